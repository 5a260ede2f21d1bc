//! The views, one file each, and what they have in common.
//!
//! A view holds what it was answered and where its reader stands in it. It is told what to do by actions, asks by its
//! desk, and says how it wants to be drawn as [`Region`]s. What is the same in every view (moving, filters, find,
//! pop-ups) is not here but in the [`Reader`](super::Reader).

pub mod brief;
pub mod check;
pub mod figures;
pub mod library;
pub mod review;
pub mod speakers;
pub mod tray;

use super::action::Action;
use super::desk::Desk;
use super::filters::Choice;
use super::head;
use super::keymap::Keymap;
use super::list::List;
use super::pane::{Pane, Way};
use super::pointed::Pointed;
use super::review::Review;
use crate::brief::cite::Style;
use crate::brief::{Date, MarkedArticle};
use crate::library::{BriefKey, BriefRow, Checked, ItemRow, Page, Row};
use crate::sheet::{Line, Sheet};
use crate::state::Clips;
use crate::text::Shown;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::layout::Rect;
use std::sync::Arc;

/// What views are composed by, and cannot change.
#[expect(clippy::struct_excessive_bools, reason = "each says of one thing whether it is so")]
#[derive(Debug, Clone)]
pub struct Setting {
    /// The day it is.
    pub today: jiff::civil::Date,
    /// Where moments are told by the clock.
    pub zone: TimeZone,
    /// Whether the terminal shows more than ASCII.
    pub unicode: bool,
    /// Whether there may be two panes.
    pub two_panes: bool,
    /// Whether there may be briefs that are not read yet.
    pub loading: bool,
    /// The live keys, for views that name one.
    pub keymap: Keymap,
    /// Whether nothing outside the library may be touched: no editor, no opener, no file written but its reader's state.
    pub restricted: bool,
    /// How citations are written.
    pub citation: Style,
    /// What the clip tray holds.
    pub clips: Arc<Clips>,
    /// The draft under review, where there is one.
    pub review: Option<Arc<Review>>,
}

impl Setting {
    /// A day as lists show it: "21 Nov", with its year where that is not this one.
    pub fn day(&self, at: Timestamp) -> String {
        Date::day(at.to_zoned(self.zone.clone()).date()).short(self.today.year())
    }

    /// A day with the time by the clock: "21 Nov 14:05".
    pub fn moment(&self, at: Timestamp) -> String {
        let time = at.to_zoned(self.zone.clone()).time();
        format!("{} {:02}:{:02}", self.day(at), time.hour(), time.minute())
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            today: jiff::civil::date(2031, 4, 5),
            zone: TimeZone::UTC,
            unicode: true,
            two_panes: false,
            loading: false,
            keymap: Keymap::default(),
            restricted: false,
            clips: Arc::default(),
            review: None,
            citation: Style::default(),
        }
    }
}

/// What comes of an action.
#[derive(Debug)]
pub enum Turn {
    /// The view has nothing to do with it.
    Pass,
    /// Done.
    Done,
    /// Go into another view.
    Enter(View),
    /// Go out of this one.
    Leave,
    /// Tell the reader something.
    Say(Shown),
}

/// Where in the files of the library something comes from.
#[derive(Debug, Clone)]
pub struct Provenance {
    /// The brief.
    pub row: Arc<BriefRow>,
    /// The line of its file, from 1, where there is one to name.
    pub line: Option<usize>,
}

impl Provenance {
    /// Where an item of a list comes from.
    fn of(row: &ItemRow) -> Self {
        Self { row: row.row.clone(), line: Some(row.item().place.line) }
    }
}

/// A region of the screen.
#[derive(Debug)]
pub enum Region<'a> {
    /// A sheet, scrolled.
    Pane {
        /// Where.
        area: Rect,
        /// What.
        pane: &'a Pane,
        /// Whether keys go there.
        focused: bool,
    },
    /// Lines that stay.
    Lines {
        /// Where.
        area: Rect,
        /// What.
        lines: Vec<Line>,
    },
    /// A rule, across or down.
    Rule(Rect),
}

/// A view in the trail.
#[derive(Debug, Clone)]
pub enum View {
    /// All briefs.
    Library(Box<library::LibraryView>),
    /// One brief.
    Brief(Box<brief::BriefView>),
    /// Who said what.
    Speakers(Box<speakers::SpeakersView>),
    /// How many, according to whom.
    Figures(Box<figures::FiguresView>),
    /// What `check` says of a brief.
    Check(Box<check::CheckView>),
    /// The clip tray.
    Tray(Box<tray::TrayView>),
    /// A draft under review.
    Review(Box<review::ReviewView>),
}

impl std::ops::Deref for View {
    type Target = dyn Scene;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Library(view) => view.as_ref(),
            Self::Brief(view) => view.as_ref(),
            Self::Speakers(view) => view.as_ref(),
            Self::Figures(view) => view.as_ref(),
            Self::Check(view) => view.as_ref(),
            Self::Tray(view) => view.as_ref(),
            Self::Review(view) => view.as_ref(),
        }
    }
}

impl std::ops::DerefMut for View {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match self {
            Self::Library(view) => view.as_mut(),
            Self::Brief(view) => view.as_mut(),
            Self::Speakers(view) => view.as_mut(),
            Self::Figures(view) => view.as_mut(),
            Self::Check(view) => view.as_mut(),
            Self::Tray(view) => view.as_mut(),
            Self::Review(view) => view.as_mut(),
        }
    }
}

