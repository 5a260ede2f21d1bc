//! An event of the timeline: its date, then what happened.

use super::prose::{sentence, vouched};
use super::{INDENT, WIDE, add_tail, remarks, tail};
use crate::brief::{Brief, Date, Diagnostic, Item};
use crate::sheet::{Flow, Line, Role};
use crate::text::{Text, wrap};

/// As wide as the longest name of a day, "30 September 2031", so that the texts of most events align.
const DATE: usize = 17;

pub(super) fn lines(
    brief: &Brief,
    item: &Item,
    date: Option<&Date>,
    text: &Text,
    diagnostics: &[Diagnostic],
    width: usize,
) -> Vec<Line> {
    let date = date.map_or_else(|| "(no date)".to_owned(), Date::long);
    let lead = Line::of(&format!("{}  ", wrap::pad_right(&date, DATE)), Role::Dim);
    let (mut lines, indent) = if width < WIDE || lead.width() > width / 2 {
        (stacked(Line::of(&date, Role::Dim), text, width), INDENT)
    } else {
        let indent = lead.width();
        (sentence(text).hang(lead, width), indent)
    };
    lines.extend(vouched(brief, item).lines(width, indent));
    add_tail(&mut lines, &tail(item), width);
    lines.extend(remarks(brief, item, Flow::default(), diagnostics, (width, indent)));
    lines
}

/// The date above what happened.
fn stacked(date: Line, text: &Text, width: usize) -> Vec<Line> {
    let mut lines = Flow::from(date).lines(width, 0);
    lines.extend(sentence(text).lines(width, 0));
    lines
}
