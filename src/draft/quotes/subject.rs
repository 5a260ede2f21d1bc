//! Whose verb it is: from a verb back to its subject.
//!
//! Commas set off what stands between the two (X, a spokesman for Y, said; X, who met Y, said), prepositions put other
//! names under the subject (an aide to Y said), and a verb after "and" has the subject of the clause before it.

use super::mention::{Mention, Mentioned};
use super::passage::Passage;
use super::words::{CUE, Sense};
use crate::draft::galley::Kind;

/// How far back a subject is looked for, in items: a bound on the time.
const FURTHEST: usize = 70;
/// What stands between a subject and its verb.
const BETWEEN: Sense = Sense::AUXILIARY.or(Sense::ADVERB).or(Sense::TIME);
/// Marks that set something off.
const SETTING_OFF: &[&str] = &[",", "—", "–", "-", "--", ")"];

impl Passage<'_, '_> {
    /// The subject of the verb at an item, beginning at `low` at the earliest.
    pub(super) fn subject_before(&self, verb: usize, low: usize) -> Option<Mention> {
        let low = low.max(verb.saturating_sub(FURTHEST));
        let (mut at, mut unknown) = (verb, 0);
        while at > low {
            let before = at - 1;
            let sense = self.sense(before);
            if self.is_mark(before, SETTING_OFF) {
                return self.subject_over(before, low);
            }
            let both = matches!(self.word(before), "both" | "all" | "each") && before > low;
            if both && self.mention_ending_at(before - 1, low).is_some() {
                at = before;
                continue;
            }
            if let Some(mention) = self.mention_ending_at(before, low) {
                if sense.is(Sense::RELATIVE) {
                    return self.antecedent(before, low);
                }
                return self.head(mention, low, false);
            }
            if self.word(before) == "that" {
                let noun = before.checked_sub(1).and_then(|last| self.mention_ending_at(last, low));
                return noun.or_else(|| self.clause_subject(low, before));
            }
            if sense.is(Sense::RELATIVE) {
                return self.antecedent(before, low);
            }
            if sense.is(Sense::CONJUNCTION) {
                return self.shared_subject(low, before);
            }
            if self.word(before) == "to" {
                return self.clause_subject(low, before);
            }
            let preposition = sense.is(Sense::PREPOSITION) && unknown + usize::from(at < verb) > 0;
            if !(sense.is(BETWEEN) || preposition || self.is_mark(before, &["’", "'"])) {
                unknown += 1;
            }
            if self.run(before).is_some() || unknown > 3 {
                break;
            }
            at = before;
        }
        self.clause_subject(low, verb)
    }

    /// Whom "who" stands for.
    fn antecedent(&self, relative: usize, low: usize) -> Option<Mention> {
        let comma = relative > low && self.is_mark(relative - 1, &[","]);
        let last = relative.checked_sub(1 + usize::from(comma))?;
        self.mention_ending_at(last, low).and_then(|mention| self.head(mention, low, comma))
    }

    /// The mention that a mention belongs to: of "an aide to Y", the aide.
    fn head(&self, mention: Mention, low: usize, set_off: bool) -> Option<Mention> {
        let mut head = mention;
        while head.items.start > low && self.governs(head.items.start - 1) {
            let preposition = head.items.start - 1;
            let Some(above) = preposition.checked_sub(1).and_then(|last| self.mention_ending_at(last, low))
            else {
                let mention = self.clause_subject(low, preposition);
                return mention.or_else(|| self.is_pronoun(&head).then_some(head));
            };
            let whole = above.kind == Mentioned::Description || self.is_quantity(&above);
            let end = if whole { head.items.end } else { above.items.end };
            let complement = matches!(self.word(preposition), "of" | "for" | "at" | "with" | "from" | "to");
            let end = if complement { end } else { above.items.end };
            head = Mention { items: above.items.start..end, kind: above.kind };
        }
        let head = if set_off { self.named(head, low) } else { head };
        Some(self.author(head, low))
    }

    /// Whether an item puts what follows it under something else.
    fn governs(&self, at: usize) -> bool {
        self.sense(at).is(Sense::PREPOSITION) && !self.sense(at).is(Sense::SUBORDINATOR)
    }

