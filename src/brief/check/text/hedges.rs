//! Figures that the article hedges and the brief does not.
//!
//! A warning must be right nearly always, so every place must hedge where the located text has the number more than
//! once. What hedges is for [`hedge`](crate::brief::hedge) to say.

use super::super::{Report, Subject};
use super::located::{Located, Paragraph, figures};
use super::numerals::Numeral;
use crate::brief::field::Field;
use crate::brief::yaml::example;
use crate::brief::yaml::lines::What;
use crate::brief::{Bound, Certainty, Code, Figure, Item, Section, hedge};

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
            && let Some(hedge) = hedge_of_item(item, figure, located)
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
fn hedge_of_item(item: &Item, figure: &Figure, located: &mut Located<'_>) -> Option<Hedge> {
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
    let before = lower.get(start.saturating_sub(hedge::REACH)..start).unwrap_or_default();
    if let Some((words, bound)) = hedge::before(before, after) {
        let from = start - words;
        return Some(Hedge {
            words: paragraph.written(from..start).to_lowercase(),
            with_number: paragraph.written(from..place.end).to_owned(),
            bound,
        });
    }
    let (words, bound) = hedge::after(after)?;
    let end = place.end + words;
    Some(Hedge {
        words: paragraph.written(place.end..end).to_owned(),
        with_number: paragraph.written(place.start..end).to_owned(),
        bound,
    })
}

/// Steps over a currency's sign before a number, and over the article of `a dozen`.
fn before_sign(lower: &[String], start: usize) -> usize {
    let sign = |word: &String| matches!(word.as_str(), "$" | "€" | "£" | "¥" | "a" | "an");
    start - usize::from(start.checked_sub(1).and_then(|before| lower.get(before)).is_some_and(sign))
}

/// Whether another number follows that the two are a range with.
fn is_range(after: &[String]) -> bool {
    let [word, next, ..] = after else { return false };
    hedge::is_range_word(word) && next.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the figure's unit follows.
fn is_unit(figure: &Figure, after: &[String]) -> bool {
    let unit = figure.unit.as_ref().map(|unit| unit.raw().to_lowercase());
    let first = unit.as_deref().and_then(|unit| unit.split_whitespace().next());
    first.is_some_and(|first| after.first().is_some_and(|word| word == first))
}
