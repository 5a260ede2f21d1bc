//! Taking words along: copying, citing, and the clip tray.

use crate::support::briefs::repository;
use crate::support::desk::{Desk, library};
use nutgraf::reader::Event;
use nutgraf::state::dossier;
use rstest::rstest;
use std::sync::Arc;

const RAMADI: &str = "briefs/ramadi-2015-05-18.yaml";
const FERRY: &str = "briefs/2025-02-12-ferry-capsizes.yaml";
const SIZE: (u16, u16) = (80, 24);

fn ramadi(keys: &str) -> Desk {
    let mut desk = Desk::open(&repository(RAMADI), SIZE);
    desk.keys(keys);
    desk
}

/// The words of the clips, in their order.
fn tray(desk: &Desk) -> Vec<String> {
    desk.clips.clips.iter().map(|clip| clip.words.chars().take(14).collect()).collect()
}

#[rstest]
#[case::quote("<Enter>2y", "“We welcome any group,", "from the militants.”")]
#[case::cited_quote("<Enter>2Y", "“We welcome any group,", "(Gulf News, 18 May 2015, ¶9)")]
#[case::figure("<Enter>3y", "some 500 people killed", " (caveat: could not be independently confirmed)")]
#[case::head("<Enter>Y", "Ramadi falls; thousands flee (Gulf News, 18 May 2015)", "")]
#[case::headline_and_summary("<Enter>y", "Ramadi falls; thousands flee\n", ".")]
#[case::actor("<Enter>5Y", "", " (Gulf News, 18 May 2015)")]
#[case::no_article("<Enter>7Y", "Ramadi falls; thousands flee (Gulf News, 18 May 2015)", "")]
#[case::library_row("Y", "Ramadi falls; thousands flee (Gulf News, 18 May 2015)", "")]
#[case::words_of_a_speaker("sschultz<Enter>Y", "“", "(Gulf News, 18 May 2015, ¶23)")]
#[case::a_person("sschultz<Esc>y", "Eric Schultz, White House spokesman", "")]
fn what_is_under_the_cursor_is_copied(#[case] keys: &str, #[case] begin: &str, #[case] end: &str) {
    let copied = ramadi(keys).copied.pop().expect("something is copied");
    let copied = copied.as_str();
    assert!(copied.starts_with(begin) && copied.ends_with(end), "{copied}");
}

#[rstest]
#[case::paragraph("<Enter>7jY", "“", "(The Strait Gazette, 12 February 2025, ¶2)")]
#[case::head("<Enter>Y", "Ferry Sunnild capsizes", " https://gazette.example/2025/02/12/sunnild")]
#[case::event("<Enter>6Y", "", ")")]
#[case::a_figure_of_all("#Y", "", ")")]
fn so_it_is_of_a_brief_with_its_article(#[case] keys: &str, #[case] begin: &str, #[case] end: &str) {
    let copied = Desk::open(&repository(FERRY), SIZE).keys(keys).copied.pop().expect("something is copied");
    let copied = copied.as_str();
    assert!(!copied.is_empty() && copied.starts_with(begin) && copied.ends_with(end), "{copied}");
}

#[test]
fn what_is_shown_by_itself_is_what_is_cited() {
    let desk = ramadi("<Enter>2pY");
    assert_eq!(desk.plain.as_ref(), desk.copied.last());
    let brief = ramadi("<Enter>p").plain.expect("shown");
    assert_eq!(brief.as_str().lines().count(), 3, "headline, summary, where it comes from: {brief}");
}

#[test]
fn a_mistake_is_copied_as_editors_take_it() {
    let mut desk = Desk::open(&repository("tests/fixtures/mistaken/square.yaml"), SIZE);
    let empty = desk.keys("!y").copied.is_empty();
    assert!(empty && desk.screen().contains("There is nothing under the cursor."), "{}", desk.screen());
    let mut desk = Desk::open(&repository("tests/fixtures/broken/syntax.yaml"), SIZE);
    let copied = desk.keys("!y").copied.pop().expect("a mistake").to_string();
    assert!(copied.starts_with("syntax.yaml:") && copied.contains(": error[yaml-syntax]: "), "{copied}");
    let row = desk.keys("hY").copied.pop().expect("a row").to_string();
    assert!(row.starts_with("syntax.yaml: "), "{row}");
}

