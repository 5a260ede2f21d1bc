//! The schema is what the repository ships, its list of exceptions what the documentation says, and its dates those
//! that are read.

use super::*;
use crate::brief::{Date, Severity};
use proptest::prelude::*;
use std::fmt::Write;

fn shipped(path: &str) -> String {
    std::fs::read_to_string(format!("{}/docs/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_repository_ships_this_schema() {
    assert!(
        shipped("brief-1.schema.json") == schema(),
        "`nutgraf schema > docs/brief-1.schema.json` writes it anew"
    );
}

#[test]
fn the_documentation_lists_what_the_schema_cannot_see() {
    let mut table = String::new();
    for (code, what) in UNSEEN {
        writeln!(table, "| `{}` | {what} |", code.name()).unwrap();
        assert_eq!(code.severity(), Severity::Error);
    }
    assert!(shipped("schema.md").contains(&table), "docs/schema.md lacks:\n{table}");
}

/// The pattern, held against the reader by a program that knows regular expressions and nothing of dates.
fn is_date(text: &str) -> bool {
    let node = Node { dialect: root().dialect, ..date::date() };
    let validator = jsonschema::draft7::new(&serde_json::to_value(node).unwrap()).unwrap();
    validator.is_valid(&text.into())
}

/// Every day of four centuries' kinds of years, and the days that are none.
#[test]
fn days_are_those_of_the_calendar() {
    let node = Node { dialect: root().dialect, ..date::date() };
    let validator = jsonschema::draft7::new(&serde_json::to_value(node).unwrap()).unwrap();
    for year in ["2031", "2032", "1900", "2000", "0000", "-0004", "-0000", "-0001"] {
        for (month, day) in (0..=25).flat_map(|month| (0..=32).map(move |day| (month, day))) {
            let written = format!("{year}-{month:02}-{day:02}");
            assert_eq!(
                validator.is_valid(&written.as_str().into()),
                Date::parse(&written).is_ok(),
                "{written}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_pattern_is_the_reader(text in "-?[0-9]{3,5}(-[0-2][0-9](-[0-3][0-9])?)?([Tt][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,10})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])?)?|\\.\\./20[0-9]{2}(-[0-2][0-9])?|20[0-9]{2}/(\\.\\.|20[0-9]{2}|x)") {
        let reversed = matches!(Date::parse(&text), Err(crate::brief::date::DateError::Reversed { .. }));
        prop_assert_eq!(is_date(&text), Date::parse(&text).is_ok() || reversed);
    }
}
