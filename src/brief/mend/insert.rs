//! Another key for a mapping, in the mapping's own style.

use super::Edit;
use crate::brief::yaml::{Node, Style, Value};

/// The edit that adds `key: value` to a mapping, after its last value that a key can follow; `None` where there is no
/// such value or the mapping is written elsewhere.
///
/// A block scalar reaches to whatever stands less indented, blank lines and comments among it, and a value that is not
/// written has no end to add to: behind either is no place for a key.
pub(in crate::brief) fn key(source: &str, mapping: &Node<'_>, key: &str, value: &str) -> Option<Edit> {
    let Value::Mapping(pairs) = &mapping.value else { return None };
    let is_alias = source.get(mapping.range())?.starts_with('*');
    let (_, last) = pairs.iter().rev().find(|(_, value)| !is_alias && is_firm(value))?;
    let end = end(source, last)?;
    match mapping.style {
        Style::Flow => Some(Edit::insert(end, format!(", {key}: {value}"))),
        Style::Block => {
            let (first, _) = pairs.first()?;
            let indentation = " ".repeat(first.place.column.saturating_sub(1));
            let line = format!("{}{indentation}{key}: {value}", line_break(source, end));
            Some(Edit::insert(end_of_line(source, end), line))
        }
        Style::Plain | Style::Quoted | Style::Mended => None,
    }
}

/// Whether a value is written, and ends with its last character.
fn is_firm(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Scalar(_) => node.style != Style::Block && !node.range().is_empty(),
        _ if node.style == Style::Flow => true,
        Value::Sequence(entries) => entries.last().is_some_and(is_firm),
        Value::Mapping(pairs) => pairs.last().is_some_and(|(_, value)| is_firm(value)),
    }
}

/// The byte after a value's last visible character.
fn end(source: &str, node: &Node<'_>) -> Option<usize> {
    Some(node.range().start + source.get(node.range())?.trim_end().len())
}

/// The byte at which the line ends that holds a byte: before its break, behind a comment.
fn end_of_line(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    at + rest.find(['\r', '\n']).unwrap_or(rest.len())
}

/// The break that ends the line of a byte; on the last line without one, the break of the first.
fn line_break(source: &str, at: usize) -> &'static str {
    let of = |text: &str| match text.find(['\r', '\n']).and_then(|at| text.get(at..)) {
        Some(rest) if rest.starts_with("\r\n") => Some("\r\n"),
        Some(rest) if rest.starts_with('\r') => Some("\r"),
        Some(_) => Some("\n"),
        None => None,
    };
    source.get(at..).and_then(of).or_else(|| of(source)).unwrap_or("\n")
}
