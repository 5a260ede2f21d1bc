//! The same thing after a file was edited: what a cursor is on stays under it, wherever it stands now.
//!
//! An item is known by its id, else by its section and its words; of several alike, by which of them it is. Its index
//! says nothing: an item put before it changes that. Where the words themselves were edited nothing knows it again, but
//! its neighbours do: it is looked for next to them.

use crate::brief::{Body, Item};

/// Where the thing at `at` of `old` stands in `new`; `same` says whether two are the same thing. `None` where `new` has
/// nothing to stand at.
///
/// What is not there any more leaves its place to what stands there now: after the nearest before it that is still
/// there, else before the nearest after it.
pub(super) fn place<T>(old: &[T], at: usize, new: &[T], same: impl Fn(&T, &T) -> bool) -> Option<usize> {
    let last = new.len().checked_sub(1)?;
    let find = |at: usize| find(old, at, new, &same);
    let after = || (0..at).rev().find_map(find).map(|before| (before + 1).min(last));
    let before = || (at + 1..old.len()).find_map(find).map(|after| after.saturating_sub(1));
    find(at).or_else(after).or_else(before).or(Some(at.min(last)))
}

/// Where the very thing stands: of several alike the one of the same number.
pub(super) fn find<T>(old: &[T], at: usize, new: &[T], same: impl Fn(&T, &T) -> bool) -> Option<usize> {
    let it = old.get(at)?;
    let number = old.iter().take(at).filter(|other| same(it, other)).count();
    let alike = new.iter().enumerate().filter(|(_, other)| same(it, other)).map(|(at, _)| at);
    alike.take(number + 1).last()
}

/// Whether two items of two states of a brief are the same.
pub(super) fn same_item(one: &Item, other: &Item) -> bool {
    one.section == other.section
        && match (&one.id, &other.id) {
            (Some(one), Some(other)) => one == other,
            // An id that was given to an item, or taken from it, does not make it another one.
            _ => same_words(&one.body, &other.body),
        }
}

fn same_words(one: &Body, other: &Body) -> bool {
    match (one, other) {
        (Body::Prose(one), Body::Prose(other))
        | (Body::Event { text: one, .. }, Body::Event { text: other, .. }) => one == other,
        (Body::Quote(one), Body::Quote(other)) => one.parts == other.parts,
        (Body::Figure(one), Body::Figure(other)) => {
            (one.value, one.range, &one.words, &one.unit, &one.what)
                == (other.value, other.range, &other.words, &other.unit, &other.what)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use rstest::rstest;

    fn items(yaml: &str) -> Vec<Item> {
        let head = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031}\n";
        parse(format!("{head}{yaml}").as_bytes(), "x").brief.expect("a brief").items
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
        let place = place(&old, at, &new, |one, other| one == other).expect("a place");
        assert_eq!(new[place], expected);
    }

    #[test]
    fn of_several_alike_it_is_the_one_of_the_same_number() {
        let same = |one: &char, other: &char| one == other;
        let (old, new) = (['a', 'x', 'a', 'a'], ['x', 'y', 'a', 'a', 'a']);
        assert_eq!([0, 2, 3].map(|at| place(&old, at, &new, same)), [Some(2), Some(3), Some(4)]);
        assert_eq!(place(&old, 3, &['a', 'x', 'a'], same), Some(2), "the last where there are fewer");
        assert_eq!(place(&old, 3, &[], same), None);
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
            (0..old.len()).map(|at| find(&old, at, &new, same_item).map(|at| new[at].name())).collect();
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
