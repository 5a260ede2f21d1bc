//! Actors: whom a name means, and whether anybody means them at all.

use super::{Report, Subject};
use crate::brief::field::Field;
use crate::brief::involve::{attributions, texts_of};
use crate::brief::yaml::lines::What;
use crate::brief::{Actor, Attribution, Brief, Code, Diagnostic};
use crate::text::Text;
use crate::text::fold::{Words, fold_name};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_, '_>) {
    shared_names(subject.brief, report);
    let found = report.found.iter();
    if !subject.read.iter().chain(found).any(may_swallow_a_reference) {
        unused(subject.brief, report);
    }
}

/// The names of an actor.
fn names(actor: &Actor) -> impl Iterator<Item = &Text> {
    std::iter::once(&actor.name).chain(&actor.aliases)
}

/// Tells of each actor the first name that an earlier one has. Two of one id are told of that already.
fn shared_names(brief: &Brief, report: &mut Report<'_, '_>) {
    let mut owners: HashMap<String, &Actor> = HashMap::new();
    for actor in &brief.actors {
        let mut shared = None;
        for name in names(actor) {
            let folded = fold_name(name.raw());
            if folded.is_empty() {
                continue;
            }
            match owners.entry(folded) {
                Entry::Vacant(entry) => drop(entry.insert(actor)),
                Entry::Occupied(entry) if entry.get().id != actor.id => {
                    shared = shared.or(Some((name, *entry.get())));
                }
                Entry::Occupied(_) => {}
            }
        }
        if let Some((name, owner)) = shared {
            shared_name(actor, name, owner, report);
        }
    }
}

fn shared_name(actor: &Actor, name: &Text, owner: &Actor, report: &mut Report<'_, '_>) {
    let entry = entry_of(actor, report);
    let mut places = ["name", "aliases"].into_iter().flat_map(|key| report.document.values(&entry.key(key)));
    let place = places.find(|(_, node)| node.scalar() == Some(name.raw()));
    let field = place.map_or(entry, |(field, _)| field);
    let what = What::new(format!(
        "`{}` is a name of `{}` too, which references by it mean",
        name.raw(),
        owner.id.raw()
    ))
    .help("delete it here, or make it longer, so that it means one actor");
    report.add(Code::SharedAlias, &field, what);
}

/// The field of an actor: entries that cannot be read are no actors, so that its index does not tell.
fn entry_of(actor: &Actor, report: &Report<'_, '_>) -> Field {
    let entries = report.document.values(&Field::of("actors"));
    let entry = entries.into_iter().find(|(_, node)| node.head() == actor.place);
    entry.map_or_else(|| Field::of("actors"), |(field, _)| field)
}

/// Whether a mistake may be why nothing means an actor: it is in what ought to, or in what the actor is called.
fn may_swallow_a_reference(one: &Diagnostic) -> bool {
    let elsewhere =
        ["source.", "made.", "corrections"].iter().any(|part| one.field.as_str().starts_with(part));
    let harmless = matches!(
        one.code,
        Code::UnknownValue
            | Code::InvalidDate
            | Code::RangeReversed
            | Code::FigureUndated
            | Code::FiguresConflict
            | Code::SaidAfterPublished
            | Code::PublishedInFuture
            | Code::OriginalMissing
            | Code::QuoteMarks
    );
    !harmless && !elsewhere
}

/// Tells of actors that nothing refers to and no text names.
fn unused(brief: &Brief, report: &mut Report<'_, '_>) {
    let mut used = vec![false; brief.actors.len()];
    let by_items = brief.items.iter().flat_map(attributions);
    for who in by_items.chain(brief.actors.iter().flat_map(|actor| &actor.speaks_for)) {
        if let Attribution::Actor(index) = who
            && let Some(used) = used.get_mut(*index)
        {
            *used = true;
        }
    }
    let texts = Texts { brief, folded: OnceCell::new() };
    for (actor, _) in brief.actors.iter().zip(used).filter(|(_, used)| !used) {
        if !names(actor).any(|name| texts.name(name)) {
            let what = What::new(format!("nothing refers to `{}`, and no item names it", actor.id.raw()))
                .help("mark the items that it concerns, as `speaker`, `source` or in `actors`; or delete it");
            report.add(Code::UnusedActor, &entry_of(actor, report), what);
        }
    }
}

/// The texts of a brief's items. They are folded only where a name does not stand in them letter by letter.
struct Texts<'b> {
    brief: &'b Brief,
    folded: OnceCell<Vec<Words>>,
}

impl Texts<'_> {
    /// Whether any text has the name, as whole words.
    fn name(&self, name: &Text) -> bool {
        self.raw().any(|text| has_word(text, name.raw())) || {
            let name = Words::new(name.raw());
            self.folded().iter().any(|text| text.contains(&name))
        }
    }

    fn raw(&self) -> impl Iterator<Item = &str> {
        self.brief.items.iter().flat_map(texts_of).map(Text::raw)
    }

    fn folded(&self) -> &[Words] {
        self.folded.get_or_init(|| self.raw().map(Words::new).collect())
    }
}

/// Whether words stand in a text just so, with no letter or digit at either side.
fn has_word(text: &str, words: &str) -> bool {
    let is_end = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| {
            let (before, rest) = text.split_at(at);
            is_end(before.chars().next_back())
                && is_end(rest.strip_prefix(words).and_then(|rest| rest.chars().next()))
        })
}
