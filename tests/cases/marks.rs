//! What a reader has marked, and what marks of itself.

use crate::support::desk::Desk;
use nutgraf::brief::snapshot::Snapshot;
use nutgraf::library::{BriefKey, Loaded, Memory};
use nutgraf::reader::Event;
use nutgraf::reader::key::Key;
use nutgraf::state::{BriefName, Change, Marks};
use proptest::prelude::*;
use std::sync::Arc;

/// A library of files, each a path and what it holds.
fn library(files: &[(&str, &str)]) -> Arc<Memory> {
    let load = |(path, text): &(&str, &str)| {
        Loaded::from_bytes(BriefKey((*path).into()), path, None, text.as_bytes())
    };
    Arc::new(Memory::new(files.iter().map(load).collect()))
}

/// A brief of some day of April.
fn brief(headline: &str, day: u8, rest: &str) -> String {
    format!(
        "brief: 1\nheadline: {headline}\nsource: {{outlet: Islander, published: 2025-04-{day:02}}}\n{rest}"
    )
}

/// Forty quotes, more than any screen holds, the newest brief first.
fn long(headline: &str, day: u8) -> String {
    let quotes: Vec<String> =
        (0..40).map(|n| format!("- {{speaker: Ada Hallin, text: Sentence {n}.}}\n")).collect();
    let quotes = quotes.concat();
    brief(headline, day, &format!("key_facts: [It rained.]\nquotes:\n{quotes}"))
}

fn three() -> Arc<Memory> {
    library(&[
        ("a.yaml", &long("First", 4)),
        ("b.yaml", &long("Second", 3)),
        ("c.yaml", &long("Third", 2)),
        ("broken.yaml", "brief: ["),
    ])
}

fn desk() -> Desk {
    let mut desk = Desk::open(&three(), (80, 24));
    desk.keys("j");
    desk
}

fn count(desk: &Desk) -> String {
    let screen = desk.screen();
    let line = screen.lines().next().unwrap_or_default();
    line.rsplit("   ").next().unwrap_or_default().trim().to_owned()
}

fn name(id: &str) -> BriefName {
    BriefName { library: "samples".into(), id: id.into() }
}

const BEFORE: &str = "summary: It holds.\nkey_facts: [The valley road is closed., Nobody was hurt.]\n\
    quotes:\n- {speaker: Ada Hallin, text: We told them in January., caveat: no recording was made}\n\
    - {speaker: Bo Lind, text: I saw nothing.}\n";
const NOW: &str = "summary: It holds.\nstatus: corrected\nkey_facts: [The valley road is open., Nobody was hurt.]\n\
    quotes:\n- {speaker: Ada Hallin, text: We told them in March., caveat: no recording was made}\n\
    - {speaker: Cara Moss, text: The gate was old and everybody knew.}\n";

/// Marks of somebody who has read briefs as they were, starred one, and was here on the first of April.
fn marks(read: &[(&str, &str)], starred: &str) -> Marks {
    let mut marks = Marks::default();
    let at = "2025-04-01T14:05:00Z".parse().expect("a time");
    for (id, text) in read {
        let brief = nutgraf::brief::parse::parse(text.as_bytes(), id).brief.expect("a brief");
        let snapshot = Arc::new(Snapshot::of(&brief));
        marks.remember(snapshot.clone());
        marks.apply(&Change::Read(vec![(name(id), Some(snapshot))]), at);
    }
    marks.apply(&Change::Star(name(starred), true), at);
    marks.apply(&Change::Visit("samples".into()), at);
    marks
}

/// A list with every mark: unread, changed and starred, read, and a file that cannot be read.
pub(crate) fn read_changed_and_starred(size: (u16, u16)) -> Desk {
    let (old, new) = (brief("Dam holds", 4, BEFORE), brief("Dam holds", 4, NOW));
    let third = long("Third", 2);
    let files = [
        ("a.yaml", new.as_str()),
        ("b.yaml", &long("Second", 3)),
        ("c.yaml", &third),
        ("broken.yaml", "brief: ["),
    ];
    Desk::open_marked(&library(&files), size, &marks(&[("a", &old), ("c", &third)], "a"))
}

#[test]
fn a_brief_is_read_when_it_is_left_and_not_when_it_is_skimmed_past() {
    let mut desk = desk();
    assert_eq!(count(&desk), "3 briefs, 3 unread, 1 unreadable");
    desk.keys("jjkk");
    desk.resize((120, 40)).keys("jk");
    assert!(desk.kept.is_empty(), "a preview marks nothing: {:?}", desk.kept);
    desk.resize((80, 24)).keys("<Enter>");
    assert!(desk.kept.is_empty(), "it is only begun: {:?}", desk.kept);
    desk.keys("q");
    assert_eq!(count(&desk), "3 briefs, 2 unread, 1 unreadable");
    desk.keys("j<Enter>J");
    assert_eq!(desk.kept.len(), 2, "left by J");
    desk.keys("H");
    assert_eq!(desk.kept.len(), 3, "left by H");
    assert_eq!(count(desk.keys("h")), "3 briefs, 1 unreadable");
}

