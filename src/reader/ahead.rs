//! Keys pressed before the answer came that decides what they mean.
//!
//! Over a slow line keys arrive together: `s schultz Enter Enter` must not open what stood there a moment before. Such
//! keys wait for the answer. Those that lead out never do, and what waited is then forgotten.

use super::Reader;
use super::action::Action;
use super::key::{Code, Key};
use super::keymap::Meaning;
use super::popup::Popup;
use super::typing::typed_action;
use std::collections::VecDeque;

/// More than anybody presses before looking up.
const MAX_KEYS: usize = 64;

/// Keys that wait.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    keys: VecDeque<Key>,
}

impl Ahead {
    /// Whether keys wait, so that another has to wait behind them.
    fn is_waiting(&self) -> bool {
        !self.keys.is_empty()
    }

    /// Has a key wait; what is too much is dropped.
    fn push(&mut self, key: Key) {
        if self.keys.len() < MAX_KEYS {
            self.keys.push_back(key);
        }
    }

    /// The key that has waited longest.
    fn first(&self) -> Option<Key> {
        self.keys.front().copied()
    }

    /// Drops the key that has waited longest.
    fn pop(&mut self) {
        self.keys.pop_front();
    }

    /// Forgets what waited.
    fn clear(&mut self) {
        self.keys.clear();
    }
}

/// Whether an action is done at once, whatever answer is out: it leads away, or concerns the screen alone.
pub(super) fn leads_out(action: Action) -> bool {
    matches!(
        action,
        Action::Out
            | Action::Close
            | Action::Quit
            | Action::Cancel
            | Action::Back
            | Action::Redraw
            | Action::Help
            | Action::OnePane
    )
}

/// Whether an action concerns the row under the cursor of a list, and so the rows that are to come.
pub(super) fn concerns_row(action: Action) -> bool {
    matches!(
        action,
        Action::In
            | Action::Narrow
            | Action::NextBrief
            | Action::PreviousBrief
            | Action::Link
            | Action::Check
            | Action::Edit
            | Action::ToggleRead
            | Action::NextUnread
            | Action::Star
            | Action::AllRead
            | Action::Copy
            | Action::CopyCited
            | Action::ShowPlain
            | Action::Clip
    )
}

impl Reader {
    /// Presses a key, now or once it is known what it means.
    pub(super) fn press_or_wait(&mut self, key: Key) {
        if self.leads_out(key) {
            self.ahead.clear();
            self.marking.forget_question();
            self.taking.give_up();
        } else if self.ahead.is_waiting() || self.must_wait(key) {
            return self.ahead.push(key);
        }
        self.press(key);
    }

    /// Presses the first key that waits, if it need not wait any longer. Gives whether it did.
    pub(super) fn press_waiting(&mut self) -> bool {
        let Some(key) = self.ahead.first().filter(|key| !self.must_wait(*key)) else { return false };
        self.ahead.pop();
        self.press(key);
        true
    }

    fn leads_out(&self, key: Key) -> bool {
        if key == Key::ctrl('c') || key == Key::plain(Code::Esc) {
            return true;
        }
        // Behind a key that will open a prompt, a letter is meant for that prompt.
        let prompts = self.ahead.keys.iter().any(|key| self.opens_prompt(*key));
        let commands = !prompts && self.popup.is_none() && !self.top().typing() && self.pending.is_none();
        let meaning = self.meaning(None, key);
        commands && matches!(meaning, Meaning::Do(action) if leads_out(action))
    }

    fn opens_prompt(&self, key: Key) -> bool {
        matches!(
            self.setting.keymap.meaning(None, key),
            Meaning::Do(
                Action::Find
                    | Action::QueryLine
                    | Action::Actors
                    | Action::Themes
                    | Action::When
                    | Action::Narrow
                    | Action::Speakers
            )
        )
    }

    /// Whether what a key means depends on an answer that is still out.
    fn must_wait(&self, key: Key) -> bool {
        if self.marking.is_waiting() || self.taking.is_seeking() {
            return true;
        }
        let finding = self.find().is_some_and(|find| find.awaiting.is_some());
        match &self.popup {
            Some(Popup::Find(_)) => finding && key == Key::plain(Code::Enter),
            Some(popup) => popup.must_wait(key),
            None if self.top().typing() => {
                typed_action(key).is_some_and(|action| !leads_out(action) && self.top().must_wait(action))
            }
            None => match self.meaning(self.pending, key) {
                Meaning::Do(Action::FindNext | Action::FindPrevious) if finding => true,
                Meaning::Do(action) => !leads_out(action) && self.top().must_wait(action),
                Meaning::Wait | Meaning::Nothing => false,
            },
        }
    }
}
