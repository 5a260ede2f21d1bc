//! Offices: what a member is called by where it is not named.

use super::Stage;
use crate::brief::Confidence;
use crate::draft::cast::lexicon::Sense;
use crate::draft::cast::proof::Proof;
use crate::draft::galley::Kind;
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::ops::Range;

/// What a member is to all appearance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::draft::cast) enum Looks {
    /// A person.
    Person,
    /// Nothing says that it is anything else.
    PerhapsPerson,
    /// An organisation: "it".
    Body,
    /// A group: "they".
    Group,
    /// A place or whatever.
    #[default]
    Other,
}

/// What the pass must know of a member.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::draft::cast) struct Player {
    pub(in crate::draft::cast) looks: Looks,
    /// Whether it is a woman, where names or titles tell.
    pub(in crate::draft::cast) female: Option<bool>,
    /// What it is: the tokens of a description and its head.
    pub(in crate::draft::cast) offices: Vec<(Range<usize>, usize)>,
    /// The number of its years, in digits.
    pub(in crate::draft::cast) age: Option<usize>,
}

impl Player {
    pub(super) fn may_be_person(&self) -> bool {
        matches!(self.looks, Looks::Person | Looks::PerhapsPerson)
    }
}

/// "the minister", "the 43-year-old farmer".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Office {
    /// All its tokens.
    pub(super) words: Range<usize>,
    /// The noun.
    pub(super) head: usize,
    /// What narrows it, between article and noun and behind "of".
    modifiers: Range<usize>,
    /// Whether it means one that is known: "the", not "a".
    pub(super) is_definite: bool,
}

/// What may narrow a noun, in tokens.
const MODIFIERS: usize = 4;

impl Office {
    /// The office that begins with the article at a token: "the minister", "a farmer".
    pub(super) fn at(proof: &Proof<'_, '_>, article: usize) -> Option<Self> {
        let is_one_of = |words: &[&str]| proof.token(article).is_some_and(|token| token.is_one_of(words));
        let is_definite = is_one_of(&["the", "this", "that"]);
        if !is_definite && !is_one_of(&["a", "an", "one", "another"]) {
            return None;
        }
        if let Some(office) = Self::of_age(proof, article) {
            return Some(office);
        }
        let is_noun = |index: usize| {
            (proof.is_small(index) || proof.is_capital(index) && proof.has(index, Sense::Title))
                && proof.senses(index).has_any(&[Sense::Role, Sense::Title, Sense::Body])
        };
        let passes = |index: usize| {
            let stops = [Sense::Preposition, Sense::Speech, Sense::Clause, Sense::Common, Sense::Determiner];
            proof.is_word(index)
                && (!proof.senses(index).has_any(&stops) || proof.has(index, Sense::Modifier))
                || proof.is(index, "-")
                || proof.token(index).is_some_and(|token| token.kind == Kind::Number)
        };
        let from = article + 1;
        let first = (from..=from + MODIFIERS).find(|index| is_noun(*index) || !passes(*index))?;
        let mut head = Some(first).filter(|first| is_noun(*first))?;
        while is_noun(head + 1) {
            head += 1;
        }
        let goes_on = proof.is_small(head + 1)
            && proof.senses(head + 1).has_any(&[Sense::Plural, Sense::Modifier])
            && !proof.senses(head + 1).has_any(&[Sense::Preposition, Sense::Clause]);
        (!goes_on).then_some(Self { words: article..head + 1, head, modifiers: from..head, is_definite })
    }

    /// "the 43-year-old", with or without a noun.
    fn of_age(proof: &Proof<'_, '_>, article: usize) -> Option<Self> {
        let number = article + 1;
        let is_number = proof.token(number).is_some_and(|token| token.kind == Kind::Number);
        let mut end = number + 1;
        while proof.token(end).is_some_and(|token| token.is_one_of(&["-", "year", "old", "year-old"])) {
            end += 1;
        }
        let words = article..end;
        (is_number && end >= number + 3).then_some(Self {
            words,
            head: number,
            modifiers: end..end,
            is_definite: true,
        })
    }