#[test]
fn a_brief_whose_end_was_seen_is_read_while_it_is_open() {
    let mut desk = Desk::open(&library(&[("a.yaml", &long("First", 4))]), (80, 10));
    desk.keys("<Enter>2G");
    assert_eq!(desk.kept.len(), 0, "the key facts were not seen to their end: {:?}", desk.kept);
    desk.keys("1G");
    assert!(matches!(&desk.kept[..], [Change::Read(_)]), "{:?}", desk.kept);
    desk.keys("2gg1G");
    assert_eq!(desk.kept.len(), 1, "once is enough");
}

#[test]
fn what_cannot_be_read_is_never_marked() {
    let mut desk = Desk::open(&library(&[("broken.yaml", "brief: [")]), (80, 24));
    desk.keys("<Enter>G");
    assert!(
        desk.keys("u").screen().contains("A file that cannot be read is not marked."),
        "{}",
        desk.screen()
    );
    desk.keys("mqA");
    assert!(desk.kept.is_empty(), "{:?}", desk.kept);
}

#[test]
fn read_and_unread_by_hand() {
    let mut desk = desk();
    assert!(desk.keys("u").screen().contains("Marked read."), "{}", desk.screen());
    assert_eq!(count(&desk), "3 briefs, 2 unread, 1 unreadable");
    assert!(desk.keys("u").screen().contains("Marked unread."), "{}", desk.screen());
    desk.keys("<Enter>uu");
    assert!(desk.screen().contains("leaving keeps it so"), "{}", desk.screen());
    assert_eq!(count(desk.keys("q")), "3 briefs, 3 unread, 1 unreadable");
}

#[test]
fn what_is_marked_unread_stays_so_where_one_goes_back_in_it() {
    let mut desk = desk();
    assert!(
        desk.keys("<Enter>2uu").screen().contains("Marked unread; leaving keeps it so."),
        "{}",
        desk.screen()
    );
    assert_eq!(count(desk.keys("Hq")), "3 briefs, 3 unread, 1 unreadable");
}

#[test]
fn keys_pressed_before_marks_come_back_are_not_taken_for_their_opposites() {
    for (keys, unread) in [("uu", 3), ("uuu", 2), ("AA", 3), ("AAA", 0)] {
        let mut desk = desk();
        for key in keys.chars() {
            desk.receive(Event::Key(Key::char(key)));
        }
        desk.settle();
        let expected = if unread == 0 { String::new() } else { format!(" {unread} unread,") };
        assert_eq!(count(&desk), format!("3 briefs,{expected} 1 unreadable"), "{keys}");
    }
}

#[test]
fn the_next_unread_is_gone_to_round_the_end_and_opened_in_a_brief() {
    let mut desk = desk();
    desk.keys("ju");
    assert!(desk.keys("kU").rows_with("› ").iter().any(|row| row.contains("Third")), "{}", desk.screen());
    desk.keys("U");
    assert!(desk.screen().contains("From the beginning again"), "{}", desk.screen());
    assert!(desk.rows_with("› ").iter().any(|row| row.contains("First")), "{}", desk.screen());
    desk.keys("<Enter>U");
    assert!(desk.screen().starts_with(" Third"), "{}", desk.screen());
    desk.keys("U");
    assert!(desk.screen().contains("No other brief here is unread or changed."), "{}", desk.screen());
}

#[test]
fn a_star_is_set_and_taken_away() {
    let mut desk = desk();
    assert_eq!(desk.keys("m").rows_with("★").len(), 1, "{}", desk.screen());
    desk.keys("<Enter>mq");
    assert!(desk.rows_with("★").is_empty(), "{}", desk.screen());
}

#[test]
fn all_of_the_filtered_list_are_read_and_the_same_key_undoes_it() {
    let mut desk = desk();
    desk.keys(":first<Enter>A");
    assert!(desk.screen().contains("1 brief marked read; A undoes it."), "{}", desk.screen());
    desk.keys("X");
    assert_eq!(count(&desk), "3 briefs, 2 unread, 1 unreadable");
    desk.keys("A");
    assert_eq!(count(&desk), "3 briefs, 1 unreadable");
    assert!(desk.keys("A").screen().contains("2 briefs back as before A."), "{}", desk.screen());
    assert_eq!(count(&desk), "3 briefs, 2 unread, 1 unreadable");
}

