//! Writing what an editor decides of a draft into its file, and leaving every other byte as it is.
//!
//! As in [`mend`](super::mend), what changes are single ranges of bytes of the source, and what comes out is read again:
//! unless it means what was meant and nothing else, nothing comes out at all. Two things are decided of a draft. Verdicts
//! ([`settle`]) say of each part that it stands, and then its `x-draft` goes, or that it does not, and then it goes itself.
//! Corrections ([`set`]) change one value of a part, and leave it a draft. No correction moves a part, so a review can keep
//! all verdicts beside one text and settle them together, however often one is taken back.

mod amount;
mod cut;
mod field;
mod rename;
mod scalar;
mod settle;
mod slot;
mod speller;
#[cfg(test)]
mod tests;
mod value;

use super::document::Document;
use super::field::Field as Path;
use super::mend::edit::{self, Edit};
use super::parse::{self, Parsed};
use super::yaml::Node;
use super::{Brief, Drafted, Severity};
pub use field::{Field, fields, get};
pub use settle::settle;
use std::fmt;

/// A part of a brief that may be a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// Its summary.
    Summary,
    /// A declared actor, by the index in [`Brief::actors`].
    Actor(usize),
    /// An item, by the index in [`Brief::items`].
    Item(usize),
}

impl Target {
    /// What a draft says of the part; `None` where it is none, or not there.
    pub fn draft(self, brief: &Brief) -> Option<&Drafted> {
        match self {
            Self::Summary => brief.draft.as_ref(),
            Self::Actor(index) => brief.actors.get(index)?.draft.as_ref(),
            Self::Item(index) => brief.items.get(index)?.draft.as_ref(),
        }
    }

    /// Whether a field, by its path in the file, is one of the part. That of the summary has all that nothing else has
    /// which says what the article is about.
    pub fn has_field(self, brief: &Brief, field: &str) -> bool {
        let is_in = |path: &str| {
            field.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        match self {
            Self::Summary => {
                ["summary", "headline", "place", "themes", "source.dateline"].into_iter().any(is_in)
            }
            target => target.path(brief).is_some_and(|path| is_in(&path.to_string())),
        }
    }

    /// The path of the part in the file.
    fn path(self, brief: &Brief) -> Option<Path> {
        match self {
            Self::Summary => Some(Path::default()),
            Self::Actor(index) => Some(Path::of("actors").entry(brief.actors.get(index)?.index)),
            Self::Item(index) => brief.items.get(index).map(Path::of_item),
        }
    }
}

/// Every part of a brief that is still a draft: the summary, the actors, the items.
pub fn drafts(brief: &Brief) -> Vec<Target> {
    let actors = (0..brief.actors.len()).map(Target::Actor);
    let items = (0..brief.items.len()).map(Target::Item);
    let all = std::iter::once(Target::Summary).chain(actors).chain(items);
    all.filter(|target| target.draft(brief).is_some()).collect()
}

/// What is decided of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It stands: it is no draft any more.
    Accept,
    /// It goes.
    Drop,
}

/// A file after a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Revised {
    /// All of its text.
    pub text: String,
    /// What that says.
    pub brief: Brief,
}

/// Why a change is not made. The file is as it was then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The file is not a brief that can be read.
    #[error("the file cannot be read as a brief")]
    Unreadable,
    /// An actor that others refer to.
    #[error("still named by {referring}: change or drop {} first", if *.several { "them" } else { "it" })]
    Referred {
        /// What refers to the actor: "2 quotes and 1 figure".
        referring: String,
        /// Whether that is more than one part.
        several: bool,
    },
    /// YAML's anchors and aliases make one piece of text stand for several values.
    #[error("an anchor or alias (&, *) stands here: edit the file")]
    Shared,
    /// The change cannot be made in this file without changing something else.
    #[error("this cannot be changed without changing something else: edit the file")]
    Entangled,
    /// A value that the field cannot have.
    #[error("{0}")]
    Value(String),
    /// The brief would have a mistake that it has not.
    #[error("the brief would have a mistake: {0}")]
    Mistake(String),
}

