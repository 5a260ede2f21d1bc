//! A library that changes while it is read: every cursor stays on what it is on.

use crate::support::desk::Desk;
use nutgraf::library::{BriefKey, Loaded, Memory};
use std::sync::Arc;

/// A library of files, each a path and what it holds.
fn library(files: &[(&str, &str)]) -> Arc<Memory> {
    let load = |(path, text): &(&str, &str)| {
        Loaded::from_bytes(BriefKey((*path).into()), path, None, text.as_bytes())
    };
    Arc::new(Memory::new(files.iter().map(load).collect()))
}

/// A brief of some day of April with quotes of one speaker.
fn brief(headline: &str, day: u8, quotes: &[&str]) -> String {
    let quotes: Vec<String> =
        quotes.iter().map(|words| format!("  - {{speaker: hallin, text: \"{words}\"}}\n")).collect();
    format!(
        "brief: 1\nheadline: {headline}\nsource: {{outlet: Islander, published: 2025-04-{day:02}}}\n\
         actors:\n  - {{id: hallin, name: Ada Hallin}}\nquotes:\n{}",
        quotes.concat()
    )
}

const WORDS: [&str; 4] = ["First words.", "Second words.", "Third words.", "Fourth words."];

fn open(files: &[(&str, &str)], keys: &str) -> Desk {
    let mut desk = Desk::open(&library(files), (80, 24));
    desk.keys(keys);
    desk
}

fn change(desk: &mut Desk, files: &[(&str, &str)]) {
    desk.shelve(&library(files));
    desk.settle();
}

/// The row that the cursor is on; beneath a list of people, that of the words.
fn selected(desk: &Desk) -> String {
    desk.rows_with("›").into_iter().rfind(|row| row.starts_with('›')).unwrap_or_default()
}

#[test]
fn the_cursor_stays_on_its_quote_when_others_come_before_it() {
    let mut desk = open(&[("a.yaml", &brief("Before", 1, &WORDS))], "<Enter>2jj");
    assert!(selected(&desk).contains("Third words"));
    let quotes = ["A new one.", "Fourth words.", "First words.", "Third words.", "Second words."];
    change(&mut desk, &[("a.yaml", &brief("Afterwards", 1, &quotes))]);
    assert!(selected(&desk).contains("Third words"), "{}", desk.screen());
    assert!(
        desk.screen().contains("Afterwards") && desk.screen().contains("2 Quotes 5"),
        "{}",
        desk.screen()
    );
}

#[test]
fn a_brief_that_breaks_explains_itself_and_is_back_at_its_quote() {
    let good = brief("Headline", 1, &WORDS);
    let mut desk = open(&[("a.yaml", &good)], "<Enter>2jj");
    let before = desk.screen();
    change(&mut desk, &[("a.yaml", "brief: 1\nheadline: \"Headline\nsource: [")]);
    assert!(desk.screen().contains("a.yaml cannot be read"), "{}", desk.screen());
    desk.keys("j3jkG");
    change(&mut desk, &[("a.yaml", &good)]);
    assert_eq!(desk.screen(), before);
}

#[test]
fn a_brief_that_goes_says_so_and_is_back_at_its_quote() {
    let good = brief("Headline", 1, &WORDS);
    let mut desk = open(&[("a.yaml", &good), ("b.yaml", &brief("Other", 2, &WORDS))], "j<Enter>2jj");
    let before = desk.screen();
    change(&mut desk, &[("b.yaml", &brief("Other", 2, &WORDS))]);
    assert!(
        desk.screen().contains("a.yaml is gone") && desk.screen().contains("Headline"),
        "{}",
        desk.screen()
    );
    let longer = brief("Headline", 1, &["New words.", WORDS[0], WORDS[1], WORDS[2]]);
    change(&mut desk, &[("a.yaml", &longer)]);
    assert!(selected(&desk).contains("Third words"), "{}", desk.screen());
    change(&mut desk, &[("a.yaml", &good)]);
    assert_eq!(desk.screen(), before);
    change(&mut desk, &[]);
    desk.keys("h");
    assert!(desk.screen().contains("No briefs here"), "{}", desk.screen());
}

#[test]
fn filter_and_find_stand_while_the_brief_changes() {
    let mut desk = open(&[("a.yaml", &brief("Before", 1, &WORDS))], "<Enter>2:words<Enter>/third<Enter>");
    assert!(selected(&desk).contains("Third words"), "{}", desk.screen());
    change(&mut desk, &[("a.yaml", &brief("Afterwards", 1, &["Nothing.", "More words.", WORDS[2]]))]);
    assert!(selected(&desk).contains("Third words"), "{}", desk.screen());
    assert!(desk.screen().contains("2 Quotes 2/3"), "{}", desk.screen());
    let row = u16::try_from(desk.screen().lines().position(|row| row.starts_with('›')).unwrap()).unwrap();
    assert!(desk.styled(row).contains("reversed"), "{}", desk.styled(row));
}

#[test]
fn rows_that_come_before_it_move_no_cursor_of_a_list() {
    let (old, older) = (brief("Old", 2, &["Old words."]), brief("Older", 1, &["Older words."]));
    let new = brief("New", 3, &["New words.", "Newer words."]);
    let (before, after) = (
        [("b.yaml", &*old), ("a.yaml", &*older)],
        [("b.yaml", &*old), ("a.yaml", &*older), ("c.yaml", &*new)],
    );
    for (keys, on) in
        [("", "Old"), ("j", "Older"), ("sada<Enter>j", "Older words"), ("sada<Enter>", "Old words")]
    {
        let mut desk = open(&before, keys);
        assert!(selected(&desk).contains(on), "{keys}: {}", desk.screen());
        change(&mut desk, &after);
        assert!(selected(&desk).contains(on), "{keys}: {}", desk.screen());
        assert!(desk.screen().contains("New"), "{keys}: {}", desk.screen());
    }
}

#[test]
fn lists_behind_an_open_brief_keep_their_rows_through_several_changes() {
    let (old, older) = (brief("Old", 2, &["Old words."]), brief("Older", 1, &["Older words."]));
    let mut desk = open(&[("b.yaml", &old), ("a.yaml", &older)], "j<Enter>");
    let mut files = vec![("b.yaml", old.as_str()), ("a.yaml", older.as_str())];
    let new = [brief("New", 3, &["New words."]), brief("Newer", 4, &["Newer words."])];
    for (path, text) in ["c.yaml", "d.yaml"].into_iter().zip(&new) {
        files.push((path, text));
        change(&mut desk, &files);
    }
    desk.keys("h");
    assert!(selected(&desk).contains("Older"), "{}", desk.screen());
}

#[test]
fn a_figure_keeps_its_cursor_when_others_are_laid_beside_it() {
    let figures = |figures: &str| {
        format!(
            "brief: 1\nheadline: Figures\nsource: {{outlet: o, published: 2025-04-01}}\nfigures:\n{figures}"
        )
    };
    let one = "  - {value: 20, unit: people, what: missing}\n  - {value: 7, unit: boats, what: lost}\n";
    let more = "  - {value: 3, unit: people, what: missing, as_of: 2025-03-01}\n  - {value: 9, unit: people, what: dead}\n";
    let mut desk = open(&[("a.yaml", &figures(one))], "#j");
    let before = selected(&desk);
    change(&mut desk, &[("a.yaml", &figures(&format!("{more}{one}")))]);
    assert_eq!(selected(&desk), before, "{}", desk.screen());
}
