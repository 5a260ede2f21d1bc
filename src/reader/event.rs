//! What a reader is started with, and what it is told.

use super::key::Key;
use super::keymap::Keymap;
use super::review::Review;
use crate::brief::MarkedArticle;
use crate::brief::cite::Style;
use crate::library::{BriefKey, Checked, Page};
use crate::state::Clips;
use crate::text::Shown;
use std::sync::Arc;

/// Something that happened outside of the reader.
#[derive(Debug, Clone)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// The answer to a question.
    Page {
        /// The question's number.
        no: u64,
        /// The answer.
        page: Page,
    },
    /// The answer to a question for an article.
    Article {
        /// The question's number.
        no: u64,
        /// The article, or why there is none.
        article: Result<MarkedArticle, Shown>,
    },
    /// The answer to a question for what `check` says of a brief.
    Checked {
        /// The question's number.
        no: u64,
        /// What it says, or why it says nothing.
        checked: Result<Arc<Checked>, Shown>,
    },
    /// The user has edited a file.
    Edited {
        /// Whose.
        key: BriefKey,
        /// What went wrong, if something did.
        problem: Option<Shown>,
    },
    /// There are more briefs, or others.
    Library(Progress),
    /// What the clip tray holds now.
    Clips(Arc<Clips>),
    /// The file under review has this text now.
    Saved(Arc<str>),
    /// It could not be written.
    NotSaved(Shown),
    /// Another program has written it.
    Overtaken {
        /// How often that has been found by now.
        generation: u64,
        /// What it says, or why it cannot be read.
        text: Result<Arc<str>, Shown>,
    },
    /// Something to tell.
    Told(Shown),
    /// It is another day.
    Today(jiff::civil::Date),
}

/// How far the library is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// How many files there are.
    pub files: usize,
    /// How often they have changed: another number, another library.
    pub revision: u64,
    /// Whether these were all.
    pub done: bool,
    /// When the library was left before this session, where that is known.
    pub last_visit: Option<jiff::Timestamp>,
}

/// What a reader is started with.
#[derive(Debug, Clone)]
pub struct Start {
    /// What the library is called in the first line.
    pub library: Shown,
    /// The keys.
    pub keymap: Keymap,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Whether the terminal shows more than ASCII.
    pub unicode: bool,
    /// The day it is.
    pub today: jiff::civil::Date,
    /// Where moments are told by the clock.
    pub zone: jiff::tz::TimeZone,
    /// What is said before the first key.
    pub welcome: Option<Shown>,
    /// Whether nothing outside the library may be touched: no editor, no opener, no file written but its reader's state.
    pub restricted: bool,
    /// How citations are written.
    pub citation: Style,
    /// The draft to review, where that is what the reader is for.
    pub review: Option<Review>,
}
