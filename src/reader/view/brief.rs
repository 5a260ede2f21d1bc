//! One brief: its sections as tabs, and the article it was made from.

mod answers;
mod composing;
mod marks;
mod places;

use super::{Provenance, Region, Scene, Setting, Turn, View};
use crate::brief::{Item, MarkedArticle, Part, Section};
use crate::library::{ActorKey, BriefKey, OpenBrief, Page, Verdict, Wanted};
use crate::reader::action::Action;
use crate::reader::desk::Desk;
use crate::reader::filters::{self, Choice};
use crate::reader::pane::Pane;
use crate::reader::pointed::Pointed;
use crate::reader::tabs;
use crate::sheet::{Line, Subject};
use crate::text::Shown;
use ratatui::layout::Rect;
use std::sync::Arc;

/// One brief.
#[derive(Debug, Clone)]
pub struct BriefView {
    key: BriefKey,
    open: Option<Arc<OpenBrief>>,
    /// As it was when it could last be read: where its file breaks or goes, what the cursors are on.
    read: Option<Arc<OpenBrief>>,
    awaiting: u64,
    /// Whether an answer has come, be it that there is no such brief any more.
    answered: bool,
    article: ArticleState,
    /// The question for the article anew, of which one is there.
    article_anew: Option<u64>,
    tab: Part,
    panes: [Pane; Part::ALL.len()],
    /// Why there is nothing to read.
    problem: Pane,
    chart: bool,
    chart_pane: Pane,
    /// The part that led to the article, and that leads out of it.
    article_from: Option<Part>,
    /// The paragraph to go to once the article is there.
    goto_paragraph: Option<u32>,
    /// What to go to once the brief is there.
    goto: Option<Subject>,
    area: Rect,
    /// Of each section, why it is empty.
    hidden: [Option<Shown>; Section::ALL.len()],
    /// What narrows it, on a line of its own.
    chips: Vec<Shown>,
    /// What the filters hide for want of marks.
    remark: Option<Shown>,
    /// Whether its headline stands above it, rather than in the first line of the screen.
    headed: bool,
    /// What its reader does with it as a whole.
    perusal: marks::Perusal,
}

/// The article, which is fetched when it is first looked at.
#[derive(Debug, Clone)]
enum ArticleState {
    Unasked,
    Asked(u64),
    There(Result<MarkedArticle, Shown>),
}

impl BriefView {
    /// The brief of this key, opened where its reader left it; it is asked for.
    pub fn new(key: BriefKey, desk: &mut Desk) -> Self {
        Self::preview(key, desk).opened()
    }

    /// The same, shown beside a list: that marks nothing.
    pub fn preview(key: BriefKey, desk: &mut Desk) -> Self {
        let awaiting = desk.ask(Wanted::Brief(key.clone()), 0, 1);
        Self {
            key,
            open: None,
            read: None,
            awaiting,
            answered: false,
            article: ArticleState::Unasked,
            article_anew: None,
            tab: Part::KeyFacts,
            panes: Default::default(),
            problem: Pane::default(),
            chart: false,
            chart_pane: Pane::default(),
            article_from: None,
            goto_paragraph: None,
            goto: None,
            area: Rect::default(),
            hidden: Default::default(),
            chips: Vec::new(),
            remark: None,
            headed: false,
            perusal: marks::Perusal::default(),
        }
    }

    /// The same, with the cursor on an item.
    pub fn at_item(key: BriefKey, item: usize, section: Section, desk: &mut Desk) -> Self {
        Self::at(key, Part::of(section), Subject::Item(item), desk)
    }

    /// The same, with the cursor on something in one of its parts.
    pub fn at(key: BriefKey, part: Part, subject: Subject, desk: &mut Desk) -> Self {
        Self { goto: Some(subject), tab: part, ..Self::new(key, desk) }
    }

