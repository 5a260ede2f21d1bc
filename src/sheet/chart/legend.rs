//! The marks of a chart over time, and whose they are.

use super::super::{Flow, Line, Role};
use super::line::{Point, Source};
use crate::text::Shown;
use std::collections::HashMap;

/// The signs that a terminal can draw.
#[derive(Debug)]
pub(super) struct Signs {
    /// Of the first sources; letters are those of the others.
    marks: [char; 6],
    /// Where several sources meet.
    pub(super) several: char,
    /// Between the ends of a range.
    pub(super) range: char,
    /// Beside a number, beside none, the corner, beneath, above a day.
    pub(super) axis: [char; 5],
}

const UNICODE: Signs = Signs {
    marks: ['●', '○', '▲', '△', '■', '□'],
    several: '◆',
    range: '│',
    axis: ['┤', '│', '└', '─', '┴'],
};
const ASCII: Signs = Signs {
    marks: ['*', 'o', '+', 'x', '#', '='],
    several: '@',
    range: ':',
    axis: ['|', '|', '+', '-', '+'],
};

/// Without the letters that ASCII has for marks. The last is shared by all sources that come after.
const LETTERS: &str = "abcdefghijklmnpqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWXYZ?";

const GAP: usize = 2;

/// The sources of what is drawn, in the order they come.
pub(super) struct Legend<'a> {
    pub(super) signs: &'static Signs,
    names: Vec<&'a Shown>,
    places: HashMap<&'a str, usize>,
    /// How many reports are in words and cannot be drawn.
    words: usize,
}

impl<'a> Legend<'a> {
    pub(super) fn of(points: &'a [Point], unicode: bool) -> Self {
        let (mut names, mut places) = (Vec::new(), HashMap::new());
        for point in points.iter().filter(|point| point.amount.is_some()) {
            places.entry(point.source.key.as_str()).or_insert_with(|| {
                names.push(&point.source.name);
                names.len() - 1
            });
        }
        let words = points.iter().filter(|point| point.amount.is_none()).count();
        Self { signs: if unicode { &UNICODE } else { &ASCII }, names, places, words }
    }

    /// The mark of a source.
    pub(super) fn mark(&self, source: &Source) -> char {
        self.mark_at(self.places.get(source.key.as_str()).copied().unwrap_or_default())
    }

    fn mark_at(&self, place: usize) -> char {
        let marks = self.signs.marks.iter().copied().chain(LETTERS.chars());
        marks.clone().nth(place).or_else(|| marks.last()).unwrap_or(self.signs.several)
    }

    /// The mark of each source from left to right and down, in as many columns as there is room for; `several` says
    /// that reports meet in one place.
    pub(super) fn lines(&self, several: bool, width: usize) -> Vec<Line> {
        let mut entries: Vec<(char, &str, Role)> = Vec::new();
        entries.extend(
            self.names.iter().enumerate().map(|(at, name)| (self.mark_at(at), name.as_str(), Role::Plain)),
        );
        if several {
            entries.push((self.signs.several, "several", Role::Dim));
        }
        let entries: Vec<Vec<Line>> = entries.into_iter().map(|entry| set(entry, width)).collect();
        let mut lines = in_columns(&entries, width);
        if self.words > 0 {
            let words = format!("{} in words, not drawn", self.words);
            lines.extend(Flow::of(&words, Role::Dim).lines(width, 0));
        }
        lines
    }
}

fn set((mark, name, role): (char, &str, Role), width: usize) -> Vec<Line> {
    let hand = if role == Role::Dim { Role::Warning } else { Role::Accent };
    Flow::of(&Shown::new(name).line(), role).hang(Line::of(&format!("{mark} "), hand), width)
}

/// Entries of one line each in columns as wide as the widest; one under the other where one takes more.
fn in_columns(entries: &[Vec<Line>], width: usize) -> Vec<Line> {
    let widest = entries.iter().flatten().map(Line::width).max().unwrap_or(0);
    let columns = (width + GAP) / (widest + GAP);
    if columns < 2 || entries.iter().any(|entry| entry.len() != 1) {
        return entries.concat();
    }
    let rows = entries.chunks(columns).map(|row| {
        row.iter().flatten().enumerate().fold(Line::default(), |line, (at, entry)| {
            line.padded(at * (widest + GAP)).followed_by(entry.clone())
        })
    });
    rows.collect()
}
