//! Where a draft is written, and its article's text beside it. Nothing that is there already is written over.

use crate::brief::Original;
use crate::commands::Failure;
use crate::text::Shown;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// The file of a draft that is not there yet.
#[derive(Debug)]
pub(super) struct Output {
    brief: PathBuf,
    text: PathBuf,
}

impl Output {
    /// The place of a draft.
    ///
    /// # Errors
    /// Where something is there, or is no place for a file.
    pub(super) fn new(path: &Path) -> Result<Self, Failure> {
        let output = Self { brief: path.to_owned(), text: path.with_extension("txt") };
        if path.file_name().is_none() || output.text == path {
            let error = io::Error::new(io::ErrorKind::InvalidInput, "name a file, such as draft.yaml");
            return Err(failure(path, error));
        }
        if path.symlink_metadata().is_ok() {
            return Err(failure(path, io::Error::from(io::ErrorKind::AlreadyExists)));
        }
        Ok(output)
    }

    /// The brief's file.
    pub(super) fn path(&self) -> &Path {
        &self.brief
    }

    /// The brief's id: the file's stem.
    pub(super) fn id(&self) -> String {
        self.brief.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// What the brief says of the text beside it: its name and its SHA-256.
    pub(super) fn text(&self, text: &str) -> (String, String) {
        let name = self.text.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let sha256 =
            Original::read(text.as_bytes()).map_or_else(|_| String::new(), |original| original.sha256);
        (name, sha256)
    }

    /// Writes the brief, and before it the text that it names; where there is no brief in the end, there is no text either.
    ///
    /// # Errors
    /// Where another file is there, the `article` itself perhaps, or none can be written.
    pub(super) fn write(
        &self,
        brief: &str,
        text: Option<&str>,
        article: Option<&Path>,
    ) -> Result<(), Failure> {
        let kept = match text {
            Some(text) => self.keep(text, article)?,
            None => false,
        };
        put(&self.brief, brief).inspect_err(|_| {
            if kept {
                let _ = fs::remove_file(&self.text);
            }
        })
    }

    /// Writes the text, unless it is there as it is. Gives whether it was written.
    fn keep(&self, text: &str, article: Option<&Path>) -> Result<bool, Failure> {
        if fs::read(&self.text).ok().as_deref() == Some(text.as_bytes()) {
            return Ok(false);
        }
        let real = |path: &Path| path.canonicalize().ok();
        if real(&self.text).is_some_and(|text| Some(text) == article.and_then(real)) {
            return Err(Failure::OwnArticle { path: Shown::from(self.text.as_path()) });
        }
        put(&self.text, text).map(|()| true)
    }
}

/// Writes a new file, whole or not at all, which whoever may write here may read.
fn put(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || {
        let mut builder = tempfile::Builder::new();
        let mut file =
            builder.prefix(".nutgraf-").permissions(Permissions::from_mode(0o666)).tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|error| failure(path, error))
}

fn failure(path: &Path, error: io::Error) -> Failure {
    Failure::Unwritten { path: Shown::from(path), error }
}
