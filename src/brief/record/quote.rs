//! The record of a quote.

use super::cell::{Cell, named};
use super::{At, Context, Origin, Person, all_owned, names, owned, themes};
use crate::brief::{Brief, Date, Item, QuoteKind, Said, Translation};
use serde::Serialize;

/// One item of `quotes`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuoteRecord {
    /// Where it comes from.
    #[serde(flatten)]
    pub origin: Origin,
    /// Whose words they are; unknown only where the item is flawed.
    pub speaker: Option<Person>,
    /// Who passed them on.
    pub via: Option<Person>,
    /// The parts, joined by a space.
    pub text: String,
    /// The parts of the words, in order.
    pub parts: Vec<String>,
    /// How literal they are.
    pub kind: QuoteKind,
    /// When, where and to whom they were said; its values are unknown where the file does not say.
    pub said: SaidRecord,
    /// What they were translated from; unknown where they were not.
    pub translated: Option<TranslatedRecord>,
    /// What they answer or refer to.
    pub context: Option<String>,
    /// The names of those the item is marked with.
    pub actors: Vec<String>,
    /// The item's themes, or the brief's where its items follow those.
    pub themes: Vec<String>,
    /// Goes with the words wherever they go.
    pub caveat: Option<String>,
    /// The editor's remark.
    pub note: Option<String>,
    /// Where they stand in the article.
    pub at: Vec<At>,
}

impl QuoteRecord {
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "speaker",
        "via",
        "text",
        "parts",
        "kind",
        "said",
        "translated",
        "context",
        "actors",
        "themes",
        "caveat",
        "note",
        "at",
    ];

    /// The record of an item of the brief, if it is a quote.
    pub fn new(context: Context<'_>, brief: &Brief, item: &Item) -> Option<Self> {
        let quote = item.quote()?;
        let person = |attribution| Person::new(brief, attribution);
        Some(Self {
            origin: Origin::of_item(context, brief, item),
            speaker: quote.speaker.as_ref().map(person),
            via: item.via.as_ref().map(person),
            text: quote.words(),
            parts: all_owned(&quote.parts),
            kind: quote.kind,
            said: SaidRecord::from(&quote.said),
            translated: quote.translated.as_ref().map(TranslatedRecord::from),
            context: quote.context.as_ref().map(owned),
            actors: names(brief, &item.actors),
            themes: themes(brief, item),
            caveat: item.caveat.as_ref().map(owned),
            note: item.note.as_ref().map(owned),
            at: item.at.iter().map(At::from).collect(),
        })
    }

    pub(super) fn cells(&self) -> Vec<String> {
        vec![
            self.speaker.cell(),
            self.via.cell(),
            self.text.cell(),
            self.parts.cell(),
            self.kind.key().cell(),
            self.said.cell(),
            self.translated.cell(),
            self.context.cell(),
            self.actors.cell(),
            self.themes.cell(),
            self.caveat.cell(),
            self.note.cell(),
            self.at.cell(),
        ]
    }
}

/// When, where and to whom words were said.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct SaidRecord {
    /// When, if the file says so itself.
    pub date: Option<Date>,
    /// Where.
    pub place: Option<String>,
    /// To whom.
    pub to: Option<String>,
}

impl From<&Said> for SaidRecord {
    fn from(said: &Said) -> Self {
        Self {
            date: said.date.clone(),
            place: said.place.as_ref().map(owned),
            to: said.to.as_ref().map(owned),
        }
    }
}

impl Cell for SaidRecord {
    fn cell(&self) -> String {
        named(&[("date", self.date.cell()), ("place", self.place.cell()), ("to", self.to.cell())])
    }
}

/// What words were translated from.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct TranslatedRecord {
    /// The language, BCP 47.
    pub from: Option<String>,
    /// The words before translation.
    pub original: Option<String>,
}

impl From<&Translation> for TranslatedRecord {
    fn from(translation: &Translation) -> Self {
        Self {
            from: translation.from.as_ref().map(owned),
            original: translation.original.as_ref().map(owned),
        }
    }
}

impl Cell for TranslatedRecord {
    fn cell(&self) -> String {
        named(&[("from", self.from.cell()), ("original", self.original.cell())])
    }
}
