//! The suffix array of a sequence, by induced sorting: in linear time, whatever the sequence repeats.
//!
//! After Nong, Zhang and Chan, "Linear Suffix Array Construction by Almost Pure Induced-Sorting" (2009). A suffix is
//! *small* where it is less than the one after it, else *large*; a small one after a large one is a *cut*. Cuts that
//! are sorted put all other suffixes in order in two passes, and to sort the cuts, the stretches between them are
//! named by their order and the sequence of names, at most half as long, is sorted in the same way.
//!
//! What it costs is waiting for memory, so that numbers are no wider than they need be.

use super::number;

/// No suffix.
const NONE: u32 = u32::MAX;

/// The suffixes of a sequence in ascending order, each by its start. Its symbols are below `alphabet`.
pub(super) fn sorted(text: &[u32], alphabet: usize) -> Vec<u32> {
    if text.len() < 2 {
        return (0..number(text.len())).collect();
    }
    let sorter = Sorter::new(text, alphabet);
    let cuts: Vec<u32> = (1..number(text.len())).filter(|&at| sorter.is_cut(at)).collect();
    let by_stretch = sorter.induce(&cuts);
    if cuts.is_empty() {
        return by_stretch;
    }
    let (names, count) = sorter.named(&cuts, &by_stretch);
    let order = sorted(&names, count);
    let in_order: Vec<u32> = order.iter().map(|&cut| cuts[cut as usize]).collect();
    sorter.induce(&in_order)
}

struct Sorter<'t> {
    text: &'t [u32],
    /// Whether the suffix from here is less than the next one.
    small: Vec<bool>,
    /// Where the suffixes of each first symbol begin in the order, and, last, their number.
    buckets: Vec<u32>,
}

impl<'t> Sorter<'t> {
    fn new(text: &'t [u32], alphabet: usize) -> Self {
        let mut small = vec![false; text.len()];
        for at in (1..text.len()).rev() {
            let (symbol, next) = (text[at - 1], text[at]);
            small[at - 1] = symbol < next || (symbol == next && small[at]);
        }
        let mut buckets = vec![0; alphabet + 1];
        for &symbol in text {
            buckets[symbol as usize + 1] += 1;
        }
        for symbol in 0..alphabet {
            buckets[symbol + 1] += buckets[symbol];
        }
        Self { text, small, buckets }
    }

    fn symbol(&self, at: u32) -> usize {
        self.text[at as usize] as usize
    }

    fn is_small(&self, at: u32) -> bool {
        self.small[at as usize]
    }

    fn is_cut(&self, at: u32) -> bool {
        at > 0 && self.is_small(at) && !self.is_small(at - 1)
    }

    /// All suffixes, in the order that follows from the order of the cuts.
    fn induce(&self, cuts: &[u32]) -> Vec<u32> {
        let mut order = vec![NONE; self.text.len()];
        self.place_cuts(cuts, &mut order);
        self.induce_large(&mut order);
        self.induce_small(&mut order);
        order
    }

    /// Cuts go to the ends of their buckets.
    fn place_cuts(&self, cuts: &[u32], order: &mut [u32]) {
        let mut ends = self.buckets.clone();
        for &cut in cuts.iter().rev() {
            let end = &mut ends[self.symbol(cut) + 1];
            *end -= 1;
            order[*end as usize] = cut;
        }
    }

    /// Large suffixes go to the starts of their buckets, each after the one that follows it in the text. The last
    /// suffix is large: nothing follows it.
    fn induce_large(&self, order: &mut [u32]) {
        let mut starts = self.buckets.clone();
        let mut place = |at: u32, order: &mut [u32]| {
            let start = &mut starts[self.symbol(at)];
            order[*start as usize] = at;
            *start += 1;
        };
        place(number(self.text.len() - 1), order);
        for slot in 0..order.len() {
            let at = order[slot];
            if at != NONE && at > 0 && !self.is_small(at - 1) {
                place(at - 1, order);
            }
        }
    }

    /// Small suffixes, cuts among them anew, go to the ends of their buckets, from the greatest down.
    fn induce_small(&self, order: &mut [u32]) {
        let mut ends = self.buckets.clone();
        for slot in (0..order.len()).rev() {
            let at = order[slot];
            if at != NONE && at > 0 && self.is_small(at - 1) {
                let end = &mut ends[self.symbol(at - 1) + 1];
                *end -= 1;
                order[*end as usize] = at - 1;
            }
        }
    }

    /// The cuts as the names of the stretches they begin, and how many names there are.
    fn named(&self, cuts: &[u32], by_stretch: &[u32]) -> (Vec<u32>, usize) {
        let mut index = vec![NONE; self.text.len()];
        (0..).zip(cuts).for_each(|(number, &cut)| index[cut as usize] = number);
        let mut names = vec![0; cuts.len()];
        let (mut name, mut before) = (0, None);
        let cuts_in_order = by_stretch.iter().map(|&at| index[at as usize]).filter(|&number| number != NONE);
        for number in cuts_in_order.map(|number| number as usize) {
            if before.is_some_and(|before| !self.same_stretch(cuts, before, number)) {
                name += 1;
            }
            names[number] = name;
            before = Some(number);
        }
        (names, name as usize + 1)
    }

    /// Whether two stretches, each with the first symbol of the next, are equal. The last is like no other.
    fn same_stretch(&self, cuts: &[u32], one: usize, other: usize) -> bool {
        let stretch =
            |number: usize| Some(&self.text[cuts[number] as usize..=*cuts.get(number + 1)? as usize]);
        stretch(one).is_some_and(|one| stretch(other) == Some(one))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn suffixes_are_in_order(text in prop::collection::vec(0_u32..4, 0..200)) {
            let mut expected: Vec<u32> = (0..number(text.len())).collect();
            expected.sort_by_key(|&at| &text[at as usize..]);
            prop_assert_eq!(sorted(&text, 4), expected);
        }
    }

    #[test]
    fn repeats_are_sorted_from_their_end() {
        assert_eq!(sorted(&[0; 6], 1), [5, 4, 3, 2, 1, 0]);
        assert_eq!(sorted(&[1, 0, 1, 0, 1, 0], 2), [5, 3, 1, 4, 2, 0]);
    }
}
