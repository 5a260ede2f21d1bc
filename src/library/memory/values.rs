//! Themes, outlets and series: names that are compared folded and shown as the newest brief writes them.

use super::{Collector, Filed, Memory};
use crate::library::facts::{Facts, ItemFacts};
use crate::library::narrow::Matcher;
use crate::library::query::{Named, Page, Query, Row, Test, ValueRow, Verdict};
use crate::text::Text;
use crate::text::fold::{Needle, Rank, Words};
use std::cmp::Reverse;
use std::collections::HashMap;

/// How one kind of value is found in a brief.
struct Kind {
    /// As the brief writes them.
    written: fn(&Filed) -> Vec<&Text>,
    /// Whether the brief has it.
    in_brief: fn(&Facts, &Words) -> bool,
    /// Whether an item has it.
    in_item: fn(&Facts, &ItemFacts, &Words) -> bool,
    /// What a filter of this kind means.
    meant: fn(&Test) -> Option<&Named>,
}

const THEMES: Kind = Kind {
    written: |filed| {
        filed.brief().map_or_else(Vec::new, |b| {
            b.themes.iter().chain(b.items.iter().flat_map(|i| &i.themes)).collect()
        })
    },
    in_brief: |facts, theme| facts.themes.contains(theme),
    in_item: |facts, item, theme| facts.follow_themes || item.themes.contains(theme),
    meant: |test| match test {
        Test::Theme(named) => Some(named),
        _ => None,
    },
};

const OUTLETS: Kind = Kind {
    written: |filed| filed.brief().map_or_else(Vec::new, |brief| vec![&brief.source.outlet]),
    in_brief: |facts, outlet| facts.outlet == *outlet,
    in_item: |_, _, _| true,
    meant: |test| match test {
        Test::Outlet(named) => Some(named),
        _ => None,
    },
};

const SERIES: Kind = Kind {
    written: |filed| {
        let figures = filed.brief().map(|brief| brief.items.iter().filter_map(|item| item.figure()));
        figures.into_iter().flatten().filter_map(|figure| figure.series.as_ref()).collect()
    },
    in_brief: |facts, series| facts.items.iter().any(|item| item.series.as_ref() == Some(series)),
    in_item: |_, item, series| item.series.as_ref() == Some(series),
    meant: |test| match test {
        Test::Series(named) => Some(named),
        _ => None,
    },
};

/// A value, how often it stands, and its row.
struct Counted {
    rank: Rank,
    row: ValueRow,
}

impl Memory {
    pub(super) fn themes(&self, query: &Query, needle: &str) -> Page {
        self.values(query, needle, &THEMES)
    }

    pub(super) fn outlets(&self, query: &Query, needle: &str) -> Page {
        self.values(query, needle, &OUTLETS)
    }

    pub(super) fn series(&self, query: &Query, needle: &str) -> Page {
        self.values(query, needle, &SERIES)
    }

    /// By rank, then by the number of briefs, then by name.
    fn values(&self, query: &Query, needle: &str, kind: &Kind) -> Page {
        let counted = self.count(query, kind);
        let needle = Needle::new(needle);
        let ranked = |rank: fn(&Needle, &Words) -> Option<Rank>| -> Vec<Counted> {
            let found = counted
                .iter()
                .filter_map(|(folded, row)| Some(Counted { rank: rank(&needle, folded)?, row: row.clone() }));
            found.collect()
        };
        let exact = ranked(Needle::matches);
        let mut found = if exact.is_empty() { ranked(Needle::matches_with_typo) } else { exact };
        found.sort_by_cached_key(|value| (value.rank, Reverse(value.row.briefs), value.row.name.clone()));
        let mut page = Collector::new(query);
        for value in found {
            let verdict = if value.row.briefs > 0 { Verdict::Pass } else { Verdict::Fail };
            page.take(verdict, || Row::Value(value.row));
        }
        page.unfiltered_from(counted.len());
        page.finish()
    }

    /// Every value of the library by its folded name, with what the filter lets through of it.
    fn count(&self, query: &Query, kind: &Kind) -> HashMap<Words, ValueRow> {
        let narrow = self.narrow(&query.filter);
        let clauses = query.filter.clauses.iter().filter(|clause| !clause.exclude);
        let meant: Vec<Matcher> =
            clauses.filter_map(|clause| (kind.meant)(&clause.test)).map(Matcher::new).collect();
        let asked_for = |value: &Words| meant.is_empty() || meant.iter().any(|matcher| matcher.holds(value));
        let mut counted: HashMap<Words, ValueRow> = HashMap::new();
        for filed in &self.files {
            let subject = filed.subject();
            let passes = filed.brief().is_some() && narrow.brief(&subject) == Verdict::Pass;
            let mut here: HashMap<Words, &Text> = HashMap::new();
            for text in (kind.written)(filed) {
                here.entry(Words::new(text.raw())).or_insert(text);
            }
            for (folded, text) in here {
                let facts = filed.loaded.facts();
                let has = |item: &&ItemFacts| {
                    (kind.in_item)(facts, item, &folded) && narrow.item(&subject, item) == Verdict::Pass
                };
                let items = if passes { facts.items.iter().filter(has).count() } else { 0 };
                // Narrowed, a value stands in a brief only by what passes there.
                let stands = query.filter.is_empty() || items > 0;
                let in_brief = passes && stands && asked_for(&folded) && (kind.in_brief)(facts, &folded);
                let row = counted.entry(folded).or_insert_with(|| ValueRow {
                    name: text.clone(),
                    briefs: 0,
                    items: 0,
                });
                row.briefs += usize::from(in_brief);
                row.items += items;
            }
        }
        counted
    }
}
