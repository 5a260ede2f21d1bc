//! The configuration: `config.toml` of the system, then of the user.
//!
//! Everything that is wrong in any of the files is gathered and reported together, each with its line, because a
//! reader who mends one mistake should not be shown the next one only then. Which key conflicts with which is judged
//! last, when all files are read: two keys that are swapped conflict at no time.

mod default;
mod keys;
mod mistake;
mod settings;

pub use default::default_text;
pub use mistake::Mistake;

use crate::brief::cite::Style;
use crate::draft::themes::Vocabulary;
use crate::reader::keymap::Keymap;
use crate::ui::Theme;
use etcetera::BaseStrategy;
use keys::Bindings;
use settings::Settings;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What a reader may set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// The library that is opened where neither the command line nor the environment names one.
    pub library: Option<PathBuf>,
    /// How the screen looks.
    pub theme: Theme,
    /// How citations are written.
    pub citation: Style,
    /// Which keys do what.
    pub keymap: Keymap,
}

/// The themes, and what config.toml calls them.
const THEMES: [(&str, Theme); 2] = [("default", Theme::Default), ("mono", Theme::Mono)];

/// What became of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// There is no such file, which is no mistake.
    Absent,
    /// It was read without a mistake.
    Sound,
    /// It has mistakes.
    Mistaken,
}

/// What all files together say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The files in the order they were read, and what became of each.
    pub files: Vec<(PathBuf, Condition)>,
    /// What counts, leaving out what is mistaken.
    pub config: Config,
    /// All that is wrong, by file and line.
    pub mistakes: Vec<Mistake>,
}

/// The files that are looked for, the user's last: what a later file says replaces what an earlier one does.
///
/// `$XDG_CONFIG_DIRS` names the system's folders, the most important first (XDG Base Directory Specification).
pub fn paths() -> Vec<PathBuf> {
    let dirs = std::env::var_os("XDG_CONFIG_DIRS").filter(|dirs| !dirs.is_empty());
    let system = system_folders(dirs.as_deref().unwrap_or(OsStr::new("/etc/xdg")));
    let user = etcetera::base_strategy::Xdg::new().map(|xdg| xdg.config_dir());
    system.into_iter().chain(user).map(|folder| folder.join("nutgraf/config.toml")).collect()
}

/// The system's file where no variable says otherwise: the only one that a captive user has no hand in.
pub fn system_path() -> PathBuf {
    PathBuf::from("/etc/xdg/nutgraf/config.toml")
}

/// The files that are looked for in a captive account: no variable names them but `$HOME`, which its login sets. What the
/// user's own says of keys and looks counts; the library is not theirs to name.
pub fn captive_paths() -> Vec<PathBuf> {
    let user = etcetera::home_dir().ok().map(|home| home.join(".config/nutgraf/config.toml"));
    std::iter::once(system_path()).chain(user).collect()
}

fn system_folders(dirs: &OsStr) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        std::env::split_paths(dirs).filter(|folder| folder.is_absolute()).collect();
    folders.reverse();
    folders
}

/// Reads the files, as far as they are there.
pub fn read(paths: &[PathBuf]) -> Reading {
    let mut settings = Settings::default();
    let mut mistakes = Vec::new();
    let mut present = Vec::new();
    for path in paths {
        match text_of(path) {
            Err(error) if is_absent(&error) => present.push(false),
            Err(error) => {
                present.push(true);
                mistakes.push(Mistake::of_file(path, format!("cannot be read: {error}")));
            }
            Ok(text) => {
                present.push(true);
                settings.read(path, &text, &mut mistakes);
            }
        }
    }
    let keymap = settings.bindings.keymap(&mut mistakes);
    mistakes.sort_by_key(|mistake| {
        (paths.iter().position(|path| *path == mistake.path), mistake.line, mistake.column)
    });
    let files =
        paths.iter().zip(present).map(|(path, present)| (path.clone(), condition(path, present, &mistakes)));
    let files = files.collect();
    let Settings { library, theme, citation, .. } = settings;
    Reading { files, config: Config { library, theme, citation, keymap }, mistakes }
}

/// The themes that drafts may have: those of `themes.toml` beside the last of the configuration's files that has one, else
/// the program's own.
///
/// # Errors
/// All that is wrong in that file.
pub fn themes(paths: &[PathBuf]) -> Result<Vocabulary, Vec<Mistake>> {
    for path in paths.iter().rev().map(|path| path.with_file_name("themes.toml")) {
        return match text_of(&path) {
            Err(error) if is_absent(&error) => continue,
            Err(error) => Err(vec![Mistake::of_file(&path, format!("cannot be read: {error}"))]),
            Ok(text) => Vocabulary::parse(&text)
                .map_err(|all| all.into_iter().map(|one| Mistake::of_themes(&path, one)).collect()),
        };
    }
    Ok(Vocabulary::builtin())
}

/// More than any configuration; what is no file of text is not read to its end, which it may not have.
const MAX_BYTES: u64 = 1 << 20;

fn text_of(path: &Path) -> io::Result<String> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"));
    }
    let mut text = String::new();
    std::fs::File::open(path)?.take(MAX_BYTES + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MAX_BYTES {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is larger than 1 MiB"));
    }
    Ok(text)
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn condition(path: &Path, present: bool, mistakes: &[Mistake]) -> Condition {
    match present {
        false => Condition::Absent,
        true if mistakes.iter().any(|mistake| mistake.path == path) => Condition::Mistaken,
        true => Condition::Sound,
    }
}

#[cfg(test)]
mod tests;
