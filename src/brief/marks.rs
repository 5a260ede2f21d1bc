//! Where in the article's text the words of a brief's items stand, to be marked there.
//!
//! What is marked and what counts as found is decided by the same [`Concordance`], so that the article marks the words of
//! an item that is shown as verbatim, and none of one whose words it does not have.

use super::revise::Target;
use super::sourcing::{named, spoken};
use super::verbatim::{Concordance, Stretch};
use super::{Article, Body, Brief, Item};
use crate::text::{Shown, Text};
use std::ops::Range;
use std::slice;

/// An article with the words marked that the items of its brief quote or point at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MarkedArticle {
    /// Its paragraphs, as [`Article::paragraphs`].
    pub paragraphs: Vec<Text>,
    /// Of each paragraph the bytes of its shown text that are marked: in order, and none that touch.
    pub marks: Vec<Vec<Range<usize>>>,
}

impl MarkedArticle {
    /// Marks the words of a brief's items.
    pub fn new(article: Article, brief: &Brief) -> Self {
        let text = Concordance::new(&article);
        let found: Vec<Stretch> = brief.items.iter().flat_map(|item| stretches(item, &text)).collect();
        let marks = marks(&article, &found);
        Self { paragraphs: article.paragraphs, marks }
    }

    /// Marks these words and no others.
    pub fn of(article: &Article, words: &[Stretch]) -> Self {
        Self { paragraphs: article.paragraphs.clone(), marks: marks(article, words) }
    }
}

fn marks(article: &Article, words: &[Stretch]) -> Vec<Vec<Range<usize>>> {
    let mut found = vec![Vec::new(); article.paragraphs.len()];
    for Stretch { paragraph, bytes } in words {
        if let Some(found) = found.get_mut(*paragraph) {
            found.push(bytes.clone());
        }
    }
    article.paragraphs.iter().zip(found).map(|(text, found)| as_shown(text, merged(found))).collect()
}

/// Where the words of a part stand: those of an item as [`MarkedArticle`] marks them, of an actor each name and alias
/// where it stands first, and those of the summary if they are the article's. In the article's order.
pub fn places(brief: &Brief, part: Target, text: &Concordance<'_>) -> Vec<Stretch> {
    let first = |words: &Text| text.stretches(slice::from_ref(words), &[]);
    let mut found: Vec<Stretch> = match part {
        Target::Summary => brief.summary.iter().flat_map(first).collect(),
        Target::Item(index) => brief.items.get(index).map(|item| of_item(item, text)).unwrap_or_default(),
        Target::Actor(index) => {
            let names = brief.actors.get(index).into_iter();
            names
                .flat_map(|actor| std::iter::once(&actor.name).chain(&actor.aliases))
                .flat_map(first)
                .collect()
        }
    };
    found.sort_by_key(|stretch| (stretch.paragraph, stretch.bytes.start));
    found
}

/// Where an item's words stand; where it names none, its sentence, if it is the article's.
fn of_item(item: &Item, text: &Concordance<'_>) -> Vec<Stretch> {
    let found = stretches(item, text);
    match &item.body {
        Body::Prose(sentence) | Body::Event { text: sentence, .. } if found.is_empty() => {
            text.stretches(slice::from_ref(sentence), &named(item))
        }
        _ => found,
    }
}

