//! What becomes of a review whose file another program has changed.

use super::{Entry, Overtaken, Proof, Review, Target, Verdict};
use crate::text::Shown;
use std::sync::Arc;

/// More decisions than these are done again together, where that can be: each by itself is held against the whole file.
const FEW: usize = 32;

impl Review {
    /// Another program has changed the file: it is read anew, and what was not saved is done again where the same part is
    /// still there.
    pub fn overtaken(&mut self, generation: u64, text: Result<Arc<str>, Shown>, at: usize) -> Overtaken {
        let anew = text.and_then(|text| {
            let why = |_| Shown::from("it cannot be read as a brief any more");
            Self::new(Proof { text, ..self.proof.clone() }).map_err(why)
        });
        self.generation = generation;
        let mut anew = match anew {
            Ok(anew) => anew,
            Err(why) => {
                self.broken = Some(why);
                return Overtaken { at, ..Overtaken::default() };
            }
        };
        anew.generation = generation;
        let places = self.places_in(&anew);
        let (mut again, mut lost) = (Vec::new(), None);
        for (index, (entry, place)) in self.entries.iter().zip(&places).enumerate() {
            let Some(verdict) = entry.verdict else { continue };
            let kept = self.kept.get(index) == Some(&entry.verdict);
            match place {
                Some(place) if !kept => again.push((*place, verdict)),
                None if kept => anew.done_before[verdict as usize] += 1,
                None => lost = anew.like(entry, &places).map(|place| (place, verdict)).or(lost),
                // Somebody has made a draft of it again.
                Some(_) => {}
            }
        }
        let lost = anew.decide_again(&again).or(lost);
        for (sum, before) in anew.done_before.iter_mut().zip(self.done_before) {
            *sum += before;
        }
        anew.drafted.clone_from(&self.drafted);
        let place = lost.map(|(place, _)| place).or_else(|| places.get(at).copied().flatten());
        let place = place.unwrap_or_else(|| at.min(anew.entries.len().saturating_sub(1)));
        // What was done again can be taken back as before.
        let undo_gone = self.undo.len() > anew.undo.len();
        *self = anew;
        Overtaken { at: place, lost: lost.map(|(_, verdict)| verdict), undo_gone }
    }

    /// Where each entry is in another review of the same file.
    fn places_in(&self, anew: &Self) -> Vec<Option<usize>> {
        let parts: Vec<_> = anew.entries.iter().map(|other| other.part(&anew.base.brief)).collect();
        let place = |entry: &Entry| {
            let part = entry.part(&self.base.brief);
            parts.iter().position(|other| *other == part)
        };
        self.entries.iter().map(place).collect()
    }

    /// Decides as was decided before, and gives the last decision that cannot be made any more.
    fn decide_again(&mut self, decided: &[(usize, Verdict)]) -> Option<(usize, Verdict)> {
        let mut lost = None;
        for verdict in [Verdict::Accept, Verdict::Drop] {
            let which = decided.iter().filter(|(_, one)| *one == verdict).map(|(place, _)| *place);
            let which: Vec<usize> = which.collect();
            if which.len() > FEW && self.decide(&which, verdict).is_ok() {
                continue;
            }
            for at in which {
                if self.decide(&[at], verdict).is_err() {
                    lost = Some((at, verdict));
                }
            }
        }
        lost
    }

    /// The undecided entry that most likely is one of another reading, changed since.
    fn like(&self, entry: &Entry, taken: &[Option<usize>]) -> Option<usize> {
        let same = |other: &Entry| {
            std::mem::discriminant(&other.target) == std::mem::discriminant(&entry.target)
                && other.verdict.is_none()
        };
        let free = |at: &usize| !taken.contains(&Some(*at)) && self.entries.get(*at).is_some_and(same);
        let index = |target: Target| match target {
            Target::Summary => 0,
            Target::Actor(index) | Target::Item(index) => index,
        };
        let far =
            |at: &usize| self.entries.get(*at).map(|other| index(other.target).abs_diff(index(entry.target)));
        (0..self.entries.len()).filter(free).min_by_key(far)
    }
}
