//! Who is who: the people, organisations, groups and places of an article, and whom its words mean.
//!
//! ```text
//! Names → mentions (mention.rs: name and titles) → roles around them (role.rs)
//!       → forms with evidence (form.rs) → entities (merge.rs) → members
//!       → scene (scene.rs): what every pronoun and office of the text means
//! ```
//!
//! Words are looked up once (proof.rs, lexicon.rs). Everything is one pass or a bounded look around, so that the time is
//! linear in the text; [`Cast::whom`] is a search in what the passes found.

mod form;
mod lexicon;
mod members;
mod mention;
mod merge;
mod proof;
mod role;
mod scene;
mod unnamed;

use super::galley::Galley;
use super::names::Names;
use super::quotes::Quotation;
use crate::brief::{ActorKind, Confidence};
use crate::text::fold::fold_name;
use form::Evidence;
use members::Draft;
use mention::Mention;
use merge::Entity;
use proof::Proof;
use role::Roles;
use scene::{Answer, Means, Player, Stage};
use std::collections::HashMap;
use std::ops::Range;

/// Everybody an article names, in the order of their first mention.
#[derive(Debug, Default)]
pub struct Cast {
    /// The members.
    pub members: Vec<Member>,
    /// Every name by its tokens, in order, and the member that it means; those in headings too.
    named: Vec<(Range<usize>, Option<usize>)>,
    /// What the pronouns and offices of the text mean, in order.
    answers: Vec<Answer>,
    /// The place of the story among the members.
    place: Option<usize>,
}

/// One of the cast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The fullest name the article has.
    pub name: String,
    /// What it is, where a rule can tell.
    pub kind: Option<ActorKind>,
    /// The office or description in the article's words.
    pub role: Option<String>,
    /// Other names the article calls it by: surname, acronym, office with "the". No two members share one.
    pub aliases: Vec<String>,
    /// Whom it speaks for: an index into the members.
    pub speaks_for: Option<usize>,
    /// Every mention by name: bytes of the text, in order.
    pub mentions: Vec<Range<usize>>,
    /// How many quotations are attributed to it, by a pronoun or an office too.
    pub quotations: usize,
    /// The name of the rule in docs/drafting.md.
    pub rule: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Member {
    /// Whether it is an actor of the article and not only named in passing: it speaks, has a role, or is mentioned twice.
    pub fn is_actor(&self) -> bool {
        self.quotations > 0 || self.role.is_some() || self.mentions.len() > 1
    }
}

/// Whom words of the text mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// One of the cast, by index; and how sure that is.
    Member(usize, Confidence),
    /// Somebody the article does not name.
    Unnamed {
        /// In its words: "residents", "a spokesman for the governor".
        who: String,
        /// Why there is no name, in its words: "for fear of reprisals".
        because: Option<String>,
    },
    /// A pronoun that nobody could be found for, as written.
    Unknown(String),
}

impl Cast {
    /// Finds everybody.
    pub fn of(galley: &Galley<'_>, names: &Names, quotations: &[Quotation]) -> Self {
        let proof = Proof::new(galley, quotations);
        let mentions = mention::gather(&proof, names);
        let roles: Vec<Roles> = mentions.iter().map(|mention| role::around(&proof, mention)).collect();
        let speaks = speaking(&proof, quotations);
        let heads = heads(&proof, &mentions, quotations);
        let forms = form::forms(&proof, &mentions, &roles, &heads);
        let mut entities = merge::merge(&proof, &mentions, &forms);
        entities.retain(is_somebody);
        let draft = Draft { proof: &proof, mentions: &mentions, roles: &roles, forms: &forms, entities };
        let mut cast = draft.cast();
        let members: Vec<Option<usize>> = cast.named.iter().map(|(_, member)| *member).collect();
        let players: Vec<Player> = draft.entities.iter().map(|entity| draft.player(entity)).collect();
        let stage = Stage {
            proof: &proof,
            mentions: &mentions,
            roles: &roles,
            members: &members,
            players: &players,
            speaks: &speaks,
        };
        cast.answers = scene::play(&stage);
        cast.call_by_office(galley);
        cast.without_shared_names();
        cast.count(galley, quotations);
        cast.place = cast.scene_of_story(galley);
        cast
    }

    /// Where the story is: the place that is named most, a mention in the first paragraphs counting more; what the text
    /// begins with ("ORSA, April 2 —") counts most.
    pub fn place(&self) -> Option<&str> {
        self.place.and_then(|place| self.members.get(place)).map(|place| place.name.as_str())
    }

    /// Whom a mention means: a name, a pronoun ("he"), an office ("the minister") or somebody unnamed.
    pub fn whom(&self, galley: &Galley<'_>, mention: Range<usize>) -> Whom {
        let words = unnamed::words(galley, &mention);
        if let Some((member, sure)) = self.by_name(galley, &words) {
            return Whom::Member(member, sure);
        }
        let answer = self.answers.partition_point(|answer| answer.words.start < words.start);
        let answer =
            self.answers.get(answer).filter(|answer| unnamed::is_said_by(galley, &words, &answer.words));
        match answer.map(|answer| &answer.means) {
            Some(Means::Member(member, sure)) => Whom::Member(*member, *sure),
            Some(Means::Words(described)) => unnamed::whom(galley, described.clone()),
            Some(Means::Nobody) => Whom::Unknown(galley.words(words).to_owned()),
            None if unnamed::is_pronoun(galley, &words) => Whom::Unknown(galley.words(words).to_owned()),
            None => unnamed::whom(galley, words),
        }
    }

