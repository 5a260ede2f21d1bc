//! A draft under review.

use crate::support::briefs::repository;
use crate::support::desk::Desk;
use nutgraf::brief::Article;
use nutgraf::brief::parse::parse;
use nutgraf::library::BriefKey;
use nutgraf::reader::Event;
use nutgraf::reader::review::{Proof, Review};
use nutgraf::text::Shown;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

/// What every terminal shows, one with room for two panes, and the smallest on which anybody reviews.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 10)];

const DRAFT: &str = include_str!("../fixtures/review/lumen.yaml");
const ARTICLE: &str = include_str!("../fixtures/review/lumen.txt");

fn review_of(text: &str, article: Result<&str, &str>) -> Review {
    let path = "tests/fixtures/review/lumen.yaml";
    let proof = Proof {
        key: BriefKey::from(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).as_path()),
        path: Shown::from(path),
        stem: "lumen".to_owned(),
        text: text.into(),
        article: article.map(|text| Arc::new(Article::new(text))).map_err(Shown::from),
    };
    Review::new(proof).expect("a brief")
}

fn desk(size: (u16, u16)) -> Desk {
    Desk::review(&repository("tests/fixtures/review/lumen.yaml"), size, review_of(DRAFT, Ok(ARTICLE)))
}

/// What the file says after the last decision.
fn saved(desk: &Desk) -> &str {
    desk.saves.last().map_or(DRAFT, |save| &save.text)
}

fn first_line(desk: &Desk) -> String {
    desk.screen().lines().next().unwrap_or_default().to_owned()
}

fn last_line(desk: &Desk) -> String {
    desk.screen().lines().rfind(|line| !line.starts_with("[cursor")).unwrap_or_default().to_owned()
}

fn shots(open: impl Fn((u16, u16)) -> Desk, keys: &str) -> String {
    let mut shots = String::new();
    for size in SIZES {
        let mut desk = open(size);
        let screen = desk.keys(keys).screen();
        let _infallible = write!(shots, "{:=<width$}\n{screen}", "", width = usize::from(size.0));
    }
    shots
}

fn show(name: &str, keys: &str) {
    show_with(name, desk, keys);
}

fn show_with(name: &str, open: impl Fn((u16, u16)) -> Desk, keys: &str) {
    insta::with_settings!({
        description => keys, omit_expression => true, snapshot_path => "../snapshots", prepend_module_to_snapshot => false
    }, {
        insta::assert_snapshot!(format!("screens__{name}"), shots(open, keys));
    });
}

#[test]
fn at_its_beginning() {
    show("review", "");
}

#[test]
fn amid_it() {
    show("review_amid", "<Enter><Enter>d<Enter><Enter>");
}

#[test]
fn what_can_be_corrected() {
    show("review_fields", "je");
}

#[test]
fn a_value_being_corrected() {
    show("review_value", "jjee<C-w><C-w>");
}

#[test]
fn a_speaker_being_corrected() {
    show("review_speaker", "jje2<C-u>lu");
}

#[test]
fn what_is_not_in_the_article_is_said_at_once() {
    show("review_not_found", "jjee<C-w><C-w> lost it<Enter>");
}

#[test]
fn at_its_end() {
    show("review_end", "A<Enter><Enter><Enter><Enter><Enter><Enter>d");
}

#[test]
fn without_the_article() {
    let why = "The article's text, lumen.txt, cannot be read: no such file or directory.";
    let library = repository("tests/fixtures/review/lumen.yaml");
    let open = |size| Desk::review(&library, size, review_of(DRAFT, Err(why)));
    show_with("review_without_article", open, "<Enter>");
}

#[test]
fn the_help_names_the_keys_of_a_review() {
    let mut desk = desk((80, 24));
    desk.keys("?/accept<Enter>");
    assert!(desk.screen().contains("Enter a  accept the item"), "{}", desk.screen());
}

#[test]
fn each_decision_is_saved_and_can_be_taken_back() {
    let mut desk = desk((80, 24));
    desk.keys("<Enter>d");
    assert_eq!(first_line(&desk).trim_end().rsplit("  ").next(), Some("3rd of 15 · 2 done · 6 unsure"));
    assert_eq!(desk.saves.len(), 2);
    let after = saved(&desk).to_owned();
    assert!(!after.contains("12400") && !after.contains("confidence: medium}\nquotes"), "{after}");
    desk.keys("uuu");
    assert_eq!(saved(&desk), DRAFT);
    assert_eq!(last_line(&desk), " There is nothing to take back.");
    desk.keys("jjeeX<Enter>u");
    assert_eq!(saved(&desk), DRAFT, "a correction too");
}

