//! A number with what it counts: `$4.2bn`, `12 per cent`, `five-year`, `300 small boats a day`.

use super::super::galley::{Galley, Kind, Token};
use super::measures::{self, Dimension};
use super::numeral::{Form, Numeral};
use super::{lexicon, money, nouns, numeral};
use std::ops::Range;

/// A number and its unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity<'t> {
    pub(super) numeral: Numeral,
    pub(super) unit: Option<Unit<'t>>,
    /// The time or thing that it is a rate for.
    pub(super) per: Option<&'t str>,
    /// The whole that a share is of.
    pub(super) of: Option<Range<usize>>,
    /// From the sign of its currency to the last word of its unit.
    pub(super) tokens: Range<usize>,
    /// The token after it and its rate.
    pub(super) end: usize,
}

/// What a number counts or is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit<'t> {
    /// For readers.
    pub(super) name: &'t str,
    pub(super) dimension: Dimension,
    /// How it was found.
    pub(super) by: By,
}

/// How a unit was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// It stands at the number.
    Place,
    /// It is hyphened to it: `five-year`.
    Hyphen,
    /// It stands after `of`: `one of the towns`, `hundreds of people`.
    Of,
    /// Another number has it.
    Other,
}

impl<'t> Quantity<'t> {
    /// A number with its unit, in a sentence that ends before `end`.
    pub(super) fn new(galley: &Galley<'t>, numeral: Numeral, end: usize) -> Self {
        let tokens = numeral.tokens.clone();
        let mut found = Self { end: tokens.end, tokens, numeral, unit: None, per: None, of: None };
        found.measure(galley, end);
        found.end = found.tokens.end;
        found.rate(galley, end);
        if found.is_share() {
            found.whole(galley, end);
        }
        found
    }

    /// What the unit measures.
    pub(super) fn dimension(&self) -> Option<Dimension> {
        self.unit.map(|unit| unit.dimension)
    }

    /// Whether it is a part of a whole.
    fn is_share(&self) -> bool {
        self.numeral.form == Form::Share || self.dimension() == Some(Dimension::Share)
    }

    fn take(&mut self, name: &'t str, dimension: Dimension, by: By, end: usize) {
        self.unit = Some(Unit { name, dimension, by });
        self.tokens.end = end;
    }

    fn measure(&mut self, galley: &Galley<'t>, end: usize) {
        let at = self.numeral.tokens.end;
        if let Some((name, start)) = money::before(galley, &self.numeral) {
            self.tokens.start = start;
            return self.take(name, Dimension::Money, By::Place, at);
        }
        if let Some(tail) = self.numeral.tail.clone() {
            return self.hyphened(galley.slice(tail), at);
        }
        if self.numeral.form == Form::Share {
            return;
        }
        let touching = |index: usize| galley.tokens().get(index).filter(|token| index < end && !token.spaced);
        if touching(at).is_some_and(|mark| mark.is("-"))
            && let Some(word) = touching(at + 1).filter(|word| word.kind == Kind::Word)
        {
            if word.is_one_of(&["plus", "odd", "something"]) {
                return self.after(galley, at + 2, end);
            }
            if word.lower.starts_with("to-") {
                return;
            }
            return self.hyphened(word.word, at + 2);
        }
        let or = galley.tokens().get(at).is_some_and(|or| or.is("or"));
        let hedged =
            galley.tokens().get(at + 1).is_some_and(|word| word.is_one_of(&["so", "more", "fewer", "less"]));
        self.after(galley, if or && hedged { at + 2 } else { at }, end);
    }

