//! What of a part can be corrected, and what a person types for it.
//!
//! Every field is one line of text: names of declared actors for references, `unnamed: residents` for people without a
//! name, entries of a list between semicolons. What is typed is understood as reading the file would understand it, with
//! the leniency of a form: `12,400` is a number, part of a name is the actor that alone has it.

use super::amount;
use super::slot::{Slot, slot};
use super::speller::Speller;
use super::value::Written;
use super::{Refusal, Target};
use crate::brief::{Body, Brief, Figure, Item};

/// A field of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The sentence of an item, or the summary.
    Text,
    /// The brief's headline.
    Headline,
    /// Where the story is.
    Place,
    /// Where the article was written.
    Dateline,
    /// The words of a quote; of a split one, the part of this number, from 0.
    Part(usize),
    /// An actor's name.
    Name,
    /// Its kind.
    ActorKind,
    /// Its office.
    Role,
    /// Its other names.
    Aliases,
    /// Whom it speaks for.
    SpeaksFor,
    /// Whose words they are.
    Speaker,
    /// How literal they are.
    QuoteKind,
    /// When they were said.
    SaidDate,
    /// What they answer.
    Context,
    /// A number, two, or words.
    Amount,
    /// Its unit.
    Unit,
    /// What is counted.
    What,
    /// The whole that a share is of.
    Of,
    /// What a rate is for.
    Per,
    /// Whether the truth may lie above or below.
    Bound,
    /// The article's words for that.
    Hedge,
    /// The day the count stood so.
    AsOf,
    /// The time it covers.
    Period,
    /// The measure that several briefs report.
    Series,
    /// When it happened.
    Date,
    /// Who says so.
    Source,
    /// Who passed it on.
    Via,
    /// How sure the article is.
    Certainty,
    /// What goes with it wherever it is shown.
    Caveat,
    /// Whom it concerns.
    Actors,
    /// Its themes.
    Themes,
    /// The editor's remark.
    Note,
}

impl Field {
    /// What it is called where it is chosen: the key of the file, as far as there is one.
    pub fn label(self, brief: &Brief, target: Target) -> String {
        match self {
            Self::Amount => "amount".to_owned(),
            Self::Part(part) if parts(brief, target) > 1 => format!("text, part {}", part + 1),
            other => other.keys(brief, target).join("."),
        }
    }

    /// What it takes, for who types it.
    pub const fn takes(self) -> &'static str {
        match self {
            Self::Part(1..) => "empty takes this part out",
            Self::Text | Self::Headline | Self::Part(_) | Self::Name | Self::What => "",
            Self::ActorKind => "person, organisation, group or place",
            Self::QuoteKind => "direct, partial or indirect",
            Self::Bound => "about, at_least, more_than, at_most or less_than",
            Self::Certainty => "confirmed, claimed, estimated, disputed or unknown",
            Self::Speaker | Self::Via => "an actor, or unnamed: residents, because: feared reprisals",
            Self::Source => {
                "actors, article, or unnamed: residents, because: feared reprisals; several parted by ;"
            }
            Self::Actors | Self::SpeaksFor => "actors, several parted by ;",
            Self::Aliases | Self::Themes => "several parted by ;",
            Self::Amount => "12400, 3-7, or words: hundreds",
            Self::AsOf | Self::Period | Self::Date | Self::SaidDate => {
                "2031-04-02, 2031-04, 2031-04-01/2031-04-03"
            }
            _ => "empty for none",
        }
    }

    /// Whether it names declared actors.
    pub const fn names_actors(self) -> bool {
        matches!(self, Self::Speaker | Self::Via | Self::Source | Self::Actors | Self::SpeaksFor)
    }

    /// The keys that lead to it from its part.
    pub(super) fn keys(self, brief: &Brief, target: Target) -> Vec<&'static str> {
        let key = match self {
            Self::Text if target == Target::Summary => "summary",
            Self::Text | Self::Part(_) => "text",
            Self::Headline => "headline",
            Self::Place => "place",
            Self::Dateline => return vec!["source", "dateline"],
            Self::Name => "name",
            Self::ActorKind | Self::QuoteKind => "kind",
            Self::Role => "role",
            Self::Aliases => "aliases",
            Self::SpeaksFor => "speaks_for",
            Self::Speaker => "speaker",
            Self::SaidDate => return vec!["said", "date"],
            Self::Context => "context",
            Self::Amount => figure(brief, target).map_or(amount::VALUE, amount::key),
            Self::Unit => "unit",
            Self::What => "what",
            Self::Of => "of",
            Self::Per => "per",
            Self::Bound => "bound",
            Self::Hedge => "hedge",
            Self::AsOf => "as_of",
            Self::Period => "period",
            Self::Series => "series",
            Self::Date => "date",
            Self::Source => "source",
            Self::Via => "via",
            Self::Certainty => "certainty",
            Self::Caveat => "caveat",
            Self::Actors => "actors",
            Self::Themes => "themes",
            Self::Note => "note",
        };
        vec![key]
    }
}

