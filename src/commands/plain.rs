//! `--plain`: everything from top to bottom, one statement a line, in words: for who listens, and for pipes.
//!
//! A mark, a column or a place on the screen says nothing to an ear, so what they mean is said: that words stand in the
//! article's text, which paragraph, how many there are. Lines are as long as they are; what reads them wraps them. What
//! is one of several begins with its number among them, and a heading ends in the number of what follows, so that one
//! can search for `Brief 3` or `Quotes,` and skip.

mod brief;
mod check;
mod item;
mod rows;
mod saying;

pub(super) use brief::{brief, part};
pub(super) use check::mistake;
pub(super) use rows::{actor, brief_row, figure, quote, theme};
pub(super) use saying::{Nth, Saying};

use super::show::compose::Subject;
use super::wording::count;
use super::{Console, Failure, Outcome, load};
use crate::library::{
    BriefKey, BriefRow, Catalog, Filter, Loaded, Memory, Origin, Query, Row, State, Wanted,
};
use std::collections::HashMap;
use std::sync::Arc;

/// Prints every brief of some origins whole, the newest first; before them, what cannot be read.
///
/// Nothing can be said before all files are read, since any may be the newest, or not a brief. From then on each brief is
/// composed when its turn comes, and handed on at once.
pub(super) fn run(origins: &[Origin], console: &mut Console) -> Result<Outcome, Failure> {
    let memory = load::quietly(origins);
    let files: HashMap<&BriefKey, &Loaded> = memory.files().map(|file| (&file.key, file)).collect();
    let (unreadable, readable) = rows_of(&memory);
    let mut saying = unreadable_files(&unreadable);
    let loaded = readable.iter().filter_map(|row| files.get(&row.key));
    for (nth, loaded) in Nth::count(readable.len()).zip(loaded) {
        let Some(read) = loaded.brief.as_deref() else { continue };
        let subject = Subject { brief: read, state: loaded.state(), sourced: Some(loaded.sourced()) };
        saying.pause();
        saying.extend(brief(&subject, Some(nth), &loaded.diagnostics));
        saying.print(console)?;
        console.flush()?;
    }
    saying.print(console)?;
    if readable.is_empty() {
        console.print(&"There are no briefs to read.".into())?;
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Found)
}

/// The files that cannot be read, and the briefs, in the order of lists.
fn rows_of(memory: &Memory) -> (Vec<Arc<BriefRow>>, Vec<Arc<BriefRow>>) {
    let rows = memory.ask(&Query::all(Wanted::Briefs, Filter::default())).rows.into_iter();
    let rows = rows.filter_map(|row| match row {
        Row::Brief(row) => Some(row),
        _ => None,
    });
    rows.partition(|row| row.state == State::Unreadable)
}

fn unreadable_files(rows: &[Arc<BriefRow>]) -> Saying {
    let mut saying = Saying::default();
    if !rows.is_empty() {
        saying.say(format!("Files that cannot be read, {}.", rows.len()));
    }
    Nth::count(rows.len()).zip(rows).for_each(|(nth, row)| saying.extend(brief_row(row, nth)));
    saying
}

/// `In 3 briefs, 2 quotes`, of what there is any of.
fn counts(counts: &[(usize, &str, &str)]) -> String {
    let some = counts.iter().filter(|(number, ..)| *number > 0);
    some.map(|(number, one, several)| count(*number, one, several)).collect::<Vec<_>>().join(", ")
}
