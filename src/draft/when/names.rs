//! The names of months and weekdays, for whoever reads dates: of an article's sentences or of what a page says of itself.

/// The month, 1 to 12, of a name or its short form, in small letters.
pub fn month_of(word: &str) -> Option<i8> {
    Some(match word.trim_end_matches('.') {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// The weekday, Monday 1 to Sunday 7, of a name or its short form, in small letters.
pub fn weekday_of(word: &str) -> Option<i8> {
    Some(match word.trim_end_matches('.') {
        "monday" | "mon" => 1,
        "tuesday" | "tue" | "tues" => 2,
        "wednesday" | "wed" => 3,
        "thursday" | "thu" | "thur" | "thurs" => 4,
        "friday" | "fri" => 5,
        "saturday" | "sat" => 6,
        "sunday" => 7,
        _ => return None,
    })
}
