//! Whether words stand in an article's text, and where (FORMAT, `quote-not-verbatim`).
//!
//! A [`Concordance`] is made once of an article and then asked for the words of each quote and each `exact`. Words are
//! compared token by token (`token`), so that what two printings of the same words may differ in does not matter
//! and everything else does. A quote mark of the article is a token too: the words of the narrator between two
//! stretches of speech are never taken for the speaker's.
//!
//! The one mark that does not count is that at the head of a paragraph in which a speech of the paragraph before goes
//! on. Editors may leave it out or copy it, so such an article is indexed both ways.

mod miss;
mod near;
mod sought;
mod stream;
mod suffixes;
#[cfg(test)]
mod tests;
pub(super) mod token;
mod wording;

use super::Article;
use crate::text::Text;
use foldhash::fast::RandomState;
pub use miss::{Difference, Instead, Miss};
use sought::Sought;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::slice;
use stream::{Spot, Stream};
use token::{QUOTE_MARK, Token, tokens};
use wording::Part;

/// The most places of a prefix that are tried, from where a locator says.
const MOST_PREFIXES: usize = 64;

/// The most paragraphs of one locator that are tried one by one.
const MOST_PARAGRAPHS: usize = 64;

/// Of the words that brackets complete, so many are held against the words of the article.
const MOST_RESTS: usize = 64;

/// An article's text, ready to be asked where words stand in it.
///
/// Making it and the first answer take time linear in the text; any other answer, the length of the words times the
/// logarithm of the text's.
#[derive(Debug)]
pub struct Concordance<'a> {
    article: &'a Article,
    symbols: HashMap<Cow<'a, str>, u32, RandomState>,
    /// The text as printed and, where speeches go on over paragraphs, without the marks at the heads of those.
    streams: Vec<Stream>,
}

/// Where words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The paragraphs, from 1, in which the parts begin, each once, in order: what `at` would say. The first place
    /// where the words stand more than once.
    pub paragraphs: Vec<u32>,
    /// Whether they stand in no other paragraphs.
    pub certain: bool,
}

/// Words that were found, as far as they stand in one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The index of the paragraph.
    pub paragraph: usize,
    /// Its bytes of the raw text.
    pub bytes: Range<usize>,
}

impl<'a> Concordance<'a> {
    /// Indexes an article.
    pub fn new(article: &'a Article) -> Self {
        let paragraphs: Vec<Vec<Token<'a>>> =
            article.paragraphs.iter().map(|text| tokens(text.raw())).collect();
        let heads = continued(article, &paragraphs);
        let mut symbols = HashMap::default();
        let mut spots = Vec::with_capacity(paragraphs.iter().map(Vec::len).sum());
        for (paragraph, tokens) in (0..).zip(paragraphs) {
            for Token { word, bytes } in tokens {
                let is_mark = word == QUOTE_MARK;
                let next = number(symbols.len());
                let symbol = *symbols.entry(word).or_insert(next);
                // Marks side by side are one token, also where a paragraph's end is between them.
                if !is_mark || spots.last().is_none_or(|last: &Spot| last.symbol != symbol) {
                    spots.push(Spot::new(symbol, paragraph, &bytes));
                }
            }
        }
        let mark = symbols.get(QUOTE_MARK).copied();
        let mut streams = Vec::new();
        if heads.contains(&true) {
            streams.push(Stream::new(without_heads(&spots, &heads), symbols.len(), mark));
        }
        streams.insert(0, Stream::new(spots, symbols.len(), mark));
        Self { article, symbols, streams }
    }

