//! Figures of the whole library: grouped by what is counted, disagreeing sources side by side, drawn on request.

use super::brief::BriefView;
use super::{Provenance, Region, Scene, Setting, Turn, View, sheet_width};
use crate::library::{BriefKey, ItemRow, Page, Row, Wanted};
use crate::reader::action::Action;
use crate::reader::desk::Desk;
use crate::reader::filters::{self, Choice};
use crate::reader::list::List;
use crate::reader::pane::{Pane, Way};
use crate::reader::pointed::Pointed;
use crate::sheet::{self, Sheet};
use crate::text::Shown;
use ratatui::layout::Rect;

/// How many, according to whom, across the library.
#[derive(Debug, Clone)]
pub struct FiguresView {
    list: List,
    chart: bool,
    chart_pane: Pane,
    area: Rect,
    nothing: Shown,
    /// What the filters hide for want of marks.
    unmarked: Option<Shown>,
}

impl FiguresView {
    /// Every figure.
    pub fn new(desk: &mut Desk) -> Self {
        Self {
            list: List::new(Wanted::Measures, desk),
            chart: false,
            chart_pane: Pane::default(),
            area: Rect::default(),
            nothing: Shown::default(),
            unmarked: None,
        }
    }

    fn row(&self) -> Option<&ItemRow> {
        match self.list.row() {
            Some(Row::Item(row)) => Some(row),
            _ => None,
        }
    }
}

impl Scene for FiguresView {
    fn compose(&mut self, area: Rect, setting: &Setting) {
        self.area = area;
        let (width, height) = (sheet_width(area), usize::from(area.height));
        let nothing = self.nothing.clone();
        self.list.compose(width, height, |rows, first| match rows {
            [] => Sheet::message(&nothing, width),
            rows => sheet::measures::rows(rows, first, width),
        });
        if self.chart {
            let (rows, first) = self.list.rows();
            let at = self.list.at().saturating_sub(first);
            let sheet = sheet::chart::of_rows(rows, at, width, height, setting.unicode);
            self.chart_pane.spoil();
            self.chart_pane.compose(width, height, || sheet);
        }
    }

    fn regions(&self) -> Vec<Region<'_>> {
        vec![Region::Pane { area: self.area, pane: self.pane(), focused: true }]
    }

    fn title(&self) -> Shown {
        Shown::from(if self.chart { "Figures drawn" } else { "Figures" })
    }

    fn count(&self) -> Shown {
        match self.list.page() {
            Some(page) if page.total != page.unfiltered => {
                filters::counted(page.total, page.unfiltered, self.unmarked.as_ref())
            }
            Some(page) => Shown::from(format!("{} figures", page.total)),
            None => Shown::default(),
        }
    }

    fn pane(&self) -> &Pane {
        if self.chart { &self.chart_pane } else { &self.list.pane }
    }

    fn pane_mut(&mut self) -> &mut Pane {
        if self.chart { &mut self.chart_pane } else { &mut self.list.pane }
    }

    fn list_mut(&mut self) -> Option<&mut List> {
        (!self.chart).then_some(&mut self.list)
    }

    fn is_list(&self) -> bool {
        !self.chart
    }

    fn sheet_of(&self, rows: &[Row], width: usize, _setting: &Setting) -> Sheet {
        sheet::measures::rows(rows, 0, width)
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        match (action, self.row()) {
            (Action::Chart, _) => {
                self.chart = !self.chart;
                Turn::Done
            }
            (Action::Out, _) if self.chart => {
                self.chart = false;
                Turn::Done
            }
            (Action::In, Some(row)) if !self.chart => {
                let view = BriefView::at_item(row.row.key.clone(), row.item, row.item().section, desk);
                Turn::Enter(View::Brief(Box::new(view)))
            }
            (Action::Out, _) => Turn::Leave,
            _ => Turn::Pass,
        }
    }

    fn must_wait(&self, action: Action) -> bool {
        self.list.must_wait(action)
    }

    fn moved(&mut self, desk: &mut Desk) {
        self.list.look_ahead(desk);
    }

    fn receive(&mut self, no: u64, page: &Page, _desk: &mut Desk) -> bool {
        self.list.receive(no, page)
    }

    fn refresh(&mut self, desk: &mut Desk) {
        self.list.refresh(desk);
    }

    fn settle(&mut self, desk: &mut Desk, setting: &Setting) {
        self.unmarked = filters::unmarked_of(self.list.page(), desk.filter(), &setting.keymap);
        let Some(page) = self.list.page() else { return };
        self.nothing = match page.emptied_by {
            Some(by) => filters::emptied(desk.filter(), Some(by), setting),
            None => Shown::from("No figures in this library."),
        };
    }

    fn provenance(&self) -> Option<Provenance> {
        self.row().map(Provenance::of)
    }

    fn choices(&self) -> Vec<Choice> {
        self.row().map(|row| filters::choices_of(&row.brief, row.item(), &row.actors)).unwrap_or_default()
    }

    /// A drawing has no cursor: the row behind it is not what one looks at.
    fn pointed(&self) -> Option<Pointed<'_>> {
        self.row().filter(|_| !self.chart).map(Pointed::of)
    }

    fn hints(&self) -> &'static [Action] {
        if self.chart {
            return &[Action::Chart, Action::Narrow, Action::Themes, Action::Find, Action::Out, Action::Help];
        }
        &[
            Action::In,
            Action::Chart,
            Action::Copy,
            Action::Clip,
            Action::Narrow,
            Action::Find,
            Action::Out,
            Action::Themes,
            Action::Help,
        ]
    }

    fn neighbour(&mut self, way: Way, open: &BriefKey, desk: &mut Desk) -> Option<View> {
        super::next_of(&mut self.list, way, open, desk)
    }
}
