//! How an item stands with the article's text: a mark beside its paragraphs, and words where a mark says too little.

use super::{Told, drafted, paragraphs};
use crate::brief::sourcing::Sourcing;
use crate::brief::{Brief, Item, QuoteKind};
use crate::sheet::{Flow, Role};
use crate::text::Shown;

/// Every mark and what it means.
pub const MARKS: [(&str, &str); 4] = [
    (VERBATIM, "the very words stand in the article's text, in that paragraph"),
    (ELSEWHERE, "they stand in the text, but in another paragraph: → ¶9, not ¶7"),
    (NOT_FOUND, "not found in the text, word for word"),
    (UNCHECKED, "not checked, for the text is not here"),
];

const VERBATIM: &str = "✓";
const ELSEWHERE: &str = "→";
const NOT_FOUND: &str = "✗";
const UNCHECKED: &str = "?";

/// The paragraphs of an item behind its mark: "✓ ¶23", "→ ¶9, not ¶7".
pub fn place(item: &Item, sourcing: Option<&Sourcing>) -> String {
    let named = paragraphs(item);
    let marked = |mark: &str| format!("{mark} {named}").trim_end().to_owned();
    match sourcing {
        None => named,
        Some(Sourcing::Verbatim) => marked(VERBATIM),
        Some(Sourcing::NotFound) => marked(NOT_FOUND),
        // A question mark alone would ask the reader.
        Some(Sourcing::Unchecked) if named.is_empty() => format!("{UNCHECKED} not checked"),
        Some(Sourcing::Unchecked) => marked(UNCHECKED),
        Some(Sourcing::Elsewhere(found)) => {
            let found = found.iter().map(|number| format!("¶{number}")).collect::<Vec<_>>().join(", ");
            format!("{ELSEWHERE} {found}, not {named}")
        }
    }
}

/// How the mark is meant: what is not as the brief says needs care.
const fn role(sourcing: Option<&Sourcing>) -> Role {
    match sourcing {
        Some(Sourcing::NotFound | Sourcing::Elsewhere(_)) => Role::Warning,
        _ => Role::Dim,
    }
}

/// That words are not the article's, in words.
pub fn not_found(sourcing: Option<&Sourcing>) -> Option<&'static str> {
    (sourcing == Some(&Sourcing::NotFound)).then_some("not found in the article's text, word for word")
}

/// Whether an item's words are somebody's, and were printed exactly so.
pub fn is_as_printed(item: &Item, sourcing: Option<&Sourcing>) -> bool {
    let spoken = item.quote().is_some_and(|quote| quote.kind != QuoteKind::Indirect);
    spoken && sourcing == Some(&Sourcing::Verbatim)
}

/// Why items were not checked, behind the mark of that, and whether they were before; `None` where the text is at hand.
pub fn unchecked(brief: &Brief, missing: Option<&Shown>) -> Option<String> {
    why_unchecked(brief, missing).map(|why| format!("{UNCHECKED} not checked. {why}"))
}

/// The same without the mark.
///
/// FORMAT says of `sha256` that it is of the text when that was last checked; of the day it says nothing, so the day
/// named is the one it has: when the brief was made.
pub fn why_unchecked(brief: &Brief, missing: Option<&Shown>) -> Option<String> {
    let made = brief.made.as_ref().and_then(|made| made.at.as_ref());
    let made = made.map(|at| format!("; the brief was made {}", at.long())).unwrap_or_default();
    let before = brief.source.sha256.as_ref();
    let before = before.map(|_| format!(" It was checked before (its sha256 is recorded){made}."));
    missing.map(|why| format!("{}{}", why.line(), before.unwrap_or_default()))
}

impl Told<'_> {
    /// That it is a draft, and its place.
    pub(in crate::sheet) fn marked_place(&self) -> Flow {
        let mut flow = drafted(self.item.draft.as_ref());
        flow.append(" · ", self.place());
        flow
    }

    /// [`place`] in its hand; the mark is not parted from the paragraph it belongs to.
    pub(in crate::sheet) fn place(&self) -> Flow {
        let place = place(self.item, self.sourcing);
        let bound = self.sourcing.map(|_| place.replacen(' ', "\u{a0}", 1));
        Flow::of(&bound.unwrap_or(place), role(self.sourcing))
    }
}
