//! Which names are one: the full name, then the surname; the organisation, then its acronym.
//!
//! Two full names are never one by their surname alone, and a surname that two share names neither: each mention of it
//! is decided by itself, by its title, else by who bears the name most.

use super::form::{Evidence, Form};
use super::lexicon::{self, Sense};
use super::mention::Mention;
use super::proof::Proof;
use crate::brief::ActorKind;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// Somebody or something with all its forms.
#[derive(Debug, Default)]
pub(super) struct Entity {
    /// Its forms, the one that made it first; none that others share.
    pub(super) forms: Vec<usize>,
    /// Its mentions, in order.
    pub(super) mentions: Vec<usize>,
    /// What all that says of it.
    pub(super) evidence: Evidence,
}

type Map<'f, V> = HashMap<&'f str, V, FixedState>;

/// More who share one word are not told apart.
const NAMESAKES: usize = 8;

/// The entities in the making.
pub(super) struct Merger<'a, 'g, 't> {
    proof: &'a Proof<'g, 't>,
    mentions: &'a [Mention],
    forms: &'a [Form],
    entities: Vec<Entity>,
    /// The entity of every mention so far.
    entity_of: Vec<Option<usize>>,
    /// People by the first and the last word of their name.
    people: HashMap<(&'a str, &'a str), usize, FixedState>,
    by_last: Map<'a, Vec<usize>>,
    by_first: Map<'a, Vec<usize>>,
    /// Organisations by their name without the form of a company.
    by_base: HashMap<String, usize, FixedState>,
    /// By the first letters of their words.
    by_initials: HashMap<String, Option<usize>, FixedState>,
    /// The forms that several share, with those who do.
    shared: Vec<(usize, Vec<usize>)>,
}

/// The entities, in the order of their first mention.
pub(super) fn merge(proof: &Proof<'_, '_>, mentions: &[Mention], forms: &[Form]) -> Vec<Entity> {
    let mut merger = Merger {
        proof,
        mentions,
        forms,
        entities: Vec::new(),
        entity_of: vec![None; mentions.len()],
        people: HashMap::default(),
        by_last: Map::default(),
        by_first: Map::default(),
        by_base: HashMap::default(),
        by_initials: HashMap::default(),
        shared: Vec::new(),
    };
    let (long, short): (Vec<usize>, Vec<usize>) =
        (0..forms.len()).partition(|index| forms.get(*index).is_some_and(|form| core(&form.words).len() > 1));
    // "Al Vellmar" may be the surname of one who is named in full later.
    let (surnames, full): (Vec<usize>, Vec<usize>) =
        long.into_iter().partition(|index| forms.get(*index).is_some_and(|form| is_particled(&form.words)));
    for form in full.into_iter().chain(surnames) {
        merger.add_long(form);
    }
    for form in short {
        merger.add_short(form);
    }
    merger.finish()
}

/// Whether a name begins with a particle, as a surname may that stands alone: `van Ekk`, `Al Vellmar`.
fn is_particled(words: &[String]) -> bool {
    words.first().is_some_and(|first| lexicon::senses(first).has(Sense::Particle))
}

/// The words of a name without `Jr.` and `III`.
fn core(words: &[String]) -> &[String] {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() && lexicon::senses(last).has(Sense::Suffix) => rest,
        _ => words,
    }
}

impl<'a> Merger<'a, '_, '_> {
    /// A name of several words: one that is known by its first and last word, else a new one.
    fn add_long(&mut self, index: usize) {
        let Some(form) = self.forms.get(index) else { return };
        let words: &'a [String] = core(&form.words);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let is_thing = form.evidence.kind().is_some_and(|kind| kind != ActorKind::Person);
        let suffix = form.words.get(words.len());
        let other = |entity: &usize| {
            self.suffix(*entity).is_some_and(|own| suffix.is_some_and(|suffix| own != suffix))
        };
        if !is_thing && let Some(same) = self.same_person(first, last).filter(|same| !other(same)) {
            return self.join(same, index);
        }
        if !is_thing && let Some(same) = self.same_surname(words) {
            return self.join(same, index);
        }
        let base = base(&form.words);
        if let Some(same) = self.by_base.get(&base).copied() {
            return self.join(same, index);
        }
        let entity = self.create(index);
        if is_thing {
            self.by_initials.entry(initials(words)).and_modify(|one| *one = None).or_insert(Some(entity));
        } else {
            self.people.insert((first, last), entity);
            self.by_last.entry(last).or_default().push(entity);
        }
        self.by_first.entry(first).or_default().push(entity);
        self.by_base.insert(base, entity);
    }

    /// One whose first and last name are these, be the first an initial.
    fn same_person(&self, first: &str, last: &str) -> Option<usize> {
        let direct = self.people.get(&(first, last)).copied();
        direct.or_else(|| {
            let letter = first.chars().next()?;
            let candidates = self.by_last.get(last)?.iter().take(NAMESAKES);
            let mut fitting = candidates.filter(|entity| {
                let other = self.first_word(**entity);
                let short = first.chars().count() == 1 || other.chars().count() == 1;
                short && other.starts_with(letter)
            });
            fitting.next().copied().filter(|_| fitting.next().is_none())
        })
    }

