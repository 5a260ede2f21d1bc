//! What single words say of who is who: `lexicon.txt`, read once.
//!
//! The lists are general knowledge and stay small on purpose: a name that they do not know is judged by what stands
//! around it.

use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word may mean; a word has any number of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Sense {
    /// `Mr.`, `Dr.`: stands before a name and is no office.
    Honorific,
    /// An office that stands in capitals before a name.
    Title,
    /// What goes with an office: `former`, `deputy`.
    Modifier,
    /// A branch of government, behind `Secretary of`.
    Branch,
    /// A noun for what a person does or is.
    Role,
    /// The same for several.
    Plural,
    /// Makes a name an organisation's.
    Organisation,
    /// The form of a company behind its name: `Inc`.
    Corporate,
    /// A noun by which organisations are spoken of again.
    Body,
    /// Such a noun for companies.
    Company,
    /// A noun for places, or behind the name of one.
    PlaceNoun,
    /// Stands before places: `in`, `near`, `northern`.
    PlaceWord,
    /// A weekday, a month, a holiday.
    Calendar,
    /// A word that names nobody, even in a capital.
    Common,
    /// A verb of saying.
    Speech,
    /// A preposition.
    Preposition,
    /// An article, a possessive or demonstrative pronoun.
    Determiner,
    /// What begins a clause.
    Clause,
    /// A people's, party's or faith's adjective.
    People,
    /// Many people who share one.
    Group,
    /// A given name.
    Given,
    /// What organisations' names begin with and share.
    Shared,
    /// `Jr.`, `III`.
    Suffix,
    /// `de`, `van`, `bin` within a name.
    Particle,
    /// A country, a capital, a well-known place.
    Place,
    /// A pronoun for one person.
    Person,
    /// `they`.
    They,
    /// `it`.
    It,
    /// `who`.
    Who,
    /// `I`, `you`.
    First,
    /// What it says of is a man.
    Male,
    /// What it says of is a woman.
    Female,
}

/// The senses of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Senses(u32);

impl Senses {
    /// Whether this is one of them.
    pub(super) const fn has(self, sense: Sense) -> bool {
        self.0 & (1 << sense as u32) != 0
    }

    /// Whether any of these is.
    pub(super) fn has_any(self, senses: &[Sense]) -> bool {
        senses.iter().any(|sense| self.has(*sense))
    }
}

/// The senses of a word or, with spaces, of several, in small letters.
pub(super) fn senses(lower: &str) -> Senses {
    LEXICON.get(lower).copied().unwrap_or_default()
}

type Lexicon = HashMap<Box<str>, Senses, FixedState>;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| read(include_str!("lexicon.txt")));

fn read(text: &str) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let mut section = 0;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = name.split(' ').fold(section_of(name), |senses, word| senses | gender_of(word));
            continue;
        }
        for word in line.split_whitespace() {
            lexicon.entry(word.replace('_', " ").into()).or_default().0 |= section;
        }
    }
    lexicon
}

/// The senses of a section, by the first words of its heading.
fn section_of(name: &str) -> u32 {
    const SECTIONS: &[(&str, &[Sense])] = &[
        ("honorific", &[Sense::Honorific]),
        ("title", &[Sense::Title]),
        ("modifier", &[Sense::Modifier]),
        ("branch", &[Sense::Branch]),
        ("role plural", &[Sense::Plural]),
        ("role", &[Sense::Role]),
        ("organisation", &[Sense::Organisation]),
        ("corporate", &[Sense::Corporate]),
        ("body", &[Sense::Body]),
        ("company", &[Sense::Company]),
        ("place noun", &[Sense::PlaceNoun]),
        ("place word", &[Sense::PlaceWord]),
        ("place", &[Sense::Place]),
        ("calendar", &[Sense::Calendar]),
        ("common", &[Sense::Common]),
        ("speech", &[Sense::Speech]),
        ("preposition", &[Sense::Preposition]),
        ("determiner", &[Sense::Determiner]),
        ("clause", &[Sense::Clause]),
        ("pronoun plural", &[Sense::They]),
        ("pronoun thing", &[Sense::It]),
        ("pronoun relative", &[Sense::Who]),
        ("pronoun first", &[Sense::First]),
        ("pronoun", &[Sense::Person]),
        ("people", &[Sense::People]),
        ("group", &[Sense::Group]),
        ("given", &[Sense::Given]),
        ("shared", &[Sense::Shared]),
        ("suffix", &[Sense::Suffix]),
        ("particle", &[Sense::Particle]),
    ];
    let found = SECTIONS.iter().find(|(section, _)| name.starts_with(section));
    found.map_or(0, |(_, senses)| senses.iter().fold(0, |all, sense| all | (1 << *sense as u32)))
}

fn gender_of(word: &str) -> u32 {
    match word {
        "male" => 1 << Sense::Male as u32,
        "female" => 1 << Sense::Female as u32,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_a_sense() {
        let headings = include_str!("lexicon.txt").lines().filter_map(|line| line.strip_prefix('['));
        for heading in headings {
            assert_ne!(section_of(heading.trim_end_matches(']')), 0, "{heading}");
        }
    }

    #[test]
    fn words_have_several_senses() {
        let king = senses("king");
        assert!(king.has(Sense::Title) && king.has(Sense::Role) && king.has(Sense::Male));
        assert!(senses("new york").has(Sense::Place));
        assert!(senses("vellmar") == Senses::default());
        assert!(senses("police").has_any(&[Sense::Given, Sense::Plural]));
    }
}
