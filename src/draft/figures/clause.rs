//! When a number stood so, and how it is hedged beyond the words that `check` knows.

use super::super::when::{Reach, When};
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
/// What stands after `barrier` is another number's.
pub(super) fn dates(whens: &[When], number: &Range<usize>, barrier: usize) -> (Option<Date>, Option<Date>) {
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
        let fit = near.iter().filter(|when| {
            (when.reach == Reach::Over) == covers && !when.ahead && when.tokens.start < barrier
        });
        fit.min_by_key(distance).and_then(|when| when.date.clone())
    };
    (date(false), date(true))
}

/// A date that says when somebody spoke counts as so many tokens further off.
const FAR: usize = 1000;
