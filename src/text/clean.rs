//! Making text safe to show.
//!
//! A brief is written by strangers and shown in a terminal: a control character can move its cursor or write its
//! clipboard, a bidi control can turn a sentence round, a hidden character can make two names look alike, and five
//! thousand accents on one letter can choke a redraw. All of these become something a reader can *see*, because what
//! a source hides in its words is news to a journalist, and what is silently dropped is not.
//!
//! Where rules pull both ways:
//! - Tag characters and the few format characters that have a look of their own (Arabic number sign, end of ayah) are
//!   written out like the rest. Three flags and some Quran typography pay for one rule without exceptions.
//! - A variation selector stays after what it can select: an emoji, a Han character (names in Japan and Hong Kong need
//!   them), a Mongolian letter. Anywhere else it only hides.
//! - Marks without a base and other clusters of no width are written out, for a terminal would drop them.
//!
//! Two passes: `mark` judges character by character, with its neighbours; `limit` then bounds each cluster. What
//! `limit` cuts, it cuts so that `mark` would find nothing more to do, hence cleaning twice changes nothing more.

use std::borrow::Cow;

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_segmentation::UnicodeSegmentation;

use super::wrap;

/// The most combining marks of one cluster.
const MARKS: usize = 8;
/// The most bytes of one cluster, the sign of a cut included.
const BYTES: usize = 64;
/// Stands for the rest of a cluster that was cut.
const CUT: char = '…';

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';
const VS16: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';

/// The text without anything a terminal could take as a command and without anything hidden. Line breaks of all kinds
/// are `'\n'`, the one control character of the result. Borrowed where there was nothing to do; linear time.
pub fn clean(raw: &str) -> Cow<'_, str> {
    if raw.chars().all(is_plain) {
        return Cow::Borrowed(raw);
    }
    let clean = limit(&mark(raw));
    if clean == raw { Cow::Borrowed(raw) } else { Cow::Owned(clean) }
}

/// Whether the character is assigned, visible and a cluster of its own beside others of this kind. Not all such
/// characters, but those that most text is made of.
fn is_plain(c: char) -> bool {
    matches!(c,
        '\n' | ' '..='~'
        | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}'
        | '\u{3a3}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}'
        | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Every control and hidden character as something visible; line breaks and tabs as a line break and a space.
fn mark(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            _ if !is_hidden(c) || belongs(c, out.chars().next_back(), chars.peek().copied()) => out.push(c),
            _ => write_out(c, &mut out),
        }
    }
    out
}

/// The visible mark of a character: a control picture for those that have one, else its number.
fn write_out(c: char, out: &mut String) {
    let picture = match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        _ => None,
    };
    match picture {
        Some(picture) => out.push(picture),
        None => out.extend(c.escape_unicode()),
    }
}

/// Control, format, private and unassigned characters, and those of other categories that show nothing: Unicode's
/// `Default_Ignorable_Code_Point`.
fn is_hidden(c: char) -> bool {
    !is_plain(c)
        && (is_blank(c) || is_selector(c) || c.general_category_group() == GeneralCategoryGroup::Other)
}

/// Letters and marks that are defined to show nothing.
fn is_blank(c: char) -> bool {
    matches!(c, '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}')
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..=VS16 | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a hidden character is needed where it stands: a joiner or a selector among those it works on.
fn belongs(c: char, before: Option<char>, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match c {
        ZWNJ => needs_joiners(before),
        ZWJ => needs_joiners(before) || (before == VS16 || is_emoji(before)) && after.is_some_and(is_emoji),
        '\u{fe0e}' | VS16 => is_emoji(before) || is_keycap_base(before) && after == Some(KEYCAP),
        '\u{fe00}'..='\u{fe02}' | '\u{e0100}'..='\u{e01ef}' => is_han(before),
        '\u{180b}'..='\u{180d}' | '\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
        _ => false,
    }
}

/// A pictograph: no digit, and no half of a flag.
fn is_emoji(c: char) -> bool {
    !c.is_ascii() && !matches!(c, '\u{1f1e6}'..='\u{1f1ff}') && c.is_emoji_char()
}

fn is_keycap_base(c: char) -> bool {
    matches!(c, '0'..='9' | '#' | '*')
}

fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A letter or mark of a script in which joiners change what is read (Core Specification 23.2, UAX #31 section 2.3):
/// the cursive scripts from Arabic to Adlam, and those of Brahmi's family.
fn needs_joiners(c: char) -> bool {
    let script = matches!(c,
        '\u{600}'..='\u{7ff}' | '\u{840}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{1900}'..='\u{194f}' | '\u{1a20}'..='\u{1aaf}' | '\u{1b00}'..='\u{1c4f}' | '\u{1cd0}'..='\u{1cff}'
        | '\u{a800}'..='\u{a8ff}' | '\u{a980}'..='\u{a9ff}' | '\u{aae0}'..='\u{aaff}' | '\u{abc0}'..='\u{abff}'
        | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10ac0}'..='\u{10aff}' | '\u{10d00}'..='\u{10d3f}'
        | '\u{10f30}'..='\u{10f6f}' | '\u{11000}'..='\u{11fff}' | '\u{1e900}'..='\u{1e95f}');
    script
        && !is_selector(c)
        && matches!(c.general_category_group(), GeneralCategoryGroup::Letter | GeneralCategoryGroup::Mark)
}

/// Every cluster within [`MARKS`] and [`BYTES`], and wide enough to be drawn.
fn limit(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        let kept = within_limits(cluster);
        if cluster != "\n" && wrap::width(kept) == 0 {
            out.extend(kept.chars().flat_map(char::escape_unicode));
        } else {
            out.push_str(kept);
        }
        if kept.len() < cluster.len() {
            out.push(CUT);
        }
    }
    out
}

