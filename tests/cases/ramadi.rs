//! What the reader of one news brief asks of it: who said what, about whom, on what, and how many.
//!
//! The brief is briefs/ramadi-2015-05-18.yaml, alone or among the others of the repository.

use crate::support::briefs::repository;
use crate::support::desk::Desk;
use crate::support::keys;
use nutgraf::reader::Event;
use nutgraf::reader::view::View;
use rstest::rstest;

const RAMADI: &str = "briefs/ramadi-2015-05-18.yaml";

/// High enough for everything that is shown at once.
const HIGH: (u16, u16) = (90, 200);

fn ramadi(keys: &str) -> Desk {
    let mut desk = Desk::open(&repository(RAMADI), HIGH);
    desk.keys(keys);
    desk
}

fn among_all(keys: &str) -> Desk {
    let mut desk = Desk::open(&repository("briefs"), HIGH);
    desk.keys(keys);
    desk
}

/// The first words of every row that begins so after the mark of the selection, without that beginning.
fn beginning<'a>(screen: &'a str, with: &str) -> Vec<&'a str> {
    screen.lines().filter_map(|row| row.trim_start_matches(['›', ' ']).strip_prefix(with)).collect()
}

#[rstest]
#[case::a_name("schultz", &["Eric Schultz"], &["Our aircraft"], &["it would be a long fight"])]
#[case::another_spelling("shultz", &["Eric Schultz"], &["Our aircraft"], &["it would be a long fight"])]
#[case::with_the_article("al-gauoud", &["Naeem Al Gauoud"], &["We welcome any group", "lack of good planning"], &[])]
#[case::without_the_article("gauoud", &["Naeem Al Gauoud"], &["We welcome any group", "lack of good planning"], &[])]
#[case::the_last_name_alone("ammar", &["Abu Ammar"], &["If the Shiite militias enter Ramadi"], &["the cruelty of Daesh"])]
#[case::a_typo("haimuor", &["Muhannad Haimour"], &[], &["an estimated 500", "some 8,000 people"])]
fn speakers_are_found_by_parts_of_their_names(
    #[case] typed: &str,
    #[case] people: &[&str],
    #[case] quotes: &[&str],
    #[case] reported: &[&str],
) {
    for desk in [ramadi(&format!("s{typed}")), among_all(&format!("s{typed}"))] {
        let screen = desk.screen();
        let (above, words) = screen.split_once('─').expect("a rule between people and words");
        let counts = |row: &&str| ["❝", "reported", "#"].iter().any(|sign| row.contains(sign));
        let found: Vec<&str> = above.lines().skip(2).filter(counts).collect();
        assert_eq!(found.len(), people.len(), "{screen}");
        assert!(found.iter().zip(people).all(|(row, name)| row.contains(name)), "{screen}");
        let quoted = beginning(words, "“");
        assert_eq!(quoted.len(), quotes.len(), "{screen}");
        assert!(quoted.iter().zip(quotes).all(|(row, words)| row.starts_with(words)), "{screen}");
        let said = beginning(words, "reported: that ");
        assert_eq!(said.len(), reported.len(), "{screen}");
        assert!(said.iter().zip(reported).all(|(row, words)| row.starts_with(words)), "{screen}");
    }
}

#[test]
fn an_institution_finds_those_who_speak_for_it() {
    let screen = ramadi("swhite house").screen();
    let (people, words) = screen.split_once('─').expect("a rule");
    assert!(people.contains("Eric Schultz, White House spokesman"), "{screen}");
    assert!(people.contains("White House, office of the US president"), "{screen}");
    for said in ["indeed a setback", "Our aircraft", "it would be a long fight", "it stands by Iraq's forces"]
    {
        let by_him = ramadi("swhite house<Down>").screen();
        assert!(words.contains(said) || by_him.contains(said), "{said}\n{screen}\n{by_him}");
    }
}

#[test]
fn who_gave_only_figures_and_reports_has_them_and_no_quotes() {
    let screen = ramadi("shaimour").screen();
    let headings: Vec<&str> = screen
        .lines()
        .map(str::trim)
        .filter(|row| ["Quotes", "Reported", "Figures given"].contains(row))
        .collect();
    assert_eq!(headings, ["Reported", "Figures given"]);
    assert!(
        screen.contains("an estimated 500 people killed since 15 May, civilians and military"),
        "{screen}"
    );
    assert!(screen.contains("some 8,000 people fled the city"), "{screen}");
    assert!(screen.contains("could not be independently confirmed"), "{screen}");
}