#[rstest]
#[case::empty_library("y")]
#[case::empty_tray("Cy")]
#[case::empty_tray_clipped("Cc")]
fn where_there_is_nothing_that_is_said(#[case] keys: &str) {
    let mut desk = Desk::open(&Arc::default(), SIZE);
    let screen = desk.keys(keys).screen();
    assert!(desk.copied.is_empty() && screen.contains("There is nothing under the cursor."), "{screen}");
}

#[test]
fn a_drawing_has_nothing_under_the_cursor() {
    for keys in ["<Enter>3vy", "#vy", "#vc"] {
        let desk = ramadi(keys);
        assert!(desk.copied.is_empty() && desk.clips.clips.is_empty(), "{keys}");
    }
}

#[test]
fn ten_quotes_in_a_row_take_ten_keys() {
    let desk = ramadi("<Enter>2cjcjcjc");
    assert_eq!(desk.clips.clips.len(), 4);
    assert!(desk.screen().contains("Clip 4 taken; C opens, c adds a note."), "{}", desk.screen());
    assert!(desk.clips.clips.iter().all(|clip| clip.at.is_some() && clip.note.is_none()));
}

#[test]
fn at_once_again_takes_a_note() {
    let mut desk = ramadi("<Enter>2cc");
    assert!(desk.screen().contains(" note: "), "{}", desk.screen());
    desk.keys("ask him<Enter>");
    assert_eq!((desk.clips.clips.len(), desk.clips.clips[0].note.as_deref()), (1, Some("ask him")));
}

#[test]
fn the_same_later_is_told_and_opens_no_note() {
    let mut desk = ramadi("<Enter>2ccask him<Enter>jkc");
    assert!(desk.screen().contains("In the tray already; c adds a note."), "{}", desk.screen());
    desk.keys("c<C-u>no<Esc>");
    assert_eq!(desk.clips.clips[0].note.as_deref(), Some("ask him"), "Esc leaves the note as it was");
    desk.keys("cc<C-u><Enter>");
    assert_eq!((desk.clips.clips.len(), desk.clips.clips[0].note.as_deref()), (1, None));
}

#[test]
fn what_is_no_quote_figure_or_fact_is_not_clipped() {
    for keys in ["c", "<Enter>c", "<Enter>5c"] {
        let desk = ramadi(keys);
        assert!(desk.clips.clips.is_empty() && desk.screen().contains("can be clipped"), "{}", desk.screen());
    }
}

#[test]
fn a_tray_is_ordered_edited_and_undone() {
    let mut desk = ramadi("<Enter>2cjcjcC");
    let [a, b, c] = <[String; 3]>::try_from(tray(&desk)).expect("three clips");
    assert_eq!(tray(desk.keys("JJ")), [&b, &c, &a].map(String::clone));
    assert!(desk.keys("J").screen().contains("This is the last clip."), "{}", desk.screen());
    assert_eq!(tray(desk.keys("K")), [&b, &a, &c].map(String::clone));
    desk.keys("enote<Enter>");
    assert_eq!(desk.clips.clips[1].note.as_deref(), Some("note"));
    assert_eq!(tray(desk.keys("d")), [&b, &c].map(String::clone));
    assert_eq!(tray(desk.keys("u")), [&b, &a, &c].map(String::clone), "with its note");
    assert_eq!(desk.clips.clips[1].note.as_deref(), Some("note"));
    desk.keys("u");
    assert_eq!(desk.clips.clips[1].note, None);
    assert_eq!(tray(desk.keys("uuu")), [&a, &b, &c].map(String::clone));
    assert!(desk.keys("u").screen().contains("There is nothing to undo in the tray."), "{}", desk.screen());
    assert_eq!(tray(&desk).len(), 3, "what was taken is not undone");
}

