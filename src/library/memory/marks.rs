//! What a reader has marked, beside what the files say.
//!
//! Whether a brief is read is a matter of its words: they are named only where something was read under its id, and the
//! name is kept with the file.

use super::{Filed, Memory};
use crate::brief::changes::Changes;
use crate::brief::snapshot::Snapshot;
use crate::library::load::Loaded;
use crate::library::query::{Changed, Reading};
use crate::state::{BriefName, Marks, Place, Seen};
use jiff::Timestamp;
use rayon::prelude::*;
use std::sync::Arc;

/// The marks of a brief as lists show them.
pub(super) struct Marked {
    pub(super) reading: Option<Reading>,
    pub(super) seen: Option<Seen>,
    pub(super) starred: bool,
}

/// What of the marks concerns a file.
pub(super) fn marked(loaded: &Loaded, name: &BriefName, marks: &Marks) -> Marked {
    let of = marks.of(name);
    let seen = of.and_then(|of| of.seen.clone());
    let reading = loaded.brief.as_ref().map(|_| match &seen {
        None => Reading::Unread,
        Some(seen) if loaded.digest() == Some(&seen.digest) => Reading::Read,
        Some(_) => Reading::Changed,
    });
    Marked { reading, seen, starred: of.is_some_and(|of| of.starred) }
}

impl Filed {
    /// Gives whether the marks of the brief are others than before.
    fn mark(&mut self, before: &Marks, now: &Marks) -> bool {
        if before.of(&self.row.name) == now.of(&self.row.name) {
            return false;
        }
        let Marked { reading, seen, starred } = marked(&self.loaded, &self.row.name, now);
        let row = Arc::make_mut(&mut self.row);
        (row.reading, row.seen, row.starred) = (reading, seen, starred);
        true
    }
}

impl Memory {
    /// Takes what its reader has marked by now, and gives whether that makes a difference to any brief. The first marks
    /// tell when they were last here.
    pub fn mark(&mut self, marks: Arc<Marks>) -> bool {
        self.first_marks.get_or_insert_with(|| marks.clone());
        let before = std::mem::replace(&mut self.marks, marks);
        let now = &self.marks;
        self.files
            .par_iter_mut()
            .map(|filed| filed.mark(&before, now))
            .reduce(|| false, |one, other| one | other)
    }

    /// When its reader last left the library before this session: of several libraries, the one that was left longest
    /// ago, so that nothing new is missed. `None` where that is not known.
    pub fn last_visit(&self) -> Option<Timestamp> {
        let marks = self.first_marks.as_ref()?;
        let mut libraries: Vec<&str> = self.files.iter().map(|filed| &*filed.row.name.library).collect();
        libraries.dedup();
        libraries.into_iter().filter_map(|library| marks.last_visit(library)).min()
    }

    /// On all cores: what words of files that come are named by, where they were read before.
    pub(super) fn name_words_of_read(&self, files: &[Loaded]) {
        files.par_iter().for_each(|loaded| {
            let id = loaded.brief.as_ref().map_or(&loaded.stem, |brief| &brief.id);
            let name = BriefName { library: loaded.library(), id: id.raw().into() };
            if self.marks.of(&name).is_some_and(|of| of.seen.is_some()) {
                loaded.digest();
            }
        });
    }

    pub(super) fn place_in(&self, filed: &Filed) -> Option<Place> {
        self.marks.of(&filed.row.name)?.place.clone()
    }

    /// What has changed of a brief since it was read.
    pub(super) fn changed(&self, filed: &Filed) -> Option<Arc<Changed>> {
        let seen = filed.row.seen.as_ref().filter(|_| filed.row.reading == Some(Reading::Changed))?;
        let before = self.marks.snapshot(&seen.digest).map(Arc::new);
        let what =
            before.zip(filed.brief()).map(|(before, brief)| Changes::between(before, &Snapshot::of(brief)));
        Some(Arc::new(Changed { since: seen.at, what }))
    }
}
