//! Where a brief keeps the value of a field, and the way between that and what a person types.

use super::scalar::{list, scalar};
use super::speller::{self, Speller};
use super::{Field, Refusal, Target, amount};
use crate::brief::{ActorKind, Attribution, Body, Bound, Brief, Certainty, Date, Figure, Quote, QuoteKind};
use crate::text::Text;

/// Where a field's value is kept.
pub(super) enum Slot<'b> {
    Text(&'b mut Text),
    Maybe(&'b mut Option<Text>),
    Texts(&'b mut Vec<Text>),
    Whom(&'b mut Option<Attribution>),
    Whoms(&'b mut Vec<Attribution>),
    Date(&'b mut Option<Date>),
    ActorKind(&'b mut Option<ActorKind>),
    QuoteKind(&'b mut QuoteKind),
    Bound(&'b mut Option<Bound>),
    Certainty(&'b mut Certainty),
    Amount(&'b mut Figure),
}

/// Where a part keeps the value of a field; `None` where it has no such field.
pub(super) fn slot(brief: &mut Brief, target: Target, field: Field) -> Option<Slot<'_>> {
    match target {
        Target::Summary => Some(match field {
            Field::Text => Slot::Maybe(&mut brief.summary),
            Field::Headline => Slot::Text(&mut brief.headline),
            Field::Place => Slot::Maybe(&mut brief.place),
            Field::Dateline => Slot::Maybe(&mut brief.source.dateline),
            Field::Themes => Slot::Texts(&mut brief.themes),
            _ => return None,
        }),
        Target::Actor(index) => {
            let actor = brief.actors.get_mut(index)?;
            Some(match field {
                Field::Name => Slot::Text(&mut actor.name),
                Field::ActorKind => Slot::ActorKind(&mut actor.kind),
                Field::Role => Slot::Maybe(&mut actor.role),
                Field::Aliases => Slot::Texts(&mut actor.aliases),
                Field::SpeaksFor => Slot::Whoms(&mut actor.speaks_for),
                _ => return None,
            })
        }
        Target::Item(index) => {
            let item = brief.items.get_mut(index)?;
            Some(match field {
                Field::Source => Slot::Whoms(&mut item.source),
                Field::Via => Slot::Whom(&mut item.via),
                Field::Certainty => Slot::Certainty(&mut item.certainty),
                Field::Caveat => Slot::Maybe(&mut item.caveat),
                Field::Actors => Slot::Whoms(&mut item.actors),
                Field::Themes => Slot::Texts(&mut item.themes),
                Field::Note => Slot::Maybe(&mut item.note),
                _ => return body_slot(&mut item.body, field),
            })
        }
    }
}

fn body_slot(body: &mut Body, field: Field) -> Option<Slot<'_>> {
    Some(match (body, field) {
        (Body::Prose(text) | Body::Event { text, .. }, Field::Text) => Slot::Text(text),
        (Body::Event { date, .. }, Field::Date) => Slot::Date(date),
        (Body::Quote(quote), field) => return quote_slot(quote, field),
        (Body::Figure(figure), field) => return figure_slot(figure, field),
        _ => return None,
    })
}

fn quote_slot(quote: &mut Quote, field: Field) -> Option<Slot<'_>> {
    Some(match field {
        Field::Part(part) => Slot::Text(quote.parts.get_mut(part)?),
        Field::Speaker => Slot::Whom(&mut quote.speaker),
        Field::QuoteKind => Slot::QuoteKind(&mut quote.kind),
        Field::SaidDate => Slot::Date(&mut quote.said.date),
        Field::Context => Slot::Maybe(&mut quote.context),
        _ => return None,
    })
}

fn figure_slot(figure: &mut Figure, field: Field) -> Option<Slot<'_>> {
    Some(match field {
        Field::Amount => Slot::Amount(figure),
        Field::Unit => Slot::Maybe(&mut figure.unit),
        Field::What => Slot::Maybe(&mut figure.what),
        Field::Of => Slot::Maybe(&mut figure.of),
        Field::Per => Slot::Maybe(&mut figure.per),
        Field::Bound => Slot::Bound(&mut figure.bound),
        Field::Hedge => Slot::Maybe(&mut figure.hedge),
        Field::AsOf => Slot::Date(&mut figure.as_of),
        Field::Period => Slot::Date(&mut figure.period),
        Field::Series => Slot::Maybe(&mut figure.series),
        _ => return None,
    })
}

impl Slot<'_> {
    /// What it holds, as it is typed.
    pub(super) fn typed(&self, brief: &Brief) -> String {
        let raw = |text: &Text| text.raw().to_owned();
        let joined = |all: Vec<String>| all.join("; ");
        match self {
            Self::Text(text) => raw(text),
            Self::Maybe(text) => text.as_ref().map(raw).unwrap_or_default(),
            Self::Texts(texts) => joined(texts.iter().map(raw).collect()),
            Self::Whom(whom) => whom.as_ref().map(|whom| speller::typed(whom, brief)).unwrap_or_default(),
            Self::Whoms(all) => joined(all.iter().map(|whom| speller::typed(whom, brief)).collect()),
            Self::Date(date) => date.as_ref().map(Date::as_written).unwrap_or_default(),
            Self::ActorKind(kind) => kind.map(ActorKind::key).unwrap_or_default().to_owned(),
            Self::QuoteKind(kind) => kind.key().to_owned(),
            Self::Bound(bound) => bound.map(Bound::key).unwrap_or_default().to_owned(),
            Self::Certainty(certainty) => certainty.key().to_owned(),
            Self::Amount(figure) => amount::typed(figure),
        }
    }

    /// Takes what was typed; gives the value of the file, or `None` where the key goes.
    pub(super) fn fill(self, typed: &str, speller: &Speller) -> Result<Option<String>, Refusal> {
        let empty = typed.is_empty();
        match self {
            Self::Text(_) if empty => {
                Err(Refusal::Value("this must not be empty: drop the whole instead".to_owned()))
            }
            Self::Text(text) => {
                *text = Text::new(typed);
                Ok(Some(scalar(typed)))
            }
            Self::Maybe(text) => {
                *text = (!empty).then(|| Text::new(typed));
                Ok((!empty).then(|| scalar(typed)))
            }
            Self::Texts(texts) => {
                let entries: Vec<&str> = parted(typed).collect();
                *texts = entries.iter().map(|entry| Text::new(entry)).collect();
                Ok((!entries.is_empty()).then(|| list(entries.into_iter().map(scalar))))
            }
            Self::Whom(whom) if empty => {
                *whom = None;
                Ok(None)
            }
            Self::Whom(whom) => {
                let mut named = entries(typed);
                let (Some(only), None) = (named.next(), named.next()) else {
                    return Err(Refusal::Value("one alone can stand here, without “;”".to_owned()));
                };
                let (found, written) = speller.whom(&only);
                *whom = Some(found);
                Ok(Some(written))
            }
            Self::Whoms(all) => {
                let (found, written): (Vec<_>, Vec<_>) =
                    entries(typed).map(|entry| speller.whom(&entry)).unzip();
                *all = found;
                Ok(match written.as_slice() {
                    [] => None,
                    [one] if speller.in_source => Some(one.clone()),
                    _ => Some(list(written.into_iter())),
                })
            }
            Self::Date(date) => {
                *date = if empty {
                    None
                } else {
                    Some(Date::parse(typed).map_err(|error| Refusal::Value(error.to_string()))?)
                };
                Ok(date.as_ref().map(Date::as_written))
            }
            Self::ActorKind(kind) => choice(typed, ActorKind::KEYS, ActorKind::from_key, kind),
            Self::Bound(bound) => choice(typed, Bound::KEYS, Bound::from_key, bound),
            Self::QuoteKind(kind) => {
                let mut chosen = None;
                let value = choice(typed, QuoteKind::KEYS, QuoteKind::from_key, &mut chosen)?;
                *kind = chosen.unwrap_or_default();
                Ok(value)
            }
            Self::Certainty(certainty) => {
                let mut chosen = None;
                let value = choice(typed, Certainty::KEYS, Certainty::from_key, &mut chosen)?;
                *certainty = chosen.unwrap_or_default();
                Ok(value)
            }
            Self::Amount(figure) => amount::put(figure, typed).map(|(value, _)| Some(value)),
        }
    }
}

fn parted(typed: &str) -> impl Iterator<Item = &str> {
    typed.split(';').map(str::trim).filter(|entry| !entry.is_empty())
}

/// Whom somebody names: why people have no name goes with them, whatever it is parted by.
fn entries(typed: &str) -> impl Iterator<Item = String> {
    let mut entries: Vec<String> = Vec::new();
    for entry in parted(typed) {
        match entries.last_mut().filter(|last| last.starts_with("unnamed:") && entry.starts_with("because:"))
        {
            Some(last) => *last = format!("{last}, {entry}"),
            None => entries.push(entry.to_owned()),
        }
    }
    entries.into_iter()
}

/// A word of an enumeration, or its beginning where that is enough.
fn choice<T: Copy>(
    typed: &str,
    keys: &[&str],
    of: fn(&str) -> Option<T>,
    chosen: &mut Option<T>,
) -> Result<Option<String>, Refusal> {
    let typed = typed.to_lowercase().replace(' ', "_");
    let mut begun = keys.iter().filter(|key| key.starts_with(typed.as_str()));
    let key = match (typed.is_empty(), keys.contains(&typed.as_str()), begun.next(), begun.next()) {
        (true, ..) => None,
        (_, true, ..) => Some(typed.clone()),
        (_, _, Some(only), None) => Some((*only).to_owned()),
        _ => return Err(Refusal::Value(format!("write one of {}", keys.join(", ")))),
    };
    *chosen = key.as_deref().and_then(of);
    Ok(key)
}
