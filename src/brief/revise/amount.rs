//! How many: a number, two, or words. Each has a key of its own, of which a figure has one.

use super::Refusal;
use super::scalar::scalar;
use crate::brief::{Figure, Number};
use crate::text::Text;

pub(super) const VALUE: &str = "value";

/// The key under which a figure says how many.
pub(super) fn key(figure: &Figure) -> &'static str {
    match figure {
        Figure { value: None, range: Some(_), .. } => "range",
        Figure { value: None, range: None, words: Some(_), .. } => "words",
        _ => VALUE,
    }
}

/// What it says there, as it is typed.
pub(super) fn typed(figure: &Figure) -> String {
    match (figure.value, figure.range, &figure.words) {
        (Some(value), ..) => value.exact(),
        (_, Some((low, high)), _) => format!("{}-{}", low.exact(), high.exact()),
        (.., Some(words)) => words.raw().to_owned(),
        _ => String::new(),
    }
}

/// Has a figure say what was typed; gives the value of the file and its key.
pub(super) fn put(figure: &mut Figure, typed: &str) -> Result<(String, &'static str), Refusal> {
    match key(figure) {
        "range" => figure.range = None,
        "words" => figure.words = None,
        _ => figure.value = None,
    }
    if let Some((value, written)) = number(typed) {
        figure.value = Some(value);
        return Ok((written, VALUE));
    }
    if let Some(((low, from), (high, to))) = range(typed) {
        figure.range = Some((low, high));
        return Ok((format!("[{from}, {to}]"), "range"));
    }
    if typed.is_empty() || typed.starts_with(|c: char| c.is_ascii_digit()) {
        let help = "write 12400, 0.25, 3-7 or words; the unit has a field of its own";
        return Err(Refusal::Value(format!("“{typed}” is no amount: {help}")));
    }
    figure.words = Some(Text::new(typed));
    Ok((scalar(typed), "words"))
}

/// A number, and as the file has it.
type Counted = (Number, String);

/// A number with or without commas between its thousands.
fn number(typed: &str) -> Option<Counted> {
    let grouped =
        typed.split(',').skip(1).all(|group| group.split('.').next().is_some_and(|it| it.len() == 3));
    let digits = typed.replace(',', "");
    let body = digits.strip_prefix('-').unwrap_or(&digits);
    let (whole, fraction) = body.split_once('.').unwrap_or((body, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = is_digits(whole) && is_digits(fraction) && (whole == "0" || !whole.starts_with('0'));
    let number = digits.parse().ok().and_then(Number::new).filter(|_| grouped && is_number)?;
    Some((number, digits))
}

/// `3-7`, `3–7`, `3 to 7`.
fn range(typed: &str) -> Option<(Counted, Counted)> {
    let typed = typed.trim_start_matches('[').trim_end_matches(']');
    let mut signs = ["–", "—", " to ", "..", "-", ", "].iter();
    let (low, high) = signs.find_map(|between| typed.split_once(between))?;
    Some((number(low.trim())?, number(high.trim())?))
}
