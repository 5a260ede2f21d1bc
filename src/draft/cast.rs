//! Who is who: the people, organisations, groups and places of an article, and whom its words mean.

use super::galley::Galley;
use super::names::Names;
use super::quotes::Quotation;
use crate::brief::{ActorKind, Confidence};
use std::ops::Range;

/// Everybody an article names, in the order of their first mention.
#[derive(Debug, Default)]
pub struct Cast {
    /// The members.
    pub members: Vec<Member>,
}

/// One of the cast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The fullest name the article has.
    pub name: String,
    /// What it is, where a rule can tell.
    pub kind: Option<ActorKind>,
    /// The office or description in the article's words.
    pub role: Option<String>,
    /// Other names the article calls it by: surname, acronym, office with "the".
    pub aliases: Vec<String>,
    /// Whom it speaks for: an index into the members.
    pub speaks_for: Option<usize>,
    /// Every mention by name: bytes of the text, in order.
    pub mentions: Vec<Range<usize>>,
    /// The name of the rule in docs/drafting.md.
    pub rule: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Whom words of the text mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// One of the cast, by index; and how sure that is.
    Member(usize, Confidence),
    /// Somebody the article does not name, in its words: "residents", "a spokesman for the governor".
    Unnamed(String),
    /// A pronoun that nobody could be found for, as written.
    Unknown(String),
}

impl Cast {
    /// Finds everybody.
    pub fn of(galley: &Galley<'_>, names: &Names, quotations: &[Quotation]) -> Self {
        let _ = (galley, names, quotations);
        Self::default()
    }

    /// Whom a mention means: a name, a pronoun ("he"), an office ("the minister") or somebody unnamed.
    pub fn whom(&self, galley: &Galley<'_>, mention: Range<usize>) -> Whom {
        Whom::Unnamed(galley.slice(mention).to_owned())
    }
}