#[test]
fn where_it_was_left_it_goes_on() {
    let mut first = desk((80, 24));
    first.keys("<Enter>jd<Enter>");
    let half = saved(&first).to_owned();
    let library = repository("tests/fixtures/review/lumen.yaml");
    let mut second = Desk::review(&library, (80, 24), review_of(&half, Ok(ARTICLE)));
    // What was passed over comes first.
    assert!(
        second.screen().lines().nth(1).unwrap_or_default().starts_with("› Figure"),
        "{}",
        second.screen()
    );
    assert!(first_line(&second).contains("0 done"), "{}", first_line(&second));
    second.keys("A");
    let rest: String =
        parse(saved(&second).as_bytes(), "x").brief.map(|brief| brief.headline.raw().to_owned()).unwrap();
    assert_eq!(rest, "Thousands flee as Lumen spillway fails");
}

#[test]
fn all_that_is_reviewed_is_no_draft_and_nothing_else_is_changed() {
    let mut desk = desk((80, 24));
    desk.keys("AaaaaaaaaA");
    let lines = |text: &str| -> Vec<String> {
        let without = |line: &str| {
            line.split(", x-draft: {").next().unwrap_or_default().trim_end_matches('}').to_owned()
        };
        text.lines().filter(|line| !line.trim_start().starts_with("x-draft")).map(without).collect()
    };
    assert_eq!(lines(saved(&desk)), lines(DRAFT));
    assert!(!saved(&desk).contains("x-draft"), "{}", saved(&desk));
    assert!(last_line(&desk).contains("No undecided item is sure"), "{}", last_line(&desk));
    desk.keys("q");
    assert!(desk.quit);
}

#[test]
fn words_that_do_not_stand_are_accepted_at_the_second_time() {
    let mut desk = desk((80, 24));
    desk.keys("jjee<C-w><C-w> lost it<Enter><Enter>");
    assert_eq!(last_line(&desk), " These words do not stand in the article; Enter again accepts.");
    assert_eq!(desk.saves.len(), 1, "the correction alone");
    desk.keys("jk<Enter>");
    assert_eq!(desk.saves.len(), 1, "it is asked again");
    desk.keys("<Enter>");
    assert_eq!(desk.saves.len(), 2);
    assert!(desk.rows_with("✓").is_empty(), "{}", desk.screen());
}

#[test]
fn a_paste_decides_nothing() {
    let mut desk = desk((80, 24));
    desk.receive(Event::Paste("add\n".to_owned()));
    desk.settle();
    assert_eq!(last_line(&desk), " Paste ignored: nothing is typed here.");
    assert!(desk.saves.is_empty());
    desk.keys("Gee");
    desk.receive(Event::Paste(" and more".to_owned()));
    desk.settle();
    desk.keys("<Enter>");
    assert!(saved(&desk).contains("government said. and more\""), "{}", saved(&desk));
}

#[test]
fn a_mistake_that_check_finds_leads_to_its_part() {
    let mut desk = desk((80, 24));
    let part = desk.screen().lines().nth(1).unwrap_or_default().to_owned();
    desk.keys("!<Enter>");
    assert!(last_line(&desk).contains("in no part of the review"), "{}", last_line(&desk));
    desk.keys("j<Enter>");
    assert!(first_line(&desk).contains("Review ›"), "{}", desk.screen());
    assert_ne!(desk.screen().lines().nth(1).unwrap_or_default(), part);
    desk.keys("<Enter>");
    assert_eq!(desk.saves.len(), 1, "the review goes on");
}

#[test]
fn the_summary_is_to_be_rewritten_until_it_was() {
    let mut desk = desk((80, 24));
    desk.keys("G");
    assert_eq!(desk.rows_with("Headline and summary, to be rewritten").len(), 1, "{}", desk.screen());
    desk.keys("e2<C-u>Spillway fails<Enter>");
    assert!(saved(&desk).contains("headline: Spillway fails\n"), "{}", saved(&desk));
    assert_eq!(desk.rows_with("to be rewritten").len(), 1, "the headline is not the summary");
    desk.keys("ee<C-u>It failed.<Enter>");
    assert!(desk.rows_with("to be rewritten").is_empty(), "{}", desk.screen());
}

#[test]
fn a_decision_of_a_part_that_was_changed_meanwhile_is_not_made() {
    let mut desk = desk((80, 24));
    desk.disk = Err(Shown::from("no space left on device"));
    desk.keys("jj<Enter>");
    desk.disk = Ok(());
    let theirs = DRAFT.replace("They filed it,", "They filed it");
    desk.receive(Event::Overtaken { generation: 1, text: Ok(theirs.as_str().into()) });
    desk.settle();
    let expected = " Not accepted: this part changed meanwhile; look again. Undo begins anew here.";
    assert_eq!(last_line(&desk).get(..76), expected.get(..76));
    assert!(first_line(&desk).contains("0 done"), "{}", first_line(&desk));
}

