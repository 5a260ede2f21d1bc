//! What an article says that somebody is: "Ines Kaldor, spokeswoman for Hydra Lumen,", "tribal leader Omar Sahl", "the
//! governor, Dara Vellmar".
//!
//! Every scan is bounded, so that the time is linear in the text.

use super::lexicon::Sense;
use super::mention::Mention;
use super::proof::Proof;
use crate::draft::galley::Kind;
use std::ops::Range;

/// The longest description, in tokens.
const LONGEST: usize = 24;
/// The longest that stands before a name.
const BEFORE: usize = 7;

/// A description of the one that is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// Its tokens, without the article it begins with.
    pub(super) words: Range<usize>,
    /// The noun that says what it is.
    pub(super) head: usize,
    /// The name of the rule.
    pub(super) rule: &'static str,
}

/// All that is said right around one mention.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Roles {
    /// Set off by commas, behind the name or before it.
    pub(super) apposition: Option<Role>,
    /// Right before the name.
    pub(super) before: Option<Role>,
    /// The token behind the name and what is set off behind it.
    pub(super) end: usize,
    /// The number of years: ", 43,".
    pub(super) age: Option<usize>,
}

/// What is said around a mention.
pub(super) fn around(proof: &Proof<'_, '_>, mention: &Mention) -> Roles {
    let (age, from) = age(proof, mention.name.end);
    let behind = behind(proof, from);
    let end = behind.as_ref().map_or(from, |(_, end)| *end);
    let before = premodifier(proof, mention);
    let start = before.as_ref().map_or(mention.title.start.min(mention.name.start), |role| role.words.start);
    let apposition = behind.map(|(role, _)| role).or_else(|| set_off_before(proof, start, mention.name.end));
    Roles { apposition, before, end, age }
}

/// ", 43": the token of the number, and the token behind it.
fn age(proof: &Proof<'_, '_>, at: usize) -> (Option<usize>, usize) {
    let is_number =
        proof.token(at + 1).is_some_and(|token| token.kind == Kind::Number && token.word.len() <= 3);
    let ends = proof.token(at + 2).is_none_or(|token| token.kind == Kind::Mark && !token.is("-"));
    if proof.is(at, ",") && is_number && ends { (Some(at + 1), at + 2) } else { (None, at) }
}

/// The description behind a comma, and the token behind it.
fn behind(proof: &Proof<'_, '_>, comma: usize) -> Option<(Role, usize)> {
    let opens = proof.is(comma, ",") || proof.is(comma, "(") || proof.is(comma, "—") || proof.is(comma, "–");
    if !opens {
        return None;
    }
    let mut start = comma + 1;
    while proof
        .token(start)
        .is_some_and(|token| token.is_one_of(&["then", "now", "once", "also", "himself", "herself"]))
    {
        start += 1;
    }
    let end = end_of(proof, start);
    let closed = proof.token(end).is_none_or(|token| {
        token.is_one_of(&[",", ".", ";", ")", "—", "–", ":", "?", "!"]) || proof.has(end, Sense::Who)
    });
    let role = described(proof, start..end, "apposition").filter(|_| closed)?;
    Some((role, end))
}

/// Where a description ends: before the next mark or "who".
fn end_of(proof: &Proof<'_, '_>, start: usize) -> usize {
    let sentence = proof.sentence_tokens(start).end.min(start + LONGEST);
    let ends = |index: &usize| {
        let mark = proof.token(*index).is_some_and(|token| {
            token.kind == Kind::Mark && !token.is_one_of(&["-", "‐", "/", "&", "'", "’", "."])
                || token.is(".")
        });
        mark || proof.has(*index, Sense::Who) || proof.is(*index, "which") || proof.is(*index, "that")
    };
    (start..sentence).find(ends).unwrap_or(sentence)
}

/// A description whose head is a noun for people or bodies; the head is the last word before a preposition.
fn described(proof: &Proof<'_, '_>, words: Range<usize>, rule: &'static str) -> Option<Role> {
    let start = words.start + usize::from(is_article(proof, words.start) || proof.is(words.start, "its"));
    let goes_on = |index: &usize| {
        proof.has(*index, Sense::Preposition)
            || proof.has(*index, Sense::Clause)
            || proof
                .token(*index)
                .is_some_and(|token| token.is_one_of(&["to", "based", "whose", "called", "named"]))
    };
    let before = (start..words.end).find(goes_on).unwrap_or(words.end);
    let head = before.checked_sub(1).filter(|head| *head >= start)?;
    // "a former mayor himself": what is no noun may close it.
    let head =
        if proof.is(head, "emeritus") || proof.is(head, "designate") { head.checked_sub(1)? } else { head };
    let is_known = proof.senses(head).has_any(&[Sense::Role, Sense::Title, Sense::Body, Sense::PlaceNoun]);
    let verb = (start..head).any(|index| proof.has(index, Sense::Speech));
    let is_name = proof.is_capital(head) && !proof.has(head, Sense::Title) && !proof.has(head, Sense::Role);
    (is_known && !verb && !is_name && proof.is_word(head)).then_some(Role {
        words: start..words.end,
        head,
        rule,
    })
}

fn is_article(proof: &Proof<'_, '_>, index: usize) -> bool {
    proof.token(index).is_some_and(|token| token.is_one_of(&["a", "an", "the"]))
}

