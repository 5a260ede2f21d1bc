//! Running text in several hands, set into lines.
//!
//! Words of one sentence may differ in how they are meant: a name is strong, a caveat warns. A [`Flow`] gathers them
//! and breaks the sentence as a whole, so that a change of hand neither forces nor forbids a line break.

use super::{Line, Role, Span};
use crate::text::link::Link;
use crate::text::{Shown, wrap};

/// Running text in several hands.
#[derive(Debug, Clone, Default)]
pub struct Flow {
    text: String,
    /// In order; the last end is the text's.
    hands: Vec<Hand>,
}

/// Text that is meant in one way.
#[derive(Debug, Clone)]
struct Hand {
    /// Where it ends in the text.
    end: usize,
    role: Role,
    link: Option<Link>,
}

impl Flow {
    /// Text in one hand.
    pub fn of(text: &str, role: Role) -> Self {
        let mut flow = Self::default();
        flow.push(text, role);
        flow
    }

    /// Adds text; a line break in it begins a new line.
    pub fn push(&mut self, text: &str, role: Role) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.hands.push(Hand { end: self.text.len(), role, link: None });
        }
    }

    /// Adds a link, which shows where it leads.
    pub fn push_link(&mut self, link: &Link, role: Role) {
        self.push(link.url(), role);
        if let Some(hand) = self.hands.last_mut() {
            hand.link = Some(link.clone());
        }
    }

    /// Adds text, parted from what is there by a separator in the dim hand.
    pub fn join(&mut self, separator: &str, text: &str, role: Role) {
        if !self.is_empty() {
            self.push(separator, Role::Dim);
        }
        self.push(text, role);
    }

    /// Adds another flow in its own hands, parted from what is there by a separator in the dim hand.
    pub fn append(&mut self, separator: &str, other: Self) {
        if !self.is_empty() && !other.is_empty() {
            self.push(separator, Role::Dim);
        }
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.hands.extend(other.hands.into_iter().map(|hand| Hand { end: start + hand.end, ..hand }));
    }

    /// True where there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text on one line, in its hands.
    pub fn into_line(self) -> Line {
        let end = self.text.len();
        self.line(0..end)
    }

    /// The text in lines of at most `width` columns, each behind `indent` spaces, or fewer where the width is small.
    pub fn lines(&self, width: usize, indent: usize) -> Vec<Line> {
        let indent = indent.min(width / 2);
        let lines = self.set(width - indent).into_iter();
        lines.map(|line| line.indented(indent)).collect()
    }

    /// The text with a lead such as a date before its first line and its other lines aligned with that line's text;
    /// where the lead would take more than half of the width, it stands above instead.
    pub fn hang(&self, lead: Line, width: usize) -> Vec<Line> {
        let indent = lead.width();
        if indent > width / 2 {
            let mut lines = Self::from(lead).lines(width, 0);
            lines.extend(self.lines(width, 0));
            return lines;
        }
        let mut lines = self.set(width - indent).into_iter();
        let mut first = lead;
        first.spans.extend(lines.next().unwrap_or_default().spans);
        std::iter::once(first).chain(lines.map(|line| line.indented(indent))).collect()
    }

    fn set(&self, width: usize) -> Vec<Line> {
        if width == 0 {
            return Vec::new();
        }
        let lines = wrap::ranges(&self.text, width).into_iter();
        lines.map(|range| self.line(range).cut(width)).collect()
    }

    /// One line: the parts of each hand that lie in it.
    fn line(&self, range: std::ops::Range<usize>) -> Line {
        let mut line = Line::default();
        let mut start = range.start;
        for hand in &self.hands {
            let end = hand.end.min(range.end);
            if start < end {
                let text = self.text.get(start..end).unwrap_or_default();
                line.spans.push(Span { link: hand.link.clone(), ..Span::new(text, hand.role) });
                start = end;
            }
        }
        line
    }
}

impl From<Line> for Flow {
    fn from(line: Line) -> Self {
        let mut flow = Self::default();
        for span in line.spans {
            flow.push(span.text.as_str(), span.role);
            if let Some(hand) = flow.hands.last_mut().filter(|_| span.link.is_some()) {
                hand.link = span.link;
            }
        }
        flow
    }
}

/// Text in one hand, in lines of at most `width` columns behind `indent` spaces (fewer where the width is small).
pub fn paragraph(text: &Shown, width: usize, indent: usize, role: Role) -> Vec<Line> {
    Flow::of(text.as_str(), role).lines(width, indent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::plain).collect()
    }

    #[test]
    fn a_hand_goes_on_across_lines() {
        let mut flow = Flow::of("one ", Role::Plain);
        flow.push("two three", Role::Accent);
        let lines = flow.lines(8, 0);
        assert_eq!(plain(&lines), ["one two", "three"]);
        assert_eq!(lines[0].spans[1].role, Role::Accent);
        assert_eq!(lines[1].spans[0].role, Role::Accent);
    }

    #[test]
    fn text_hangs_behind_its_lead() {
        let flow = Flow::of("one two", Role::Plain);
        assert_eq!(plain(&flow.hang(Line::of("» ", Role::Dim), 6)), ["» one", "  two"]);
        assert_eq!(plain(&flow.hang(Line::of("» ", Role::Dim), 3)), ["»", "one", "two"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(a in any::<String>(), b in "[a-zé世\u{301}👩 ‍\u{fe0f}🇸]*", width in 0_usize..60, indent in 0_usize..20) {
            let (a, b) = (Shown::new(&a), Shown::new(&b));
            let mut flow = Flow::of(a.as_str(), Role::Plain);
            flow.push(b.as_str(), Role::Dim);
            let mut lines = flow.lines(width, indent);
            lines.extend(flow.hang(Line::of(b.as_str(), Role::Dim), width));
            prop_assert!(lines.iter().all(|line| line.width() <= width));
        }
    }
}
