//! What of a draft's part can be corrected: a field is chosen, then its value is typed.

use crate::brief::revise::Field;
use crate::reader::pane::Way;
use crate::text::Shown;

/// The fields of a part, with what they say now.
#[derive(Debug, Clone)]
pub struct Fields {
    /// The entry of the review.
    pub entry: usize,
    /// Each field, what it is called and what it says.
    pub fields: Vec<(Field, Shown, Shown)>,
    /// The index of the one under the cursor.
    pub at: usize,
}

impl Fields {
    /// Moves the cursor.
    pub fn step(&mut self, way: Way) {
        let last = self.fields.len().saturating_sub(1);
        self.at = match way {
            Way::Down => (self.at + 1).min(last),
            Way::Up => self.at.saturating_sub(1),
        };
    }

    /// The field under the cursor.
    pub fn field(&self) -> Option<Field> {
        self.fields.get(self.at).map(|(field, ..)| *field)
    }
}
