//! A sheet with a place in it: what is selected, and which line is at the top.
//!
//! Selection goes by blocks, scrolling by lines. The selected block is always in sight, at least in part; one that is
//! taller than the pane is read line by line before the next is selected.

use crate::sheet::{Block, Sheet, Subject};
use std::ops::Range;

/// A sheet with a place in it.
#[derive(Debug, Clone, Default)]
pub struct Pane {
    sheet: Sheet,
    /// The index of the selected block.
    selected: Option<usize>,
    /// The line at the top.
    top: usize,
    /// How many lines are in sight.
    height: usize,
    /// Where each block begins, and after them the end.
    starts: Vec<usize>,
    /// The width the sheet was made for; `None` where it must be made anew.
    width: Option<usize>,
    /// How many sheets it had.
    made: usize,
}

/// Which way a movement goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

impl Pane {
    /// Makes the sheet anew if it is stale or was made for another width.
    pub fn compose(&mut self, width: usize, height: usize, sheet: impl FnOnce() -> Sheet) {
        if self.width != Some(width) {
            self.set_sheet(sheet());
            self.width = Some(width);
            self.made += 1;
        }
        if self.height != height {
            self.height = height;
            self.show_selected();
        }
    }

    /// Has the sheet made anew next time.
    pub fn spoil(&mut self) {
        self.width = None;
    }

    /// How many sheets it had: another number, another sheet.
    pub fn made(&self) -> usize {
        self.made
    }

    /// What is selected is called otherwise by the next sheet.
    pub fn rename_selected(&mut self, subject: Subject) {
        if let Some(block) = self.selected.and_then(|at| self.sheet.blocks.get_mut(at)) {
            block.subject = Some(subject);
        }
    }

    /// Takes a new sheet; what was selected stays so, on the same line of the screen.
    fn set_sheet(&mut self, sheet: Sheet) {
        let subject = self.subject();
        let start = self.selected.map_or(0, |at| self.start(at));
        let (offset, read) = (start.saturating_sub(self.top), self.top.saturating_sub(start));
        let nearest = self.selected.unwrap_or(0);
        self.starts = vec![0];
        for block in &sheet.blocks {
            self.starts.push(self.len() + block.lines.len());
        }
        self.sheet = sheet;
        let same = |(at, block): &(usize, &Block)| {
            (block.subject.is_some() && block.subject == subject).then_some(*at)
        };
        let found = self
            .sheet
            .blocks
            .iter()
            .enumerate()
            .filter_map(|entry| same(&entry))
            .min_by_key(|at| at.abs_diff(nearest));
        self.selected = found.or_else(|| self.selectable_near(nearest));
        self.top = self.selected.map_or(0, |at| self.start(at).saturating_sub(offset));
        self.show_selected();
        if found.is_some() {
            self.read_on(read);
        }
    }

    /// In a selected block that is taller than the pane, goes on to where it was read.
    fn read_on(&mut self, lines: usize) {
        let block = self.selected_lines();
        if block.len() > self.height {
            self.top = (block.start + lines).min(block.end - self.height);
        }
    }

    /// Whether the first that can be selected is.
    pub fn is_at_start(&self) -> bool {
        self.selected == self.end(Way::Up)
    }

    /// The blocks.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// What the selected block stands for.
    pub fn subject(&self) -> Option<Subject> {
        self.sheet.blocks.get(self.selected?)?.subject
    }

    /// The lines of the selected block.
    pub fn selected_lines(&self) -> Range<usize> {
        self.selected.map_or(0..0, |at| self.lines_of(at))
    }

