//! The items of a brief's five sections, and what is particular to each.

use super::node::{Node, list, mapping, one_or_list};
use super::{Writer, date, maybe, prose, texts, word};
use crate::brief::{
    Body, Certainty, Date, Figure, Item, Locator, Number, Quote, QuoteKind, Said, Section, Translation,
};
use crate::brief::{drafted, format};
use crate::text::Text;

/// The keys of a mapping; those without a value are left out.
type Keys = Vec<(&'static str, Option<Node>)>;

impl Writer<'_> {
    pub(super) fn sections(&self) -> impl Iterator<Item = (&'static str, Option<Node>)> {
        Section::ALL.into_iter().map(|section| {
            (section.key(), list(self.brief.section(section).iter().map(|item| self.item(item))))
        })
    }

    fn item(&self, item: &Item) -> Node {
        let mut keys = self.body(&item.body);
        keys.extend(self.marks(item));
        let node = mapping(keys);
        if format::takes_sentences(item.section) { node.shorten("text") } else { node }
    }

    fn body(&self, body: &Body) -> Keys {
        match body {
            Body::Prose(sentence) => vec![("text", Some(prose(sentence)))],
            Body::Event { date: when, text: what } => {
                vec![("date", when.as_ref().map(date)), ("text", Some(prose(what)))]
            }
            Body::Quote(quote) => self.quote(quote),
            Body::Figure(figure) => self::figure(figure),
        }
    }

    /// What every item may have.
    fn marks(&self, item: &Item) -> Keys {
        let actors = item.actors.iter().map(|whom| self.attribution(whom, false));
        let source = item.source.iter().map(|whom| self.attribution(whom, true));
        vec![
            ("id", maybe(item.id.as_ref())),
            ("actors", list(actors)),
            ("themes", texts(&item.themes)),
            ("source", one_or_list(source)),
            ("via", item.via.as_ref().map(|whom| self.attribution(whom, false))),
            ("certainty", word(item.certainty, Certainty::key)),
            ("caveat", maybe(item.caveat.as_ref())),
            ("note", maybe(item.note.as_ref())),
            ("at", one_or_list(item.at.iter().map(locator))),
            (drafted::KEY, item.draft.as_ref().map(super::draft)),
        ]
    }

    fn quote(&self, quote: &Quote) -> Keys {
        vec![
            ("speaker", quote.speaker.as_ref().map(|whom| self.attribution(whom, false))),
            ("text", Some(words(&quote.parts))),
            ("kind", word(quote.kind, QuoteKind::key)),
            ("said", Some(&quote.said).filter(|said| **said != Said::default()).map(said)),
            ("context", maybe(quote.context.as_ref())),
            ("translated", quote.translated.as_ref().map(translated)),
        ]
    }
}

/// The parts of a quote; a blank one alone would be taken for a text that is missing.
fn words(parts: &[Text]) -> Node {
    match parts {
        [one] if !one.raw().trim().is_empty() => Node::Prose(one.raw().to_owned()),
        _ => Node::List(parts.iter().map(prose).collect()),
    }
}

fn said(said: &Said) -> Node {
    mapping([
        ("date", said.date.as_ref().map(date)),
        ("place", maybe(said.place.as_ref())),
        ("to", maybe(said.to.as_ref())),
    ])
}

fn translated(translated: &Translation) -> Node {
    mapping([
        ("from", maybe(translated.from.as_ref())),
        ("original", translated.original.as_ref().map(prose)),
    ])
}

fn figure(figure: &Figure) -> Keys {
    let day = |date: &Option<Date>| date.as_ref().map(super::date);
    vec![
        ("value", figure.value.map(number)),
        ("range", figure.range.map(|(low, high)| Node::List(vec![number(low), number(high)]))),
        ("words", maybe(figure.words.as_ref())),
        ("unit", maybe(figure.unit.as_ref())),
        ("what", maybe(figure.what.as_ref())),
        ("of", maybe(figure.of.as_ref())),
        ("per", maybe(figure.per.as_ref())),
        ("also", figure.also.as_ref().map(also)),
        ("bound", figure.bound.map(|bound| Node::Text(bound.key().to_owned()))),
        ("hedge", maybe(figure.hedge.as_ref())),
        ("as_of", day(&figure.as_of)),
        ("period", day(&figure.period)),
        ("series", maybe(figure.series.as_ref())),
        ("conflicts_with", texts(&figure.conflicts_with)),
    ]
}

fn also((value, unit): &(Number, Option<Text>)) -> Node {
    mapping([("value", Some(number(*value))), ("unit", maybe(unit.as_ref()))])
}

fn number(number: Number) -> Node {
    Node::Number(number)
}

/// A place in the article: the number of its paragraph, where that is all.
fn locator(locator: &Locator) -> Node {
    let paragraph = locator.paragraph.map(|paragraph| Node::Whole(paragraph.into()));
    mapping([
        ("paragraph", paragraph),
        ("exact", locator.exact.as_ref().map(prose)),
        ("prefix", locator.prefix.as_ref().map(prose)),
    ])
    .shorten("paragraph")
}
