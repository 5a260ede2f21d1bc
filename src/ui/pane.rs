//! A pane: the lines of a sheet that are in sight, with the mark of the selection in the gutter.

use super::{Theme, line};
use crate::reader::find::{Find, Mark};
use crate::reader::pane::Pane;
use crate::reader::view::GUTTER;
use crate::sheet::{Line, Role};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws a pane, with what was found in it.
pub(super) fn draw(
    pane: &Pane,
    find: Option<&Find>,
    focused: bool,
    theme: Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    let selected = pane.selected_lines();
    let lines = pane.sheet().blocks.iter().flat_map(|block| &block.lines).enumerate().skip(pane.top());
    for (y, (number, content)) in (area.top()..area.bottom()).zip(lines) {
        let row = Rect { y, height: 1, ..area };
        if number == selected.start && !selected.is_empty() {
            let role = if focused { Role::Accent } else { Role::Dim };
            line::put("›", area.x, theme.style(role), row, buffer);
        }
        let strong = focused && number == selected.start && !selected.is_empty();
        let marks: Vec<&Mark> = find.map(|find| find.on_line(number).collect()).unwrap_or_default();
        draw_line(content, &marks, strong, theme, row, buffer);
    }
}

fn draw_line(content: &Line, marks: &[&Mark], strong: bool, theme: Theme, row: Rect, buffer: &mut Buffer) {
    let gutter = GUTTER.min(row.width);
    let area = Rect { x: row.x + gutter, width: row.width - gutter, ..row };
    let style = |role| if strong { theme.selected(role) } else { theme.style(role) };
    line::draw_with(content, marks, &style, area, buffer);
}
