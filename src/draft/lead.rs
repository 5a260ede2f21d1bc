//! Placeholder for the lead sentences (merged from cast).

use super::galley::Galley;
use std::ops::Range;

/// The sentences that an article begins with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lead {
    /// For the summary: bytes of the text.
    pub summary: Vec<Range<usize>>,
    /// For the key facts: bytes of the text.
    pub facts: Vec<Range<usize>>,
}

impl Lead {
    /// Finds them from a byte on.
    pub fn of(galley: &Galley<'_>, head: usize) -> Self {
        let _ = (galley, head);
        Self::default()
    }
}