#[test]
fn the_cursor_stays_on_the_clip_that_moves() {
    let mut desk = ramadi("<Enter>2cjcjcC");
    let first = desk.rows_with("› ")[0].trim_start_matches("› 1  ").to_owned();
    let moved = desk.keys("J").rows_with("› ");
    assert_eq!(moved[0].trim_start_matches("› 2  "), first);
}

#[test]
fn a_clip_leads_to_its_item_and_paragraph() {
    let mut desk = Desk::open(&repository("briefs"), SIZE);
    desk.keys("sschultz<Enter>jcQ");
    let words = desk.clips.clips[0].words.chars().skip(1).take(20).collect::<String>();
    let screen = desk.keys("C<Enter>").screen();
    assert!(
        desk.rows_with("›").iter().any(|row| row.contains(&words) || row.contains("reported")),
        "{screen}"
    );
    let mut desk = Desk::open(&repository(FERRY), SIZE);
    desk.keys("<Enter>7jcC<Enter>");
    assert!(desk.rows_with("›").iter().any(|row| row.contains("¶2")), "{}", desk.screen());
    desk.keys("h");
    assert!(!desk.screen().contains("¶1 "), "out of the article lies the brief: {}", desk.screen());
}

#[test]
fn a_filter_is_no_hindrance_and_another_library_is_said() {
    let mut desk = ramadi("<Enter>2cqt<Enter>");
    desk.keys("C<Enter>");
    assert!(desk.screen().contains("Gulf News"), "{}", desk.screen());
    desk.shelve(&repository("briefs/2025-02-12-ferry-capsizes.yaml"));
    desk.settle();
    let screen = desk.keys("H<Enter>").screen();
    assert!(screen.contains("Not in this library: Ramadi"), "{screen}");
}

#[test]
fn an_item_that_was_changed_is_said_to_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let brief = |fact: &str| {
        format!("brief: 1\nheadline: Wells\nsource: {{outlet: o, published: 2031}}\nkey_facts: [{fact}]\n")
    };
    let path = folder.path().join("a.yaml");
    std::fs::write(&path, brief("One.")).expect("written");
    let mut desk = Desk::open(&library(folder.path()), SIZE);
    desk.keys("<Enter>c");
    std::fs::write(&path, brief("Two.")).expect("written");
    desk.shelve(&library(folder.path()));
    desk.settle();
    let screen = desk.keys("C<Enter>").screen();
    assert!(screen.contains("no longer says this") && screen.contains("Two."), "{screen}");
}

#[test]
fn a_dossier_is_written_of_what_the_tray_holds() {
    let mut desk = ramadi("CW");
    assert!(desk.dossier.is_none() && desk.screen().contains("The tray is empty"), "{}", desk.screen());
    desk.keys("h<Enter>2cjcCW");
    let dossier = dossier::dossier(&desk.clips);
    assert_eq!(desk.dossier, Some(dossier.clone()));
    assert_eq!(dossier.as_str().matches("\n> “").count(), 2, "{dossier}");
    assert_eq!(dossier.as_str().matches("\n- ").count(), 1, "one source: {dossier}");
}

#[test]
fn clips_of_another_program_are_shown_at_once() {
    let mut desk = ramadi("<Enter>2cjcC");
    let mut clips = desk.clips.clone();
    clips.clips.rotate_left(1);
    desk.receive(Event::Clips(Arc::new(clips)));
    desk.settle();
    assert_eq!(desk.rows_with("› 2  “We").len(), 1, "the cursor stays on its clip: {}", desk.screen());
}

#[test]
fn keys_typed_ahead_find_the_tray_as_it_will_be() {
    let mut desk = ramadi("<Enter>2cjcjcC");
    let order = tray(&desk);
    // None of these is answered before all are pressed.
    for key in ["J", "J", "K"] {
        desk.receive(Event::Key(key.parse().expect("a key")));
    }
    desk.settle();
    assert_eq!(tray(&desk), [&order[1], &order[0], &order[2]].map(String::clone));
}
