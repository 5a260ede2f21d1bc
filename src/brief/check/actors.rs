//! Actors: whom a name means, and whether anybody means them at all.

use super::{Report, Subject};
use crate::brief::field::Field;
use crate::brief::involve::{attributions, texts_of};
use crate::brief::yaml::lines::What;
use crate::brief::{Actor, Attribution, Brief, Code, Diagnostic, Place};
use crate::text::Text;
use crate::text::fold::{Words, fold_name, letters_of};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_, '_>) {
    let entries = Entries::default();
    shared_names(subject.brief, &entries, report);
    let found = report.found().iter();
    if !subject.read.iter().chain(found).any(may_swallow_a_reference) {
        unused(subject.brief, &entries, report);
    }
}

/// The fields of actors by their places, looked up once: entries that cannot be read are no actors, so that an actor's
/// index does not tell.
#[derive(Default)]
struct Entries(OnceCell<HashMap<Place, Field>>);

impl Entries {
    fn of(&self, actor: &Actor, report: &Report<'_, '_>) -> Field {
        let all = self.0.get_or_init(|| {
            let entries = report.document.values(&Field::of("actors")).into_iter();
            entries.map(|(field, node)| (node.head(), field)).collect()
        });
        all.get(&actor.place).cloned().unwrap_or_else(|| Field::of("actors"))
    }
}

/// The names of an actor.
fn names(actor: &Actor) -> impl Iterator<Item = &Text> {
    std::iter::once(&actor.name).chain(&actor.aliases)
}

/// Tells of each actor the first name that an earlier one has. Two of one id are told of that already.
fn shared_names(brief: &Brief, entries: &Entries, report: &mut Report<'_, '_>) {
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
            shared_name((name, owner), &entries.of(actor, report), report);
        }
    }
}

fn shared_name((name, owner): (&Text, &Actor), entry: &Field, report: &mut Report<'_, '_>) {
    let mut places = ["name", "aliases"].into_iter().flat_map(|key| report.document.values(&entry.key(key)));
    let place = places.find(|(_, node)| node.scalar() == Some(name.raw()));
    let field = place.map_or_else(|| entry.clone(), |(field, _)| field);
    let what = What::new(format!(
        "`{}` is a name of `{}` too, which references by it mean",
        name.raw(),
        owner.id.raw()
    ))
    .help("delete it here, or make it longer, so that it means one actor");
    report.add(Code::SharedAlias, &field, what);
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
fn unused(brief: &Brief, entries: &Entries, report: &mut Report<'_, '_>) {
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
            report.add(Code::UnusedActor, &entries.of(actor, report), what);
        }
    }
}

/// The texts of a brief's items. They are folded only where a name does not stand in them letter by letter, and divided
/// into words only where the letters of all its words do.
struct Texts<'b> {
    brief: &'b Brief,
    folded: OnceCell<Vec<Folded<'b>>>,
}

struct Folded<'b> {
    raw: &'b str,
    letters: String,
    words: OnceCell<Words>,
}

impl<'b> Texts<'b> {
    /// Whether any text has the name, as whole words.
    fn name(&self, name: &Text) -> bool {
        self.raw().any(|text| has_word(text, name.raw())) || {
            let name = Words::new(name.raw());
            let letters: Vec<String> = name.iter().map(letters_of).collect();
            self.folded().iter().any(|text| text.has(&name, &letters))
        }
    }

    fn raw(&self) -> impl Iterator<Item = &'b str> {
        self.brief.items.iter().flat_map(texts_of).map(Text::raw)
    }

    fn folded(&self) -> &[Folded<'b>] {
        let folded = |raw| Folded { raw, letters: letters_of(raw), words: OnceCell::new() };
        self.folded.get_or_init(|| self.raw().map(folded).collect())
    }
}

impl Folded<'_> {
    /// Whether the text has a name, whose words have these letters.
    fn has(&self, name: &Words, letters: &[String]) -> bool {
        letters.iter().all(|word| self.letters.contains(word.as_str()))
            && self.words.get_or_init(|| Words::new(self.raw)).contains(name)
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
