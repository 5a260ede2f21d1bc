//! Why words do not stand in an article, as an editor needs to see it.

use super::near::{Differing, differences};
use super::stream::Spot;
use super::token::{QUOTE_MARK, Token};
use super::wording::Part;
use super::{Concordance, index, number};
use crate::text::Text;
use std::slice;

/// No symbol of any article.
const UNKNOWN: u32 = u32::MAX;

/// The first part of a quote that does not stand where it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miss {
    /// Which of the parts, from 0.
    pub part: usize,
    /// What the article has instead.
    pub instead: Instead,
}

/// What an article has instead of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instead {
    /// Nothing that is like them.
    Nothing,
    /// The words themselves, but not after the parts before them.
    Before,
    /// Words that differ somewhat, in the paragraph of this number.
    Like(u32, Vec<Difference>),
}

/// A few words as the article has them beside the same as the brief has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The article's words.
    pub article: String,
    /// The brief's words.
    pub brief: String,
    /// Whether the article ends or begins a speech where the brief does not.
    pub interrupted: bool,
}

impl Concordance<'_> {
    /// Why the parts of a quote do not stand in the text; `None` where they do, or hold no words. The article's nearest
    /// words are taken from one of the paragraphs named, counted from 1, if there are equally near ones elsewhere.
    pub fn miss(&self, parts: &[Text], named: &[u32]) -> Option<Miss> {
        let all = parts.iter().enumerate().map(|(number, text)| (number, text.raw(), Part::new(text.raw())));
        let worded: Vec<(usize, &str, Part<'_>)> =
            all.filter(|(_, _, part)| !part.pieces.is_empty()).collect();
        let absent = worded.iter().find(|(_, _, part)| !self.stands(slice::from_ref(part)));
        if let Some((part, text, words)) = absent {
            return Some(Miss { part: *part, instead: self.instead(text, words, named) });
        }
        let (numbers, parts): (Vec<usize>, Vec<Part<'_>>) =
            worded.into_iter().map(|(number, _, part)| (number, part)).unzip();
        let in_order = self.sought(&parts).map(|(_, sought)| sought.in_order()).max().unwrap_or(0);
        Some(Miss { part: *numbers.get(in_order)?, instead: Instead::Before })
    }

    fn stands(&self, parts: &[Part<'_>]) -> bool {
        self.sought(parts).any(|(_, sought)| sought.chain(0).is_some())
    }

    fn instead(&self, text: &str, part: &Part<'_>, named: &[u32]) -> Instead {
        let near = || self.differences(text, part, named);
        near().map_or(Instead::Nothing, |(paragraph, differences)| Instead::Like(paragraph, differences))
    }

    /// What differs in the first piece of a part that the article has otherwise, and the paragraph.
    fn differences(&self, text: &str, part: &Part<'_>, named: &[u32]) -> Option<(u32, Vec<Difference>)> {
        let stream = self.streams.last()?;
        let preferred: Vec<usize> =
            named.iter().take(super::MOST_PARAGRAPHS).map(|number| index(*number)).collect();
        let (words, found) = runs(part).find_map(|words| {
            let symbol =
                |token: &Token<'_>| self.symbols.get(token.word.as_ref()).copied().unwrap_or(UNKNOWN);
            let run: Vec<u32> = words.iter().map(symbol).collect();
            let found = differences(stream, &run, &preferred);
            (!found.is_empty()).then_some((words, found))
        })?;
        let paragraph = stream.paragraph_of(found.first()?.article.start)?;
        let shown = |differing: &Differing| {
            let spots = stream.spots().get(differing.article.clone()).unwrap_or_default();
            let tokens = words.get(differing.words.clone()).unwrap_or_default();
            let (before, after) = (differing.words.start > 0, differing.words.end < words.len());
            Difference {
                article: elided(before, &self.written(spots), after),
                brief: elided(before, written(text, tokens), after),
                interrupted: self.marks(within(spots))
                    > tokens.iter().filter(|token| token.word == QUOTE_MARK).count(),
            }
        };
        Some((number(paragraph + 1), found.iter().map(shown).collect()))
    }

    /// The article's words from the first token to the last.
    fn written(&self, spots: &[Spot]) -> String {
        let runs = spots.chunk_by(|one, next| one.paragraph == next.paragraph);
        let texts = runs.filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            let paragraph = self.article.paragraphs.get(first.paragraph as usize)?;
            paragraph.raw().get(first.bytes().start..last.bytes().end)
        });
        texts.collect::<Vec<_>>().join(" ")
    }

    fn marks(&self, spots: &[Spot]) -> usize {
        let mark = self.symbols.get(QUOTE_MARK);
        spots.iter().filter(|spot| Some(&spot.symbol) == mark).count()
    }
}

/// All tokens but the first and the last: a speech that ends or begins there is not interrupted.
fn within(spots: &[Spot]) -> &[Spot] {
    spots.get(1..spots.len().saturating_sub(1)).unwrap_or_default()
}

/// The pieces of a part; last, with its sign, what may differ in the sign alone.
fn runs<'p, 't>(part: &'p Part<'t>) -> impl Iterator<Item = Vec<Token<'t>>> + use<'p, 't> {
    let signed = part.pieces.last().zip(part.sign.as_ref());
    let signed = signed.map(|(piece, sign)| piece.iter().chain([sign]).cloned().collect());
    part.pieces.iter().cloned().chain(signed)
}

/// The words of a text from the first token to the last.
fn written<'t>(text: &'t str, tokens: &[Token<'_>]) -> &'t str {
    let ends = tokens.first().zip(tokens.last());
    ends.and_then(|(first, last)| text.get(first.bytes.start..last.bytes.end)).unwrap_or_default()
}

/// Words on one line, with an ellipsis where more of the quote is before or after them.
fn elided(before: bool, words: &str, after: bool) -> String {
    let before = if before { "… " } else { "" };
    let after = if after { " …" } else { "" };
    format!("{before}{}{after}", words.split_whitespace().collect::<Vec<_>>().join(" "))
}
