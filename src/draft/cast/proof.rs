//! The galley with what its words may mean beside them, so that no rule looks a word up twice.

use super::lexicon::{Sense, Senses, senses};
use crate::brief::QuoteKind;
use crate::draft::galley::{Galley, Kind, Token};
use crate::draft::quotes::Quotation;
use std::ops::Range;

/// The tokens of a galley, their senses, and which of them are quoted.
pub(super) struct Proof<'g, 't> {
    pub(super) galley: &'g Galley<'t>,
    senses: Vec<Senses>,
    quoted: Vec<bool>,
    /// The sentence of every token.
    sentences: Vec<u32>,
}

impl<'g, 't> Proof<'g, 't> {
    pub(super) fn new(galley: &'g Galley<'t>, quotations: &[Quotation]) -> Self {
        let tokens = galley.tokens();
        let look_up = |token: &Token<'_>| match token.kind {
            Kind::Word => senses(&token.lower),
            Kind::Number | Kind::Mark => Senses::default(),
        };
        let mut sentences = Vec::with_capacity(tokens.len());
        for (index, sentence) in galley.sentences().iter().enumerate() {
            sentences.resize(sentence.end, u32::try_from(index).unwrap_or(u32::MAX));
        }
        Self {
            galley,
            senses: tokens.iter().map(look_up).collect(),
            quoted: quoted(galley, quotations),
            sentences,
        }
    }

    pub(super) fn token(&self, index: usize) -> Option<&Token<'t>> {
        self.galley.tokens().get(index)
    }

    /// The token before one.
    pub(super) fn before(&self, index: usize) -> Option<&Token<'t>> {
        self.token(index.checked_sub(1)?)
    }

    pub(super) fn senses(&self, index: usize) -> Senses {
        self.senses.get(index).copied().unwrap_or_default()
    }

    pub(super) fn has(&self, index: usize, sense: Sense) -> bool {
        self.senses(index).has(sense)
    }

    /// Whether a token is this word or mark.
    pub(super) fn is(&self, index: usize, lower: &str) -> bool {
        self.token(index).is_some_and(|token| token.is(lower))
    }

    pub(super) fn is_word(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.kind == Kind::Word)
    }

    pub(super) fn is_capital(&self, index: usize) -> bool {
        self.token(index).is_some_and(Token::is_capital)
    }

    /// Whether a token is a word in small letters.
    pub(super) fn is_small(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.kind == Kind::Word && !token.is_capital())
    }

    pub(super) fn is_quoted(&self, index: usize) -> bool {
        self.quoted.get(index).copied().unwrap_or(false)
    }

    /// The index of the sentence that holds a token.
    pub(super) fn sentence(&self, token: usize) -> usize {
        self.sentences.get(token).map_or(usize::MAX, |index| *index as usize)
    }

    /// The tokens of the sentence that holds a token.
    pub(super) fn sentence_tokens(&self, token: usize) -> Range<usize> {
        self.galley.sentences().get(self.sentence(token)).cloned().unwrap_or(token..token)
    }

    /// Whether nothing but marks stands before a token in its sentence.
    pub(super) fn is_initial(&self, token: usize) -> bool {
        let start = self.sentence_tokens(token).start;
        let marks = |index: usize| !self.is_word(index) && self.token(index).is_some();
        token - start <= 2 && (start..token).all(marks)
    }

    /// Tokens as they are written, on one line.
    pub(super) fn line(&self, tokens: Range<usize>) -> String {
        on_one_line(self.galley.words(tokens))
    }
}

/// Words on one line.
pub(super) fn on_one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Which tokens stand within quoted words; those of indirect speech do not.
fn quoted(galley: &Galley<'_>, quotations: &[Quotation]) -> Vec<bool> {
    let mut quoted = vec![false; galley.tokens().len()];
    let literal = quotations.iter().filter(|one| one.kind != QuoteKind::Indirect);
    for stretch in literal.flat_map(|one| &one.stretches) {
        let (start, end) = (galley.token_at(stretch.start), galley.token_at(stretch.end));
        quoted.get_mut(start..end.max(start)).unwrap_or_default().fill(true);
    }
    quoted
}
