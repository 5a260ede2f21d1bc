//! The record of a brief, readable or not.

use super::cell::{Cell, named};
use super::{Context, Origin, all_owned, owned};
use crate::brief::{Brief, Section, Status};
use serde::Serialize;

/// One brief of the library.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BriefRecord {
    /// Where it comes from; of an unreadable brief only the path is known.
    #[serde(flatten)]
    pub origin: Origin,
    /// A few sentences.
    pub summary: Option<String>,
    /// Where the story is.
    pub place: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Whether the article still stands.
    pub status: Option<Status>,
    /// The names of the declared actors.
    pub actors: Option<Vec<String>>,
    /// The brief's own themes.
    pub themes: Option<Vec<String>>,
    /// How many items each section has.
    pub counts: Option<Counts>,
    /// Whether it can be read.
    pub state: State,
    /// What is wrong, if anything is.
    pub problem: Option<String>,
}

impl BriefRecord {
    pub(super) const COLUMNS: &'static [&'static str] =
        &["summary", "place", "language", "status", "actors", "themes", "counts", "state", "problem"];

    /// The record of a brief that was read.
    pub fn new(context: Context<'_>, brief: &Brief, state: State, problem: Option<&str>) -> Self {
        Self {
            origin: Origin::of_brief(context, brief),
            summary: brief.summary.as_ref().map(owned),
            place: brief.place.as_ref().map(owned),
            language: Some(owned(&brief.language)),
            status: Some(brief.status),
            actors: Some(brief.actors.iter().map(|actor| owned(&actor.name)).collect()),
            themes: Some(all_owned(&brief.themes)),
            counts: Some(Counts::of(brief)),
            state,
            problem: problem.map(str::to_owned),
        }
    }

    /// The record of a file that could not be read: only its path and its problem are known.
    pub fn unreadable(context: Context<'_>, problem: &str) -> Self {
        Self {
            origin: Origin { path: Some(context.path.to_owned()), ..Origin::default() },
            summary: None,
            place: None,
            language: None,
            status: None,
            actors: None,
            themes: None,
            counts: None,
            state: State::Unreadable,
            problem: Some(problem.to_owned()),
        }
    }

    pub(super) fn cells(&self) -> Vec<String> {
        vec![
            self.summary.cell(),
            self.place.cell(),
            self.language.cell(),
            self.status.map(Status::key).cell(),
            self.actors.cell(),
            self.themes.cell(),
            self.counts.cell(),
            self.state.key().cell(),
            self.problem.cell(),
        ]
    }
}

/// Whether a brief can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It can, and is without errors.
    Ok,
    /// It can, but some of it is wrong.
    Flawed,
    /// It cannot.
    Unreadable,
}

impl State {
    /// The word of the record.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Flawed => "flawed",
            Self::Unreadable => "unreadable",
        }
    }
}

/// How many items each section has, by the section's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Items of `key_facts`.
    pub key_facts: usize,
    /// Items of `quotes`.
    pub quotes: usize,
    /// Items of `figures`.
    pub figures: usize,
    /// Items of `context`.
    pub context: usize,
    /// Items of `timeline`.
    pub timeline: usize,
}

impl Counts {
    fn of(brief: &Brief) -> Self {
        let [key_facts, quotes, figures, context, timeline] =
            Section::ALL.map(|section| brief.section(section).len());
        Self { key_facts, quotes, figures, context, timeline }
    }
}

impl Cell for Counts {
    fn cell(&self) -> String {
        let counts = [self.key_facts, self.quotes, self.figures, self.context, self.timeline];
        let keyed: Vec<_> =
            Section::ALL.iter().zip(counts).map(|(section, count)| (section.key(), count.cell())).collect();
        named(&keyed)
    }
}
