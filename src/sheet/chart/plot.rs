//! The plane of a chart over time: where each report stands, and the axes beside it.

use super::super::{Line, Role};
use super::legend::Legend;
use super::line::Point;
use super::scale::{day_between, round_numbers};
use super::{cells, share};
use crate::brief::{Date, Number};
use crate::text::wrap;
use jiff::civil;
use std::collections::{BTreeMap, BTreeSet};

/// Smaller than this is nothing to read.
const LEAST_COLUMNS: usize = 12;

/// The space between two days of the axis.
const GAP: usize = 2;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Range,
    Mark(char),
    Several,
}

pub(super) struct Plot<'a> {
    legend: &'a Legend<'a>,
    /// By row from the top, and column.
    cells: BTreeMap<(usize, usize), Sign>,
    columns: usize,
    rows: usize,
    ends: (Number, Number),
    days: (civil::Date, civil::Date),
    /// The numbers that the axis names, by row from the top.
    named: BTreeMap<usize, Number>,
    /// The columns of these names.
    margin: usize,
}

impl<'a> Plot<'a> {
    /// `None` where there is nothing to draw or no room to draw it in.
    pub(super) fn new(points: &[Point], width: usize, rows: usize, legend: &'a Legend<'a>) -> Option<Self> {
        let amounts = points.iter().filter_map(|point| Some((point.day, point.amount?)));
        let (days, amounts): (BTreeSet<civil::Date>, Vec<(Number, Number)>) = amounts.unzip();
        let numbers: BTreeSet<Number> = amounts.into_iter().flat_map(|(from, to)| [from, to]).collect();
        let ends = (*numbers.first()?, *numbers.last()?);
        let days = (*days.first()?, *days.last()?);
        let whole = numbers.iter().all(|number| number.get().fract() == 0.0);
        let named = named(ends, rows, whole);
        let margin = named.values().map(|number| wrap::width(&number.shown())).max()?;
        let columns = width.checked_sub(margin + GAP).filter(|columns| *columns >= LEAST_COLUMNS)?;
        let mut plot = Self { legend, cells: BTreeMap::new(), columns, rows, ends, days, named, margin };
        for point in points {
            plot.draw(point);
        }
        Some(plot)
    }

    /// Whether several sources meet in one place.
    pub(super) fn several(&self) -> bool {
        self.cells.values().any(|sign| *sign == Sign::Several)
    }

    fn draw(&mut self, point: &Point) {
        let Some((from, to)) = point.amount else { return };
        let mark = Sign::Mark(self.legend.mark(&point.source));
        let column = self.column(point.day);
        let (one, other) = (row(from, self.ends, self.rows), row(to, self.ends, self.rows));
        for row in one.min(other)..=one.max(other) {
            let sign = if row == one || row == other { mark } else { Sign::Range };
            let cell = self.cells.entry((row, column)).or_insert(sign);
            *cell = match (*cell, sign) {
                (there, Sign::Range) => there,
                (Sign::Range, mark) => mark,
                (there, mark) if there == mark => mark,
                _ => Sign::Several,
            };
        }
    }

    /// From the first day at the left to the last at the right; a single day stands in the middle.
    fn column(&self, day: civil::Date) -> usize {
        let (first, last) = self.days;
        if first == last {
            return self.columns / 2;
        }
        let days = |to: civil::Date| f64::from((to - first).get_days());
        cells(share(days(day), 0.0, days(last)), self.columns - 1)
    }

