//! Who said it, from the sentence that a run stands in.

use super::mention::{Mention, Mentioned};
use super::passage::{DASHES, Passage};
use super::rules::Rule;
use super::words::{CUE, FINITE, Sense};
use crate::brief::QuoteKind;
use crate::draft::galley::Token;
use std::ops::Range;

/// To whom a run is attributed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribution {
    pub(super) speaker: Mention,
    pub(super) rule: Rule,
    /// The item that says so.
    pub(super) cue: usize,
}

impl Attribution {
    /// Whether what it attributes goes on with what another one did, split by a tag that serves both: “…,” X said, “…”
    pub(super) fn splits(&self, prior: &Self) -> bool {
        self.cue == prior.cue && matches!(prior.rule, Rule::Tag | Rule::SaidAfter | Rule::AccordingTo)
    }

    /// Whether it stands so near to a run that a few words are a quotation.
    pub(super) fn is_near(&self, item: usize) -> bool {
        match self.rule {
            Rule::Tag | Rule::SaidAfter | Rule::Colon | Rule::SaidBefore | Rule::AccordingTo => true,
            Rule::Called | Rule::Saying => item.saturating_sub(self.cue) <= 4,
            _ => false,
        }
    }
}

/// How far a cue is looked for, in items: a bound on the time.
const FURTHEST: usize = 60;

