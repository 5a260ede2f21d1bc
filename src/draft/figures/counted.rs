//! From the quantities of a sentence to figures.
//!
//! | rule | finds |
//! |---|---|
//! | `figure-per-cent`, `figure-money`, `figure-measure` | `4.5%`, `$4.2bn`, `4 metres` |
//! | `figure-range`, `figure-change` | `30 to 40 homes`, `rose from 3 percent to 7 percent` |
//! | `figure-count`, `figure-bare` | `12,400 people`, `killing 31` |
//! | `figure-share`, `figure-one-in`, `figure-lots` | `two-thirds of it`, `one in three wells`, `hundreds` |
//! | `figure-compound`, `figure-age` | `five-year plan`, `a 55-year-old driver` |
//! | `figure-shared-unit` | a number that takes another's unit |
//! | `figure-duration` | a number within a date's words: `over the past three days` |
//! | `figure-one`, `figure-one-of` | `one man`, `one of the engineers` |

use super::super::galley::Galley;
use super::super::when::{self, When};
use super::joined::{self, How, Joined};
use super::measures::Dimension;
use super::numeral::{Form, Numeral};
use super::quantity::{By, Quantity};
use super::sayings::Sayings;
use super::what::Clause;
use super::{Count, Worth, clause, excluded, sayings};
use crate::brief::{Bound, Certainty, Confidence, Figure, Number, hedge};
use crate::text::Text;
use jiff::civil;
use std::ops::Range;

/// A sentence with figures.
pub(super) struct Sentence<'a, 't> {
    galley: &'a Galley<'t>,
    tokens: Range<usize>,
    whens: Vec<When>,
    /// Whom the sentence names as saying it: tokens.
    named: Option<sayings::Named>,
}

/// A hedge of a number.
struct Hedge<'t> {
    words: &'t str,
    bound: Option<Bound>,
    /// The tokens from the hedge to the number, or from the number to the hedge.
    start: usize,
    end: usize,
}

impl<'a, 't> Sentence<'a, 't> {
    pub(super) fn new(galley: &'a Galley<'t>, tokens: Range<usize>, published: Option<civil::Date>) -> Self {
        let whens = when::find(galley, tokens.clone(), published);
        let named = sayings::named(galley, &tokens);
        Self { galley, tokens, whens, named }
    }

    /// Appends the figures of the sentence.
    pub(super) fn count(
        &self,
        quantities: Vec<Quantity<'t>>,
        sayings: &mut Sayings,
        counts: &mut Vec<Count>,
    ) {
        let (galley, sentence, whens) = (self.galley, &self.tokens, self.whens.as_slice());
        let mut clause = Clause { galley, sentence, whens, free: sentence.start, last: None };
        let mut rest = joined::join(self.galley, quantities).into_iter().peekable();
        while let Some(one) = rest.next() {
            let barrier = rest.peek().map_or(usize::MAX, |next| self.barrier(next));
            if !excluded::is_excluded(self.galley, &self.tokens, &one)
                && let Some(count) = self.figure(&one, barrier, sayings, &mut clause)
            {
                counts.push(count);
            }
        }
    }

