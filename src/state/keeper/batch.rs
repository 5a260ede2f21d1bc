//! Changes that are written together.

use crate::brief::snapshot::{Digest, Snapshot};
use crate::state::store::Copied;
use crate::state::{BriefName, Change, ClipChange, Clips, Marks, Seen};
use jiff::Timestamp;
use std::sync::Arc;

/// So many snapshots are written at once, so that changes do not wait long for them.
const SNAPSHOTS_AT_ONCE: usize = 256;

/// Changes in the order in which they were made, by the file that they change.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Batch {
    pub(super) marks: Vec<(Change, Timestamp)>,
    pub(super) clips: Vec<ClipChange>,
    pub(super) copied: Option<Copied>,
    /// Words of briefs to be written once the marks name them; the shelf of the marks has them.
    pub(super) snapshots: Vec<Digest>,
}

impl Batch {
    /// A change alone. Words of briefs that were read are put on the shelf of `marks`, and from here on known by digest.
    pub(super) fn of(change: Change, at: Timestamp, marks: &Marks) -> Self {
        let mut batch = Self::default();
        match change {
            Change::Clip(change) => batch.clips.push(change),
            Change::Copied(words) => batch.copied = Some(Copied { at, words }),
            Change::Read(briefs) => {
                let seen = briefs.into_iter().map(|brief| batch.seen(brief, at, marks)).collect();
                batch.marks.push((Change::Seen(seen), at));
            }
            other => batch.marks.push((other, at)),
        }
        batch
    }

    fn seen(
        &mut self,
        (brief, snapshot): (BriefName, Option<Arc<Snapshot>>),
        at: Timestamp,
        marks: &Marks,
    ) -> (BriefName, Option<Seen>) {
        let Some(snapshot) = snapshot else { return (brief, None) };
        let digest = snapshot.digest();
        if marks.shelf().hold(digest.clone(), snapshot) {
            self.snapshots.push(digest.clone());
        }
        (brief, Some(Seen { digest, at }))
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what came later.
    pub(super) fn append(&mut self, later: Self) {
        self.marks.extend(later.marks);
        self.clips.extend(later.clips);
        self.copied = later.copied.or(self.copied.take());
        self.snapshots.extend(later.snapshots);
    }

    /// Takes what is to be written at once, and leaves the rest of the snapshots.
    pub(super) fn take_job(&mut self) -> Self {
        let rest = self.snapshots.split_off(self.snapshots.len().min(SNAPSHOTS_AT_ONCE));
        std::mem::replace(self, Self { snapshots: rest, ..Self::default() })
    }

    pub(super) fn change_marks(&self, marks: &mut Marks) {
        self.marks.iter().for_each(|(change, at)| marks.apply(change, *at));
    }

    pub(super) fn change_clips(&self, clips: &mut Clips) {
        self.clips.iter().for_each(|change| clips.apply(change));
    }
}
