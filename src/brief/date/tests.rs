use super::{Date, DateError};
use jiff::civil;
use proptest::prelude::*;
use rstest::rstest;
use std::cmp::Ordering;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A day, or `None` for `..`.
fn bound(text: &str) -> Option<civil::Date> {
    (text != "..").then(|| text.parse().unwrap())
}

#[rstest]
#[case::year("2031", "2031-01-01", "2031-12-31")]
#[case::before_christ("-0044", "-000044-01-01", "-000044-12-31")]
#[case::month("2031-04", "2031-04-01", "2031-04-30")]
#[case::leap_month("2032-02", "2032-02-01", "2032-02-29")]
#[case::day("2031-04-02", "2031-04-02", "2031-04-02")]
#[case::leap_day("2032-02-29", "2032-02-29", "2032-02-29")]
#[case::spring("2030-21", "2030-03-01", "2030-05-31")]
#[case::summer("2030-22", "2030-06-01", "2030-08-31")]
#[case::autumn("2030-23", "2030-09-01", "2030-11-30")]
#[case::winter("2030-24", "2030-12-01", "2031-02-28")]
#[case::winter_to_a_leap_year("2031-24", "2031-12-01", "2032-02-29")]
#[case::the_last_winter("9999-24", "9999-12-01", "9999-12-31")]
#[case::interval("2031-04-01/2031-04-03", "2031-04-01", "2031-04-03")]
#[case::mixed_interval("2014-22/2015-04", "2014-06-01", "2015-04-30")]
#[case::interval_within_its_end("2031-04-15/2031-04", "2031-04-15", "2031-04-30")]
#[case::interval_of_one("2031/2031", "2031-01-01", "2031-12-31")]
#[case::open_end("2015/..", "2015-01-01", "..")]
#[case::open_beginning("../2015", "..", "2015-12-31")]
#[case::time("2031-04-02T05:10:00Z", "2031-04-02", "2031-04-02")]
#[case::time_over_midnight("2031-04-02T00:10:00+02:00", "2031-04-02", "2031-04-02")]
fn covers_from_first_to_last_and_keeps_what_is_written(
    #[case] text: &str,
    #[case] first: &str,
    #[case] last: &str,
) {
    let date = date(text);
    assert_eq!((date.first(), date.last()), (bound(first), bound(last)));
    assert_eq!(date.as_written(), text);
    assert_eq!(serde_json::to_string(&date).unwrap(), format!("\"{text}\""));
}

#[rstest]
#[case("2031-04-02t05:10:00z", "2031-04-02T05:10:00Z")]
#[case("2031-04-02T05:10:00.500Z", "2031-04-02T05:10:00.5Z")]
#[case("2031-04-02T05:10:00.000-00:00", "2031-04-02T05:10:00-00:00")]
#[case("2031-04-02T05:10:00", "2031-04-02T05:10:00")]
fn writes_one_canonical_form(#[case] text: &str, #[case] written: &str) {
    assert_eq!(date(text).as_written(), written);
}

#[rstest]
#[case::empty("")]
#[case::words("yesterday")]
#[case::short_year("31")]
#[case::long_year("20311")]
#[case::signed_year("+2031")]
#[case::no_year_zero_before_christ("-0000")]
#[case::one_digit("2031-4-2")]
#[case::signed_month("2031-+4")]
#[case::day_first("02-04-2031")]
#[case::four_parts("2031-04-02-01")]
#[case::trailing_dash("2031-")]
#[case::space("2031-04-02 ")]
#[case::other_digits("２０３１")]
#[case::uncertain("2031?")]
#[case::three_ends("2031/2032/2033")]
#[case::no_end("2031/")]
#[case::no_beginning("/2031")]
#[case::time_of_a_month("2031-04T05:10:00Z")]
#[case::time_to_the_minute("2031-04-02T05:10Z")]
#[case::time_without_digits("2031-04-02T")]
#[case::time_of_four("2031-04-02T05:10:00:00Z")]
#[case::long_fraction("2031-04-02T05:10:00.1234567890Z")]
#[case::no_fraction("2031-04-02T05:10:00.Z")]
#[case::short_offset("2031-04-02T05:10:00+2")]
#[case::two_zones("2031-04-02T05:10:00+02:00Z")]
fn refuses_what_is_not_a_date(#[case] text: &str) {
    assert_eq!(Date::parse(text), Err(DateError::NotADate));
}

