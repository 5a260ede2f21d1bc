//! When: the days and times that words of an article mean, counted from the day it was printed.
//!
//! A weekday is the latest one on or before the day of printing, and on that day it is that day: a paper of Monday
//! that writes "on Monday" means itself. Where the words look ahead ("will", "next", "by") it is the first one after
//! it. The same holds for a day or a month without its year. A date is as precise as the words: "in March" is a month,
//! "last week" seven days from Monday. Where the article does not say when it was printed, only dates with their year
//! are found.

mod calendar;
mod names;
mod words;

pub use names::{month_of, weekday_of};

use super::galley::{Galley, Token};
use crate::brief::Date;
use jiff::civil;
use std::ops::Range;

/// Words that mean a day or a time.
#[derive(Debug, Clone, PartialEq)]
pub struct When {
    /// The tokens of the galley, with the preposition that leads to them.
    pub tokens: Range<usize>,
    /// What they mean; `None` where the day of printing is not known, or the words are no date that exists.
    pub date: Option<Date>,
    /// How the words lead to it.
    pub reach: Reach,
    /// Whether the words look ahead.
    pub ahead: bool,
    /// Whether they say when somebody spoke: "said on Monday".
    pub spoken: bool,
}

/// Whether words mean a time at which something stood so, or one that it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// "on Monday", "as of April 3", "yesterday".
    At,
    /// "last week", "in 2024", "since Friday", "over the past three days".
    Over,
}

/// The month that a token names, from 1: with a capital letter, for `may` and `march` are words.
pub fn month(token: &Token<'_>) -> Option<i8> {
    if token.is_capital() { month_of(&token.lower) } else { None }
}

/// Whether a token is a day of the week.
pub fn is_a_day(token: &Token<'_>) -> bool {
    words::weekday(token).is_some()
}

/// The dates of a sentence, in order.
pub fn find(galley: &Galley<'_>, sentence: Range<usize>, published: Option<civil::Date>) -> Vec<When> {
    let tokens = galley.tokens().get(..sentence.end).unwrap_or_default();
    let mut found = Vec::new();
    let (mut at, mut ahead) = (sentence.start, false);
    while let Some(token) = tokens.get(at) {
        ahead |= words::looks_ahead(&token.lower);
        ahead &= !words::ends_clause(&token.lower);
        match words::read(tokens, sentence.start, at) {
            Some(mut phrase) => {
                words::begin(tokens, sentence.start, &mut phrase);
                let spoken = says(tokens, sentence.start, &phrase.tokens);
                let future = !spoken && (ahead || phrase.ahead);
                at = phrase.tokens.end.max(at + 1);
                let date = calendar::resolve(&phrase.meaning, published, future);
                let later =
                    date.as_ref().and_then(Date::first).zip(published).is_some_and(|(date, day)| date > day);
                let (reach, future) = (phrase.reach, future || later);
                found.push(When { tokens: phrase.tokens, date, reach, ahead: future, spoken });
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a date stands right after a word of speaking, or right before it.
fn says(tokens: &[Token<'_>], start: usize, date: &Range<usize>) -> bool {
    let cue = |at: usize| tokens.get(at).is_some_and(|token| words::speaks(&token.lower));
    (1..=3).any(|back| {
        date.start >= start + back && cue(date.start - back) && back_is_plain(tokens, date.start, back)
    }) || cue(date.end)
}

/// Whether no mark stands between a word and the date so many tokens after it.
fn back_is_plain(tokens: &[Token<'_>], date: usize, back: usize) -> bool {
    let between = tokens.get(date - back + 1..date).unwrap_or_default();
    between.iter().all(|token| token.kind != super::galley::Kind::Mark && !token.is("that"))
}

#[cfg(test)]
mod tests;
