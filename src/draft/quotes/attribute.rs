//! From runs to quotations: to whom each is attributed, which ones are none, and which go together.

use super::Quotation;
use super::carry;
use super::marks::Run;
use super::passage::{Passage, Sentence};
use super::rules::Rule;
use super::speaker::{Attribution, Setting, WORDS};
use crate::brief::QuoteKind;

/// A run that is said by somebody.
pub(super) struct Said {
    /// Its item.
    pub(super) item: usize,
    /// Its sentence.
    pub(super) sentence: usize,
    /// By whom.
    pub(super) attribution: Attribution,
    /// Whether it goes on with the one before it.
    pub(super) joins: bool,
    kind: QuoteKind,
}

/// Finds the direct and partial quotations of a text, in order.
pub(super) fn quotations(passage: &Passage<'_, '_>) -> Vec<Quotation> {
    let mut said = Vec::new();
    for (index, sentence) in passage.sentences.iter().enumerate() {
        attribute(passage, index, sentence, &mut said);
    }
    let mut found: Vec<Quotation> = Vec::new();
    for one in said {
        let Some(run) = passage.run_at(one.item) else { continue };
        push(passage, run, &one, &mut found);
    }
    found
}

/// Appends the runs of a sentence that are said by somebody.
fn attribute(passage: &Passage<'_, '_>, index: usize, sentence: &Sentence, said: &mut Vec<Said>) {
    let alone = stands_alone(passage, sentence);
    let mut prior: Option<Attribution> = None;
    for item in sentence.items.clone() {
        let Some(run) = passage.run_at(item) else { continue };
        if run.is_title(passage.galley) || alone && passage.is_heading(item) {
            continue;
        }
        let follows = said.last().is_some_and(|last| last.sentence + 1 == index);
        let first = !follows || !passage.is_same_block(index);
        let setting =
            Setting { passage, sentence: sentence.items.clone(), first, item, prior: prior.as_ref() };
        let own = if alone { None } else { setting.attribution() };
        let splits = own.as_ref().zip(prior.as_ref()).is_some_and(|(own, prior)| own.splits(prior));
        let long = run.words(passage.galley) >= WORDS;
        let carried = || carry::carried(passage, index, alone, first, said);
        let Some((attribution, joins)) =
            own.map(|own| (own, splits)).or_else(|| if alone || long { carried() } else { None })
        else {
            continue;
        };
        let kind = setting.kind();
        prior = Some(attribution.clone());
        if let Some(attribution) = carry::reopened(passage, run, &attribution, said) {
            said.push(Said { item, sentence: index, attribution, joins: true, kind });
        } else if long || joins || attribution.is_near(item) {
            let opened = carry::opened_before(passage, index, run).filter(|_| attribution.is_tag());
            let joins =
                if let Some(open) = opened.filter(|open| said.last().is_none_or(|last| last.item != *open)) {
                    let attribution = attribution.clone();
                    said.push(Said { item: open, sentence: index - 1, attribution, joins: false, kind });
                    true
                } else {
                    joins
                };
            said.push(Said { item, sentence: index, attribution, joins, kind });
        }
    }
}

/// Whether a sentence has nothing but quoted text.
fn stands_alone(passage: &Passage<'_, '_>, sentence: &Sentence) -> bool {
    sentence.items.clone().all(|at| passage.run(at).is_some() || passage.is_any_mark(at))
}

/// Appends a run as a quotation, or as a stretch of the last one.
fn push(passage: &Passage<'_, '_>, run: &Run, said: &Said, found: &mut Vec<Quotation>) {
    let galley = passage.galley;
    let tagged = matches!(said.attribution.rule, Rule::Tag | Rule::SaidAfter);
    let label = run.label(galley).filter(|_| !tagged);
    let start = label.as_ref().map_or(run.inner.start, |label| label.end + 1);
    let stretch = galley.bytes(start..run.inner.end);
    let rule = if label.is_some() { Rule::Labelled } else { said.attribution.rule };
    if said.joins
        && label.is_none()
        && let Some(last) = found.last_mut()
    {
        last.stretches.push(stretch);
        last.confidence = last.confidence.min(rule.joined());
        return;
    }
    let speaker = match label {
        Some(label) => galley.bytes(label),
        None => passage.bytes(&said.attribution.speaker.items),
    };
    found.push(Quotation {
        stretches: vec![stretch],
        kind: said.kind,
        speaker: Some(speaker),
        rule: rule.name(),
        confidence: rule.confidence(),
    });
}
