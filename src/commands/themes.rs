//! `nutgraf themes`: what the briefs are about.

use super::listing::View;
use super::plain;
use super::table::{self, Column};
use super::wording::line;
use crate::brief::record::{Kind, Origin, Record, ThemeRecord};
use crate::library::{Row, Wanted};

pub(super) const VIEW: View = View {
    wanted: |_| Wanted::Themes { needle: String::new() },
    columns: &[Column::prose("THEME"), Column::number("BRIEFS"), Column::number("ITEMS")],
    line: |row| match row {
        Row::Value(row) => Some(table::Row::Cells(vec![
            line(&row.name).into_owned(),
            row.briefs.to_string(),
            row.items.to_string(),
        ])),
        _ => None,
    },
    said: |row, nth| match row {
        Row::Value(row) => Some(plain::theme(row, nth)),
        _ => None,
    },
    kind: Kind::Theme,
    record: |row, _| match row {
        Row::Value(row) => Some(Record::Theme(ThemeRecord {
            origin: Origin::default(),
            theme: row.name.raw().to_owned(),
            briefs: row.briefs,
            items: row.items,
        })),
        _ => None,
    },
};
