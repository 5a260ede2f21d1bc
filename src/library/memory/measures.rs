//! Figures laid side by side: grouped by what is counted, in order of time.
//!
//! A series is one group whatever its figures call what they count; other figures are one group where unit and what
//! agree. Series stand first, then the measures that most figures give; within a group time runs forward, so that
//! sources that disagree about one day stand next to each other.

use super::{Collector, Memory};
use crate::brief::measure::{Measure, Scale, numbers};
use crate::brief::{Figure, Number};
use crate::library::query::{ItemRow, Page, Query, Row, Verdict};
use jiff::civil;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// When a figure stood so, for laying figures side by side: what is still going on comes last.
fn day(row: &ItemRow) -> (civil::Date, Option<civil::Date>) {
    let figure = row.item().figure();
    let own = figure.and_then(|figure| figure.as_of.as_ref().or(figure.period.as_ref()));
    let date = own.unwrap_or(&row.brief.source.published);
    (date.last().unwrap_or(civil::Date::MAX), date.first())
}

/// What two figures of a measure must share to contradict each other: the day, which for an undated one is that of its
/// print, and unit, whole and rate.
#[derive(PartialEq, Eq, Hash)]
struct Same {
    dated: bool,
    day: (civil::Date, Option<civil::Date>),
    scale: Scale,
}

fn same(row: &ItemRow, figure: &Figure) -> Same {
    Same { dated: figure.as_of.is_some() || figure.period.is_some(), day: day(row), scale: Scale::of(figure) }
}

/// Marks the figures of a measure for whose day others give other numbers. Words ("hundreds") contradict nothing.
fn mark_contradicted(rows: &mut [(Verdict, ItemRow)]) {
    let mut given: HashMap<Same, BTreeSet<(Number, Number)>> = HashMap::new();
    for (_, row) in rows.iter() {
        if let Some((figure, numbers)) =
            row.item().figure().and_then(|figure| Some((figure, numbers(figure)?)))
        {
            given.entry(same(row, figure)).or_default().insert(numbers);
        }
    }
    for (_, row) in rows {
        let figure = row.item().figure().filter(|figure| numbers(figure).is_some());
        row.contradicted =
            figure.and_then(|figure| given.get(&same(row, figure))).is_some_and(|all| all.len() > 1);
    }
}

impl Memory {
    pub(super) fn measures(&self, query: &Query) -> Page {
        let narrow = self.narrow(&query.filter);
        let mut groups: BTreeMap<Measure, Vec<(Verdict, ItemRow)>> = BTreeMap::new();
        self.each_item(&narrow, |filed, brief, index, verdict| {
            if let Some(measure) = Measure::of(&brief.items[index]) {
                groups.entry(measure).or_default().push((verdict, filed.item_row(brief, index, false)));
            }
        });
        let mut groups: Vec<(Measure, Vec<(Verdict, ItemRow)>)> = groups.into_iter().collect();
        groups.sort_by_key(|(measure, rows)| (matches!(measure, Measure::Same(..)), Reverse(rows.len())));
        let mut page = Collector::new(query);
        for (_, mut rows) in groups {
            mark_contradicted(&mut rows);
            rows.sort_by_cached_key(|(_, row)| day(row));
            for (verdict, row) in rows {
                page.take(verdict, || Row::Item(row));
            }
        }
        page.finish()
    }
}
