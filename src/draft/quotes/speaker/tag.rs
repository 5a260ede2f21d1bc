//! Who said it, from what follows a run: “…,” said X.

use super::super::mention::{Mention, Mentioned};
use super::super::passage::DASHES;
use super::super::rules::Rule;
use super::super::words::{FINITE, Sense};
use super::{Attribution, FURTHEST, Setting, WORDS, according_to};

/// How many verbs of saying are tried after a run.
const VERBS: usize = 3;
/// What no tag has before its subject.
const BREAK: Sense =
    Sense::CONJUNCTION.or(Sense::SUBORDINATOR).or(Sense::SAYING).or(Sense::VERB).or(Sense::AUXILIARY);

impl Setting<'_, '_, '_> {
    /// “…,” said X. “…,” X said. “…,” according to X.
    pub(super) fn tag(&self) -> Option<Attribution> {
        let passage = self.passage;
        let is_set_off = |at: &usize| passage.is_mark(*at, &[","]) || passage.is_mark(*at, DASHES);
        let first = (self.item + 1..=self.sentence.end).find(|at| !is_set_off(at))?;
        let high = self.sentence.end.min(first + FURTHEST);
        let high = (first..high).find(|at| passage.run(*at).is_some()).unwrap_or(high);
        self.said_after(first, high)
            .or_else(|| Attribution::to(according_to(passage, first, high), Rule::AccordingTo, first))
            .or_else(|| self.in_words_of(first, high))
            .or_else(|| self.told_after(first, high))
            .or_else(|| self.loose_tag(first, high))
    }

    /// “…,” then said X.
    fn said_after(&self, first: usize, high: usize) -> Option<Attribution> {
        let passage = self.passage;
        let adverb = passage.sense(first).is(Sense::ADVERB) && !passage.is_cue(first);
        let verb = first + usize::from(adverb || matches!(passage.word(first), "a" | "hat"));
        let says = passage.sense(verb).is(Sense::SAYS) && passage.is_cue(verb);
        says.then(|| Attribution::to(self.inverted(verb, high), Rule::SaidAfter, verb))?
    }

    /// “…,” in the words of X.
    fn in_words_of(&self, first: usize, high: usize) -> Option<Attribution> {
        let opens = matches!(self.passage.word(first), "in" | "by" | "to" | "is" | "was");
        let mut items = (first..high.min(first + 7)).filter(|_| opens);
        Attribution::to(items.find_map(|at| self.passage.owner_of(at)), Rule::Speech, first)
    }

    /// “…,” X said; “…,” as X said.
    fn told_after(&self, first: usize, high: usize) -> Option<Attribution> {
        let first = first + usize::from(self.passage.word(first) == "as");
        let verbs = (first..high).filter(|at| self.tells(*at) && self.passage.is_told(*at, first));
        verbs.take(VERBS).find_map(|verb| self.tag_with(verb, first, high))
    }

    /// “…,” X thundered: after words that pause, a verb that no table has.
    fn loose_tag(&self, first: usize, high: usize) -> Option<Attribution> {
        let passage = self.passage;
        let speaker = passage.mention_starting_at(first, high);
        let dash = self.leads() && passage.is_mark(self.item + 1, DASHES);
        let named = speaker.clone().filter(|speaker| dash && speaker.kind == Mentioned::Name);
        if named.is_some() {
            return Attribution::to(named, Rule::Signed, first);
        }
        if !self.pauses() || self.words() < 3 {
            return None;
        }
        if passage.is_verbal(first)
            && let Some(speaker) = passage.mention_starting_at(first + 1, high)
        {
            return Attribution::to(Some(speaker), Rule::Tag, first);
        }
        let speaker = speaker.filter(|speaker| passage.can_speak(speaker))?;
        let end = speaker.items.end;
        (passage.is_mark(end, &[",", "(", "—", "–", "-"])
            || passage.is_verbal(end)
            || passage.sense(end).is(Sense::ADVERB.or(Sense::VERB)))
        .then(|| Attribution::to(Some(speaker), Rule::Tag, end))?
    }

    /// “…” X: somebody named next to a run that begins its sentence.
    pub(super) fn named_after(&self) -> Option<Attribution> {
        let (passage, end) = (self.passage, self.sentence.end);
        let first = (self.item + 1..end).find(|at| !passage.is_any_mark(*at))?;
        let first = first + usize::from(matches!(passage.word(first), "by" | "from" | "via"));
        let near = end.min(if self.first { first + 6 } else { first + 1 });
        let can_speak = |speaker: &Mention| passage.can_speak(speaker);
        let mut mentions = (first..near).filter_map(|at| passage.mention_starting_at(at, end));
        let speaker = mentions.find(can_speak).filter(|_| self.leads() && self.words() >= WORDS);
        Attribution::to(speaker, Rule::Subject, self.item)
    }

    /// “…,” X said, by its verb.
    fn tag_with(&self, verb: usize, first: usize, high: usize) -> Option<Attribution> {
        let passage = self.passage;
        let inverts =
            verb > first && passage.is_mark(verb - 1, &[","]) && passage.sense(verb).is(Sense::SAYS);
        if inverts && let Some(speaker) = self.inverted(verb, high) {
            return Attribution::to(Some(speaker), Rule::SaidAfter, verb);
        }
        let speaker = passage.subject_before(verb, first)?;
        let between = first..speaker.items.start;
        let set_off = !between.is_empty() && passage.is_mark(between.end - 1, &[","]);
        let speaker = passage.with_first(first, speaker);
        let near = between.len() <= 8
            && between.clone().all(|at| passage.name_at(at).is_some() || !passage.sense(at).is(BREAK));
        let ends = |at: &usize| passage.is_mark(*at, &[".", ",", "?", "!"]);
        let closes = (verb + 1..high).take_while(|at| !ends(at)).count() <= 3;
        let far = self.leads() && closes && set_off;
        (near || speaker.items.start == first || far)
            .then(|| Attribution::to(Some(speaker), Rule::Tag, verb))?
    }

    /// The subject after a verb: said X.
    fn inverted(&self, verb: usize, high: usize) -> Option<Mention> {
        let passage = self.passage;
        let mut at = verb + 1;
        while passage.sense(at).is(Sense::ADVERB) {
            at += 1;
        }
        let mention = passage.mention_starting_at(at, high)?;
        let governs = mention.items.len() == 1
            && passage.sense(at).is(Sense::OBJECT)
            && passage.sense(at).is(Sense::DETERMINER);
        (!governs).then(|| passage.with_second(passage.named_by(mention), high))
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
}
