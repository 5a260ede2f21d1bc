//! Who said what: quotations and to whom the text attributes them.

mod attribute;
mod carry;
mod indirect;
mod marks;
mod mention;
mod passage;
mod rules;
mod speaker;
mod subject;
mod words;

use super::galley::Galley;
use super::names::Names;
use crate::brief::{Confidence, QuoteKind};
use std::ops::Range;

/// Words that the text attributes to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The words alone, without quote marks: bytes of the text, one range a stretch, in order.
    pub stretches: Vec<Range<usize>>,
    /// How literal they are.
    pub kind: QuoteKind,
    /// Who is said to have said them, as mentioned: bytes of the text; a name, a pronoun or a description without what
    /// is set off by commas. `None` where nobody is.
    pub speaker: Option<Range<usize>>,
    /// What finds the name of the rule in docs/drafting.md.
    pub rule: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Quotation {
    /// From the first to the last of its words.
    pub fn hull(&self) -> Range<usize> {
        match (self.stretches.first(), self.stretches.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }
}

/// Finds every quotation, in the order of the text: direct, partial and indirect ones.
pub fn find(galley: &Galley<'_>, names: &Names) -> Vec<Quotation> {
    let passage = passage::Passage::new(galley, names, marks::find(galley));
    let mut found = attribute::quotations(&passage);
    found.extend(indirect::quotations(&passage));
    found.sort_by_key(|quotation| quotation.hull().start);
    found
}
