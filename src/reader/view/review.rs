//! A draft under review: its parts, and beside or beneath them the article at their place.
//!
//! From 100 columns the parts are a list, what is decided a line each, and the article stands to its right. On less there
//! is one part at a time, and the article beneath. The keys that page move in the article; those that move by one go from
//! part to part.

use super::{Provenance, Region, Scene, Setting, Turn, cut, sheet_width, split};
use crate::brief::MarkedArticle;
use crate::brief::revise::Target;
use crate::library::{BriefKey, BriefRow, Page, Row, Wanted};
use crate::reader::action::Action;
use crate::reader::desk::{Desk, Effect};
use crate::reader::filters::Choice;
use crate::reader::pane::{Pane, Way};
use crate::reader::pointed::Pointed;
use crate::reader::review::{Entry, Review};
use crate::sheet::review::{Reviewed, decided, lines};
use crate::sheet::{self, Block, Role, Sheet, Subject};
use crate::text::Shown;
use ratatui::layout::Rect;
use std::sync::Arc;

/// A draft under review.
#[derive(Debug, Clone)]
pub struct ReviewView {
    key: BriefKey,
    review: Option<Arc<Review>>,
    /// As lists show it, for what `check` and the link need; it comes with the library.
    row: Option<Arc<BriefRow>>,
    awaiting: u64,
    /// The entry under the cursor.
    at: usize,
    parts: Pane,
    article: Pane,
    /// Whether all parts are listed, rather than one shown.
    listed: bool,
    areas: [Rect; 3],
    /// Whether the article is to go to the place of the entry.
    to_place: bool,
    /// Whether it was said that nothing can be saved.
    warned: bool,
    /// The entry of which it was asked if it is to be accepted all the same.
    asked: Option<usize>,
}

impl ReviewView {
    /// The review of a brief, at its first part.
    pub fn new(key: BriefKey, desk: &mut Desk) -> Self {
        let awaiting = desk.ask(Wanted::Brief(key.clone()), 0, 1);
        Self {
            key,
            review: None,
            row: None,
            awaiting,
            at: 0,
            parts: Pane::default(),
            article: Pane::default(),
            listed: false,
            areas: [Rect::default(); 3],
            to_place: true,
            warned: false,
            asked: None,
        }
    }

    /// Of which brief.
    pub fn key(&self) -> &BriefKey {
        &self.key
    }

    /// The entry under the cursor.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Has the cursor go to an entry, and the article to its place.
    pub fn go_to(&mut self, at: usize) {
        self.at = at;
        self.asked = None;
        self.to_place = true;
        self.parts.spoil();
        self.article.spoil();
    }

    /// To the next or the previous entry; one that is taller than its pane is read first.
    pub fn step(&mut self, way: Way) {
        let inside = self.parts.selected_lines();
        let before = self.parts.top();
        let hidden = match way {
            Way::Down => inside.end > before + self.parts.page() + 1,
            Way::Up => inside.start < before,
        };
        if hidden && self.parts.step(way) {
            return;
        }
        let last = self.review.as_ref().map_or(0, |review| review.entries().len()).saturating_sub(1);
        let next = match way {
            Way::Down => (self.at + 1).min(last),
            Way::Up => self.at.saturating_sub(1),
        };
        if next != self.at {
            self.go_to(next);
        }
    }

    /// To the first or the last entry.
    pub fn jump(&mut self, way: Way) {
        let last = self.review.as_ref().map_or(0, |review| review.entries().len()).saturating_sub(1);
        self.go_to(if way == Way::Down { last } else { 0 });
    }

    /// Gives whether it was told before that nothing can be saved, and notes that it is now.
    pub fn warn_once(&mut self) -> bool {
        std::mem::replace(&mut self.warned, true)
    }

    /// Whether it was told that nothing can be saved.
    pub fn is_warned(&self) -> bool {
        self.warned
    }

    /// Gives whether it was asked before if the entry is to be accepted all the same, and notes that it is now.
    pub fn ask_once(&mut self) -> bool {
        self.asked.replace(self.at) == Some(self.at)
    }

