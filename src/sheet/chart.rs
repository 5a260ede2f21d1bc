//! Figures drawn: bars of one unit, and a measure over time.
//!
//! A drawing must not say more than its figures do. Bars begin at zero; a range ends in a lighter tail; words
//! ("hundreds") have no bar. Over time only what was reported is marked, and nothing is drawn from one report to the
//! next, for nobody counted in between; each source has a mark of its own by which it can be followed.

mod bars;
mod legend;
mod line;
mod pick;
mod plot;
mod scale;

pub use bars::{ChartFigure, bars};
pub use line::{Point, Source, line};
pub use pick::{of_brief, of_measure, of_rows, of_unit};

/// Where a number lies between two others: 0 at the first, 1 at the second.
///
/// Numbers are scaled first, so that even the largest of them have a finite distance.
fn share(number: f64, from: f64, to: f64) -> f64 {
    let scale = from.abs().max(to.abs()).max(f64::MIN_POSITIVE);
    let [number, from, to] = [number, from, to].map(|number| number / scale);
    if to > from { ((number - from) / (to - from)).clamp(0.0, 1.0) } else { 0.0 }
}

/// A share of some cells, to the nearest.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "cells are few and the share is within 0 and 1"
)]
fn cells(share: f64, of: usize) -> usize {
    (share * of as f64).round() as usize
}

#[cfg(test)]
mod tests;
