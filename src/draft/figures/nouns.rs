//! What is counted: the noun phrase after a number, without a parser.
//!
//! What is counted is nearly always a plural, so the phrase ends with the first one; of one thing it ends before the
//! first word that no noun phrase holds.

use super::super::galley::{Galley, Kind, Token};
use super::lexicon;
use std::ops::Range;

/// Plurals without `s`, sorted.
const PLURALS: &[&str] = &[
    "aircraft",
    "alumni",
    "bacteria",
    "cattle",
    "children",
    "clergy",
    "crew",
    "criteria",
    "data",
    "deer",
    "feet",
    "fish",
    "folk",
    "geese",
    "infantry",
    "livestock",
    "media",
    "men",
    "mice",
    "offspring",
    "people",
    "personnel",
    "phenomena",
    "police",
    "poultry",
    "salmon",
    "sheep",
    "shrimp",
    "spacecraft",
    "staff",
    "teeth",
    "women",
];
/// Words with a plural's ending that are none, sorted.
const SINGULARS: &[&str] = &[
    "always",
    "analysis",
    "as",
    "atlas",
    "basis",
    "besides",
    "bias",
    "bus",
    "christmas",
    "corps",
    "crisis",
    "gas",
    "his",
    "its",
    "lens",
    "mathematics",
    "news",
    "perhaps",
    "physics",
    "plus",
    "politics",
    "sometimes",
    "status",
    "sterling",
    "texas",
    "this",
    "times",
    "us",
    "virus",
    "was",
    "whereas",
    "yes",
];
/// Plurals that stand before other nouns: `arms dealers`, `sales offices`.
const BEFORE_NOUNS: &[&str] = &[
    "arms",
    "goods",
    "news",
    "operations",
    "rights",
    "sales",
    "savings",
    "securities",
    "sports",
    "systems",
    "women",
];
/// What a phrase may begin with and is not counted, sorted.
const DROPPED: &[&str] =
    &["additional", "extra", "further", "more", "most", "other", "possible", "such", "very"];

/// The longest phrase, in tokens.
const LONGEST: usize = 7;

/// Whether a word is a plural noun, as far as its letters tell.
pub(super) fn is_plural(token: &Token<'_>) -> bool {
    let lower = &*token.lower;
    if token.kind != Kind::Word || SINGULARS.binary_search(&lower).is_ok() {
        return false;
    }
    let irregular = PLURALS.binary_search(&lower).is_ok() || lower.len() > 4 && lower.ends_with("men");
    let model = lower.len() == 2 && lower.starts_with(|c: char| c.is_ascii_digit());
    let ends = (lower.len() > 2 || model) && lower.ends_with('s');
    let not =
        lower.ends_with("ss") || lower.ends_with("us") || lower.ends_with("is") || lower.ends_with("'s");
    irregular || ends && !not
}

/// The phrase that begins at a token and ends before `end`, if it has a plural.
pub(super) fn plural(galley: &Galley<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let run = run(galley, at, end);
    let tokens = galley.tokens();
    let last = run.clone().find(|index| ends_phrase(tokens, *index, run.end))?;
    let last = joined(tokens, run.start, last, end).unwrap_or(last);
    let phrase = trimmed(tokens, run.start..last + 1);
    (!phrase.is_empty()).then_some(phrase)
}