    /// The article.
    pub fn article(&self) -> &'a Article {
        self.article
    }

    /// Where the parts of a quote stand in order; one part where it is not split. `None` where they do not stand in
    /// the text, or hold no words.
    pub fn find(&self, parts: &[Text]) -> Option<Found> {
        let parts = worded(parts);
        self.sought(&parts).find_map(|(stream, sought)| {
            let places = sought.chain(0).filter(|places| !places.is_empty())?;
            let certain = sought.is_certain(&places) && !self.is_exhausted();
            Some(Found { paragraphs: paragraphs(stream, &places), certain })
        })
    }

    /// Whether the parts stand in order so that one of them begins in one of these paragraphs, counted from 1. Of a
    /// list of more than 64, the first 64 are tried.
    pub fn stands_in(&self, parts: &[Text], named: &[u32]) -> bool {
        let parts = worded(parts);
        let begins_there = |stream: &Stream, sought: &Sought<'_>, from: usize| {
            let places = sought.chain(from).unwrap_or_default();
            paragraphs(stream, &places).iter().any(|paragraph| named.contains(paragraph))
        };
        self.sought(&parts)
            .any(|(stream, sought)| starts(stream, named).any(|from| begins_there(stream, &sought, from)))
    }

    /// The bytes of a paragraph, counted from 1, in which words stand that begin in it.
    pub(super) fn stretch(&self, words: &Text, paragraph: u32) -> Option<Range<usize>> {
        let parts = worded(slice::from_ref(words));
        self.sought(&parts).find_map(|(stream, sought)| {
            let places = sought.chain(stream.start_of(index(paragraph)))?;
            let here = |spot: &&Spot| spot.paragraph as usize == index(paragraph);
            let mut spots = stream.spots().get(places.first()?.clone())?.iter().filter(here);
            let first = spots.next()?;
            Some(first.bytes().start..spots.next_back().unwrap_or(first).bytes().end)
        })
    }

    /// The stretches that the parts of a quote stand in, in order: so that one of them begins in one of these paragraphs,
    /// counted from 1, if they stand so, else where they stand first. None where [`find`](Self::find) finds nothing.
    pub fn stretches(&self, parts: &[Text], named: &[u32]) -> Vec<Stretch> {
        let parts = worded(parts);
        let mut first = None;
        for (stream, sought) in self.sought(&parts) {
            for places in starts(stream, named).filter_map(|from| sought.chain(from)) {
                let is_named = begins_in(stream, &places, named);
                let found = stretches(stream, &self.with_signs(stream, &parts, places));
                if is_named {
                    return found;
                }
                first.get_or_insert(found);
            }
        }
        first.unwrap_or_default()
    }

    /// The same for words of which it is said what stands before them. Between both may be signs, but no word.
    pub fn stretches_after(&self, prefix: &Text, words: &Text, named: &[u32]) -> Vec<Stretch> {
        let both = [prefix, words].map(|text| Part::new(text.raw()));
        if both.iter().any(|part| part.pieces.is_empty()) {
            return self.stretches(slice::from_ref(words), named);
        }
        let [_, part] = &both;
        let mut first = None;
        for (stream, sought) in self.sought(&both) {
            for place in starts(stream, named).filter_map(|from| self.next_to_prefix(stream, &sought, from)) {
                let is_named = begins_in(stream, slice::from_ref(&place), named);
                let signed = self.with_signs(stream, slice::from_ref(part), vec![place]);
                let found = stretches(stream, &signed);
                if is_named {
                    return found;
                }
                first.get_or_insert(found);
            }
        }
        first.unwrap_or_default()
    }

    /// The first place of words right after their prefix.
    fn next_to_prefix(&self, stream: &Stream, both: &Sought<'_>, mut from: usize) -> Option<Range<usize>> {
        for _ in 0..MOST_PREFIXES {
            let [prefix, words] = both.chain(from)?.try_into().ok()?;
            if self.is_signs(stream, prefix.end, words.start) {
                return Some(words);
            }
            from = prefix.start + 1;
        }
        None
    }

    /// The places of parts with the full stops and commas that parts end with, where these are printed right after them.
    fn with_signs(
        &self,
        stream: &Stream,
        parts: &[Part<'_>],
        places: Vec<Range<usize>>,
    ) -> Vec<Range<usize>> {
        let with_sign = |(part, place): (&Part<'_>, Range<usize>)| {
            let sign = part.sign.as_ref().and_then(|sign| self.symbols.get(sign.word.as_ref()).copied());
            let next = stream.spots().get(place.end).map(|spot| spot.symbol);
            place.start..place.end + usize::from(sign.is_some() && sign == next)
        };
        parts.iter().zip(places).map(with_sign).collect()
    }

    /// Whether no word stands between the token before one and another, and no paragraph ends there.
    fn is_signs(&self, stream: &Stream, end: usize, start: usize) -> bool {
        let stretch = |at: usize| stream.spots().get(at).map(stretch_of);
        let (Some(before), Some(after)) = (end.checked_sub(1).and_then(stretch), stretch(start)) else {
            return false;
        };
        let text = self.article.paragraphs.get(after.paragraph).map_or("", Text::raw);
        let between = text.get(before.bytes.end..after.bytes.start);
        before.paragraph == after.paragraph
            && between.is_some_and(|between| !between.contains(char::is_alphanumeric))
    }

    /// Whether there are words in a text, besides outer quote marks.
    pub fn has_words(text: &Text) -> bool {
        !Part::new(text.raw()).pieces.is_empty()
    }

    /// Whether so much was looked for that answers are no longer to be relied on: what was not found may be there.
    pub fn is_exhausted(&self) -> bool {
        self.streams.iter().any(Stream::is_exhausted)
    }

    /// How many paragraphs there are.
    pub fn paragraphs(&self) -> u32 {
        number(self.article.paragraphs.len())
    }

    /// The parts looked up in each stream in which each of their pieces stands.
    fn sought(&self, parts: &[Part<'_>]) -> impl Iterator<Item = (&Stream, Sought<'_>)> {
        let symbol = |word: &str| self.symbols.get(word).copied();
        let streams = if self.has_rests(parts) { self.streams.as_slice() } else { &[] };
        streams.iter().filter_map(move |stream| Some((stream, Sought::new(stream, parts, &symbol)?)))
    }

    /// Whether the article has words of which may be left what brackets leave of them.
    fn has_rests(&self, parts: &[Part<'_>]) -> bool {
        let mut rests = parts.iter().flat_map(|part| &part.rests).take(MOST_RESTS);
        rests.all(|rest| self.symbols.keys().any(|word| rest.may_be_of(word)))
    }
}

/// The words of a text without its signs, each between two spaces, so that words can be sought in others.
pub(super) fn bare_words(text: &Text) -> String {
    let words = tokens(text.raw()).into_iter().filter(Token::is_word);
    words.flat_map(|token| [Cow::Borrowed(" "), token.word, Cow::Borrowed(" ")]).collect()
}

/// The parts that hold words.
fn worded(parts: &[Text]) -> Vec<Part<'_>> {
    let parts = parts.iter().map(|part| Part::new(part.raw()));
    parts.filter(|part| !part.pieces.is_empty()).collect()
}

/// The paragraphs in which places begin, from 1, each once.
fn paragraphs(stream: &Stream, places: &[Range<usize>]) -> Vec<u32> {
    let begins = places.iter().filter_map(|place| stream.paragraph_of(place.start));
    let mut found: Vec<u32> = begins.map(|index| number(index + 1)).collect();
    found.dedup();
    found
}

/// From where words are sought: from the start, then from each of these paragraphs on, counted from 1.
fn starts(stream: &Stream, named: &[u32]) -> impl Iterator<Item = usize> {
    let from = named.iter().take(MOST_PARAGRAPHS).map(|number| stream.start_of(index(*number)));
    std::iter::once(0).chain(from)
}

/// Whether one of the places begins in one of these paragraphs, where any are named.
fn begins_in(stream: &Stream, places: &[Range<usize>], named: &[u32]) -> bool {
    named.is_empty() || paragraphs(stream, places).iter().any(|paragraph| named.contains(paragraph))
}

/// What places are in the text, cut where paragraphs end.
fn stretches(stream: &Stream, places: &[Range<usize>]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for place in places {
        let begins = found.len();
        for spot in stream.spots().get(place.clone()).unwrap_or_default().iter().map(stretch_of) {
            match found.get_mut(begins..).and_then(<[Stretch]>::last_mut) {
                Some(last) if last.paragraph == spot.paragraph => last.bytes.end = spot.bytes.end,
                _ => found.push(spot),
            }
        }
    }
    found
}

fn stretch_of(spot: &Spot) -> Stretch {
    Stretch { paragraph: spot.paragraph as usize, bytes: spot.bytes() }
}

/// Which paragraphs begin with the mark of a speech that goes on.
fn continued(article: &Article, paragraphs: &[Vec<Token<'_>>]) -> Vec<bool> {
    let mut heads = vec![false; paragraphs.len()];
    let texts = || article.paragraphs.iter().map(Text::raw).zip(paragraphs);
    for (head, (before, (text, tokens))) in heads.iter_mut().skip(1).zip(texts().zip(texts().skip(1))) {
        let mark = tokens.first().and_then(|token| marks(text, token).next());
        *head = mark.is_some_and(|mark| is_french(text) || leaves_open(before.0, before.1, mark));
    }
    heads
}

/// Whether a paragraph begins as French ones do in which a speech goes on: with the closing mark and a space.
fn is_french(text: &str) -> bool {
    text.strip_prefix('»').is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Whether a speech that was opened by a mark is still open at a paragraph's end: the last mark of its kind opens one
/// or, where one sign both opens and closes, their number is odd.
fn leaves_open(text: &str, tokens: &[Token<'_>], mark: char) -> bool {
    let all = tokens.iter().flat_map(|token| marks(text, token));
    match kind(mark) {
        Some(kind) => all.filter(|sign| kind.contains(*sign)).last() == Some(mark),
        None => all.filter(|sign| *sign == mark).count() % 2 == 1,
    }
}

/// The opening and closing marks used with one; `None` where it is used for both.
fn kind(mark: char) -> Option<&'static str> {
    ["“”", "„“”", "‘’", "‚‘’", "«»", "»«", "‹›", "›‹", "「」", "『』"]
        .into_iter()
        .find(|kind| kind.starts_with(mark))
}

/// The characters of a token of quote marks.
fn marks<'t>(text: &'t str, token: &Token<'_>) -> impl Iterator<Item = char> + use<'t> {
    let written = text.get(token.bytes.clone()).filter(|_| token.word == QUOTE_MARK);
    written.unwrap_or_default().chars().filter(|c| !c.is_whitespace())
}

/// The tokens without the first of each paragraph in which a speech goes on.
fn without_heads(spots: &[Spot], heads: &[bool]) -> Vec<Spot> {
    let mut before = None;
    let kept = |spot: &&Spot| {
        let is_first = before.replace(spot.paragraph) != Some(spot.paragraph);
        !(is_first && heads.get(spot.paragraph as usize) == Some(&true))
    };
    spots.iter().filter(kept).cloned().collect()
}

/// The index of a paragraph's number.
fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1)
}

/// A number of paragraphs, tokens or bytes of a text: no text of 4 GiB is read.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
