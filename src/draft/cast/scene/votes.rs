//! What pronouns tell of those beside whom they stand.

use super::Stage;
use super::cue::Player;
use crate::draft::cast::lexicon::Sense;

/// The sex of people as the pronouns beside them tell: where one person alone is named in a sentence, "he" and "she" in
/// it, or at the beginning of the next, are theirs. Men's and women's votes by member.
pub(super) fn votes(stage: &Stage<'_, '_, '_>) -> Vec<(u32, u32)> {
    let proof = stage.proof;
    let mut votes = vec![(0, 0); stage.players.len()];
    let mut mentions = stage.mentions.iter().zip(stage.members).peekable();
    let mut alone: Option<usize> = None;
    for sentence in proof.galley.sentences() {
        let before = alone.take();
        let mut several = false;
        for token in sentence.clone().filter(|token| !proof.is_quoted(*token)) {
            while let Some((_, member)) = mentions.next_if(|(one, _)| one.name.start <= token) {
                let person =
                    member.filter(|member| stage.players.get(*member).is_some_and(Player::may_be_person));
                several |= person.is_some() && alone.is_some_and(|one| person != Some(one));
                alone = alone.or(person);
            }
            let subject = proof.has(token, Sense::Person)
                && proof.token(token).is_some_and(|one| one.is_one_of(&["he", "she"]));
            let person = alone.filter(|_| !several).or(before.filter(|_| alone.is_none()));
            if subject && let Some(votes) = person.and_then(|person| votes.get_mut(person)) {
                if proof.has(token, Sense::Female) { votes.1 += 1 } else { votes.0 += 1 }
            }
        }
        if several {
            alone = None;
        } else if alone.is_none() {
            alone = before.filter(|_| sentence.clone().any(|token| proof.has(token, Sense::Person)));
        }
    }
    votes
}
