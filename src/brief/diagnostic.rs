//! What is wrong with a file, and where.

use crate::text::{Shown, Text};

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

/// The kinds of mistake that reading a file can see. Their names are a contract (FORMAT, "What `check` says").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Not one YAML document of UTF-8.
    YamlSyntax,
    /// A limit of loading was passed.
    TooLarge,
    /// `brief` is above 1.
    NewerVersion,
    /// A required key is missing.
    MissingKey,
    /// A value of another type was expected.
    WrongType,
    /// A value is not one of an enumeration.
    UnknownValue,
    /// A key stands twice in a mapping.
    DuplicateKey,
    /// An id stands twice in a brief, or in a library.
    DuplicateId,
    /// A comma inside a flow mapping cut a value in two.
    SplitByComma,
    /// Not a date that exists.
    InvalidDate,
    /// A range whose first number is above its second.
    RangeReversed,
    /// A reference to no declared actor.
    UnknownReference,
    /// A key that the format does not have.
    UnknownKey,
}

impl Code {
    /// The name as `check` prints it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::YamlSyntax => "yaml-syntax",
            Self::TooLarge => "too-large",
            Self::NewerVersion => "newer-version",
            Self::MissingKey => "missing-key",
            Self::WrongType => "wrong-type",
            Self::UnknownValue => "unknown-value",
            Self::DuplicateKey => "duplicate-key",
            Self::DuplicateId => "duplicate-id",
            Self::SplitByComma => "split-by-comma",
            Self::InvalidDate => "invalid-date",
            Self::RangeReversed => "range-reversed",
            Self::UnknownReference => "unknown-reference",
            Self::UnknownKey => "unknown-key",
        }
    }

    /// How bad this kind of mistake is.
    pub const fn severity(self) -> Severity {
        match self {
            Self::UnknownReference | Self::UnknownKey => Severity::Warning,
            _ => Severity::Error,
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
