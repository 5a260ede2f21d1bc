//! Dates in EDTF, as precise as the file says and no more.
//!
//! "April 2031" is not the first of April. A [`Date`] therefore keeps the form it was written in, and gives out days
//! only as the bounds of what it covers: filters ask whether those bounds overlap a range, lists are ordered by the
//! first of them, and what is shown never names a day that the file does not.
//!
//! Of EDTF (ISO 8601-2) this is the part that FORMAT names: years, months, days, seasons, intervals of these, intervals
//! open at one end, and a day with a time.

mod parse;
mod show;
#[cfg(test)]
mod tests;

use jiff::{SignedDuration, civil};
use serde::{Serialize, Serializer};
use std::cmp::Ordering;

/// A date, or an interval of them.
///
/// Equality is of what is written: `2031-04` and `2031-04-01/2031-04-30` cover the same days and are not equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Date(Form);

/// The forms a date is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    /// `2031-04-02`
    One(Point),
    /// `2031-04-02T05:10:00Z`
    At(Moment),
    /// `2031-04-01/2031-04-03`; the first day of the first is never after the last day of the second.
    Span(Point, Point),
    /// `2015/..`
    Since(Point),
    /// `../2015`
    Until(Point),
}

/// A date without a time. Its day exists; a month is 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Point {
    Year(i16),
    Season(i16, Season),
    Month(i16, i8),
    Day(civil::Date),
}

/// The seasons of the northern, meteorological year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A day with a time, in the zone it was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Moment {
    day: civil::Date,
    time: civil::Time,
    zone: Zone,
}

/// The zone of a time, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Zone {
    /// Nothing: EDTF's local time.
    Local,
    /// `Z`
    Utc,
    /// `+02:00`; `-00:00` is legal and is kept.
    Offset { west: bool, hours: i8, minutes: i8 },
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It has none of the forms of a date.
    #[error(
        "not a date: write 2031, 2031-04, 2031-04-02, 2031-04-02T05:10:00Z, a season (2031-21 is spring), \
         2031-04-01/2031-04-03, 2015/.. or ../2015"
    )]
    NotADate,
    /// Neither a month nor a season.
    #[error("month {month:02} does not exist: months are 01 to 12, seasons 21 (spring) to 24 (winter)")]
    NoSuchMonth {
        /// What stands for the month.
        month: i8,
    },
    /// A day that its month does not have.
    #[error("{day} {name} does not exist: {name} {year} has {days} days", name = show::MONTHS.long(*month))]
    NoSuchDay {
        /// The year, as EDTF counts: year 0 is 1 BC.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
        /// The day as written.
        day: i8,
        /// How many days the month has.
        days: i8,
    },
    /// A time that no clock shows. Leap seconds (`:60`) are among these.
    #[error("{hour:02}:{minute:02}:{second:02} is no time of day: write 00:00:00 to 23:59:59")]
    NoSuchTime {
        /// The hour as written.
        hour: i8,
        /// The minute as written.
        minute: i8,
        /// The second as written.
        second: i8,
    },
    /// An offset that RFC 3339 does not allow.
    #[error("an offset of {hours:02}:{minutes:02} does not exist: write Z, or +00:00 to +23:59")]
    NoSuchOffset {
        /// The hours as written.
        hours: i8,
        /// The minutes as written.
        minutes: i8,
    },
    /// An interval whose end is before its beginning.
    #[error("{} is after {}: write the earlier first", .from.as_written(), .until.as_written())]
    Reversed {
        /// What is written first.
        from: Date,
        /// What is written second.
        until: Date,
    },
    /// `../..`
    #[error("an interval may be open at one end, not at both: write 2015/.. or ../2015")]
    OpenAtBothEnds,
    /// An interval of times.
    #[error("an interval is of days, not of times: write 2031-04-01/2031-04-03")]
    TimeInInterval,
}

