//! Clauses: where the one begins that a verb is of, and its first mention.

use super::FURTHEST;
use crate::draft::quotes::mention::Mention;
use crate::draft::quotes::passage::Passage;
use crate::draft::quotes::words::{CUE, Sense};

impl Passage<'_, '_> {
    /// The subject of the clause that ends before `high`: its first mention that no preposition governs.
    pub(in crate::draft::quotes) fn clause_subject(&self, low: usize, high: usize) -> Option<Mention> {
        let low = low.max(high.saturating_sub(FURTHEST));
        self.main_subject(self.clause_start(low, high), high)
    }

    /// The first subject of some items.
    pub(in crate::draft::quotes) fn main_subject(&self, low: usize, high: usize) -> Option<Mention> {
        let mut at = self.after_adjuncts(low, high);
        while at < high {
            let Some(mention) = self.mention_starting_at(at, high) else {
                at += 1;
                continue;
            };
            let end = mention.items.end.max(at + 1);
            let governed = at > low && self.governs(at - 1);
            let place = self.sense(at).is(Sense::STATE)
                && at > low
                && self.is_mark(at - 1, &[","])
                && mention.items.len() == 1;
            if !governed && !place && !self.sense(at).is(Sense::RELATIVE) {
                return Some(self.named_by(mention));
            }
            at = end;
        }
        None
    }

    /// Where the last clause with a subject of its own begins.
    pub(in crate::draft::quotes) fn clause_start(&self, low: usize, high: usize) -> usize {
        self.starting(low, high, true)
    }

    /// Where the last main clause with a subject of its own begins.
    pub(in crate::draft::quotes) fn coordinate_start(&self, low: usize, high: usize) -> usize {
        self.starting(low, high, false)
    }

    fn starting(&self, low: usize, high: usize, subordinate: bool) -> usize {
        let begins = |at: &usize| {
            let word = self.word(*at);
            let after = at + 1;
            if self.run(after).is_some() || after >= high {
                return false;
            }
            let subject = self.sense(after).is(Sense::PRONOUN) && !self.sense(after).is(Sense::RELATIVE);
            let named = self.name_at(after).is_some() || self.sense(after).is(Sense::DETERMINER);
            let comma = *at > low && self.is_mark(at - 1, &[","]);
            match word {
                ";" => subject || named,
                "but" => subject || named && comma,
                "while" | "because" | "although" | "though" if subordinate => subject || named && comma,
                "and" | "or" => subject || named && comma && self.has_verb_after(after, high),
                "that" | "when" | "as" | "after" | "before" | "since" | "if" | "where" if subordinate => {
                    subject
                }
                _ => false,
            }
        };
        (low..high).rev().find(begins).map_or(low, |at| at + 1)
    }

    /// Whether a verb that can be told follows before the next comma.
    fn has_verb_after(&self, from: usize, high: usize) -> bool {
        const VERBAL: Sense = Sense::AUXILIARY.or(Sense::VERB).or(CUE);
        (from..high)
            .take_while(|at| !self.is_mark(*at, &[","]))
            .any(|at| self.sense(at).is(VERBAL) && self.name_at(at).is_none())
            || self.is_cue(high)
    }

    /// Where the main clause begins after "In Ohio on Tuesday, ", "Asked why, ".
    pub(in crate::draft::quotes) fn after_adjuncts(&self, low: usize, high: usize) -> usize {
        const ADJUNCT: Sense =
            Sense::PREPOSITION.or(Sense::SUBORDINATOR).or(Sense::ADVERB).or(Sense::SAYING).or(Sense::TIME);
        let mut start = low;
        for _ in 0..4 {
            while start < high && (self.sense(start).is(Sense::CONJUNCTION) || self.is_any_mark(start)) {
                start += 1;
            }
            let word = self.word(start);
            let participle = self.name_at(start).is_none()
                && word.len() > 4
                && (word.ends_with("ing") || word.ends_with("ed"));
            if !(participle || self.sense(start).is(ADJUNCT) && self.name_at(start).is_none()) {
                break;
            }
            let Some(comma) = (start..high).find(|at| self.is_mark(*at, &[","])) else { break };
            start = comma + 1;
        }
        if start < high { start } else { low }
    }

    /// Whether some items are an adjunct alone: "Unless he goes, "
    pub(in crate::draft::quotes) fn is_adjunct(&self, low: usize, high: usize) -> bool {
        high > low + 1
            && self.is_mark(high - 1, &[","])
            && self.sense(low).is(Sense::SUBORDINATOR.or(Sense::PREPOSITION))
            && (low + 1..high - 1).all(|at| !self.is_mark(at, &[","]) && !self.is_cue(at))
    }
}
