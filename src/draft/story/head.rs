//! The lines before an article's first paragraph: headline, byline, date.

use super::{day, names};
use crate::brief::Date;
use std::ops::Range;

/// What these lines say.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Head {
    /// Where the article's first paragraph begins.
    pub(super) end: usize,
    pub(super) headline: Option<String>,
    pub(super) byline: Vec<String>,
    pub(super) agency: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) updated: Option<Date>,
}

/// So many paragraphs may come before the article.
const MOST: usize = 6;

/// A headline is shorter, in bytes.
const HEADLINE: usize = 200;

/// The head of a text; empty where nothing would be left of the text.
pub(super) fn head(text: &str, may_have_headline: bool) -> Head {
    let mut head = Head::default();
    let blocks = blocks(text);
    for (count, block) in blocks.iter().enumerate().take(MOST) {
        let mut lines = text.get(block.clone()).unwrap_or_default().lines().map(str::trim).peekable();
        let title = lines.peek().copied().filter(|line| may_have_headline && count == 0 && is_headline(line));
        let mut found = Head { headline: title.map(str::to_owned), ..Head::default() };
        let is_head = lines.skip(usize::from(title.is_some())).all(|line| found.take(line));
        let Some(next) = blocks.get(count + 1).filter(|_| is_head) else { break };
        head = Head { end: next.start, ..head.or(found) };
    }
    head
}

impl Head {
    /// Keeps what a line says, where it is a line of a head.
    fn take(&mut self, line: &str) -> bool {
        if let Some((date, is_updated)) = day::line(line) {
            let kept = if is_updated { &mut self.updated } else { &mut self.published };
            kept.get_or_insert(date);
            return true;
        }
        let Some(byline) = names::line(line) else {
            return names::is_agency(line) && self.agency.get_or_insert(line.to_owned()) == line;
        };
        self.byline.extend(byline.names);
        self.agency = self.agency.take().or(byline.agency);
        true
    }

    /// This, and what another says that this does not.
    fn or(mut self, other: Self) -> Self {
        self.byline.extend(other.byline);
        Self {
            end: self.end,
            headline: self.headline.or(other.headline),
            byline: self.byline,
            agency: self.agency.or(other.agency),
            published: self.published.or(other.published),
            updated: self.updated.or(other.updated),
        }
    }
}

/// The first paragraphs, as locators count them: what blank lines divide, or lines where there are none.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let blocks: Vec<Range<usize>> = divided(text, |_| false).take(MOST + 1).collect();
    if blocks.len() == 1 { divided(text, |_| true).take(MOST + 1).collect() } else { blocks }
}

/// Runs of lines that are not blank; each line may end its run.
fn divided(text: &str, ends: fn(&str) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    let mut lines = text.split_inclusive('\n').map(move |line| {
        end += line.len();
        let start = end - line.len() + (line.len() - line.trim_start().len());
        (line.trim(), start)
    });
    std::iter::from_fn(move || {
        let (first, start) = lines.find(|(line, _)| !line.is_empty())?;
        let mut last = start + first.len();
        if !ends(first) {
            for (line, at) in lines.by_ref().take_while(|(line, _)| !line.is_empty()) {
                last = at + line.len();
            }
        }
        Some(start..last)
    })
}

/// Short, of several words, without the stop of a sentence, beginning as a title does.
fn is_headline(line: &str) -> bool {
    let words = line.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let begins = line.chars().find(|one| one.is_alphanumeric()).is_some_and(|first| !first.is_lowercase());
    let is_so = line.len() < HEADLINE && words > 1 && begins && !has_stop(line);
    is_so && names::line(line).is_none() && day::line(line).is_none()
}

/// Whether a sentence ends at its end, or within it as a caption's does before its credit.
fn has_stop(line: &str) -> bool {
    let is_stop = |word: &str| {
        let word = word.strip_suffix('.').unwrap_or_default();
        word.len() > 3 && word.chars().all(char::is_lowercase)
    };
    let stops = ['.', ',', ';', ':', '…', '-', '—', '–', '。'];
    line.trim_end_matches(['"', '”', '’', '\'']).ends_with(stops) || line.split_whitespace().any(is_stop)
}
