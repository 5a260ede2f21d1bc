//! Figures: how many, of what, according to whom; in columns where there is room.
//!
//! The columns are measured over all figures that are shown together, so that numbers stand under numbers. Where there
//! is no room for columns, source and caveat are stacked under the figure; the hedge stays in front of its number, for
//! who reads "12,400 people" first has read a number that nobody gave.

use super::{
    INDENT, Told, WIDE, add_tail, as_of, hedged, hedged_width, over, push_certainty, remarks, right, tail,
    unit,
};
use crate::brief::amount::Ids;
use crate::brief::{Certainty, Figure};
use crate::sheet::who::{line, list, name, names};
use crate::sheet::{Flow, Line, Role};
use crate::text::wrap;

/// The columns between two columns of the table.
const GAP: usize = 2;

/// A column gives way down to its longest word, or to this where that is longer.
const LONGEST_WORD: usize = 12;

/// Figures that are shown together, each in lines of its own. Items that are none are left out.
///
/// All are of one brief.
pub fn figures(items: &[Told<'_>], width: usize) -> Vec<Vec<Line>> {
    let Some(brief) = items.first().map(|told| told.brief) else { return Vec::new() };
    let rows: Vec<Row<'_>> = items.iter().filter_map(Row::of).collect();
    let columns = (width >= WIDE).then(|| Columns::fit(&rows, width)).flatten();
    let table = Table { ids: Ids::of(brief), width };
    let set = |row: &Row<'_>| match &columns {
        Some(columns) => row.in_columns(*columns, &table),
        None => row.stacked(&table),
    };
    rows.iter().map(set).collect()
}

/// What all figures that are shown together have in common.
struct Table<'a> {
    ids: Ids<'a>,
    width: usize,
}

/// A figure in the words of its cells.
struct Row<'a> {
    told: Told<'a>,
    figure: &'a Figure,
    unit: String,
    what: String,
    source: String,
}

/// The widths of amount, unit, what, source and certainty; 0 where no figure has anything to put there.
#[derive(Clone, Copy)]
struct Columns([usize; 5]);

impl Columns {
    /// Gives each column what it needs, then takes from the widest until all fit; `None` where words would break.
    fn fit(rows: &[Row<'_>], width: usize) -> Option<Self> {
        let mut columns = [0; 5];
        let mut least = [0; 5];
        for row in rows {
            let (whole, longest) = hedged_width(row.figure);
            columns[0] = whole.min(width).max(columns[0]);
            least[0] = longest.min(LONGEST_WORD).max(least[0]);
            for ((column, least), cell) in columns.iter_mut().zip(&mut least).skip(1).zip(row.cells()) {
                *column = wrap::width(cell).min(width).max(*column);
                let words = cell.split_whitespace().map(wrap::width);
                *least = words.max().unwrap_or(0).min(LONGEST_WORD).max(*least);
            }
        }
        // A number is best read at one glance: its column gives way only where it is very wide.
        least[0] = columns[0].min(width / 4).max(least[0]);
        while Self(columns).width() > width {
            let can_give = (0..columns.len()).filter(|column| columns[*column] > least[*column]);
            columns[can_give.max_by_key(|column| columns[*column])?] -= 1;
        }
        Some(Self(columns))
    }

    fn width(self) -> usize {
        let used = self.0.iter().filter(|width| **width > 0);
        used.map(|width| width + GAP).sum::<usize>().saturating_sub(GAP)
    }
}

impl<'a> Row<'a> {
    fn of(told: &Told<'a>) -> Option<Self> {
        let Told { brief, item, .. } = *told;
        let figure = item.figure()?;
        let vouched = names(brief, &item.source);
        let via = item.via.as_ref().map(|via| format!(", passed on by {}", name(brief, via)));
        Some(Self {
            told: *told,
            figure,
            unit: unit(figure),
            what: figure.what.as_ref().map_or_else(|| "(not said of what)".to_owned(), line),
            source: format!("{vouched}{}", via.unwrap_or_default()),
        })
    }