    fn is_pronoun(&self, mention: &Mention) -> bool {
        mention.kind == Mentioned::Pronoun
    }

    /// The name that a description is set off from: X, of "X, a farmer from Y".
    fn named(&self, mention: Mention, low: usize) -> Mention {
        let set_off = mention.items.start > low + 1 && self.is_mark(mention.items.start - 1, &[","]);
        if mention.kind != Mentioned::Description || !set_off {
            return mention;
        }
        let name = self
            .mention_ending_at(mention.items.start - 2, low)
            .filter(|above| above.kind == Mentioned::Name);
        let governed = |name: &Mention| name.items.start > low && self.governs(name.items.start - 1);
        name.filter(|name| !governed(name)).unwrap_or(mention)
    }

    /// The subject of a verb, on either side of it: "X said", and ", said X," within a sentence.
    pub(super) fn subject_of(&self, verb: usize, low: usize) -> Option<Mention> {
        let free = verb > low && (self.is_mark(verb - 1, &[",", "—", "–"]) || self.run(verb - 1).is_some());
        let inverted = self.mention_starting_at(verb + 1, self.len()).filter(|mention| {
            free && self.sense(verb).is(Sense::SAYS)
                && (self.is_mark(mention.items.end, &[",", "—", "–", "(", "."])
                    || matches!(self.word(mention.items.end), "of" | "at" | "in"))
        });
        inverted.or_else(|| self.subject_before(verb, low)).map(|subject| self.outermost(subject, verb, low))
    }

    /// X, of "X said he feels": whoever says what a pronoun does is whom it stands for.
    fn outermost(&self, subject: Mention, verb: usize, low: usize) -> Mention {
        let start = subject.items.start;
        if subject.kind != Mentioned::Pronoun
            || !self.sense(verb).is(Sense::CALLS.or(Sense::SAY).or(Sense::SAYS))
            || start <= low + 1
        {
            return subject;
        }
        let cue = start - 1 - usize::from(self.word(start - 1) == "that");
        if cue <= low
            || !self.is_cue(cue)
            || !self.sense(cue).is(super::words::FINITE)
            || !matches!(self.word(start), "he" | "she" | "they" | "it" | "we")
        {
            return subject;
        }
        self.subject_before(cue, low).unwrap_or(subject)
    }

    /// Whose a statement is: of "X's statement" and of "X issued a statement", X.
    fn author(&self, mention: Mention, low: usize) -> Mention {
        let last = mention.items.end - 1;
        let spoken = mention.kind == Mentioned::Description
            && mention.items.clone().any(|at| self.sense(at).is(Sense::SPEECH));
        if !spoken || self.sense(last).is(Sense::PERSON) {
            return mention;
        }
        let start = mention.items.start;
        if let Some(owner) =
            self.name_at(start).filter(|name| name.start == start && self.word(name.end) == "'s")
        {
            return Mention { items: owner, kind: Mentioned::Name };
        }
        if let Some(owner) = mention
            .items
            .clone()
            .find_map(|at| self.owner_of(at))
            .filter(|owner| owner.kind == Mentioned::Name)
        {
            return owner;
        }
        if self.sense(start).is(Sense::POSSESSIVE) {
            return Mention { items: start..start + 1, kind: Mentioned::Pronoun };
        }
        self.main_subject(low, start).unwrap_or(mention)
    }

    /// The subject of a verb after "and": that of the verb of saying before it, or the clause's.
    pub(super) fn shared_subject(&self, low: usize, high: usize) -> Option<Mention> {
        let verb = (low + 1..high)
            .rev()
            .find(|at| self.sense(*at).is(Sense::SAYS) && self.is_cue(*at) && self.is_told(*at, low));
        let fresh = self.clause_start(low, high);
        match verb {
            Some(verb) if fresh <= verb + 3 => self.subject_of(verb, low),
            _ => self.clause_subject(low, high),
        }
    }

