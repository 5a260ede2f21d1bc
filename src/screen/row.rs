//! A line of the screen, and the one place where two of them are compared.

use ratatui::buffer::Buffer;

use super::caps::Caps;
use super::encoder::Encoder;
use super::glyph::Glyph;
use super::links::LinkId;
use std::ops::Range;

/// A line of glyphs, one a column, without the blanks at its end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row(Vec<Glyph>);

/// About as many bytes as a move, a change of the pen and an erased tail take.
const MOVE: usize = 5;
const PEN: usize = 5;
const ERASE: usize = 3;

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

    /// Makes a link of columns.
    pub(super) fn link(&mut self, columns: Range<u16>, id: LinkId) {
        let columns = usize::from(columns.start)..usize::from(columns.end).min(self.len());
        let glyphs = self.0.get_mut(columns).into_iter().flatten();
        glyphs.filter(|glyph| glyph.width > 0).for_each(|glyph| glyph.pen.link = Some(id));
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    /// Brings line `y` of the terminal from `self` to `next`, in the way that takes fewer bytes.
    pub(super) fn update(&self, next: &Self, y: u16, to: &mut Encoder<'_>) {
        if self.0.is_empty() {
            self.change(next, y, to);
        } else if self != next {
            to.cheaper(|to| self.change(next, y, to), |to| self.renew(next, y, to));
        }
    }

    /// Blanks the line from the first column that differs, and writes what is not blank.
    fn renew(&self, next: &Self, y: u16, to: &mut Encoder<'_>) {
        let Some(x) = (0..next.len().min(self.len())).find(|x| self.at(*x) != next.at(*x)) else {
            return self.change(next, y, to);
        };
        to.erase(next, x, y);
        Self(self.0.iter().take(x).cloned().collect()).change(next, y, to);
    }

    /// Writes each glyph that differs, and blanks the rest.
    fn change(&self, next: &Self, y: u16, to: &mut Encoder<'_>) {
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

    /// About as many bytes as [`Row::update`] writes.
    pub(super) fn distance(&self, next: &Self) -> usize {
        let (mut bytes, mut same) = (0, MOVE);
        let mut pen = None;
        for x in 0..next.len().max(self.len()) {
            let glyph = next.at(x);
            if self.at(x) == glyph {
                same += 1;
                continue;
            }
            bytes += same.min(MOVE);
            same = 0;
            if x >= next.len() {
                return bytes + ERASE;
            }
            if pen.replace(glyph.pen).is_some_and(|pen| pen != glyph.pen) {
                bytes += PEN;
            }
            bytes += glyph.bytes();
        }
        bytes
    }

    /// What stands in every eight columns as a number, 0 where that is nothing: alike in rows that are alike, and in parts
    /// where they are alike in parts. Styles make no difference.
    pub(super) fn outline(&self) -> Vec<u32> {
        self.0.chunks(8).map(|glyphs| glyphs.iter().fold(0, |hash, glyph| glyph.stir(hash))).collect()
    }

    fn is_blank_in(&self, from: usize, to: usize) -> bool {
        (from..to).all(|x| *self.at(x) == BLANK)
    }
}
