//! The record of a sentence: a key fact, a piece of context, an event.

use super::{At, Context, Origin, Person, names, owned, themes};
use crate::brief::{Body, Brief, Certainty, Date, Item};
use serde::Serialize;

/// One item of `key_facts`, `context` or `timeline`, as a clip keeps it. No listing prints it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactRecord {
    /// `fact`, or `event` where it has a date.
    pub record: &'static str,
    /// Where it comes from.
    #[serde(flatten)]
    pub origin: Origin,
    /// When it happened; unknown for what is no event.
    pub date: Option<Date>,
    /// The sentence.
    pub text: String,
    /// Who says so.
    pub source: Vec<Person>,
    /// Who passed it on.
    pub via: Option<Person>,
    /// How sure the article is.
    pub certainty: Certainty,
    /// Goes with it wherever it goes.
    pub caveat: Option<String>,
    /// The names of those the item is marked with.
    pub actors: Vec<String>,
    /// The item's themes, or the brief's where its items follow those.
    pub themes: Vec<String>,
    /// The editor's remark.
    pub note: Option<String>,
    /// Where it stands in the article.
    pub at: Vec<At>,
}

impl FactRecord {
    /// The record of an item of the brief, if it is a sentence.
    pub fn new(context: Context<'_>, brief: &Brief, item: &Item) -> Option<Self> {
        let (record, date, text) = match &item.body {
            Body::Prose(text) => ("fact", None, text),
            Body::Event { date, text } => ("event", date.clone(), text),
            Body::Quote(_) | Body::Figure(_) => return None,
        };
        let person = |attribution| Person::new(brief, attribution);
        Some(Self {
            record,
            origin: Origin::of_item(context, brief, item),
            date,
            text: owned(text),
            source: item.source.iter().map(person).collect(),
            via: item.via.as_ref().map(person),
            certainty: item.certainty,
            caveat: item.caveat.as_ref().map(owned),
            actors: names(brief, &item.actors),
            themes: themes(brief, item),
            note: item.note.as_ref().map(owned),
            at: item.at.iter().map(At::from).collect(),
        })
    }
}
