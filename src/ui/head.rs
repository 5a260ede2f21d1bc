//! The first line.

use super::{Theme, line};
use crate::reader::Reader;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the first line.
pub(super) fn draw(reader: &Reader, theme: Theme, area: Rect, buffer: &mut Buffer) {
    line::draw(&reader.first_line(), theme, area, buffer);
}
