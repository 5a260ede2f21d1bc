//! What goes with an item's words, in words: who vouches for it, where it stands, when it was said, from what it was
//! translated. Views, listings and citations say it alike.
//!
//! Everything here is made of shown text on one line.

use super::who::{line, name, names};
use super::{Brief, Confidence, Date, Drafted, Item, Quote, Translation, language};

/// Who vouches for an item: "according to Vellmar, passed on by Hydra".
pub fn according_to(brief: &Brief, item: &Item) -> String {
    let source = (!item.source.is_empty()).then(|| format!("according to {}", names(brief, &item.source)));
    let via = item.via.as_ref().map(|via| format!("passed on by {}", name(brief, via)));
    source.into_iter().chain(via).collect::<Vec<_>>().join(", ")
}

/// The paragraphs an item is found in: "¶3, ¶7".
pub fn paragraphs(item: &Item) -> String {
    let mut numbers: Vec<u32> = item.at.iter().filter_map(|at| at.paragraph).collect();
    numbers.dedup();
    numbers.iter().map(|number| format!("¶{number}")).collect::<Vec<_>>().join(", ")
}

/// When, where and to whom words were said:
/// "said 2 April 2031, Orsa town hall, to reporters", "Orsa town hall, to reporters", "said to reporters"; empty where
/// the file says nothing of it.
pub fn said(quote: &Quote) -> String {
    let said = &quote.said;
    let to = said.to.as_ref().map(|to| format!("to {}", line(to)));
    let date = said.date.as_ref().map(Date::long);
    let verb = if date.is_some() || said.place.is_none() && to.is_some() { "said " } else { "" };
    let scene = date.into_iter().chain(said.place.as_ref().map(line)).chain(to);
    format!("{verb}{}", scene.collect::<Vec<_>>().join(", "))
}

/// "translated from German: „Das Tor …“"
pub fn translated(translation: &Translation) -> String {
    let tag = translation.from.as_ref().map(line).unwrap_or_default();
    let from = if tag.is_empty() { String::new() } else { format!(" from {}", language::name(&tag)) };
    let (open, close) = language::marks(&tag);
    let original = translation.original.as_ref().map(|words| format!(": {open}{}{close}", line(words)));
    format!("translated{from}{}", original.unwrap_or_default())
}

/// That no editor has accepted something: "draft", and whether its rule is not sure of it. Empty for what is none.
pub fn draft(draft: Option<&Drafted>) -> &'static str {
    match draft {
        None => "",
        Some(Drafted { confidence: Confidence::High, .. }) => "draft",
        Some(_) => "draft, unsure",
    }
}
