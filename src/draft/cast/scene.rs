//! Whom pronouns and offices mean, found in one pass over the text.
//!
//! The pass remembers the last few who were mentioned and how prominent each was: as the one who spoke, as the subject of
//! a sentence, as its object. Words within quote marks are another's view of the scene and change nothing. A pronoun
//! means the most prominent whose sex fits; what it means is mentioned again by it. An office ("the minister") means the
//! last who held it. What was found is kept by place, so that asking is a search and not another pass.

mod cue;
mod phrase;
mod recent;
mod votes;

use super::lexicon::Sense;
use super::mention::Mention;
use super::proof::Proof;
use super::role::Roles;
use crate::brief::Confidence;
use cue::Offices;
pub(super) use cue::{Looks, Player};
use recent::{Post, Recent, Someone, When};
use std::ops::Range;

/// What words other than a name mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// Their tokens.
    pub(super) words: Range<usize>,
    pub(super) means: Means,
}

/// Whom they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Means {
    /// One of the cast.
    Member(usize, Confidence),
    /// Those whom these tokens describe.
    Words(Range<usize>),
    /// Nobody could be found.
    Nobody,
}

/// All that the pass needs.
pub(super) struct Stage<'a, 'g, 't> {
    pub(super) proof: &'a Proof<'g, 't>,
    pub(super) mentions: &'a [Mention],
    pub(super) roles: &'a [Roles],
    /// The member of every mention.
    pub(super) members: &'a [Option<usize>],
    pub(super) players: &'a [Player],
    /// Whether words are attributed to what begins at a token.
    pub(super) speaks: &'a [bool],
}

/// Finds every answer, in order.
pub(super) fn play(stage: &Stage<'_, '_, '_>) -> Vec<Answer> {
    let votes = votes::votes(stage);
    let mut scene = Scene {
        stage,
        recent: Recent::new(votes),
        offices: Offices::of(stage),
        answers: Vec::new(),
        last: None,
        plural: None,
        clock: Clock::default(),
    };
    scene.run();
    scene.answers
}

/// Where the pass is.
#[derive(Debug, Default, Clone, Copy)]
struct Clock {
    sentence: usize,
    paragraph: usize,
    /// Sentences with words of the article's own.
    told: usize,
}

struct Scene<'s, 'a, 'g, 't> {
    stage: &'s Stage<'a, 'g, 't>,
    recent: Recent,
    offices: Offices<'a>,
    answers: Vec<Answer>,
    /// The last mention of a member outside quote marks.
    last: Option<usize>,
    /// The last who were spoken of in the plural, and when.
    plural: Option<(usize, Means)>,
    clock: Clock,
}

impl Scene<'_, '_, '_, '_> {
    fn run(&mut self) {
        let proof = self.stage.proof;
        let (mut token, mut next) = (0, 0);
        while proof.token(token).is_some() {
            self.tick(token);
            while self.stage.mentions.get(next).is_some_and(|one| one.name.end <= token) {
                next += 1;
            }
            let mention = self.stage.mentions.get(next).filter(|one| start(one) <= token && !one.in_heading);
            token = match mention {
                Some(mention) => {
                    self.enter(next);
                    mention.name.end.max(token + 1)
                }
                None => self.word(token),
            };
        }
    }

    fn tick(&mut self, token: usize) {
        let proof = self.stage.proof;
        while proof.galley.paragraphs().get(self.clock.paragraph).is_some_and(|one| one.tokens.end <= token) {
            self.clock.paragraph += 1;
        }
        let sentence = proof.sentence(token);
        if sentence != self.clock.sentence && !proof.is_quoted(token) && proof.is_word(token) {
            self.clock.sentence = sentence;
            self.clock.told += 1;
        }
    }

    fn when(&self, token: usize) -> When {
        When { token, told: self.clock.told, paragraph: self.clock.paragraph }
    }

    /// A member is mentioned by name.
    fn enter(&mut self, index: usize) {
        let (Some(mention), Some(member)) =
            (self.stage.mentions.get(index), self.stage.members.get(index).copied().flatten())
        else {
            return;
        };
        if self.stage.proof.is_quoted(mention.name.start) {
            return;
        }
        let before = self.stage.roles.get(index).and_then(|roles| roles.before.as_ref());
        let begin = before.map_or(start(mention), |role| role.words.start.min(start(mention)));
        let post = self.post(begin, mention.name.end);
        self.recent.note(Someone::Member(member), post, self.when(mention.name.start));
        self.offices.note(member);
        self.last = Some(index);
        if self.stage.players.get(member).is_some_and(|player| player.looks == Looks::Group) {
            self.plural = Some((self.clock.told, Means::Member(member, Confidence::Medium)));
        }
    }

