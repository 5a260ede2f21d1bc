//! What the clause of a number says: what is counted, when it stood so, how it is hedged beyond the words that `check`
//! knows.

use super::super::galley::{Galley, Kind};
use super::super::when::{Reach, When};
use super::lexicon;
use super::measures::Dimension;
use super::quantity::Quantity;
use crate::brief::{Bound, Date};
use std::ops::Range;

/// Hedges before a number that mean something else too often for a warning, but not at a number.
const HEDGES: &[(&[&str], Bound)] = &[
    (&["as", "few", "as"], Bound::AtLeast),
    (&["as", "little", "as"], Bound::AtLeast),
    (&["as", "high", "as"], Bound::AtMost),
    (&["as", "low", "as"], Bound::AtLeast),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["close", "to"], Bound::About),
    (&["greater", "than"], Bound::MoreThan),
    (&["higher", "than"], Bound::MoreThan),
    (&["lower", "than"], Bound::LessThan),
    (&["north", "of"], Bound::MoreThan),
    (&["barely"], Bound::About),
    (&["under"], Bound::LessThan),
    (&["below"], Bound::LessThan),
    (&["above"], Bound::MoreThan),
    (&["exceeding"], Bound::MoreThan),
    (&["~"], Bound::About),
];
/// Hedges after a number.
const HEDGES_AFTER: &[(&[&str], Bound)] = &[
    (&["or", "less"], Bound::AtMost),
    (&["or", "fewer"], Bound::AtMost),
    (&["at", "most"], Bound::AtMost),
    (&["at", "least"], Bound::AtLeast),
    (&["-", "plus"], Bound::AtLeast),
    (&["plus"], Bound::AtLeast),
    (&["+"], Bound::AtLeast),
];

/// The hedge that words before a number end with.
pub(super) fn hedge(before: &[&str]) -> Option<(usize, Bound)> {
    let (words, bound) = HEDGES.iter().find(|(words, _)| before.ends_with(words))?;
    Some((words.len(), *bound))
}

/// The hedge that words after a number begin with.
pub(super) fn hedge_after(after: &[&str]) -> Option<(usize, Bound)> {
    let (words, bound) = HEDGES_AFTER.iter().find(|(words, _)| after.starts_with(words))?;
    Some((words.len(), *bound))
}

/// The day a number stood so, and the time it covers, of the dates of its sentence: the nearest of each.
///
/// A date that only says when somebody spoke is the day the count stood so, where there is no other.
pub(super) fn dates(whens: &[When], number: &Range<usize>) -> (Option<Date>, Option<Date>) {
    let distance = |when: &&When| {
        let gap = if when.tokens.start >= number.end {
            when.tokens.start - number.end
        } else {
            number.start.saturating_sub(when.tokens.end)
        };
        gap + if when.spoken { FAR } else { 0 }
    };
    // Dates are in order: the nearest are about the number.
    let at = whens.partition_point(|when| when.tokens.start < number.start);
    let near = whens.get(at.saturating_sub(4)..(at + 4).min(whens.len())).unwrap_or_default();
    let date = |covers: bool| {
        let fit = near.iter().filter(|when| (when.reach == Reach::Over) == covers && !when.ahead);
        fit.min_by_key(distance).and_then(|when| when.date.clone())
    };
    (date(false), date(true))
}

/// A date that says when somebody spoke counts as so many tokens further off.
const FAR: usize = 1000;

/// The sentence around a number.
pub(super) struct Clause<'a, 't> {
    pub(super) galley: &'a Galley<'t>,
    pub(super) sentence: &'a Range<usize>,
    pub(super) whens: &'a [When],
}

/// The longest words for what is counted, in tokens.
const LONGEST: usize = 9;