#[test]
fn enter_leads_to_the_quote_in_its_brief_and_back() {
    for size in [(80, 24), (120, 40), (40, 12)] {
        let mut desk = Desk::open(&repository("briefs"), size);
        let words = desk.keys("jjsschultz<Enter>").screen();
        let quote = desk.keys("<Enter>").screen();
        assert!(matches!(desk.reader.top(), View::Brief(_)));
        assert!(quote.contains("2 Quotes 23"), "{quote}");
        assert!(
            quote
                .lines()
                .any(|row| row.ends_with("› “Our aircraft are in the air right now and searching for Daesh")
                    || size.0 < 100 && row.starts_with("› “Our aircraft")),
            "{quote}"
        );
        assert_eq!(desk.keys("H").screen(), words);
        assert_eq!(desk.keys("<Enter>").screen(), quote);
        assert_eq!(desk.keys("jjj3v7HHH").screen(), words, "through the sections of the brief");
        assert_eq!(desk.keys("<Enter>h").screen(), words, "h goes out as H goes back");
    }
}

#[test]
fn back_goes_through_every_place() {
    let mut desk = Desk::open(&repository("briefs"), (80, 24));
    // What is left is read: here all is, to begin with.
    let library = desk.keys("Ajjj").screen();
    let brief = desk.keys("<Enter>3jj").screen();
    let speakers = desk.keys("s").screen();
    desk.keys("<Esc>j<Enter><Enter>2");
    assert_ne!(desk.screen(), speakers);
    desk.keys("HH");
    assert_eq!(desk.screen(), brief);
    assert_eq!(desk.keys("HH").screen(), library, "through the key facts");
    desk.keys("H");
    assert_eq!(desk.rows_with("There is nowhere to go back to.").len(), 1);
}

/// The figures of the Ramadi brief that rest on Haimour: the two that he gave.
#[test]
fn an_actor_filter_leaves_what_involves_the_actor_and_nothing_else() {
    let desk = ramadi("ahaimour<Enter><Enter>3");
    let screen = desk.screen();
    assert!(screen.contains("actor: Muhannad Haimour ✕"), "{screen}");
    assert!(screen.contains("3 Figures 2/15"), "{screen}");
    let values = beginning(&screen, "an estimated 500").len() + beginning(&screen, "some 8,000").len();
    assert_eq!(values, 2, "{screen}");
    assert!(!screen.contains("114,000") && !screen.contains("6,500"), "{screen}");
}

#[test]
fn a_theme_filter_leaves_what_has_the_theme_and_nothing_else() {
    let desk = ramadi("tdispl<Enter><Enter>3");
    let screen = desk.screen();
    assert!(screen.contains("theme: displacement ✕"), "{screen}");
    let on_displacement = ["some 8,000", "more than 6,500", "some 114,000", "once 850,000", "only a few"];
    for value in on_displacement {
        assert_eq!(beginning(&screen, value).len(), 1, "{value}\n{screen}");
    }
    assert!(screen.contains(&format!("3 Figures {}/15", on_displacement.len())), "{screen}");
    assert!(!screen.contains("500  people") && !screen.contains("air strikes"), "{screen}");
}

#[test]
fn both_filters_leave_what_passes_both() {
    let screen = ramadi("ahaimour<Enter>tdispl<Enter><Enter>3").screen();
    assert!(screen.contains("3 Figures 1/15"), "{screen}");
    assert_eq!(beginning(&screen, "some 8,000").len(), 1, "{screen}");
    assert!(!screen.contains("an estimated 500"), "{screen}");
}

#[test]
fn f_narrows_by_what_is_under_the_cursor() {
    let mut desk = among_all("sschultz<Enter>f");
    let choices = desk.screen();
    assert!(choices.contains("Eric Schultz") && choices.contains("air campaign"), "{choices}");
    desk.keys("air<Enter>");
    let screen = desk.screen();
    assert!(screen.contains("theme: air campaign ✕"), "{screen}");
    assert!(screen.contains("Our aircraft") && !screen.contains("a long fight"), "{screen}");
}

#[test]
fn filters_are_dropped_one_by_one_or_all() {
    let mut desk = among_all("");
    let all = desk.screen();
    let one = desk.keys("ahaimour<Enter>").screen();
    assert_eq!(desk.rows_with("1 of 12").len(), 1, "{one}");
    desk.keys("tdispl<Enter>");
    assert_eq!(desk.keys("x").screen(), one);
    assert_eq!(desk.keys("tdispl<Enter>X").screen(), all);
    desk.keys("x");
    assert_eq!(desk.rows_with("There is no filter to drop.").len(), 1);
}

