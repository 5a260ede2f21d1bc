//! What becomes of a brief's marks while it is open: that it was read, where its reader left it, what has changed.
//!
//! A brief is read when it is left, or before that when its end was seen: when of each of its sections that hold something
//! the last line was in sight, with nothing filtered out. A preview beside a list is neither.

use super::{BriefView, Part};
use crate::brief::Section;
use crate::brief::changes::Changes;
use crate::brief::snapshot::{Digest, SeenItem, Snapshot};
use crate::library::{Changed, OpenBrief, Reading, Verdict};
use crate::reader::desk::{Desk, Effect};
use crate::reader::view::Setting;
use crate::sheet::{Line, Subject, changes};
use crate::state::{Change, Place};
use std::sync::Arc;

/// What a reader does with a brief as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Perusal {
    /// Whether it is open, rather than shown beside a list.
    open: bool,
    /// Whether it was made unread by hand, and so stays unread when it is left.
    unread: bool,
    /// What was told to be kept as read last.
    kept: Option<Digest>,
    /// Of each part, whether its end was in sight.
    ends: [bool; Part::ALL.len()],
    /// What has changed; stays until the brief is left.
    changed: Option<Arc<Changed>>,
    /// Whether it was opened elsewhere than at its beginning, and that is still to be said.
    resumed: bool,
}

impl BriefView {
    /// What was a preview is opened, where its reader left it.
    #[must_use]
    pub fn opened(mut self) -> Self {
        self.perusal.open = true;
        self.perusal.changed = self.open.as_ref().and_then(|open| open.changed.clone());
        if self.answered {
            self.resume();
        }
        self
    }

    /// How it stands with its reader.
    pub fn reading(&self) -> Option<Reading> {
        let open = self.open.as_ref()?;
        if self.perusal.kept.is_some() && self.perusal.kept == self.digest() {
            return Some(Reading::Read);
        }
        open.row.reading
    }

    /// Its reader has marked it read or unread by hand.
    pub fn mark(&mut self, read: bool) {
        self.perusal.unread = !read;
        self.perusal.kept = self.digest().filter(|_| read);
    }

    /// Whether it has just been opened elsewhere than at its beginning; says so once.
    pub fn take_resumed(&mut self) -> bool {
        std::mem::take(&mut self.perusal.resumed)
    }

    fn digest(&self) -> Option<Digest> {
        let brief = self.open.as_ref()?.brief.as_ref()?;
        Some(Snapshot::of(brief).digest())
    }

    /// Whether it was opened at something.
    pub(super) fn has_goal(&self) -> bool {
        self.goto.is_some() || self.goto_paragraph.is_some()
    }

    /// Goes to where its reader left it. One that has changed is opened at its beginning, which says what changed; one with
    /// something to go to, there.
    pub(super) fn resume(&mut self) {
        let Some(open) = self.open.clone().filter(|open| self.perusal.open && open.changed.is_none()) else {
            return;
        };
        let Some((place, brief)) = open.place.as_ref().zip(open.brief.as_ref()).filter(|_| !self.has_goal())
        else {
            return;
        };
        let part = Part::ALL.into_iter().find(|part| part.key() == place.part && *part != Part::Article);
        let Some(part) = part.filter(|part| self.counts(*part).is_some_and(|(passing, _)| passing > 0))
        else {
            return;
        };
        let is_there = |(index, item): &(usize, &crate::brief::Item)| {
            part.section() == Some(item.section)
                && open.verdicts.get(*index) == Some(&Verdict::Pass)
                && Some(SeenItem::of(brief, item).digest()) == place.item
        };
        let item = place.item.as_ref().and_then(|_| brief.items.iter().enumerate().find(is_there));
        self.perusal.resumed = part != Part::KeyFacts || item.is_some();
        self.tab = part;
        self.goto = item.map(|(index, _)| Subject::Item(index));
    }

    /// The brief as answered, with what has changed since it was opened: reading it makes it read, but what changed is
    /// shown until it is left.
    pub(super) fn with_changes(&mut self, open: Arc<OpenBrief>) -> Arc<OpenBrief> {
        if !self.perusal.open {
            return open;
        }
        let Some(shown) = self.perusal.changed.clone() else {
            self.perusal.changed.clone_from(&open.changed);
            return open;
        };
        let reverted = open.row.reading == Some(Reading::Read)
            && open.row.seen.as_ref().is_some_and(|seen| seen.at == shown.since);
        self.perusal.changed = if reverted { None } else { Some(self.anew(shown, &open)) };
        Arc::new(OpenBrief { changed: self.perusal.changed.clone(), ..OpenBrief::clone(&open) })
    }

