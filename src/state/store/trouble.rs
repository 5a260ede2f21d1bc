//! What keeps the state from being kept, in words for the reader's last line.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// Why something is not kept, or is no longer there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing can be written, or what is there cannot be read: why, in words that follow a colon.
    Unkept(String),
    /// A file of this name is damaged. Where it has been set aside, the name it has now.
    Damaged(&'static str, Option<PathBuf>),
    /// A file of this name was written by a later program, and is left alone.
    Newer(&'static str),
}

impl Trouble {
    /// What is the matter, without what follows from it.
    pub fn why(&self) -> String {
        match self {
            Self::Unkept(why) => why.clone(),
            Self::Damaged(file, _) => format!("{file} is damaged; the reader will set it aside"),
            Self::Newer(file) => format!("{file} was written by a newer nutgraf"),
        }
    }

    /// Whether another attempt may succeed.
    pub(in crate::state) fn may_pass(&self) -> bool {
        matches!(self, Self::Unkept(_))
    }

    /// Whether to tell both would be to tell one thing twice.
    pub(in crate::state) fn is_like(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Unkept(_), Self::Unkept(_))) || self == other
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Unkept(match error.kind() {
            ErrorKind::StorageFull => "the disk is full".to_owned(),
            ErrorKind::QuotaExceeded => "your quota is used up".to_owned(),
            ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
            ErrorKind::PermissionDenied => "its folder may not be written to".to_owned(),
            ErrorKind::NotADirectory => "its folder would lie in a file".to_owned(),
            _ => error.to_string(),
        })
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unkept(why) => write!(f, "What you mark is not kept: {why}. Where: nutgraf state path"),
            Self::Damaged(_, None) => write!(f, "{}.", self.why()),
            Self::Damaged(file, Some(aside)) => {
                let aside = aside.file_name().unwrap_or_default().to_string_lossy();
                write!(f, "{file} was damaged and is begun anew; the old one: {aside}")
            }
            Self::Newer(_) => write!(f, "What you mark is not kept: {}.", self.why()),
        }
    }
}
