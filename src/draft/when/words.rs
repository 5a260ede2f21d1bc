//! The words that mean a time, and what they say before it is counted from anything.

use super::Reach;
use super::names::{month_of as month, weekday_of};
use crate::draft::galley::{Kind, Token};
use std::ops::Range;

/// A time as words say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A weekday, Monday 1 to Sunday 7.
    Weekday(i8),
    /// So many days from the day of printing.
    Days(i64),
    /// A day of a month, with its year where the words say it.
    Day(i8, i8, Option<i16>),
    /// Several days of a month.
    Days_(i8, i8, i8, Option<i16>),
    /// A month.
    Month(i8, Option<i16>),
    /// A year.
    Year(i16),
    /// Years, the last included.
    Years(i16, i16),
    /// The calendar unit so many before or after the one of printing.
    Unit(Unit, i64),
    /// From the beginning of a time to the day of printing.
    Since(Unit, i64),
    /// From a time until the day of printing.
    From(Point),
    /// So many units up to the day of printing.
    Past(Unit, i64),
    /// So many units before the day of printing.
    Ago(Unit, i64),
    /// The week that begins with or holds a day.
    WeekOf(i8, i8, Option<i16>),
}

/// The beginning of a time that lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    Weekday(i8),
    Days(i64),
    Day(i8, i8, Option<i16>),
    Month(i8, Option<i16>),
    Year(i16),
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Year,
    Decade,
}

/// A time, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) meaning: Meaning,
    pub(super) reach: Reach,
    pub(super) ahead: bool,
}

/// The weekday that a capital word names, Monday 1 to Sunday 7.
pub(super) fn weekday(token: &Token<'_>) -> Option<i8> {
    if token.is_capital() { weekday_of(&token.lower) } else { None }
}

fn unit(lower: &str) -> Option<Unit> {
    Some(match lower {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "weekend" | "weekends" => Unit::Weekend,
        "month" | "months" => Unit::Month,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        _ => return None,
    })
}

/// Whether a word makes the dates after it future ones.
pub(super) fn looks_ahead(lower: &str) -> bool {
    matches!(
        lower,
        "will" | "shall" | "would" | "'ll" | "plans" | "scheduled" | "due" | "expected" | "aims" | "target"
    )
}

/// Whether a word ends what looks ahead.
pub(super) fn ends_clause(lower: &str) -> bool {
    matches!(lower, ";" | "said" | "says" | "told" | "while" | "but" | "”")
}

/// Whether a word is one of speaking.
pub(super) fn speaks(lower: &str) -> bool {
    matches!(
        lower,
        "said"
            | "says"
            | "told"
            | "announced"
            | "reported"
            | "wrote"
            | "tweeted"
            | "warned"
            | "added"
            | "confirmed"
    )
}

