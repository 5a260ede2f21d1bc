//! One cell as a terminal will show it: made safe, brought down to what the terminal can, measured.

use ratatui::buffer::{Cell, CellWidth};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::caps::Caps;
use super::pen::Pen;
use super::plain;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Symbol {
    Char(char),
    /// A grapheme cluster of several characters.
    Cluster(Box<str>),
    /// Nothing: the glyph to the left reaches over this column.
    Covered,
}

/// A cell's symbol, its style, and how far it reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) symbol: Symbol,
    pub(super) pen: Pen,
    /// Columns taken, by the measure the drawing was laid out with; 0 where covered.
    pub(super) width: u8,
    /// Columns a terminal with other tables might take: at least `width`. They must be written again after it.
    pub(super) reach: u8,
    /// Whether terminals disagree on the width, so that nobody knows where the cursor stands after it.
    pub(super) doubtful: bool,
}

/// The widest glyph that is let through; wider ones (a pile of wide characters joined) are not drawn.
const WIDEST: u16 = 4;

impl Glyph {
    /// The blank in the terminal's own colours.
    pub(super) const BLANK: Self = Self::new(Symbol::Char(' '), Pen::DEFAULT, 1);

    /// The right part of a wide glyph.
    pub(super) const COVERED: Self = Self::new(Symbol::Covered, Pen::DEFAULT, 0);

    const fn new(symbol: Symbol, pen: Pen, width: u8) -> Self {
        Self { symbol, pen, width, reach: width, doubtful: false }
    }

    fn char(c: char, pen: Pen) -> Self {
        Self::new(Symbol::Char(c), if c == ' ' { pen.on_blank() } else { pen }, 1)
    }

    /// The glyphs of a cell that has `room` columns up to the end of its line: the first stands in the cell itself,
    /// further ones in those that it covers.
    pub(super) fn of(cell: &Cell, room: u16, caps: &Caps, row: &mut Vec<Self>) {
        let pen = Pen::new(cell.fg, cell.bg, cell.modifier, caps.colour);
        let symbol = cell.symbol();
        match symbol.as_bytes() {
            [] => row.push(Self::char(' ', pen)),
            [byte @ b' '..=b'~'] => row.push(Self::char(char::from(*byte), pen)),
            _ => Self::of_cluster(symbol, pen, room, caps, row),
        }
    }

    fn of_cluster(symbol: &str, pen: Pen, room: u16, caps: &Caps, row: &mut Vec<Self>) {
        // Control characters are looked for first: ratatui's measure takes it that there are none.
        let unsafe_here = symbol.chars().any(char::is_control);
        let columns = if unsafe_here { 0 } else { symbol.cell_width() };
        if columns == 0 || columns > room.min(WIDEST) {
            return row.push(Self::char('?', pen));
        }
        if !caps.unicode {
            return plain::ascii(symbol, columns).for_each(|c| row.push(Self::char(c, pen)));
        }
        let glyph = Self::measured(symbol, pen, columns, caps);
        if u16::from(glyph.reach) > room {
            // Somewhere it would run over the end of the line.
            return Self::stand_in(symbol, pen, columns, caps, row);
        }
        row.push(glyph);
        row.extend((1..columns).map(|_| Self::COVERED));
    }

    fn measured(symbol: &str, pen: Pen, columns: u16, caps: &Caps) -> Self {
        let mut chars = symbol.chars();
        let stored = match (chars.next(), chars.next()) {
            (Some(c), None) => Symbol::Char(c),
            _ => Symbol::Cluster(symbol.into()),
        };
        let doubtful = is_doubtful(symbol, caps.cjk);
        let reach = if doubtful { columns.max(farthest(symbol)) } else { columns };
        Self { symbol: stored, pen, width: narrow(columns), reach: narrow(reach), doubtful }
    }

    /// The first character alone, or a question mark where that is no better.
    fn stand_in(symbol: &str, pen: Pen, columns: u16, caps: &Caps, row: &mut Vec<Self>) {
        let first = symbol.chars().next().unwrap_or('?');
        let alone = first.width().is_some_and(|width| width == usize::from(columns));
        if alone && !is_doubtful(first.encode_utf8(&mut [0; 4]), caps.cjk) {
            row.push(Self::new(Symbol::Char(first), pen, narrow(columns)));
            row.extend((1..columns).map(|_| Self::COVERED));
        } else {
            row.push(Self::char('?', pen));
            row.extend((1..columns).map(|_| Self::char(' ', pen)));
        }
    }

    /// Whether nothing but a background and lines is seen of it.
    pub(super) fn is_blank(&self) -> bool {
        self.symbol == Symbol::Char(' ')
    }

    /// How many bytes the symbol takes.
    pub(super) fn bytes(&self) -> usize {
        match &self.symbol {
            Symbol::Char(c) => c.len_utf8(),
            Symbol::Cluster(cluster) => cluster.len(),
            Symbol::Covered => 0,
        }
    }

    /// Stirs the symbol into a hash of symbols. Blanks leave nothing as it is.
    pub(super) fn stir(&self, hash: u32) -> u32 {
        let stir = |hash: u32, c: char| (hash.rotate_left(5) ^ u32::from(c)).wrapping_mul(0x9e37_79b9);
        match &self.symbol {
            Symbol::Char(' ') | Symbol::Covered => hash.rotate_left(5),
            Symbol::Char(c) => stir(hash, *c),
            Symbol::Cluster(cluster) => cluster.chars().fold(hash, stir),
        }
    }

    /// Writes the symbol; what is covered writes nothing.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        match &self.symbol {
            Symbol::Char(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Symbol::Cluster(cluster) => out.extend_from_slice(cluster.as_bytes()),
            Symbol::Covered => {}
        }
    }
}

fn narrow(columns: u16) -> u8 {
    u8::try_from(columns).unwrap_or(u8::MAX)
}

/// Whether terminals are known to disagree on the width of a cluster: emoji sequences, variation selectors, flags, and
/// conjoined letters; ambiguous characters only in `cjk` locales, or else every quote mark would cost a cursor move.
fn is_doubtful(symbol: &str, cjk: bool) -> bool {
    let bases = symbol.chars().filter(|c| c.width().is_some_and(|width| width > 0)).count();
    bases > 1
        || symbol
            .chars()
            .any(|c| matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f1e6}'..='\u{1f1ff}'))
        || (cjk && symbol.width() != symbol.width_cjk())
}

/// The columns a cluster takes where every character counts for itself and the ambiguous ones are wide.
fn farthest(symbol: &str) -> u16 {
    let columns: usize = symbol.chars().map(|c| c.width_cjk().unwrap_or(0)).sum();
    u16::try_from(columns.max(symbol.width_cjk())).unwrap_or(u16::MAX)
}
