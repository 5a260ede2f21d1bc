//! Which briefs were read, starred, and where their reader stood in them.

use super::{BriefName, Change};
use crate::brief::snapshot::{Digest, Snapshot};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The marks of all libraries.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    briefs: BTreeMap<BriefName, BriefMarks>,
    visits: BTreeMap<Arc<str>, Timestamp>,
    snapshots: BTreeMap<Digest, Arc<Snapshot>>,
}

/// The marks of one brief.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BriefMarks {
    /// As it was when it was last read; `None` where it is unread.
    pub seen: Option<Seen>,
    /// Whether it has a star.
    pub starred: bool,
    /// Where its reader was.
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
    pub item: Option<Digest>,
}

impl Marks {
    /// The marks of a brief, if it has any.
    pub fn of(&self, brief: &BriefName) -> Option<&BriefMarks> {
        self.briefs.get(brief)
    }

    /// The words that a digest names, where they were kept.
    pub fn snapshot(&self, digest: &Digest) -> Option<Snapshot> {
        self.snapshots.get(digest).map(|snapshot| Snapshot::clone(snapshot))
    }

    /// Keeps words to be found by their digest.
    pub fn remember(&mut self, snapshot: Arc<Snapshot>) {
        self.snapshots.insert(snapshot.digest(), snapshot);
    }

    /// When a library was last left.
    pub fn last_visit(&self, library: &str) -> Option<Timestamp> {
        self.visits.get(library).copied()
    }

    /// Makes a change that was done at `at`. What concerns no marks changes nothing.
    pub fn apply(&mut self, change: &Change, at: Timestamp) {
        match change {
            Change::Read(briefs) => {
                for (brief, snapshot) in briefs {
                    let seen = snapshot.as_ref().map(|snapshot| Seen { digest: snapshot.digest(), at });
                    self.entry(brief).seen = seen;
                }
            }
            Change::Unread(briefs) => {
                briefs.iter().for_each(|(brief, seen)| self.entry(brief).seen.clone_from(seen));
            }
            Change::Star(brief, starred) => self.entry(brief).starred = *starred,
            Change::Place(brief, place) => self.entry(brief).place = Some(place.clone()),
            Change::Visit(library) => {
                self.visits.insert(library.clone(), at);
            }
            Change::Clip(_) | Change::Copied(_) => {}
        }
    }

    fn entry(&mut self, brief: &BriefName) -> &mut BriefMarks {
        self.briefs.entry(brief.clone()).or_default()
    }
}
