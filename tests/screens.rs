//! The screens: a library, a string of keys, and what stands there then, at three sizes.
//!
//! `INSTA_UPDATE=always cargo test --test screens` writes the snapshots; each is then to be read.

mod cases {
    mod clips;
    pub(crate) mod marks;
    mod newcomer;
    mod ramadi;
    mod reload;
    mod review;
}
mod support {
    pub(crate) mod briefs;
    pub(crate) mod desk;
    pub(crate) mod keys;
    pub(crate) mod shot;
}

use nutgraf::library::{Memory, Origin, load};
use nutgraf::reader::Event;
use nutgraf::text::Shown;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use support::briefs::repository;
use support::desk::Desk;

/// What every terminal shows, one with room for two panes, and a phone's.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

const RAMADI: &str = "briefs/ramadi-2015-05-18.yaml";
const FERRY: &str = "briefs/2025-02-12-ferry-capsizes.yaml";
const WITHDRAWN: &str = "briefs/2025-03-13-log-rewritten-claim.yaml";

/// Holds what the keys lead to against the snapshot of this name.
fn show(name: &str, library: &str, keys: &str) {
    let library = repository(library);
    show_with(name, |size| Desk::open(&library, size), keys);
}

fn show_with(name: &str, open: impl Fn((u16, u16)) -> Desk, keys: &str) {
    let mut shots = String::new();
    for size in SIZES {
        let mut desk = open(size);
        let screen = desk.keys(keys).screen();
        let _ = write!(shots, "{:=<width$}\n{screen}", "", width = usize::from(size.0));
    }
    insta::with_settings!({ description => keys, omit_expression => true }, {
        insta::assert_snapshot!(name, shots);
    });
}

fn samples() -> Arc<Memory> {
    let mut samples = Vec::new();
    load::load(&[Origin::Samples], |batch| {
        samples.extend(batch);
        true
    });
    Arc::new(Memory::new(samples))
}

#[test]
fn library() {
    show("library", "briefs", "");
}

#[test]
fn library_scrolled_to_its_end() {
    show("library_end", "briefs", "G");
}

#[test]
fn ramadi_key_facts() {
    show("ramadi_1_key_facts", RAMADI, "<Enter>");
}

#[test]
fn ramadi_quotes() {
    show("ramadi_2_quotes", RAMADI, "<Enter>2");
}

#[test]
fn ramadi_figures() {
    show("ramadi_3_figures", RAMADI, "<Enter>3");
}

#[test]
fn ramadi_context() {
    show("ramadi_4_context", RAMADI, "<Enter>4");
}

#[test]
fn ramadi_actors() {
    show("ramadi_5_actors", RAMADI, "<Enter>5");
}

#[test]
fn ramadi_timeline() {
    show("ramadi_6_timeline", RAMADI, "<Enter>6");
}

#[test]
fn ramadi_has_no_article() {
    show("ramadi_7_article", RAMADI, "<Enter>7");
}

#[test]
fn ferry_key_facts() {
    show("ferry_1_key_facts", FERRY, "<Enter>");
}

#[test]
fn ferry_quotes_further_down() {
    show("ferry_2_quotes", FERRY, "<Enter>2<C-d>");
}

#[test]
fn ferry_article_at_the_paragraph_of_a_quote() {
    show("ferry_7_article", FERRY, "<Enter>2jj<Enter>");
}

#[test]
fn withdrawn() {
    show("withdrawn", WITHDRAWN, "<Enter>");
}

#[test]
fn withdrawn_at_its_end() {
    show("withdrawn_end", WITHDRAWN, "<Enter>G");
}

#[test]
fn withdrawn_quotes() {
    show("withdrawn_2_quotes", WITHDRAWN, "<Enter>2");
}

#[test]
fn translated_quotes() {
    show("translated_2_quotes", "briefs/2025-02-13-angehoerige-zaehlen.yaml", "<Enter>2");
}

#[test]
fn speakers() {
    show("speakers", "briefs", "s");
}

#[test]
fn speakers_while_typing() {
    show("speakers_typing", "briefs", "sschultz");
}

#[test]
fn speakers_while_moving() {
    show("speakers_while_moving", "briefs", "s<Down><Esc>j");
}

