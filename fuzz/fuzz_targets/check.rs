//! No file and no article can make `check` panic, hang or point outside the file.
//!
//! The input is a brief; where it holds a line `%%%%`, what follows the line is the text of its article.

#![no_main]

use jiff::civil;
use libfuzzer_sys::fuzz_target;
use nutgraf::brief::check::{self, Against};
use nutgraf::brief::{Brief, Original};

const TODAY: civil::Date = civil::date(2031, 4, 2);
const SEAM: &[u8] = b"\n%%%%\n";

fuzz_target!(|input: &[u8]| {
    let (file, article) = split(input);
    let original = article.and_then(|bytes| Original::read(bytes).ok());
    let text = |_: &Brief| original.clone().map(Ok);
    let parsed = check::check(file, "stem", &Against { today: TODAY, text: &text }).parsed;
    assert!(parsed.brief.is_some() || !parsed.diagnostics.is_empty());
    for one in &parsed.diagnostics {
        let place = one.place;
        assert!((place.line, place.column) <= (place.end_line, place.end_column), "{one:?}");
    }
});

/// The brief, and the article's text where there is one.
fn split(input: &[u8]) -> (&[u8], Option<&[u8]>) {
    match input.windows(SEAM.len()).position(|window| window == SEAM) {
        Some(at) => (&input[..=at], Some(&input[at + SEAM.len()..])),
        None => (input, None),
    }
}
