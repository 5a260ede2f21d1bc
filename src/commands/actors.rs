//! `nutgraf actors`: the people, organisations, groups and places of the briefs.

use super::listing::View;
use super::plain;
use super::table::{self, Column};
use super::wording::{column_date, line};
use crate::brief::ActorKind;
use crate::brief::record::{ActorRecord, Kind, Origin, Record};
use crate::library::{ActorRow, Row, Wanted};
use crate::text::Text;

pub(super) const VIEW: View = View {
    wanted: |_| Wanted::Actors { needle: String::new() },
    columns: &[
        Column::prose("NAME"),
        Column { weight: 2, ..Column::short("ROLE", 10) }.under("NAME"),
        Column::number("BRIEFS"),
        Column::number("QUOTES"),
        Column::number("REPORTED"),
        Column::number("FIGURES"),
        Column::short("LAST", 11).under("NAME"),
    ],
    line: |row| match row {
        Row::Actor(row) => Some(table_row(row)),
        _ => None,
    },
    said: |row, nth| match row {
        Row::Actor(row) => Some(plain::actor(row, nth)),
        _ => None,
    },
    kind: Kind::Actor,
    record: |row, _| match row {
        Row::Actor(row) => Some(record(row)),
        _ => None,
    },
};

fn table_row(row: &ActorRow) -> table::Row {
    table::Row::Cells(vec![
        line(&row.name).into_owned(),
        role(row),
        row.briefs.to_string(),
        row.quotes.to_string(),
        row.reported.to_string(),
        row.figures.to_string(),
        column_date(row.last.as_ref()),
    ])
}

/// The role; of those without one, what they are.
fn role(row: &ActorRow) -> String {
    let kind = row.kind.map(ActorKind::key).unwrap_or_default();
    row.role.as_ref().map_or_else(|| kind.to_owned(), |role| line(role).into_owned())
}

fn record(row: &ActorRow) -> Record {
    let raw = |texts: &[Text]| texts.iter().map(|text| text.raw().to_owned()).collect();
    Record::Actor(ActorRecord {
        origin: Origin::default(),
        name: row.name.raw().to_owned(),
        kind: row.kind,
        role: row.role.as_ref().map(|role| role.raw().to_owned()),
        aliases: raw(&row.aliases),
        same_as: raw(&row.same_as),
        briefs: row.briefs,
        quotes: row.quotes,
        figures: row.figures,
        first: row.first.clone(),
        last: row.last.clone(),
    })
}
