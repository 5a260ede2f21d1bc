//! The clip tray: quotes, figures and facts that a reader took, in their order, to write with.
//!
//! A clip keeps the words themselves with all that must go with them, so that it outlives its brief and its library.

mod take;
#[cfg(test)]
mod tests;

pub use take::Taken;

use super::BriefName;
use crate::brief::{Part, cite};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Names a clip, whatever becomes of its order. It is made of the brief's name and of the words, so that the same words
/// taken twice are one clip, and no two programs that take others give them one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClipId(pub u64);

/// Something taken from a brief.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clip {
    /// Which clip.
    pub id: ClipId,
    /// When it was taken; `None` until it is kept, for who takes it knows no clock.
    pub at: Option<Timestamp>,
    /// From which brief.
    pub brief: BriefName,
    /// From which item: its own id, or `quotes[1]`.
    pub item: String,
    /// The section's key.
    pub section: String,
    /// What the brief is called.
    pub headline: String,
    /// The words alone, a quote's in quote marks.
    pub words: String,
    /// The same with its citation, caveat and translation, as `Y` copies it: plain.
    pub cited: String,
    /// The same in Markdown.
    pub markdown: String,
    /// Who says so and where it stands: what the citation adds to the words, but for the caveat.
    #[serde(default)]
    pub source: String,
    /// What must go with it.
    pub caveat: Option<String>,
    /// Its reader's own note.
    pub note: Option<String>,
    /// Where the article can be read.
    pub url: Option<String>,
    /// Who printed it.
    #[serde(default)]
    pub outlet: String,
    /// When, in EDTF.
    #[serde(default)]
    pub published: String,
    /// The brief's file then, relative to the library's root.
    #[serde(default)]
    pub path: String,
    /// The paragraphs of the article: "¶3, ¶7".
    #[serde(default)]
    pub paragraphs: String,
    /// The item as a record of its own, with its exact words.
    #[serde(default)]
    pub record: serde_json::Value,
}

impl Clip {
    /// The words with their caveat, as they are copied without a citation.
    pub fn copied(&self) -> String {
        cite::with_caveat(&self.words, self.caveat.as_deref())
    }

    /// Which paragraph of the article it is, from 1; `None` for what is an item.
    pub fn paragraph(&self) -> Option<u32> {
        let number = || self.item.strip_prefix('¶')?.parse().ok();
        (self.section == Part::Article.key()).then(number).flatten()
    }
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

impl ClipChange {
    /// The same, done at a time: what is taken was taken then, unless it was taken before.
    #[must_use]
    pub fn stamped(mut self, at: Timestamp) -> Self {
        if let Self::Add(clip, _) = &mut self {
            clip.at.get_or_insert(at);
        }
        self
    }
}

impl Clips {
    /// The clip of this name.
    pub fn get(&self, id: ClipId) -> Option<&Clip> {
        self.clips.iter().find(|clip| clip.id == id)
    }

    /// What would undo a change that is yet to be made; `None` where the change changes nothing.
    pub fn undoing(&self, change: &ClipChange) -> Option<ClipChange> {
        match change {
            ClipChange::Add(clip, _) => self.get(clip.id).is_none().then_some(ClipChange::Remove(clip.id)),
            ClipChange::Remove(id) => {
                Some(ClipChange::Add(Box::new(self.get(*id)?.clone()), self.after(*id, 1)))
            }
            ClipChange::Note(id, note) => {
                let clip = self.get(*id)?;
                (clip.note != *note).then(|| ClipChange::Note(*id, clip.note.clone()))
            }
            ClipChange::Move(id, _) => self.at(*id).map(|_| ClipChange::Move(*id, self.after(*id, 1))),
        }
    }

    /// What moves a clip by one, towards the end or the beginning; `None` where it is there.
    pub fn moving(&self, id: ClipId, down: bool) -> Option<ClipChange> {
        let at = self.at(id)?;
        if down {
            self.after(id, 1)?;
            Some(ClipChange::Move(id, self.after(id, 2)))
        } else {
            let before = self.clips.get(at.checked_sub(1)?)?;
            Some(ClipChange::Move(id, Some(before.id)))
        }
    }

    fn after(&self, id: ClipId, steps: usize) -> Option<ClipId> {
        self.clips.get(self.at(id)? + steps).map(|clip| clip.id)
    }

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

    /// The place of a clip, from 0.
    pub fn at(&self, id: ClipId) -> Option<usize> {
        self.clips.iter().position(|clip| clip.id == id)
    }

    fn insert(&mut self, clip: Clip, before: Option<ClipId>) {
        self.clips.retain(|other| other.id != clip.id);
        let at = before.and_then(|id| self.at(id)).unwrap_or(self.clips.len());
        self.clips.insert(at, clip);
    }
}