/// What every view can do.
pub trait Scene {
    /// Makes its sheets for an area.
    fn compose(&mut self, area: Rect, setting: &Setting);

    /// How it is drawn in the area it was composed for.
    fn regions(&self) -> Vec<Region<'_>>;

    /// The first line: where I am, what narrows, how much there is.
    fn first_line(&self, chips: &[Shown], width: usize) -> Line {
        head::line(&self.title(), chips, &self.count(), width)
    }

    /// Where it is, in a word or two.
    fn title(&self) -> Shown;

    /// How much there is.
    fn count(&self) -> Shown;

    /// The pane that keys go to.
    fn pane(&self) -> &Pane;

    /// The same, to move in.
    fn pane_mut(&mut self) -> &mut Pane;

    /// The list behind that pane, where only a window of it is at hand.
    fn list_mut(&mut self) -> Option<&mut List> {
        None
    }

    /// Whether that pane shows a list of rows, rather than a text.
    fn is_list(&self) -> bool {
        false
    }

    /// Rows of that list as they are shown.
    fn sheet_of(&self, _rows: &[Row], _width: usize, _setting: &Setting) -> Sheet {
        Sheet::default()
    }

    /// What its own keys do.
    fn act(&mut self, action: Action, desk: &mut Desk) -> Turn;

    /// Whether what an action means here depends on an answer that is still out.
    fn must_wait(&self, _action: Action) -> bool {
        false
    }

    /// Told after the place in the pane has changed.
    fn moved(&mut self, _desk: &mut Desk) {}

    /// Takes an answer if it is to a question of its own.
    fn receive(&mut self, no: u64, page: &Page, desk: &mut Desk) -> bool;

    /// Takes an article if it asked for it.
    fn receive_article(&mut self, _no: u64, _article: &Result<MarkedArticle, Shown>) -> bool {
        false
    }

    /// Takes what `check` says if it asked for it.
    fn receive_check(&mut self, _no: u64, _checked: &Result<Arc<Checked>, Shown>) -> bool {
        false
    }

    /// Asks anew for all it shows: the filter or the library has changed.
    fn refresh(&mut self, desk: &mut Desk);

    /// Asks for what it still lacks to be composed; called before every composing.
    fn settle(&mut self, _desk: &mut Desk, _setting: &Setting) {}

    /// Where what is under the cursor comes from.
    fn provenance(&self) -> Option<Provenance>;

    /// What the thing under the cursor can be filtered by.
    fn choices(&self) -> Vec<Choice>;

    /// What is under the cursor, to be copied or clipped.
    fn pointed(&self) -> Option<Pointed<'_>>;

    /// The actions its footer names.
    fn hints(&self) -> &'static [Action];

    /// The item at its cursor after going on or back to another brief than the open one; for views that list briefs or
    /// items. The open one may stand in them no longer, having been read: then the cursor is where it stood.
    fn neighbour(&mut self, _way: Way, _open: &BriefKey, _desk: &mut Desk) -> Option<View> {
        None
    }

    /// True while what is typed goes to the view's own prompt.
    fn typing(&self) -> bool {
        false
    }

    /// Types into that prompt.
    fn edit(&mut self, _edit: super::prompt::Edit, _desk: &mut Desk) {}

    /// The cursor of that prompt.
    fn cursor(&self) -> Option<(u16, u16)> {
        None
    }
}

/// The next item of a list that stands in another brief, opened there.
fn next_of(list: &mut List, way: Way, open: &BriefKey, desk: &mut Desk) -> Option<View> {
    let mut at = list.at();
    let gone = !matches!(list.row_at(at)?, Row::Item(row) if row.row.key == *open);
    if !gone || way == Way::Up {
        at = beyond(at, way)?;
    }
    loop {
        let Row::Item(row) = list.row_at(at)? else { return None };
        if row.row.key != *open {
            let view = brief::BriefView::at_item(row.row.key.clone(), row.item, row.item().section, desk);
            list.select(at, desk);
            return Some(View::Brief(Box::new(view)));
        }
        at = beyond(at, way)?;
    }
}

fn beyond(at: usize, way: Way) -> Option<usize> {
    if way == Way::Down { Some(at + 1) } else { at.checked_sub(1) }
}

/// The left and the right part of an area, and the rule between them.
pub(super) fn split(area: Rect) -> (Rect, Rect, Rect) {
    let left = area.width * 2 / 5;
    let rule = Rect { x: area.x + left, width: 1.min(area.width), ..area };
    let right = Rect { x: area.x + left + 1, width: area.width.saturating_sub(left + 1), ..area };
    (Rect { width: left, ..area }, rule, right)
}

/// The first lines of an area, and the rest.
pub(super) fn cut(area: Rect, lines: u16) -> (Rect, Rect) {
    let lines = lines.min(area.height);
    let rest = Rect { y: area.y + lines, height: area.height - lines, ..area };
    (Rect { height: lines, ..area }, rest)
}

/// The columns left of every sheet: the mark of the selection, and a space.
pub const GUTTER: u16 = 2;

/// The width a sheet has in an area.
pub(super) fn sheet_width(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(GUTTER))
}
