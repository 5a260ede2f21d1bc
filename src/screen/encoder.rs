//! Glyphs and moves as bytes: the fewest that a VT100 and all its heirs understand alike.

use std::io::Write as _;
use std::ops::Range;

use super::glyph::Glyph;
use super::links::Links;
use super::pen::Pen;
use super::row::Row;
use super::scroll::Scroll;

/// The longest run of unchanged columns worth weighing against a move: no move along a line takes more bytes.
const RUN: usize = 8;

/// Blanks a line from the cursor on (`EL`).
const ERASE: &[u8] = b"\x1b[K";

/// Writes to a terminal whose cursor and pen it keeps track of.
pub(super) struct Encoder<'a> {
    out: &'a mut Vec<u8>,
    columns: u16,
    resets_only: bool,
    links: &'a Links,
    state: State,
}

/// What is known of the terminal.
#[derive(Debug, Clone, Copy)]
struct State {
    pen: Pen,
    place: Place,
}

/// Where the cursor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Unknown,
    /// On the line, in its last column or past it: terminals differ.
    Line(u16),
    /// At a column of a line.
    Cell(u16, u16),
}

impl<'a> Encoder<'a> {
    /// For a terminal of so many columns whose pen is the default one and whose cursor may be anywhere.
    pub(super) fn new(columns: u16, resets_only: bool, links: &'a Links, out: &'a mut Vec<u8>) -> Self {
        Self { out, columns, resets_only, links, state: State { pen: Pen::DEFAULT, place: Place::Unknown } }
    }

    /// Brings the cursor to a column of a line that looks like `row` up to there.
    pub(super) fn reach(&mut self, row: &Row, x: usize, y: u16) {
        let from = match self.state.place {
            Place::Cell(from, line) if line == y && usize::from(from) <= x => usize::from(from),
            _ => 0,
        };
        if x - from > RUN || (from..x).any(|x| row.at(x).doubtful) {
            return self.go(column(x), y);
        }
        let write_again = |to: &mut Self| {
            to.go(column(from), y);
            (from..x).for_each(|x| to.write(row.at(x), true));
            to.set_pen(row.at(x));
        };
        // What it takes to write the next glyph counts too.
        let skip = |to: &mut Self| {
            to.go(column(x), y);
            to.set_pen(row.at(x));
        };
        self.cheaper(write_again, skip);
    }

    /// Does one thing or the other, whichever takes fewer bytes; the first where both take as many.
    pub(super) fn cheaper(&mut self, one: impl FnOnce(&mut Self), other: impl FnOnce(&mut Self)) {
        let (start, before) = (self.out.len(), self.state);
        one(self);
        let (first, after_first) = (self.out.split_off(start), self.state);
        self.state = before;
        other(self);
        if self.out.len() - start >= first.len() {
            self.out.truncate(start);
            self.out.extend_from_slice(&first);
            self.state = after_first;
        }
    }

    /// Writes a glyph where the cursor stands. `blank_below` says that the columns it covers besides its first hold
    /// nothing that a terminal could leave standing, should it take the glyph to be narrower.
    pub(super) fn write(&mut self, glyph: &Glyph, blank_below: bool) {
        if glyph.width == 0 {
            return;
        }
        self.set_pen(glyph);
        let place = self.state.place;
        if let (true, false, Place::Cell(x, y)) = (glyph.doubtful, blank_below, place) {
            self.out.extend((0..glyph.width).map(|_| b' '));
            self.state.place = Place::Unknown;
            self.go(x, y);
        }
        glyph.write(self.out);
        self.state.place = match place {
            _ if glyph.doubtful => Place::Unknown,
            Place::Cell(x, y) if x + u16::from(glyph.width) < self.columns => {
                Place::Cell(x + u16::from(glyph.width), y)
            }
            Place::Cell(_, y) | Place::Line(y) => Place::Line(y),
            Place::Unknown => Place::Unknown,
        };
    }

    /// Blanks columns of a line that has nothing after them.
    pub(super) fn blank(&mut self, row: &Row, y: u16, columns: Range<usize>) {
        let blanks = columns.len();
        if blanks < ERASE.len() {
            self.reach(row, columns.start, y);
            (0..blanks).for_each(|_| self.write(&Glyph::BLANK, true));
        } else {
            self.erase(row, columns.start, y);
        }
    }