/// In one pane, words come back beneath the people as they are narrowed, and with Enter.
#[test]
fn words_come_back_after_moving() {
    let shows_words = |keys: &str| {
        let mut desk = Desk::open(&repository("briefs"), (80, 24));
        desk.keys(keys).screen().contains("\u{201c}")
    };
    for (keys, words) in [
        ("s", true),
        ("s<Esc>j", false),
        ("s<Esc>jk", false),
        ("s<Esc>js", false),
        ("s<Esc>jss", true),
        ("s<Esc>j<Enter>", true),
        ("s<Esc>j<Enter>h", false),
    ] {
        assert_eq!(shows_words(keys), words, "after {keys}");
    }
}

#[test]
fn speakers_words() {
    show("speakers_words", "briefs", "sschultz<Enter>");
}

#[test]
fn speakers_in_the_brief() {
    show("speakers_in_the_brief", "briefs", "sschultz<Enter><Enter>");
}

#[test]
fn speakers_figures() {
    show("speakers_figures", "briefs", "shaimour<Enter>G");
}

#[test]
fn speakers_of_no_name() {
    show("speakers_nobody", "briefs", "sxyzzy");
}

#[test]
fn figures() {
    show("figures", "briefs", "#");
}

#[test]
fn figures_drawn() {
    show("figures_drawn", "briefs", "#v");
}

#[test]
fn figures_of_a_brief_drawn() {
    show("ramadi_3_drawn", RAMADI, "<Enter>3v");
}

#[test]
fn figures_of_a_series_drawn() {
    show("ferry_3_drawn", FERRY, "<Enter>3jv");
}

#[test]
fn picker_of_actors() {
    show("picker_actors", "briefs", "ahal");
}

#[test]
fn picker_of_themes_with_two_taken() {
    show("picker_themes", "briefs", "t<Tab><Down><Tab>");
}

#[test]
fn picker_that_finds_nothing() {
    show("picker_nothing", "briefs", "txyzzy");
}

#[test]
fn picker_of_dates() {
    show("picker_when", "briefs", "w");
}

#[test]
fn picker_of_a_typed_date() {
    show("picker_when_typed", "briefs", "w2015-05");
}

#[test]
fn picker_of_what_is_under_the_cursor() {
    show("picker_here", RAMADI, "<Enter>2f");
}

#[test]
fn query_line() {
    show("query", "briefs", ":");
}

#[test]
fn query_line_completes() {
    show("query_completes", "briefs", ":theme:d<Tab>");
}

#[test]
fn query_line_with_a_mistake() {
    show("query_mistake", "briefs", ":ramadi after:soon<Enter>");
}

#[test]
fn filtered_library() {
    show("filtered_library", "briefs", ":actor:dehghan theme:displacement<Enter>");
}

#[test]
fn filtered_brief() {
    show("filtered_brief", RAMADI, "ahaimour<Enter>tdispl<Enter><Enter>");
}

#[test]
fn filtered_brief_with_what_has_no_marks() {
    show("filtered_brief_unmarked", FERRY, "<Enter>6agudrild<Enter>");
}

#[test]
fn filtered_brief_with_what_has_no_marks_shown() {
    show("filtered_brief_unmarked_shown", FERRY, "<Enter>6agudrild<Enter>i");
}

#[test]
fn filtered_to_nothing() {
    show("filtered_to_nothing", "briefs", "tair c<Enter>w2031<Enter>");
}

#[test]
fn filtered_section_to_nothing() {
    show("filtered_section_to_nothing", RAMADI, "aschultz<Enter><Enter>3");
}

#[test]
fn find_while_typing() {
    show("find_typing", RAMADI, "<Enter>/militia");
}

#[test]
fn find_next() {
    show("find_next", RAMADI, "<Enter>/militia<Enter>n");
}

#[test]
fn find_nothing() {
    show("find_nothing", RAMADI, "<Enter>/xyzzy<Enter>");
}

#[test]
fn help() {
    show("help", "briefs", "?");
}

#[test]
fn help_further_down() {
    show("help_further_down", "briefs", "?<PgDn>");
}

#[test]
fn broken_library() {
    show("broken_library", "tests/fixtures/broken", "");
}

#[test]
fn unreadable_brief() {
    show("unreadable", "tests/fixtures/broken/syntax.yaml", "<Enter>");
}

