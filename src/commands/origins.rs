//! Which briefs a command is about.

use super::Failure;
use crate::cli::Cli;
use crate::config::{self, Config};
use crate::library::{Origin, samples};
use crate::text::Shown;
use clap::CommandFactory;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The configuration that these files make.
///
/// # Errors
/// Where any of its files is mistaken: all mistakes of all files.
pub(super) fn configured(paths: &[PathBuf]) -> Result<Config, Failure> {
    let reading = config::read(paths);
    if reading.mistakes.is_empty() { Ok(reading.config) } else { Err(Failure::Config(reading.mistakes)) }
}

/// The paths asked for; else the library of `-L`, `$NUTGRAF_LIBRARY` or the config; else `./briefs`; else the samples.
///
/// # Errors
/// Where none of the paths, or not that library, exists. Of several paths those that are missing are reported like any
/// file that cannot be read.
pub(super) fn origins(paths: &[PathBuf], library: Option<&Path>) -> Result<Vec<Origin>, Failure> {
    if let Some(first) = paths.first() {
        if !paths.iter().any(|path| path.exists()) {
            return Err(Failure::NoSuchPath { path: first.as_path().into(), command: near_command(first) });
        }
        let library = folder_in_use(library);
        return Ok(paths.iter().cloned().map(|path| asked(path, library.as_ref())).collect());
    }
    in_use(library)
}

fn asked(path: PathBuf, library: Option<&Arc<Path>>) -> Origin {
    match library {
        Some(library) => Origin::Asked { path, library: library.clone() },
        None => Origin::Path(path),
    }
}

/// The folder that commands without a path read.
fn folder_in_use(library: Option<&Path>) -> Option<Arc<Path>> {
    // Who names the files need not have a library, nor a sound configuration.
    in_use(library).ok()?.first()?.path().filter(|path| path.is_dir()).map(Arc::from)
}

fn in_use(library: Option<&Path>) -> Result<Vec<Origin>, Failure> {
    match named(library)? {
        Some((path, named_by)) => existing(path, named_by),
        None => Ok(vec![Origin::Samples]),
    }
}

/// The library's folder, and who names it: `-L`, `$NUTGRAF_LIBRARY`, the config, or that it is called `briefs` and here.
///
/// # Errors
/// Where it would be the config's to name, and that is mistaken.
pub(super) fn named(library: Option<&Path>) -> Result<Option<(PathBuf, &'static str)>, Failure> {
    if let Some(dir) = library {
        return Ok(Some((dir.to_owned(), "-L")));
    }
    if let Some(dir) = std::env::var_os("NUTGRAF_LIBRARY").filter(|dir| !dir.is_empty()) {
        return Ok(Some((dir.into(), "$NUTGRAF_LIBRARY")));
    }
    if let Some(dir) = configured(&config::paths())?.library {
        return Ok(Some((dir, "`library` of the config")));
    }
    let here = PathBuf::from("briefs");
    Ok(here.is_dir().then_some((here, "the current folder")))
}

/// What the library is called in the reader's first line: where it is, `~` for the home folder.
pub(super) fn name(origins: &[Origin]) -> Shown {
    let [first, rest @ ..] = origins else { return Shown::default() };
    let first = first.path().map_or_else(|| samples::NAME.to_owned(), at_home);
    Shown::from(if rest.is_empty() { first } else { format!("{first} and {} more", rest.len()) })
}

fn at_home(path: &Path) -> String {
    let home =
        etcetera::home_dir().ok().and_then(|home| Some(Path::new("~").join(path.strip_prefix(home).ok()?)));
    home.as_deref().unwrap_or(path).to_string_lossy().into_owned()
}

fn existing(path: PathBuf, named_by: &'static str) -> Result<Vec<Origin>, Failure> {
    if path.exists() {
        Ok(vec![Origin::Path(path)])
    } else {
        Err(Failure::NoLibrary { path: path.as_path().into(), named_by })
    }
}

/// The command that a mistyped one probably means; clap takes it for a path.
fn near_command(path: &Path) -> Option<String> {
    let typed = path.to_str()?;
    let commands = Cli::command();
    let names =
        commands.get_subcommands().filter(|command| !command.is_hide_set()).map(clap::Command::get_name);
    let near = names
        .map(|name| (strsim::damerau_levenshtein(typed, name), name))
        .filter(|(distance, _)| *distance <= 2);
    near.min().map(|(_, name)| name.to_owned())
}
