//! What a view says, composed to lines of a width: no state, no colour, no terminal.
//!
//! The reader composes a sheet to know how tall things are; `ui` draws the part of it that fits the screen. Both see
//! the same lines, so a scroll position means the same to both.

pub mod about;
pub mod article;
pub mod brief;
pub mod changes;
pub mod chart;
pub mod check;
pub mod flow;
pub mod help;
pub mod item;
pub mod library;
pub mod measures;
pub mod people;
pub mod problem;
pub mod review;
pub mod tray;
pub mod words;

#[cfg(test)]
mod sample;

pub use crate::brief::{language, who};
pub use flow::{Flow, paragraph};

use crate::text::link::Link;
use crate::text::{Shown, wrap};

/// A view's content: blocks from top to bottom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The blocks.
    pub blocks: Vec<Block>,
}

impl Sheet {
    /// The lines as text without roles, each ended by a line break.
    pub fn plain(&self) -> String {
        let lines = self.blocks.iter().flat_map(|block| &block.lines);
        lines.flat_map(|line| [line.plain(), "\n".to_owned()]).collect()
    }

    /// Nothing but a sentence: why there is nothing else.
    pub fn message(text: &Shown, width: usize) -> Self {
        Self { blocks: vec![Block::new(paragraph(text, width, 0, Role::Dim))] }
    }

    /// Adds a block.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }
}

impl FromIterator<Block> for Sheet {
    fn from_iter<I: IntoIterator<Item = Block>>(blocks: I) -> Self {
        Self { blocks: blocks.into_iter().collect() }
    }
}

/// Lines that belong together: an item, a row of a list, a heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// The lines.
    pub lines: Vec<Line>,
    /// What the block stands for; `None` for what cannot be selected, such as a heading.
    pub subject: Option<Subject>,
}

impl Block {
    /// Lines that cannot be selected.
    pub fn new(lines: Vec<Line>) -> Self {
        Self { lines, subject: None }
    }

    /// Lines that stand for something.
    pub fn of(subject: Subject, lines: Vec<Line>) -> Self {
        Self { lines, subject: Some(subject) }
    }

    /// One empty line.
    pub fn blank() -> Self {
        Self::new(vec![Line::default()])
    }
}

/// What a selectable block stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An item: its index in the brief's items.
    Item(usize),
    /// A declared actor: its index in the brief's actors.
    Actor(usize),
    /// A row of a page: its index in the whole list.
    Row(usize),
    /// What has changed of the brief.
    Changes,
    /// A paragraph of the article, from 1.
    Paragraph(usize),
    /// Text of the brief itself: its summary, whether it still stands.
    Brief,
    /// Its particulars: where it comes from, who made it.
    Particulars,
}

/// One line of the screen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// From left to right; together never wider than the sheet.
    pub spans: Vec<Span>,
}

/// The columns between a line and its right-aligned tail.
const GAP: usize = 2;

impl Line {
    /// A line in one hand.
    pub fn of(text: &str, role: Role) -> Self {
        Self::default().with(text, role)
    }

    /// The line with more text at its end.
    #[must_use]
    pub fn with(mut self, text: &str, role: Role) -> Self {
        self.push(text, role);
        self
    }

    /// Adds text at the end; empty text adds nothing.
    pub fn push(&mut self, text: &str, role: Role) {
        if !text.is_empty() {
            self.spans.push(Span::new(text, role));
        }
    }

    /// Adds a link at the end, which shows where it leads.
    pub fn push_link(&mut self, link: &Link, role: Role) {
        self.spans.push(Span { link: Some(link.clone()), ..Span::new(link.url(), role) });
    }

    /// The columns it takes: of its spans one by one, for so they are drawn.
    pub fn width(&self) -> usize {
        self.spans.iter().map(Span::width).sum()
    }

    /// The line in at least `width` columns, filled with spaces.
    #[must_use]
    pub fn padded(self, width: usize) -> Self {
        let missing = width.saturating_sub(self.width());
        self.with(&" ".repeat(missing), Role::Plain)
    }

