//! What is drawn on: cells, and which of them lead somewhere.
//!
//! A cell of ratatui's has no link, and a link is no character: it goes beside the cells, to where they become bytes.

use crate::screen::Link;
use crate::text;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Cells and their links.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    links: Vec<Link>,
}

impl<'a> Canvas<'a> {
    /// Nothing is drawn yet.
    pub(super) fn new(buffer: &'a mut Buffer) -> Self {
        Self { buffer, links: Vec::new() }
    }

    /// The links that were drawn.
    pub(super) fn into_links(self) -> Vec<Link> {
        self.links
    }

    /// Puts text on a row from a column on, and gives the column after it.
    pub(super) fn put(&mut self, text: &str, x: u16, style: Style, area: Rect) -> u16 {
        let inside = area.intersection(self.buffer.area);
        if inside.height == 0 || x < inside.left() || x >= inside.right() {
            return x;
        }
        self.buffer.set_stringn(x, area.y, text, usize::from(inside.right() - x), style).0
    }

    /// Makes a link of columns of a row.
    pub(super) fn link(&mut self, row: u16, columns: std::ops::Range<u16>, link: &text::link::Link) {
        if !columns.is_empty() {
            self.links.push(Link { row, columns, url: link.url().clone() });
        }
    }

    /// Blanks an area. Popups lie over whole rows, so their links go with them.
    pub(super) fn clear(&mut self, area: Rect) {
        self.links.retain(|link| !(area.top()..area.bottom()).contains(&link.row));
        self.fill(area, Cell::reset);
    }

    /// Makes every cell of an area what it is to be.
    pub(super) fn fill(&mut self, area: Rect, make: impl Fn(&mut Cell)) {
        for position in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                make(cell);
            }
        }
    }
}