    /// How prominent the words are.
    fn post(&self, start: usize, end: usize) -> Post {
        let proof = self.stage.proof;
        let speaks = (start..end).any(|token| self.stage.speaks.get(token).copied().unwrap_or(false));
        let first = proof.sentence_tokens(start).start;
        let is_article =
            |index: usize| proof.token(index).is_some_and(|token| token.is_one_of(&["a", "an", "the"]));
        let article = start.checked_sub(1).filter(|index| *index >= first && is_article(*index));
        let before = article.unwrap_or(start).checked_sub(1).filter(|index| *index >= first);
        let is_busy = |index: usize| {
            proof.senses(index).has_any(&[Sense::Speech, Sense::Person, Sense::They, Sense::It])
        };
        if speaks {
            Post::Speaker
        } else if proof.is(end, "'s") || proof.is_small(end) && proof.senses(end).has_any(&NOUNS) {
            Post::Owner
        } else if before.is_some_and(|index| proof.has(index, Sense::Preposition)) {
            Post::Oblique
        } else if (start - first <= 2 && !(first..start).any(is_busy))
            || before.is_none_or(|index| !proof.is_word(index) || proof.has(index, Sense::Clause))
        {
            Post::Subject
        } else {
            Post::Object
        }
    }

    /// A word that is no name; gives the next token.
    fn word(&mut self, token: usize) -> usize {
        let proof = self.stage.proof;
        let senses = proof.senses(token);
        if proof.is_quoted(token) {
            return token + 1;
        }
        let pronoun = if senses.has(Sense::Person) {
            Some(self.person(token))
        } else if senses.has(Sense::They) {
            Some(self.several())
        } else if senses.has(Sense::It) {
            Some(self.thing())
        } else if senses.has(Sense::Who) {
            Some(self.relative(token))
        } else {
            None
        };
        if let Some(means) = pronoun {
            self.answers.push(Answer { words: token..token + 1, means });
        } else if senses.has(Sense::Plural) && (proof.is_small(token) || proof.is_initial(token)) {
            self.many(token);
        } else if senses.has(Sense::Determiner) {
            return self.office(token);
        }
        token + 1
    }

    /// "he", "her": the most prominent whose sex fits.
    fn person(&mut self, token: usize) -> Means {
        let senses = self.stage.proof.senses(token);
        let female = senses.has(Sense::Female);
        let wanted = self.stage.proof.token(token).is_some_and(|one| one.is_one_of(&["he", "she"]));
        let barred = self.barred(token).filter(|_| wanted);
        let found = self.recent.person(self.stage.players, female, barred, self.when(token));
        let found = found.or_else(|| Some((Someone::Member(self.ahead(token, female)?), Confidence::Low)));
        let Some((who, sure)) = found else { return Means::Nobody };
        let speaks = self.stage.speaks.get(token).copied().unwrap_or(false);
        let post = match (speaks, wanted) {
            (true, _) => Post::Speaker,
            (false, true) => Post::Subject,
            (false, false) => Post::Owner,
        };
        self.recent.note(who.clone(), post, self.when(token));
        match who {
            Someone::Member(member) => {
                self.offices.note(member);
                Means::Member(member, sure)
            }
            Someone::Stranger(words, _) => Means::Words(words),
        }
    }

    /// "He says Ekk left": who is named right behind a pronoun is another.
    fn barred(&self, token: usize) -> Option<usize> {
        const NEAR: usize = 8;
        let next = self.stage.mentions.partition_point(|one| one.name.start <= token);
        let name = self.stage.mentions.get(next).filter(|one| one.name.start <= token + NEAR)?;
        let proof = self.stage.proof;
        let plain = (token + 1..name.name.start).all(|index| proof.is_word(index) && !proof.is_quoted(index));
        let same = proof.sentence(token) == proof.sentence(name.name.start);
        self.stage.members.get(next).copied().flatten().filter(|_| plain && same)
    }

    /// "Before he left, Ekk said": the person who is named next in the sentence.
    fn ahead(&self, token: usize, female: bool) -> Option<usize> {
        let sentence = self.stage.proof.sentence_tokens(token);
        let next = self.stage.mentions.partition_point(|one| one.name.start < token);
        let following = self.stage.mentions.iter().zip(self.stage.members).skip(next);
        let mut inside =
            following.take(NAMES_AHEAD).take_while(|(mention, _)| mention.name.start < sentence.end);
        inside.find_map(|(_, member)| {
            let member = (*member)?;
            let player = self.stage.players.get(member)?;
            (player.may_be_person() && player.female.is_none_or(|hers| hers == female)).then_some(member)
        })
    }

    /// Several are spoken of; behind a preposition they do not take the place of others who were just spoken of, but
    /// those who speak do: "according to residents".
    fn many(&mut self, noun: usize) {
        let words = phrase::described(self.stage.proof, noun);
        let oblique =
            words.start.checked_sub(1).is_some_and(|before| self.stage.proof.has(before, Sense::Preposition));
        let speak = self.stage.speaks.get(words.start).copied().unwrap_or(false);
        if !oblique || speak || self.several() == Means::Nobody {
            self.plural = Some((self.clock.told, Means::Words(words)));
        }
    }

    /// "they": the last who were several, in this sentence or the one before.
    fn several(&self) -> Means {
        let near = self.plural.as_ref().filter(|(told, _)| self.clock.told.saturating_sub(*told) <= 1);
        near.map_or(Means::Nobody, |(_, means)| means.clone())
    }

