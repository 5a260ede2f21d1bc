//! A line being typed.

use super::key::{Code, Key};
use crate::text::Shown;
use tui_input::{Input, InputRequest};

/// More than anybody types; a paste is cut there.
const MAX_CHARS: usize = 500;

/// What a key does to a line being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Puts text in at the cursor.
    Insert(String),
    /// Moves or deletes.
    Request(InputRequest),
}

impl Edit {
    /// What a key means while typing, as in a shell; `None` for keys that do not edit.
    pub fn of(key: Key) -> Option<Self> {
        use InputRequest as R;
        let request = match (key.ctrl, key.alt, key.code) {
            (false, false, Code::Char(c)) => return Some(Self::Insert(c.to_string())),
            (false, _, Code::Backspace) | (true, false, Code::Char('h')) => R::DeletePrevChar,
            (false, false, Code::Delete) | (true, false, Code::Char('d')) => R::DeleteNextChar,
            (false, false, Code::Left) | (true, false, Code::Char('b')) => R::GoToPrevChar,
            (false, false, Code::Right) | (true, false, Code::Char('f')) => R::GoToNextChar,
            (false, false, Code::Home) | (true, false, Code::Char('a')) => R::GoToStart,
            (false, false, Code::End) | (true, false, Code::Char('e')) => R::GoToEnd,
            (false, true, Code::Char('b')) | (true, false, Code::Left) => R::GoToPrevWord,
            (false, true, Code::Char('f')) | (true, false, Code::Right) => R::GoToNextWord,
            (true, false, Code::Char('w')) => R::DeletePrevWord,
            (true, false, Code::Char('u')) => R::DeleteFromStart,
            (true, false, Code::Char('k')) => R::DeleteTillEnd,
            _ => return None,
        };
        Some(Self::Request(request))
    }
}

/// A line being typed.
#[derive(Debug, Clone)]
pub struct Prompt {
    input: Input,
    /// How many characters it takes.
    most: usize,
}

impl Default for Prompt {
    fn default() -> Self {
        Self { input: Input::default(), most: MAX_CHARS }
    }
}

impl Prompt {
    /// A line that holds a value of a file to be changed, with the cursor at its end.
    pub fn holding(value: &str) -> Self {
        let length = value.chars().count();
        Self { input: Input::new(value.to_owned()), most: length + MAX_CHARS }
    }

    /// What was typed.
    pub fn value(&self) -> &str {
        self.input.value()
    }

    /// What was typed, as far as it may be shown.
    pub fn shown(&self) -> Shown {
        Shown::new(self.input.value())
    }

    /// The cursor, in characters.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// The cursor, in columns.
    pub fn column(&self) -> usize {
        let before: String = self.value().chars().take(self.cursor()).collect();
        Shown::new(&before).width()
    }

    /// Replaces the whole line; the cursor is in characters.
    pub fn set(&mut self, value: String, cursor: usize) {
        self.input = Input::new(value).with_cursor(cursor);
    }

    /// Applies an edit, and gives whether the text changed.
    pub fn edit(&mut self, edit: Edit) -> bool {
        let before = self.value().to_owned();
        match edit {
            Edit::Insert(text) => {
                let room = self.most.saturating_sub(before.chars().count());
                let spaced = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
                for c in spaced.filter(|c| !c.is_control()).take(room) {
                    self.input.handle(InputRequest::InsertChar(c));
                }
            }
            Edit::Request(request) => {
                self.input.handle(request);
            }
        }
        before != self.value()
    }
}
