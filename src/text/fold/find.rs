//! Finding a place in a text that is shown.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::letters::fold;

/// Where the needle stands in the text, blind to case, accents and the shape of quotes and dashes, inside words as well:
/// byte ranges of the text, of whole clusters, in order and without overlap. Nothing is found nowhere.
pub fn find(haystack: &str, needle: &str) -> Vec<Range<usize>> {
    let needle = fold(needle);
    if needle.is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(haystack);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, part) in folded.text.match_indices(&needle) {
        let range = folded.original(at..at + part.len());
        if found.last().is_none_or(|last| last.end <= range.start) {
            found.push(range);
        }
    }
    found
}

/// A folded text that knows where its clusters came from.
struct Folded {
    text: String,
    /// Where each cluster ends, in the folded text and in the original, in order.
    ends: Vec<(usize, usize)>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded =
            Self { text: String::with_capacity(text.len()), ends: Vec::with_capacity(text.len()) };
        for (at, cluster) in text.grapheme_indices(true) {
            folded.text.push_str(&fold(cluster));
            folded.ends.push((folded.text.len(), at + cluster.len()));
        }
        folded
    }

    /// The clusters of the original that a stretch of the folded text came from.
    fn original(&self, range: Range<usize>) -> Range<usize> {
        let first = self.ends.partition_point(|(end, _)| *end <= range.start);
        let last = self.ends.partition_point(|(end, _)| *end < range.end);
        // A cluster begins where the one before it ends.
        let start = first.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(_, end)| *end);
        start..self.ends.get(last).map_or(start, |(_, end)| *end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Schröder, SCHRODER", "schro", &["Schrö", "SCHRO"])]
    #[case("Schro\u{308}der", "o", &["o\u{308}"])]
    #[case("“We told them” in January", "\"we told", &["“We told"])]
    #[case("Haimour’s", "haimour's", &["Haimour’s"])]
    #[case("Straße", "s", &["S", "ß"])]
    #[case("Straße", "asse", &["aße"])]
    #[case("aaaa", "aa", &["aa", "aa"])]
    #[case("مُحَمَّد", "محمد", &["مُحَمَّد"])]
    #[case("co\u{ad}op", "coop", &["co\u{ad}op"])]
    #[case("a\nb", "a b", &["a\nb"])]
    #[case("北京市", "京", &["京"])]
    #[case("nothing", "", &[])]
    #[case("", "x", &[])]
    fn finds(#[case] text: &str, #[case] needle: &str, #[case] found: &[&str]) {
        let at: Vec<&str> = find(text, needle).into_iter().map(|range| text.get(range).unwrap()).collect();
        assert_eq!(at, found);
    }

    proptest! {
        #[test]
        fn finds_whole_clusters_in_order(text in "[aößéſ\u{301}“ -]{0,30}", needle in "[aos\"e ]{1,2}") {
            let found = find(&text, &needle);
            prop_assert!(found.is_sorted_by(|one, next| one.end <= next.start));
            prop_assert_eq!(found.is_empty(), !fold(&text).contains(&fold(&needle)));
            let starts: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            for range in found {
                prop_assert!(starts.contains(&range.start) && starts.contains(&range.end) && !range.is_empty());
                prop_assert!(fold(text.get(range).unwrap()).contains(&fold(&needle)));
            }
        }

        #[test]
        fn finds_any_part(text in any::<String>(), skip in 0..9_usize, take in 1..9_usize) {
            let needle: String = text.graphemes(true).skip(skip).take(take).collect();
            prop_assert_eq!(find(&text, &needle).is_empty(), fold(&needle).is_empty());
        }
    }
}