    fn take(&mut self, review: Option<&Arc<Review>>) {
        let same = match (&self.review, review) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        if !same {
            self.review = review.cloned();
            let last = review.map_or(0, |review| review.entries().len()).saturating_sub(1);
            self.at = self.at.min(last);
            self.parts.spoil();
            self.article.spoil();
        }
    }

    fn compose_parts(&mut self, area: Rect) {
        let Self { parts, review, at, listed, .. } = self;
        let Some(review) = review else { return };
        let width = sheet_width(area);
        parts.compose(width, usize::from(area.height), || match (review.entries().len(), *listed) {
            (0, _) => Sheet::message(&Shown::from("Nothing is left to review."), width),
            (count, true) => (0..count).flat_map(|entry| block(review, entry, entry == *at, width)).collect(),
            (_, false) => block(review, *at, true, width).into_iter().take(1).collect(),
        });
        if *listed {
            parts.select(Subject::Row(*at));
        }
    }

    fn compose_article(&mut self, area: Rect) {
        let Self { article, review, at, to_place, .. } = self;
        let Some(review) = review else { return };
        let Ok(text) = review.article() else { return };
        let width = sheet_width(area);
        let marked = || MarkedArticle::of(text, review.places(*at));
        article.compose(width, usize::from(area.height), || sheet::article::article(&marked(), width));
        if std::mem::take(to_place)
            && let Some(number) = review.paragraph(*at)
        {
            article.select(Subject::Paragraph(number));
            let lines = article.sheet().blocks.iter().flat_map(|block| &block.lines).enumerate();
            let accented = lines.filter(|(_, line)| line.spans.iter().any(|span| span.role == Role::Accent));
            let mut accented = accented.map(|(at, _)| at);
            let first = accented.next();
            let words = first.map(|first| first..accented.last().unwrap_or(first) + 1);
            article.reveal(words.unwrap_or_else(|| article.selected_lines()));
        }
    }

    /// How many lines the entry under the cursor has.
    fn height(&self, width: usize) -> usize {
        let Some(review) = &self.review else { return 1 };
        block(review, self.at, true, width).first().map_or(1, |block| block.lines.len())
    }

    /// The parts, the rule and the article.
    fn lay_out(&mut self, area: Rect, two_panes: bool) {
        let has_article = self.review.as_ref().is_some_and(|review| review.article().is_ok());
        self.areas = match (has_article, two_panes) {
            (false, _) => {
                let (note, rest) = cut(area, 1);
                [rest, note, Rect { height: 0, ..area }]
            }
            (true, true) => {
                let (left, rule, right) = split(area);
                [left, rule, right]
            }
            (true, false) => {
                let (least, most) = (area.height * 2 / 5, area.height * 3 / 5);
                let wanted = u16::try_from(self.height(sheet_width(area))).unwrap_or(u16::MAX);
                let (parts, rest) = cut(area, wanted.clamp(least, most.max(least)));
                let (rule, article) = cut(rest, 1);
                [parts, rule, article]
            }
        };
        let listed = !has_article || two_panes;
        if self.listed != listed {
            self.listed = listed;
            self.to_place = true;
            self.parts.spoil();
        }
    }
}

/// An entry, and the empty line after it: of those that are decided only the one under the cursor is shown whole.
fn block(review: &Review, at: usize, selected: bool, width: usize) -> Vec<Block> {
    let Some(entry) = review.entries().get(at) else { return Vec::new() };
    let part = Reviewed {
        brief: review.base(),
        target: entry.target,
        draft: &entry.draft,
        verdict: entry.verdict,
        diagnostics: review.diagnostics(),
        sourcing: review.sourcing(at),
        as_drafted: review.is_to_be_rewritten(),
    };
    let lines = match entry.verdict {
        Some(_) if !selected => vec![decided(&part, width)],
        _ => lines(&part, width),
    };
    let is_open = |entry: &Entry| entry.verdict.is_none();
    let apart = review.entries().get(at + 1).is_some_and(|next| selected || is_open(entry) || is_open(next));
    let blank = apart.then(Block::blank);
    std::iter::once(Block::of(Subject::Row(at), lines)).chain(blank).collect()
}

