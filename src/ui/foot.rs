//! The last line: what is being typed, or one message, or the keys that work here.

use super::canvas::Canvas;
use super::{Theme, line};
use crate::reader::Reader;
use crate::reader::action::{ACTIONS, Action};
use crate::reader::popup::Popup;
use crate::reader::prompt::Prompt;
use crate::reader::view::View;
use crate::sheet::{Line, Role};
use crate::text::Shown;
use crate::text::link::Link;
use ratatui::layout::Rect;

/// What stands before a note that is written.
const NOTE: &str = " note: ";

/// Below this many columns the keys of a review stand closer together.
const NARROW: usize = 50;

/// Draws the last line, and gives where the cursor stands in it where something is typed.
pub(super) fn draw(reader: &Reader, theme: Theme, area: Rect, canvas: &mut Canvas<'_>) -> Option<(u16, u16)> {
    let width = usize::from(area.width);
    match reader.popup() {
        Some(Popup::Query(query)) => {
            line::draw(&typed(":", &query.prompt, "", width), theme, area, canvas);
            return Some(cursor(1, &query.prompt, area));
        }
        Some(Popup::Find(prompt)) => {
            line::draw(&typed("/", prompt, &found(reader), width), theme, area, canvas);
            return Some(cursor(1, prompt, area));
        }
        Some(Popup::Note(note)) => {
            line::draw(&typed(NOTE, &note.prompt, "Enter keeps it ", width), theme, area, canvas);
            return Some(cursor(NOTE.len(), &note.prompt, area));
        }
        Some(Popup::Help(help)) if help.typing => {
            line::draw(&typed("/", &help.prompt, "", width), theme, area, canvas);
            return Some(cursor(1, &help.prompt, area));
        }
        _ => {}
    }
    let content = match reader.message() {
        Some(message) => said(message).cut(width),
        None => keys(reader, width),
    };
    line::draw(&content, theme, area, canvas);
    None
}

/// A message; one that is an address of the web and nothing else is a link there.
fn said(message: &Shown) -> Line {
    let mut line = Line::of(" ", Role::Plain);
    match Link::new(message.as_str()).filter(|link| **link.url() == *message.as_str()) {
        Some(link) => line.push_link(&link, Role::Plain),
        None => line.push(&message.line(), Role::Plain),
    }
    line
}

/// A line being typed; where it is too long, its end.
fn typed(sign: &str, prompt: &Prompt, tail: &str, width: usize) -> Line {
    let line = Line::of(sign, Role::Accent).with(prompt.shown().as_str(), Role::Plain);
    if tail.is_empty() { line.cut(width) } else { line.push_right(Line::of(tail, Role::Dim), width) }
}

fn cursor(offset: usize, prompt: &Prompt, area: Rect) -> (u16, u16) {
    let x = u16::try_from(offset + prompt.column()).unwrap_or(u16::MAX);
    (area.x.saturating_add(x).min(area.right().saturating_sub(1)), area.y)
}

fn found(reader: &Reader) -> String {
    match reader.find() {
        Some(find) => match find.total(reader.top().is_list()) {
            0 => "not here ".to_owned(),
            count => format!("{count} found "),
        },
        None => String::new(),
    }
}

/// The keys of the view, as many as fit, and how far the library is loaded.
fn keys(reader: &Reader, width: usize) -> Line {
    let mut tail = Line::default();
    if !reader.progress().done {
        tail.push(&format!("loading … {} files ", reader.progress().files), Role::Dim);
    } else if let Some(progress) = reader.top().pane().progress() {
        tail.push(&format!("{progress}% "), Role::Dim);
    }
    if matches!(reader.top(), View::Review(_)) && reader.popup().is_none() && width < NARROW {
        return as_many(closer(reader), width).cut(width);
    }
    let line = as_many(hints(reader), width.saturating_sub(tail.width() + 2));
    if tail.width() + 2 > width { line.cut(width) } else { line.push_right(tail, width) }
}

