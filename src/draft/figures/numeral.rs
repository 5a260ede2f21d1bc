//! Numbers as a text writes them: `12,400`, `3½`, `$4.2bn`, `twenty-five`, `half a million`, `tens of thousands`.
//!
//! What a number counts, and whether it counts at all, is for others to say: here `2015` is a number too. Whatever is
//! written so that it could mean two numbers is read as English has it (`8.000` is eight), unless it can only be the
//! other one (`8.000,5`).

mod digits;
mod spelt;

use super::super::galley::{Galley, Kind, Token};
use std::ops::Range;

/// A number of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numeral {
    /// The tokens it is in; of the last a part may be its unit.
    pub(super) tokens: Range<usize>,
    /// The number alone: bytes of the text.
    pub(super) bytes: Range<usize>,
    /// The number without its scale: 4.2 of `4.2 billion`.
    pub(super) mantissa: f64,
    /// What multiplies it; 1 where nothing does.
    pub(super) scale: f64,
    /// How it is written.
    pub(super) form: Form,
    /// What is left of its last word: `year` of `five-year`, `m` of `EUR50m`.
    pub(super) tail: Option<Range<usize>>,
    /// The letters written before it in its word: `US` of `$US160`.
    pub(super) code: Option<Range<usize>>,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// In digits alone, be it with separators: it may be a year, a page or a price.
    Plain,
    /// In digits that only an amount has: separators of thousands, a fraction, a scale.
    Digits,
    /// In words.
    Words,
    /// A share: `half`, `two-thirds`.
    Share,
    /// An order of magnitude: `hundreds`, `tens of thousands`. The mantissa is its lower end, the scale its width.
    Lots,
}

impl Numeral {
    /// What it amounts to; of `hundreds` the least.
    pub(super) fn value(&self) -> f64 {
        if self.form == Form::Lots { self.mantissa } else { round(self.mantissa * self.scale) }
    }

    /// Whether it is a whole number in digits alone.
    pub(super) fn is_plain(&self) -> bool {
        self.form == Form::Plain && self.mantissa.fract() == 0.0
    }

    /// Whether a scale multiplies it.
    pub(super) fn is_scaled(&self) -> bool {
        self.scale > 1.0
    }

    /// Whether it is written in digits.
    pub(super) fn in_digits(&self) -> bool {
        matches!(self.form, Form::Plain | Form::Digits)
    }
}

/// 4.1 × 1,000,000 is 4,100,000, not 4,099,999.9999999995.
fn round(value: f64) -> f64 {
    let nearest = value.round();
    if nearest != 0.0 && ((value - nearest) / nearest).abs() < 1e-12 { nearest } else { value }
}

/// The number that begins at a token, within a sentence that ends before `end`.
pub(super) fn read(galley: &Galley<'_>, at: usize, end: usize) -> Option<Numeral> {
    let tokens = galley.tokens().get(..end)?;
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Number => digits::read(galley, tokens, at),
        Kind::Word if token.word.bytes().any(|byte| byte.is_ascii_digit()) => {
            digits::read_coded(galley, tokens, at)
        }
        Kind::Word => spelt::read(tokens, at),
        Kind::Mark => None,
    }
}

/// Whether a token follows without space.
fn touches(token: &Token<'_>) -> bool {
    !token.spaced
}

/// What a word after a number multiplies it by.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mln" | "mn" | "mio" => 1e6,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        "dozen" => 12.0,
        "lakh" => 1e5,
        "crore" => 1e7,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn first(text: &str) -> Option<Numeral> {
        let galley = Galley::new(text);
        let end = galley.tokens().len();
        (0..end).find_map(|at| read(&galley, at, end))
    }

    #[rstest]
    #[case("12,400 people", 12400.0, "12,400")]
    #[case("8\u{a0}000 people", 8000.0, "8\u{a0}000")]
    #[case("8 000 people", 8000.0, "8 000")]
    #[case("8.000,5 Liter", 8000.5, "8.000,5")]
    #[case("1.250.000 Euro", 1_250_000.0, "1.250.000")]
    #[case("2,50,000 rupees", 250_000.0, "2,50,000")]
    #[case("3½ hours", 3.5, "3½")]
    #[case("3 ½ hours", 3.5, "3 ½")]
    #[case("3 1/2 hours", 3.5, "3 1/2")]
    #[case("½ of it", 0.5, "½")]
    #[case("3/4 of it", 0.75, "3/4")]
    #[case("1.2 million", 1_200_000.0, "1.2 million")]
    #[case("4.1 million", 4_100_000.0, "4.1 million")]
    #[case("€1.5m loss", 1_500_000.0, "1.5m")]
    #[case("20k jobs", 20_000.0, "20k")]
    #[case("$4.2bn plan", 4.2e9, "4.2bn")]
    #[case("EUR50m", 5e7, "50m")]
    #[case("$US160 million", 1.6e8, "160 million")]
    #[case("RM3.50", 3.5, "3.50")]
    #[case("was .5 points", 0.5, ".5")]
    #[case("fell -1.3%", -1.3, "-1.3")]
    #[case("at minus 20 degrees", -20.0, "minus 20")]
    #[case("twenty-five men", 25.0, "twenty-five")]
    #[case("twenty five men", 25.0, "twenty five")]
    #[case("three hundred and twelve men", 312.0, "three hundred and twelve")]
    #[case("two thousand five hundred", 2500.0, "two thousand five hundred")]
    #[case("a hundred men", 100.0, "a hundred")]
    #[case("half a million men", 500_000.0, "half a million")]
    #[case("one and a half hours", 1.5, "one and a half")]
    #[case("two-and-a-half years", 2.5, "two-and-a-half")]
    #[case("a dozen boats", 12.0, "a dozen")]
    #[case("two dozen boats", 24.0, "two dozen")]
    #[case("two-thirds of it", 2.0 / 3.0, "two-thirds")]
    #[case("three quarters of it", 0.75, "three quarters")]
    #[case("a third of them", 1.0 / 3.0, "a third")]
    #[case("half the town", 0.5, "half")]
    #[case("five-year plan", 5.0, "five")]
    #[case("grew sixfold", 6.0, "six")]
    #[case("tens of thousands of men", 10_000.0, "tens of thousands")]
    #[case("Hundreds of men", 100.0, "Hundreds")]
    #[case("several hundred men", 200.0, "several hundred")]
    fn numbers_are_read(#[case] text: &str, #[case] value: f64, #[case] written: &str) {
        let found = first(text).expect("a number");
        assert!((found.value() - value).abs() < 1e-9 * value.abs(), "{found:?}");
        assert_eq!(text.get(found.bytes), Some(written));
    }

    #[rstest]
    #[case("version 1.2.3")]
    #[case("the A320 and the F-16")]
    #[case("the third quarter, the second half")]
    #[case("the 20th of the 1980s")]
    #[case("hundred")]
    #[case("scores of the games")]
    fn other_words_are_none(#[case] text: &str) {
        assert_eq!(first(text), None);
    }
}
