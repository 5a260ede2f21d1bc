//! Which keys do what, as the keymap now has it.

use super::{Block, Flow, Line, Role, Sheet};
use crate::text::wrap;

/// What stands before the keys.
const INDENT: usize = 2;
/// Between the keys and what they do.
const GAP: usize = 2;

/// Groups of entries, each a title, and the keys with what they do.
///
/// The keys have one column, as wide as the widest of them but at most a third of the sheet.
pub fn help(groups: &[(&str, Vec<(String, &'static str)>)], width: usize) -> Sheet {
    let widest = groups.iter().flat_map(|(_, entries)| entries).map(|(keys, _)| wrap::width(keys)).max();
    let column = widest.unwrap_or(0).min(width / 3);
    let mut sheet = Sheet::default();
    for (index, (title, entries)) in groups.iter().filter(|(_, entries)| !entries.is_empty()).enumerate() {
        if index > 0 {
            sheet.push(Block::blank());
        }
        sheet.push(Block::new(Flow::of(title, Role::Heading).lines(width, 0)));
        sheet.blocks.extend(entries.iter().map(|(keys, does)| Block::new(entry(keys, does, column, width))));
    }
    sheet
}

/// Keys wider than their column stand above what they do.
fn entry(keys: &str, does: &str, column: usize, width: usize) -> Vec<Line> {
    let keys = Line::of(keys, Role::Strong);
    let does = Flow::of(does, Role::Plain);
    if keys.width() <= column {
        return does.hang(keys.padded(column + GAP).indented(INDENT), width);
    }
    let mut lines = Flow::from(keys).lines(width, INDENT);
    lines.extend(does.lines(width, INDENT + column + GAP));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> Vec<(&'static str, Vec<(String, &'static str)>)> {
        let entry = |keys: &str, does| (keys.to_owned(), does);
        vec![
            ("Move", vec![entry("j ↓", "next line"), entry("Ctrl-d", "half a page on")]),
            ("Never", vec![]),
            (
                "Narrow",
                vec![entry("i", "show what a filter hides for want of marks"), entry("X", "all filters go")],
            ),
        ]
    }

    #[test]
    fn keys_have_a_column_of_their_own() {
        let expected = "\
Move
  j ↓     next line
  Ctrl-d  half a page on

Narrow
  i       show what a filter hides
          for want of marks
  X       all filters go
";
        assert_eq!(help(&sample(), 36).plain(), expected);
        assert!(
            help(&sample(), 76).plain().contains("\n  i       show what a filter hides for want of marks\n")
        );
    }

    #[test]
    fn keys_wider_than_a_third_stand_above() {
        assert_eq!(
            help(&sample()[..1], 15).plain(),
            "Move\n  j ↓\nnext line\n  Ctrl-d\n       half a\n       page on\n"
        );
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(title in any::<String>(), keys in any::<String>(), width in 1_usize..80) {
            let sheet = help(&[(&title, vec![(keys, "what it does, in words")])], width);
            let mut lines = sheet.blocks.iter().flat_map(|block| &block.lines);
            prop_assert!(lines.all(|line| line.width() <= width));
        }
    }
}
