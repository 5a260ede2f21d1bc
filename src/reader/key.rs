//! Keys as a reader presses them, whatever the terminal sent for them.

use std::fmt;
use std::str::FromStr;

/// One key press: what was pressed, with which modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Held down together with the key. Never set on a [`Code::Char`] for Shift: `Q` is the character `Q`.
    pub ctrl: bool,
    /// Alt or Meta.
    pub alt: bool,
    /// What was pressed.
    pub code: Code,
}

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character, as typed.
    Char(char),
    /// Enter, Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { ctrl: false, alt: false, code }
    }

    /// A character without modifiers.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character with Ctrl.
    pub const fn ctrl(c: char) -> Self {
        Self { ctrl: true, alt: false, code: Code::Char(c) }
    }
}

/// The names of the keys that are not characters, as config and help write them.
const NAMES: [(&str, Code); 15] = [
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Shift-Tab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Del", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Space", Code::Char(' ')),
];

/// Writes a key as config and help do: `j`, `Ctrl-d`, `Alt-x`, `Shift-Tab`, `Space`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, other) => write!(f, "{other:?}"),
        }
    }
}

/// The text is not the name of a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a key: write one character (j, G, #), a name (Enter, Esc, Tab, Shift-Tab, Space, Up, PgDn, …) or either after Ctrl- or Alt-"
)]
pub struct UnknownKey;

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = text;
        loop {
            if let Some(after) = rest.strip_prefix("Ctrl-").filter(|after| !after.is_empty()) {
                (key.ctrl, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("Alt-").filter(|after| !after.is_empty()) {
                (key.alt, rest) = (true, after);
            } else {
                break;
            }
        }
        let mut chars = rest.chars();
        key.code = match (
            NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(rest)),
            chars.next(),
            chars.next(),
        ) {
            (Some((_, code)), ..) => *code,
            // No terminal tells Ctrl-C from Ctrl-c.
            (None, Some(c), None) if !c.is_control() && key.ctrl => Code::Char(c.to_ascii_lowercase()),
            (None, Some(c), None) if !c.is_control() => Code::Char(c),
            _ => return Err(UnknownKey),
        };
        Ok(key)
    }
}
