//! ASCII for terminals that are not fed UTF-8. There, the second byte of many a letter is a control character.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Characters that have a likeness in ASCII and no decomposition that leads to it.
const LIKENESSES: [(&str, char); 13] = [
    ("‘’‚‹›′", '\''),
    ("“”„«»″❝❞", '"'),
    ("‐‑‒–—―−─━═", '-'),
    ("│┃║", '|'),
    ("┌┐└┘├┤┬┴┼", '+'),
    // A brief unread and one with a star are told apart.
    ("•●", 'o'),
    ("·∙★☆", '*'),
    ("×✕✗", 'x'),
    ("✓✔", '+'),
    ("→", '>'),
    ("…", '.'),
    ("▏▎▍▌▋▊▉█", '#'),
    ("¶§", '#'),
];

/// As many ASCII characters as the cluster has columns.
pub(super) fn ascii(cluster: &str, columns: u16) -> impl Iterator<Item = char> {
    std::iter::once(likeness(cluster)).chain(std::iter::repeat(' ')).take(usize::from(columns))
}

/// A text with one ASCII character for each cluster, for what is printed beside the screen. Line breaks stay.
pub fn in_ascii(text: &str) -> String {
    text.graphemes(true).map(|cluster| if cluster == "\n" { '\n' } else { likeness(cluster) }).collect()
}

fn likeness(cluster: &str) -> char {
    let Some(first) = cluster.nfkd().next() else { return '?' };
    let listed = LIKENESSES.iter().find(|(set, _)| cluster.chars().next().is_some_and(|c| set.contains(c)));
    match listed {
        Some((_, c)) => *c,
        None if first == ' ' || first.is_ascii_graphic() => first,
        None => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_likeness_keeps_it() {
        let all = |text: &str| text.chars().map(|c| likeness(c.encode_utf8(&mut [0; 4]))).collect::<String>();
        assert_eq!(all("“Où” — 1×2…"), "\"Ou\" - 1x2.");
        assert_eq!(all("水 \u{a0}½"), "?  1");
        assert_eq!(all("✓ ¶2 → ✗"), "+ #2 > x");
    }

    #[test]
    fn a_text_keeps_its_lines() {
        assert_eq!(in_ascii("“Où”\n水e\u{301}"), "\"Ou\"\n?e");
    }

    #[test]
    fn a_wide_cluster_keeps_its_columns() {
        assert_eq!(ascii("水", 2).collect::<String>(), "? ");
    }
}