    /// The member whose name is the head of some words: "Ekk", "governor Ekk", but not "Ekk's lawyer" or "a man near Ekk".
    fn by_name(&self, galley: &Galley<'_>, words: &Range<usize>) -> Option<(usize, Confidence)> {
        let (index, _) = self.head_of(galley, words)?;
        let member = self.named.get(index)?.1?;
        Some((member, Confidence::High))
    }

    fn head_of(&self, galley: &Galley<'_>, words: &Range<usize>) -> Option<(usize, Range<usize>)> {
        let first = self.named.partition_point(|(name, _)| name.end <= words.start);
        let inside =
            self.named.iter().enumerate().skip(first).take_while(|(_, (name, _))| name.start < words.end);
        let names = inside.map(|(index, (name, _))| (index, name));
        unnamed::head(galley, words, names)
    }
}

/// Whether words are attributed to what begins at a token.
fn speaking(proof: &Proof<'_, '_>, quotations: &[Quotation]) -> Vec<bool> {
    let mut speaks = vec![false; proof.galley.tokens().len()];
    for speaker in quotations.iter().filter_map(|one| one.speaker.as_ref()) {
        if let Some(speaks) = speaks.get_mut(proof.galley.token_at(speaker.start)) {
            *speaks = true;
        }
    }
    speaks
}

/// Which mentions are the head of those whom words are attributed to.
fn heads(proof: &Proof<'_, '_>, mentions: &[Mention], quotations: &[Quotation]) -> Vec<bool> {
    let mut heads = vec![false; mentions.len()];
    for speaker in quotations.iter().filter_map(|one| one.speaker.as_ref()) {
        let words = unnamed::words(proof.galley, speaker);
        let first = mentions.partition_point(|one| one.name.end <= words.start);
        let inside =
            mentions.iter().enumerate().skip(first).take_while(|(_, one)| one.name.start < words.end);
        let names = inside.map(|(index, one)| (index, &one.name));
        if let Some((index, _)) = unnamed::head(proof.galley, &words, names)
            && let Some(head) = heads.get_mut(index)
        {
            *head = true;
        }
    }
    heads
}

/// One word that only ever begins sentences, and that nothing is said of, may be any word.
fn is_somebody(entity: &Entity) -> bool {
    let Evidence { person, organisation, place, group, sure, .. } = entity.evidence;
    !entity.mentions.is_empty() && sure + person + organisation + place + group > 0
}

impl Cast {
    /// "the governor" is an alias of the one member whom the article calls so.
    fn call_by_office(&mut self, galley: &Galley<'_>) {
        let mut called: HashMap<String, Option<usize>> = HashMap::new();
        for answer in &self.answers {
            if answer.words.len() < 2 || answer.words.len() > 4 {
                continue;
            }
            let words = proof::on_one_line(galley.words(answer.words.clone())).to_lowercase();
            let Some(words) = words.strip_prefix("the ").map(|words| format!("the {words}")) else {
                continue;
            };
            let member = match answer.means {
                Means::Member(member, sure) if sure > Confidence::Low => Some(member),
                _ => None,
            };
            called
                .entry(words)
                .and_modify(|one| *one = one.filter(|one| Some(*one) == member))
                .or_insert(member);
        }
        let mut called: Vec<(String, usize)> =
            called.into_iter().filter_map(|(words, member)| Some((words, member?))).collect();
        called.sort_unstable();
        for (words, member) in called {
            if let Some(member) = self.members.get_mut(member) {
                member.aliases.push(words);
            }
        }
    }

    /// Takes away the aliases that two members share, or that are another's name: they would mean neither.
    fn without_shared_names(&mut self) {
        let mut owners: HashMap<String, Option<usize>> = HashMap::new();
        for (index, member) in self.members.iter().enumerate() {
            for alias in &member.aliases {
                let one = owners.entry(folded(alias)).or_insert(Some(index));
                *one = one.filter(|one| *one == index);
            }
        }
        for member in &self.members {
            owners.insert(folded(&member.name), None);
        }
        for member in &mut self.members {
            let mut own = std::collections::HashSet::new();
            member.aliases.retain(|alias| {
                let folded = folded(alias);
                owners.get(&folded).is_some_and(Option::is_some) && own.insert(folded)
            });
        }
    }

    /// Counts the quotations of every member.
    fn count(&mut self, galley: &Galley<'_>, quotations: &[Quotation]) {
        for speaker in quotations.iter().filter_map(|one| one.speaker.clone()) {
            if let Whom::Member(member, _) = self.whom(galley, speaker)
                && let Some(member) = self.members.get_mut(member)
            {
                member.quotations += 1;
            }
        }
    }

    fn scene_of_story(&self, galley: &Galley<'_>) -> Option<usize> {
        /// Paragraphs in which a place counts more.
        const EARLY: usize = 4;
        let early = galley.paragraphs().get(EARLY - 1).map_or(usize::MAX, |one| one.bytes.end);
        let start = galley.paragraphs().first().map_or(0, |one| one.bytes.start);
        let marks = |member: &Member| -> usize {
            let mark = |place: &Range<usize>| match place.start {
                at if at == start => 9,
                at if at < early => 3,
                _ => 1,
            };
            member.mentions.iter().map(mark).sum()
        };
        let places = self.members.iter().enumerate().filter(|(_, one)| one.kind == Some(ActorKind::Place));
        places.rev().max_by_key(|(_, one)| marks(one)).map(|(index, _)| index)
    }
}

/// A name as [`fold_name`] folds it, sooner for most.
fn folded(name: &str) -> String {
    let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
    let has_article =
        || name.split(' ').any(|word| ["al", "el"].iter().any(|one| word.eq_ignore_ascii_case(one)));
    if is_plain && !has_article() { name.to_ascii_lowercase() } else { fold_name(name) }
}

#[cfg(test)]
mod tests;
