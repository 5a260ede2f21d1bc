//! How many, of what, according to whom.
//!
//! A sentence at a time: its numbers are read (`numeral`), given their units (`quantity`), joined to ranges
//! (`joined`), and those that count nothing are left out (`excluded`). What is left gets its hedge, what the clause
//! says of it, its date, who says so, and what the text says against it.

mod clause;
mod counted;
mod excluded;
mod joined;
mod lexicon;
mod measures;
mod money;
mod nouns;
mod numeral;
mod quantity;
mod sayings;
mod what;

use super::galley::{Galley, Token};
use super::quotes::Quotation;
use crate::brief::{Certainty, Confidence, Figure, Number};
use crate::text::Text;
use counted::Sentence;
use jiff::civil;
use quantity::Quantity;
use sayings::Sayings;
use std::ops::Range;

/// A figure of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// Its number with hedge and unit: bytes of the text.
    pub bytes: Range<usize>,
    /// The number alone: bytes of the text.
    pub number: Range<usize>,
    /// What it says.
    pub figure: Figure,
    /// What its number amounts to, be it in words: half is 0.5, "from 3 to 7" a stretch whichever of the two stands.
    pub worth: Worth,
    /// The number of `figure.also` alone: bytes of the text.
    pub also: Option<Range<usize>>,
    /// Who says so, as mentioned: bytes of the text; `None` where it is the outlet's own reporting.
    pub source: Option<Range<usize>>,
    /// How sure the text is.
    pub certainty: Certainty,
    /// What the text says against it.
    pub caveat: Option<Text>,
    /// The name of the rule in docs/drafting.md.
    pub rule: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

/// What the number of a figure amounts to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Worth {
    /// One number.
    One(Number),
    /// From, to, in the order of the text.
    Stretch(Number, Number),
    /// None that the words say: "dozens".
    Unsaid,
}

/// One number of a figure, for programs.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// Where it stands: bytes of the text.
    pub place: Range<usize>,
    /// What it amounts to.
    pub worth: Worth,
    /// Its unit with its rate: "dollars per gallon".
    pub unit: Option<String>,
}

impl Count {
    /// Each of its numbers: two where the text says the same amount in another unit.
    pub fn amounts(&self) -> impl Iterator<Item = Amount> {
        let per = self.figure.per.as_ref();
        let unit = |unit: Option<&Text>| match (unit, per) {
            (Some(unit), Some(per)) => Some(format!("{} per {}", unit.raw(), per.raw())),
            (unit, _) => unit.map(|unit| unit.raw().to_owned()),
        };
        let own =
            Amount { place: self.number.clone(), worth: self.worth, unit: unit(self.figure.unit.as_ref()) };
        let also = self.figure.also.as_ref().zip(self.also.clone()).map(|((value, name), place)| Amount {
            place,
            worth: Worth::One(*value),
            unit: unit(name.as_ref()),
        });
        [Some(own), also].into_iter().flatten()
    }
}

/// Finds every figure, in the order of the text.
///
/// `quotations` are all of the text, indirect ones too: what stands in one is said by its speaker. `published` is what
/// "on Monday" is counted from.
pub fn find(galley: &Galley<'_>, quotations: &[Quotation], published: Option<civil::Date>) -> Vec<Count> {
    let mut sayings = Sayings::of(quotations);
    let mut counts = Vec::new();
    let headings = headings(galley);
    for (index, sentence) in galley.sentences().iter().enumerate() {
        if headings.binary_search(&index).is_ok() {
            continue;
        }
        let quantities = quantities(galley, sentence);
        if !quantities.is_empty() {
            let sentence = Sentence::new(galley, sentence.clone(), published);
            sentence.count(quantities, &mut sayings, &mut counts);
        }
    }
    sayings::mark_caveats(galley, &mut counts);
    counts
}

/// The sentences that are sub-headings: a short paragraph in quote marks without a stop, before another paragraph.
fn headings(galley: &Galley<'_>) -> Vec<usize> {
    const LONGEST: usize = 12;
    let marks = ["‘", "“", "'", "\"", "''", "«", "„"];
    let ends = ["’", "”", "'", "\"", "''", "»", "“"];
    let is_heading = |tokens: &[Token<'_>]| {
        let (first, last) = (tokens.first(), tokens.last());
        let stopped =
            tokens.iter().rev().nth(1).is_none_or(|token| token.is_one_of(&[".", "!", "?", ",", "…"]));
        tokens.len() <= LONGEST
            && first.is_some_and(|mark| mark.is_one_of(&marks))
            && last.is_some_and(|mark| mark.is_one_of(&ends))
            && !stopped
    };
    let paragraphs = galley.paragraphs();
    let before_another = paragraphs.iter().take(paragraphs.len().saturating_sub(1));
    let found = before_another
        .filter(|one| galley.tokens().get(one.tokens.clone()).is_some_and(is_heading))
        .flat_map(|one| one.sentences.clone());
    found.collect()
}

/// The numbers of a sentence with their units.
fn quantities<'t>(galley: &Galley<'t>, sentence: &Range<usize>) -> Vec<Quantity<'t>> {
    let mut found: Vec<Quantity<'t>> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let free = found.last().map_or(sentence.start, |last| last.end);
        match numeral::read(galley, at, sentence.end).filter(|numeral| numeral.tokens.start >= free) {
            Some(numeral) => {
                let quantity = Quantity::new(galley, numeral, sentence.end);
                at = quantity.end.max(at + 1);
                found.push(quantity);
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests;