    /// "it": the last organisation.
    fn thing(&self) -> Means {
        self.recent
            .thing(self.stage.players, self.clock.told)
            .map_or(Means::Nobody, |member| Means::Member(member, Confidence::Low))
    }

    /// "who": what stands right before it.
    fn relative(&self, token: usize) -> Means {
        let proof = self.stage.proof;
        let end = token
            - usize::from(
                proof.before(token).is_some_and(|mark| mark.is_one_of(&[",", "-", "--", "—", "–", "("])),
            );
        let by_name = self.last.and_then(|index| {
            let near =
                self.stage.mentions.get(index)?.name.end == end || self.stage.roles.get(index)?.end == end;
            let member = self.stage.members.get(index).copied().flatten().filter(|_| near)?;
            // "Ekk of Orsa, who": a place asks nothing.
            let behind = self
                .before_place(index)
                .filter(|_| !self.stage.players.get(member).is_some_and(Player::may_be_person));
            Some(behind.unwrap_or(member))
        });
        if let Some(member) = by_name {
            return Means::Member(member, Confidence::High);
        }
        let noun = end.checked_sub(1).filter(|noun| {
            proof.is_word(*noun)
                && !proof.senses(*noun).has_any(&[Sense::Clause, Sense::Preposition, Sense::Speech])
        });
        if noun.is_none() {
            // "Ekk, who left early and who came back late".
            let person = self.recent.of_sentence(self.stage.players, self.clock.told);
            return person.map_or(Means::Nobody, |member| Means::Member(member, Confidence::Low));
        }
        noun.map_or(Means::Nobody, |noun| Means::Words(phrase::described(proof, noun)))
    }

    /// The person whom "of" or "from" binds to the place of a mention.
    fn before_place(&self, place: usize) -> Option<usize> {
        let (before, place) = (place.checked_sub(1)?, self.stage.mentions.get(place)?);
        let person = self.stage.mentions.get(before)?;
        let bound = place.name.start.saturating_sub(person.name.end) <= 3
            && self.stage.proof.before(place.name.start).is_some_and(|word| word.is_one_of(&["of", "from"]));
        let member = self.stage.members.get(before).copied().flatten()?;
        (bound && self.stage.players.get(member)?.may_be_person()).then_some(member)
    }

    /// "the minister"; gives the token behind it.
    fn office(&mut self, token: usize) -> usize {
        let Some(office) = cue::Office::at(self.stage.proof, token) else { return token + 1 };
        let followed = self.stage.mentions.partition_point(|one| start(one) < office.words.end);
        let by_name = self.stage.mentions.get(followed).filter(|one| {
            let comma = usize::from(self.stage.proof.is(office.words.end, ","));
            start(one) == office.words.end + comma
        });
        let named = by_name.and(self.stage.members.get(followed).copied().flatten());
        let held = named
            .filter(|member| office.is_held_by(self.stage, *member))
            .map(|member| (member, Confidence::High));
        if by_name.is_some() && held.is_none() && !self.stage.proof.is(office.words.end, ",") {
            return token + 1;
        }
        let holder = || self.offices.holder(self.stage, &office).filter(|_| office.is_definite);
        let post = self.post(office.words.start, office.words.end);
        let end = office.words.end;
        if let Some((member, sure)) = held.or_else(holder) {
            self.recent.note(Someone::Member(member), post, self.when(office.head));
            self.offices.note(member);
            self.answers.push(Answer { words: office.words, means: Means::Member(member, sure) });
        } else if by_name.is_none() && post >= Post::Subject && self.is_stranger(&office) {
            let senses = self.stage.proof.senses(office.head);
            let (male, female) = (senses.has(Sense::Male), senses.has(Sense::Female));
            let sex = (male != female).then_some(female);
            self.recent.note(Someone::Stranger(office.words, sex), post, self.when(office.head));
        }
        end
    }

    /// Whether a description brings in a person who is not named, and does not say what another is: "a farmer", "the
    /// woman"; "the candidate" is most often one that was named.
    fn is_stranger(&self, office: &cue::Office) -> bool {
        let proof = self.stage.proof;
        let first = proof.sentence_tokens(office.words.start).start;
        let said = self.stage.speaks.get(office.words.start).copied().unwrap_or(false);
        let begins = office.words.start <= first + 1
            || said
            || proof.before(office.words.start).is_some_and(|word| word.is("when") || word.is("but"));
        let plain = !office.is_definite || proof.senses(office.head).has_any(&[Sense::Male, Sense::Female]);
        begins && plain && proof.has(office.head, Sense::Role) && !proof.has(office.head, Sense::Body)
    }
}

/// So many names are looked at for whom a pronoun before them means.
const NAMES_AHEAD: usize = 4;

/// Nouns before which a name is an adjective: "an Ekk supporter".
const NOUNS: [Sense; 4] = [Sense::Role, Sense::Plural, Sense::Body, Sense::Modifier];

/// The first token of a mention, titles included.
fn start(mention: &Mention) -> usize {
    if mention.title.is_empty() { mention.name.start } else { mention.title.start }
}
