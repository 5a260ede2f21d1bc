//! Numbers in words.

use super::super::super::galley::{Kind, Token};
use super::{Form, Numeral, scale};
use crate::brief::spelt::{self, Tongues};
use std::ops::Range;

/// What a spelt number is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    /// One to nineteen.
    Small(f64),
    /// Twenty, thirty …
    Tens(f64),
    /// Hundred, thousand … dozen.
    Scale(f64),
}

/// The number that a word begins.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Numeral> {
    let token = tokens.get(at)?;
    if !may_begin(&token.lower) {
        return None;
    }
    share(tokens, at)
        .or_else(|| lots(tokens, at))
        .or_else(|| number(tokens, at))
        .or_else(|| compound(tokens, at))
}

/// Whether a word begins as numbers do: nearly all do not, and are told by their first letters.
fn may_begin(lower: &str) -> bool {
    match lower.as_bytes() {
        [b'a'] | [b'a', b'n'] => true,
        [first, second, third, ..] => matches!(
            &[*first, *second, *third],
            b"one"
                | b"two"
                | b"thr"
                | b"thi"
                | b"tho"
                | b"ten"
                | b"twe"
                | b"tri"
                | b"fou"
                | b"for"
                | b"fiv"
                | b"fif"
                | b"six"
                | b"sev"
                | b"eig"
                | b"ele"
                | b"nin"
                | b"zer"
                | b"hal"
                | b"hun"
                | b"doz"
                | b"mil"
                | b"bil"
                | b"sco"
        ),
        _ => false,
    }
}

fn numeral(tokens: &[Token<'_>], range: Range<usize>, mantissa: f64, form: Form) -> Option<Numeral> {
    let bytes = tokens.get(range.start)?.start..tokens.get(range.end.checked_sub(1)?)?.end();
    Some(Numeral { tokens: range, bytes, mantissa, scale: 1.0, form, tail: None, code: None })
}

fn word<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |token| &*token.lower)
}

/// `twenty`, `three hundred and twelve`, `a million`, `half a million`, `one and a half`.
fn number(tokens: &[Token<'_>], at: usize) -> Option<Numeral> {
    let first = word(tokens, at);
    let (mut half, mut start) = (1.0, at);
    if first == "half" {
        (half, start) = (0.5, at + 1);
    }
    let led = matches!(word(tokens, start), "a" | "an");
    if led && !matches!(part(word(tokens, start + 1)), Some(Part::Scale(_))) || half < 1.0 && !led {
        return None;
    }
    let (value, end) = sum(tokens, start + usize::from(led), led)?;
    let (value, end) = and_a_half(tokens, value, end);
    let mut found = numeral(tokens, at..end, value * half, Form::Words)?;
    if let Some(scale) = scale(word(tokens, end)).filter(|_| value.fract() != 0.0) {
        found = numeral(tokens, at..end + 1, value * half * scale, Form::Words)?;
    }
    Some(found)
}

/// The value of the number words from one on, and the token after them.
fn sum(tokens: &[Token<'_>], from: usize, led: bool) -> Option<(f64, usize)> {
    let (mut total, mut group, mut at) = (0.0, if led { 1.0 } else { 0.0 }, from);
    let mut last = None;
    let mut limit = f64::INFINITY;
    while let Some(found) = tokens.get(at).and_then(|token| part_of(token)) {
        match (found, last) {
            (Compound::One(Part::Small(value)), Some(Part::Tens(_))) if value < 10.0 => group += value,
            (Compound::One(Part::Small(value) | Part::Tens(value)), None | Some(Part::Scale(_))) => {
                group += value;
            }
            (Compound::Two(value), None | Some(Part::Scale(_))) => group += value,
            (Compound::One(Part::Scale(by)), _) if (group > 0.0) && by < limit => {
                (total, group, limit) = scaled(total, group, limit, by);
            }
            _ => break,
        }
        last = Some(match found {
            Compound::One(part) => part,
            Compound::Two(_) => Part::Small(99.0),
        });
        at += 1;
        let joins = word(tokens, at) == "and" && matches!(last, Some(Part::Scale(by)) if by > 12.0);
        at += usize::from(
            joins && tokens.get(at + 1).and_then(part_of).is_some_and(Compound::is_below_hundred),
        );
    }
    (at > from).then_some((total + group, at))
}

/// A scale multiplies what is before it: hundreds within a group, thousands and more the group as a whole.
fn scaled(total: f64, group: f64, limit: f64, by: f64) -> (f64, f64, f64) {
    if by <= 100.0 { (total, group * by, limit) } else { (total + group * by, 0.0, by) }
}

/// A word of a number: one part, or `twenty-five`.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Compound {
    One(Part),
    Two(f64),
}

impl Compound {
    fn is_below_hundred(self) -> bool {
        !matches!(self, Self::One(Part::Scale(_)))
    }
}

fn part_of(token: &Token<'_>) -> Option<Compound> {
    if token.kind != Kind::Word {
        return None;
    }
    if let Some((tens, small)) = token.lower.split_once('-') {
        return match (part(tens)?, part(small)?) {
            (Part::Tens(tens), Part::Small(small)) if small < 10.0 => Some(Compound::Two(tens + small)),
            _ => None,
        };
    }
    part(&token.lower).map(Compound::One)
}

fn part(word: &str) -> Option<Part> {
    if word.len() > 9 || !may_begin(word) {
        return None;
    }
    if let Some(value) = spelt::small(word, Tongues::English) {
        return Some(Part::Small(value));
    }
    if let Some(value) = spelt::tens(word, Tongues::English) {
        return Some(Part::Tens(value));
    }
    match word {
        "zero" => Some(Part::Small(0.0)),
        "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozen" => scale(word).map(Part::Scale),
        _ => None,
    }
}

/// `one and a half`
fn and_a_half(tokens: &[Token<'_>], value: f64, end: usize) -> (f64, usize) {
    let follows = |at: usize, words: &[&str]| {
        words.iter().enumerate().all(|(index, expected)| word(tokens, at + index) == *expected)
    };
    if follows(end, &["and", "a", "half"]) {
        (value + 0.5, end + 3)
    } else if follows(end, &["and", "a", "quarter"]) {
        (value + 0.25, end + 3)
    } else {
        (value, end)
    }
}

/// `half`, `a third`, `two-thirds`, `three quarters`; not `the third quarter`, `the second half`, `half-time`.
fn share(tokens: &[Token<'_>], at: usize) -> Option<Numeral> {
    let first = word(tokens, at);
    if let Some((count, parts)) = first.split_once('-') {
        let value = count_of(count)? / denominator(parts)?;
        return numeral(tokens, at..at + 1, value, Form::Share);
    }
    if first == "half" {
        let before = at.checked_sub(1).map_or("", |before| word(tokens, before));
        let part_of_time = matches!(
            before,
            "first"
                | "second"
                | "other"
                | "1st"
                | "2nd"
                | "the"
                | "each"
                | "either"
                | "-"
                | "this"
                | "last"
                | "better"
        );
        let whole = matches!(
            word(tokens, at + 1),
            "of" | "the" | "its" | "their" | "his" | "her" | "our" | "those" | "all"
        );
        return (whole && !part_of_time).then(|| numeral(tokens, at..at + 1, 0.5, Form::Share))?;
    }
    let parts = word(tokens, at + 1);
    let value = count_of(first)? / denominator(parts)?;
    let singular = matches!(first, "a" | "one");
    let share = singular != parts.ends_with('s') && (!singular || word(tokens, at + 2) == "of");
    share.then(|| numeral(tokens, at..at + 2, value, Form::Share))?
}

fn count_of(word: &str) -> Option<f64> {
    match word {
        "a" => Some(1.0),
        _ => spelt::small(word, Tongues::English).filter(|value| *value < 10.0),
    }
}

fn denominator(word: &str) -> Option<f64> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "half" | "halve" => 2.0,
        "third" => 3.0,
        "quarter" | "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        _ => return None,
    })
}

