//! The one way to ask a library anything: a [`Query`] goes in, a [`Page`] comes out.
//!
//! Views, commands and tests ask with the same queries, whatever [`Catalog`](super::Catalog) answers. A query says
//! what is wanted, what narrows it and which rows are needed; it never says how to find them.

use super::names::ActorKey;
use super::sourced::Sourced;
use crate::brief::changes::Changes;
pub use crate::brief::record::State;
use crate::brief::sourcing::Sourcing;
use crate::brief::{Brief, Date, Diagnostic, Section, Status};
use crate::state::{BriefName, Place, Seen};
use crate::text::{Shown, Text};
use jiff::Timestamp;
use std::path::Path;
use std::sync::Arc;

/// A question to a library.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// Which rows.
    pub wanted: Wanted,
    /// What narrows them.
    pub filter: Filter,
    /// How many rows to skip.
    pub offset: usize,
    /// How many rows to give at most.
    pub limit: usize,
}

impl Query {
    /// All rows of a kind that pass a filter.
    pub fn all(wanted: Wanted, filter: Filter) -> Self {
        Self { wanted, filter, offset: 0, limit: usize::MAX }
    }
}

/// The kinds of rows a library can be asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// Briefs: the unreadable first and past any filter, then newest first.
    Briefs,
    /// One brief, each item with its verdict. One row.
    Brief(BriefKey),
    /// Quotes of the whole library, newest brief first; reported speech only on request.
    Quotes {
        /// Whether reported speech is wanted too.
        indirect: bool,
    },
    /// Figures of the whole library, newest brief first.
    Figures,
    /// The same, grouped by what is counted and in order of time: series first.
    Measures,
    /// Actors whose name, alias, role or `speaks_for` holds the needle's words.
    Actors {
        /// What was typed; empty for all.
        needle: String,
    },
    /// The same, of those only who said something or gave a figure.
    Speakers {
        /// What was typed; empty for all.
        needle: String,
    },
    /// What one actor said: the quotes, then what is reported, then the figures given; each newest first.
    Words {
        /// Whose.
        of: ActorKey,
    },
    /// Themes that hold the needle's words.
    Themes {
        /// What was typed; empty for all.
        needle: String,
    },
    /// Outlets that hold the needle's words.
    Outlets {
        /// What was typed; empty for all.
        needle: String,
    },
    /// Series that hold the needle's words.
    Series {
        /// What was typed; empty for all.
        needle: String,
    },
}

/// What narrows a view: of each kind of clause any may hold, and of all kinds one must.
///
/// A brief passes where each kind of clause holds of it somewhere; an item, where each holds of the item itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// In the order they were added, which is the order of the chips.
    pub clauses: Vec<Clause>,
    /// Whether items that carry no marks to judge them by are shown too.
    pub unmarked: bool,
}

impl Filter {
    /// True where nothing narrows.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Adds a clause unless it stands already.
    pub fn add(&mut self, clause: Clause) {
        if !self.clauses.contains(&clause) {
            self.clauses.push(clause);
        }
    }

    /// The same filter with one clause more.
    #[must_use]
    pub fn with(mut self, test: Test) -> Self {
        self.add(Clause { exclude: false, test });
        self
    }
}

/// One condition of a filter.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// True for what must not hold.
    pub exclude: bool,
    /// What is tested.
    pub test: Test,
}

/// What a clause tests.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// Involves an actor.
    Actor(Who),
    /// Is said by somebody, or for them: a quote's speaker, another item's source.
    Speaker(Who),
    /// Rests on somebody: source, via or speaker; the outlet where it is the article's own reporting.
    Source(Who),
    /// Has a theme.
    Theme(Named),
    /// Was printed by an outlet.
    Outlet(Named),
    /// Is a figure of a series.
    Series(Named),
    /// Is not before a date.
    Since(Date),
    /// Is not after a date.
    Until(Date),
    /// Holds a word, or several in a row.
    Words(String),
    /// Its brief has a mark of its reader's.
    Is(Mark),
    /// Its brief's file came, or was changed on disk, at this time or later. A sample never did.
    Arrived(Timestamp),
}

/// A mark that a reader looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Never read, or marked unread.
    Unread,
    /// With a star.
    Starred,
    /// Read, and its words have changed since.
    Changed,
}

impl Mark {
    /// Every mark, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Unread, Self::Starred, Self::Changed];

    /// As it is written after `is:`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Starred => "starred",
            Self::Changed => "changed",
        }
    }
}

/// How a brief stands with its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// Never read, or marked unread.
    Unread,
    /// Read, and its words have changed since.
    Changed,
    /// Read as it stands.
    Read,
}

/// Whom a clause means.
#[derive(Debug, Clone, PartialEq)]
pub enum Who {
    /// This very actor, in every brief.
    Is {
        /// Who it is.
        key: ActorKey,
        /// What a chip calls it.
        name: Shown,
    },
    /// Anybody whose name, alias, role or `speaks_for` holds these words, as typed.
    Like(String),
}

/// Which theme, outlet or series a clause means.
#[derive(Debug, Clone, PartialEq)]
pub enum Named {
    /// This very one (compared folded).
    Is(Text),
    /// Any that holds these words, as typed.
    Like(String),
}

/// Names a brief within a session: the path of its file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BriefKey(pub Arc<str>);

