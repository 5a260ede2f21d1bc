//! Where sentences end.
//!
//! A sentence ends with a stop, a question mark or an exclamation mark, and the closing marks that follow it, where
//! what comes next can begin one. The stop of an abbreviation ends none, unless a word follows that only begins
//! sentences. A sentence within quote marks is one, too: “I came. I saw.” are two.

use super::token::{Kind, Token};
use std::ops::Range;

/// What closes after a stop and belongs to its sentence.
const CLOSING: &[&str] = &["”", "\"", "''", "’", "'", "»", "“", ")", "]"];
/// Words that begin a sentence after an abbreviation more often than they follow it.
const BEGINNERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "but",
    "and",
    "in",
    "on",
    "at",
    "this",
    "that",
    "there",
    "these",
    "those",
    "his",
    "her",
    "their",
    "its",
    "if",
    "when",
    "while",
    "after",
    "before",
    "as",
    "for",
    "with",
    "however",
    "meanwhile",
    "still",
    "so",
    "i",
    "you",
];

/// Appends the sentences of the tokens from `first` on, which are those of a paragraph.
pub(super) fn cut(tokens: &[Token<'_>], first: usize, sentences: &mut Vec<Range<usize>>) {
    let (mut start, mut at) = (first, first);
    while at < tokens.len() {
        match end_at(tokens, at) {
            Some(end) => {
                sentences.push(start..end);
                (start, at) = (end, end);
            }
            None => at += 1,
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
}

/// The end of the sentence that a token ends, with the marks that close after it. These are looked at only there: a page
/// of closing marks is gone through once.
fn end_at(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let token = tokens.get(at).filter(|token| may_end(token) || at + 1 == tokens.len())?;
    let end = closed(tokens, at + 1);
    ends_sentence(token, tokens.get(at + 1..end), tokens.get(end)).then_some(end)
}

/// Whether a token is a stop, a question mark, an exclamation mark, or has the stop of an abbreviation.
fn may_end(token: &Token<'_>) -> bool {
    token.word.ends_with(['.', '?', '!', '…'])
}

/// The token after the closing marks that stand without space from a token on.
fn closed(tokens: &[Token<'_>], from: usize) -> usize {
    let rest = tokens.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|token| !token.spaced && token.is_one_of(CLOSING)).count()
}

/// Whether a token, with the marks that close after it, ends a sentence before the next token.
fn ends_sentence(token: &Token<'_>, closing: Option<&[Token<'_>]>, next: Option<&Token<'_>>) -> bool {
    let Some(next) = next else { return true };
    let can_begin = next.spaced && !next.word.starts_with(char::is_lowercase);
    let closes = closing.is_some_and(|closing| !closing.is_empty());
    match token.kind {
        Kind::Mark if matches!(&*token.lower, "." | "?" | "!" | "…") => {
            can_begin && !is_said(token, closes, next)
        }
        Kind::Mark => token.lower.starts_with("..") && can_begin,
        Kind::Word if token.word.ends_with('.') => {
            can_begin && next.is_capital() && !is_title(token) && BEGINNERS.contains(&&*next.lower)
        }
        _ => false,
    }
}

/// “Why?” Smith asked: what is asked or called may be told on after the closing mark, by name.
fn is_said(token: &Token<'_>, closes: bool, next: &Token<'_>) -> bool {
    closes && matches!(&*token.lower, "?" | "!") && next.kind == Kind::Mark && next.is("—")
}

/// Abbreviations that a name follows.
fn is_title(token: &Token<'_>) -> bool {
    const TITLES: &[&str] = &[
        "mr.", "mrs.", "ms.", "mx.", "dr.", "prof.", "rev.", "gen.", "lt.", "col.", "sgt.", "capt.", "sen.",
        "rep.", "gov.", "st.", "adm.", "no.",
    ];
    token.is_one_of(TITLES) || token.word.chars().count() == 2
}

#[cfg(test)]
mod tests {
    use super::super::Galley;
    use rstest::rstest;

    #[rstest]
    #[case("It fell. He left.", &["It fell.", "He left."])]
    #[case("Mr. Ryan of the U.S. Senate left. He came.", &["Mr. Ryan of the U.S. Senate left.", "He came."])]
    #[case("He came to the U.S. The talks failed.", &["He came to the U.S.", "The talks failed."])]
    #[case("“I came. I saw,” he said. “Why?” she asked.", &["“I came.", "I saw,” he said.", "“Why?” she asked."])]
    #[case("“I came.” It was late.", &["“I came.”", "It was late."])]
    #[case("It rose 3.5 percent in Sept. 2015 (see p. 4). So.", &["It rose 3.5 percent in Sept. 2015 (see p. 4).", "So."])]
    fn sentences(#[case] text: &str, #[case] expected: &[&str]) {
        let galley = Galley::new(text);
        let found: Vec<&str> = galley.sentences().iter().map(|one| galley.words(one.clone())).collect();
        assert_eq!(found, expected);
    }
}
