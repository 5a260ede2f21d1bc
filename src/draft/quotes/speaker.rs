//! Who said it, from the sentence that a run stands in.

use super::mention::Mention;
use super::passage::Passage;
use super::rules::Rule;
use super::words::{CUE, FINITE, Sense};
use crate::draft::galley::Kind;
use std::ops::Range;

/// To whom a run is attributed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribution {
    pub(super) speaker: Mention,
    pub(super) rule: Rule,
    /// The item that says so.
    pub(super) cue: usize,
}

/// How far a cue is looked for, in items: a bound on the time.
const FURTHEST: usize = 60;

/// A run in its sentence.
pub(super) struct Setting<'p, 'g, 't> {
    pub(super) passage: &'p Passage<'g, 't>,
    /// The items of the sentence.
    pub(super) sentence: Range<usize>,
    /// The item of the run.
    pub(super) item: usize,
    /// To whom the run before it in the sentence is attributed.
    pub(super) prior: Option<&'p Attribution>,
}

impl Setting<'_, '_, '_> {
    /// To whom the sentence attributes the run.
    pub(super) fn attribution(&self) -> Option<Attribution> {
        if self.leads() || self.pauses() {
            let tag = self.tag();
            if tag.is_some() {
                return tag;
            }
        }
        if let Some(colon) = self.after_colon() {
            return Some(colon);
        }
        self.before().or_else(|| self.tag()).or_else(|| self.speech_before())
    }

    /// Whether the sentence begins with the run.
    fn leads(&self) -> bool {
        (self.sentence.start..self.item).all(|at| {
            self.passage.token(at).is_some_and(|token| token.kind == Kind::Mark) || self.passage.sense(at).is(Sense::CONJUNCTION)
        })
    }

    /// Whether the run ends as words do that are told on: with a comma, a question mark, a dash.
    fn pauses(&self) -> bool {
        let passage = self.passage;
        let last = passage.run(self.item).and_then(|run| passage.runs.get(run)).and_then(|run| {
            passage.galley.tokens().get(run.inner.clone())?.last()
        });
        passage.is_mark(self.item + 1, &[","])
            || last.is_some_and(|last| last.is_one_of(&[",", "?", "!", "—", "–", "-", "--", "…", "..."]))
    }

    /// How many words the run has.
    fn words(&self) -> usize {
        let run = self.passage.run(self.item).and_then(|run| self.passage.runs.get(run));
        run.map_or(0, |run| run.words(self.passage.galley))
    }

    fn attributed(&self, speaker: Option<Mention>, rule: Rule, cue: usize) -> Option<Attribution> {
        speaker.map(|speaker| Attribution { speaker, rule, cue })
    }

    /// X said in a statement: “…”
    fn after_colon(&self) -> Option<Attribution> {
        let colon = self.item.checked_sub(1).filter(|at| *at >= self.sentence.start)?;
        if !self.passage.is_mark(colon, &[":"]) {
            return None;
        }
        let speaker = lead(self.passage, self.sentence.start..colon);
        self.attributed(speaker, Rule::Colon, colon)
    }

    /// “…,” said X. “…,” X said. “…,” according to X.
    fn tag(&self) -> Option<Attribution> {
        let passage = self.passage;
        let mut first = self.item + 1;
        while passage.is_mark(first, &[",", "—", "–", "-", "--"]) {
            first += 1;
        }
        let high = self.sentence.end.min(first + FURTHEST);
        let high = (first..high).find(|at| passage.run(*at).is_some()).unwrap_or(high);
        let verb = first + usize::from(passage.sense(first).is(Sense::ADVERB) && !passage.is_cue(first));
        if passage.sense(verb).is(Sense::SAYS) && passage.is_cue(verb) {
            let speaker = self.inverted(verb, high);
            if speaker.is_some() {
                return self.attributed(speaker, Rule::SaidAfter, verb);
            }
        }
        if let Some(speaker) = according_to(passage, first, high) {
            return self.attributed(Some(speaker), Rule::AccordingTo, first);
        }
        let first = first + usize::from(passage.word(first) == "as");
        let verb = (first..high).find(|at| self.tells(*at) && passage.is_told(*at, first))?;
        if verb > first && passage.is_mark(verb - 1, &[","]) && passage.sense(verb).is(Sense::SAYS) {
            let speaker = self.inverted(verb, high);
            if speaker.is_some() {
                return self.attributed(speaker, Rule::SaidAfter, verb);
            }
        }
        let speaker = passage.subject_before(verb, first)?;
        let near = speaker.items.start <= first + 4 && !(first..speaker.items.start).any(|at| {
            passage.sense(at).is(Sense::CONJUNCTION)
        });
        near.then(|| self.attributed(Some(speaker), Rule::Tag, verb))?
    }

    /// The subject after a verb: said X.
    fn inverted(&self, verb: usize, high: usize) -> Option<Mention> {
        let passage = self.passage;
        let mut at = verb + 1;
        while passage.sense(at).is(Sense::ADVERB) {
            at += 1;
        }
        let mention = passage.mention_starting_at(at, high)?;
        let governs = mention.items.len() == 1 && passage.sense(at).is(Sense::OBJECT) && passage.sense(at).is(Sense::DETERMINER);
        (!governs).then_some(mention)
    }

    /// Whether a verb after the run tells of it.
    fn tells(&self, at: usize) -> bool {
        let passage = self.passage;
        let sense = passage.sense(at);
        if !passage.is_cue(at) {
            return false;
        }
        sense.is(FINITE) || sense.is(Sense::SAY) && !sense.is(Sense::NOUN_TOO)
    }

    /// X said “…”; X called it “…”
    fn before(&self) -> Option<Attribution> {
        let passage = self.passage;
        let low = self.sentence.start.max(self.item.saturating_sub(FURTHEST));
        self.before_with(low, FINITE.or(Sense::SAYING)).or_else(|| self.before_with(low, CUE))
    }

    fn before_with(&self, low: usize, cues: Sense) -> Option<Attribution> {
        let passage = self.passage;
        for verb in (low..self.item).rev() {
            if let Some(speaker) = according_to(passage, verb, self.item) {
                return self.attributed(Some(speaker), Rule::AccordingTo, verb);
            }
            if !passage.is_cue(verb) || !passage.sense(verb).is(cues) || !passage.is_told(verb, low) {
                continue;
            }
            let sense = passage.sense(verb);
            let speaker = self.subject_of(verb, low);
            let near = self.item - verb <= 3;
            let rule = match () {
                () if sense.is(Sense::SAYING) => Rule::Saying,
                () if sense.is(Sense::SAYS) && near => Rule::SaidBefore,
                () if sense.is(Sense::CALLS) && self.item - verb <= 6 => Rule::Called,
                () => Rule::Inside,
            };
            if speaker.is_some() {
                return self.attributed(speaker, rule, verb);
            }
        }
        None
    }

    fn subject_of(&self, verb: usize, low: usize) -> Option<Mention> {
        let passage = self.passage;
        if !passage.sense(verb).is(Sense::SAYING) {
            return passage.subject_before(verb, low);
        }
        let mut at = verb;
        while at > low && passage.sense(at - 1).is(Sense::ADVERB) {
            at -= 1;
        }
        if at == low || passage.is_mark(at - 1, &[",", "—", "–", "-"]) {
            let prior = self.prior.filter(|prior| prior.cue < verb).map(|prior| prior.speaker.clone());
            return prior.or_else(|| passage.shared_subject(low, at));
        }
        if let Some(with) = passage.mention_ending_at(at - 1, low)
            && with.items.start > low
            && passage.word(with.items.start - 1) == "with"
        {
            return Some(with);
        }
        passage.subject_before(verb, low)
    }

    /// X’s claim that “…”; or the subject of the sentence.
    fn speech_before(&self) -> Option<Attribution> {
        let low = self.sentence.start.max(self.item.saturating_sub(FURTHEST));
        let speaker = self.passage.clause_subject(low, self.item);
        if self.words() < 5 {
            return None;
        }
        self.attributed(speaker, Rule::Subject, self.item)
    }
}

