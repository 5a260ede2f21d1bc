//! What an article has in place of words that do not stand in it.
//!
//! The longest stretch of the words that does stand in the article says where to look; the article around it and the
//! words are then compared token by token. Of long words only some around the first that differ are compared, so
//! that a miss costs no more than finding would, whatever the article repeats.

use super::stream::{Places, Spot, Stream};
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};
use std::ops::Range;

/// How many tokens are compared.
const COMPARED: usize = 64;
/// How many tokens of the article are looked at beside those that the words would take; more where that makes more of
/// the words equal, as where the narrator interrupts a speech.
const BESIDE: [usize; 2] = [4, 32];
/// How many equal tokens are shown on either side of a difference.
const SHOWN_BESIDE: usize = 2;

/// Tokens of the words, and those that the article has in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Differing {
    /// Of the words.
    pub(super) words: Range<usize>,
    /// Of the stream.
    pub(super) article: Range<usize>,
}

/// Where a stream is most like a run of symbols, difference by difference; empty where it is not like it anywhere.
/// Of equally long stretches, one in a preferred paragraph is taken.
pub(super) fn differences(stream: &Stream, run: &[u32], preferred: &[usize]) -> Vec<Differing> {
    let from = stream.longest(run).saturating_sub(COMPARED / 4);
    let compared = run.iter().copied().skip(from).take(COMPARED).collect::<Vec<_>>();
    let needed = compared.len().div_ceil(2).max(2);
    let Some(anchor) = anchor(stream, &compared, preferred) else { return Vec::new() };
    let [near, wide] = BESIDE.map(|beside| Stretch::new(stream, compared.len(), anchor, beside));
    // Comparing costs far more than seeing that it would be in vain.
    if in_common(&compared, &wide.symbols) < needed {
        return Vec::new();
    }
    let mut best = Alignment::new(&compared, &near);
    if best.equal() * 4 < compared.len() * 3 {
        let wide = Alignment::new(&compared, &wide);
        best = if wide.equal() > best.equal() + 1 { wide } else { best };
    }
    if best.equal() < needed { Vec::new() } else { best.differing(from) }
}

/// How many tokens of a run may at most be equal to those of a stretch, whatever their order.
fn in_common(run: &[u32], stretch: &[u32]) -> usize {
    let [mut run, mut stretch] = [run, stretch].map(<[u32]>::to_vec);
    run.sort_unstable();
    stretch.sort_unstable();
    let mut rest = stretch.into_iter().peekable();
    let has = |symbol: &&u32| {
        while rest.next_if(|next| next < *symbol).is_some() {}
        rest.next_if_eq(*symbol).is_some()
    };
    run.iter().filter(has).count()
}

/// A place of a run's symbol in a stream.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    run: usize,
    stream: usize,
}

/// A long part of a run that stands in the stream, by its beginning. It is the longest or little shorter: what begins
/// within the first half of a part that stands there is not sought apart.
fn anchor(stream: &Stream, run: &[u32], preferred: &[usize]) -> Option<Anchor> {
    let (mut at, mut longest, mut anchor) = (0, 1, 0);
    while let Some(rest) = run.get(at..).filter(|rest| rest.len() > longest) {
        let length = stream.longest(rest);
        if length > longest {
            (longest, anchor) = (length, at);
        }
        at += length / 2 + 1;
    }
    let places = stream.places(run.get(anchor..anchor + longest).filter(|part| part.len() > 1)?);
    Some(Anchor { run: anchor, stream: preferred_place(stream, &places, preferred)? })
}

fn preferred_place(stream: &Stream, places: &Places, preferred: &[usize]) -> Option<usize> {
    let within = |paragraph: &usize| {
        let first = stream.first_from(places, stream.start_of(*paragraph))?;
        (stream.paragraph_of(first) == Some(*paragraph)).then_some(first)
    };
    preferred.iter().find_map(within).or_else(|| stream.first_from(places, 0))
}

/// A stretch of the stream.
struct Stretch {
    start: usize,
    symbols: Vec<u32>,
}

impl Stretch {
    /// As long as a run, where it is anchored, and some tokens more at either side.
    fn new(stream: &Stream, run: usize, anchor: Anchor, beside: usize) -> Self {
        let start = anchor.stream.saturating_sub(anchor.run + beside);
        let end = anchor.stream + (run - anchor.run) + beside;
        let symbol = |spot: &Spot| spot.symbol;
        Self { start, symbols: stream.spots().iter().take(end).skip(start).map(symbol).collect() }
    }
}

/// A run beside a stretch of the stream.
struct Alignment {
    /// The stretch.
    start: usize,
    ops: Vec<DiffOp>,
}

impl Alignment {
    fn new(run: &[u32], stretch: &Stretch) -> Self {
        let ops = capture_diff_slices(Algorithm::Myers, run, &stretch.symbols);
        Self { start: stretch.start, ops: trimmed(ops) }
    }

    /// How many tokens of the run are equal.
    fn equal(&self) -> usize {
        self.ops.iter().filter(|op| is_equal(op)).map(|op| op.old_range().len()).sum()
    }

    /// The differences, near ones together, where the run begins at a token of the words.
    fn differing(self, words: usize) -> Vec<Differing> {
        let groups = group_diff_ops(self.ops, SHOWN_BESIDE).into_iter();
        let differ = groups.filter(|group| group.iter().any(|op| !is_equal(op)));
        differ.filter_map(|group| differing(&group, words, self.start)).collect()
    }
}

fn is_equal(op: &DiffOp) -> bool {
    matches!(op, DiffOp::Equal { .. })
}

/// The operations without what the article has before and after the words: of it, as many tokens are kept as are
/// replaced there.
fn trimmed(mut ops: Vec<DiffOp>) -> Vec<DiffOp> {
    if let Some(DiffOp::Replace { old_len, new_index, new_len, .. }) = ops.first_mut() {
        let extra = new_len.saturating_sub(*old_len);
        *new_index += extra;
        *new_len -= extra;
    }
    if let Some(DiffOp::Replace { old_len, new_len, .. }) = ops.last_mut() {
        *new_len = (*new_len).min(*old_len);
    }
    let first = usize::from(matches!(ops.first(), Some(DiffOp::Insert { .. })));
    let last =
        ops.len() - usize::from(ops.len() > first && matches!(ops.last(), Some(DiffOp::Insert { .. })));
    ops.truncate(last);
    ops.drain(..first);
    ops
}

/// A group of operations as tokens of the whole run and of the whole stream.
fn differing(group: &[DiffOp], words: usize, article: usize) -> Option<Differing> {
    let (first, last) = (group.first()?, group.last()?);
    let words = words + first.old_range().start..words + last.old_range().end;
    let article = article + first.new_range().start..article + last.new_range().end;
    Some(Differing { words, article })
}
