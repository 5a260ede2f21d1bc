//! What `list`, `quotes`, `figures`, `actors` and `themes` have in common: a query, and its rows printed in one of
//! three ways. What each is about is its [`View`].

use super::plain::{Nth, Saying};
use super::table::{Column, Table};
use super::{Console, Failure, Outcome, load, marks, names, origins, table, wording};
use crate::brief::record::{Kind, Record, csv, to_json_line};
use crate::cli::{Format, Listing};
use crate::library::{Catalog, Filter, Memory, Origin, Page, Query, Row, Wanted};
use std::io;
use std::path::Path;

/// What one of the listings is about.
pub(super) struct View {
    pub(super) wanted: fn(&Listing) -> Wanted,
    pub(super) columns: &'static [Column],
    /// A row of the table; `None` for rows that are no matter of this listing.
    pub(super) line: fn(&Row) -> Option<table::Row>,
    /// The same in statements, for one of several.
    pub(super) said: fn(&Row, Nth) -> Option<Saying>,
    pub(super) kind: Kind,
    pub(super) record: fn(&Row, &Memory) -> Option<Record>,
}

/// Runs a listing on the briefs its arguments name.
pub(super) fn run(
    view: &View,
    listing: &Listing,
    library: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    if let Some((since, until)) = listing.narrowing.no_days() {
        return Err(Failure::NoDays { since: since.clone(), until: until.clone() });
    }
    let origins = origins::origins(&listing.paths, library)?;
    print(view, listing, &origins, console)
}

/// Runs a listing on some origins.
pub(super) fn print(
    view: &View,
    listing: &Listing,
    origins: &[Origin],
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let mut memory = load::library(origins, console);
    let query = Query::all((view.wanted)(listing), listing.narrowing.filter());
    marks::know(&mut memory, &query.filter, console)?;
    let page = memory.ask(&query);
    match listing.format {
        Format::Table if console.is_plain() => say(view, &page, console)?,
        Format::Table => print_table(view, &page, console)?,
        Format::Jsonl => print_json(view, &page, &memory, console)?,
        Format::Csv => print_csv(view, &page, &memory, console)?,
    }
    console.flush()?;
    let found = page.total > page.pinned;
    if !found {
        console.note(&"nothing found".into());
    }
    if listing.format != Format::Table {
        note_drafts(&page, console);
    }
    names::note_typos(&query.filter, &memory, console);
    hint(&query, &page, &memory, console);
    Ok(if found { Outcome::Found } else { Outcome::Nothing })
}

fn print_table(view: &View, page: &Page, console: &mut Console) -> io::Result<()> {
    let rows: Vec<table::Row> = page.rows.iter().filter_map(view.line).collect();
    for line in (Table { columns: view.columns, rows: &rows }).lines(console.width()) {
        console.print(&line.into())?;
    }
    Ok(())
}

fn say(view: &View, page: &Page, console: &mut Console) -> io::Result<()> {
    // What cannot be read comes first, and is not counted among the rest.
    let (pinned, rows) = page.rows.split_at(page.pinned.min(page.rows.len()));
    let first = Nth::count(pinned.len()).zip(pinned);
    let rest = Nth::count(rows.len()).zip(rows);
    let mut saying = Saying::default();
    for one in first.chain(rest).filter_map(|(nth, row)| (view.said)(row, nth)) {
        saying.pause();
        saying.extend(one);
        saying.print(console)?;
    }
    Ok(())
}

fn print_json(view: &View, page: &Page, memory: &Memory, console: &mut Console) -> io::Result<()> {
    for record in page.rows.iter().filter_map(|row| (view.record)(row, memory)) {
        writeln!(console.data(), "{}", to_json_line(&record)?)?;
    }
    Ok(())
}

fn print_csv(view: &View, page: &Page, memory: &Memory, console: &mut Console) -> io::Result<()> {
    let mut writer = csv::Writer::new(console.data(), view.kind)?;
    for record in page.rows.iter().filter_map(|row| (view.record)(row, memory)) {
        writer.write(&record)?;
    }
    writer.flush()
}

/// Says how much of what was printed is a draft: records have no column for that.
fn note_drafts(page: &Page, console: &mut Console) {
    let is_draft = |row: &&Row| match row {
        Row::Item(row) => row.item().draft.is_some(),
        Row::Brief(row) => row.brief.as_ref().is_some_and(|brief| brief.is_draft()),
        _ => false,
    };
    let drafts = page.rows.iter().filter(is_draft).count();
    if drafts > 0 {
        let drafts = wording::count(drafts, "row is a draft", "rows are drafts");
        console.note(&format!("{drafts} that nobody has reviewed (nutgraf review)").into());
    }
}

/// Says what would have been found in another way.
fn hint(query: &Query, page: &Page, memory: &Memory, console: &mut Console) {
    if page.unmarked > 0 {
        let unmarked = wording::count(page.unmarked, "item", "items");
        console.note(&format!("{unmarked} left out for want of marks to judge by").into());
    }
    if query.wanted == (Wanted::Quotes { indirect: false }) {
        let reported = with_reported(&query.filter, memory).saturating_sub(page.total);
        if reported > 0 {
            let matches = wording::count(reported, "reported statement matches", "reported statements match");
            let too = if page.total > 0 { " too" } else { "" };
            console.note(&format!("{matches}{too}; add --indirect").into());
        }
    }
}

/// How many quotes match, reported statements among them.
fn with_reported(filter: &Filter, memory: &Memory) -> usize {
    memory.ask(&Query { limit: 0, ..Query::all(Wanted::Quotes { indirect: true }, filter.clone()) }).total
}