    /// The line at the top.
    pub fn top(&self) -> usize {
        self.top
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// True where there is no line.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How far through the sheet its last line in sight is, in per cent; `None` where all is in sight.
    pub fn progress(&self) -> Option<usize> {
        let len = self.len();
        (len > self.height).then(|| (self.top + self.height).min(len) * 100 / len)
    }

    /// Selects what stands for something, if it is there.
    pub fn select(&mut self, subject: Subject) -> bool {
        let found = self.sheet.blocks.iter().position(|block| block.subject == Some(subject));
        if let Some(at) = found {
            self.selected = Some(at);
            self.show_selected();
        }
        found.is_some()
    }

    /// Selects the block that a line is in, or the nearest that can be, and shows that line.
    pub fn select_line(&mut self, line: usize) {
        let block = self.starts.partition_point(|start| *start <= line).saturating_sub(1);
        self.selected = self.selectable_near(block);
        self.show_selected();
        self.show(line..line + 1);
    }

    /// Shows lines with a third of the pane before them, unless they are in sight.
    pub fn reveal(&mut self, lines: Range<usize>) {
        let in_sight = self.top <= lines.start && lines.end <= self.top + self.height;
        if !in_sight {
            self.top = lines.start.saturating_sub(self.height / 3).min(self.max_top());
        }
    }

    /// One line or block on or back. Gives whether anything changed.
    pub fn step(&mut self, way: Way) -> bool {
        let before = (self.selected, self.top);
        let block = self.selected_lines();
        let bottom = self.top + self.height;
        match way {
            Way::Down if block.end > bottom && self.height > 0 => self.top += 1,
            Way::Up if block.start < self.top => self.top -= 1,
            _ => match self.neighbour(way) {
                Some(next) => {
                    self.selected = Some(next);
                    self.show_from(way);
                }
                // Past the last that can be selected, text may follow; before the first, a heading.
                None if way == Way::Down => {
                    self.top = (self.top + 1).min(self.max_top()).max(self.top.min(self.max_top()));
                }
                None => self.top = self.top.saturating_sub(1),
            },
        }
        before != (self.selected, self.top)
    }

    /// A number of lines on or back, as `less` pages; the selection goes along. Gives whether anything changed.
    pub fn scroll(&mut self, way: Way, lines: usize) -> bool {
        let before = (self.selected, self.top);
        let lines = lines.max(1);
        self.top = match way {
            Way::Down => (self.top + lines).min(self.max_top()),
            Way::Up => self.top.saturating_sub(lines),
        };
        if before.1 == self.top {
            self.selected = self.end(way).or(self.selected);
        } else {
            self.select_in_sight(way);
        }
        before != (self.selected, self.top)
    }

    /// To the very beginning or end. Gives whether anything changed.
    pub fn jump(&mut self, way: Way) -> bool {
        let before = (self.selected, self.top);
        self.selected = self.end(way).or(self.selected);
        self.top = if way == Way::Down { self.max_top() } else { 0 };
        before != (self.selected, self.top)
    }

    /// The number of lines of a page: one line stays, to keep the thread.
    pub fn page(&self) -> usize {
        self.height.saturating_sub(1).max(1)
    }

    fn max_top(&self) -> usize {
        self.len().saturating_sub(self.height)
    }

    fn start(&self, block: usize) -> usize {
        self.starts.get(block).copied().unwrap_or(0)
    }

    fn lines_of(&self, block: usize) -> Range<usize> {
        self.start(block)..self.start(block + 1)
    }

    fn selectable(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.sheet.blocks.iter().enumerate().filter(|(_, block)| block.subject.is_some()).map(|(at, _)| at)
    }

    fn selectable_near(&self, block: usize) -> Option<usize> {
        self.selectable().min_by_key(|at| at.abs_diff(block))
    }

    fn end(&self, way: Way) -> Option<usize> {
        match way {
            Way::Down => self.selectable().next_back(),
            Way::Up => self.selectable().next(),
        }
    }

    fn neighbour(&self, way: Way) -> Option<usize> {
        let at = self.selected?;
        match way {
            Way::Down => self.selectable().find(|other| *other > at),
            Way::Up => self.selectable().rev().find(|other| *other < at),
        }
    }

    /// After a page the first block wholly in sight is selected; the last, when going back.
    fn select_in_sight(&mut self, way: Way) {
        let sight = self.top..self.top + self.height;
        let whole = |at: &usize| {
            let lines = self.lines_of(*at);
            sight.start <= lines.start && lines.end <= sight.end
        };
        let part = |at: &usize| {
            let lines = self.lines_of(*at);
            lines.start < sight.end && sight.start < lines.end
        };
        let found = match way {
            Way::Down => self.selectable().find(whole).or_else(|| self.selectable().find(part)),
            Way::Up => self.selectable().rev().find(whole).or_else(|| self.selectable().rev().find(part)),
        };
        self.selected = found.or(self.selected);
    }

    /// Brings the selected block into sight, coming from one side: a tall one shows its near end.
    fn show_from(&mut self, way: Way) {
        let block = self.selected_lines();
        if block.len() <= self.height {
            self.show_selected();
        } else if way == Way::Down {
            self.show(block.start..block.start + self.height);
        } else {
            self.show(block.end - self.height..block.end);
        }
    }

    /// Brings the selected block into sight, with the heading right above the first block.
    fn show_selected(&mut self) {
        let block = self.selected_lines();
        if self.selected.is_some() && self.selected == self.end(Way::Up) && block.end <= self.height {
            self.top = 0;
        }
        self.show(block.start..block.end.min(block.start + self.height.max(1)));
        self.top = self.top.min(self.max_top());
    }

    fn show(&mut self, lines: Range<usize>) {
        if lines.end > self.top + self.height {
            self.top = lines.end.saturating_sub(self.height);
        }
        if lines.start < self.top {
            self.top = lines.start;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Line;

    /// A pane of blocks with these heights; a height of 0 stands for a heading of one line.
    fn pane(height: usize, blocks: &[usize]) -> Pane {
        let blocks = blocks.iter().enumerate().map(|(at, lines)| Block {
            lines: vec![Line::default(); (*lines).max(1)],
            subject: (*lines > 0).then_some(Subject::Row(at)),
        });
        let sheet = Sheet { blocks: blocks.collect() };
        let mut pane = Pane::default();
        pane.compose(80, height, || sheet);
        pane
    }

    fn state(pane: &Pane) -> (Option<Subject>, usize) {
        (pane.subject(), pane.top())
    }

    #[test]
    fn a_step_selects_the_next_block_and_passes_over_headings() {
        let mut pane = pane(10, &[0, 1, 0, 1]);
        assert_eq!(state(&pane), (Some(Subject::Row(1)), 0));
        assert!(pane.step(Way::Down));
        assert_eq!(state(&pane), (Some(Subject::Row(3)), 0));
        assert!(!pane.step(Way::Down));
    }

    #[test]
    fn a_tall_block_is_read_before_the_next_is_selected() {
        let mut pane = pane(3, &[5, 1]);
        assert!(pane.step(Way::Down));
        assert!(pane.step(Way::Down));
        assert_eq!(state(&pane), (Some(Subject::Row(0)), 2));
        assert!(pane.step(Way::Down));
        assert_eq!(state(&pane), (Some(Subject::Row(1)), 3));
        pane.step(Way::Up);
        assert_eq!(state(&pane), (Some(Subject::Row(0)), 2), "going back shows the near end");
    }

    #[test]
    fn a_page_keeps_one_line_and_ends_at_the_end() {
        let mut pane = pane(4, &[1; 10]);
        pane.scroll(Way::Down, pane.page());
        assert_eq!(state(&pane), (Some(Subject::Row(3)), 3));
        pane.scroll(Way::Down, pane.page());
        pane.scroll(Way::Down, pane.page());
        assert_eq!(state(&pane), (Some(Subject::Row(9)), 6));
        assert!(!pane.scroll(Way::Down, pane.page()));
    }

    #[test]
    fn a_new_sheet_keeps_what_is_selected_on_its_line() {
        let mut pane = pane(5, &[1; 20]);
        pane.select(Subject::Row(10));
        let line = pane.selected_lines().start - pane.top();
        let blocks =
            (0..20).map(|at| Block { lines: vec![Line::default(); 2], subject: Some(Subject::Row(at)) });
        pane.spoil();
        pane.compose(40, 5, || Sheet { blocks: blocks.collect() });
        assert_eq!(pane.subject(), Some(Subject::Row(10)));
        assert!(pane.selected_lines().start - pane.top() <= line);
    }

    #[test]
    fn a_tall_block_is_read_on_where_it_was_though_it_is_called_otherwise() {
        let blocks = |heights: &[usize]| {
            let of =
                |(at, lines): (usize, &usize)| Block::of(Subject::Row(at), vec![Line::default(); *lines]);
            heights.iter().enumerate().map(of).collect()
        };
        let mut pane = pane(3, &[1, 9, 1]);
        pane.select(Subject::Row(1));
        for _ in 0..4 {
            pane.step(Way::Down);
        }
        assert_eq!(state(&pane), (Some(Subject::Row(1)), 5));
        for (heights, top) in [(&[1, 1, 1, 9, 1][..], 7), (&[1, 1, 1, 4], 4)] {
            pane.rename_selected(Subject::Row(3));
            pane.spoil();
            pane.compose(80, 3, || blocks(heights));
            assert_eq!(state(&pane), (Some(Subject::Row(3)), top));
        }
    }

    #[test]
    fn no_size_and_no_sheet_panics() {
        for height in 0..4 {
            for blocks in [&[][..], &[0], &[3], &[0, 9, 0]] {
                let mut pane = pane(height, blocks);
                for way in [Way::Down, Way::Up] {
                    pane.step(way);
                    pane.scroll(way, 3);
                    pane.jump(way);
                    pane.select_line(7);
                }
            }
        }
    }
}
