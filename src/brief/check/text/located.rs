//! The paragraphs of the text that figures point into, each read once.

use super::numerals::{Numeral, numeral};
use crate::brief::caveat::caveat;
use crate::brief::verbatim::Concordance;
use crate::brief::verbatim::token::{Token, tokens};
use crate::brief::{Figure, Item, Locator, Number};
use crate::text::Text;
use std::collections::HashMap;
use std::ops::Range;
use std::slice;

/// Where a number stands oftener in a paragraph than this, no place is the figure's.
const MOST: usize = 8;

/// The text, and those of its paragraphs that were asked for.
pub(super) struct Located<'t> {
    text: &'t Concordance<'t>,
    read: HashMap<u32, Paragraph<'t>>,
}

/// A paragraph, read for its numbers.
pub(super) struct Paragraph<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
    /// The tokens in small letters.
    pub(super) lower: Vec<String>,
    /// The words that say that something could not be confirmed.
    pub(super) caveat: Option<&'t str>,
    /// Where each number stands that the paragraph may mean.
    numbers: HashMap<Number, Vec<Numeral>>,
}

impl<'t> Located<'t> {
    pub(super) fn new(text: &'t Concordance<'t>) -> Self {
        Self { text, read: HashMap::new() }
    }

    /// The number of the paragraph that a locator points at.
    pub(super) fn number(&self, at: &Locator) -> Option<u32> {
        let exact = || self.text.find(slice::from_ref(at.exact.as_ref()?)).filter(|found| found.certain);
        at.paragraph.or_else(|| exact()?.paragraphs.first().copied())
    }

    /// A paragraph, by its number from 1.
    pub(super) fn paragraph(&mut self, number: u32) -> Option<&Paragraph<'t>> {
        if !self.read.contains_key(&number) {
            let index = usize::try_from(number).ok()?.checked_sub(1)?;
            let text: &'t Text = self.text.article().paragraphs.get(index)?;
            self.read.insert(number, Paragraph::new(text.raw()));
        }
        self.read.get(&number)
    }

    /// The places of a figure's number that a locator points at: within its `exact`, if the number stands there, else
    /// in its paragraph.
    pub(super) fn places(&mut self, figure: &Figure, at: &Locator) -> Option<(&Paragraph<'t>, Vec<Numeral>)> {
        let number = self.number(at)?;
        let exact = at.exact.as_ref().and_then(|exact| self.text.stretch(exact, number));
        let paragraph = self.paragraph(number)?;
        let all = paragraph.numbers.get(&figure.value?).filter(|all| all.len() <= MOST)?;
        let inside =
            |numeral: &&Numeral| exact.as_ref().is_some_and(|exact| paragraph.is_within(numeral, exact));
        let within: Vec<Numeral> = all.iter().filter(inside).copied().collect();
        Some((paragraph, if within.is_empty() { all.clone() } else { within }))
    }
}

impl<'t> Paragraph<'t> {
    fn new(text: &'t str) -> Self {
        let tokens = tokens(text);
        let lower: Vec<String> = tokens.iter().map(|token| token.word.to_lowercase()).collect();
        let mut numbers: HashMap<Number, Vec<Numeral>> = HashMap::new();
        let mut at = 0;
        while at < tokens.len() {
            let Some((numeral, values)) = numeral(text, &tokens, &lower, at) else {
                at += 1;
                continue;
            };
            for number in values.into_iter().filter_map(Number::new) {
                numbers.entry(number).or_default().push(numeral);
            }
            at = numeral.end;
        }
        let caveat = caveat(&lower);
        let mut paragraph = Self { text, tokens, lower, caveat: None, numbers };
        paragraph.caveat = caveat.map(|words| paragraph.written(words));
        paragraph
    }

    /// The words of tokens, as the text has them.
    pub(super) fn written(&self, tokens: Range<usize>) -> &'t str {
        let tokens = self.tokens.get(tokens).unwrap_or_default();
        let ends = tokens.first().zip(tokens.last());
        ends.and_then(|(first, last)| self.text.get(first.bytes.start..last.bytes.end)).unwrap_or_default()
    }

    fn is_within(&self, numeral: &Numeral, bytes: &Range<usize>) -> bool {
        let first = self.tokens.get(numeral.start).map(|token| token.bytes.start);
        first.is_some_and(|start| bytes.contains(&start))
    }
}

/// The figures of a brief that say where they stand.
pub(super) fn figures(items: &[Item]) -> impl Iterator<Item = (&Item, &Figure)> {
    items.iter().filter(|item| !item.at.is_empty()).filter_map(|item| Some((item, item.figure()?)))
}
