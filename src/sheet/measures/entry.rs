//! One figure among those of its measure.
//!
//! Numbers are there to be compared, so they stand under each other right behind their dates, one line a figure
//! wherever it fits; what only one figure says of itself stands under it.

use super::super::item::{self, hedged, hedged_width, qualifiers, right, side_by_side};
use super::super::who::line;
use super::super::{Flow, Line, Role};
use super::{Common, DISAGREES, folded, outlet, sayers};
use crate::brief::{Certainty, Date, Figure, Status};
use crate::library::query::ItemRow;
use crate::text::{Text, wrap};

/// The columns between two columns.
const GAP: usize = 2;

/// What the sign of a dispute takes behind the date.
const SIGN: usize = 2;

/// The longest word for how sure a figure is.
const CERTAINTY: usize = 9;

/// As wide as "printed 18 May 2015"; the few dates that are longer are broken.
const DATE: usize = 19;

/// As wide as "18 May 2015".
const DAY: usize = 11;

/// With fewer columns who says so would be broken into too many lines to be a column.
const LEAST_TEXT: usize = 24;

/// How far what belongs to a figure stands in where it is stacked.
const INDENT: usize = 2;

/// The widths of a group's columns. They are the same for all of its figures, so that none moves as it is scrolled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    date: usize,
    amount: usize,
    /// The columns of who says so; `None` where that is stacked under the figure.
    text: Option<usize>,
    /// Whether how sure it is has room at the right end of the first line.
    certain: bool,
}

impl Columns {
    /// `None` where there is no room even for date and number side by side.
    pub(super) fn fit(group: &[Entry<'_>], width: usize) -> Option<Self> {
        let widest = |of: &dyn Fn(&Entry<'_>) -> usize| group.iter().map(of).max().unwrap_or(0);
        let whole = widest(&|entry| hedged_width(entry.figure).0);
        let longest = widest(&|entry| hedged_width(entry.figure).1);
        let certainty = match widest(&|entry| usize::from(entry.row.item().certainty != Certainty::Unknown)) {
            0 => 0,
            _ => CERTAINTY + GAP,
        };
        let date = widest(&|entry| wrap::width(entry.printed()) + wrap::width(&entry.date())).min(DATE);
        let amount = whole.min((width / 4).max(16)).max(longest);
        let text = width.checked_sub(date + SIGN + GAP + amount + GAP + certainty);
        if let Some(text) = text.filter(|text| *text >= LEAST_TEXT) {
            return Some(Self { date, amount, text: Some(text), certain: true });
        }
        let date = widest(&|entry| wrap::width(&entry.date())).min(DAY);
        let room = width.checked_sub(date + SIGN + GAP).filter(|room| *room >= longest)?;
        let amount = whole.min(room);
        Some(Self { date, amount, text: None, certain: amount + certainty <= room })
    }

    /// Where the text that says who begins.
    const fn start(self) -> usize {
        self.date + SIGN + GAP + self.amount + GAP
    }
}

/// One figure of a group.
pub(super) struct Entry<'a> {
    pub(super) row: &'a ItemRow,
    pub(super) figure: &'a Figure,
    pub(super) common: &'a Common<'a>,
}

impl<'a> Entry<'a> {
    pub(super) fn lines(&self, columns: Option<Columns>, width: usize) -> Vec<Line> {
        match columns {
            Some(columns @ Columns { text: Some(text), .. }) => self.table_row(columns, text, width),
            Some(columns) => self.stacked(columns, width),
            None => self.unaligned(width),
        }
    }

    /// Date, number, who says so and how sure it is side by side.
    fn table_row(&self, columns: Columns, text: usize, width: usize) -> Vec<Line> {
        let mut lines = side_by_side([
            (columns.date + SIGN, self.when(columns, true)),
            (columns.amount, right(&hedged(self.figure), columns.amount)),
            (text, self.who().lines(text, 0)),
        ]);
        self.add_certainty(&mut lines, width);
        let remarks = self.remarks().lines(width.saturating_sub(columns.start()), 0).into_iter();
        lines.extend(remarks.map(|line| line.indented(columns.start())));
        lines
    }