    pub(super) fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = (0..self.rows).map(|row| self.line(row)).collect();
        lines.extend(self.axis_of_time());
        lines
    }

    fn line(&self, row: usize) -> Line {
        let [beside_number, beside_none, ..] = self.legend.signs.axis;
        let (number, rule) = match self.named.get(&row) {
            Some(number) => (number.shown(), beside_number),
            None => (String::new(), beside_none),
        };
        let mut line = Line::of(&format!("{} {rule}", wrap::pad_left(&number, self.margin)), Role::Dim);
        for column in 0..self.columns {
            let (mark, hand) = match self.cells.get(&(row, column)) {
                Some(Sign::Mark(of_source)) => (*of_source, Role::Accent),
                Some(Sign::Several) => (self.legend.signs.several, Role::Warning),
                Some(Sign::Range) => (self.legend.signs.range, Role::Dim),
                None => (' ', Role::Plain),
            };
            line.push(mark.encode_utf8(&mut [0; 4]), hand);
        }
        line
    }

    /// The rule beneath, and its first, last and some middle days as far as they have room.
    fn axis_of_time(&self) -> [Line; 2] {
        let [.., corner, beneath, above_day] = self.legend.signs.axis;
        let mut rule = vec![beneath; self.columns];
        let mut days = Line::default();
        let indent = self.margin + GAP;
        for (column, start, text) in self.named_days() {
            if let Some(cell) = rule.get_mut(column) {
                *cell = above_day;
            }
            days = days.padded(indent + start).with(&text, Role::Dim);
        }
        let rule: String = std::iter::once(corner).chain(rule).collect();
        [Line::of(&rule, Role::Dim).indented(self.margin + 1), days.cut(indent + self.columns)]
    }

    /// The column of each day named, where its name starts, and the name, from left to right.
    fn named_days(&self) -> Vec<(usize, usize, String)> {
        let (first, last) = self.days;
        let place = |day: civil::Date, text: String| {
            let width = wrap::width(&text);
            let column = self.column(day);
            let start = column.saturating_sub(width / 2).min(self.columns.saturating_sub(width));
            (column, start, text)
        };
        // Of no year that a day is of: every name has its year.
        let whole = |day: civil::Date| place(day, Date::day(day).short(i16::MIN));
        if first == last {
            return vec![whole(first)];
        }
        let (begin, end) = (whole(first), whole(last));
        let ends_at = |(_, start, text): &(usize, usize, String)| start + wrap::width(text);
        if ends_at(&begin) + GAP > end.1 {
            return vec![(0, 0, self.span())];
        }
        let year = if first.year() == last.year() { first.year() } else { i16::MIN };
        let middle = |part, parts| {
            let day = day_between(first, last, part, parts);
            place(day, Date::day(day).short(year))
        };
        let apart = |days: &[(usize, usize, String)]| {
            days.windows(2)
                .all(|two| matches!(two, [one, two] if ends_at(one) + GAP <= two.1 && one.0 < two.0))
        };
        let tries = [vec![middle(1, 4), middle(2, 4), middle(3, 4)], vec![middle(1, 2)], vec![]];
        let tries =
            tries.into_iter().map(|between| [vec![begin.clone()], between, vec![end.clone()]].concat());
        tries.into_iter().find(|days| apart(days)).unwrap_or_default()
    }

    /// Both ends in one: `2–3 Apr 2031`.
    fn span(&self) -> String {
        let (first, last) = self.days;
        Date::parse(&format!("{first}/{last}")).map(|span| span.short(i16::MIN)).unwrap_or_default()
    }
}

/// The highest and the lowest number, and round ones between them that keep off the others, by row from the top.
fn named(ends: (Number, Number), rows: usize, whole: bool) -> BTreeMap<usize, Number> {
    let mut named: BTreeMap<usize, Number> = [ends.0, ends.1].map(|end| (row(end, ends, rows), end)).into();
    for number in round_numbers(ends.0, ends.1, whole) {
        let row = row(number, ends, rows);
        if named.keys().all(|other| row.abs_diff(*other) >= 2) {
            named.insert(row, number);
        }
    }
    named
}

/// From the highest number at the top to the lowest; a single number stands in the middle.
fn row(number: Number, (low, high): (Number, Number), rows: usize) -> usize {
    if low == high {
        return rows / 2;
    }
    rows - 1 - cells(share(number.get(), low.get(), high.get()), rows - 1)
}
