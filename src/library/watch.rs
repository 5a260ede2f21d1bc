//! Files that change while they are read: a library is kept as it is on disk.
//!
//! One thread loads the library and goes on as its lookout. It hears of changes where the system tells of them, gathers
//! what belongs together, reads what has changed and hands it on. Since a system tells nothing of what another host
//! writes to a shared folder, and its watches may be used up, the files of the briefs that are open are looked at
//! besides; and so is a library's folder that has gone, with its watch. Where there is neither, and nothing happens, the
//! thread sleeps.

mod folders;
mod gather;
mod shelf;

use super::walk::Stamp;
use super::{BriefKey, Loaded, Origin, load};
use folders::{Folders, News};
use gather::Gathering;
use shelf::Shelf;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How often files are looked at of which nothing may be told.
const LOOK: Duration = Duration::from_millis(450);

/// What has changed on disk, read anew. Where there is nothing, what was told of is no brief: a text may be another.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Files that are new, or no longer as they were.
    pub(super) read: Vec<Loaded>,
    /// Files that are there no longer.
    pub(super) gone: Vec<BriefKey>,
    /// Whether the text of an open brief's article has changed.
    pub(super) open_text: bool,
}

impl Changes {
    pub(super) fn is_empty(&self) -> bool {
        self.read.is_empty() && self.gone.is_empty() && !self.open_text
    }

    fn add(&mut self, more: Self) {
        self.read.extend(more.read);
        self.gone.extend(more.gone);
    }
}

/// What a lookout reports.
#[derive(Debug)]
pub(super) enum Report {
    /// Files of the library as it was found.
    Batch(Vec<Loaded>),
    /// Those were all.
    Complete,
    /// They have changed.
    Changed(Changes),
}

/// What a lookout is told.
#[derive(Debug)]
enum Notice {
    News(News),
    /// These briefs are open, and no others.
    Open(Vec<BriefKey>),
    /// This file may have changed.
    LookAt(BriefKey),
    /// Nobody listens any more.
    Over,
}

/// The thread that loads a library and watches it. Dropping it ends the thread.
#[derive(Debug)]
pub(super) struct Lookout {
    notices: Sender<Notice>,
}

impl Lookout {
    /// Begins to load, then to watch; hands every report to `report` until that gives false.
    pub(super) fn start(origins: Vec<Origin>, report: impl Fn(Report) -> bool + Send + 'static) -> Self {
        let (notices, inbox) = mpsc::channel();
        let news = notices.clone();
        thread::spawn(move || {
            let tell = move |told| {
                // The lookout may be over before the system has heard of it.
                let _ = news.send(Notice::News(told));
            };
            Watch::new(origins, Folders::new(tell), report).run(&inbox);
        });
        Self { notices }
    }

    /// These briefs are open, and no others: their files are looked at.
    pub(super) fn look_after(&self, keys: Vec<BriefKey>) {
        // It ends only when nobody listens.
        let _ = self.notices.send(Notice::Open(keys));
    }

    /// A file may have changed: it is looked at now.
    pub(super) fn look_at(&self, key: BriefKey) {
        // It ends only when nobody listens.
        let _ = self.notices.send(Notice::LookAt(key));
    }
}

impl Drop for Lookout {
    fn drop(&mut self) {
        let _ = self.notices.send(Notice::Over);
    }
}

/// The lookout's own state.
struct Watch<R> {
    report: R,
    shelf: Shelf,
    /// Those that are watched; `None` where the system watches nothing.
    folders: Option<Folders>,
    gathering: Gathering,
    /// The files of the briefs that are open.
    open: Vec<PathBuf>,
    /// The texts of their articles, as they were when last looked at.
    texts: BTreeMap<PathBuf, Option<Stamp>>,
    /// When the files of open briefs, and what is missing, are looked at again.
    look: Option<Instant>,
}

impl<R: Fn(Report) -> bool> Watch<R> {
    fn new(origins: Vec<Origin>, folders: Option<Folders>, report: R) -> Self {
        Self {
            report,
            shelf: Shelf::new(origins),
            folders,
            gathering: Gathering::default(),
            open: Vec::new(),
            texts: BTreeMap::new(),
            look: None,
        }
    }

