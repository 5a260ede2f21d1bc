//! A draft as a brief: what the rules found, tied to paragraphs and exact words.
//!
//! The brief passes `check` against the article by construction: all words of items are slices of the article's text, in
//! its order, and so is every `exact`. Whatever does not stand in the article is not written: no summary but the lead
//! sentences, no headline but its own or the beginning of those.

mod actors;
mod items;
mod places;
mod room;

use super::lead::Lead;
use super::{Findings, Galley, Story};
use crate::brief::{Article, Brief, Confidence, Date, Drafted, Made, Source, Status};
use crate::text::Text;
use actors::Actors;
use places::Places;
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
    let drafts = items::drafts(reading, head.indirect, head.published.first());
    let fitting = drafts.iter().take_while(|draft| room.takes(draft)).count();
    let left_out = drafts.len() - fitting;
    let mut drafts = drafts;
    drafts.truncate(fitting);
    let actors = Actors::of(reading, &drafts);
    let article = Article::new(reading.galley.text());
    let items = items::items(drafts, &actors, &Places::new(reading.galley, &article));
    let story = reading.story;
    let lead = lead(reading);
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

/// The lead sentences, the first without the dateline that the brief has elsewhere.
fn lead(reading: &Reading<'_, '_>) -> Vec<Text> {
    let mut lead: Vec<Text> = reading.lead.summary.iter().map(|place| words(reading.galley, place)).collect();
    let dateline = reading.story.dateline.as_deref();
    if let (Some(first), Some(place)) = (lead.first_mut(), dateline)
        && let Some(rest) = undated(first.raw(), place)
    {
        *first = Text::new(rest);
    }
    lead
}

/// What a sentence says after its dateline: "Orsa: ", "ORSA, Valley (OPA) — ", "Orsa (OPA) – ".
fn undated<'s>(sentence: &'s str, place: &str) -> Option<&'s str> {
    /// Agency, day and what else may stand between the place and the sentence, in characters.
    const LONGEST: usize = 60;
    let rest = sentence.strip_prefix(place)?;
    let near = rest.char_indices().take(LONGEST);
    let (at, mark) = near.into_iter().find(|(at, mark)| {
        let spaced = rest.get(..*at).is_some_and(|before| before.ends_with(char::is_whitespace));
        *mark == '—' || matches!(mark, '–' | '-') && spaced || *mark == ':' && *at == 0
    })?;
    let rest = rest.get(at + mark.len_utf8()..)?.trim_start_matches(['-', ' ', '\u{a0}']);
    rest.starts_with(|first: char| !first.is_lowercase()).then_some(rest)
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
    Text::new(&format!("{}…", led(whole)))
}

/// The beginning of a sentence without marks and words at its end that only lead on.
fn led(beginning: &str) -> &str {
    const LEADS: [&str; 12] = ["a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "the", "to"];
    let marks = [',', ';', ':', '–', '—', '-', ' '];
    let mut words = beginning.trim_end_matches(marks);
    while let Some((rest, last)) = words.rsplit_once(' ')
        && LEADS.contains(&last)
    {
        words = rest.trim_end_matches(marks);
    }
    words
}

/// Some bytes of the text on one line.
fn words(galley: &Galley<'_>, bytes: &Range<usize>) -> Text {
    let words: Vec<&str> = galley.slice(bytes.clone()).split_whitespace().collect();
    Text::new(&words.join(" "))
}

#[cfg(test)]
mod tests;
