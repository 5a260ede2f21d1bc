//! A filter as the line that means it.

use super::parse;
use crate::library::query::{Clause, Filter, Named, Test, Who};

/// The line that means a filter: what [`parse`](super::parse) made of a line comes back the same.
///
/// A clause that means one very actor, theme, outlet or series has no form of its own: its name is written, which
/// finds all whose names hold these words. A word that would not be read as one is written as a phrase, which is
/// found only whole. What arrived since a time has no form either, and is left out. Whether unmarked items are shown is no
/// part of a line.
pub fn write(filter: &Filter) -> String {
    let terms: Vec<String> = filter.clauses.iter().filter_map(term).collect();
    terms.join(" ")
}

fn term(clause: &Clause) -> Option<String> {
    let sign = if clause.exclude { "-" } else { "" };
    Some(format!("{sign}{}", test(clause)?))
}

fn test(clause: &Clause) -> Option<String> {
    Some(match &clause.test {
        Test::Actor(who) => format!("actor:{}", person(who)),
        Test::Speaker(who) => format!("speaker:{}", person(who)),
        Test::Source(who) => format!("source:{}", person(who)),
        Test::Theme(named) => format!("theme:{}", name(named)),
        Test::Outlet(named) => format!("outlet:{}", name(named)),
        Test::Series(named) => format!("series:{}", name(named)),
        Test::Since(date) => format!("after:{}", date.as_written()),
        Test::Until(date) => format!("before:{}", date.as_written()),
        Test::Words(words) => word(words, clause),
        Test::Is(mark) => format!("is:{}", mark.key()),
        Test::Arrived(_) => return None,
    })
}

fn person(who: &Who) -> String {
    match who {
        Who::Is { name, .. } => quoted(name.as_str()),
        Who::Like(typed) => value(typed),
    }
}

fn name(named: &Named) -> String {
    match named {
        Named::Is(text) => quoted(text.shown().as_str()),
        Named::Like(typed) => value(typed),
    }
}

/// Bare where the grammar reads it back as the same words.
fn word(words: &str, clause: &Clause) -> String {
    let sign = if clause.exclude { "-" } else { "" };
    let same = parse(&format!("{sign}{words}")).is_ok_and(|read| read.clauses == [clause.clone()]);
    if same { words.to_owned() } else { quoted(words) }
}

/// A value after a key, in quotes where it needs them.
pub(super) fn value(text: &str) -> String {
    let bare = !text.is_empty() && !text.starts_with('"') && !text.contains(char::is_whitespace);
    if bare { text.to_owned() } else { quoted(text) }
}

/// In quotes. Quote marks within go: searching does not see them.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', " ").trim())
}
