//! Reading dates: strictly, since a date that is guessed at is worse than one that is refused.

use super::{Date, DateError, Form, Moment, Point, Season, Zone, first_of_month};
use jiff::civil;

/// Reads a whole date.
pub(super) fn form(text: &str) -> Result<Form, DateError> {
    match text.split_once('/') {
        None => moment_or_point(text),
        Some(("..", "..")) => Err(DateError::OpenAtBothEnds),
        Some(("..", until)) => end(until).map(Form::Until),
        Some((from, "..")) => end(from).map(Form::Since),
        Some((from, until)) => span(end(from)?, end(until)?),
    }
}

fn moment_or_point(text: &str) -> Result<Form, DateError> {
    match text.split_once(['T', 't']) {
        Some((day, time)) => moment(day, time).map(Form::At),
        None => point(text).map(Form::One),
    }
}

fn span(from: Point, until: Point) -> Result<Form, DateError> {
    if from.first() > until.last() {
        return Err(DateError::Reversed { from: Date(Form::One(from)), until: Date(Form::One(until)) });
    }
    Ok(Form::Span(from, until))
}

/// One end of an interval.
fn end(text: &str) -> Result<Point, DateError> {
    match moment_or_point(text)? {
        Form::One(point) => Ok(point),
        _ => Err(DateError::TimeInInterval),
    }
}

fn point(text: &str) -> Result<Point, DateError> {
    let (before_zero, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
    let mut parts = text.split('-');
    let year = year(parts.next(), before_zero)?;
    match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => Ok(Point::Year(year)),
        (Some(month), None, _) => month_or_season(year, two_digits(month)?),
        (Some(month), Some(day), None) => {
            civil_day(year, two_digits(month)?, two_digits(day)?).map(Point::Day)
        }
        _ => Err(DateError::NotADate),
    }
}

fn year(text: Option<&str>, before_zero: bool) -> Result<i16, DateError> {
    let year: i16 = digits(text.filter(|text| text.len() == 4))?;
    match (before_zero, year) {
        (true, 0) => Err(DateError::NotADate),
        (true, year) => Ok(-year),
        (false, year) => Ok(year),
    }
}

fn month_or_season(year: i16, month: i8) -> Result<Point, DateError> {
    match month {
        1..=12 => Ok(Point::Month(year, month)),
        21 => Ok(Point::Season(year, Season::Spring)),
        22 => Ok(Point::Season(year, Season::Summer)),
        23 => Ok(Point::Season(year, Season::Autumn)),
        24 => Ok(Point::Season(year, Season::Winter)),
        _ => Err(DateError::NoSuchMonth { month }),
    }
}

fn civil_day(year: i16, month: i8, day: i8) -> Result<civil::Date, DateError> {
    if !(1..=12).contains(&month) {
        return Err(DateError::NoSuchMonth { month });
    }
    let days = first_of_month(year, month).days_in_month();
    civil::Date::new(year, month, day).map_err(|_| DateError::NoSuchDay { year, month, day, days })
}

fn moment(day: &str, time: &str) -> Result<Moment, DateError> {
    let Point::Day(day) = point(day)? else {
        return Err(DateError::NotADate);
    };
    let (clock_text, zone) = split_zone(time)?;
    Ok(Moment { day, time: clock(clock_text)?, zone })
}

fn split_zone(time: &str) -> Result<(&str, Zone), DateError> {
    if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        Ok((clock, Zone::Utc))
    } else if let Some((clock, east)) = time.split_once('+') {
        Ok((clock, offset(false, east)?))
    } else if let Some((clock, west)) = time.split_once('-') {
        Ok((clock, offset(true, west)?))
    } else {
        Ok((time, Zone::Local))
    }
}

fn offset(west: bool, text: &str) -> Result<Zone, DateError> {
    let (hours, minutes) = text.split_once(':').ok_or(DateError::NotADate)?;
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    if hours > 23 || minutes > 59 {
        return Err(DateError::NoSuchOffset { hours, minutes });
    }
    Ok(Zone::Offset { west, hours, minutes })
}

/// `05:10:00`, perhaps with a fraction of a second.
fn clock(text: &str) -> Result<civil::Time, DateError> {
    let (text, nanoseconds) = match text.split_once('.') {
        Some((text, fraction)) => (text, nanoseconds(fraction)?),
        None => (text, 0),
    };
    let mut parts = text.split(':');
    let (Some(hour), Some(minute), Some(second), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(DateError::NotADate);
    };
    let (hour, minute, second) = (two_digits(hour)?, two_digits(minute)?, two_digits(second)?);
    civil::Time::new(hour, minute, second, nanoseconds).map_err(|_| DateError::NoSuchTime {
        hour,
        minute,
        second,
    })
}

/// One to nine digits: more would be lost, and what is written must be what is given back.
fn nanoseconds(fraction: &str) -> Result<i32, DateError> {
    if fraction.is_empty() || fraction.len() > 9 {
        return Err(DateError::NotADate);
    }
    digits(Some(&format!("{fraction:0<9}")))
}

fn two_digits(text: &str) -> Result<i8, DateError> {
    digits(Some(text).filter(|text| text.len() == 2))
}

/// A number of ASCII digits alone: no sign, which `FromStr` would take.
fn digits<N: std::str::FromStr>(text: Option<&str>) -> Result<N, DateError> {
    text.filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|text| text.parse().ok())
        .ok_or(DateError::NotADate)
}