impl<'t> Clause<'_, 't> {
    /// Whether words before a number say that it is an estimate.
    pub(super) fn is_estimate(&self, number: &Range<usize>) -> bool {
        let from = number.start.saturating_sub(LONGEST).max(self.sentence.start);
        let before = self.galley.tokens().get(from..number.start).unwrap_or_default();
        before.iter().any(|token| token.lower.starts_with("estimat"))
    }

    /// What is counted, in the article's words: what the clause says after the number, or before it.
    ///
    /// After things that are counted stands what became of them ("12 people *were killed*"), before a measure what is
    /// measured ("*the river rose* 4 metres").
    pub(super) fn what(
        &self,
        number: &Range<usize>,
        end: usize,
        quantity: &Quantity<'t>,
        change: bool,
    ) -> &'t str {
        let after = self.after(end);
        let before = self.before(number.start);
        let counts = matches!(quantity.dimension(), Some(Dimension::Count)) || quantity.of.is_some();
        let has_verb = after.as_ref().is_some_and(|after| self.says_what_became(after));
        let order = if change {
            [before, after]
        } else if counts && has_verb {
            [after, before]
        } else if quantity.dimension() == Some(Dimension::Count) {
            let first = after.filter(|after| self.qualifies(after));
            [first, before.or(Some(quantity.tokens.clone()))]
        } else {
            [before, after]
        };
        let found =
            order.into_iter().flatten().map(|words| self.galley.words(words)).find(|words| !words.is_empty());
        found.unwrap_or_else(|| match quantity.unit {
            Some(unit) if unit.dimension == Dimension::Count => unit.name,
            _ => self.galley.words(self.sentence.start..self.sentence.end.min(self.sentence.start + LONGEST)),
        })
    }

    /// The words of the clause after a number, without what comes before its verb's meaning: "were killed" is "killed".
    fn after(&self, from: usize) -> Option<Range<usize>> {
        let tokens = self.galley.tokens();
        let limit = self.sentence.end.min(from + 2 * LONGEST);
        let is_end = |at: usize| {
            let token = tokens.get(at);
            self.is_date(at)
                || token.is_none_or(|token| {
                    token.kind == Kind::Mark && !matches!(token.word, "'" | "’" | "-")
                        || token.is_one_of(&[
                            "and",
                            "but",
                            "while",
                            "because",
                            "which",
                            "who",
                            "that",
                            "when",
                            "after",
                            "according",
                            "as",
                            "since",
                            "said",
                            "says",
                            "where",
                            "although",
                        ])
                })
        };
        let skipped = |at: &usize| {
            tokens.get(*at).is_some_and(|token| {
                lexicon::is_auxiliary(&token.lower)
                    || token.is_one_of(&[
                        "also",
                        "already",
                        "now",
                        "not",
                        "still",
                        "who",
                        "that",
                        "which",
                        "reportedly",
                    ])
            })
        };
        let start = from + (from..limit).take_while(skipped).count();
        let length = (start..limit).take(LONGEST).take_while(|at| !is_end(*at)).count();
        let end = self.trim_end(start, start + length);
        (end > start).then_some(start..end)
    }

    /// The words of the clause before a number.
    fn before(&self, until: usize) -> Option<Range<usize>> {
        let tokens = self.galley.tokens();
        let from = until.saturating_sub(LONGEST).max(self.sentence.start);
        let stops = |at: usize| {
            self.is_date(at)
                || tokens.get(at).is_none_or(|token| {
                    token.kind == Kind::Mark && !matches!(token.word, "'" | "’" | "-" | "&")
                        || token.kind == Kind::Number
                        || token.is_one_of(&[
                            "and", "but", "while", "because", "which", "that", "when", "said", "says",
                        ])
                })
        };
        let length = (from..until).rev().take_while(|at| !stops(*at)).count();
        let end = self.trim_end(until - length, until);
        let start = (until - length..end).find(|at| {
            tokens.get(*at).is_some_and(|token| {
                !token.is_one_of(&["the", "a", "an", "of", "to", "by", "in", "at", "with", "for", "on"])
            })
        });
        start.filter(|start| *start < end).map(|start| start..end)
    }

    /// The end of words without prepositions, articles and conjunctions that only lead on.
    fn trim_end(&self, start: usize, end: usize) -> usize {
        let tokens = self.galley.tokens();
        let leads = |at: &usize| {
            tokens.get(*at).is_some_and(|token| {
                token.is_one_of(&[
                    "a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "over", "the",
                    "to", "up", "was", "were", "with", "are", "has", "have", "had", "than", "between",
                    "around", "since",
                ])
            })
        };
        end - (start..end).rev().take_while(leads).count()
    }

    /// Whether words after a noun begin with what became of it: a participle, or a verb in the past.
    fn says_what_became(&self, words: &Range<usize>) -> bool {
        let tokens = self.galley.tokens();
        let Some(first) = tokens.get(words.start) else { return false };
        let led = words
            .start
            .checked_sub(1)
            .and_then(|at| tokens.get(at))
            .is_some_and(|token| lexicon::is_auxiliary(&token.lower));
        let verb = first.lower.ends_with("ed")
            || first.lower.ends_with("ing")
            || first.is_one_of(&[
                "fled", "left", "died", "lost", "dead", "went", "took", "came", "fell", "hurt", "missing",
                "homeless", "without", "sank", "shut", "hit", "put", "won", "stood", "gave",
            ]);
        led || verb
    }

    /// Whether words after a noun only say more of it: `at the levee`, `without power`.
    fn qualifies(&self, words: &Range<usize>) -> bool {
        let first = self.galley.tokens().get(words.start);
        first.is_some_and(|first| {
            first.is_one_of(&[
                "in", "at", "on", "of", "from", "without", "with", "for", "near", "along", "to", "between",
                "against",
            ])
        }) && words.len() > 1
    }

    fn is_date(&self, at: usize) -> bool {
        let index = self.whens.partition_point(|when| when.tokens.end <= at);
        self.whens.get(index).is_some_and(|when| when.tokens.contains(&at))
    }
}
