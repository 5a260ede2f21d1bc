//! Where items stand, as locators say it.

use super::words;
use crate::brief::verbatim::Concordance;
use crate::brief::{Article, Locator};
use crate::draft::Galley;
use crate::text::Text;
use std::ops::Range;
use std::slice;

/// In what is longer nobody looks whether words stand there twice: they are taken to.
const SOUGHT: usize = 16 << 10;
/// So many words before others tell which of two places is meant.
const PREFIX: usize = 4;
/// The most characters by which words are lengthened until they stand in the article as `check` compares them.
const LENGTHENED: usize = 8;

/// The article that places are in.
pub(super) struct Places<'a, 't> {
    galley: &'a Galley<'t>,
    text: Concordance<'a>,
}

impl<'a, 't> Places<'a, 't> {
    pub(super) fn new(galley: &'a Galley<'t>, article: &'a Article) -> Self {
        Self { galley, text: Concordance::new(article) }
    }

    /// Where some bytes of the text stand.
    pub(super) fn locator(&self, bytes: &Range<usize>) -> Locator {
        let index = self.galley.paragraph_of(bytes.start);
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let exact = self.exact(bytes, number);
        let prefix = exact.as_ref().and_then(|_| self.prefix(bytes, index));
        Locator { paragraph: Some(number), exact, prefix }
    }

    /// The words, to the end of what `check` takes for one sign: it would not find the first two dots of three.
    fn exact(&self, bytes: &Range<usize>, paragraph: u32) -> Option<Text> {
        let rest = self.galley.slice(bytes.end..self.galley.text().len());
        let more = rest.chars().take_while(|c| !c.is_whitespace()).take(LENGTHENED);
        let mut ends = more.scan(bytes.end, |end, c| {
            *end += c.len_utf8();
            Some(*end)
        });
        let mut range = bytes.clone();
        loop {
            let words = words(self.galley, &range);
            if self.text.stands_in(slice::from_ref(&words), &[paragraph]) {
                return Some(words);
            }
            range.end = ends.next()?;
        }
    }

    /// A few words before, where the same stand earlier in the paragraph.
    fn prefix(&self, bytes: &Range<usize>, paragraph: usize) -> Option<Text> {
        let paragraph = self.galley.paragraphs().get(paragraph)?;
        let before = self.galley.slice(paragraph.bytes.start..bytes.start);
        let again = before.len() > SOUGHT || before.contains(self.galley.slice(bytes.clone()));
        let end = self.galley.token_at(bytes.start);
        let start = end.saturating_sub(PREFIX).max(paragraph.tokens.start);
        (again && start < end).then(|| words(self.galley, &self.galley.bytes(start..end)))
    }
}
