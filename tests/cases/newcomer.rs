//! What first readers stumbled over.

use crate::support::briefs::repository;
use crate::support::desk::Desk;
use rstest::rstest;

const RAMADI: &str = "briefs/ramadi-2015-05-18.yaml";
const FERRY: &str = "briefs/2025-02-12-ferry-capsizes.yaml";

/// High enough for everything that is shown at once.
const HIGH: (u16, u16) = (90, 400);

fn opened(library: &str, size: (u16, u16), keys: &str) -> Desk {
    let mut desk = Desk::open(&repository(library), size);
    desk.keys(keys);
    desk
}

/// What the library knows stays true when those that disagree are filtered away.
#[test]
fn sources_that_disagree_are_marked_under_a_filter_too() {
    let mut desk = opened("briefs", HIGH, "#");
    assert_eq!(desk.rows_with("12 Feb 2025 ≠").len(), 5, "{}", desk.screen());
    desk.keys(":series:sunnild-missing outlet:\"hallin islander\"<Enter>");
    let left = desk.rows_with("12 Feb 2025");
    assert!(left.len() == 1 && left[0].contains("12 Feb 2025 ≠  54"), "{}", desk.screen());
}

#[rstest]
#[case("h")]
#[case("<Left>")]
fn nobody_goes_out_of_the_library_but_by_the_key_that_quits(#[case] out: &str) {
    let mut desk = opened("briefs", (80, 24), &format!("<Enter>{out}{out}{out}"));
    assert!(!desk.quit);
    assert_eq!(desk.rows_with("This is the library; q quits.").len(), 1, "{}", desk.screen());
    assert!(desk.keys("q").quit);
}

#[test]
fn q_goes_out_of_every_other_view() {
    for into in ["<Enter>", "<Enter>3v", "s<Esc>", "#"] {
        let mut desk = opened("briefs", (80, 24), "A<Esc>");
        let library = desk.screen();
        desk.keys(into).keys("q");
        if into.ends_with('v') {
            desk.keys("q");
        }
        assert!(!desk.quit, "{into}");
        assert_eq!(desk.screen(), library, "{into}");
    }
}

#[rstest]
#[case::figures("#")]
#[case::words("s")]
fn what_was_withdrawn_says_so_wherever_it_is_shown(#[case] keys: &str) {
    let desk = opened("briefs/2025-03-13-log-rewritten-claim.yaml", HIGH, keys);
    assert!(desk.screen().contains("(withdrawn)"), "{}", desk.screen());
}

#[test]
fn a_span_of_dates_is_dropped_whole() {
    let mut desk = opened("briefs", (80, 24), "adehghan<Enter>");
    let before = desk.screen();
    let narrowed = desk.keys("w2015-05-01/2015-05-18<Enter>").screen();
    assert!(narrowed.contains("dates: 1–18 May 2015 ✕"), "{narrowed}");
    assert_eq!(desk.keys("x").screen(), before);
}

#[test]
fn after_tab_another_name_is_typed() {
    let mut desk = opened("briefs", HIGH, "ahaimour<Tab>");
    assert!(desk.rows_with("+ Muhannad Haimour").len() == 1, "{}", desk.screen());
    let screen = desk.keys("schultz<Tab><Enter>").screen();
    assert!(screen.contains("actor: Muhannad Haimour or Eric Schultz ✕"), "{screen}");
}

#[test]
fn a_brief_under_a_filter_opens_where_something_passes() {
    let screen = opened(RAMADI, HIGH, ":series:ramadi-killed<Enter><Enter>").screen();
    assert!(screen.contains("1 Key facts 0/10") && screen.contains("›         some 500  people"), "{screen}");
}

#[test]
fn back_leads_from_the_article_to_the_section_before() {
    for back in ["H", "h"] {
        let mut desk = opened(FERRY, (80, 24), "<Enter>2jj");
        let quotes = desk.screen();
        for article in ["7", "<Enter>"] {
            assert_ne!(desk.keys(article).screen(), quotes);
            assert_eq!(desk.keys(back).screen(), quotes, "{article}{back}");
        }
    }
}

#[test]
fn back_leads_from_section_to_section() {
    let mut desk = opened(RAMADI, (80, 24), "<Enter>jj");
    let facts = desk.screen();
    let figures = desk.keys("3jj").screen();
    assert_eq!(desk.keys("3").screen(), figures, "which leads nowhere");
    desk.keys("6j");
    assert_eq!(desk.keys("H").screen(), figures);
    assert_eq!(desk.keys("H").screen(), facts);
}

#[test]
fn a_date_that_is_none_is_explained() {
    let desk = opened("briefs", (80, 24), "w2015-13");
    assert!(!desk.screen().contains("Nothing of that name"), "{}", desk.screen());
    assert_eq!(desk.rows_with("month").len(), 1, "{}", desk.screen());
}

#[test]
fn what_is_not_in_the_view_may_be_elsewhere() {
    let desk = opened("briefs", (80, 24), "/xyzzy<Enter>");
    let message = "“xyzzy” is not in this view; : searches all briefs, s speakers.";
    assert_eq!(desk.rows_with(message).len(), 1, "{}", desk.screen());
}

#[test]
fn a_query_shows_how_it_is_understood() {
    let desk = opened("briefs", (80, 24), ":actor:haq actor:haimour dam");
    let above = desk.screen();
    assert!(above.contains("actor: haq or haimour  words: dam"), "{above}");
}

#[test]
fn help_is_always_in_the_last_line() {
    for keys in ["", "<Enter>", "<Enter>3", "s<Esc>", "#", "#v"] {
        for size in [(80, 24), (120, 40), (40, 12)] {
            let desk = opened("briefs", size, keys);
            let screen = desk.screen();
            let last = screen.lines().nth(usize::from(size.1) - 1).unwrap_or_default();
            assert!(last.contains("? help"), "{keys} at {size:?}: {last}");
        }
    }
}
