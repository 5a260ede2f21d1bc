//! The first line.

use super::canvas::Canvas;
use super::{Theme, line};
use crate::reader::Reader;
use ratatui::layout::Rect;

/// Draws the first line.
pub(super) fn draw(reader: &Reader, theme: Theme, area: Rect, canvas: &mut Canvas<'_>) {
    line::draw(&reader.first_line(), theme, area, canvas);
}
