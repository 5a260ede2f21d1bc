//! The forms in which names are written, and what speaks for whose name each is.
//!
//! A form is a name as it is written, but for case and accents: all mentions of `Vellmar` are one form, and so is
//! `VELLMAR`. What stands around its mentions is evidence of what it names.

use super::lexicon::{self, Sense};
use super::mention::Mention;
use super::proof::Proof;
use super::role::{Role, Roles};
use crate::brief::ActorKind;
use crate::text::fold::fold;
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::collections::HashMap;

/// A name as it is written, with all its mentions.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// Its words, folded.
    pub(super) words: Vec<String>,
    /// The indices of its mentions, in order.
    pub(super) mentions: Vec<usize>,
    /// What speaks for what it names.
    pub(super) evidence: Evidence,
}

/// What speaks for what a name is: marks for each, the more the surer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) person: u32,
    pub(super) organisation: u32,
    pub(super) place: u32,
    pub(super) group: u32,
    pub(super) male: u32,
    pub(super) female: u32,
    /// What the verbs beside it say for a person; said often is not surer.
    pub(super) said: u32,
    /// Mentions behind "the", which no one's name stands.
    pub(super) thing: u32,
    /// How often words are attributed to it.
    pub(super) speaks: u32,
    /// Mentions that no capital at the beginning of a sentence explains.
    pub(super) sure: u32,
}

impl Evidence {
    /// Adds what speaks for another form of the same name.
    pub(super) fn add(&mut self, other: &Self) {
        self.person += other.person;
        self.organisation += other.organisation;
        self.place += other.place;
        self.group += other.group;
        self.male += other.male;
        self.female += other.female;
        self.said = self.said.max(other.said);
        self.thing += other.thing;
        self.speaks += other.speaks;
        self.sure += other.sure;
    }

    /// What it is, if the evidence is clear: three marks at least, and more than for anything else.
    pub(super) fn kind(&self) -> Option<ActorKind> {
        let mut marks = [
            (self.person + self.said, ActorKind::Person),
            (self.organisation, ActorKind::Organisation),
            (self.place, ActorKind::Place),
            (self.group, ActorKind::Group),
        ];
        marks.sort_by_key(|(marks, _)| std::cmp::Reverse(*marks));
        let [(first, kind), (second, _), ..] = marks;
        (first >= 3 && first > second).then_some(kind)
    }

    /// Whether it may be a person: nothing says more of anything else.
    pub(super) fn may_be_person(&self) -> bool {
        self.person + self.said > 0
            && self.person + self.said >= self.organisation.max(self.place).max(self.group)
    }
}

/// Every form, in the order of its first mention; mentions in headings only make no form.
pub(super) fn forms(
    proof: &Proof<'_, '_>,
    mentions: &[Mention],
    roles: &[Roles],
    speakers: &[bool],
) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut known: HashMap<String, usize, FixedState> = HashMap::default();
    let all = || mentions.iter().enumerate();
    let in_order = all().filter(|(_, one)| !one.in_heading).chain(all().filter(|(_, one)| one.in_heading));
    for (index, mention) in in_order {
        let words: Vec<String> = mention.name.clone().filter_map(|token| word(proof, token)).collect();
        let key = words.join(" ");
        let form = match known.get(&key) {
            Some(form) => *form,
            None if mention.in_heading || words.is_empty() => continue,
            None => {
                known.insert(key.clone(), forms.len());
                let evidence = of_words(&key, &words);
                forms.push(Form { words, mentions: Vec::new(), evidence });
                forms.len() - 1
            }
        };
        let Some(form) = forms.get_mut(form) else { continue };
        form.mentions.push(index);
        if let Some(roles) = roles.get(index) {
            let speaks = speakers.get(index).copied().unwrap_or(false);
            around(proof, mention, roles, speaks, &mut form.evidence);
        }
    }
    for form in &mut forms {
        form.mentions.sort_unstable();
    }
    forms
}

/// A word of a name as names are compared: without case, accents, an Arabic article and the stop of an initial.
fn word(proof: &Proof<'_, '_>, token: usize) -> Option<String> {
    let lower = &proof.token(token)?.lower;
    let folded = if lower.is_ascii() { Cow::Borrowed(&**lower) } else { Cow::Owned(fold(lower)) };
    let bare = folded.strip_prefix("al-").or_else(|| folded.strip_prefix("el-")).unwrap_or(&folded);
    let bare = if bare.chars().count() == 2 { bare.trim_end_matches('.') } else { bare };
    (!bare.is_empty() && proof.is_word(token)).then(|| bare.to_owned())
}

