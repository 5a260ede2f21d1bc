//! What a reader has marked and kept for themselves: which briefs were read, stars, the place in each brief, clips, and
//! when they were last here.
//!
//! None of it is in the library, which belongs to all; it lies in the reader's own state directory (SAFETY, "State"). A
//! brief is known by its library and its id, an item by its id or its words, never by a position, so that marks survive
//! edits and renamed files. What a reader does is a [`Change`]; changes are applied in one place, to what is on disk at
//! that moment, so that of two programs that write at once both are heard.

pub mod clips;
pub mod dossier;
pub mod keeper;
pub mod marks;
mod shelf;
pub mod store;

pub use clips::{Clip, ClipChange, ClipId, Clips, Taken};
pub use keeper::{Keeper, Kept};
pub use marks::{BriefMarks, LibraryMarks, Marks, Place, Seen};
pub use store::{Store, dir};

use crate::brief::snapshot::Snapshot;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Names a brief across sessions.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BriefName {
    /// Its library: the canonical path of the root, or `samples` for those built into the program.
    pub library: Arc<str>,
    /// Its id.
    pub id: Arc<str>,
}

/// Something a reader did that is to be kept. Who applies it says when it was done.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Briefs were read as they stand in these snapshots, or, without one, are unread again.
    Read(Vec<(BriefName, Option<Arc<Snapshot>>)>),
    /// Of each brief, what is kept of its reading, as it had been before it was marked by mistake.
    Seen(Vec<(BriefName, Option<Seen>)>),
    /// A star is set or taken away.
    Star(BriefName, bool),
    /// Where in a brief its reader stands.
    Place(BriefName, Place),
    /// A library is being read, or was until now.
    Visit(Arc<str>),
    /// The clip tray is another.
    Clip(ClipChange),
    /// Words were sent to the terminal's clipboard.
    Copied(String),
}
