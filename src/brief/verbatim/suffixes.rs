//! The suffix array of a sequence, by induced sorting: in linear time, whatever the sequence repeats.
//!
//! After Nong, Zhang and Chan, "Linear Suffix Array Construction by Almost Pure Induced-Sorting" (2009). A suffix is
//! *small* where it is less than the one after it, else *large*; a small one after a large one is a *cut*. Cuts that
//! are sorted put all other suffixes in order in two passes, and to sort the cuts, the stretches between them are
//! named by their order and the sequence of names, at most half as long, is sorted in the same way.

/// No suffix.
const NONE: usize = usize::MAX;

/// The suffixes of a sequence in ascending order, each by its start. Its symbols are below `alphabet`.
pub(super) fn sorted(text: &[usize], alphabet: usize) -> Vec<usize> {
    if text.len() < 2 {
        return (0..text.len()).collect();
    }
    let sorter = Sorter::new(text, alphabet);
    let cuts: Vec<usize> = (1..text.len()).filter(|&at| sorter.is_cut(at)).collect();
    let by_stretch = sorter.induce(&cuts);
    if cuts.is_empty() {
        return by_stretch;
    }
    let (names, count) = sorter.named(&cuts, &by_stretch);
    let order = sorted(&names, count);
    let in_order: Vec<usize> = order.iter().map(|&cut| cuts[cut]).collect();
    sorter.induce(&in_order)
}

struct Sorter<'t> {
    text: &'t [usize],
    /// Whether the suffix from here is less than the next one.
    small: Vec<bool>,
    /// Where the suffixes of each first symbol begin in the order, and, last, their number.
    buckets: Vec<usize>,
}

impl<'t> Sorter<'t> {
    fn new(text: &'t [usize], alphabet: usize) -> Self {
        let mut small = vec![false; text.len()];
        for at in (1..text.len()).rev() {
            let (symbol, next) = (text[at - 1], text[at]);
            small[at - 1] = symbol < next || (symbol == next && small[at]);
        }
        let mut buckets = vec![0; alphabet + 1];
        text.iter().for_each(|&symbol| buckets[symbol + 1] += 1);
        for symbol in 0..alphabet {
            buckets[symbol + 1] += buckets[symbol];
        }
        Self { text, small, buckets }
    }

    fn is_cut(&self, at: usize) -> bool {
        at > 0 && self.small[at] && !self.small[at - 1]
    }

    /// All suffixes, in the order that follows from the order of the cuts.
    fn induce(&self, cuts: &[usize]) -> Vec<usize> {
        let mut order = vec![NONE; self.text.len()];
        self.place_cuts(cuts, &mut order);
        self.induce_large(&mut order);
        self.induce_small(&mut order);
        order
    }

    /// Cuts go to the ends of their buckets.
    fn place_cuts(&self, cuts: &[usize], order: &mut [usize]) {
        let mut ends = self.buckets.clone();
        for &cut in cuts.iter().rev() {
            let end = &mut ends[self.text[cut] + 1];
            *end -= 1;
            order[*end] = cut;
        }
    }

    /// Large suffixes go to the starts of their buckets, each after the one that follows it in the text. The last
    /// suffix is large: nothing follows it.
    fn induce_large(&self, order: &mut [usize]) {
        let mut starts = self.buckets.clone();
        let mut place = |at: usize, order: &mut [usize]| {
            let start = &mut starts[self.text[at]];
            order[*start] = at;
            *start += 1;
        };
        place(self.text.len() - 1, order);
        for slot in 0..order.len() {
            let at = order[slot];
            if at != NONE && at > 0 && !self.small[at - 1] {
                place(at - 1, order);
            }
        }
    }

    /// Small suffixes, cuts among them anew, go to the ends of their buckets, from the greatest down.
    fn induce_small(&self, order: &mut [usize]) {
        let mut ends = self.buckets.clone();
        for slot in (0..order.len()).rev() {
            let at = order[slot];
            if at != NONE && at > 0 && self.small[at - 1] {
                let end = &mut ends[self.text[at - 1] + 1];
                *end -= 1;
                order[*end] = at - 1;
            }
        }
    }

    /// The cuts as the names of the stretches they begin, and how many names there are.
    fn named(&self, cuts: &[usize], by_stretch: &[usize]) -> (Vec<usize>, usize) {
        let mut index = vec![NONE; self.text.len()];
        cuts.iter().enumerate().for_each(|(number, &cut)| index[cut] = number);
        let mut names = vec![0; cuts.len()];
        let (mut name, mut before) = (0, None);
        for number in by_stretch.iter().map(|&at| index[at]).filter(|&number| number != NONE) {
            if before.is_some_and(|before| !self.same_stretch(cuts, before, number)) {
                name += 1;
            }
            names[number] = name;
            before = Some(number);
        }
        (names, name + 1)
    }

    /// Whether two stretches, each with the first symbol of the next, are equal. The last is like no other.
    fn same_stretch(&self, cuts: &[usize], one: usize, other: usize) -> bool {
        let stretch = |number: usize| Some(&self.text[cuts[number]..=*cuts.get(number + 1)?]);
        stretch(one).is_some_and(|one| stretch(other) == Some(one))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn suffixes_are_in_order(text in prop::collection::vec(0_usize..4, 0..200)) {
            let mut expected: Vec<usize> = (0..text.len()).collect();
            expected.sort_by_key(|&at| &text[at..]);
            prop_assert_eq!(sorted(&text, 4), expected);
        }
    }

    #[test]
    fn repeats_are_sorted_from_their_end() {
        assert_eq!(sorted(&[0; 6], 1), [5, 4, 3, 2, 1, 0]);
        assert_eq!(sorted(&[1, 0, 1, 0, 1, 0], 2), [5, 3, 1, 4, 2, 0]);
    }
}
