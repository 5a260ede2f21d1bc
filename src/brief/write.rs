//! A brief as a YAML file: the other direction of [`parse`](super::parse).
//!
//! What is written is read back equal. Keys stand in the order of the format, what says nothing is left out, and short
//! forms are used where they say as much: a sentence for an item, a name for an actor, one value for a list of one.

mod items;
mod node;

use super::parse::{Names, slug};
use super::{Actor, Attribution, Brief, Correction, Date, Drafted, Made, Source, Status, VERSION, drafted};
use crate::brief::record::to_json_line;
use crate::text::Text;
use node::{Node, list, mapping, one_or_list};

/// The file of a brief, ending with a line break.
///
/// An actor is referred to by its id; where that would be read otherwise, by its name or an alias.
///
/// # Errors
/// None is known: what serialisation could fail of, a brief does not hold.
pub fn write(brief: &Brief) -> Result<String, serde_yaml::Error> {
    Writer::new(brief).file().write()
}

/// The same as one line of JSON, which is YAML too.
///
/// # Errors
/// None is known, as with [`write()`].
pub fn write_json(brief: &Brief) -> serde_json::Result<String> {
    to_json_line(&Writer::new(brief).file())
}

/// A brief on its way to a file, with the names that its references may use.
struct Writer<'b> {
    brief: &'b Brief,
    names: Names,
}

impl<'b> Writer<'b> {
    fn new(brief: &'b Brief) -> Self {
        Self { brief, names: Names::of(brief.actors.clone()) }
    }
}

impl Writer<'_> {
    fn file(&self) -> Node {
        let brief = self.brief;
        let mut keys = vec![
            ("brief", Some(Node::Whole(VERSION))),
            ("headline", Some(prose(&brief.headline))),
            ("summary", brief.summary.as_ref().map(prose)),
            ("id", Some(text(&brief.id))),
            ("language", Some(text(&brief.language)).filter(|_| brief.language.raw() != "en")),
            ("place", maybe(brief.place.as_ref())),
            ("status", word(brief.status, Status::key)),
            ("corrections", list(brief.corrections.iter().map(correction))),
            ("source", Some(source(&brief.source))),
            ("made", brief.made.as_ref().map(made)),
            ("actors", list(brief.actors.iter().map(|actor| self.actor(actor)))),
            ("themes", texts(&brief.themes)),
            (drafted::KEY, brief.draft.as_ref().map(draft)),
        ];
        keys.extend(self.sections());
        mapping(keys)
    }

    fn actor(&self, actor: &Actor) -> Node {
        let speaks_for = actor.speaks_for.iter().map(|whom| self.attribution(whom, false));
        let keys = [
            ("id", Some(text(&actor.id)).filter(|_| actor.id.raw() != slug(actor.name.raw()))),
            ("name", Some(text(&actor.name))),
            ("kind", actor.kind.map(|kind| Node::Text(kind.key().to_owned()))),
            ("role", maybe(actor.role.as_ref())),
            ("speaks_for", one_or_list(speaks_for)),
            ("aliases", texts(&actor.aliases)),
            ("same_as", texts(&actor.same_as)),
            ("local", actor.local.then_some(Node::Flag(true))),
            (drafted::KEY, actor.draft.as_ref().map(draft)),
        ];
        mapping(keys).shorten("name")
    }

    /// What names somebody; in `source` the word `article` is taken.
    fn attribution(&self, whom: &Attribution, in_source: bool) -> Node {
        match whom {
            Attribution::Actor(index) => Node::Text(self.reference(*index, in_source)),
            Attribution::Undeclared(name) => Node::Text(name.raw().to_owned()),
            Attribution::Article => Node::Text("article".to_owned()),
            Attribution::Unnamed { who, because } => {
                mapping([("unnamed", Some(text(who))), ("because", maybe(because.as_ref()))])
            }
        }
    }

    /// The first of an actor's names that means the actor.
    fn reference(&self, index: usize, in_source: bool) -> String {
        let Some(actor) = self.brief.actors.get(index) else { return String::new() };
        let means = |word: &&str| self.names.find(word) == Some(index) && !(in_source && *word == "article");
        let mut words = [&actor.id, &actor.name].into_iter().chain(&actor.aliases).map(Text::raw);
        words.find(means).map_or_else(|| actor.id.raw().to_uppercase(), str::to_owned)
    }
}

fn source(source: &Source) -> Node {
    mapping([
        ("outlet", Some(text(&source.outlet))),
        ("published", Some(date(&source.published))),
        ("updated", source.updated.as_ref().map(date)),
        ("agency", maybe(source.agency.as_ref())),
        ("title", source.title.as_ref().map(prose)),
        ("url", maybe(source.url.as_ref())),
        ("byline", texts(&source.byline)),
        ("dateline", maybe(source.dateline.as_ref())),
        ("text", maybe(source.text.as_ref())),
        ("sha256", maybe(source.sha256.as_ref())),
    ])
}

fn made(made: &Made) -> Node {
    mapping([
        ("by", maybe(made.by.as_ref())),
        ("with", maybe(made.with.as_ref())),
        ("at", made.at.as_ref().map(date)),
        ("reviewed_by", maybe(made.reviewed_by.as_ref())),
    ])
}

fn draft(draft: &Drafted) -> Node {
    let confidence = Node::Text(draft.confidence.key().to_owned());
    mapping([("rule", Some(text(&draft.rule))), ("confidence", Some(confidence))])
}

fn correction(correction: &Correction) -> Node {
    mapping([("date", correction.date.as_ref().map(date)), ("text", Some(prose(&correction.text)))])
        .shorten("text")
}

fn text(text: &Text) -> Node {
    Node::Text(text.raw().to_owned())
}

/// Sentences and quoted words.
fn prose(text: &Text) -> Node {
    Node::Prose(text.raw().to_owned())
}

fn maybe(maybe: Option<&Text>) -> Option<Node> {
    maybe.map(text)
}

/// A list, be it of one: so that another is easily added.
fn texts(texts: &[Text]) -> Option<Node> {
    list(texts.iter().map(text))
}

/// The word of an enumeration, unless it is the one that goes without saying.
fn word<T: Copy + Default + PartialEq>(value: T, key: fn(T) -> &'static str) -> Option<Node> {
    (value != T::default()).then(|| Node::Text(key(value).to_owned()))
}

/// A date; a year alone is a number to YAML, and needs no quotes as one.
fn date(date: &Date) -> Node {
    let written = date.as_written();
    match written.parse() {
        Ok(year) if written.len() == 4 && !written.starts_with(['0', '-']) => Node::Whole(year),
        _ => Node::Text(written),
    }
}

#[cfg(test)]
pub(super) mod tests;
