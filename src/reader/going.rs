//! Going from view to view, and back.

use super::action::Action;
use super::desk::Effect;
use super::pane::Way;
use super::view::View;
use super::{MAX_PAST, Reader};
use crate::brief::Part;
use crate::library::BriefKey;

impl Reader {
    pub(super) fn enter(&mut self, view: View) {
        self.remember(self.trail.clone());
        self.trail.push(view);
        self.find = None;
    }

    pub(super) fn leave(&mut self) {
        if self.trail.len() == 1 {
            return self.desk.push(Effect::Quit);
        }
        self.remember(self.trail.clone());
        if let Some(mut left) = self.trail.pop() {
            self.leave_brief(&mut left);
        }
        self.find = None;
    }

    /// Has what is to be kept of a brief kept, when it is left.
    fn leave_brief(&mut self, view: &mut View) {
        if let View::Brief(brief) = view {
            brief.leave(&mut self.desk);
        }
    }

    /// The session ends, however it does: gives what is to be kept of what is open.
    pub fn close(&mut self) -> Vec<Effect> {
        for view in &mut self.trail {
            if let View::Brief(brief) = view {
                brief.leave(&mut self.desk);
            }
        }
        self.visit();
        self.save_last();
        let keep = |effect: &Effect| matches!(effect, Effect::Keep(_) | Effect::Save(_));
        self.desk.take().into_iter().filter(keep).collect()
    }

    /// Whether an action may go to another part of the open brief, from which `H` leads back.
    pub(super) fn jumps(&self, action: Action) -> bool {
        matches!((action, self.top()), (Action::In | Action::Section(_), View::Brief(_)))
    }

    /// The part of the open brief that is shown.
    pub(super) fn part(&self) -> Option<Part> {
        match self.top() {
            View::Brief(brief) => Some(brief.part()),
            _ => None,
        }
    }

    /// Keeps a trail for `H` to go back to.
    pub(super) fn remember(&mut self, trail: Vec<View>) {
        if self.past.len() == MAX_PAST {
            self.past.remove(0);
        }
        self.past.push((trail, self.filter().clone()));
    }

    pub(super) fn say_how_to_quit(&mut self) {
        let key =
            self.keymap().key(Action::Close).or_else(|| self.keymap().key(Action::Quit)).unwrap_or_default();
        self.say(&format!("This is the library; {key} quits."));
    }

    pub(super) fn back(&mut self) {
        let Some((trail, filter)) = self.past.pop() else {
            return self.say("There is nowhere to go back to.");
        };
        let left = std::mem::replace(&mut self.trail, trail);
        let stays = |key: &BriefKey| {
            self.trail.iter().any(|view| matches!(view, View::Brief(brief) if brief.key() == key))
        };
        let (_, left): (Vec<View>, Vec<View>) =
            left.into_iter().partition(|view| matches!(view, View::Brief(brief) if stays(brief.key())));
        for mut view in left {
            self.leave_brief(&mut view);
        }
        self.find = None;
        self.desk.set_filter(filter);
        self.refresh();
    }

    /// The last view of the trail that is a list, be it on top.
    pub(super) fn list_behind(&self) -> Option<usize> {
        self.trail.iter().rposition(|view| {
            !matches!(view, View::Brief(_) | View::Check(_) | View::Tray(_) | View::Review(_))
        })
    }

    /// Puts another brief in the place of the one that was opened from a list.
    pub(super) fn exchange(&mut self, before: Vec<View>, list: usize, view: View) {
        self.remember(before);
        for mut left in self.trail.split_off(list + 1) {
            self.leave_brief(&mut left);
        }
        self.trail.push(view);
        self.find = None;
    }

    /// The next brief of the list that the open one came from, be it through what `check` says of it.
    pub(super) fn neighbour(&mut self, way: Way) {
        let View::Brief(open) = self.top() else { return self.say("Open a brief first.") };
        let open = open.key().clone();
        let Some(behind) = self.list_behind() else { return };
        let before = self.trail.clone();
        match self.trail[behind].neighbour(way, &open, &mut self.desk) {
            Some(view) => self.exchange(before, behind, view),
            None => self.say(if way == Way::Down {
                "This is the last brief."
            } else {
                "This is the first brief."
            }),
        }
    }
}