    /// The same, with the cursor on a paragraph of its article, from 1.
    pub fn at_paragraph(key: BriefKey, number: u32, desk: &mut Desk) -> Self {
        let article = ArticleState::Asked(desk.ask_article(key.clone()));
        let new = Self::new(key, desk);
        // A part is given where the article was come to from it: so, out of it leads to the brief.
        let from = Some(Part::KeyFacts);
        Self { tab: Part::Article, article, goto_paragraph: Some(number), article_from: from, ..new }
    }

    /// The part that is shown.
    pub fn part(&self) -> Part {
        self.tab
    }

    /// Which brief.
    pub fn key(&self) -> &BriefKey {
        &self.key
    }

    /// What the brief as a whole can be filtered by.
    pub fn brief_choices(&self) -> Vec<Choice> {
        let Some(open) = &self.open else { return Vec::new() };
        let Some(brief) = &open.brief else { return Vec::new() };
        let themes = brief.themes.iter().map(|theme| Choice::theme(theme, Shown::from("theme")));
        let actors = brief.actors.iter().zip(open.actors.iter()).map(|(actor, key)| {
            let note = actor.role.as_ref().map_or_else(|| Shown::from("actor"), |role| role.shown().clone());
            Choice::actor(key, &actor.name, note)
        });
        themes.chain(actors).collect()
    }

    fn item(&self) -> Option<(usize, &Item)> {
        match self.panes[self.tab.index()].subject()? {
            Subject::Item(index) => Some((index, self.open.as_ref()?.brief.as_ref()?.items.get(index)?)),
            _ => None,
        }
    }

    fn actor_under_cursor(&self) -> Option<(&ActorKey, Choice)> {
        let Subject::Actor(index) = self.pane().subject()? else { return None };
        let open = self.open.as_ref()?;
        let (actor, key) = (open.brief.as_ref()?.actors.get(index)?, open.actors.get(index)?);
        Some((key, Choice::actor(key, &actor.name, Shown::from("actor"))))
    }

    /// The line of the file that what is under the cursor begins on; of a brief that cannot be read, that of the mistake.
    fn line(&self, open: &OpenBrief) -> Option<usize> {
        let Some(brief) = &open.brief else {
            return open.diagnostics.iter().map(|one| one.place.line).find(|line| *line > 0);
        };
        match self.pane().subject()? {
            Subject::Item(index) => brief.items.get(index).map(|item| item.place.line),
            Subject::Actor(index) => brief.actors.get(index).map(|actor| actor.place.line),
            _ => None,
        }
    }

    /// Whether reading its file found mistakes.
    fn is_flawed(&self) -> bool {
        self.open.as_ref().is_some_and(|open| !open.diagnostics.is_empty())
    }

    fn is_readable(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.brief.is_some())
    }

    /// The brief as it is called above its items, be it that its file has gone.
    fn known(&self) -> Option<&Arc<OpenBrief>> {
        self.open.as_ref().or(self.read.as_ref())
    }

    /// Where a brief opens: at its key facts, or where filters let nothing of them through, at the first items that pass.
    fn first_part(&self) -> Part {
        let emptied = |part: Part| {
            let by = part
                .section()
                .zip(self.open.as_ref())
                .map(|(section, open)| open.emptied_by[section as usize]);
            by.is_none_or(|by| by.is_some())
        };
        let passes =
            |part: &Part| !emptied(*part) && self.counts(*part).is_some_and(|(passing, _)| passing > 0);
        if emptied(self.tab) { Part::ALL.into_iter().find(passes).unwrap_or(self.tab) } else { self.tab }
    }

    fn turn_to(&mut self, tab: Part, desk: &mut Desk) -> Turn {
        if !self.is_readable() {
            return Turn::Pass;
        }
        let paragraph = self.item().and_then(|(_, item)| item.at.iter().find_map(|at| at.paragraph));
        if tab == Part::Article && self.tab != Part::Article {
            if matches!(self.article, ArticleState::Unasked) {
                self.article = ArticleState::Asked(desk.ask_article(self.key.clone()));
            }
            self.panes[tab.index()].spoil();
            self.goto_paragraph = paragraph;
            self.article_from = Some(self.tab);
        }
        self.tab = tab;
        self.chart = false;
        Turn::Done
    }
}