#[rstest]
#[case("2031-02-30", "30 February does not exist: February 2031 has 28 days")]
#[case("2031-04-31/..", "31 April does not exist: April 2031 has 30 days")]
#[case("2031-04-00", "0 April does not exist: April 2031 has 30 days")]
#[case("2031-13", "month 13 does not exist: months are 01 to 12, seasons 21 (spring) to 24 (winter)")]
#[case("2031-22-01", "month 22 does not exist: months are 01 to 12, seasons 21 (spring) to 24 (winter)")]
#[case("2031-04-02T24:00:00Z", "24:00:00 is no time of day: write 00:00:00 to 23:59:59")]
#[case("2031-04-02T23:59:60Z", "23:59:60 is no time of day: write 00:00:00 to 23:59:59")]
#[case("2031-04-02T05:10:00+24:00", "an offset of 24:00 does not exist: write Z, or +00:00 to +23:59")]
#[case("2031-04-03/2031-04-01", "2031-04-03 is after 2031-04-01: write the earlier first")]
#[case("2031-05/2031-04", "2031-05 is after 2031-04: write the earlier first")]
#[case("../..", "an interval may be open at one end, not at both: write 2015/.. or ../2015")]
#[case("2031-04-02T05:10:00Z/..", "an interval is of days, not of times: write 2031-04-01/2031-04-03")]
fn says_what_is_wrong(#[case] text: &str, #[case] message: &str) {
    assert_eq!(Date::parse(text).unwrap_err().to_string(), message);
}

#[test]
fn every_form_that_the_help_offers_is_a_date() {
    let help = DateError::NotADate.to_string();
    let offered: Vec<_> = help
        .split([' ', ','])
        .map(|word| word.trim_start_matches('('))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit() || c == '.'))
        .collect();
    assert_eq!(offered.len(), 8, "{offered:?}");
    for text in offered {
        assert!(Date::parse(text).is_ok(), "{text}");
    }
}

#[rstest]
#[case("2031-04", "2031-04-30", "..", true)]
#[case("2031-04", "2031-05-01", "..", false)]
#[case("2031-04", "..", "2031-04-01", true)]
#[case("2031-04", "..", "2031-03-31", false)]
#[case("2031-04", "2031-04-10", "2031-04-12", true)]
#[case("2031", "..", "..", true)]
#[case("../2015", "2015-12-31", "..", true)]
#[case("../2015", "2016-01-01", "..", false)]
#[case("../2015", "..", "0001-01-01", true)]
#[case("2015/..", "9999-01-01", "..", true)]
#[case("2015/..", "..", "2014-12-31", false)]
fn matches_a_range_that_it_overlaps(
    #[case] text: &str,
    #[case] from: &str,
    #[case] until: &str,
    #[case] expected: bool,
) {
    assert_eq!(date(text).overlaps(bound(from), bound(until)), expected);
}

#[rstest]
#[case("2031-04-02", "2 April 2031", "2 Apr")]
#[case("2015-05-18", "18 May 2015", "18 May 2015")]
#[case("2031-04", "April 2031", "Apr 2031")]
#[case("2031", "2031", "2031")]
#[case("2014-22", "summer 2014", "summer 2014")]
#[case("2031-04-01/2031-04-03", "1–3 April 2031", "1–3 Apr")]
#[case("2030-04-01/2030-04-03", "1–3 April 2030", "1–3 Apr 2030")]
#[case("2031-03-28/2031-04-03", "28 March – 3 April 2031", "28 Mar – 3 Apr")]
#[case("2030-04-01/2031-04-03", "1 April 2030 – 3 April 2031", "1 Apr 2030 – 3 Apr 2031")]
#[case("2031-04-01/2033-04-03", "1 April 2031 – 3 April 2033", "1 Apr 2031 – 3 Apr 2033")]
#[case("2031-03/2031-04", "March – April 2031", "Mar – Apr 2031")]
#[case("2031-03/2032-03", "March 2031 – March 2032", "Mar 2031 – Mar 2032")]
#[case("2014-21/2014-22", "spring – summer 2014", "spring – summer 2014")]
#[case("2014/2015", "2014–2015", "2014–2015")]
#[case("2031/2031-04", "2031 – April 2031", "2031 – Apr 2031")]
#[case("2031-04-02/2031-04-02", "2 April 2031", "2 Apr")]
#[case("../2015", "until 2015", "until 2015")]
#[case("2015/..", "since 2015", "since 2015")]
#[case("2031-04-02/..", "since 2 April 2031", "since 2 Apr")]
#[case("2031-04-02T05:10:00Z", "2 April 2031, 05:10 UTC", "2 Apr")]
#[case("2031-04-02T05:10:59.9+02:00", "2 April 2031, 05:10 +02:00", "2 Apr")]
#[case("2031-04-02T05:10:00", "2 April 2031, 05:10", "2 Apr")]
#[case("-0043-03", "March 44 BC", "Mar 44 BC")]
#[case("0000", "1 BC", "1 BC")]
#[case("0079-08-24", "24 August AD 79", "24 Aug AD 79")]
fn shows_no_more_than_is_written(#[case] text: &str, #[case] long: &str, #[case] short: &str) {
    assert_eq!(date(text).long(), long);
    assert_eq!(date(text).short(2031), short);
}

