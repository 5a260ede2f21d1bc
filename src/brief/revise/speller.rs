//! Whom a person means by a name, and how the file is to have it.

use super::scalar::{scalar, unnamed};
use crate::brief::parse::Names;
use crate::brief::{Attribution, Brief};
use crate::text::Text;
use crate::text::fold::{Needle, Words};

/// Whom an attribution means, as it is typed.
pub(super) fn typed(whom: &Attribution, brief: &Brief) -> String {
    match whom {
        Attribution::Actor(_) => {
            brief.actor(whom).map(|actor| actor.name.raw().to_owned()).unwrap_or_default()
        }
        Attribution::Undeclared(name) => name.raw().to_owned(),
        Attribution::Article => "article".to_owned(),
        Attribution::Unnamed { who, because: None } => format!("unnamed: {}", who.raw()),
        Attribution::Unnamed { who, because: Some(because) } => {
            format!("unnamed: {}, because: {}", who.raw(), because.raw())
        }
    }
}

/// How actors are called in the file.
pub(super) struct Speller {
    names: Names,
    brief: Brief,
    /// Where `article` is the outlet's own reporting.
    pub(super) in_source: bool,
}

impl Speller {
    /// The names of a brief's actors.
    pub(super) fn new(brief: &Brief, in_source: bool) -> Self {
        Self { names: Names::of(brief.actors.clone()), brief: brief.clone(), in_source }
    }

    /// Whom somebody means, and how the file is to have it.
    pub(super) fn whom(&self, typed: &str) -> (Attribution, String) {
        if let Some(rest) = typed.strip_prefix("unnamed:").map(str::trim).filter(|rest| !rest.is_empty()) {
            let (who, because) = match rest.split_once(", because:") {
                Some((who, because)) => (who.trim(), Some(because.trim())),
                None => (rest, None),
            };
            let written = unnamed(who, because);
            return (Attribution::Unnamed { who: Text::new(who), because: because.map(Text::new) }, written);
        }
        if typed == "article" && self.in_source {
            return (Attribution::Article, "article".to_owned());
        }
        let index = self.names.find(typed).or_else(|| self.alone(typed));
        match index.and_then(|index| Some((index, self.reference(index)?))) {
            Some((index, word)) => (Attribution::Actor(index), scalar(word)),
            None => (Attribution::Undeclared(Text::new(typed)), scalar(typed)),
        }
    }

    /// The only actor in whose name what was typed stands.
    fn alone(&self, typed: &str) -> Option<usize> {
        let needle = Needle::new(typed);
        let is_it = |text: &Text| !needle.is_empty() && needle.matches(&Words::new(text.raw())).is_some();
        let actors = self.brief.actors.iter().enumerate();
        let mut found = actors.filter(|(_, actor)| is_it(&actor.name) || actor.aliases.iter().any(is_it));
        found.next().filter(|_| found.next().is_none()).map(|(index, _)| index)
    }

    /// The first of an actor's names that means the actor.
    fn reference(&self, index: usize) -> Option<&str> {
        let actor = self.brief.actors.get(index)?;
        let means =
            |word: &&str| self.names.find(word) == Some(index) && !(self.in_source && *word == "article");
        [&actor.id, &actor.name].into_iter().chain(&actor.aliases).map(Text::raw).find(means)
    }
}
