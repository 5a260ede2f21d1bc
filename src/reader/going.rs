//! Going from view to view, and back.

use super::action::Action;
use super::desk::Effect;
use super::pane::Way;
use super::view::View;
use super::{MAX_PAST, Reader};
use crate::brief::Part;

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
        self.trail.pop();
        self.find = None;
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
        self.trail = trail;
        self.find = None;
        self.desk.set_filter(filter);
        self.refresh();
    }

    /// The next brief of the list that the open one came from, be it through what `check` says of it.
    pub(super) fn neighbour(&mut self, way: Way) {
        if !matches!(self.top(), View::Brief(_)) {
            return self.say("Open a brief first.");
        }
        let lists = |view: &View| !matches!(view, View::Brief(_) | View::Check(_) | View::Tray(_));
        let Some(behind) = self.trail.iter().rposition(lists) else { return };
        let before = self.trail.clone();
        match self.trail[behind].neighbour(way, &mut self.desk) {
            Some(view) => {
                self.remember(before);
                self.trail.truncate(behind + 1);
                self.trail.push(view);
                self.find = None;
            }
            None => self.say(if way == Way::Down {
                "This is the last brief."
            } else {
                "This is the first brief."
            }),
        }
    }
}
