//! Rows that only stand higher or lower than before, moved by the terminal itself.
//!
//! A line scrolled is then one line drawn and not a screen of them. Rows are compared by a coarse outline, which tells the
//! shifts worth trying; for those the bytes of each row are estimated, and the regions that save most are moved. So a row
//! that lost a marker or its weight on the way is moved like any other, and what would be dearer to move is drawn.
//!
//! Of all ways to scroll, a region between margins (`DECSTBM`) with line feeds at its foot and reverse line feeds at its
//! head is the one that the VT100 has and all its heirs do alike; lines that come in are blank in the pen's background.

use super::row::Row;
use std::cmp::Reverse;

/// About how many bytes it takes to set margins, go there, and let go of them again.
const SETUP: usize = 20;

/// How many shifts are tried at most: dialogs over lists move two parts of the screen each its own way; more are chance.
const TRIED: usize = 6;

/// Rows of the screen that move together, up or down, between margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scroll {
    /// The first row between the margins.
    pub(super) top: usize,
    /// The last.
    pub(super) bottom: usize,
    /// How many rows they move: up where positive. Never all of them, and never 0.
    pub(super) by: isize,
}

impl Scroll {
    /// What the terminal makes of its rows.
    pub(super) fn apply(self, rows: &mut [Row]) {
        let Some(between) = rows.get_mut(self.top..=self.bottom) else { return };
        let lines = self.by.unsigned_abs();
        let blank = if self.by > 0 {
            between.rotate_left(lines);
            between.len() - lines..between.len()
        } else {
            between.rotate_right(lines);
            0..lines
        };
        between.get_mut(blank).into_iter().flatten().for_each(|row| *row = Row::default());
    }
}

/// The regions to be moved before what is left is drawn: from the last up, none where drawing alone is cheaper.
pub(super) fn plan(last: &[Row], next: &[Row]) -> Vec<Scroll> {
    let plain: Vec<usize> = last.iter().zip(next).map(|(before, after)| before.distance(after)).collect();
    if plain.iter().sum::<usize>() <= SETUP {
        return Vec::new();
    }
    let shifts = shifts(last, next, &plain);
    if shifts.is_empty() {
        return Vec::new();
    }
    let nothing = Row::default();
    let blank: Vec<usize> = next.iter().map(|after| nothing.distance(after)).collect();
    let blank = Saved::new(&plain, |y| Some(blank[y]));
    let moved =
        |by| Saved::new(&plain, |y: usize| Some(last.get(y.checked_add_signed(by)?)?.distance(&next[y])));
    let shifts: Vec<(isize, Saved)> = shifts.into_iter().map(|by| (by, moved(by))).collect();
    cheapest(next.len(), &shifts, &blank)
}

/// The shifts by which most of what changed can be found in the last frame, best first.
fn shifts(last: &[Row], next: &[Row], plain: &[usize]) -> Vec<isize> {
    let before: Vec<Vec<u32>> = last.iter().map(Row::outline).collect();
    let changed: Vec<(usize, Vec<u32>)> =
        (0..next.len()).filter(|y| plain[*y] > 0).map(|y| (y, next[y].outline())).collect();
    let like = |y: Option<usize>, after: &[u32]| {
        let row = y.and_then(|y| before.get(y)).map_or(&[][..], Vec::as_slice);
        row.iter().zip(after).filter(|(before, after)| before == after && **after != 0).count()
    };
    let here: Vec<usize> = changed.iter().map(|(y, after)| like(Some(*y), after)).collect();
    let found = |by: isize| -> usize {
        let rows = changed.iter().zip(&here);
        rows.map(|((y, after), here)| like(y.checked_add_signed(by), after).saturating_sub(*here)).sum()
    };
    let most = next.len().cast_signed();
    let mut shifts: Vec<(usize, isize)> = (1 - most..most)
        .filter(|by| *by != 0)
        .map(|by| (found(by), by))
        .filter(|(found, _)| *found > 0)
        .collect();
    shifts.sort_by_key(|(found, by)| (Reverse(*found), by.abs()));
    shifts.truncate(TRIED);
    shifts.into_iter().map(|(_, by)| by).collect()
}

/// The bytes saved on rows, summed up from the first row on.
struct Saved(Vec<isize>);

impl Saved {
    /// For rows that cost `plain` as they are, and something else in another way; nothing is saved where that is not to
    /// be had.
    fn new(plain: &[usize], cost: impl Fn(usize) -> Option<usize>) -> Self {
        let mut sum = 0;
        let rows = plain.iter().enumerate().map(|(y, plain)| {
            sum += cost(y).map_or(0, |cost| plain.cast_signed() - cost.cast_signed());
            sum
        });
        Self(std::iter::once(0).chain(rows).collect())
    }

    /// On the rows from `from` up to but without `to`.
    fn between(&self, from: usize, to: usize) -> isize {
        self.0[to] - self.0[from]
    }
}

/// The regions, none of which overlap, that together save most.
fn cheapest(rows: usize, shifts: &[(isize, Saved)], blank: &Saved) -> Vec<Scroll> {
    // What is saved at best on the rows above each, and the region that ends there, if one does.
    let mut best: Vec<(isize, Option<Scroll>)> = vec![(0, None)];
    for end in 1..=rows {
        let mut here = (best[end - 1].0, None);
        for (by, moved) in shifts {
            let lines = by.unsigned_abs();
            for (top, (above, _)) in best.iter().enumerate().take(end.saturating_sub(lines)) {
                let saved = above + saving(top, end, *by, moved, blank);
                if saved > here.0 {
                    here = (saved, Some(Scroll { top, bottom: end - 1, by: *by }));
                }
            }
        }
        best.push(here);
    }
    let mut scrolls = Vec::new();
    let mut end = rows;
    while end > 0 {
        match best[end].1 {
            Some(scroll) => {
                scrolls.push(scroll);
                end = scroll.top;
            }
            None => end -= 1,
        }
    }
    scrolls
}

/// The bytes saved by moving what stands in the rows from `top` up to but without `end`.
fn saving(top: usize, end: usize, by: isize, moved: &Saved, blank: &Saved) -> isize {
    let lines = by.unsigned_abs();
    let (rows, feeds) = if by > 0 {
        (moved.between(top, end - lines) + blank.between(end - lines, end), lines)
    } else {
        (blank.between(top, top + lines) + moved.between(top + lines, end), 2 * lines)
    };
    rows - (SETUP + feeds).cast_signed()
}