/// As much of the cluster as the limits allow. A cut never leaves a joiner or selector without what follows it.
fn within_limits(cluster: &str) -> &str {
    if cluster.len() <= MARKS
        || cluster.len() <= BYTES && cluster.chars().filter(|c| is_mark(*c)).count() <= MARKS
    {
        return cluster;
    }
    let mut marks = 0;
    let past = |&(at, c): &(usize, char)| {
        marks += usize::from(is_mark(c));
        marks > MARKS || at + c.len_utf8() > BYTES - CUT.len_utf8()
    };
    let end = cluster.char_indices().find(past).map_or(cluster.len(), |(at, _)| at);
    let kept = cluster.get(..end).unwrap_or_default();
    kept.trim_end_matches(|c| c == ZWJ || c == ZWNJ || is_selector(c))
}

fn is_mark(c: char) -> bool {
    matches!(
        c.general_category(),
        GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark | GeneralCategory::EnclosingMark
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::osc_52("\u{1b}]52;c;aGk=\u{7}", "␛]52;c;aGk=␇")]
    #[case::c1("\u{9b}31m", "\\u{9b}31m")]
    #[case::nul_and_del("\0\u{7f}", "␀␡")]
    #[case::breaks("a\r\nb\rc\nd\u{85}e\u{2028}f\u{2029}g\u{b}h\u{c}i", "a\nb\nc\nd\ne\nf\ng\nh\ni")]
    #[case::two_breaks("a\n\rb", "a\n\nb")]
    #[case::tab("a\tb", "a b")]
    #[case::bidi("\u{202e}evil\u{202c}", "\\u{202e}evil\\u{202c}")]
    #[case::zero_width("a\u{200b}b\u{feff}", "a\\u{200b}b\\u{feff}")]
    #[case::soft_hyphen("co\u{ad}op", "co\\u{ad}op")]
    #[case::tags("hi\u{e0068}", "hi\\u{e0068}")]
    #[case::hangul_filler("\u{3164}", "\\u{3164}")]
    #[case::private("\u{e000}", "\\u{e000}")]
    #[case::noncharacter("\u{fdd0}\u{ffff}", "\\u{fdd0}\\u{ffff}")]
    #[case::zwj_between_latin_letters("a\u{200d}b", "a\\u{200d}b")]
    #[case::zwnj_at_the_start("\u{200c}می", "\\u{200c}می")]
    #[case::emoji_that_joins_nothing("👩\u{200d}", "👩\\u{200d}")]
    #[case::second_selector("❤\u{fe0f}\u{fe0f}", "❤\u{fe0f}\\u{fe0f}")]
    #[case::selector_on_a_letter("a\u{fe0f}", "a\\u{fe0f}")]
    #[case::selector_on_a_digit("1\u{fe0f}2", "1\\u{fe0f}2")]
    #[case::mark_without_base("\u{301}a", "\\u{301}a")]
    fn what_hides_is_shown(#[case] raw: &str, #[case] shown: &str) {
        assert_eq!(clean(raw), shown);
    }

    #[rstest]
    #[case::prose("“Ramadi fell”, she said — at 5 °C\nand then")]
    #[case::accents("re\u{301}sume\u{301} Ilse Marrén")]
    #[case::family(
        "👩\u{200d}👩\u{200d}👧 and ❤\u{fe0f}\u{200d}🔥, 🏳\u{fe0f}\u{200d}🌈, 👨🏻\u{200d}⚕\u{fe0f}, 🇮🇶"
    )]
    #[case::keycap("1\u{fe0f}\u{20e3}")]
    #[case::persian("می\u{200c}خواهم")]
    #[case::sinhala("ක්\u{200d}රමය")]
    #[case::malayalam_chillu("അവന്\u{200d}")]
    #[case::arabic_with_harakat("قُرْآنٌ")]
    #[case::hebrew_with_points("בְּרֵאשִׁ֖ית")]
    #[case::japanese_name("葛\u{e0100}城市")]
    #[case::thai("น้ำท่วม")]
    #[case::korean("한국 \u{1112}\u{1161}\u{11ab}")]
    fn what_is_needed_stays(#[case] raw: &str) {
        assert!(matches!(clean(raw), Cow::Borrowed(_)), "{raw:?} became {:?}", clean(raw));
    }

    #[test]
    fn a_cluster_is_bounded_once() {
        let tower = format!("e{}x", "\u{301}".repeat(5000));
        assert_eq!(clean(&tower), format!("e{}…x", "\u{301}".repeat(8)));
        let jamo = "\u{1100}".repeat(5000);
        assert_eq!(clean(&jamo), format!("{}…", "\u{1100}".repeat(20)));
    }

    #[test]
    fn a_cut_leaves_no_joiner_behind() {
        let crowd = vec!["👩"; 30].join("\u{200d}");
        let shown = clean(&crowd);
        assert!(shown.ends_with("👩…") && shown.len() <= 64, "{shown:?}");
    }

    fn is_forbidden(c: char) -> bool {
        use GeneralCategory as G;
        c != '\n'
            && c != ZWJ
            && c != ZWNJ
            && matches!(
                c.general_category(),
                G::Control
                    | G::Format
                    | G::Unassigned
                    | G::PrivateUse
                    | G::LineSeparator
                    | G::ParagraphSeparator
            )
    }

    fn assert_safe(raw: &str) {
        let shown = clean(raw);
        assert!(!shown.contains(is_forbidden), "{raw:?} became {shown:?}");
        assert_eq!(clean(&shown), shown, "cleaning {raw:?} again changed it");
        let widest = r"\u{10ffff}".len();
        assert!(wrap::width(&shown) <= widest * raw.chars().count(), "{raw:?} is too wide as {shown:?}");
        for cluster in shown.graphemes(true) {
            assert!(cluster.len() <= BYTES && cluster.chars().filter(|c| is_mark(*c)).count() <= MARKS);
            assert!(cluster == "\n" || wrap::width(cluster) > 0, "{cluster:?} would not be drawn");
        }
    }

    #[test]
    fn no_character_passes_that_is_forbidden() {
        for around in ["a", "😀", "ب", "漢"] {
            let all = (0..=u32::from(char::MAX)).filter_map(char::from_u32);
            let raw: String = all.flat_map(|c| [c].into_iter().chain(around.chars())).collect();
            let passed = mark(&raw).chars().find(|c| is_forbidden(*c));
            assert_eq!(passed, None, "after {around}");
        }
    }

    #[test]
    fn every_character_of_the_living_planes_is_safe() {
        let chars = (0..0x1_ffff).chain(0xe_0000..0xe_0200).filter_map(char::from_u32);
        for c in chars.filter(|c| !is_plain(*c) && (c.is_alphanumeric() == is_mark(*c) || is_hidden(*c))) {
            if !matches!(c, '\u{e000}'..='\u{f8ff}') {
                assert_safe(&format!("{c}b{c}😀{c}😀ب{c}ب"));
            }
        }
    }

    #[test]
    fn plain_characters_are_their_own_clusters() {
        let plain =
            (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| is_plain(*c) && *c != '\n');
        let all: String = plain.flat_map(|c| [c, c]).collect();
        assert_eq!(limit(&mark(&all)), all);
        assert_eq!(all.graphemes(true).count(), all.chars().count());
    }

    /// Characters that act on their neighbours, and some that do not.
    fn troublesome() -> impl Strategy<Value = String> {
        let chars: Vec<char> = "a1#ب್ക്ക漢\u{1100}\u{1161}\u{11a8}각😀❤👩🏻🇮⚕\u{301}\u{200d}\u{200c}\u{fe0f}\u{fe0e}\
             \u{fe00}\u{20e3}\u{e0101}\u{180b}\u{1820}\u{d4e}\u{111c2}\u{600}\u{e0067}\u{ff9e}ｶ\u{3099}…\n\r\t \u{1b}\u{9b}"
            .chars()
            .collect();
        proptest::collection::vec(proptest::sample::select(chars), 0..60).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn troublesome_text_is_safe(raw in troublesome()) {
            assert_safe(&raw);
        }

        #[test]
        fn long_clusters_are_safe(parts in proptest::collection::vec((troublesome(), 1..40_usize), 1..4)) {
            let raw: String = parts.iter().map(|(part, times)| part.chars().take(3).collect::<String>().repeat(*times)).collect();
            assert_safe(&raw);
        }

        #[test]
        fn any_character_is_safe_anywhere(c in any::<char>(), before in troublesome(), after in troublesome()) {
            assert_safe(&format!("{before}{c}{after}"));
        }

        #[test]
        fn any_text_is_safe(raw in any::<String>()) {
            assert_safe(&raw);
        }
    }
}