#[test]
fn brief_of_a_newer_version() {
    show("newer", "tests/fixtures/broken/newer.yaml", "<Enter>");
}

#[test]
fn flawed_brief() {
    show("flawed", "tests/fixtures/broken/comma.yaml", "<Enter>");
}

#[test]
fn flawed_figures() {
    show("flawed_3_figures", "tests/fixtures/broken/comma.yaml", "<Enter>3");
}

#[test]
fn brief_with_nothing_but_what_is_required() {
    show("bare", "tests/fixtures/broken/sound.yaml", "<Enter>");
}

#[test]
fn one_pane() {
    show("one_pane", "briefs", "z");
}

#[test]
fn one_pane_in_a_brief() {
    show("one_pane_brief", "briefs", "<Enter>z");
}

const SOURCED: &str = "tests/fixtures/sourced";

#[test]
fn sourced_key_facts() {
    show("sourced_1_key_facts", SOURCED, "j<Enter>");
}

#[test]
fn sourced_quotes() {
    show("sourced_2_quotes", SOURCED, "j<Enter>2");
}

#[test]
fn sourced_figures() {
    show("sourced_3_figures", SOURCED, "j<Enter>3");
}

#[test]
fn unchecked_quotes_say_why() {
    show("sourced_unchecked", SOURCED, "<Enter>2");
}

#[test]
fn sourced_words_of_a_speaker() {
    show("sourced_words", SOURCED, "sreit<Enter>");
}

#[test]
fn the_help_explains_the_marks() {
    show("help_marks", SOURCED, "?/marks<Enter>");
}

/// The four marks where a terminal shows ASCII alone.
#[test]
fn marks_in_ascii() {
    let mut desk = Desk::open(&repository(SOURCED), (80, 24));
    let quotes = desk.keys("j<Enter>2").ascii();
    for line in [
        "   - Ada Brenn, miller - as printed in Vale Courier, 2 April 2031           + #2",
        "   - Jonas Reit, county engineer - printed 2 April 2031                     x #4",
    ] {
        assert!(quotes.lines().any(|row| row.replace('*', "-") == line), "{line}\n{quotes}");
    }
    assert!(quotes.contains(" > #4, not #3\n"), "{quotes}");
    assert!(desk.keys("q k<Enter>2").ascii().contains(" ? #2\n"), "{}", desk.ascii());
}

#[test]
fn check_of_a_brief_with_mistakes() {
    show("check", "tests/fixtures/mistaken/market.yaml", "<Enter>!");
}

#[test]
fn check_further_down() {
    show("check_further_down", "tests/fixtures/mistaken/market.yaml", "!jjjj");
}

#[test]
fn check_leads_to_the_item() {
    show("check_to_the_item", "tests/fixtures/mistaken/market.yaml", "!j<Enter>");
}

/// From wherever one is: the line of what is under the cursor.
#[test]
fn a_file_is_edited_at_the_line_of_what_is_under_the_cursor() {
    for (keys, line) in [
        ("e", None),
        ("<Enter>2je", Some(8)),
        ("<Enter>5e", Some(5)),
        ("!jjje", Some(11)),
        ("!j<Enter>e", Some(8)),
        ("sbrenn<Enter>e", Some(7)),
        ("#je", Some(10)),
    ] {
        let mut desk = Desk::open(&repository("tests/fixtures/mistaken/market.yaml"), (80, 24));
        let errand = desk.keys(keys).errand.take().expect("a file to edit");
        assert!(errand.file.ends_with("tests/fixtures/mistaken/market.yaml"), "{:?}", errand.file);
        assert_eq!(errand.line, line, "{keys}\n{}", desk.screen());
    }
    let mut desk = Desk::open(&repository("tests/fixtures/broken/syntax.yaml"), (80, 24));
    assert_eq!(desk.keys("<Enter>e").errand.take().and_then(|errand| errand.line), Some(3));
}

#[test]
fn what_has_no_file_is_not_edited() {
    let mut desk = Desk::open(&samples(), (80, 24));
    assert!(desk.keys("e").errand.is_none());
    assert!(
        desk.screen().contains("a sample, built into the program: there is no file"),
        "{}",
        desk.screen()
    );
    let mut desk = Desk::open(&Arc::default(), (80, 24));
    assert!(desk.keys("e").errand.is_none());
    assert!(desk.keys("!").screen().contains("There is no brief under the cursor."), "{}", desk.screen());
}

