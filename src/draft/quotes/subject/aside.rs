//! Over what commas, dashes and brackets set off, back to the subject before it.

use crate::draft::galley::Kind;
use crate::draft::quotes::mention::{Mention, Mentioned};
use crate::draft::quotes::passage::Passage;
use crate::draft::quotes::words::Sense;

/// How many things set off one after another are stepped over.
const DEEPEST: usize = 6;

/// What comes of stepping over something set off.
enum Over {
    /// The subject.
    Found(Mention),
    /// It stands further left, or is this one.
    Perhaps(Option<Mention>),
}

impl Passage<'_, '_> {
    /// The subject before what a comma ends.
    pub(in crate::draft::quotes) fn subject_over(&self, comma: usize, low: usize) -> Option<Mention> {
        let relative = (low + 2..comma).rev().find(|at| {
            let second = self.word(at - 1) == "and";
            matches!(self.word(*at), "who" | "whose" | "which" | "whom")
                && self.is_mark(at - 1 - usize::from(second), &[","])
        });
        if let Some(relative) = relative
            && self.coordinate_start(low, comma) <= relative
            && let Some(antecedent) = self.set_off_antecedent(relative, low)
        {
            return Some(antecedent);
        }
        let (mut end, mut found) = (comma, None);
        for _ in 0..DEEPEST {
            let Some(begin) = self.set_off_before(end, low) else { break };
            match self.over_aside(begin, end, low) {
                Over::Found(subject) => return Some(subject),
                Over::Perhaps(subject) => found = found.or(subject),
            }
            end = begin;
        }
        found.or_else(|| self.clause_subject(low, comma))
    }

    /// Whom ", who" or ", and who" stands for.
    fn set_off_antecedent(&self, relative: usize, low: usize) -> Option<Mention> {
        let second = self.word(relative - 1) == "and";
        let first = (low + 1..relative).rev().find(|at| second && matches!(self.word(*at), "who" | "whose"));
        if let Some(first) = first {
            return self.antecedent(first, low);
        }
        let last = relative.checked_sub(2 + usize::from(second))?;
        self.mention_ending_at(last, low).and_then(|antecedent| self.head(antecedent, low, true))
    }

    /// Over what stands between two marks.
    fn over_aside(&self, begin: usize, end: usize, low: usize) -> Over {
        let first = begin + 1;
        let whole = self.mention_starting_at(first, end).filter(|mention| mention.items.end == end);
        let above = begin.checked_sub(1).and_then(|last| self.mention_ending_at(last, low));
        let place = self.sense(first).is(Sense::STATE) && end - first <= 2;
        let opens = self.opens_aside(first);
        let Some(above) = above else {
            return whole.filter(|_| !opens).map_or(Over::Perhaps(None), Over::Found);
        };
        if !opens && !place {
            let Some(whole) = whole else { return Over::Perhaps(None) };
            let governed = above.items.start > low && self.governs(above.items.start - 1);
            let described = whole.kind == Mentioned::Description && above.kind == Mentioned::Name;
            if governed {
                return Over::Perhaps(Some(whole));
            }
            if !described {
                return Over::Found(whole);
            }
        }
        let head = self.head(above, low, true).filter(|head| !self.is_in_aside(head, low));
        head.map_or(Over::Perhaps(None), Over::Found)
    }

    /// Whether a mention is itself within something set off, so that its subject stands before that.
    fn is_in_aside(&self, head: &Mention, low: usize) -> bool {
        let start = head.items.start;
        start > low + 1
            && head.kind == Mentioned::Description
            && self.is_mark(start - 1, &[","])
            && self
                .mention_ending_at(start - 2, low)
                .is_some_and(|above| above.kind != Mentioned::Description)
    }

    /// The mark before `end` that sets something off.
    fn set_off_before(&self, end: usize, low: usize) -> Option<usize> {
        let closing = self.word(end);
        let marks: &[&str] = match closing {
            ")" => &["("],
            "," => &[","],
            _ => &["—", "–", "-", "--"],
        };
        (low..end).rev().find(|at| self.is_mark(*at, marks))
    }

    /// Whether words that follow a comma tell of what stands before it.
    fn opens_aside(&self, first: usize) -> bool {
        const OPENS: Sense = Sense::DETERMINER
            .or(Sense::POSSESSIVE)
            .or(Sense::RELATIVE)
            .or(Sense::PREPOSITION)
            .or(Sense::ADVERB)
            .or(Sense::PERSON)
            .or(Sense::STATE)
            .or(Sense::SUBORDINATOR)
            .or(Sense::CONJUNCTION)
            .or(Sense::SAYING);
        let Some(token) = self.token(first) else { return false };
        let party = token.word.split_once('-').is_some_and(|(party, _)| matches!(party, "D" | "R" | "I"));
        let office = token.kind == Kind::Word && !token.is_capital();
        token.kind == Kind::Number || party || office || self.sense(first).is(OPENS)
    }
}
