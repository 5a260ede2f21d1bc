//! One whole sequence as a key, where it is one that the reader knows.

use terminput::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::sequence::begins_string;
use crate::reader::key::{Code, Key};

/// The key that a whole sequence stands for.
pub(super) fn key(sequence: &[u8]) -> Option<Key> {
    // The library would take an answer for its first letter, typed with Alt.
    if sequence.len() > 2 && sequence.get(..2).is_some_and(begins_string) {
        return None;
    }
    match Event::parse_from(sequence) {
        Ok(Some(Event::Key(event))) => from_event(event),
        _ => None,
    }
}

fn from_event(event: KeyEvent) -> Option<Key> {
    let held = event.modifiers;
    if event.kind == KeyEventKind::Release || held.intersects(KeyModifiers::SUPER | KeyModifiers::HYPER) {
        return None;
    }
    let key = Key {
        ctrl: held.contains(KeyModifiers::CTRL),
        alt: held.intersects(KeyModifiers::ALT | KeyModifiers::META),
        code: code(event.code, held.contains(KeyModifiers::SHIFT))?,
    };
    // Byte 8 is what the backspace key of many a terminal sends.
    Some(if key == Key::ctrl('h') { Key::plain(Code::Backspace) } else { key })
}

fn code(code: KeyCode, shift: bool) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) if c.is_control() => return None,
        KeyCode::Char(c) => Code::Char(if shift { upper(c) } else { c }),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if shift => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    })
}

/// The capital, where it is a single letter.
fn upper(c: char) -> char {
    let mut capital = c.to_uppercase();
    match (capital.next(), capital.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}
