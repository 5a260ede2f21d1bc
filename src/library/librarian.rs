//! A catalog on a thread of its own: it loads, and answers meanwhile, and nobody waits for it.
//!
//! Files come in batches from all cores. Joining people anew for every batch would make loading quadratic, so a batch
//! is shelved only when what has come since is a good part of what was there, or when nothing more comes.

use super::checked::{Checked, latest_today};
use super::load;
use super::query::{BriefKey, Page, Query};
use super::{Catalog, Loaded, Memory, Origin};
use crate::brief::Article;
use crate::text::Shown;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// What a librarian is asked.
#[derive(Debug)]
enum Request {
    Ask {
        no: u64,
        query: Query,
    },
    Article {
        no: u64,
        key: BriefKey,
    },
    Check {
        no: u64,
        key: BriefKey,
    },
    /// To read a file anew.
    Reload(BriefKey),
    /// Files that were read.
    Batch(Vec<Loaded>),
    /// There are no more.
    Complete,
}

/// What a librarian answers.
#[derive(Debug)]
pub enum Answer {
    /// To a question.
    Page {
        /// The question's number.
        no: u64,
        /// The rows.
        page: Page,
    },
    /// To a question for an article.
    Article {
        /// The question's number.
        no: u64,
        /// The article, or why there is none.
        article: Result<Article, Shown>,
    },
    /// To a question for what `check` says of a brief.
    Checked {
        /// The question's number.
        no: u64,
        /// What it says, or why it says nothing.
        checked: Result<Arc<Checked>, Shown>,
    },
    /// A file was read anew.
    Reloaded,
    /// There are more briefs than before.
    Shelved {
        /// How many files were read.
        files: usize,
        /// Whether these were all.
        done: bool,
    },
}

/// Asks the catalog on its thread. Dropping it ends the thread.
#[derive(Debug, Clone)]
pub struct Librarian {
    requests: Sender<Request>,
}

impl Librarian {
    /// Begins to load, and hands every answer to `reply` until that gives false.
    pub fn start(origins: Vec<Origin>, reply: impl Fn(Answer) -> bool + Send + 'static) -> Self {
        let (requests, inbox) = mpsc::channel();
        let batches = requests.clone();
        thread::spawn(move || {
            load::load(&origins, |batch| batches.send(Request::Batch(batch)).is_ok());
            // Where nobody listens any more, nobody needs to know.
            let _ = batches.send(Request::Complete);
        });
        thread::spawn(move || serve(&inbox, &reply));
        Self { requests }
    }

    /// Asks a question; its answer comes with the same number.
    pub fn ask(&self, no: u64, query: Query) {
        self.send(Request::Ask { no, query });
    }

    /// Asks for an article; it comes with the same number.
    pub fn article(&self, no: u64, key: BriefKey) {
        self.send(Request::Article { no, key });
    }

    /// Asks what `check` says of a brief; it comes with the same number.
    pub fn check(&self, no: u64, key: BriefKey) {
        self.send(Request::Check { no, key });
    }

    /// Has a file read anew.
    pub fn reload(&self, key: BriefKey) {
        self.send(Request::Reload(key));
    }

    fn send(&self, request: Request) {
        // The thread ends only when the session does; then no answer is awaited.
        let _ = self.requests.send(request);
    }
}

/// When nobody has asked for so long, what questions will need is worked out ahead, so many files at once that a question
/// does not wait long.
const IDLE: Duration = Duration::from_millis(50);
const READY_AT_ONCE: usize = 64;

fn serve(inbox: &Receiver<Request>, reply: &dyn Fn(Answer) -> bool) {
    let mut catalog = Memory::default();
    let mut waiting: Vec<Loaded> = Vec::new();
    let mut files = 0;
    let mut unready = false;
    loop {
        let request = match inbox.recv_timeout(if unready { IDLE } else { Duration::MAX }) {
            Ok(request) => request,
            Err(RecvTimeoutError::Timeout) => {
                unready = catalog.make_ready(READY_AT_ONCE);
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let go_on = match request {
            Request::Ask { no, query } => reply(Answer::Page { no, page: catalog.ask(&query) }),
            Request::Article { no, key } => reply(Answer::Article { no, article: catalog.article(&key) }),
            Request::Check { no, key } => {
                let checked = catalog.check(&key, latest_today()).map(Arc::new);
                reply(Answer::Checked { no, checked })
            }
            Request::Reload(key) => !catalog.reload(&key) || reply(Answer::Reloaded),
            Request::Batch(batch) => {
                waiting.extend(batch);
                let worth_it = waiting.len() >= files / 2;
                !worth_it || reply(shelve(&mut catalog, &mut waiting, &mut files, false))
            }
            Request::Complete => {
                unready = true;
                reply(shelve(&mut catalog, &mut waiting, &mut files, true))
            }
        };
        if !go_on {
            return;
        }
    }
}

fn shelve(catalog: &mut Memory, waiting: &mut Vec<Loaded>, files: &mut usize, done: bool) -> Answer {
    if !waiting.is_empty() {
        *files += waiting.len();
        catalog.extend(std::mem::take(waiting));
    }
    Answer::Shelved { files: *files, done }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Filter, Wanted};
    use std::time::Duration;

    #[test]
    fn loads_tells_and_answers() {
        let (tx, rx) = mpsc::channel();
        let librarian = Librarian::start(vec![Origin::Samples], move |answer| tx.send(answer).is_ok());
        let wait = || rx.recv_timeout(Duration::from_mins(1)).expect("an answer");
        let files = loop {
            match wait() {
                Answer::Shelved { files, done: true } => break files,
                other => assert!(matches!(other, Answer::Shelved { done: false, .. }), "{other:?}"),
            }
        };
        librarian.ask(7, Query::all(Wanted::Briefs, Filter::default()));
        let Answer::Page { no: 7, page } = wait() else { panic!("no page") };
        assert_eq!((page.total, page.rows.len()), (files, files));
    }
}
