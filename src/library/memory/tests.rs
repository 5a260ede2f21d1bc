//! What the catalog promises, told by small libraries.

mod change;
mod marks;
mod people;
mod rows;
mod values;

use super::*;
use crate::brief::Date;
use crate::library::names::ActorKey;
use crate::library::query::{ActorRow, Clause, Named, Test, ValueRow};
use crate::text::Text;

/// A library of files: each with its path and what follows the obligatory keys.
fn library(files: &[(&str, &str)]) -> Memory {
    let load = |(path, body): &(&str, &str)| {
        let text = format!("brief: 1\nheadline: {path}\n{body}");
        Loaded::from_bytes(key(path), path, None, text.as_bytes())
    };
    Memory::new(files.iter().map(load).collect())
}

/// One brief of 2 April 2031, by the Orsa Courier.
fn one(body: &str) -> Memory {
    library(&[("a.yaml", &format!("source: {{outlet: Orsa Courier, published: 2031-04-02}}\n{body}"))])
}

fn key(path: &str) -> BriefKey {
    BriefKey(path.into())
}

fn ask(memory: &Memory, wanted: Wanted, filter: &Filter) -> Page {
    memory.ask(&Query::all(wanted, filter.clone()))
}

fn all(memory: &Memory, wanted: Wanted) -> Page {
    ask(memory, wanted, &Filter::default())
}

/// The filter that a query line means.
fn filter(line: &str) -> Filter {
    crate::library::query_line::parse(line).unwrap()
}

const QUOTES: Wanted = Wanted::Quotes { indirect: true };

fn item_text(row: &ItemRow) -> String {
    let words = crate::brief::involve::texts_of(row.item());
    words.first().map(|text| text.raw().to_owned()).unwrap_or_default()
}

fn items(page: &Page) -> Vec<String> {
    let text = |row: &Row| match row {
        Row::Item(row) => item_text(row),
        other => panic!("no item: {other:?}"),
    };
    page.rows.iter().map(text).collect()
}

/// The paths of the briefs that pass.
fn briefs(memory: &Memory, line: &str) -> Vec<String> {
    let page = ask(memory, Wanted::Briefs, &filter(line));
    brief_rows(&page).iter().map(|row| row.path.raw().to_owned()).collect()
}

fn brief_rows(page: &Page) -> Vec<Arc<BriefRow>> {
    let brief = |row: &Row| match row {
        Row::Brief(row) => row.clone(),
        other => panic!("no brief: {other:?}"),
    };
    page.rows.iter().map(brief).collect()
}

fn actors(page: &Page) -> Vec<Arc<ActorRow>> {
    let actor = |row: &Row| match row {
        Row::Actor(row) => row.clone(),
        other => panic!("no actor: {other:?}"),
    };
    page.rows.iter().map(actor).collect()
}

fn names(page: &Page) -> Vec<String> {
    actors(page).iter().map(|row| row.name.raw().to_owned()).collect()
}

fn value_rows(page: &Page) -> Vec<ValueRow> {
    let value = |row: &Row| match row {
        Row::Value(row) => row.clone(),
        other => panic!("no value: {other:?}"),
    };
    page.rows.iter().map(value).collect()
}

/// The verdicts on the items of the one brief.
fn verdicts(memory: &Memory, filter: &Filter) -> Vec<Verdict> {
    let page = ask(memory, Wanted::Brief(key("a.yaml")), filter);
    match &page.rows[0] {
        Row::Open(open) => open.verdicts.clone(),
        other => panic!("no brief: {other:?}"),
    }
}

fn speakers(needle: &str) -> Wanted {
    Wanted::Speakers { needle: needle.to_owned() }
}

/// What the first whom a needle finds said.
fn words_of(memory: &Memory, needle: &str) -> Page {
    let found = actors(&all(memory, speakers(needle)));
    all(memory, Wanted::Words { of: found[0].key.clone() })
}
