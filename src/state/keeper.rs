//! Keeps what a reader does: at once in memory, soon on disk, and neither waits for the other.
//!
//! Two threads. The clerk has the marks as the reader sees them and answers every change; the scribe reads and writes
//! files, which may take as long as a network takes to answer. What the scribe brings back is what the disk says now, with
//! what other programs wrote; changes that came meanwhile are made in it anew. Where nothing can be written, a session
//! goes on with what it has in memory.

mod batch;
mod scribe;

use super::store::{Loaded, Store, Trouble};
use super::{Change, Clips, Marks};
use crate::text::Shown;
use batch::Batch;
use jiff::Timestamp;
use scribe::{Job, Report, Scribe, Written};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// What was kept, for whoever shows it.
#[derive(Debug, Clone, PartialEq)]
pub enum Kept {
    /// The marks are others, or have been read.
    Marks(Arc<Marks>),
    /// The clip tray has been read, or is another than this reader made it.
    Clips(Arc<Clips>),
    /// Something cannot be kept, or was lost; each is said once.
    Trouble(Shown),
}

/// A burst of changes is one write: so long is waited for more.
const GATHER: Duration = Duration::from_millis(100);

/// A slow disk is not kept busy: between two writes passes ten times as long as one takes, but no longer than this.
const AT_MOST: Duration = Duration::from_secs(5);

/// When nothing has changed for so long after a write, what is no longer of use is removed, once a session.
const CALM: Duration = Duration::from_secs(3);

/// Dropped without being closed, as in a panic, a keeper is waited for so long.
const LAST_WORDS: Duration = Duration::from_millis(200);

enum Message {
    Keep(Change, Timestamp),
    Report(Report),
    /// Write all now, and say when that is done.
    Flush(Sender<()>),
    Close,
}

/// Keeps changes. Closing it has all written that can be.
#[derive(Debug)]
pub struct Keeper {
    /// `None` once it is closed.
    clerk: Option<Sender<Message>>,
    /// When all is written: what was not told by then.
    done: Receiver<Option<Shown>>,
}

impl Keeper {
    /// Begins to read what was kept, and hands it and everything that it becomes to `reply`, until that gives false.
    pub fn start(store: Store, reply: impl Fn(Kept) -> bool + Send + 'static) -> Self {
        let (messages, inbox) = mpsc::channel();
        let (done, told) = mpsc::channel();
        let clerk = Clerk::new(store, reply, messages.clone());
        // Without a thread nothing is kept, which closing tells; the reader works.
        let _ = std::thread::Builder::new().name("keeper".into()).spawn(move || clerk.run(&inbox, &done));
        Self { clerk: Some(messages), done: told }
    }

    /// Keeps a change that was made at `at`.
    pub fn keep(&self, change: Change, at: Timestamp) {
        if let Some(clerk) = &self.clerk {
            let _ = clerk.send(Message::Keep(change, at));
        }
    }

    /// Has everything written, and waits for that, but no longer than `within`: who is stopped while they write keeps all
    /// others from writing.
    pub fn flush(&self, within: Duration) {
        let (done, flushed) = mpsc::channel();
        if self.clerk.as_ref().is_some_and(|clerk| clerk.send(Message::Flush(done)).is_ok()) {
            let _ = flushed.recv_timeout(within);
        }
    }

    /// Has everything written, and waits for that, but no longer than `within`. Gives what went wrong, if that was not told
    /// yet.
    pub fn close(mut self, within: Duration) -> Option<Shown> {
        self.finish(within)
    }

    fn finish(&mut self, within: Duration) -> Option<Shown> {
        let _ = self.clerk.take()?.send(Message::Close);
        let silent =
            |_| Some(Shown::from(Trouble::Unkept("its disk does not answer".to_owned()).to_string()));
        self.done.recv_timeout(within).unwrap_or_else(silent)
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.finish(LAST_WORDS);
    }
}

/// Removing what is of no use, once a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tidy {
    /// Nothing was written.
    NotYet,
    /// At the next calm moment.
    Wanted,
    Done,
}

/// Answers at once, and has written what it answered.
struct Clerk<R> {
    reply: R,
    /// As the reader sees them: those on disk, with what is out and unsent.
    marks: Arc<Marks>,
    clips: Arc<Clips>,
    /// Whether they are others than the reader has.
    news: News,
    scribe: Scribe,
    /// Changes that no job has.
    unsent: Batch,
    /// Changes that are being written.
    out: Option<Arc<Batch>>,
    /// When the next job is to go out.
    due: Option<Instant>,
    /// How long more is waited for before that.
    pause: Duration,
    tidy: Tidy,
    said: Vec<Trouble>,
    /// Who waits until all is written.
    waiting: Vec<Sender<()>>,
    closing: bool,
    /// Trouble that came when nobody listened any more.
    untold: Option<Shown>,
}

#[derive(Debug, Clone, Copy, Default)]
struct News {
    marks: bool,
    clips: bool,
}

impl<R: Fn(Kept) -> bool> Clerk<R> {
    fn new(store: Store, reply: R, reports: Sender<Message>) -> Self {
        let marks = Marks::default().on(store.shelf().clone());
        let scribe = Scribe::start(store, move |report| reports.send(Message::Report(report)).is_ok());
        Self {
            reply,
            marks: Arc::new(marks),
            clips: Arc::default(),
            news: News::default(),
            scribe,
            unsent: Batch::default(),
            out: None,
            due: None,
            pause: GATHER,
            tidy: Tidy::NotYet,
            said: Vec::new(),
            waiting: Vec::new(),
            closing: false,
            untold: None,
        }
    }

