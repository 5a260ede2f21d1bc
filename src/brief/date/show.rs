//! Writing dates: in EDTF for files and records, in English for readers.

use super::{Date, Form, Moment, Point, Season, Zone};
use jiff::civil;

/// The names of the months, long and short.
pub(super) const MONTHS: Months = Months([
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
]);

/// A table of twelve months, asked by their number.
pub(super) struct Months([(&'static str, &'static str); 12]);

impl Months {
    /// The whole name of month 1 to 12; nothing for another number.
    pub(super) fn long(&self, month: i8) -> &'static str {
        self.names(month).0
    }

    fn short(&self, month: i8) -> &'static str {
        self.names(month).1
    }

    fn names(&self, month: i8) -> (&'static str, &'static str) {
        let index = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
        index.and_then(|index| self.0.get(index)).copied().unwrap_or_default()
    }
}

impl Date {
    /// The date in EDTF, as a file may write it; reading it gives the same date again.
    pub fn as_written(&self) -> String {
        match self.0 {
            Form::One(point) => point.as_written(),
            Form::At(moment) => moment.as_written(),
            Form::Span(from, until) => format!("{}/{}", from.as_written(), until.as_written()),
            Form::Since(from) => format!("{}/..", from.as_written()),
            Form::Until(until) => format!("../{}", until.as_written()),
        }
    }

    /// The date in words: "18 May 2015", "April 2031", "1–3 April 2031", "until 2015", "2 April 2031, 05:10 UTC".
    ///
    /// As precise as it is written, except that a time is given to the minute. A year before 1000 is told as such:
    /// "March 44 BC", "AD 79".
    pub fn long(&self) -> String {
        match self.0 {
            Form::At(moment) => format!("{}, {}", Style::LONG.form(self.0), moment.clock()),
            form => Style::LONG.form(form),
        }
    }

    /// The date for a list, in short words and without a time: "18 May 2015", "Apr 2031", and "12 Apr" for a day of
    /// `year`, which is that of today. Only days lose their year: "Apr" alone would not be told from a day of April.
    pub fn short(&self, year: i16) -> String {
        Style { short: true, this_year: Some(year) }.form(self.0)
    }
}

impl Point {
    fn as_written(self) -> String {
        match self {
            Self::Year(year) => written_year(year),
            Self::Season(year, season) => format!("{}-{}", written_year(year), season.number()),
            Self::Month(year, month) => format!("{}-{month:02}", written_year(year)),
            Self::Day(day) => format!("{}-{:02}-{:02}", written_year(day.year()), day.month(), day.day()),
        }
    }
}

fn written_year(year: i16) -> String {
    format!("{}{:04}", if year < 0 { "-" } else { "" }, year.unsigned_abs())
}

impl Season {
    const fn number(self) -> u8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Autumn => "autumn",
            Self::Winter => "winter",
        }
    }
}

impl Moment {
    fn as_written(&self) -> String {
        let Self { day, time, zone } = self;
        let fraction = match time.subsec_nanosecond() {
            0 => String::new(),
            nanoseconds => format!(".{nanoseconds:09}").trim_end_matches('0').to_owned(),
        };
        let clock = format!("{:02}:{:02}:{:02}{fraction}", time.hour(), time.minute(), time.second());
        let zone = match zone {
            Zone::Utc => "Z".to_owned(),
            zone => zone.shown(),
        };
        format!("{}T{clock}{zone}", Point::Day(*day).as_written())
    }

    /// `05:10 UTC`
    fn clock(&self) -> String {
        let zone = self.zone.shown();
        let space = if zone.is_empty() { "" } else { " " };
        format!("{:02}:{:02}{space}{zone}", self.time.hour(), self.time.minute())
    }
}

impl Zone {
    fn shown(self) -> String {
        match self {
            Self::Local => String::new(),
            Self::Utc => "UTC".to_owned(),
            Self::Offset { west, hours, minutes } => {
                format!("{}{hours:02}:{minutes:02}", if west { '-' } else { '+' })
            }
        }
    }
}

/// How dates are put into words.
#[derive(Clone, Copy)]
struct Style {
    /// Months in three letters.
    short: bool,
    /// The year that days do without.
    this_year: Option<i16>,
}

impl Style {
    const LONG: Self = Self { short: false, this_year: None };

    fn form(self, form: Form) -> String {
        match form {
            Form::One(point) => self.point(point),
            Form::At(moment) => self.point(Point::Day(moment.day)),
            Form::Since(from) => format!("since {}", self.point(from)),
            Form::Until(until) => format!("until {}", self.point(until)),
            Form::Span(from, until) => self.span(from, until),
        }
    }

    /// What both ends share is said once. Ends in different years both name theirs, this year or not.
    fn span(self, from: Point, until: Point) -> String {
        let each_year = Self { this_year: None, ..self };
        match (from, until) {
            _ if from == until => self.point(from),
            (Point::Year(_), Point::Year(_)) => format!("{}–{}", self.point(from), self.point(until)),
            (Point::Day(first), Point::Day(last)) if first.first_of_month() == last.first_of_month() => {
                format!("{}–{}", first.day(), self.point(until))
            }
            _ if from.year() == until.year() => {
                format!("{} – {}", self.within_year(from), self.point(until))
            }
            _ => format!("{} – {}", each_year.point(from), each_year.point(until)),
        }
    }

    fn point(self, point: Point) -> String {
        match point {
            Point::Year(year) => shown_year(year),
            Point::Day(day) if self.this_year == Some(day.year()) => self.within_year(point),
            _ => format!("{} {}", self.within_year(point), shown_year(point.year())),
        }
    }

    /// The point without its year, unless a year is all it is.
    fn within_year(self, point: Point) -> String {
        match point {
            Point::Year(year) => shown_year(year),
            Point::Season(_, season) => season.name().to_owned(),
            Point::Month(_, month) => self.month(month).to_owned(),
            Point::Day(day) => self.day_and_month(day),
        }
    }

    fn day_and_month(self, day: civil::Date) -> String {
        format!("{} {}", day.day(), self.month(day.month()))
    }

    fn month(self, month: i8) -> &'static str {
        if self.short { MONTHS.short(month) } else { MONTHS.long(month) }
    }
}

/// EDTF has a year 0, which is 1 BC.
fn shown_year(year: i16) -> String {
    match year {
        ..=0 => format!("{} BC", 1 - i32::from(year)),
        1..1000 => format!("AD {year}"),
        _ => year.to_string(),
    }
}
