use super::super::sample::{any_brief, ask, ask_of, fits, item_rows, items};
use super::*;
use crate::brief::Number;
use crate::library::query::{BriefKey, Row, Wanted};
use crate::text::Shown;
use jiff::civil::date;
use proptest::prelude::*;

fn shown_bars(width: usize, unicode: bool) -> String {
    let rows = items(Wanted::Measures);
    let rows: Vec<_> = rows.iter().collect();
    bars(&of_unit(&rows, rows[0]), width, unicode).plain()
}

fn point(day: i8, from: f64, to: f64, who: &str) -> Point {
    let amount = Number::new(from).zip(Number::new(to));
    let source = Source { key: who.to_owned(), name: Shown::from(who) };
    Point { day: date(2031, 4, day), amount, source }
}

fn reports() -> Vec<Point> {
    vec![
        point(2, 9800.0, 9800.0, "Valley Post"),
        point(2, 12400.0, 12400.0, "Orsa Courier"),
        point(5, 13000.0, 14500.0, "Orsa Courier"),
        point(9, 15200.0, 15200.0, "Valley Post"),
        Point { amount: None, ..point(9, 0.0, 0.0, "谷報 🌊") },
    ]
}

#[test]
fn bars_begin_at_zero_and_end_with_their_number() {
    assert_eq!(
        shown_bars(76, true),
        "\
moved out · a rescue official (not named) · Valley Evening Post 谷報
(corrected) · 2 April 2031
█████████████████████████████████████████                              9,800
evacuated · Dara Vellmar · Orsa Courier · 2 April 2031
███████████████████████████████████████████████████         more than 12,400
moved out · Valley Evening Post 谷報 (corrected) · printed 3 April 2031
██████████████████████████████████████████████████████████       some 14,000
missing · Hydra Lumen AG · Orsa Courier · printed 2 April 2031
▏                                                                        3–7
missing · Valley Evening Post 谷報 (corrected) · 3 April 2031
▏                                                                         29
volunteers at the levee · Orsa Courier · printed 2 April 2031
                                                                    hundreds
"
    );
}

#[test]
fn bars_have_an_ascii_form() {
    assert_eq!(
        shown_bars(36, false),
        "\
moved out · a rescue official (not
named) · Valley Evening Post 谷報
(corrected) · 2 April 2031
#############                  9,800
evacuated · Dara Vellmar · Orsa
Courier · 2 April 2031
################    more than 12,400
moved out · Valley Evening Post 谷報
(corrected) · printed 3 April 2031
##################       some 14,000
missing · Hydra Lumen AG · Orsa
Courier · printed 2 April 2031
|                                3–7
missing · Valley Evening Post 谷報
(corrected) · 3 April 2031
|                                 29
volunteers at the levee · Orsa
Courier · printed 2 April 2031
                            hundreds
"
    );
}

#[test]
fn a_range_ends_in_a_tail_and_negative_numbers_run_left() {
    let library = any_brief("km", -4.0, 8.0);
    let rows = item_rows(ask_of(&library, Wanted::Figures));
    let rows: Vec<_> = rows.iter().collect();
    assert_eq!(
        bars(&of_unit(&rows, rows[0]), 76, true).plain(),
        "\
km · km · printed 2 April 2031    ████████████                         km -4
km · March 2031                   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   -4–8
km · 1 March 1931 – 1 April 2031                                          km
"
    );
}

