//! Who is who across briefs (FORMAT, "Who is who across briefs").
//!
//! A brief's [`Cast`] is everybody who can be asked for in it: its declared actors, then the names it refers to without
//! declaring them, then the people it does not name. A [`Registry`] joins the casts of a library into people: actors are
//! one if they share a `same_as`, or if kind and folded full name agree and no `same_as` contradicts; never by id or
//! alias. An actor that is `local`, and people without a name, stand for themselves.

use crate::brief::involve::attributions;
use crate::brief::{Actor, ActorKind, Attribution, Brief};
use crate::text::{Text, fold::Words};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Names an actor across the library, whatever else is loaded.
///
/// Two members with the same key are the same actor; one actor may have members with several keys.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorKey(pub Arc<str>);

/// Everybody who can be asked for in one brief.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cast {
    /// Declared actors first, by their index in the brief; then the undeclared; then the unnamed.
    pub members: Vec<Member>,
    /// The first of each name, among the named and among the unnamed.
    by_name: HashMap<(bool, Words), usize>,
}

/// One of a cast.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Who it is.
    pub key: ActorKey,
    /// The full name; of unnamed people, what they are called.
    pub name: Text,
    /// The same, folded.
    pub(super) folded: Words,
    /// What it is.
    pub kind: Option<ActorKind>,
    /// Its office.
    pub role: Option<Text>,
    /// Other names.
    pub aliases: Vec<Text>,
    /// Identifiers elsewhere.
    pub same_as: Vec<Text>,
    /// The names of those it speaks for.
    pub speaks_for: Vec<Text>,
    /// Indexes of those it speaks for.
    pub speaks_for_members: Vec<usize>,
    /// People the article does not name.
    pub unnamed: bool,
    /// Whether it may be one with an actor of another brief.
    merges: bool,
}

impl Cast {
    /// The cast of a brief; `path` tells its local actors from those of other briefs.
    pub fn of(brief: &Brief, path: &str) -> Self {
        let mut cast = Self::default();
        for (index, actor) in brief.actors.iter().enumerate() {
            let member = declared(brief, actor, index, path);
            cast.by_name.entry((false, member.folded.clone())).or_insert(index);
            cast.members.push(member);
        }
        let others =
            brief.items.iter().flat_map(attributions).chain(brief.actors.iter().flat_map(|a| &a.speaks_for));
        let (undeclared, unnamed): (Vec<_>, Vec<_>) = others
            .filter(|who| matches!(who, Attribution::Undeclared(_) | Attribution::Unnamed { .. }))
            .partition(|who| matches!(who, Attribution::Undeclared(_)));
        for who in undeclared.into_iter().chain(unnamed) {
            cast.admit(who, path);
        }
        for (index, actor) in brief.actors.iter().enumerate() {
            let spoken_for = actor.speaks_for.iter().filter_map(|who| cast.find(who)).collect();
            cast.members[index].speaks_for_members = spoken_for;
        }
        cast
    }

    /// The member that an attribution means; `None` for the article itself.
    pub fn find(&self, who: &Attribution) -> Option<usize> {
        match who {
            Attribution::Actor(index) => Some(*index),
            Attribution::Article => None,
            Attribution::Undeclared(name) => self.named(name, false),
            Attribution::Unnamed { who, .. } => self.named(who, true),
        }
    }

    fn named(&self, name: &Text, unnamed: bool) -> Option<usize> {
        self.by_name.get(&(unnamed, Words::new(name.raw()))).copied()
    }

    fn admit(&mut self, who: &Attribution, path: &str) {
        let (name, unnamed) = match who {
            Attribution::Undeclared(name) => (name, false),
            Attribution::Unnamed { who, .. } => (who, true),
            Attribution::Actor(_) | Attribution::Article => return,
        };
        if self.find(who).is_none() {
            let folded = Words::new(name.raw());
            let key = if unnamed {
                format!("unnamed\u{1f}{path}\u{1f}{}", folded.as_str())
            } else {
                format!("-\u{1f}{}\u{1f}", folded.as_str())
            };
            self.by_name.insert((unnamed, folded.clone()), self.members.len());
            self.members.push(Member {
                key: ActorKey(key.into()),
                name: name.clone(),
                folded,
                kind: None,
                role: None,
                aliases: Vec::new(),
                same_as: Vec::new(),
                speaks_for: Vec::new(),
                speaks_for_members: Vec::new(),
                unnamed,
                merges: !unnamed,
            });
        }
    }
}

