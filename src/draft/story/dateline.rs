//! Where an article was written and whose copy it is, as its first paragraphs begin: "ORSA (OPA) —", "Orsa:".

use super::names;
use crate::draft::when::month_of;

/// What a dateline says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dateline {
    pub(super) place: Option<String>,
    pub(super) agency: Option<String>,
}

/// So many paragraphs may come before the one that says it: captions, a standfirst.
const MOST: usize = 3;

/// Words before a colon that are no place, in small letters.
const LABELS: &[&str] = &[
    "advertisement",
    "analysis",
    "answer",
    "breaking",
    "comment",
    "correction",
    "editor",
    "editorial",
    "exclusive",
    "explainer",
    "fact",
    "file",
    "image",
    "live",
    "note",
    "opinion",
    "photo",
    "picture",
    "pictured",
    "question",
    "related",
    "review",
    "source",
    "summary",
    "update",
    "updated",
    "video",
    "watch",
    "warning",
];

/// The dateline of an article, in the first of its paragraphs that has one.
pub(super) fn dateline(body: &str) -> Dateline {
    let lines = || body.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_interview = lines().take(12).filter(|line| after_colon(line).is_some()).count() > 1;
    let found = lines()
        .take(MOST)
        .find_map(|line| dashed(line).or_else(|| after_colon(line).filter(|_| !is_interview)));
    found.unwrap_or_default()
}

/// `Orsa: The east spillway …`
fn after_colon(line: &str) -> Option<Dateline> {
    let (before, after) = line.split_once(": ")?;
    let is_label = before
        .split(|one: char| !one.is_alphabetic())
        .any(|word| LABELS.contains(&word.to_lowercase().as_str()));
    let goes_on = after.len() > 60 && after.chars().next().is_some_and(char::is_uppercase);
    let (place, agency) = bracketed(before);
    (goes_on && !is_label && is_place(place) && named(place) < 3)
        .then(|| Dateline { place: Some(place.to_owned()), agency })
}

/// How many of its words are not small; before a colon, more than two are a title's.
fn named(place: &str) -> usize {
    place.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count()
}

/// `ORSA, Valley (OPA) — The east spillway …`, `(OPA) - The east …`
fn dashed(line: &str) -> Option<Dateline> {
    let dashes = [" — ", " – ", " - ", " -- ", "— ", " —", "– ", "—"];
    let start: usize = line.chars().take(100).map(char::len_utf8).sum();
    let (start, _) = line.split_at_checked(start)?;
    let before =
        dashes.iter().filter_map(|dash| start.split_once(dash)).min_by_key(|(before, _)| before.len())?.0;
    let (place, agency) = bracketed(before);
    let place = undated(place);
    if place.is_empty() {
        return agency.map(|agency| Dateline { place: None, agency: Some(agency) });
    }
    let is_said = is_place(place) && (agency.is_some() || is_loud(place));
    is_said.then(|| Dateline { place: Some(place.to_owned()), agency })
}

/// A place, and the agency in brackets after it.
fn bracketed(text: &str) -> (&str, Option<String>) {
    let split = text.trim().strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let Some((place, agency)) = split else { return (text.trim(), None) };
    let agency = agency.trim();
    let is_short = (2..=6).contains(&agency.len()) && agency.chars().all(char::is_uppercase);
    let is_agency = is_short || names::is_agency(agency);
    (place.trim(), is_agency.then(|| agency.to_owned()))
}

/// A place without the date after it: `ORSA, April 2`, `Orsa, Wednesday`.
fn undated(place: &str) -> &str {
    let is_date = |part: &str| {
        let words = part.split_whitespace().map(|word| word.trim_end_matches('.').to_lowercase());
        words.clone().any(|word| month_of(&word).is_some()) || words.clone().any(|word| word.ends_with("day"))
    };
    match place.rsplit_once(',') {
        Some((place, part)) if is_date(part) => place.trim(),
        _ => place.trim_end_matches(','),
    }
}

/// Up to six words, each a name's or small between names.
fn is_place(place: &str) -> bool {
    let is_part = |word: &str| {
        let small = [
            "of", "the", "and", "de", "del", "al", "el", "la", "les", "sur", "an", "am", "der", "upon", "on",
        ];
        word.chars().next().is_some_and(char::is_uppercase) || small.contains(&word)
    };
    let letters = |one: char| one.is_alphabetic() || " ,.'’-/".contains(one);
    (1..=6).contains(&place.split_whitespace().count())
        && place.chars().all(letters)
        && place.chars().next().is_some_and(char::is_uppercase)
        && place.split_whitespace().all(is_part)
}

/// Whether its first word is in capitals, as datelines of agencies are.
fn is_loud(place: &str) -> bool {
    let first = place.split([' ', ',']).next().unwrap_or_default();
    first.chars().count() > 2 && !first.chars().any(char::is_lowercase)
}
