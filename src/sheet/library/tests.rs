use super::super::sample::{any_brief, ask, ask_of, fits, today};
use super::*;
use crate::library::query::Wanted;
use proptest::prelude::*;

fn shown(width: usize) -> String {
    rows(&ask(Wanted::Briefs), 0, width, today()).plain()
}

#[test]
fn a_brief_is_a_line_whose_columns_stand_still() {
    assert_eq!(
        shown(76),
        "\
! floods.yaml                 cannot be read: line 1: this `[` is not closed
• 3 Apr        Valley Even…  水门失守 🌊 السد ينهار في…  corrected    1❝  3#
• 2 Apr        Orsa Courier  Spillway of Lumen dam fails; valley …    3❝  3#
• Nov 2030     Orsa Courier  Rain                           flawed    1❝
"
    );
}

#[test]
fn wide_sheets_give_the_headline_room() {
    assert_eq!(shown(116), "\
! floods.yaml                                                         cannot be read: line 1: this `[` is not closed
• 3 Apr        Valley Even…  水门失守 🌊 السد ينهار في الوادي                                    corrected    1❝  3#
• 2 Apr        Orsa Courier  Spillway of Lumen dam fails; valley towns emptied                                3❝  3#
• Nov 2030     Orsa Courier  Rain                                                                   flawed    1❝
");
}

#[test]
fn narrow_sheets_drop_outlet_and_counts() {
    assert_eq!(
        shown(36),
        "\
! floods.yaml  cannot be read: line…
• 3 Apr        水门失守 …  corrected
• 2 Apr        Spillway of Lumen da…
• Nov 2030     Rain           flawed
"
    );
    assert_eq!(
        shown(20),
        "\
! floods.yaml  cann…
• 水门失守 🌊 السد …
• Spillway of Lumen…
• Rain
"
    );
}

/// A library whose briefs are read, have changed and are unread, in this order; two have a star.
fn marked(width: usize) -> String {
    let mut rows = ask(Wanted::Briefs);
    let readings = [Some(Reading::Read), Some(Reading::Changed), Some(Reading::Unread)];
    for (row, reading) in rows.iter_mut().skip(1).zip(readings) {
        let Row::Brief(row) = row else { unreachable!("a brief") };
        let row = std::sync::Arc::make_mut(row);
        (row.reading, row.starred) = (reading, reading != Some(Reading::Unread));
    }
    super::rows(&rows, 0, width, today()).plain()
}

#[test]
fn each_mark_is_a_sign_at_every_width() {
    for width in [76, 36, 20] {
        let lines = marked(width);
        let signs: Vec<(char, bool)> =
            lines.lines().map(|line| (line.chars().next().unwrap(), line.contains('★'))).collect();
        assert_eq!(signs, [('!', false), (' ', true), ('~', true), ('•', false)], "{lines}");
    }
}

#[test]
fn rows_are_numbered_as_in_the_whole_list() {
    let sheet = rows(&ask(Wanted::Briefs), 40, 76, today());
    let subjects: Vec<_> = sheet.blocks.iter().filter_map(|block| block.subject).collect();
    assert_eq!(subjects, [40, 41, 42, 43].map(Subject::Row));
}

#[test]
fn what_needs_care_is_said_in_its_hand() {
    let sheet = rows(&ask(Wanted::Briefs), 0, 76, today());
    let hand = |row: usize, text: &str| {
        let spans = &sheet.blocks[row].lines[0].spans;
        spans.iter().find(|span| span.text.as_str() == text).map(|span| span.role)
    };
    assert_eq!(hand(0, "floods.yaml"), Some(Role::Error));
    assert_eq!(hand(1, "corrected"), Some(Role::Warning));
}

proptest! {
    #[test]
    fn no_line_is_too_wide(text in any::<String>(), width in 1_usize..130) {
        let rows = ask_of(&any_brief(&text, 1.0, 2.0), Wanted::Briefs);
        prop_assert!(fits(&super::rows(&rows, 0, width, today()), width));
    }
}
