//! Indirect speech: what somebody is reported to have said, in the outlet's words.
//!
//! Three shapes: X said (that) …; …, X said; according to X, …. Only verbs of saying count, none of thinking or
//! wanting: a brief tells what was said. The clause goes to the sentence's end or to where the next thing said begins;
//! where a reporter's own clause is added after a comma, it is taken in wrongly.

use super::Quotation;
use super::mention::Mention;
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
        let says = passage.sense(cue).is(Sense::SAYS) || TELLS.contains(&passage.word(cue));
        if !says || !passage.is_cue(cue) || !passage.sense(cue).is(FINITE) {
            return None;
        }
        let low = self.sentence.start.max(cue.saturating_sub(LONGEST));
        if !passage.is_told(cue, low) {
            return None;
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
        self.quoted(vec![start..end], speaker, Rule::Reported).filter(|_| passage.run(start).is_none())
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
        let passage = self.passage;
        if matches!(passage.word(at), "whether" | "if" | "why" | "how" | "what") {
            return true;
        }
        let Some(subject) = passage.mention_starting_at(at, self.sentence.end) else { return false };
        let end = self.sentence.end.min(subject.items.end + 8);
        (subject.items.end..end)
            .take_while(|at| !passage.is_mark(*at, &[",", ";", ":"]))
            .any(|at| passage.sense(at).is(VERBAL) && passage.name_at(at).is_none() || passage.is_verbal(at))
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
        if !closes || passage.run(comma - 1).is_some() {
            return None;
        }
        let mut stretches = vec![low..comma];
        if passage.is_mark(after, &[","]) && passage.run(after + 1).is_none() {
            let end = self.content_end(after + 1);
            stretches.extend((end > after + FEWEST).then_some(after + 1..end));
        }
        self.quoted(stretches, speaker, Rule::ReportedTag)
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
        self.quoted(vec![content], speaker, Rule::ReportedAccording)
    }

    fn without_stop(&self, start: usize, end: usize) -> usize {
        let mut end = end;
        while end > start && self.passage.is_any_mark(end - 1) && !self.passage.is_mark(end - 1, &[")", "%"])
        {
            end -= 1;
        }
        end
    }

    fn quoted(&self, stretches: Vec<Range<usize>>, speaker: &Mention, rule: Rule) -> Option<Quotation> {
        let passage = self.passage;
        let own = |at: &usize| passage.run(*at).is_none() && !passage.is_any_mark(*at);
        let words = stretches.iter().flat_map(Clone::clone).filter(own).count();
        let bytes = |items: &Range<usize>| passage.bytes(items);
        (words >= FEWEST).then(|| Quotation {
            stretches: stretches.iter().filter(|items| !items.is_empty()).map(bytes).collect(),
            kind: QuoteKind::Indirect,
            speaker: Some(bytes(&speaker.items)),
            rule: rule.name(),
            confidence: rule.confidence(),
        })
    }
}