/// Where the words of an item stand: those of a quote, and each `exact`, after its prefix if it has one.
fn stretches(item: &Item, text: &Concordance<'_>) -> Vec<Stretch> {
    let spoken = spoken(item).map(|parts| text.stretches(parts, &named(item)));
    let exact = item.at.iter().filter_map(|at| {
        let (exact, named) = (at.exact.as_ref()?, Vec::from_iter(at.paragraph));
        Some(match &at.prefix {
            Some(prefix) => text.stretches_after(prefix, exact, &named),
            None => text.stretches(slice::from_ref(exact), &named),
        })
    });
    spoken.into_iter().chain(exact).flatten().collect()
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Ranges of the raw text as those of what is shown. None where that cannot be put together from its parts: a mark would
/// cut through what is shown as one.
fn as_shown(text: &Text, ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if text.raw() == text.shown().as_str() {
        return ranges;
    }
    let (mut shown, mut at) = (String::new(), 0);
    let mut upto = |end: usize| {
        shown.push_str(Shown::new(text.raw().get(at..end).unwrap_or_default()).as_str());
        at = end;
        shown.len()
    };
    let ranges = ranges.into_iter().map(|range| upto(range.start)..upto(range.end)).collect();
    upto(text.raw().len());
    if shown == text.shown().as_str() { ranges } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use crate::brief::sourcing::{Sourcing, sourcing};
    use proptest::prelude::*;
    use rstest::rstest;

    const ARTICLE: &str = "The gate held.\n\nKaldor said: “We told them in January. They filed it.” Later the gate \
                           held again.\n\n“It was dark,” she said. “It was cold, too.\n\n“Nobody came.”";

    fn brief(items: &str) -> Brief {
        let yaml = format!("brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031}}\n{items}");
        parse(yaml.as_bytes(), "stem").brief.expect("readable")
    }

    fn marked(article: &str, items: &str) -> Vec<String> {
        let marked = MarkedArticle::new(Article::new(article), &brief(items));
        let paragraphs = marked.paragraphs.iter().zip(&marked.marks).enumerate();
        let marks = paragraphs.flat_map(|(at, (text, marks))| marks.iter().map(move |mark| (at, text, mark)));
        marks
            .map(|(at, text, mark)| {
                format!("{at} {}", text.shown().as_str().get(mark.clone()).expect("characters"))
            })
            .collect()
    }

    #[rstest]
    #[case::quote("quotes: [{speaker: s, text: We told them in January.}]", &["1 We told them in January."])]
    #[case::split(
        "quotes: [{speaker: s, text: [It was dark., It was cold], at: 3}]", &["2 It was dark", "2 It was cold"])]
    #[case::over_paragraphs(
        "quotes: [{speaker: s, text: 'It was cold, too. Nobody came.'}]",
        &["2 It was cold, too.", "3 Nobody came."])]
    #[case::indirect("quotes: [{speaker: s, text: We told them, kind: indirect}]", &[])]
    #[case::not_found("quotes: [{speaker: s, text: We told you}]", &[])]
    #[case::letters_differ("key_facts: [{text: t, at: {exact: the Gate held}}]", &[])]
    #[case::exact("key_facts: [{text: t, at: {exact: gate held}}]", &["0 gate held"])]
    #[case::in_its_paragraph("key_facts: [{text: t, at: {paragraph: 2, exact: gate held}}]", &["1 gate held"])]
    #[case::elsewhere("key_facts: [{text: t, at: {paragraph: 3, exact: gate held}}]", &["0 gate held"])]
    #[case::prefix("key_facts: [{text: t, at: {exact: gate held, prefix: Later the}}]", &["1 gate held"])]
    #[case::prefix_before_signs("key_facts: [{text: t, at: {exact: We told, prefix: said}}]", &["1 We told"])]
    #[case::prefix_further_off("key_facts: [{text: t, at: {exact: They, prefix: told}}]", &[])]
    #[case::no_such_prefix("key_facts: [{text: t, at: {exact: gate held, prefix: Then}}]", &[])]
    #[case::overlapping(
        "key_facts: [{text: t, at: [{exact: It was dark}, {exact: was dark}, {exact: was}]}]", &["2 It was dark"])]
    fn the_words_of_items_are_marked(#[case] items: &str, #[case] expected: &[&str]) {
        assert_eq!(marked(ARTICLE, items), expected);
    }

    #[test]
    fn the_shown_text_is_marked_where_it_is_not_the_raw_one() {
        let article = "It\u{7}s \u{202e}gate held\u{7}.";
        assert_eq!(marked(article, "key_facts: [{text: t, at: {exact: gate held}}]"), ["0 gate held"]);
    }

    proptest! {
        #[test]
        fn what_is_found_is_marked_and_nothing_else(article in "[ab“” .\n\u{7}]{0,40}", words in "[ab. ]{1,6}") {
            let brief = brief(&format!("quotes: [{{speaker: s, text: '{words}'}}]"));
            let article = Article::new(&article);
            let sourced = sourcing(&brief, Some(&Concordance::new(&article)));
            let marked = MarkedArticle::new(article, &brief);
            let found = sourced == [Some(Sourcing::Verbatim)];
            prop_assert_eq!(marked.marks.iter().any(|marks| !marks.is_empty()), found);
        }
    }
}