impl Date {
    /// Reads a date of EDTF, or of RFC 3339.
    ///
    /// Nothing but the date may stand in the text. A time may lack its zone, as EDTF allows and RFC 3339 does not.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        parse::form(text).map(Self)
    }

    /// The date that is one whole day.
    pub const fn day(day: civil::Date) -> Self {
        Self(Form::One(Point::Day(day)))
    }

    /// The first day that the date covers, in the zone it was written in; `None` where the beginning is open.
    ///
    /// EDTF does not say which months a season has. Here they are those of the northern meteorological year: spring
    /// is March to May, summer June to August, autumn September to November, and winter December of the year named
    /// to February of the next, so that the four follow each other as their numbers do.
    pub fn first(&self) -> Option<civil::Date> {
        match self.0 {
            Form::One(point) | Form::Span(point, _) | Form::Since(point) => Some(point.first()),
            Form::At(moment) => Some(moment.day),
            Form::Until(_) => None,
        }
    }

    /// The last day that the date covers; `None` where the end is open. Seasons are as [`first`](Self::first) says.
    pub fn last(&self) -> Option<civil::Date> {
        match self.0 {
            Form::One(point) | Form::Span(_, point) | Form::Until(point) => Some(point.last()),
            Form::At(moment) => Some(moment.day),
            Form::Since(_) => None,
        }
    }

    /// True where some day from `from` to `until`, both included, is covered. `None` is no bound.
    pub fn overlaps(&self, from: Option<civil::Date>, until: Option<civil::Date>) -> bool {
        let ends_before = from.is_some_and(|from| self.last().is_some_and(|last| last < from));
        let begins_after = until.is_some_and(|until| self.first().is_some_and(|first| first > until));
        !ends_before && !begins_after
    }

    /// Whether it is certain that all of this date is later than all of the other: of two times the instants count, of a
    /// time with a zone and a day the zone in which the day ends last.
    pub fn is_after(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Form::At(one), Form::At(other)) => one.is_after(other),
            (Form::At(one), _) if one.zone != Zone::Local => {
                other.last().is_some_and(|last| one.utc() >= Moment::end_anywhere(last))
            }
            (_, Form::At(other)) if other.zone != Zone::Local => {
                self.first().is_some_and(|first| Moment::start_anywhere(first) > other.utc())
            }
            _ => self.first().zip(other.last()).is_some_and(|(first, last)| first > last),
        }
    }

    /// The order of "published, newest first": `Less` is the newer, `Equal` only the equal.
    ///
    /// The later first day is newer; an open beginning is the oldest. On one day a time is newer than none, and of two
    /// times the later instant is (a time without zone counts as UTC). Then the more precise comes first, and what
    /// still agrees is ordered by what is written, so that the order never depends on where a list began.
    pub fn cmp_published(&self, other: &Self) -> Ordering {
        let newer = other.order().cmp(&self.order());
        newer.then_with(|| self.as_written().cmp(&other.as_written()))
    }

    /// First day, instant of that day, precision: greater is newer.
    fn order(&self) -> (Option<civil::Date>, Option<(i32, i32)>, u8) {
        let (instant, precision) = match self.0 {
            Form::At(moment) => (Some(moment.instant()), 5),
            Form::One(Point::Day(_)) => (None, 4),
            Form::One(Point::Month(..)) => (None, 3),
            Form::One(Point::Season(..)) => (None, 2),
            Form::One(Point::Year(_)) => (None, 1),
            Form::Span(..) | Form::Since(_) | Form::Until(_) => (None, 0),
        };
        (self.first(), instant, precision)
    }
}

impl Point {
    fn first(self) -> civil::Date {
        match self {
            Self::Year(year) => first_of_month(year, 1),
            Self::Season(year, season) => first_of_month(year, season.first_month()),
            Self::Month(year, month) => first_of_month(year, month),
            Self::Day(day) => day,
        }
    }

    fn last(self) -> civil::Date {
        match self {
            Self::Year(year) => first_of_month(year, 12).last_of_month(),
            Self::Season(year, Season::Winter) if year == civil::Date::MAX.year() => civil::Date::MAX,
            Self::Season(year, Season::Winter) => first_of_month(year + 1, 2).last_of_month(),
            Self::Season(year, season) => first_of_month(year, season.first_month() + 2).last_of_month(),
            Self::Month(year, month) => first_of_month(year, month).last_of_month(),
            Self::Day(day) => day,
        }
    }

    fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Season(year, _) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }
}

/// The year is within what jiff knows (four digits and a sign are), the month 1 to 12: so the day exists.
fn first_of_month(year: i16, month: i8) -> civil::Date {
    civil::Date::constant(year, month, 1)
}

impl Season {
    const fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl Moment {
    /// Of times without a zone, the hands of the clock count.
    fn is_after(self, other: Self) -> bool {
        let local = self.zone == Zone::Local || other.zone == Zone::Local;
        if local { (self.day, self.time) > (other.day, other.time) } else { self.utc() > other.utc() }
    }

    /// The clock of UTC at that moment.
    fn utc(self) -> civil::DateTime {
        let east = SignedDuration::from_secs(i64::from(self.zone.seconds()));
        self.day.to_datetime(self.time).saturating_sub(east)
    }

    /// The clock of UTC when a day has ended everywhere on earth: zones are up to twelve hours behind it.
    fn end_anywhere(day: civil::Date) -> civil::DateTime {
        day.to_datetime(civil::Time::midnight()).saturating_add(SignedDuration::from_hours(24 + 12))
    }

    /// The clock of UTC when a day begins somewhere on earth: zones are up to fourteen hours ahead of it.
    fn start_anywhere(day: civil::Date) -> civil::DateTime {
        day.to_datetime(civil::Time::midnight()).saturating_sub(SignedDuration::from_hours(14))
    }

    /// Seconds and nanoseconds from midnight UTC of the day as written: below zero or past a day where the offset
    /// leads over midnight. Comparable between moments of one day as written.
    fn instant(&self) -> (i32, i32) {
        let seconds = (i32::from(self.time.hour()) * 60 + i32::from(self.time.minute())) * 60
            + i32::from(self.time.second());
        (seconds - self.zone.seconds(), self.time.subsec_nanosecond())
    }
}

impl Zone {
    /// Seconds east of UTC.
    fn seconds(self) -> i32 {
        match self {
            Self::Local | Self::Utc => 0,
            Self::Offset { west, hours, minutes } => {
                let east = (i32::from(hours) * 60 + i32::from(minutes)) * 60;
                if west { -east } else { east }
            }
        }
    }
}

/// As the written string.
impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.as_written())
    }
}
