//! Taking keys out of a mapping and entries out of a list, with the lines, dashes and commas that are theirs alone.
//!
//! In block style whole lines go: those of the key or entry itself, with a comment at the end of such a line. Comments on
//! lines of their own stay, whatever they stood above. In flow style it goes with the comma before it.

use crate::brief::mend::edit::Edit;
use crate::brief::yaml::{Node, Style, Value};
use std::collections::BTreeSet;
use std::ops::Range;

/// The place of a key in a mapping.
pub(super) fn index(mapping: &Node<'_>, key: &str) -> Option<usize> {
    let Value::Mapping(pairs) = &mapping.value else { return None };
    pairs.iter().position(|(name, _)| name.scalar() == Some(key))
}

/// The edits that take keys out of a mapping, by their places; `None` where it is written otherwise than is understood
/// here.
pub(super) fn keys(source: &str, mapping: &Node<'_>, which: &BTreeSet<usize>) -> Option<Vec<Edit>> {
    let Value::Mapping(pairs) = &mapping.value else { return None };
    if mapping.style == Style::Flow {
        let spans = pairs.iter().map(|pair| pair_range(source, pair)).collect::<Option<Vec<_>>>()?;
        return Some(flow(source, &spans, which));
    }
    which.iter().map(|at| block_key(source, pairs, *at)).collect()
}

/// The edits that take entries out of a list, by their places.
pub(super) fn entries(source: &str, list: &Node<'_>, which: &BTreeSet<usize>) -> Option<Vec<Edit>> {
    let Value::Sequence(nodes) = &list.value else { return None };
    if list.style == Style::Flow {
        let spans: Vec<_> = nodes.iter().map(Node::range).collect();
        return Some(flow(source, &spans, which));
    }
    which.iter().map(|at| block_entry(source, nodes.get(*at)?)).collect()
}

/// The edit that takes out the line of a key, and nothing of its value.
pub(super) fn line(source: &str, key: &Node<'_>) -> Option<Edit> {
    let start = line_start(source, key.range().start);
    is_blank(source.get(start..key.range().start)?)
        .then(|| Edit::delete(start..line_end(source, key.range().end)))
}

/// A key with its value, in bytes.
pub(super) fn pair_range(source: &str, (key, value): &(Node<'_>, Node<'_>)) -> Option<Range<usize>> {
    let end = end(source, value)?.max(key.range().end);
    Some(key.range().start..end)
}

/// The byte after a node's last character.
pub(super) fn end(source: &str, node: &Node<'_>) -> Option<usize> {
    let range = node.range();
    if range.is_empty() {
        // It is not written: what holds it ends with its key, or its dash.
        return Some(0);
    }
    if node.style != Style::Block || is_alias(source, node) {
        return Some(range.start + source.get(range)?.trim_end().len());
    }
    match &node.value {
        Value::Scalar(_) => block_scalar_end(source, node),
        Value::Sequence(entries) => end(source, entries.last()?),
        Value::Mapping(pairs) => Some(pair_range(source, pairs.last()?)?.end),
    }
}

/// Whether the value is written elsewhere.
pub(super) fn is_alias(source: &str, node: &Node<'_>) -> bool {
    let before = source.get(line_start(source, node.range().start)..node.range().start);
    let own_line = node.style == Style::Block && node.scalar().is_some() && before.is_some_and(is_blank);
    !own_line && source.get(node.range()).is_some_and(|text| text.starts_with('*'))
}

/// A block scalar reaches to whatever stands less indented; its range holds blank lines and comments after it too.
fn block_scalar_end(source: &str, node: &Node<'_>) -> Option<usize> {
    let start = line_start(source, node.range().start);
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let (mut at, mut end, mut first) = (start, None, None);
    for line in source.get(start..)?.split_inclusive(['\n', '\r']) {
        if !is_blank(line) {
            if indent(line) < *first.get_or_insert(indent(line)) || at >= node.range().end {
                break;
            }
            end = Some(at + line.trim_end().len());
        }
        at += line.len();
    }
    end
}

fn block_key(source: &str, pairs: &[(Node<'_>, Node<'_>)], at: usize) -> Option<Edit> {
    let range = pair_range(source, pairs.get(at)?)?;
    let start = line_start(source, range.start);
    if is_blank(source.get(start..range.start)?) {
        return Some(Edit::delete(start..line_end(source, range.end)));
    }
    // The first key of an entry stands behind its dash, where the next is to stand then.
    let (next, _) = pairs.get(at + 1)?;
    let between = range.end..next.range().start;
    let end = if is_blank(source.get(between.clone())?) { between.end } else { range.end };
    Some(Edit::delete(range.start..end))
}

/// From the line of an entry's dash to the end of its last line.
fn block_entry(source: &str, node: &Node<'_>) -> Option<Edit> {
    let end = end(source, node)?;
    let mut start = line_start(source, node.range().start);
    let mut head = source.get(start..node.range().start)?.trim_start();
    while !head.starts_with('-') {
        if !(is_blank(head) || head.starts_with('#')) {
            return None;
        }
        let above = line_start(source, start.checked_sub(1)?.checked_sub(break_before(source, start)?)?);
        head = source.get(above..start)?.trim_start();
        start = above;
    }
    Some(Edit::delete(start..line_end(source, end)))
}

/// How many bytes more than one the line break before a line takes.
fn break_before(source: &str, start: usize) -> Option<usize> {
    Some(usize::from(source.get(..start)?.ends_with("\r\n")))
}

/// Spans between brackets, the commas with them.
fn flow(source: &str, spans: &[Range<usize>], which: &BTreeSet<usize>) -> Vec<Edit> {
    let mut kept = false;
    let mut edits = Vec::new();
    for (at, span) in spans.iter().enumerate() {
        if !which.contains(&at) {
            kept = true;
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| spans.get(at)).filter(|_| kept);
        let gap = before.and_then(|before| source.get(before.end..span.start));
        let range = match (before, spans.get(at + 1)) {
            (Some(before), _) if gap.is_some_and(|gap| !gap.contains('#')) => before.end..span.end,
            // The comma before it stands before a comment, and stays; so its own goes.
            (Some(_), _) => span.start..comma_end(source, span.end),
            (None, Some(next)) => span.start..next.start,
            (None, None) => span.clone(),
        };
        edits.push(Edit::delete(range));
    }
    edits
}

/// The byte after the comma that follows, if one does.
fn comma_end(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    let spaces = rest.len() - rest.trim_start().len();
    if rest.trim_start().starts_with(',') { at + spaces + 1 } else { at }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The byte at which the line of a byte begins.
fn line_start(source: &str, at: usize) -> usize {
    source.get(..at).and_then(|text| text.rfind(['\n', '\r'])).map_or(0, |at| at + 1)
}

/// The break that ends the line of a byte, or the last one before it.
pub(super) fn line_break(source: &str, at: usize) -> &'static str {
    let end = line_end(source, at);
    let lines = source.get(..end).unwrap_or_default();
    let last = lines.rfind(['\n', '\r']).and_then(|at| lines.get(..=at)).unwrap_or_default();
    match (last.ends_with("\r\n"), last.ends_with('\r')) {
        (true, _) => "\r\n",
        (_, true) => "\r",
        _ => "\n",
    }
}

/// The byte after the break that ends the line of a byte.
fn line_end(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    let Some(end) = rest.find(['\n', '\r']) else { return source.len() };
    let long = rest.get(end..).is_some_and(|rest| rest.starts_with("\r\n"));
    at + end + 1 + usize::from(long)
}
