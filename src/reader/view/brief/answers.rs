//! What a brief takes in when it is answered, every cursor staying on what it is on.

use super::{ArticleState, BriefView, places};
use crate::brief::{MarkedArticle, Part};
use crate::library::{OpenBrief, Page, Row};
use crate::reader::pane::Pane;
use crate::text::Shown;
use std::sync::Arc;

impl BriefView {
    /// Takes the brief as it is now.
    pub(super) fn take_brief(&mut self, page: &Page) {
        let first = !std::mem::replace(&mut self.answered, true) && !self.has_goal();
        self.open = page.rows.iter().find_map(|row| match row {
            Row::Open(open) => Some(open.clone()),
            _ => None,
        });
        if let Some(open) = self.open.clone().filter(|open| open.brief.is_some()) {
            self.keep_places(&open);
            let open = self.with_changes(open);
            self.open = Some(open.clone());
            self.read = Some(open);
        }
        if first {
            self.tab = self.first_part();
            self.resume();
        }
        self.panes.iter_mut().chain([&mut self.problem]).for_each(Pane::spoil);
    }

    /// Has every cursor stay on what it is on when the brief becomes another one.
    fn keep_places(&mut self, open: &OpenBrief) {
        let read = self.read.as_ref().and_then(|read| read.brief.clone());
        let (Some(before), Some(brief)) = (read, &open.brief) else { return };
        if Arc::ptr_eq(&before, brief) {
            return;
        }
        for pane in &mut self.panes {
            let subject = pane.subject().and_then(|subject| places::moved(subject, &before, brief));
            if let Some(subject) = subject {
                pane.rename_selected(subject);
            }
        }
    }

    pub(super) fn take_article(&mut self, article: Result<MarkedArticle, Shown>) {
        let before = std::mem::replace(&mut self.article, ArticleState::There(article));
        let (ArticleState::There(before), ArticleState::There(now)) = (&before, &self.article) else {
            return self.panes[Part::Article.index()].spoil();
        };
        if before == now {
            return;
        }
        let pane = &mut self.panes[Part::Article.index()];
        if let (Ok(before), Ok(now), Some(subject)) = (before, now, pane.subject())
            && let Some(subject) = places::moved_paragraph(subject, &before.paragraphs, &now.paragraphs)
        {
            pane.rename_selected(subject);
        }
        pane.spoil();
    }
}
