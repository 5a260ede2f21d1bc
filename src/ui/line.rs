//! One line of a sheet.

use super::Theme;
use super::canvas::Canvas;
use crate::reader::find::Mark;
use crate::sheet::{Line, Role};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws a line into the first row of an area.
pub(super) fn draw(line: &Line, theme: Theme, area: Rect, canvas: &mut Canvas<'_>) {
    draw_with(line, &[], &|role| theme.style(role), area, canvas);
}

/// Draws a line with what was found in it.
pub(super) fn draw_with(
    line: &Line,
    marks: &[&Mark],
    style: &dyn Fn(Role) -> Style,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let (mut x, mut start) = (area.x, 0);
    for span in &line.spans {
        let text = span.text.as_str();
        for (piece, found) in pieces(text, start, marks) {
            let style = if found { Theme::found(style(span.role)) } else { style(span.role) };
            let from = x;
            x = canvas.put(piece, x, style, area);
            if let Some(link) = &span.link {
                canvas.link(area.y, from..x, link);
            }
        }
        start += text.len();
    }
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
