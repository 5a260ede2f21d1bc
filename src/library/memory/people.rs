//! People: who they are called, what they said, and finding them by part of a name.

use super::{Collector, Filed, Memory};
use crate::brief::{ActorKind, Date};
use crate::library::facts::{ItemFacts, Tally};
use crate::library::names::{ActorKey, Member, Person};
use crate::library::narrow::Names;
use crate::library::query::{ActorRow, ItemRow, Page, Query, Row, Test, Verdict};
use crate::text::Text;
use crate::text::fold::{Needle, Rank, Words, fold_name};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

/// What all briefs together call a person.
#[derive(Debug)]
pub(super) struct Profile {
    key: ActorKey,
    name: Text,
    kind: Option<ActorKind>,
    /// Newest first: the first is shown, each can be searched for.
    roles: Distinct,
    aliases: Distinct,
    same_as: Distinct,
    speaks_for: Distinct,
    unnamed: bool,
    /// Its own names.
    own: Words,
    /// The same with its role and those it speaks for.
    with_office: Words,
}

impl Profile {
    fn new(member: &Member) -> Self {
        Self {
            key: member.key.clone(),
            name: member.name.clone(),
            kind: member.kind,
            roles: Distinct::default(),
            aliases: Distinct::default(),
            same_as: Distinct::default(),
            speaks_for: Distinct::default(),
            unnamed: member.unnamed,
            own: Words::default(),
            with_office: Words::default(),
        }
    }

    /// Adds what one brief says; the first to come, the newest, names it.
    fn add(&mut self, member: &Member) {
        let names = std::iter::once(&member.name).chain(&member.aliases);
        self.aliases.add(names.filter(|name| **name != self.name));
        self.roles.add(&member.role);
        self.same_as.add(&member.same_as);
        self.speaks_for.add(&member.speaks_for);
    }

    /// Folds all it can be found by, once everything is known of it.
    fn settle(mut self) -> Self {
        let joined =
            |texts: &mut dyn Iterator<Item = &Text>| texts.map(Text::raw).collect::<Vec<_>>().join(" / ");
        let own = joined(&mut std::iter::once(&self.name).chain(&self.aliases.texts));
        let office = joined(&mut self.roles.texts.iter().chain(&self.speaks_for.texts));
        self.own = Words::new(&own);
        self.with_office = Words::new(&format!("{own} / {office}"));
        for texts in [&mut self.roles, &mut self.aliases, &mut self.same_as, &mut self.speaks_for] {
            texts.known = HashSet::new();
        }
        self
    }
}

/// Texts in the order in which they came, each once.
#[derive(Debug, Default)]
struct Distinct {
    texts: Vec<Text>,
    known: HashSet<Text>,
}

impl Distinct {
    fn add<'a>(&mut self, texts: impl IntoIterator<Item = &'a Text>) {
        for text in texts {
            if self.known.insert(text.clone()) {
                self.texts.push(text.clone());
            }
        }
    }
}

/// Everybody of the library; files are given newest first.
pub(super) fn profiles(files: &[Filed], people: usize) -> Vec<Profile> {
    complete((0..people).map(|_| None).collect(), files)
}

/// The same, where some are there already.
pub(super) fn complete(mut profiles: Vec<Option<Profile>>, files: &[Filed]) -> Vec<Profile> {
    let there: Vec<bool> = profiles.iter().map(Option::is_some).collect();
    for filed in files {
        for (member, person) in filed.loaded.cast.members.iter().zip(&filed.people) {
            if !there[*person] {
                profiles[*person].get_or_insert_with(|| Profile::new(member)).add(member);
            }
        }
    }
    let settled = profiles
        .into_par_iter()
        .zip(there)
        .filter_map(|(profile, there)| profile.map(|profile| if there { profile } else { profile.settle() }));
    settled.collect()
}

/// Somebody whom a needle found.
pub(super) struct FoundPerson {
    pub(super) person: Person,
    /// Found by office alone sorts after found by name.
    rank: (bool, Rank),
}

/// Those whose names, role or `speaks_for` hold the needle; with one typo where nobody does without.
pub(super) fn matching(profiles: &[Profile], typed: &str) -> Vec<FoundPerson> {
    let needle = Needle::new(typed);
    let exact = search(profiles, |words| needle.matches(words));
    if exact.is_empty() { search(profiles, |words| needle.matches_with_typo(words)) } else { exact }
}

fn search(profiles: &[Profile], rank: impl Fn(&Words) -> Option<Rank>) -> Vec<FoundPerson> {
    let found = profiles.iter().enumerate().filter_map(|(person, profile)| {
        let by_name = rank(&profile.own).map(|rank| (false, rank));
        let by_office = || rank(&profile.with_office).map(|rank| (true, rank));
        by_name.or_else(by_office).map(|rank| FoundPerson { person, rank })
    });
    found.collect()
}

/// What a person said and where it stands, as far as a filter lets it through.
#[derive(Debug, Clone, Default)]
struct Tallies {
    briefs: usize,
    quotes: usize,
    reported: usize,
    figures: usize,
    first: Option<Date>,
    last: Option<Date>,
}

impl Tallies {
    fn count(&mut self, tally: Tally) {
        match tally {
            Tally::Quote => self.quotes += 1,
            Tally::Reported => self.reported += 1,
            Tally::Figure => self.figures += 1,
            Tally::Nothing => {}
        }
    }

    /// Stands in one more brief; they come newest first.
    fn stand_in(&mut self, published: Option<&Date>) {
        self.briefs += 1;
        self.last = self.last.take().or_else(|| published.cloned());
        self.first = published.cloned();
    }
}