#[test]
fn what_went_wrong_with_an_editor_is_said_until_the_next_key() {
    let mut desk = Desk::open(&repository(RAMADI), (80, 24));
    let key = desk.keys("<Enter>e").errand.take().expect("a file to edit").key;
    let problem = Some(Shown::from("The editor ended with status 1."));
    desk.receive(Event::Edited { key, problem });
    assert!(desk.screen().ends_with(" The editor ended with status 1.\n"), "{}", desk.screen());
    assert!(!desk.keys("j").screen().contains("status 1"));
}

#[test]
fn check_that_finds_nothing() {
    show("check_nothing", "tests/fixtures/mistaken/square.yaml", "!");
}

#[test]
fn check_of_an_unreadable_file() {
    show("check_unreadable", "tests/fixtures/broken/syntax.yaml", "!<Enter>");
}

#[test]
fn clip_tray() {
    show("clip_tray", RAMADI, "<Enter>2cjccask him again<Enter>3c1jcCj");
}

#[test]
fn clip_tray_empty() {
    show("clip_tray_empty", RAMADI, "C");
}

#[test]
fn note_of_a_clip() {
    show("clip_note", RAMADI, "<Enter>2cc“yes”");
}

#[test]
fn help_of_copying() {
    show("help_clips", RAMADI, "?/clip<Enter>");
}

#[test]
fn empty_library() {
    let library = Arc::new(Memory::default());
    show_with("empty_library", |size| Desk::open(&library, size), "");
}

#[test]
fn first_run() {
    let library = samples();
    let welcome = || Some(Shown::from(nutgraf::commands::WELCOME));
    show_with("first_run", |size| Desk::open_with(&library, size, welcome()), "");
}

#[test]
fn marks_in_the_list() {
    show_with("marks", cases::marks::read_changed_and_starred, "");
}

#[test]
fn changed_brief() {
    show_with("changed", cases::marks::read_changed_and_starred, "j<Enter>");
}

#[test]
fn changed_quotes() {
    show_with("changed_2_quotes", cases::marks::read_changed_and_starred, "j<Enter>2");
}

#[test]
fn picker_of_dates_after_a_visit() {
    show_with("picker_when_visited", cases::marks::read_changed_and_starred, "w");
}

#[test]
fn another_size_keeps_the_place() {
    let mut desk = Desk::open(&repository(RAMADI), (80, 24));
    let before = desk.keys("<Enter>2jjj").screen();
    for size in [(40, 12), (120, 40), (10, 3), (1, 1)] {
        desk.resize(size);
        assert!(size.0 < 40 || desk.rows_with("› “indeed a setback”").len() == 1, "{}", desk.screen());
    }
    desk.resize((80, 24));
    assert_eq!(desk.rows_with("›"), before.lines().filter(|row| row.contains('›')).collect::<Vec<_>>());
}

/// What the weights and colours are, where text alone does not tell.
#[test]
fn styles() {
    let mut rows = Vec::new();
    let mut desk = Desk::open(&repository("briefs"), (80, 24));
    rows.extend([1, 2, 23].map(|y| desk.styled(y)));
    desk.keys("sschultz<Enter>");
    rows.extend([1, 2, 5, 6, 8].map(|y| desk.styled(y)));
    let mut desk = Desk::open(&repository(RAMADI), (80, 24));
    desk.keys("<Enter>/militia<Enter>");
    rows.extend([0, 1, 5, 17].map(|y| desk.styled(y)));
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("styles", rows.join("\n")) });
}

#[test]
fn every_snapshot_belongs_to_a_test() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let used = |name: &str| {
        ["show(", "show_with(", "assert_snapshot!("]
            .iter()
            .any(|call| include_str!("screens.rs").contains(&format!("{call}\"{name}\"")))
    };
    let files =
        std::fs::read_dir(folder).expect("the snapshots").map(|file| file.expect("a file").file_name());
    let names = files.filter_map(|file| Some(file.to_str()?.strip_prefix("screens__")?.to_owned()));
    let orphans: Vec<String> = names.filter(|name| !name.split('.').next().is_some_and(&used)).collect();
    assert!(orphans.is_empty(), "no test has these snapshots: {orphans:?}");
}
