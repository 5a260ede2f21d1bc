//! Dates as pages and articles write them: a day, or a moment of it. A date that may be read in two ways is none.

use crate::brief::Date;
use crate::draft::when::{month_of, weekday_of};
use jiff::civil;

/// Words that stand beside a date where it stands alone, days of the week aside, in small letters.
const BESIDE: &[&str] = &[
    "a",
    "am",
    "at",
    "bst",
    "by",
    "cest",
    "cet",
    "created",
    "date",
    "edt",
    "est",
    "et",
    "eet",
    "first",
    "gmt",
    "ist",
    "jst",
    "last",
    "m",
    "modified",
    "of",
    "on",
    "p",
    "pdt",
    "pm",
    "posted",
    "pst",
    "pt",
    "published",
    "sun",
    "the",
    "update",
    "updated",
    "utc",
];

/// A date of metadata: ISO 8601 with its usual slips, or as a mail has it, or in words.
pub(super) fn machine(text: &str) -> Option<Date> {
    let text = text.trim();
    let iso = || Date::parse(text).or_else(|_| Date::parse(&mended(text))).ok();
    let mail = || {
        jiff::fmt::rfc2822::parse(text)
            .ok()
            .and_then(|zoned| Date::parse(&zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()).ok())
    };
    let words = || line(text).map(|(date, _)| date);
    iso().or_else(mail).or_else(words).filter(is_day)
}

/// Whether it is one day, and not what programs write for none.
fn is_day(date: &Date) -> bool {
    let is_none = |day: civil::Date| day.year() < 1600 || day == civil::date(1970, 1, 1);
    date.first().is_some_and(|first| date.last() == Some(first) && !is_none(first))
}

/// `2031-04-02 05:10+0200` as RFC 3339 has it: a `T`, seconds, and a colon in the offset.
fn mended(text: &str) -> String {
    let Some((day, time)) = text.split_once(['T', ' ']) else { return text.to_owned() };
    let time = time.trim().replace(' ', "");
    let time =
        time.strip_suffix("UTC").or(time.strip_suffix("GMT")).map_or(time.clone(), |time| format!("{time}Z"));
    let offset = time.find(['+', '-', 'Z', 'z']).unwrap_or(time.len());
    let (clock, offset) = time.split_at_checked(offset).unwrap_or((&time, ""));
    let seconds = if clock.matches(':').count() == 1 { ":00" } else { "" };
    let offset = match offset.split_at_checked(3) {
        Some((hours, minutes)) if minutes.len() == 2 => format!("{hours}:{minutes}"),
        Some((hours, "")) => format!("{hours}:00"),
        _ => offset.to_owned(),
    };
    format!("{day}T{clock}{seconds}{offset}")
}

/// The date of a line that has nothing else, and whether it says "updated".
pub(super) fn line(text: &str) -> Option<(Date, bool)> {
    if text.len() > 100 {
        return None;
    }
    let words: Vec<String> = text
        .split(|one: char| one.is_whitespace() || ",|()•·/.:".contains(one))
        .map(|word| word.trim_matches(|one: char| !one.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let (at, date) = (0..words.len()).find_map(|at| Some((at, day(words.get(at..)?)?)))?;
    let (before, after) = (words.get(..at)?, words.get(at + date.1..)?);
    let is_beside =
        |word: &String| BESIDE.contains(&word.as_str()) || weekday_of(word).is_some() || is_clock(word);
    let alone = before.iter().chain(after).all(is_beside);
    let updated = before.iter().any(|word| matches!(word.as_str(), "updated" | "update" | "modified"));
    alone.then_some((Date::day(date.0), updated))
}

/// A number of a clock, with or without am, pm, h: `10`, `10am`, `t0510`.
fn is_clock(word: &str) -> bool {
    let digits = word
        .trim_end_matches("am")
        .trim_end_matches("pm")
        .trim_end_matches(['h', 'z'])
        .trim_start_matches('t');
    (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The day that some words begin with, and how many words it has: `april 2 2031`, `2 april 2031`, `2031-04-02`.
fn day(words: &[String]) -> Option<(civil::Date, usize)> {
    let word = |at: usize| words.get(at).map(String::as_str).unwrap_or_default();
    let iso = word(0).split('t').next().and_then(|day| Date::parse(day).ok()).filter(is_day);
    if let Some(day) = iso.and_then(|date| date.first()) {
        return Some((day, 1));
    }
    let (month, day) = match (month_of(word(0)), month_of(word(1))) {
        (Some(month), _) => (month, word(1)),
        (None, Some(month)) => (month, word(0)),
        _ => return None,
    };
    let day = day.trim_end_matches(|one: char| one.is_ascii_alphabetic()).parse().ok()?;
    let year = Some(word(2)).filter(|year| year.len() == 4)?.parse().ok()?;
    Some((civil::Date::new(year, month, day).ok()?, 3))
}
