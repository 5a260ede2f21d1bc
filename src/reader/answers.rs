//! What the library answers, and what is asked of it anew when it changes.

use super::desk::Effect;
use super::view::View;
use super::{Progress, Reader};
use crate::library::Page;

impl Reader {
    /// The library has changed, or is loaded. While it loads, who has not moved yet stays at the top.
    pub(super) fn take_progress(&mut self, progress: Progress) {
        let before = std::mem::replace(&mut self.progress, progress);
        if progress.revision != before.revision {
            self.desk.keep_rows(before.done);
            self.refresh();
            self.desk.keep_rows(false);
        }
    }

    /// Has the files of the open briefs looked after, when they are others than before.
    pub(super) fn look_after_open(&mut self) {
        let open = self.trail.iter().filter_map(|view| match view {
            View::Brief(brief) => Some(brief.key()),
            View::Check(check) => Some(check.key()),
            View::Review(review) => Some(review.key()),
            _ => None,
        });
        if !open.clone().eq(&self.looked_after) {
            self.looked_after = open.cloned().collect();
            self.desk.push(Effect::LookAfter(self.looked_after.clone()));
        }
    }

    pub(super) fn take_page(&mut self, no: u64, page: &Page) {
        self.marking.note_libraries(page);
        if self.take_all_rows(no, page) || self.take_sought(no, page) {
            return;
        }
        let Self { trail, desk, popup, .. } = self;
        let taken = popup.as_mut().is_some_and(|popup| popup.receive(no, page))
            || trail.iter_mut().rev().any(|view| view.receive(no, page, desk));
        if !taken && self.find.as_ref().is_some_and(|find| find.awaiting == Some(no)) {
            self.take_found(page);
        }
    }

    /// Everything on the trail asks anew: the filter or the library has changed.
    pub(super) fn refresh(&mut self) {
        for view in &mut self.trail {
            view.refresh(&mut self.desk);
        }
        if let Some(popup) = &mut self.popup {
            popup.refresh(&mut self.desk);
        }
        self.look_in_all_rows();
    }
}
