//! Which declared actor a reference means.

use crate::brief::field::Field;
use crate::brief::{Actor, Place};
use crate::text::Text;
use crate::text::fold::{fold, fold_name};
use std::cell::OnceCell;
use std::collections::HashMap;

/// Where the file says what references call an actor: its id, else its name.
#[derive(Debug)]
pub(super) struct Called {
    /// The place of the actor in the list.
    pub(super) entry: usize,
    /// `id` or `name`; empty where the entry is a name alone.
    pub(super) key: &'static str,
    pub(super) place: Place,
}

impl Called {
    /// The path of the field.
    pub(super) fn field(&self) -> String {
        Field::of("actors").entry(self.entry).with_name(self.key)
    }
}

/// The declared actors by what references may call them.
#[derive(Default)]
pub(in crate::brief) struct Names {
    actors: Vec<Actor>,
    called: Vec<Called>,
    /// Which of them something refers to.
    referred: Vec<bool>,
    ids: HashMap<String, usize>,
    folded: OnceCell<HashMap<String, usize>>,
}

impl Names {
    /// The names of actors that stand in no file.
    pub(in crate::brief) fn of(actors: Vec<Actor>) -> Self {
        Self::new(actors, Vec::new())
    }

    /// The names of the actors, in their order; where two share one, it means the first.
    pub(super) fn new(actors: Vec<Actor>, called: Vec<Called>) -> Self {
        let mut ids = HashMap::with_capacity(actors.len());
        for (index, actor) in actors.iter().enumerate() {
            ids.entry(actor.id.raw().to_owned()).or_insert(index);
        }
        Self { referred: vec![false; actors.len()], actors, called, ids, folded: OnceCell::new() }
    }

    /// Whether no actor is declared.
    pub(super) fn is_empty(&self) -> bool {
        self.actors.is_empty()
    }

    /// The actor that a reference means.
    pub(super) fn refer(&mut self, word: &str) -> Option<usize> {
        let found = self.find(word);
        if let Some(referred) = found.and_then(|index| self.referred.get_mut(index)) {
            *referred = true;
        }
        found
    }

    /// Where an actor is declared of which this is a name, unless something refers to it.
    pub(super) fn without_reference(&self, word: &str) -> Option<&Called> {
        let index = self.find(word)?;
        self.called.get(index).filter(|_| self.referred.get(index) == Some(&false))
    }

    /// The actor of an id, else of a full name, else of an alias; names, and at last ids, are compared folded.
    pub(in crate::brief) fn find(&self, word: &str) -> Option<usize> {
        self.ids.get(word).or_else(|| self.folded().get(&fold_name(word))).copied()
    }

    /// Everything that a reference may say.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.actors
            .iter()
            .flat_map(|actor| [&actor.id, &actor.name].into_iter().chain(&actor.aliases).map(Text::raw))
    }

    pub(super) fn actor_mut(&mut self, index: usize) -> Option<&mut Actor> {
        self.actors.get_mut(index)
    }

    pub(super) fn into_actors(self) -> Vec<Actor> {
        self.actors
    }

    fn folded(&self) -> &HashMap<String, usize> {
        self.folded.get_or_init(|| {
            let all = || self.actors.iter().enumerate();
            let names = all().map(|(index, actor)| (&actor.name, index));
            let aliases =
                all().flat_map(|(index, actor)| actor.aliases.iter().map(move |alias| (alias, index)));
            let ids = all().map(|(index, actor)| (&actor.id, index));
            let mut folded = HashMap::new();
            for (text, index) in names.chain(aliases).chain(ids) {
                folded.entry(fold_name(text.raw())).or_insert(index);
            }
            folded
        })
    }
}

/// The id of an actor that has none: the words of its name, in small letters without accents, joined by hyphens.
pub(crate) fn slug(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    if slug.is_empty() { name.to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Lumen dam", "lumen-dam")]
    #[case("Hydra (Lumen) AG", "hydra-lumen-ag")]
    #[case("Al Anbar", "al-anbar")]
    #[case("Ilse Marrén", "ilse-marren")]
    #[case("日本 放送", "日本-放送")]
    #[case("…", "…")]
    fn slugs(#[case] name: &str, #[case] expected: &str) {
        assert_eq!(slug(name), expected);
    }
}
