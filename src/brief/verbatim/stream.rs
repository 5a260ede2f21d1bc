//! An article's tokens one after another, indexed so that any run of them is found at once.
//!
//! The index is a suffix array: finding a run costs its length times the logarithm of the article's, however often
//! the article repeats itself. That is why it is one, and not a table of rare words: a text of `a a a …` has none.

use super::suffixes;
use std::cmp::Ordering;
use std::ops::Range;

/// A token of an article.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    /// Its symbol.
    pub(super) symbol: usize,
    /// Its paragraph, from 0.
    pub(super) paragraph: usize,
    /// Where it stands in that paragraph, in bytes.
    pub(super) bytes: Range<usize>,
}

/// Where a run of symbols stands: a range of the suffixes in their order.
pub(super) type Places = Range<usize>;

/// The tokens of an article.
#[derive(Debug)]
pub(super) struct Stream {
    spots: Vec<Spot>,
    /// The suffixes in order.
    suffixes: Vec<usize>,
    /// The place in that order of each suffix.
    ranks: Vec<usize>,
}

impl Stream {
    /// Indexes tokens, whose symbols are below `alphabet`.
    pub(super) fn new(spots: Vec<Spot>, alphabet: usize) -> Self {
        let symbols: Vec<usize> = spots.iter().map(|spot| spot.symbol).collect();
        let suffixes = suffixes::sorted(&symbols, alphabet);
        let mut ranks = vec![0; suffixes.len()];
        suffixes.iter().enumerate().for_each(|(rank, &at)| ranks[at] = rank);
        Self { spots, suffixes, ranks }
    }

    /// All tokens.
    pub(super) fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// Where a run stands; an empty range where it does not.
    pub(super) fn places(&self, run: &[usize]) -> Places {
        let start = self.suffixes.partition_point(|&at| self.compare(at, run) == Ordering::Less);
        let same = self.suffixes.get(start..).unwrap_or_default();
        start..start + same.partition_point(|&at| self.compare(at, run) == Ordering::Equal)
    }

    /// The first place from a token on.
    ///
    /// Places lie in the order of suffixes, not of the text. Where they are few, all are looked at; where they are
    /// many, one is most likely near, so as many tokens are looked at first.
    pub(super) fn first_from(&self, places: &Places, from: usize) -> Option<usize> {
        let near = self.ranks.iter().enumerate().skip(from).take(places.len());
        let found = near.filter(|(_, rank)| places.contains(rank)).map(|(at, _)| at).next();
        found.or_else(|| self.starts(places).filter(|&at| at >= from).min())
    }

    /// The places as starts, in no order.
    pub(super) fn starts(&self, places: &Places) -> impl Iterator<Item = usize> {
        self.suffixes.get(places.clone()).unwrap_or_default().iter().copied()
    }

    /// The longest beginning of a run that stands anywhere, of at most `most` symbols, and where.
    pub(super) fn longest(&self, run: &[usize], most: usize) -> (usize, Places) {
        let run = run.get(..most).unwrap_or(run);
        let at = self.suffixes.partition_point(|&at| self.compare(at, run) == Ordering::Less);
        let beside = [at.checked_sub(1), Some(at)].into_iter().flatten();
        let length = beside.filter_map(|rank| self.suffixes.get(rank)).map(|&at| self.common(at, run)).max();
        let length = length.unwrap_or(0);
        (length, self.places(run.get(..length).unwrap_or_default()))
    }

    /// The first token of a paragraph or, where it has none, of one after it.
    pub(super) fn start_of(&self, paragraph: usize) -> usize {
        self.spots.partition_point(|spot| spot.paragraph < paragraph)
    }

    /// The paragraph of a token.
    pub(super) fn paragraph_of(&self, at: usize) -> Option<usize> {
        self.spots.get(at).map(|spot| spot.paragraph)
    }

    /// A suffix, of which no more than the run is looked at, against the run.
    fn compare(&self, at: usize, run: &[usize]) -> Ordering {
        let suffix = self.spots.get(at..).unwrap_or_default();
        suffix.iter().map(|spot| spot.symbol).take(run.len()).cmp(run.iter().copied())
    }

    /// How many symbols a suffix and a run begin with in common.
    fn common(&self, at: usize, run: &[usize]) -> usize {
        let suffix = self.spots.get(at..).unwrap_or_default();
        suffix.iter().zip(run).take_while(|(spot, symbol)| spot.symbol == **symbol).count()
    }
}