/// "Prime Minister X", "tribal leader X", "former Hydra Lumen spokeswoman X": the titles and the small words before
/// them that go with an office.
fn premodifier(proof: &Proof<'_, '_>, mention: &Mention) -> Option<Role> {
    let has_title = !mention.title.is_empty();
    let end = mention.name.start;
    let mut start = if has_title { mention.title.start } else { end };
    let titled = mention.title.clone().any(|index| proof.has(index, Sense::Title));
    if !has_title || titled || start != end {
        start = extended(proof, start, has_title);
    }
    let mut words = start..end;
    while !words.is_empty() && is_only_polite(proof, words.end - 1) {
        words.end -= 1;
    }
    while !words.is_empty() && is_only_polite(proof, words.start) {
        words.start += 1;
    }
    let is_head = |index: &usize| proof.senses(*index).has_any(&[Sense::Role, Sense::Title]);
    let head = words.clone().rev().find(is_head)?;
    Some(Role { words, head, rule: "title" })
}

/// `Mr.`, `Dr.`: no office.
fn is_only_polite(proof: &Proof<'_, '_>, index: usize) -> bool {
    let senses = proof.senses(index);
    senses.has(Sense::Honorific) && !senses.has_any(&[Sense::Title, Sense::Role])
}

/// How far to the left of a name what it is called goes on.
fn extended(proof: &Proof<'_, '_>, name: usize, titled: bool) -> usize {
    let floor = proof.sentence_tokens(name).start.max(name.saturating_sub(BEFORE));
    let last = name.wrapping_sub(1);
    if name <= floor
        || !(titled || proof.is_small(last) && proof.senses(last).has_any(&[Sense::Role, Sense::Title]))
    {
        return name;
    }
    let mut start = name;
    let mut strangers = 0;
    while start > floor {
        let index = start - 1;
        let senses = proof.senses(index);
        let goes_with =
            senses.has_any(&[Sense::Modifier, Sense::Role, Sense::Title, Sense::People, Sense::Body])
                && !senses.has_any(&[Sense::Preposition, Sense::Speech]);
        let owner = proof.is(index, "'s");
        let name = proof.is_capital(index) && !senses.has_any(&[Sense::Common, Sense::Calendar]);
        let stranger = is_stranger(proof, index);
        if !(goes_with || owner || name || stranger && strangers == 0) {
            break;
        }
        strangers += usize::from(stranger && !goes_with);
        start = index;
    }
    let determined = start > 0 && proof.has(start - 1, Sense::Determiner);
    // Without an article before it, an unknown word may be a verb: "fired campaign manager X".
    if strangers > 0 && !determined && is_stranger(proof, start) {
        start += 1;
    }
    if proof.is(start, "'s") { start + 1 } else { start }
}

/// A word in small letters that no list knows, and that is no form of a verb.
fn is_stranger(proof: &Proof<'_, '_>, index: usize) -> bool {
    let verbal = |word: &str| word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly");
    let known = [
        Sense::Common,
        Sense::Speech,
        Sense::Preposition,
        Sense::Determiner,
        Sense::Clause,
        Sense::Person,
        Sense::They,
        Sense::It,
        Sense::Who,
        Sense::First,
    ];
    proof.is_small(index)
        && !proof.senses(index).has_any(&known)
        && !proof.is(index, "'s")
        && proof.token(index).is_some_and(|token| !verbal(&token.lower))
}

/// "The governor, Dara Vellmar, said", "Iran's defence minister, General Sahl": a description and a comma before a name.
fn set_off_before(proof: &Proof<'_, '_>, name: usize, name_end: usize) -> Option<Role> {
    let comma = name.checked_sub(1).filter(|index| proof.is(*index, ","))?;
    // "…, the mayor, Tom Ekk and others" is a list.
    let closes = proof.token(name_end).is_none_or(|token| {
        token.kind == Kind::Mark || proof.has(name_end, Sense::Speech) || proof.is(name_end, "'s")
    });
    let floor = proof.sentence_tokens(comma).start.max(comma.saturating_sub(LONGEST / 2));
    let begins = |index: &usize| {
        let mark = proof.token(*index).is_some_and(|token| token.kind == Kind::Mark && !token.is("-"));
        mark || proof.has(*index, Sense::Speech)
    };
    let from = (floor..comma).rev().find(begins).map_or(floor, |index| index + 1);
    let determined =
        (from..comma).find(|index| proof.has(*index, Sense::Determiner) || proof.is(*index + 1, "'s"))?;
    let role = described(proof, determined..comma, "apposition")?;
    let is_persons = proof.senses(role.head).has_any(&[Sense::Role, Sense::Title]);
    (closes && is_persons).then_some(role)
}

/// Whether a role is that of one who speaks for somebody: its head, or "press secretary".
pub(super) fn speaks_for_somebody(proof: &Proof<'_, '_>, role: &Role) -> bool {
    const SPEAKERS: &[&str] = &["spokesman", "spokeswoman", "spokesperson"];
    let press =
        proof.is(role.head, "secretary") && proof.before(role.head).is_some_and(|word| word.is("press"));
    press || proof.token(role.head).is_some_and(|token| token.is_one_of(SPEAKERS))
}
