//! An invented library for the tests of lists.

use super::Sheet;
use crate::library::Catalog;
use crate::library::load::Loaded;
use crate::library::memory::Memory;
use crate::library::query::{BriefKey, Filter, ItemRow, Query, Row, Wanted};
use jiff::civil;
use std::sync::Arc;

const LUMEN: &str = r#"brief: 1
headline: "Spillway of Lumen dam fails; valley towns emptied"
source: {outlet: Orsa Courier, published: 2031-04-02}
actors:
  - {id: vellmar, name: Dara Vellmar, kind: person, role: governor of Orsa, speaks_for: orsa-region}
  - {id: hydra, name: Hydra Lumen AG, kind: organisation}
  - {id: orsa-region, name: Orsa regional government, kind: organisation}
quotes:
  - {speaker: vellmar, text: "We told them in January. They filed it.", at: 7, caveat: no recording was made}
  - {speaker: vellmar, text: that nobody was warned, kind: indirect, at: 8}
  - speaker: hydra
    via: vellmar
    text: ["The gate met every standard,", "and every deadline."]
    kind: partial
    translated: {from: de, original: "Das Tor erfüllte alle Normen und Fristen."}
figures:
  - {value: 12400, unit: people, what: evacuated, bound: more_than, as_of: 2031-04-02, source: vellmar, certainty: estimated, caveat: could not be independently confirmed, series: lumen-evacuated, at: 3}
  - {range: [3, 7], unit: people, what: missing, source: hydra, certainty: disputed}
  - {words: hundreds, unit: people, what: volunteers at the levee}
"#;

const POST: &str = r#"brief: 1
headline: "水门失守 🌊 السد ينهار في الوادي"
status: corrected
source: {outlet: "Valley Evening Post 谷報", published: 2031-04-03}
quotes:
  - {speaker: {unnamed: residents}, text: "The siren never came."}
figures:
  - {value: 9800, unit: people, what: moved out, as_of: 2031-04-02, source: {unnamed: a rescue official}, certainty: claimed, series: lumen-evacuated}
  - {value: 14000, unit: people, what: moved out, hedge: some, source: article, series: lumen-evacuated}
  - {value: 29, unit: people, what: missing, as_of: 2031-04-03, source: article}
"#;

const FLAWED: &str =
    "brief: 1\nheadline: Rain\nsource: {outlet: Orsa Courier, published: 2030-11}\nquotes: [{text: Wet.}]\n";

/// The library, with a file that cannot be read.
pub(super) fn library() -> Memory {
    let files =
        [("lumen.yaml", LUMEN), ("post.yaml", POST), ("rain.yaml", FLAWED), ("floods.yaml", "brief: [\n")];
    Memory::new(files.into_iter().map(|(path, text)| load(path, text)).collect())
}

/// A brief that says the same text wherever a text may stand, and the numbers of a range.
pub(super) fn any_brief(text: &str, from: f64, to: f64) -> Memory {
    let text = serde_json::to_string(text).unwrap();
    let yaml = format!(
        "brief: 1\nheadline: {text}\nsource: {{outlet: {text}, published: 2031-04-02}}\nstatus: withdrawn\n\
         actors: [{{id: a, name: {text}, role: {text}, speaks_for: {text}}}]\n\
         quotes:\n- {{speaker: a, text: {text}, caveat: {text}, at: 4, translated: {{from: ja, original: {text}}}}}\n\
         - {{speaker: {{unnamed: {text}}}, via: a, text: {text}, kind: indirect}}\n\
         figures:\n- {{value: {from:?}, unit: {text}, what: {text}, hedge: {text}, source: a, series: {text}, certainty: disputed}}\n\
         - {{range: [{from:?}, {to:?}], unit: {text}, what: {text}, caveat: {text}, series: {text}, as_of: 2031-03}}\n\
         - {{words: {text}, unit: {text}, what: {text}, series: {text}, period: 1931-03-01/2031-04-01}}\n"
    );
    Memory::new(vec![load("any.yaml", &yaml)])
}

fn load(path: &str, text: &str) -> Loaded {
    Loaded::from_bytes(BriefKey(Arc::from(path)), path, None, text.as_bytes())
}

/// All rows that the library gives.
pub(super) fn ask(wanted: Wanted) -> Vec<Row> {
    ask_of(&library(), wanted)
}

/// All rows that a library gives.
pub(super) fn ask_of(library: &Memory, wanted: Wanted) -> Vec<Row> {
    library.ask(&Query::all(wanted, Filter::default())).rows
}

/// Items of the library.
pub(super) fn items(wanted: Wanted) -> Vec<ItemRow> {
    item_rows(ask(wanted))
}

/// The items among rows.
pub(super) fn item_rows(rows: Vec<Row>) -> Vec<ItemRow> {
    let rows = rows.into_iter();
    rows.filter_map(|row| if let Row::Item(row) = row { Some(row) } else { None }).collect()
}

/// A day of the year in which most of it was printed.
pub(super) fn today() -> civil::Date {
    civil::date(2031, 4, 5)
}

/// Whether every line keeps to the width.
pub(super) fn fits(sheet: &Sheet, width: usize) -> bool {
    sheet.blocks.iter().flat_map(|block| &block.lines).all(|line| line.width() <= width)
}
