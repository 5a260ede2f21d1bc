//! A list of which only a window is at hand.
//!
//! However large the library is, a list holds the rows around its cursor and asks for others before the cursor reaches
//! them. Positions are those of the whole list.

use super::action::Action;
use super::ahead;
use super::desk::Desk;
use super::identity::{self, ItemName, Names};
use super::pane::{Pane, Way};
use crate::library::{ActorKey, BriefKey, Page, Query, Row, Wanted};
use crate::sheet::{Sheet, Subject};
use crate::text::Text;

/// How many rows are asked for at once, and how near the cursor may come to their edge before others are. A terminal
/// is at most 200 rows high, so a page on never leaves the window.
const WINDOW: usize = 600;
const MARGIN: usize = 200;

/// A list of rows of one kind.
#[derive(Debug, Clone)]
pub struct List {
    wanted: Wanted,
    /// The rows at hand; `None` until the first answer.
    page: Option<Page>,
    /// The question that is out.
    awaiting: Option<u64>,
    /// The row to select when it arrives.
    goto: Option<usize>,
    /// Whether other rows are wanted than those at hand are.
    other: bool,
    /// Whether the cursor is to stay on its row though that is the first.
    keep: bool,
    /// The rows as they are shown.
    pub pane: Pane,
}

impl List {
    /// A list that asks at once.
    pub fn new(wanted: Wanted, desk: &mut Desk) -> Self {
        let pane = Pane::default();
        let mut list =
            Self { wanted, page: None, awaiting: None, goto: None, other: false, keep: false, pane };
        list.refresh(desk);
        list
    }

    /// What its rows are.
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// The rows at hand.
    pub fn page(&self) -> Option<&Page> {
        self.page.as_ref()
    }

    /// The rows at hand, and the index of the first.
    pub fn rows(&self) -> (&[Row], usize) {
        self.page.as_ref().map_or((&[], 0), |page| (page.rows.as_slice(), page.offset))
    }

    /// How many rows there are in all.
    pub fn total(&self) -> usize {
        self.page.as_ref().map_or(0, |page| page.total)
    }

    /// The index of the selected row.
    pub fn at(&self) -> usize {
        match (self.goto, self.pane.subject()) {
            (Some(row), _) | (None, Some(Subject::Row(row))) => row,
            _ => 0,
        }
    }

    /// The selected row, if it is at hand.
    pub fn row(&self) -> Option<&Row> {
        self.row_at(self.at())
    }

    /// A row, if it is at hand.
    pub fn row_at(&self, at: usize) -> Option<&Row> {
        let (rows, first) = self.rows();
        rows.get(at.checked_sub(first)?)
    }

    /// Whether other rows are to come.
    pub fn is_waiting(&self) -> bool {
        self.awaiting.is_some()
    }

    /// Whether what an action means depends on the rows that are to come: before the first, all do.
    pub fn must_wait(&self, action: Action) -> bool {
        self.is_waiting() && (self.page.is_none() || self.goto.is_some() || ahead::concerns_row(action))
    }

    /// Asks anew, for instance because the filter changed.
    pub fn refresh(&mut self, desk: &mut Desk) {
        self.ask_around(self.at(), desk);
    }

    /// Wants other rows: those at hand are shown until they come.
    pub fn want(&mut self, wanted: Wanted, desk: &mut Desk) {
        if wanted != self.wanted {
            self.wanted = wanted;
            self.goto = Some(0);
            self.other = true;
            self.ask_around(0, desk);
        }
    }

    fn ask_around(&mut self, row: usize, desk: &mut Desk) {
        self.keep = desk.keeps_rows();
        let offset = row.saturating_sub(WINDOW / 2);
        self.awaiting = Some(desk.ask(self.wanted.clone(), offset, WINDOW));
    }

    /// Takes an answer, if it is to its last question. Gives whether it was.
    pub fn receive(&mut self, no: u64, page: &Page) -> bool {
        if self.awaiting != Some(no) {
            return false;
        }
        self.awaiting = None;
        let (at, kept) = (self.at(), self.place_in(page));
        self.goto = Some(kept.unwrap_or(at).min(page.total.saturating_sub(1)));
        if let Some(row) = kept {
            self.pane.rename_selected(Subject::Row(row));
        }
        self.other = false;
        self.page = Some(page.clone());
        self.pane.spoil();
        true
    }

    /// Where the selected row stands in another page, rows having come or gone above it; `None` where it is not to be
    /// followed: who has not moved yet stays at the top.
    fn place_in(&self, page: &Page) -> Option<usize> {
        let (rows, first) = self.rows();
        let at = self.at();
        self.row().filter(|_| !self.other && (at > 0 || self.keep))?;
        let at = at.checked_sub(first)?;
        let place = if self.keep {
            identity::place(rows, at, &page.rows, names)
        } else {
            identity::find(rows, at, &page.rows, names)
        };
        place.map(|place| place + page.offset)
    }

    /// Makes the rows into lines, where they are not yet.
    pub fn compose(&mut self, width: usize, height: usize, sheet: impl FnOnce(&[Row], usize) -> Sheet) {
        let Self { page, pane, .. } = self;
        let (rows, first) = page.as_ref().map_or((&[][..], 0), |page| (page.rows.as_slice(), page.offset));
        pane.compose(width, height, || sheet(rows, first));
        if let Some(row) = self.goto
            && self.pane.select(Subject::Row(row))
        {
            self.goto = None;
        }
    }

    /// Selects a row, which may have to be asked for first.
    pub fn select(&mut self, row: usize, desk: &mut Desk) {
        let row = row.min(self.total().saturating_sub(1));
        // Rows that came while another view was open may still wait to be gone to: this is the later wish.
        self.goto = (!self.pane.select(Subject::Row(row))).then_some(row);
        self.look_ahead(desk);
    }

    /// To the first or last row.
    pub fn jump(&mut self, way: Way, desk: &mut Desk) -> bool {
        let target = if way == Way::Down { self.total().saturating_sub(1) } else { 0 };
        if self.row_at(target).is_some() {
            self.goto = None;
            return self.pane.jump(way);
        }
        self.goto = Some(target);
        self.look_ahead(desk);
        true
    }

    /// Asks for other rows before the cursor comes to the edge of those at hand.
    pub fn look_ahead(&mut self, desk: &mut Desk) {
        let Some(page) = &self.page else { return };
        let (at, first, end) = (self.at(), page.offset, page.offset + page.rows.len());
        let near_start = first > 0 && at < first + MARGIN;
        let near_end = end < page.total && at + MARGIN >= end;
        if self.awaiting.is_none() && (near_start || near_end) {
            self.ask_around(at, desk);
        }
    }

    /// The query for every row, for finding in all of them.
    pub fn whole(&self, desk: &Desk) -> Query {
        Query::all(self.wanted.clone(), desk.filter().clone())
    }
}

/// What a row is known by.
#[derive(PartialEq, Eq, Hash)]
enum Name<'a> {
    Brief(&'a BriefKey),
    Item(&'a BriefKey, ItemName<'a>),
    Actor(&'a ActorKey),
    Value(&'a Text),
}

fn names(row: &Row) -> Names<Name<'_>> {
    match row {
        Row::Brief(row) => [Some(Name::Brief(&row.key)), None],
        Row::Item(row) => identity::item(row.item()).map(|name| Some(Name::Item(&row.row.key, name?))),
        Row::Actor(row) => [Some(Name::Actor(&row.key)), None],
        Row::Value(row) => [Some(Name::Value(&row.name)), None],
        Row::Open(_) => [None, None],
    }
}
