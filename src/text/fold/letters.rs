//! Folding character by character: no character's folding depends on its neighbours, so that a text folds as the sum
//! of its clusters and places can be found again in the original.

use unicode_normalization::char::decompose_compatible;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The text as it is compared: lower case without accents, points, harakat and format characters, compatibility
/// characters decomposed, quotes and dashes in their ASCII shape, white space as spaces. Folding twice changes nothing
/// more.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut folded);
    }
    folded
}

/// Appends the folded character; some fold to nothing, some to several.
fn fold_char(c: char, out: &mut String) {
    if let Some(sign) = sign(c) {
        out.push(sign);
    } else if c.is_ascii() {
        fold_letter(c.to_ascii_lowercase(), out);
    } else {
        decompose_compatible(c, |part| part.to_lowercase().for_each(|lower| fold_letter(lower, out)));
    }
}

/// Quotes, apostrophes, dashes and white space in one shape. Before decomposition, which takes some of them apart.
fn sign(c: char) -> Option<char> {
    match c {
        '\'' | '`' | '´' | '‘'..='‛' | '′' | '‵' | '‹' | '›' | 'ʹ' | 'ʼ' | '׳' | '＇' => {
            Some('\'')
        }
        '"' | '“'..='‟' | '″' | '‶' | '«' | '»' | 'ʺ' | '״' | '〝'..='〟' | '＂' => Some('"'),
        '-' | '\u{2010}'..='\u{2015}' | '−' | '֊' | '־' | '⸺' | '⸻' | '﹘' | '﹣' | '－' => {
            Some('-')
        }
        _ if c.is_whitespace() => Some(' '),
        _ => None,
    }
}

/// A lower-case character without compatibility decomposition.
fn fold_letter(c: char, out: &mut String) {
    match sign(c).unwrap_or(c) {
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'ð' | 'đ' => out.push('d'),
        'ł' => out.push('l'),
        'ø' => out.push('o'),
        'ħ' => out.push('h'),
        'ŧ' => out.push('t'),
        'ı' => out.push('i'),
        'ς' => out.push('σ'),
        'ٱ' => out.push('ا'),
        'ى' | 'ی' => out.push('ي'),
        'ة' | 'ہ' | 'ە' => out.push('ه'),
        'ک' => out.push('ك'),
        '\u{2044}' => out.push('/'),
        digit @ ('٠'..='٩' | '۰'..='۹') => out.extend(ascii_digit(digit)),
        other if is_ignored(other) => {}
        other => out.push(other),
    }
}

/// Arabic-Indic digits, Western and Eastern; both rows end in their place of a block of sixteen.
fn ascii_digit(c: char) -> Option<char> {
    char::from_digit(u32::from(c) & 0xf, 10)
}

/// Marks that are optional where they are written, and what shows nothing. The half rings transcribe hamza and ʿayn,
/// which most newsrooms leave out.
fn is_ignored(c: char) -> bool {
    !c.is_ascii_graphic()
        && (matches!(c, 'ـ' | 'ʾ' | 'ʿ' | 'ʻ' | 'ˈ' | '\u{115f}' | '\u{1160}')
            || is_optional_mark(c)
            || matches!(c.general_category(), GeneralCategory::Format | GeneralCategory::Control))
}

/// Accents of Latin, Greek and Cyrillic; points and signs of Hebrew, Arabic and Syriac; variation selectors.
fn is_optional_mark(c: char) -> bool {
    let block = matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{711}' | '\u{730}'..='\u{74a}'
        | '\u{897}'..='\u{89f}' | '\u{8ca}'..='\u{8ff}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fb1e}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{e0100}'..='\u{e01ef}');
    block && is_mark(c)
}

/// Whether the character is a combining mark.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(
        c.general_category(),
        GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark | GeneralCategory::EnclosingMark
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("SCHRÖDER Weiß GROẞ", "schroder weiss gross")]
    #[case(
        "Łódź Øresund Đoković Ísafjörður Þór Diyarbakır İzmir",
        "lodz oresund dokovic isafjordur thor diyarbakir izmir"
    )]
    #[case("Ærø cœur ﬁne", "aero coeur fine")]
    #[case("“Gauoud’s” ‘x’ «y»", "\"gauoud's\" 'x' \"y\"")]
    #[case("a–b—c−d‐e\u{2011}f", "a-b-c-d-e-f")]
    #[case("Αθήνας ΑΘΉΝΑΣ", "αθηνασ αθηνασ")]
    #[case("أحمد إحمد آحمد", "احمد احمد احمد")]
    #[case("مُحَمَّـد", "محمد")]
    #[case("مصطفى غزة", "مصطفي غزه")]
    #[case("کریم", "كريم")]
    #[case("١٢٬٤٠٠ ۱۲", "12٬400 12")]
    #[case("שָׁלוֹם", "שלום")]
    #[case("हिन्दी", "हिन्दी")]
    #[case("ʿAbadi Sanaʾa", "abadi sanaa")]
    #[case("co\u{ad}op\u{200b} a\u{a0}b\nc", "coop a b c")]
    #[case("½ ² ™ …", "1/2 2 tm ...")]
    fn folds(#[case] text: &str, #[case] folded: &str) {
        assert_eq!(fold(text), folded);
    }

    #[test]
    fn kana_keep_their_voice() {
        assert_ne!(fold("かき"), fold("かぎ"));
        assert_eq!(fold("\u{ff76}\u{ff9e}"), fold("ガ"));
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c:?} U+{:04X}", u32::from(c));
        }
    }
}
