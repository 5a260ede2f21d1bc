//! Which files are checked.

use crate::library::walk::{Found, Root};
use crate::library::{BriefKey, Origin, load, samples};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file to be checked.
#[derive(Debug)]
pub(super) struct File {
    /// As it is named in what is printed.
    pub(super) path: String,
    /// Where it is.
    pub(super) kept: Kept,
}

/// Where a file is.
#[derive(Debug)]
pub(super) enum Kept {
    /// On the disk: what it is read beneath, and the file.
    Beneath(Root, PathBuf),
    /// In the program.
    Sample(&'static str),
    /// Nowhere that could be looked into.
    Unseen(Arc<io::Error>),
}

impl File {
    /// The id of a brief that does not say its own.
    pub(super) fn stem(&self) -> &str {
        load::stem_of(&self.path)
    }

    /// What it holds.
    ///
    /// # Errors
    /// Says why it cannot be read.
    pub(super) fn read(&self) -> Result<Vec<u8>, String> {
        match &self.kept {
            Kept::Beneath(root, path) => root.read(path).map_err(|error| load::reason(&error)),
            Kept::Sample(text) => Ok(text.as_bytes().to_vec()),
            Kept::Unseen(error) => Err(load::reason(error)),
        }
    }

    /// What it is read beneath and itself, where it is a file of the disk.
    pub(super) fn place(&self) -> Option<(&Root, &Path)> {
        match &self.kept {
            Kept::Beneath(root, path) => Some((root, path)),
            Kept::Sample(_) | Kept::Unseen(_) => None,
        }
    }
}

/// The files of some origins in the order of their paths.
pub(super) fn files(origins: &[Origin]) -> Vec<File> {
    let on_disk = load::find(origins).into_iter().map(on_disk);
    let built_in = origins.contains(&Origin::Samples).then(samples::files).into_iter().flatten();
    let built_in = built_in
        .map(|(path, text)| File { path: format!("{}/{path}", samples::NAME), kept: Kept::Sample(text) });
    let mut files: Vec<File> = built_in.chain(on_disk).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

fn on_disk(found: Found) -> File {
    let path = BriefKey::from(&*found.path).written();
    let kept = match found.error {
        Some(error) => Kept::Unseen(error),
        None => Kept::Beneath(found.root, found.path),
    };
    File { path, kept }
}
