//! Which briefs were read, starred, and where their reader stood in them.

use super::shelf::Shelf;
use super::{BriefName, Change};
use crate::brief::snapshot::{Digest, Snapshot};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The marks of all libraries.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    libraries: BTreeMap<Arc<str>, LibraryMarks>,
    shelf: Arc<Shelf>,
}

/// The marks of one library.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LibraryMarks {
    /// When it was last left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Timestamp>,
    /// Those of its briefs that have any, by id.
    #[serde(default)]
    pub briefs: BTreeMap<Arc<str>, BriefMarks>,
}

/// The marks of one brief.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BriefMarks {
    /// As it was when it was last read; `None` where it is unread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seen>,
    /// Whether it has a star.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub starred: bool,
    /// Where its reader was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// A brief as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Its words then: another digest, another brief.
    pub digest: Digest,
    /// When.
    pub at: Timestamp,
}

/// A place in a brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The key of the part that was open, as `show --section` has it.
    pub part: String,
    /// The item under the cursor: the digest of [`SeenItem`](crate::brief::snapshot::SeenItem).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Digest>,
}

impl PartialEq for Marks {
    /// Where snapshots can be had makes no difference.
    fn eq(&self, other: &Self) -> bool {
        self.libraries == other.libraries
    }
}

impl Marks {
    /// These marks, with the snapshots that a shelf has.
    pub(super) fn new(libraries: BTreeMap<Arc<str>, LibraryMarks>, shelf: Arc<Shelf>) -> Self {
        Self { libraries, shelf }
    }

    /// Where their snapshots are.
    pub(super) fn shelf(&self) -> &Arc<Shelf> {
        &self.shelf
    }

    /// The same marks, with the snapshots that another shelf has.
    pub(super) fn on(self, shelf: Arc<Shelf>) -> Self {
        Self { shelf, ..self }
    }

    /// Each library that was read, by its name.
    pub fn libraries(&self) -> &BTreeMap<Arc<str>, LibraryMarks> {
        &self.libraries
    }

    /// The marks of a brief, if it has any.
    pub fn of(&self, brief: &BriefName) -> Option<&BriefMarks> {
        self.libraries.get(&brief.library)?.briefs.get(&brief.id)
    }

    /// When a library was last left.
    pub fn last_visit(&self, library: &str) -> Option<Timestamp> {
        self.libraries.get(library)?.visit
    }

    /// The words of a brief as it was read, if they are still known. Reads a small file, so it is for the one brief that is
    /// open, and not for a list.
    pub fn snapshot(&self, digest: &Digest) -> Option<Snapshot> {
        self.shelf.get(digest)
    }

    /// Has the words of a brief at hand until they are on disk.
    pub fn remember(&self, snapshot: Arc<Snapshot>) {
        self.shelf.hold(snapshot.digest(), snapshot);
    }

    /// Makes a change that was done at `at`. What concerns no marks changes nothing.
    pub fn apply(&mut self, change: &Change, at: Timestamp) {
        match change {
            Change::Read(briefs) => {
                for (brief, snapshot) in briefs {
                    let seen = snapshot.as_ref().map(|snapshot| Seen { digest: snapshot.digest(), at });
                    self.change(brief, |marks| marks.seen = seen);
                }
            }
            Change::Seen(briefs) => {
                for (brief, seen) in briefs {
                    self.change(brief, |marks| marks.seen.clone_from(seen));
                }
            }
            Change::Star(brief, starred) => self.change(brief, |marks| marks.starred = *starred),
            Change::Place(brief, place) => self.change(brief, |marks| marks.place = Some(place.clone())),
            Change::Visit(library) => self.library(library).visit = Some(at),
            Change::Clip(_) | Change::Copied(_) => {}
        }
    }

    /// Lets go of all marks of a library; gives how many briefs had any, or `None` where nothing was kept of it.
    pub(super) fn forget(&mut self, library: &str) -> Option<usize> {
        self.libraries.remove(library).map(|marks| marks.briefs.len())
    }

    fn library(&mut self, name: &Arc<str>) -> &mut LibraryMarks {
        self.libraries.entry(name.clone()).or_default()
    }

    /// Changes the marks of a brief. One that has none left is not kept.
    fn change(&mut self, brief: &BriefName, change: impl FnOnce(&mut BriefMarks)) {
        let briefs = &mut self.library(&brief.library).briefs;
        let marks = briefs.entry(brief.id.clone()).or_default();
        change(marks);
        if *marks == BriefMarks::default() {
            briefs.remove(&brief.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brief_without_marks_is_not_kept() {
        let brief = BriefName { library: "/b".into(), id: "dam".into() };
        let mut marks = Marks::default();
        marks.apply(&Change::Star(brief.clone(), true), Timestamp::UNIX_EPOCH);
        assert!(marks.of(&brief).is_some_and(|marks| marks.starred));
        marks.apply(&Change::Star(brief.clone(), false), Timestamp::UNIX_EPOCH);
        assert_eq!(marks.of(&brief), None);
    }
}
