//! One mistake in a configuration file.

use crate::draft::themes;
use crate::text::Shown;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong and what to write instead.
    pub message: String,
}

impl Mistake {
    pub(super) fn of_file(path: &Path, message: String) -> Self {
        Self { path: path.to_owned(), line: 0, column: 0, message }
    }

    pub(super) fn at(spot: &Spot, message: String) -> Self {
        Self { path: spot.path.clone(), line: spot.line, column: spot.column, message }
    }
}

impl Mistake {
    /// What is wrong in a file of themes, which lies beside the configuration.
    pub fn of_themes(path: &Path, mistake: themes::Mistake) -> Self {
        let themes::Mistake { line, column, message } = mistake;
        Self { path: path.to_owned(), line, column, message }
    }

    /// The same for a reader.
    pub fn shown(&self) -> Shown {
        Shown::from(self.to_string())
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match self.line {
            0 => write!(f, "{path}: {}", self.message),
            line => write!(f, "{path}:{line}:{}: {}", self.column, self.message),
        }
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) path: PathBuf,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Spot {
    /// The place of the first byte of a range of the file's text.
    pub(super) fn new(path: &Path, text: &str, range: &Range<usize>) -> Self {
        let before = text.get(..range.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { path: path.to_owned(), line, column }
    }
}
