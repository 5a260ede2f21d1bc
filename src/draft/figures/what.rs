//! What is counted, in the article's words.
//!
//! Without a parser the subject and the verb of a number are not known, but where they stand is: after things that are
//! counted stands what became of them ("12 people *were killed*"), before a measure what is measured ("*the river rose*
//! 4 metres"). Words are taken as they stand, never made up; where the clause has none, the figure before in the same
//! clause lends its own, and at last the sentence's first words must do.

use super::super::galley::{Galley, Kind, Token};
use super::super::when::When;
use super::lexicon;
use super::measures::Dimension;
use super::quantity::Quantity;
use std::ops::Range;

/// The longest words for what is counted, in tokens.
const LONGEST: usize = 9;

/// Words that end a clause on either side of a number.
const CLAUSES: &[&str] = &[
    "and",
    "but",
    "while",
    "because",
    "which",
    "who",
    "that",
    "when",
    "said",
    "says",
    "according",
    "although",
    "where",
];
/// Words that end what comes after a number, besides.
const ENDS_AFTER: &[&str] = &["after", "as", "since", "before", "until", "if", "so"];
/// Words that stand before what became of something and say nothing of it.
const EMPTY: &[&str] =
    &["also", "already", "now", "still", "who", "that", "which", "reportedly", "either", "all", "then"];
/// Words that only lead to what follows.
const LEADS: &[&str] = &[
    "a", "an", "and", "are", "around", "at", "between", "by", "for", "from", "had", "has", "have", "in",
    "is", "of", "on", "or", "over", "since", "than", "the", "to", "up", "was", "were", "with",
];
/// Prepositions: what they lead to says more of a thing, not what became of it.
const PREPOSITIONS: &[&str] = &[
    "across", "against", "along", "around", "at", "between", "by", "during", "for", "from", "in", "inside",
    "into", "near", "of", "on", "or", "outside", "over", "per", "than", "through", "to", "with", "within",
    "without",
];

/// The sentence around a number.
pub(super) struct Clause<'a, 't> {
    pub(super) galley: &'a Galley<'t>,
    pub(super) sentence: &'a Range<usize>,
    pub(super) whens: &'a [When],
    /// The token after the figure before, or the sentence's first.
    pub(super) free: usize,
    /// What the figure before counts.
    pub(super) last: Option<&'t str>,
}

impl<'t> Clause<'_, 't> {
    /// Whether words before a number say that it is an estimate.
    pub(super) fn is_estimate(&self, number: &Range<usize>) -> bool {
        let from = number.start.saturating_sub(LONGEST).max(self.free);
        let before = self.galley.tokens().get(from..number.start).unwrap_or_default();
        before.iter().any(|token| token.lower.starts_with("estimat"))
    }

    /// Whether a number is a part of a date's words: "over the past three days".
    pub(super) fn is_in_a_date(&self, number: &Range<usize>) -> bool {
        self.is_date(number.start)
    }

    /// What a number counts that stands at `number`, ends before `end` and tells of a change or not.
    pub(super) fn what(
        &self,
        number: &Range<usize>,
        end: usize,
        quantity: &Quantity<'t>,
        change: bool,
    ) -> &'t str {
        let (before, after) = (self.before(number.start), self.after(end));
        let counts = quantity.dimension() == Some(Dimension::Count) || quantity.of.is_some();
        let became = after.as_ref().is_some_and(|after| !self.is_prepositional(after));
        let order = if counts && became && !change { [after, before] } else { [before, after] };
        let found = order.into_iter().flatten().map(|words| self.galley.words(words)).next();
        let noun = quantity.unit.filter(|unit| unit.dimension == Dimension::Count).map(|unit| unit.name);
        let begins = || Some(self.galley.words(self.opened(number.start)?));
        let all =
            || self.galley.words(self.sentence.start..self.sentence.end.min(self.sentence.start + LONGEST));
        // The thing itself is counted already: it is said again only where the sentence says nothing else.
        found.or(self.last).or_else(begins).or(noun).unwrap_or_else(all)
    }

    /// The words of the clause after a number, without what comes before its verb's meaning: "were killed" is "killed".
    fn after(&self, from: usize) -> Option<Range<usize>> {
        let limit = self.sentence.end.min(from + 2 * LONGEST);
        let skipped = |at: &usize| {
            self.token(*at).is_some_and(|token| lexicon::is_auxiliary(&token.lower) || token.is_one_of(EMPTY))
        };
        let hedged = self.token(from).is_some_and(|or| or.is("or"))
            && self.token(from + 1).is_some_and(|so| so.is_one_of(&["so", "more", "fewer", "less"]));
        let from = if hedged { from + 2 } else { from };
        let start = from + (from..limit).take_while(skipped).count();
        let ends = |at: &usize| {
            !(self.ends_clause(*at) || self.token(*at).is_some_and(|token| token.is_one_of(ENDS_AFTER)))
        };
        let length = (start..limit).take(LONGEST).take_while(ends).count();
        self.trimmed(start..start + length)
    }

    /// The words of the clause before a number.
    fn before(&self, until: usize) -> Option<Range<usize>> {
        let from = until.saturating_sub(LONGEST).max(self.free);
        let inside = |at: &usize| {
            !self.ends_clause(*at) && self.token(*at).is_some_and(|token| token.kind == Kind::Word)
        };
        let length = (from..until).rev().take_while(inside).count();
        let start = until - length;
        let led = (start..until)
            .take_while(|at| self.token(*at).is_some_and(|token| token.is_one_of(PREPOSITIONS)));
        self.trimmed(start + led.count()..until)
    }

    /// The first words of a sentence, before the number.
    fn opened(&self, until: usize) -> Option<Range<usize>> {
        let words = |at: &usize| {
            !self.ends_clause(*at) && self.token(*at).is_some_and(|token| token.kind == Kind::Word)
        };
        let length = (self.sentence.start..until).take(LONGEST).take_while(words).count();
        self.trimmed(self.sentence.start..self.sentence.start + length)
    }

    /// Words without those at their end that only lead on; `None` where nothing is left.
    fn trimmed(&self, words: Range<usize>) -> Option<Range<usize>> {
        let leads = |at: &usize| self.token(*at).is_some_and(|token| token.is_one_of(LEADS));
        let end = words.end - words.clone().rev().take_while(leads).count();
        let says = (words.start..end).any(|at| self.token(at).is_some_and(|token| token.kind == Kind::Word));
        says.then_some(words.start..end)
    }

    fn is_prepositional(&self, words: &Range<usize>) -> bool {
        self.token(words.start).is_some_and(|first| first.is_one_of(PREPOSITIONS))
    }

    /// Whether a token is beyond the clause.
    fn ends_clause(&self, at: usize) -> bool {
        self.is_date(at)
            || self.token(at).is_none_or(|token| {
                token.kind == Kind::Mark && !matches!(token.word, "'" | "’" | "-" | "&" | "%" | "$")
                    || token.is_one_of(CLAUSES)
            })
    }

    fn is_date(&self, at: usize) -> bool {
        let index = self.whens.partition_point(|when| when.tokens.end <= at);
        self.whens.get(index).is_some_and(|when| when.tokens.contains(&at))
    }

    fn token(&self, at: usize) -> Option<&Token<'t>> {
        self.galley.tokens().get(at)
    }
}
