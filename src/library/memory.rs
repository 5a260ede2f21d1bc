//! The catalog that holds every brief in memory: right by being simple.
//!
//! It is the truth in tests for any other catalog: the same queries must give the same rows in the same order. Each
//! question is answered by going through all briefs; at the size of a desk's own library that is well under a frame.

mod change;
mod collector;
mod marks;
mod measures;
mod people;
mod values;

use super::Catalog;
use super::checked::{self, Checked};
use super::load::{self, Loaded};
use super::names::{ActorKey, Registry};
use super::narrow::{Names, Narrow, Subject};
use super::query::{
    BriefKey, BriefRow, Filter, ItemRow, OpenBrief, Page, Query, Reading, Row, State, Verdict, Wanted, Who,
};
use crate::brief::{Article, Brief, QuoteKind, Section, Status};
use crate::state::{BriefName, Marks};
use crate::text::Shown;
use collector::Collector;
use jiff::civil;
use people::Profile;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// A library in memory.
#[derive(Debug, Default)]
pub struct Memory {
    /// In the order of lists: the unreadable first, then newest first, then by id (FORMAT, "Order").
    files: Vec<Filed>,
    by_key: HashMap<BriefKey, usize>,
    registry: Registry,
    /// By person; gathered when first asked for.
    profiles: OnceLock<Vec<Profile>>,
    /// Whether filters are ready for all files.
    ready: bool,
    /// What its reader has marked.
    marks: Arc<Marks>,
    /// The first marks that were given: those of before this session.
    first_marks: Option<Arc<Marks>>,
}

/// A file and what the registry says of it.
#[derive(Debug)]
struct Filed {
    loaded: Loaded,
    /// Of each member of the cast, which person it is; nothing as long as that is not known.
    people: Vec<usize>,
    /// As lists show it where nothing narrows.
    row: Arc<BriefRow>,
    /// Of each declared actor, who it is.
    actors: Arc<[ActorKey]>,
    /// Whether another brief has the same id.
    shares_id: bool,
}

impl Filed {
    fn new(loaded: Loaded, marks: &Marks) -> Self {
        let row = Arc::new(row_of(&loaded, marks));
        let declared = loaded.brief.as_ref().map_or(0, |brief| brief.actors.len());
        let actors = loaded.cast.members.iter().take(declared).map(|member| member.key.clone()).collect();
        Self { loaded, people: Vec::new(), row, actors, shares_id: false }
    }

    fn subject(&self) -> Subject<'_> {
        let published = self.row.published.as_ref();
        Subject {
            facts: self.loaded.facts(),
            people: &self.people,
            published,
            reading: self.row.reading,
            starred: self.row.starred,
            arrived: self.loaded.arrived(),
        }
    }

    fn order(&self, other: &Self) -> Ordering {
        let readable = |filed: &Self| filed.row.state != State::Unreadable;
        readable(self)
            .cmp(&readable(other))
            .then_with(|| match (&self.row.published, &other.row.published) {
                (Some(one), Some(two)) => one.cmp_published(two),
                (one, two) => two.is_some().cmp(&one.is_some()),
            })
            .then_with(|| self.row.id.raw().cmp(other.row.id.raw()))
            .then_with(|| self.loaded.key.cmp(&other.loaded.key))
    }

    /// The brief, where it can be read.
    fn brief(&self) -> Option<&Arc<Brief>> {
        self.loaded.brief.as_ref()
    }

    fn item_row(&self, brief: &Arc<Brief>, item: usize, for_them: bool) -> ItemRow {
        ItemRow {
            row: self.row.clone(),
            brief: brief.clone(),
            item,
            actors: self.actors.clone(),
            for_them,
            contradicted: false,
            sourcing: None,
        }
    }
}

fn row_of(loaded: &Loaded, marks: &Marks) -> BriefRow {
    let brief = loaded.brief.as_deref();
    let headline = brief.map(|b| &b.headline).or(loaded.headline.as_ref());
    let id = brief.map_or(&loaded.stem, |brief| &brief.id);
    let name = BriefName { library: loaded.library(), id: id.raw().into() };
    let marks::Marked { reading, seen, starred } = marks::marked(loaded, &name, marks);
    BriefRow {
        key: loaded.key.clone(),
        name,
        path: loaded.path.clone(),
        id: id.clone(),
        state: loaded.state(),
        problem: loaded.problem(),
        headline: headline.unwrap_or(&loaded.path).clone(),
        outlet: brief.map(|brief| brief.source.outlet.clone()).unwrap_or_default(),
        published: brief.map(|brief| brief.source.published.clone()),
        file: loaded.file.as_ref().map(|(_, file)| file.as_path().into()),
        url: brief.and_then(|brief| brief.source.url.clone()),
        status: brief.map_or(Status::Current, |brief| brief.status),
        counts: Section::ALL.map(|section| brief.map_or(0, |brief| brief.section(section).len())),
        reading,
        seen,
        starred,
        brief: loaded.brief.clone(),
    }
}

