//! What opens over a view and closes again: a picker, a line to type, the help.

mod fields;
mod help;
mod note;
mod picker;
mod query;
mod value;

pub use fields::Fields;
pub use help::Help;
pub use note::NoteLine;
pub use picker::Picker;
pub use query::QueryLine;
pub use value::ValueLine;

use super::desk::Desk;
use super::key::{Code, Key};
use super::prompt::Prompt;
use crate::library::Page;

/// What is open over a view.
#[derive(Debug, Clone)]
pub enum Popup {
    /// Choices to filter by.
    Picker(Picker),
    /// The query line.
    Query(QueryLine),
    /// What to find.
    Find(Prompt),
    /// What the keys do.
    Help(Help),
    /// A note on a clip.
    Note(NoteLine),
    /// What of a draft's part can be corrected.
    Fields(Fields),
    /// A value being corrected.
    Value(ValueLine),
}

impl Popup {
    /// Whether what a key does depends on an answer that is still out.
    pub fn must_wait(&self, key: Key) -> bool {
        match self {
            Self::Picker(picker) => {
                let chooses = matches!(
                    key.code,
                    Code::Enter | Code::Tab | Code::Down | Code::Up | Code::PageDown | Code::PageUp
                );
                picker.is_waiting()
                    && (chooses || key.ctrl && matches!(key.code, Code::Char('n' | 'p' | 'j' | 'k')))
            }
            Self::Query(line) => line.is_waiting() && matches!(key.code, Code::Tab | Code::BackTab),
            Self::Find(_) | Self::Help(_) | Self::Note(_) | Self::Fields(_) | Self::Value(_) => false,
        }
    }

    /// Asks anew: the library has changed.
    pub fn refresh(&mut self, desk: &mut Desk) {
        match self {
            Self::Picker(picker) => picker.narrow(desk),
            Self::Query(line) => line.complete(desk),
            Self::Find(_) | Self::Help(_) | Self::Note(_) | Self::Fields(_) | Self::Value(_) => {}
        }
    }

    /// Takes an answer if it is to a question of its own.
    pub fn receive(&mut self, no: u64, page: &Page) -> bool {
        match self {
            Self::Picker(picker) => picker.receive(no, page),
            Self::Query(line) => line.receive(no, page),
            Self::Find(_) | Self::Help(_) | Self::Note(_) | Self::Fields(_) | Self::Value(_) => false,
        }
    }
}
