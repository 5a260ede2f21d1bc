//! Mentions by themselves: which of their words are the head, and what to call those who are not named.

use super::Whom;
use super::lexicon::{Sense, senses};
use super::proof::on_one_line;
use crate::draft::galley::{Galley, Kind};
use std::ops::Range;

/// The most words of a description.
const LONGEST: usize = 14;
/// So far behind a description it is told why there is no name.
const REASON: usize = 40;

/// The tokens of a mention without marks around them.
pub(super) fn words(galley: &Galley<'_>, mention: &Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (galley.token_at(mention.start), galley.token_at(mention.end));
    // A mention that ends within a token has that token.
    if galley.tokens().get(end).is_some_and(|token| token.start < mention.end) {
        end += 1;
    }
    let is_mark = |index: usize| galley.tokens().get(index).is_some_and(|token| token.kind == Kind::Mark);
    while start < end && is_mark(start) {
        start += 1;
    }
    while start < end && (is_mark(end - 1) || is(galley, end - 1, "'s")) {
        end -= 1;
    }
    start..end.max(start)
}

fn is(galley: &Galley<'_>, index: usize, lower: &str) -> bool {
    galley.tokens().get(index).is_some_and(|token| token.is(lower))
}

fn has(galley: &Galley<'_>, index: usize, sense: Sense) -> bool {
    galley
        .tokens()
        .get(index)
        .is_some_and(|token| token.kind == Kind::Word && senses(&token.lower).has(sense))
}

/// The name that is the head of some words: the first that no preposition stands before, and behind which the words end
/// or are set off.
pub(super) fn head<'n>(
    galley: &Galley<'_>,
    words: &Range<usize>,
    names: impl Iterator<Item = (usize, &'n Range<usize>)>,
) -> Option<(usize, Range<usize>)> {
    let mut from = words.start;
    for (index, name) in names {
        let before = from.min(name.start)..name.start;
        if before.clone().any(|token| has(galley, token, Sense::Preposition) && !is_of_office(galley, token))
        {
            return None;
        }
        let behind = name.end;
        let owner = is(galley, behind, "'s");
        let noun = behind < words.end
            && galley.tokens().get(behind).is_some_and(|token| token.kind == Kind::Word)
            && !has(galley, behind, Sense::Clause)
            && !has(galley, behind, Sense::Who)
            && !has(galley, behind, Sense::Preposition);
        if behind >= words.end || !owner && !noun {
            return Some((index, name.clone()));
        }
        from = name.end;
    }
    None
}

/// "of" in "Secretary of State Ekk".
fn is_of_office(galley: &Galley<'_>, token: usize) -> bool {
    is(galley, token, "of") && has(galley, token + 1, Sense::Branch)
}

/// Whether words are one pronoun.
pub(super) fn is_pronoun(galley: &Galley<'_>, words: &Range<usize>) -> bool {
    let pronouns = [Sense::Person, Sense::They, Sense::It, Sense::Who, Sense::First];
    words.len() == 1 && pronouns.iter().any(|sense| has(galley, words.start, *sense))
}

/// Whether what was found for some words is meant by a mention that begins with them: all of it, or what is narrowed
/// further only by a clause.
pub(super) fn is_said_by(galley: &Galley<'_>, mention: &Range<usize>, found: &Range<usize>) -> bool {
    let narrowed = is(galley, found.end, "of") || is(galley, found.end, "for") || is(galley, found.end, "'s");
    found.start == mention.start
        && (found.end >= mention.end
            || found.len() > 1
                && !narrowed
                && (has(galley, found.end, Sense::Who)
                    || has(galley, found.end, Sense::Clause)
                    || galley.tokens().get(found.end).is_some_and(|token| token.kind == Kind::Mark)))
}

/// Somebody whom the article does not name, in its words and why.
pub(super) fn whom(galley: &Galley<'_>, words: Range<usize>) -> Whom {
    let end = trimmed(galley, &words);
    let who = on_one_line(galley.words(words.start..end));
    Whom::Unnamed { who, because: because(galley, end) }
}

/// The end of a description without the clauses behind it.
fn trimmed(galley: &Galley<'_>, words: &Range<usize>) -> usize {
    let ends = |index: &usize| {
        let token = galley.tokens().get(*index);
        let mark = token
            .is_some_and(|token| token.is_one_of(&[",", ";", ":", "(", "—", "–", "--", ".", "“", "”", "\""]));
        let clause = has(galley, *index, Sense::Who)
            || token.is_some_and(|token| {
                token.is_one_of(&[
                    "which", "that", "whose", "where", "when", "while", "speaking", "said", "says",
                ])
            });
        mark || clause
    };
    let limit = words.end.min(words.start + LONGEST);
    let end = (words.start + 1..limit).find(ends).unwrap_or(limit);
    end.max((words.start + 1).min(words.end))
}

/// "who asked not to be named for fear of reprisals", "on condition of anonymity because …": the reason.
fn because(galley: &Galley<'_>, from: usize) -> Option<String> {
    let sentence = galley.sentences().get(galley.sentence_of(from))?;
    let limit = sentence.end.min(from + REASON);
    let secret = (from..limit).find(|index| is_secret(galley, *index))?;
    let ends = |index: &usize| {
        galley
            .tokens()
            .get(*index)
            .is_some_and(|token| token.is_one_of(&[",", ".", ";", "—", "–", "“", "”", "\""]))
    };
    let reason = (secret..limit).take_while(|index| !ends(index)).find(|index| {
        is(galley, *index, "because")
            || is(galley, *index, "for")
            || is(galley, *index, "due")
            || is(galley, *index, "out")
    });
    let begin = match reason {
        Some(reason) if is(galley, reason, "because") && !is(galley, reason + 1, "of") => reason + 1,
        Some(reason) => reason,
        None => return Some(on_one_line(galley.words(asked(galley, from, secret)..secret + 1))),
    };
    let end = (begin..limit).find(ends).unwrap_or(limit);
    Some(on_one_line(galley.words(begin..end)))
}

fn is_secret(galley: &Galley<'_>, index: usize) -> bool {
    let named = ["named", "identified", "quoted", "anonymous"];
    let token = galley.tokens().get(index);
    is(galley, index, "anonymity")
        || token.is_some_and(|token| token.is_one_of(&named))
            && (index.saturating_sub(5)..index).any(|before| {
                is(galley, before, "not") || is(galley, before, "remain") || is(galley, before, "declined")
            })
}

/// Where "asked not to be named" begins.
fn asked(galley: &Galley<'_>, from: usize, secret: usize) -> usize {
    let asks =
        ["asked", "spoke", "declined", "requested", "insisted", "speaking", "wished", "wanted", "refused"];
    let begins = |index: &usize| galley.tokens().get(*index).is_some_and(|token| token.is_one_of(&asks));
    (from..secret).rev().find(begins).unwrap_or(secret)
}
