//! Indirect speech: what somebody is reported to have said, in the outlet's words.
//!
//! Three shapes: X said (that) …; …, X said; according to X, …. Only verbs of saying count, none of thinking or
//! wanting: a brief tells what was said. The clause goes to the sentence's end or to where the next thing said begins;
//! where a reporter's own clause is added after a comma, it is taken in wrongly.

use super::Quotation;
use super::mention::{Mention, Mentioned};
use super::passage::Passage;
use super::rules::Rule;
use super::speaker::according_to;
use super::words::{FINITE, Sense};
use crate::brief::QuoteKind;
use std::ops::Range;

/// The longest clause, in items: a bound on the time.
const LONGEST: usize = 120;
/// The fewest words that a clause has.
const FEWEST: usize = 3;
/// Verbs that say to whom, and what.
const TELLS: &[&str] = &["told", "tells", "assured", "informed", "reminded"];

/// Participles that go on with what was said.
const SAYING: &[&str] =
    &["saying", "adding", "noting", "arguing", "warning", "insisting", "explaining", "claiming"];
/// Verbs that are followed by what somebody will do, or others should.
const PROMISES: &[&str] = &[
    "promised",
    "promises",
    "vowed",
    "vows",
    "pledged",
    "pledges",
    "agreed",
    "agrees",
    "offered",
    "demanded",
    "threatened",
];

/// Finds the indirect quotations of a text, in order of their cues.
pub(super) fn quotations(passage: &Passage<'_, '_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    for sentence in &passage.sentences {
        let clause = Clause { passage, sentence: sentence.items.clone() };
        for cue in sentence.items.clone() {
            found.extend(clause.quotation(cue));
        }
    }
    found
}

/// A sentence that indirect speech is looked for in.
struct Clause<'p, 'g, 't> {
    passage: &'p Passage<'g, 't>,
    sentence: Range<usize>,
}

