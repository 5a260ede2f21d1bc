//! Who said it, from what comes before a run: X said “…”; X called it “…”; X’s claim that “…”.

use super::super::mention::Mention;
use super::super::rules::Rule;
use super::super::words::{CUE, FINITE, Sense};
use super::{Attribution, Setting, WORDS, according_to};

impl Setting<'_, '_, '_> {
    /// X said “…”; X called it “…”
    pub(super) fn before(&self) -> Option<Attribution> {
        let passage = self.passage;
        let low = self.low();
        let main = passage.after_adjuncts(low, self.item);
        self.without_verb()
            .or_else(|| self.as_put())
            .or_else(|| self.before_with(main, FINITE.or(Sense::SAYING)))
            .or_else(|| self.unknown_verb(main))
            .or_else(|| self.before_with(low, FINITE.or(Sense::SAYING)))
            .or_else(|| self.before_with(low, CUE))
    }

    /// Some call it “…”, others “…”: the verb is that of the run before.
    fn without_verb(&self) -> Option<Attribution> {
        const SHARED: &[Rule] = &[Rule::Called, Rule::Inside, Rule::SaidBefore, Rule::Subject];
        let passage = self.passage;
        let prior = self.prior.filter(|prior| SHARED.contains(&prior.rule))?;
        let last = self.item.checked_sub(1)?;
        let last = last - usize::from(passage.is_mark(last, &[","]));
        let speaker = passage.mention_ending_at(last, self.low())?;
        let apart = passage.is_mark(speaker.items.start.checked_sub(1)?, &[";", ","]);
        let speaks = passage.can_speak(&speaker) && speaker.items.start > prior.cue;
        Attribution::to(Some(speaker).filter(|_| apart && speaks), Rule::Called, self.item)
    }

    /// As X put it when they met, “…”
    fn as_put(&self) -> Option<Attribution> {
        let (passage, low) = (self.passage, self.low());
        let first = (low..self.item).find(|at| !passage.sense(*at).is(Sense::CONJUNCTION))?;
        let led_up_to = passage.word(first) == "as" && passage.is_mark(self.item - 1, &[","]);
        let speaker = passage.mention_starting_at(first + 1, self.item).filter(|_| led_up_to)?;
        let verb = (speaker.items.end..speaker.items.end + 3).find(|at| passage.is_cue(*at))?;
        let finite = passage.sense(verb).is(FINITE);
        Attribution::to(Some(speaker).filter(|_| finite), Rule::SaidBefore, verb)
    }

    /// Hailed as “…” by X
    pub(super) fn by_whom(&self) -> Option<Attribution> {
        let passage = self.passage;
        let by = Some(self.item + 1).filter(|by| *by < self.sentence.end && passage.word(*by) == "by")?;
        let low = self.low().max(self.item.saturating_sub(4));
        let participle = |at: &usize| passage.is_cue(*at) && passage.sense(*at).is(Sense::CALLS);
        let verb = (low..self.item).rev().find(participle)?;
        let speaker = passage.mention_starting_at(by + 1, self.sentence.end)?;
        Attribution::to(Some(speaker).filter(|speaker| passage.can_speak(speaker)), Rule::Called, verb)
    }

    /// For X, the plan is “…”
    fn for_whom(&self) -> Option<Mention> {
        let (passage, low) = (self.passage, self.low());
        let high = self.item.min(low + 16);
        let speaker = passage.mention_starting_at(low + 1, high).filter(|_| passage.word(low) == "for")?;
        let comma = (speaker.items.end..high).find(|at| passage.is_mark(*at, &[","]))?;
        let is = (comma + 1..self.item).any(|at| matches!(passage.word(at), "is" | "was" | "are" | "were"));
        Some(speaker).filter(|speaker| is && passage.can_speak(speaker))
    }

    /// X shot back, “…”: a verb that no table has, and a comma.
    fn unknown_verb(&self, main: usize) -> Option<Attribution> {
        let passage = self.passage;
        let comma = self.item.checked_sub(1).filter(|at| *at > main && passage.is_mark(*at, &[","]))?;
        let speaker = passage.main_subject(main, comma).filter(|speaker| passage.can_speak(speaker));
        let speaker = speaker.filter(|speaker| {
            speaker.items.start <= main + 3 && speaker.items.end < comma && comma <= main + 12
        });
        Attribution::to(speaker, Rule::Subject, comma)
    }

    /// By the nearest verb of some senses between an item and the run.
    pub(super) fn before_with(&self, from: usize, cues: Sense) -> Option<Attribution> {
        (from..self.item).rev().find_map(|verb| self.by(verb, cues))
    }

    /// By the verb at an item, if it is one of some senses.
    fn by(&self, verb: usize, cues: Sense) -> Option<Attribution> {
        let (passage, low) = (self.passage, self.low());
        if let Some(speaker) = according_to(passage, verb, self.item) {
            return Attribution::to(Some(speaker), Rule::AccordingTo, verb);
        }
        let sense = passage.sense(verb);
        if !passage.is_cue(verb) {
            return None;
        }
        if sense.is(FINITE)
            && passage.word(verb + 1) == "by"
            && let Some(speaker) = passage.mention_starting_at(verb + 2, self.item)
        {
            return Attribution::to(Some(speaker), Rule::Called, verb);
        }
        if !sense.is(cues) || !passage.is_told(verb, low) || self.goes_on(verb) {
            return None;
        }
        Attribution::to(self.subject_of(verb, low), self.rule(verb), verb)
    }

    /// Whether a participle tells what somebody is doing rather than what they say: "has been talking with".
    fn goes_on(&self, verb: usize) -> bool {
        let passage = self.passage;
        let being = verb > 0 && passage.sense(verb - 1).is(Sense::AUXILIARY);
        being && passage.sense(verb).is(Sense::SAYING) && self.item - verb > 3
    }

    /// The rule by which a verb before the run attributes it.
    fn rule(&self, verb: usize) -> Rule {
        let sense = self.passage.sense(verb);
        let distance = self.item - verb;
        if sense.is(Sense::SAYING) {
            Rule::Saying
        } else if sense.is(Sense::SAYS) && distance <= 3 {
            Rule::SaidBefore
        } else if sense.is(Sense::CALLS) && distance <= 6 {
            Rule::Called
        } else {
            Rule::Inside
        }
    }

    /// Whose a verb before the run is.
    fn subject_of(&self, verb: usize, low: usize) -> Option<Mention> {
        let passage = self.passage;
        let prior = self.prior.filter(|prior| prior.cue < verb).map(|prior| prior.speaker.clone());
        if !passage.sense(verb).is(Sense::SAYING) {
            let shared = verb > low && passage.sense(verb - 1).is(Sense::CONJUNCTION);
            return prior.filter(|_| shared).or_else(|| passage.subject_of(verb, low));
        }
        let adverb = |at: &usize| passage.sense(*at).is(Sense::ADVERB);
        let at = verb - (low..verb).rev().take_while(adverb).count();
        if at == low || passage.is_mark(at - 1, &[",", "—", "–", "-"]) {
            return prior.or_else(|| passage.shared_subject(low, at));
        }
        match passage.word(at - 1) {
            "as" if at > low + 1 => passage.mention_ending_at(at - 2, low),
            "as" => None,
            _ if passage.sense(at - 1).is(Sense::PREPOSITION.or(Sense::SUBORDINATOR)) => {
                passage.clause_subject(low, at - 1)
            }
            _ => self.with_whom(at, low).or_else(|| passage.subject_before(verb, low)),
        }
    }

    /// X, of "with X saying".
    fn with_whom(&self, at: usize, low: usize) -> Option<Mention> {
        let mention = self.passage.mention_ending_at(at - 1, low)?;
        let with = mention.items.start > low && self.passage.word(mention.items.start - 1) == "with";
        with.then_some(mention)
    }

    /// X’s claim that “…”; or the subject of the sentence.
    pub(super) fn of_sentence(&self) -> Option<Attribution> {
        let (passage, low) = (self.passage, self.low());
        for at in (low..self.item).rev() {
            if let Some(owner) = passage.owner_of(at) {
                return Attribution::to(Some(owner), Rule::Speech, at);
            }
        }
        if self.words() < WORDS || passage.is_adjunct(low, self.item) {
            return None;
        }
        if let Some(speaker) = self.for_whom() {
            return Attribution::to(Some(speaker), Rule::Subject, self.item);
        }
        let speaker = passage.clause_subject(low, self.item).filter(|speaker| passage.can_speak(speaker));
        Attribution::to(speaker, Rule::Subject, self.item)
    }
}
