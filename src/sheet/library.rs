//! The library: one line a brief, the newest first.
//!
//! A mark leads each: unread, or changed since it was read. The columns stand where they stand whatever rows are in the window, so that nothing moves sideways while scrolling.

use super::{Block, Line, Role, Sheet, Subject};
use crate::brief::{Section, Status};
use crate::library::query::{BriefRow, Reading, Row, State};
use crate::text::{Shown, wrap};
use jiff::civil;

/// The columns of a short date with its year: `18 May 2015`.
pub(super) const DATE: usize = 11;
const OUTLET: usize = 12;
const GAP: &str = "  ";
/// The mark of the reader, and a space.
const MARK: usize = 2;
/// Below this width there is none.
const WITH_MARK: usize = 10;
/// Below these widths the outlet, the counts, and all but the headline go.
const WITH_OUTLET: usize = 58;
const WITH_COUNTS: usize = 43;
const WITH_DATE: usize = 30;

/// The rows of [`Wanted::Briefs`](crate::library::query::Wanted::Briefs); `first` is the index of the first of them in
/// the whole list. Days of today's year are shown without it.
pub fn rows(rows: &[Row], first: usize, width: usize, today: civil::Date) -> Sheet {
    let briefs = rows.iter().enumerate().filter_map(|(index, row)| match row {
        Row::Brief(row) => Some((first + index, row)),
        _ => None,
    });
    briefs.map(|(index, row)| Block::of(Subject::Row(index), vec![line(row, width, today)])).collect()
}

/// The marks of lists, and what they mean.
pub const MARKS: [(&str, &str); 4] = [
    (UNREAD, "a brief that is unread"),
    (CHANGED, "one that has changed since it was read; opened, it says what changed"),
    (STARRED, "one with a star"),
    (UNREADABLE, "a file that cannot be read"),
];

const UNREAD: &str = "•";
const CHANGED: &str = "~";
const STARRED: &str = "★";
const UNREADABLE: &str = "!";

/// A brief behind its mark.
fn line(row: &BriefRow, width: usize, today: civil::Date) -> Line {
    if width < WITH_MARK {
        return unmarked(row, width, today);
    }
    let (mark, role) = match row.reading {
        None => (UNREADABLE, Role::Error),
        Some(Reading::Unread) => (UNREAD, Role::Strong),
        Some(Reading::Changed) => (CHANGED, Role::Warning),
        Some(Reading::Read) => ("", Role::Plain),
    };
    Line::of(mark, role).padded(MARK).followed_by(unmarked(row, width - MARK, today))
}

fn unmarked(row: &BriefRow, width: usize, today: civil::Date) -> Line {
    if row.state == State::Unreadable {
        return unreadable(row, width);
    }
    if width < WITH_DATE {
        let headline = Line::of(row.headline.shown().as_str(), Role::Plain);
        let star = Line::of(STARRED, Role::Strong);
        return if row.starred { headline.push_right(star, width) } else { headline.cut(width) };
    }
    let date = row.published.as_ref().map(|date| date.short(today.year())).unwrap_or_default();
    let mut line = Line::default();
    push_column(&mut line, &date, DATE, Role::Dim);
    if width >= WITH_OUTLET {
        push_column(&mut line, &row.outlet.shown().line(), OUTLET, Role::Plain);
    }
    line.push(row.headline.shown().as_str(), Role::Plain);
    let tail = marks(row, width);
    if tail.spans.is_empty() { line.cut(width) } else { line.push_right(tail, width) }
}

/// A text in a column of its own, cut where it is wider, and the space to the next column.
fn push_column(line: &mut Line, text: &str, width: usize, role: Role) {
    line.push(&wrap::pad_right(&wrap::truncate(text, width), width), role);
    line.push(GAP, Role::Plain);
}

/// What stands at the right: whether the article still stands, whether the file has mistakes, and how much it holds.
fn marks(row: &BriefRow, width: usize) -> Line {
    let mut line = Line::default();
    if row.starred {
        line.push(STARRED, Role::Strong);
    }
    if row.status != Status::Current {
        line.push(if line.spans.is_empty() { "" } else { " " }, Role::Plain);
        line.push(row.status.key(), Role::Warning);
    }
    if row.brief.as_ref().is_some_and(|brief| brief.is_draft()) {
        line.push(if line.spans.is_empty() { "" } else { " " }, Role::Plain);
        line.push("draft", Role::Warning);
    }
    if row.state == State::Flawed {
        line.push(if line.spans.is_empty() { "" } else { " " }, Role::Plain);
        line.push("flawed", Role::Dim);
    }
    if width < WITH_COUNTS {
        return line;
    }
    line.push(if line.spans.is_empty() { "" } else { GAP }, Role::Plain);
    line.push(&count(row.counts[Section::Quotes as usize], "❝"), Role::Dim);
    line.push(&count(row.counts[Section::Figures as usize], "#"), Role::Dim);
    line
}

/// A number of three digits with its sign; nothing, as wide, where there is none to count.
fn count(number: usize, sign: &str) -> String {
    let shown = if number == 0 { String::new() } else { format!("{number}{sign}") };
    wrap::pad_left(&shown, 4)
}

/// A file that explains why it is no brief.
fn unreadable(row: &BriefRow, width: usize) -> Line {
    let problem = row.problem.as_ref().map(Shown::line);
    let why =
        problem.map_or_else(|| "cannot be read".to_owned(), |problem| format!("cannot be read: {problem}"));
    let path = Line::of(row.path.shown().as_str(), Role::Error);
    let why = Line::of(&why, Role::Error);
    if path.has_room_for(&why, width) {
        return path.push_right(why, width);
    }
    let path = if width < WITH_DATE { path } else { path.cut(width / 2) };
    let mut line = path.with(GAP, Role::Plain);
    line.spans.extend(why.spans);
    line.cut(width)
}

#[cfg(test)]
mod tests;
