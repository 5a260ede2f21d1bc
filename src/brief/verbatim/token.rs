//! A text as the tokens that words are compared by.
//!
//! A token is a run of letters and digits, or one other character that can be seen; in scripts that put no spaces
//! between words, each letter is one. What two printings of the same words may differ in is folded away here: white
//! space and hidden characters vanish, text is composed (NFC), all quote marks are one token, and so are all dashes
//! and all ellipses. Case and accents stay, for they are part of what was printed.
//!
//! A token is never less than readers take for one: `12,400`, `3.5` and `05:10` are whole, so that no quote ends
//! within a number, and `can't` is `can'` and `t`, so that `we can` is not found in `we can't` while the elided
//! article of `d'urgence` can still be left out.

use crate::text::fold::{is_mark, is_unspaced};
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Every run of quote marks.
pub(super) const QUOTE_MARK: &str = "\"";
/// Every dash, and every run of them.
const DASH: &str = "-";
/// Every ellipsis: `…`, `...`, `. . .`
const ELLIPSIS: &str = "…";

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::brief) struct Token<'t> {
    /// What it is compared by.
    pub(in crate::brief) word: Cow<'t, str>,
    /// Where it stands in the text, in bytes.
    pub(in crate::brief) bytes: Range<usize>,
}

impl Token<'_> {
    /// Whether it is a word or a number, not punctuation.
    pub(in crate::brief) fn is_word(&self) -> bool {
        self.word.starts_with(char::is_alphanumeric)
    }
}

/// The tokens of a text, in order.
pub(in crate::brief) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some((rest, first)) = text.get(at..).and_then(|rest| Some((rest, rest.chars().next()?))) {
        let length = if is_unseen(first) { first.len_utf8() } else { length(rest, first) };
        if let Some(written) = rest.get(..length).filter(|_| !is_unseen(first)) {
            found.push(Token { word: folded(written, first), bytes: at..at + length });
        }
        at += length;
    }
    found
}

/// The bytes of the token that a text begins with.
fn length(text: &str, first: char) -> usize {
    let run = |belongs: fn(char) -> bool| text.find(|c| !belongs(c)).unwrap_or(text.len());
    match first {
        _ if is_quote_mark(first) => run(|c| is_quote_mark(c) || is_unseen(c)),
        _ if is_dash(first) => run(is_dash),
        '.' | '…' => dots(text).unwrap_or(first.len_utf8()),
        _ if in_word(first) => word(text),
        _ => first.len_utf8() + marks(text, first.len_utf8()),
    }
}

/// The bytes of a run of letters and digits, with the signs that belong into it.
fn word(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, after)| *after);
        let inside = in_word(c) || (!c.is_ascii() && (is_mark(c) || is_hidden(c)));
        let in_number = before.is_numeric() && is_separator(c) && after.is_numeric();
        if is_apostrophe(c) && in_word(after) && !in_number {
            return at + c.len_utf8();
        }
        if !inside && !in_number {
            return at;
        }
        before = c;
    }
    text.len()
}

/// The bytes of an ellipsis, dots before and after it included; `None` where the dot is a full stop.
fn dots(text: &str) -> Option<usize> {
    let (mut count, mut end) = (0, 0);
    for (at, c) in text.char_indices().filter(|(_, c)| !is_unseen(*c)) {
        match c {
            '.' => count += 1,
            '…' => count += 3,
            _ => break,
        }
        end = at + c.len_utf8();
    }
    (count >= 3).then_some(end)
}

/// The bytes of the combining marks at a place.
fn marks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find(|c: char| c.is_ascii() || !is_mark(c)).unwrap_or(rest.len())
}

/// What a token is compared by.
fn folded(written: &str, first: char) -> Cow<'_, str> {
    match first {
        _ if is_quote_mark(first) => Cow::Borrowed(QUOTE_MARK),
        _ if is_dash(first) => Cow::Borrowed(DASH),
        '.' | '…' if written != "." => Cow::Borrowed(ELLIPSIS),
        _ if is_folded(written) => Cow::Borrowed(written),
        _ => Cow::Owned(written.chars().filter(|c| !is_hidden(*c)).map(straight).nfc().collect()),
    }
}

fn is_folded(written: &str) -> bool {
    let plain = |c| !is_hidden(c) && straight(c) == c;
    written.chars().all(plain) && (written.is_ascii() || is_nfc_quick(written.chars()) == IsNormalized::Yes)
}

/// The one sign of all apostrophes.
fn straight(c: char) -> char {
    if is_apostrophe(c) { '\'' } else { c }
}

/// A letter or digit of a script that divides words by spaces.
fn in_word(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c) && !is_apostrophe(c)
}

fn is_unseen(c: char) -> bool {
    c.is_whitespace() || is_hidden(c)
}

/// What shows nothing wherever it stands: soft hyphens, joiners, direction marks.
fn is_hidden(c: char) -> bool {
    !c.is_ascii() && c.general_category() == GeneralCategory::Format
}

fn is_quote_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '«' | '»' | '‘'..='‟' | '‹' | '›' | '「'..='』' | '〝'..='〟' | '＂' | '＇' | 'ʼ')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | 'ʼ' | '`' | '´' | '＇')
}

/// What may stand between the digits of one number or time.
fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '\u{66b}' | '\u{66c}') || is_apostrophe(c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−' | '﹘' | '﹣' | '－')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::sentence("We told them.", "We|told|them|.")]
    #[case::marks("“We” «go» „so‘ 'no'", "\"|We|\"|go|\"|so|\"|no|\"")]
    #[case::apostrophes("can’t d'urgence Iraq`s workers’ ʼtis", "can'|t|d'|urgence|Iraq'|s|workers|\"|tis")]
    #[case::numbers("12,400 3.5 05:10 12'000 in 2015. 3", "12,400|3.5|05:10|12'000|in|2015|.|3")]
    #[case::dashes("a–b — c -- d ‑ e", "a|-|b|-|c|-|d|-|e")]
    #[case::ellipses("a… b ... c . . . d .... e.. f", "a|…|b|…|c|…|d|…|e|.|.|f")]
    #[case::white_space("a\u{a0}\u{2009}b\n\tc\u{200b}d", "a|b|cd")]
    #[case::composed("caf\u{65}\u{301} \u{3d}\u{338}", "café|≠")]
    #[case::soft_hyphen("co\u{ad}operate", "cooperate")]
    #[case::unspaced("東京は3度、ไทย", "東|京|は|3|度|、|ไ|ท|ย")]
    #[case::decade("the 90's", "the|90'|s")]
    #[case::nothing(" \u{feff}\n", "")]
    fn folding(#[case] text: &str, #[case] expected: &str) {
        let found: Vec<String> = tokens(text).into_iter().map(|token| token.word.into_owned()).collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn tokens_know_their_bytes() {
        let text = "é – “can’t”";
        let found: Vec<&str> = tokens(text).into_iter().filter_map(|token| text.get(token.bytes)).collect();
        assert_eq!(found, ["é", "–", "“", "can’", "t", "”"]);
    }
}
