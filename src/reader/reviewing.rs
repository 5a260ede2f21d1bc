//! Reviewing a draft: what the keys of a review do, and what comes of saving.
//!
//! Everything is decided in memory and shown at once. The text that the file is to have goes out after each decision, whole;
//! whoever writes it says so, and what could not be written goes out again with the next decision and at the end.

use super::Reader;
use super::action::Action;
use super::desk::Effect;
use super::key::{Code, Key};
use super::keymap::Meaning;
use super::pane::Way;
use super::popup::{Fields, Popup, ValueLine};
use super::prompt::Edit;
use super::review::Review;
use super::view::View;
use super::view::review::ReviewView;
use crate::brief::Attribution;
use crate::brief::revise::{Field, Refusal, Target, Verdict};
use crate::brief::sourcing::Sourcing;
use crate::sheet::who::counted;
use crate::text::Shown;
use std::sync::Arc;

impl Reader {
    fn review(&mut self) -> Option<&mut Review> {
        self.setting.review.as_mut().map(Arc::make_mut)
    }

    fn review_view(&mut self) -> Option<&mut ReviewView> {
        self.trail.iter_mut().rev().find_map(|view| match view {
            View::Review(view) => Some(view.as_mut()),
            _ => None,
        })
    }

    /// What keys do in a review. Gives whether one is open and the action is done, or is none that it has.
    pub(super) fn act_in_review(&mut self, action: Action) -> bool {
        let View::Review(view) = self.top() else { return false };
        let at = view.at();
        match action {
            Action::Accept => self.decide(at, Verdict::Accept),
            Action::Drop => self.decide(at, Verdict::Drop),
            Action::Undo => self.undo_decision(),
            Action::Correct => self.ask_field(at),
            Action::AcceptSure => self.accept_sure(),
            Action::NextUnsure => self.seek_open(at, true),
            Action::PreviousUnsure => self.seek_open(at, false),
            Action::EditFile => self.edit_file(),
            Action::Close => self.end_review(),
            Action::Down | Action::Up | Action::First | Action::Last => self.move_in_review(action),
            action => return self.is_none_of_review(action),
        }
        true
    }

    fn is_none_of_review(&mut self, action: Action) -> bool {
        let has = action.is_in_review_too();
        if !has {
            let key = self.keymap().key(Action::Close).unwrap_or_default();
            self.say(&format!("Not in a review; {key} ends it, and keeps what is decided."));
        }
        !has
    }

    fn move_in_review(&mut self, action: Action) {
        if let Some(view) = self.review_view() {
            match action {
                Action::Down => view.step(Way::Down),
                Action::Up => view.step(Way::Up),
                Action::First => view.jump(Way::Up),
                _ => view.jump(Way::Down),
            }
        }
    }

    fn decide(&mut self, at: usize, verdict: Verdict) {
        let Some(review) = self.review() else { return };
        if review.entries().is_empty() {
            return self.say_all_done();
        }
        if verdict == Verdict::Accept && self.asks_first(at) {
            return;
        }
        let Some(review) = self.review() else { return };
        match review.decide(&[at], verdict) {
            Ok(()) => {
                self.save();
                let key = self.keymap().key(Action::Undo).unwrap_or_default();
                if verdict == Verdict::Drop {
                    self.say(&format!("Dropped; {key} takes it back."));
                }
                self.go_on(at);
            }
            Err(refusal) => self.say_refused(&refusal),
        }
    }

    /// Words that do not stand are accepted at the second time. Gives whether this was the first.
    fn asks_first(&mut self, at: usize) -> bool {
        let Some(review) = self.review() else { return false };
        let open = review.entries().get(at).is_some_and(|entry| entry.verdict.is_none());
        let why = match review.sourcing(at) {
            Some(Sourcing::NotFound) if open => "These words do not stand in the article",
            Some(Sourcing::Elsewhere(_)) if open => "These words stand elsewhere in the article",
            _ => return false,
        };
        if self.review_view().is_some_and(ReviewView::ask_once) {
            return false;
        }
        let key = self.keymap().key(Action::Accept).unwrap_or_default();
        self.say(&format!("{why}; {key} again accepts."));
        true
    }

    /// What was pasted would be many keys; where nothing is typed it is none.
    pub(super) fn paste(&mut self, text: String) {
        if self.popup.is_none() && matches!(self.top(), View::Review(_)) {
            return self.say("Paste ignored: nothing is typed here.");
        }
        self.edit(Edit::Insert(text));
    }

    /// To the next part that is undecided, or the end.
    fn go_on(&mut self, at: usize) {
        match self.review().and_then(|review| review.open_from(at, true, false)) {
            Some(next) => self.go_to_entry(next),
            None => self.say_all_done(),
        }
    }

    fn go_to_entry(&mut self, at: usize) {
        if let Some(view) = self.review_view() {
            view.go_to(at);
        }
    }