    /// Blanks a line, which looks like `row` up to a column, from there on.
    pub(super) fn erase(&mut self, row: &Row, x: usize, y: u16) {
        self.reach(row, x, y);
        // What is erased takes the pen's background.
        self.set_pen(&Glyph::BLANK);
        self.out.extend_from_slice(ERASE);
    }

    /// Has the terminal move what it shows between margins, which stay where they are until [`Encoder::unbind`]. To be
    /// done with the default pen, in whose background blank lines come in.
    pub(super) fn scroll(&mut self, scroll: Scroll) {
        let Scroll { top, bottom, by } = scroll;
        let (first, last) = (column(top), column(bottom));
        self.out.extend_from_slice(format!("\x1b[{};{}r", first + 1, last + 1).as_bytes());
        // Most terminals go to the first cell then, and some stay.
        self.state.place = Place::Unknown;
        let (y, feed): (u16, &[u8]) = if by > 0 { (last, b"\n") } else { (first, b"\x1bM") };
        self.go(0, y);
        (0..by.unsigned_abs()).for_each(|_| self.out.extend_from_slice(feed));
    }

    /// Takes the margins away.
    pub(super) fn unbind(&mut self) {
        self.out.extend_from_slice(b"\x1b[r");
        self.state.place = Place::Unknown;
    }

    /// Leaves the pen as it was found.
    pub(super) fn finish(&mut self) {
        self.change_pen(Pen::DEFAULT);
    }

    /// Sets the pen for a glyph. On a blank only a part of it is seen, and where that part is right already, the rest
    /// may stay as it is for the words that follow.
    fn set_pen(&mut self, glyph: &Glyph) {
        if !(glyph.is_blank() && self.state.pen.on_blank() == glyph.pen) {
            self.change_pen(glyph.pen);
        }
    }

    fn change_pen(&mut self, pen: Pen) {
        self.state.pen.change(pen, self.resets_only, self.out);
        if pen.link != self.state.pen.link {
            self.links.write(pen.link, self.out);
        }
        self.state.pen = pen;
    }

    /// Moves the cursor.
    pub(super) fn go(&mut self, x: u16, y: u16) {
        let mut best = absolute(x, y);
        let relative = match self.state.place {
            Place::Unknown => None,
            Place::Line(line) => Some(from_margin(line, x, y)),
            Place::Cell(column, line) => {
                let along = [vertical(line, y), horizontal(column, x)].concat();
                Some(shorter(along, from_margin(line, x, y)))
            }
        };
        if let Some(relative) = relative {
            best = shorter(relative, best);
        }
        self.out.extend_from_slice(&best);
        self.state.place = Place::Cell(x, y);
    }
}

fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

fn shorter(a: Vec<u8>, b: Vec<u8>) -> Vec<u8> {
    if b.len() < a.len() { b } else { a }
}

/// `CUP`: the first line and column may be left out.
fn absolute(x: u16, y: u16) -> Vec<u8> {
    match (x, y) {
        (0, 0) => b"\x1b[H".to_vec(),
        (0, y) => format!("\x1b[{}H", y + 1).into_bytes(),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1).into_bytes(),
    }
}

/// By way of the first column.
fn from_margin(line: u16, x: u16, y: u16) -> Vec<u8> {
    [b"\r".to_vec(), vertical(line, y), horizontal(0, x)].concat()
}

fn vertical(from: u16, to: u16) -> Vec<u8> {
    // A line feed keeps the column only in raw mode, where the tty adds no carriage return: the only mode drawn in.
    let feeds = || vec![b'\n'; usize::from(to.abs_diff(from))];
    if to >= from { shorter(feeds(), relative(to - from, 'B')) } else { relative(from - to, 'A') }
}

fn horizontal(from: u16, to: u16) -> Vec<u8> {
    let backspaces = || vec![b'\x08'; usize::from(to.abs_diff(from))];
    if to >= from { relative(to - from, 'C') } else { shorter(backspaces(), relative(from - to, 'D')) }
}

/// `CUU`, `CUD`, `CUF` and `CUB`.
fn relative(n: u16, letter: char) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to a vector cannot fail.
    let _ = match n {
        0 => Ok(()),
        1 => write!(out, "\x1b[{letter}"),
        n => write!(out, "\x1b[{n}{letter}"),
    };
    out
}
