//! Figures laid side by side: what each source said of one measure, day by day.
//!
//! Rows of one day that give different numbers are marked; which of them is right is not for this program to say.

mod entry;

use super::who::{line, name, names};
use super::{Block, Flow, Line, Role, Sheet, Subject};
use crate::brief::measure::Measure;
pub(super) use crate::brief::measure::numbers;
use crate::brief::{Attribution, Figure, Status};
use crate::library::query::{ItemRow, Row};
use crate::text::{Text, fold::fold_name};
use entry::{Columns, Entry};
use std::collections::HashMap;

/// The sign of rows that disagree.
pub const DISAGREES: &str = "≠";
/// What it means, for the help.
pub const MARKS: [(&str, &str); 1] = [(DISAGREES, "for the same day others give another number")];

/// The rows of [`Wanted::Measures`](crate::library::query::Wanted::Measures), grouped under headings; `first` is the
/// index of the first of them in the whole list. The columns of a group are as wide as its rows among the given ones need.
pub fn rows(rows: &[Row], first: usize, width: usize) -> Sheet {
    let items: Vec<(usize, &ItemRow, &Figure)> = rows.iter().enumerate().filter_map(figure_row).collect();
    let mut sheet = Sheet::default();
    for group in items.chunk_by(|one, two| Measure::of(one.1.item()) == Measure::of(two.1.item())) {
        if !sheet.blocks.is_empty() {
            sheet.push(Block::blank());
        }
        let common = Common::of(group.iter().map(|(_, _, figure)| *figure));
        sheet.push(Block::new(common.heading(width)));
        let entries: Vec<Entry<'_>> =
            group.iter().map(|(_, row, figure)| Entry { row, figure, common: &common }).collect();
        let columns = Columns::fit(&entries, width);
        for ((index, ..), entry) in group.iter().zip(&entries) {
            sheet.push(Block::of(Subject::Row(first + index), entry.lines(columns, width)));
        }
    }
    sheet
}

fn figure_row((index, row): (usize, &Row)) -> Option<(usize, &ItemRow, &Figure)> {
    let Row::Item(row) = row else { return None };
    row.item().figure().map(|figure| (index, row, figure))
}

/// What figures of one measure have in common: its series, and how most of them put unit and what. Where each of several
/// figures puts what it counts in its own words, none of these is theirs in common.
#[derive(Debug, Default)]
pub(super) struct Common<'a> {
    series: Option<&'a Text>,
    unit: Option<&'a Text>,
    what: Option<&'a Text>,
}

impl<'a> Common<'a> {
    pub(super) fn of(figures: impl Iterator<Item = &'a Figure> + Clone) -> Self {
        Self {
            series: figures.clone().find_map(|figure| figure.series.as_ref()),
            unit: most_common(figures.clone().map(|figure| figure.unit.as_ref())).0,
            what: match most_common(figures.clone().map(|figure| figure.what.as_ref())) {
                (_, 1) if figures.count() > 1 => None,
                (what, _) => what,
            },
        }
    }

    /// `lumen-evacuated · evacuated · people      series`, `killed · people`.
    fn heading(&self, width: usize) -> Vec<Line> {
        self.set(self.what, width)
    }

    /// The same for above a chart, which does not tell which figures of a series count something else: so it has only
    /// the unit of those.
    pub(super) fn title(&self, width: usize) -> Vec<Line> {
        self.set(self.what.filter(|_| self.series.is_none()), width)
    }

    fn set(&self, what: Option<&Text>, width: usize) -> Vec<Line> {
        let words = what.into_iter().chain(self.unit).map(line).collect::<Vec<_>>().join(" · ");
        let Some(series) = self.series else {
            let flow = match words.as_str() {
                "" => Flow::of("figures that do not say what they count", Role::Dim),
                words => Flow::of(words, Role::Heading),
            };
            return flow.lines(width, 0);
        };
        let mut flow = Flow::of(&line(series), Role::Heading);
        if !words.is_empty() {
            flow.join(" · ", &words, Role::Dim);
        }
        let kind = Line::of("series", Role::Dim);
        let mut lines = flow.lines(width, 0);
        if let Some(first) = lines.first_mut().filter(|first| first.has_room_for(&kind, width)) {
            *first = std::mem::take(first).push_right(kind, width);
        }
        lines
    }
}

/// What most say, in the words of the first of them, and how many; of two that as many say, the one said first.
fn most_common<'a>(texts: impl Iterator<Item = Option<&'a Text>>) -> (Option<&'a Text>, usize) {
    let mut said: Vec<(Option<&Text>, usize)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for text in texts {
        let place = *places.entry(folded(text)).or_insert(said.len());
        match said.get_mut(place) {
            Some((_, times)) => *times += 1,
            None => said.push((text, 1)),
        }
    }
    // The last of the greatest is what `max_by_key` gives.
    said.into_iter().rev().max_by_key(|(_, times)| *times).unwrap_or_default()
}

pub(super) fn folded(text: Option<&Text>) -> String {
    text.map(|text| fold_name(text.raw())).unwrap_or_default()
}

/// Who says so, who passed it on, and who printed it: `Dara Vellmar, passed on by residents · Orsa Courier`.
pub(super) fn who(row: &ItemRow) -> String {
    let outlet = outlet(row);
    sayers(row).map_or_else(|| outlet.clone(), |said| format!("{said} · {outlet}"))
}

/// Who printed it, and that it no longer stands as it was printed: `Orsa Courier (withdrawn)`.
pub(super) fn outlet(row: &ItemRow) -> String {
    let outlet = line(&row.brief.source.outlet);
    match row.brief.status {
        Status::Current => outlet,
        status => format!("{outlet} ({})", status.key()),
    }
}

/// Who says so and who passed it on; `None` where that is the article itself.
pub(super) fn sayers(row: &ItemRow) -> Option<String> {
    let (brief, item) = (&row.brief, row.item());
    let source = Some(names(brief, &sources(row))).filter(|source| !source.is_empty());
    let via = item.via.as_ref().map(|via| format!("passed on by {}", name(brief, via)));
    let said: Vec<String> = source.into_iter().chain(via).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// Who says so but for the article itself: its own reporting is its outlet's, which is named anyway.
pub(super) fn sources(row: &ItemRow) -> Vec<Attribution> {
    row.item().source.iter().filter(|who| **who != Attribution::Article).cloned().collect()
}

#[cfg(test)]
mod tests;
