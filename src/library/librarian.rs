//! A catalog on a thread of its own: it loads, and answers meanwhile, and nobody waits for it.
//!
//! Files come in batches from all cores. Joining people anew for every batch would make loading quadratic, so a batch
//! is shelved only when what has come since is a good part of what was there, or when nothing more comes. What changes on
//! disk afterwards comes gathered, and is shelved as it comes.

use super::checked::{Checked, latest_today};
use super::query::{BriefKey, Page, Query};
use super::watch::{Lookout, Report};
use super::{Catalog, Loaded, Memory, Origin};
use crate::brief::MarkedArticle;
use crate::state::Marks;
use crate::text::Shown;
use jiff::Timestamp;
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
    /// What the reader has marked by now.
    Mark(Arc<Marks>),
    /// What was read.
    Report(Report),
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
        article: Result<MarkedArticle, Shown>,
    },
    /// To a question for what `check` says of a brief.
    Checked {
        /// The question's number.
        no: u64,
        /// What it says, or why it says nothing.
        checked: Result<Arc<Checked>, Shown>,
    },
    /// There are other briefs than before, or they are all read.
    Shelved {
        /// How many files there are.
        files: usize,
        /// How often what is on the shelves has changed: another number, another library.
        revision: u64,
        /// Whether these were all.
        done: bool,
        /// When the library was left before this session, where that is known.
        last_visit: Option<Timestamp>,
    },
}

/// Asks the catalog on its thread. Dropping it ends the thread.
#[derive(Debug, Clone)]
pub struct Librarian {
    requests: Sender<Request>,
    lookout: Arc<Lookout>,
}

impl Librarian {
    /// Begins to load, and hands every answer to `reply` until that gives false.
    pub fn start(origins: Vec<Origin>, reply: impl Fn(Answer) -> bool + Send + 'static) -> Self {
        let (requests, inbox) = mpsc::channel();
        let reports = requests.clone();
        let lookout = Lookout::start(origins, move |report| reports.send(Request::Report(report)).is_ok());
        thread::spawn(move || serve(&inbox, &reply));
        Self { requests, lookout: Arc::new(lookout) }
    }

    /// These briefs are open, and no others: their files are looked at, be it that the system tells of no change.
    pub fn look_after(&self, keys: Vec<BriefKey>) {
        self.lookout.look_after(keys);
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

    /// Takes what the reader has marked by now; the answer is [`Answer::Shelved`], with the next
    /// revision where that makes a difference.
    pub fn mark(&self, marks: Arc<Marks>) {
        self.send(Request::Mark(marks));
    }

    /// Has a file looked at now: the system may not tell that it was edited.
    pub fn reload(&self, key: BriefKey) {
        self.lookout.look_at(key);
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
    let mut shelves = Shelves::default();
    loop {
        let request = match inbox.recv_timeout(if shelves.unready { IDLE } else { Duration::MAX }) {
            Ok(request) => request,
            Err(RecvTimeoutError::Timeout) => {
                shelves.unready = shelves.catalog.make_ready(READY_AT_ONCE);
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let answer = match request {
            Request::Ask { no, query } => Some(Answer::Page { no, page: shelves.catalog.ask(&query) }),
            Request::Article { no, key } => {
                Some(Answer::Article { no, article: shelves.catalog.marked_article(&key) })
            }
            Request::Check { no, key } => {
                let checked = shelves.catalog.check(&key, latest_today()).map(Arc::new);
                Some(Answer::Checked { no, checked })
            }
            Request::Mark(marks) => Some(shelves.mark(marks)),
            Request::Report(report) => shelves.take_in(report),
        };
        if !answer.is_none_or(reply) {
            return;
        }
    }
}

/// The catalog, and what is not in it yet.
#[derive(Default)]
struct Shelves {
    catalog: Memory,
    waiting: Vec<Loaded>,
    /// How many files are in the catalog.
    files: usize,
    revision: u64,
    done: bool,
    /// Whether there is something to work out ahead.
    unready: bool,
}

impl Shelves {
    fn take_in(&mut self, report: Report) -> Option<Answer> {
        match report {
            Report::Batch(batch) => {
                self.waiting.extend(batch);
                (self.waiting.len() >= self.files / 2).then(|| self.shelve_waiting())
            }
            Report::Complete => {
                self.done = true;
                Some(self.shelve_waiting())
            }
            Report::Changed(changes) => {
                let stale = self.catalog.forget_stale_texts();
                (stale || !changes.is_empty()).then(|| self.shelve(changes.read, &changes.gone))
            }
        }
    }

    fn mark(&mut self, marks: Arc<Marks>) -> Answer {
        // What concerns no brief of these, as the end of a visit does not, has nobody ask anew.
        self.revision += u64::from(self.catalog.mark(marks));
        self.answer()
    }

    fn shelve_waiting(&mut self) -> Answer {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() { self.answer() } else { self.shelve(waiting, &[]) }
    }

    fn shelve(&mut self, files: Vec<Loaded>, gone: &[BriefKey]) -> Answer {
        self.catalog.change(files, gone);
        self.files = self.catalog.files().count();
        self.revision += 1;
        self.answer()
    }

    fn answer(&mut self) -> Answer {
        self.unready = self.done;
        let last_visit = self.catalog.last_visit();
        Answer::Shelved { files: self.files, revision: self.revision, done: self.done, last_visit }
    }
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
                Answer::Shelved { files, done: true, .. } => break files,
                other => assert!(matches!(other, Answer::Shelved { done: false, .. }), "{other:?}"),
            }
        };
        librarian.ask(7, Query::all(Wanted::Briefs, Filter::default()));
        let Answer::Page { no: 7, page } = wait() else { panic!("no page") };
        assert_eq!((page.total, page.rows.len()), (files, files));
    }
}
