//! What becomes of a review whose file another program has changed.

use super::{Entry, Proof, Review, Verdict};
use crate::text::Shown;
use std::sync::Arc;

impl Review {
    /// Another program has changed the file: it is read anew, and what was not saved is done again where the same part is
    /// still there. Gives where an entry is then.
    pub fn overtaken(&mut self, generation: u64, text: Result<Arc<str>, Shown>, at: usize) -> usize {
        let anew = text.and_then(|text| {
            let why = |_| Shown::from("it cannot be read as a brief any more");
            Self::new(Proof { text, ..self.proof.clone() }).map_err(why)
        });
        self.generation = generation;
        let mut anew = match anew {
            Ok(anew) => anew,
            Err(why) => {
                self.broken = Some(why);
                return at;
            }
        };
        anew.generation = generation;
        let places = self.places_in(&anew);
        if self.text != self.saved {
            anew.decide_again(&self.entries, &places);
        }
        let decided = self
            .entries
            .iter()
            .zip(&places)
            .filter(|(entry, place)| entry.verdict.is_some() && place.is_none());
        anew.done_before = self.done_before + decided.count();
        let place = places.get(at).copied().flatten();
        let place = place.unwrap_or_else(|| at.min(anew.entries.len().saturating_sub(1)));
        *self = anew;
        place
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

    /// Decides as others were decided that are in these places: all at once, or, where that cannot be, each by itself.
    fn decide_again(&mut self, others: &[Entry], places: &[Option<usize>]) {
        for verdict in [Verdict::Accept, Verdict::Drop] {
            let decided = others.iter().zip(places).filter(|(entry, _)| entry.verdict == Some(verdict));
            let which: Vec<usize> = decided.filter_map(|(_, place)| *place).collect();
            if which.len() < 2 || self.decide(&which, verdict).is_err() {
                for at in which {
                    // What cannot be done any more stays undecided.
                    let _ = self.decide(&[at], verdict);
                }
            }
        }
    }
}
