//! What is wrong with a file, and where.

mod code;

use crate::text::{Shown, Text};
pub use code::Code;

/// A stretch of a file. Lines and columns are counted in characters from 1; the end is exclusive. Line 0: no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub struct Place {
    /// First line.
    pub line: usize,
    /// First column.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column after the end.
    pub end_column: usize,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file breaks the format.
    Error,
    /// The file keeps the format, but is probably not what its author meant.
    Warning,
}

impl Severity {
    /// What it is called: "error".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One mistake in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// The very characters.
    pub place: Place,
    /// The path of the field, such as `quotes[1].speaker`; empty for the file as a whole.
    pub field: Shown,
    /// What is wrong.
    pub message: Shown,
    /// What to write instead.
    pub help: Option<Shown>,
    /// The line of the file that `place` begins on, whole; `None` without a place or where it is over 4 KiB.
    pub snippet: Option<Text>,
}
