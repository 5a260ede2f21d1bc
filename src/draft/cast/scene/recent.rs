//! Who was mentioned last, and how prominently.

use super::cue::Player;
use crate::brief::Confidence;

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
            Self::Oblique => 14,
            Self::Owner => 16,
            Self::Object => 20,
            Self::Subject => 32,
            Self::Speaker => 38,
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    member: usize,
    post: Post,
    token: usize,
    told: usize,
    paragraph: usize,
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

    /// A member is mentioned. Within a sentence its most prominent mention counts.
    pub(super) fn note(&mut self, member: usize, post: Post, token: usize, told: usize, paragraph: usize) {
        if let Some(count) = self.counts.get_mut(member) {
            *count += 1;
        }
        let known = self.seen.iter().position(|one| one.member == member).map(|at| self.seen.remove(at));
        let post = known.filter(|one| one.told == told).map_or(post, |one| one.post.max(post));
        self.seen.push(Seen { member, post, token, told, paragraph });
        if self.seen.len() > REMEMBERED {
            self.seen.remove(0);
        }
    }

    /// The most prominent person whose sex fits, and how sure that is.
    pub(super) fn person(
        &self,
        players: &[Player],
        female: bool,
        told: usize,
        paragraph: usize,
    ) -> Option<(usize, Confidence)> {
        let mut best: Option<(i32, &Seen)> = None;
        let mut second = i32::MIN;
        for seen in self.seen.iter().rev().filter(|seen| told.saturating_sub(seen.told) <= FORGOTTEN) {
            let Some(marks) = self.marks(players, seen, female, told, paragraph) else { continue };
            match best {
                Some((most, _)) if marks <= most => second = second.max(marks),
                _ => {
                    second = second.max(best.map_or(i32::MIN, |(most, _)| most));
                    best = Some((marks, seen));
                }
            }
        }
        let (most, seen) = best?;
        let known = self.sex(players, seen.member).is_some();
        let margin = most.saturating_sub(second);
        let sure = match (margin, known) {
            (15.., true) if told.saturating_sub(seen.told) <= 3 => Confidence::High,
            (6.., _) => Confidence::Medium,
            _ => Confidence::Low,
        };
        Some((seen.member, sure))
    }

    fn marks(
        &self,
        players: &[Player],
        seen: &Seen,
        female: bool,
        told: usize,
        paragraph: usize,
    ) -> Option<i32> {
        let player = players.get(seen.member).filter(|player| player.may_be_person)?;
        let sex = self.sex(players, seen.member);
        if sex.is_some_and(|sex| sex != female) {
            return None;
        }
        let ago = i32::try_from(told.saturating_sub(seen.told)).unwrap_or(i32::MAX);
        let paragraphs = i32::try_from(paragraph.saturating_sub(seen.paragraph).min(6)).unwrap_or(6);
        let often = self.counts.get(seen.member).map_or(0, |count| i32::try_from(*count).unwrap_or(0).min(8));
        let mut marks = seen.post.marks() - 12 * ago.min(8) - 4 * paragraphs + often;
        marks += if sex.is_some() { 12 } else { 0 };
        marks -= if player.is_person { 0 } else { 12 };
        Some(marks)
    }

    /// Whether it is a woman: as names and titles tell, else as the pronouns beside do.
    fn sex(&self, players: &[Player], member: usize) -> Option<bool> {
        let voted = || {
            let (male, female) = *self.votes.get(member)?;
            (male.max(female) > 2 * male.min(female)).then_some(female > male)
        };
        players.get(member)?.female.or_else(voted)
    }

    /// The last organisation; of two in a sentence the more prominent.
    pub(super) fn thing(&self, players: &[Player], told: usize) -> Option<usize> {
        let things =
            self.seen.iter().filter(|seen| players.get(seen.member).is_some_and(|player| player.is_body));
        let near = things.filter(|seen| told.saturating_sub(seen.told) <= 3);
        near.max_by_key(|seen| (seen.told, seen.post, seen.token)).map(|seen| seen.member)
    }
}