/// A run in its sentence.
pub(super) struct Setting<'p, 'g, 't> {
    pub(super) passage: &'p Passage<'g, 't>,
    /// The items of the sentence.
    pub(super) sentence: Range<usize>,
    /// Whether it begins its paragraph.
    pub(super) first: bool,
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
        self.before().or_else(|| self.tag()).or_else(|| self.speech_before()).or_else(|| self.named_after())
    }

    /// How literal it is: whole where it begins or ends as sentences do, or is led up to by a comma or colon.
    pub(super) fn kind(&self) -> QuoteKind {
        let before = self.item.checked_sub(1).filter(|at| *at >= self.sentence.start);
        let led_up_to = before.is_some_and(|at| self.passage.is_mark(at, &[",", ":"]));
        let capital = self.tokens().first().is_some_and(Token::is_capital);
        let whole = self.leads() || led_up_to || capital && self.words() > 4;
        if whole { QuoteKind::Direct } else { QuoteKind::Partial }
    }

    /// Whether the sentence begins with the run.
    fn leads(&self) -> bool {
        self.item - self.sentence.start <= 6
            && (self.sentence.start..self.item)
                .all(|at| self.passage.is_any_mark(at) || self.passage.sense(at).is(Sense::CONJUNCTION))
    }

    /// Whether the run ends as words do that are told on: with a comma, a question mark, a dash.
    fn pauses(&self) -> bool {
        let last = self.tokens().last();
        self.passage.is_mark(self.item + 1, &[","])
            || last.is_some_and(|last| last.is_one_of(&[",", "?", "!", "—", "–", "-", "--", "…", "..."]))
    }

    /// What is quoted.
    fn tokens(&self) -> &[Token<'_>] {
        let run = self.passage.run_at(self.item);
        run.and_then(|run| self.passage.galley.tokens().get(run.inner.clone())).unwrap_or_default()
    }

    /// How many words the run has.
    fn words(&self) -> usize {
        self.passage.run_at(self.item).map_or(0, |run| run.words(self.passage.galley))
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
        let low = self.sentence.start.max(colon.saturating_sub(NEAR));
        let said = self.before_with(low, FINITE.or(Sense::SAYING)).map(|said| said.speaker);
        let speaker = said.or_else(|| self.passage.main_subject(self.sentence.start, colon));
        self.attributed(speaker, Rule::Colon, colon)
    }

    /// “…,” said X. “…,” X said. “…,” according to X.
    fn tag(&self) -> Option<Attribution> {
        let passage = self.passage;
        let mut first = self.item + 1;
        while passage.is_mark(first, &[","]) || passage.is_mark(first, DASHES) {
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
        if matches!(passage.word(first), "in" | "by" | "to")
            && let Some(owner) = (first..high.min(first + 7)).find_map(|at| passage.owner_of(at))
        {
            return self.attributed(Some(owner), Rule::Speech, first);
        }
        let first = first + usize::from(passage.word(first) == "as");
        let verb = (first..high).find(|at| self.tells(*at) && passage.is_told(*at, first));
        let told = verb.and_then(|verb| self.tag_with(verb, first, high));
        told.or_else(|| self.loose_tag(first, high))
    }

    /// “…,” X thundered: after words that pause, a verb that no table has.
    fn loose_tag(&self, first: usize, high: usize) -> Option<Attribution> {
        let passage = self.passage;
        let dash = self.leads() && passage.is_mark(self.item + 1, DASHES);
        let named =
            passage.mention_starting_at(first, high).filter(|speaker| speaker.kind == Mentioned::Name);
        if dash && named.is_some() {
            return self.attributed(named, Rule::Signed, first);
        }
        if !self.pauses() || self.words() < 3 {
            return None;
        }
        if passage.is_verbal(first)
            && let Some(speaker) = passage.mention_starting_at(first + 1, high)
        {
            return self.attributed(Some(speaker), Rule::Tag, first);
        }
        let speaker =
            passage.mention_starting_at(first, high).filter(|speaker| passage.can_speak(speaker))?;
        let end = speaker.items.end;
        (passage.is_mark(end, &[",", "(", "—", "–", "-"])
            || passage.is_verbal(end)
            || passage.sense(end).is(Sense::ADVERB.or(Sense::VERB)))
        .then(|| self.attributed(Some(speaker), Rule::Tag, end))?
    }

    /// “…” X: somebody named next to a run that begins its sentence.
    fn named_after(&self) -> Option<Attribution> {
        let passage = self.passage;
        let first = (self.item + 1..self.sentence.end).find(|at| !passage.is_any_mark(*at))?;
        let first = first + usize::from(matches!(passage.word(first), "by" | "from" | "via"));
        let speaker = passage
            .mention_starting_at(first, self.sentence.end)
            .filter(|speaker| passage.can_speak(speaker));
        let near = |first: usize| {
            (first..self.sentence.end.min(first + 6)).find_map(|at| {
                passage
                    .mention_starting_at(at, self.sentence.end)
                    .filter(|speaker| passage.can_speak(speaker))
            })
        };
        let speaker = speaker.or_else(|| near(first).filter(|_| self.first));
        let speaker = speaker.filter(|_| self.leads() && self.words() >= 5);
        self.attributed(speaker, Rule::Subject, self.item)
    }

    /// “…,” X said, by its verb.
    fn tag_with(&self, verb: usize, first: usize, high: usize) -> Option<Attribution> {
        let passage = self.passage;
        if verb > first && passage.is_mark(verb - 1, &[","]) && passage.sense(verb).is(Sense::SAYS) {
            let speaker = self.inverted(verb, high);
            if speaker.is_some() {
                return self.attributed(speaker, Rule::SaidAfter, verb);
            }
        }
        let speaker = passage.subject_before(verb, first)?;
        const BREAK: Sense =
            Sense::CONJUNCTION.or(Sense::SUBORDINATOR).or(Sense::SAYING).or(Sense::VERB).or(Sense::AUXILIARY);
        let near = speaker.items.start <= first + 8
            && (first..speaker.items.start)
                .all(|at| passage.name_at(at).is_some() || !passage.sense(at).is(BREAK));
        let speaker = passage.with_first(first, speaker);
        let closes =
            (verb + 1..high).take_while(|at| !passage.is_mark(*at, &[".", ",", "?", "!"])).count() <= 3;
        let far = closes && speaker.items.start > first && passage.is_mark(speaker.items.start - 1, &[","]);
        let near = near || speaker.items.start == first || self.leads() && far;
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
        let governs = mention.items.len() == 1
            && passage.sense(at).is(Sense::OBJECT)
            && passage.sense(at).is(Sense::DETERMINER);
        (!governs).then(|| passage.with_second(mention, high))
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
        let low = self.low();
        let main = self.passage.after_adjuncts(low, self.item);
        self.before_with(main, FINITE.or(Sense::SAYING))
            .or_else(|| self.unknown_verb(main))
            .or_else(|| self.before_with(low, FINITE.or(Sense::SAYING)))
            .or_else(|| self.before_with(low, CUE))
    }

    /// X shot back, “…”: a verb that no table has, and a comma.
    fn unknown_verb(&self, main: usize) -> Option<Attribution> {
        let passage = self.passage;
        let comma = self.item.checked_sub(1).filter(|at| *at > main && passage.is_mark(*at, &[","]))?;
        let speaker = passage.main_subject(main, comma).filter(|speaker| passage.can_speak(speaker));
        let speaker = speaker.filter(|speaker| {
            speaker.items.start <= main + 3 && speaker.items.end < comma && comma <= main + 12
        });
        self.attributed(speaker, Rule::Subject, comma)
    }

    /// Where a cue is looked for.
    fn low(&self) -> usize {
        self.sentence.start.max(self.item.saturating_sub(FURTHEST))
    }

    fn before_with(&self, from: usize, cues: Sense) -> Option<Attribution> {
        let (passage, low) = (self.passage, self.low());
        for verb in (from..self.item).rev() {
            if let Some(speaker) = according_to(passage, verb, self.item) {
                return self.attributed(Some(speaker), Rule::AccordingTo, verb);
            }
            let passive =
                passage.is_cue(verb) && passage.sense(verb).is(FINITE) && passage.word(verb + 1) == "by";
            if passive && let Some(speaker) = passage.mention_starting_at(verb + 2, self.item) {
                return self.attributed(Some(speaker), Rule::Called, verb);
            }
            if !passage.is_cue(verb) || !passage.sense(verb).is(cues) || !passage.is_told(verb, low) {
                continue;
            }
            let sense = passage.sense(verb);
            let going_on = sense.is(Sense::SAYING) && passage.sense(verb - 1).is(Sense::AUXILIARY);
            if going_on && self.item - verb > 3 {
                continue;
            }
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
        let prior = self.prior.filter(|prior| prior.cue < verb).map(|prior| prior.speaker.clone());
        if !passage.sense(verb).is(Sense::SAYING) {
            let shared = verb > low && passage.sense(verb - 1).is(Sense::CONJUNCTION);
            return prior.filter(|_| shared).or_else(|| passage.subject_of(verb, low));
        }
        let mut at = verb;
        while at > low && passage.sense(at - 1).is(Sense::ADVERB) {
            at -= 1;
        }
        if at == low || passage.is_mark(at - 1, &[",", "—", "–", "-"]) {
            return prior.or_else(|| passage.shared_subject(low, at));
        }
        if let Some(with) = passage.mention_ending_at(at - 1, low)
            && with.items.start > low
            && passage.word(with.items.start - 1) == "with"
        {
            return Some(with);
        }
        if passage.sense(at - 1).is(Sense::PREPOSITION.or(Sense::SUBORDINATOR))
            && passage.word(at - 1) != "as"
        {
            return passage.clause_subject(low, at - 1);
        }
        if passage.word(at - 1) == "as" && at > low + 1 {
            return passage.mention_ending_at(at - 2, low);
        }
        passage.subject_before(verb, low)
    }

    /// X’s claim that “…”; or the subject of the sentence.
    fn speech_before(&self) -> Option<Attribution> {
        let (passage, low) = (self.passage, self.low());
        for at in (low..self.item).rev() {
            if let Some(owner) = passage.owner_of(at) {
                return self.attributed(Some(owner), Rule::Speech, at);
            }
        }
        if self.words() < 5 || passage.is_adjunct(low, self.item) {
            return None;
        }
        let speaker = passage.clause_subject(low, self.item).filter(|speaker| passage.can_speak(speaker));
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

/// How near the colon its verb leads up to a quotation.
const NEAR: usize = 12;

/// Whose words a sentence without quotation introduces.
pub(super) fn introduction(passage: &Passage<'_, '_>, items: Range<usize>) -> Option<Mention> {
    let high = items.end;
    let last = (high.saturating_sub(6).max(items.start + 1)..high)
        .rev()
        .find(|at| passage.is_cue(*at) && passage.sense(*at).is(FINITE) && passage.is_told(*at, items.start));
    let tag = last.and_then(|verb| passage.subject_before(verb, items.start)).filter(|subject| {
        subject.items.start > items.start && passage.is_mark(subject.items.start - 1, &[","])
            || passage.is_mark(high - 1, &[":"])
    });
    tag.or_else(|| passage.main_subject(items.start, high.min(items.start + FURTHEST)))
}
