//! What an article begins with: its lead sentences, word for word.
//!
//! A rule cannot sum up. What an article says first is what its writers held most important, so those sentences stand in
//! until an editor has written a summary and key facts: the first, and the second where both are short, for the summary;
//! the next that tell something by themselves, for the key facts. Headings, captions, bylines, quoted sentences and, for
//! key facts, those that lean on the one before ("He also …") are passed over.

use super::galley::{Galley, Kind, Paragraph, Token};
use std::ops::Range;

/// The sentences that an article begins with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lead {
    /// For the summary: bytes of the text.
    pub summary: Vec<Range<usize>>,
    /// For the key facts: bytes of the text.
    pub facts: Vec<Range<usize>>,
}

/// The most sentences of a summary, and the length in bytes beyond which it has only one.
const SUMMARY: usize = 2;
const LONG: usize = 240;
/// The most key facts.
const FACTS: usize = 5;
/// Key facts are sought in so many paragraphs of the body: further down stands what came before.
const PARAGRAPHS: usize = 8;
/// A sentence has at least so many words.
const WORDS: usize = 5;

impl Lead {
    /// Finds them from a byte on.
    pub fn of(galley: &Galley<'_>, head: usize) -> Self {
        let first = galley.paragraphs().partition_point(|one| one.bytes.start < head);
        let body = galley.paragraphs().iter().skip(first).filter(|one| is_told(galley, one));
        let mut lead = Self::default();
        for paragraph in body.take(PARAGRAPHS) {
            let sentences = galley.sentences().get(paragraph.sentences.clone()).unwrap_or_default();
            for sentence in sentences {
                lead.take(galley, sentence);
            }
            if lead.facts.len() == FACTS {
                break;
            }
        }
        lead
    }

    fn take(&mut self, galley: &Galley<'_>, sentence: &Range<usize>) {
        let tokens = galley.tokens().get(sentence.clone()).unwrap_or_default();
        if !is_whole(tokens) {
            return;
        }
        let bytes = galley.bytes(sentence.clone());
        let length: usize = self.summary.iter().map(Range::len).sum();
        let has_room = self.summary.len() < SUMMARY && length + bytes.len() <= LONG && self.facts.is_empty();
        if self.summary.is_empty() || has_room {
            self.summary.push(bytes);
        } else if self.facts.len() < FACTS && tells(tokens) {
            self.facts.push(bytes);
        }
    }
}

/// Whether a paragraph tells something: no heading, no caption, no byline, no line of the page around the article.
fn is_told(galley: &Galley<'_>, paragraph: &Paragraph) -> bool {
    let tokens = galley.tokens().get(paragraph.tokens.clone()).unwrap_or_default();
    let words = || tokens.iter().filter(|token| token.kind == Kind::Word);
    let small = words().filter(|token| !token.is_capital()).count();
    let is_closed = tokens.iter().rev().find(|token| !is_closing(token)).is_some_and(|token| {
        matches!(&*token.lower, "." | "?" | "!" | "…" | ":")
            || token.word.ends_with('.')
            || token.lower.starts_with("..")
    });
    let is_line = small * 2 < words().count() && words().count() < 16;
    is_closed && !is_line && !is_furniture(tokens)
}

