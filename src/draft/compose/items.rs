//! What was found, as the items of a brief.

use super::actors::Actors;
use super::places::Places;
use super::{Reading, words};
use crate::brief::{
    Attribution, Body, Certainty, Confidence, Drafted, Figure, Item, Place, Quote, QuoteKind, Said, Section,
};
use crate::draft::cast::Whom;
use crate::draft::{Count, Quotation};
use crate::text::Text;
use std::ops::Range;

/// Rules whose finds are true and seldom what an editor notes: "one of the engineers", "a 55-year-old driver", "over the
/// past three days".
const SELDOM_NEWS: [&str; 4] = ["figure-one", "figure-one-of", "figure-age", "figure-duration"];

/// An item on its way into a brief.
#[derive(Debug)]
pub(super) struct Draft {
    section: Section,
    /// Where it stands in the article, a place each part.
    pub(super) places: Vec<Range<usize>>,
    /// What of the article a reader of the item sees.
    pub(super) shown: Vec<Range<usize>>,
    who: Who,
    drafted: Drafted,
    rest: Rest,
}

/// Who says it.
#[derive(Debug)]
pub(super) enum Who {
    /// The outlet.
    Article,
    /// Somebody whom no rule could find.
    Nobody,
    /// Somebody the text mentions.
    Somebody(Whom),
}

#[derive(Debug)]
enum Rest {
    Fact(Text),
    Quote { parts: Vec<Text>, kind: QuoteKind },
    Figure { figure: Box<Figure>, certainty: Certainty, caveat: Option<Text> },
}

impl Draft {
    /// The member of the cast that it rests on.
    pub(super) fn member(&self) -> Option<usize> {
        match &self.who {
            Who::Somebody(Whom::Member(index, _)) => Some(*index),
            _ => None,
        }
    }
}

/// Everything that was found after the article's head, in the article's order.
pub(super) fn drafts(reading: &Reading<'_, '_>, indirect: bool) -> Vec<Draft> {
    let found = reading.findings;
    let wanted = |quotation: &&Quotation| indirect || quotation.kind != QuoteKind::Indirect;
    let facts = reading.lead.facts.iter().map(|place| fact(reading, place));
    let quotes = found.quotations.iter().filter(wanted).map(|quotation| quote(reading, quotation));
    let news = found.counts.iter().filter(|count| !SELDOM_NEWS.contains(&count.rule));
    let figures = news.map(|count| figure(reading, count));
    let begins = |draft: &Draft| draft.places.first().map_or(0, |place| place.start);
    let mut drafts: Vec<Draft> = facts.chain(quotes).chain(figures).collect();
    drafts.retain(|draft| begins(draft) >= reading.story.head && !draft.places.is_empty());
    drafts.sort_by_key(begins);
    drafts
}

/// The drafts as items, by section.
pub(super) fn items(drafts: Vec<Draft>, actors: &Actors, places: &Places<'_, '_>) -> Vec<Item> {
    let mut items: Vec<Item> = drafts.into_iter().map(|draft| item(draft, actors, places)).collect();
    items.sort_by_key(|item| item.section);
    let mut counts = [0; Section::ALL.len()];
    for item in &mut items {
        let count = &mut counts[item.section as usize];
        (item.index, *count) = (*count, *count + 1);
    }
    items
}

fn fact(reading: &Reading<'_, '_>, place: &Range<usize>) -> Draft {
    Draft {
        section: Section::KeyFacts,
        places: vec![place.clone()],
        shown: vec![place.clone()],
        who: Who::Nobody,
        drafted: Drafted::new("lead", Confidence::Low),
        rest: Rest::Fact(words(reading.galley, place)),
    }
}

fn quote(reading: &Reading<'_, '_>, quotation: &Quotation) -> Draft {
    let (who, sure) = whom(reading, quotation.speaker.as_ref());
    let places = &quotation.stretches;
    Draft {
        section: Section::Quotes,
        places: places.clone(),
        shown: places.clone(),
        who,
        drafted: Drafted::new(quotation.rule, quotation.confidence.min(sure)),
        rest: Rest::Quote { parts: parts(reading, quotation), kind: quotation.kind },
    }
}

/// The words as an editor takes them: without the comma before the closing mark, which belongs to the sentence around it;
/// `check` takes a full stop for it. A few words have no stop of their own.
fn parts(reading: &Reading<'_, '_>, quotation: &Quotation) -> Vec<Text> {
    let mut parts: Vec<Text> = quotation.stretches.iter().map(|place| words(reading.galley, place)).collect();
    if let Some(last) = parts.last_mut() {
        let bare = last.raw().trim_end_matches([',', '.']);
        let of = last.raw().get(bare.len()..).unwrap_or_default();
        *last = match (quotation.kind, of) {
            _ if bare.is_empty() => last.clone(),
            (QuoteKind::Direct, ",") => Text::new(&format!("{bare}.")),
            (QuoteKind::Partial | QuoteKind::Indirect, "," | ".") => Text::new(bare),
            _ => last.clone(),
        };
    }
    parts
}

fn figure(reading: &Reading<'_, '_>, count: &Count) -> Draft {
    let (who, sure) = match &count.source {
        None => (Who::Article, Confidence::High),
        source => whom(reading, source.as_ref()),
    };
    Draft {
        section: Section::Figures,
        places: vec![count.bytes.clone()],
        shown: Vec::new(),
        who,
        drafted: Drafted::new(count.rule, count.confidence.min(sure)),
        rest: Rest::Figure {
            figure: Box::new(count.figure.clone()),
            certainty: count.certainty,
            caveat: count.caveat.clone(),
        },
    }
}

/// Whom a mention means, and how sure that is.
fn whom(reading: &Reading<'_, '_>, mention: Option<&Range<usize>>) -> (Who, Confidence) {
    let Some(mention) = mention else { return (Who::Nobody, Confidence::Low) };
    let whom = reading.findings.cast.whom(reading.galley, mention.clone());
    let sure = match whom {
        Whom::Member(_, sure) => sure,
        Whom::Unnamed { .. } => Confidence::High,
        Whom::Unknown(_) => Confidence::Low,
    };
    (Who::Somebody(whom), sure)
}

fn item(draft: Draft, actors: &Actors, places: &Places<'_, '_>) -> Item {
    let who = actors.attribution(&draft.who);
    let (mut source, mut certainty, mut caveat) = (Vec::<Attribution>::new(), Certainty::default(), None);
    let body = match draft.rest {
        Rest::Fact(text) => Body::Prose(text),
        Rest::Quote { parts, kind } => Body::Quote(Quote {
            speaker: Some(who),
            parts,
            kind,
            said: Said::default(),
            context: None,
            translated: None,
        }),
        Rest::Figure { figure, certainty: sure, caveat: against } => {
            source.push(who);
            (certainty, caveat) = (sure, against);
            Body::Figure(*figure)
        }
    };
    Item {
        section: draft.section,
        index: 0,
        id: None,
        actors: Vec::new(),
        themes: Vec::new(),
        source,
        via: None,
        certainty,
        caveat,
        note: None,
        at: draft.places.iter().map(|place| places.locator(place)).collect(),
        body,
        draft: Some(draft.drafted),
        flawed: false,
        place: Place::default(),
    }
}
