//! Who said it, from the sentence that a run stands in.

mod before;
mod tag;

use super::mention::Mention;
use super::passage::Passage;
use super::rules::Rule;
use super::words::{FINITE, Sense};
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
    /// To somebody, if anybody was found.
    fn to(speaker: Option<Mention>, rule: Rule, cue: usize) -> Option<Self> {
        speaker.map(|speaker| Self { speaker, rule, cue })
    }

    /// Whether what it attributes goes on with what another one did, split by a tag that serves both: “…,” X said, “…”
    pub(super) fn splits(&self, prior: &Self) -> bool {
        self.cue == prior.cue && matches!(prior.rule, Rule::Tag | Rule::SaidAfter | Rule::AccordingTo)
    }

    /// Whether a tag after the run attributes it.
    pub(super) fn is_tag(&self) -> bool {
        matches!(self.rule, Rule::Tag | Rule::SaidAfter)
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

/// How near a colon its verb leads up to a quotation.
const NEAR: usize = 12;
/// Runs of so many words are quotations even where no verb of saying stands by them; shorter ones are titles and scare
/// quotes more often.
pub(super) const WORDS: usize = 5;

/// A run in its sentence.
pub(super) struct Setting<'p, 'g, 't> {
    pub(super) passage: &'p Passage<'g, 't>,
    /// The items of the sentence.
    pub(super) sentence: Range<usize>,
    /// Whether no quotation stands before it in its paragraph.
    pub(super) first: bool,
    /// The item of the run.
    pub(super) item: usize,
    /// To whom the run before it in the sentence is attributed.
    pub(super) prior: Option<&'p Attribution>,
}

impl Setting<'_, '_, '_> {
    /// To whom the sentence attributes the run.
    pub(super) fn attribution(&self) -> Option<Attribution> {
        let tag = if self.leads() || self.pauses() { self.tag() } else { None };
        tag.or_else(|| self.after_colon())
            .or_else(|| self.by_whom())
            .or_else(|| self.before())
            .or_else(|| self.tag())
            .or_else(|| self.of_sentence())
            .or_else(|| self.named_after())
    }

    /// How literal it is: whole where it begins or ends as sentences do, or is led up to by a comma or colon.
    pub(super) fn kind(&self) -> QuoteKind {
        let before = self.item.checked_sub(1).filter(|at| *at >= self.sentence.start);
        let led_up_to = before.is_some_and(|at| self.passage.is_mark(at, &[",", ":"]));
        let capital = self.tokens().first().is_some_and(Token::is_capital);
        let whole = self.leads() || led_up_to || capital && self.words() >= WORDS;
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

    /// X said in a statement: “…”
    fn after_colon(&self) -> Option<Attribution> {
        let colon = self.item.checked_sub(1).filter(|at| *at >= self.sentence.start)?;
        if !self.passage.is_mark(colon, &[":"]) {
            return None;
        }
        let near = self.low().max(colon.saturating_sub(NEAR));
        let said = self.before_with(near, FINITE.or(Sense::SAYING)).map(|said| said.speaker);
        let speaker = said.or_else(|| self.passage.main_subject(self.low(), colon));
        let speaker = speaker.map(|speaker| self.passage.author(speaker, self.low()));
        Attribution::to(speaker, Rule::Colon, colon)
    }

    /// Where a cue is looked for.
    fn low(&self) -> usize {
        self.sentence.start.max(self.item.saturating_sub(FURTHEST))
    }
}

/// X, of "according to X".
pub(super) fn according_to(passage: &Passage<'_, '_>, at: usize, high: usize) -> Option<Mention> {
    let two = (passage.word(at), passage.word(at + 1));
    matches!(two, ("according", "to") | ("laut" | "selon", _)).then(|| {
        let first = at + 1 + usize::from(two.0 == "according");
        passage.mention_starting_at(first, high.max(first))
    })?
}
