//! Texts, wherever they stand: letters that are not what they look like, and words that other programs do not read as
//! words.

use super::{Report, Subject};
use crate::brief::document::texts::Written;
use crate::brief::yaml::lines::What;
use crate::brief::yaml::{Style, example, is_trap};
use crate::brief::{Code, Diagnostic, Place};
use crate::text::script::mixed_word;
use std::collections::{HashMap, HashSet};

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_, '_>) {
    let strays: HashSet<Place> =
        subject.read.iter().filter(|one| is_of_a_key(one)).map(|one| one.place).collect();
    let mut traps = Vec::new();
    let mut mixed = Vec::new();
    report.document.each_text(&strays, &mut |text| {
        let Some(words) = text.node.scalar() else { return };
        if text.node.style == Style::Plain && is_trap(words) {
            traps.push(Found::new(text, words));
        } else if let Some(word) = mixed_word(words) {
            mixed.push(Found::new(text, word));
        }
    });
    for one in traps {
        let what = What::new(format!("other programs do not read `{}` as text", one.words))
            .help(format!("put it in quotes: {}", example(&one.words)));
        report.add_at(Code::YamlTrap, one.place, &one.path, what);
    }
    tell_mixed(mixed, report);
}

/// A text that something is wrong with.
struct Found {
    words: String,
    place: Place,
    path: String,
}

impl Found {
    fn new(text: &Written<'_, '_>, words: &str) -> Self {
        Self { words: words.to_owned(), place: text.node.place, path: text.to_string() }
    }
}

/// A mistake in a key points at the key.
fn is_of_a_key(one: &Diagnostic) -> bool {
    matches!(one.code, Code::UnknownKey | Code::MissingKey | Code::DuplicateKey)
}

/// A word that was copied is told once. One that reading has reported, because no actor is called so, is told already.
fn tell_mixed(mut mixed: Vec<Found>, report: &mut Report<'_, '_>) {
    mixed.retain(|one| !report.is_read(one.place));
    let mut places: HashMap<&str, HashSet<Place>> = HashMap::new();
    for one in &mixed {
        places.entry(&one.words).or_default().insert(one.place);
    }
    for one in &mixed {
        let Some(places) = places.remove(one.words.as_str()) else { continue };
        let what = What::new(format!("`{}` mixes letters of scripts that look alike", one.words))
            .again(places.len().saturating_sub(1))
            .help("type the word again, in one script");
        report.add_at(Code::MixedScript, one.place, &one.path, what);
    }
}
