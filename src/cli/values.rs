//! The values that arguments take, and what is said where one cannot be used.

use crate::brief::date::DateError;
use crate::brief::{Date, Part};
use crate::library::query::Mark;
use clap::ValueEnum;
use clap::builder::PossibleValue;
use std::ops::Range;

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For reading
    #[default]
    Table,
    /// One JSON object a line, exact values
    Jsonl,
    /// The same as columns
    Csv,
}

/// How a brief is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ShowFormat {
    /// For reading
    #[default]
    Text,
    /// For pasting, with citations
    Markdown,
    /// As the format has it, exact values
    Json,
}

/// How the mistakes of briefs are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum CheckFormat {
    /// For reading; each begins with its place, as editors and grep take it
    #[default]
    Human,
    /// One JSON object
    Json,
    /// Annotations of GitHub's workflows
    Github,
}

/// How the clips are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ClipsFormat {
    /// One dossier, for pasting
    #[default]
    Markdown,
    /// One JSON object a clip, exact values
    Jsonl,
}

/// How a draft is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum DraftFormat {
    /// A brief's file
    #[default]
    Yaml,
    /// The same as JSON
    Json,
}

/// A format as it was asked for, unless it is the one for reading.
pub(super) fn other<T: ValueEnum + Default + PartialEq>(format: &T) -> Option<String> {
    let value = format.to_possible_value().filter(|_| *format != T::default())?;
    Some(format!("--format {}", value.get_name()))
}

/// Parts are named by the key of the format.
impl ValueEnum for Part {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.key()).help(self.title());
        Some(if *self == Self::KeyFacts { value.alias("key-facts") } else { value })
    }
}

/// Marks are named as in a query.
impl ValueEnum for Mark {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.key()))
    }
}

/// Words to look for: an empty text would find everything, which nobody means.
pub(super) fn words(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("write at least one letter to look for".to_owned()),
        words => Ok(words.to_owned()),
    }
}

/// A date, or why it is none, with a mark under the characters that are wrong.
pub(super) fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| {
        let wrong = wrong_part(text, &error);
        let why = match &error {
            // That it is no date clap says already.
            DateError::NotADate => "write 2031, 2031-04 or 2031-04-02".to_owned(),
            other => other.to_string(),
        };
        format!("{why}\n\n  {text}\n  {}{}", " ".repeat(wrong.start), "^".repeat(wrong.len().max(1)))
    })
}

/// The characters that an error is about, as far as it is about some of them.
fn wrong_part(text: &str, error: &DateError) -> Range<usize> {
    let whole = 0..text.chars().count();
    let part = match error {
        DateError::NoSuchMonth { month } => find(text, &format!("-{month:02}"), 1),
        DateError::NoSuchDay { month, day, .. } => find(text, &format!("-{month:02}-{day:02}"), 4),
        DateError::NoSuchTime { hour, minute, .. } => find(text, &format!("T{hour:02}:{minute:02}"), 1),
        DateError::NotADate => {
            text.chars().position(|c| !(c.is_ascii_digit() || "-/.:TZ+".contains(c))).map(|at| at..at + 1)
        }
        _ => None,
    };
    part.unwrap_or(whole)
}

/// Where a piece stands in an ASCII text, without its first characters.
fn find(text: &str, piece: &str, skip: usize) -> Option<Range<usize>> {
    text.find(piece).map(|at| at + skip..at + piece.len())
}
