//! The `actors` of a brief, and what names them.

use super::Decoder;
use super::fields::Fields;
use super::names::{Called, Names, slug};
use super::references::Unknown;
use crate::brief::field::Step;
use crate::brief::format;
use crate::brief::yaml::lines::What;
use crate::brief::yaml::{Node, Style, Value};
use crate::brief::{Actor, ActorKind, Attribution, Code};
use crate::text::Text;
use std::collections::HashSet;

/// What besides an actor a reference may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Allowed {
    /// Nothing.
    ActorsOnly,
    /// People without a name.
    Unnamed,
    /// People without a name, or the article.
    Source,
}

/// An actor as read, before the names of all are known.
struct Declared<'a> {
    actor: Actor,
    called: Called,
    speaks_for: Option<Node<'a>>,
}

impl<'a> Decoder<'a> {
    /// Reads the declared actors; whoever they speak for may be declared after them.
    pub(super) fn actors(&mut self, root: &Fields<'_, 'a>) {
        let declared = self.field(root, "actors", |this, node| Some(this.declared(node))).unwrap_or_default();
        self.check_actor_ids(&declared);
        let (mut actors, mut called, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        for one in declared {
            rest.push((one.called.entry, one.speaks_for));
            actors.push(one.actor);
            called.push(one.called);
        }
        self.names = Names::new(actors, called);
        for (index, (entry, node)) in rest.into_iter().enumerate() {
            let Some(node) = node else { continue };
            let steps = [Step::Key("actors"), Step::Entry(entry), Step::Key("speaks_for")];
            for step in steps {
                self.report.enter(step);
            }
            let speaks_for = self.each(&node, |this, node| this.attribution(node, Allowed::ActorsOnly));
            for _ in steps {
                self.report.leave();
            }
            if let Some(actor) = self.names.actor_mut(index) {
                actor.speaks_for = speaks_for;
            }
        }
    }

    fn declared(&mut self, node: &Node<'a>) -> Vec<Declared<'a>> {
        if matches!(node.value, Value::Mapping(_)) {
            self.not_a_list(node);
        }
        self.each(node, Self::actor)
    }

    fn actor(&mut self, node: &Node<'a>) -> Option<Declared<'a>> {
        match &node.value {
            Value::Scalar(_) => {
                let name = self.text(node).filter(|name| !name.raw().trim().is_empty())?;
                Some(self.declare(node, None, name, None))
            }
            Value::Mapping(_) => {
                let fields = self.fields(node, &format::ACTOR)?;
                let id = self.some_text(&fields, "id");
                let name = self.some_text(&fields, "name").or_else(|| id.clone())?;
                Some(self.declare(node, id, name, Some(&fields)))
            }
            Value::Sequence(_) => {
                self.wrong(node, "an actor", || Some("write a name, or {id: …, name: …}".to_owned()));
                None
            }
        }
    }

    fn declare(
        &mut self,
        node: &Node<'a>,
        id: Option<Text>,
        name: Text,
        fields: Option<&Fields<'_, 'a>>,
    ) -> Declared<'a> {
        let entry = self.report.entry();
        let own = ["id", "name"].into_iter().find_map(|key| {
            let node =
                fields?.get(key).filter(|node| node.scalar().is_some_and(|text| !text.trim().is_empty()))?;
            Some((key, node.place))
        });
        let (key, place) = own.unwrap_or(("", node.head()));
        let called = Called { entry, key, place };
        let mut actor = Actor {
            index: entry,
            id: id.unwrap_or_else(|| Text::new(&slug(name.raw()))),
            name,
            kind: None,
            role: None,
            speaks_for: Vec::new(),
            aliases: Vec::new(),
            same_as: Vec::new(),
            local: false,
            draft: None,
            place: node.head(),
        };
        let Some(fields) = fields else {
            return Declared { actor, called, speaks_for: None };
        };
        actor.draft.clone_from(&fields.draft);
        actor.kind = self.choice(fields, "kind", ActorKind::KEYS, ActorKind::from_key);
        actor.role = self.field(fields, "role", Self::text);
        actor.aliases = self.texts(fields, "aliases");
        actor.same_as = self.texts(fields, "same_as");
        actor.local = self.field(fields, "local", Self::flag).unwrap_or_default();
        Declared { actor, called, speaks_for: fields.get("speaks_for").cloned() }
    }

    fn check_actor_ids(&mut self, declared: &[Declared<'a>]) {
        let mut ids = HashSet::new();
        for one in declared {
            let id = &one.actor.id;
            if ids.insert(id.raw()) {
                continue;
            }
            self.report.add_to(Code::DuplicateId, one.called.place, &one.called.field(), || {
                What::new(format!("another actor has the id `{}` already", id.raw()))
                    .help("give one of them an `id` of its own; references mean the first")
            });
        }
    }

    /// Whom one reference means.
    pub(super) fn attribution(&mut self, node: &Node<'a>, allowed: Allowed) -> Option<Attribution> {
        match &node.value {
            Value::Scalar(word) if word.trim().is_empty() => None,
            Value::Scalar(word) if word == "article" && allowed == Allowed::Source => {
                Some(Attribution::Article)
            }
            Value::Scalar(word) => Some(self.reference(node, word)),
            Value::Mapping(_) if allowed != Allowed::ActorsOnly => {
                let fields = self.fields(node, &format::UNNAMED)?;
                let because = self.field(&fields, "because", Self::text);
                let who = self.some_text(&fields, "unnamed")?;
                Some(Attribution::Unnamed { who, because })
            }
            _ => {
                self.wrong(node, "an actor", || Some("write an actor's id, name or alias".to_owned()));
                None
            }
        }
    }

    /// The actor of a name; one that nobody bears is told when all references are known.
    fn reference(&mut self, node: &Node<'a>, word: &str) -> Attribution {
        if let Some(index) = self.names.refer(word) {
            return Attribution::Actor(index);
        }
        if node.style != Style::Mended {
            let field = self.report.field();
            self.unknown.push(Unknown { word: word.to_owned(), place: node.place, field });
        }
        Attribution::Undeclared(Text::new(word))
    }
}
