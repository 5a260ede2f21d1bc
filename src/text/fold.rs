//! The one analyser: every catalog, find and every picker compare words as this module folds them.
//!
//! A reader who looks for `al-Gauoud` must find `Al Gauoud`, `Gauoud’s` and `الغود` written with any marks, and two
//! briefs that write one name in two ways must still mean one person. What is folded away is what writers vary without
//! meaning: case, accents, points and harakat, the shape of quotes and dashes, the letters of Arabic that are written
//! for each other, digits. What is kept is what carries meaning in its script: the vowel signs of India and Thailand,
//! the voicing marks of kana.
//!
//! [`fold`] works on any text character by character; [`words`] and [`Words`] cut it into words; [`Needle`] is what a
//! reader types to narrow a list; [`find`] is what a reader types to find a place.

mod find;
mod letters;
mod needle;
mod words;

pub use find::find;
pub use letters::fold;
pub(crate) use letters::is_mark;
pub use needle::{Needle, Rank};
pub(crate) use words::is_unspaced;
pub use words::{Word, Words, fold_name, letters_of, words};
