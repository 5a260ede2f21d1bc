//! Drives a reader as the run loop does, but at once: every question is answered before the next key.

use super::keys;
use jiff::{Timestamp, ToSpan};
use nutgraf::brief::cite::Style;
use nutgraf::library::{Catalog, Memory, Origin, load};
use nutgraf::reader::keymap::Keymap;
use nutgraf::reader::review::{Review, Save};
use nutgraf::reader::{Effect, Errand, Event, Progress, Reader, Start};
use nutgraf::state::{Change, Clips, Marks};
use nutgraf::text::Shown;
use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

/// The day it is in every test: the samples are of the months before.
const TODAY: jiff::civil::Date = jiff::civil::date(2025, 4, 5);

/// A reader, and the library that answers it.
pub(crate) struct Desk {
    pub(crate) reader: Reader,
    /// Whether the reader has asked to quit.
    pub(crate) quit: bool,
    /// The file that the reader last had edited.
    pub(crate) errand: Option<Errand>,
    /// The links that the reader had opened.
    pub(crate) opened: Vec<String>,
    /// What was sent to the clipboard, in order.
    pub(crate) copied: Vec<Shown>,
    /// What was last shown by itself.
    pub(crate) plain: Option<Shown>,
    /// The dossier that was last written.
    pub(crate) dossier: Option<Shown>,
    /// The clip tray as it is kept.
    pub(crate) clips: Clips,
    catalog: Arc<Memory>,
    /// How often the library was replaced.
    revision: u64,
    /// What is kept, by a clock that goes on a minute each time.
    pub(crate) marks: Marks,
    clock: Timestamp,
    /// What the reader had kept, in order.
    pub(crate) kept: Vec<Change>,
    /// What the file under review was to say, in order.
    pub(crate) saves: Vec<Save>,
    /// Whether that can be written.
    pub(crate) disk: Result<(), Shown>,
    /// What is still to be done.
    effects: VecDeque<Effect>,
}

/// The briefs of a file or folder.
pub(crate) fn library(path: &Path) -> Arc<Memory> {
    let mut files = Vec::new();
    load::load(&[Origin::Path(path.to_owned())], |batch| {
        files.extend(batch);
        true
    });
    Arc::new(Memory::new(files))
}

impl Desk {
    /// A reader before a library, at a size of columns and rows.
    pub(crate) fn open(catalog: &Arc<Memory>, size: (u16, u16)) -> Self {
        Self::open_with(catalog, size, None)
    }

    /// The same, with a welcome.
    pub(crate) fn open_with(catalog: &Arc<Memory>, size: (u16, u16), welcome: Option<Shown>) -> Self {
        Self::start(catalog, size, welcome, Marks::default(), None)
    }

    /// A reader who was here before.
    pub(crate) fn open_marked(catalog: &Arc<Memory>, size: (u16, u16), marks: &Marks) -> Self {
        Self::start(catalog, size, None, marks.clone(), None)
    }

    /// A reader who reviews a draft.
    pub(crate) fn review(catalog: &Arc<Memory>, size: (u16, u16), review: Review) -> Self {
        Self::start(catalog, size, None, Marks::default(), Some(review))
    }

    fn start(
        catalog: &Arc<Memory>,
        size: (u16, u16),
        welcome: Option<Shown>,
        marks: Marks,
        review: Option<Review>,
    ) -> Self {
        let (reader, effects) = Reader::new(Start {
            library: Shown::from("/srv/briefs"),
            keymap: Keymap::default(),
            size,
            unicode: true,
            today: TODAY,
            zone: jiff::tz::TimeZone::UTC,
            welcome,
            restricted: false,
            citation: Style::default(),
            review,
        });
        let empty = Arc::default();
        let mut desk = Self {
            reader,
            quit: false,
            errand: None,
            opened: Vec::new(),
            copied: Vec::new(),
            plain: None,
            dossier: None,
            clips: Clips::default(),
            catalog: empty,
            revision: 0,
            marks,
            clock: TODAY.at(9, 0, 0, 0).in_tz("UTC").expect("a time").timestamp(),
            kept: Vec::new(),
            saves: Vec::new(),
            disk: Ok(()),
            effects: effects.into(),
        };
        // The first questions find the library empty, as they do in the run loop.
        desk.settle();
        desk.shelve(catalog);
        desk.settle();
        desk
    }

