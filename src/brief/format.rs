//! The format of a brief, as data: which keys each of its mappings has, what each key takes, and what it is for.
//!
//! This is the one description that [`parse`](super::parse) reads files by and that the [schema](super::schema) is made
//! from, so a key cannot be in the one and not in the other.

mod keys;

use super::Section;
pub(super) use keys::*;

/// A mapping of the format.
#[derive(Debug)]
pub(super) struct Mapping {
    /// What the schema calls it.
    pub(super) name: &'static str,
    /// What it is, in a sentence.
    pub(super) about: &'static str,
    /// The keys of its own.
    pub(super) own: &'static [Key],
    /// The keys that it shares with others.
    pub(super) common: &'static [Key],
    /// Of each group, one at least must be there and say something.
    pub(super) required: &'static [&'static [&'static str]],
}

impl Mapping {
    /// Every key, its own first.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static Key> {
        self.own.iter().chain(self.common)
    }

    /// The names of its keys.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys().map(|key| key.name)
    }
}

/// A key of a mapping.
#[derive(Debug)]
pub(super) struct Key {
    /// The key itself.
    pub(super) name: &'static str,
    /// How many values it takes.
    pub(super) many: Many,
    /// What each of them is.
    pub(super) kind: Kind,
    /// What it says, in a sentence.
    pub(super) about: &'static str,
}

/// How many values a key takes. Nothing (null) is always as if the key, or the entry of a list, were not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Many {
    /// One.
    One,
    /// A list; a value alone is a list of one.
    OneOrMore,
    /// A list; text alone is a list of one, a mapping alone is not.
    TextOrList,
    /// A list, be it of one.
    List,
}

/// What a value is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// The version of the format.
    Version,
    /// Any scalar, as it is written.
    Text,
    /// A date of EDTF or RFC 3339, in quotes or not.
    Date,
    /// A number without quotes.
    Number,
    /// A whole number from 1, without quotes.
    Paragraph,
    /// `true` or `false`, without quotes.
    Flag,
    /// Two numbers in a list.
    Range,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Keys and values.
    Mapping(&'static Mapping),
    /// Text, or keys and values where there is more to say.
    TextOr(&'static Mapping),
    /// The number of a paragraph, or keys and values where there is more to say.
    ParagraphOr(&'static Mapping),
}

/// The items of a section.
pub(super) const fn item(section: Section) -> &'static Mapping {
    match section {
        Section::KeyFacts | Section::Context => &PROSE,
        Section::Quotes => &QUOTE,
        Section::Figures => &FIGURE,
        Section::Timeline => &EVENT,
    }
}

/// Whether an item of the section may be a sentence alone.
pub(super) const fn takes_sentences(section: Section) -> bool {
    matches!(section, Section::KeyFacts | Section::Context)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn required_keys_are_keys() {
        for mapping in ALL {
            for key in mapping.required.iter().copied().flatten() {
                assert!(mapping.names().any(|name| name == *key), "{}: {key}", mapping.name);
            }
        }
    }

    #[test]
    fn what_a_section_takes_is_what_its_key_says() {
        for section in Section::ALL {
            let key = BRIEF.keys().find(|key| key.name == section.key()).expect("a key of the brief");
            let (mapping, sentences) = match key.kind {
                Kind::Mapping(mapping) => (mapping, false),
                Kind::TextOr(mapping) => (mapping, true),
                _ => panic!("{} takes no items", key.name),
            };
            assert!(std::ptr::eq(mapping, item(section)));
            assert_eq!(sentences, takes_sentences(section));
        }
    }
}
