//! An article's draft as a line of JSON (`draft --jsonl`), for programs and for measuring.
//!
//! Places count Unicode characters of the text that came in.

use super::cast::Whom;
use super::figures::Worth;
use super::{Cast, Count, Findings, Galley, Quotation};
use crate::brief::{ActorKind, Confidence, Date, Number, QuoteKind};
use crate::text::Text;
use serde::Serialize;
use std::ops::Range;

/// The draft of one article.
#[derive(Debug, Serialize)]
pub struct Line<'t> {
    quotes: Vec<Quote<'t>>,
    figures: Vec<Figure<'t>>,
    actors: Vec<Actor<'t>>,
}

#[derive(Debug, Serialize)]
struct Quote<'t> {
    start: usize,
    end: usize,
    /// The words alone, a stretch each.
    spans: Vec<[usize; 2]>,
    /// From the first to the last of them, as written.
    text: &'t str,
    speaker: Option<&'t str>,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
    person: Option<&'t str>,
    role: Option<&'t str>,
    r#type: QuoteKind,
    confidence: Confidence,
    rule: &'static str,
}

#[derive(Debug, Serialize)]
struct Figure<'t> {
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<(Number, Number)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'t str>,
    /// With its rate: "dollars per gallon".
    unit: Option<String>,
    what: Option<&'t str>,
    hedge: Option<&'t str>,
    source: Option<&'t str>,
    as_of: Option<String>,
    confidence: Confidence,
}

#[derive(Debug, Serialize)]
struct Actor<'t> {
    name: &'t str,
    kind: Option<ActorKind>,
    role: Option<&'t str>,
    aliases: &'t [String],
    mentions: Vec<[usize; 2]>,
    confidence: Confidence,
}

impl<'t> Line<'t> {
    /// What was found in a text; indirect quotes only where they are asked for.
    pub fn new(galley: &Galley<'t>, found: &'t Findings, indirect: bool) -> Self {
        let places = Places::of(galley.text());
        let wanted = |quote: &&Quotation| indirect || quote.kind != QuoteKind::Indirect;
        Self {
            quotes: found
                .quotations
                .iter()
                .filter(wanted)
                .map(|one| quote(galley, &found.cast, one, &places))
                .collect(),
            figures: found.counts.iter().flat_map(|count| figures(galley, count, &places)).collect(),
            actors: found
                .cast
                .members
                .iter()
                .filter(|member| member.is_actor())
                .map(|member| Actor {
                    name: &member.name,
                    kind: member.kind,
                    role: member.role.as_deref(),
                    aliases: &member.aliases,
                    mentions: member.mentions.iter().map(|place| places.span(place)).collect(),
                    confidence: member.confidence,
                })
                .collect(),
        }
    }
}

fn quote<'t>(galley: &Galley<'t>, cast: &'t Cast, one: &Quotation, places: &Places<'_>) -> Quote<'t> {
    let hull = one.hull();
    let [start, end] = places.span(&hull);
    let speaker = one.speaker.as_ref().map(|place| places.span(place));
    let member = one.speaker.clone().and_then(|mention| match cast.whom(galley, mention) {
        Whom::Member(index, _) => cast.members.get(index),
        Whom::Unnamed { .. } | Whom::Unknown(_) => None,
    });
    Quote {
        start,
        end,
        spans: one.stretches.iter().map(|place| places.span(place)).collect(),
        text: galley.slice(hull),
        speaker: one.speaker.clone().map(|place| galley.slice(place)),
        speaker_start: speaker.map(|[start, _]| start),
        speaker_end: speaker.map(|[_, end]| end),
        person: member.map(|member| member.name.as_str()),
        role: member.and_then(|member| member.role.as_deref()),
        r#type: one.kind,
        confidence: one.confidence,
        rule: one.rule,
    }
}

/// Each number of a figure; the same amount in another unit is one of its own here.
fn figures<'t>(
    galley: &Galley<'t>,
    count: &'t Count,
    places: &Places<'_>,
) -> impl Iterator<Item = Figure<'t>> {
    count.amounts().map(|amount| {
        let [start, end] = places.span(&amount.place);
        let figure = &count.figure;
        let (value, range) = match amount.worth {
            Worth::One(value) => (Some(value), None),
            Worth::Stretch(from, to) => (None, Some((from, to))),
            Worth::Unsaid => (None, None),
        };
        Figure {
            start,
            end,
            value,
            range,
            words: figure.words.as_ref().map(Text::raw),
            unit: amount.unit,
            what: figure.what.as_ref().map(Text::raw),
            hedge: figure.hedge.as_ref().map(Text::raw),
            source: count.source.clone().map(|place| galley.slice(place)),
            as_of: figure.as_of.as_ref().map(Date::as_written),
            confidence: count.confidence,
        }
    })
}

/// Bytes of a text as characters.
struct Places<'t> {
    text: &'t str,
    /// The characters before every so many bytes.
    before: Vec<usize>,
}

/// Between two counts.
const STRIDE: usize = 256;

impl<'t> Places<'t> {
    fn of(text: &'t str) -> Self {
        let begins = |block: &[u8]| block.iter().filter(|byte| !is_inside(**byte)).count();
        let counts = text.as_bytes().chunks(STRIDE).scan(0, |before, block| {
            let here = *before;
            *before += begins(block);
            Some(here)
        });
        Self { text, before: counts.collect() }
    }

    fn character(&self, byte: usize) -> usize {
        let block = (byte / STRIDE).min(self.before.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(block * STRIDE..byte).unwrap_or_default();
        self.before.get(block).copied().unwrap_or(0) + rest.iter().filter(|byte| !is_inside(**byte)).count()
    }

    fn span(&self, bytes: &Range<usize>) -> [usize; 2] {
        [self.character(bytes.start), self.character(bytes.end)]
    }
}

/// Whether a byte of UTF-8 goes on with a character.
const fn is_inside(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn places_count_characters(text in "[aé漢👩]{0,900}") {
            let places = Places::of(&text);
            for (index, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(places.character(byte), index);
            }
            prop_assert_eq!(places.character(text.len()), text.chars().count());
        }
    }
}