const SUMMARY: [Field; 5] = [Field::Text, Field::Headline, Field::Place, Field::Dateline, Field::Themes];
const ACTOR: [Field; 5] = [Field::Name, Field::Role, Field::ActorKind, Field::Aliases, Field::SpeaksFor];
const FIGURE: [Field; 13] = [
    Field::Amount,
    Field::Unit,
    Field::What,
    Field::Source,
    Field::AsOf,
    Field::Period,
    Field::Hedge,
    Field::Certainty,
    Field::Bound,
    Field::Caveat,
    Field::Of,
    Field::Per,
    Field::Series,
];

/// What of a part can be corrected; what is corrected most often comes first.
pub fn fields(brief: &Brief, target: Target) -> Vec<Field> {
    let item = match target {
        Target::Summary => return SUMMARY.to_vec(),
        Target::Actor(_) => return ACTOR.to_vec(),
        Target::Item(index) => brief.items.get(index),
    };
    let Some(item) = item else { return Vec::new() };
    let mut fields: Vec<Field> = match &item.body {
        Body::Quote(quote) => {
            let words = (0..quote.parts.len().max(1)).map(Field::Part);
            let rest = [
                Field::Speaker,
                Field::QuoteKind,
                Field::SaidDate,
                Field::Context,
                Field::Via,
                Field::Source,
            ];
            words.chain(rest).collect()
        }
        Body::Figure(_) => FIGURE.to_vec(),
        Body::Prose(_) => vec![Field::Text, Field::Source],
        Body::Event { .. } => vec![Field::Text, Field::Date, Field::Source],
    };
    for field in [Field::Certainty, Field::Caveat, Field::Actors, Field::Themes, Field::Note] {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields
}

/// What a field says now, as a person would type it; empty where it says nothing.
pub fn get(brief: &Brief, target: Target, field: Field) -> String {
    // A slot is of a brief that can be changed.
    let mut copy = brief.clone();
    slot(&mut copy, target, field).map(|slot| slot.typed(brief).trim().to_owned()).unwrap_or_default()
}

/// Gives a field what was typed, and how the file is to have it.
pub(super) fn put(brief: &mut Brief, target: Target, field: Field, typed: &str) -> Result<Written, Refusal> {
    if let (Field::Part(at), Target::Item(index), true) = (field, target, typed.trim().is_empty())
        && let Some(item) = brief.items.get_mut(index)
        && leave_out(item, at)
    {
        return Ok(Written { value: None, key: None, part: None });
    }
    let speller = Speller::new(brief, field == Field::Source);
    let part = if let Field::Part(part) = field { Some(part) } else { None };
    match slot(brief, target, field).ok_or(Refusal::Entangled)? {
        Slot::Amount(figure) => {
            let (value, key) = amount::put(figure, typed.trim())?;
            Ok(Written { value: Some(value), key: Some(key), part })
        }
        slot => Ok(Written { value: slot.fill(typed.trim(), &speller)?, key: None, part }),
    }
}

/// Takes a part of a split quote out, and its place where each part has one; gives whether there are several.
fn leave_out(item: &mut Item, at: usize) -> bool {
    let Body::Quote(quote) = &mut item.body else { return false };
    let several = quote.parts.len() > 1 && at < quote.parts.len();
    if several {
        if item.at.len() == quote.parts.len() {
            item.at.remove(at);
        }
        quote.parts.remove(at);
    }
    several
}

fn parts(brief: &Brief, target: Target) -> usize {
    let Target::Item(index) = target else { return 0 };
    brief.items.get(index).and_then(Item::quote).map_or(0, |quote| quote.parts.len())
}

fn figure(brief: &Brief, target: Target) -> Option<&Figure> {
    let Target::Item(index) = target else { return None };
    brief.items.get(index).and_then(Item::figure)
}
