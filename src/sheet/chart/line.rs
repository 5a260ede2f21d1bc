//! A measure over time: a mark for each report, each source with a mark of its own.

use super::super::{Block, Flow, Role, Sheet};
use super::legend::Legend;
use super::plot::Plot;
use crate::brief::{Date, Number};
use crate::text::Shown;
use jiff::civil;

/// One report.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The day it is of.
    pub day: civil::Date,
    /// The lowest and the highest number it gives; `None` where it gives words.
    pub amount: Option<(Number, Number)>,
    /// Who says so.
    pub source: Source,
}

/// Who gives a number, whichever outlet prints it.
#[derive(Debug, Clone)]
pub struct Source {
    /// Equal where the source is the same.
    pub key: String,
    /// What it is called.
    pub name: Shown,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// Smaller than this is nothing to read.
const LEAST_ROWS: usize = 3;

/// The rule beneath the plot, and its days.
const DAYS: usize = 2;

/// Reports over time: the axes name the lowest and the highest number and the first and the last day, and some between
/// them; what is of one day stands in one column. Where that has no room, the reports are listed instead.
///
/// It takes `height` lines, or more where the legend would leave less than half of them to what is drawn. The number
/// axis does not begin at zero, and is named for that reason. Without `unicode` it is ASCII.
pub fn line(points: &[Point], width: usize, height: usize, unicode: bool) -> Sheet {
    let legend = Legend::of(points, unicode);
    let mut plot = None;
    let entries = |several| legend.lines(several, width);
    let room = |legend: usize| height.saturating_sub(legend + DAYS).max(height / 2);
    for several in [false, true] {
        let rows = room(entries(several).len());
        plot = (rows >= LEAST_ROWS).then(|| Plot::new(points, width, rows, &legend)).flatten();
        // Whether reports meet is known only once they are drawn; the legend then says how that looks.
        if plot.as_ref().is_none_or(|plot| plot.several() == several) {
            break;
        }
    }
    let Some(plot) = plot else { return list(points, width) };
    let lines = plot.lines().into_iter().map(|line| line.cut(width));
    lines.chain(entries(plot.several())).map(|line| Block::new(vec![line])).collect()
}

/// Every report on a line of its own, as the figures say it.
fn list(points: &[Point], width: usize) -> Sheet {
    let lines = points.iter().map(|point| {
        let number = match point.amount {
            Some((from, to)) if from == to => from.shown(),
            Some((from, to)) => format!("{}–{}", from.shown(), to.shown()),
            None => "in words".to_owned(),
        };
        let mut flow = Flow::of(&number, Role::Strong);
        flow.join(" · ", &Date::day(point.day).long(), Role::Dim);
        flow.join(" · ", &point.source.name.line(), Role::Plain);
        Block::new(flow.lines(width, 0))
    });
    lines.collect()
}
