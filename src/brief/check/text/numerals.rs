//! The numbers of a text, in digits or words.

use crate::brief::spelt::{self, Tongues};
use crate::brief::verbatim::token::Token;

/// A number as a text prints it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// Its first token.
    pub(super) start: usize,
    /// The token after it.
    pub(super) end: usize,
    /// Whether it is written in digits alone, four of them: it may be a year.
    pub(super) like_a_year: bool,
}

/// Words that multiply the number before them, or are one themselves.
const SCALES: &[(&str, f64)] = &[
    ("dozen", 12.0),
    ("dutzend", 12.0),
    ("hundred", 1e2),
    ("hundert", 1e2),
    ("thousand", 1e3),
    ("tausend", 1e3),
    ("mille", 1e3),
    ("million", 1e6),
    ("millionen", 1e6),
    ("millions", 1e6),
    ("mio", 1e6),
    ("billion", 1e9),
    ("bn", 1e9),
    ("milliarde", 1e9),
    ("milliarden", 1e9),
    ("milliard", 1e9),
    ("milliards", 1e9),
    ("mrd", 1e9),
    ("trillion", 1e12),
];

/// The number that begins at a token, and each value that it may mean: `12.400` may be twelve and two fifths, and the
/// unit of `3 million` may be a million.
pub(super) fn numeral(
    text: &str,
    tokens: &[Token<'_>],
    lower: &[String],
    start: usize,
) -> Option<(Numeral, Vec<f64>)> {
    let first = lower.get(start)?;
    let (mut end, mut values) = if first.starts_with(|c: char| c.is_ascii_digit()) {
        let (end, digits) = grouped(text, tokens, start);
        (end, in_digits(&digits))
    } else {
        in_words(lower, start)?
    };
    let like_a_year = end == start + 1 && first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit());
    while let Some(scale) = lower.get(end).and_then(|word| scale(word)) {
        let scaled: Vec<f64> = values.iter().map(|value| value * scale).collect();
        values.extend(scaled);
        end += 1;
    }
    let is_word_part = values.is_empty() || is_joined(tokens, start);
    (!is_word_part).then_some((Numeral { start, end, like_a_year }, values))
}

/// Whether a number is the second half of a word such as `B-52`, or of a range.
fn is_joined(tokens: &[Token<'_>], start: usize) -> bool {
    let touches = |one: &Token<'_>, next: &Token<'_>| one.bytes.end == next.bytes.start;
    match tokens.get(..=start) {
        Some([.., word, dash, number]) => {
            dash.word == "-" && word.is_word() && touches(word, dash) && touches(dash, number)
        }
        _ => false,
    }
}

/// The digits from a token on, groups divided by hard or thin spaces put together, and the token after them.
fn grouped(text: &str, tokens: &[Token<'_>], start: usize) -> (usize, String) {
    let mut digits = tokens.get(start).map(|token| token.word.to_string()).unwrap_or_default();
    let mut end = start + 1;
    while let Some([before, group]) = tokens.get(end - 1..=end) {
        let between = text.get(before.bytes.end..group.bytes.start);
        let is_group = group.word.len() == 3 && group.word.bytes().all(|byte| byte.is_ascii_digit());
        if !is_group || !matches!(between, Some("\u{a0}" | "\u{2009}" | "\u{202f}")) {
            break;
        }
        digits.push_str(&group.word);
        end += 1;
    }
    (end, digits)
}

/// What digits with separators may mean: grouped by threes, with a decimal point or with a decimal comma.
fn in_digits(written: &str) -> Vec<f64> {
    let parse = |digits: String| digits.parse::<f64>().ok();
    let mut groups = written.split(['.', ',', '\'']);
    let head = groups.next().unwrap_or_default();
    let is_grouped = (1..=3).contains(&head.len()) && groups.all(|group| group.len() == 3);
    let plain =
        (is_grouped || written.len() == head.len()).then(|| parse(written.replace(['.', ',', '\''], "")));
    let point = parse(written.replace([',', '\''], ""));
    let comma = parse(written.replace(['.', '\''], "").replace(',', "."));
    let mut values: Vec<f64> = [plain.flatten(), point, comma].into_iter().flatten().collect();
    values.dedup();
    values
}

/// A number in words: a small one, a ten and a small one, or a scale alone (`a dozen`).
fn in_words(lower: &[String], start: usize) -> Option<(usize, Vec<f64>)> {
    let word = lower.get(start)?;
    if let Some(scale) = scale(word) {
        return Some((start + 1, vec![scale]));
    }
    let small = |word: &String| spelt::small(word, Tongues::All);
    let ones = lower.get(start + 2).and_then(small).filter(|ones| *ones < 10.0);
    match (spelt::tens(word, Tongues::All), ones) {
        (Some(tens), Some(ones)) if lower.get(start + 1).is_some_and(|dash| dash == "-") => {
            Some((start + 3, vec![tens + ones]))
        }
        (tens, _) => tens.or_else(|| small(word)).map(|value| (start + 1, vec![value])),
    }
}

fn scale(word: &str) -> Option<f64> {
    SCALES.iter().find(|(name, _)| *name == word).map(|(_, scale)| *scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::verbatim::token::tokens;
    use rstest::rstest;

    #[rstest]
    #[case("12,400 people", 12400.0, 1)]
    #[case("12.400 Menschen", 12400.0, 1)]
    #[case("12\u{a0}400 personnes", 12400.0, 2)]
    #[case("12'400", 12400.0, 1)]
    #[case("4.5 metres", 4.5, 1)]
    #[case("4,5 Meter", 4.5, 1)]
    #[case("1,200,000.5", 1_200_000.5, 1)]
    #[case("3.2 million people", 3_200_000.0, 2)]
    #[case("3 million people", 3.0, 2)]
    #[case("eight strikes", 8.0, 1)]
    #[case("twenty-four hours", 24.0, 3)]
    #[case("two hundred men", 200.0, 2)]
    #[case("dozen men", 12.0, 1)]
    #[case("zwölf Schiffe", 12.0, 1)]
    fn numbers_of_a_text(#[case] text: &str, #[case] value: f64, #[case] end: usize) {
        let tokens = tokens(text);
        let lower: Vec<String> = tokens.iter().map(|token| token.word.to_lowercase()).collect();
        let (numeral, values) = numeral(text, &tokens, &lower, 0).expect("a number");
        assert!(values.contains(&value), "{values:?}");
        assert_eq!(numeral.end, end);
    }

    #[rstest]
    #[case("per cent", 1)]
    #[case("B-52 bombers", 2)]
    #[case("people", 0)]
    #[case("05:10", 0)]
    fn no_numbers(#[case] text: &str, #[case] start: usize) {
        let tokens = tokens(text);
        let lower: Vec<String> = tokens.iter().map(|token| token.word.to_lowercase()).collect();
        assert_eq!(numeral(text, &tokens, &lower, start), None);
    }
}
