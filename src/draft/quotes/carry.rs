//! Quotations that their own sentence attributes to nobody: carried over from what stands around it.

use super::attribute::Said;
use super::marks::Run;
use super::mention::{Mention, Mentioned};
use super::passage::{DASHES, Passage};
use super::rules::Rule;
use super::speaker::Attribution;
use super::words::{FINITE, Sense};
use std::ops::Range;

/// To whom a run is attributed that its sentence attributes to nobody, and whether it goes on with the last quotation.
/// `alone`: the sentence has nothing but quoted text; `first`: no quotation stands before it in its paragraph.
pub(super) fn carried(
    passage: &Passage<'_, '_>,
    sentence: usize,
    alone: bool,
    first: bool,
    said: &[Said],
) -> Option<(Attribution, bool)> {
    let around = if first { followed(passage, sentence + 1) } else { None };
    if let Some(attribution) = around.or_else(|| signed(passage, sentence + 1)).filter(|_| alone) {
        return Some((attribution, false));
    }
    let before = sentence.checked_sub(1)?;
    if let Some(last) = said.last().filter(|last| last.sentence >= before) {
        let same = passage.is_same_block(sentence);
        if !same && !alone {
            return None;
        }
        let rule = if same { Rule::Continued } else { Rule::Carried };
        return Some((Attribution { rule, ..last.attribution.clone() }, same || alone));
    }
    let items = passage.sentences.get(before).filter(|_| alone)?.items.clone();
    let cue = items.start;
    let speaker = introduction(passage, items)?;
    Some((Attribution { speaker, rule: Rule::Introduced, cue }, false))
}

/// A paragraph’s first run that goes on with one that the last paragraph left open.
pub(super) fn reopened(
    passage: &Passage<'_, '_>,
    run: &Run,
    own: &Attribution,
    said: &[Said],
) -> Option<Attribution> {
    let last = said.last()?;
    let open = passage.run_at(last.item).filter(|open| open.is_continued_by(run) && open.end == run.open)?;
    let tagged = matches!(own.rule, Rule::Tag | Rule::SaidAfter);
    let attribution = if tagged { own.clone() } else { last.attribution.clone() };
    (!open.closed).then_some(Attribution { rule: Rule::Continued, ..attribution })
}

/// The item of a paragraph in quote marks that a run goes on with: it was left open, and nobody is said to say it.
pub(super) fn opened_before(passage: &Passage<'_, '_>, sentence: usize, run: &Run) -> Option<usize> {
    let items = passage.sentences.get(sentence.checked_sub(1)?)?.items.clone();
    let open = passage.run_at(items.start).filter(|_| items.len() == 1)?;
    (open.is_continued_by(run) && open.end == run.open).then_some(items.start)
}

/// Who tells on after a whole quotation: “…” Orr said that it was.
fn followed(passage: &Passage<'_, '_>, sentence: usize) -> Option<Attribution> {
    let next = passage.sentences.get(sentence).filter(|_| passage.is_same_block(sentence))?;
    let led_up_to = sentence.checked_sub(2).and_then(|before| passage.sentences.get(before));
    if led_up_to.is_some_and(|before| passage.is_mark(before.items.end - 1, &[":"])) {
        return None;
    }
    let speaker = passage.mention_starting_at(next.items.start, next.items.end)?;
    let verb = (speaker.items.end..next.items.end).find(|at| !passage.sense(*at).is(Sense::ADVERB))?;
    let was = matches!(passage.word(verb), "was" | "were" | "is") && passage.is_cue(verb + 1);
    let speaking = was && passage.sense(verb + 1).is(Sense::SAYING);
    let says = speaking || passage.is_cue(verb) && passage.sense(verb).is(Sense::SAYS);
    says.then_some(Attribution { speaker, rule: Rule::Followed, cue: verb })
}

/// The longest line that ascribes what stands above it, in items.
const SIGNATURE: usize = 16;

/// To whom a line under a quotation ascribes it: — Ada Orr, mayor of Pell.
fn signed(passage: &Passage<'_, '_>, sentence: usize) -> Option<Attribution> {
    let items = passage.sentences.get(sentence)?.items.clone();
    let dash = passage.is_mark(items.start, DASHES) && items.len() < SIGNATURE;
    let speaker = passage.mention_starting_at(items.start + 1, items.end).filter(|_| dash)?;
    let named = speaker.kind == Mentioned::Name;
    named.then_some(Attribution { speaker, rule: Rule::Signed, cue: items.start })
}

/// How much of a sentence is read for who introduces a quotation, in items.
const FURTHEST: usize = 60;

/// Whose words a sentence without quotation introduces.
fn introduction(passage: &Passage<'_, '_>, items: Range<usize>) -> Option<Mention> {
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
