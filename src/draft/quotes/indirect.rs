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
use crate::draft::galley::Kind;
use std::ops::Range;

/// The longest clause, in items: a bound on the time.
const LONGEST: usize = 120;
/// The fewest words that a clause has.
const FEWEST: usize = 3;
/// Verbs that say to whom, and what.
const TELLS: &[&str] = &["told", "tells", "assured", "informed", "reminded"];

/// Verbs that tell what was found out, before "that".
const FINDS: &[&str] =
    &["found", "finds", "showed", "shows", "shown", "indicated", "indicates", "indicate", "show", "find"];
/// Words before a number.
const HEDGES: &[&str] = &["at", "up", "over", "about", "around", "between", "under", "as", "some", "nearly"];

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
            || FINDS.contains(&passage.word(cue)) && passage.sense(cue + 1).is(Sense::THAT)
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
        let mut end = self.content_end(start);
        let before = speaker.items.start.checked_sub(1).filter(|at| *at >= self.sentence.start);
        if before.is_some_and(|at| passage.sense(at).is(Sense::SUBORDINATOR)) {
            end = (start..end).find(|at| passage.is_mark(*at, &[","])).unwrap_or(end); // While X said so, Y
        }
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
            let whom = |at| passage.mention_starting_at(at, end).filter(|whom| passage.can_report(whom));
            at = if object { at + 1 } else { whom(at)?.items.end };
        }
        let adds =
            |at: usize| passage.name_at(at).is_none() && passage.sense(at).is(Sense::TIME.or(Sense::ADVERB));
        while at < end && adds(at) && passage.word(at) != "there" {
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
        if matches!(passage.word(at), "whether" | "if" | "why" | "how" | "what" | "there") {
            return true;
        }
        let contracted = passage.word(at).split_once(['’', '\'']).is_some_and(|(pronoun, _)| {
            matches!(pronoun, "i" | "you" | "he" | "she" | "it" | "we" | "they" | "there" | "that")
        });
        if contracted {
            return true;
        }
        if passage.sense(at).is(Sense::SUBORDINATOR) && passage.name_at(at).is_none() {
            return false;
        }
        if passage.word(at) == "to" && PROMISES.contains(&passage.word(at.saturating_sub(1))) {
            return true;
        }
        let subject = passage.mention_starting_at(at, self.sentence.end);
        let next = subject.as_ref().map_or(at, |subject| subject.items.end);
        let plain = passage
            .token(next)
            .is_some_and(|token| token.word.starts_with(|c: char| c.is_lowercase() || c == '’' || c == '\''));
        if subject.is_some() && plain && !passage.sense(next).is(NO_VERB) {
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
        let speaker = &passage.named_by(speaker.clone());
        let (first, last) = (self.described_start(speaker).min(cue), speaker.items.end.max(cue + 1));
        let comma =
            first.checked_sub(1).filter(|at| *at > self.sentence.start && passage.is_mark(*at, &[","]))?;
        let low = self.sentence.start.max(comma.saturating_sub(LONGEST));
        let after = self.tag_end(last);
        let closes = after >= self.sentence.end || passage.is_any_mark(after);
        let adjunct = passage.after_adjuncts(low, comma + 1) > comma || passage.is_adjunct(low, comma + 1);
        let adjunct = adjunct && !self.counts(low, comma);
        if !closes || adjunct || passage.run(comma - 1).is_some() || passage.run(after + 1).is_some() {
            return None;
        }
        let rest = after + 1..self.content_end(after + 1);
        let goes_on = passage.is_mark(after, &[","]) && rest.len() >= FEWEST;
        self.quoted(&[Some(low..comma), goes_on.then_some(rest)], speaker, Rule::ReportedTag)
    }

    /// Where a tag begins: with the description that a name is set off from.
    fn described_start(&self, speaker: &Mention) -> usize {
        let passage = self.passage;
        let start = speaker.items.start;
        let comma = start.checked_sub(1).filter(|at| passage.is_mark(*at, &[","]));
        let described = comma
            .and_then(|comma| passage.mention_ending_at(comma.checked_sub(1)?, self.sentence.start))
            .and_then(|mention| passage.head(mention, self.sentence.start, false))
            .filter(|mention| mention.kind == Mentioned::Description && passage.can_speak(mention));
        described.filter(|_| speaker.kind == Mentioned::Name).map_or(start, |mention| mention.items.start)
    }

    /// Where a tag ends: after when, where and to whom it was said.
    fn tag_end(&self, last: usize) -> usize {
        const ADDS: Sense = Sense::TIME.or(Sense::ADVERB).or(Sense::PREPOSITION);
        const CLAUSE: Sense = Sense::AUXILIARY.or(Sense::VERB).or(Sense::THAT).or(FINITE);
        let passage = self.passage;
        let end = self.sentence.end.min(last + 12);
        let mark = (last..end).find(|at| passage.is_any_mark(*at)).unwrap_or(end);
        let adds = passage.sense(last).is(ADDS) || matches!(passage.word(last), "reporters" | "journalists");
        let plain = (last..mark).all(|at| {
            passage.run(at).is_none() && (passage.name_at(at).is_some() || !passage.sense(at).is(CLAUSE))
        });
        if adds && plain { mark } else { last }
    }

    /// Whether what seems an adjunct tells of a number: "At least 31 people were missing".
    fn counts(&self, low: usize, high: usize) -> bool {
        let passage = self.passage;
        let number = |at: usize| passage.token(at).is_some_and(|token| token.kind == Kind::Number);
        HEDGES.contains(&passage.word(low))
            && (low + 1..high.min(low + 4)).any(number)
            && (low..high).any(|at| passage.sense(at).is(Sense::AUXILIARY) || passage.is_verbal(at))
    }

    /// According to X, …; …, according to X.
    fn according(&self, cue: usize, speaker: &Mention) -> Option<Quotation> {
        let passage = self.passage;
        let leads = cue - self.sentence.start <= 1;
        let content = if leads {
            let end = self.sentence.end.min(speaker.items.end + 30);
            let comma = (speaker.items.end..end).find(|at| passage.is_mark(*at, &[","]))?;
            let comma = self.aside_end(comma).unwrap_or(comma);
            comma + 1..self.content_end(comma + 1)
        } else {
            let end = cue - usize::from(passage.is_any_mark(cue - 1));
            self.sentence.start.max(end.saturating_sub(LONGEST))..end
        };
        self.quoted(&[Some(content), None], speaker, Rule::ReportedAccording)
    }

    /// The comma that ends what another one began: X, an economist at Y, …
    fn aside_end(&self, comma: usize) -> Option<usize> {
        const OPENS: Sense = Sense::DETERMINER.or(Sense::POSSESSIVE).or(Sense::RELATIVE).or(Sense::PERSON);
        let passage = self.passage;
        let end = self.sentence.end.min(comma + 16);
        let next = (comma + 1..end).find(|at| passage.is_mark(*at, &[","]))?;
        let relative = passage.sense(comma + 1).is(Sense::RELATIVE);
        let verb = |at: usize| passage.sense(at).is(Sense::AUXILIARY.or(Sense::VERB)) || passage.is_cue(at);
        let opens = passage.sense(comma + 1).is(OPENS) && passage.name_at(comma + 1).is_none();
        (opens && (relative || !(comma + 1..next).any(verb))).then_some(next)
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
