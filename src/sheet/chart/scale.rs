//! The numbers and days that an axis names between its ends.

use crate::brief::Number;
use jiff::civil;

/// More numbers than these between the lowest and the highest are no help.
const MOST: usize = 3;

/// Up to three round numbers between two others, from the lowest: multiples of 1, 2 or 5 by a power of ten. Whole where
/// `whole` is true, for there is no half of a person to count.
pub(super) fn round_numbers(low: Number, high: Number, whole: bool) -> Vec<Number> {
    let (low, high) = (low.get(), high.get());
    let span = high - low;
    if !span.is_finite() || span <= 0.0 {
        return Vec::new();
    }
    #[expect(clippy::cast_possible_truncation, reason = "the powers of ten of an f64 are few")]
    let power = span.log10().floor() as i32 - 1;
    let power = if whole { power.max(0) } else { power };
    let steps = (power..).flat_map(|power| [1.0, 2.0, 5.0].map(|step| (step, power)));
    let tried = steps.take(9).map(|(step, power)| multiples(step, power, low, high));
    tried.into_iter().find(|found| found.len() <= MOST).unwrap_or_default()
}

/// The multiples of a step strictly between two numbers, one more than wanted at the most.
fn multiples(step: f64, power: i32, low: f64, high: f64) -> Vec<Number> {
    // Divided by a power of ten rather than multiplied by its inverse, 0.3 is 0.3.
    let (up, down) = (10_f64.powi(power.max(0)), 10_f64.powi((-power).max(0)));
    let first = (low * down / up / step).floor();
    let from_first = std::iter::successors(Some(0.0_f64), |n| Some(n + 1.0));
    let numbers = from_first.take(MOST + 3).map(|n| (first + n) * step * up / down);
    let between = numbers.filter(|number| low < *number && *number < high);
    let mut between: Vec<Number> = between.filter_map(Number::new).collect();
    between.dedup();
    between
}

/// The day so many parts of the way from one to another, of so many parts in all.
pub(super) fn day_between(first: civil::Date, last: civil::Date, part: i32, parts: i32) -> civil::Date {
    let days = (last - first).get_days();
    let days = i64::from(days) * i64::from(part) / i64::from(parts);
    first.saturating_add(jiff::Span::new().try_days(days).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case(27.0, 58.0, true, &[30.0, 40.0, 50.0])]
    #[case(9800.0, 15200.0, true, &[10_000.0, 12_000.0, 14_000.0])]
    #[case(3.0, 4.0, true, &[])]
    #[case(3.0, 4.0, false, &[3.5])]
    #[case(0.1, 0.45, false, &[0.2, 0.3, 0.4])]
    #[case(-40.0, 40.0, true, &[-20.0, 0.0, 20.0])]
    #[case(5.0, 5.0, true, &[])]
    fn numbers_between(#[case] low: f64, #[case] high: f64, #[case] whole: bool, #[case] expected: &[f64]) {
        let number = |number| Number::new(number).unwrap();
        let found = round_numbers(number(low), number(high), whole);
        assert_eq!(found, expected.iter().copied().map(number).collect::<Vec<_>>());
    }

    #[test]
    fn days_between() {
        let (first, last) = (civil::date(2031, 4, 2), civil::date(2031, 4, 12));
        assert_eq!(day_between(first, last, 1, 2), civil::date(2031, 4, 7));
        assert_eq!(day_between(civil::Date::MIN, civil::Date::MAX, 2, 2), civil::Date::MAX);
    }

    proptest! {
        #[test]
        fn there_are_few_and_they_lie_between(low in any::<f64>(), high in any::<f64>(), whole in any::<bool>()) {
            let (Some(low), Some(high)) = (Number::new(low), Number::new(high)) else { return Ok(()) };
            let found = round_numbers(low, high, whole);
            prop_assert!(found.len() <= MOST && found.iter().all(|number| low < *number && *number < high));
        }
    }
}
