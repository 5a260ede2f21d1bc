//! The words that are sought: a quote's parts, and what may stand between and after them.

use super::token::{QUOTE_MARK, Token, tokens};

/// A part of a quote, divided where brackets stand for words that are the editor's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Part<'t> {
    /// What stands between the brackets, in order; none where the part has no tokens.
    pub(super) pieces: Vec<Vec<Token<'t>>>,
    /// The full stop or comma it ends with, which printers may set otherwise before a closing mark; no piece has it.
    pub(super) sign: Option<Token<'t>>,
}

impl<'t> Part<'t> {
    /// A part as a brief has it: outer quote marks are not of it. Where all of it is in brackets, they are.
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens = within_marks(tokens(text));
        let sign = sign(&mut tokens);
        let mut pieces = pieces(&tokens);
        if pieces.is_empty() && !tokens.is_empty() {
            pieces.push(tokens);
        }
        Self { pieces, sign }
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

/// What stands between brackets. A word that touches one is the editor's too, as in `[W]e`; punctuation beside one may
/// be, so it is not held against the article.
fn pieces<'t>(tokens: &[Token<'t>]) -> Vec<Vec<Token<'t>>> {
    let mut pieces = vec![Vec::new()];
    // Past the last closing bracket none is sought, for each of the brackets that are left open.
    let last = tokens.iter().rposition(|token| token.word == "]").unwrap_or(0);
    let mut rest = tokens;
    while let Some((first, after)) = rest.split_first() {
        let may_close = tokens.len() - rest.len() < last;
        rest = after;
        match may_close.then(|| closing(first, after)).flatten() {
            Some(close) => {
                let (bracket, after) = after.split_at(close + 1);
                rest = touching(bracket.last(), after);
                cut(&mut pieces, first);
            }
            None => pieces.last_mut().into_iter().for_each(|piece: &mut Vec<_>| piece.push(first.clone())),
        }
    }
    pieces.iter_mut().skip(1).for_each(trim_start);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Where the bracket that a token opens is closed.
fn closing(first: &Token<'_>, after: &[Token<'_>]) -> Option<usize> {
    (first.word == "[").then(|| after.iter().position(|token| token.word == "]"))?
}

/// What follows a bracket, without a word that touches it.
fn touching<'r, 't>(bracket: Option<&Token<'t>>, after: &'r [Token<'t>]) -> &'r [Token<'t>] {
    match (bracket, after.split_first()) {
        (Some(bracket), Some((word, rest))) if word.is_word() && word.bytes.start == bracket.bytes.end => {
            rest
        }
        _ => after,
    }
}

/// Ends a piece before a bracket.
fn cut<'t>(pieces: &mut Vec<Vec<Token<'t>>>, bracket: &Token<'t>) {
    if let Some(piece) = pieces.last_mut() {
        piece.pop_if(|word| word.is_word() && word.bytes.end == bracket.bytes.start);
        trim_end(piece);
    }
    pieces.push(Vec::new());
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
