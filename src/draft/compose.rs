//! A draft as a brief: what the rules found, tied to paragraphs and exact words.
//!
//! The brief passes `check` against the article by construction: all words of items are slices of the article's text, in
//! its order, and so is every `exact`. Whatever does not stand in the article is not written: no summary but the lead
//! sentences, no headline but its own or the beginning of those.

mod actors;
mod items;
mod room;

use super::lead::Lead;
use super::{Findings, Galley, Story};
use crate::brief::{Brief, Confidence, Date, Drafted, Locator, Made, Source, Status};
use crate::text::Text;
use actors::Actors;
use room::Room;
use std::ops::Range;

/// The longest headline that is made of a lead sentence, in characters.
const HEADLINE: usize = 90;

/// What an article does not say of itself, or an editor says better.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The brief's id.
    pub id: String,
    /// Who printed the article.
    pub outlet: String,
    /// When.
    pub published: Date,
    /// Where it can be read.
    pub url: Option<String>,
    /// The article's text, as a path beside the brief, and its SHA-256.
    pub text: Option<(String, String)>,
    /// By which program, and on which day, the draft was made.
    pub made: (String, Date),
    /// Whether reported words become quotes too.
    pub indirect: bool,
}

/// What was read of an article.
#[derive(Debug)]
pub struct Reading<'a, 't> {
    /// The article and what it says of itself.
    pub story: &'a Story,
    /// Its text, cut.
    pub galley: &'a Galley<'t>,
    /// What the rules found in it.
    pub findings: &'a Findings,
    /// The sentences it begins with.
    pub lead: Lead,
    /// What it is about.
    pub themes: Vec<String>,
}

/// A brief, and how much it has no room for.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// The brief.
    pub brief: Brief,
    /// Items that were found and left out, since a brief's file has its limits (SAFETY): the last of the article.
    pub left_out: usize,
}

/// Makes the brief.
pub fn compose(reading: &Reading<'_, '_>, head: Head) -> Composed {
    let mut room = Room::default();
    let drafts = items::drafts(reading, head.indirect);
    let fitting = drafts.iter().take_while(|draft| room.takes(draft)).count();
    let left_out = drafts.len() - fitting;
    let mut drafts = drafts;
    drafts.truncate(fitting);
    let actors = Actors::of(reading, &drafts);
    let items = items::items(drafts, &actors);
    let story = reading.story;
    let lead: Vec<Text> = reading.lead.summary.iter().map(|place| words(reading.galley, place)).collect();
    let summary = (!lead.is_empty()).then(|| Text::new(&joined(&lead)));
    let headline = story.headline.as_deref().map_or_else(|| beginning(&lead), Text::new);
    let draft = summary.is_some().then(|| Drafted::new("lead", Confidence::Low));
    let brief = Brief {
        id: Text::new(&head.id),
        headline,
        summary,
        language: Text::new(story.language.as_deref().unwrap_or("en")),
        place: story.dateline.as_deref().or_else(|| reading.findings.cast.place()).map(Text::new),
        status: Status::default(),
        corrections: Vec::new(),
        source: source(story, &head),
        made: Some(Made { with: Some(Text::new(&head.made.0)), at: Some(head.made.1), ..Made::default() }),
        actors: actors.into_declared(),
        themes: reading.themes.iter().map(|theme| Text::new(theme)).collect(),
        items,
        draft,
    };
    Composed { brief, left_out }
}

fn source(story: &Story, head: &Head) -> Source {
    let text = |text: &Option<String>| text.as_deref().map(Text::new);
    Source {
        outlet: Text::new(&head.outlet),
        published: head.published.clone(),
        updated: story.updated.clone(),
        agency: text(&story.agency),
        title: text(&story.headline),
        url: text(&head.url),
        byline: story.byline.iter().map(|name| Text::new(name)).collect(),
        dateline: text(&story.dateline),
        text: head.text.as_ref().map(|(path, _)| Text::new(path)),
        sha256: head.text.as_ref().map(|(_, sha256)| Text::new(sha256)),
    }
}

fn joined(texts: &[Text]) -> String {
    texts.iter().map(Text::raw).collect::<Vec<_>>().join(" ")
}

/// The beginning of the lead, where the article has no headline.
fn beginning(lead: &[Text]) -> Text {
    let Some(first) = lead.first() else { return Text::new("(no headline)") };
    let first = first.raw().trim_end_matches('.');
    if first.chars().count() <= HEADLINE {
        return Text::new(first);
    }
    let end = first.char_indices().nth(HEADLINE).map_or(first.len(), |(at, _)| at);
    let cut = first.get(..end).unwrap_or(first);
    let whole = cut.rfind(char::is_whitespace).and_then(|at| cut.get(..at)).unwrap_or(cut);
    Text::new(&format!("{}…", whole.trim_end_matches([',', ';', ':', '–', '—', '-', ' '])))
}

/// Some bytes of the text on one line.
fn words(galley: &Galley<'_>, bytes: &Range<usize>) -> Text {
    Text::new(&on_one_line(galley.slice(bytes.clone())))
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where some bytes of the text stand.
fn locator(galley: &Galley<'_>, bytes: &Range<usize>) -> Locator {
    let index = galley.paragraph_of(bytes.start);
    let prefix = galley.paragraphs().get(index).and_then(|paragraph| {
        let before = galley.slice(paragraph.bytes.start..bytes.start);
        stands_in(before, galley.slice(bytes.clone()))
            .then(|| prefix(galley, &paragraph.tokens, bytes.start))?
    });
    let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
    Locator { paragraph: Some(number), exact: Some(words(galley, bytes)), prefix }
}

/// In what is longer nobody looks whether words stand there twice: they are taken to.
const SOUGHT: usize = 16 << 10;

/// Whether words stand in a text already.
fn stands_in(text: &str, words: &str) -> bool {
    text.len() > SOUGHT || text.contains(words)
}

/// A few words before a byte of a paragraph.
fn prefix(galley: &Galley<'_>, paragraph: &Range<usize>, byte: usize) -> Option<Text> {
    const WORDS: usize = 4;
    let end = galley.token_at(byte);
    let start = end.saturating_sub(WORDS).max(paragraph.start);
    (start < end).then(|| words(galley, &galley.bytes(start..end)))
}

#[cfg(test)]
mod tests;
