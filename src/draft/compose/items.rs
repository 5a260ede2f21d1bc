//! What was found, as the items of a brief.

use super::actors::Actors;
use super::places::Places;
use super::{Reading, words};
use crate::brief::{
    Attribution, Body, Certainty, Confidence, Date, Drafted, Figure, Item, Place, Quote, QuoteKind, Said,
    Section,
};
use crate::draft::cast::Whom;
use crate::draft::when::{self, Reach};
use crate::draft::{Count, Quotation};
use crate::text::Text;
use jiff::civil;
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
    Quote { parts: Vec<Text>, kind: QuoteKind, said: Said },
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
pub(super) fn drafts(
    reading: &Reading<'_, '_>,
    indirect: bool,
    published: Option<civil::Date>,
) -> Vec<Draft> {
    let found = reading.findings;
    let wanted = |quotation: &&Quotation| indirect || quotation.kind != QuoteKind::Indirect;
    let facts = reading.lead.facts.iter().map(|place| fact(reading, place));
    let quotes = found.quotations.iter().filter(wanted).map(|quotation| quote(reading, quotation, published));
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

fn quote(reading: &Reading<'_, '_>, quotation: &Quotation, published: Option<civil::Date>) -> Draft {
    let (who, sure) = whom(reading, quotation.speaker.as_ref());
    let places = &quotation.stretches;
    Draft {
        section: Section::Quotes,
        places: places.clone(),
        shown: places.clone(),
        who,
        drafted: Drafted::new(quotation.rule, quotation.confidence.min(sure)),
        rest: Rest::Quote {
            parts: parts(reading, quotation),
            kind: quotation.kind,
            said: Said { date: day(reading, quotation, published), ..Said::default() },
        },
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

/// Whether a mention says who somebody is in these very words.
fn says(mention: &str, who: &str) -> bool {
    mention.split_whitespace().collect::<Vec<_>>().join(" ").contains(who.trim())
}

/// The day on which words were said, as their sentence tells outside its quote marks: "she said on Monday".
fn day(reading: &Reading<'_, '_>, quotation: &Quotation, published: Option<civil::Date>) -> Option<Date> {
    /// A sentence of more tokens is none: every quotation in it would read it again.
    const LONGEST: usize = 300;
    let galley = reading.galley;
    let speaker = quotation.speaker.as_ref()?;
    let sentence = galley.sentences().get(galley.sentence_of(galley.token_at(speaker.start)))?;
    let sentence = Some(sentence).filter(|sentence| sentence.len() <= LONGEST)?;
    let bytes = galley.bytes(sentence.clone());
    let paragraph = galley.paragraphs().get(galley.paragraph_of(speaker.start))?;
    let is_here =
        |stretch: &&Range<usize>| paragraph.bytes.contains(&stretch.start) && stretch.end > bytes.start;
    quotation.stretches.iter().find(is_here)?;
    let is_quoted = |place: &Range<usize>| {
        let holds = |stretch: &Range<usize>| stretch.start <= place.start && place.end <= stretch.end;
        quotation.stretches.iter().any(holds)
    };
    let whens = when::find(galley, sentence.clone(), published);
    let mut told = whens.into_iter().filter(|one| {
        one.spoken && one.reach == Reach::At && !one.ahead && !is_quoted(&galley.bytes(one.tokens.clone()))
    });
    told.next()?.date
}

/// Whom a mention means, and how sure that is.
fn whom(reading: &Reading<'_, '_>, mention: Option<&Range<usize>>) -> (Who, Confidence) {
    let Some(mention) = mention else { return (Who::Nobody, Confidence::Low) };
    let whom = reading.findings.cast.whom(reading.galley, mention.clone());
    let sure = match &whom {
        Whom::Member(_, sure) => *sure,
        // "They" who were found further up are less sure than those who are described where they speak.
        Whom::Unnamed { who, .. } if !says(reading.galley.slice(mention.clone()), who) => Confidence::Medium,
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
        Rest::Quote { parts, kind, said } => {
            Body::Quote(Quote { speaker: Some(who), parts, kind, said, context: None, translated: None })
        }
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
