//! What a figure counts, and which figures can be held against each other.

use super::{Bound, Figure, Item, Number};
use crate::text::Text;
use crate::text::fold::fold_name;
use std::cmp::Ordering;

/// What a figure counts: its series, else its unit and what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Figures of a series, by its folded name.
    Series(String),
    /// Figures of one unit and what, folded.
    Same(String, String),
}

impl Measure {
    /// What an item counts; `None` where it is no figure.
    pub fn of(item: &Item) -> Option<Self> {
        item.figure().map(Self::of_figure)
    }

    /// What a figure counts.
    pub fn of_figure(figure: &Figure) -> Self {
        match &figure.series {
            Some(series) => Self::Series(fold_name(series.raw())),
            None => Self::Same(folded(figure.unit.as_ref()), folded(figure.what.as_ref())),
        }
    }
}

/// What the numbers of a measure must have in common to be numbers of one kind: unit, whole and rate, folded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scale([String; 3]);

impl Scale {
    /// The scale of a figure.
    pub fn of(figure: &Figure) -> Self {
        Self([&figure.unit, &figure.of, &figure.per].map(|text| folded(text.as_ref())))
    }
}

fn folded(text: Option<&Text>) -> String {
    text.map(|text| fold_name(text.raw())).unwrap_or_default()
}

/// The lowest and the highest number that a figure gives; `None` where it gives words.
pub fn numbers(figure: &Figure) -> Option<(Number, Number)> {
    figure.range.or_else(|| figure.value.map(|value| (value, value)))
}

/// Whether the numbers of two figures can both be true, as far as their bounds say. Words ("hundreds") can be anything.
pub fn can_both_be_true(one: &Figure, other: &Figure) -> bool {
    let (Some(one), Some(other)) = (Reach::of(one), Reach::of(other)) else { return true };
    one.meets(other)
}

/// Where the truth of a figure may lie.
#[derive(Debug, Clone, Copy)]
struct Reach {
    low: f64,
    high: f64,
    /// Whether `low` itself is out of reach.
    above: bool,
    /// Whether `high` itself is out of reach.
    below: bool,
}

impl Reach {
    fn of(figure: &Figure) -> Option<Self> {
        let (low, high) = numbers(figure).map(|(low, high)| (low.get(), high.get()))?;
        let exact = Self { low, high, above: false, below: false };
        Some(match figure.bound {
            None => exact,
            Some(Bound::About) => Self { low: low - roundness(low), high: high + roundness(high), ..exact },
            Some(Bound::AtLeast) => Self { high: f64::INFINITY, ..exact },
            Some(Bound::MoreThan) => Self { high: f64::INFINITY, above: true, ..exact },
            Some(Bound::AtMost) => Self { low: f64::NEG_INFINITY, ..exact },
            Some(Bound::LessThan) => Self { low: f64::NEG_INFINITY, below: true, ..exact },
        })
    }

    fn meets(self, other: Self) -> bool {
        self.reaches(other) && other.reaches(self)
    }

    fn reaches(self, other: Self) -> bool {
        match self.low.total_cmp(&other.high) {
            Ordering::Less => true,
            Ordering::Equal => !self.above && !other.below,
            Ordering::Greater => false,
        }
    }
}

/// How far from a round number the truth may lie: half of what its last digit but zeros counts. "About 6,400" is to
/// the hundred, and so 6,350 to 6,450.
fn roundness(number: f64) -> f64 {
    // The shortest digits that are this number: `6.4e3`.
    let shortest = format!("{number:e}");
    let (digits, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let fraction = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let power = exponent.parse::<i32>().unwrap_or(0) - i32::try_from(fraction).unwrap_or(0);
    if number == 0.0 { 0.0 } else { 0.5 * 10_f64.powi(power) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Section;
    use crate::brief::parse::parse;
    use rstest::rstest;

    #[rstest]
    #[case::same("value: 41", "value: 41", true)]
    #[case::other("value: 41", "value: 29", false)]
    #[case::overlap("range: [3, 7]", "range: [7, 9]", true)]
    #[case::apart("range: [3, 7]", "range: [8, 9]", false)]
    #[case::within("range: [3, 7]", "value: 5", true)]
    #[case::words("words: hundreds", "value: 5", true)]
    #[case::at_least("value: 12, bound: at_least", "value: 12", true)]
    #[case::more_than("value: 12, bound: more_than", "value: 12", false)]
    #[case::more_than_and_higher("value: 12, bound: more_than", "value: 13", true)]
    #[case::at_most("value: 12, bound: at_most", "value: 13", false)]
    #[case::less_than("value: 12, bound: less_than", "value: 12", false)]
    #[case::open_towards_each_other("value: 9, bound: more_than", "value: 12, bound: less_than", true)]
    #[case::open_away("value: 12, bound: more_than", "value: 12, bound: less_than", false)]
    #[case::about("value: 6400, bound: about", "value: 6412", true)]
    #[case::about_to_the_hundred("value: 6400, bound: about", "value: 6460", false)]
    #[case::about_a_fraction("value: 0.5, bound: about", "value: 0.54", true)]
    #[case::about_nothing("value: 0, bound: about", "value: 1", false)]
    fn numbers_contradict_each_other(#[case] one: &str, #[case] other: &str, #[case] both: bool) {
        let text = format!(
            "brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031}}\n\
             figures: [{{what: w, {one}}}, {{what: w, {other}}}]"
        );
        let brief = parse(text.as_bytes(), "stem").brief.expect("readable");
        let [one, other] = brief.section(Section::Figures) else { panic!("two figures") };
        let (one, other) = (one.figure().expect("one"), other.figure().expect("one"));
        assert_eq!((can_both_be_true(one, other), can_both_be_true(other, one)), (both, both));
    }
}
