//! What a reader marks by hand: read, a star, all of a list; and going to what is unread.
//!
//! What is kept comes back by the catalog, a moment later. A key pressed in that moment must not be taken for its
//! opposite: the last change of each kind is remembered until its brief's row shows another state than it had.

use super::Reader;
use super::action::Action;
use super::desk::Effect;
use super::filters::Choice;
use super::view::View;
use super::view::brief::BriefView;
use crate::brief::snapshot::{Digest, Snapshot};
use crate::library::{BriefKey, BriefRow, Filter, Page, Reading, Row, Test};
use crate::state::{BriefName, Change, Seen};
use crate::text::Shown;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is to be known of what was marked.
#[derive(Debug, Default)]
pub(super) struct Marking {
    /// The question for every row of a list that is out, and what for.
    awaiting: Option<(u64, Purpose)>,
    read: Option<Wish<Reading>>,
    star: Option<Wish<bool>>,
    all: Option<AllRead>,
    /// The libraries that were seen.
    libraries: BTreeSet<Arc<str>>,
}

#[derive(Debug, Clone, Copy)]
enum Purpose {
    NextUnread,
    AllRead,
}

/// What was wished for a brief: how it was marked before, and how it is to be.
#[derive(Debug)]
struct Wish<T> {
    name: BriefName,
    was: T,
    wished: T,
}

/// How a brief is marked, a wish of which its row does not know yet included.
fn now<T: PartialEq + Copy>(wish: Option<&Wish<T>>, name: &BriefName, shown: T) -> T {
    wish.filter(|wish| wish.name == *name && wish.was == shown).map_or(shown, |wish| wish.wished)
}

/// The briefs of a list that were marked read at once, with what was kept of them before.
#[derive(Debug)]
struct AllRead {
    filter: Filter,
    briefs: Vec<(BriefName, Option<Seen>)>,
    words: BTreeSet<(BriefName, Digest)>,
}

impl Marking {
    /// Whether an answer is out that decides what keys mean.
    pub(super) fn is_waiting(&self) -> bool {
        self.awaiting.is_some()
    }

    /// The reader went elsewhere before the answer came.
    pub(super) fn forget_question(&mut self) {
        self.awaiting = None;
    }

    pub(super) fn note_libraries(&mut self, page: &Page) {
        for row in &page.rows {
            if let Row::Brief(row) = row
                && !self.libraries.contains(&row.name.library)
            {
                self.libraries.insert(row.name.library.clone());
            }
        }
    }
}

/// The brief that a row is, or is of.
fn brief_of(row: &Row) -> Option<&Arc<BriefRow>> {
    match row {
        Row::Brief(row) => Some(row),
        Row::Item(row) => Some(&row.row),
        Row::Open(open) => Some(&open.row),
        Row::Actor(_) | Row::Value(_) => None,
    }
}

fn is_unread(row: &BriefRow) -> bool {
    matches!(row.reading, Some(Reading::Unread | Reading::Changed))
}

/// Has the views of a brief know that it was marked read or unread by hand; gives whether there are any.
fn mark_in(trail: &mut [View], brief: &BriefKey, read: bool) -> bool {
    let mut any = false;
    for view in trail {
        if let View::Brief(view) = view
            && view.key() == brief
        {
            view.mark(read);
            any = true;
        }
    }
    any
}

impl Reader {
    /// Marks the brief under the cursor read, or unread again.
    pub(super) fn toggle_read(&mut self) {
        let Some(row) = self.row_to_mark() else { return };
        let (Some(brief), Some(shown)) = (&row.brief, row.reading) else { return };
        let open = match self.top() {
            View::Brief(view) => view.reading(),
            _ => None,
        };
        let reading = now(self.marking.read.as_ref(), &row.name, open.unwrap_or(shown));
        let read = reading != Reading::Read;
        let snapshot = read.then(|| Arc::new(Snapshot::of(brief)));
        self.keep(Change::Read(vec![(row.name.clone(), snapshot)]));
        let wished = if read { Reading::Read } else { Reading::Unread };
        self.marking.read = Some(Wish { name: row.name.clone(), was: shown, wished });
        self.marking.all = None;
        let inside = mark_in(&mut self.trail, &row.key, read);
        // Where one can go back to, the brief stands as it was before the mark.
        for (trail, _) in &mut self.past {
            mark_in(trail, &row.key, read);
        }
        self.say(match (read, inside) {
            (true, _) => "Marked read.",
            (false, false) => "Marked unread.",
            (false, true) => "Marked unread; leaving keeps it so.",
        });
    }

