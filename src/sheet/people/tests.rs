use super::super::sample::{any_brief, ask, ask_of, fits, today};
use super::*;
use crate::library::query::Wanted;
use proptest::prelude::*;

fn speakers() -> Wanted {
    Wanted::Speakers { needle: String::new() }
}

fn shown(width: usize) -> String {
    rows(&ask(speakers()), 0, width, today()).plain()
}

#[test]
fn counts_stand_in_columns_beside_the_name() {
    assert_eq!(
        shown(76),
        "\
Dara Vellmar, governor of Orsa           1❝    1 reported    1#        2 Apr
  speaks for Orsa regional government
Orsa regional government                 1❝    1 reported    1#        2 Apr
Hydra Lumen AG                           1❝                  1#        2 Apr
a rescue official (not named)                                1#        3 Apr
residents (not named)                    1❝                            3 Apr
"
    );
}

#[test]
fn wide_sheets_leave_the_columns_at_the_right() {
    assert_eq!(shown(116), "\
Dara Vellmar, governor of Orsa                                                   1❝    1 reported    1#        2 Apr
  speaks for Orsa regional government
Orsa regional government                                                         1❝    1 reported    1#        2 Apr
Hydra Lumen AG                                                                   1❝                  1#        2 Apr
a rescue official (not named)                                                                        1#        3 Apr
residents (not named)                                                            1❝                            3 Apr
");
}

#[test]
fn narrow_sheets_put_the_counts_beneath() {
    assert_eq!(
        shown(36),
        "\
Dara Vellmar                   2 Apr
  governor of Orsa
  1❝  1 reported  1#
  speaks for Orsa regional
  government
Orsa regional government       2 Apr
  1❝  1 reported  1#
Hydra Lumen AG                 2 Apr
  1❝  1#
a rescue official (not named)  3 Apr
  1#
residents (not named)          3 Apr
  1❝
"
    );
}

#[test]
fn one_block_is_one_person() {
    let rows = ask(speakers());
    let sheet = super::rows(&rows, 7, 76, today());
    assert_eq!(sheet.blocks.len(), rows.len());
    assert_eq!(sheet.blocks[0].subject, Some(Subject::Row(7)));
    assert_eq!(sheet.blocks[0].lines.len(), 2);
}

proptest! {
    #[test]
    fn no_line_is_too_wide(text in any::<String>(), width in 1_usize..130) {
        let rows = ask_of(&any_brief(&text, 1.0, 2.0), speakers());
        prop_assert!(fits(&super::rows(&rows, 0, width, today()), width));
    }
}
