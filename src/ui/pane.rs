//! A pane: the lines of a sheet that are in sight, with the mark of the selection in the gutter.

use super::canvas::Canvas;
use super::{Theme, line};
use crate::reader::find::{Find, Mark};
use crate::reader::pane::Pane;
use crate::reader::view::GUTTER;
use crate::sheet::{Line, Role, Span};
use crate::text::wrap;
use ratatui::layout::Rect;

/// Draws a pane, with what was found in it.
pub(super) fn draw(
    pane: &Pane,
    find: Option<&Find>,
    focused: bool,
    theme: Theme,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let selected = pane.selected_lines();
    let lines = pane.sheet().blocks.iter().flat_map(|block| &block.lines).enumerate().skip(pane.top());
    for (y, (number, content)) in (area.top()..area.bottom()).zip(lines) {
        let row = Rect { y, height: 1, ..area };
        if number == selected.start && !selected.is_empty() {
            let role = if focused { Role::Accent } else { Role::Dim };
            canvas.put("›", area.x, theme.style(role), row);
        }
        let strong = focused && number == selected.start && !selected.is_empty();
        let marks: Vec<&Mark> = find.map(|find| find.on_line(number).collect()).unwrap_or_default();
        draw_line(content, &marks, strong, theme, row, canvas);
    }
}

fn draw_line(
    content: &Line,
    marks: &[&Mark],
    strong: bool,
    theme: Theme,
    row: Rect,
    canvas: &mut Canvas<'_>,
) {
    let gutter = GUTTER.min(row.width);
    let area = Rect { x: row.x + gutter, width: row.width - gutter, ..row };
    let style = |role| theme.style(role);
    if strong {
        line::draw_with(&weighted(content, usize::from(area.width) * 3 / 5), marks, &style, area, canvas);
    } else {
        line::draw_with(content, marks, &style, area, canvas);
    }
}

/// A line with the weight of what is selected: on its longest plain text, on as many whole words as fit into `most`
/// columns. The weight is what a move writes anew, and more of it says no more.
fn weighted(line: &Line, most: usize) -> Line {
    let plain = |span: &&Span| span.role == Role::Plain;
    let Some(longest) = line.spans.iter().filter(plain).map(Span::width).max() else { return line.clone() };
    let mut weighted = Line::default();
    let mut done = false;
    for span in &line.spans {
        if done || span.role != Role::Plain || span.width() < longest {
            weighted.spans.push(span.clone());
            continue;
        }
        done = true;
        let (words, rest) = first_words(span.text.as_str(), most);
        for (text, role) in
            [(words, Role::Strong), (rest, Role::Plain)].into_iter().filter(|(text, _)| !text.is_empty())
        {
            weighted.spans.push(Span { link: span.link.clone(), ..Span::new(text, role) });
        }
    }
    weighted
}

/// Parts a text after as many words as fit into `most` columns; one that fits whole, or is one word, is not parted.
fn first_words(text: &str, most: usize) -> (&str, &str) {
    if wrap::width(text) <= most {
        return (text, "");
    }
    let ends = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    ends.take_while(|(words, _)| wrap::width(words) <= most).last().unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_plain_text_has_the_weight() {
        let line = Line::of("a day ", Role::Dim).with("Post", Role::Plain).with("one two three", Role::Plain);
        let weighted = weighted(&line, 9);
        let spans: Vec<(&str, Role)> =
            weighted.spans.iter().map(|span| (span.text.as_str(), span.role)).collect();
        let rest = [("one two", Role::Strong), (" three", Role::Plain)];
        assert_eq!(spans, [[("a day ", Role::Dim), ("Post", Role::Plain)], rest].concat());
    }

    #[test]
    fn words_are_not_parted() {
        assert_eq!(first_words("one two", 7), ("one two", ""));
        assert_eq!(first_words("one two three", 8), ("one two", " three"));
        assert_eq!(first_words("undivided whole", 4), ("undivided whole", ""));
    }
}
