//! A line of the screen, and the one place where two of them are compared.

use ratatui::buffer::Buffer;

use super::caps::Caps;
use super::encoder::Encoder;
use super::glyph::Glyph;

/// A line of glyphs, one a column, without the blanks at its end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row(Vec<Glyph>);

static BLANK: Glyph = Glyph::BLANK;

/// Every line of a drawing.
pub(super) fn rows(buffer: &Buffer, caps: &Caps) -> Vec<Row> {
    let width = usize::from(buffer.area.width).max(1);
    buffer.content.chunks(width).map(|cells| Row::new(cells, caps)).collect()
}

impl Row {
    fn new(cells: &[ratatui::buffer::Cell], caps: &Caps) -> Self {
        let mut row = Vec::with_capacity(cells.len());
        while let Some(cell) = cells.get(row.len()) {
            let room = u16::try_from(cells.len() - row.len()).unwrap_or(u16::MAX);
            Glyph::of(cell, room, caps, &mut row);
        }
        let end = row.iter().rposition(|glyph| *glyph != BLANK).map_or(0, |last| last + 1);
        row.truncate(end);
        row.shrink_to_fit();
        Self(row)
    }

    /// The glyph at a column; past the end, a blank.
    pub(super) fn at(&self, x: usize) -> &Glyph {
        self.0.get(x).unwrap_or(&BLANK)
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    /// Brings line `y` of the terminal from `self` to `next`.
    pub(super) fn update(&self, next: &Self, y: u16, to: &mut Encoder<'_>) {
        let mut x = 0;
        // Columns before this one are written whether they differ or not, because the glyph before may have spilt.
        let mut spilt = 0;
        while x < next.len() {
            let glyph = next.at(x);
            let width = usize::from(glyph.width.max(1));
            let same = (x..x + width).all(|column| self.at(column) == next.at(column));
            if !same || x < spilt {
                to.reach(next, x, y);
                to.write(glyph, x + 1 >= spilt && self.is_blank_in(x + 1, x + width));
                if glyph.doubtful {
                    spilt = spilt.max(x + usize::from(glyph.reach));
                }
            }
            x += width;
        }
        let end = self.len().max(spilt);
        if end > next.len() {
            to.blank(next, y, next.len()..end);
        }
    }

    fn is_blank_in(&self, from: usize, to: usize) -> bool {
        (from..to).all(|x| *self.at(x) == BLANK)
    }
}