/// A corrected value of a part, written into the file: `typed` as a person writes it, empty for none.
///
/// # Errors
/// Where the field cannot have that value, or the file cannot be changed just so.
pub fn set(text: &str, stem: &str, target: Target, field: Field, typed: &str) -> Result<Revised, Refusal> {
    let file = File::read(text, stem)?;
    let mut meant = file.brief.clone();
    let written = field::put(&mut meant, target, field, typed)?;
    let path = target.path(&file.brief).ok_or(Refusal::Entangled)?;
    let part = file.document.value(&path).ok_or(Refusal::Entangled)?;
    let source = file.document.source();
    let edits = match field {
        Field::Part(at) if written.value.is_none() => value::without_part(source, part, at),
        _ => value::edits(source, part, &field.keys(&file.brief, target), &written),
    };
    let mut edits = edits.ok_or_else(|| file.refusal(part))?;
    if let (Field::Name, Target::Actor(index)) = (field, target) {
        edits.extend(file.brief.actors.get(index).and_then(|actor| rename::keep_id(source, part, actor)));
    }
    file.revised(edits, meant).map_err(|refusal| match refusal {
        Refusal::Entangled => file.refusal(part),
        other => other,
    })
}

/// A file as it was read.
struct File<'a> {
    stem: &'a str,
    /// A byte order mark, where there is one.
    mark: &'static str,
    brief: Brief,
    errors: Vec<String>,
    document: Document<'a>,
}

impl<'a> File<'a> {
    fn read(text: &'a str, stem: &'a str) -> Result<Self, Refusal> {
        let (parsed, document) = parse::read(text.as_bytes(), stem);
        let errors = errors(&parsed);
        let (brief, document) = parsed.brief.zip(document).ok_or(Refusal::Unreadable)?;
        let mark = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
        Ok(Self { stem, mark, brief, errors, document })
    }

    /// The file with edits, if it then says what is meant.
    fn revised(&self, mut edits: Vec<Edit>, meant: Brief) -> Result<Revised, Refusal> {
        // Of edits at one byte, what is put in comes before what goes.
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let text = edit::apply(self.document.source(), edits).ok_or(Refusal::Entangled)?;
        let text = format!("{}{text}", self.mark);
        let after = parse::parse(text.as_bytes(), self.stem);
        let new = errors(&after);
        let brief = after.brief.ok_or(Refusal::Entangled)?;
        if let Some(error) = new.into_iter().find(|error| !self.errors.contains(error)) {
            return Err(Refusal::Mistake(error));
        }
        if is_same(meant, brief.clone()) { Ok(Revised { text, brief }) } else { Err(Refusal::Entangled) }
    }

    /// Why a part cannot be changed.
    fn refusal(&self, part: &Node<'_>) -> Refusal {
        let source = self.document.source();
        let written = source.get(part.range()).unwrap_or_default();
        let begins = |word: &str| {
            word.trim_start_matches(['-', '{', '[', ' '])
                .strip_prefix(['&', '*'])
                .is_some_and(|name| !name.is_empty())
        };
        let before = source.get(..part.range().start).and_then(|text| text.lines().next_back());
        let around = before.unwrap_or_default().split_whitespace().chain(written.split_whitespace());
        if around.into_iter().any(begins) { Refusal::Shared } else { Refusal::Entangled }
    }
}

/// The errors of a file in their words. What they say of lines is left out: those move.
fn errors(parsed: &Parsed) -> Vec<String> {
    let errors = parsed.diagnostics.iter().filter(|one| one.code.severity() == Severity::Error);
    errors.map(|one| one.message.line().into_owned()).collect()
}

/// Whether two readings say the same, wherever it stands. What goes may take along the mistake of what stays.
fn is_same(mut meant: Brief, mut brief: Brief) -> bool {
    for (meant, item) in meant.items.iter_mut().zip(&mut brief.items) {
        (meant.place, meant.flawed) = (item.place, meant.flawed && item.flawed);
    }
    for (meant, actor) in meant.actors.iter_mut().zip(&mut brief.actors) {
        meant.place = actor.place;
    }
    meant == brief
}

/// "1 quote", "2 quotes and 1 figure".
struct Counted<'a>(&'a [(usize, &'a str)]);

impl fmt::Display for Counted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let some = self.0.iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = some.map(|(count, noun)| super::who::counted(*count, noun)).collect();
        match words.split_last() {
            Some((last, [])) => f.write_str(last),
            Some((last, rest)) => write!(f, "{} and {last}", rest.join(", ")),
            None => f.write_str("nothing"),
        }
    }
}
