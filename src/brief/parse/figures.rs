//! The figures of a brief: how many, of what.

use super::Decoder;
use super::fields::Fields;
use crate::brief::field::Step;
use crate::brief::format;
use crate::brief::yaml::lines::What;
use crate::brief::yaml::{Node, Style, Value};
use crate::brief::{Bound, Code, Figure, Number};
use crate::text::Text;

impl<'a> Decoder<'a> {
    pub(super) fn figure(&mut self, fields: &Fields<'_, 'a>) -> Figure {
        Figure {
            value: self.field(fields, "value", Self::number),
            range: self.field(fields, "range", Self::range),
            words: self.field(fields, "words", Self::text),
            unit: self.field(fields, "unit", Self::text),
            what: self.some_text(fields, "what"),
            of: self.field(fields, "of", Self::text),
            per: self.field(fields, "per", Self::text),
            also: self.field(fields, "also", Self::also),
            bound: self.choice(fields, "bound", Bound::KEYS, Bound::from_key),
            hedge: self.field(fields, "hedge", Self::text),
            as_of: self.field(fields, "as_of", Self::date),
            period: self.field(fields, "period", Self::date),
            series: self.field(fields, "series", Self::text),
            conflicts_with: self.texts(fields, "conflicts_with"),
        }
    }

    fn also(&mut self, node: &Node<'a>) -> Option<(Number, Option<Text>)> {
        let fields = self.fields(node, &format::ALSO)?;
        let unit = self.field(&fields, "unit", Self::text);
        Some((self.field(&fields, "value", Self::number)?, unit))
    }

    /// Two numbers, the lower first.
    fn range(&mut self, node: &Node<'a>) -> Option<(Number, Number)> {
        let entries = match &node.value {
            Value::Sequence(entries) => entries.as_slice(),
            _ => &[],
        };
        let [low, high] = entries else {
            self.not_two(node, entries);
            return None;
        };
        let low_value = self.end_of_range(low, 0);
        let high_value = self.end_of_range(high, 1);
        let (low, high) = (low_value?, high_value?);
        if low > high {
            let text = self.report.source().get(node.range()).unwrap_or_default();
            self.report.add(Code::RangeReversed, node.place, || {
                What::new(format!("the first number of {text} is above the second"))
                    .help("write the lower first")
            });
        }
        Some((low, high))
    }

    fn end_of_range(&mut self, node: &Node<'a>, index: usize) -> Option<Number> {
        self.report.enter(Step::Entry(index));
        let number = self.number(node);
        self.report.leave();
        number
    }

    fn not_two(&mut self, node: &Node<'a>, entries: &[Node<'a>]) {
        match entries.get(2) {
            Some(third) if node.style == Style::Flow => {
                let count = entries.len();
                self.report.add(Code::SplitByComma, third.place, || {
                    What::new(format!("a range has two numbers, this one {count}"))
                        .help("write numbers without commas: 8000, not 8,000")
                });
            }
            _ => self.wrong(node, "two numbers", || {
                let meant = node.scalar().and_then(two_numbers);
                Some(meant.unwrap_or_else(|| "write both in brackets, the lower first: [3, 7]".to_owned()))
            }),
        }
    }
}

/// `3-5`, `3 to 5`: what to write instead.
fn two_numbers(text: &str) -> Option<String> {
    let (low, high) = ["–", " to ", "-", ","].iter().find_map(|between| text.split_once(between))?;
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (low, high) = (low.trim(), high.trim());
    (is_number(low) && is_number(high)).then(|| format!("write [{low}, {high}]"))
}

/// What a figure without keys says.
pub(super) fn in_words(words: Text) -> Figure {
    Figure { words: Some(words).filter(|words| !words.raw().is_empty()), ..Figure::default() }
}
