//! How many, of what, according to whom.

use super::galley::Galley;
use super::quotes::Quotation;
use crate::brief::{Certainty, Confidence, Figure};
use crate::text::Text;
use jiff::civil;
use std::ops::Range;

/// A figure of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// Its number with hedge and unit: bytes of the text.
    pub bytes: Range<usize>,
    /// The number alone: bytes of the text.
    pub number: Range<usize>,
    /// What it says.
    pub figure: Figure,
    /// Who says so, as mentioned: bytes of the text; `None` where it is the outlet's own reporting.
    pub source: Option<Range<usize>>,
    /// How sure the text is.
    pub certainty: Certainty,
    /// What the text says against it.
    pub caveat: Option<Text>,
    /// The name of the rule in docs/drafting.md.
    pub rule: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Finds every figure, in the order of the text.
///
/// `quotations` are all of the text, indirect ones too: what stands in one is said by its speaker. `published` is what
/// "on Monday" is counted from.
pub fn find(galley: &Galley<'_>, quotations: &[Quotation], published: Option<civil::Date>) -> Vec<Count> {
    let _ = (galley, quotations, published);
    Vec::new()
}