    /// Whether a word that tells of words is a verb here: no noun, no passive.
    pub(super) fn is_told(&self, at: usize, low: usize) -> bool {
        const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];
        let sense = self.sense(at);
        if at == low {
            return !sense.is(super::words::FINITE); // Asked whether …
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
            mention.kind != Mentioned::Description || self.sense(before).is(Sense::PERSON)
        });
        const BEFORE: Sense = Sense::AUXILIARY.or(Sense::RELATIVE).or(Sense::CONJUNCTION).or(Sense::TIME);
        subject
            || self.sense(before).is(BEFORE)
            || self.word(before) == "to"
            || self.is_mark(before, &[",", ")", "—"])
    }

    /// The subject before what a comma ends.
    fn subject_over(&self, comma: usize, low: usize) -> Option<Mention> {
        let relative = (low + 2..comma).rev().find(|at| {
            matches!(self.word(*at), "who" | "whose" | "which" | "whom") && self.is_mark(at - 1, &[","])
        });
        if let Some(relative) = relative
            && self.clause_start(low, comma) <= relative
            && let Some(antecedent) = self.mention_ending_at(relative - 2, low)
        {
            return self.head(antecedent, low, true);
        }
        let (mut end, mut found) = (comma, None);
        for _ in 0..6 {
            let Some(begin) = self.set_off_before(end, low) else { break };
            let first = begin + 1;
            let whole = self.mention_starting_at(first, end).filter(|mention| mention.items.end == end);
            let above = begin.checked_sub(1).and_then(|last| self.mention_ending_at(last, low));
            let opens = self.opens_aside(first);
            let (Some(above), true) = (&above, opens || whole.is_some()) else {
                if !opens && let Some(whole) = whole {
                    return Some(whole);
                }
                end = begin;
                continue;
            };
            let governed = above.items.start > low && self.governs(above.items.start - 1);
            let place = self.sense(first).is(Sense::STATE) && end - first <= 2;
            let described = whole.as_ref().is_some_and(|whole| whole.kind == Mentioned::Description);
            if !opens && !place && governed {
                found = found.or(whole);
                end = begin;
                continue;
            }
            if !opens && !place && !(described && above.kind == Mentioned::Name) {
                return whole;
            }
            if let Some(head) =
                self.head(above.clone(), low, true).filter(|head| !self.opens_aside_whole(head, low))
            {
                return Some(head);
            }
            end = begin;
        }
        found.or_else(|| self.clause_subject(low, comma))
    }

    /// Whether a mention is itself within something set off, so that its subject stands before that.
    fn opens_aside_whole(&self, head: &Mention, low: usize) -> bool {
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

    /// The subject of the clause that ends before `high`: its first mention that no preposition governs.
    pub(super) fn clause_subject(&self, low: usize, high: usize) -> Option<Mention> {
        let low = low.max(high.saturating_sub(FURTHEST));
        self.main_subject(self.clause_start(low, high), high)
    }

    /// The first subject of some items.
    pub(super) fn main_subject(&self, low: usize, high: usize) -> Option<Mention> {
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
                return Some(mention);
            }
            at = end;
        }
        None
    }

    /// Where the last clause with a subject of its own begins.
    fn clause_start(&self, low: usize, high: usize) -> usize {
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
                "but" | "while" | "because" | "although" | "though" => subject || named && comma,
                "and" | "or" => subject || named && comma && self.has_verb_after(after, high),
                "that" | "when" | "as" | "after" | "before" | "since" | "if" | "where" => subject,
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
    pub(super) fn after_adjuncts(&self, low: usize, high: usize) -> usize {
        const ADJUNCT: Sense =
            Sense::PREPOSITION.or(Sense::SUBORDINATOR).or(Sense::ADVERB).or(Sense::SAYING).or(Sense::TIME);
        let mut start = low;
        for _ in 0..4 {
            while start < high
                && (self.sense(start).is(Sense::CONJUNCTION)
                    || self.token(start).is_some_and(|token| token.kind == Kind::Mark))
            {
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
    pub(super) fn is_adjunct(&self, low: usize, high: usize) -> bool {
        high > low + 1
            && self.is_mark(high - 1, &[","])
            && self.sense(low).is(Sense::SUBORDINATOR.or(Sense::PREPOSITION))
            && (low + 1..high - 1).all(|at| !self.is_mark(at, &[","]) && !self.is_cue(at))
    }
}