    fn say_all_done(&mut self) {
        let Some(review) = self.review() else { return };
        let (accepted, dropped) = (review.count(Verdict::Accept), review.count(Verdict::Drop));
        let key = self.keymap().key(Action::Close).unwrap_or_default();
        self.say(&format!("Nothing is left to review: {accepted} accepted, {dropped} dropped. {key} ends."));
    }

    fn accept_sure(&mut self) {
        let Some(review) = self.review() else { return };
        let sure = review.sure();
        if sure.is_empty() {
            return self.say("No undecided item is sure.");
        }
        match review.decide(&sure, Verdict::Accept) {
            Ok(()) => {
                self.save();
                let at = self.review_view().map_or(0, |view| view.at());
                let here = self.review().is_some_and(|review| {
                    review.entries().get(at).is_some_and(|entry| entry.verdict.is_none())
                });
                if !here {
                    self.go_on(at);
                }
                let key = self.keymap().key(Action::Undo).unwrap_or_default();
                self.say(&format!("Accepted {}; {key} takes that back.", counted(sure.len(), "sure item")));
            }
            Err(refusal) => self.say_refused(&refusal),
        }
    }

    fn undo_decision(&mut self) {
        match self.review().map(Review::undo) {
            Some(Some(at)) => {
                self.save();
                self.go_to_entry(at);
                self.say("Taken back.");
            }
            _ => self.say("There is nothing to take back."),
        }
    }

    fn seek_open(&mut self, at: usize, down: bool) {
        let Some(review) = self.review() else { return };
        match review.open_from(at, down, true) {
            Some(next) if next != at => self.go_to_entry(next),
            Some(_) => self.say("This is the only one that is unsure."),
            None => self.say("No undecided item is unsure."),
        }
    }

    fn say_refused(&mut self, refusal: &Refusal) {
        let mut words = refusal.to_string();
        if matches!(refusal, Refusal::Shared | Refusal::Entangled | Refusal::Unreadable) {
            words.push_str(
                &self.keymap().key(Action::EditFile).map(|key| format!(" ({key})")).unwrap_or_default(),
            );
        }
        let mut letters = words.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        self.say(&format!("{first}{}.", letters.as_str()));
    }

    /// Opens the choice of what is to be corrected.
    fn ask_field(&mut self, entry: usize) {
        let Some(review) = self.review() else { return };
        let Some(target) = review.entries().get(entry).map(|entry| entry.target) else { return };
        let base = review.base();
        let said = |field: Field| {
            let value = Shown::new(&review.value(entry, field));
            (field, Shown::from(field.label(base, target)), value)
        };
        let menu = Fields { entry, fields: review.fields(entry).into_iter().map(said).collect(), at: 0 };
        self.popup = Some(Popup::Fields(menu));
    }