/// "1st", "12th", "22nd".
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

impl Scene for ReviewView {
    fn compose(&mut self, area: Rect, setting: &Setting) {
        self.take(setting.review.as_ref());
        self.lay_out(area, setting.two_panes);
        let [parts, _, article] = self.areas;
        self.compose_parts(parts);
        self.compose_article(article);
    }

    fn regions(&self) -> Vec<Region<'_>> {
        let [area, rule, article] = self.areas;
        let parts = Region::Pane { area, pane: &self.parts, focused: true };
        match self.review.as_ref().map(|review| review.article()) {
            Some(Ok(_)) => vec![
                parts,
                Region::Rule(rule),
                Region::Pane { area: article, pane: &self.article, focused: false },
            ],
            Some(Err(why)) => {
                let line = sheet::Line::of(&format!(" {}", why.line()), Role::Warning);
                vec![parts, Region::Lines { area: rule, lines: vec![line.cut(usize::from(rule.width))] }]
            }
            None => vec![parts],
        }
    }

    fn title(&self) -> Shown {
        let headline = self.review.as_ref().map(|review| review.base().headline.shown().line().into_owned());
        Shown::from(format!("Review › {}", headline.unwrap_or_default()))
    }

    fn count(&self) -> Shown {
        let Some(review) = &self.review else { return Shown::default() };
        let (decided, all, unsure) = review.progress();
        let unsaved = review.trouble().map_or("", |_| "not saved · ");
        let place = match review.entries().len() {
            0 => String::new(),
            _ => format!("{} of {all} · ", ordinal(review.number(self.at))),
        };
        let unsure = if unsure == 0 { String::new() } else { format!(" · {unsure} unsure") };
        Shown::from(format!("{unsaved}{place}{decided} done{unsure}"))
    }

    /// What is found and paged is the article, where it is at hand.
    fn pane(&self) -> &Pane {
        if self.areas[2].height > 0 { &self.article } else { &self.parts }
    }

    fn pane_mut(&mut self) -> &mut Pane {
        if self.areas[2].height > 0 { &mut self.article } else { &mut self.parts }
    }

    /// Without the article it is the list that is paged.
    fn moved(&mut self, _desk: &mut Desk) {
        if self.areas[2].height == 0
            && let Some(Subject::Row(at)) = self.parts.subject()
            && at != self.at
        {
            self.go_to(at);
        }
    }

    fn act(&mut self, _action: Action, _desk: &mut Desk) -> Turn {
        Turn::Pass
    }

    fn receive(&mut self, no: u64, page: &Page, _desk: &mut Desk) -> bool {
        let mine = no == self.awaiting;
        if let (true, Some(Row::Open(open))) = (mine, page.rows.first()) {
            self.row = Some(open.row.clone());
        }
        mine
    }

    fn refresh(&mut self, desk: &mut Desk) {
        self.awaiting = desk.ask(Wanted::Brief(self.key.clone()), 0, 1);
        desk.push(Effect::LookAtReviewed);
    }

    fn provenance(&self) -> Option<Provenance> {
        let line = self.review.as_ref().and_then(|review| review.line(self.at));
        Some(Provenance { row: self.row.clone()?, line })
    }

    fn choices(&self) -> Vec<Choice> {
        Vec::new()
    }

    fn pointed(&self) -> Option<Pointed<'_>> {
        let (review, row) = (self.review.as_ref()?, self.row.as_deref()?);
        let brief = review.base();
        match review.entries().get(self.at)?.target {
            Target::Summary => Some(Pointed::Brief { row, brief: Some(brief) }),
            Target::Actor(index) => Some(Pointed::Actor { brief, index }),
            Target::Item(index) => brief.items.get(index).map(|item| Pointed::Item { row, brief, item }),
        }
    }

    fn hints(&self) -> &'static [Action] {
        &[
            Action::Accept,
            Action::Drop,
            Action::Correct,
            Action::Undo,
            Action::NextUnsure,
            Action::AcceptSure,
            Action::Close,
            Action::Help,
        ]
    }
}