impl Memory {
    /// A library with these files.
    pub fn new(files: Vec<Loaded>) -> Self {
        let mut memory = Self::default();
        memory.extend(files);
        memory
    }

    /// Takes in more files. A file known by its key is replaced.
    ///
    /// Everybody is joined anew each time somebody new comes, so files are best taken in few and large batches.
    pub fn extend(&mut self, files: Vec<Loaded>) {
        self.change(files, &[]);
    }

    /// Every file, in the order of lists.
    pub fn files(&self) -> impl Iterator<Item = &Loaded> {
        self.files.iter().map(|filed| &filed.loaded)
    }

    fn loaded(&self, key: &BriefKey) -> Result<&Loaded, Shown> {
        let index = self.by_key.get(key).ok_or("The brief is no longer in the library.")?;
        Ok(&self.files[*index].loaded)
    }

    fn profiles(&self) -> &[Profile] {
        self.profiles.get_or_init(|| people::profiles(&self.files, self.registry.len()))
    }

    /// Makes some more of the files ready for filters, on all cores; gives whether there are others. A question does so by
    /// itself for all: this is for the time in which nobody asks.
    pub fn make_ready(&mut self, count: usize) -> bool {
        self.ready = self.work_out_facts(count) < count;
        if self.ready {
            self.profiles();
        }
        !self.ready
    }

    /// Works out what filters need of some files that lack it; gives how many these were.
    fn work_out_facts(&self, count: usize) -> usize {
        let unready: Vec<&Filed> =
            self.files.iter().filter(|filed| !filed.loaded.has_facts()).take(count).collect();
        unready.par_iter().for_each(|filed| {
            filed.loaded.facts();
        });
        unready.len()
    }

    fn narrow(&self, filter: &Filter) -> Narrow {
        Narrow::new(filter, self)
    }

    fn briefs(&self, query: &Query) -> Page {
        let narrow = self.narrow(&query.filter);
        let mut page = Collector::new(query);
        for filed in &self.files {
            let unreadable = filed.row.state == State::Unreadable;
            let passes = unreadable || query.filter.is_empty();
            let verdict = if passes { Verdict::Pass } else { narrow.brief(&filed.subject()) };
            page.pinned += usize::from(unreadable);
            if verdict == Verdict::Pass {
                page.page.unread += usize::from(filed.row.reading == Some(Reading::Unread));
                page.page.changed += usize::from(filed.row.reading == Some(Reading::Changed));
            }
            page.take(verdict, || Row::Brief(narrowed_row(filed, &narrow, &query.filter)));
        }
        page.finish()
    }

    fn open(&self, key: &BriefKey, query: &Query) -> Page {
        let mut page = Collector::new(query);
        if let Some(filed) = self.by_key.get(key).map(|index| &self.files[*index]) {
            let narrow = self.narrow(&query.filter).within_a_brief();
            let subject = filed.subject();
            let verdicts =
                filed.loaded.facts().items.iter().map(|item| narrow.item(&subject, item)).collect();
            let emptied_by = self.emptied_sections(filed, &query.filter);
            page.take(Verdict::Pass, || {
                Row::Open(Arc::new(OpenBrief {
                    row: filed.row.clone(),
                    brief: filed.loaded.brief.clone(),
                    diagnostics: filed.loaded.diagnostics.clone(),
                    verdicts,
                    emptied_by,
                    sourced: filed.loaded.sourced().clone(),
                    actors: filed.actors.clone(),
                    place: self.place_in(filed),
                    changed: self.changed(filed),
                }))
            });
        }
        page.finish()
    }

    /// Of each section, the first clause with which none of its items passes.
    fn emptied_sections(&self, filed: &Filed, filter: &Filter) -> [Option<usize>; Section::ALL.len()] {
        let mut emptied = [None; Section::ALL.len()];
        let Some(brief) = filed.brief() else { return emptied };
        for (index, filter) in prefixes(filter).enumerate() {
            let counts = narrowed_counts(brief, filed, &self.narrow(&filter).within_a_brief());
            for section in Section::ALL {
                if counts[section as usize] == 0 && !brief.section(section).is_empty() {
                    emptied[section as usize].get_or_insert(index);
                }
            }
        }
        emptied
    }

