//! What `check` says of a brief: its mistakes as rows, each leading to what it concerns.

mod target;

use super::brief::BriefView;
use super::{Provenance, Region, Scene, Setting, Turn, View, sheet_width};
use crate::brief::{Code, Diagnostic};
use crate::library::{BriefKey, BriefRow, Checked, Page};
use crate::reader::action::Action;
use crate::reader::desk::Desk;
use crate::reader::filters::Choice;
use crate::reader::identity::{self, Names};
use crate::reader::pane::Pane;
use crate::reader::pointed::Pointed;
use crate::sheet::{self, Sheet, Subject};
use crate::text::Shown;
use ratatui::layout::Rect;
use std::sync::Arc;

/// What `check` says of a brief.
#[derive(Debug, Clone)]
pub struct CheckView {
    row: Arc<BriefRow>,
    /// What it says, or why it says nothing; `None` until it does.
    checked: Option<Result<Arc<Checked>, Shown>>,
    awaiting: u64,
    pane: Pane,
    area: Rect,
}

impl CheckView {
    /// Of this brief, which is read and checked anew.
    pub fn new(row: Arc<BriefRow>, desk: &mut Desk) -> Self {
        let awaiting = desk.ask_check(row.key.clone());
        Self { row, checked: None, awaiting, pane: Pane::default(), area: Rect::default() }
    }

    /// Of which brief.
    pub fn key(&self) -> &BriefKey {
        &self.row.key
    }

    fn checked(&self) -> Option<&Checked> {
        self.checked.as_ref()?.as_deref().ok()
    }

    /// The mistake under the cursor.
    fn diagnostic(&self) -> Option<&Diagnostic> {
        let Subject::Row(index) = self.pane.subject()? else { return None };
        self.checked()?.diagnostics.get(index)
    }

    /// Has the cursor stay on its mistake, or where that was mended, at its place.
    fn keep_place(&mut self, now: &Result<Arc<Checked>, Shown>) {
        let (Some(before), Ok(now), Some(Subject::Row(at))) = (self.checked(), now, self.pane.subject())
        else {
            return;
        };
        if let Some(place) = identity::place(&before.diagnostics, at, &now.diagnostics, names) {
            self.pane.rename_selected(Subject::Row(place));
        }
    }

    /// The field that the mistake under the cursor stands in.
    pub fn field(&self) -> Option<String> {
        self.diagnostic().map(|diagnostic| diagnostic.field.as_str().to_owned())
    }

    fn sheet(&self, width: usize) -> Sheet {
        match &self.checked {
            None => Sheet::message(&Shown::from("Checking …"), width),
            Some(Ok(checked)) => sheet::check::check(checked, width),
            Some(Err(why)) => Sheet::message(why, width),
        }
    }

    /// To what the mistake concerns, in its brief.
    fn go_in(&self, desk: &mut Desk) -> Turn {
        let (Some(checked), Some(diagnostic)) = (self.checked(), self.diagnostic()) else {
            return Turn::Pass;
        };
        let Some(brief) = &checked.brief else {
            return Turn::Say(Shown::from("The brief cannot be read: there is no item to go to."));
        };
        let Some((part, subject)) = target::of(brief, diagnostic.field.as_str()) else {
            return Turn::Say(Shown::from("This concerns the file as a whole: there is no item to go to."));
        };
        Turn::Enter(View::Brief(Box::new(BriefView::at(self.row.key.clone(), part, subject, desk))))
    }
}

/// What a mistake is known by.
fn names(one: &Diagnostic) -> Names<(Code, &Shown, &Shown)> {
    [Some((one.code, &one.field, &one.message)), None]
}

impl Scene for CheckView {
    fn compose(&mut self, area: Rect, _setting: &Setting) {
        self.area = area;
        let mut pane = std::mem::take(&mut self.pane);
        let width = sheet_width(area);
        pane.compose(width, usize::from(area.height), || self.sheet(width));
        self.pane = pane;
    }

    fn regions(&self) -> Vec<Region<'_>> {
        vec![Region::Pane { area: self.area, pane: &self.pane, focused: true }]
    }

    fn title(&self) -> Shown {
        Shown::from(format!("Check › {}", self.row.path.shown().line()))
    }

    fn count(&self) -> Shown {
        self.checked().map(sheet::check::counts).unwrap_or_default()
    }

    fn pane(&self) -> &Pane {
        &self.pane
    }

    fn pane_mut(&mut self) -> &mut Pane {
        &mut self.pane
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        match action {
            Action::In => self.go_in(desk),
            Action::Out => Turn::Leave,
            _ => Turn::Pass,
        }
    }

    fn must_wait(&self, _action: Action) -> bool {
        self.checked.is_none()
    }

    fn receive(&mut self, _no: u64, _page: &Page, _desk: &mut Desk) -> bool {
        false
    }

    fn receive_check(&mut self, no: u64, checked: &Result<Arc<Checked>, Shown>) -> bool {
        let mine = no == self.awaiting;
        if mine {
            self.keep_place(checked);
            self.checked = Some(checked.clone());
            self.pane.spoil();
        }
        mine
    }

    fn refresh(&mut self, desk: &mut Desk) {
        self.awaiting = desk.ask_check(self.row.key.clone());
    }

    fn provenance(&self) -> Option<Provenance> {
        let line = self.diagnostic().map(|diagnostic| diagnostic.place.line).filter(|line| *line > 0);
        Some(Provenance { row: self.row.clone(), line })
    }

    fn choices(&self) -> Vec<Choice> {
        Vec::new()
    }

    fn pointed(&self) -> Option<Pointed<'_>> {
        let one = self.diagnostic()?;
        let place = if one.place.line == 0 {
            String::new()
        } else {
            format!(":{}:{}", one.place.line, one.place.column)
        };
        let path = self.row.path.shown().line();
        let (severity, code) = (one.code.severity().name(), one.code.name());
        Some(Pointed::Line(Shown::from(format!("{path}{place}: {severity}[{code}]: {}", one.message.line()))))
    }

    fn hints(&self) -> &'static [Action] {
        &[Action::In, Action::Edit, Action::Find, Action::Out, Action::Help]
    }
}
