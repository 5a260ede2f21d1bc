//! `nutgraf search`: the briefs that a query finds, each with the quotes and figures that it finds in it.

use super::document::{self, Block};
use super::plain::{self, Nth, Saying};
use super::{Console, Failure, Outcome, figures, list, load, marks, names, origins, quotes};
use crate::brief::record::{Kind, Record, csv, to_json_line};
use crate::brief::{Date, Section};
use crate::cli::{Format, Search};
use crate::commands::show::compose;
use crate::commands::wording::{self, line};
use crate::library::{
    BriefKey, BriefRow, Catalog, Filter, ItemRow, Memory, Query, Row, State, Wanted, query_line,
};
use crate::text::{Shown, wrap};
use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A brief that was found, and what in it.
struct Found {
    brief: Arc<BriefRow>,
    quotes: Vec<ItemRow>,
    figures: Vec<ItemRow>,
}

pub(super) fn run(
    search: &Search,
    library: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let filter = filter(&search.query.join(" "))?;
    let mut memory = load::library(&origins::origins(&[], library)?, console);
    marks::know(&mut memory, &filter, console)?;
    let found = find(&filter, &memory);
    match search.format {
        Format::Table if console.is_plain() => say(&found, console)?,
        Format::Table => print_text(&found, console)?,
        Format::Jsonl => print_json(&found, &memory, console)?,
        Format::Csv => print_csv(&found, &memory, console)?,
    }
    console.flush()?;
    names::note_typos(&filter, &memory, console);
    if found.is_empty() {
        console.note(&"nothing found".into());
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Found)
}

fn filter(query: &str) -> Result<Filter, Failure> {
    query_line::parse(query).map_err(|mistakes| Failure::Query {
        query: Shown::new(query),
        mistakes: mistakes
            .iter()
            .map(|mistake| {
                let before: String = query.chars().take(mistake.at.start).collect();
                let wrong: String = query.chars().skip(mistake.at.start).take(mistake.at.len()).collect();
                let columns = |text: &str| wrap::width(&Shown::new(text).line());
                let mark = format!("{}{}", " ".repeat(columns(&before)), "^".repeat(columns(&wrong).max(1)));
                (mark, Shown::from(format!("{}; {}", mistake.message, mistake.help)))
            })
            .collect(),
    })
}

/// The briefs in the order of lists. Files that cannot be read are not found by anything.
fn find(filter: &Filter, memory: &Memory) -> Vec<Found> {
    let mut quotes = by_brief(Wanted::Quotes { indirect: true }, filter, memory);
    let mut figures = by_brief(Wanted::Figures, filter, memory);
    let briefs =
        memory.ask(&Query::all(Wanted::Briefs, filter.clone())).rows.into_iter().filter_map(
            |row| match row {
                Row::Brief(brief) if brief.state != State::Unreadable => Some(brief),
                _ => None,
            },
        );
    briefs
        .map(|brief| Found {
            quotes: quotes.remove(&brief.key).unwrap_or_default(),
            figures: figures.remove(&brief.key).unwrap_or_default(),
            brief,
        })
        .collect()
}

fn by_brief(wanted: Wanted, filter: &Filter, memory: &Memory) -> HashMap<BriefKey, Vec<ItemRow>> {
    let mut found: HashMap<BriefKey, Vec<ItemRow>> = HashMap::new();
    for row in memory.ask(&Query::all(wanted, filter.clone())).rows {
        if let Row::Item(row) = row {
            found.entry(row.row.key.clone()).or_default().push(row);
        }
    }
    found
}

fn print_text(found: &[Found], console: &mut Console) -> io::Result<()> {
    let mut blocks = Vec::new();
    for found in found {
        let brief = &found.brief;
        let published = brief.published.as_ref().map(Date::long).unwrap_or_default();
        let (outlet, headline, id) = (line(&brief.outlet), line(&brief.headline), line(&brief.id));
        let standing = wording::standing_of(brief);
        let standing = if standing.is_empty() { standing } else { format!(" ({standing})") };
        let matches = matches(brief);
        blocks
            .push(Block::Heading(format!("{published}  {outlet}{standing}  {headline}  ({id})  {matches}")));
        let items = found.quotes.iter().chain(&found.figures);
        blocks.extend(
            items.map(|row| Block::Entry(compose::entry(&row.brief, row.row.state, row.item(), None))),
        );
    }
    for line in document::text(&blocks, console.width()) {
        console.print(&line.into())?;
    }
    Ok(())
}

fn say(found: &[Found], console: &mut Console) -> io::Result<()> {
    let mut saying = Saying::default();
    for (found, nth) in found.iter().zip(Nth::count(found.len())) {
        saying.pause();
        saying.extend(plain::brief_row(&found.brief, nth));
        saying.say(format!("Found: {}", matches(&found.brief)));
        let quotes = found.quotes.iter().zip(Nth::count(found.quotes.len()));
        let figures = found.figures.iter().zip(Nth::count(found.figures.len()));
        quotes.filter_map(|(row, nth)| plain::quote(row, nth)).for_each(|one| saying.extend(one));
        figures.filter_map(|(row, nth)| plain::figure(row, nth)).for_each(|one| saying.extend(one));
        saying.print(console)?;
    }
    Ok(())
}

/// How many items of a brief were found, or that it was found by its own words.
fn matches(brief: &BriefRow) -> String {
    let found = Section::ALL.into_iter().filter_map(|section| {
        let (one, several) = match section {
            Section::KeyFacts => ("key fact", "key facts"),
            Section::Quotes => ("quote", "quotes"),
            Section::Figures => ("figure", "figures"),
            Section::Context => ("piece of context", "pieces of context"),
            Section::Timeline => ("event", "events"),
        };
        let number = brief.counts[section as usize];
        (number > 0).then(|| wording::count(number, one, several))
    });
    let found: Vec<String> = found.collect();
    if found.is_empty() { "(the brief itself)".to_owned() } else { found.join(", ") }
}

fn records<'a>(found: &'a [Found], memory: &'a Memory) -> impl Iterator<Item = Record> {
    found.iter().flat_map(|found| {
        let quotes = found.quotes.iter().filter_map(quotes::record);
        let figures = found.figures.iter().filter_map(figures::record);
        [list::record(&found.brief, memory)].into_iter().chain(quotes).chain(figures)
    })
}

fn print_json(found: &[Found], memory: &Memory, console: &mut Console) -> io::Result<()> {
    for record in records(found, memory) {
        writeln!(console.data(), "{}", to_json_line(&record)?)?;
    }
    Ok(())
}

fn print_csv(found: &[Found], memory: &Memory, console: &mut Console) -> io::Result<()> {
    let mut writer = csv::Writer::of_kinds(console.data(), &[Kind::Brief, Kind::Quote, Kind::Figure])?;
    for record in records(found, memory) {
        writer.write(&record)?;
    }
    writer.flush()
}
