//! `nutgraf quotes`: who said what.

use super::listing::View;
use super::plain;
use super::table::{self, Column};
use super::wording;
use crate::brief::record::{Context, Kind, QuoteRecord, Record};
use crate::brief::{Brief, Quote};
use crate::library::{ItemRow, Row, Wanted};

pub(super) const VIEW: View = View {
    wanted: |listing| Wanted::Quotes { indirect: listing.narrowing.indirect },
    columns: &[
        Column::short("WHEN", 12),
        Column::short("SPEAKER", 12),
        Column::prose("WORDS"),
        Column::short("OUTLET", 8).under("WORDS"),
        Column::short("AT", 3),
    ],
    line: |row| match row {
        Row::Item(row) => table_row(row),
        _ => None,
    },
    said: |row, nth| match row {
        Row::Item(row) => plain::quote(row, nth),
        _ => None,
    },
    kind: Kind::Quote,
    record: |row, _| match row {
        Row::Item(row) => record(row),
        _ => None,
    },
};

fn table_row(row: &ItemRow) -> Option<table::Row> {
    let (brief, item) = (&*row.brief, row.item());
    let quote = item.quote()?;
    let speaker = quote.speaker.as_ref().map_or_else(|| "?".to_owned(), |who| wording::person(brief, who));
    let vouched = Some(wording::according_to(brief, item)).filter(|vouched| !vouched.is_empty());
    let literalness = wording::literalness(quote).map(|kind| format!("{kind}: ")).unwrap_or_default();
    let words = [Some(format!("{literalness}{}", wording::words(quote))), wording::translation(quote)];
    Some(table::Row::Cells(vec![
        when(brief, quote),
        [Some(speaker), vouched].into_iter().flatten().collect::<Vec<_>>().join("\n"),
        words.into_iter().flatten().chain(wording::warnings(item)).collect::<Vec<_>>().join("\n"),
        wording::outlet(row),
        wording::paragraphs(item),
    ]))
}

/// A quote without a day of its own is dated by the print, and says so.
fn when(brief: &Brief, quote: &Quote) -> String {
    match &quote.said.date {
        Some(date) => wording::column_date(Some(date)),
        None => format!("printed {}", wording::column_date(Some(&brief.source.published))),
    }
}

/// The record of a quote.
pub(super) fn record(row: &ItemRow) -> Option<Record> {
    let context = Context { path: row.row.path.raw() };
    QuoteRecord::new(context, &row.brief, row.item()).map(Record::Quote)
}