/// Some rows, and how many there are in all.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// How many rows pass.
    pub total: usize,
    /// How many there would be without the filter.
    pub unfiltered: usize,
    /// How many the filter hides only because they carry no marks to judge them by.
    pub unmarked: usize,
    /// Where no row passes though there are some: the first clause with which none passes any more.
    pub emptied_by: Option<usize>,
    /// How many of the rows are pinned past any filter: files that cannot be read.
    pub pinned: usize,
    /// Of [`Wanted::Briefs`]: how many of the rows are unread.
    pub unread: usize,
    /// And how many have changed since they were read.
    pub changed: usize,
    /// The index of the first row given.
    pub offset: usize,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// Of [`Wanted::Briefs`].
    Brief(Arc<BriefRow>),
    /// Of [`Wanted::Brief`].
    Open(Arc<OpenBrief>),
    /// Of [`Wanted::Quotes`], [`Wanted::Figures`], [`Wanted::Measures`] and [`Wanted::Words`].
    Item(ItemRow),
    /// Of [`Wanted::Actors`] and [`Wanted::Speakers`].
    Actor(Arc<ActorRow>),
    /// Of [`Wanted::Themes`], [`Wanted::Outlets`] and [`Wanted::Series`].
    Value(ValueRow),
}

/// A brief as lists show it.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefRow {
    /// Which brief.
    pub key: BriefKey,
    /// The same across sessions.
    pub name: BriefName,
    /// Its file, relative to the library's root.
    pub path: Text,
    /// The file itself; `None` for a built-in sample.
    pub file: Option<Arc<Path>>,
    /// Its id; the file's stem where it cannot be read.
    pub id: Text,
    /// Whether it could be read.
    pub state: State,
    /// Why not, in a few words with the line; `None` where all is well.
    pub problem: Option<Shown>,
    /// What it is called; the file's name where it cannot be read.
    pub headline: Text,
    /// Who printed the article.
    pub outlet: Text,
    /// When.
    pub published: Option<Date>,
    /// Where the article can be read.
    pub url: Option<Text>,
    /// Whether it still stands.
    pub status: Status,
    /// How many items of each section pass the filter, by [`Section::ALL`].
    pub counts: [usize; Section::ALL.len()],
    /// How it stands with its reader; `None` of one that cannot be read.
    pub reading: Option<Reading>,
    /// What was kept when it was read.
    pub seen: Option<Seen>,
    /// Whether it has a star.
    pub starred: bool,
    /// The brief itself, to keep what was read of it; `None` where it cannot be read.
    pub brief: Option<Arc<Brief>>,
}

/// A brief opened for reading.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenBrief {
    /// The brief as lists show it.
    pub row: Arc<BriefRow>,
    /// The brief; `None` where it cannot be read.
    pub brief: Option<Arc<Brief>>,
    /// What is wrong with its file.
    pub diagnostics: Arc<[Diagnostic]>,
    /// Of each item, in order, what the filter makes of it.
    pub verdicts: Vec<Verdict>,
    /// Of each section, by [`Section::ALL`]: where no item of it passes, the first clause with which none does.
    pub emptied_by: [Option<usize>; Section::ALL.len()],
    /// How its items stand with the article's text.
    pub sourced: Arc<Sourced>,
    /// Of each declared actor, who it is in the library.
    pub actors: Arc<[ActorKey]>,
    /// Where its reader was when they left it.
    pub place: Option<Place>,
    /// What has changed since it was read, where something has.
    pub changed: Option<Arc<Changed>>,
}

/// That a brief has changed since it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// When it was read.
    pub since: Timestamp,
    /// What has changed; `None` where what was read is no longer at hand.
    pub what: Option<Changes>,
}

/// What a filter makes of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It passes.
    Pass,
    /// Nothing marks it, so that it cannot be judged.
    Unmarked,
    /// It does not pass.
    Fail,
}

/// An item found in the library.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemRow {
    /// The brief it stands in, as lists show it.
    pub row: Arc<BriefRow>,
    /// The same, whole: its actors give the item's names.
    pub brief: Arc<Brief>,
    /// Its index in [`Brief::items`].
    pub item: usize,
    /// Of each declared actor of the brief, who it is in the library.
    pub actors: Arc<[ActorKey]>,
    /// Whether it comes from who was asked for, or from somebody who speaks for them.
    pub for_them: bool,
    /// In [`Wanted::Measures`]: whether another figure of the library gives another number for the same measure and
    /// day, be it filtered out.
    pub contradicted: bool,
    /// In [`Wanted::Words`]: how it stands with the article's text, where it has words to hold against it.
    pub sourcing: Option<Sourcing>,
}

impl ItemRow {
    /// The item.
    ///
    /// # Panics
    /// Never: rows are made from the brief they carry.
    pub fn item(&self) -> &crate::brief::Item {
        &self.brief.items[self.item]
    }
}

/// An actor of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorRow {
    /// Who it is.
    pub key: ActorKey,
    /// The full name; of unnamed people, what they are called.
    pub name: Text,
    /// What it is.
    pub kind: Option<crate::brief::ActorKind>,
    /// The office, as the newest brief gives it.
    pub role: Option<Text>,
    /// Every other name and spelling.
    pub aliases: Vec<Text>,
    /// Identifiers elsewhere.
    pub same_as: Vec<Text>,
    /// The names of those it speaks for.
    pub speaks_for: Vec<Text>,
    /// People the article does not name.
    pub unnamed: bool,
    /// In how many briefs it stands.
    pub briefs: usize,
    /// How many of its words there are, direct and partial, those said for it included.
    pub quotes: usize,
    /// How much it is reported to have said.
    pub reported: usize,
    /// How many figures it gave.
    pub figures: usize,
    /// When the oldest of its briefs was published.
    pub first: Option<Date>,
    /// When the newest was.
    pub last: Option<Date>,
}

/// A theme, outlet or series of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueRow {
    /// As the newest brief writes it.
    pub name: Text,
    /// In how many briefs it stands.
    pub briefs: usize,
    /// How many items have it.
    pub items: usize,
}
