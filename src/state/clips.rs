//! The clip tray: quotes, figures and facts that a reader took, in their order, to write with.
//!
//! A clip keeps the words themselves with all that must go with them, so that it outlives its brief and its library.

use super::BriefName;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Names a clip, whatever becomes of its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClipId(pub u64);

/// Something taken from a brief.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clip {
    /// Which clip.
    pub id: ClipId,
    /// When it was taken.
    pub at: Timestamp,
    /// From which brief.
    pub brief: BriefName,
    /// From which item: its own id, or `quotes[1]`.
    pub item: String,
    /// The section's key.
    pub section: String,
    /// What the brief is called.
    pub headline: String,
    /// The words as `y` copies them.
    pub words: String,
    /// The same with its citation, caveat and translation, as `Y` copies it: plain.
    pub cited: String,
    /// The same in Markdown.
    pub markdown: String,
    /// What must go with it.
    pub caveat: Option<String>,
    /// Its reader's own note.
    pub note: Option<String>,
    /// Where the article can be read.
    pub url: Option<String>,
}

/// The tray, in the reader's order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Clips {
    /// From first to last.
    pub clips: Vec<Clip>,
}

/// What is done to the tray. Each can be undone by another.
#[derive(Debug, Clone, PartialEq)]
pub enum ClipChange {
    /// Takes a clip in, before the one of this name or at the end.
    Add(Box<Clip>, Option<ClipId>),
    /// Removes one.
    Remove(ClipId),
    /// Writes its note anew.
    Note(ClipId, Option<String>),
    /// Moves one before another, or to the end.
    Move(ClipId, Option<ClipId>),
}

impl Clips {
    /// Makes a change. What concerns a clip that is no longer there changes nothing.
    pub fn apply(&mut self, change: &ClipChange) {
        match change {
            ClipChange::Add(clip, before) => self.insert(Clip::clone(clip), *before),
            ClipChange::Remove(id) => self.clips.retain(|clip| clip.id != *id),
            ClipChange::Note(id, note) => {
                if let Some(clip) = self.clips.iter_mut().find(|clip| clip.id == *id) {
                    clip.note.clone_from(note);
                }
            }
            ClipChange::Move(id, before) => {
                if let Some(at) = self.at(*id) {
                    let clip = self.clips.remove(at);
                    self.insert(clip, *before);
                }
            }
        }
    }

    fn at(&self, id: ClipId) -> Option<usize> {
        self.clips.iter().position(|clip| clip.id == id)
    }

    fn insert(&mut self, clip: Clip, before: Option<ClipId>) {
        self.clips.retain(|other| other.id != clip.id);
        let at = before.and_then(|id| self.at(id)).unwrap_or(self.clips.len());
        self.clips.insert(at, clip);
    }
}
