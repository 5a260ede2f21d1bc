//! What belongs to a noun: "civil rights groups", "the party's top figures".

use crate::draft::cast::lexicon::Sense;
use crate::draft::cast::proof::Proof;
use std::ops::Range;

/// The words before a noun that belong to it.
pub(super) fn described(proof: &Proof<'_, '_>, noun: usize) -> Range<usize> {
    let floor = proof.sentence_tokens(noun).start.max(noun.saturating_sub(4));
    let stops = [Sense::Preposition, Sense::Speech, Sense::Clause, Sense::Person, Sense::They, Sense::Who];
    let belongs = |index: &usize| {
        !proof.is_quoted(*index)
            && proof.is_word(*index)
            && !proof.senses(*index).has_any(&stops)
            && !proof.has(*index + 1, Sense::Determiner)
    };
    let start = (floor..noun).rev().take_while(belongs).last().unwrap_or(noun);
    let determined = (start..=noun).rev().find(|index| proof.has(*index, Sense::Determiner));
    match determined {
        Some(start) => start..noun + 1,
        None => adjectives(proof, start, noun)..noun + 1,
    }
}

/// Where the adjectives before a noun without an article begin. A word that no list knows is one only behind what no
/// verb follows: "said angry residents", but "they met residents".
fn adjectives(proof: &Proof<'_, '_>, floor: usize, noun: usize) -> usize {
    let known = [Sense::Modifier, Sense::People, Sense::Role, Sense::Body];
    let verbal = |index: usize| {
        proof.token(index).is_none_or(|token| token.lower.ends_with("ed") || token.lower.ends_with("ing"))
    };
    let is_known = |index: usize| proof.senses(index).has_any(&known);
    let is_unknown = |index: usize| {
        proof.is_small(index)
            && !verbal(index)
            && !proof.senses(index).has_any(&[Sense::Common, Sense::Clause])
    };
    let belongs = |index: &usize| is_known(*index) || is_unknown(*index);
    let start = (floor..noun).rev().take_while(belongs).last().unwrap_or(noun);
    let before = start.checked_sub(1).filter(|before| *before >= proof.sentence_tokens(noun).start);
    let no_verb = before.is_none_or(|index| {
        !proof.is_word(index)
            || proof.senses(index).has_any(&[Sense::Preposition, Sense::Speech, Sense::Clause])
    });
    if no_verb { start } else { (start..noun).find(|index| is_known(*index)).unwrap_or(noun) }
}
