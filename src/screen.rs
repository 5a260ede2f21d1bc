//! The last drawing and the next one, as bytes for a terminal.
//!
//! A pure function of its own, because the same frames go to a tty, to an SSH channel and to an emulator in a test,
//! and because over a slow line every byte of it is waited for. A drawing is first brought down to what the terminal
//! shows ([`Caps`]), so that what looks the same costs nothing. Within a frame the cursor is known; between frames
//! nothing is taken for granted but what is on the screen, so that a stray message of another program cannot displace
//! what follows.

mod caps;
mod encoder;
mod glyph;
mod links;
mod pen;
mod plain;
mod row;
mod scroll;
#[cfg(test)]
mod tests;

pub use caps::{Caps, Colour};
pub use links::Link;
pub use plain::in_ascii;

use encoder::Encoder;
use links::{LinkId, Links};
use ratatui::buffer::Buffer;
use row::{Row, rows};
use scroll::Scroll;

const HIDE_CURSOR: &[u8] = b"\x1b[?25l";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
/// Default pen, empty screen.
const CLEAR: &[u8] = b"\x1b[m\x1b[2J";
const BEGIN_SYNC: &[u8] = b"\x1b[?2026h";
const END_SYNC: &[u8] = b"\x1b[?2026l";

/// What a terminal shows, and how to make it show something else.
#[derive(Debug, Clone)]
pub struct Screen {
    caps: Caps,
    shown: Option<Shown>,
    links: Links,
}

/// A frame that the terminal has.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    /// Columns and rows.
    size: (u16, u16),
    rows: Vec<Row>,
    cursor: Option<(u16, u16)>,
}

impl Screen {
    /// A terminal of which nothing is known but what it can do.
    pub fn new(caps: Caps) -> Self {
        Self { caps, shown: None, links: Links::default() }
    }

    /// What the terminal can do.
    pub fn caps(&self) -> &Caps {
        &self.caps
    }

    /// Takes a new size, in columns and rows. The next frame is drawn from nothing: what a terminal does to its
    /// contents when it is resized is its own affair.
    pub fn resize(&mut self, size: (u16, u16)) {
        self.caps.size = size;
        self.forget();
    }

    /// Draws the next frame from nothing, because the screen may have been written on by others.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// Appends to `out` what makes the terminal show `next`, with its cursor at the given column and row or hidden, and
    /// with `links` where it makes any. Appends nothing where that is what it shows.
    pub fn frame(&mut self, next: &Buffer, links: &[Link], cursor: Option<(u16, u16)>, out: &mut Vec<u8>) {
        let mut rows = rows(next, &self.caps);
        let ids = self.link(links, &mut rows);
        let next = Shown { size: (next.area.width, next.area.height), rows, cursor };
        let last = self.shown.take().filter(|last| last.size == next.size);
        if last.as_ref() != Some(&next) {
            self.draw(last, &next, out);
        }
        self.shown = Some(next);
        self.links.keep(&ids);
    }

    /// Makes glyphs links, and gives the links that are among them.
    fn link(&mut self, links: &[Link], rows: &mut [Row]) -> Vec<LinkId> {
        let links = if self.caps.links { links } else { &[] };
        let mut ids = Vec::new();
        for link in links {
            if let (Some(row), Some(id)) = (rows.get_mut(usize::from(link.row)), self.links.id(link)) {
                row.link(link.columns.clone(), id);
                ids.push(id);
            }
        }
        ids
    }

    fn draw(&self, last: Option<Shown>, next: &Shown, out: &mut Vec<u8>) {
        if self.caps.sync {
            out.extend_from_slice(BEGIN_SYNC);
        }
        let anew = last.is_none();
        let last = last.unwrap_or_else(|| {
            out.extend_from_slice(HIDE_CURSOR);
            out.extend_from_slice(CLEAR);
            Shown { size: next.size, rows: vec![Row::default(); next.rows.len()], cursor: None }
        });
        let mut encoder = Encoder::new(next.size.0, self.caps.resets_only(), &self.links, out);
        let scrolls =
            if anew || !self.caps.scrolls() { Vec::new() } else { scroll::plan(&last.rows, &next.rows) };
        if scrolls.is_empty() {
            update(&last.rows, &next.rows, &mut encoder);
        } else {
            // What the plan goes by is an estimate.
            let mut moved = last.rows.clone();
            for scroll in &scrolls {
                scroll.apply(&mut moved);
            }
            let drawn = |to: &mut Encoder<'_>| update(&last.rows, &next.rows, to);
            encoder.cheaper(drawn, |to| {
                scroll(&scrolls, to);
                update(&moved, &next.rows, to);
            });
        }
        encoder.finish();
        if let Some((x, y)) = next.cursor {
            encoder.go(x, y);
        }
        match (last.cursor, next.cursor) {
            (None, Some(_)) => out.extend_from_slice(SHOW_CURSOR),
            (Some(_), None) => out.extend_from_slice(HIDE_CURSOR),
            _ => {}
        }
        if self.caps.sync {
            out.extend_from_slice(END_SYNC);
        }
    }
}

/// Brings every row to what it is in the next frame.
fn update(last: &[Row], next: &[Row], to: &mut Encoder<'_>) {
    for (y, (before, after)) in (0..).zip(last.iter().zip(next)) {
        before.update(after, y, to);
    }
}

/// Has the terminal move the rows that only stand elsewhere in the next frame.
fn scroll(scrolls: &[Scroll], to: &mut Encoder<'_>) {
    for scroll in scrolls {
        to.scroll(*scroll);
    }
    to.unbind();
}
