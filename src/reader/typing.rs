//! What keys mean: an action by the keymap, or something typed into what is open over the view.

use super::action::Action;
use super::key::{Code, Key};
use super::keymap::Meaning;
use super::popup::{Help, Picker, Popup};
use super::prompt::Edit;
use super::{Reader, travel};
use crate::library::{Clause, Test};

impl Reader {
    pub(super) fn press(&mut self, key: Key) {
        self.message = None;
        self.taking.next_key();
        if self.popup.is_some() {
            return self.press_popup(key);
        }
        if self.top().typing() {
            return self.press_typing(key);
        }
        let pending = self.pending.take();
        match self.meaning(pending, key) {
            Meaning::Do(action) => self.act(action),
            Meaning::Wait => self.pending = Some(key),
            Meaning::Nothing => {}
        }
    }

    /// While a view's own prompt is open, only keys that type nothing do something else.
    fn press_typing(&mut self, key: Key) {
        match typed_action(key) {
            Some(action) => self.act(action),
            None => Edit::of(key).map_or((), |edit| self.edit(edit)),
        }
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        let Self { popup, desk, .. } = self;
        match popup {
            Some(Popup::Picker(picker)) => picker.edit(edit, desk),
            Some(Popup::Query(line)) => line.edit(edit, desk),
            Some(Popup::Find(prompt)) => {
                prompt.edit(edit);
                self.preview_find();
            }
            Some(Popup::Help(help)) => help.edit(edit),
            Some(Popup::Note(line)) => {
                line.prompt.edit(edit);
            }
            Some(Popup::Fields(_)) => {}
            Some(Popup::Value(line)) => line.edit(edit),
            None => {
                let (top, desk) = self.top_mut();
                if top.typing() {
                    top.edit(edit, desk);
                }
            }
        }
    }

    fn press_popup(&mut self, key: Key) {
        match (key.ctrl, key.code) {
            (false, Code::Esc) => self.cancel(),
            (true, Code::Char('c')) => self.act(Action::Quit),
            (true, Code::Char('l')) => self.act(Action::Redraw),
            (false, Code::Enter) => self.accept(),
            (false, Code::Backspace) if self.nothing_typed() => self.cancel(),
            _ => match &mut self.popup {
                Some(Popup::Picker(picker)) => picker.press(key, &mut self.desk),
                Some(Popup::Query(line)) => line.press(key, &mut self.desk),
                Some(Popup::Fields(_)) => self.press_fields(key),
                Some(Popup::Value(line)) => line.press(key),
                Some(Popup::Find(_) | Popup::Note(_)) => Edit::of(key).map_or((), |edit| self.edit(edit)),
                Some(Popup::Help(_)) => self.press_help(key),
                None => {}
            },
        }
    }

    fn nothing_typed(&self) -> bool {
        match &self.popup {
            Some(Popup::Query(line)) => line.prompt.value().is_empty(),
            Some(Popup::Find(prompt)) => prompt.value().is_empty(),
            Some(Popup::Help(help)) => help.typing && help.prompt.value().is_empty(),
            _ => false,
        }
    }

    /// The help scrolls as any view, and closes by the keys that lead out of one.
    fn press_help(&mut self, key: Key) {
        let Some(Popup::Help(help)) = &mut self.popup else { return };
        if help.typing {
            return Edit::of(key).map_or((), |edit| help.edit(edit));
        }
        match self.setting.keymap.meaning(self.pending.take(), key) {
            Meaning::Do(Action::Find) => help.typing = true,
            Meaning::Do(Action::Out | Action::Close | Action::Help) => self.popup = None,
            Meaning::Do(action @ (Action::Quit | Action::Redraw)) => self.act(action),
            Meaning::Do(action) => {
                travel(&mut help.pane, action);
            }
            Meaning::Wait => self.pending = Some(key),
            Meaning::Nothing => {}
        }
    }

    /// Closes what is open over the view, and what it began.
    pub(super) fn cancel(&mut self) {
        match self.popup.take() {
            Some(Popup::Find(_)) => self.find = None,
            // Esc first takes back what narrows the help.
            Some(Popup::Help(help)) if help.typing || !help.prompt.value().is_empty() => {
                self.popup = Some(Popup::Help(Help::default()));
            }
            Some(_) => {}
            None if self.find.is_some() => self.find = None,
            None => {
                let (top, desk) = self.top_mut();
                top.act(Action::Cancel, desk);
            }
        }
    }

    /// Enter in what is open over the view.
    fn accept(&mut self) {
        match self.popup.take() {
            Some(Popup::Picker(picker)) if picker.is_waiting() => self.popup = Some(Popup::Picker(picker)),
            Some(Popup::Picker(picker)) => self.choose(&picker),
            Some(Popup::Query(mut line)) => match line.finish() {
                Some(typed) => {
                    self.narrow(|filter| typed.clauses.into_iter().for_each(|clause| filter.add(clause)));
                }
                None => self.popup = Some(Popup::Query(line)),
            },
            Some(Popup::Find(prompt)) if prompt.value().is_empty() => self.find = None,
            Some(Popup::Find(_)) => self.go_to_found(true, true),
            Some(Popup::Help(help)) => self.popup = Some(Popup::Help(Help { typing: false, ..help })),
            Some(Popup::Note(line)) => self.keep_note(&line),
            Some(Popup::Fields(menu)) => self.choose_field(&menu),
            Some(Popup::Value(line)) => self.keep_value(line),
            None => {}
        }
    }

    fn choose(&mut self, picker: &Picker) {
        let tests = picker.chosen();
        let dates = picker.replaces_dates();
        self.narrow(|filter| {
            if dates && !tests.is_empty() {
                filter.clauses.retain(|clause| {
                    !matches!(clause.test, Test::Since(_) | Test::Until(_) | Test::Arrived(_))
                });
            }
            for test in tests {
                filter.add(Clause { exclude: false, test });
            }
        });
    }
}

/// What a key does while a view's own prompt is open; `None` for one that types.
pub(super) fn typed_action(key: Key) -> Option<Action> {
    Some(match (key.ctrl, key.code) {
        (false, Code::Enter) => Action::In,
        (false, Code::Esc) => Action::Cancel,
        (false, Code::Down) | (true, Code::Char('n' | 'j')) => Action::Down,
        (false, Code::Up) | (true, Code::Char('p')) => Action::Up,
        (false, Code::PageDown) => Action::PageDown,
        (false, Code::PageUp) => Action::PageUp,
        (false, Code::Tab | Code::BackTab) => Action::NextSection,
        (true, Code::Char('c')) => Action::Quit,
        (true, Code::Char('o')) => Action::Back,
        (true, Code::Char('l')) => Action::Redraw,
        _ => return None,
    })
}
