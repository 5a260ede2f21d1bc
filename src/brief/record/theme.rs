//! The record of a theme, across briefs.

use super::Origin;
use super::cell::Cell;
use serde::Serialize;

/// One theme of the library.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ThemeRecord {
    /// All unknown: a theme is not of one brief.
    #[serde(flatten)]
    pub origin: Origin,
    /// The theme.
    pub theme: String,
    /// How many briefs have it.
    pub briefs: usize,
    /// How many items have it.
    pub items: usize,
}

impl ThemeRecord {
    pub(super) const COLUMNS: &'static [&'static str] = &["theme", "briefs", "items"];

    pub(super) fn cells(&self) -> Vec<String> {
        vec![self.theme.cell(), self.briefs.cell(), self.items.cell()]
    }
}