    /// Sets a star, or takes it away.
    pub(super) fn toggle_star(&mut self) {
        let Some(row) = self.row_to_mark() else { return };
        let starred = !now(self.marking.star.as_ref(), &row.name, row.starred);
        self.keep(Change::Star(row.name.clone(), starred));
        self.marking.star = Some(Wish { name: row.name.clone(), was: row.starred, wished: starred });
        self.say(if starred { "Starred." } else { "The star is taken away." });
    }

    fn row_to_mark(&mut self) -> Option<Arc<BriefRow>> {
        let row = self.top().provenance().map(|provenance| provenance.row);
        match &row {
            None => self.say("There is no brief under the cursor."),
            Some(row) if row.brief.is_none() => self.say("A file that cannot be read is not marked."),
            Some(_) => return row,
        }
        None
    }

    fn keep(&mut self, change: Change) {
        self.desk.push(Effect::Keep(change));
    }

    /// Asks for every row of the list, to find the next unread.
    pub(super) fn seek_unread(&mut self) {
        self.ask_for_rows(Purpose::NextUnread);
    }

    /// Asks for every row of the list, to mark all of them.
    pub(super) fn ask_for_all(&mut self) {
        if matches!(self.top(), View::Library(_)) {
            return self.ask_for_rows(Purpose::AllRead);
        }
        let key = self.keymap().key(Action::AllRead).unwrap_or_default();
        self.say(&format!("{key} is for the list of briefs."));
    }

    fn ask_for_rows(&mut self, purpose: Purpose) {
        let Some(behind) = self.list_behind() else { return };
        let Self { trail, desk, marking, .. } = self;
        let Some(list) = trail[behind].list_mut() else { return };
        let query = list.whole(desk);
        marking.awaiting = Some((desk.ask_query(query), purpose));
    }

    /// Takes every row of a list, if that is what it was asked for.
    pub(super) fn take_all_rows(&mut self, no: u64, page: &Page) -> bool {
        let Some((_, purpose)) = self.marking.awaiting.take_if(|(asked, _)| *asked == no) else {
            return false;
        };
        match purpose {
            Purpose::NextUnread => self.go_to_unread(page),
            Purpose::AllRead => self.mark_all(page),
        }
        true
    }

    /// Goes to the first row after the cursor whose brief is unread or has changed; from the end, on from the beginning.
    fn go_to_unread(&mut self, page: &Page) {
        let Some(behind) = self.list_behind() else { return };
        let inside = behind + 1 < self.trail.len();
        let Some(at) = self.trail[behind].list_mut().map(|list| list.at()) else { return };
        let here = page.rows.get(at).and_then(brief_of).map(|row| row.key.clone());
        let open = match self.top().provenance().filter(|_| inside) {
            Some(provenance) => Some(provenance.row.key.clone()),
            None => here.clone(),
        };
        // The open brief may stand in the list no longer, having been read: then the cursor is on the next.
        let start = if here == open { at + 1 } else { at };
        let wanted = |index: &usize| {
            let row = page.rows.get(*index).and_then(brief_of);
            row.is_some_and(|row| is_unread(row) && Some(&row.key) != open.as_ref())
        };
        let Some(found) = (start..page.rows.len()).chain(0..at.min(page.rows.len())).find(wanted) else {
            return self.say("No other brief here is unread or changed.");
        };
        let before = self.trail.clone();
        let Self { trail, desk, .. } = self;
        if let Some(list) = trail[behind].list_mut() {
            list.select(found, desk);
        }
        if let Some(view) = page.rows.get(found).filter(|_| inside).and_then(|row| self.open_row(row)) {
            self.exchange(before, behind, view);
        }
        if found < start {
            self.say("From the beginning again: nothing further down is unread or changed.");
        }
    }

