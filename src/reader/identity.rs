//! The same thing after a file was edited: what a cursor is on stays under it, wherever it stands now.
//!
//! An item is known by its id, else by its section and its words; of several alike, by which of them it is. Its index
//! says nothing: an item put before it changes that. Where the words themselves were edited nothing knows it again, but
//! its neighbours do: it is looked for next to them.
//!
//! A file can hold very many things, and all of them can have changed, so that none is compared with each of the others:
//! they are looked up by name.

use crate::brief::{Body, Item, Number, Section};
use crate::text::Text;
use std::collections::HashMap;
use std::hash::Hash;

/// What a thing is known by: the first name counts where both lists have it, else the second.
pub(super) type Names<K> = [Option<K>; 2];

/// Where the thing at `at` of `old` stands in `new`; `names` says what things are known by. `None` where `new` has
/// nothing to stand at.
///
/// What is not there any more leaves its place to what stands there now: after the nearest before it that is still
/// there, else before the nearest after it.
pub(super) fn place<'a, T, K: Hash + Eq>(
    old: &'a [T],
    at: usize,
    new: &'a [T],
    names: impl Fn(&'a T) -> Names<K>,
) -> Option<usize> {
    let last = new.len().checked_sub(1)?;
    let states = States::new(old, new, names);
    let after = || (0..at).rev().find_map(|at| states.find(at)).map(|before| (before + 1).min(last));
    let before = || (at + 1..old.len()).find_map(|at| states.find(at)).map(|after| after.saturating_sub(1));
    states.find(at).or_else(after).or_else(before).or(Some(at.min(last)))
}

/// Where the very thing stands: of several alike the one of the same number.
pub(super) fn find<'a, T, K: Hash + Eq>(
    old: &'a [T],
    at: usize,
    new: &'a [T],
    names: impl Fn(&'a T) -> Names<K>,
) -> Option<usize> {
    States::new(old, new, names).find(at)
}

/// A list before and after it was edited, with the places of each name in both.
struct States<'a, T, K, N> {
    old: &'a [T],
    names: N,
    before: HashMap<K, Vec<usize>>,
    now: HashMap<K, Vec<usize>>,
}

impl<'a, T, K: Hash + Eq, N: Fn(&'a T) -> Names<K>> States<'a, T, K, N> {
    fn new(old: &'a [T], new: &'a [T], names: N) -> Self {
        let (before, now) = (by_name(old, &names), by_name(new, &names));
        Self { old, names, before, now }
    }

    fn find(&self, at: usize) -> Option<usize> {
        let names = (self.names)(self.old.get(at)?);
        names.into_iter().flatten().find_map(|name| {
            let alike = self.now.get(&name)?;
            let number = self.before.get(&name)?.partition_point(|before| *before < at);
            alike.get(number).or(alike.last()).copied()
        })
    }
}

fn by_name<'a, T, K: Hash + Eq>(
    things: &'a [T],
    names: impl Fn(&'a T) -> Names<K>,
) -> HashMap<K, Vec<usize>> {
    let mut places: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, thing) in things.iter().enumerate() {
        for name in names(thing).into_iter().flatten() {
            places.entry(name).or_default().push(at);
        }
    }
    places
}

