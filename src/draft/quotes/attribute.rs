//! From runs to quotations: attributed by their sentence or by what comes before it, and joined.

use super::Quotation;
use super::mention::Mention;
use super::passage::{Passage, Sentence};
use super::rules::Rule;
use super::speaker::{Attribution, Setting, introduction};
use crate::brief::QuoteKind;
use std::ops::Range;

/// A run with its speaker.
struct Said {
    run: usize,
    item: usize,
    sentence: usize,
    attribution: Attribution,
    /// Whether it goes on with the one before it.
    joins: bool,
}

/// Finds the direct and partial quotations of a passage.
pub(super) fn quotations(passage: &Passage<'_, '_>) -> Vec<Quotation> {
    let mut said: Vec<Said> = Vec::new();
    for (index, sentence) in passage.sentences.iter().enumerate() {
        let mut prior: Option<Attribution> = None;
        for item in sentence.items.clone().filter(|item| passage.run(*item).is_some()) {
            let follows = said.last().is_some_and(|last| last.sentence + 1 == index);
            let first = !follows || passage.sentences[index - 1].block != sentence.block;
            let setting =
                Setting { passage, sentence: sentence.items.clone(), first, item, prior: prior.as_ref() };
            let Some(run) = passage.run(item) else { continue };
            let stands_alone = stands_alone(passage, sentence);
            if passage.is_title(item) || stands_alone && passage.is_heading(item) {
                continue;
            }
            let attribution = if stands_alone { None } else { setting.attribution() };
            let words = passage.runs.get(run).map_or(0, |run| run.words(passage.galley));
            let (attribution, joins) = match attribution {
                Some(attribution) => {
                    let same = prior.as_ref().is_some_and(|prior| {
                        prior.cue == attribution.cue
                            && matches!(prior.rule, Rule::Tag | Rule::SaidAfter | Rule::AccordingTo)
                    });
                    (Some(attribution), same)
                }
                None if first && stands_alone && followed(passage, index + 1).is_some() => {
                    (followed(passage, index + 1), false)
                }
                None if signed(passage, index + 1).is_some() && stands_alone => {
                    (signed(passage, index + 1), false)
                }
                None if stands_alone || words >= 5 => carried(passage, index, &said),
                None => (None, false),
            };
            let Some(attribution) = attribution else { continue };
            prior = Some(attribution.clone());
            let near = item - attribution.cue.min(item) <= 4;
            let strong = matches!(
                attribution.rule,
                Rule::Tag | Rule::SaidAfter | Rule::Colon | Rule::SaidBefore | Rule::AccordingTo
            ) || near && matches!(attribution.rule, Rule::Called | Rule::Saying);
            if words < 5 && !strong && !joins {
                continue;
            }
            let unclosed = said.last().is_some_and(|last| {
                passage.runs[last.run].is_continued_by(&passage.runs[run])
                    && passage.runs[last.run].end == passage.runs[run].open
            });
            let attribution = match said.last().filter(|_| unclosed) {
                Some(last) => Attribution { rule: Rule::Continued, ..last.attribution.clone() },
                None => attribution,
            };
            said.push(Said { run, item, sentence: index, attribution, joins: joins || unclosed });
        }
    }
    let mut found: Vec<Quotation> = Vec::new();
    for one in said {
        let run = &passage.runs[one.run];
        let tagged = matches!(one.attribution.rule, Rule::Tag | Rule::SaidAfter);
        let label = run.label(passage.galley).filter(|_| !tagged);
        let inner = label.as_ref().map_or(run.inner.start, |label| label.end + 1)..run.inner.end;
        let stretch = passage.galley.bytes(inner);
        let rule = if label.is_some() { Rule::Labelled } else { one.attribution.rule };
        if one.joins
            && label.is_none()
            && let Some(last) = found.last_mut()
        {
            last.stretches.push(stretch);
            continue;
        }
        found.push(Quotation {
            stretches: vec![stretch],
            kind: QuoteKind::Direct,
            speaker: Some(label.map_or_else(
                || passage.bytes(&one.attribution.speaker.items),
                |label| passage.galley.bytes(label),
            )),
            rule: rule.name(),
            confidence: rule.confidence(),
        });
    }
    found
}

fn stands_alone(passage: &Passage<'_, '_>, sentence: &Sentence) -> bool {
    sentence.items.clone().all(|at| {
        passage.run(at).is_some()
            || passage.token(at).is_some_and(|token| token.kind == crate::draft::galley::Kind::Mark)
    })
}

fn carried(passage: &Passage<'_, '_>, sentence: usize, said: &[Said]) -> (Option<Attribution>, bool) {
    let Some(before) = sentence.checked_sub(1) else { return (None, false) };
    let here = &passage.sentences[sentence];
    let there = &passage.sentences[before];
    let same_paragraph = here.block == there.block;
    if let Some(last) = said.last().filter(|last| last.sentence == before || last.sentence == sentence) {
        let rule = if same_paragraph { Rule::Continued } else { Rule::Carried };
        return (
            Some(Attribution { rule, ..last.attribution.clone() }),
            same_paragraph || stands_alone(passage, here),
        );
    }
    let speaker: Option<Mention> = introduction(passage, there.items.clone());
    let cue = there.items.start;
    (speaker.map(|speaker| Attribution { speaker, rule: Rule::Introduced, cue }), false)
}

const _: Option<Range<usize>> = None;

/// To whom a line under a quotation ascribes it: — Ada Orr, mayor of Pell.
fn signed(passage: &Passage<'_, '_>, sentence: usize) -> Option<Attribution> {
    let items = passage.sentences.get(sentence)?.items.clone();
    let dash = passage.is_mark(items.start, super::passage::DASHES) && items.len() < 16;
    let speaker = passage.mention_starting_at(items.start + 1, items.end).filter(|_| dash)?;
    (speaker.kind == super::mention::Mentioned::Name).then_some(Attribution {
        speaker,
        rule: Rule::Signed,
        cue: items.start,
    })
}

/// Who tells on after a whole quotation: “…” Orr said that it was.
fn followed(passage: &Passage<'_, '_>, sentence: usize) -> Option<Attribution> {
    let next =
        passage.sentences.get(sentence).filter(|next| next.block == passage.sentences[sentence - 1].block)?;
    let introduced = sentence.checked_sub(2).and_then(|before| passage.sentences.get(before));
    if introduced.is_some_and(|before| passage.is_mark(before.items.end - 1, &[":"])) {
        return None;
    }
    let speaker = passage.mention_starting_at(next.items.start, next.items.end)?;
    let verb =
        (speaker.items.end..next.items.end).find(|at| !passage.sense(*at).is(super::words::Sense::ADVERB))?;
    let says = passage.is_cue(verb) && passage.sense(verb).is(super::words::Sense::SAYS);
    says.then_some(Attribution { speaker, rule: Rule::Followed, cue: verb })
}