    /// The one whose full name ends with a surname of several words, which begins with a particle.
    fn same_surname(&self, words: &[String]) -> Option<usize> {
        let is_article = |word: &String| word == "al" || word == "el";
        let (first, last) = (words.first().filter(|_| is_particled(words))?, words.last()?);
        let ends = |full: &[String]| {
            let full = core(full);
            full.len() > words.len() && full.ends_with(words)
                // "Dara al-Vellmar" has its article within a word.
                || words.len() == 2 && is_article(first) && full.len() > 1 && full.last() == Some(last)
                    && !full.iter().any(is_article)
        };
        let is_called = |entity: &&usize| {
            let forms = self.entities.get(**entity).map_or([].as_slice(), |one| one.forms.as_slice());
            forms
                .iter()
                .take(NAMESAKES)
                .filter_map(|form| self.forms.get(*form))
                .any(|form| ends(&form.words))
        };
        let mut found = self.by_last.get(last.as_str())?.iter().take(NAMESAKES).filter(is_called);
        found.next().copied().filter(|_| found.next().is_none())
    }

    /// `jr.` of the name that an entity was made of.
    fn suffix(&self, entity: usize) -> Option<&String> {
        let form = self.entities.get(entity).and_then(|one| self.forms.get(*one.forms.first()?))?;
        form.words.get(core(&form.words).len())
    }

    fn first_word(&self, entity: usize) -> &str {
        let form = self.entities.get(entity).and_then(|one| self.forms.get(*one.forms.first()?));
        form.and_then(|form| form.words.first()).map_or("", String::as_str)
    }

    /// A name of one word: a surname, a given name, an acronym, the first word of an organisation; else a new one.
    fn add_short(&mut self, index: usize) {
        let Some(form) = self.forms.get(index) else { return };
        let Some(word) = form.words.first() else { return };
        let kind = form.evidence.kind();
        let acronym = self.is_acronym(form).then(|| self.of_acronym(form, word)).flatten();
        if let Some(entity) = acronym {
            return self.join(entity, index);
        }
        if matches!(kind, None | Some(ActorKind::Person)) {
            let surname = self.fitting(self.by_last.get(word.as_str()), form);
            let named = if surname.is_empty() { self.by_first_name(word, form) } else { surname };
            match named.as_slice() {
                [] => {}
                [one] => {
                    // A full name, and a part of it alone: so articles call people.
                    if let Some(entity) = self.entities.get_mut(*one) {
                        entity.evidence.person += 2;
                    }
                    return self.join(*one, index);
                }
                _ => return self.shared.push((index, named)),
            }
        }
        if let Some(entity) = self.by_first_word(word, form) {
            return self.join(entity, index);
        }
        self.create(index);
    }

    /// The people among some to whom a surname may belong.
    fn fitting(&self, entities: Option<&Vec<usize>>, form: &Form) -> Vec<usize> {
        let fits = |entity: &&usize| {
            let Some(one) = self.entities.get(**entity) else { return false };
            let thing = one.evidence.kind().is_some_and(|kind| kind != ActorKind::Person);
            let person = form.evidence.person + form.evidence.said > 0 || one.evidence.may_be_person();
            !thing && (person || is_surname(form, &one.evidence))
        };
        entities.into_iter().flatten().take(NAMESAKES).filter(fits).copied().collect()
    }

    fn by_first_name(&self, word: &str, form: &Form) -> Vec<usize> {
        let people = self.fitting(self.by_first.get(word), form);
        let is_person = |entity: &usize| {
            self.entities.get(*entity).is_some_and(|one| one.evidence.kind() == Some(ActorKind::Person))
        };
        people.into_iter().filter(is_person).collect()
    }

    /// The one organisation that begins with a word which is no common beginning.
    fn by_first_word(&self, word: &str, form: &Form) -> Option<usize> {
        let vague =
            [Sense::Shared, Sense::People, Sense::Place, Sense::Organisation, Sense::Group, Sense::Title];
        if word.chars().count() < 3 || lexicon::senses(word).has_any(&vague) || form.evidence.person > 0 {
            return None;
        }
        let is_organisation = |entity: &&usize| {
            let one = self.entities.get(**entity);
            one.is_some_and(|one| one.evidence.kind() == Some(ActorKind::Organisation))
        };
        let mut found = self.by_first.get(word)?.iter().take(NAMESAKES).filter(is_organisation);
        found.next().copied().filter(|_| found.next().is_none() && form.evidence.place == 0)
    }

    fn is_acronym(&self, form: &Form) -> bool {
        let mention = form.mentions.first().and_then(|index| self.mentions.get(*index));
        let token = mention.and_then(|mention| self.proof.token(mention.name.start));
        token.is_some_and(|token| {
            let letters = token.word.chars().filter(|c| c.is_alphabetic());
            (2..=7).contains(&letters.clone().count()) && letters.clone().all(char::is_uppercase)
        })
    }

