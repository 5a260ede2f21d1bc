//! The files of a library as they were last read, and what has changed since.

use super::Changes;
use crate::library::walk::{self, Found, Root, Stamp};
use crate::library::{BriefKey, Loaded, Origin, load};
use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::{Path, PathBuf};

/// What is known of the files of a library.
#[derive(Debug)]
pub(super) struct Shelf {
    origins: Vec<Origin>,
    files: BTreeMap<PathBuf, Known>,
}

/// What is known of a file.
#[derive(Debug)]
struct Known {
    key: BriefKey,
    root: Root,
    /// As it was read.
    stamp: Option<Stamp>,
    /// Where the text of its article is.
    text: Option<PathBuf>,
}

impl Shelf {
    /// Nothing of these is known yet.
    pub(super) fn new(origins: Vec<Origin>) -> Self {
        Self { origins, files: BTreeMap::new() }
    }

    /// Where the files come from.
    pub(super) fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// Notes files that were read.
    pub(super) fn note(&mut self, files: &[Loaded]) {
        for loaded in files {
            let Some((root, path)) = &loaded.file else { continue };
            let known = Known {
                key: loaded.key.clone(),
                root: root.clone(),
                stamp: loaded.stamp,
                text: load::text_path(loaded),
            };
            self.files.insert(path.clone(), known);
        }
    }

    /// The folders that its files may lie in.
    pub(super) fn roots(&self) -> impl Iterator<Item = &Path> {
        let paths = self.origins.iter().filter_map(Origin::path);
        paths.map(|path| if path.is_dir() { path } else { walk::folder_of(path) })
    }

    /// What was asked for and is not there.
    pub(super) fn missing(&self) -> impl Iterator<Item = &Path> {
        self.origins.iter().filter_map(Origin::path).filter(|path| self.is_missing(path))
    }

    fn is_missing(&self, path: &Path) -> bool {
        self.files.get(path).is_some_and(|known| known.stamp.is_none())
    }

    /// The folders to watch at a path.
    pub(super) fn folders(&self, path: &Path) -> Vec<PathBuf> {
        if !path.is_dir() {
            return Vec::new();
        }
        let of = |asked: &Path| match asked {
            root if root.is_dir() && path.starts_with(root) => walk::folders(root, path),
            file if walk::folder_of(file) == path => vec![path.to_owned()],
            _ => Vec::new(),
        };
        self.origins.iter().filter_map(Origin::path).flat_map(of).collect()
    }

    /// Whether a file is no longer as it was read; of one that is not there, whether it has come.
    pub(super) fn is_stale(&self, path: &Path) -> bool {
        let Some(known) = self.files.get(path) else { return path.symlink_metadata().is_ok() };
        known.root.stamp(path) != known.stamp
    }

    /// The text of a file's article, and its stamp of now.
    pub(super) fn text(&self, path: &Path) -> Option<(PathBuf, Option<Stamp>)> {
        let known = self.files.get(path)?;
        let text = known.text.as_ref()?;
        Some((text.clone(), known.root.stamp(text)))
    }

    /// Reads anew what has changed at some paths, in order.
    pub(super) fn changes(&mut self, told: &[PathBuf]) -> Changes {
        match self.origins.as_slice() {
            [origin]
                if origin.path().is_some_and(Path::is_dir) && !told.iter().any(|path| path.is_symlink()) =>
            {
                let Some(root) = Root::of(origin) else { return Changes::default() };
                let mut changes = Changes::default();
                for path in topmost(told) {
                    changes.add(self.changes_beneath(path, walk::at(&root, path)));
                }
                changes
            }
            // Where a file may have two names, only the whole shows by which it is known.
            _ => self.changes_beneath(Path::new(""), load::find(&self.origins)),
        }
    }

    /// What has changed beneath a path, given what is found there now.
    fn changes_beneath(&mut self, path: &Path, mut found: Vec<Found>) -> Changes {
        found.sort_by(|one, other| one.path.cmp(&other.path));
        let here = self.files.range::<Path, _>((Bound::Included(path), Bound::Unbounded));
        let known = here.map(|(known, _)| known).take_while(|known| known.starts_with(path));
        let lost = |known: &&PathBuf| found.binary_search_by(|found| found.path.cmp(known)).is_err();
        let gone: Vec<PathBuf> = known.filter(lost).cloned().collect();
        found.retain(|found| !self.files.contains_key(&found.path) || self.is_stale(&found.path));
        let read = load::read_all(&found);
        self.note(&read);
        let gone = gone.into_iter().filter_map(|path| self.files.remove(&path)).map(|known| known.key);
        Changes { gone: gone.collect(), read, open_text: false }
    }
}

/// Without the paths that lie beneath others.
fn topmost(paths: &[PathBuf]) -> Vec<&PathBuf> {
    let mut top: Vec<&PathBuf> = Vec::new();
    for path in paths {
        if !top.last().is_some_and(|above| path.starts_with(above)) {
            top.push(path);
        }
    }
    top
}