    fn figure(
        &self,
        one: &Joined<'t>,
        barrier: usize,
        sayings: &mut Sayings,
        clause: &mut Clause<'_, 't>,
    ) -> Option<Count> {
        let whole = one.second.as_ref().unwrap_or(&one.first);
        let number = one.first.numeral.bytes.start..whole.numeral.bytes.end;
        let (figure, worth) = amounts(self.galley, one, &number)?;
        let hedge = self.hedge(one, whole);
        let tokens = one.first.tokens.start..whole.tokens.end.max(one.first.tokens.end);
        let spoken = hedge
            .as_ref()
            .map_or(tokens.clone(), |hedge| hedge.start.min(tokens.start)..hedge.end.max(tokens.end));
        let end = one.also.as_ref().map_or(whole.end, |also| also.end + 1).max(spoken.end);
        let said = sayings
            .of_place(number.start)
            .or_else(|| Some(self.galley.bytes(sayings::before(self.galley, &self.tokens, spoken.start)?)))
            .or_else(|| self.named.as_ref().and_then(|named| named.of(&number)));
        let what = clause.what(&spoken, end, whole, one.how == How::Change);
        let (rule, confidence) = if clause.is_in_a_date(&tokens) || self.is_a_span(&tokens, whole) {
            ("figure-duration", Confidence::Low)
        } else {
            rule(one, whole)
        };
        let estimated = hedge.as_ref().is_some_and(|hedge| hedge.words.contains("stimated"))
            || clause.is_estimate(&spoken);
        (clause.free, clause.last) = (end, Some(what));
        let bytes = self.galley.bytes(spoken.clone());
        let (as_of, period) = clause::dates(&self.whens, &spoken, barrier);
        Some(Count {
            bytes: bytes.start.min(number.start)..bytes.end.max(number.end),
            number,
            figure: Figure {
                as_of,
                period,
                what: Some(Text::new(what)),
                ..self.worded(one, hedge.as_ref(), figure)
            },
            worth,
            also: one.also.as_ref().map(|also| also.numeral.bytes.clone()),
            certainty: match &said {
                _ if estimated => Certainty::Estimated,
                Some(_) => Certainty::Claimed,
                None => Certainty::Unknown,
            },
            source: said,
            caveat: None,
            rule,
            confidence,
        })
    }

    /// "The past 24 hours", "the next two years": a time that something happens in, and nothing that is counted.
    fn is_a_span(&self, number: &Range<usize>, quantity: &Quantity<'t>) -> bool {
        const SPANS: &[&str] = &["past", "last", "previous", "preceding", "next", "coming"];
        let before = number.start.checked_sub(1).and_then(|before| self.galley.tokens().get(before));
        quantity.dimension() == Some(Dimension::Time) && before.is_some_and(|word| word.is_one_of(SPANS))
    }

    /// A figure with the words that stand at its number.
    fn worded(&self, one: &Joined<'t>, hedge: Option<&Hedge<'t>>, figure: Figure) -> Figure {
        let whole = one.second.as_ref().unwrap_or(&one.first);
        let of = whole.of.clone().or_else(|| one.first.of.clone());
        Figure {
            unit: whole.unit.map(|unit| Text::new(unit.name)),
            of: of.map(|of| Text::new(self.galley.words(of))),
            per: whole.per.map(Text::new),
            also: one.also.as_ref().and_then(also),
            bound: hedge.and_then(|hedge| hedge.bound),
            hedge: hedge.map(|hedge| Text::new(&hedge.words.to_lowercase())),
            ..figure
        }
    }

    /// Where the dates of a number end that is compared with the next: "3,400, up from 2,900 in March".
    fn barrier(&self, next: &Joined<'t>) -> usize {
        let start = next.first.tokens.start;
        let before = self.galley.tokens().get(start.saturating_sub(2)..start).unwrap_or_default();
        let compares =
            before.iter().any(|token| token.is_one_of(&["from", "versus", "compared", "against", "than"]));
        if compares { start } else { usize::MAX }
    }

    /// The hedge of a figure, before its number or after it.
    fn hedge(&self, one: &Joined<'t>, whole: &Quantity<'t>) -> Option<Hedge<'t>> {
        let tokens = self.galley.tokens();
        let start = one.first.tokens.start;
        let from = start.saturating_sub(hedge::REACH).max(self.tokens.start);
        let before: Vec<&str> = tokens.get(from..start)?.iter().map(|token| &*token.lower).collect();
        let after_number = whole.numeral.tokens.end;
        let lower = |from: usize| -> Vec<&str> {
            let end = (from + hedge::REACH).min(self.tokens.end);
            tokens.get(from..end).unwrap_or_default().iter().map(|token| &*token.lower).collect()
        };
        let found = |range: Range<usize>, bound: Option<Bound>| {
            Some(Hedge { words: self.galley.words(range.clone()), bound, start: range.start, end: range.end })
        };
        if let Some((words, bound)) =
            hedge::before(&before, &lower(after_number)).or_else(|| clause::hedge(&before))
        {
            return found(start - words..start, Some(bound));
        }
        if one.how == How::Between && before.last() == Some(&"between") {
            return found(start - 1..start, None);
        }
        for end in [after_number, whole.tokens.end] {
            let after = lower(end);
            if let Some((words, bound)) = hedge::after(&after).or_else(|| clause::hedge_after(&after)) {
                return found(end..end + words, Some(bound));
            }
        }
        None
    }
}

