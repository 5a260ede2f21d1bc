//! How much of a draft one brief can hold.
//!
//! A file may have 1 MiB and 50,000 values (SAFETY). What is found goes in, in the article's order, as long as there is
//! room, with a margin for the head and the actors.

use super::items::Draft;

/// Of the 1 MiB that a file may have, so much is for items; escapes may double a text.
const BYTES: usize = 400 << 10;
/// Of the 50,000 values, so many.
const VALUES: usize = 40_000;
/// The most values of an item beside its places: keys count, too.
const VALUES_OF_ITEM: usize = 40;
/// The values of a place.
const VALUES_OF_PLACE: usize = 8;
/// What an item's keys and small values take, in bytes.
const BYTES_OF_ITEM: usize = 400;

/// What is taken so far.
#[derive(Debug, Default)]
pub(super) struct Room {
    bytes: usize,
    values: usize,
}

impl Room {
    /// Whether there is room for one more, which is then taken.
    pub(super) fn takes(&mut self, draft: &Draft) -> bool {
        let words: usize = draft.places.iter().map(ExactSizeIterator::len).sum();
        self.bytes += BYTES_OF_ITEM + 2 * words;
        self.values += VALUES_OF_ITEM + VALUES_OF_PLACE * draft.places.len();
        self.bytes <= BYTES && self.values <= VALUES
    }
}