/// The second of two plurals that are counted together: `500 men and women`. Nothing goes on behind it that could be
/// said of it alone.
fn joined(tokens: &[Token<'_>], start: usize, last: usize, end: usize) -> Option<usize> {
    let second = tokens.get(last + 2).filter(|_| last + 2 < end)?;
    let and = tokens.get(last + 1).is_some_and(|and| and.is("and"));
    let bare = last == start && !tokens.get(last)?.is_capital() && !second.is_capital();
    let behind = tokens.get(last + 3).filter(|_| last + 3 < end);
    let ends = behind.is_none_or(|next| {
        next.is_one_of(&[
            ".", "died", "fled", "left", "were", "are", "have", "had", "in", "from", "who", "at", "on",
        ])
    });
    (and && bare && ends && is_plural(second)).then_some(last + 2)
}

/// The phrase of one thing.
pub(super) fn singular(galley: &Galley<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let run = run(galley, at, end);
    let tokens = galley.tokens();
    if tokens.get(run.start).is_some_and(|word| is_plural(word) && word.lower.ends_with('s')) {
        // "One hopes"
        return None;
    }
    let ends = |index: &usize| {
        tokens
            .get(*index)
            .is_some_and(|token| token.is(",") || *index > run.start && looks_like_a_verb(token))
    };
    let last = run.clone().find(ends).unwrap_or(run.end);
    let phrase = trimmed(tokens, run.start..last);
    (!phrase.is_empty()).then_some(phrase)
}

/// The words from a token on that can be one noun phrase.
fn run(galley: &Galley<'_>, at: usize, end: usize) -> Range<usize> {
    let tokens = galley.tokens().get(..end.min(galley.tokens().len())).unwrap_or_default();
    let rest = tokens.get(at..).unwrap_or_default().iter().take(LONGEST);
    let inside = |(index, token): &(usize, &Token<'_>)| match token.kind {
        Kind::Word if token.is("and") => *index > 0 && joins(tokens, at + index),
        // "us" is somebody, "US" a country.
        Kind::Word => !lexicon::ends_nouns(&token.lower) || matches!(token.word, "US" | "IT"),
        // "Model 3 sedans"
        Kind::Number => {
            *index > 0 && tokens.get(at + index - 1).is_some_and(Token::is_capital) && token.word.len() < 3
        }
        Kind::Mark => token.is(",") && *index > 0 && joins(tokens, at + index),
    };
    at..at + rest.enumerate().take_while(inside).count()
}

/// Whether `and` or a comma joins two words before a plural: `public and private schools`, `small, old boats`.
fn joins(tokens: &[Token<'_>], at: usize) -> bool {
    let next = |ahead: usize| tokens.get(at + ahead);
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let plain = |token: &Token<'_>| token.kind == Kind::Word && !lexicon::ends_nouns(&token.lower);
    let adjective = before.is_some_and(|before| plain(before) && !is_plural(before));
    let after = next(1).is_some_and(|after| plain(after) && !is_plural(after));
    adjective && after && (next(2).is_some_and(is_plural) || next(3).is_some_and(is_plural))
}

/// Whether a plural is the phrase's last word.
fn ends_phrase(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| is_plural(token)) else { return false };
    let next = tokens.get(at + 1).filter(|_| at + 1 < end);
    let Some(next) = next.filter(|next| next.kind == Kind::Word) else { return true };
    let name = token.is_capital() && (next.is_capital() || is_plural(next));
    !(name || BEFORE_NOUNS.binary_search(&&*token.lower).is_ok() && is_plural(next))
}

/// A phrase without the words it may begin with and that are not counted.
fn trimmed(tokens: &[Token<'_>], phrase: Range<usize>) -> Range<usize> {
    let dropped = |index: &usize| {
        tokens.get(*index).is_some_and(|token| {
            DROPPED.binary_search(&&*token.lower).is_ok()
                || token.lower.len() > 4 && token.lower.ends_with("ly")
        })
    };
    let start = phrase.start + phrase.clone().take_while(dropped).count();
    start..phrase.end
}

/// Whether a word in a run of singulars is likelier a verb than a noun.
fn looks_like_a_verb(token: &Token<'_>) -> bool {
    let lower = &*token.lower;
    token.is_one_of(&["close", "closer", "able", "alone"])
        || !token.is_capital()
            && (is_plural(token)
                || lower.len() > 4 && (lower.ends_with("ed") || lower.ends_with("ing"))
                || lower.ends_with("ly"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn lists_are_sorted() {
        for list in [PLURALS, SINGULARS, BEFORE_NOUNS, DROPPED] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[rstest]
    #[case("people were moved", Some("people"))]
    #[case("small wooden boats sank", Some("small wooden boats"))]
    #[case("flood warnings.", Some("flood warnings"))]
    #[case("public and private schools", Some("public and private schools"))]
    #[case("more firefighters came", Some("firefighters"))]
    #[case("poorly paid nurses", Some("paid nurses"))]
    #[case("sports teams", Some("sports teams"))]
    #[case("Model 3 sedans", Some("Model 3 sedans"))]
    #[case("Orsa Falls rangers", Some("Orsa Falls rangers"))]
    #[case("of them", None)]
    #[case("in the towns", None)]
    fn what_is_counted_ends_with_a_plural(#[case] text: &str, #[case] expected: Option<&str>) {
        let galley = Galley::new(text);
        let found = plural(&galley, 0, galley.tokens().len());
        assert_eq!(found.map(|range| galley.words(range)), expected);
    }

    #[rstest]
    #[case("man was hurt", Some("man"))]
    #[case("police officer died", Some("police officer"))]
    #[case("house burned down", Some("house"))]
    #[case("of them", None)]
    fn one_thing_ends_before_a_verb(#[case] text: &str, #[case] expected: Option<&str>) {
        let galley = Galley::new(text);
        let found = singular(&galley, 0, galley.tokens().len());
        assert_eq!(found.map(|range| galley.words(range)), expected);
    }
}
