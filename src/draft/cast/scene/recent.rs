//! Who was mentioned last, and how prominently.

use super::cue::{Looks, Player};
use crate::brief::Confidence;
use std::ops::Range;

/// So many are remembered.
const REMEMBERED: usize = 12;
/// After so many sentences of the article's own nobody is meant any more.
const FORGOTTEN: usize = 8;

/// What a mention is in its sentence, in order of prominence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Post {
    /// "for Ekk".
    Oblique,
    /// "Ekk's".
    Owner,
    /// "met Ekk".
    Object,
    /// "Ekk left".
    Subject,
    /// "…", Ekk said.
    Speaker,
}

impl Post {
    /// The marks for it.
    const fn marks(self) -> i32 {
        match self {
            Self::Oblique => 16,
            Self::Owner => 22,
            Self::Object => 24,
            Self::Subject => 36,
            Self::Speaker => 40,
        }
    }
}

/// Whom a pronoun may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Someone {
    Member(usize),
    /// One whom these tokens describe, and whether a woman.
    Stranger(Range<usize>, Option<bool>),
}

/// When somebody is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    pub(super) token: usize,
    /// Sentences with words of the article's own so far.
    pub(super) told: usize,
    pub(super) paragraph: usize,
}

#[derive(Debug, Clone)]
struct Seen {
    who: Someone,
    post: Post,
    when: When,
}

/// The last who were mentioned.
#[derive(Debug)]
pub(super) struct Recent {
    seen: Vec<Seen>,
    votes: Vec<(u32, u32)>,
    /// How often each was mentioned so far.
    counts: Vec<u32>,
}

impl Recent {
    pub(super) fn new(votes: Vec<(u32, u32)>) -> Self {
        Self { seen: Vec::with_capacity(REMEMBERED + 1), counts: vec![0; votes.len()], votes }
    }

    /// Somebody is mentioned. Within a sentence the most prominent mention counts.
    pub(super) fn note(&mut self, who: Someone, post: Post, when: When) {
        if let Someone::Member(member) = who
            && let Some(count) = self.counts.get_mut(member)
        {
            *count += 1;
        }
        let known = self.seen.iter().position(|one| one.who == who).map(|at| self.seen.remove(at));
        let post = known.filter(|one| one.when.told == when.told).map_or(post, |one| one.post.max(post));
        self.seen.push(Seen { who, post, when });
        if self.seen.len() > REMEMBERED {
            self.seen.remove(0);
        }
    }

    /// The most prominent person whose sex fits, but for one who is barred; and how sure that is.
    pub(super) fn person(
        &self,
        players: &[Player],
        female: bool,
        barred: Option<usize>,
        now: When,
    ) -> Option<(Someone, Confidence)> {
        let is_barred = |seen: &&Seen| barred.is_some_and(|member| seen.who == Someone::Member(member));
        let is_near = |seen: &&Seen| now.told.saturating_sub(seen.when.told) <= FORGOTTEN;
        let mut best: Option<(i32, &Seen)> = None;
        let mut second = i32::MIN;
        for seen in self.seen.iter().rev().filter(|seen| is_near(seen) && !is_barred(seen)) {
            let Some(marks) = self.marks(players, seen, female, now) else { continue };
            match best {
                Some((most, _)) if marks <= most => second = second.max(marks),
                _ => {
                    second = second.max(best.map_or(i32::MIN, |(most, _)| most));
                    best = Some((marks, seen));
                }
            }
        }
        let (most, seen) = best?;
        let known = self.sex(players, &seen.who).is_some();
        let sure = match (most.saturating_sub(second), known) {
            (15.., true) if now.told.saturating_sub(seen.when.told) <= 3 => Confidence::High,
            (6.., _) => Confidence::Medium,
            _ => Confidence::Low,
        };
        Some((seen.who.clone(), sure))
    }

    fn marks(&self, players: &[Player], seen: &Seen, female: bool, now: When) -> Option<i32> {
        let sex = self.sex(players, &seen.who);
        if sex.is_some_and(|sex| sex != female) {
            return None;
        }
        let (often, doubt) = match seen.who {
            Someone::Member(member) => {
                let player = players.get(member).filter(|player| player.may_be_person())?;
                let often =
                    self.counts.get(member).map_or(0, |count| i32::try_from((*count).min(5)).unwrap_or(0));
                (often, if player.looks == Looks::Person { 0 } else { 8 })
            }
            Someone::Stranger(..) => (0, 4),
        };
        let ago = i32::try_from(now.told.saturating_sub(seen.when.told).min(8)).unwrap_or(8);
        let paragraphs = i32::try_from(now.paragraph.saturating_sub(seen.when.paragraph).min(6)).unwrap_or(6);
        let known = if sex.is_some() { 12 } else { 0 };
        Some(seen.post.marks() - 12 * ago - 4 * ago.min(1) - 4 * paragraphs + often + known - doubt)
    }

    /// Whether it is a woman: as names and titles tell, else as the pronouns beside do.
    fn sex(&self, players: &[Player], who: &Someone) -> Option<bool> {
        let member = match who {
            Someone::Member(member) => *member,
            Someone::Stranger(_, female) => return *female,
        };
        let voted = || {
            let (male, female) = *self.votes.get(member)?;
            (male.max(female) > 2 * male.min(female)).then_some(female > male)
        };
        players.get(member)?.female.or_else(voted)
    }

    /// The last organisation; of two in a sentence the more prominent.
    pub(super) fn thing(&self, players: &[Player], told: usize) -> Option<usize> {
        let things = self.seen.iter().filter_map(|seen| match seen.who {
            Someone::Member(member) if players.get(member)?.looks == Looks::Body => Some((member, seen)),
            _ => None,
        });
        let near = things.filter(|(_, seen)| told.saturating_sub(seen.when.told) <= 3);
        near.max_by_key(|(_, seen)| (seen.when.told, seen.post, seen.when.token)).map(|(member, _)| member)
    }

    /// The most prominent of a sentence, be it man or woman.
    pub(super) fn of_sentence(&self, players: &[Player], told: usize) -> Option<usize> {
        let people = self.seen.iter().filter_map(|seen| match seen.who {
            Someone::Member(member) if players.get(member)?.may_be_person() => Some((member, seen)),
            _ => None,
        });
        let here = people.filter(|(_, seen)| seen.when.told == told);
        here.max_by_key(|(_, seen)| (seen.post, seen.when.token)).map(|(member, _)| member)
    }
}
