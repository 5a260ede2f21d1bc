//! One line of a sheet.

use super::Theme;
use crate::reader::find::Mark;
use crate::sheet::{Line, Role};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws a line into the first row of an area.
pub(super) fn draw(line: &Line, theme: Theme, area: Rect, buffer: &mut Buffer) {
    draw_with(line, &[], &|role| theme.style(role), area, buffer);
}

/// Draws a line with what was found in it.
pub(super) fn draw_with(
    line: &Line,
    marks: &[&Mark],
    style: &dyn Fn(Role) -> Style,
    area: Rect,
    buffer: &mut Buffer,
) {
    let (mut x, mut start) = (area.x, 0);
    for span in &line.spans {
        let text = span.text.as_str();
        for (piece, found) in pieces(text, start, marks) {
            let style = if found { Theme::found(style(span.role)) } else { style(span.role) };
            x = put(piece, x, style, area, buffer);
        }
        start += text.len();
    }
}

/// Puts text on a row from a column on, and gives the column after it.
pub(super) fn put(text: &str, x: u16, style: Style, area: Rect, buffer: &mut Buffer) -> u16 {
    let inside = area.intersection(buffer.area);
    if inside.height == 0 || x < inside.left() || x >= inside.right() {
        return x;
    }
    buffer.set_stringn(x, area.y, text, usize::from(inside.right() - x), style).0
}

/// The text of a span, cut where marks begin and end; `start` is where it begins in its line.
fn pieces<'a>(text: &'a str, start: usize, marks: &[&Mark]) -> Vec<(&'a str, bool)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for mark in marks {
        let from = mark.bytes.start.clamp(start, start + text.len()) - start;
        let to = mark.bytes.end.clamp(start, start + text.len()) - start;
        pieces.push((text.get(at..from).unwrap_or_default(), false));
        pieces.push((text.get(from.max(at)..to).unwrap_or_default(), true));
        at = to.max(at);
    }
    pieces.push((text.get(at..).unwrap_or_default(), false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_may_go_over_two_spans() {
        let mark = Mark { line: 0, bytes: 2..6, first: true };
        assert_eq!(pieces("abcd", 0, &[&mark]), [("ab", false), ("cd", true)]);
        assert_eq!(pieces("efgh", 4, &[&mark]), [("ef", true), ("gh", false)]);
        assert_eq!(pieces("ijkl", 8, &[&mark]), [("ijkl", false)]);
    }
}
