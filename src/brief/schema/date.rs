//! Dates as a regular expression: the very ones that [`Date::parse`](crate::brief::Date::parse) reads, except that it
//! also knows which end of an interval is the later.

use super::node::Node;

/// The sign of a year; there is no year -0000.
const BEFORE_ZERO: &str = "(?:-(?!0000))?";
/// The days of every year.
const DAY: &str = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";
/// The years that have a 29 February.
const LEAP: &str = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
/// Months, and seasons from spring to winter.
const MONTH: &str = "(?:0[1-9]|1[0-2]|2[1-4])";
/// A time of RFC 3339; EDTF lets it go without a zone.
const TIME: &str = "[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?";

/// What the text, or the year as a number, of a date is.
pub(super) fn date() -> Node {
    Node {
        description: Some(
            "A date of EDTF, as precise as is known: 2031, 2031-04, 2031-04-02, a season (2031-21 is spring, 2031-24 \
             winter), an interval 2031-04-01/2031-04-03, 2015/.. or ../2015; or of RFC 3339 with a time."
                .to_owned(),
        ),
        pattern: Some(pattern()),
        pattern_error_message: Some(
            "Not a date: write 2031-04-02, 2031-04, 2031, or an interval 2031-04-01/2031-04-03",
        ),
        // A year alone is a number to YAML.
        minimum: Some(-9999),
        maximum: Some(9999),
        ..Node::default()
    }
}

fn pattern() -> String {
    let year = format!("{BEFORE_ZERO}[0-9]{{4}}");
    let day = format!("(?:{year}-{DAY}|{BEFORE_ZERO}{LEAP}-02-29)");
    let point = format!("(?:{day}|{year}(?:-{MONTH})?)");
    format!("^(?:{day}{TIME}|{point}(?:/(?:{point}|\\.\\.))?|\\.\\./{point})$")
}
