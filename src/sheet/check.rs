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
    for sentence in extent(checked) {
        sheet.push(Block::new(Flow::of(&sentence, Role::Dim).lines(width, 0)));
    }
    sheet
}

/// "2 errors, 1 warning"
pub fn counts(checked: &Checked) -> Shown {
    let counts = [Severity::Error, Severity::Warning].map(|severity| (checked.count(severity), severity));
    let some = counts.into_iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = some.map(|(count, severity)| counted(count, problem::word(severity))).collect();
    Shown::from(if words.is_empty() { "nothing wrong".to_owned() } else { words.join(", ") })
}

/// What was held against the article's text, and what was not.
fn extent(checked: &Checked) -> Vec<String> {
    let unheld = "Not checked: quotes, exact words and paragraphs, for want of the article's text.";
    match (&checked.brief, &checked.text) {
        (None, _) => vec!["Not checked: what the brief says, until it can be read.".to_owned()],
        (_, HeldAgainst::Text) => {
            vec!["Quotes, exact words and paragraphs were held against the article's text.".to_owned()]
        }
        (_, HeldAgainst::Nothing) => vec![format!("{unheld} The file names none (source.text).")],
        (_, HeldAgainst::Missing(why)) => vec![format!("{unheld} {}", why.line())],
    }
}
