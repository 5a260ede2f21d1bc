//! What is seen at once, and where: the view on top, beside it the one it came from, the first line, the help.

use super::popup::Popup;
use super::view::{self, Region, Setting, View};
use super::{Reader, filters};
use crate::sheet::Line;
use ratatui::layout::Rect;

/// From this width there may be two panes (SCREENS, "Layout").
const TWO_PANES_FROM: u16 = 100;

impl Reader {
    /// Everything that is drawn, but for pop-ups and the first and last line.
    pub fn regions(&self) -> Vec<Region<'_>> {
        let mut regions = self.top().regions();
        if let Some((left, rule)) = self.beside() {
            let behind = self.trail.len() - 2;
            regions.push(Region::Pane { area: left, pane: self.trail[behind].pane(), focused: false });
            regions.push(Region::Rule(rule));
        }
        regions
    }

    /// The first line of the screen. Beside a list, a brief has its own above it.
    pub fn first_line(&self) -> Line {
        let width = usize::from(self.size.0);
        let chips = filters::chips(self.filter(), &self.setting);
        let view = if self.beside().is_some() { &self.trail[self.trail.len() - 2] } else { self.top() };
        view.first_line(&chips, width)
    }

    /// The screen without its first and its last line. What is very low has neither.
    pub fn body(&self) -> Rect {
        let (width, height) = self.size;
        let (above, below) = (u16::from(height > 2), u16::from(height > 1));
        Rect { x: 0, y: above, width, height: height - above - below }
    }

    pub(super) fn two_panes(&self) -> bool {
        self.size.0 >= TWO_PANES_FROM && !self.one_pane
    }

    /// Where what lies behind a brief is shown to its left, and the rule between.
    fn beside(&self) -> Option<(Rect, Rect)> {
        let brief = matches!(self.top(), View::Brief(_)) && self.trail.len() > 1;
        let (left, rule, _) = view::split(self.body());
        (brief && self.two_panes()).then_some((left, rule))
    }

    /// Makes the lines of what is seen.
    pub(super) fn compose(&mut self) {
        let (body, beside) = (self.body(), self.beside());
        let Self { trail, setting, find, .. } = self;
        let mut area = body;
        if let (Some((left, _)), [.., behind, _]) = (beside, trail.as_mut_slice()) {
            let alone = Setting { two_panes: false, ..setting.clone() };
            behind.compose(left, &alone);
            (_, _, area) = view::split(body);
        }
        if let Some(top) = trail.last_mut() {
            let made = top.pane().made();
            top.compose(area, setting);
            if let Some(find) = find.as_mut().filter(|_| top.pane().made() != made) {
                find.look(top.pane());
            }
        }
        self.compose_help();
    }

    fn compose_help(&mut self) {
        let (width, height) = (view::sheet_width(self.body()), usize::from(self.body().height));
        if let Some(Popup::Help(help)) = &mut self.popup {
            help.compose(&self.setting, width, height);
        }
    }
}