impl Clause<'_, '_, '_> {
    /// What a cue reports.
    fn quotation(&self, cue: usize) -> Option<Quotation> {
        let passage = self.passage;
        if let Some(speaker) = according_to(passage, cue, self.sentence.end) {
            return self.according(cue, &speaker);
        }
        let sense = passage.sense(cue);
        let low = self.sentence.start.max(cue.saturating_sub(LONGEST));
        let many = passage.word(cue) == "say"
            && cue > low
            && !passage.sense(cue - 1).is(Sense::AUXILIARY.or(Sense::PREPOSITION));
        let says = many
            || sense.is(Sense::SAYS)
            || TELLS.contains(&passage.word(cue))
            || SAYING.contains(&passage.word(cue));
        if !says || !passage.is_cue(cue) || !passage.is_told(cue, low) {
            return None;
        }
        if sense.is(Sense::SAYING) {
            let comma = cue.checked_sub(1).filter(|at| *at > low && passage.is_mark(*at, &[","]))?;
            return self.reported(cue, &passage.shared_subject(low, comma)?);
        }
        let speaker = passage.subject_of(cue, low).filter(|speaker| passage.can_report(speaker))?;
        self.reported(cue, &speaker).or_else(|| self.tagged(cue, &speaker))
    }

    /// X said (that) …
    fn reported(&self, cue: usize, speaker: &Mention) -> Option<Quotation> {
        let passage = self.passage;
        if speaker.items.start > cue {
            return None;
        }
        let start = self.content_after(cue)?;
        let end = self.content_end(start);
        self.quoted(&[Some(start..end), None], speaker, Rule::Reported)
            .filter(|_| passage.run(start).is_none())
    }

    /// Where what a verb reports begins, after to whom, when and where.
    fn content_after(&self, cue: usize) -> Option<usize> {
        let passage = self.passage;
        let end = self.sentence.end.min(cue + 14);
        let that = (cue + 1..end).take_while(|at| !passage.is_any_mark(*at) && passage.run(*at).is_none());
        let that = that.into_iter().find(|at| passage.sense(*at).is(Sense::THAT));
        if let Some(that) = that {
            let between =
                (cue + 1..that).all(|at| !passage.sense(at).is(Sense::AUXILIARY) && !passage.is_cue(at));
            return between.then_some(that + 1);
        }
        let mut at = cue + 1;
        if TELLS.contains(&passage.word(cue)) {
            let object = passage.sense(at).is(Sense::OBJECT);
            at = if object { at + 1 } else { passage.mention_starting_at(at, end)?.items.end };
        }
        while at < end && passage.name_at(at).is_none() && passage.sense(at).is(Sense::TIME.or(Sense::ADVERB))
        {
            at += 1;
        }
        self.begins_clause(at).then_some(at)
    }

    /// Whether a clause begins with an item: a mention and soon a verb, or "whether".
    fn begins_clause(&self, at: usize) -> bool {
        const VERBAL: Sense = Sense::AUXILIARY.or(Sense::VERB).or(FINITE);
        const NO_NOUN: Sense = Sense::CONJUNCTION.or(Sense::OBJECT).or(Sense::RELATIVE).or(Sense::AUXILIARY);
        const NO_VERB: Sense = Sense::PREPOSITION
            .or(Sense::CONJUNCTION)
            .or(Sense::TIME)
            .or(Sense::SUBORDINATOR)
            .or(Sense::PERSON);
        let passage = self.passage;
        if matches!(passage.word(at), "whether" | "if" | "why" | "how" | "what") {
            return true;
        }
        if passage.word(at) == "to" && PROMISES.contains(&passage.word(at.saturating_sub(1))) {
            return true;
        }
        let subject = passage.mention_starting_at(at, self.sentence.end);
        let next = subject.as_ref().map_or(at, |subject| subject.items.end);
        let plain = passage
            .token(next)
            .is_some_and(|token| token.word.starts_with(|c: char| c.is_lowercase() || c == '’' || c == '\''));
        let named = subject.as_ref().is_some_and(|subject| subject.kind != Mentioned::Description);
        if named && plain && !passage.sense(next).is(NO_VERB) {
            return true;
        }
        let word =
            passage.name_at(at).is_some() || !passage.sense(at).is(NO_NOUN) && !passage.is_any_mark(at);
        let end = self.sentence.end.min(next + 12);
        word && passage.run(at).is_none()
            && (next..end).take_while(|at| !passage.is_mark(*at, &[",", ";", ":"])).any(|at| {
                passage.sense(at).is(VERBAL) && passage.name_at(at).is_none() || passage.is_verbal(at)
            })
    }

    /// Where what is reported ends: with the sentence, or where something else is said.
    fn content_end(&self, start: usize) -> usize {
        let passage = self.passage;
        let end = self.sentence.end.min(start + LONGEST);
        let goes_on = |at: &usize| {
            let joined = passage.sense(*at).is(Sense::CONJUNCTION) || passage.is_mark(*at, &[","]);
            let next = at
                + 1
                + usize::from(passage.is_mark(*at, &[","]) && passage.sense(at + 1).is(Sense::CONJUNCTION));
            let says = passage.is_cue(next) && passage.sense(next).is(Sense::SAYS.or(Sense::SAYING));
            passage.is_mark(*at, &[";"]) || joined && says && !passage.sense(next).is(Sense::NOUN_TOO)
        };
        let end = (start..end).find(goes_on).unwrap_or(end);
        self.without_stop(start, end)
    }

    /// …, X said.
    fn tagged(&self, cue: usize, speaker: &Mention) -> Option<Quotation> {
        let passage = self.passage;
        let (first, last) = (speaker.items.start.min(cue), speaker.items.end.max(cue + 1));
        let comma =
            first.checked_sub(1).filter(|at| *at > self.sentence.start && passage.is_mark(*at, &[","]))?;
        let low = self.sentence.start.max(comma.saturating_sub(LONGEST));
        let mut after = last;
        while after < self.sentence.end
            && passage.sense(after).is(Sense::TIME.or(Sense::ADVERB).or(Sense::PREPOSITION))
        {
            after += 1;
        }
        let closes = after >= self.sentence.end || passage.is_any_mark(after);
        let adjunct = passage.after_adjuncts(low, comma + 1) > comma || passage.is_adjunct(low, comma + 1);
        if !closes || adjunct || passage.run(comma - 1).is_some() || passage.run(after + 1).is_some() {
            return None;
        }
        let rest = after + 1..self.content_end(after + 1);
        let goes_on = passage.is_mark(after, &[","]) && rest.len() >= FEWEST;
        self.quoted(&[Some(low..comma), goes_on.then_some(rest)], speaker, Rule::ReportedTag)
    }

    /// According to X, …; …, according to X.
    fn according(&self, cue: usize, speaker: &Mention) -> Option<Quotation> {
        let passage = self.passage;
        let leads = cue - self.sentence.start <= 1;
        let content = if leads {
            let end = self.sentence.end.min(speaker.items.end + 30);
            let comma = (speaker.items.end..end).find(|at| passage.is_mark(*at, &[","]))?;
            comma + 1..self.content_end(comma + 1)
        } else {
            let end = cue - usize::from(passage.is_any_mark(cue - 1));
            self.sentence.start.max(end.saturating_sub(LONGEST))..end
        };
        self.quoted(&[Some(content), None], speaker, Rule::ReportedAccording)
    }

    fn without_stop(&self, start: usize, end: usize) -> usize {
        let mut end = end;
        while end > start && self.passage.is_any_mark(end - 1) && !self.passage.is_mark(end - 1, &[")", "%"])
        {
            end -= 1;
        }
        end
    }

    /// A quotation of one stretch or two.
    fn quoted(
        &self,
        stretches: &[Option<Range<usize>>; 2],
        speaker: &Mention,
        rule: Rule,
    ) -> Option<Quotation> {
        let passage = self.passage;
        let filled = || stretches.iter().flatten().filter(|items| !items.is_empty());
        let own = |at: &usize| passage.run(*at).is_none() && !passage.is_any_mark(*at);
        let words = filled().flat_map(Clone::clone).filter(own).count();
        (words >= FEWEST).then(|| Quotation {
            stretches: filled().map(|items| passage.bytes(items)).collect(),
            kind: QuoteKind::Indirect,
            speaker: Some(passage.bytes(&speaker.items)),
            rule: rule.name(),
            confidence: rule.confidence(),
        })
    }
}
