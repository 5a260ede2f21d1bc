//! The library: every brief on a line, and beside it, where there is room, the one under the cursor.

use super::brief::BriefView;
use super::{Provenance, Region, Scene, Setting, Turn, View, sheet_width, split};
use crate::library::{BriefKey, BriefRow, Page, Row, State, Wanted};
use crate::reader::action::Action;
use crate::reader::desk::Desk;
use crate::reader::filters::{self, Choice};
use crate::reader::list::List;
use crate::reader::pane::{Pane, Way};
use crate::reader::pointed::Pointed;
use crate::sheet::{self, Sheet};
use crate::text::Shown;
use ratatui::layout::Rect;
use std::sync::Arc;

/// All briefs.
#[derive(Debug, Clone)]
pub struct LibraryView {
    list: List,
    /// What the library is called: where it is.
    name: Shown,
    preview: Option<Box<BriefView>>,
    area: Rect,
    /// Where the list and the rule stand, where there are two panes.
    panes: Option<(Rect, Rect)>,
    /// What to say where nothing is listed.
    nothing: Shown,
    /// What the filters hide for want of marks.
    unmarked: Option<Shown>,
}

impl LibraryView {
    /// The library called so.
    pub fn new(name: Shown, desk: &mut Desk) -> Self {
        Self {
            list: List::new(Wanted::Briefs, desk),
            name,
            preview: None,
            area: Rect::default(),
            panes: None,
            nothing: Shown::default(),
            unmarked: None,
        }
    }

    fn selected(&self) -> Option<&Arc<BriefRow>> {
        match self.list.row() {
            Some(Row::Brief(row)) => Some(row),
            _ => None,
        }
    }

    /// Has the preview follow the cursor. It is only asked for where it is shown.
    fn follow(&mut self, desk: &mut Desk) {
        let wanted = self.selected().filter(|_| self.panes.is_some()).map(|row| row.key.clone());
        if wanted.as_ref() != self.preview.as_ref().map(|preview| preview.key()) {
            self.preview = wanted.map(|key| Box::new(BriefView::preview(key, desk)));
        }
    }

    /// How many briefs pass that can be read, and how many there are.
    fn counts(&self) -> Option<(usize, usize)> {
        self.list.page().map(|page| (page.total - page.pinned, page.unfiltered - page.pinned))
    }

    fn compose_list(&mut self, area: Rect, setting: &Setting) {
        let (width, today) = (sheet_width(area), setting.today);
        let nothing = self.nothing.clone();
        self.list.compose(width, usize::from(area.height), |rows, first| match rows {
            [] => Sheet::message(&nothing, width),
            rows => sheet::library::rows(rows, first, width, today),
        });
    }

    /// Says why nothing is listed, where nothing is.
    fn explain(&mut self, desk: &Desk, setting: &Setting) {
        let Some(page) = self.list.page() else { return };
        self.nothing = match (page.total, page.unfiltered) {
            (0, 0) if setting.loading => Shown::from("The briefs are being read …"),
            (0, 0) => Shown::from(
                "No briefs here. A brief is a YAML file; see nutgraf --help for where they are looked for.",
            ),
            (0, _) => filters::emptied(desk.filter(), page.emptied_by, setting),
            _ => Shown::default(),
        };
    }
}

impl Scene for LibraryView {
    fn compose(&mut self, area: Rect, setting: &Setting) {
        self.area = area;
        let (left, rule, right) = split(area);
        self.panes = setting.two_panes.then_some((left, rule));
        self.compose_list(if setting.two_panes { left } else { area }, setting);
        if let (Some(preview), true) = (&mut self.preview, setting.two_panes) {
            preview.compose(right, setting);
        }
    }

