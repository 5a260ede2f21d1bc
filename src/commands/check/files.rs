//! Which files are checked, and beneath which folder each may be read.
//!
//! The verdict on a brief must be the one that its readers would come to, so its root is the library that holds it. A
//! folder outside the library is a library of its own. For a single file the current folder stands for one, so that a
//! checkout can be checked file by file; a file from elsewhere has only its own folder.

use crate::library::walk::{self, Found};
use crate::library::{Origin, load, samples};
use std::collections::HashMap;
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
    /// Beneath a folder, which nothing that it names may lead out of.
    Beneath {
        /// The folder.
        root: Arc<Path>,
        /// The file, as a path that begins with the root.
        path: PathBuf,
    },
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
            Kept::Beneath { root, path } => {
                walk::read_beneath(root, path).map_err(|error| load::reason(&error))
            }
            Kept::Sample(text) => Ok(text.as_bytes().to_vec()),
            Kept::Unseen(error) => Err(load::reason(error)),
        }
    }

    /// Its root and itself, where it is a file of the disk.
    pub(super) fn place(&self) -> Option<(&Path, &Path)> {
        match &self.kept {
            Kept::Beneath { root, path } => Some((root, path)),
            Kept::Sample(_) | Kept::Unseen(_) => None,
        }
    }
}

/// The files of some origins in the order of their paths; `library` is the library in use, where it is a folder.
pub(super) fn files(origins: &[Origin], library: Option<&Path>) -> Vec<File> {
    let mut roots = Roots::new(origins, library);
    let on_disk = load::find(origins).into_iter().map(|found| roots.file(found));
    let built_in = origins.contains(&Origin::Samples).then(samples::files).into_iter().flatten();
    let built_in = built_in
        .map(|(path, text)| File { path: format!("{}/{path}", samples::NAME), kept: Kept::Sample(text) });
    let mut files: Vec<File> = built_in.chain(on_disk).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// What the folders that were searched lie in.
struct Roots<'o> {
    origins: &'o [Origin],
    library: Option<PathBuf>,
    here: Option<PathBuf>,
    /// Of each folder, what it really is, and its root.
    known: HashMap<Arc<Path>, (PathBuf, Arc<Path>)>,
}

impl<'o> Roots<'o> {
    fn new(origins: &'o [Origin], library: Option<&Path>) -> Self {
        let library = library.and_then(|library| library.canonicalize().ok());
        let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
        Self { origins, library, here, known: HashMap::new() }
    }

    fn file(&mut self, found: Found) -> File {
        let path = found.path.to_string_lossy().into_owned();
        if let Some(error) = found.error {
            return File { path, kept: Kept::Unseen(error) };
        }
        let inside = found.path.strip_prefix(&found.root).unwrap_or(&found.path);
        let (folder, root) = self.of(&found.root);
        File { path, kept: Kept::Beneath { root: root.clone(), path: folder.join(inside) } }
    }

    /// What a folder really is, and its root.
    fn of(&mut self, folder: &Arc<Path>) -> &(PathBuf, Arc<Path>) {
        if !self.known.contains_key(folder) {
            let real = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
            let asked_for = self.origins.iter().any(|origin| *origin == Origin::Path(folder.to_path_buf()));
            let here = self.here.as_deref().filter(|_| !asked_for);
            let around = [self.library.as_deref(), here].into_iter().flatten();
            let root = around.into_iter().find(|root| real.starts_with(root)).unwrap_or(&real).into();
            self.known.insert(folder.clone(), (real, root));
        }
        &self.known[folder]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn root_of(path: &Path, library: Option<&Path>) -> PathBuf {
        let files = files(&[Origin::Path(path.to_owned())], library);
        files[0].place().unwrap().0.to_owned()
    }

    #[test]
    fn the_root_is_the_library_else_the_folder_asked_for_else_that_of_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let top = dir.path().canonicalize().unwrap();
        let sub = top.join("sub");
        fs::create_dir(&sub).unwrap();
        let file = sub.join("a.yaml");
        fs::write(&file, "").unwrap();
        assert_eq!(root_of(&file, Some(&top)), top);
        assert_eq!(root_of(&sub, Some(&top)), top);
        assert_eq!(root_of(&sub, None), sub);
        assert_eq!(root_of(&file, None), sub);
    }

    #[test]
    fn a_file_below_the_current_folder_may_name_what_is_there() {
        let here = std::env::current_dir().unwrap().canonicalize().unwrap();
        assert_eq!(root_of(Path::new("briefs/ramadi-2015-05-18.yaml"), None), here);
        assert_eq!(root_of(Path::new("briefs"), None), here.join("briefs"));
    }
}
