//! Members of what was merged: the name to show, the role, for whom they speak, and what the scene must know of them.

use super::form::{Evidence, Form};
use super::lexicon::Sense;
use super::mention::Mention;
use super::merge::Entity;
use super::proof::Proof;
use super::role::{self, Role, Roles};
use super::scene::{Looks, Player};
use super::{Cast, Member};
use crate::brief::{ActorKind, Confidence};
use std::ops::Range;

/// What the members are made of.
pub(super) struct Draft<'a, 'g, 't> {
    pub(super) proof: &'a Proof<'g, 't>,
    pub(super) mentions: &'a [Mention],
    pub(super) roles: &'a [Roles],
    pub(super) forms: &'a [Form],
    pub(super) entities: Vec<Entity>,
}

impl Draft<'_, '_, '_> {
    /// The members, and whom every name means.
    pub(super) fn cast(&self) -> Cast {
        let mut named: Vec<(Range<usize>, Option<usize>)> =
            self.mentions.iter().map(|one| (one.name.clone(), None)).collect();
        for (member, entity) in self.entities.iter().enumerate() {
            for mention in &entity.mentions {
                if let Some((_, of)) = named.get_mut(*mention) {
                    *of = Some(member);
                }
            }
        }
        let members = self.entities.iter().map(|entity| self.member(entity, &named)).collect();
        Cast { members, named, ..Cast::default() }
    }

    fn member(&self, entity: &Entity, named: &[(Range<usize>, Option<usize>)]) -> Member {
        let names: Vec<String> = entity.forms.iter().filter_map(|form| self.written(*form)).collect();
        let name = names.iter().rev().max_by_key(|name| name.len()).cloned().unwrap_or_default();
        let kind = entity.evidence.kind();
        let role = self.role(entity);
        let principal = role.filter(|role| role::speaks_for_somebody(self.proof, role));
        Member {
            aliases: names.into_iter().filter(|other| *other != name).collect(),
            name,
            kind,
            role: role.map(|role| self.proof.line(role.words.clone())),
            speaks_for: principal.and_then(|role| self.principal(role, entity, named)),
            mentions: entity.mentions.iter().filter_map(|index| self.place(*index)).collect(),
            quotations: 0,
            rule: role.map_or("name", |role| role.rule),
            confidence: confidence(entity, kind),
        }
    }

    /// A form as it is written where not all is in capitals.
    fn written(&self, form: usize) -> Option<String> {
        let mentions = self.forms.get(form)?.mentions.iter().filter_map(|index| self.mentions.get(*index));
        let words = |one: &Mention| self.proof.galley.words(one.name.clone());
        let is_plain = |one: &&Mention| !one.in_heading && words(one).chars().any(char::is_lowercase);
        let first = mentions.clone().find(is_plain).or_else(|| mentions.clone().next())?;
        Some(self.proof.line(first.name.clone()))
    }

    fn place(&self, mention: usize) -> Option<Range<usize>> {
        Some(self.proof.galley.bytes(self.mentions.get(mention)?.name.clone()))
    }

    /// The first description that is more than a rank before the name; else the rank.
    fn role(&self, entity: &Entity) -> Option<&Role> {
        let roles = || entity.mentions.iter().filter_map(|index| self.roles.get(*index));
        let full = |role: &&Role| role.words.len() > 1 || role.rule == "apposition";
        let fits = |role: &&Role| self.is_of_kind(role, entity) && !self.is_kin(role);
        let all = || roles().flat_map(|one| [one.apposition.as_ref(), one.before.as_ref()]).flatten();
        all().filter(fits).find(full).or_else(|| all().find(fits))
    }

    /// "her husband" is no office, and says nothing without her.
    fn is_kin(&self, role: &Role) -> bool {
        let first = self.proof.senses(role.words.start);
        first.has_any(&[Sense::Person, Sense::They, Sense::First])
    }

    /// Whether a description says of what kind the entity is.
    fn is_of_kind(&self, role: &Role, entity: &Entity) -> bool {
        let senses = self.proof.senses(role.head);
        let is_persons = senses.has_any(&[Sense::Role, Sense::Title]);
        match entity.evidence.kind() {
            Some(ActorKind::Person) => is_persons,
            Some(ActorKind::Organisation) => senses.has(Sense::Body),
            Some(ActorKind::Place) => senses.has(Sense::PlaceNoun),
            Some(ActorKind::Group) => false,
            None => true,
        }
    }

    /// The member that is named in the role of one who speaks for it.
    fn principal(
        &self,
        role: &Role,
        entity: &Entity,
        named: &[(Range<usize>, Option<usize>)],
    ) -> Option<usize> {
        let first = named.partition_point(|(name, _)| name.start < role.words.start);
        let inside = named.iter().skip(first).take_while(|(name, _)| name.end <= role.words.end);
        let own = entity.mentions.first().and_then(|mention| named.get(*mention)?.1);
        let mut members = inside.filter_map(|(name, member)| Some((name, (*member)?)));
        members
            .find(|(name, member)| Some(*member) != own && self.is_spoken_for(role, name))
            .map(|(_, member)| member)
    }

    /// "Hydra Lumen spokeswoman", "spokeswoman for (the) Hydra Lumen"; not "spokesman in Orsa".
    fn is_spoken_for(&self, role: &Role, name: &Range<usize>) -> bool {
        let before = name.start.checked_sub(1).filter(|index| self.proof.is(*index, "the"));
        let preposition = before.unwrap_or(name.start).checked_sub(1);
        name.end <= role.head
            || preposition.is_some_and(|index| self.proof.is(index, "for") || self.proof.is(index, "of"))
    }

    pub(super) fn player(&self, entity: &Entity) -> Player {
        let evidence = &entity.evidence;
        let kind = evidence.kind();
        let roles = entity.mentions.iter().filter_map(|index| self.roles.get(*index));
        let offices = roles.clone().flat_map(|one| [one.apposition.as_ref(), one.before.as_ref()]).flatten();
        let mut offices: Vec<(Range<usize>, usize)> = offices
            .filter(|role| self.is_of_kind(role, entity))
            .map(|role| (role.words.clone(), role.head))
            .take(4)
            .collect();
        if kind == Some(ActorKind::Organisation) {
            offices.extend(entity.mentions.first().and_then(|index| self.own_office(*index)));
        }
        Player {
            looks: self.looks(entity),
            female: (evidence.female != evidence.male).then_some(evidence.female > evidence.male),
            offices,
            age: entity.mentions.iter().take(4).find_map(|index| self.roles.get(*index)?.age),
        }
    }

    fn looks(&self, entity: &Entity) -> Looks {
        match entity.evidence.kind() {
            Some(ActorKind::Person) => Looks::Person,
            Some(ActorKind::Organisation) => Looks::Body,
            Some(ActorKind::Group) => Looks::Group,
            None if self.may_be_person(entity) => Looks::PerhapsPerson,
            Some(ActorKind::Place) | None => Looks::Other,
        }
    }

    /// Whether something says that it is a person, or nothing says that a name of several words is anything else.
    fn may_be_person(&self, entity: &Entity) -> bool {
        let words =
            entity.forms.first().and_then(|form| self.forms.get(*form)).map_or(0, |form| form.words.len());
        let Evidence { organisation, place, group, thing, .. } = entity.evidence;
        entity.evidence.may_be_person()
            || (2..=4).contains(&words) && organisation + place + group + thing == 0
    }

    /// "the ministry" of the Ministry of Health: what the name itself says that it is.
    fn own_office(&self, mention: usize) -> Option<(Range<usize>, usize)> {
        let name = self.mentions.get(mention)?.name.clone();
        let of = name
            .clone()
            .find(|token| self.proof.is(*token, "of") || self.proof.is(*token, "for"))
            .unwrap_or(name.end);
        let head = of.checked_sub(1)?;
        let senses = [Sense::Body, Sense::Corporate];
        self.proof.senses(head).has_any(&senses).then_some((name, head))
    }
}

fn confidence(entity: &Entity, kind: Option<ActorKind>) -> Confidence {
    match kind {
        None => Confidence::Low,
        Some(_) if entity.evidence.sure > 1 || entity.evidence.speaks > 0 => Confidence::High,
        Some(_) => Confidence::Medium,
    }
}
