//! A key fact or a piece of context: a sentence, then who says so.

use super::{INDENT, Told, according_to, add_tail, push_certainty, remarks, tail};
use crate::sheet::{Flow, Line, Role};
use crate::text::Text;

pub(super) fn lines(told: &Told<'_>, text: &Text, width: usize) -> Vec<Line> {
    let mut lines = sentence(text).lines(width, 0);
    lines.extend(vouched(told).lines(width, INDENT));
    add_tail(&mut lines, tail(told), width);
    lines.extend(remarks(told, Flow::default(), width, INDENT));
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
pub(super) fn vouched(told: &Told<'_>) -> Flow {
    let mut flow = Flow::of(&according_to(told.brief, told.item), Role::Dim);
    push_certainty(&mut flow, told.item.certainty);
    flow
}
