//! Persons in records: speakers, sources and those who pass words on.

use super::{Attribution, Brief, owned};
use crate::brief::ActorKind;
use serde::Serialize;

/// Who is meant by an attribution.
///
/// An undeclared name has a name only; people without a name have `unnamed` only; the outlet's own reporting has the
/// outlet's name and the id `article`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Person {
    /// The full name, or the name as written where no actor bears it.
    pub name: Option<String>,
    /// The actor's id in its brief.
    pub id: Option<String>,
    /// What the actor is.
    pub kind: Option<ActorKind>,
    /// The actor's office or description.
    pub role: Option<String>,
    /// Who they are, where the article does not name them.
    pub unnamed: Option<String>,
}

impl Person {
    /// The person that an attribution of the brief means. One that points to no actor of the brief means nobody.
    pub fn new(brief: &Brief, attribution: &Attribution) -> Self {
        match attribution {
            Attribution::Actor(_) => Self::declared(brief, attribution),
            Attribution::Undeclared(name) => Self { name: Some(owned(name)), ..Self::default() },
            Attribution::Article => Self {
                name: Some(owned(&brief.source.outlet)),
                id: Some("article".to_owned()),
                ..Self::default()
            },
            Attribution::Unnamed { who, because: _ } => Self { unnamed: Some(owned(who)), ..Self::default() },
        }
    }

    fn declared(brief: &Brief, attribution: &Attribution) -> Self {
        brief.actor(attribution).map_or_else(Self::default, |actor| Self {
            name: Some(owned(&actor.name)),
            id: Some(owned(&actor.id)),
            kind: actor.kind,
            role: actor.role.as_ref().map(owned),
            unnamed: None,
        })
    }

    /// The name, or who the unnamed are.
    pub(super) fn called(self) -> Option<String> {
        self.name.or(self.unnamed)
    }
}
