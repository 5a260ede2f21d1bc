//! Numbers of figures.
//!
//! A figure's number is what the article prints, so it is kept and shown as written: never rounded, and whole where it
//! was whole. `12.0` and `12` are the same number; so are `-0` and `0`.

use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// Below this every whole number is exact in an `f64`: 2^53.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A finite number of a figure; never negative zero, so that the order of numbers is total.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number(f64);

impl Eq for Number {}

/// Equal numbers have equal bits, since zero is never negative.
impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

impl Number {
    /// A number, unless it is infinite or none at all.
    pub fn new(value: f64) -> Option<Self> {
        // Adding zero turns -0.0 into 0.0 and changes nothing else.
        value.is_finite().then_some(Self(value + 0.0))
    }

    /// Its value.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The number for readers: "12,400", "0.25", "-3".
    ///
    /// Every digit that tells it from another number, so that what is written with up to 15 of them is shown as
    /// written. An exponent ("1e300") only where the digits would be lost in zeros: from 1e21 and below 0.000001.
    pub fn shown(self) -> String {
        let size = self.0.abs();
        if size != 0.0 && !(1e-6..1e21).contains(&size) {
            return format!("{:e}", self.0);
        }
        let plain = size.to_string();
        let (whole, fraction) =
            plain.split_once('.').map_or((plain.as_str(), ""), |(whole, rest)| (whole, rest));
        let sign = if self.0 < 0.0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{fraction}", grouped(whole))
    }

    /// The number for programs, as JSON has it: "12400", "0.25", "1e300".
    pub(crate) fn exact(self) -> String {
        self.whole().map_or_else(|| format!("{:?}", self.0), |whole| whole.to_string())
    }

    /// The number as an integer, where it is one that an `f64` holds exactly.
    fn whole(self) -> Option<i64> {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53: nothing is cut off")]
        (self.0.fract() == 0.0 && self.0.abs() < EXACT).then_some(self.0 as i64)
    }
}

/// The digits with a comma before every three from the end.
fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// An integer where it is whole and exact, else a float.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Number;
    use proptest::prelude::*;
    use rstest::rstest;

    fn number(value: f64) -> Number {
        Number::new(value).unwrap()
    }

    #[rstest]
    #[case(0.0, "0", "0")]
    #[case(-0.0, "0", "0")]
    #[case(-3.0, "-3", "-3")]
    #[case(999.0, "999", "999")]
    #[case(1000.0, "1,000", "1000")]
    #[case(-12400.0, "-12,400", "-12400")]
    #[case(1_234_567.5, "1,234,567.5", "1234567.5")]
    #[case(0.25, "0.25", "0.25")]
    #[case(0.1, "0.1", "0.1")]
    #[case(1.5, "1.5", "1.5")]
    #[case(12345.6789, "12,345.6789", "12345.6789")]
    #[case(0.123_456_789_012_345, "0.123456789012345", "0.123456789012345")]
    #[case(123_456_789_012_345.0, "123,456,789,012,345", "123456789012345")]
    #[case(9_007_199_254_740_991.0, "9,007,199,254,740,991", "9007199254740991")]
    #[case(9_007_199_254_740_992.0, "9,007,199,254,740,992", "9007199254740992.0")]
    #[case(0.000_001, "0.000001", "1e-6")]
    #[case(1e21, "1e21", "1e21")]
    #[case(1e300, "1e300", "1e300")]
    #[case(-2.5e-9, "-2.5e-9", "-2.5e-9")]
    fn is_shown_and_written_as_it_is(#[case] value: f64, #[case] shown: &str, #[case] exact: &str) {
        assert_eq!(number(value).shown(), shown);
        assert_eq!(number(value).exact(), exact);
    }

    #[rstest]
    #[case(f64::NAN)]
    #[case(f64::INFINITY)]
    #[case(f64::NEG_INFINITY)]
    fn is_finite(#[case] value: f64) {
        assert_eq!(Number::new(value), None);
    }

    proptest! {
        #[test]
        fn loses_nothing(value in any::<f64>().prop_filter("finite", |value| value.is_finite())) {
            let number = number(value);
            prop_assert_eq!(number.shown().replace(',', "").parse::<f64>(), Ok(number.get()));
            prop_assert_eq!(number.exact().parse::<f64>(), Ok(number.get()));
            let json = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(json.parse::<f64>(), Ok(number.get()));
        }

        #[test]
        fn whole_numbers_are_integers_in_json(value in -9_007_199_254_740_991_i64..=9_007_199_254_740_991) {
            #[expect(clippy::cast_precision_loss, reason = "within 2^53")]
            let json = serde_json::to_string(&number(value as f64)).unwrap();
            prop_assert_eq!(json, value.to_string());
        }

        #[test]
        fn the_order_is_that_of_the_values(a in any::<f64>(), b in any::<f64>()) {
            if let (Some(a), Some(b)) = (Number::new(a), Number::new(b)) {
                prop_assert_eq!(Some(a.cmp(&b)), a.get().partial_cmp(&b.get()));
            }
        }
    }
}
