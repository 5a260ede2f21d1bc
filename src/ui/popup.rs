//! What is open over a view.

use super::canvas::Canvas;
use super::{Theme, line, pane};
use crate::library::query_line::Mistake;
use crate::reader::Reader;
use crate::reader::filters::Choice;
use crate::reader::popup::{Fields, Picker, Popup, QueryLine, ValueLine};
use crate::sheet::{Line, Role};
use crate::text::{Shown, wrap};
use ratatui::layout::Rect;

/// Draws what is open over the view, and gives where the cursor stands in it where something is typed there.
pub(super) fn draw(reader: &Reader, theme: Theme, body: Rect, canvas: &mut Canvas<'_>) -> Option<(u16, u16)> {
    match reader.popup()? {
        Popup::Picker(picker) => Some(picker_at(picker, theme, body, canvas)),
        Popup::Query(query) => {
            query_line(reader, query, theme, body, canvas);
            None
        }
        Popup::Find(_) | Popup::Note(_) => None,
        Popup::Fields(menu) => {
            fields(menu, theme, body, canvas);
            None
        }
        Popup::Value(value) => Some(value_lines(value, theme, body, canvas)),
        Popup::Help(help) => {
            canvas.clear(body);
            pane::draw(&help.pane, None, false, theme, body, canvas);
            None
        }
    }
}

/// The lower part of an area with a rule above it, cleared.
fn lower(body: Rect, lines: usize, theme: Theme, canvas: &mut Canvas<'_>) -> Rect {
    let height = u16::try_from(lines).unwrap_or(u16::MAX).min(body.height);
    let area = Rect { y: body.bottom() - height, height, ..body };
    canvas.clear(area);
    if height < 3 {
        return area;
    }
    super::rule(theme, Rect { height: 1, ..area }, canvas);
    Rect { y: area.y + 1, height: height - 1, ..area }
}

/// The choices above which they are narrowed, in the lower half of the screen.
fn picker_at(picker: &Picker, theme: Theme, body: Rect, canvas: &mut Canvas<'_>) -> (u16, u16) {
    let most = usize::from(body.height / 2).max(6);
    let area = lower(body, (picker.shown.len().max(1) + 2).min(most), theme, canvas);
    let width = usize::from(area.width);
    let title = format!(" {}: ", picker.title);
    let mut prompt = Line::of(&title, Role::Strong).with(picker.prompt.shown().as_str(), Role::Plain);
    if picker.prompt.value().is_empty() {
        prompt.push(picker.hint(), Role::Dim);
    }
    let count = format!("{} of {} ", picker.shown.len(), picker.total);
    line::draw(
        &prompt.push_right(Line::of(&count, Role::Dim), width),
        theme,
        Rect { height: 1, ..area },
        canvas,
    );
    let rest = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    choices(picker, theme, rest, canvas);
    let column = u16::try_from(title.chars().count() + picker.prompt.column()).unwrap_or(u16::MAX);
    (column.min(area.right().saturating_sub(1)), area.y)
}

fn choices(picker: &Picker, theme: Theme, area: Rect, canvas: &mut Canvas<'_>) {
    let width = usize::from(area.width);
    let first = (picker.at + 1).saturating_sub(usize::from(area.height));
    if picker.shown.is_empty() {
        let nothing = if picker.is_waiting() { Shown::from("…") } else { picker.nothing() };
        line::draw(&Line::of(&format!("  {}", nothing.line()), Role::Dim).cut(width), theme, area, canvas);
    }
    let rows = picker.shown.iter().enumerate().skip(first);
    for (y, (index, choice)) in (area.top()..area.bottom()).zip(rows) {
        let row = Rect { y, height: 1, ..area };
        line::draw(&choice_line(picker, choice, index == picker.at, width), theme, row, canvas);
    }
}

fn choice_line(picker: &Picker, choice: &Choice, selected: bool, width: usize) -> Line {
    let mark = if selected { "›" } else { " " };
    let taken = if picker.is_marked(choice) { "+ " } else { "  " };
    let hand = if selected { Role::Strong } else { Role::Plain };
    let line = Line::of(mark, Role::Accent).with(taken, Role::Accent).with(&choice.label.line(), hand);
    let note = Line::of(&choice.note.line(), Role::Dim).with(" ", Role::Plain);
    let room = width.saturating_sub(line.width() + 2);
    if room < 6 { line.cut(width) } else { line.push_right(note.cut(room), width) }
}

