//! From what words say of a time to a date.

use super::words::{Meaning, Point, Unit};
use crate::brief::Date;
use jiff::{ToSpan, civil};

/// The date that words mean, counted from the day of printing; `ahead` is whether they look past it.
pub(super) fn resolve(meaning: &Meaning, published: Option<civil::Date>, ahead: bool) -> Option<Date> {
    match *meaning {
        Meaning::Day(month, day, Some(year)) => Some(Date::day(civil::Date::new(year, month, day).ok()?)),
        Meaning::Days_(month, from, to, Some(year)) => {
            span(civil::Date::new(year, month, from).ok()?, civil::Date::new(year, month, to).ok()?)
        }
        Meaning::Month(month, Some(year)) => written(&format!("{year:04}-{month:02}")),
        Meaning::Year(year) => written(&format!("{year:04}")),
        Meaning::Years(from, to) => written(&format!("{from:04}/{to:04}")),
        _ => Printed { day: published?, ahead }.resolve(*meaning),
    }
}

fn written(date: &str) -> Option<Date> {
    Date::parse(date).ok()
}

/// From a day to another, both included; a day alone where they are one.
fn span(from: civil::Date, to: civil::Date) -> Option<Date> {
    if from == to { Some(Date::day(from)) } else { written(&format!("{from}/{to}")) }
}

/// What times are counted from.
#[derive(Clone, Copy)]
struct Printed {
    day: civil::Date,
    ahead: bool,
}

impl Printed {
    fn resolve(self, meaning: Meaning) -> Option<Date> {
        match meaning {
            Meaning::Weekday(weekday) => Some(Date::day(self.weekday(weekday)?)),
            Meaning::Days(days) => Some(Date::day(self.days(days)?)),
            Meaning::Day(month, day, _) => Some(Date::day(self.in_year(month, day)?)),
            Meaning::Days_(month, from, to, _) => {
                let first = self.in_year(month, from)?;
                span(first, civil::Date::new(first.year(), month, to).ok()?)
            }
            Meaning::Month(month, _) => {
                let first = self.month(month)?;
                written(&format!("{:04}-{month:02}", first.year()))
            }
            Meaning::Unit(unit, offset) => self.unit(unit, offset),
            Meaning::Since(unit, _) => span(self.beginning(unit)?, self.day),
            Meaning::From(point) => self.since(point),
            Meaning::Past(unit, count) => span(self.back(unit, count)?, self.day),
            Meaning::Ago(unit, count) => {
                let day = self.back(unit, count)?;
                match unit {
                    Unit::Day => Some(Date::day(day)),
                    Unit::Week | Unit::Weekend | Unit::Month => {
                        written(&format!("{:04}-{:02}", day.year(), day.month()))
                    }
                    Unit::Year | Unit::Decade => written(&format!("{:04}", day.year())),
                }
            }
            Meaning::WeekOf(month, day, year) => {
                let day = match year {
                    Some(year) => civil::Date::new(year, month, day).ok()?,
                    None => self.in_year(month, day)?,
                };
                span(day, day.checked_add(6.days()).ok()?)
            }
            Meaning::Year(_) | Meaning::Years(..) => None,
        }
    }

    /// The latest such day on or before printing, or the first after it.
    fn weekday(self, weekday: i8) -> Option<civil::Date> {
        let today = self.day.weekday().to_monday_one_offset();
        let back = i64::from((today - weekday).rem_euclid(7));
        self.days(if self.ahead { 7 - back } else { -back })
    }

    fn days(self, days: i64) -> Option<civil::Date> {
        self.day.checked_add(days.days()).ok()
    }

    /// The latest such day on or before printing, or the first on or after it.
    fn in_year(self, month: i8, day: i8) -> Option<civil::Date> {
        let year = self.day.year();
        let years = if self.ahead { [year, year.checked_add(1)?] } else { [year, year.checked_sub(1)?] };
        let days = years.iter().filter_map(|year| civil::Date::new(*year, month, day).ok());
        let ahead = self.ahead;
        days.into_iter().find(|day| if ahead { *day >= self.day } else { *day <= self.day })
    }

    /// The first of the latest such month that has begun by printing, or of the first that ends after it.
    fn month(self, month: i8) -> Option<civil::Date> {
        let year = self.day.year();
        let year = match (self.ahead, month.cmp(&self.day.month())) {
            (true, std::cmp::Ordering::Less) => year.checked_add(1)?,
            (false, std::cmp::Ordering::Greater) => year.checked_sub(1)?,
            _ => year,
        };
        civil::Date::new(year, month, 1).ok()
    }

    /// `last week`, `this month`, `next year`.
    fn unit(self, unit: Unit, offset: i64) -> Option<Date> {
        match unit {
            Unit::Week | Unit::Weekend => {
                let monday = self.beginning(Unit::Week)?.checked_add((7 * offset).days()).ok()?;
                // This weekend, on a day of the week before it, is the one that was.
                let monday = if unit == Unit::Weekend
                    && offset == 0
                    && !self.ahead
                    && self.day.weekday().to_monday_one_offset() < 6
                {
                    monday.checked_sub(7.days()).ok()?
                } else {
                    monday
                };
                let from = if unit == Unit::Weekend { monday.checked_add(5.days()).ok()? } else { monday };
                span(from, monday.checked_add(6.days()).ok()?)
            }
            Unit::Month => {
                let first = self.day.first_of_month().checked_add(offset.months()).ok()?;
                written(&format!("{:04}-{:02}", first.year(), first.month()))
            }
            Unit::Year => {
                let year = i64::from(self.day.year()) + offset;
                written(&format!("{year:04}"))
            }
            Unit::Day | Unit::Decade => None,
        }
    }

    /// The first day of the unit that printing is in.
    fn beginning(self, unit: Unit) -> Option<civil::Date> {
        match unit {
            Unit::Week | Unit::Weekend => {
                let days = i64::from(self.day.weekday().to_monday_zero_offset());
                self.day.checked_sub(days.days()).ok()
            }
            Unit::Month => Some(self.day.first_of_month()),
            Unit::Year => Some(self.day.first_of_year()),
            Unit::Day => Some(self.day),
            Unit::Decade => None,
        }
    }

    /// So many units before printing.
    fn back(self, unit: Unit, count: i64) -> Option<civil::Date> {
        let count = count.clamp(0, 1000);
        let span = match unit {
            Unit::Day => count.days(),
            Unit::Week | Unit::Weekend => count.weeks(),
            Unit::Month => count.months(),
            Unit::Year => count.years(),
            Unit::Decade => (10 * count).years(),
        };
        self.day.checked_sub(span).ok()
    }

    /// From a time to printing.
    fn since(self, point: Point) -> Option<Date> {
        let until = self.day;
        match point {
            Point::Weekday(weekday) => span(self.weekday(weekday)?, until),
            Point::Days(days) => span(self.days(days)?, until),
            Point::Day(month, day, None) => span(self.in_year(month, day)?, until),
            Point::Day(month, day, Some(year)) => span(civil::Date::new(year, month, day).ok()?, until),
            Point::Month(month, year) => {
                let year = year.map_or_else(|| self.month(month).map(civil::Date::year), Some)?;
                written(&format!("{year:04}-{month:02}/{until}"))
            }
            Point::Year(year) => written(&format!("{year:04}/{until}")),
        }
    }
}
