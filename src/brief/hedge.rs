//! The words by which an article hedges a number: "an estimated", "more than", "or so".
//!
//! What a word means elsewhere counts against it: `over` is a hedge only where it can be no place, dispute or time
//! (`handed over 12 men`, `over 3 days`), `about` and `around` not after those who tell or gather (`told us about 3
//! men`). [`check`](super::check) and drafts ask here, so that a draft says what a check looks for.

mod words;

use super::Bound;
use words::{AFTER, BEFORE, BEFORE_ABOUT, BEFORE_AROUND, BEFORE_OVER, BEFORE_UP_TO, TIMES};

/// The longest hedge before a number and the word before it, in words: more need not be given.
pub const REACH: usize = 5;

/// The hedge that the words before a number end with, as how many words, and what it says of the truth.
///
/// `before` ends where the number begins, `after` begins where it ends; both in small letters.
pub fn before<W: AsRef<str>>(before: &[W], after: &[W]) -> Option<(usize, Bound)> {
    let (words, bound) = BEFORE.iter().find(|(words, _)| ends_with(before, words))?;
    is_meant(words, before, after).then_some((words.len(), *bound))
}

/// The hedge that the words after a number begin with.
pub fn after<W: AsRef<str>>(after: &[W]) -> Option<(usize, Bound)> {
    let (words, bound) = AFTER.iter().find(|(words, _)| begins_with(after, words))?;
    Some((words.len(), *bound))
}

/// Whether a word between two numbers makes them a range, be it in another language.
pub fn is_range_word(word: &str) -> bool {
    words::RANGE.contains(&word)
}

/// Whether the words, which end what stands before a number, can only be a hedge.
fn is_meant<W: AsRef<str>>(hedge: &[&str], before: &[W], after: &[W]) -> bool {
    let rest = before.len() - hedge.len();
    let word = rest.checked_sub(1).and_then(|last| before.get(last)).map_or("", AsRef::as_ref);
    let begins = !word.starts_with(char::is_alphanumeric);
    match hedge {
        ["over"] => (begins || BEFORE_OVER.contains(&word)) && !is_time(after),
        ["about"] => !BEFORE_ABOUT.contains(&word),
        ["around"] => !BEFORE_AROUND.contains(&word),
        ["up", "to"] => !BEFORE_UP_TO.contains(&word),
        _ => true,
    }
}

fn is_time<W: AsRef<str>>(after: &[W]) -> bool {
    after.iter().take(3).any(|word| TIMES.contains(&word.as_ref()))
}

fn ends_with<W: AsRef<str>>(words: &[W], end: &[&str]) -> bool {
    let from = words.len().checked_sub(end.len());
    from.and_then(|from| words.get(from..)).is_some_and(|words| same(words, end))
}

fn begins_with<W: AsRef<str>>(words: &[W], start: &[&str]) -> bool {
    words.get(..start.len()).is_some_and(|words| same(words, start))
}

fn same<W: AsRef<str>>(words: &[W], others: &[&str]) -> bool {
    words.iter().map(AsRef::as_ref).eq(others.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn words(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    #[rstest]
    #[case("killed at least", "men", Some((2, Bound::AtLeast)))]
    #[case("killed over", "men", Some((1, Bound::MoreThan)))]
    #[case("handed over", "men", None)]
    #[case("killed over", "days", None)]
    #[case("told us about", "men", None)]
    #[case("own up to", "men", None)]
    fn hedges_before_a_number(
        #[case] text: &str,
        #[case] next: &str,
        #[case] expected: Option<(usize, Bound)>,
    ) {
        assert_eq!(before(&words(text), &words(next)), expected);
    }

    #[test]
    fn hedges_after_a_number() {
        assert_eq!(after(&words("or more of them")), Some((2, Bound::AtLeast)));
        assert_eq!(after(&words("or men")), None);
    }
}