    /// The unit that stands after the number.
    fn after(&mut self, galley: &Galley<'t>, at: usize, end: usize) {
        let at = at
            + usize::from(
                galley.tokens().get(at).is_some_and(|token| token.is_one_of(QUALIFIERS))
                    && measures::at(galley, at + 1, end).is_some(),
            );
        let word = galley.tokens().get(at).filter(|word| at < end && word.kind == Kind::Word);
        if let Some(piece) = word.and_then(|word| word.word.split_once('-')).map(|(piece, _)| piece)
            && let Some(dimension) = measures::dimension(piece, &piece.to_lowercase())
            && measures::at(galley, at, end).is_none()
            && measures::age(galley, at, end).is_none()
        {
            self.take(piece, dimension, By::Hyphen, at + 1);
            self.per = word.and_then(|word| word.word.split_once("-a-")).map(|(_, per)| per);
        } else if let Some(age) = measures::age(galley, at, end) {
            self.take(age.name, age.dimension, By::Place, age.end);
        } else if let Some(found) = measures::at(galley, at, end) {
            self.take(found.name, found.dimension, By::Place, found.end);
        } else if let Some((name, end)) = money::after(galley, at, end) {
            self.take(name, Dimension::Money, By::Place, end);
        } else {
            self.counted(galley, at, end);
        }
    }

    /// The things that are counted.
    fn counted(&mut self, galley: &Galley<'t>, at: usize, end: usize) {
        let tokens = galley.tokens();
        let of = tokens.get(at).is_some_and(|of| of.is("of"));
        let lots = self.numeral.form == Form::Lots;
        if of {
            let start = at + 1 + determiners(tokens, at + 1);
            if let Some(found) = measures::at(galley, start, end).filter(|_| lots) {
                return self.take(found.name, found.dimension, By::Of, found.end);
            }
            if let Some((name, end)) = money::after(galley, start, end).filter(|_| lots) {
                return self.take(name, Dimension::Money, By::Of, end);
            }
            let past = tokens.get(start).is_some_and(|word| word.is_one_of(&["most", "more"]));
            let counted = numeral::read(galley, start, end).is_some();
            if let Some(phrase) = nouns::plural(galley, start + usize::from(past), end).filter(|_| !counted) {
                self.take(galley.words(phrase.clone()), Dimension::Count, By::Of, phrase.end);
            }
            return;
        }
        let phrase = nouns::plural(galley, at, end);
        let spelt = !self.numeral.in_digits();
        let phrase = if self.is_one() && (spelt || phrase.is_none()) {
            nouns::singular(galley, at, end)
        } else {
            phrase
        };
        if let Some(phrase) = phrase {
            self.take(galley.words(phrase.clone()), Dimension::Count, By::Place, phrase.end);
        }
    }

    /// Whether it is the word `one`, or the digit.
    pub(super) fn is_one(&self) -> bool {
        self.numeral.form != Form::Lots && (self.numeral.value() - 1.0).abs() < f64::EPSILON
    }

    /// The unit that is hyphened to the number: `year-old`, `year`, `fold`.
    fn hyphened(&mut self, tail: &'t str, end: usize) {
        let tail = tail.trim_start_matches(['-', '‐', '‑']);
        let lower = tail.to_lowercase();
        let is_age = ["year-old", "years-old", "year-olds", "month-old", "months-old", "week-old", "day-old"]
            .contains(&lower.as_str());
        let first = tail.split('-').next().unwrap_or_default();
        let whole = measures::dimension(tail, &lower);
        let dimension = whole.or_else(|| measures::dimension(first, &first.to_lowercase()));
        let first = if whole.is_some() { tail } else { first };
        match dimension {
            _ if is_age => self.take(tail, Dimension::Age, By::Hyphen, end),
            _ if lower == "fold" => self.take("times", Dimension::Other, By::Hyphen, end),
            Some(dimension) => self.take(first, dimension, By::Hyphen, end),
            None if matches!(first, "dollar" | "euro" | "cent" | "yen" | "yuan") => {
                self.take(first, Dimension::Money, By::Hyphen, end);
            }
            None if matches!(lower.as_str(), "percent" | "per-cent" | "percentage") => {
                self.take("per cent", Dimension::Share, By::Hyphen, end);
            }
            None => self.take(first, Dimension::Count, By::Hyphen, end),
        }
    }

