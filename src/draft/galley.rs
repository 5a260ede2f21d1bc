//! The text of an article on a galley: cut into paragraphs, sentences and tokens, once for all rules.
//!
//! Paragraphs are those that a brief's locators count ([`Article`](crate::brief::Article)), so that a place found here
//! is a place there.

mod sentence;
mod token;

use std::ops::Range;
pub use token::{Kind, Token};

/// A text, cut.
#[derive(Debug)]
pub struct Galley<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
    sentences: Vec<Range<usize>>,
    paragraphs: Vec<Paragraph>,
}

/// A paragraph of a galley.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes, without white space around it.
    pub bytes: Range<usize>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its sentences.
    pub sentences: Range<usize>,
}

impl<'t> Galley<'t> {
    /// Cuts a text, in time linear in its length.
    pub fn new(text: &'t str) -> Self {
        let mut galley = Self { text, tokens: Vec::new(), sentences: Vec::new(), paragraphs: Vec::new() };
        for bytes in paragraphs(text) {
            let (token, sentence) = (galley.tokens.len(), galley.sentences.len());
            token::cut(text, bytes.clone(), &mut galley.tokens);
            sentence::cut(&galley.tokens, token, &mut galley.sentences);
            galley.paragraphs.push(Paragraph {
                bytes,
                tokens: token..galley.tokens.len(),
                sentences: sentence..galley.sentences.len(),
            });
        }
        galley
    }

    /// The whole text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Some bytes of the text; nothing where they are not there or cut a character.
    pub fn slice(&self, bytes: Range<usize>) -> &'t str {
        self.text.get(bytes).unwrap_or_default()
    }

    /// Every token, in order.
    pub fn tokens(&self) -> &[Token<'t>] {
        &self.tokens
    }

    /// Every sentence, as a range of tokens, in order; none goes over the end of a paragraph.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Every paragraph, in order; a locator's paragraph 1 is the first.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The bytes from the first to the last of some tokens.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let tokens = self.tokens.get(tokens).unwrap_or_default();
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.start..last.end(),
            _ => 0..0,
        }
    }

    /// The text from the first to the last of some tokens, as written.
    pub fn words(&self, tokens: Range<usize>) -> &'t str {
        self.slice(self.bytes(tokens))
    }

    /// The index of the token that holds a byte, or of the first one after it.
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.end() <= byte)
    }

    /// The index of the sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token)
    }

    /// The index of the paragraph that holds a byte, or of the first one after it.
    pub fn paragraph_of(&self, byte: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.bytes.end <= byte)
    }
}

/// The bytes of the paragraphs: what blank lines divide, or, where there are none, the lines (FORMAT, `at`).
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let lines: Vec<Range<usize>> = lines(text).collect();
    let filled = |block: &&[Range<usize>]| !block.is_empty();
    let blocks = lines.split(Range::is_empty).filter(filled);
    let paragraphs: Vec<Range<usize>> =
        blocks.filter_map(|block| Some(block.first()?.start..block.last()?.end)).collect();
    if paragraphs.len() == 1 {
        return lines.into_iter().filter(|line| !line.is_empty()).collect();
    }
    paragraphs
}

/// The bytes of each line without white space around it.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = end;
        end += line.len();
        let start = at + (line.len() - line.trim_start().len());
        start..start.max(at + line.trim_end().len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Article;
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<String> {
        let galley = Galley::new(text);
        galley.sentences().iter().map(|sentence| galley.words(sentence.clone()).to_owned()).collect()
    }

    #[test]
    fn paragraphs_are_cut_and_places_found() {
        let galley = Galley::new("One.\n \nTwo  \nis here. Three.\n");
        let words: Vec<&str> =
            galley.paragraphs().iter().map(|one| galley.slice(one.bytes.clone())).collect();
        assert_eq!(words, ["One.", "Two  \nis here. Three."]);
        assert_eq!(sentences(galley.text()), ["One.", "Two  \nis here.", "Three."]);
        let three = galley.text().find("Three").unwrap();
        assert_eq!(galley.paragraph_of(three), 1);
        assert_eq!(galley.sentence_of(galley.token_at(three)), 2);
    }

    proptest! {
        /// A place found on the galley is a place that a brief's locators find.
        #[test]
        fn paragraphs_are_those_of_the_article(text in "[ab .\u{a0}\t\r\n]{0,40}") {
            let galley = Galley::new(&text);
            let joined = |one: &Paragraph| {
                let lines = galley.slice(one.bytes.clone()).lines().map(str::trim);
                lines.collect::<Vec<_>>().join(" ")
            };
            let ours: Vec<String> = galley.paragraphs().iter().map(joined).collect();
            let article = Article::new(&text);
            let theirs: Vec<&str> = article.paragraphs.iter().map(crate::text::Text::raw).collect();
            prop_assert_eq!(ours, theirs);
        }

        /// Every character that can be seen is in one token, in order, and every token in one sentence.
        #[test]
        fn nothing_is_lost(text in "([A-Za-z0-9é.,;:!?“”‘’'\"$%()\n -]|Mr\\.|U\\.S\\.|don’t|\u{301}){0,60}") {
            let galley = Galley::new(&text);
            let mut at = 0;
            for token in galley.tokens() {
                prop_assert!(galley.slice(at..token.start).chars().all(char::is_whitespace));
                prop_assert_eq!(token.word, galley.slice(token.start..token.end()));
                prop_assert!(!token.word.is_empty());
                at = token.end();
            }
            prop_assert!(galley.slice(at..text.len()).trim().is_empty());
            let mut next = 0;
            for sentence in galley.sentences() {
                prop_assert_eq!(sentence.start, next);
                prop_assert!(!sentence.is_empty());
                next = sentence.end;
            }
            prop_assert_eq!(next, galley.tokens().len());
        }
    }
}