fn declared(brief: &Brief, actor: &Actor, index: usize, path: &str) -> Member {
    let mut same_as: Vec<&str> = actor.same_as.iter().map(Text::raw).collect();
    same_as.sort_unstable();
    let folded = Words::new(actor.name.raw());
    let key = if actor.local {
        format!("local\u{1f}{path}\u{1f}{index}")
    } else {
        let kind = actor.kind.map_or("-", ActorKind::key);
        format!("{kind}\u{1f}{}\u{1f}{}", folded.as_str(), same_as.join("\u{1f}"))
    };
    Member {
        key: ActorKey(key.into()),
        name: actor.name.clone(),
        folded,
        kind: actor.kind,
        role: actor.role.clone(),
        aliases: actor.aliases.clone(),
        same_as: actor.same_as.clone(),
        speaks_for: actor.speaks_for.iter().filter_map(|who| name_of(brief, who)).cloned().collect(),
        speaks_for_members: Vec::new(),
        unnamed: false,
        merges: !actor.local,
    }
}

/// What an attribution is called; `None` for the article itself.
pub fn name_of<'a>(brief: &'a Brief, who: &'a Attribution) -> Option<&'a Text> {
    match who {
        Attribution::Actor(_) => brief.actor(who).map(|actor| &actor.name),
        Attribution::Undeclared(name) | Attribution::Unnamed { who: name, .. } => Some(name),
        Attribution::Article => None,
    }
}

/// A number for an actor, good for one [`Registry`].
pub type Person = usize;

/// The people of a library.
///
/// It keeps of every key what joining needs, so that it can join anew, when casts come and go, without looking at all the
/// others; and only where keys came or went that were nobody else's.
#[derive(Debug, Default)]
pub struct Registry {
    known: BTreeMap<ActorKey, Known>,
    people: usize,
    /// Whether keys have come or gone since people were joined.
    stale: bool,
}

/// What is known of a key. Two members with the same key are the same in all of it.
#[derive(Debug)]
struct Known {
    kind: Option<ActorKind>,
    folded: Words,
    same_as: Vec<Text>,
    merges: bool,
    /// How many members have it.
    members: usize,
    /// Who it is, once joined.
    person: Option<Person>,
}

impl Known {
    fn new(member: &Member) -> Self {
        Self {
            kind: member.kind,
            folded: member.folded.clone(),
            same_as: member.same_as.clone(),
            merges: member.merges,
            members: 0,
            person: None,
        }
    }
}

impl Registry {
    /// Takes in a cast. Who its members are is known once [`join`](Self::join) has been called.
    pub(super) fn admit(&mut self, cast: &Cast) {
        for member in &cast.members {
            let known = self.known.entry(member.key.clone()).or_insert_with(|| Known::new(member));
            self.stale |= known.members == 0;
            known.members += 1;
        }
    }

    /// Lets go of a cast that was admitted.
    pub(super) fn release(&mut self, cast: &Cast) {
        for member in &cast.members {
            let Some(known) = self.known.get_mut(&member.key) else { continue };
            known.members -= 1;
            if known.members == 0 {
                self.known.remove(&member.key);
                self.stale = true;
            }
        }
    }

    /// Joins the members admitted into people, in whatever order they came. `None` where nobody is another than before.
    pub(super) fn join(&mut self) -> Option<Renumbered> {
        if !std::mem::take(&mut self.stale) {
            return None;
        }
        let known: Vec<&Known> = self.known.values().collect();
        let mut join = Joiner::new(&known);
        join.by_identifier(&known);
        join.by_name(&known);
        let numbers = join.into_numbers();
        let before = std::mem::replace(&mut self.people, numbers.iter().max().map_or(0, |last| last + 1));
        let pairs = self.known.values_mut().zip(numbers);
        let pairs = pairs.filter_map(|(known, now)| Some((known.person.replace(now)?, now)));
        Some(Renumbered::new(before, pairs.collect()))
    }

    /// Who a key means, if anybody of the library.
    pub fn person(&self, key: &ActorKey) -> Option<Person> {
        self.known.get(key)?.person
    }

    /// How many people there are; they are numbered from 0.
    pub fn len(&self) -> usize {
        self.people
    }