/// The time that begins at a token.
pub(super) fn read(tokens: &[Token<'_>], start: usize, at: usize) -> Option<Phrase> {
    let token = tokens.get(at)?;
    let first = *token.lower.as_bytes().first()?;
    let found = match token.kind {
        Kind::Number => numbered(tokens, at),
        Kind::Word if first.is_ascii_digit() => numbered(tokens, at),
        Kind::Word if token.is_capital() && (month(&token.lower).is_some() || weekday(token).is_some()) => {
            named(tokens, at)
        }
        Kind::Word
            if matches!(
                first,
                b'y' | b't' | b'l' | b'p' | b'n' | b'e' | b's' | b'w' | b'o' | b'a' | b'f'
            ) =>
        {
            relative(tokens, at)
        }
        Kind::Word | Kind::Mark => None,
    }
    .or_else(|| ago(tokens, at))?;
    Some(led(tokens, start, at, found))
}

/// What was read: its meaning, how many tokens, its reach.
type Read = (Meaning, usize, Reach);

/// Takes in the words before a time that say how it is meant: `since`, `by`, `as of`, `in`.
fn led(tokens: &[Token<'_>], start: usize, at: usize, (meaning, length, reach): Read) -> Phrase {
    let back = |count: usize| {
        at.checked_sub(count).filter(|index| *index >= start).and_then(|index| tokens.get(index))
    };
    let word = |count: usize, words: &[&str]| back(count).is_some_and(|token| token.is_one_of(words));
    let mut phrase = Phrase { tokens: at..at + length, meaning, reach, ahead: false };
    let mut take = |count: usize| phrase.tokens.start = at - count;
    if word(1, &["of"]) && word(2, &["as"]) {
        take(2);
        phrase.reach = Reach::At;
    } else if word(1, &["since", "from"]) {
        if let (Some(point), true) = (point(meaning), word(1, &["since"])) {
            take(1);
            (phrase.meaning, phrase.reach) = (Meaning::From(point), Reach::Over);
        }
    } else if word(1, &["by", "until", "till"]) {
        take(1);
        phrase.ahead = word(1, &["by"]) && matches!(meaning, Meaning::Year(_));
        phrase.reach = Reach::At;
    } else if word(
        1,
        &["on", "in", "during", "over", "through", "throughout", "last", "early", "late", "past"],
    ) {
        take(1);
    } else if word(1, &["next", "coming"]) {
        take(1);
        phrase.ahead = true;
    }
    phrase
}

/// Makes a day the beginning of a time where something began then that lasts: "since the push began on Friday".
pub(super) fn begin(tokens: &[Token<'_>], start: usize, phrase: &mut Phrase) {
    /// So many tokens before the day "since" is looked for.
    const FAR: usize = 12;
    const BEGAN: &[&str] = &[
        "began",
        "started",
        "broke",
        "erupted",
        "opened",
        "hit",
        "struck",
        "came",
        "burst",
        "fell",
        "collapsed",
    ];
    let from = phrase.tokens.start.saturating_sub(FAR).max(start);
    let before = tokens.get(from..phrase.tokens.start).unwrap_or_default();
    let clause = before.iter().rev().take_while(|token| token.kind != Kind::Mark);
    let mut words = clause.skip_while(|token| token.is_one_of(&["on", "in", "early", "late"]));
    let began = words.by_ref().take(3).any(|token| token.is_one_of(BEGAN));
    if let (Reach::At | Reach::Over, Some(point)) = (phrase.reach, point(phrase.meaning))
        && began
        && words.any(|token| token.is("since"))
    {
        (phrase.meaning, phrase.reach) = (Meaning::From(point), Reach::Over);
    }
}

/// The beginning that a time is, where something lasts since it.
fn point(meaning: Meaning) -> Option<Point> {
    Some(match meaning {
        Meaning::Weekday(day) => Point::Weekday(day),
        Meaning::Days(days) => Point::Days(days),
        Meaning::Day(month, day, year) => Point::Day(month, day, year),
        Meaning::Month(month, year) => Point::Month(month, year),
        Meaning::Year(year) => Point::Year(year),
        _ => return None,
    })
}

/// A number of one token, within bounds.
fn small(token: &Token<'_>, most: i16) -> Option<i16> {
    if token.word.len() > 4 || !token.word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    token.word.parse().ok().filter(|value| (1..=most).contains(value))
}

fn year(token: Option<&Token<'_>>) -> Option<i16> {
    token
        .filter(|token| token.word.len() == 4)
        .and_then(|token| small(token, 2200))
        .filter(|year| *year >= 1500)
}

/// A day of a month: `3`, `3rd`.
fn day(token: Option<&Token<'_>>) -> Option<i8> {
    let token = token?;
    let digits = token.lower.strip_suffix("th").or_else(|| token.lower.strip_suffix("st"));
    let digits = digits.or_else(|| token.lower.strip_suffix("nd")).or_else(|| token.lower.strip_suffix("rd"));
    let digits = digits.unwrap_or(&token.lower);
    let value: i8 = if digits.len() <= 2 { digits.parse().ok()? } else { return None };
    (1..=31).contains(&value).then_some(value)
}

/// `3 April 2031`, `3 April`; `in 2024`.
fn numbered(tokens: &[Token<'_>], at: usize) -> Option<Read> {
    let next = tokens.get(at + 1);
    if let (Some(day), Some(month)) =
        (day(tokens.get(at)), next.filter(|next| next.is_capital()).and_then(|next| month(&next.lower)))
    {
        let year = year(tokens.get(at + 2));
        return Some((Meaning::Day(month, day, year), 2 + usize::from(year.is_some()), Reach::At));
    }
    let found = year(tokens.get(at))?;
    let before = at.checked_sub(1).and_then(|before| tokens.get(before))?;
    if !before.is_one_of(&[
        "in", "since", "by", "during", "of", "from", "until", "through", "early", "late", "between",
    ]) {
        return None;
    }
    let until = tokens.get(at + 2).and_then(|last| year(Some(last))).filter(|last| *last > found);
    let linked = next.is_some_and(|link| link.is_one_of(&["to", "-", "–", "and", "through"]));
    match until.filter(|_| linked && before.is_one_of(&["from", "between", "in", "during"])) {
        Some(last) => Some((Meaning::Years(found, last), 3, Reach::Over)),
        None if before.is_one_of(&["from", "between"]) => None,
        None => Some((Meaning::Year(found), 1, Reach::Over)),
    }
}

/// `Monday`, `April 3, 2031`, `April 3-5`, `April 2031`, `in April`.
fn named(tokens: &[Token<'_>], at: usize) -> Option<Read> {
    let token = tokens.get(at)?;
    if let Some(day) = weekday(token) {
        // "Monday, April 3" is the day of April.
        let comma = usize::from(tokens.get(at + 1).is_some_and(|comma| comma.is(",")));
        let month_follows =
            tokens.get(at + 1 + comma).is_some_and(|next| next.is_capital() && month(&next.lower).is_some());
        if let Some((meaning, length, reach)) = month_follows.then(|| named(tokens, at + 1 + comma)).flatten()
        {
            return Some((meaning, length + 1 + comma, reach));
        }
        return Some((Meaning::Weekday(day), 1, Reach::At));
    }
    let month = month(&token.lower)?;
    let next = tokens.get(at + 1);
    if let Some(first) = day(next).filter(|_| next.is_some_and(|next| next.word.len() <= 4)) {
        let dash = tokens.get(at + 2).is_some_and(|dash| matches!(dash.word, "-" | "–" | "to"));
        if let Some(last) = day(tokens.get(at + 3)).filter(|last| dash && *last > first) {
            let (year, length) = with_year(tokens, at + 4);
            return Some((Meaning::Days_(month, first, last, year), 4 + length, Reach::Over));
        }
        let (year, length) = with_year(tokens, at + 2);
        return Some((Meaning::Day(month, first, year), 2 + length, Reach::At));
    }
    if let Some(year) = year(next) {
        return Some((Meaning::Month(month, Some(year)), 2, Reach::Over));
    }
    let before = at.checked_sub(1).and_then(|before| tokens.get(before))?;
    let meant = before.is_one_of(&[
        "in", "since", "last", "of", "during", "until", "by", "this", "early", "late", "through", "from",
        "mid", "to", "for", "next",
    ]);
    let comma = next.is_some_and(|comma| comma.is(","));
    let year = comma.then(|| year(tokens.get(at + 2))).flatten();
    meant.then_some((Meaning::Month(month, year), if year.is_some() { 3 } else { 1 }, Reach::Over))
}

/// The year that may follow a day: `, 2031`, `2031`; and how many tokens it takes.
fn with_year(tokens: &[Token<'_>], at: usize) -> (Option<i16>, usize) {
    let comma = usize::from(tokens.get(at).is_some_and(|comma| comma.is(",")));
    let year = year(tokens.get(at + comma));
    (year, if year.is_some() { comma + 1 } else { 0 })
}

/// `yesterday`, `last week`, `so far this year`, `over the past three days`, `the week of April 3`.
fn relative(tokens: &[Token<'_>], at: usize) -> Option<Read> {
    let word = |ahead: usize| tokens.get(at + ahead).map_or("", |token| &*token.lower);
    match word(0) {
        "yesterday" => return Some((Meaning::Days(-1), 1, Reach::At)),
        "today" | "tonight" => return Some((Meaning::Days(0), 1, Reach::At)),
        "tomorrow" => return Some((Meaning::Days(1), 1, Reach::At)),
        "so" if word(1) == "far" && word(2) == "this" => {
            return Some((Meaning::Since(unit(word(3))?, 0), 4, Reach::Over));
        }
        "week" if word(1) == "of" => {
            let (meaning, length, _) = named(tokens, at + 2).or_else(|| numbered(tokens, at + 2))?;
            let Meaning::Day(month, day, year) = meaning else { return None };
            return Some((Meaning::WeekOf(month, day, year), length + 2, Reach::Over));
        }
        "earlier" if word(1) == "this" => {
            return Some((Meaning::Unit(unit(word(2))?, 0), 3, Reach::Over));
        }
        _ => {}
    }
    let offset = match word(0) {
        "last" | "past" | "previous" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    if offset <= 0
        && !matches!(word(0), "this")
        && let Some(count) = count(word(1))
    {
        return Some((Meaning::Past(unit(word(2))?, count), 3, Reach::Over));
    }
    let unit = unit(word(1))?;
    let the = at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| before.is("the"));
    // "the past year" ends today, "last year" in December; "the previous year" is any.
    match (word(0), the) {
        ("past" | "last", true) => Some((Meaning::Past(unit, 1), 2, Reach::Over)),
        ("previous", _) | ("past", false) => None,
        _ if unit == Unit::Day || unit == Unit::Decade => None,
        _ => Some((Meaning::Unit(unit, offset), 2, Reach::Over)),
    }
}

/// `three days ago`, `a year ago`
fn ago(tokens: &[Token<'_>], at: usize) -> Option<Read> {
    let word = |ahead: usize| tokens.get(at + ahead).map_or("", |token| &*token.lower);
    if word(2) != "ago" {
        return None;
    }
    let count = if matches!(word(0), "a" | "an") { Some(1) } else { count(word(0)) };
    Some((Meaning::Ago(unit(word(1))?, count?), 3, Reach::At))
}

/// A small number in digits or words.
fn count(lower: &str) -> Option<i64> {
    if lower.len() <= 3 && lower.bytes().all(|byte| byte.is_ascii_digit()) {
        return lower.parse().ok();
    }
    let words =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let place = words.iter().position(|word| *word == lower)?;
    i64::try_from(place + 1).ok()
}
