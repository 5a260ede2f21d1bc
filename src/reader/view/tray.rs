//! The clip tray: what was taken, in its order.
//!
//! It shows what the setting holds, whoever changed that: another program may take clips at the same time. What its keys
//! do to the clips is done in [`taking`](crate::reader).

use super::{Provenance, Region, Scene, Setting, Turn, sheet_width};
use crate::library::Page;
use crate::reader::action::Action;
use crate::reader::desk::Desk;
use crate::reader::filters::Choice;
use crate::reader::pane::Pane;
use crate::reader::pointed::Pointed;
use crate::sheet::{self, Sheet, Subject};
use crate::state::{Clip, ClipId, Clips};
use crate::text::Shown;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The clip tray.
#[derive(Debug, Clone, Default)]
pub struct TrayView {
    clips: Arc<Clips>,
    pane: Pane,
    area: Rect,
    /// The clip to go to once it is shown.
    goto: Option<ClipId>,
}

impl TrayView {
    /// The clip under the cursor.
    pub fn clip(&self) -> Option<ClipId> {
        self.selected().map(|clip| clip.id)
    }

    /// Has the cursor go to a clip.
    pub fn go_to(&mut self, id: ClipId) {
        self.goto = Some(id);
    }

    fn selected(&self) -> Option<&Clip> {
        let Subject::Row(at) = self.pane.subject()? else { return None };
        self.clips.clips.get(at)
    }

    /// Takes in what the tray holds now; the cursor stays on its clip, or where that has gone, in its place.
    fn take(&mut self, clips: &Arc<Clips>) {
        if Arc::ptr_eq(&self.clips, clips) || self.clips == *clips {
            return;
        }
        let place = self.clip().and_then(|id| clips.at(id));
        let last = clips.clips.len().saturating_sub(1);
        match (place, self.pane.subject()) {
            (Some(at), _) => self.pane.rename_selected(Subject::Row(at)),
            (None, Some(Subject::Row(at))) => self.pane.rename_selected(Subject::Row(at.min(last))),
            _ => {}
        }
        self.clips = clips.clone();
        self.pane.spoil();
    }
}

impl Scene for TrayView {
    fn compose(&mut self, area: Rect, setting: &Setting) {
        self.area = area;
        self.take(&setting.clips);
        let Self { clips, pane, .. } = self;
        let width = sheet_width(area);
        pane.compose(width, usize::from(area.height), || match clips.clips.as_slice() {
            [] => Sheet::message(&empty(setting), width),
            clips => sheet::tray::clips(clips, width),
        });
        if let Some(at) = self.goto.take().and_then(|id| self.clips.at(id)) {
            self.pane.select(Subject::Row(at));
        }
    }

    fn regions(&self) -> Vec<Region<'_>> {
        vec![Region::Pane { area: self.area, pane: &self.pane, focused: true }]
    }

    fn title(&self) -> Shown {
        Shown::from("Clip tray")
    }

    fn count(&self) -> Shown {
        Shown::from(sheet::who::counted(self.clips.clips.len(), "clip"))
    }

    fn pane(&self) -> &Pane {
        &self.pane
    }

    fn pane_mut(&mut self) -> &mut Pane {
        &mut self.pane
    }

    fn act(&mut self, action: Action, _desk: &mut Desk) -> Turn {
        if action == Action::Out { Turn::Leave } else { Turn::Pass }
    }

    fn receive(&mut self, _no: u64, _page: &Page, _desk: &mut Desk) -> bool {
        false
    }

    fn refresh(&mut self, _desk: &mut Desk) {}

    fn provenance(&self) -> Option<Provenance> {
        None
    }

    fn choices(&self) -> Vec<Choice> {
        Vec::new()
    }

    fn pointed(&self) -> Option<Pointed<'_>> {
        self.selected().map(Pointed::Clip)
    }

    fn hints(&self) -> &'static [Action] {
        &[
            Action::Write,
            Action::Remove,
            Action::Edit,
            Action::ToggleRead,
            Action::NextBrief,
            Action::PreviousBrief,
            Action::CopyCited,
            Action::In,
            Action::Out,
            Action::Help,
        ]
    }
}

/// What the tray is for, while nothing is in it.
fn empty(setting: &Setting) -> Shown {
    let key = setting.keymap.key(Action::Clip).unwrap_or_else(|| "clip".to_owned());
    Shown::from(format!("Nothing is clipped yet: {key} takes the quote, figure or fact under the cursor."))
}