impl Scene for BriefView {
    fn compose(&mut self, area: Rect, setting: &Setting) {
        self.area = area;
        self.headed = setting.two_panes;
        self.compose_pane(setting);
    }

    fn regions(&self) -> Vec<Region<'_>> {
        let (head, rule, pane) = self.areas();
        vec![
            Region::Lines { area: head, lines: self.head_in(head) },
            Region::Rule(rule),
            Region::Pane { area: pane, pane: self.pane(), focused: true },
        ]
    }

    fn first_line(&self, _chips: &[Shown], width: usize) -> Line {
        let head = self.known().map(|open| tabs::head(&open.row, width.saturating_sub(1)));
        head.unwrap_or_else(|| Line::of(" Opening …", crate::sheet::Role::Dim).cut(width))
    }

    fn title(&self) -> Shown {
        self.known().map(|open| open.row.headline.shown().clone()).unwrap_or_default()
    }

    fn count(&self) -> Shown {
        Shown::default()
    }

    fn pane(&self) -> &Pane {
        match (self.is_readable(), self.chart) {
            (false, _) => &self.problem,
            (true, true) => &self.chart_pane,
            (true, false) => &self.panes[self.tab.index()],
        }
    }

    fn pane_mut(&mut self) -> &mut Pane {
        match (self.is_readable(), self.chart) {
            (false, _) => &mut self.problem,
            (true, true) => &mut self.chart_pane,
            (true, false) => &mut self.panes[self.tab.index()],
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        match action {
            Action::Out if !self.is_readable() => Turn::Leave,
            Action::Chart if !self.is_readable() => Turn::Pass,
            Action::NextSection => self.turn_to(self.tab.next(), desk),
            Action::PreviousSection => self.turn_to(self.tab.previous(), desk),
            Action::Section(number) => {
                Part::of_number(number).map_or(Turn::Pass, |tab| self.turn_to(tab, desk))
            }
            Action::Chart if self.tab == Part::Figures => {
                self.chart = !self.chart;
                Turn::Done
            }
            Action::Chart => Turn::Say(Shown::from("Figures are drawn in their section, 3, or in #.")),
            Action::Out if self.chart => {
                self.chart = false;
                Turn::Done
            }
            Action::Out if self.tab == Part::Article && self.article_from.is_some() => {
                self.tab = self.article_from.take().unwrap_or(Part::KeyFacts);
                Turn::Done
            }
            Action::Out => Turn::Leave,
            Action::In => self.go_in(desk),
            _ => Turn::Pass,
        }
    }

    fn moved(&mut self, desk: &mut Desk) {
        self.see_ends(desk);
    }

    fn must_wait(&self, _action: Action) -> bool {
        !self.answered || self.tab == Part::Article && matches!(self.article, ArticleState::Asked(_))
    }

    fn receive(&mut self, no: u64, page: &Page, desk: &mut Desk) -> bool {
        let mine = no == self.awaiting;
        if mine {
            let before = self.read.clone();
            self.take_brief(page);
            self.keep_what_was_open(before.as_deref(), desk);
        }
        mine
    }

    fn receive_article(&mut self, no: u64, article: &Result<MarkedArticle, Shown>) -> bool {
        if matches!(self.article, ArticleState::Asked(asked) if asked == no) {
            self.take_article(article.clone());
            return true;
        }
        let anew = self.article_anew.take_if(|asked| *asked == no).is_some();
        // Of a brief that cannot be read there is no article either: the one at hand waits for it to be mended.
        if anew && (article.is_ok() || self.is_readable()) {
            self.take_article(article.clone());
        }
        anew
    }

    fn refresh(&mut self, desk: &mut Desk) {
        self.awaiting = desk.ask(Wanted::Brief(self.key.clone()), 0, 1);
        match self.article {
            ArticleState::Unasked => {}
            // An answer that came while another view was open went to nobody.
            ArticleState::Asked(_) => self.article = ArticleState::Asked(desk.ask_article(self.key.clone())),
            ArticleState::There(_) => self.article_anew = Some(desk.ask_article(self.key.clone())),
        }
    }

    fn settle(&mut self, desk: &mut Desk, setting: &Setting) {
        let Some(open) = &self.open else { return };
        let unmarked = open.verdicts.iter().filter(|verdict| **verdict == Verdict::Unmarked).count();
        let filter = desk.filter();
        self.chips = filters::chips(filter, setting);
        self.remark =
            (!filter.is_empty()).then(|| filters::unmarked(unmarked, filter, &setting.keymap)).flatten();
        let hidden = open.emptied_by.map(|by| by.map(|by| filters::emptied(filter, Some(by), setting)));
        if hidden != self.hidden {
            self.hidden = hidden;
            self.panes.iter_mut().for_each(Pane::spoil);
        }
    }

    fn provenance(&self) -> Option<Provenance> {
        self.open.as_ref().map(|open| Provenance { row: open.row.clone(), line: self.line(open) })
    }

    fn choices(&self) -> Vec<Choice> {
        let Some(open) = &self.open else { return Vec::new() };
        match (self.item(), &open.brief, self.actor_under_cursor()) {
            (Some((_, item)), Some(brief), _) => filters::choices_of(brief, item, &open.actors),
            (_, _, Some((_, choice))) => vec![choice],
            _ => self.brief_choices(),
        }
    }

    fn pointed(&self) -> Option<Pointed<'_>> {
        let open = self.open.as_ref().filter(|_| !self.chart)?;
        let (row, brief) = (&*open.row, open.brief.as_deref());
        let whole = Some(Pointed::Brief { row, brief });
        let Some(brief) = brief else { return whole };
        match (self.pane().subject(), &self.article) {
            (Some(Subject::Item(index)), _) => {
                brief.items.get(index).map(|item| Pointed::Item { row, brief, item })
            }
            (Some(Subject::Actor(index)), _) => Some(Pointed::Actor { brief, index }),
            (Some(Subject::Paragraph(number)), ArticleState::There(Ok(article))) => {
                let text = article.paragraphs.get(number.checked_sub(1)?)?;
                Some(Pointed::Paragraph { row, brief, number, text })
            }
            _ => whole,
        }
    }

    fn hints(&self) -> &'static [Action] {
        match self.tab {
            _ if !self.is_readable() => {
                &[Action::Edit, Action::Check, Action::Out, Action::NextBrief, Action::Help]
            }
            _ if self.is_flawed() => &[
                Action::NextSection,
                Action::Check,
                Action::Copy,
                Action::Clip,
                Action::Narrow,
                Action::Find,
                Action::Out,
                Action::Help,
            ],
            Part::Figures if self.chart => {
                &[Action::NextSection, Action::Chart, Action::Out, Action::NextBrief, Action::Help]
            }
            Part::Figures => &[
                Action::NextSection,
                Action::Chart,
                Action::Copy,
                Action::Clip,
                Action::Narrow,
                Action::Find,
                Action::Out,
                Action::NextBrief,
                Action::Help,
            ],
            _ => &[
                Action::NextSection,
                Action::Copy,
                Action::Clip,
                Action::Narrow,
                Action::Find,
                Action::NextBrief,
                Action::Out,
                Action::Speakers,
                Action::Help,
            ],
        }
    }
}

impl BriefView {
    /// An item leads to its paragraph of the article, an actor to its words.
    fn go_in(&mut self, desk: &mut Desk) -> Turn {
        if let Some((key, choice)) = self.actor_under_cursor() {
            let view = super::speakers::SpeakersView::of(key.clone(), choice.label, desk);
            return Turn::Enter(View::Speakers(Box::new(view)));
        }
        let has_article =
            self.open.as_ref().and_then(|open| open.brief.as_ref()).is_some_and(|b| b.source.text.is_some());
        match (self.item(), has_article) {
            (Some(_), true) => self.turn_to(Part::Article, desk),
            (Some(_), false) => Turn::Say(Shown::from("The article's text is not kept with this brief.")),
            (None, _) => Turn::Pass,
        }
    }
}
