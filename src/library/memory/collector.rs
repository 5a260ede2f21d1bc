//! Counting what passes, and making the rows of a window of it.

use crate::library::query::{Page, Query, Row, Verdict};

/// Gathers the rows of a page from all that pass.
pub(super) struct Collector {
    pub(super) page: Page,
    limit: usize,
    pub(super) pinned: usize,
}

impl Collector {
    pub(super) fn new(query: &Query) -> Self {
        let page = Page {
            total: 0,
            unfiltered: 0,
            unmarked: 0,
            emptied_by: None,
            pinned: 0,
            unread: 0,
            changed: 0,
            offset: query.offset,
            rows: Vec::new(),
        };
        Self { page, limit: query.limit, pinned: 0 }
    }

    /// Counts a row, and makes it only if the page has room for it there.
    pub(super) fn take(&mut self, verdict: Verdict, row: impl FnOnce() -> Row) {
        self.page.unfiltered += 1;
        match verdict {
            Verdict::Fail => {}
            Verdict::Unmarked => self.page.unmarked += 1,
            Verdict::Pass => {
                if self.page.total >= self.page.offset && self.page.rows.len() < self.limit {
                    self.page.rows.push(row());
                }
                self.page.total += 1;
            }
        }
    }

    /// Says how many there are whatever is typed or filtered, where that is not the number of rows offered.
    pub(super) fn unfiltered_from(&mut self, everything: usize) {
        self.page.unfiltered = everything;
    }

    pub(super) fn finish(self) -> Page {
        Page { pinned: self.pinned, ..self.page }
    }
}
