//! The ids that were probably meant by one that no brief has.

use crate::library::{Loaded, Memory};
use crate::text::fold::fold;

/// More suggestions than this would be a list, and there is `nutgraf list`.
const AT_MOST: usize = 3;

/// From here on two ids are taken for the same with a slip; 1 would be equal.
const ALIKE: f64 = 0.75;

/// How near an id is to what was typed; the nearest is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// It has a word that begins so.
    Word,
    /// It has it somewhere.
    Within,
    /// Nearly the same letters.
    Alike,
}

/// What is added to the message that no brief has an id: the nearest ids, where there are any.
pub(super) fn did_you_mean(typed: &str, memory: &Memory) -> Option<String> {
    let typed = fold(typed.trim());
    let mut near: Vec<(Nearness, &str)> =
        memory.files().filter_map(|loaded| Some((nearness(&typed, loaded)?, id(loaded)))).collect();
    let nearest = near.iter().map(|(nearness, _)| *nearness).min()?;
    near.retain(|(nearness, _)| *nearness == nearest);
    near.dedup_by_key(|(_, id)| *id);
    let ids: Vec<&str> = near.into_iter().map(|(_, id)| id).take(AT_MOST).collect();
    Some(format!("did you mean {}?", ids.join(" or ")))
}

/// What `show` takes for the brief.
pub(super) fn id(loaded: &Loaded) -> &str {
    loaded.brief.as_ref().map_or(&loaded.stem, |brief| &brief.id).raw()
}

/// By id or by the file's name, whichever is nearer.
fn nearness(typed: &str, loaded: &Loaded) -> Option<Nearness> {
    if typed.is_empty() {
        return None;
    }
    [id(loaded), loaded.stem.raw()].into_iter().filter_map(|name| of(typed, &fold(name))).min()
}

fn of(typed: &str, name: &str) -> Option<Nearness> {
    let begins_a_word = |(at, _): (usize, &str)| {
        name.split_at_checked(at)
            .is_some_and(|(before, _)| !before.chars().next_back().is_some_and(char::is_alphanumeric))
    };
    if name.match_indices(typed).any(begins_a_word) {
        return Some(Nearness::Word);
    }
    if name.contains(typed) {
        return Some(Nearness::Within);
    }
    (strsim::normalized_damerau_levenshtein(typed, name) >= ALIKE).then_some(Nearness::Alike)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::first_word("ramadi", Some(Nearness::Word))]
    #[case::later_word("2015-05", Some(Nearness::Word))]
    #[case::within("madi", Some(Nearness::Within))]
    #[case::slip("ramaid-2015-05-18", Some(Nearness::Alike))]
    #[case::other("lumen-dam", None)]
    fn ids_are_near(#[case] typed: &str, #[case] expected: Option<Nearness>) {
        assert_eq!(of(typed, "ramadi-2015-05-18"), expected);
    }
}