/// X, of "according to X".
pub(super) fn according_to(passage: &Passage<'_, '_>, at: usize, high: usize) -> Option<Mention> {
    let two = (passage.word(at), passage.word(at + 1));
    matches!(two, ("according", "to") | ("laut", _)).then(|| {
        let first = at + 1 + usize::from(two.0 == "according");
        passage.mention_starting_at(first, high.max(first))
    })?
}

/// Whose words some items lead up to: the subject of the verb of saying that they end with, or theirs.
pub(super) fn lead(passage: &Passage<'_, '_>, items: Range<usize>) -> Option<Mention> {
    let low = items.start.max(items.end.saturating_sub(FURTHEST));
    let near = low.max(items.end.saturating_sub(NEAR));
    let cue = (near.max(low + 1)..items.end).rev().find(|at| {
        passage.is_cue(*at) && passage.sense(*at).is(FINITE) && passage.is_told(*at, low)
    });
    cue.and_then(|verb| passage.subject_before(verb, low)).or_else(|| passage.main_subject(low, items.end))
}

/// How near the end of a sentence its last verb leads up to a quotation.
const NEAR: usize = 12;

/// Whose words a whole sentence without quotation introduces.
pub(super) fn introduction(passage: &Passage<'_, '_>, items: Range<usize>) -> Option<Mention> {
    if passage.is_mark(items.end - 1, &[":"]) {
        return lead(passage, items);
    }
    passage.main_subject(items.start, items.end.min(items.start + FURTHEST))
}
