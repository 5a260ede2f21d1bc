//! Words of any script.
//!
//! Words are those of UAX #29, and then as names need them:
//! - A hyphen separates (`Abu-Bakr` is `Abu Bakr`); an apostrophe joins (`Qur’an`, `O’Neill`), but for the elisions
//!   `l’`, `d’` and `qu’`, which separate, and the possessive `’s`, which goes.
//! - The Arabic article before another word goes: `al-Gauoud`, `Al Gauoud`, `an-Nusra`, `الغود`. So does the `Al` of `Al
//!   Gore`, who is found by `gore`; `al` with no word after it stays.
//! - Scripts without spaces between words give overlapping pairs of clusters: `北京市` is `北京 京市`, so that any part of
//!   two clusters or more is found as consecutive words.
//! - `U.S.` is `us`; `12,400` is `12400`; `3.5` stays.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::letters::{fold, is_mark};

/// A word, folded, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The folded word: not empty, without spaces.
    pub text: String,
    /// Its bytes in the original text, without an article or a possessive. Pairs of a script without spaces overlap.
    pub range: Range<usize>,
}

/// The words of a text in their order.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut run = 0..0;
    for (at, segment) in text.split_word_bound_indices() {
        if segment.starts_with(is_unspaced) {
            run = if run.end == at { run.start..at + segment.len() } else { at..at + segment.len() };
            continue;
        }
        pairs(text, std::mem::take(&mut run), &mut found);
        if segment.contains(char::is_alphanumeric) {
            split_segment(segment, at, &mut found);
        }
    }
    pairs(text, run, &mut found);
    without_articles(text, found)
}

/// Two names are the same if and only if this is equal: their words, joined by a space. Case, accents, hyphens and an
/// Arabic article before a word do not matter (FORMAT, "References").
pub fn fold_name(name: &str) -> String {
    let words: Vec<String> = words(name).into_iter().map(|word| word.text).collect();
    words.join(" ")
}

/// The letters and digits of a text, folded, without anything between them. A word whose letters do not stand in them is
/// not in the text, which is seen far sooner so than by finding the text's words.
pub fn letters_of(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_ascii_alphanumeric() => letters.push(c.to_ascii_lowercase()),
            _ if c.is_ascii() => {}
            _ => letters.extend(fold(c.encode_utf8(&mut [0; 4])).chars().filter(|c| c.is_alphanumeric())),
        }
    }
    letters
}

/// The words of a text, folded once and asked often.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Words(
    /// A space before, between and behind the words, so that whole words are found as a substring; empty for none.
    String,
);

impl Words {
    /// Folds the words of a text.
    pub fn new(text: &str) -> Self {
        let mut joined = String::new();
        for word in words(text) {
            joined.push(' ');
            joined.push_str(&word.text);
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        Self(joined)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words, joined by one space: equal to [`fold_name`].
    pub fn as_str(&self) -> &str {
        self.0.trim_matches(' ')
    }

    /// Each word.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator(' ').skip(1)
    }

    /// The words of several texts together. They are found as if they stood one after another.
    pub fn joined<'a>(texts: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut joined = String::new();
        for text in texts {
            let words = if joined.is_empty() { text.0.as_str() } else { text.0.trim_start_matches(' ') };
            joined.push_str(words);
        }
        Self(joined)
    }

    /// Every run of so many words, joined by spaces.
    pub fn runs(&self, length: usize) -> impl Iterator<Item = &str> {
        let spaces: Vec<usize> = self.0.match_indices(' ').map(|(at, _)| at).collect();
        let ends = spaces.clone().into_iter().skip(length.max(1));
        spaces.into_iter().zip(ends).filter_map(|(start, end)| self.0.get(start + 1..end))
    }

    /// Whether the other words stand in these one after another, as whole words. No words stand nowhere.
    pub fn contains(&self, words: &Self) -> bool {
        !words.is_empty() && self.0.contains(&words.0)
    }

    /// What follows each place where a word begins so; the rest of that word comes first.
    pub(super) fn after_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.match_indices(prefix).filter_map(move |(at, _)| {
            let (before, rest) = self.0.split_at(at);
            before.ends_with(' ').then(|| rest.strip_prefix(prefix)).flatten()
        })
    }

    /// Whether any word has this inside.
    pub(super) fn has_inside(&self, part: &str) -> bool {
        self.0.contains(part)
    }
}

/// Shows the words.
impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({:?})", self.as_str())
    }
}

/// A letter of a script that puts no spaces between words: Han, kana, Thai, Lao, Myanmar, Khmer.
pub(crate) fn is_unspaced(c: char) -> bool {
    let script = matches!(c,
        '\u{e01}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17d3}' | '\u{3005}'..='\u{3007}'
        | '\u{3031}'..='\u{3035}' | '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}');
    script && c.is_alphabetic()
}

