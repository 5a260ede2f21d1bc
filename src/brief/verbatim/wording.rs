//! The words that are sought: a quote's parts, and what may stand between and after them.

use super::token::{QUOTE_MARK, Token, tokens};

/// A part of a quote, divided where brackets stand for words that are the editor's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Part<'t> {
    /// What stands between the brackets, in order; none where the part has no tokens.
    pub(super) pieces: Vec<Vec<Token<'t>>>,
    /// What is left of words of which a bracket holds the rest, as in `[W]e` and `read[s]`.
    pub(super) rests: Vec<Rest<'t>>,
    /// The full stop or comma it ends with, which printers may set otherwise before a closing mark; no piece has it.
    pub(super) sign: Option<Token<'t>>,
}

impl<'t> Part<'t> {
    /// A part as a brief has it: outer quote marks are not of it. Where all of it is in brackets, they are.
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens = within_marks(tokens(text));
        let sign = sign(&mut tokens);
        let (mut pieces, rests) = pieces(&tokens);
        if pieces.is_empty() && !tokens.is_empty() {
            pieces.push(tokens);
        }
        Self { pieces, rests, sign }
    }

    /// What the article may have after the last piece: for a full stop also a comma before the closing mark, or
    /// nothing before it, or the stop after it; for a comma also the comma after the mark.
    pub(super) fn endings(&self) -> &'static [&'static [&'static str]] {
        match self.sign.as_ref().map(|sign| sign.word.as_ref()) {
            Some(".") => &[&["."], &[",", QUOTE_MARK], &[QUOTE_MARK]],
            Some(_) => &[&[","], &[QUOTE_MARK, ","]],
            None => BARE,
        }
    }
}

/// What is left of a word of which a bracket holds the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Rest<'t> {
    /// Its beginning.
    Beginning(Token<'t>),
    /// Its end.
    End(Token<'t>),
}

impl Rest<'_> {
    /// Whether a word of the article may be the one of which this is left.
    pub(super) fn may_be_of(&self, word: &str) -> bool {
        match self {
            Self::Beginning(rest) => word.starts_with(rest.word.as_ref()),
            Self::End(rest) => word.ends_with(rest.word.as_ref()),
        }
    }
}

/// So many letters in a bracket may be part of the word beside it: `[W]e`, `go[ing]`. What is longer is a word of its
/// own, and so is what it touches.
const LONGEST_AFFIX: usize = 3;

/// What may follow a piece that others follow: anything.
pub(super) const BARE: &[&[&str]] = &[&[]];

fn within_marks(mut tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let is_mark = |token: &Token<'_>| token.word == QUOTE_MARK;
    tokens.truncate(tokens.iter().rposition(|token| !is_mark(token)).map_or(0, |last| last + 1));
    let first = tokens.iter().position(|token| !is_mark(token)).unwrap_or(0);
    tokens.drain(..first);
    tokens
}

/// Takes a full stop or comma off the end. One after a bracket is the editor's like the bracket, and one alone is a
/// token like any other.
fn sign<'t>(tokens: &mut Vec<Token<'t>>) -> Option<Token<'t>> {
    let [.., before, last] = tokens.as_slice() else { return None };
    if before.word == "]" || !matches!(last.word.as_ref(), "." | ",") {
        return None;
    }
    tokens.pop()
}

/// What stands between brackets, and what is left of words that a bracket completes. Punctuation beside a bracket may be
/// the editor's, so it is not held against the article.
fn pieces<'t>(tokens: &[Token<'t>]) -> (Vec<Vec<Token<'t>>>, Vec<Rest<'t>>) {
    let (mut pieces, mut rests) = (vec![Vec::new()], Vec::new());
    let last_closing = tokens.iter().rposition(|token| token.word == "]").unwrap_or(0);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let closing = || tokens.get(at..).unwrap_or_default().iter().position(|token| token.word == "]");
        let Some(length) = (token.word == "[" && at < last_closing).then(closing).flatten() else {
            at += 1;
            pieces.last_mut().into_iter().for_each(|piece: &mut Vec<_>| piece.push(token.clone()));
            continue;
        };
        let bracket = tokens.get(at..=at + length).unwrap_or_default();
        at += bracket.len();
        rests.extend(cut(&mut pieces, bracket).map(Rest::Beginning));
        let after = tokens.get(at).filter(|word| touches(bracket.last(), Some(word)) && is_affix(bracket));
        at += usize::from(after.is_some());
        rests.extend(after.cloned().map(Rest::End));
    }
    pieces.iter_mut().skip(1).for_each(trim_start);
    pieces.retain(|piece| !piece.is_empty());
    (pieces, rests)
}

/// Ends a piece before a bracket; gives what is left of a word that the bracket completes.
fn cut<'t>(pieces: &mut Vec<Vec<Token<'t>>>, bracket: &[Token<'t>]) -> Option<Token<'t>> {
    let rest = pieces.last_mut().and_then(|piece| {
        let rest = piece.pop_if(|word| touches(Some(word), bracket.first()) && is_affix(bracket));
        trim_end(piece);
        rest
    });
    pieces.push(Vec::new());
    rest
}

/// Whether a word and a bracket stand side by side without a space.
fn touches(one: Option<&Token<'_>>, next: Option<&Token<'_>>) -> bool {
    let beside = |(one, next): (&Token<'_>, &Token<'_>)| {
        one.bytes.end == next.bytes.start && (one.is_word() || next.is_word())
    };
    one.zip(next).is_some_and(beside)
}

/// Whether what a bracket holds may be a part of the word beside it.
fn is_affix(bracket: &[Token<'_>]) -> bool {
    matches!(bracket, [_, inside, _] if inside.is_word() && inside.word.chars().count() <= LONGEST_AFFIX)
}

fn trim_start(piece: &mut Vec<Token<'_>>) {
    let first = piece.iter().position(Token::is_word).unwrap_or(piece.len());
    piece.drain(..first);
}

fn trim_end(piece: &mut Vec<Token<'_>>) {
    piece.truncate(piece.iter().rposition(Token::is_word).map_or(0, |last| last + 1));
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("We told them.", "We told them", ".")]
    #[case("“A name on a deck,”", "A name on a deck", ",")]
    #[case("We told them […]. They [the staff] filed it", "We told them|They|filed it", "")]
    #[case("[W]e told [him].", "told", "")]
    #[case("read[s] it [twice]", "it", "")]
    #[case("They [will]kill us", "They|kill us", "")]
    #[case("They say[ing] so", "They|so", "")]
    #[case("[inaudible]", "[ inaudible ]", "")]
    #[case("an open [ bracket", "an open [ bracket", "")]
    #[case("He said ‘no’.", "He said \" no \"", ".")]
    #[case(".", ".", "")]
    #[case("“”", "", "")]
    fn parts(#[case] text: &str, #[case] pieces: &str, #[case] sign: &str) {
        let part = Part::new(text);
        let words =
            |piece: &Vec<Token<'_>>| piece.iter().map(|token| token.word.to_string()).collect::<Vec<_>>();
        let found: Vec<String> = part.pieces.iter().map(|piece| words(piece).join(" ")).collect();
        let found_sign = part.sign.map_or(String::new(), |sign| sign.word.to_string());
        assert_eq!((found.join("|").as_str(), found_sign.as_str()), (pieces, sign));
    }
}