    /// Has the library of the moment replaced by another.
    pub(crate) fn shelve(&mut self, catalog: &Arc<Memory>) {
        self.catalog = catalog.clone();
        if self.marks != Marks::default() {
            return self.mark();
        }
        self.tell();
    }

    fn tell(&mut self) {
        let (files, last_visit) = (self.catalog.files().count(), self.catalog.last_visit());
        self.revision += 1;
        self.receive(Event::Library(Progress { files, revision: self.revision, done: true, last_visit }));
    }

    /// Keeps something, as the run loop has it kept, and has the library know.
    fn keep(&mut self, change: Change) {
        self.clock = self.clock.checked_add(1.minute()).expect("a time");
        if let Change::Read(briefs) = &change {
            briefs.iter().filter_map(|(_, read)| read.clone()).for_each(|read| self.marks.remember(read));
        }
        self.marks.apply(&change, self.clock);
        self.kept.push(change);
        self.mark();
    }

    /// Has the library know what is marked. It may be other readers' too: theirs stays as it is.
    fn mark(&mut self) {
        if Arc::get_mut(&mut self.catalog).is_none() {
            self.catalog = Arc::new(Memory::new(self.catalog.files().cloned().collect()));
        }
        if let Some(catalog) = Arc::get_mut(&mut self.catalog) {
            catalog.mark(Arc::new(self.marks.clone()));
        }
        self.tell();
    }

    /// Tells the reader what happened; what it wants done waits for [`Desk::settle`].
    pub(crate) fn receive(&mut self, event: Event) {
        self.effects.extend(self.reader.receive(event));
    }

    /// Does what the reader wants done, until nothing is left.
    pub(crate) fn settle(&mut self) {
        while let Some(effect) = self.effects.pop_front() {
            match effect {
                Effect::Ask { no, query } => {
                    let page = self.catalog.ask(&query);
                    self.receive(Event::Page { no, page });
                }
                Effect::Article { no, key } => {
                    let article = self.catalog.marked_article(&key);
                    self.receive(Event::Article { no, article });
                }
                Effect::Check { no, key } => {
                    let checked = self.catalog.check(&key, TODAY).map(Arc::new);
                    self.receive(Event::Checked { no, checked });
                }
                Effect::Edit(errand) => self.errand = Some(errand),
                Effect::Open(link) => self.opened.push(link.url().to_string()),
                // The library of a test is what it is.
                Effect::Reload(_) | Effect::LookAfter(_) | Effect::LookAtReviewed | Effect::Redraw => {}
                Effect::Save(save) => self.save(save),
                Effect::Copy(words) => self.copied.push(words),
                Effect::ShowPlain(words) => self.plain = Some(words),
                Effect::WriteDossier(text) => self.dossier = Some(text),
                Effect::Keep(Change::Clip(change)) => {
                    self.clips.apply(&change.stamped(jiff::Timestamp::UNIX_EPOCH));
                    self.receive(Event::Clips(Arc::new(self.clips.clone())));
                }
                Effect::Keep(change) => self.keep(change),
                Effect::Quit => {
                    self.quit = true;
                    let close = self.reader.close();
                    self.effects.extend(close);
                }
            }
        }
    }

    /// Writes the file under review, if it can be.
    fn save(&mut self, save: Save) {
        let told = match &self.disk {
            Ok(()) => Event::Saved(save.text.clone()),
            Err(why) => Event::NotSaved(why.clone()),
        };
        self.saves.push(save);
        self.receive(told);
    }

    /// Presses keys, written as `keys` has them.
    pub(crate) fn keys(&mut self, written: &str) -> &mut Self {
        for key in keys::parse(written) {
            self.receive(Event::Key(key));
            self.settle();
        }
        self
    }

    /// Gives the terminal another size, in columns and rows.
    pub(crate) fn resize(&mut self, (columns, rows): (u16, u16)) -> &mut Self {
        self.receive(Event::Resize(columns, rows));
        self.settle();
        self
    }
}
