//! An article's tokens one after another, indexed so that any run of them is found at once.
//!
//! The index is a suffix array: finding a run costs its length times the logarithm of the article's, however often
//! the article repeats itself. That is why it is one, and not a table of rare words: a text of `a a a …` has none.
//! It is made when first needed.

use super::{number, suffixes};
use std::cell::{Cell, OnceCell};
use std::cmp::Ordering;
use std::ops::Range;

/// So many places or fewer are all looked at; of more, those that are near.
const FEW: usize = 32;

/// How many tokens all searches of one article together may look at in vain. Articles come nowhere near it; only one that
/// was made for it, with quotes that stand nearly everywhere in it and never in order, would take minutes.
const EFFORT: usize = 20_000_000;

/// A token of an article.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    /// Its symbol.
    pub(super) symbol: u32,
    /// Its paragraph, from 0.
    pub(super) paragraph: u32,
    /// Where it stands in that paragraph, in bytes.
    bytes: Range<u32>,
}

impl Spot {
    pub(super) fn new(symbol: u32, paragraph: u32, bytes: &Range<usize>) -> Self {
        Self { symbol, paragraph, bytes: number(bytes.start)..number(bytes.end) }
    }

    /// Where it stands in its paragraph, in bytes.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.bytes.start as usize..self.bytes.end as usize
    }
}

/// Where a run of symbols stands: a range of the suffixes in their order.
pub(super) type Places = Range<usize>;

/// The tokens of an article.
#[derive(Debug)]
pub(super) struct Stream {
    spots: Vec<Spot>,
    alphabet: usize,
    /// The symbol of quote marks, where there are any.
    mark: Option<u32>,
    index: OnceCell<Index>,
    /// How many tokens searches may still look at.
    effort: Cell<usize>,
}

#[derive(Debug)]
struct Index {
    symbols: Vec<u32>,
    /// The suffixes in order.
    suffixes: Vec<u32>,
    /// The place in that order of each suffix.
    ranks: OnceCell<Vec<u32>>,
}

impl Stream {
    /// Tokens whose symbols are below `alphabet`; `mark` is that of quote marks.
    pub(super) fn new(spots: Vec<Spot>, alphabet: usize, mark: Option<u32>) -> Self {
        Self { spots, alphabet, mark, index: OnceCell::new(), effort: Cell::new(EFFORT) }
    }

    /// All tokens.
    pub(super) fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// Where a run stands; an empty range where it does not.
    pub(super) fn places(&self, run: &[u32]) -> Places {
        let index = self.index();
        let start = index.suffixes.partition_point(|&at| index.compare(at, run) == Ordering::Less);
        let same = index.suffixes.get(start..).unwrap_or_default();
        // Most runs stand once or nowhere, so that their end is sought from their start.
        let mut bound = 1;
        while same.get(bound).is_some_and(|&at| index.compare(at, run) == Ordering::Equal) {
            bound *= 2;
        }
        let same = same.get(..bound).unwrap_or(same);
        start..start + same.partition_point(|&at| index.compare(at, run) == Ordering::Equal)
    }

    /// The first place from a token on; none, whatever is there, once too many tokens were looked at.
    ///
    /// Places lie in the order of suffixes, not of the text. Where they are few, all are looked at; where they are
    /// many, one is most likely near, so as many tokens are looked at first.
    pub(super) fn first_from(&self, places: &Places, from: usize) -> Option<usize> {
        if from >= self.spots.len() || self.is_exhausted() {
            return None;
        }
        let found = if places.len() > FEW { self.near(places, from) } else { None };
        found.or_else(|| {
            self.spend(places.len());
            self.starts(places).filter(|&at| at >= from).min()
        })
    }

    /// The first place from a token on, if it is as near as places are many.
    fn near(&self, places: &Places, from: usize) -> Option<usize> {
        let mut near = self.index().ranks().iter().skip(from).take(places.len());
        let found = near.position(|rank| places.contains(&(*rank as usize)));
        self.spend(found.unwrap_or(places.len()));
        found.map(|beside| from + beside)
    }

    /// Whether a quote mark is among some tokens.
    pub(super) fn has_mark(&self, tokens: Range<usize>) -> bool {
        self.spend(tokens.len());
        self.spots.get(tokens).unwrap_or_default().iter().any(|spot| Some(spot.symbol) == self.mark)
    }

    /// Whether so much has been looked for that nothing more will be found.
    pub(super) fn is_exhausted(&self) -> bool {
        self.effort.get() == 0
    }

    fn spend(&self, tokens: usize) {
        self.effort.set(self.effort.get().saturating_sub(tokens + 1));
    }

    /// The places as starts, in no order.
    fn starts(&self, places: &Places) -> impl Iterator<Item = usize> {
        let suffixes = self.index().suffixes.get(places.clone()).unwrap_or_default();
        suffixes.iter().map(|&at| at as usize)
    }

    /// How long the longest beginning of a run is that stands anywhere.
    pub(super) fn longest(&self, run: &[u32]) -> usize {
        let index = self.index();
        let at = index.suffixes.partition_point(|&at| index.compare(at, run) == Ordering::Less);
        let beside = [at.checked_sub(1), Some(at)].into_iter().flatten();
        let lengths = beside.filter_map(|rank| index.suffixes.get(rank)).map(|&at| index.common(at, run));
        lengths.max().unwrap_or(0)
    }

    /// The first token of a paragraph or, where it has none, of one after it.
    pub(super) fn start_of(&self, paragraph: usize) -> usize {
        self.spots.partition_point(|spot| (spot.paragraph as usize) < paragraph)
    }

    /// The paragraph of a token.
    pub(super) fn paragraph_of(&self, at: usize) -> Option<usize> {
        self.spots.get(at).map(|spot| spot.paragraph as usize)
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let symbols: Vec<u32> = self.spots.iter().map(|spot| spot.symbol).collect();
            let suffixes = suffixes::sorted(&symbols, self.alphabet);
            Index { symbols, suffixes, ranks: OnceCell::new() }
        })
    }
}

impl Index {
    fn ranks(&self) -> &[u32] {
        self.ranks.get_or_init(|| {
            let mut ranks = vec![0; self.suffixes.len()];
            (0..).zip(&self.suffixes).for_each(|(rank, &at)| ranks[at as usize] = rank);
            ranks
        })
    }

    fn suffix(&self, at: u32) -> &[u32] {
        self.symbols.get(at as usize..).unwrap_or_default()
    }

    /// A suffix, of which no more than the run is looked at, against the run.
    fn compare(&self, at: u32, run: &[u32]) -> Ordering {
        let suffix = self.suffix(at);
        suffix.get(..run.len()).unwrap_or(suffix).cmp(run)
    }

    /// How many symbols a suffix and a run begin with in common.
    fn common(&self, at: u32, run: &[u32]) -> usize {
        self.suffix(at).iter().zip(run).take_while(|(one, other)| one == other).count()
    }
}
