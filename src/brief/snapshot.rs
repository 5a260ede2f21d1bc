//! A brief's words as somebody saw them, to tell later what has changed.
//!
//! Words are what a reader was told: not comments, order of keys, places in the article or who made the brief. What says
//! who said something, how sure it is and with what caveat counts like the words themselves.

use super::{Attribution, Body, Brief, Figure, Item};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// A name made of words: other words, another name. The first 128 bits of their SHA-256, as hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Digest(Box<str>);

impl Digest {
    fn of(facets: &[Facet], more: &[&str]) -> Self {
        let mut sum = Sha256::new();
        let mut add = |part: &str| {
            sum.update(part.len().to_le_bytes());
            sum.update(part);
        };
        for part in more {
            add(part);
        }
        for facet in facets {
            add(&facet.of);
            add(&facet.words);
        }
        Self::from_sum(&sum.finalize())
    }

    fn from_sum(sum: &[u8]) -> Self {
        let digits = sum.iter().take(16).fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        });
        Self(digits.into())
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The words of a brief at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// What stands above its items.
    pub head: Vec<Facet>,
    /// Its items, in their order.
    pub items: Vec<SeenItem>,
}

/// One thing that is said of a brief or an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// The key of the format that it stands under.
    pub of: Box<str>,
    /// The words, raw.
    pub words: Box<str>,
}

/// An item as it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenItem {
    /// The key of its section.
    pub section: Box<str>,
    /// Its own id.
    pub id: Option<Box<str>>,
    /// What it says; its own words first.
    pub facets: Vec<Facet>,
}

impl Snapshot {
    /// The words of a brief as it stands.
    pub fn of(brief: &Brief) -> Self {
        let mut head = Facets::default();
        head.add("headline", [&brief.headline]);
        head.add("summary", &brief.summary);
        head.say("status", brief.status.key());
        head.add("corrections", brief.corrections.iter().map(|correction| &correction.text));
        head.add("outlet", [&brief.source.outlet]);
        head.say("published", &brief.source.published.as_written());
        Self { head: head.0, items: brief.items.iter().map(|item| SeenItem::of(brief, item)).collect() }
    }

    /// What these words are named by.
    pub fn digest(&self) -> Digest {
        let items: Vec<Digest> = self.items.iter().map(SeenItem::digest).collect();
        let items: Vec<&str> = items.iter().map(Digest::as_str).collect();
        Digest::of(&self.head, &items)
    }
}

impl SeenItem {
    /// An item of a brief as it stands.
    pub fn of(brief: &Brief, item: &Item) -> Self {
        let mut facets = Facets::default();
        match &item.body {
            Body::Prose(text) => facets.add("text", [text]),
            Body::Event { date, text } => {
                facets.add("text", [text]);
                facets.say("date", &date.as_ref().map(super::Date::as_written).unwrap_or_default());
            }
            Body::Quote(quote) => {
                facets.add("text", &quote.parts);
                facets.say("kind", quote.kind.key());
                facets.who(brief, "speaker", &quote.speaker);
                facets.add("context", &quote.context);
                facets.add("original", quote.translated.iter().flat_map(|from| &from.original));
                facets
                    .say("said", &quote.said.date.as_ref().map(super::Date::as_written).unwrap_or_default());
            }
            Body::Figure(figure) => facets.figure(figure),
        }
        facets.who(brief, "source", &item.source);
        facets.who(brief, "via", &item.via);
        facets.say("certainty", item.certainty.key());
        facets.add("caveat", &item.caveat);
        facets.add("note", &item.note);
        let id = item.id.as_ref().map(|id| id.raw().into());
        Self { section: item.section.key().into(), id, facets: facets.0 }
    }

    /// What it is named by: its section and all it says, but not its id.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.facets, &[&self.section])
    }
}

#[derive(Default)]
struct Facets(Vec<Facet>);

impl Facets {
    /// What is empty is not there.
    fn say(&mut self, of: &str, words: &str) {
        if !words.is_empty() {
            self.0.push(Facet { of: of.into(), words: words.into() });
        }
    }

    fn add<'a>(&mut self, of: &str, texts: impl IntoIterator<Item = &'a Text>) {
        texts.into_iter().for_each(|text| self.say(of, text.raw()));
    }

    fn who<'a>(&mut self, brief: &Brief, of: &str, all: impl IntoIterator<Item = &'a Attribution>) {
        for who in all {
            match who {
                Attribution::Actor(_) => {
                    let actor = brief.actor(who);
                    self.add(of, actor.map(|actor| &actor.name));
                    self.add("role", actor.and_then(|actor| actor.role.as_ref()));
                }
                Attribution::Undeclared(name) => self.add(of, [name]),
                Attribution::Article => self.say(of, "article"),
                Attribution::Unnamed { who, .. } => self.add(of, [who]),
            }
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let Figure { value, range, words, unit, what, of, per, also, bound, hedge, as_of, period, .. } =
            figure;
        self.add("hedge", hedge);
        self.say("bound", bound.map(super::Bound::key).unwrap_or_default());
        let numbers = value.iter().copied().chain(range.iter().flat_map(|(from, to)| [*from, *to]));
        numbers.for_each(|number| self.say("value", &number.shown()));
        for (key, text) in [("words", words), ("unit", unit), ("what", what), ("of", of), ("per", per)] {
            self.add(key, text);
        }
        if let Some((number, unit)) = also {
            self.say("also", &number.shown());
            self.add("also", unit);
        }
        for (key, date) in [("as_of", as_of), ("period", period)] {
            self.say(key, &date.as_ref().map(super::Date::as_written).unwrap_or_default());
        }
    }
}