    /// Whom an acronym names: who stands right before it where it is in brackets, else whose initials it is.
    fn of_acronym(&self, form: &Form, word: &str) -> Option<usize> {
        let first = *form.mentions.first()?;
        let mention = self.mentions.get(first)?;
        let before = first.checked_sub(1).and_then(|index| self.mentions.get(index).map(|one| (index, one)));
        let bracketed = self.proof.before(mention.name.start).is_some_and(|mark| mark.is("("))
            && self.proof.is(mention.name.end, ")");
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        let named = before.filter(|(_, one)| bracketed && one.name.end + 1 == mention.name.start);
        let explained = named.and_then(|(index, one)| {
            let begins = self.proof.token(one.name.start)?.lower.chars().next() == letters.chars().next();
            let entity = self.entity_of.get(index).copied().flatten()?;
            (begins && one.name.len() > 1).then_some(entity)
        });
        explained.or_else(|| self.by_initials.get(&letters).copied().flatten())
    }

    fn create(&mut self, form: usize) -> usize {
        self.entities.push(Entity::default());
        self.join(self.entities.len() - 1, form);
        self.entities.len() - 1
    }

    fn join(&mut self, entity: usize, index: usize) {
        let (Some(one), Some(form)) = (self.entities.get_mut(entity), self.forms.get(index)) else { return };
        one.forms.push(index);
        one.mentions.extend(&form.mentions);
        one.evidence.add(&form.evidence);
        for mention in &form.mentions {
            if let Some(of) = self.entity_of.get_mut(*mention) {
                *of = Some(entity);
            }
        }
    }

    /// Gives every mention of a shared form to one of those who share it.
    fn finish(mut self) -> Vec<Entity> {
        for (form, candidates) in std::mem::take(&mut self.shared) {
            let mentions = self.forms.get(form).map(|form| form.mentions.clone()).unwrap_or_default();
            for mention in mentions {
                let Some(entity) = self.bearer(mention, &candidates) else { continue };
                if let Some(entity) = self.entities.get_mut(entity) {
                    entity.mentions.push(mention);
                    entity.evidence.person += 1;
                }
            }
        }
        for entity in &mut self.entities {
            entity.mentions.sort_unstable();
        }
        self.entities.sort_by_key(|entity| entity.mentions.first().copied());
        self.entities
    }

    /// Who is meant by a name that several bear: whom its title fits, and who is named in full most often.
    fn bearer(&self, mention: usize, candidates: &[usize]) -> Option<usize> {
        let title = self.mentions.get(mention)?.title.clone();
        let of_title = |sense| title.clone().any(|token| self.proof.has(token, sense));
        let (male, female) = (of_title(Sense::Male), of_title(Sense::Female));
        let fits = |entity: &Entity| {
            let evidence = &entity.evidence;
            !(male && evidence.female > evidence.male || female && evidence.male > evidence.female)
        };
        let titled = |entity: &Entity| {
            let words = || title.clone().filter(|token| self.proof.has(*token, Sense::Title));
            let same = |token: usize, other: usize| {
                self.proof.token(token).map(|one| &one.lower) == self.proof.token(other).map(|one| &one.lower)
            };
            entity
                .mentions
                .iter()
                .take(NAMESAKES)
                .filter_map(|index| self.mentions.get(*index))
                .any(|one| words().any(|token| one.title.clone().any(|other| same(token, other))))
        };
        let rank = |index: &&usize| {
            let entity = self.entities.get(**index)?;
            let first = entity.mentions.first().copied().unwrap_or(usize::MAX);
            fits(entity).then_some((titled(entity), entity.mentions.len(), std::cmp::Reverse(first)))
        };
        candidates.iter().filter(|index| rank(index).is_some()).max_by_key(rank).copied()
    }
}

/// Whether the last word of a name that alone tells nothing is the surname of a person: articles call people so, and
/// things by another part of their name or with "the".
fn is_surname(form: &Form, full: &Evidence) -> bool {
    let things = [
        Sense::Organisation,
        Sense::PlaceNoun,
        Sense::Place,
        Sense::Group,
        Sense::People,
        Sense::Body,
        Sense::Plural,
    ];
    let is_thing = form.words.first().is_none_or(|word| lexicon::senses(word).has_any(&things));
    let marks =
        full.organisation + full.place + full.group + form.evidence.organisation + form.evidence.group;
    !is_thing && form.evidence.thing + full.thing + marks == 0
}

/// The words without the form of a company.
fn base(words: &[String]) -> String {
    let mut words = words;
    while let Some((last, rest)) = words.split_last()
        && !rest.is_empty()
        && lexicon::senses(last).has(Sense::Corporate)
    {
        words = rest;
    }
    words.join(" ")
}

/// The first letters of the words that count: `wfp` of `world food programme`.
fn initials(words: &[String]) -> String {
    let small = ["of", "the", "for", "and", "in"];
    let counting = words.iter().filter(|word| !small.contains(&word.as_str()));
    counting.filter_map(|word| word.chars().next()).collect()
}