/// The keys of a review, closer together where there is little room: a decision is one key, which must be known.
fn closer(reader: &Reader) -> Vec<Line> {
    let keys = reader.top().hints().iter().filter_map(|action| {
        let line = Line::of(" ", Role::Plain).with(&reader.keymap().key(*action)?, Role::Accent);
        Some(match action {
            Action::Help => line,
            action => line.with(&format!(" {}", word(*action)), Role::Dim),
        })
    });
    keys.collect()
}

/// The hints that fit; the last, which leads to all others, always.
fn as_many(mut hints: Vec<Line>, width: usize) -> Line {
    let Some(last) = hints.pop() else { return Line::default() };
    let mut line = Line::default();
    for hint in hints {
        if line.width() + hint.width() + last.width() > width {
            break;
        }
        line.spans.extend(hint.spans);
    }
    line.followed_by(last)
}

fn hints(reader: &Reader) -> Vec<Line> {
    if let Some(Popup::Picker(picker)) = reader.popup() {
        let several = picker.takes_several().then_some(("Tab", "take several"));
        let keys = [("Enter", "apply")].into_iter().chain(several).chain([("↑↓", "move"), ("Esc", "close")]);
        return keys.map(|(key, word)| hint(key, word)).collect();
    }
    if let Some(Popup::Help(_)) = reader.popup() {
        let key = |action| reader.keymap().key(action).unwrap_or_default();
        return vec![hint(&key(Action::Find), "search the help"), hint(&key(Action::Out), "close it")];
    }
    if let Some(Popup::Fields(_)) = reader.popup() {
        let keys =
            [("Enter", "correct"), ("1–9", "the field of this number"), ("↑↓", "move"), ("Esc", "close")];
        return keys.into_iter().map(|(key, word)| hint(key, word)).collect();
    }
    if let Some(Popup::Value(value)) = reader.popup() {
        let completes = value.field.names_actors().then_some(("Tab", "takes the name"));
        let keys =
            [("Enter", "keeps it")].into_iter().chain(completes).chain([("Esc", "leaves it as it was")]);
        return keys.map(|(key, word)| hint(key, word)).collect();
    }
    if reader.top().typing() {
        let keys = [("Enter", "to the words"), ("↑↓", "move"), ("Esc", "stop typing")];
        return keys.into_iter().map(|(key, word)| hint(key, word)).collect();
    }
    let word = if matches!(reader.top(), View::Tray(_)) { tray_word } else { word };
    let actions = reader.top().hints().iter().filter(|action| reader.offers(**action));
    actions.filter_map(|action| Some(hint(&reader.keymap().key(*action)?, word(*action)))).collect()
}

fn hint(key: &str, word: &str) -> Line {
    Line::of(" ", Role::Plain).with(key, Role::Accent).with(&format!(" {word} "), Role::Dim)
}

/// The same in the clip tray, where some keys do something of its own.
fn tray_word(action: Action) -> &'static str {
    match action {
        Action::Edit => "note",
        Action::NextBrief => "down",
        Action::PreviousBrief => "up",
        Action::ToggleRead => "undo",
        Action::CopyCited => "copy",
        other => word(other),
    }
}

/// An action in a word or two; in the help it has a sentence.
fn word(action: Action) -> &'static str {
    match action {
        Action::In => "open",
        Action::Out => "out",
        Action::Close => "quit",
        Action::Actors => "actor",
        Action::Themes => "theme",
        Action::Speakers => "speakers",
        Action::Figures => "figures",
        Action::QueryLine => "query",
        Action::Find => "find",
        Action::Help => "help",
        Action::NextSection => "section",
        Action::Narrow => "filter",
        Action::NextBrief => "next",
        Action::Chart => "draw",
        Action::NextUnread => "unread",
        Action::NextUnsure => "unsure",
        Action::AcceptSure => "all sure",
        other => ACTIONS.iter().find(|entry| entry.action == other).map_or("", |entry| entry.name),
    }
}