/// `hundreds`, `tens of thousands`, `several hundred`, `scores of` people.
fn lots(tokens: &[Token<'_>], at: usize) -> Option<Numeral> {
    let many = |word: &str| {
        Some(match word {
            "tens" => 10.0,
            "dozens" => 24.0,
            "hundreds" => 1e2,
            "thousands" => 1e3,
            "millions" => 1e6,
            "billions" => 1e9,
            "trillions" => 1e12,
            _ => return None,
        })
    };
    let lots = |least: f64, most: f64, end: usize| {
        let mut found = numeral(tokens, at..end, least, Form::Lots)?;
        found.scale = most;
        Some(found)
    };
    let first = word(tokens, at);
    let of = word(tokens, at + 1) == "of";
    if let (true, Some(by), Some(times)) = (of, many(word(tokens, at + 2)), many(first)) {
        return lots(times * by, times * by * 10.0, at + 3);
    }
    match first {
        "tens" => None,
        "scores" => {
            let people = tokens.get(at + 2).is_some_and(super::super::nouns::is_plural);
            (of && people).then(|| lots(40.0, f64::NAN, at + 2 - 1))?
        }
        "dozens" => lots(24.0, f64::NAN, at + 1),
        "several" => lots(2.0 * scale(word(tokens, at + 1))?, f64::NAN, at + 2),
        _ => many(first).and_then(|least| lots(least, least * 10.0, at + 1)),
    }
}

/// The number that a word with hyphens begins (`five-year`, `two-and-a-half`), or one with `fold` (`sixfold`).
fn compound(tokens: &[Token<'_>], at: usize) -> Option<Numeral> {
    let token = tokens.get(at)?;
    let mut length = 0;
    let mut value = None;
    if let Some(times) = token.lower.strip_suffix("fold") {
        let times = times.trim_end_matches('-');
        value = part(times).and_then(plain);
        length = times.len();
    } else {
        for part in pieces(&token.lower) {
            match value_of(part) {
                Some(more) if value.is_none() => (value, length) = (Some(more), part.len()),
                _ => break,
            }
        }
    }
    let mut found = numeral(tokens, at..at + 1, value?, Form::Words)?;
    let end = token.start + length;
    if token.lower.len() != token.word.len() {
        return None;
    }
    if end < found.bytes.end {
        found.tail = Some(end..found.bytes.end);
        found.bytes.end = end;
    }
    Some(found)
}

/// The beginnings of a word that may be a number, the longest first.
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    let hyphens = word.match_indices('-').take(4).map(|(at, _)| at).collect::<Vec<_>>();
    let ends = std::iter::once(word.len()).chain(hyphens.into_iter().rev());
    ends.filter_map(|end| word.get(..end)).filter(|piece| value_of(piece).is_some()).take(1)
}

fn value_of(piece: &str) -> Option<f64> {
    if let Some(whole) = piece.strip_suffix("-and-a-half") {
        return part(whole).and_then(plain).map(|value| value + 0.5);
    }
    match piece.split_once('-') {
        None => part(piece).and_then(plain),
        Some((first, second)) => match (part(first)?, part(second)?) {
            (Part::Tens(tens), Part::Small(small)) if small < 10.0 => Some(tens + small),
            (Part::Small(small) | Part::Tens(small), Part::Scale(by)) => Some(small * by),
            _ => None,
        },
    }
}

fn plain(part: Part) -> Option<f64> {
    match part {
        Part::Small(value) | Part::Tens(value) => Some(value),
        Part::Scale(_) => None,
    }
}
