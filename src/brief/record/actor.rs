//! The record of an actor, across briefs.

use super::Origin;
use super::cell::Cell;
use crate::brief::{ActorKind, Date};
use serde::Serialize;

/// One actor of the library, as merged from its briefs.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ActorRecord {
    /// All unknown: an actor is not of one brief.
    #[serde(flatten)]
    pub origin: Origin,
    /// The full name.
    pub name: String,
    /// What it is.
    pub kind: Option<ActorKind>,
    /// Its office or description.
    pub role: Option<String>,
    /// Other spellings and names.
    pub aliases: Vec<String>,
    /// Identifiers elsewhere.
    pub same_as: Vec<String>,
    /// How many briefs it is in.
    pub briefs: usize,
    /// How many quotes are its.
    pub quotes: usize,
    /// How many figures it gave.
    pub figures: usize,
    /// When the first of its briefs was published.
    pub first: Option<Date>,
    /// When the last of its briefs was published.
    pub last: Option<Date>,
}

impl ActorRecord {
    pub(super) const COLUMNS: &'static [&'static str] =
        &["name", "kind", "role", "aliases", "same_as", "briefs", "quotes", "figures", "first", "last"];

    pub(super) fn cells(&self) -> Vec<String> {
        vec![
            self.name.cell(),
            self.kind.map(ActorKind::key).cell(),
            self.role.cell(),
            self.aliases.cell(),
            self.same_as.cell(),
            self.briefs.cell(),
            self.quotes.cell(),
            self.figures.cell(),
            self.first.cell(),
            self.last.cell(),
        ]
    }
}