/// Those who say an item, and those they say it for.
fn sayers(filed: &Filed, item: &ItemFacts) -> Vec<Person> {
    distinct(item.said_by.iter().chain(&item.said_for).map(|member| filed.people[*member]).collect())
}

fn distinct(mut people: Vec<Person>) -> Vec<Person> {
    people.sort_unstable();
    people.dedup();
    people
}

impl Memory {
    /// The names of those whom a typed name means only because a typo is forgiven, those found by name first; nobody
    /// where somebody is called so as typed.
    pub fn taken_for(&self, typed: &str) -> Vec<&Text> {
        let mut found = matching(self.profiles(), typed);
        found.sort_by_key(|found| found.rank);
        if found.iter().any(|found| found.rank.1 != Rank::Typo) {
            return Vec::new();
        }
        found.iter().map(|found| &self.profiles()[found.person].name).collect()
    }

    fn tallies(&self, query: &Query) -> Vec<Tallies> {
        let narrow = self.narrow(&query.filter);
        let mut tallies = vec![Tallies::default(); self.profiles().len()];
        for filed in &self.files {
            let subject = filed.subject();
            if narrow.brief(&subject) != Verdict::Pass {
                continue;
            }
            // Unnarrowed, whoever is declared is there; narrowed, whoever what passes is about.
            let mut here = if query.filter.is_empty() { filed.people.clone() } else { Vec::new() };
            let passes = |item: &&ItemFacts| narrow.item(&subject, item) == Verdict::Pass;
            for item in filed.loaded.facts().items.iter().filter(passes) {
                here.extend(item.involved.iter().map(|member| filed.people[*member]));
                for person in sayers(filed, item) {
                    tallies[person].count(item.tally);
                }
            }
            for person in distinct(here) {
                tallies[person].stand_in(filed.row.published.as_ref());
            }
        }
        tallies
    }

    /// Those whom the actor filters mean; everybody where there is none.
    fn asked_for(&self, query: &Query) -> Vec<bool> {
        let asked = query.filter.clauses.iter().filter(|clause| !clause.exclude);
        let meant: Vec<Vec<bool>> = asked
            .filter_map(|clause| match &clause.test {
                Test::Actor(who) => Some(self.people(who)),
                _ => None,
            })
            .collect();
        (0..self.profiles().len())
            .map(|person| meant.is_empty() || meant.iter().any(|meant| meant[person]))
            .collect()
    }

    /// Actors by rank, then those with most to find, then by name.
    pub(super) fn actors(&self, query: &Query, needle: &str, speakers: bool) -> Page {
        let tallies = self.tallies(query);
        let mut page = Collector::new(query);
        let asked_for = self.asked_for(query);
        let mut found = matching(self.profiles(), needle);
        let weight = |tally: &Tallies| {
            let said = tally.quotes + tally.reported + tally.figures;
            if speakers { said } else { tally.briefs }
        };
        found.sort_by_cached_key(|found| {
            let name = fold_name(self.profiles()[found.person].name.raw());
            (found.rank, Reverse(weight(&tallies[found.person])), name, found.person)
        });
        for found in found {
            let (profile, tally) = (&self.profiles()[found.person], &tallies[found.person]);
            let shown = weight(tally) > 0 && (speakers || !profile.unnamed && asked_for[found.person]);
            page.take(if shown { Verdict::Pass } else { Verdict::Fail }, || {
                Row::Actor(Arc::new(row(profile, tally)))
            });
        }
        page.unfiltered_from(self.everybody(speakers));
        page.finish()
    }

    /// How many there are whatever is typed or filtered.
    fn everybody(&self, speakers: bool) -> usize {
        if !speakers {
            return self.profiles().iter().filter(|profile| !profile.unnamed).count();
        }
        let mut sayers = HashSet::new();
        for filed in &self.files {
            for item in filed.loaded.facts().items.iter().filter(|item| item.tally != Tally::Nothing) {
                sayers.extend(item.said_by.iter().chain(&item.said_for).map(|member| filed.people[*member]));
            }
        }
        sayers.len()
    }

    /// What one person said: the quotes, then what is reported, then the figures given; each newest first.
    pub(super) fn words(&self, query: &Query, of: &ActorKey) -> Page {
        let mut page = Collector::new(query);
        let Some(person) = self.registry.person(of) else { return page.finish() };
        let narrow = self.narrow(&query.filter);
        let mut said: Vec<(Tally, Verdict, ItemRow, &Filed)> = Vec::new();
        self.each_item(&narrow, |filed, brief, index, verdict| {
            let item = &filed.loaded.facts().items[index];
            let is = |members: &[usize]| members.iter().any(|member| filed.people[*member] == person);
            let (by, on_behalf) = (is(&item.said_by), is(&item.said_for));
            if item.tally != Tally::Nothing && (by || on_behalf) {
                said.push((item.tally, verdict, filed.item_row(brief, index, !by), filed));
            }
        });
        said.sort_by_key(|(tally, ..)| *tally);
        for (_, verdict, row, filed) in said {
            page.take(verdict, || {
                let sourcing = filed.loaded.sourced().item(row.item).cloned();
                Row::Item(ItemRow { sourcing, ..row })
            });
        }
        page.finish()
    }
}

fn row(profile: &Profile, tally: &Tallies) -> ActorRow {
    ActorRow {
        key: profile.key.clone(),
        name: profile.name.clone(),
        kind: profile.kind,
        role: profile.roles.texts.first().cloned(),
        aliases: profile.aliases.texts.clone(),
        same_as: profile.same_as.texts.clone(),
        speaks_for: profile.speaks_for.texts.clone(),
        unnamed: profile.unnamed,
        briefs: tally.briefs,
        quotes: tally.quotes,
        reported: tally.reported,
        figures: tally.figures,
        first: tally.first.clone(),
        last: tally.last.clone(),
    }
}
