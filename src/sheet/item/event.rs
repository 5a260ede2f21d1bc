//! An event of the timeline: its date, then what happened.

use super::prose::{sentence, vouched};
use super::{INDENT, Told, WIDE, add_tail, remarks, tail};
use crate::brief::Date;
use crate::sheet::{Flow, Line, Role};
use crate::text::{Text, wrap};

/// As wide as the longest name of a day, "30 September 2031", so that the texts of most events align.
const DATE: usize = 17;

pub(super) fn lines(told: &Told<'_>, date: Option<&Date>, text: &Text, width: usize) -> Vec<Line> {
    let date = date.map_or_else(|| "(no date)".to_owned(), Date::long);
    let lead = Line::of(&format!("{}  ", wrap::pad_right(&date, DATE)), Role::Dim);
    let (mut lines, indent) = if width < WIDE || lead.width() > width / 2 {
        (stacked(Line::of(&date, Role::Dim), text, width), INDENT)
    } else {
        let indent = lead.width();
        (sentence(text).hang(lead, width), indent)
    };
    lines.extend(vouched(told).lines(width, indent));
    add_tail(&mut lines, tail(told), width);
    lines.extend(remarks(told, Flow::default(), width, indent));
    lines
}

/// The date above what happened.
fn stacked(date: Line, text: &Text, width: usize) -> Vec<Line> {
    let mut lines = Flow::from(date).lines(width, 0);
    lines.extend(sentence(text).lines(width, 0));
    lines
}
