//! What may come next where the cursor stands in a query line.

use super::lex::{self, Term};
use super::{Key, write};
use crate::library::query::Wanted;
use std::ops::Range;

/// What can be offered at the cursor. Places count characters from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Completion {
    /// Nothing: a word, or a date.
    #[default]
    Nothing,
    /// Keys that begin so, colon and all.
    Keys {
        /// In the order of the grammar.
        keys: Vec<&'static str>,
        /// What the chosen one replaces.
        replace: Range<usize>,
    },
    /// Words that begin so, of the few that a key can have after it.
    Words {
        /// In the order of the grammar.
        words: Vec<&'static str>,
        /// What the chosen one replaces.
        replace: Range<usize>,
    },
    /// The names of a library's rows.
    Values {
        /// Which rows to ask for; its needle is what stands before the cursor.
        wanted: Wanted,
        /// What the chosen name replaces, quotes and all.
        replace: Range<usize>,
    },
}

/// What can be offered in a line where the cursor stands before the character `cursor`, or behind the last.
pub fn complete(line: &str, cursor: usize) -> Completion {
    let cursor = cursor.min(line.chars().count());
    let terms = lex::terms(line);
    let Some(term) = terms.iter().find(|term| touches(term, cursor)) else {
        return keys("", cursor..cursor);
    };
    match &term.key {
        Some(key) if cursor < key.at.end => keys(&before(line, key.at.start, cursor), key.at.clone()),
        Some(key) => Key::named(&key.text).map_or(Completion::Nothing, |key| values(key, line, term, cursor)),
        None if term.value.quoted => Completion::Nothing,
        None => keys(&before(line, term.value.at.start, cursor), term.value.at.clone()),
    }
}

/// Behind a word's last character the cursor is still at the word; behind a closing quote the term is over.
fn touches(term: &Term, cursor: usize) -> bool {
    let end = if term.value.closed { term.at.end } else { term.at.end + 1 };
    (term.at.start..end).contains(&cursor)
}

/// Before a word's first character nothing has begun: a key goes in front of the word.
fn keys(begun: &str, word: Range<usize>) -> Completion {
    let replace = if begun.is_empty() { word.start..word.start } else { word };
    let begun = begun.to_lowercase();
    let keys: Vec<&str> =
        Key::ALL.iter().map(|key| key.word()).filter(|word| word.starts_with(&begun)).collect();
    if keys.is_empty() { Completion::Nothing } else { Completion::Keys { keys, replace } }
}

/// A quote that does not end runs to the end of the line; only what stands before the cursor belongs to the value then.
fn values(key: Key, line: &str, term: &Term, cursor: usize) -> Completion {
    let value = &term.value;
    let needle = before(line, value.at.start + usize::from(value.quoted), cursor);
    let end = if value.quoted && !value.closed { cursor } else { value.at.end };
    let replace = value.at.start..end;
    let begun = needle.to_lowercase();
    let words: Vec<&str> = key.words().into_iter().filter(|word| word.starts_with(&begun)).collect();
    match key.values(needle) {
        Some(wanted) => Completion::Values { wanted, replace },
        None if words.is_empty() => Completion::Nothing,
        None => Completion::Words { words, replace },
    }
}

fn before(line: &str, start: usize, cursor: usize) -> String {
    line.chars().take(cursor).skip(start).collect()
}

impl Completion {
    /// The line with a chosen key or name in its place, and the cursor behind it. A name gets the quotes it needs.
    pub fn insert(&self, line: &str, chosen: &str) -> (String, usize) {
        match self {
            Self::Nothing => (line.to_owned(), line.chars().count()),
            Self::Keys { replace, .. } => put(line, replace, chosen),
            Self::Words { replace, .. } | Self::Values { replace, .. } => {
                let (line, cursor) = put(line, replace, &write::value(chosen));
                if line.chars().count() > cursor { (line, cursor) } else { (line + " ", cursor + 1) }
            }
        }
    }
}

fn put(line: &str, replace: &Range<usize>, text: &str) -> (String, usize) {
    let before: String = line.chars().take(replace.start).collect();
    let cursor = before.chars().count() + text.chars().count();
    let after: String = line.chars().skip(replace.end).collect();
    (before + text + &after, cursor)
}
