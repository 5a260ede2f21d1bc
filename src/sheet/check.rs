//! What `check` says of a brief: its mistakes one under the other, and what was and was not held against what.

use super::who::counted;
use super::{Block, Flow, Role, Sheet, Subject, problem};
use crate::brief::Severity;
use crate::library::{Checked, HeldAgainst};
use crate::text::Shown;

/// The mistakes as rows in the order of the file, then how far they were looked for.
pub fn check(checked: &Checked, width: usize) -> Sheet {
    let mut sheet = Sheet::default();
    if checked.diagnostics.is_empty() {
        sheet.push(Block::new(Flow::of("Nothing is wrong with this file.", Role::Plain).lines(width, 0)));
        sheet.push(Block::blank());
    }
    for (index, diagnostic) in checked.diagnostics.iter().enumerate() {
        sheet.push(Block::of(Subject::Row(index), problem::coded(diagnostic, width)));
        sheet.push(Block::blank());
    }
    sheet.push(Block::new(Flow::of(extent(checked), Role::Dim).lines(width, 0)));
    sheet
}

/// "2 errors, 1 warning"
pub fn counts(checked: &Checked) -> Shown {
    let counts = [Severity::Error, Severity::Warning].map(|severity| (checked.count(severity), severity));
    let some = counts.into_iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = some.map(|(count, severity)| counted(count, severity.name())).collect();
    Shown::from(if words.is_empty() { "nothing wrong".to_owned() } else { words.join(", ") })
}

/// What was held against the article's text, and what was not.
const fn extent(checked: &Checked) -> &'static str {
    match (&checked.brief, checked.text) {
        (None, _) => "Not checked: what the brief says, until it can be read.",
        (Some(_), HeldAgainst::Text) => {
            "Quotes, exact words and paragraphs were held against the article's text."
        }
        (Some(_), HeldAgainst::Nothing) => {
            "Not checked: quotes, exact words and paragraphs, for want of the article's text. The file names none \
             (source.text)."
        }
        (Some(_), HeldAgainst::Missing) => {
            "Not checked: quotes, exact words and paragraphs, for want of the article's text."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;

    fn checked(text: &str, held: HeldAgainst) -> Checked {
        let parsed = parse(text.as_bytes(), "x");
        Checked { brief: parsed.brief, diagnostics: parsed.diagnostics, text: held }
    }

    #[test]
    fn mistakes_can_be_selected_and_the_extent_cannot() {
        let checked = checked("brief: 1\nheadline: h\n", HeldAgainst::Nothing);
        let sheet = check(&checked, 60);
        assert_eq!(sheet.blocks[0].subject, Some(Subject::Row(0)));
        assert_eq!(sheet.blocks.iter().filter(|block| block.subject.is_some()).count(), 1);
        assert!(sheet.plain().ends_with("\n\nNot checked: what the brief says, until it can be read.\n"));
        assert_eq!(counts(&checked).as_str(), "1 error");
    }

    #[test]
    fn a_brief_with_nothing_wrong_says_what_it_was_held_against() {
        let sound = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031}\n";
        for (held, said) in [
            (HeldAgainst::Text, "were held against the article's text.\n"),
            (HeldAgainst::Nothing, "The file names none (source.text).\n"),
            (HeldAgainst::Missing, "for want of the article's text.\n"),
        ] {
            let checked = checked(sound, held);
            let sheet = check(&checked, 200).plain();
            assert!(
                sheet.starts_with("Nothing is wrong with this file.\n") && sheet.ends_with(said),
                "{sheet}"
            );
            assert_eq!(counts(&checked).as_str(), "nothing wrong");
        }
    }
}
