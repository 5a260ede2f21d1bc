//! `nutgraf list`: the briefs.

use super::listing::View;
use super::plain;
use super::table::{self, Column};
use super::wording::{self, column_date, line};
use crate::brief::Section;
use crate::brief::record::{BriefRecord, Context, Kind, Record};
use crate::library::{BriefRow, Catalog, Filter, Memory, Query, Row, State, Wanted};
use crate::text::Shown;

pub(super) const VIEW: View = View {
    wanted: |_| Wanted::Briefs,
    columns: &[
        Column::short("DATE", 11),
        Column::short("OUTLET", 8).under("HEADLINE"),
        Column::prose("HEADLINE"),
        Column::short("STATUS", 9),
        Column::number("QUOTES"),
        Column::number("FIGURES"),
        Column::short("ID", 12).under("HEADLINE"),
    ],
    line: |row| match row {
        Row::Brief(row) => Some(table_row(row)),
        _ => None,
    },
    said: |row, nth| match row {
        Row::Brief(row) => Some(plain::brief_row(row, nth)),
        _ => None,
    },
    kind: Kind::Brief,
    record: |row, memory| match row {
        Row::Brief(row) => Some(record(row, memory)),
        _ => None,
    },
};

fn table_row(row: &BriefRow) -> table::Row {
    if row.state == State::Unreadable {
        let why = row.problem.as_ref().map(|why| why.line()).unwrap_or_default();
        return table::Row::Across(format!("! {}  cannot be read: {why}", line(&row.path)));
    }
    let count = |section| row.counts[section as usize].to_string();
    table::Row::Cells(vec![
        column_date(row.published.as_ref()),
        line(&row.outlet).into_owned(),
        line(&row.headline).into_owned(),
        wording::standing_of(row),
        count(Section::Quotes),
        count(Section::Figures),
        line(&row.id).into_owned(),
    ])
}

/// The record of a brief of the library.
pub(super) fn record(row: &BriefRow, memory: &Memory) -> Record {
    let context = Context { path: row.path.raw() };
    let problem = row.problem.as_ref().map(Shown::as_str);
    let page = memory.ask(&Query::all(Wanted::Brief(row.key.clone()), Filter::default()));
    let brief = page.rows.first().and_then(|row| match row {
        Row::Open(open) => open.brief.clone(),
        _ => None,
    });
    Record::Brief(match brief {
        Some(brief) => BriefRecord::new(context, &brief, row.state, problem),
        None => BriefRecord::unreadable(context, problem.unwrap_or_default()),
    })
}
