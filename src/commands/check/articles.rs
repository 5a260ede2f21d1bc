//! The articles that briefs are held against: those that they name, or those of `--source`.

use super::files::File;
use crate::brief::{Brief, Original};
use crate::commands::Failure;
use crate::library::load;
use crate::library::walk::{MAX_BYTES, Root};
use crate::text::{Shown, Text};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Where the texts of articles come from.
#[derive(Debug)]
pub(super) enum Articles {
    /// From where `source.text` of each brief says.
    Own,
    /// Every brief has this one.
    One(Original),
    /// From beneath a folder.
    Beneath(PathBuf),
}

impl Articles {
    /// Those of `--source`, or of each brief where it was not given.
    ///
    /// # Errors
    /// Where what `--source` names is not there, or is no text.
    pub(super) fn new(source: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = source else { return Ok(Self::Own) };
        let failure = |why: String| Failure::Source { path: path.into(), why: why.into() };
        if path.is_dir() {
            return Ok(Self::Beneath(path.to_owned()));
        }
        let bytes = read(path).map_err(|error| failure(load::reason(&error)))?;
        Ok(Self::One(load::text_of(&bytes).map_err(failure)?))
    }

    /// The article of a brief: `None` where there is none to be looked for, or why its text is not at hand.
    pub(super) fn of(&self, brief: &Brief, file: &File) -> Option<Result<Original, Shown>> {
        let named = brief.source.text.as_ref();
        match self {
            Self::Own => named.map(|text| load::article(text, file.place())),
            Self::One(original) => Some(Ok(original.clone())),
            Self::Beneath(folder) => match named {
                Some(text) => Some(beneath(folder, text)),
                None => of_stem(folder, file.stem()),
            },
        }
    }

    /// Whether there is an article that a brief is held against, be it that it cannot be read.
    pub(super) fn has_one_for(&self, brief: &Brief, file: &File) -> bool {
        match self {
            Self::Own => brief.source.text.is_some(),
            Self::One(_) => true,
            Self::Beneath(folder) => brief.source.text.is_some() || stem_path(folder, file.stem()).exists(),
        }
    }

    /// Whether the article of a brief is the one that its `source.text` names.
    pub(super) fn are_the_named(&self) -> bool {
        !matches!(self, Self::One(_))
    }
}

/// The person who names a file may read it wherever it is, a pipe included.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// `articles/dam.txt` beneath a folder, else `dam.txt`.
fn beneath(folder: &Path, text: &Text) -> Result<Original, Shown> {
    let path = Path::new(text.raw());
    let name = path.file_name().map_or(path, Path::new);
    let root = Root::from(folder);
    load::read_text(&root, &folder.join(path))
        .or_else(|_| load::read_text(&root, &folder.join(name)))
        .map_err(|why| {
            Shown::from(format!(
                "The article's text, {}, sought in {}, {why}.",
                text.shown(),
                folder.display()
            ))
        })
}

fn stem_path(folder: &Path, stem: &str) -> PathBuf {
    folder.join(format!("{stem}.txt"))
}

fn of_stem(folder: &Path, stem: &str) -> Option<Result<Original, Shown>> {
    let path = stem_path(folder, stem);
    let text = path.exists().then(|| load::read_text(&folder.into(), &path))?;
    Some(text.map_err(|why| Shown::from(format!("The article's text, {}, {why}.", path.display()))))
}
