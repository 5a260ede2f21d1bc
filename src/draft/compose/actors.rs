//! The actors that a draft declares: those whom its items mean or name.
//!
//! An article names many more; `check` would say of each that nothing refers to it, and an editor would delete them.

use super::Reading;
use super::items::{Draft, Who};
use crate::brief::{Actor, Attribution, Drafted, Place};
use crate::draft::cast::{Member, Whom};
use crate::text::Text;
use crate::text::fold::fold_name;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Who speaks where no rule could tell.
const UNKNOWN: &str = "not said";

/// The declared actors, and which of the cast each is.
#[derive(Debug)]
pub(super) struct Actors {
    declared: Vec<Actor>,
    /// The places among the declared, by the index of the member.
    places: HashMap<usize, usize>,
}

impl Actors {
    pub(super) fn of(reading: &Reading<'_, '_>, drafts: &[Draft]) -> Self {
        let members = &reading.findings.cast.members;
        let mut wanted: HashSet<usize> = drafts.iter().filter_map(Draft::member).collect();
        wanted.extend(named(reading, drafts));
        let principals: Vec<usize> =
            wanted.iter().filter_map(|member| members.get(*member)?.speaks_for).collect();
        wanted.extend(principals);
        let mut actors = Self { declared: Vec::new(), places: HashMap::new() };
        let mut ids = HashSet::new();
        let full = |member: &usize| members.get(*member).map(|member| fold_name(&member.name));
        let mut names: HashSet<String> = wanted.iter().filter_map(full).collect();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (index, member) in members.iter().enumerate().filter(|(index, _)| wanted.contains(index)) {
            // Two whose names are compared as one are one: nothing could refer to the second.
            let place = *places.entry(fold_name(&member.name)).or_insert(actors.declared.len());
            if place < actors.declared.len() {
                actors.places.insert(index, place);
                continue;
            }
            actors.places.insert(index, actors.declared.len());
            actors.declared.push(actor(member, actors.declared.len(), &mut ids, &mut names));
        }
        for (index, member) in members.iter().enumerate() {
            let principal = member.speaks_for.and_then(|whom| actors.places.get(&whom)).copied();
            if let (Some(place), Some(principal)) = (actors.places.get(&index), principal)
                && let Some(actor) = actors.declared.get_mut(*place)
            {
                actor.speaks_for.push(Attribution::Actor(principal));
            }
        }
        actors
    }

    /// Whom an item means.
    pub(super) fn attribution(&self, who: &Who) -> Attribution {
        match who {
            Who::Article => Attribution::Article,
            Who::Nobody => unnamed(UNKNOWN),
            Who::Somebody(Whom::Member(index, _)) => match self.places.get(index) {
                Some(place) => Attribution::Actor(*place),
                None => unnamed(UNKNOWN),
            },
            Who::Somebody(Whom::Unnamed { who, .. } | Whom::Unknown(who)) if who.trim().is_empty() => {
                unnamed(UNKNOWN)
            }
            Who::Somebody(Whom::Unnamed { who, because }) => {
                Attribution::Unnamed { who: Text::new(who), because: because.as_deref().map(Text::new) }
            }
            Who::Somebody(Whom::Unknown(who)) => unnamed(who),
        }
    }

    pub(super) fn into_declared(self) -> Vec<Actor> {
        self.declared
    }
}

fn unnamed(who: &str) -> Attribution {
    Attribution::Unnamed { who: Text::new(who), because: None }
}

/// The members that are mentioned in the words of an item, by one of their names: who is only called by a word that
/// others are called by too would not be found there.
fn named<'m>(reading: &'m Reading<'_, '_>, drafts: &'m [Draft]) -> impl Iterator<Item = usize> + 'm {
    let mut places: Vec<_> = drafts.iter().flat_map(|draft| draft.shown.iter()).collect();
    places.sort_unstable_by_key(|place| place.start);
    reading.findings.cast.members.iter().enumerate().filter_map(move |(index, member)| {
        let is_shown = member.mentions.iter().any(|mention| {
            let after = places.partition_point(|place| place.start <= mention.start);
            after.checked_sub(1).and_then(|at| places.get(at)).is_some_and(|place| mention.end <= place.end)
                && is_called(reading, member, mention)
        });
        is_shown.then_some(index)
    })
}

/// Whether a mention is one of the names of a member, and a word of its own.
fn is_called(reading: &Reading<'_, '_>, member: &Member, mention: &Range<usize>) -> bool {
    let text = reading.galley.text();
    let letter = |c: char| c.is_alphanumeric();
    let apart = !text.get(..mention.start).is_some_and(|before| before.ends_with(letter))
        && !text.get(mention.end..).is_some_and(|after| after.starts_with(letter));
    let words = fold_name(reading.galley.slice(mention.clone()));
    apart && std::iter::once(&member.name).chain(&member.aliases).any(|name| fold_name(name) == words)
}

/// An actor's entry; an id or a name that another has already is made another.
fn actor(member: &Member, index: usize, ids: &mut HashSet<String>, names: &mut HashSet<String>) -> Actor {
    let slug = crate::brief::slug(&member.name);
    let id = if slug == "article" || ids.contains(&slug) {
        // Of so many one is free.
        let numbers = 2..ids.len() + 3;
        let numbered = numbers.map(|number| format!("{slug}-{number}")).find(|id| !ids.contains(id));
        numbered.unwrap_or(slug)
    } else {
        slug
    };
    ids.insert(id.clone());
    let own = |alias: &&String| names.insert(fold_name(alias));
    Actor {
        index,
        id: Text::new(&id),
        name: Text::new(&member.name),
        kind: member.kind,
        role: member.role.as_deref().map(Text::new),
        speaks_for: Vec::new(),
        aliases: member.aliases.iter().filter(own).map(|alias| Text::new(alias)).collect(),
        same_as: Vec::new(),
        local: false,
        draft: Some(Drafted::new(member.rule, member.confidence)),
        place: Place::default(),
    }
}