/// What a page writes around an article.
fn is_furniture(tokens: &[Token<'_>]) -> bool {
    const BEGINNINGS: &[&[&str]] = &[
        &["image", "credit"],
        &["image", ":"],
        &["photo", ":"],
        &["photo", "credit"],
        &["photo", "by"],
        &["photograph", ":"],
        &["file", "photo"],
        &["picture", ":"],
        &["video", ":"],
        &["caption", ":"],
        &["media", "caption"],
        &["by"],
        &["read", "more"],
        &["related", ":"],
        &["see", "also"],
        &["sign", "up"],
        &["subscribe"],
        &["click", "here"],
        &["follow", "us"],
        &["share", "this"],
        &["advertisement"],
        &["copyright"],
        &["©"],
        &["correction", ":"],
        &["updated", ":"],
        &["editor", "'s", "note"],
        &["this", "article"],
    ];
    let words: Vec<&str> = tokens.iter().take(3).map(|token| &*token.lower).collect();
    // "By Ilse Marrén." is a byline, "By noon the valley was empty." tells something.
    let is_byline = || tokens.len() < 10 && tokens.get(1).is_some_and(Token::is_capital);
    let begins = |beginning: &[&str]| words.starts_with(beginning) && (beginning != ["by"] || is_byline());
    let is_photo = || {
        let last: Vec<&Token<'_>> = tokens.iter().rev().take(5).collect();
        last.iter().any(|token| token.is("photo") || token.is("photograph"))
            && tokens.iter().rev().take(7).any(|token| matches!(&*token.lower, "(" | "file" | "/"))
    };
    BEGINNINGS.iter().any(|beginning| begins(beginning)) || is_photo()
}

/// Whether a sentence is one: with words enough, a beginning, an end and all its quote marks, and not quoted itself.
fn is_whole(tokens: &[Token<'_>]) -> bool {
    let count = |marks: &[&str]| tokens.iter().filter(|token| token.is_one_of(marks)).count();
    let words = tokens.iter().filter(|token| token.kind != Kind::Mark).count();
    let begins = tokens.first().is_some_and(|token| {
        !token.word.starts_with(char::is_lowercase)
            && !token.is_one_of(&["“", "„", "«", "\"", "''", "‘", "'", "``"])
    });
    let paired = match count(&["„"]) {
        0 => count(&["“"]) == count(&["”"]),
        low => low == count(&["“", "”"]),
    };
    let plain = count(&["\""]) % 2 == 0 && count(&["''", "``"]) % 2 == 0 && count(&["«"]) == count(&["»"]);
    words >= WORDS && begins && paired && plain
}

/// Whether a sentence says by itself what it is about, and is no question.
fn tells(tokens: &[Token<'_>]) -> bool {
    const LEANING: &[&str] = &[
        "he", "she", "they", "it", "his", "her", "their", "its", "this", "that", "these", "those", "such",
        "but", "and", "or", "nor", "so", "yet", "then", "there", "instead", "however", "still", "also",
        "both", "neither", "i", "we", "you", "my", "our",
    ];
    !tokens.first().is_some_and(|token| token.is_one_of(LEANING))
        && !tokens.last().is_some_and(|token| token.is("?"))
}

fn is_closing(token: &Token<'_>) -> bool {
    token.is_one_of(&["”", "\"", "''", "’", "'", "»", "“", ")", "]"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(text: &str) -> (Vec<&str>, Vec<&str>) {
        let lead = Lead::of(&Galley::new(text), 0);
        let words = |places: &[Range<usize>]| {
            places.iter().map(|one| text.get(one.clone()).unwrap()).collect::<Vec<_>>()
        };
        (words(&lead.summary), words(&lead.facts))
    }

    const ARTICLE: &str = "Thousands Flee as Lumen Spillway Fails\n\nBy Ilse Marrén.\n\nImage credit: Orsa Courier.\n\n\
        The east spillway of the Lumen dam gave way before dawn. Some 12,400 people were moved out.\n\n\
        “We told them in January,” Governor Dara Vellmar said.\n\n\
        The valley road is closed at Pell. Is it safe to go home? It is not. “Not yet. Wait for us.\n\n\
        Stay away.” It is cold.\n\n\
        A girl at the Pell levee on Monday (file photo).\n\n\
        The dam dates from 1961 and holds a lake of nine miles.";

    #[test]
    fn the_first_sentences_sum_up_and_the_next_tell() {
        let (summary, facts) = lead(ARTICLE);
        assert_eq!(
            summary,
            [
                "The east spillway of the Lumen dam gave way before dawn.",
                "Some 12,400 people were moved out."
            ]
        );
        let expected =
            ["The valley road is closed at Pell.", "The dam dates from 1961 and holds a lake of nine miles."];
        assert_eq!(facts, expected);
    }

    #[test]
    fn a_long_first_sentence_is_the_summary() {
        let long = format!("The dam gave way {}before dawn.", "and the river rose ".repeat(13));
        let text = format!("{long} The road is closed at Pell.");
        assert_eq!(lead(&text), (vec![long.as_str()], vec!["The road is closed at Pell."]));
    }

    #[test]
    fn what_stands_before_the_body_is_passed_over() {
        let text = "The old lead is not of this text.\n\nThe dam gave way before dawn.";
        let found = Lead::of(&Galley::new(text), 10);
        assert_eq!(found.summary.first(), Some(&(text.find("The dam").unwrap()..text.len())));
    }

    #[test]
    fn nothing_is_made_of_nothing() {
        assert_eq!(lead(""), (vec![], vec![]));
        assert_eq!(lead("Lumen Dam Fails"), (vec![], vec![]));
    }
}