    /// The line in at most `width` columns; what is cut off ends in `…`.
    #[must_use]
    pub fn cut(self, width: usize) -> Self {
        if self.width() <= width {
            return self;
        }
        let mut line = Self::default();
        let mut left = width;
        for span in self.spans {
            if span.width() < left {
                left -= span.width();
                line.spans.push(span);
            } else {
                // One sign more than fits, so that the cut is marked even where the span itself would just fit.
                let cut = Span::new(&wrap::truncate(&format!("{}…", span.text), left), span.role);
                line.spans.extend((!cut.text.is_empty()).then_some(Span { link: span.link, ..cut }));
                break;
            }
        }
        line
    }

    /// Whether a tail fits at its right end.
    pub fn has_room_for(&self, tail: &Self, width: usize) -> bool {
        self.width() + GAP + tail.width() <= width
    }

    /// The line in exactly `width` columns with a tail at its right end; the line gives way where both do not fit.
    #[must_use]
    pub fn push_right(self, tail: Self, width: usize) -> Self {
        let tail = tail.cut(width);
        self.cut(width.saturating_sub(tail.width() + GAP)).padded(width - tail.width()).followed_by(tail)
    }

    /// The line and another right after it.
    #[must_use]
    pub fn followed_by(mut self, other: Self) -> Self {
        self.spans.extend(other.spans);
        self
    }

    /// The line behind `columns` spaces.
    #[must_use]
    pub fn indented(mut self, columns: usize) -> Self {
        if columns > 0 {
            self.spans.insert(0, Span::new(&" ".repeat(columns), Role::Plain));
        }
        self
    }

    /// The text without roles, and without white space at its end.
    pub fn plain(&self) -> String {
        let text: String = self.spans.iter().map(|span| span.text.as_str()).collect();
        text.trim_end().to_owned()
    }
}

/// Text in one hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// The text, on one line.
    pub text: Shown,
    /// How it is meant.
    pub role: Role,
    /// Where it leads, for terminals that make links.
    pub link: Option<Link>,
}

impl Span {
    /// Text on one line: line breaks become spaces.
    pub fn new(text: &str, role: Role) -> Self {
        let text = Shown::new(text);
        let text =
            if text.as_str().contains('\n') { Shown::from(text.as_str().replace('\n', " ")) } else { text };
        Self { text, role, link: None }
    }

    /// The columns it takes.
    pub fn width(&self) -> usize {
        wrap::width(self.text.as_str())
    }
}

/// How a text is meant; the theme says what that looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// What is read.
    #[default]
    Plain,
    /// What is read first: a headline, a speaker's name.
    Strong,
    /// What is secondary: dates, themes, paragraph numbers.
    Dim,
    /// What is selected, matched or active.
    Accent,
    /// What needs care: a caveat, a correction, a dispute.
    Warning,
    /// What is wrong: an unreadable file, a flaw.
    Error,
    /// A heading between blocks.
    Heading,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_hands() -> Line {
        Line::of("abc", Role::Plain).with("def", Role::Dim)
    }

    #[test]
    fn a_cut_line_says_so_wherever_it_is_cut() {
        let cut: Vec<String> = (0..7).map(|width| two_hands().cut(width).plain()).collect();
        assert_eq!(cut, ["", "…", "a…", "ab…", "abc…", "abcd…", "abcdef"]);
    }

    #[test]
    fn a_tail_stands_at_the_right_end_and_the_line_gives_way() {
        let tail = || Line::of("9#", Role::Dim);
        assert_eq!(two_hands().push_right(tail(), 12).plain(), "abcdef    9#");
        assert_eq!(two_hands().push_right(tail(), 8).plain(), "abc…  9#");
        assert_eq!(two_hands().push_right(tail(), 1).plain(), "…");
        assert_eq!(two_hands().push_right(tail(), 3).width(), 3);
    }

    #[test]
    fn a_span_is_on_one_line() {
        assert_eq!(Span::new("a\nb", Role::Plain).text.as_str(), "a b");
    }

    #[test]
    fn a_plain_sheet_ends_each_line() {
        let sheet = Sheet::from_iter([Block::new(vec![two_hands().padded(9)]), Block::blank()]);
        assert_eq!(sheet.plain(), "abcdef\n\n");
    }
}