    /// True where there is nobody.
    pub fn is_empty(&self) -> bool {
        self.people == 0
    }
}

/// Who people are after they were joined anew.
#[derive(Debug)]
pub(super) struct Renumbered(
    /// By their number before: their number now, where they are exactly who they were, but for keys that are new or gone.
    Vec<Option<Person>>,
);

impl Renumbered {
    /// `pairs` are, of each key that was known before, the numbers before and now.
    fn new(before: usize, pairs: Vec<(Person, Person)>) -> Self {
        let now = pairs.iter().map(|(_, now)| now + 1).max().unwrap_or(0);
        let (mut onto, mut from) = (vec![Image::None; before], vec![Image::None; now]);
        for (was, is) in pairs {
            onto[was].add(is);
            from[is].add(was);
        }
        let same = |(was, image): (Person, &Image)| match image {
            Image::One(is) if from[*is] == Image::One(was) => Some(*is),
            _ => None,
        };
        Self(onto.iter().enumerate().map(same).collect())
    }

    /// The number now of somebody who is who they were.
    pub(super) fn of(&self, before: Person) -> Option<Person> {
        self.0.get(before).copied().flatten()
    }
}

/// What a number goes over into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Image {
    None,
    One(Person),
    Several,
}

impl Image {
    fn add(&mut self, person: Person) {
        *self = match *self {
            Self::None => Self::One(person),
            Self::One(one) if one == person => *self,
            Self::One(_) | Self::Several => Self::Several,
        };
    }
}

/// Sets of members found to be one, with the identifiers that each set holds.
struct Joiner {
    parent: Vec<usize>,
    identifiers: Vec<Vec<(String, String)>>,
}

impl Joiner {
    fn new(members: &[&Known]) -> Self {
        let identifiers =
            members.iter().map(|member| member.same_as.iter().map(|id| split(id.raw())).collect());
        Self { parent: (0..members.len()).collect(), identifiers: identifiers.collect() }
    }

    fn root(&mut self, mut member: usize) -> usize {
        while self.parent[member] != member {
            self.parent[member] = self.parent[self.parent[member]];
            member = self.parent[member];
        }
        member
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            let (keep, drop) = (one.min(other), one.max(other));
            self.parent[drop] = keep;
            let moved = std::mem::take(&mut self.identifiers[drop]);
            self.identifiers[keep].extend(moved);
        }
    }

    fn by_identifier(&mut self, members: &[&Known]) {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (index, member) in members.iter().enumerate().filter(|(_, member)| member.merges) {
            for id in &member.same_as {
                let first = *seen.entry(id.raw()).or_insert(index);
                self.join(first, index);
            }
        }
    }

    /// Joins those of one kind and name, unless two of them have identifiers that contradict each other: then those
    /// without any stay apart from both, since nobody can say which of the two they are.
    fn by_name(&mut self, members: &[&Known]) {
        let mut same_name: HashMap<(Option<ActorKind>, &str), Vec<usize>> = HashMap::new();
        for (index, member) in members.iter().enumerate().filter(|(_, member)| member.merges) {
            same_name.entry((member.kind, member.folded.as_str())).or_default().push(index);
        }
        let mut groups: Vec<_> = same_name.into_iter().filter(|(_, group)| group.len() > 1).collect();
        groups.sort_unstable();
        for (_, group) in groups {
            let mut roots: Vec<usize> = group.iter().map(|member| self.root(*member)).collect();
            roots.sort_unstable();
            roots.dedup();
            let sets: Vec<&[(String, String)]> =
                roots.iter().map(|root| self.identifiers[*root].as_slice()).collect();
            if contradict(&sets) {
                let without: Vec<usize> =
                    group.iter().copied().filter(|member| members[*member].same_as.is_empty()).collect();
                without.windows(2).for_each(|pair| self.join(pair[0], pair[1]));
            } else {
                group.windows(2).for_each(|pair| self.join(pair[0], pair[1]));
            }
        }
    }

    /// Numbers the sets in the order of their first members, and gives the number of each member.
    fn into_numbers(mut self) -> Vec<Person> {
        let (members, mut numbers) = (self.parent.len(), HashMap::new());
        let number = |index| {
            let (root, next) = (self.root(index), numbers.len());
            *numbers.entry(root).or_insert(next)
        };
        (0..members).map(number).collect()
    }
}

