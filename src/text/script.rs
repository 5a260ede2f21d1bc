//! Words whose letters are not what they look like.

use unicode_script::{Script, UnicodeScript};

/// The first word that mixes letters of scripts that look alike: Latin, Greek, Cyrillic, Armenian.
///
/// A name with one Cyrillic letter among Latin ones looks right, and no search finds it. Greek letters that look like no
/// other are signs in words of other scripts (`kΩ`, `µm`), and count for nothing.
pub fn mixed_word(text: &str) -> Option<&str> {
    if text.is_ascii() || !text.chars().any(|c| alike(c).is_some_and(|script| script != Script::Latin)) {
        return None;
    }
    text.split(|c: char| !c.is_alphabetic() && c.script() != Script::Inherited).find(|word| is_mixed(word))
}

fn is_mixed(word: &str) -> bool {
    let mut scripts = word.chars().filter_map(alike);
    scripts.next().is_some_and(|first| scripts.any(|script| script != first))
}

/// The script of a letter that looks like one of another script.
fn alike(c: char) -> Option<Script> {
    const GREEK: &str = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορτυχϲϳΆΈΉΊΌΎάίόύϊϋΐΰ";
    match c {
        '\0'..='\u{24f}' if c.is_alphabetic() => Some(c.script()),
        '\u{370}'..='\u{3ff}' => GREEK.contains(c).then_some(Script::Greek),
        _ => Some(c.script())
            .filter(|script| matches!(script, Script::Latin | Script::Cyrillic | Script::Armenian)),
    }
    .filter(|script| *script != Script::Common)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Dara V\u{435}llmar", Some("V\u{435}llmar"))]
    #[case("\u{41c}arr\u{e9}n", Some("\u{41c}arr\u{e9}n"))]
    #[case("Москвa", Some("Москвa"))]
    #[case("\u{39f}rsa", Some("\u{39f}rsa"))]
    #[case("O\u{301}\u{440}sa", Some("O\u{301}\u{440}sa"))]
    #[case("Ilse Marrén", None)]
    #[case("Москва и Orsa", None)]
    #[case("Wi-Fi-роутер iPhone’ом", None)]
    #[case("10 kΩ, 5 µm, Δt", None)]
    #[case("日本Orsa", None)]
    #[case("Αθήνα", None)]
    fn mixed_words(#[case] text: &str, #[case] word: Option<&str>) {
        assert_eq!(mixed_word(text), word);
    }
}
