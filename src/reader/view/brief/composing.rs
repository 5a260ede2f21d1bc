//! What a brief says, made into lines: its head, and the part that is shown.

use super::{ArticleState, BriefView};
use crate::brief::{Item, Part, Section};
use crate::library::Verdict;
use crate::reader::view::{Setting, cut, sheet_width};
use crate::reader::{head, tabs};
use crate::sheet::{self, Block, Line, Sheet, Subject};
use crate::text::{Shown, Text};
use ratatui::layout::Rect;

impl BriefView {
    /// Makes the pane that is shown for the area there is.
    pub(super) fn compose_pane(&mut self, setting: &Setting) {
        let (_, _, pane) = self.areas();
        let (width, height) = (sheet_width(pane), usize::from(pane.height));
        if !self.is_readable() {
            let mut pane = std::mem::take(&mut self.problem);
            pane.compose(width, height, || self.problem_sheet(width));
            self.problem = pane;
            return;
        }
        if self.chart {
            let sheet = self.chart_sheet(width, setting);
            self.chart_pane.spoil();
            self.chart_pane.compose(width, height, || sheet);
            return;
        }
        let mut pane = std::mem::take(&mut self.panes[self.tab.index()]);
        pane.compose(width, height, || self.sheet(width, setting));
        self.panes[self.tab.index()] = pane;
        self.place_cursor();
    }

    fn sheet(&self, width: usize, setting: &Setting) -> Sheet {
        let Some(open) = &self.open else { return Sheet::default() };
        match (self.tab, self.tab.section()) {
            (_, Some(section)) => {
                let mut sheet =
                    sheet::brief::section(open, section, self.hidden[section as usize].as_ref(), width);
                let changes = self.changes_in(section, width, setting);
                if !changes.is_empty() {
                    sheet.blocks.splice(..0, [Block::of(Subject::Changes, changes), Block::blank()]);
                }
                sheet
            }
            (Part::Article, _) => self.article_sheet(width),
            _ => sheet::brief::actors(open, width),
        }
    }

    /// Why there is nothing to read: its file is broken or gone.
    fn problem_sheet(&self, width: usize) -> Sheet {
        match (&self.open, &self.read) {
            (Some(open), _) => sheet::brief::section(open, Section::KeyFacts, None, width),
            (None, Some(read)) => sheet::problem::gone(&read.row.path, width),
            (None, None) if self.answered => sheet::problem::gone(&Text::new(&self.key.0), width),
            (None, None) => Sheet::default(),
        }
    }

    fn article_sheet(&self, width: usize) -> Sheet {
        match &self.article {
            ArticleState::There(Ok(article)) => sheet::article::article(article, width),
            ArticleState::There(Err(why)) => Sheet::message(why, width),
            _ => Sheet::message(&Shown::from("Fetching the article …"), width),
        }
    }

    fn chart_sheet(&self, width: usize, setting: &Setting) -> Sheet {
        let Some(open) = &self.open else { return Sheet::default() };
        let item = self.item().map(|(index, _)| index);
        sheet::chart::of_brief(open, item, width, setting.unicode)
    }

    /// How many items of each tab there are, and how many pass.
    pub(super) fn counts(&self, tab: Part) -> Option<(usize, usize)> {
        let open = self.open.as_ref()?;
        let brief = open.brief.as_ref()?;
        match tab.section() {
            Some(section) => {
                let of = |(item, _): &(&Item, &Verdict)| item.section == section;
                let here = brief.items.iter().zip(&open.verdicts).filter(of);
                let passing = here.clone().filter(|(_, verdict)| **verdict == Verdict::Pass).count();
                Some((passing, here.count()))
            }
            None if tab == Part::Actors => Some((brief.actors.len(), brief.actors.len())),
            None => None,
        }
    }

    /// The lines above the items: headline, what narrows, tabs.
    fn head(&self, width: usize) -> Vec<Line> {
        let Some(open) = self.known() else { return Vec::new() };
        let mut lines = Vec::new();
        if self.headed {
            lines.push(tabs::head(&open.row, width));
        } else if !self.chips.is_empty() {
            let remark = self.remark.clone().unwrap_or_default();
            lines.push(head::line(&Shown::from("Filters"), &self.chips, &remark, width));
        }
        if self.is_readable() {
            let has_article = open.brief.as_ref().is_some_and(|brief| brief.source.text.is_some());
            lines.push(tabs::line(self.tab, |tab| self.counts(tab), has_article, width));
        }
        lines
    }

    /// The areas of head, rule and pane. What is low has no rule, what is very low only the tabs or nothing.
    pub(super) fn areas(&self) -> (Rect, Rect, Rect) {
        let tabs = u16::from(self.is_readable());
        let more = u16::from(self.known().is_some() && (self.headed || !self.chips.is_empty()));
        let head = match self.area.height {
            0..=3 => 0,
            4..=5 => tabs,
            _ => tabs + more,
        };
        let (head, rest) = cut(self.area, head);
        let (rule, pane) = cut(rest, u16::from(rest.height > 5 && head.height > 0));
        (head, rule, pane)
    }

    /// The same for an area that may be too low for all of them: the tabs stay.
    pub(super) fn head_in(&self, area: Rect) -> Vec<Line> {
        let mut lines = self.head(usize::from(area.width.saturating_sub(1)));
        let over = lines.len().saturating_sub(usize::from(area.height));
        lines.drain(..over);
        lines
    }

    fn place_cursor(&mut self) {
        if self.open.is_none() {
            return;
        }
        if let Some(subject) = self.goto.take() {
            self.panes[self.tab.index()].select(subject);
        }
        if self.tab == Part::Article
            && matches!(self.article, ArticleState::There(_))
            && let Some(paragraph) = self.goto_paragraph.take()
        {
            self.panes[self.tab.index()].select(Subject::Paragraph(paragraph as usize));
        }
    }
}