    /// Date and number side by side, the rest under them.
    fn stacked(&self, columns: Columns, width: usize) -> Vec<Line> {
        let mut lines = side_by_side([
            (columns.date + SIGN, self.when(columns, false)),
            (columns.amount, right(&hedged(self.figure), columns.amount)),
        ]);
        if columns.certain {
            self.add_certainty(&mut lines, width);
        }
        let mut about = Flow::of(self.printed().trim_end(), Role::Dim);
        about.append(" · ", self.who());
        if !columns.certain {
            item::push_certainty(&mut about, self.row.item().certainty);
        }
        lines.extend(about.lines(width, INDENT));
        lines.extend(self.remarks().lines(width, INDENT));
        lines
    }

    /// Everything one after another, where a terminal is narrower than a number with its date.
    fn unaligned(&self, width: usize) -> Vec<Line> {
        let mut flow = Flow::of(&format!("{}{}", self.printed(), self.date()), Role::Dim);
        if self.row.contradicted {
            flow.join(" ", DISAGREES, Role::Warning);
        }
        flow.append(" ", hedged(self.figure));
        flow.append(" · ", self.who());
        item::push_certainty(&mut flow, self.row.item().certainty);
        flow.append(" · ", self.remarks());
        flow.lines(width, 0)
    }

    /// The date to the right of its column, the sign of a dispute behind it.
    fn when(&self, columns: Columns, printed: bool) -> Vec<Line> {
        let lead = if printed { self.printed() } else { "" };
        let mut lines = right(&Flow::of(&format!("{lead}{}", self.date()), Role::Dim), columns.date);
        if let Some(first) = lines.first_mut().filter(|_| self.row.contradicted) {
            first.push(" ", Role::Plain);
            first.push(DISAGREES, Role::Warning);
        }
        lines
    }

    fn add_certainty(&self, lines: &mut [Line], width: usize) {
        let mut certainty = Flow::default();
        item::push_certainty(&mut certainty, self.row.item().certainty);
        if let (Some(first), Some(certainty)) = (lines.first_mut(), certainty.lines(CERTAINTY, 0).pop()) {
            *first = std::mem::take(first).push_right(certainty, width);
        }
    }

    /// When it stood so, else when it was printed.
    fn date(&self) -> String {
        // No figure is of that year, so none loses its own.
        self.own_date().unwrap_or(&self.row.brief.source.published).short(i16::MIN)
    }

    /// What goes before a date that is not the figure's own.
    fn printed(&self) -> &'static str {
        if self.own_date().is_some() { "" } else { "printed " }
    }

    fn own_date(&self) -> Option<&'a Date> {
        self.figure.as_of.as_ref().or(self.figure.period.as_ref())
    }

    /// What the number still lacks, who says so, and who printed it.
    fn who(&self) -> Flow {
        let figure = self.figure;
        let unit = if folded(self.common.unit) == folded(figure.unit.as_ref()) {
            qualifiers(figure).collect::<Vec<_>>().join(" ")
        } else {
            item::unit(figure)
        };
        let mut flow = Flow::of(&unit, Role::Plain);
        let (outlet, said) = (outlet(self.row), sayers(self.row));
        let role = match (self.row.brief.status, &said) {
            (Status::Current, Some(_)) => Role::Dim,
            (Status::Current, None) => Role::Plain,
            _ => Role::Warning,
        };
        for (text, role) in said.map(|said| (said, Role::Plain)).into_iter().chain([(outlet, role)]) {
            flow.join(" · ", &text, role);
        }
        flow
    }

    /// What it counts, where it says so in words of its own, and what must not be parted from it: its caveat, and that
    /// its file has a mistake.
    fn remarks(&self) -> Flow {
        let differs = |what: &&Text| folded(Some(*what)) != folded(self.common.what);
        let what = self.figure.what.as_ref().filter(differs).map(|what| (line(what), Role::Dim));
        let item = self.row.item();
        let caveat = item.caveat.as_ref().map(|caveat| (line(caveat), Role::Warning));
        let flawed = item.flawed.then(|| ("flawed".to_owned(), Role::Error));
        let mut flow = item::drafted(item.draft.as_ref());
        for (text, role) in [what, caveat, flawed].into_iter().flatten() {
            flow.join(" · ", &text, role);
        }
        flow
    }
}