fn also(quantity: &Quantity<'_>) -> Option<(Number, Option<Text>)> {
    Some((Number::new(quantity.numeral.value())?, quantity.unit.map(|unit| Text::new(unit.name))))
}

/// How many, as the format writes it and as programs read it.
fn amounts(galley: &Galley<'_>, one: &Joined<'_>, number: &Range<usize>) -> Option<(Figure, Worth)> {
    let first = Number::new(one.first.numeral.value())?;
    let words = || Some(Text::new(&galley.slice(number.clone()).to_lowercase()));
    let Some(second) = &one.second else {
        return Some(alone(galley, &one.first.numeral, first));
    };
    let second = Number::new(second.numeral.value())?;
    Some(match one.how {
        How::OneIn => {
            let share = Number::new(first.get() / second.get())?;
            (Figure { words: words(), ..Figure::default() }, Worth::One(share))
        }
        How::Change => (Figure { value: Some(second), ..Figure::default() }, Worth::Stretch(first, second)),
        _ => (Figure { range: Some((first, second)), ..Figure::default() }, Worth::Stretch(first, second)),
    })
}

fn alone(galley: &Galley<'_>, numeral: &Numeral, value: Number) -> (Figure, Worth) {
    let words = || Some(Text::new(&galley.slice(numeral.bytes.clone()).to_lowercase()));
    match numeral.form {
        Form::Lots => {
            let worth = Number::new(numeral.scale).map_or(Worth::Unsaid, |most| Worth::Stretch(value, most));
            (Figure { words: words(), ..Figure::default() }, worth)
        }
        Form::Share => (Figure { words: words(), ..Figure::default() }, Worth::One(value)),
        _ => (Figure { value: Some(value), ..Figure::default() }, Worth::One(value)),
    }
}

/// The rule that found a figure, and how often it is right.
fn rule(one: &Joined<'_>, whole: &Quantity<'_>) -> (&'static str, Confidence) {
    use Confidence::{High, Low, Medium};
    match one.how {
        How::OneIn => return ("figure-one-in", Medium),
        How::Change => return ("figure-change", Medium),
        How::Range | How::Between => return ("figure-range", if whole.unit.is_some() { High } else { Low }),
        How::Alone | How::Pair => {}
    }
    match whole.numeral.form {
        Form::Lots => return ("figure-lots", Medium),
        Form::Share => return ("figure-share", Medium),
        _ => {}
    }
    let Some(unit) = whole.unit else { return ("figure-bare", Low) };
    match (unit.dimension, unit.by) {
        (Dimension::Count, By::Of) if whole.is_one() => ("figure-one-of", Low),
        (Dimension::Count, _) if whole.is_one() => ("figure-one", Low),
        (Dimension::Age, _) => ("figure-age", Low),
        (_, By::Other) => ("figure-shared-unit", Medium),
        (Dimension::Share, _) => ("figure-per-cent", High),
        (Dimension::Money, _) => ("figure-money", High),
        (Dimension::Count, By::Hyphen) => ("figure-compound", Low),
        (Dimension::Count, _) => ("figure-count", Medium),
        (_, By::Hyphen) => ("figure-compound", Medium),
        _ => ("figure-measure", High),
    }
}
