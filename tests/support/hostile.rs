//! A library whose every word is hostile.

use super::desk::library;
use nutgraf::library::Memory;
use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;

/// What a terminal could take as a command, what hides, what turns round, and what is only unusual.
const HOSTILE: &str = "a\u{1b}[2J\u{1b}]52;c;aGk=\u{7}\u{9b}31m\u{0}\u{8}\u{7f}\u{85}\u{202e}b\u{2066}c\u{2069}\u{200b}\u{feff}\
    \u{ad}\u{e0041}\u{e007f}\t\u{2028}\u{2029}\r\nd\u{90}q\u{9c}👩\u{200d}💻 ❤\u{fe0f} 🇩🇪 漢字 e\u{301}\u{fe0f}\u{200d}f";

/// The library, read from files as any other.
pub(crate) fn hostile() -> Arc<Memory> {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    put("article.txt", &format!("{HOSTILE}\n\n{}\n\nthird {HOSTILE}", marks()));
    put("sound\u{1b}[31m\u{202e}.yaml", &brief(HOSTILE));
    put("marks.yaml", &brief(&marks()));
    put("unreadable\u{9b}2J.yaml", &format!("headline: {}\n{}: [", quoted(HOSTILE), quoted(HOSTILE)));
    put("raw.yaml", &format!("headline: {HOSTILE}\nbrief: 1\n"));
    library(folder.path())
}

fn marks() -> String {
    format!("o{}", "\u{301}".repeat(5000))
}

/// As a YAML string. Combining marks stay as they are: escaped, they would take more than a file may.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            ' '..='~' | '\u{301}' if c != '"' && c != '\\' => out.push(c),
            _ => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
        }
    }
    out + "\""
}

/// A brief with these words in every place that takes words.
fn brief(words: &str) -> String {
    let w = quoted(words);
    let url = quoted(&format!("https://a@b.example/{words}"));
    let common = format!(
        "source: [{{unnamed: {w}, because: {w}}}, x, article], via: {w}, caveat: {w}, note: {w}, certainty: disputed, \
         themes: [{w}], actors: [x, {w}], at: [{{paragraph: 2, exact: {w}, prefix: {w}}}, 3]"
    );
    format!(
        "brief: 1\nheadline: {w}\nsummary: {w}\nid: {w}\nlanguage: {w}\nplace: {w}\nstatus: corrected\n\
         corrections: [{{date: 2031, text: {w}}}]\n\
         source: {{outlet: {w}, published: 2031-04-02, agency: {w}, title: {w}, url: {url}, byline: [{w}], dateline: {w}, \
         text: article.txt}}\n\
         made: {{by: {w}, with: {w}, at: 2031, reviewed_by: {w}}}\n\
         actors: [{{id: x, name: {w}, kind: person, role: {w}, speaks_for: {w}, aliases: [{w}], same_as: [{w}]}}, {w}]\n\
         themes: [{w}]\n\
         key_facts: [{w}, {{text: {w}, {common}}}]\n\
         quotes: [{{speaker: x, text: [{w}, {w}], said: {{date: 2031, place: {w}, to: {w}}}, context: {w}, \
         translated: {{from: {w}, original: {w}}}, {common}}}, {{speaker: {w}, text: {w}, kind: indirect}}]\n\
         figures: [{{value: 5, unit: {w}, what: {w}, of: {w}, per: {w}, also: {{value: 3, unit: {w}}}, hedge: {w}, \
         series: {w}, as_of: 2031, {common}}}, {{words: {w}, what: {w}, unit: {w}, id: {w}, conflicts_with: [{w}]}}, \
         {{value: {w}, what: {w}, {w}: {w}}}]\n\
         context: [{{text: {w}, {common}}}]\n\
         timeline: [{{date: 2031, text: {w}, {common}}}, {{date: {w}, text: {w}}}]\n\
         {w}: {w}\n"
    )
}