    fn items(&self, query: &Query, wanted: impl Fn(&crate::brief::Item) -> bool) -> Page {
        let narrow = self.narrow(&query.filter);
        let mut page = Collector::new(query);
        self.each_item(&narrow, |filed, brief, index, verdict| {
            if wanted(&brief.items[index]) {
                page.take(verdict, || Row::Item(filed.item_row(brief, index, false)));
            }
        });
        page.finish()
    }

    /// Goes through all items of the library, with what the filter makes of each.
    fn each_item<'a>(
        &'a self,
        narrow: &Narrow,
        mut each: impl FnMut(&'a Filed, &'a Arc<Brief>, usize, Verdict),
    ) {
        for filed in &self.files {
            let Some(brief) = filed.brief() else { continue };
            let subject = filed.subject();
            for (index, facts) in filed.loaded.facts().items.iter().enumerate() {
                each(filed, brief, index, narrow.item(&subject, facts));
            }
        }
    }
}

/// The row with the counts of what passes.
fn narrowed_row(filed: &Filed, narrow: &Narrow, filter: &Filter) -> Arc<BriefRow> {
    let (false, Some(brief)) = (filter.is_empty(), filed.brief()) else { return filed.row.clone() };
    Arc::new(BriefRow { counts: narrowed_counts(brief, filed, narrow), ..BriefRow::clone(&filed.row) })
}

/// How many items of each section pass.
fn narrowed_counts(brief: &Brief, filed: &Filed, narrow: &Narrow) -> [usize; Section::ALL.len()] {
    let subject = filed.subject();
    let mut counts = [0; Section::ALL.len()];
    for (item, facts) in brief.items.iter().zip(&filed.loaded.facts().items) {
        counts[item.section as usize] += usize::from(narrow.item(&subject, facts) == Verdict::Pass);
    }
    counts
}

impl Names for Memory {
    fn people(&self, who: &Who) -> Vec<bool> {
        let mut meant = vec![false; self.profiles().len()];
        match who {
            Who::Is { key, .. } => {
                if let Some(person) = self.registry.person(key) {
                    meant[person] = true;
                }
            }
            Who::Like(typed) => {
                for found in people::matching(self.profiles(), typed) {
                    meant[found.person] = true;
                }
            }
        }
        meant
    }
}

impl Catalog for Memory {
    fn ask(&self, query: &Query) -> Page {
        let mut page = self.answer(query);
        let unnarrowed = || self.answer(&Query { filter: Filter::default(), limit: 0, ..query.clone() });
        if page.total == page.pinned && page.unfiltered > page.pinned && unnarrowed().total > page.pinned {
            page.emptied_by = prefixes(&query.filter).position(|filter| {
                self.answer(&Query { filter, limit: 0, ..query.clone() }).total == page.pinned
            });
        }
        page
    }

    fn article(&self, key: &BriefKey) -> Result<Article, Shown> {
        load::original(self.loaded(key)?).map(|original| original.article)
    }

    fn check(&self, key: &BriefKey, today: civil::Date) -> Result<Checked, Shown> {
        checked::check(self.loaded(key)?, today, self.files())
    }
}

/// The filter with its first clause, with its first two, and so on.
fn prefixes(filter: &Filter) -> impl Iterator<Item = Filter> + '_ {
    (1..=filter.clauses.len()).map(|len| Filter {
        clauses: filter.clauses.iter().take(len).cloned().collect(),
        unmarked: filter.unmarked,
    })
}

impl Memory {
    fn answer(&self, query: &Query) -> Page {
        let unnarrowed = query.filter.is_empty() && matches!(query.wanted, Wanted::Briefs | Wanted::Brief(_));
        if !unnarrowed && !self.ready {
            self.work_out_facts(self.files.len());
        }
        match &query.wanted {
            Wanted::Briefs => self.briefs(query),
            Wanted::Brief(key) => self.open(key, query),
            Wanted::Quotes { indirect } => self.items(query, |item| {
                item.quote().is_some_and(|quote| *indirect || quote.kind != QuoteKind::Indirect)
            }),
            Wanted::Figures => self.items(query, |item| item.section == Section::Figures),
            Wanted::Measures => self.measures(query),
            Wanted::Actors { needle } => self.actors(query, needle, false),
            Wanted::Speakers { needle } => self.actors(query, needle, true),
            Wanted::Words { of } => self.words(query, of),
            Wanted::Themes { needle } => self.themes(query, needle),
            Wanted::Outlets { needle } => self.outlets(query, needle),
            Wanted::Series { needle } => self.series(query, needle),
        }
    }
}

#[cfg(test)]
mod tests;
