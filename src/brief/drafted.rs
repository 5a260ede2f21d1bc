//! What a draft says of itself: the key `x-draft` (FORMAT, Evolution).
//!
//! A draft is made by rules, and nobody may take it for an editor's work: what carries this mark has been read by no
//! one. It is a key of ours among keys of anybody's (`x-…`), so a value that is not as we write it is no mistake; it is
//! not read.

use super::yaml::{Node, Value};
use crate::text::Text;

/// How an item of a draft was found, and how sure the rule is. Gone once an editor has accepted the item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// The rule that found it; docs/drafting.md lists them.
    pub rule: Text,
    /// How often the rule is right.
    pub confidence: Confidence,
}

/// How sure a rule of drafting is of what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Often wrong: read the article.
    Low,
    /// Right more often than not.
    Medium,
    /// Nearly always right.
    High,
}

/// The key that says so.
pub(super) const KEY: &str = "x-draft";

impl Drafted {
    /// What a rule found.
    pub fn new(rule: &str, confidence: Confidence) -> Self {
        Self { rule: Text::new(rule), confidence }
    }

    /// Reads the value of `x-draft`; `None` where it is not as we write it.
    pub(super) fn read(node: &Node<'_>) -> Option<Self> {
        let Value::Mapping(pairs) = &node.value else { return None };
        let value = |key| pairs.iter().find(|(name, _)| name.scalar() == Some(key))?.1.scalar();
        Some(Self {
            rule: Text::new(value("rule")?),
            confidence: Confidence::from_key(value("confidence")?)?,
        })
    }
}
