//! The words by which an article says that something could not be confirmed.
//!
//! [`check`](super::check) and drafts ask here, so that a draft says what a check looks for.

use std::ops::Range;

/// What could not be done.
const CONFIRM: &[&str] = &[
    "confirm",
    "confirmed",
    "verify",
    "verified",
    "corroborate",
    "corroborated",
    "bestätigen",
    "bestätigt",
    "überprüfen",
    "überprüft",
    "verifizieren",
    "verifiziert",
    "confirmé",
    "confirmée",
    "confirmés",
    "confirmées",
    "vérifié",
    "vérifiée",
    "vérifiés",
    "vérifiées",
];
/// What says that it could not.
const NOT: &[&str] = &["cannot", "couldn'", "couldn't", "can'", "can't", "unable", "nicht"];
/// What says so after one of `BEFORE_NOT`; after other words it denies a deed, as in `they did not confirm`.
const NOT_AFTER: &[&str] = &["not", "pas", "pu"];
/// What may stand between the two.
const BETWEEN: &[&str] = &[
    "t",
    "be",
    "been",
    "to",
    "yet",
    "immediately",
    "independently",
    "fully",
    "officially",
    "separately",
    "otherwise",
    "readily",
    "unabhängig",
    "sofort",
    "zunächst",
    "bislang",
    "von",
    "unabhängiger",
    "seite",
    "être",
    "pu",
    "encore",
    "immédiatement",
];
/// How many words may.
const MOST_BETWEEN: usize = 4;
/// What stands before `NOT_AFTER`.
const BEFORE_NOT: &[&str] = &["could", "can", "has", "have", "had", "was", "were", "is", "are", "a", "ont"];

/// The words that say so, among tokens in small letters.
pub fn caveat<W: AsRef<str>>(lower: &[W]) -> Option<Range<usize>> {
    let mut confirms = lower.iter().enumerate().filter(|(_, word)| CONFIRM.contains(&word.as_ref()));
    confirms.find_map(|(at, _)| Some(denial(lower.get(..at)?)?..at + 1))
}

/// Where the denial begins that words end with.
fn denial<W: AsRef<str>>(before: &[W]) -> Option<usize> {
    for (at, word) in before.iter().enumerate().rev().take(MOST_BETWEEN + 1) {
        let word = word.as_ref();
        let led = at
            .checked_sub(1)
            .filter(|led| before.get(*led).is_some_and(|led| BEFORE_NOT.contains(&led.as_ref())));
        match led {
            _ if NOT.contains(&word) => return Some(at),
            Some(led) if NOT_AFTER.contains(&word) => return Some(led),
            _ if BETWEEN.contains(&word) => {}
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::verbatim::token::tokens;
    use rstest::rstest;

    #[rstest]
    #[case(
        "The figures could not be independently confirmed, but",
        Some("could not be independently confirmed")
    )]
    #[case("which could not immediately be verified.", Some("could not immediately be verified"))]
    #[case("It has not been verified", Some("has not been verified"))]
    #[case("The Courier was unable to verify the count", Some("unable to verify"))]
    #[case("That can’t be confirmed", Some("can' t be confirmed"))]
    #[case("lässt sich bislang nicht überprüfen", Some("nicht überprüfen"))]
    #[case("n’a pas pu être vérifié", Some("a pas pu être vérifié"))]
    #[case("He confirmed that it was not so", None)]
    #[case("They did not confirm or deny it", None)]
    #[case("It was not he who confirmed it", None)]
    #[case("The count was confirmed", None)]
    fn what_could_not_be_confirmed(#[case] text: &str, #[case] expected: Option<&str>) {
        let lower: Vec<String> = tokens(text).iter().map(|token| token.word.to_lowercase()).collect();
        let found = caveat(&lower).map(|range| lower[range].join(" "));
        assert_eq!(found.as_deref(), expected);
    }
}