/// What the words themselves say.
fn of_words(key: &str, words: &[String]) -> Evidence {
    let mut evidence = Evidence::default();
    let senses = |index: usize| words.get(index).map(|word| lexicon::senses(word)).unwrap_or_default();
    let last = senses(words.len() - 1);
    let whole = lexicon::senses(key);
    let body = |index: usize| {
        senses(index).has(Sense::Organisation)
            && words.get(index + 1).is_some_and(|next| next == "of" || next == "for")
    };
    evidence.organisation += 5 * u32::from(
        last.has(Sense::Organisation) || whole.has(Sense::Organisation) || (0..words.len()).any(body),
    );
    evidence.place += 5 * u32::from(whole.has(Sense::Place));
    evidence.place += 4 * u32::from(words.len() > 1 && last.has(Sense::PlaceNoun));
    let many = last.has(Sense::Plural) && words.len() > 1 && evidence.organisation == 0;
    evidence.group += 9 * u32::from(whole.has(Sense::Group) || many);
    evidence.group += 3 * u32::from(words.len() == 1 && is_demonym(key));
    if words.len() > 1 && senses(0).has(Sense::Given) && !last.has(Sense::Organisation) {
        evidence.person += 3;
    }
    let is_initial = |word: &String| word.chars().count() == 1;
    let inner = words.get(1..words.len() - 1).unwrap_or_default();
    evidence.person += 3 * u32::from(inner.iter().any(is_initial) && evidence.organisation == 0);
    evidence.person += 2 * u32::from(words.len() == 1 && senses(0).has(Sense::Given));
    gender(senses(0), 2, &mut evidence);
    evidence
}

/// `Orsans`, `Lumenites`: a people in the plural.
fn is_demonym(key: &str) -> bool {
    key.len() > 5 && ["ans", "ese", "ites", "crats", "ists"].iter().any(|end| key.ends_with(end))
}

fn gender(senses: lexicon::Senses, marks: u32, evidence: &mut Evidence) {
    let (male, female) = (senses.has(Sense::Male), senses.has(Sense::Female));
    evidence.male += marks * u32::from(male && !female);
    evidence.female += marks * u32::from(female && !male);
}

/// What stands around a mention says.
fn around(proof: &Proof<'_, '_>, mention: &Mention, roles: &Roles, speaks: bool, evidence: &mut Evidence) {
    for title in mention.title.clone() {
        let senses = proof.senses(title);
        evidence.person += 5 * u32::from(senses.has_any(&[Sense::Honorific, Sense::Title]));
        gender(senses, 5, evidence);
    }
    for role in [&roles.apposition, &roles.before].into_iter().flatten() {
        of_role(proof, role, evidence);
    }
    let end = mention.name.end;
    let start = mention.name.start.min(mention.title.start);
    let said = |index: usize| proof.has(index, Sense::Speech);
    let before = start.checked_sub(1);
    if said(end) || before.is_some_and(said) || speaks {
        evidence.said = if mention.name.len() > 1 { 3 } else { 2 };
    }
    evidence.person += u32::from(roles.age.is_some()) * 4;
    evidence.person += 2 * u32::from(proof.is(end, ",") && proof.has(end + 1, Sense::Who));
    evidence.speaks += u32::from(speaks);
    let the = before.is_some_and(|index| proof.is(index, "the") || proof.is(index, "a"));
    evidence.thing += u32::from(the && mention.title.is_empty());
    evidence.sure +=
        u32::from(speaks || !proof.is_initial(start) || mention.name.len() > 1 || !mention.title.is_empty());
    let located = before.is_some_and(|index| proof.has(index, Sense::PlaceWord)) && mention.title.is_empty();
    evidence.place += u32::from(located);
    let city = before.is_some_and(|of| {
        proof.is(of, "of")
            && of.checked_sub(1).is_some_and(|noun| proof.is_small(noun) && proof.has(noun, Sense::PlaceNoun))
    });
    evidence.place += 3 * u32::from(city);
    let in_country = proof.is(end, ",") && proof.has(end + 1, Sense::Place) && proof.is_capital(end + 1);
    evidence.place += 2 * u32::from(in_country && mention.title.is_empty());
}

fn of_role(proof: &Proof<'_, '_>, role: &Role, evidence: &mut Evidence) {
    let senses = proof.senses(role.head);
    if senses.has_any(&[Sense::Role, Sense::Title]) && !(senses.has(Sense::Body) && role.rule == "apposition")
    {
        evidence.person += 4;
    } else if senses.has(Sense::Body) {
        evidence.organisation += 4;
    } else if senses.has(Sense::PlaceNoun) {
        evidence.place += 4;
    }
    gender(senses, 4, evidence);
}