    /// The same changes of the brief as it is now.
    fn anew(&self, shown: Arc<Changed>, open: &OpenBrief) -> Arc<Changed> {
        let before = self.read.as_ref().and_then(|read| read.brief.as_ref());
        let same = before.zip(open.brief.as_ref()).is_some_and(|(before, now)| Arc::ptr_eq(before, now));
        match (&shown.what, &open.brief) {
            (Some(what), Some(brief)) if !same => {
                let what = Changes::between(what.before().clone(), &Snapshot::of(brief));
                Arc::new(Changed { since: shown.since, what: Some(what) })
            }
            _ => shown,
        }
    }

    /// What has changed in a section, to stand above it.
    pub(super) fn changes_in(&self, section: Section, width: usize, setting: &Setting) -> Vec<Line> {
        let open = self.open.as_ref();
        let Some((changed, brief)) = open.and_then(|open| open.changed.as_ref().zip(open.brief.as_ref()))
        else {
            return Vec::new();
        };
        let sections: Vec<Section> = brief.items.iter().map(|item| item.section).collect();
        changes::summary(changed, &sections, section, &setting.day(changed.since), width)
    }

    /// Takes note of the ends that are in sight; when there is no other, the brief is read.
    pub(super) fn see_ends(&mut self, desk: &mut Desk) {
        let whole = |(passing, all): (usize, usize)| passing == all;
        let pane = &self.panes[self.tab.index()];
        let end = !self.chart && !pane.is_empty() && pane.progress().is_none_or(|progress| progress == 100);
        if !(self.perusal.open && self.is_readable() && end && self.counts(self.tab).is_some_and(whole)) {
            return;
        }
        if std::mem::replace(&mut self.perusal.ends[self.tab.index()], true) {
            return;
        }
        let has_end = |part: &Part| {
            part.section().is_some()
                && (*part == Part::KeyFacts || self.counts(*part).is_some_and(|(_, all)| all > 0))
        };
        if Part::ALL.into_iter().filter(has_end).all(|part| self.perusal.ends[part.index()]) {
            self.keep_as_read(desk);
        }
    }

    /// A brief that becomes another one while it is read for the first time has changed since it was read: what it said is
    /// kept, or nobody would be told.
    pub(super) fn keep_what_was_open(&self, before: Option<&OpenBrief>, desk: &mut Desk) {
        let Some(open) = self.open.as_ref().filter(|_| self.perusal.open && !self.perusal.unread) else {
            return;
        };
        let Some((before, now)) = before.and_then(|before| before.brief.as_ref()).zip(open.brief.as_ref())
        else {
            return;
        };
        if open.row.reading != Some(Reading::Unread) || Arc::ptr_eq(before, now) {
            return;
        }
        let snapshot = Snapshot::of(before);
        if snapshot.digest() != Snapshot::of(now).digest() {
            let read = (open.row.name.clone(), Some(Arc::new(snapshot)));
            desk.push(Effect::Keep(Change::Read(vec![read])));
        }
    }

    fn keep_as_read(&mut self, desk: &mut Desk) {
        let Some(open) = self.open.clone().filter(|_| !self.perusal.unread) else { return };
        let Some(brief) = &open.brief else { return };
        if self.reading() != Some(Reading::Read) {
            let snapshot = Snapshot::of(brief);
            self.perusal.kept = Some(snapshot.digest());
            let read = (open.row.name.clone(), Some(Arc::new(snapshot)));
            desk.push(Effect::Keep(Change::Read(vec![read])));
        }
    }

    /// It is left: it was read, and its reader was here. One that cannot be read, or was not there yet, is not.
    pub fn leave(&mut self, desk: &mut Desk) {
        if !std::mem::take(&mut self.perusal.open) || !self.is_readable() {
            return;
        }
        self.keep_as_read(desk);
        let Some(open) = &self.open else { return };
        let before = open.place.as_ref();
        if let Some(place) = self.place().filter(|place| before != Some(place))
            && (before.is_some() || place != Self::beginning())
        {
            desk.push(Effect::Keep(Change::Place(open.row.name.clone(), place)));
        }
    }

    fn beginning() -> Place {
        Place { part: Part::KeyFacts.key().to_owned(), item: None }
    }

    /// Where its reader is. From the article, that is where they came from.
    fn place(&self) -> Option<Place> {
        let brief = self.open.as_ref()?.brief.as_ref()?;
        let part = match self.tab {
            Part::Article => self.article_from.unwrap_or(Part::KeyFacts),
            part => part,
        };
        let pane = &self.panes[part.index()];
        if part == Part::KeyFacts && pane.is_at_start() {
            return Some(Self::beginning());
        }
        let item = match pane.subject() {
            Some(Subject::Item(index)) => {
                brief.items.get(index).map(|item| SeenItem::of(brief, item).digest())
            }
            _ => None,
        };
        Some(Place { part: part.key().to_owned(), item })
    }
}
