//! Taking words along: copying them, showing them by themselves, and the clip tray.
//!
//! A clip is taken at once, so that ten quotes in a row cost ten keys; who wants to note something on one presses the same
//! key at once again. After any other key it only tells that the clip is there: a note is not opened by mistake.
//!
//! What is done to the tray is done here at once and kept by who keeps: the next key, typed ahead over a slow line, finds
//! the tray as it is meant to be. What others have made of it comes as [`Event::Clips`](super::Event).

use super::Reader;
use super::action::Action;
use super::desk::Effect;
use super::popup::{NoteLine, Popup};
use super::view::View;
use super::view::brief::BriefView;
use crate::brief::{Brief, Item};
use crate::library::{Filter, OpenBrief, Page, Query, Row, Wanted};
use crate::state::{Change, Clip, ClipChange, ClipId, dossier};
use crate::text::Shown;
use std::sync::Arc;

/// More than anybody takes back.
const MAX_UNDO: usize = 200;

/// What of the tray is not in the tray.
#[derive(Debug, Default)]
pub(super) struct Taking {
    /// What takes back what was done to the tray, the last thing last.
    undo: Vec<ClipChange>,
    /// The clip whose item is being looked for, and the number of the question.
    seeking: Option<(u64, Clip)>,
    /// What the key pressed now took, or found taken; and the key before it.
    taken: (Option<ClipId>, Option<ClipId>),
}

impl Taking {
    pub(super) fn is_seeking(&self) -> bool {
        self.seeking.is_some()
    }

    /// Another key is pressed.
    pub(super) fn next_key(&mut self) {
        self.taken = (None, self.taken.0);
    }

    /// Has what is looked for be forgotten.
    pub(super) fn give_up(&mut self) {
        self.seeking = None;
    }
}

impl Reader {
    /// What copying and clipping do in any view.
    pub(super) fn act_on_words(&mut self, action: Action) {
        let style = self.setting.citation;
        let Some(pointed) = self.top().pointed() else {
            return self.say("There is nothing under the cursor.");
        };
        match action {
            Action::Copy => {
                let words = pointed.words();
                self.desk.push(Effect::Copy(words));
            }
            Action::CopyCited => {
                let cited = pointed.cited(style);
                self.desk.push(Effect::Copy(cited));
            }
            Action::ShowPlain => {
                let plain = pointed.plain(style);
                self.desk.push(Effect::ShowPlain(plain));
            }
            _ => match pointed.clip() {
                Some(clip) => self.take(clip),
                None => self.say("A quote, figure or fact can be clipped."),
            },
        }
    }

    /// Takes a clip; one that was taken by the key before gets a note.
    fn take(&mut self, clip: Clip) {
        let id = clip.id;
        let there = self.setting.clips.get(id).is_some();
        if there && self.taken_before() == Some(id) {
            return self.ask_note(id);
        }
        self.taking.taken.0 = Some(id);
        let key = |action| self.keymap().key(action).unwrap_or_default();
        let (tray, note) = (key(Action::Tray), key(Action::Clip));
        if there {
            return self.say(&format!("In the tray already; {note} adds a note."));
        }
        self.keep_clip(ClipChange::Add(Box::new(clip), None));
        let count = self.setting.clips.clips.len();
        self.say(&format!("Clip {count} taken; {tray} opens, {note} adds a note."));
    }

    fn taken_before(&self) -> Option<ClipId> {
        self.taking.taken.1
    }

    fn keep_clip(&mut self, change: ClipChange) {
        Arc::make_mut(&mut self.setting.clips).apply(&change);
        self.desk.push(Effect::Keep(Change::Clip(change)));
    }

    pub(super) fn open_tray(&mut self) {
        if !matches!(self.top(), View::Tray(_)) {
            self.enter(View::Tray(Box::default()));
        }
    }

    /// What keys do in the tray and nowhere else. Gives whether the tray is open and the action is of this kind.
    pub(super) fn act_in_tray(&mut self, action: Action) -> bool {
        let View::Tray(tray) = self.top() else { return false };
        let clip = tray.clip();
        match (action, clip) {
            (Action::ToggleRead, _) => self.undo(),
            (Action::Write, _) => self.write_dossier(),
            (
                Action::Remove | Action::Edit | Action::NextBrief | Action::PreviousBrief | Action::In,
                None,
            ) => {
                self.say("The tray is empty.");
            }
            (Action::Remove, Some(id)) => {
                self.change_tray(ClipChange::Remove(id));
                self.say_undoable("Removed");
            }
            (Action::Edit, Some(id)) => self.ask_note(id),
            (Action::NextBrief, Some(id)) => self.move_clip(id, true),
            (Action::PreviousBrief, Some(id)) => self.move_clip(id, false),
            (Action::In, Some(id)) => self.seek(id),
            _ => return false,
        }
        true
    }