    fn regions(&self) -> Vec<Region<'_>> {
        let Some((left, rule)) = self.panes else {
            return vec![Region::Pane { area: self.area, pane: &self.list.pane, focused: true }];
        };
        let mut regions =
            vec![Region::Pane { area: left, pane: &self.list.pane, focused: true }, Region::Rule(rule)];
        if let Some(preview) = &self.preview {
            regions.extend(preview.regions().into_iter().map(|part| match part {
                Region::Pane { area, pane, .. } => Region::Pane { area, pane, focused: false },
                other => other,
            }));
        }
        regions
    }

    fn title(&self) -> Shown {
        Shown::from(format!("Briefs {}", self.name.line()))
    }

    fn count(&self) -> Shown {
        let Some((passing, all)) = self.counts() else { return Shown::default() };
        if passing != all {
            return filters::counted(passing, all, self.unmarked.as_ref());
        }
        let briefs = if all == 1 { "1 brief".to_owned() } else { format!("{all} briefs") };
        let counts = self
            .list
            .page()
            .map(|page| [(page.unread, "unread"), (page.changed, "changed"), (page.pinned, "unreadable")]);
        let some = counts.into_iter().flatten().filter(|(count, _)| *count > 0);
        Shown::from(some.fold(briefs, |said, (count, what)| format!("{said}, {count} {what}")))
    }

    fn pane(&self) -> &Pane {
        &self.list.pane
    }

    fn pane_mut(&mut self) -> &mut Pane {
        &mut self.list.pane
    }

    fn list_mut(&mut self) -> Option<&mut List> {
        Some(&mut self.list)
    }

    fn is_list(&self) -> bool {
        true
    }

    fn sheet_of(&self, rows: &[Row], width: usize, setting: &Setting) -> Sheet {
        sheet::library::rows(rows, 0, width, setting.today)
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        match (action, self.selected()) {
            (Action::In, Some(row)) => {
                let key = row.key.clone();
                let preview = self.preview.take().filter(|preview| *preview.key() == key);
                let view = preview.map_or_else(|| BriefView::new(key, desk), |preview| preview.opened());
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
        self.follow(desk);
    }

    fn receive(&mut self, no: u64, page: &Page, desk: &mut Desk) -> bool {
        if self.list.receive(no, page) {
            return true;
        }
        self.preview.as_mut().is_some_and(|preview| preview.receive(no, page, desk))
    }

    fn refresh(&mut self, desk: &mut Desk) {
        self.list.refresh(desk);
        if let Some(preview) = &mut self.preview {
            preview.refresh(desk);
        }
    }

    fn settle(&mut self, desk: &mut Desk, setting: &Setting) {
        self.explain(desk, setting);
        self.unmarked = filters::unmarked_of(self.list.page(), desk.filter(), &setting.keymap);
        self.follow(desk);
        if let Some(preview) = &mut self.preview {
            preview.settle(desk, setting);
        }
    }

    fn provenance(&self) -> Option<Provenance> {
        self.selected().map(|row| Provenance { row: row.clone(), line: None })
    }

    fn choices(&self) -> Vec<Choice> {
        let outlet = self
            .selected()
            .filter(|row| row.state != State::Unreadable)
            .map(|row| Choice::outlet(&row.outlet));
        let preview = self.preview.as_ref().map(|preview| preview.brief_choices()).unwrap_or_default();
        outlet.into_iter().chain(preview).collect()
    }

    fn pointed(&self) -> Option<Pointed<'_>> {
        self.selected().map(|row| Pointed::Brief { row, brief: None })
    }

    fn hints(&self) -> &'static [Action] {
        &[
            Action::In,
            Action::Actors,
            Action::Themes,
            Action::Speakers,
            Action::Figures,
            Action::QueryLine,
            Action::Find,
            Action::NextUnread,
            Action::Close,
            Action::Help,
        ]
    }

    fn neighbour(&mut self, way: Way, open: &BriefKey, desk: &mut Desk) -> Option<View> {
        let at = self.list.at();
        let gone = !matches!(self.list.row(), Some(Row::Brief(row)) if row.key == *open);
        let next = match way {
            Way::Down => {
                if gone {
                    at
                } else {
                    at + 1
                }
            }
            Way::Up => at.checked_sub(1)?,
        };
        let Row::Brief(row) = self.list.row_at(next)? else { return None };
        let key = row.key.clone();
        self.list.select(next, desk);
        Some(View::Brief(Box::new(BriefView::new(key, desk))))
    }
}
