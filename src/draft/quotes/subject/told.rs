//! Whether a word that tells of words is a verb where it stands.

use crate::draft::quotes::mention::Mentioned;
use crate::draft::quotes::passage::Passage;
use crate::draft::quotes::words::{FINITE, Sense};

/// What makes a verb passive.
const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];
/// Verbs of saying that, before "to", tell what somebody does.
const BEGINS: &[&str] = &["began", "begins", "begun", "continued", "continues"];
/// What stands before a verb rather than a noun.
const BEFORE: Sense = Sense::AUXILIARY.or(Sense::RELATIVE).or(Sense::CONJUNCTION).or(Sense::TIME);

impl Passage<'_, '_> {
    /// Whether a word that tells of words is a verb here: no noun, no passive.
    pub(in crate::draft::quotes) fn is_told(&self, at: usize, low: usize) -> bool {
        let sense = self.sense(at);
        if at == low {
            return !sense.is(FINITE); // Asked whether …
        }
        if self.word(at + 1) == "to" && BEGINS.contains(&self.word(at)) {
            return false;
        }
        let mut before = at - 1;
        while before > low
            && self.sense(before).is(Sense::ADVERB)
            && !self.sense(before).is(Sense::CONJUNCTION)
        {
            before -= 1;
        }
        if self.word(before) == "'s"
            || self.sense(before).is(Sense::DETERMINER.or(Sense::POSSESSIVE)) && sense.is(Sense::NOUN_TOO)
        {
            return false;
        }
        let asked =
            matches!(self.word(before), "when" | "if" | "once" | "while") && self.word(at).ends_with("ed");
        if !sense.is(Sense::SAYING) && (asked || BE.contains(&self.word(before))) {
            return false;
        }
        if !sense.is(Sense::NOUN_TOO) {
            return true;
        }
        let subject = self.mention_ending_at(before, low).is_some_and(|mention| {
            mention.kind != Mentioned::Description
                || self.sense(before).is(Sense::PERSON)
                || self.sense(before).is(Sense::SPEECH) && matches!(self.word(at), "read" | "reads")
        });
        subject
            || self.sense(before).is(BEFORE)
            || self.word(before) == "to"
            || self.is_mark(before, &[",", ")", "—"])
    }
}
