//! People who said something: who they are, for whom they speak, and how much there is of theirs.

use super::library::DATE;
use super::{Block, Flow, Line, Role, Sheet, Subject};
use crate::library::query::{ActorRow, Row};
use crate::text::{Shown, wrap};
use jiff::civil;

/// Below this the counts stand beneath the name.
const ONE_LINE: usize = 60;
/// Below this the date goes.
const WITH_DATE: usize = 30;

/// The rows of [`Wanted::Speakers`](crate::library::query::Wanted::Speakers) and of `Actors`; `first` is the index of
/// the first of them in the whole list. One block is one person. Days of today's year are shown without it.
pub fn rows(rows: &[Row], first: usize, width: usize, today: civil::Date) -> Sheet {
    let people = rows.iter().enumerate().filter_map(|(index, row)| match row {
        Row::Actor(row) => Some((first + index, row)),
        _ => None,
    });
    people.map(|(index, row)| Block::of(Subject::Row(index), block(row, width, today))).collect()
}

fn block(row: &ActorRow, width: usize, today: civil::Date) -> Vec<Line> {
    let last = row.last.as_ref().map(|date| date.short(today.year())).unwrap_or_default();
    let last = wrap::truncate(&last, DATE).into_owned();
    let tail = match width {
        ONE_LINE.. => columns(row, &last),
        WITH_DATE.. => Line::of(&last, Role::Dim),
        _ => Line::default(),
    };
    // An office that does not fit beside the name stands beneath it: cut, it would name another.
    let whole = name(row);
    let fits = if tail.spans.is_empty() { whole.width() <= width } else { whole.has_room_for(&tail, width) };
    let office = row.role.as_ref().filter(|_| !fits && !row.unnamed);
    let head = if office.is_some() { Line::of(&row.name.shown().line(), Role::Strong) } else { whole };
    let mut lines = vec![if tail.spans.is_empty() { head.cut(width) } else { head.push_right(tail, width) }];
    lines.extend(
        office.into_iter().flat_map(|role| Flow::of(&role.shown().line(), Role::Plain).lines(width, 2)),
    );
    if width < ONE_LINE {
        lines.extend(Flow::of(&counts(row).join("  "), Role::Dim).lines(width, 2));
    }
    lines.extend(speaks_for(row, width));
    lines
}

/// `Eric Schultz, White House spokesman`, `residents (not named)`
fn name(row: &ActorRow) -> Line {
    let line = Line::of(row.name.shown().as_str(), Role::Strong);
    match &row.role {
        _ if row.unnamed => line.with(" (not named)", Role::Dim),
        Some(role) => line.with(", ", Role::Plain).with(role.shown().as_str(), Role::Plain),
        None => line,
    }
}

/// Quotes, reported speech, figures and the last date, each in a column of its own whether there are any or not.
fn columns(row: &ActorRow, last: &str) -> Line {
    let [quotes, reported, figures] = signs(row);
    let text = format!(
        "{}  {}  {}  {}",
        wrap::pad_left(&quotes, 4),
        wrap::pad_left(&reported, 12),
        wrap::pad_left(&figures, 4),
        wrap::pad_left(last, DATE)
    );
    Line::of(&text, Role::Dim)
}

/// What there is, without gaps for what there is not.
fn counts(row: &ActorRow) -> Vec<String> {
    signs(row).into_iter().filter(|sign| !sign.is_empty()).collect()
}

fn signs(row: &ActorRow) -> [String; 3] {
    let sign =
        |number: usize, sign: &str| if number == 0 { String::new() } else { format!("{number}{sign}") };
    [sign(row.quotes, "❝"), sign(row.reported, " reported"), sign(row.figures, "#")]
}

fn speaks_for(row: &ActorRow, width: usize) -> Vec<Line> {
    if row.speaks_for.is_empty() {
        return Vec::new();
    }
    let names = Shown::join(row.speaks_for.iter().map(crate::text::Text::shown), ", ");
    Flow::of(&format!("speaks for {}", names.line()), Role::Dim).lines(width, 2)
}

#[cfg(test)]
mod tests;
