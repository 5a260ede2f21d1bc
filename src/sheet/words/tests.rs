use super::super::sample::{any_brief, ask, ask_of, fits};
use super::*;
use crate::library::query::Wanted;
use proptest::prelude::*;

/// What is said by the one whom a needle finds.
fn said_by(needle: &str) -> Vec<Row> {
    let people = ask(Wanted::Speakers { needle: needle.to_owned() });
    let Some(Row::Actor(person)) = people.first() else { panic!("nobody is called {needle}") };
    ask(Wanted::Words { of: person.key.clone() })
}

fn shown(needle: &str, width: usize) -> String {
    rows(&said_by(needle), 0, width).plain()
}

#[test]
fn words_are_followed_by_where_they_were_printed() {
    assert_eq!(
        shown("vellmar", 76),
        "\
Quotes
“We told them in January. They filed it.”
 printed 2 April 2031 · Orsa Courier · Spillway of Lumen dam fails; valley
 towns emptied                                                          ?\u{a0}¶7
 no recording was made

Reported
reported: that nobody was warned
 printed 2 April 2031 · Orsa Courier · Spillway of Lumen dam fails; valley
 towns emptied                                                            ¶8

Figures given
more than 12,400 people evacuated
 as of 2 April 2031 · Orsa Courier · Spillway of Lumen dam fails; valley
 towns emptied · estimated                                                ¶3
 could not be independently confirmed
"
    );
}

#[test]
fn a_spokesman_is_named_where_another_was_asked_for() {
    assert_eq!(shown("regional government", 116), "\
Quotes
“We told them in January. They filed it.”
 — Dara Vellmar, governor of Orsa, for Orsa regional government
 printed 2 April 2031 · Orsa Courier · Spillway of Lumen dam fails; valley towns emptied                        ?\u{a0}¶7
 no recording was made

Reported
reported: that nobody was warned
 — Dara Vellmar, governor of Orsa, for Orsa regional government
 printed 2 April 2031 · Orsa Courier · Spillway of Lumen dam fails; valley towns emptied                          ¶8

Figures given
more than 12,400 people evacuated
 as of 2 April 2031 · Orsa Courier · Spillway of Lumen dam fails; valley towns emptied · according to Dara Vellmar ·
 estimated                                                                                                        ¶3
 could not be independently confirmed
");
}

#[test]
fn narrow_sheets_run_the_paragraph_on() {
    assert_eq!(
        shown("hydra", 36),
        "\
Quotes
“The gate met every standard,” …
 “and every deadline.”
 printed 2 April 2031 · Orsa Courier
 · Spillway of Lumen dam fails;
 valley towns emptied · passed on by
 Dara Vellmar · ?\u{a0}not checked
 translated from German: „Das Tor
 erfüllte alle Normen und Fristen.“
 quoted in part

Figures given
3–7 people missing
 printed 2 April 2031 · Orsa Courier
 · Spillway of Lumen dam fails;
 valley towns emptied · disputed
"
    );
}

#[test]
fn the_whole_library_names_every_speaker() {
    assert_eq!(
        everybodys(&ask(Wanted::Quotes { indirect: true }), 0, 76).plain(),
        "\
“The siren never came.”
 — residents (not named)
 printed 3 April 2031 · Valley Evening Post 谷報 (corrected) · 水门失守 🌊
 السد ينهار في الوادي
“We told them in January. They filed it.”
 — Dara Vellmar, governor of Orsa, for Orsa regional government
 printed 2 April 2031 · Orsa Courier · Spillway of Lumen dam fails; valley
 towns emptied                                                            ¶7
 no recording was made
reported: that nobody was warned
 — Dara Vellmar, governor of Orsa, for Orsa regional government
 printed 2 April 2031 · Orsa Courier · Spillway of Lumen dam fails; valley
 towns emptied                                                            ¶8
“The gate met every standard,” … “and every deadline.”
 — Hydra Lumen AG
 printed 2 April 2031 · Orsa Courier · Spillway of Lumen dam fails; valley
 towns emptied · passed on by Dara Vellmar
 translated from German: „Das Tor erfüllte alle Normen und Fristen.“
 quoted in part
“Wet.”
 printed November 2030 · Orsa Courier · Rain
 flawed
"
    );
}

#[test]
fn a_window_begins_with_its_heading() {
    let rows = said_by("vellmar");
    let sheet = super::rows(&rows[1..], 1, 76);
    assert!(sheet.plain().starts_with("Reported\n"));
    assert_eq!(sheet.blocks[1].subject, Some(Subject::Row(1)));
}

proptest! {
    #[test]
    fn no_line_is_too_wide(text in any::<String>(), width in 1_usize..130) {
        let library = any_brief(&text, 1.0, 2.0);
        let people = ask_of(&library, Wanted::Speakers { needle: String::new() });
        for row in people {
            let Row::Actor(person) = row else { continue };
            let rows = ask_of(&library, Wanted::Words { of: person.key.clone() });
            prop_assert!(fits(&super::rows(&rows, 0, width), width));
            prop_assert!(fits(&everybodys(&rows, 0, width), width));
        }
    }
}
