//! Drawing: the state of a reader as cells of a screen.
//!
//! [`draw`] knows no file, no clock, no lock and no environment, and changes nothing. Each region of the screen is one
//! small function in its own file; where things stand is the reader's to say, since moving depends on it.

mod canvas;
mod foot;
mod head;
mod line;
mod pane;
mod popup;
mod theme;

use crate::reader::Reader;
use crate::reader::view::Region;
use crate::screen::Link;
use canvas::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
pub use theme::Theme;

/// What a drawing has besides cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawn {
    /// Where the cursor stands, by column and row, where something is typed.
    pub cursor: Option<(u16, u16)>,
    /// What of it leads somewhere.
    pub links: Vec<Link>,
}

/// Draws a reader. The buffer has the reader's size and begins at its upper left corner.
pub fn draw(reader: &Reader, theme: Theme, buffer: &mut Buffer) -> Drawn {
    let mut canvas = Canvas::new(buffer);
    let cursor = draw_on(&mut canvas, reader, theme);
    Drawn { cursor, links: canvas.into_links() }
}

fn draw_on(canvas: &mut Canvas<'_>, reader: &Reader, theme: Theme) -> Option<(u16, u16)> {
    let (width, height) = reader.size();
    let body = reader.body();
    if body.y > 0 {
        head::draw(reader, theme, Rect { x: 0, y: 0, width, height: 1 }, canvas);
    }
    for region in reader.regions() {
        draw_region(reader, &region, theme, canvas);
    }
    let below = popup::draw(reader, theme, body, canvas);
    let foot = Rect { x: 0, y: height.saturating_sub(1), width, height: 1 };
    let typed = if body.bottom() < height { foot::draw(reader, theme, foot, canvas) } else { None };
    below.or(typed).or_else(|| reader.top().cursor()).filter(|(x, y)| *x < width && *y < height)
}

fn draw_region(reader: &Reader, region: &Region<'_>, theme: Theme, canvas: &mut Canvas<'_>) {
    match region {
        Region::Pane { area, pane, focused } => {
            let find = reader.find().filter(|_| std::ptr::eq(*pane, reader.top().pane()));
            pane::draw(pane, find, *focused, theme, *area, canvas);
        }
        Region::Lines { area, lines } => {
            for (y, line) in (area.top()..area.bottom()).zip(lines) {
                line::draw(line, theme, Rect { y, height: 1, ..*area }, canvas);
            }
        }
        Region::Rule(area) => rule(theme, *area, canvas),
    }
}

/// A rule: across where the area is wider than high, else down.
fn rule(theme: Theme, area: Rect, canvas: &mut Canvas<'_>) {
    let sign = if area.width > 1 { "─" } else { "│" };
    canvas.fill(area, |cell| {
        cell.set_symbol(sign).set_style(theme.rule());
    });
}