#[test]
fn newest_comes_first() {
    let newest_first = [
        "2031-04-03",
        "2031-04-02T23:00:00-02:00",
        "2031-04-02T23:00:00Z",
        "2031-04-02T05:10:00.5Z",
        "2031-04-02T05:10:00",
        "2031-04-02T05:10:00Z",
        "2031-04-02T07:10:00+02:00",
        "2031-04-02",
        "2031-04-01",
        "2031-04",
        "2031-04-01/..",
        "2031-04-01/2031-04-03",
        "2031-01-01",
        "2031-01",
        "2031",
        "../2040",
    ];
    let mut sorted: Vec<_> = newest_first.iter().rev().map(|text| date(text)).collect();
    sorted.sort_by(Date::cmp_published);
    let sorted: Vec<_> = sorted.iter().map(Date::as_written).collect();
    assert_eq!(sorted, newest_first);
}

#[test]
fn a_day_is_the_date_of_that_day() {
    assert_eq!(Date::day(civil::date(2031, 4, 2)), date("2031-04-02"));
}

/// The texts of days, months, seasons and years.
fn points() -> impl Strategy<Value = String> {
    (-9999_i16..=9999, 1_i8..=12, 1_i8..=28, 21_u8..=24, 0_u8..4).prop_map(
        |(year, month, day, season, form)| {
            let year = format!("{}{:04}", if year < 0 { "-" } else { "" }, year.unsigned_abs());
            match form {
                0 => year,
                1 => format!("{year}-{season}"),
                2 => format!("{year}-{month:02}"),
                _ => format!("{year}-{month:02}-{day:02}"),
            }
        },
    )
}

/// The texts of dates, some of them reversed intervals.
fn texts() -> impl Strategy<Value = String> {
    let zone = prop_oneof![Just(String::new()), Just("Z".to_owned()), "[+-](0[0-9]|1[0-9]):[0-5][0-9]"];
    prop_oneof![
        points(),
        (points(), points()).prop_map(|(from, until)| format!("{from}/{until}")),
        points().prop_map(|from| format!("{from}/..")),
        points().prop_map(|until| format!("../{until}")),
        ("20[0-9]{2}-(0[1-9]|1[0-2])-[0-2][1-8]T[01][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{0,8}[1-9])?", zone)
            .prop_map(|(time, zone)| time + &zone),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(text in texts()) {
        match Date::parse(&text) {
            Ok(date) => {
                prop_assert_eq!(date.as_written(), text);
                prop_assert!(date.overlaps(date.first(), date.last()));
                if let (Some(first), Some(last)) = (date.first(), date.last()) {
                    prop_assert!(first <= last);
                }
            }
            Err(error) => prop_assert!(matches!(error, DateError::Reversed { .. }), "{}: {}", text, error),
        }
    }

    #[test]
    fn no_text_panics(text in "[0-9TZ:./+-]{0,25}|.{0,12}") {
        if let Ok(date) = Date::parse(&text) {
            prop_assert_eq!(Date::parse(&date.as_written()), Ok(date));
        }
    }

    #[test]
    fn the_order_is_total(a in texts(), b in texts(), c in texts()) {
        let dates: Vec<_> = [a, b, c].iter().filter_map(|text| Date::parse(text).ok()).collect();
        if let [a, b, c] = dates.as_slice() {
            prop_assert_eq!(a.cmp_published(b), b.cmp_published(a).reverse());
            prop_assert_eq!(a.cmp_published(b) == Ordering::Equal, a == b);
            if a.cmp_published(b).is_le() && b.cmp_published(c).is_le() {
                prop_assert!(a.cmp_published(c).is_le());
            }
        }
    }
}

#[rstest]
#[case::the_next_day("2031-04-03", "2031-04-02", true)]
#[case::the_same_day("2031-04-02", "2031-04-02", false)]
#[case::perhaps_within("2031-04", "2031-04-02", false)]
#[case::perhaps_before("2031-04-02", "2031-04", false)]
#[case::the_next_month("2031-05", "2031-04-02", true)]
#[case::open_beginning("../2031-05", "2031-04-02", false)]
#[case::open_end("2031-05", "2031-04-02/..", false)]
#[case::later_that_day("2031-04-02T12:00:00Z", "2031-04-02T11:00:00Z", true)]
#[case::by_the_zones("2031-04-02T12:00:00+02:00", "2031-04-02T11:00:00Z", false)]
#[case::by_the_clock("2031-04-02T12:00:00", "2031-04-02T11:00:00Z", true)]
#[case::the_same_day_in_the_west("2031-04-03T11:59:59Z", "2031-04-02", false)]
#[case::the_next_day_everywhere("2031-04-03T12:00:00Z", "2031-04-02", true)]
#[case::the_next_day_in_the_east("2031-04-03", "2031-04-02T10:00:00Z", false)]
#[case::no_zone_leads_so_far("2031-04-03", "2031-04-02T09:59:59Z", true)]
#[case::local("2031-04-03T01:00:00", "2031-04-02", true)]
fn is_after_only_where_that_is_certain(#[case] one: &str, #[case] other: &str, #[case] after: bool) {
    assert_eq!(date(one).is_after(&date(other)), after);
}
