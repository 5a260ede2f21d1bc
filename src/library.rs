//! The set of briefs, and how it is asked.
//!
//! [`walk`] finds the files, [`load`] makes each a [`Loaded`], a [`Catalog`] holds them and answers a
//! [`Query`] with a [`Page`]. [`memory`] is the catalog that is right by being simple; any
//! other must give the same rows in the same order. [`librarian`] runs a catalog on a thread of its own, for a reader
//! that must never wait.

mod facts;
pub mod generate;
pub mod librarian;
pub mod load;
pub mod memory;
pub mod names;
mod narrow;
pub mod query;
pub mod query_line;
pub mod samples;
pub mod walk;

pub use load::Loaded;
pub use memory::Memory;
pub use names::ActorKey;
pub use query::{
    ActorRow, BriefKey, BriefRow, Clause, Filter, ItemRow, Named, OpenBrief, Page, Query, Row, State, Test,
    ValueRow, Verdict, Wanted, Who,
};

use crate::text::{Shown, Text};
use std::path::PathBuf;

/// Answers questions about a library.
pub trait Catalog {
    /// The rows that a query wants.
    fn ask(&self, query: &Query) -> Page;

    /// The article a brief was made from.
    ///
    /// # Errors
    /// Says why its text is not at hand.
    fn article(&self, key: &BriefKey) -> Result<Article, Shown>;
}

/// The text of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// Its paragraphs; a locator's paragraph 1 is the first.
    pub paragraphs: Vec<Text>,
}

impl Article {
    /// Divides a text by its blank lines, or into its lines where it has none (FORMAT, `at`).
    pub fn new(text: &str) -> Self {
        let lines = || text.lines().map(str::trim);
        let mut paragraphs: Vec<String> = vec![String::new()];
        for line in lines() {
            match (line.is_empty(), paragraphs.last_mut()) {
                (true, Some(last)) if !last.is_empty() => paragraphs.push(String::new()),
                (false, Some(last)) if last.is_empty() => last.push_str(line),
                (false, Some(last)) => {
                    last.push(' ');
                    last.push_str(line);
                }
                _ => {}
            }
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        if paragraphs.len() == 1 {
            paragraphs = lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
        }
        Self { paragraphs: paragraphs.iter().map(|paragraph| Text::new(paragraph)).collect() }
    }
}

/// Where briefs come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A folder with everything beneath it, or one file.
    Path(PathBuf),
    /// The samples built into the program.
    Samples,
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::blank_lines("a\nb\n\nc\n", &["a b", "c"])]
    #[case::many_blank_lines("\n\na\n \n\t\n\nb", &["a", "b"])]
    #[case::crlf("a\r\n\r\nb\r\n", &["a", "b"])]
    #[case::no_blank_lines("a\nb\nc", &["a", "b", "c"])]
    #[case::one("a", &["a"])]
    #[case::nothing(" \n", &[])]
    fn paragraphs(#[case] text: &str, #[case] expected: &[&str]) {
        let article = Article::new(text);
        let found: Vec<&str> = article.paragraphs.iter().map(Text::raw).collect();
        assert_eq!(found, expected);
    }
}
