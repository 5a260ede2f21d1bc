//! Horizontal bars of one unit, each from zero.

use super::super::item::{hedged, hedged_width, right};
use super::super::measures::numbers;
use super::super::{Block, Flow, Line, Role, Sheet};
use super::{cells, share};
use crate::brief::Figure;
use crate::text::Shown;

/// A figure to be drawn.
#[derive(Debug, Clone)]
pub struct ChartFigure<'a> {
    /// What it counts, who says so, and when.
    pub label: Shown,
    /// How many.
    pub figure: &'a Figure,
}

/// Fewer columns are no bar to read.
const LEAST: usize = 10;
const GAP: usize = 2;

/// Bars in the order given of figures of one unit, all of one scale that begins at zero, each with its number at the
/// end.
///
/// Labels stand at the left where all of them fit there, else each above its bar. Without `unicode` the bars are ASCII.
pub fn bars(figures: &[ChartFigure<'_>], width: usize, unicode: bool) -> Sheet {
    let chart = Chart::new(figures, width, unicode);
    figures.iter().map(|figure| Block::new(chart.lines(figure))).collect()
}

/// What bars are measured in: `people`, `metres per hour`.
pub(super) fn unit(figure: &Figure) -> Flow {
    let mut flow = Flow::default();
    for (lead, text) in [("", &figure.unit), ("per ", &figure.per)] {
        if let Some(text) = text {
            flow.join(" ", &format!("{lead}{}", text.shown().line()), Role::Dim);
        }
    }
    flow
}

struct Chart {
    width: usize,
    /// The columns of labels at the left; 0 where they stand above.
    label: usize,
    /// The columns of bars; 0 where there is no room.
    bar: usize,
    /// The columns of the numbers.
    amount: usize,
    low: f64,
    high: f64,
    marks: Marks,
}

/// The signs of a bar, of a range's tail, and of what is too small to draw.
struct Marks {
    full: &'static str,
    tail: &'static str,
    speck: &'static str,
}

const UNICODE: Marks = Marks { full: "█", tail: "░", speck: "▏" };
const ASCII: Marks = Marks { full: "#", tail: "-", speck: "|" };

impl Chart {
    fn new(figures: &[ChartFigure<'_>], width: usize, unicode: bool) -> Self {
        let widest = |of: fn(&ChartFigure<'_>) -> usize| figures.iter().map(of).max().unwrap_or(0);
        let amount = widest(|figure| hedged_width(figure.figure).0);
        let label = widest(|figure| figure.label.width());
        let room = width.saturating_sub(amount + GAP);
        let beside = room.checked_sub(label + GAP).filter(|bar| *bar >= 2 * LEAST);
        let (low, high) = scale(figures);
        Self {
            width,
            label: if beside.is_some() { label } else { 0 },
            bar: beside.unwrap_or(if room >= LEAST { room } else { 0 }),
            amount,
            low,
            high,
            marks: if unicode { UNICODE } else { ASCII },
        }
    }

    fn lines(&self, figure: &ChartFigure<'_>) -> Vec<Line> {
        let label = figure.label.line();
        if self.bar == 0 {
            let mut flow = Flow::of(&format!("{label}:"), Role::Plain);
            flow.append(" ", hedged(figure.figure));
            return flow.lines(self.width, 0);
        }
        let mut line = Line::default();
        let mut lines = Vec::new();
        if self.label == 0 {
            lines = Flow::of(&label, Role::Plain).lines(self.width, 0);
        } else {
            line = Line::of(&label, Role::Plain).padded(self.label + GAP);
        }
        let bar_ends = line.width() + self.bar + GAP;
        line.spans.extend(self.bar(figure.figure).spans);
        let number = right(&hedged(figure.figure), self.amount).into_iter().next().unwrap_or_default();
        lines.push(line.padded(bar_ends).followed_by(number).cut(self.width));
        lines
    }

    /// From zero to the nearer end of the figure full, from there to its farther end lighter.
    fn bar(&self, figure: &Figure) -> Line {
        let Some((from, to)) = numbers(figure) else { return Line::default() };
        let cell = |number: f64| cells(share(number, self.low, self.high), self.bar);
        let (zero, one, other) = (cell(0.0), cell(from.get()), cell(to.get()));
        let (from, to) = (one.min(other), one.max(other));
        let full = |cells: usize| (self.marks.full.repeat(cells), Role::Accent);
        let tail = (self.marks.tail.repeat(to - from), Role::Dim);
        let (start, parts) = match (from >= zero, to <= zero) {
            (true, true) => (zero.min(self.bar - 1), vec![self.speck(figure)]),
            (true, false) => (zero, vec![full(from - zero), tail]),
            (false, true) => (from, vec![tail, full(zero - to)]),
            (false, false) => (from, vec![tail]),
        };
        let blank = Line::default().padded(start);
        parts.into_iter().fold(blank, |line, (text, role)| line.with(&text, role))
    }

    /// A sign for what is too small for a bar; none for nothing at all.
    fn speck(&self, figure: &Figure) -> (String, Role) {
        let nothing = numbers(figure).is_some_and(|(from, to)| from.get() == 0.0 && to.get() == 0.0);
        (if nothing { "" } else { self.marks.speck }.to_owned(), Role::Accent)
    }
}

/// The lowest and the highest number drawn, zero among them.
fn scale(figures: &[ChartFigure<'_>]) -> (f64, f64) {
    let ends = figures
        .iter()
        .filter_map(|figure| numbers(figure.figure))
        .flat_map(|(from, to)| [from.get(), to.get()]);
    ends.fold((0.0_f64, 0.0_f64), |(low, high), number| (low.min(number), high.max(number)))
}