    /// `per hour`, `a day`, `an hour`, `each`, `/day`, `a-day`.
    fn rate(&mut self, galley: &Galley<'t>, end: usize) {
        let tokens = galley.tokens().get(..end).unwrap_or_default();
        let Some(word) = tokens.get(self.tokens.end) else { return };
        let Some(next) = tokens.get(self.tokens.end + 1) else {
            return;
        };
        let length = match word.word {
            _ if word.is("per") && next.kind == Kind::Word && !next.is("cent") => {
                2 + usize::from(next.is_one_of(&["square", "cubic", "metric", "sq"]))
            }
            _ if word.is("per") && next.kind == Kind::Number => {
                let plural = tokens.get(self.tokens.end + 2).is_some_and(nouns::is_plural);
                if plural { 3 } else { return }
            }
            "a" | "an" | "every" if self.is_rate_of(next) => 2,
            "/" if !word.spaced && next.kind == Kind::Word => 2,
            "a-day" | "a-week" | "a-month" | "a-year" | "a-share" | "a-gallon" | "a-barrel" | "a-night" => 1,
            _ => return,
        };
        self.end = (self.tokens.end + length).min(end);
        let start = self.tokens.end + usize::from(length > 1);
        let name = galley.words(start..self.end);
        self.per = Some(name.strip_prefix("a-").unwrap_or(name)).filter(|name| !name.is_empty());
    }

    /// Whether `a` before a word makes a rate.
    fn is_rate_of(&self, word: &Token<'_>) -> bool {
        let time = [
            "day", "week", "month", "year", "hour", "minute", "second", "night", "season", "quarter",
            "decade", "century", "game", "match",
        ];
        let thing = [
            "share", "barrel", "gallon", "litre", "liter", "gram", "kilo", "kilogram", "pound", "ton",
            "tonne", "ounce", "head", "person", "unit", "bushel", "mile", "ticket", "bottle", "piece", "pop",
            "pint", "square",
        ];
        let things = matches!(self.dimension(), None | Some(Dimension::Money)) && word.is_one_of(&thing);
        (self.unit.is_some() || self.numeral.in_digits()) && (word.is_one_of(&time) || things)
    }

    /// The whole that it is a share of: `60 per cent of the valley's orchards`, `half the town`.
    fn whole(&mut self, galley: &Galley<'t>, end: usize) {
        let tokens = galley.tokens();
        let at = self.end;
        let led = tokens.get(at).is_some_and(|of| of.is("of"));
        if at >= end || !led && self.numeral.form != Form::Share {
            return;
        }
        let start = at + usize::from(led);
        let after = start + determiners(tokens, start);
        let phrase = nouns::plural(galley, after, end).or_else(|| nouns::singular(galley, after, end));
        if let Some(phrase) = phrase {
            self.of = Some(start..phrase.end);
            self.end = phrase.end;
        }
    }
}

/// Words between a number and its measure: `10 nautical miles`, `six straight days`.
const QUALIFIERS: &[&str] = &[
    "additional",
    "consecutive",
    "extra",
    "fluid",
    "full",
    "long",
    "metric",
    "more",
    "nautical",
    "other",
    "short",
    "solid",
    "straight",
    "successive",
    "us",
    "whole",
];

/// How many articles and possessives a phrase begins with: `the valley's`, `all of those`.
fn determiners(tokens: &[Token<'_>], at: usize) -> usize {
    let rest = tokens.get(at..).unwrap_or_default();
    let leads = |token: &&Token<'_>| {
        token.is_one_of(&[
            "the", "a", "an", "all", "its", "their", "his", "her", "our", "my", "your", "those", "these",
            "this", "that", "some", "many", "so",
        ])
    };
    let led = rest.iter().take_while(leads).count();
    let owner = rest.iter().skip(led).take(4);
    let owner = owner.take_while(|token| token.kind == Kind::Word && !lexicon::ends_nouns(&token.lower));
    let owned = owner.enumerate().find(|(_, token)| token.is("'s")).map(|(index, _)| index + 1);
    led + owned.unwrap_or(0)
}