    /// What the columns after the amount are measured by.
    fn cells(&self) -> [&str; 4] {
        let certainty = match self.told.item.certainty {
            Certainty::Unknown => "",
            certainty => certainty.key(),
        };
        [&self.unit, &self.what, &self.source, certainty]
    }

    fn in_columns(&self, columns: Columns, table: &Table<'_>) -> Vec<Line> {
        let [number, unit, what, source, certainty] = columns.0;
        let mut certain = Flow::default();
        push_certainty(&mut certain, self.told.item.certainty);
        let mut lines = side_by_side([
            (number, right(&hedged(self.figure), number)),
            (unit, Flow::of(&self.unit, Role::Plain).lines(unit, 0)),
            (what, Flow::of(&self.what, Role::Plain).lines(what, 0)),
            (source, Flow::of(&self.source, Role::Dim).lines(source, 0)),
            (certainty, certain.lines(certainty, 0)),
        ]);
        let mut details = self.details(table);
        let themes = list(&self.told.item.themes);
        if !themes.is_empty() {
            details.join(" · ", &themes, Role::Dim);
        }
        lines.extend(remarks(&self.told, details, table.width, number + GAP));
        add_place(&mut lines, self.told.marked_place(), table.width);
        lines
    }

    /// The hedge and what it hedges first; source and caveat under it.
    fn stacked(&self, table: &Table<'_>) -> Vec<Line> {
        let width = table.width;
        let mut head = hedged(self.figure);
        if !self.unit.is_empty() {
            head.push(&format!(" {}", self.unit), Role::Plain);
        }
        head.push(&format!("  {}", self.what), Role::Plain);
        let mut lines = head.lines(width, 0);
        let mut under = Flow::of(&self.source, Role::Dim);
        push_certainty(&mut under, self.told.item.certainty);
        lines.extend(under.lines(width, INDENT));
        add_tail(&mut lines, tail(&self.told), width);
        lines.extend(remarks(&self.told, self.details(table), width, INDENT));
        lines
    }

    /// When the count stood so, what measure it belongs to, and who counts otherwise.
    fn details(&self, table: &Table<'_>) -> Flow {
        let mut flow = Flow::default();
        if let Some(date) = &self.figure.as_of {
            flow.join(" · ", &as_of(date), Role::Dim);
        }
        if let Some(period) = &self.figure.period {
            flow.join(" · ", &over(period), Role::Dim);
        }
        for id in &self.figure.conflicts_with {
            flow.join(" · ", &table.ids.disputed(self.told.brief, id), Role::Warning);
        }
        if let Some(series) = &self.figure.series {
            flow.join(" · ", &format!("series {}", line(series)), Role::Dim);
        }
        flow
    }
}

/// Puts the paragraphs at the right end of the first line that has room, else on a line of their own.
fn add_place(lines: &mut Vec<Line>, place: Flow, width: usize) {
    let tail = place.clone().into_line();
    match lines.iter_mut().find(|line| line.has_room_for(&tail, width)) {
        Some(line) if !place.is_empty() => *line = std::mem::take(line).push_right(tail, width),
        _ => add_tail(lines, place, width),
    }
}

/// Cells next to each other, each in its column, from the first line down. Columns of no width are left out.
pub(in crate::sheet) fn side_by_side<const N: usize>(cells: [(usize, Vec<Line>); N]) -> Vec<Line> {
    let height = cells.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
    let mut rows = vec![Line::default(); height];
    let mut start = 0;
    for (width, lines) in cells.into_iter().filter(|(width, _)| *width > 0) {
        for (row, cell) in rows.iter_mut().zip(lines) {
            *row = std::mem::take(row).padded(start).followed_by(cell);
        }
        start += width + GAP;
    }
    rows
}