    fn run(mut self, inbox: &Receiver<Message>, done: &Sender<Option<Shown>>) {
        self.scribe.send(Job::Load);
        while !(self.closing && self.is_still()) {
            match self.next(inbox) {
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => self.on_time(),
                Ok(first) => {
                    std::iter::once(first).chain(inbox.try_iter()).for_each(|message| self.take_in(message));
                    self.answer();
                }
            }
            if self.is_still() {
                for waiting in self.waiting.drain(..) {
                    let _ = waiting.send(());
                }
            }
        }
        let _ = done.send(self.untold);
    }

    /// Whether nothing is being written or about to be. What could not be written waits for the next change, and counts as
    /// nothing.
    fn is_still(&self) -> bool {
        self.out.is_none() && self.due.is_none()
    }

    fn next(&self, inbox: &Receiver<Message>) -> Result<Message, RecvTimeoutError> {
        let wait = match (&self.out, self.due, self.tidy) {
            (None, Some(due), _) => due.saturating_duration_since(Instant::now()),
            (None, None, Tidy::Wanted) => CALM,
            _ => return inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        inbox.recv_timeout(wait)
    }

    fn on_time(&mut self) {
        if self.due.is_some() {
            self.write();
        } else {
            self.tidy = Tidy::Done;
            self.out = self.scribe.send(Job::Tidy).then(Arc::default);
        }
    }

    fn take_in(&mut self, message: Message) {
        match message {
            Message::Keep(change, at) => self.keep(change, at),
            Message::Report(Report::Loaded(loaded)) => self.loaded(loaded),
            Message::Report(Report::Written(written)) => self.written(written),
            Message::Flush(waiting) => {
                self.waiting.push(waiting);
                self.hurry();
            }
            Message::Close => {
                self.closing = true;
                self.hurry();
            }
        }
    }

    fn hurry(&mut self) {
        self.due = (!self.unsent.is_empty()).then(Instant::now);
    }

    fn keep(&mut self, change: Change, at: Timestamp) {
        let batch = Batch::of(change, at, &self.marks);
        if !batch.marks.is_empty() {
            batch.change_marks(Arc::make_mut(&mut self.marks));
            self.news.marks = true;
        }
        if !batch.clips.is_empty() {
            // Who changed the tray has made the change in their own already; an answer could come after their next.
            batch.change_clips(Arc::make_mut(&mut self.clips));
        }
        self.unsent.append(batch);
        self.due.get_or_insert_with(|| Instant::now() + self.pause);
    }

    fn loaded(&mut self, loaded: Loaded) {
        self.take_marks(loaded.marks);
        self.take_clips(loaded.clips);
        self.news = News { marks: true, clips: true };
        self.tell(loaded.troubles);
    }

    fn written(&mut self, written: Written) {
        let Written { marks, clips, left, troubles, took } = written;
        self.out = None;
        if !took.is_zero() {
            self.pause = (took * 10).clamp(GATHER, AT_MOST);
        }
        // What was left is tried again with the next change; the rest of the snapshots follows now.
        let rest = left.is_empty() && !self.unsent.snapshots.is_empty();
        let later = std::mem::replace(&mut self.unsent, left);
        self.unsent.append(later);
        if rest {
            self.due = Some(Instant::now());
        }
        if self.tidy == Tidy::NotYet && marks.is_some() {
            self.tidy = Tidy::Wanted;
        }
        if let Some(marks) = marks {
            self.take_marks(marks);
        }
        if let Some(clips) = clips {
            self.take_clips(clips);
        }
        self.tell(troubles);
    }

    /// Marks on disk, in which what is not there yet is made anew.
    fn take_marks(&mut self, marks: Marks) {
        let mut marks = marks.on(self.marks.shelf().clone());
        self.out.iter().for_each(|out| out.change_marks(&mut marks));
        self.unsent.change_marks(&mut marks);
        if marks != *self.marks {
            self.marks = Arc::new(marks);
            self.news.marks = true;
        }
    }

    fn take_clips(&mut self, mut clips: Clips) {
        self.out.iter().for_each(|out| out.change_clips(&mut clips));
        self.unsent.change_clips(&mut clips);
        if clips != *self.clips {
            self.clips = Arc::new(clips);
            self.news.clips = true;
        }
    }

    fn write(&mut self) {
        self.due = None;
        let batch = Arc::new(self.unsent.take_job());
        self.out = Some(batch.clone());
        if !self.scribe.send(Job::Write(batch.clone())) {
            let troubles = vec![Trouble::Unkept("the system has no thread for it".to_owned())];
            let left = Batch::clone(&batch);
            self.written(Written { left, troubles, ..Written::default() });
        }
    }

    fn answer(&mut self) {
        let News { marks, clips } = std::mem::take(&mut self.news);
        if marks {
            (self.reply)(Kept::Marks(self.marks.clone()));
        }
        if clips {
            (self.reply)(Kept::Clips(self.clips.clone()));
        }
    }

    fn tell(&mut self, troubles: Vec<Trouble>) {
        for trouble in troubles {
            if self.said.iter().any(|said| said.is_like(&trouble)) {
                continue;
            }
            let words = Shown::from(trouble.to_string());
            self.said.push(trouble);
            if self.closing {
                self.untold.get_or_insert(words);
            } else {
                (self.reply)(Kept::Trouble(words));
            }
        }
    }
}

#[cfg(test)]
mod tests;
