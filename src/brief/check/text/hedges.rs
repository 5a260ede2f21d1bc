//! Figures that the article hedges and the brief does not.
//!
//! A warning must be right nearly always, so what a word means elsewhere counts against it: `over` is a hedge only
//! where it can be no place, dispute or time (`handed over 12 men`, `over 3 days`), `about` and `around` not after those who tell or
//! gather (`told us about 3 men`). And every place must hedge where the located text has the number more than once.

mod words;

use super::super::{Report, Subject};
use super::located::{Located, Paragraph, figures};
use super::numerals::Numeral;
use crate::brief::field::Field;
use crate::brief::yaml::example;
use crate::brief::yaml::lines::What;
use crate::brief::{Bound, Certainty, Code, Figure, Item, Section};
use words::{AFTER, BEFORE, BEFORE_ABOUT, BEFORE_AROUND, BEFORE_OVER, BEFORE_UP_TO, RANGE, TIMES};

/// A hedge that an article puts on a number.
struct Hedge {
    /// Its words.
    words: String,
    /// It and the number.
    with_number: String,
    bound: Bound,
}

pub(super) fn check(subject: &Subject<'_>, located: &mut Located<'_>, report: &mut Report<'_, '_>) {
    for (item, figure) in figures(subject.brief.section(Section::Figures)) {
        let field = Field::of_item(item);
        let hidden =
            ["hedge", "bound", "certainty", "value", "at"].iter().any(|key| subject.may_hide(&field, key));
        if !hidden
            && is_bare(item, figure)
            && let Some(hedge) = hedge(item, figure, located)
        {
            dropped(&hedge, &field, report);
        }
    }
}

/// Whether a figure claims to be exact.
fn is_bare(item: &Item, figure: &Figure) -> bool {
    figure.hedge.is_none() && figure.bound.is_none() && item.certainty != Certainty::Estimated
}

fn dropped(hedge: &Hedge, field: &Field, report: &mut Report<'_, '_>) {
    let what = What::new(format!("the article hedges: “{}”", hedge.with_number)).help(format!(
        "add `hedge: {}` and `bound: {}`",
        example(&hedge.words),
        hedge.bound.key()
    ));
    report.add(Code::HedgeDropped, &field.key("hedge"), what);
}

/// The hedge that the article puts on a figure's number wherever it is located.
fn hedge(item: &Item, figure: &Figure, located: &mut Located<'_>) -> Option<Hedge> {
    let mut first = None;
    for at in &item.at {
        let Some((paragraph, places)) = located.places(figure, at) else { continue };
        for place in places {
            let hedge = hedge_of(paragraph, place, figure)?;
            first.get_or_insert(hedge);
        }
    }
    first
}

/// The hedge of a number at one place; `None` where it has none, or is part of a range or a year.
fn hedge_of(paragraph: &Paragraph<'_>, place: Numeral, figure: &Figure) -> Option<Hedge> {
    let lower = paragraph.lower.as_slice();
    let after = lower.get(place.end..).unwrap_or_default();
    if is_range(after) || (place.like_a_year && !is_unit(figure, after)) {
        return None;
    }
    let start = before_sign(lower, place.start);
    let before = lower.get(..start).unwrap_or_default();
    let found = BEFORE.iter().find(|(words, _)| ends_with(before, words));
    if let Some((words, bound)) = found.filter(|(words, _)| is_meant(words, before, after)) {
        let from = start - words.len();
        return Some(Hedge {
            words: paragraph.written(from..start).to_lowercase(),
            with_number: paragraph.written(from..place.end).to_owned(),
            bound: *bound,
        });
    }
    let (words, bound) = AFTER.iter().find(|(words, _)| begins_with(after, words))?;
    let end = place.end + words.len();
    Some(Hedge {
        words: paragraph.written(place.end..end).to_owned(),
        with_number: paragraph.written(place.start..end).to_owned(),
        bound: *bound,
    })
}

/// Steps over a currency's sign before a number, and over the article of `a dozen`.
fn before_sign(lower: &[String], start: usize) -> usize {
    let sign = |word: &String| matches!(word.as_str(), "$" | "€" | "£" | "¥" | "a" | "an");
    start - usize::from(start.checked_sub(1).and_then(|before| lower.get(before)).is_some_and(sign))
}

/// Whether the words, which end what stands before a number, can only be a hedge.
fn is_meant(hedge: &[&str], before: &[String], after: &[String]) -> bool {
    let rest = before.len() - hedge.len();
    let word = rest.checked_sub(1).and_then(|last| before.get(last)).map_or("", String::as_str);
    let begins = !word.starts_with(char::is_alphanumeric);
    match hedge {
        ["over"] => (begins || BEFORE_OVER.contains(&word)) && !is_time(after),
        ["about"] => !BEFORE_ABOUT.contains(&word),
        ["around"] => !BEFORE_AROUND.contains(&word),
        ["up", "to"] => !BEFORE_UP_TO.contains(&word),
        _ => true,
    }
}

fn is_time(after: &[String]) -> bool {
    after.iter().take(3).any(|word| TIMES.contains(&word.as_str()))
}

/// Whether another number follows that the two are a range with.
fn is_range(after: &[String]) -> bool {
    let [word, next, ..] = after else { return false };
    RANGE.contains(&word.as_str()) && next.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the figure's unit follows.
fn is_unit(figure: &Figure, after: &[String]) -> bool {
    let unit = figure.unit.as_ref().map(|unit| unit.raw().to_lowercase());
    let first = unit.as_deref().and_then(|unit| unit.split_whitespace().next());
    first.is_some_and(|first| after.first().is_some_and(|word| word == first))
}

fn ends_with(words: &[String], end: &[&str]) -> bool {
    let from = words.len().checked_sub(end.len());
    from.and_then(|from| words.get(from..)).is_some_and(|words| words.iter().eq(end))
}

fn begins_with(words: &[String], start: &[&str]) -> bool {
    words.get(..start.len()).is_some_and(|words| words.iter().eq(start))
}