/// What an item is known by.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) enum ItemName<'a> {
    Id(Section, &'a Text),
    Words(Section, Words<'a>),
}

/// The words of an item, and the amount of a figure.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) enum Words<'a> {
    Sentence(&'a Text),
    Quote(&'a [Text]),
    Figure {
        amount: (Option<Number>, Option<(Number, Number)>, Option<&'a Text>),
        of: (Option<&'a Text>, Option<&'a Text>),
    },
}

/// By its id, if another state of the brief has it, else by its words: an id that was given to an item, or taken from it,
/// does not make it another one.
pub(super) fn item(item: &Item) -> Names<ItemName<'_>> {
    let words = match &item.body {
        Body::Prose(text) | Body::Event { text, .. } => Words::Sentence(text),
        Body::Quote(quote) => Words::Quote(&quote.parts),
        Body::Figure(figure) => Words::Figure {
            amount: (figure.value, figure.range, figure.words.as_ref()),
            of: (figure.unit.as_ref(), figure.what.as_ref()),
        },
    };
    let id = item.id.as_ref().map(|id| ItemName::Id(item.section, id));
    [id, Some(ItemName::Words(item.section, words))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use rstest::rstest;
    use std::cell::Cell;

    fn items(yaml: &str) -> Vec<Item> {
        let head = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031}\n";
        parse(format!("{head}{yaml}").as_bytes(), "x").brief.expect("a brief").items
    }

    fn name(name: &char) -> Names<&char> {
        [Some(name), None]
    }

    #[rstest]
    #[case::nothing_changed("abc", 'b', "abc", 'b')]
    #[case::inserted_before("abc", 'b', "xyabc", 'b')]
    #[case::reordered("abc", 'b', "cab", 'b')]
    #[case::reworded("abc", 'b', "aBc", 'B')]
    #[case::reworded_and_inserted_before("abc", 'b', "xaBc", 'B')]
    #[case::reworded_at_the_start_and_inserted_before("abc", 'a', "xAbc", 'A')]
    #[case::removed("abc", 'b', "ac", 'c')]
    #[case::removed_and_inserted_before("abc", 'b', "xyac", 'c')]
    #[case::removed_at_the_end("abc", 'c', "ab", 'b')]
    #[case::removed_at_the_start("abc", 'a', "bc", 'b')]
    #[case::all_are_others("abc", 'b', "xyz", 'y')]
    fn the_cursor_stays(#[case] old: &str, #[case] on: char, #[case] new: &str, #[case] expected: char) {
        let [old, new] = [old, new].map(|names| names.chars().collect::<Vec<_>>());
        let at = old.iter().position(|name| *name == on).expect("it is there");
        let place = place(&old, at, &new, name).expect("a place");
        assert_eq!(new[place], expected);
    }

    #[test]
    fn of_several_alike_it_is_the_one_of_the_same_number() {
        let (old, new) = (['a', 'x', 'a', 'a'], ['x', 'y', 'a', 'a', 'a']);
        assert_eq!([0, 2, 3].map(|at| place(&old, at, &new, name)), [Some(2), Some(3), Some(4)]);
        assert_eq!(place(&old, 3, &['a', 'x', 'a'], name), Some(2), "the last where there are fewer");
        assert_eq!(place(&old, 3, &[], name), None);
    }

    #[test]
    fn where_all_have_changed_none_is_compared_with_each_of_the_others() {
        let (old, new) = ((0..500).collect::<Vec<_>>(), (500..1000).collect::<Vec<_>>());
        let looked_at = Cell::new(0);
        let counting = |thing| {
            looked_at.set(looked_at.get() + 1);
            [Some(thing), None]
        };
        assert_eq!(place::<u32, &u32>(&old, 250, &new, counting), Some(250));
        assert!(looked_at.get() <= 3 * 500, "{}", looked_at.get());
    }

    #[test]
    fn an_item_is_known_by_its_id_else_by_its_words_in_its_section() {
        let old = items(
            "key_facts: [one, {text: two, id: k}]\ncontext: [one]\nfigures: [{value: 3, what: boats}]\n\
             timeline: [{date: 2031, text: one}]\nquotes: [{speaker: x, text: words}]\n",
        );
        let new = items(
            "key_facts: [{text: others, id: k}, {text: one, id: n, caveat: c}]\ncontext: [two, one]\n\
             figures: [{value: 4, what: boats}, {value: 3, what: boats, source: article}]\n\
             timeline: [{date: 2030, text: one}]\nquotes: [{speaker: y, text: words}]\n",
        );
        let names: Vec<Option<String>> =
            (0..old.len()).map(|at| find(&old, at, &new, item).map(|at| new[at].name())).collect();
        let names: Vec<&str> = names.iter().map(|name| name.as_deref().unwrap_or("lost")).collect();
        let wanted = old.iter().map(|item| match item.name().as_str() {
            "key_facts[0]" => "n",
            "k" => "k",
            "context[0]" => "context[1]",
            "figures[0]" => "figures[1]",
            "timeline[0]" => "timeline[0]",
            "quotes[0]" => "quotes[0]",
            _ => "unknown",
        });
        assert_eq!(names, wanted.collect::<Vec<_>>());
    }
}
