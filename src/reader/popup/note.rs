//! The line in which a note on a clip is written.

use crate::reader::prompt::Prompt;
use crate::state::ClipId;

/// A note being written.
#[derive(Debug, Clone)]
pub struct NoteLine {
    /// The clip it is on.
    pub clip: ClipId,
    /// What is written.
    pub prompt: Prompt,
}

impl NoteLine {
    /// A line that holds the note there is.
    pub fn new(clip: ClipId, note: &str) -> Self {
        let mut prompt = Prompt::default();
        prompt.set(note.to_owned(), note.chars().count());
        Self { clip, prompt }
    }
}
