//! `nutgraf figures`: how many, of what, according to whom.

use super::listing::View;
use super::plain;
use super::table::{self, Column};
use super::wording;
use crate::brief::record::{Context, FigureRecord, Kind, Record};
use crate::library::{ItemRow, Row, Wanted};

pub(super) const VIEW: View = View {
    wanted: |_| Wanted::Figures,
    columns: &[
        Column { right: true, ..Column::short("FIGURE", 10) },
        Column { weight: 2, ..Column::short("COUNTED", 12) },
        Column::short("SOURCE", 10),
        Column::short("CERTAINTY", 9),
        Column::short("AS OF", 11).under("COUNTED"),
        Column::short("OUTLET", 8).under("COUNTED"),
        Column::short("AT", 3),
    ],
    line: |row| match row {
        Row::Item(row) => table_row(row),
        _ => None,
    },
    said: |row, nth| match row {
        Row::Item(row) => plain::figure(row, nth),
        _ => None,
    },
    kind: Kind::Figure,
    record: |row, _| match row {
        Row::Item(row) => record(row),
        _ => None,
    },
};

fn table_row(row: &ItemRow) -> Option<table::Row> {
    let (brief, item) = (&*row.brief, row.item());
    let figure = item.figure()?;
    let via = item
        .via
        .as_ref()
        .map(|via| format!("\npassed on by {}", wording::name(brief, via)))
        .unwrap_or_default();
    let counted: Vec<String> = [wording::counted(figure)]
        .into_iter()
        .chain(wording::conflicts(brief, figure))
        .chain(wording::warnings(item))
        .collect();
    Some(table::Row::Cells(vec![
        wording::amount(figure),
        counted.join("\n"),
        format!("{}{via}", wording::names(brief, &item.source)),
        wording::certainty(item).to_owned(),
        wording::column_date(wording::as_of(figure)),
        wording::outlet(row),
        wording::paragraphs(item),
    ]))
}

/// The record of a figure.
pub(super) fn record(row: &ItemRow) -> Option<Record> {
    let context = Context { path: row.row.path.raw() };
    FigureRecord::new(context, &row.brief, row.item()).map(Record::Figure)
}
