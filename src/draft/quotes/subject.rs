//! Whose verb it is: from a verb back to its subject.
//!
//! Commas set off what stands between the two (X, a spokesman for Y, said; X, who met Y, said), prepositions put other
//! names under the subject (an aide to Y said), and a verb after "and" has the subject of the clause before it.

mod aside;
mod clause;
mod told;

use super::mention::{Mention, Mentioned};
use super::passage::Passage;
use super::words::{FINITE, Sense};

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
        let (mut at, mut unknown, mut complement) = (verb, 0, false);
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
                let inside = if complement { self.embedding(&mention, low) } else { None };
                return inside.or_else(|| self.head(mention, low, false));
            }
            complement |= unknown > 0 && matches!(self.word(before), "is" | "are" | "was" | "were");
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

    /// Whom the clause tells of that another one's subject stands in: X, of "X who left because it was late".
    fn embedding(&self, inner: &Mention, low: usize) -> Option<Mention> {
        let joint = inner.items.start.checked_sub(1).filter(|at| *at > low)?;
        if !self.sense(joint).is(Sense::SUBORDINATOR.or(Sense::THAT)) {
            return None;
        }
        let mut clause = (low + 1..joint).rev().take_while(|at| !self.is_any_mark(*at));
        let relative = clause.find(|at| self.word(*at) == "who")?;
        self.antecedent(relative, low)
    }

    /// Whom "who" stands for.
    pub(in crate::draft::quotes) fn antecedent(&self, relative: usize, low: usize) -> Option<Mention> {
        let comma = relative > low && self.is_mark(relative - 1, &[","]);
        let last = relative.checked_sub(1 + usize::from(comma))?;
        let mut found = self.mention_ending_at(last, low)?;
        while let Some(preposition) = self.governor(found.items.start, low)
            && matches!(self.word(preposition), "of" | "for" | "from" | "at" | "in" | "to" | "with")
            && let Some(above) = preposition.checked_sub(1).and_then(|last| self.mention_ending_at(last, low))
            && self.can_speak(&above)
        {
            let whole = above.kind == Mentioned::Description;
            let end = if whole { found.items.end } else { above.items.end };
            found = Mention { items: above.items.start..end, kind: above.kind };
        }
        Some(if comma { self.named(found, low) } else { found })
    }

    /// The mention that a mention belongs to: of "an aide to Y", the aide.
    pub(super) fn head(&self, mention: Mention, low: usize, set_off: bool) -> Option<Mention> {
        let mut head = mention;
        while let Some(preposition) = self.governor(head.items.start, low) {
            let Some(above) = preposition.checked_sub(1).and_then(|last| self.mention_ending_at(last, low))
            else {
                let mention = self.clause_subject(low, preposition);
                return mention.or_else(|| (head.kind == Mentioned::Pronoun).then_some(head));
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

    /// The preposition that puts a mention under something else, over an article: "for the", before a name.
    fn governor(&self, start: usize, low: usize) -> Option<usize> {
        let before = start.checked_sub(1).filter(|at| *at >= low)?;
        if self.governs(before) {
            return Some(before);
        }
        let article = before > low && matches!(self.word(before), "the" | "a" | "an");
        (article && self.name_at(start).is_some() && self.governs(before - 1)).then(|| before - 1)
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
            || !self.sense(cue).is(FINITE)
            || !matches!(self.word(start), "he" | "she" | "they" | "it" | "we")
        {
            return subject;
        }
        self.subject_before(cue, low).unwrap_or(subject)
    }

    /// Whose a statement is: of "X's statement" and of "X issued a statement", X.
    pub(super) fn author(&self, mention: Mention, low: usize) -> Mention {
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

    /// Whether the clause of "he" at an item is what a verb reports: "said after lunch that he".
    fn is_reported(&self, verb: usize, fresh: usize) -> bool {
        let mut between = verb + 1..fresh - 1;
        self.word(fresh - 1) == "that"
            && matches!(self.word(fresh), "he" | "she" | "they" | "it")
            && between.all(|at| !self.is_any_mark(at) && !self.is_cue(at))
    }

    /// The subject of a verb after "and": that of the verb of saying before it, or the clause's.
    pub(super) fn shared_subject(&self, low: usize, high: usize) -> Option<Mention> {
        let verb = (low + 1..high)
            .rev()
            .find(|at| self.sense(*at).is(Sense::SAYS) && self.is_cue(*at) && self.is_told(*at, low));
        let fresh = self.clause_start(low, high);
        match verb {
            Some(verb) if fresh <= verb + 3 || self.is_reported(verb, fresh) => self.subject_of(verb, low),
            _ => self.clause_subject(low, high),
        }
    }
}
