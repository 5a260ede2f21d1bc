//! Finding: what is looked for in the view that is open, and going from one place to the next.

use super::action::Action;
use super::find::Find;
use super::popup::Popup;
use super::{Reader, view};
use crate::library::Page;
use crate::text::Shown;

impl Reader {
    /// What is being typed is looked for at once.
    pub(super) fn preview_find(&mut self) {
        let Some(Popup::Find(prompt)) = &self.popup else { return };
        let needle = prompt.value().to_owned();
        self.find = (!needle.is_empty()).then(|| Find::new(needle, self.top().pane()));
        self.look_in_all_rows();
    }

    pub(super) fn look_again(&mut self) {
        let pane = self.trail.last().map(|view| view.pane());
        if let (Some(find), Some(pane)) = (&mut self.find, pane) {
            find.look(pane);
        }
    }

    /// In a list, only a window is at hand: all rows are asked for, to know which have it.
    pub(super) fn look_in_all_rows(&mut self) {
        let Self { trail, desk, find, .. } = self;
        let (Some(find), Some(top)) = (find, trail.last_mut()) else { return };
        if let Some(list) = top.list_mut() {
            let query = list.whole(desk);
            find.awaiting = Some(desk.ask_query(query));
        }
    }

    pub(super) fn take_found(&mut self, page: &Page) {
        let width = view::sheet_width(self.body());
        let Self { trail, find, setting, .. } = self;
        let (Some(find), Some(top)) = (find, trail.last_mut()) else { return };
        find.take_rows(&top.sheet_of(&page.rows, width, setting));
        find.look(top.pane());
    }

    pub(super) fn go_to_found(&mut self, down: bool, inclusive: bool) {
        let row = self.row();
        let Some(find) = &self.find else { return self.say("Nothing is being looked for: / finds.") };
        let (needle, list) = (Shown::from(find.needle.as_str()), self.in_list());
        let total = find.total(list);
        let found = if list {
            find.row_from(row, down, inclusive)
        } else {
            find.line_from(self.line(), down, inclusive)
        };
        let Some((place, number, round)) = found else {
            return self.say_not_found(&needle);
        };
        let (top, desk) = self.top_mut();
        match top.list_mut() {
            Some(list) => list.select(place, desk),
            None => top.pane_mut().select_line(place),
        }
        if let Some(find) = &mut self.find {
            find.line = Some(place);
        }
        let round = if round { ", round the end" } else { "" };
        self.say(&format!("“{}” {number} of {total}{round}", needle.line()));
    }

    fn in_list(&self) -> bool {
        self.top().is_list()
    }

    fn row(&mut self) -> usize {
        self.top_mut().0.list_mut().map_or(0, |list| list.at())
    }

    /// Where to look on from: the selection, or the top where that is out of sight.
    fn line(&self) -> usize {
        let pane = self.top().pane();
        let find = self.find.as_ref().and_then(|find| find.line);
        find.filter(|line| pane.selected_lines().contains(line)).unwrap_or(pane.selected_lines().start)
    }

    /// Find looks at what the lines of a view show; briefs and people are found by other keys.
    fn say_not_found(&mut self, needle: &Shown) {
        let key = |action| self.keymap().key(action).unwrap_or_default();
        let others =
            format!("{} searches all briefs, {} speakers", key(Action::QueryLine), key(Action::Speakers));
        self.say(&format!("“{}” is not in this view; {others}.", needle.line()));
    }
}