    fn move_clip(&mut self, id: ClipId, down: bool) {
        match self.setting.clips.moving(id, down) {
            Some(change) => self.change_tray(change),
            None => self.say(if down { "This is the last clip." } else { "This is the first clip." }),
        }
    }

    /// Changes the tray so that it can be undone.
    fn change_tray(&mut self, change: ClipChange) {
        let Some(undo) = self.setting.clips.undoing(&change) else { return };
        if self.taking.undo.len() == MAX_UNDO {
            self.taking.undo.remove(0);
        }
        self.taking.undo.push(undo);
        self.keep_clip(change);
    }

    fn say_undoable(&mut self, done: &str) {
        let key = self.keymap().key(Action::ToggleRead).unwrap_or_default();
        self.say(&format!("{done}; {key} undoes it."));
    }

    fn undo(&mut self) {
        let Some(change) = self.taking.undo.pop() else {
            return self.say("There is nothing to undo in the tray.");
        };
        let (id, done) = match &change {
            ClipChange::Add(clip, _) => (clip.id, "Back in the tray."),
            ClipChange::Note(id, _) => (*id, "The note is as it was."),
            ClipChange::Move(id, _) => (*id, "Back in its place."),
            ClipChange::Remove(id) => (*id, "Taken out."),
        };
        self.keep_clip(change);
        if let (View::Tray(tray), _) = self.top_mut() {
            tray.go_to(id);
        }
        self.say(done);
    }

    /// Opens the line for a note.
    fn ask_note(&mut self, id: ClipId) {
        let note = self.setting.clips.get(id).and_then(|clip| clip.note.clone()).unwrap_or_default();
        self.popup = Some(Popup::Note(NoteLine::new(id, &note)));
    }

    /// Enter in that line; an empty one is no note.
    pub(super) fn keep_note(&mut self, line: &NoteLine) {
        let note = Some(line.prompt.value().trim().to_owned()).filter(|note| !note.is_empty());
        let said = if note.is_some() { "Noted." } else { "No note." };
        self.change_tray(ClipChange::Note(line.clip, note));
        self.say(said);
    }

    fn write_dossier(&mut self) {
        if self.setting.clips.clips.is_empty() {
            return self.say("The tray is empty: there is nothing to write.");
        }
        self.desk.push(Effect::WriteDossier(dossier::dossier(&self.setting.clips)));
    }

    /// Looks for the brief of a clip, filtered out or not.
    fn seek(&mut self, id: ClipId) {
        let Some(clip) = self.setting.clips.get(id).cloned() else { return };
        let no = self.desk.ask_query(Query::all(Wanted::Briefs, Filter::default()));
        self.taking.seeking = Some((no, clip));
    }

    /// Takes an answer if a clip waits for it: first which brief it is of, then that brief.
    pub(super) fn take_sought(&mut self, no: u64, page: &Page) -> bool {
        let Some((_, clip)) = self.taking.seeking.take_if(|(asked, _)| *asked == no) else { return false };
        if let Some(Row::Open(open)) = page.rows.first() {
            self.enter_sought(&clip, open);
            return true;
        }
        let key = page.rows.iter().find_map(|row| match row {
            Row::Brief(row) if row.name == clip.brief => Some(row.key.clone()),
            _ => None,
        });
        match key {
            Some(key) => {
                let no = self.desk.ask_query(Query::all(Wanted::Brief(key), Filter::default()));
                self.taking.seeking = Some((no, clip));
            }
            None => self.say_not_here(&clip),
        }
        true
    }

    fn enter_sought(&mut self, clip: &Clip, open: &OpenBrief) {
        let key = open.row.key.clone();
        let items = open.brief.iter().flat_map(|brief| brief.items.iter().map(move |item| (brief, item)));
        let same =
            |(brief, item): &(&Arc<Brief>, &Item)| ClipId::of_item(&clip.brief, brief, item) == clip.id;
        let found = items.enumerate().find(|(_, item)| same(item));
        let paragraph = clip.paragraph();
        let view = match (&found, paragraph) {
            (Some((index, (_, item))), _) => BriefView::at_item(key, *index, item.section, &mut self.desk),
            (None, Some(number)) => BriefView::at_paragraph(key, number, &mut self.desk),
            (None, None) => BriefView::new(key, &mut self.desk),
        };
        if found.is_none() && paragraph.is_none() {
            self.say("The brief has been changed: it no longer says this in these words.");
        }
        self.enter(View::Brief(Box::new(view)));
    }

    fn say_not_here(&mut self, clip: &Clip) {
        let headline = Shown::new(&clip.headline);
        self.say(&format!("Not in this library: {}", headline.line()));
    }
}