/// The overlapping pairs of a run's clusters; one alone is a word.
fn pairs(text: &str, run: Range<usize>, found: &mut Vec<Word>) {
    let base = run.start;
    let slice = text.get(run).unwrap_or_default();
    let clusters: Vec<Word> = slice
        .grapheme_indices(true)
        .map(|(at, cluster)| Word { text: folded_word(cluster), range: base + at..base + at + cluster.len() })
        .filter(|word| !word.text.is_empty())
        .collect();
    if let [_] = clusters.as_slice() {
        found.extend(clusters);
    } else {
        found.extend(clusters.windows(2).filter_map(|pair| {
            let [first, second] = pair else { return None };
            let text = format!("{}{}", first.text, second.text);
            Some(Word { text, range: first.range.start..second.range.end })
        }));
    }
}

/// Adds the words of one segment of UAX #29, which keeps together what stands around dots and apostrophes.
fn split_segment(segment: &str, offset: usize, found: &mut Vec<Word>) {
    if segment.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        // Most words of most texts: nothing in them joins, separates or folds but their case.
        found.push(Word { text: segment.to_ascii_lowercase(), range: offset..offset + segment.len() });
        return;
    }
    let segment = without_possessive(segment);
    if is_acronym(segment) {
        let text = folded_word(&segment.replace('.', ""));
        found.push(Word { text, range: offset..offset + segment.len() });
        return;
    }
    let mut start = 0;
    let mut add = |range: Range<usize>| {
        let text = folded_word(segment.get(range.clone()).unwrap_or_default());
        if text.contains(char::is_alphanumeric) {
            found.push(Word { text, range: offset + range.start..offset + range.end });
        }
    };
    for (at, sign) in segment.char_indices() {
        let (before, after) = segment.split_at(at);
        let before = before.get(start..).unwrap_or_default();
        if separates(before, sign, after.chars().nth(1)) {
            add(start..at);
            start = at + sign.len_utf8();
        }
    }
    add(start..segment.len());
}

/// Whether the sign between these two is the end of a word.
fn separates(before: &str, sign: char, after: Option<char>) -> bool {
    if sign.is_alphanumeric() || is_mark(sign) {
        return false;
    }
    if is_apostrophe(sign) {
        return ["l", "d", "qu"].iter().any(|elided| before.eq_ignore_ascii_case(elided));
    }
    let in_number = before.ends_with(char::is_numeric) && after.is_some_and(char::is_numeric);
    !in_number && matches!(sign, '.' | ',' | ';' | ':' | '_' | '-' | '/')
}

/// The folded word without the signs that stand inside words, but for a decimal point and the stroke of a fraction.
fn folded_word(word: &str) -> String {
    let mut folded = fold(word);
    folded.retain(|c| c.is_alphanumeric() || is_mark(c) || matches!(c, '.' | '/'));
    folded
}

fn is_apostrophe(c: char) -> bool {
    !c.is_alphanumeric() && fold(c.encode_utf8(&mut [0; 4])) == "'"
}

fn without_possessive(segment: &str) -> &str {
    let stem = segment.strip_suffix(['s', 'S']).and_then(|stem| stem.strip_suffix(is_apostrophe));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(segment)
}

/// Single letters with dots between them.
fn is_acronym(segment: &str) -> bool {
    let is_letter = |part: &str| part.starts_with(char::is_alphabetic) && part.chars().nth(1).is_none();
    segment.contains('.') && segment.split('.').all(is_letter)
}

/// Drops the Arabic article, as a word of its own and as a prefix.
fn without_articles(text: &str, found: Vec<Word>) -> Vec<Word> {
    let mut kept = Vec::with_capacity(found.len());
    let mut words = found.into_iter().peekable();
    while let Some(mut word) = words.next() {
        if words.peek().is_some_and(|next| is_article(text, &word, next)) {
            continue;
        }
        let stem = without_prefix(&word.text).filter(|stem| stem.chars().count() >= 3).map(str::to_owned);
        word.text = stem.unwrap_or(word.text);
        kept.push(word);
    }
    kept
}

/// The word without the article that Arabic writes onto it.
pub(super) fn without_prefix(word: &str) -> Option<&str> {
    word.strip_prefix("ال")
}

/// Whether the word is an article of the next: `al` and `el` with a space or hyphen between them; the forms that sound
/// as the letter they stand before (`an-Nusra`, `ash-Shabab`) only with a hyphen, and only before that letter, lest
/// `an` or `as` of other languages go.
fn is_article(text: &str, word: &Word, next: &Word) -> bool {
    if !next.text.starts_with(char::is_alphabetic) {
        return false;
    }
    let gap = || fold(text.get(word.range.end..next.range.start).unwrap_or_default()).replace('\'', "");
    let is_space = |gap: &str| !gap.is_empty() && gap.chars().all(|c| c == ' ');
    match word.text.as_str() {
        "al" | "el" => gap() == "-" || is_space(&gap()),
        sun @ ("as" | "ash" | "ad" | "adh" | "ar" | "an" | "at" | "ath" | "az") => {
            gap() == "-" && sun.strip_prefix('a').is_some_and(|sound| next.text.starts_with(sound))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