    /// A key in that choice: movement as in any list, a digit for the field of that number.
    pub(super) fn press_fields(&mut self, key: Key) {
        let meaning = self.meaning(None, key);
        let Some(Popup::Fields(menu)) = &mut self.popup else { return };
        if let Code::Char(digit @ '1'..='9') = key.code {
            let number = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).unwrap_or(1);
            if number <= menu.fields.len() {
                let menu = Fields { at: number - 1, ..menu.clone() };
                self.choose_field(&menu);
            }
            return;
        }
        match (key.code, meaning) {
            (Code::Tab, _) | (_, Meaning::Do(Action::Down)) => menu.step(Way::Down),
            (Code::BackTab, _) | (_, Meaning::Do(Action::Up)) => menu.step(Way::Up),
            (_, Meaning::Do(Action::Close | Action::Out)) => self.popup = None,
            // Once more the key that opened it: what is corrected most often.
            (_, Meaning::Do(Action::Correct | Action::In)) => {
                let menu = menu.clone();
                self.choose_field(&menu);
            }
            _ => {}
        }
    }

    /// Opens the lines for the value of a field.
    pub(super) fn choose_field(&mut self, menu: &Fields) {
        let Some((field, label, _)) = menu.fields.get(menu.at).cloned() else { return };
        let Some(review) = self.review() else { return };
        let value = review.value(menu.entry, field);
        let actors = review.base().actors.iter().filter(|_| field.names_actors());
        let names = actors.map(|actor| actor.name.shown().clone()).collect();
        self.popup = Some(Popup::Value(ValueLine::new(menu.entry, field, label, &value, names)));
    }

    /// Enter in those lines.
    pub(super) fn keep_value(&mut self, mut line: ValueLine) {
        let Some(review) = self.review() else { return };
        let before = review.save().text;
        match review.correct(line.entry, line.field, line.prompt.value()) {
            Ok(()) if review.save().text == before => {}
            Ok(()) => {
                self.save();
                self.go_to_entry(line.entry);
                self.say_corrected(line.entry, line.field);
            }
            Err(refusal) => {
                line.problem = Some(Shown::from(refusal.to_string()));
                self.popup = Some(Popup::Value(line));
            }
        }
    }

    /// What is to be known of a correction at once.
    fn say_corrected(&mut self, at: usize, field: Field) {
        let key = self.keymap().key(Action::Undo).unwrap_or_default();
        let Some(review) = self.review() else { return };
        let words = matches!(field, Field::Part(_));
        let said = match review.sourcing(at) {
            Some(Sourcing::NotFound) if words => "These words do not stand in the article".to_owned(),
            Some(Sourcing::Elsewhere(_)) if words => "These words stand elsewhere in the article".to_owned(),
            _ => match undeclared(review, at).filter(|_| field.names_actors()) {
                Some(name) => format!("No actor is called {name}: the name stays as it is written"),
                None => "Corrected".to_owned(),
            },
        };
        self.say(&format!("{said}; {key} takes it back."));
    }

    /// Has the file say what is decided.
    fn save(&mut self) {
        if let Some(save) = self.review().map(|review| review.save()) {
            self.desk.push(Effect::Save(save));
        }
    }

    /// What is not in the file yet goes out once more.
    pub(super) fn save_last(&mut self) {
        if self.review().is_some_and(|review| review.is_unsaved()) {
            self.save();
        }
    }

    /// From a mistake that `check` found to the part that it concerns; gives whether that was done.
    pub(super) fn go_to_checked(&mut self, action: Action) -> bool {
        let View::Check(view) = self.top() else { return false };
        let Some(field) = view.field().filter(|_| action == Action::In) else { return false };
        let Some(review) = self.review() else { return false };
        match review.of_field(&field) {
            Some(at) => {
                self.leave();
                self.go_to_entry(at);
            }
            None => self.say("This is in no part of the review; E opens the file."),
        }
        true
    }

    /// Ends the session. Where nothing can be written, that is said first, and done at the second time.
    fn end_review(&mut self) {
        let Some(review) = self.review() else { return };
        let unsaved = review.is_unsaved();
        let trouble = review.trouble().filter(|_| unsaved).cloned();
        let warned = self.review_view().is_some_and(ReviewView::warn_once);
        match trouble {
            Some(why) if !warned => {
                self.save();
                let key = self.keymap().key(Action::Close).unwrap_or_default();
                self.say(&format!("Not saved: {}. Tried once more; {key} again gives it up.", why.line()));
            }
            _ => self.desk.push(Effect::Quit),
        }
    }

    pub(super) fn saved(&mut self, text: Arc<str>) {
        if let Some(review) = self.review() {
            let was_in_trouble = review.trouble().is_some();
            review.saved(text);
            if was_in_trouble {
                self.say("Saved, with all that could not be before.");
            }
        }
    }

    pub(super) fn not_saved(&mut self, why: Shown) {
        // The answer to the last try does not hide what ends the session.
        let close = self.keymap().key(Action::Close).unwrap_or_default();
        let next = if self.review_view().is_some_and(|view| view.is_warned()) {
            format!("Tried once more; {close} again gives it up.")
        } else {
            "Tried again with the next decision.".to_owned()
        };
        self.say(&format!("Not saved: {}. {next}", why.line()));
        if let Some(review) = self.review() {
            review.not_saved(why);
        }
    }

    pub(super) fn overtaken(&mut self, generation: u64, text: Result<Arc<str>, Shown>) {
        let at = self.review_view().map_or(0, |view| view.at());
        let Some(review) = self.review() else { return };
        let unsaved = review.is_unsaved();
        let overtaken = review.overtaken(generation, text, at);
        let said = match (review.trouble(), overtaken.lost) {
            (Some(why), _) => format!("Another program wrote the file: {}.", why.line()),
            (None, Some(verdict)) => {
                let not = if verdict == Verdict::Drop { "Not dropped" } else { "Not accepted" };
                format!("{not}: this part changed meanwhile; look again.")
            }
            (None, None) if unsaved => {
                "Another program wrote the file: see whether your last decisions are in it.".to_owned()
            }
            (None, None) => "Another program wrote the file; it is read anew.".to_owned(),
        };
        let anew = if overtaken.undo_gone { " Undo begins anew here." } else { "" };
        let said = said + anew;
        let at = overtaken.at;
        self.popup = self.popup.take().filter(|popup| !matches!(popup, Popup::Fields(_) | Popup::Value(_)));
        self.save_last();
        self.go_to_entry(at);
        self.say(&said);
    }
}

/// The name of somebody whom an entry names and nobody declares.
fn undeclared(review: &Review, at: usize) -> Option<String> {
    let Target::Item(index) = review.entries().get(at)?.target else { return None };
    let item = review.base().items.get(index)?;
    let speaker = item.quote().and_then(|quote| quote.speaker.as_ref());
    let mut all = item.source.iter().chain(&item.actors).chain(&item.via).chain(speaker);
    all.find_map(|whom| match whom {
        Attribution::Undeclared(name) => Some(name.shown().line().into_owned()),
        _ => None,
    })
}
