//! Words sought in a stream: where they stand in order.

use super::stream::{Places, Stream};
use super::token::Token;
use super::wording::{BARE, Part};
use std::ops::Range;

/// How many tokens of the article an editor's bracket may stand for: a paragraph or two. Without a limit `We [will] go`
/// would be found in nearly any text.
const LONGEST_BRACKET: usize = 150;

/// Parts, and where their pieces stand in a stream.
pub(super) struct Sought<'s> {
    stream: &'s Stream,
    parts: Vec<Vec<Piece>>,
}

/// A run of tokens that stands somewhere.
struct Piece {
    length: usize,
    /// Its places, by what follows it.
    variants: Vec<Places>,
}

impl<'s> Sought<'s> {
    /// Looks parts up; `None` where a piece of one stands nowhere. `symbol` gives the symbol of a token.
    pub(super) fn new(
        stream: &'s Stream,
        parts: &[Part<'_>],
        symbol: &impl Fn(&str) -> Option<u32>,
    ) -> Option<Self> {
        let look_up = |part: &Part<'_>| pieces(stream, part, symbol);
        Some(Self { stream, parts: parts.iter().map(look_up).collect::<Option<_>>()? })
    }

    /// The first place of each part, in order, from a token on; `None` where they do not stand in order.
    pub(super) fn chain(&self, mut from: usize) -> Option<Vec<Range<usize>>> {
        let mut places = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            let found = self.part(part, from)?;
            from = found.end;
            places.push(found);
        }
        Some(places)
    }

    /// How many parts stand in order, counted from the first.
    pub(super) fn in_order(&self) -> usize {
        let mut from = 0;
        let found = |part: &&Vec<Piece>| match self.part(part, from) {
            Some(found) => {
                from = found.end;
                true
            }
            None => false,
        };
        self.parts.iter().take_while(found).count()
    }

    /// Whether no part stands in a later paragraph than where it was found first.
    pub(super) fn is_certain(&self, places: &[Range<usize>]) -> bool {
        self.parts.iter().zip(places).all(|(part, place)| {
            let next = self.stream.paragraph_of(place.start).map_or(0, |here| self.stream.start_of(here + 1));
            self.part(part, next).is_none()
        })
    }

    /// The first place of a part from a token on.
    fn part(&self, part: &[Piece], mut from: usize) -> Option<Range<usize>> {
        loop {
            match self.pieces(part, from)? {
                Ok(found) => return Some(found),
                Err(later) => from = later,
            }
        }
    }

    /// The first place of each piece from a token on; where a bracket would stand for too much, or for a quote mark, the
    /// token before which the part cannot begin. Beyond a mark are another's words: those said apart are parts.
    fn pieces(&self, part: &[Piece], from: usize) -> Option<Result<Range<usize>, usize>> {
        let (first, rest) = part.split_first()?;
        let found = self.piece(first, from)?;
        let (mut end, mut longest) = (found.end, first.length);
        for piece in rest {
            let next = self.piece(piece, end)?;
            longest += LONGEST_BRACKET;
            if next.start - end > LONGEST_BRACKET {
                return Some(Err(next.start.saturating_sub(longest).max(found.start + 1)));
            }
            if self.stream.has_mark(end..next.start) {
                return Some(Err(found.start + 1));
            }
            longest += piece.length;
            end = next.end;
        }
        Some(Ok(found.start..end))
    }

    fn piece(&self, piece: &Piece, from: usize) -> Option<Range<usize>> {
        let places = piece.variants.iter().filter_map(|places| self.stream.first_from(places, from));
        places.min().map(|start| start..start + piece.length)
    }
}

/// The pieces of a part; `None` where one stands nowhere.
fn pieces(stream: &Stream, part: &Part<'_>, symbol: &impl Fn(&str) -> Option<u32>) -> Option<Vec<Piece>> {
    let last = part.pieces.len().checked_sub(1)?;
    let look_up = |(number, piece): (usize, &Vec<Token<'_>>)| {
        let words = || piece.iter().map(|token| token.word.as_ref());
        let endings = if number == last { part.endings() } else { BARE };
        let runs = endings.iter().filter_map(|end| words().chain(end.iter().copied()).map(symbol).collect());
        let places = runs.map(|run: Vec<u32>| stream.places(&run)).filter(|places| !places.is_empty());
        let variants: Vec<Places> = places.collect();
        (!variants.is_empty()).then_some(Piece { length: piece.len(), variants })
    };
    part.pieces.iter().enumerate().map(look_up).collect()
}