#[test]
fn what_has_no_marks_is_counted_and_shown_on_request() {
    let mut desk = Desk::open(&repository("briefs/2025-02-12-ferry-capsizes.yaml"), HIGH);
    desk.keys("agudrild<Enter><Enter>6");
    let hidden = desk.screen();
    assert!(hidden.contains("unmarked hidden (i shows)"), "{hidden}");
    let narrow = desk.rows_with("6 Timeline");
    desk.keys("i");
    let shown = desk.screen();
    assert!(shown.contains("unmarked shown (i hides)"), "{shown}");
    assert_ne!(desk.rows_with("6 Timeline"), narrow);
    assert_eq!(desk.keys("i").screen(), hidden);
}

#[test]
fn j_and_k_go_through_the_briefs_of_the_list() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::open(&repository("briefs"), size);
        let first = desk.keys("A<Enter>").screen();
        let second = desk.keys("J").screen();
        assert!(second.lines().take(2).any(|row| row.contains("Diver's film shows")), "{second}");
        assert_eq!(desk.keys("K").screen(), first);
        desk.keys("K");
        assert_eq!(desk.rows_with("This is the first brief.").len(), 1);
        assert_eq!(desk.keys("J").screen(), second);
        desk.keys("JJJJJJJJJJJ");
        assert_eq!(desk.rows_with("This is the last brief.").len(), 1);
        let library = desk.keys("h").screen();
        assert!(library.contains("›   18 May 2015"), "the list has gone along\n{library}");
    }
}

#[test]
fn j_and_k_lead_from_what_check_says_to_the_briefs_of_the_list() {
    let open = |keys: &str| {
        let mut desk = Desk::open(&repository("tests/fixtures/mistaken"), (80, 24));
        desk.keys("A<Esc>").keys(keys);
        desk
    };
    for through in ["j!<Enter>", "j<Enter>!<Enter>"] {
        let mut desk = open(through);
        let checked = desk.screen();
        assert_eq!(desk.keys("K").screen(), open("j<Enter>K").screen(), "{through}");
        assert_eq!(desk.keys("H").screen(), checked, "{through}");
        desk.keys("J");
        assert_eq!(desk.rows_with("This is the last brief.").len(), 1, "{through}");
        assert_eq!(desk.keys("Kh").screen(), open("jk").screen(), "{through}");
    }
}

#[test]
fn keys_and_words_are_not_confused_while_typing() {
    let mut desk = among_all("sqxX");
    assert!(desk.screen().contains("qxX"));
    desk.keys("<Esc>q");
    assert!(matches!(desk.reader.top(), View::Library(_)));
    assert!(!desk.quit);
    desk.keys("q");
    assert!(desk.quit);
}

/// Over a slow line keys come together, and all of them before the first answer.
#[rstest]
#[case("sschultz<Enter><Enter>")]
#[case("sschultz<Enter><Enter>3jj")]
#[case("swhite house<Down><Enter>j<Enter>")]
#[case("<Enter>2jjj")]
#[case("<Enter>7jj")]
#[case("G<Enter>2/aircraft<Enter>")]
#[case("ahaimour<Enter>tdispl<Enter><Enter>3")]
#[case("t<Tab><Down><Tab><Enter>")]
#[case("adehghan<Enter><Enter>f<Enter>")]
#[case("<Enter>JJ2")]
#[case("G<Enter>/haimour<Enter>n")]
#[case("/ramadi<Enter>")]
#[case("#jjj<Enter>")]
#[case(":theme:displ<Tab><Enter><Enter>")]
fn keys_before_an_answer_mean_what_they_mean_after_it(#[case] written: &str) {
    let library = repository("briefs");
    for size in [(80, 24), (120, 40)] {
        let mut patient = Desk::open(&library, size);
        let mut hasty = Desk::open(&library, size);
        for key in keys::parse(written) {
            hasty.receive(Event::Key(key));
        }
        hasty.settle();
        assert_eq!(hasty.screen(), patient.keys(written).screen());
    }
}

#[test]
fn no_answer_keeps_anybody_in_a_view() {
    for out in ["h", "H", "<C-o>"] {
        let mut desk = Desk::open(&repository("briefs"), (80, 24));
        let library = desk.screen();
        for key in keys::parse(&format!("<Enter>2jj{out}")) {
            desk.receive(Event::Key(key));
        }
        assert!(matches!(desk.reader.top(), View::Library(_)));
        desk.settle();
        assert_eq!(desk.screen(), library);
    }
}