    fn run(mut self, inbox: &Receiver<Notice>) {
        self.load();
        // What changed before the folders were watched, nobody told.
        self.tell_of_all(Instant::now());
        loop {
            let due = self.gathering.due().into_iter().chain(self.look).min();
            let wait = due.map_or(Duration::MAX, |due| due.saturating_duration_since(Instant::now()));
            match inbox.recv_timeout(wait) {
                Ok(Notice::Over) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(Notice::News(News::At(path))) => self.hear(&path),
                Ok(Notice::News(News::Missed)) => self.tell_of_all(Instant::now()),
                Ok(Notice::Open(keys)) => self.attend_to(&keys),
                Ok(Notice::LookAt(key)) => self.gathering.tell(key.path(), Instant::now()),
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.look(Instant::now());
            if !self.report_changes(Instant::now()) {
                return;
            }
        }
    }

    fn load(&mut self) {
        let Self { shelf, report, .. } = self;
        let origins = shelf.origins().to_vec();
        load::load(&origins, |batch| {
            shelf.note(&batch);
            report(Report::Batch(batch))
        });
        report(Report::Complete);
    }

    fn hear(&mut self, path: &Path) {
        if let Some(named) = self.folders.as_ref().and_then(|folders| folders.named(path)) {
            self.gathering.tell(named, Instant::now());
        }
    }

    fn tell_of_all(&mut self, now: Instant) {
        for root in self.shelf.roots() {
            self.gathering.tell(root.to_owned(), now);
        }
    }

    fn attend_to(&mut self, keys: &[BriefKey]) {
        self.open = keys.iter().map(BriefKey::path).collect();
        // What was looked at before is held against what it was then.
        let now = self.texts_now();
        let known = std::mem::replace(&mut self.texts, now);
        for (path, stamp) in &mut self.texts {
            if let Some(before) = known.get(path) {
                stamp.clone_from(before);
            }
        }
        self.plan_look(Instant::now());
    }

    /// Says when to look again, if there is anything to look at.
    fn plan_look(&mut self, now: Instant) {
        let nothing = self.open.is_empty() && self.shelf.missing().next().is_none();
        self.look = (!nothing).then(|| self.look.filter(|look| now < *look).unwrap_or(now + LOOK));
    }

    /// Looks at what is looked at when it is time, as if what has changed were told of.
    fn look(&mut self, now: Instant) {
        if self.look.is_none_or(|look| now < look) {
            return;
        }
        let looked_at = self.open.iter().map(PathBuf::as_path).chain(self.shelf.missing());
        let stale = looked_at.filter(|path| self.shelf.is_stale(path)).map(Path::to_owned);
        let texts = self.texts_now().into_iter().filter(|(path, stamp)| self.texts.get(path) != Some(stamp));
        for path in stale.chain(texts.map(|(path, _)| path)) {
            self.gathering.tell(path, now);
        }
        self.plan_look(now);
    }

    /// Reads what is no longer told of, and reports what has changed. Gives false where nobody listens.
    fn report_changes(&mut self, now: Instant) -> bool {
        let told = self.gathering.take(now);
        if told.is_empty() {
            return true;
        }
        self.watch_folders(&told);
        let changes = self.shelf.changes(&told);
        self.plan_look(now);
        let open_text = self.is_text_changed();
        (self.report)(Report::Changed(Changes { open_text, ..changes }))
    }

    /// Watches the folders among some paths. They are not looked into before: what comes afterwards is told of.
    fn watch_folders(&mut self, told: &[PathBuf]) {
        let Some(folders) = &mut self.folders else { return };
        let found: BTreeSet<PathBuf> = told.iter().flat_map(|path| self.shelf.folders(path)).collect();
        for folder in &found {
            folders.watch(folder);
        }
    }

    /// Whether the text of an open brief's article is another one than when last looked at.
    fn is_text_changed(&mut self) -> bool {
        let now = self.texts_now();
        let before = std::mem::replace(&mut self.texts, now);
        before.iter().any(|(path, stamp)| self.texts.get(path).is_some_and(|now| now != stamp))
    }

    fn texts_now(&self) -> BTreeMap<PathBuf, Option<Stamp>> {
        self.open.iter().filter_map(|path| self.shelf.text(path)).collect()
    }
}

#[cfg(test)]
mod tests;
