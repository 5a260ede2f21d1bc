use super::super::sample::{any_brief, ask, ask_of, fits, items};
use super::*;
use crate::library::query::Wanted;
use crate::sheet::item;
use crate::text::wrap;
use proptest::prelude::*;

fn shown(width: usize) -> String {
    rows(&ask(Wanted::Measures), 0, width).plain()
}

#[test]
fn sources_that_disagree_about_a_day_are_marked() {
    assert_eq!(
        shown(76),
        "\
lumen-evacuated · moved out · people                                  series
        2 Apr 2031 ≠             9,800  a rescue official (not       claimed
                                        named) · Valley Evening
                                        Post 谷報 (corrected)
        2 Apr 2031 ≠  more than 12,400  Dara Vellmar · Orsa        estimated
                                        Courier
                                        evacuated · could not be
                                        independently confirmed
printed 3 Apr 2031         some 14,000  Valley Evening Post 谷報
                                        (corrected)

missing · people
printed 2 Apr 2031    3–7  Hydra Lumen AG · Orsa Courier            disputed
        3 Apr 2031     29  Valley Evening Post 谷報 (corrected)

volunteers at the levee · people
printed 2 Apr 2031    hundreds  Orsa Courier
"
    );
}

#[test]
fn wide_sheets_set_a_figure_on_a_line() {
    assert_eq!(shown(116), "\
lumen-evacuated · moved out · people                                                                          series
        2 Apr 2031 ≠             9,800  a rescue official (not named) · Valley Evening Post 谷報             claimed
                                        (corrected)
        2 Apr 2031 ≠  more than 12,400  Dara Vellmar · Orsa Courier                                        estimated
                                        evacuated · could not be independently confirmed
printed 3 Apr 2031         some 14,000  Valley Evening Post 谷報 (corrected)

missing · people
printed 2 Apr 2031    3–7  Hydra Lumen AG · Orsa Courier                                                    disputed
        3 Apr 2031     29  Valley Evening Post 谷報 (corrected)

volunteers at the levee · people
printed 2 Apr 2031    hundreds  Orsa Courier
");
}

#[test]
fn narrow_sheets_stack_each_figure() {
    assert_eq!(
        shown(36),
        "\
lumen-evacuated · moved out · people
2 Apr 2031 ≠             9,800
  a rescue official (not named) ·
  Valley Evening Post 谷報
  (corrected) · claimed
2 Apr 2031 ≠  more than 12,400
  Dara Vellmar · Orsa Courier ·
  estimated
  evacuated · could not be
  independently confirmed
3 Apr 2031         some 14,000
  printed · Valley Evening Post 谷報
  (corrected)

missing · people
2 Apr 2031    3–7           disputed
  printed · Hydra Lumen AG · Orsa
  Courier
3 Apr 2031     29
  Valley Evening Post 谷報
  (corrected)

volunteers at the levee · people
2 Apr 2031    hundreds
  printed · Orsa Courier
"
    );
}

#[test]
fn only_what_is_of_one_day_and_unit_is_contradicted() {
    let rows = items(Wanted::Measures);
    let number =
        |number: &str| rows.iter().find(|row| item::number(row.item().figure().unwrap()) == number).unwrap();
    assert!(number("9,800").contradicted && number("12,400").contradicted);
    assert!(!number("14,000").contradicted, "printed on a day is not of that day");
    assert!(!number("3–7").contradicted && !number("hundreds").contradicted, "words contradict nothing");
}

#[test]
fn a_hedge_too_wide_for_its_column_is_broken_not_cut() {
    let library = any_brief("eighteen to twenty", 1.0, 2.0);
    let shown = rows(&ask_of(&library, Wanted::Measures), 0, 30).plain();
    assert!(shown.contains("2 Apr 2031        eighteen to\n                      twenty 1\n"), "{shown}");
}

#[test]
fn all_is_said_in_any_width() {
    let all = ask(Wanted::Measures);
    for width in 36..=120 {
        let shown = rows(&all, 0, width).plain();
        let words: Vec<&str> = shown.split_whitespace().collect();
        assert!(!shown.contains('…'), "{width}: {shown}");
        for said in ["more than 12,400", "some 14,000", "3–7", "hundreds"] {
            assert!(shown.contains(said), "{width}: {said}");
        }
        assert!(words.join(" ").contains("could not be independently confirmed"), "{width}: {shown}");
    }
}

#[test]
fn numbers_of_a_group_end_in_one_column() {
    for width in 36..=120 {
        let shown = shown(width);
        let ends: Vec<usize> = ["9,800", "12,400", "14,000"]
            .map(|number| {
                let line = shown.lines().find(|line| line.contains(number)).unwrap();
                wrap::width(line.split_once(number).unwrap().0) + number.len()
            })
            .into();
        assert!(ends.iter().all(|end| *end == ends[0]), "{width}: {shown}");
    }
}

#[test]
fn what_most_say_is_said_once() {
    let text = |text| Text::new(text);
    let (missing, gone, upper) = (text("missing"), text("gone"), text("Missing"));
    let most =
        |texts: &[&Text]| most_common(texts.iter().map(|it| Some(*it))).0.map(|it| it.raw().to_owned());
    assert_eq!(most(&[&gone, &missing, &upper]).as_deref(), Some("missing"));
    assert_eq!(most(&[&gone, &missing]).as_deref(), Some("gone"));
    assert_eq!(most(&[]), None);
}

#[test]
fn rows_are_numbered_past_headings() {
    let sheet = rows(&ask(Wanted::Measures), 10, 76);
    let subjects: Vec<_> = sheet.blocks.iter().filter_map(|block| block.subject).collect();
    assert_eq!(subjects, [10, 11, 12, 13, 14, 15].map(Subject::Row));
    assert_eq!(sheet.blocks[0].subject, None);
}

proptest! {
    #[test]
    fn no_line_is_too_wide(text in any::<String>(), from in any::<f32>(), width in 1_usize..130) {
        let rows = ask_of(&any_brief(&text, from.into(), 2e300), Wanted::Measures);
        prop_assert!(fits(&super::rows(&rows, 0, width), width));
    }
}
