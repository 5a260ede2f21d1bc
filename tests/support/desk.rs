//! Drives a reader as the run loop does, but at once: every question is answered before the next key.

use super::keys;
use nutgraf::brief::cite::Style;
use nutgraf::library::{Catalog, Memory, Origin, load};
use nutgraf::reader::keymap::Keymap;
use nutgraf::reader::{Effect, Errand, Event, Progress, Reader, Start};
use nutgraf::state::{Change, Clips};
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
        let (reader, effects) = Reader::new(Start {
            library: Shown::from("/srv/briefs"),
            keymap: Keymap::default(),
            size,
            unicode: true,
            today: TODAY,
            welcome,
            restricted: false,
            citation: Style::default(),
        });
        let empty = Arc::default();
        let mut desk = Self {
            reader,
            quit: false,
            errand: None,
            copied: Vec::new(),
            plain: None,
            dossier: None,
            clips: Clips::default(),
            catalog: empty,
            revision: 0,
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
        let files = self.catalog.files().count();
        self.revision += 1;
        self.receive(Event::Library(Progress { files, revision: self.revision, done: true }));
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
                Effect::Keep(Change::Clip(change)) => {
                    self.clips.apply(&change.stamped(jiff::Timestamp::UNIX_EPOCH));
                    self.receive(Event::Clips(Arc::new(self.clips.clone())));
                }
                // The library of a test is what it is.
                Effect::Reload(_) | Effect::LookAfter(_) | Effect::Redraw | Effect::Keep(_) => {}
                Effect::Copy(words) => self.copied.push(words),
                Effect::ShowPlain(words) => self.plain = Some(words),
                Effect::WriteDossier(text) => self.dossier = Some(text),
                Effect::Quit => self.quit = true,
            }
        }
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