#[test]
fn an_actor_that_is_named_is_not_dropped() {
    let mut desk = desk((80, 24));
    desk.keys("jjjd");
    assert_eq!(last_line(&desk), " Still named by 1 quote: change or drop it first.");
    assert!(desk.saves.is_empty());
    desk.keys("kdd");
    assert_eq!(last_line(&desk), " Dropped; u takes it back.");
    assert!(!saved(&desk).contains("Dara"), "{}", saved(&desk));
}

#[test]
fn what_another_program_wrote_stays_and_what_was_not_saved_is_done_again() {
    let mut desk = desk((80, 24));
    desk.keys("<Enter>");
    desk.disk = Err(Shown::from("no space left on device"));
    desk.keys("d");
    assert!(last_line(&desk).starts_with(" Not saved: no space left on device."), "{}", last_line(&desk));
    assert!(first_line(&desk).contains("not saved · 3rd of 15 · 2 done"), "{}", first_line(&desk));
    desk.disk = Ok(());
    let theirs = desk.saves[0].text.replace("dams, evacuation", "dams, valleys");
    desk.receive(Event::Overtaken { generation: 1, text: Ok(theirs.as_str().into()) });
    desk.settle();
    assert_eq!(desk.saves.last().map(|save| save.generation), Some(1));
    assert!(saved(&desk).contains("dams, valleys") && !saved(&desk).contains("12400"), "{}", saved(&desk));
    assert!(first_line(&desk).contains("2 done"), "{}", first_line(&desk));
}

#[test]
fn a_file_that_another_program_broke_is_left_alone_until_it_is_mended() {
    let mut desk = desk((80, 24));
    desk.receive(Event::Overtaken { generation: 1, text: Ok("brief: [".into()) });
    desk.settle();
    assert!(last_line(&desk).contains("it cannot be read as a brief any more"), "{}", last_line(&desk));
    desk.keys("<Enter>d");
    assert!(desk.saves.is_empty());
    desk.receive(Event::Overtaken { generation: 2, text: Ok(DRAFT.into()) });
    desk.settle();
    desk.keys("<Enter>");
    assert_eq!((desk.saves.len(), desk.saves[0].generation), (1, 2));
}

#[test]
fn what_cannot_be_saved_is_not_given_up_by_one_key() {
    let mut desk = desk((80, 24));
    desk.disk = Err(Shown::from("the file is read-only"));
    desk.keys("<Enter>q");
    assert!(!desk.quit, "{}", last_line(&desk));
    desk.keys("q");
    assert!(desk.quit);
    let saves = desk.saves.len();
    assert!(saves >= 3, "it is tried again: {saves}");
}

#[test]
fn the_keys_of_reading_do_nothing_to_it() {
    let mut desk = desk((120, 40));
    let before = desk.screen();
    desk.keys("s");
    assert!(last_line(&desk).contains("Not in a review; q ends it"), "{}", last_line(&desk));
    desk.keys("#t:lh1x<Esc>");
    let below = |screen: &str| screen.lines().take(39).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(below(&desk.screen()), below(&before));
    assert!(desk.saves.is_empty());
}

#[test]
fn any_size_and_any_keys_show_something() {
    for size in [(1, 1), (2, 3), (10, 4), (20, 5), (99, 8), (100, 3), (300, 90)] {
        let mut desk = desk(size);
        for keys in [
            "j",
            "G",
            "<Tab>",
            "e",
            "j",
            "<Enter>",
            "x",
            "<Enter>",
            "d",
            "A",
            "<C-d>",
            "u",
            "gg",
            "z",
            "/the<Enter>n",
            "?",
            "q",
        ] {
            desk.keys(keys);
            let _drawn = desk.screen();
        }
    }
}

/// The rows that say something is a draft.
#[test]
fn what_is_not_reviewed_is_said_to_be_a_draft_where_it_is_read_and_cited() {
    let library = repository("tests/fixtures/review/lumen.yaml");
    let mut desk = Desk::open(&library, (80, 24));
    assert_eq!(desk.rows_with("draft").len(), 1, "{}", desk.screen());
    desk.keys("<Enter>2");
    assert!(first_line(&desk).contains("draft · Orsa Courier"), "{}", first_line(&desk));
    assert_eq!(desk.rows_with("draft, unsure").len(), 2, "{}", desk.screen());
    desk.keys("Y");
    let cited = desk.copied.last().map(|words| words.as_str().to_owned()).unwrap_or_default();
    assert!(cited.ends_with("; draft, not reviewed)"), "{cited}");
    desk.keys("5");
    assert!(desk.rows_with("draft").len() > 3, "{}", desk.screen());
}
