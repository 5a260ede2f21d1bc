//! What a reader types to narrow a list: parts of words in any order.
//!
//! A typo is forgiven only where nothing matches without, which the caller sees and this module does not. One slip in a
//! word is taken for a typo where enough of the word is left to know it by: in words of four letters or more, past the
//! first letter, and another last letter only at the end of the word (`irax` may mean `iraq`, but not `irate`).
//! Numbers have no typos: 2015 is not 2016.

use super::words::{Words, is_unspaced, without_prefix, words};

/// How well a text matches; the best is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Every word of the query is a word of the text.
    Exact,
    /// Every one begins a word of the text.
    Prefix,
    /// At least one is found only if a typo is forgiven.
    Typo,
}

/// A query of words, each of which must begin a word of the text, in any order. A query without words matches all.
#[derive(Debug, Clone, Default)]
pub struct Needle {
    words: Vec<String>,
}

impl Needle {
    /// Folds the words of a query.
    pub fn new(query: &str) -> Self {
        Self { words: words(query).into_iter().map(|word| word.text).collect() }
    }

    /// Whether the query has no words, and so matches all.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether and how well the text matches.
    pub fn matches(&self, text: &Words) -> Option<Rank> {
        self.worst(|word| rank(word, text))
    }

    /// The same with one typo forgiven in each word that does not match without: a letter too many, too few, another,
    /// or two that changed places.
    pub fn matches_with_typo(&self, text: &Words) -> Option<Rank> {
        self.worst(|word| rank(word, text).or_else(|| matches_mistyped(word, text).then_some(Rank::Typo)))
    }

    /// The worst rank of the words, if each has one.
    fn worst(&self, rank: impl Fn(&str) -> Option<Rank>) -> Option<Rank> {
        self.words.iter().try_fold(Rank::Exact, |worst, word| Some(worst.max(rank(word)?)))
    }
}

fn rank(word: &str, text: &Words) -> Option<Rank> {
    // The last of a run without spaces begins no pair, and an article half typed is still on its word.
    let otherwise = || {
        let one = word.starts_with(is_unspaced) && text.has_inside(word);
        let bare = without_prefix(word).filter(|stem| !stem.is_empty());
        (one || bare.is_some_and(|stem| text.after_prefix(stem).next().is_some())).then_some(Rank::Prefix)
    };
    let prefix = |rest: &str| if rest.starts_with(' ') { Rank::Exact } else { Rank::Prefix };
    text.after_prefix(word).map(prefix).min().or_else(otherwise)
}

fn matches_mistyped(word: &str, text: &Words) -> bool {
    let typed: Vec<char> = word.chars().collect();
    if typed.len() < 4 || typed.iter().any(|c| c.is_numeric() || is_unspaced(*c)) {
        return false;
    }
    text.iter().any(|meant| {
        // One letter more than was typed is all that can matter, and one further tells whether the word ends there.
        let meant: Vec<char> = meant.chars().take(typed.len() + 2).collect();
        is_slip_of(&typed, &meant)
    })
}

/// Whether one slip turns the beginning of `meant` into `typed`. The slip can be taken to be at the first difference.
fn is_slip_of(typed: &[char], meant: &[char]) -> bool {
    let same = typed.iter().zip(meant).take_while(|(typed, meant)| typed == meant).count();
    let (typed, meant) = (typed.split_at(same).1, meant.split_at(same).1);
    if same == 0 || typed.is_empty() {
        return false;
    }
    match (typed, meant) {
        ([_], [] | [_]) => true,
        ([last], [_, next, ..]) => last == next,
        ([_, after @ ..], [_, rest @ ..]) => {
            let another = rest.starts_with(after);
            let too_many = meant.starts_with(after);
            let too_few = rest.starts_with(typed);
            another || too_many || too_few || is_swap(typed, meant)
        }
        _ => false,
    }
}

