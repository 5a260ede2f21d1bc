//! Where views put their questions, and what narrows the answers.

use super::review::Save;
use crate::library::{BriefKey, Filter, Query, Wanted};
use crate::state::Change;
use crate::text::Shown;
use crate::text::link::Link;
use std::path::Path;
use std::sync::Arc;

/// What the run loop is to do; the reader itself performs no I/O.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask the library; the page comes back with the same number.
    Ask {
        /// The question's number.
        no: u64,
        /// The question.
        query: Query,
    },
    /// Fetch the article of a brief; it comes back with the same number.
    Article {
        /// The question's number.
        no: u64,
        /// Whose.
        key: BriefKey,
    },
    /// Ask what `check` says of a brief; it comes back with the same number.
    Check {
        /// The question's number.
        no: u64,
        /// Of which.
        key: BriefKey,
    },
    /// Have the user edit a file; [`Event::Edited`](super::Event::Edited) says that they have.
    Edit(Errand),
    /// Have a file of the library read anew.
    Reload(BriefKey),
    /// Look after the files of these briefs, which are open, and of no others.
    LookAfter(Vec<BriefKey>),
    /// Open a link of the web, raw, with the user's own browser, where they have one that can be run. It is shown in any
    /// case.
    Open(Link),
    /// Send words to the terminal's clipboard; [`Event::Told`](super::Event::Told) says what became of it.
    Copy(Shown),
    /// Show words by themselves, unwrapped and off the alternate screen, until a key is pressed.
    ShowPlain(Shown),
    /// Keep something that the reader did.
    Keep(Change),
    /// Write the clips, as Markdown, to a new file; [`Event::Told`](super::Event::Told) says where, or why not.
    WriteDossier(Shown),
    /// Have the file under review say this; [`Event::Saved`](super::Event::Saved) says that it does.
    Save(Save),
    /// Look whether another program has written the file under review.
    LookAtReviewed,
    /// Draw everything anew, whatever the terminal shows.
    Redraw,
    /// End the session.
    Quit,
}

/// A file to edit, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// Whose file it is.
    pub key: BriefKey,
    /// The file.
    pub file: Arc<Path>,
    /// The line to go to, from 1.
    pub line: Option<usize>,
}

/// Numbers questions, so that an answer to an older one can be told and dropped.
#[derive(Debug, Default)]
pub struct Desk {
    filter: Filter,
    keeps_rows: bool,
    next: u64,
    effects: Vec<Effect>,
}

impl Desk {
    /// What narrows every answer.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Changes what narrows every answer; who has asked before must ask anew.
    pub fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
    }

    /// Whether what is asked for now is asked because the library changes while it is read: then every cursor stays on
    /// what it is on, one on the first row too, before which rows may come.
    pub fn keeps_rows(&self) -> bool {
        self.keeps_rows
    }

    /// Says so of what is asked for from now on.
    pub fn keep_rows(&mut self, keep: bool) {
        self.keeps_rows = keep;
    }

    /// Asks for rows under the filter, and gives the question's number.
    pub fn ask(&mut self, wanted: Wanted, offset: usize, limit: usize) -> u64 {
        let query = Query { wanted, filter: self.filter.clone(), offset, limit };
        self.ask_query(query)
    }

    /// Asks a question of one's own, and gives its number.
    pub fn ask_query(&mut self, query: Query) -> u64 {
        self.next += 1;
        self.effects.push(Effect::Ask { no: self.next, query });
        self.next
    }

    /// Asks for the article of a brief, and gives the question's number.
    pub fn ask_article(&mut self, key: BriefKey) -> u64 {
        self.next += 1;
        self.effects.push(Effect::Article { no: self.next, key });
        self.next
    }

    /// Asks what `check` says of a brief, and gives the question's number.
    pub fn ask_check(&mut self, key: BriefKey) -> u64 {
        self.next += 1;
        self.effects.push(Effect::Check { no: self.next, key });
        self.next
    }

    /// Has something done.
    pub fn push(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Everything that is to be done, in order.
    pub fn take(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }
}
