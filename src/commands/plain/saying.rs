//! Statements, one a line.

use crate::brief::Date;
use crate::commands::Console;
use crate::commands::wording::line;
use crate::text::{Shown, Text};
use std::fmt;
use std::io;

/// Statements in their order.
#[derive(Debug, Default)]
pub(in crate::commands) struct Saying {
    statements: Vec<Shown>,
    /// Whether anything was said before these.
    resumed: bool,
}

impl Saying {
    /// Adds a statement, on one line; nothing where it is empty.
    pub(in crate::commands) fn say(&mut self, statement: impl Into<Shown>) {
        let statement = statement.into();
        if !statement.is_empty() {
            self.statements.push(Shown::new(&statement.line()));
        }
    }

    /// Adds prose, a paragraph a line.
    pub(super) fn prose(&mut self, prose: &Text) {
        prose.shown().as_str().lines().map(str::trim).for_each(|line| self.say(line));
    }

    /// Adds what is found more easily after a pause.
    pub(super) fn heading(&mut self, heading: impl Into<Shown>) {
        self.pause();
        self.say(heading);
    }

    /// Adds an empty line, where there is something to be parted from.
    pub(in crate::commands) fn pause(&mut self) {
        if self.resumed || !self.statements.is_empty() {
            self.statements.push(Shown::default());
        }
    }

    /// Adds a value behind what it is; nothing where there is none.
    pub(in crate::commands) fn value(&mut self, label: &str, value: &str) {
        if !value.is_empty() {
            self.say(format!("{label}: {value}"));
        }
    }

    /// The same of a file's words.
    pub(super) fn text(&mut self, label: &str, text: Option<&Text>) {
        self.value(label, &text.map(line).unwrap_or_default());
    }

    /// The same of a date.
    pub(super) fn date(&mut self, label: &str, date: Option<&Date>) {
        self.value(label, &date.map(spoken_date).unwrap_or_default());
    }

    /// Adds what another says.
    pub(in crate::commands) fn extend(&mut self, other: Self) {
        self.statements.extend(other.statements);
    }

    pub(in crate::commands) fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// Prints all of it, and has room for what comes after.
    pub(in crate::commands) fn print(&mut self, console: &mut Console) -> io::Result<()> {
        self.resumed |= !self.statements.is_empty();
        self.statements.drain(..).try_for_each(|statement| console.print(&statement).map(drop))
    }
}

/// `1 to 3 April 2031`: a date in words alone.
pub(super) fn spoken_date(date: &Date) -> String {
    date.long().replace('–', " to ").replace("  ", " ")
}

/// Which of how many.
#[derive(Debug, Clone, Copy)]
pub(in crate::commands) struct Nth {
    number: usize,
    of: usize,
}

impl Nth {
    /// The first of so many, the second, and so on.
    pub(in crate::commands) fn count(of: usize) -> impl Iterator<Item = Self> {
        (1..=of).map(move |number| Self { number, of })
    }
}

impl fmt::Display for Nth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.number, self.of)
    }
}
