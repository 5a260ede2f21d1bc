//! What has changed of a brief since somebody saw it: what came, what went, what says something else now.
//!
//! An item is the same where all it says is the same; else where its id is; else where its own words are; else where they
//! are nearly the same: of the words of both, half are common. An id comes after the words since ids may be numbers that
//! an insertion shifts. What none of this tells is one that went and one that came.
//!
//! A file may hold very many items, all of them changed, so that none is compared with each of the others: words that are
//! rare lead to the few that may be nearly the same.

use super::snapshot::{Facet, SeenItem, Snapshot};
use crate::text::fold::Words;
use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::Arc;

/// How many items a word may be in to lead to them, and how many an item is compared with at most.
const RARE: usize = 16;
const MOST_CANDIDATES: usize = 24;

/// What has changed of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    before: Arc<Snapshot>,
    /// Of what stands above its items.
    pub head: Vec<Altered>,
    items: Vec<Option<ItemChange>>,
    removed: Vec<usize>,
}

/// What became of an item that is there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemChange {
    /// It was not there.
    Added,
    /// It says something else.
    Altered(Vec<Altered>),
}

/// Something that is said otherwise, raw. Where nothing was or is said of it, there are no words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Altered {
    /// The key of the format that it stands under.
    pub of: Box<str>,
    /// What it said.
    pub was: Vec<Box<str>>,
    /// What it says.
    pub now: Vec<Box<str>>,
}

impl Changes {
    /// What has changed from one state of a brief to another.
    pub fn between(before: Arc<Snapshot>, now: &Snapshot) -> Self {
        let mut pairs = Pairs::new(&before.items, &now.items);
        pairs.by_name(|item| item.id.as_ref().map(|id| (id, item.digest())));
        pairs.by_name(|item| Some(item.digest()));
        pairs.by_name(|item| item.id.as_ref().map(|id| (&item.section, id)));
        pairs.by_name(|item| Some((&item.section, own_words(item).collect::<Vec<_>>())));
        pairs.by_nearness();
        let items = now.items.iter().zip(&pairs.of_new).map(|(item, old)| match old {
            None => Some(ItemChange::Added),
            Some(old) => {
                let altered = altered(&before.items[*old].facets, &item.facets);
                (!altered.is_empty()).then_some(ItemChange::Altered(altered))
            }
        });
        let items = items.collect();
        let removed = pairs.of_old.iter().enumerate().filter(|(_, new)| new.is_none());
        let removed = removed.map(|(old, _)| old).collect();
        Self { head: altered(&before.head, &now.head), items, removed, before }
    }

    /// What became of an item of the brief as it is now, by its index; `None` where it says what it said.
    pub fn item(&self, index: usize) -> Option<&ItemChange> {
        self.items.get(index)?.as_ref()
    }

    /// The items that are not there any more, in their order.
    pub fn removed(&self) -> impl Iterator<Item = &SeenItem> {
        self.removed.iter().map(|old| &self.before.items[*old])
    }

    /// The words from which they are the changes.
    pub fn before(&self) -> &Arc<Snapshot> {
        &self.before
    }
}

/// What two states of one thing say otherwise, in the order of the later one; then what it does not say any more.
fn altered(before: &[Facet], now: &[Facet]) -> Vec<Altered> {
    let said = |facets: &[Facet], of: &str| -> Vec<Box<str>> {
        facets.iter().filter(|facet| &*facet.of == of).map(|facet| facet.words.clone()).collect()
    };
    let mut altered: Vec<Altered> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for Facet { of, .. } in now.iter().chain(before) {
        if seen.contains(&&**of) {
            continue;
        }
        seen.push(of);
        let (was, now) = (said(before, of), said(now, of));
        if was != now {
            altered.push(Altered { of: of.clone(), was, now });
        }
    }
    altered
}

/// The words that an item is known by: its sentences, or of a figure what is counted.
fn own_words(item: &SeenItem) -> impl Iterator<Item = &str> {
    const FIGURE: [&str; 9] = ["value", "words", "unit", "what", "of", "per", "also", "as_of", "period"];
    let sentences = item.facets.iter().any(|facet| &*facet.of == "text");
    let own =
        move |facet: &&Facet| if sentences { &*facet.of == "text" } else { FIGURE.contains(&&*facet.of) };
    item.facets.iter().filter(own).map(|facet| &*facet.words)
}

/// Which item of before is which now.
struct Pairs<'a> {
    old: &'a [SeenItem],
    new: &'a [SeenItem],
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

impl<'a> Pairs<'a> {
    fn new(old: &'a [SeenItem], new: &'a [SeenItem]) -> Self {
        Self { old, new, of_old: vec![None; old.len()], of_new: vec![None; new.len()] }
    }

    fn pair(&mut self, old: usize, new: usize) {
        (self.of_old[old], self.of_new[new]) = (Some(new), Some(old));
    }

