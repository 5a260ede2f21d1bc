//! Why a command could not do what it was asked: the data of it, and in one place the words. What comes from outside is
//! [`Shown`] from the moment it is part of a failure.

use super::restricted::Refusal;
use crate::brief::Date;
use crate::config::Mistake;
use crate::draft::story;
use crate::state::store::Trouble;
use crate::text::Shown;
use std::io;

/// Why a command could not do what it was asked. All of these end with exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The output could not be written.
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
    /// What comes in cannot be read.
    #[error("cannot read: {0}")]
    Input(io::Error),
    /// An article cannot be read.
    #[error("{}: {}", .path.line(), crate::library::load::reason(.error))]
    Unread {
        /// Its file.
        path: Shown,
        /// Why not.
        error: io::Error,
    },
    /// No brief can be derived from what was given.
    #[error("{}: {trouble}", .path.line())]
    Article {
        /// Its file.
        path: Shown,
        /// Why not.
        trouble: story::Trouble,
    },
    /// The article does not say what a brief must.
    #[error("the article does not say {}", unsaid(*.outlet, *.published))]
    Unsaid {
        /// Who printed it.
        outlet: bool,
        /// When.
        published: bool,
    },
    /// The kept text would have to be written over the article.
    #[error("{}: the kept text would take the place of the article; give the brief another name", .path.line())]
    OwnArticle {
        /// The article's file.
        path: Shown,
    },
    /// The article's text is longer than any that is read beside a brief.
    #[error(
        "the article is longer than 1 MiB, and no longer text is read beside a brief; draft without --keep-text"
    )]
    TooLongToKeep,
    /// A draft cannot be written.
    #[error("{}: {}", .path.line(), unwritten(.error))]
    Unwritten {
        /// Where.
        path: Shown,
        /// Why not.
        error: io::Error,
    },
    /// The reader could not have the terminal.
    #[error("cannot use the terminal: {0}")]
    Terminal(io::Error),
    /// The arguments cannot be used; the text says all of it.
    #[error("{0}")]
    Arguments(Shown),
    /// None of the paths asked for exists.
    #[error("{}: no such file or folder{}", .path.line(), meant(.command.as_deref()))]
    NoSuchPath {
        /// The first of them.
        path: Shown,
        /// The command that was probably meant.
        command: Option<String>,
    },
    /// There is neither a path nor a library to check.
    #[error("there is no library to check; name files or folders: nutgraf check PATH…")]
    NothingToCheck,
    /// There is neither a file nor anything on stdin to draft from.
    #[error("no article; name its file, or give it on stdin: nutgraf draft < ARTICLE")]
    NothingToDraft,
    /// `--restricted` keeps it off.
    #[error("--restricted: {0}")]
    Restricted(Refusal),
    /// The library does not exist.
    #[error("{}: no such folder ({named_by} names it as the library)", .path.line())]
    NoLibrary {
        /// Where it should be.
        path: Shown,
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
        query: Shown,
        /// Of each mistake, a line that marks it under the query, and what is wrong.
        mistakes: Vec<(String, Shown)>,
    },
    /// What was to be shown is neither a file nor an id.
    #[error("{}: no such file, and no brief of the library has this id{}", .what.line(), more(.meant.as_ref()))]
    NoSuchFile {
        /// As written.
        what: Shown,
        /// The question whether another id was meant.
        meant: Option<Shown>,
    },
    /// Several briefs have the id that was asked for.
    #[error("{}: several briefs have this id; name the file: {}", .id.line(), listed(.files))]
    SharedId {
        /// As written.
        id: Shown,
        /// Their files.
        files: Vec<Shown>,
    },
    /// What was to be reviewed cannot be.
    #[error("{0}")]
    NotReviewed(Shown),
    /// The article's text of `--source` cannot be had.
    #[error("--source {}: {why}", .path.line())]
    Source {
        /// As written.
        path: Shown,
        /// In words that follow its name.
        why: Shown,
    },
    /// Nobody knows where the state is to lie.
    #[error("no home folder is known: set HOME, or XDG_STATE_HOME to a folder for the state")]
    NoHome,
    /// What is to be removed must be agreed to, and there is no terminal to ask on.
    #[error("there is no terminal to ask on; give --yes to remove without a question")]
    NotAsked,
    /// What is kept cannot be read or removed.
    #[error("{}: {}", .folder.line(), .trouble.why())]
    State {
        /// Where it lies.
        folder: Shown,
        /// What is wrong with it.
        trouble: Trouble,
    },
    /// A synthetic library could not be written.
    #[error("{}: {error}", .dir.line())]
    Generate {
        /// Where.
        dir: Shown,
        /// Why not.
        error: io::Error,
    },
}

impl Failure {
    /// Why, for a reader; with line breaks where there is more to say than a sentence.
    pub fn shown(&self) -> Shown {
        Shown::from(self.to_string())
    }
}

fn meant(command: Option<&str>) -> String {
    command.map_or_else(String::new, |command| format!("; did you mean the command `nutgraf {command}`?"))
}

fn unsaid(outlet: bool, published: bool) -> String {
    let wants =
        [(outlet, "who printed it (give --outlet NAME)"), (published, "when (give --published DATE)")];
    let wants = wants.into_iter().filter_map(|(wanted, what)| wanted.then_some(what));
    wants.collect::<Vec<_>>().join(" and ")
}

fn unwritten(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AlreadyExists => "is there already; name another file, or remove it".to_owned(),
        kind => format!("cannot be written: {kind}"),
    }
}

fn more(text: Option<&Shown>) -> String {
    text.map_or_else(String::new, |text| format!("; {text}"))
}

fn listed(files: &[Shown]) -> String {
    files.iter().map(Shown::line).collect::<Vec<_>>().join(", ")
}

fn marked(query: &Shown, mistakes: &[(String, Shown)]) -> String {
    let query = query.line();
    let marked = mistakes.iter().map(|(mark, message)| format!("\n\n  {query}\n  {mark} {message}"));
    marked.collect::<Vec<_>>().concat()
}

fn lines(mistakes: &[Mistake]) -> String {
    mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
