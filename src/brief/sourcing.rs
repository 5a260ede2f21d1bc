//! How well each item of a brief is sourced: whether its words stand in the article's text where it says.

use super::verbatim::Concordance;
use super::{Brief, Item, Locator, QuoteKind};
use crate::text::Text;
use std::slice;

/// What holding an item's words against the article's text gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sourcing {
    /// All of them stand in the text, and where `at` says, if it says where.
    Verbatim,
    /// They stand in the text, but not where `at` says: in these paragraphs, from 1.
    Elsewhere(Vec<u32>),
    /// Some of them do not stand in the text.
    NotFound,
    /// The text is not at hand, or to find them in it would take too long.
    Unchecked,
}

/// How well each of [`Brief::items`] is sourced, in their order; `text` is `None` where it is not at hand. `None` for
/// an item without words to hold against the text: one that is no direct or partial quote and has no `exact`.
pub fn sourcing(brief: &Brief, text: Option<&Concordance<'_>>) -> Vec<Option<Sourcing>> {
    brief.items.iter().map(|item| of(item, text)).collect()
}

/// The words that must stand in the article: the parts of a direct or partial quote, also of a translated one, which
/// are held as printed.
pub fn spoken(item: &Item) -> Option<&[Text]> {
    let quote = item.quote().filter(|quote| quote.kind != QuoteKind::Indirect)?;
    Some(&quote.parts).filter(|parts| parts.iter().any(Concordance::has_words)).map(Vec::as_slice)
}

/// The paragraphs that an item's `at` names, from 1, in its order.
pub fn named(item: &Item) -> Vec<u32> {
    item.at.iter().filter_map(|at| at.paragraph).collect()
}

fn of(item: &Item, text: Option<&Concordance<'_>>) -> Option<Sourcing> {
    let parts = spoken(item).map(|parts| (parts, named(item)));
    let mut wordings: Vec<(&[Text], Vec<u32>)> = parts.into_iter().collect();
    wordings.extend(item.at.iter().filter_map(|at| Some((exact(at)?, Vec::from_iter(at.paragraph)))));
    if wordings.is_empty() {
        return None;
    }
    let Some(text) = text else { return Some(Sourcing::Unchecked) };
    let held: Vec<Sourcing> = wordings.iter().map(|(words, named)| hold(words, named, text)).collect();
    if text.is_exhausted() {
        return Some(Sourcing::Unchecked);
    }
    [held.iter().find(|one| **one == Sourcing::NotFound), held.iter().find(|one| **one != Sourcing::Verbatim)]
        .into_iter()
        .flatten()
        .chain([&Sourcing::Verbatim])
        .next()
        .cloned()
}

/// The `exact` of a locator, as parts.
fn exact(at: &Locator) -> Option<&[Text]> {
    at.exact.as_ref().filter(|exact| Concordance::has_words(exact)).map(slice::from_ref)
}

/// Words held against the text, where they ought to begin in one of these paragraphs, if any are named.
fn hold(words: &[Text], named: &[u32], text: &Concordance<'_>) -> Sourcing {
    match text.find(words) {
        None => Sourcing::NotFound,
        Some(found) if named.is_empty() || overlaps(&found.paragraphs, named) => Sourcing::Verbatim,
        Some(_) if text.stands_in(words, named) => Sourcing::Verbatim,
        Some(found) => Sourcing::Elsewhere(found.paragraphs),
    }
}

fn overlaps(found: &[u32], named: &[u32]) -> bool {
    found.iter().any(|paragraph| named.contains(paragraph))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Article;
    use crate::brief::parse::parse;
    use Sourcing::{Elsewhere, NotFound, Verbatim};
    use rstest::rstest;

    const ARTICLE: &str = "The dam held.\n\n“We told them,” she said. “They filed it.”\n\nNothing more.";

    fn sourced(items: &str, text: Option<&str>) -> Vec<Option<Sourcing>> {
        let yaml = format!("brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031}}\n{items}");
        let brief = parse(yaml.as_bytes(), "stem").brief.expect("readable");
        let article = text.map(Article::new);
        sourcing(&brief, article.as_ref().map(Concordance::new).as_ref())
    }

    #[rstest]
    #[case::no_place("quotes: [{speaker: s, text: We told them.}]", Verbatim)]
    #[case::partial("quotes: [{speaker: s, text: told them, kind: partial}]", Verbatim)]
    #[case::translated("quotes: [{speaker: s, text: We told them., translated: {from: de}}]", Verbatim)]
    #[case::at_its_place("quotes: [{speaker: s, text: We told them., at: 2}]", Verbatim)]
    #[case::at_one_of_its_places("quotes: [{speaker: s, text: We told them., at: [1, 2]}]", Verbatim)]
    #[case::split("quotes: [{speaker: s, text: [We told them., They filed it.], at: 2}]", Verbatim)]
    #[case::elsewhere("quotes: [{speaker: s, text: We told them., at: [1, 3]}]", Elsewhere(vec![2]))]
    #[case::no_such_paragraph("quotes: [{speaker: s, text: We told them., at: 9}]", Elsewhere(vec![2]))]
    #[case::not_found("quotes: [{speaker: s, text: We told you.}]", NotFound)]
    #[case::exact("key_facts: [{text: t, at: {exact: The dam held}}]", Verbatim)]
    #[case::exact_elsewhere("key_facts: [{text: t, at: {paragraph: 2, exact: The dam}}]", Elsewhere(vec![1]))]
    #[case::worst_of_all("key_facts: [{text: t, at: [{paragraph: 2, exact: dam}, {exact: x}]}]", NotFound)]
    fn words_are_held_against_the_text(#[case] items: &str, #[case] expected: Sourcing) {
        assert_eq!(sourced(items, Some(ARTICLE)), [Some(expected)]);
        assert_eq!(sourced(items, None), [Some(Sourcing::Unchecked)]);
    }

    #[rstest]
    fn items_without_words_are_not_held(
        #[values(
            "quotes: [{speaker: s, text: that they told, kind: indirect, at: 2}]",
            "key_facts: [{text: We told them, at: 9}]",
            "figures: [{value: 3, what: dams}]"
        )]
        items: &str,
    ) {
        assert_eq!(sourced(items, Some(ARTICLE)), [None]);
        assert_eq!(sourced(items, None), [None]);
    }
}