    fn open_row(&mut self, row: &Row) -> Option<View> {
        let view = match row {
            Row::Brief(row) => BriefView::new(row.key.clone(), &mut self.desk),
            Row::Item(row) => {
                let key: BriefKey = row.row.key.clone();
                BriefView::at_item(key, row.item, row.item().section, &mut self.desk)
            }
            _ => return None,
        };
        Some(View::Brief(Box::new(view)))
    }

    /// Marks what is unread of a list; where nothing is, what was so marked last is as it was.
    fn mark_all(&mut self, page: &Page) {
        let rows = page.rows.iter().filter_map(brief_of).filter(|row| is_unread(row));
        let unread = rows.filter_map(|row| {
            let snapshot = Snapshot::of(row.brief.as_ref()?);
            Some((row, (row.name.clone(), snapshot.digest()), snapshot))
        });
        let last = self.marking.all.as_ref().filter(|all| all.filter == *self.desk.filter());
        // What was just marked may not have come back yet.
        let fresh: Vec<_> =
            unread.filter(|(_, words, _)| last.is_none_or(|all| !all.words.contains(words))).collect();
        let undo = fresh.is_empty() && last.is_some();
        match self.marking.all.take_if(|_| undo) {
            Some(all) => self.undo_all(all),
            None if fresh.is_empty() => self.say("Nothing here is unread or changed."),
            None => {
                let briefs = fresh.iter().map(|(row, _, _)| (row.name.clone(), row.seen.clone())).collect();
                let words = fresh.iter().map(|(_, words, _)| words.clone()).collect();
                let read =
                    fresh.into_iter().map(|(row, _, snapshot)| (row.name.clone(), Some(Arc::new(snapshot))));
                let read: Vec<_> = read.collect();
                self.say_all(read.len(), "marked read; {key} undoes it");
                self.keep(Change::Read(read));
                self.marking.all = Some(AllRead { filter: self.desk.filter().clone(), briefs, words });
            }
        }
    }

    fn undo_all(&mut self, all: AllRead) {
        self.say_all(all.briefs.len(), "back as before {key}");
        self.keep(Change::Seen(all.briefs));
    }

    fn say_all(&mut self, count: usize, what: &str) {
        let key = self.keymap().key(Action::AllRead).unwrap_or_default();
        let briefs = if count == 1 { "1 brief".to_owned() } else { format!("{count} briefs") };
        self.say(&format!("{briefs} {}.", what.replace("{key}", &key)));
    }

    /// A brief that was opened where it was left says so, once.
    pub(super) fn say_where_it_was_left(&mut self) {
        let Some(View::Brief(view)) = self.trail.last_mut() else { return };
        if !view.take_resumed() {
            return;
        }
        let action =
            if view.part() == crate::brief::Part::KeyFacts { Action::First } else { Action::Section(1) };
        let key = self.keymap().key(action).unwrap_or_default();
        self.say(&format!("Where you left it; {key} to the beginning."));
    }

    /// The choice of what has come since the last visit, where one is known.
    pub(super) fn since_last_visit(&self) -> Option<Choice> {
        let time = self.progress.last_visit?;
        Some(Choice {
            label: Shown::from("since my last visit"),
            note: Shown::from(format!("came or changed since {}", self.setting.moment(time))),
            tests: vec![Test::Arrived(time)],
        })
    }

    /// The libraries that were read are left.
    pub(super) fn visit(&mut self) {
        for library in std::mem::take(&mut self.marking.libraries) {
            self.keep(Change::Visit(library));
        }
    }
}
