//! Finding in a view: folded, marked, counted.
//!
//! What is found is found in the lines as they are shown, across line breaks. In a list of which only a window is at
//! hand, all rows are searched: they are asked for once, made into lines, and dropped again.

use super::pane::Pane;
use crate::sheet::{Block, Sheet};
use crate::text::fold;
use std::ops::Range;

/// What is being looked for, and where it stands.
#[derive(Debug, Clone, Default)]
pub struct Find {
    /// As typed.
    pub needle: String,
    /// In the pane that has the keys: the stretches of each line, in order.
    marks: Vec<Mark>,
    /// In a list: the index of every row that has it.
    rows: Vec<usize>,
    /// In a text: the line gone to last.
    pub line: Option<usize>,
    /// The number of the question for all rows.
    pub awaiting: Option<u64>,
}

/// A stretch of a line that was found. Something that goes over a line break has one for each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The line of the sheet.
    pub line: usize,
    /// The bytes of that line.
    pub bytes: Range<usize>,
    /// Whether the find begins here, rather than going on from the line before.
    pub first: bool,
}

impl Find {
    /// Looks for something in a pane.
    pub fn new(needle: String, pane: &Pane) -> Self {
        let mut find = Self { needle, ..Self::default() };
        find.look(pane);
        find
    }

    /// Looks again, because the pane's lines have changed.
    pub fn look(&mut self, pane: &Pane) {
        self.marks = marks(pane.sheet(), &self.needle);
    }

    /// The stretches of one line.
    pub fn on_line(&self, line: usize) -> impl Iterator<Item = &Mark> {
        let first = self.marks.partition_point(|mark| mark.line < line);
        self.marks.iter().skip(first).take_while(move |mark| mark.line == line)
    }

    /// Takes the sheet of all rows of a list, from which only the indexes of those found are kept.
    pub fn take_rows(&mut self, all: &Sheet) {
        self.awaiting = None;
        let found = all.blocks.iter().filter(|block| !marks_of_block(block, &self.needle).is_empty());
        self.rows = found
            .filter_map(|block| match block.subject {
                Some(crate::sheet::Subject::Row(row)) => Some(row),
                _ => None,
            })
            .collect();
    }

    /// How many there are: rows of a list, places in a text.
    pub fn total(&self, list: bool) -> usize {
        if list { self.rows.len() } else { self.marks.iter().filter(|mark| mark.first).count() }
    }

    /// The place after or before a line, and whether the search went round; with the place's number, from 1.
    pub fn line_from(&self, line: usize, down: bool, inclusive: bool) -> Option<(usize, usize, bool)> {
        let places: Vec<usize> = self.marks.iter().filter(|mark| mark.first).map(|mark| mark.line).collect();
        go(&places, line, down, inclusive)
    }

    /// The same for the rows of a list.
    pub fn row_from(&self, row: usize, down: bool, inclusive: bool) -> Option<(usize, usize, bool)> {
        go(&self.rows, row, down, inclusive)
    }
}

/// The next of ascending places, round the end: the place, its number, whether it went round.
fn go(places: &[usize], from: usize, down: bool, inclusive: bool) -> Option<(usize, usize, bool)> {
    let found = if down {
        places.iter().position(|place| *place > from || inclusive && *place == from)
    } else {
        places.iter().rposition(|place| *place < from)
    };
    let index = found.or_else(|| if down { Some(0) } else { places.len().checked_sub(1) })?;
    Some((*places.get(index)?, index + 1, found.is_none()))
}

fn marks(sheet: &Sheet, needle: &str) -> Vec<Mark> {
    let mut start = 0;
    let mut all = Vec::new();
    for block in &sheet.blocks {
        all.extend(
            marks_of_block(block, needle).into_iter().map(|mark| Mark { line: mark.line + start, ..mark }),
        );
        start += block.lines.len();
    }
    all
}

/// The marks of a block, with lines counted from its first.
fn marks_of_block(block: &Block, needle: &str) -> Vec<Mark> {
    let (mut text, mut lines) = (String::new(), Vec::new());
    for (number, line) in block.lines.iter().enumerate() {
        let whole: String = line.spans.iter().map(|span| span.text.as_str()).collect();
        let content = whole.trim();
        if content.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        let lead = whole.len() - whole.trim_start().len();
        lines.push((text.len()..text.len() + content.len(), number, lead));
        text.push_str(content);
    }
    fold::find(&text, needle).into_iter().flat_map(|found| on_lines(&found, &lines)).collect()
}

/// The parts of a find on each of the lines it goes over.
fn on_lines(found: &Range<usize>, lines: &[(Range<usize>, usize, usize)]) -> Vec<Mark> {
    let mut first = true;
    let over = lines.iter().filter(|(range, ..)| range.start < found.end && found.start < range.end);
    over.map(|(range, line, lead)| {
        let start = found.start.max(range.start) - range.start + lead;
        let end = found.end.min(range.end) - range.start + lead;
        Mark { line: *line, bytes: start..end, first: std::mem::take(&mut first) }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Line, Role, Subject};

    fn sheet(blocks: &[&[&str]]) -> Sheet {
        let block = |(at, lines): (usize, &&[&str])| Block {
            lines: lines.iter().map(|line| Line::of(line, Role::Plain)).collect(),
            subject: Some(Subject::Row(at)),
        };
        Sheet { blocks: blocks.iter().enumerate().map(block).collect() }
    }

    #[test]
    fn what_goes_over_a_line_break_is_one_find_with_two_marks() {
        let marks = marks(&sheet(&[&["  we told", "  them in"]]), "told them");
        assert_eq!(
            marks,
            [Mark { line: 0, bytes: 5..9, first: true }, Mark { line: 1, bytes: 2..6, first: false }]
        );
    }

    #[test]
    fn nothing_is_found_across_two_items() {
        assert!(marks(&sheet(&[&["told"], &["them"]]), "told them").is_empty());
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(marks(&sheet(&[&["Marrén"]]), "MARREN").len(), 1);
    }

    #[test]
    fn the_search_goes_round() {
        let find = Find { needle: "a".into(), rows: vec![2, 5], ..Find::default() };
        assert_eq!(find.row_from(2, true, false), Some((5, 2, false)));
        assert_eq!(find.row_from(5, true, false), Some((2, 1, true)));
        assert_eq!(find.row_from(2, false, false), Some((5, 2, true)));
        assert_eq!(find.row_from(2, true, true), Some((2, 1, false)));
        assert_eq!(Find::default().row_from(0, true, false), None);
    }
}
