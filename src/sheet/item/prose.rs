//! A key fact or a piece of context: a sentence, then who says so.

use super::{INDENT, according_to, add_tail, push_certainty, remarks, tail};
use crate::brief::{Brief, Diagnostic, Item};
use crate::sheet::{Flow, Line, Role};
use crate::text::Text;

pub(super) fn lines(
    brief: &Brief,
    item: &Item,
    text: &Text,
    diagnostics: &[Diagnostic],
    width: usize,
) -> Vec<Line> {
    let mut lines = sentence(text).lines(width, 0);
    lines.extend(vouched(brief, item).lines(width, INDENT));
    add_tail(&mut lines, &tail(item), width);
    lines.extend(remarks(brief, item, Flow::default(), diagnostics, (width, INDENT)));
    lines
}

/// The words of an item, or that there are none.
pub(super) fn sentence(text: &Text) -> Flow {
    match text.shown().as_str() {
        "" => Flow::of("(no text)", Role::Dim),
        words => Flow::of(words, Role::Plain),
    }
}

/// Who says so, and how sure they are.
pub(super) fn vouched(brief: &Brief, item: &Item) -> Flow {
    let mut flow = Flow::of(&according_to(brief, item), Role::Dim);
    push_certainty(&mut flow, item.certainty);
    flow
}
