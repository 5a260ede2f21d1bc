//! A line's terms, with their places. Every text has terms: what is wrong with them is for the parser to say, and
//! completion needs them even while they are wrong.

use super::Key;
use std::ops::Range;

/// One term of a line. Places count characters from 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The whole of it.
    pub(super) at: Range<usize>,
    /// Whether `-` stands before it.
    pub(super) exclude: bool,
    /// What stands before the colon, if it is or should be a key.
    pub(super) key: Option<Name>,
    /// What stands after the colon, or the word or phrase.
    pub(super) value: Value,
}

/// What stands where a key should.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Without the colon.
    pub(super) text: String,
    /// With the colon.
    pub(super) at: Range<usize>,
}

/// A word, a phrase or what follows a key.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Value {
    /// Without quotes.
    pub(super) text: String,
    /// With them.
    pub(super) at: Range<usize>,
    /// Whether it begins with a quote.
    pub(super) quoted: bool,
    /// Whether a quote ends it.
    pub(super) closed: bool,
}

/// The terms of a line, from left to right.
pub(super) fn terms(line: &str) -> Vec<Term> {
    let mut scan = Scan { chars: line.chars().collect(), at: 0 };
    std::iter::from_fn(|| scan.term()).collect()
}

struct Scan {
    chars: Vec<char>,
    at: usize,
}

impl Scan {
    fn term(&mut self) -> Option<Term> {
        self.take_while(char::is_whitespace);
        let start = self.at;
        self.peek()?;
        let exclude = self.take('-');
        let key = self.key();
        let value = self.value();
        Some(Term { at: start..self.at, exclude, key, value })
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn take(&mut self, wanted: char) -> bool {
        let stands = self.peek() == Some(wanted);
        self.at += usize::from(stands);
        stands
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let rest = self.chars.iter().skip(self.at);
        let taken: Vec<char> = rest.copied().take_while(|c| wanted(*c)).collect();
        self.at += taken.len();
        taken.into_iter().collect()
    }

    /// Letters and a colon; but a link's scheme is no key.
    fn key(&mut self) -> Option<Name> {
        let start = self.at;
        let text = self.take_while(char::is_alphabetic);
        let colon = !text.is_empty() && self.take(':');
        let link = self.chars.get(self.at..).is_some_and(|rest| rest.starts_with(&['/', '/']));
        if colon && (!link || Key::named(&text).is_some()) {
            return Some(Name { text, at: start..self.at });
        }
        self.at = start;
        None
    }

    /// A quote within a word does not begin a phrase: `6"` is a word.
    fn value(&mut self) -> Value {
        let start = self.at;
        let quoted = self.take('"');
        let (text, closed) = if quoted {
            (self.take_while(|c| c != '"'), self.take('"'))
        } else {
            (self.take_while(|c| !c.is_whitespace()), false)
        };
        Value { text, at: start..self.at, quoted, closed }
    }
}