#[test]
fn a_brief_opens_where_it_was_left_wherever_that_is_now() {
    let mut desk = desk();
    desk.keys("<Enter>2jjjjjq<Enter>");
    assert!(desk.screen().contains("Where you left it; 1 to the beginning."), "{}", desk.screen());
    assert!(desk.rows_with("› “Sentence 5.”").len() == 1, "{}", desk.screen());
    desk.keys("kq");
    let kept = desk.marks.clone();
    let gone = long("First", 4).replace("- {speaker: Ada Hallin, text: Sentence 4.}\n", "");
    let brief = nutgraf::brief::parse::parse(gone.as_bytes(), "a").brief.expect("a brief");
    let mut read_anew = kept.clone();
    let read = Change::Read(vec![(name("a"), Some(Arc::new(Snapshot::of(&brief))))]);
    read_anew.apply(&read, "2025-04-02T00:00:00Z".parse().expect("a time"));
    let mut desk = Desk::open_marked(&library(&[("a.yaml", &gone)]), (80, 24), &read_anew);
    assert_eq!(
        desk.keys("<Enter>").rows_with("› “Sentence 0.”").len(),
        1,
        "its part is there: {}",
        desk.screen()
    );
}

#[test]
fn what_changed_is_shown_until_the_brief_is_left() {
    let mut desk = read_changed_and_starred((80, 24));
    desk.keys("j<Enter>");
    assert!(desk.screen().contains("Changed since you read it on 1 Apr: status,"), "{}", desk.screen());
    desk.keys("G2G");
    assert!(matches!(desk.kept.first(), Some(Change::Read(_))), "its end was seen: {:?}", desk.kept);
    assert!(desk.screen().contains("~ altered, it was: “We told them in January.”"), "{}", desk.screen());
    assert!(desk.screen().contains("- removed: “I saw nothing.” — Bo Lind"), "{}", desk.screen());
    desk.keys("q<Enter>");
    assert!(!desk.screen().contains("it was:"), "{}", desk.screen());
}

#[test]
fn what_changes_while_it_is_read_for_the_first_time_is_shown() {
    let mut desk = Desk::open(&library(&[("a.yaml", &brief("Dam holds", 4, BEFORE))]), (80, 24));
    desk.keys("<Enter>2");
    desk.shelve(&library(&[("a.yaml", &brief("Dam holds", 4, NOW))]));
    desk.settle();
    assert!(desk.screen().contains("~ altered, it was: “We told them in January.”"), "{}", desk.screen());
    assert!(matches!(&desk.kept[..], [Change::Read(_)]), "{:?}", desk.kept);
    desk.keys("h<Enter>2");
    assert!(!desk.screen().contains("it was:"), "it was read so: {}", desk.screen());
}

#[test]
fn in_a_narrow_pane_what_changed_is_said_first() {
    let mut desk = read_changed_and_starred((40, 10));
    assert!(desk.keys("j<Enter>").screen().contains("Changed since you read it on"), "{}", desk.screen());
}

#[test]
fn a_filter_for_the_unread_empties_no_brief_that_is_open_and_skips_none() {
    let mut desk = desk();
    desk.keys(":is:unread<Enter><Enter>1G2G");
    assert!(desk.screen().contains("Sentence 39."), "{}", desk.screen());
    assert_eq!(desk.kept.len(), 1, "{:?}", desk.kept);
    assert!(desk.keys("J").screen().starts_with(" Second"), "{}", desk.screen());
    assert!(desk.keys("J").screen().starts_with(" Third"), "{}", desk.screen());
}

#[test]
fn what_is_new_since_the_last_visit_comes_first_where_one_is_known() {
    let mut desk = read_changed_and_starred((80, 24));
    assert!(desk.keys("w").screen().contains("since my last visit"), "{}", desk.screen());
    desk.keys("<Enter>");
    assert!(desk.screen().contains("new since 1 Apr 14:05 ✕"), "{}", desk.screen());
    assert!(!self::desk().keys("w").screen().contains("last visit"));
}

#[test]
fn what_is_open_when_the_session_ends_is_kept() {
    let mut desk = desk();
    desk.keys("<Enter>2jjQ");
    assert!(desk.quit);
    let kept: Vec<&str> = desk
        .kept
        .iter()
        .map(|change| match change {
            Change::Read(_) => "read",
            Change::Place(..) => "place",
            Change::Visit(_) => "visit",
            _ => "other",
        })
        .collect();
    assert_eq!(kept, ["read", "place", "visit"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever narrows, and whatever the cursor passes, nothing is marked.
    #[test]
    fn filters_never_touch_marks(keys in proptest::collection::vec(
        prop_oneof![
            Just(":is:unread<Enter>"), Just(":-is:starred first<Enter>"), Just(":is:changed<Enter>"), Just("w<Enter>"),
            Just("x"), Just("X"), Just("i"), Just("t<Enter>"), Just("a<Enter>"), Just("f<Esc>"), Just("j"), Just("G"), Just("U"),
        ], 0..12)
    ) {
        let mut desk = read_changed_and_starred((120, 30));
        let before = desk.marks.clone();
        for keys in keys {
            desk.keys(keys);
        }
        prop_assert_eq!(&desk.marks, &before);
        prop_assert!(desk.kept.is_empty());
    }
}