/// Whether the first two letters changed places.
fn is_swap(typed: &[char], meant: &[char]) -> bool {
    match (typed, meant) {
        ([a, b, after @ ..], [c, d, rest @ ..]) => (a, b) == (d, c) && rest.starts_with(after),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("schul", "Eric Schultz, White House spokesman", Some(Rank::Prefix))]
    #[case("white house", "Eric Schultz, White House spokesman", Some(Rank::Exact))]
    #[case("house eric", "Eric Schultz, White House spokesman", Some(Rank::Exact))]
    #[case("house er", "Eric Schultz, White House spokesman", Some(Rank::Prefix))]
    #[case("house black", "Eric Schultz, White House spokesman", None)]
    #[case("chultz", "Eric Schultz", None)]
    #[case("gore", "Al Gore", Some(Rank::Exact))]
    #[case("gau", "Gaudí met al-Gauoud; gau", Some(Rank::Exact))]
    #[case("marren", "Ilse Marrén", Some(Rank::Exact))]
    #[case("京", "北京市", Some(Rank::Prefix))]
    #[case("市", "北京市", Some(Rank::Prefix))]
    #[case("الغ", "قال الغود", Some(Rank::Prefix))]
    #[case("", "anything", Some(Rank::Exact))]
    fn matches(#[case] query: &str, #[case] text: &str, #[case] rank: Option<Rank>) {
        assert_eq!(Needle::new(query).matches(&Words::new(text)), rank);
    }

    #[rstest]
    #[case::missing("gaoud", "Gauoud")]
    #[case::too_many("gauoud", "Gaoud")]
    #[case::missing_early("shultz", "Schultz")]
    #[case::swapped("haimuor", "Haimour")]
    #[case::other("schulzz", "Schultz")]
    #[case::last_left_out("schulz", "Schultz")]
    #[case::last_too_many("schultzz", "Schultz")]
    #[case::last_other("schulty", "Schultz")]
    #[case::half_typed("haimuo", "Haimour")]
    #[case::in_one_of_two("eric shultz", "Eric Schultz")]
    fn one_typo_is_forgiven(#[case] query: &str, #[case] text: &str) {
        let (needle, text) = (Needle::new(query), Words::new(text));
        assert_eq!(needle.matches(&text), None);
        assert_eq!(needle.matches_with_typo(&text), Some(Rank::Typo));
    }

    #[rstest]
    #[case::too_short("hte", "The")]
    #[case::first_letter("baoud", "Gaoud")]
    #[case::two_typos("gauuod", "Gaooud")]
    #[case::number("2016", "2015")]
    #[case::last_of_half_a_word("irax", "Irate")]
    fn more_is_not(#[case] query: &str, #[case] text: &str) {
        assert_eq!(Needle::new(query).matches_with_typo(&Words::new(text)), None);
    }

    #[test]
    fn a_typo_keeps_the_rank_of_a_match() {
        assert_eq!(
            Needle::new("Schultz").matches_with_typo(&Words::new("Schultz Shultz")),
            Some(Rank::Exact)
        );
    }

    proptest! {
        #[test]
        fn a_slip_is_one_edit(typed in "[ab]{4,7}", meant in "[ab]{1,8}") {
            let chars = |word: &str| word.chars().collect::<Vec<_>>();
            let whole = typed.get(..1) == meant.get(..1) && strsim::osa_distance(&typed, &meant) == 1;
            if whole && !meant.starts_with(&typed) {
                prop_assert!(is_slip_of(&chars(&typed), &chars(&meant)));
            }
            if is_slip_of(&chars(&typed), &chars(&meant)) {
                let near = (1..=meant.len()).any(|end| strsim::osa_distance(&typed, meant.get(..end).unwrap()) == 1);
                prop_assert!(near);
            }
        }

        #[test]
        fn any_prefix_of_a_word_matches(word in "[a-z]{5,9}", end in 1..5_usize) {
            let query = word.get(..end).unwrap();
            let text = Words::new(&format!("x {word} y"));
            prop_assert!(Needle::new(query).matches(&text).is_some());
        }
    }
}