#[test]
fn a_brief_draws_the_unit_under_the_cursor_without_naming_its_outlet() {
    let rows = ask(Wanted::Brief(BriefKey("lumen.yaml".into())));
    let Some(Row::Open(open)) = rows.first() else { panic!("one brief") };
    assert_eq!(of_brief(open, None, 116, true).plain(), "\
people
evacuated · Dara Vellmar · 2 April 2031          █████████████████████████████████████████████████  more than 12,400
missing · Hydra Lumen AG · printed 2 April 2031  ▏                                                               3–7
volunteers at the levee · printed 2 April 2031                                                              hundreds
");
}

#[test]
fn labels_stand_beside_bars_where_there_is_room() {
    assert_eq!(shown_bars(116, true), "\
moved out · a rescue official (not named) · Valley Evening Post 谷報 (corrected) · 2 April 2031
█████████████████████████████████████████████████████████████████████                                          9,800
evacuated · Dara Vellmar · Orsa Courier · 2 April 2031
███████████████████████████████████████████████████████████████████████████████████████             more than 12,400
moved out · Valley Evening Post 谷報 (corrected) · printed 3 April 2031
██████████████████████████████████████████████████████████████████████████████████████████████████       some 14,000
missing · Hydra Lumen AG · Orsa Courier · printed 2 April 2031
▏                                                                                                                3–7
missing · Valley Evening Post 谷報 (corrected) · 3 April 2031
▏                                                                                                                 29
volunteers at the levee · Orsa Courier · printed 2 April 2031
                                                                                                            hundreds
");
}

#[test]
fn reports_of_one_day_share_a_column() {
    assert_eq!(
        line(&reports(), 76, 14, true).plain(),
        "\
15,200 ┤                                                                   ●
       │                             ○
14,000 ┤                             │
       │                             │
       │                             ○
12,000 ┤○
       │
       │
       │
 9,800 ┤●
       └┴────────────────────────────┴─────────────────────────────────────┴
        2 Apr 2031                 5 Apr                          9 Apr 2031
● Valley Post   ○ Orsa Courier
1 in words, not drawn
"
    );
}

#[test]
fn a_line_has_an_ascii_form() {
    assert_eq!(
        line(&reports(), 36, 12, false).plain(),
        "\
15,200 |                           *
       |            o
14,000 |            :
       |            o
12,000 |o
       |
       |
 9,800 |*
       ++--------------------------+
        2 Apr 2031        9 Apr 2031
* Valley Post   o Orsa Courier
1 in words, not drawn
"
    );
}

#[test]
fn a_list_draws_the_measure_under_the_cursor() {
    let rows = ask(Wanted::Measures);
    assert_eq!(
        of_rows(&rows, 1, 76, 10, true).plain(),
        "\
lumen-evacuated · people                                              series
14,000 ┤                                                                   ▲
       │○
       │
 9,800 ┤●
       └┴──────────────────────────────────────────────────────────────────┴
        2 Apr 2031                                                3 Apr 2031
● a rescue official (not named) · Valley Evening Post 谷報
○ Dara Vellmar
▲ Valley Evening Post 谷報 (corrected)
"
    );
    assert_eq!(
        of_rows(&rows, 5, 76, 10, true).plain(),
        "\
volunteers at the levee · people
volunteers at the levee · printed 2 April 2031
                                                                    hundreds
"
    );
}

#[test]
fn a_source_has_one_mark_and_those_past_the_marks_have_letters() {
    let names = ["A", "B", "C", "D", "E", "F", "G", "H", "A"];
    let points: Vec<Point> =
        names.iter().zip(1_i8..).map(|(who, n)| point(n, n.into(), n.into(), who)).collect();
    assert_eq!(
        line(&points, 36, 15, true).plain(),
        "\
9 ┤                                ●
  │                            b
  │                        a
  │
  │                    □
5 ┤                ■
  │            △
  │        ▲
  │
  │    ○
1 ┤●
  └┴───────────────┴───────────────┴
   1 Apr 2031    5 Apr    9 Apr 2031
● A  ○ B  ▲ C  △ D  ■ E  □ F  a G
b H
"
    );
    assert!(line(&points, 36, 15, false).plain().ends_with("* A  o B  + C  x D  # E  = F  a G\nb H\n"));
}

#[test]
fn sources_that_agree_meet_in_a_sign_that_the_legend_explains() {
    let points = [point(2, 5.0, 5.0, "A"), point(2, 5.0, 5.0, "B"), point(4, 9.0, 9.0, "A")];
    let shown = line(&points, 36, 9, true).plain();
    assert!(shown.ends_with("● A        ○ B        ◆ several\n"), "{shown}");
    assert!(!line(&points[1..], 36, 9, true).plain().contains("several"));
}

#[test]
fn a_long_legend_leaves_half_of_the_height_to_the_drawing() {
    let points: Vec<Point> = (1_i8..20)
        .map(|n| point(n, n.into(), n.into(), &format!("The office for counting number {n}")))
        .collect();
    let sheet = line(&points, 36, 10, true);
    assert_eq!(sheet.blocks.len(), 5 + 2 + 19);
}

#[test]
fn one_report_stands_in_the_middle() {
    assert_eq!(
        line(&reports()[..1], 36, 6, true).plain(),
        "      │
9,800 ┤              ●
      │
      └──────────────┴──────────────
                2 Apr 2031
● Valley Post
"
    );
}

#[test]
fn without_room_reports_are_listed() {
    assert_eq!(
        line(&reports()[1..3], 36, 3, true).plain(),
        "\
12,400 · 2 April 2031 · Orsa Courier
13,000–14,500 · 5 April 2031 · Orsa
Courier
"
    );
}

#[test]
fn a_measure_is_drawn_in_one_unit_at_the_days_of_its_figures() {
    let rows = items(Wanted::Measures);
    let rows: Vec<_> = rows.iter().collect();
    let points = of_measure(&rows, rows[0]);
    let drawn: Vec<_> =
        points.iter().map(|point| (point.day, point.source.name.as_str().to_owned())).collect();
    assert_eq!(drawn.len(), 3);
    assert_eq!(drawn[1], (date(2031, 4, 2), "Dara Vellmar".to_owned()));
    assert_eq!(drawn[2], (date(2031, 4, 3), "Valley Evening Post 谷報 (corrected)".to_owned()));
}

proptest! {
    #[test]
    fn no_line_is_too_wide(
        text in any::<String>(), from in any::<f64>(), to in any::<f64>(),
        width in 1_usize..130, height in 0_usize..30, unicode in any::<bool>(),
    ) {
        let rows = item_rows(ask_of(&any_brief(&text, from, to), Wanted::Figures));
        let rows: Vec<_> = rows.iter().collect();
        prop_assume!(!rows.is_empty());
        prop_assert!(fits(&bars(&of_unit(&rows, rows[0]), width, unicode), width));
        prop_assert!(fits(&line(&of_measure(&rows, rows[0]), width, height, unicode), width));
    }
}
