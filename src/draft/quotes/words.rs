//! What words can be to the rules: verbs of saying, determiners, prepositions and the like.
//!
//! There is no parser and no tagger; a word that can be several things has several senses, and the rules look at its
//! neighbours. Words that are in no table are taken for nouns and adjectives.

use crate::draft::galley::{Kind, Token};
use std::collections::HashMap;
use std::sync::LazyLock;

mod cues;
mod foreign;
mod tables;

/// The senses of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sense(u32);

impl Sense {
    /// `said`, `says`: may stand before its subject.
    pub(super) const SAYS: Self = Self(1);
    /// `called`, `slammed`: tells that somebody uttered what follows, and stands after its subject.
    pub(super) const CALLS: Self = Self(1 << 1);
    /// `saying`, `calling`.
    pub(super) const SAYING: Self = Self(1 << 2);
    /// `say`, `call`: a verb after "to", "would" or "they".
    pub(super) const SAY: Self = Self(1 << 3);
    /// A verb of saying that is a noun as well: `claims`, `calls`.
    pub(super) const NOUN_TOO: Self = Self(1 << 4);
    /// `is`, `has`, `would`, `not`.
    pub(super) const AUXILIARY: Self = Self(1 << 5);
    /// `also`, `repeatedly`.
    pub(super) const ADVERB: Self = Self(1 << 6);
    /// `the`, `some`, `two`.
    pub(super) const DETERMINER: Self = Self(1 << 7);
    /// `his`, `their`.
    pub(super) const POSSESSIVE: Self = Self(1 << 8);
    /// `he`, `they`: a pronoun that can be a subject.
    pub(super) const PRONOUN: Self = Self(1 << 9);
    /// `him`, `them`.
    pub(super) const OBJECT: Self = Self(1 << 10);
    /// `of`, `for`.
    pub(super) const PREPOSITION: Self = Self(1 << 11);
    /// `and`, `but`.
    pub(super) const CONJUNCTION: Self = Self(1 << 12);
    /// `when`, `because`.
    pub(super) const SUBORDINATOR: Self = Self(1 << 13);
    /// `who`, `which`.
    pub(super) const RELATIVE: Self = Self(1 << 14);
    /// `Tuesday`, `yesterday`, `week`.
    pub(super) const TIME: Self = Self(1 << 15);
    /// `spokesman`, `officials`: nouns for people and bodies that speak.
    pub(super) const PERSON: Self = Self(1 << 16);
    /// `statement`, `remarks`: nouns for what was said.
    pub(super) const SPEECH: Self = Self(1 << 17);
    /// A state or country that follows a town: `Ohio`, `Calif.`
    pub(super) const STATE: Self = Self(1 << 18);
    /// A common verb that tells of no words.
    pub(super) const VERB: Self = Self(1 << 19);
    /// `that`.
    pub(super) const THAT: Self = Self(1 << 20);

    const NOTHING: Self = Self(0);

    /// Both.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has one of these senses.
    pub(super) const fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// The senses of a token.
    pub(super) fn of(token: &Token<'_>) -> Self {
        match token.kind {
            Kind::Word => Self::of_word(&token.lower),
            Kind::Number => Self::DETERMINER,
            Kind::Mark => Self::NOTHING,
        }
    }

    fn of_word(lower: &str) -> Self {
        let known = SENSES.get(lower).copied().unwrap_or_default();
        if known == Self::NOTHING && lower.len() > 4 && lower.ends_with("ly") {
            return Self::ADVERB;
        }
        known
    }
}

/// A verb of saying in any finite form.
pub(super) const FINITE: Sense = Sense::SAYS.or(Sense::CALLS);
/// A verb of saying in any form.
pub(super) const CUE: Sense = FINITE.or(Sense::SAYING).or(Sense::SAY);
/// What is never part of a noun phrase.
pub(super) const LIMIT: Sense = Sense::AUXILIARY
    .or(Sense::PRONOUN)
    .or(Sense::OBJECT)
    .or(Sense::PREPOSITION)
    .or(Sense::CONJUNCTION)
    .or(Sense::SUBORDINATOR)
    .or(Sense::RELATIVE)
    .or(Sense::THAT)
    .or(Sense::VERB);

static SENSES: LazyLock<HashMap<&'static str, Sense, foldhash::fast::FixedState>> = LazyLock::new(|| {
    let mut senses: HashMap<&'static str, Sense, _> =
        HashMap::with_hasher(foldhash::fast::FixedState::with_seed(1));
    let mut add = |word, sense: Sense| {
        let known = senses.entry(word).or_default();
        *known = known.or(sense);
    };
    for (verbs, finite) in [(cues::SAYS, Sense::SAYS), (cues::CALLS, Sense::CALLS)] {
        for [base, third, past, saying] in verbs {
            add(base, Sense::SAY);
            add(third, finite);
            add(past, finite);
            add(saying, Sense::SAYING);
        }
    }
    for word in foreign::VERBS {
        add(word, Sense::SAYS);
    }
    for (sense, words) in tables::TABLES {
        for word in words.split_whitespace() {
            add(word, *sense);
        }
    }
    senses
});