/// `wikidata:Q42` as scheme and value; of a web address, the site is the scheme. Without a scheme the whole is the value.
fn split(id: &str) -> (String, String) {
    let (scheme, value) = match id.split_once("://") {
        Some((_, address)) => address.split_once('/').unwrap_or((address, "")),
        None => id.split_once(':').unwrap_or(("", id)),
    };
    (scheme.to_lowercase(), value.to_owned())
}

/// Whether two sets both have identifiers of a scheme. They have none in common, else they would be one set already.
fn contradict(sets: &[&[(String, String)]]) -> bool {
    let mut owners: HashMap<&str, usize> = HashMap::new();
    let mut schemes =
        sets.iter().enumerate().flat_map(|(owner, set)| set.iter().map(move |(scheme, _)| (scheme, owner)));
    schemes.any(|(scheme, owner)| *owners.entry(scheme).or_insert(owner) != owner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use rstest::rstest;

    fn registry_of<'a>(casts: impl Iterator<Item = &'a Cast>) -> Registry {
        let mut registry = Registry::default();
        casts.for_each(|cast| registry.admit(cast));
        registry.join();
        registry
    }

    /// Joins one actor a brief, and gives the number of people.
    fn people(actors: &[&str]) -> usize {
        let casts: Vec<Cast> = actors
            .iter()
            .enumerate()
            .map(|(i, actor)| {
                let head = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031}\n";
                let text = format!("{head}actors:\n  - {actor}\n");
                let brief = parse(text.as_bytes(), "stem").brief.expect("readable");
                Cast::of(&brief, &format!("{i}.yaml"))
            })
            .collect();
        let registry = registry_of(casts.iter());
        let backwards = registry_of(casts.iter().rev());
        assert_eq!(registry.len(), backwards.len());
        registry.len()
    }

    #[rstest]
    #[case::same_kind_and_name(&["{name: Ana Ruiz, kind: person}", "{id: x, name: ana ruíz, kind: person}"], 1)]
    #[case::another_kind(&["{name: Vell, kind: place}", "{name: Vell, kind: organisation}"], 2)]
    #[case::never_by_id(&["{id: a, name: Ana Ruiz}", "{id: a, name: Bo Lind}"], 2)]
    #[case::never_by_alias(&["{name: Ana Ruiz, aliases: [Ruiz]}", "{name: Ruiz}"], 2)]
    #[case::shared_identifier(&["{name: Ana Ruiz, same_as: [\"w:1\"]}", "{name: A. Ruiz, same_as: [\"w:1\"]}"], 1)]
    #[case::contradiction(&["{name: Ana Ruiz, same_as: [\"w:1\"]}", "{name: Ana Ruiz, same_as: [\"w:2\"]}"], 2)]
    #[case::identifiers_of_two_schemes(&["{name: Ana Ruiz, same_as: [\"w:1\"]}", "{name: Ana Ruiz, same_as: [\"v:2\"]}"], 1)]
    #[case::several_of_one_scheme(&["{name: Ana Ruiz, same_as: [\"w:1\", \"w:2\"]}", "{name: Ana Ruiz}"], 1)]
    #[case::addresses_of_two_sites(&["{name: A, same_as: [\"https://v.example/1\"]}", "{name: A, same_as: [\"https://w.example/2\"]}"], 1)]
    #[case::addresses_of_one_site(&["{name: A, same_as: [\"https://v.example/1\"]}", "{name: A, same_as: [\"https://v.example/2\"]}"], 2)]
    #[case::one_without_identifier(&["{name: Ana Ruiz, same_as: [\"w:1\"]}", "{name: Ana Ruiz}"], 1)]
    #[case::nobody_can_say(&["{name: A, same_as: [\"w:1\"]}", "{name: A}", "{name: A, same_as: [\"w:2\"]}"], 3)]
    #[case::chain(&["{name: A, same_as: [\"w:1\"]}", "{name: B, same_as: [\"w:1\", \"v:1\"]}", "{name: C, same_as: [\"v:1\"]}"], 1)]
    #[case::local(&["{name: Ana Ruiz, local: true}", "{name: Ana Ruiz, local: true}"], 2)]
    fn who_is_who(#[case] actors: &[&str], #[case] expected: usize) {
        assert_eq!(people(actors), expected);
    }
}
