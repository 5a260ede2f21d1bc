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
        let now = anew.base.brief.clone();
        let of = |entry: &Entry| {
            let part = entry.part(&self.base.brief);
            anew.entries.iter().position(|other| other.part(&now) == part)
        };
        let places: Vec<Option<usize>> = self.entries.iter().map(of).collect();
        let unsaved = if self.text == self.saved { &[] } else { self.entries.as_slice() };
        let again: Vec<(usize, Verdict)> = unsaved
            .iter()
            .zip(&places)
            .filter_map(|(entry, place)| Some(((*place)?, entry.verdict?)))
            .collect();
        for (at, verdict) in &again {
            // What cannot be done any more stays undecided.
            let _ = anew.decide(&[*at], *verdict);
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
}
