use super::*;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use rstest::rstest;

use crate::text::Shown;

#[rstest]
#[case("", 0)]
#[case("Ramadi", 6)]
#[case("Marre\u{301}n", 6)]
#[case("漢字", 4)]
#[case("👩\u{200d}👩\u{200d}👧", 2)]
#[case("🇮🇶", 2)]
#[case("a\nb", 2)]
fn widths(#[case] text: &str, #[case] columns: usize) {
    assert_eq!(width(text), columns);
}

#[rstest]
#[case("Ramadi", 6, "Ramadi")]
#[case("Ramadi", 5, "Rama…")]
#[case("Ramadi", 1, "…")]
#[case("Ramadi", 0, "")]
#[case("漢字", 3, "漢…")]
#[case("漢字", 2, "…")]
#[case("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…")]
fn truncates(#[case] text: &str, #[case] columns: usize, #[case] shown: &str) {
    assert_eq!(truncate(text, columns), shown);
}

#[test]
fn pads_by_width() {
    assert_eq!(pad_left("漢", 4), "  漢");
    assert_eq!(pad_right("e\u{301}", 3), "e\u{301}  ");
    assert_eq!(pad_left("12,400", 3), "12,400");
}

#[rstest]
#[case::words("the valley road is closed", 10, &["the valley", "road is", "closed"])]
#[case::line_breaks("a\n\nb\n", 10, &["a", "", "b"])]
#[case::nothing("", 10, &[])]
#[case::blank(" ", 10, &[""])]
#[case::indent("  as quoted", 6, &["  as", "quoted"])]
#[case::much_indent("          as", 6, &["as"])]
#[case::trailing_space("one two   ", 4, &["one", "two"])]
#[case::wide_gap("one        two", 5, &["one", "two"])]
#[case::long_word("evacuation", 4, &["evac", "uati", "on"])]
#[case::long_word_after_another("an evacuation", 4, &["an", "evac", "uati", "on"])]
#[case::hyphen("the al-Gauoud tribe", 8, &["the al-", "Gauoud", "tribe"])]
#[case::no_break_in_a_date("on 2031-04-02", 8, &["on", "2031-04-", "02"])]
#[case::no_break_space("some 8,000\u{a0}people", 12, &["some", "8,000\u{a0}people"])]
#[case::han("北京市北京市", 4, &["北京", "市北", "京市"])]
#[case::kinsoku("北京市。", 6, &["北京", "市。"])]
#[case::wide_at_one("a漢b", 1, &["a", "…", "b"])]
#[case::no_width("ab", 0, &["a", "b"])]
#[case::family("👩\u{200d}👩\u{200d}👧👩\u{200d}👩\u{200d}👧", 3, &["👩\u{200d}👩\u{200d}👧", "👩\u{200d}👩\u{200d}👧"])]
fn wraps(#[case] text: &str, #[case] columns: usize, #[case] lines: &[&str]) {
    assert_eq!(wrap(text, columns), lines);
}

#[test]
fn a_long_paragraph_is_wrapped_at_once() {
    let prose = "“The gate met every standard, and every déjà-vu deadline.” ".repeat(4_000);
    let word = "a".repeat(250_000);
    let spaces = " ".repeat(250_000);
    let begun = std::time::Instant::now();
    for text in [prose, word, spaces] {
        assert!(!ranges(&text, 40).is_empty());
    }
    // Without optimisation and beside other tests; quadratic time would take hours.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

fn columns_drawn(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 400, 1));
    usize::from(buffer.set_stringn(0, 0, text, 400, Style::default()).0)
}

/// Pieces of many scripts, spaces and breaks.
fn prose() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = [
        "the ",
        "Gauoud",
        "-",
        "al-Abadi ",
        "漢字",
        "、",
        "\u{ff76}\u{ff9e}",
        "👩\u{200d}👩\u{200d}👧",
        "❤\u{fe0f}",
        "🇮🇶",
        "e\u{301}",
        "ไทย",
        "한국 ",
        "قُرْآن",
        " ",
        "   ",
        "\u{a0}",
        "\u{2003}",
        "\n",
        "https://example.org/a/b?c=d",
        "12,400",
        "“",
        "”",
        "…",
        "क्षि",
        "\u{200d}",
        "\u{301}",
    ]
    .into();
    proptest::collection::vec(proptest::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #[test]
    fn no_line_is_too_wide_and_nothing_is_lost(text in prose(), columns in 0..30_usize) {
        let text = Shown::new(&text);
        let lines = wrap(text.as_str(), columns);
        prop_assert!(lines.iter().all(|line| width(line) <= columns.max(1)), "{:?}", lines);
        prop_assert!(lines.iter().all(|line| line.trim_end() == *line), "{:?}", lines);
        let joined: String = ranges(text.as_str(), columns).into_iter().map(|range| text.as_str().get(range).unwrap()).collect();
        prop_assert_eq!(without_space(&joined), without_space(text.as_str()));
    }

    #[test]
    fn no_cluster_is_split(text in prose(), columns in 0..30_usize) {
        let text = Shown::new(&text);
        let starts: Vec<usize> = text.as_str().grapheme_indices(true).map(|(at, _)| at).chain([text.as_str().len()]).collect();
        for line in ranges(text.as_str(), columns) {
            prop_assert!(starts.binary_search(&line.start).is_ok() && starts.binary_search(&line.end).is_ok());
        }
    }

    #[test]
    fn wraps_anything(text in any::<String>(), columns in 0..9_usize) {
        let lines = wrap(&text, columns);
        prop_assert!(lines.iter().all(|line| width(line) <= columns.max(1)), "{:?}", lines);
    }

    #[test]
    fn measured_as_drawn(text in prose()) {
        let text = Shown::new(&text);
        let line = text.as_str().replace('\n', " ");
        prop_assert_eq!(width(&line), columns_drawn(&line));
    }

    #[test]
    fn truncated_text_fits(text in prose(), columns in 0..30_usize) {
        let shown = truncate(&text, columns);
        prop_assert!(width(&shown) <= columns);
        prop_assert_eq!(shown == text, width(&text) <= columns);
    }
}
