//! Drawing: the state of a reader as cells of a screen.
//!
//! [`draw`] knows no file, no clock, no lock and no environment, and changes nothing. Each region of the screen is one
//! small function in its own file; where things stand is the reader's to say, since moving depends on it.

mod foot;
mod head;
mod line;
mod pane;
mod popup;
mod theme;

use crate::reader::Reader;
use crate::reader::view::Region;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
pub use theme::Theme;

/// Draws a reader, and gives where the cursor stands where something is typed.
///
/// The buffer has the reader's size and begins at its upper left corner.
pub fn draw(reader: &Reader, theme: Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let (width, height) = reader.size();
    let body = reader.body();
    if body.y > 0 {
        head::draw(reader, theme, Rect { x: 0, y: 0, width, height: 1 }, buffer);
    }
    for region in reader.regions() {
        draw_region(reader, &region, theme, buffer);
    }
    let below = popup::draw(reader, theme, body, buffer);
    let foot = Rect { x: 0, y: height.saturating_sub(1), width, height: 1 };
    let typed = if body.bottom() < height { foot::draw(reader, theme, foot, buffer) } else { None };
    below.or(typed).or_else(|| reader.top().cursor()).filter(|(x, y)| *x < width && *y < height)
}

fn draw_region(reader: &Reader, region: &Region<'_>, theme: Theme, buffer: &mut Buffer) {
    match region {
        Region::Pane { area, pane, focused } => {
            let find = reader.find().filter(|_| *focused);
            pane::draw(pane, find, *focused, theme, *area, buffer);
        }
        Region::Lines { area, lines } => {
            for (y, line) in (area.top()..area.bottom()).zip(lines) {
                line::draw(line, theme, Rect { y, height: 1, ..*area }, buffer);
            }
        }
        Region::Rule(area) => rule(theme, *area, buffer),
    }
}

/// A rule: across where the area is wider than high, else down.
fn rule(theme: Theme, area: Rect, buffer: &mut Buffer) {
    let sign = if area.width > 1 { "─" } else { "│" };
    for position in area.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cell.set_symbol(sign).set_style(theme.rule());
        }
    }
}
