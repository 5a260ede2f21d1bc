//! Words that rules about figures tell apart. Each list is sorted, to be searched by halves.

mod ends;
mod words;

use ends::ENDS;
use words::{AUXILIARIES, CHANGES, DESIGNATORS, INDEXES, LEADS};

/// Whether a sorted list has a word.
fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// Whether a word, in small letters, cannot stand within a noun phrase: what comes before it is the whole.
pub(super) fn ends_nouns(word: &str) -> bool {
    has(ENDS, word)
}

/// Whether a word is a verb that says that an amount changed.
pub(super) fn changes(word: &str) -> bool {
    has(CHANGES, word)
}

/// Whether the number after a word names one of many, as in `section 4`, `page 12`, `route 66`.
pub(super) fn designates(word: &str) -> bool {
    has(DESIGNATORS, word)
}

/// Whether a word is a name that numbers follow as a part of it, in small letters too.
pub(super) fn is_index(word: &str) -> bool {
    has(INDEXES, word)
}

/// Whether a word is a preposition or an article, after which four digits are a year sooner than a count.
pub(super) fn leads_to_a_year(word: &str) -> bool {
    has(LEADS, word)
}

/// Whether a word leads to a verb's object or a clause: no subject is looked for before it.
pub(super) fn is_auxiliary(word: &str) -> bool {
    has(AUXILIARIES, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [ENDS, CHANGES, DESIGNATORS, INDEXES, LEADS, AUXILIARIES] {
            let wrong = list.windows(2).find(|pair| pair[0] >= pair[1]);
            assert_eq!(wrong, None);
        }
    }
}