/// What can be corrected, each field behind its number.
fn fields(menu: &Fields, theme: Theme, body: Rect, canvas: &mut Canvas<'_>) {
    let most = usize::from(body.height / 2).max(4);
    let area = lower(body, (menu.fields.len() + 1).min(most), theme, canvas);
    let width = usize::from(area.width);
    let labels = menu.fields.iter().map(|(_, label, _)| label.width()).max().unwrap_or(0);
    let first = (menu.at + 1).saturating_sub(usize::from(area.height));
    let rows = menu.fields.iter().enumerate().skip(first);
    for (y, (index, (_, label, value))) in (area.top()..area.bottom()).zip(rows) {
        let selected = index == menu.at;
        let (mark, hand) = if selected { ("›", Role::Strong) } else { (" ", Role::Plain) };
        let number = if index < 9 { (index + 1).to_string() } else { " ".to_owned() };
        let lead = Line::of(mark, Role::Accent).with(&format!("{number} "), Role::Dim);
        let label = wrap::pad_right(label.as_str(), labels);
        let content = lead.with(&label, hand).with("  ", Role::Plain).with(&value.line(), Role::Dim);
        line::draw(&content.cut(width), theme, Rect { y, height: 1, ..area }, canvas);
    }
}

/// A value being corrected, in as many lines as it takes, and above it what is to be known.
fn value_lines(value: &ValueLine, theme: Theme, body: Rect, canvas: &mut Canvas<'_>) -> (u16, u16) {
    let width = usize::from(body.width.saturating_sub(2)).max(1);
    let (lines, (column, row)) = value.lines(width);
    let area = lower(body, lines.len().max(1) + 2, theme, canvas);
    let role = if value.problem.is_some() { Role::Error } else { Role::Dim };
    let head =
        Line::of(&format!(" {}: ", value.label.line()), Role::Strong).with(&value.remark().line(), role);
    line::draw(&head.cut(usize::from(area.width)), theme, Rect { height: 1, ..area }, canvas);
    let room = usize::from(area.height.saturating_sub(1)).max(1);
    let first = (row + 1).saturating_sub(room);
    for (y, text) in (area.top() + 1..area.bottom()).zip(lines.iter().skip(first)) {
        let content = Line::of(" ", Role::Plain).with(&text.line(), Role::Plain);
        line::draw(&content, theme, Rect { y, height: 1, ..area }, canvas);
    }
    let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    let x = area.x.saturating_add(place(column + 1)).min(area.right().saturating_sub(1));
    (x, area.y.saturating_add(place(row - first + 1)).min(body.bottom().saturating_sub(1)))
}

/// What the line could go on with, or what is wrong with it, right above it.
fn query_line(reader: &Reader, query: &QueryLine, theme: Theme, body: Rect, canvas: &mut Canvas<'_>) {
    let width = usize::from(body.width);
    let lines = match &query.mistake {
        Some(mistake) => mistake_lines(mistake, query.prompt.value(), width),
        None => vec![candidates(reader, query, width)],
    };
    let area = Rect { y: body.bottom().saturating_sub(2).max(body.y), height: body.height.min(2), ..body };
    let area =
        if lines.len() == 1 && body.height > 1 { Rect { y: area.y + 1, height: 1, ..area } } else { area };
    canvas.clear(area);
    for (y, content) in (area.top()..area.bottom()).zip(&lines) {
        line::draw(content, theme, Rect { y, height: 1, ..area }, canvas);
    }
}

/// What could come next; where nothing is offered, how the line is understood.
fn candidates(reader: &Reader, query: &QueryLine, width: usize) -> Line {
    if query.candidates.is_empty() {
        let understood = Shown::join(&query.understood(reader.setting()), "  ");
        return Line::of(&format!(" {}", understood.line()), Role::Dim).cut(width);
    }
    let mut line = Line::of(" ", Role::Plain);
    for (index, candidate) in query.candidates.iter().enumerate() {
        let hand = if query.at == Some(index) { Role::Accent } else { Role::Dim };
        let next = Line::of(&format!("{}  ", candidate.line()), hand);
        if line.width() + next.width() + 2 > width && index > 0 {
            line.push("…", Role::Dim);
            break;
        }
        line.spans.extend(next.spans);
    }
    line.cut(width)
}

/// What is wrong, and beneath it, right above the very characters, the signs that point at them.
fn mistake_lines(mistake: &Mistake, typed: &str, width: usize) -> Vec<Line> {
    let message = format!(" {}: {}", mistake.message.line(), mistake.help.line());
    let columns = |range: std::ops::Range<usize>| {
        let part: String = typed.chars().skip(range.start).take(range.len()).collect();
        Shown::from(part).width()
    };
    let (before, at) = (columns(0..mistake.at.start), columns(mistake.at.clone()));
    let pointer = format!("{}{}", " ".repeat(before + 1), "v".repeat(at.max(1)));
    vec![Line::of(&message, Role::Error).cut(width), Line::of(&pointer, Role::Error).cut(width)]
}