    /// Pairs those left that are called the same; of several alike, in their order.
    fn by_name<K: Hash + Eq>(&mut self, name: impl Fn(&'a SeenItem) -> Option<K>) {
        let mut places: HashMap<K, VecDeque<usize>> = HashMap::new();
        for at in (0..self.new.len()).filter(|at| self.of_new[*at].is_none()) {
            if let Some(name) = name(&self.new[at]) {
                places.entry(name).or_default().push_back(at);
            }
        }
        for old in 0..self.old.len() {
            if self.of_old[old].is_none()
                && let Some(name) = name(&self.old[old])
                && let Some(new) = places.get_mut(&name).and_then(VecDeque::pop_front)
            {
                self.pair(old, new);
            }
        }
    }

    /// Pairs those left whose own words are nearly the same, the nearest first.
    fn by_nearness(&mut self) {
        let left = |pairs: &[Option<usize>]| -> Vec<usize> {
            pairs.iter().enumerate().filter(|(_, pair)| pair.is_none()).map(|(at, _)| at).collect()
        };
        let old: Vec<Bag> = left(&self.of_old).into_iter().map(|at| Bag::of(&self.old[at], at)).collect();
        let new: Vec<Bag> = left(&self.of_new).into_iter().map(|at| Bag::of(&self.new[at], at)).collect();
        let index = Index::new(&new);
        let mut near: Vec<(u64, usize, usize, usize)> = Vec::new();
        for (place, bag) in old.iter().enumerate() {
            for candidate in index.candidates(bag, place) {
                let other = &new[candidate];
                if let Some(likeness) = bag.likeness(other) {
                    near.push((u64::MAX - likeness, bag.at.abs_diff(other.at), bag.at, other.at));
                }
            }
        }
        near.sort_unstable();
        for (_, _, old, new) in near {
            if self.of_old[old].is_none() && self.of_new[new].is_none() {
                self.pair(old, new);
            }
        }
    }
}

/// The folded words of an item, in the order of the alphabet.
struct Bag {
    at: usize,
    section: Box<str>,
    words: Vec<Box<str>>,
}

impl Bag {
    fn of(item: &SeenItem, at: usize) -> Self {
        let texts = own_words(item).map(Words::new);
        let mut words: Vec<Box<str>> =
            texts.flat_map(|words| words.iter().map(Box::from).collect::<Vec<_>>()).collect();
        words.sort_unstable();
        Self { at, section: item.section.clone(), words }
    }

    /// How many in a thousand of the words of both are common, where these are half of them at least.
    fn likeness(&self, other: &Self) -> Option<u64> {
        let (ours, theirs) = (self.words.len(), other.words.len());
        let both = ours + theirs;
        // Even if all of the fewer were common it would not do.
        if self.section != other.section || both == 0 || 4 * ours.min(theirs) < both {
            return None;
        }
        let common = self.common(other);
        (4 * common >= both).then_some((2000 * common / both) as u64)
    }

    fn common(&self, other: &Self) -> usize {
        let (mut ours, mut theirs) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut common = 0;
        while let (Some(our), Some(their)) = (ours.peek(), theirs.peek()) {
            match our.cmp(their) {
                std::cmp::Ordering::Less => drop(ours.next()),
                std::cmp::Ordering::Greater => drop(theirs.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    ours.next();
                    theirs.next();
                }
            }
        }
        common
    }
}

/// Which items a word is in.
struct Index<'a> {
    places: HashMap<&'a str, Vec<usize>>,
    len: usize,
}

impl<'a> Index<'a> {
    fn new(bags: &'a [Bag]) -> Self {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, bag) in bags.iter().enumerate() {
            for word in &bag.words {
                let places = places.entry(word).or_default();
                // One more than may be tells that the word is not rare.
                if places.last() != Some(&at) && places.len() <= RARE {
                    places.push(at);
                }
            }
        }
        Self { places, len: bags.len() }
    }

    /// Those that share a rare word, the rarest first, and those at the same place among what is left.
    fn candidates(&self, bag: &Bag, place: usize) -> Vec<usize> {
        let beside = (place.saturating_sub(2)..place + 3).filter(|at| *at < self.len);
        let mut found: Vec<(usize, usize)> = beside.map(|at| (0, at)).collect();
        let rare = bag.words.iter().filter_map(|word| self.places.get(&**word));
        for places in rare.filter(|places| places.len() <= RARE) {
            found.extend(places.iter().map(|at| (places.len(), *at)));
        }
        found.sort_unstable();
        let mut candidates: Vec<usize> = Vec::new();
        for (_, at) in found {
            if candidates.len() == MOST_CANDIDATES {
                break;
            }
            if !candidates.contains(&at) {
                candidates.push(at);
            }
        }
        candidates
    }
}

#[cfg(test)]
mod tests;
