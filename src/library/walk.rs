//! Finding the files of a library, whatever else lies in its folder, and the root beneath which each is opened.
//!
//! Links to folders are not followed, so no loop can trap the walk.

mod root;
mod stamp;

use super::Origin;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use root::{MAX_BYTES, Root, read_beneath};
pub use stamp::Stamp;

/// A file that may be a brief, or a folder that could not be looked into.
#[derive(Debug, Clone)]
pub struct Found {
    /// What it is read beneath.
    pub root: Root,
    /// Where it is.
    pub path: PathBuf,
    /// Why it could not even be looked at.
    pub error: Option<Arc<io::Error>>,
}

/// The files of an origin, in the order of their paths.
pub fn walk(origin: &Origin) -> Vec<Found> {
    let Some((root, path)) = Root::of(origin).zip(origin.path()) else { return Vec::new() };
    if path.is_dir() {
        return beneath(&root, path);
    }
    vec![Found { root, path: path.to_owned(), error: None }]
}

/// What the walk of a folder finds at one path in it: a file, all files of a folder, or nothing.
pub fn at(root: &Root, path: &Path) -> Vec<Found> {
    match path.symlink_metadata() {
        _ if is_hidden(root.folder(), path) => Vec::new(),
        Ok(it) if it.is_dir() => beneath(root, path),
        Ok(_) if is_yaml(path) => vec![Found { root: root.clone(), path: path.to_owned(), error: None }],
        Ok(_) | Err(_) => Vec::new(),
    }
}

/// The folders that the walk looks into from one path on, that path included where it is one of them.
pub fn folders(root: &Path, path: &Path) -> Vec<PathBuf> {
    let walked = path == root || !is_hidden(root, path) && !path.is_symlink();
    let entries = walked.then(|| entries(path)).into_iter().flatten().filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_dir()) || entry.path() == root)
        .map(ignore::DirEntry::into_path)
        .collect()
}

/// Whether a name on the way from the root to a path begins with a dot: nothing there is looked at.
fn is_hidden(root: &Path, path: &Path) -> bool {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.iter().any(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn entries(path: &Path) -> ignore::Walk {
    ignore::WalkBuilder::new(path).standard_filters(false).hidden(true).follow_links(false).build()
}

fn beneath(root: &Root, path: &Path) -> Vec<Found> {
    let mut found: Vec<Found> = entries(path)
        .filter_map(|entry| match entry {
            Ok(entry) => {
                let is_dir = entry.file_type().is_none_or(|kind| kind.is_dir());
                let error = None;
                (!is_dir && is_yaml(entry.path())).then(|| Found {
                    root: root.clone(),
                    path: entry.into_path(),
                    error,
                })
            }
            Err(error) => Some(not_walked(root, error)),
        })
        .collect();
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn not_walked(root: &Root, error: ignore::Error) -> Found {
    let mut inner = &error;
    let mut path = root.folder().to_owned();
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => (path, inner) = (at.clone(), err),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            _ => break,
        }
    }
    let error = error.into_io_error().unwrap_or_else(|| io::Error::other("cannot be listed"));
    Found { root: root.clone(), path, error: Some(Arc::new(error)) }
}

pub(super) fn is_yaml(path: &Path) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|ext| ext == "yaml" || ext == "yml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn finds_yaml_in_order_and_leaves_the_rest() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir.path().join("sub/.hidden")).unwrap();
        for name in ["b.yaml", "a.yml", "sub/c.yaml", "sub/.hidden/d.yaml", "e.txt", ".f.yaml"] {
            std::fs::write(dir.path().join(name), "").unwrap();
        }
        symlink(dir.path(), dir.path().join("sub/loop")).unwrap();
        let found = walk(&Origin::Path(dir.path().to_owned()));
        let names: Vec<_> =
            found.iter().map(|f| f.path.strip_prefix(dir.path()).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.yml", "b.yaml", "sub/c.yaml"]);
    }

    #[test]
    fn one_file_is_named_from_its_folder() {
        assert_eq!(walk(&Origin::Path("x/y.yaml".into()))[0].root.folder(), Path::new("x"));
        assert_eq!(walk(&Origin::Path("y.yaml".into()))[0].root.folder(), Path::new("."));
    }
}