    /// Whether it is one of a member's: the noun is, and all that narrows it is said of the member.
    pub(super) fn is_held_by(&self, stage: &Stage<'_, '_, '_>, member: usize) -> bool {
        let proof = stage.proof;
        let Some(head) = canonical(proof, self.head) else { return false };
        let same = |left: usize, right: usize| {
            proof.token(left).map(|token| &token.lower) == proof.token(right).map(|token| &token.lower)
        };
        let is_free = |modifier: usize| proof.is(modifier, "'s") || !proof.is_word(modifier);
        let fits = |words: &Range<usize>| {
            self.modifiers
                .clone()
                .all(|modifier| is_free(modifier) || words.clone().any(|word| same(word, modifier)))
        };
        let Some(player) = stage.players.get(member) else { return false };
        let by_age = player.age.and_then(|age| canonical(proof, age)).is_some_and(|age| age == head);
        by_age
            || player
                .offices
                .iter()
                .any(|(words, own)| canonical(proof, *own).is_some_and(|own| own == head) && fits(words))
    }
}

/// More who share an office are not told apart.
const HOLDERS: usize = 4;

/// Who holds which office.
#[derive(Debug, Default)]
pub(super) struct Offices<'p> {
    /// The heads of the offices of every member.
    heads: Vec<Vec<&'p str>>,
    /// The members that were mentioned last, by the head of their office; the last one last.
    recent: HashMap<&'p str, Vec<usize>, FixedState>,
    /// All that hold it in the article.
    holders: HashMap<&'p str, Vec<usize>, FixedState>,
}

impl<'p> Offices<'p> {
    pub(super) fn of(stage: &Stage<'p, '_, '_>) -> Self {
        let mut offices = Self::default();
        for (index, player) in stage.players.iter().enumerate() {
            let mut heads: Vec<&str> =
                player.offices.iter().filter_map(|(_, head)| canonical(stage.proof, *head)).collect();
            heads.extend(player.age.and_then(|age| canonical(stage.proof, age)));
            heads.sort_unstable();
            heads.dedup();
            for head in &heads {
                let holders = offices.holders.entry(head).or_default();
                if holders.len() < HOLDERS {
                    holders.push(index);
                }
            }
            offices.heads.push(heads);
        }
        offices
    }

    /// A member is mentioned.
    pub(super) fn note(&mut self, member: usize) {
        for head in self.heads.get(member).into_iter().flatten() {
            let recent = self.recent.entry(head).or_default();
            recent.retain(|one| *one != member);
            recent.push(member);
            if recent.len() > HOLDERS {
                recent.remove(0);
            }
        }
    }

    /// Who holds an office: the last holder that was mentioned, else the only one there is.
    pub(super) fn holder(&self, stage: &Stage<'_, '_, '_>, office: &Office) -> Option<(usize, Confidence)> {
        let head = canonical(stage.proof, office.head)?;
        let fits = |member: &&usize| office.is_held_by(stage, **member);
        let recent = self.recent.get(head).map(Vec::as_slice).unwrap_or_default();
        let all = self.holders.get(head).map(Vec::as_slice).unwrap_or_default();
        let others = all.iter().filter(fits).count() > 1;
        let sure = if others { Confidence::Low } else { Confidence::Medium };
        let last = recent.iter().rev().find(fits).map(|member| (*member, sure));
        last.or_else(|| match all {
            [one] if office.is_held_by(stage, *one) => Some((*one, Confidence::Low)),
            _ => None,
        })
    }
}

/// The noun by which an office is known: ranks in full, one for all companies, a spokesperson for either sex.
fn canonical<'p>(proof: &'p Proof<'_, '_>, head: usize) -> Option<&'p str> {
    let token = proof.token(head)?;
    Some(match &*token.lower {
        "gen." | "gen" => "general",
        "sen." | "sen" => "senator",
        "rep." | "congressman" | "congresswoman" => "representative",
        "gov." => "governor",
        "lt." => "lieutenant",
        "col." => "colonel",
        "sgt." => "sergeant",
        "capt." => "captain",
        "adm." => "admiral",
        "maj." => "major",
        "det." => "detective",
        "insp." => "inspector",
        "supt." => "superintendent",
        "pres." => "president",
        "spokesman" | "spokeswoman" => "spokesperson",
        "chairman" | "chairwoman" | "chair" => "chairperson",
        _ if proof.senses(head).has_any(&[Sense::Company, Sense::Corporate]) => "company",
        word => word,
    })
}
