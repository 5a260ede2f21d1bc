//! Whom an item involves (FORMAT, "An item involves").
//!
//! Its actors, speaker, via and source, those they speak for, and declared actors whose name or alias stands in its
//! text as whole words. All of it is a matter of one brief; who is the same person in another is for the library.

use super::{Attribution, Body, Brief, Item};
use crate::text::Text;
use crate::text::fold::{Words, fold_name};
use std::collections::{BTreeSet, HashMap};

/// The names a brief's actors go by, folded once for all of its items.
#[derive(Debug)]
pub struct Involvement<'a> {
    brief: &'a Brief,
    /// Whom each name and alias means.
    names: HashMap<String, Vec<usize>>,
    /// How many words names have, each number once.
    lengths: Vec<usize>,
}

/// What has more words is a description, which no text repeats; and a file of many of them costs no more than another.
const LONGEST_NAME: usize = 16;

impl<'a> Involvement<'a> {
    /// Makes ready to judge the items of a brief.
    pub fn new(brief: &'a Brief) -> Self {
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, actor) in brief.actors.iter().enumerate() {
            for name in std::iter::once(&actor.name).chain(&actor.aliases) {
                names.entry(fold_name(name.raw())).or_default().push(index);
            }
        }
        let length = |name: &str| name.split_terminator(' ').count();
        names.retain(|name, _| (1..=LONGEST_NAME).contains(&length(name)));
        let lengths: BTreeSet<usize> = names.keys().map(|name| length(name)).collect();
        Self { brief, names, lengths: lengths.into_iter().collect() }
    }

    /// The declared actors that an item involves, each once, in ascending order.
    pub fn of(&self, item: &Item) -> Vec<usize> {
        self.of_words(item, &words_of(item))
    }

    /// The same, where the item's words are at hand. A name is not found across two pieces of them.
    pub fn of_words(&self, item: &Item, pieces: &[Words]) -> Vec<usize> {
        let mut actors: Vec<usize> = Vec::new();
        for piece in pieces {
            for run in self.lengths.iter().flat_map(|length| piece.runs(*length)) {
                actors.extend(self.names.get(run).into_iter().flatten());
            }
        }
        for attribution in attributions(item) {
            if let Attribution::Actor(actor) = attribution {
                actors.push(*actor);
                actors.extend(spoken_for(self.brief, *actor));
            }
        }
        actors.sort_unstable();
        actors.dedup();
        actors
    }
}

/// Everybody an item names as marked, speaking, passing on or vouching.
pub fn attributions(item: &Item) -> impl Iterator<Item = &Attribution> {
    let speaker = item.quote().and_then(|quote| quote.speaker.as_ref());
    item.actors.iter().chain(speaker).chain(&item.via).chain(&item.source)
}

/// The declared actors that an actor speaks for.
pub fn spoken_for(brief: &Brief, actor: usize) -> impl Iterator<Item = usize> {
    let speaks_for = brief.actors.get(actor).map(|actor| actor.speaks_for.as_slice());
    speaks_for.unwrap_or_default().iter().filter_map(|who| match who {
        Attribution::Actor(index) => Some(*index),
        _ => None,
    })
}

/// The item's own text: what is said, counted or told, without editors' remarks and names of sources.
pub fn texts_of(item: &Item) -> Vec<&Text> {
    match &item.body {
        Body::Prose(text) | Body::Event { text, .. } => vec![text],
        Body::Quote(quote) => quote.parts.iter().chain(&quote.context).collect(),
        Body::Figure(figure) => {
            [&figure.words, &figure.unit, &figure.what, &figure.of].into_iter().flatten().collect()
        }
    }
}

/// The same, folded.
pub fn words_of(item: &Item) -> Vec<Words> {
    texts_of(item).into_iter().map(|text| Words::new(text.raw())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;

    fn involved(item: &str) -> Vec<String> {
        let text = format!(
            "brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031}}\nactors:\n\
             - {{id: s, name: Ines Kaldor, kind: person, speaks_for: port, aliases: [Kaldor]}}\n\
             - {{id: port, name: Port of Vell, kind: organisation}}\n\
             - {{id: d, name: Dorn, kind: place}}\n\
             - {{id: a, name: Haider Al Abadi, kind: person, aliases: [al-Abadi]}}\n{item}"
        );
        let brief = parse(text.as_bytes(), "stem").brief.expect("readable");
        let involvement = Involvement::new(&brief);
        involvement.of(&brief.items[0]).into_iter().map(|i| brief.actors[i].id.raw().to_owned()).collect()
    }

    #[test]
    fn a_speaker_involves_those_they_speak_for() {
        assert_eq!(involved("quotes: [{speaker: Kaldor, text: Go.}]"), ["s", "port"]);
    }

    #[test]
    fn names_count_as_whole_words_only() {
        assert_eq!(involved("key_facts: [Dorn is closed.]"), ["d"]);
        assert!(involved("key_facts: [Dornier is closed.]").is_empty());
    }

    #[test]
    fn a_name_in_the_text_does_not_involve_those_it_speaks_for() {
        assert_eq!(involved("key_facts: [Kaldor resigned.]"), ["s"]);
    }

    #[test]
    fn case_hyphens_and_the_arabic_article_do_not_matter() {
        assert_eq!(involved("key_facts: [\"He met ABADI.\"]"), ["a"]);
        assert_eq!(involved("key_facts: [\"He met Al-Abadi's men.\"]"), ["a"]);
    }

    #[test]
    fn no_name_is_found_across_two_pieces_of_an_item() {
        assert!(involved("figures: [{value: 3, unit: Port of, what: Vell ships}]").is_empty());
    }
}
