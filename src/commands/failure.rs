//! Why a command could not do what it was asked: the data of it, and in one place the words.

use super::restricted::Refusal;
use crate::brief::Date;
use crate::config::Mistake;
use std::io;
use std::path::PathBuf;

/// Why a command could not do what it was asked. All of these end with exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The output could not be written.
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
    /// The reader could not have the terminal.
    #[error("cannot use the terminal: {0}")]
    Terminal(io::Error),
    /// The arguments cannot be used; the text says all of it.
    #[error("{0}")]
    Arguments(String),
    /// None of the paths asked for exists.
    #[error("{}: no such file or folder{}", .path.display(), meant(.command.as_deref()))]
    NoSuchPath {
        /// The first of them.
        path: PathBuf,
        /// The command that was probably meant.
        command: Option<String>,
    },
    /// There is neither a path nor a library to check.
    #[error("there is no library to check; name files or folders: nutgraf check PATH…")]
    NothingToCheck,
    /// `--restricted` keeps it off.
    #[error("--restricted: {0}")]
    Restricted(Refusal),
    /// The library does not exist.
    #[error("{}: no such folder ({named_by} names it as the library)", .path.display())]
    NoLibrary {
        /// Where it should be.
        path: PathBuf,
        /// Who says so: `-L`, `$NUTGRAF_LIBRARY`, `library` of the config.
        named_by: &'static str,
    },
    /// The configuration is mistaken.
    #[error("{}", lines(.0))]
    Config(Vec<Mistake>),
    /// No day is both.
    #[error("--since {} is after --until {}; give the earlier date to --since", .since.as_written(), .until.as_written())]
    NoDays {
        /// The first day wanted.
        since: Date,
        /// The last.
        until: Date,
    },
    /// A query cannot be used.
    #[error("the query cannot be used{}", marked(.query, .mistakes))]
    Query {
        /// On one line.
        query: String,
        /// Of each mistake, a line that marks it under the query, and what is wrong.
        mistakes: Vec<(String, String)>,
    },
    /// What was to be shown is neither a file nor an id.
    #[error("{what}: no such file, and no brief of the library has this id{}", more(.meant.as_deref()))]
    NoSuchFile {
        /// As written.
        what: String,
        /// The question whether another id was meant.
        meant: Option<String>,
    },
    /// Several briefs have the id that was asked for.
    #[error("{id}: several briefs have this id; name the file: {}", .files.join(", "))]
    SharedId {
        /// As written.
        id: String,
        /// Their files.
        files: Vec<String>,
    },
    /// The article's text of `--source` cannot be had.
    #[error("--source {}: {why}", .path.display())]
    Source {
        /// As written.
        path: PathBuf,
        /// In words that follow its name.
        why: String,
    },
    /// A synthetic library could not be written.
    #[error("{}: {error}", .dir.display())]
    Generate {
        /// Where.
        dir: PathBuf,
        /// Why not.
        error: io::Error,
    },
}

fn meant(command: Option<&str>) -> String {
    command.map_or_else(String::new, |command| format!("; did you mean the command `nutgraf {command}`?"))
}

fn more(text: Option<&str>) -> String {
    text.map_or_else(String::new, |text| format!("; {text}"))
}

fn marked(query: &str, mistakes: &[(String, String)]) -> String {
    let marked = mistakes.iter().map(|(mark, message)| format!("\n\n  {query}\n  {mark} {message}"));
    marked.collect::<Vec<_>>().concat()
}

fn lines(mistakes: &[Mistake]) -> String {
    mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
