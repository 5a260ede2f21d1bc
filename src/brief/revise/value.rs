//! Putting a value in place of another, beside it, or taking it out.

use super::cut;
use crate::brief::mend::edit::Edit;
use crate::brief::mend::insert;
use crate::brief::yaml::{Node, Style, Value};

/// What a field is to have in the file.
pub(super) struct Written {
    /// The value as YAML on one line; `None` where the key goes.
    pub(super) value: Option<String>,
    /// The key that it is to stand under, where that may be another one than before.
    pub(super) key: Option<&'static str>,
    /// The entry of a list that it is, where there is a list.
    pub(super) part: Option<usize>,
}

/// The edits that give a field of a part its value; `None` where it is written otherwise than is understood here.
pub(super) fn edits(
    source: &str,
    part: &Node<'_>,
    keys: &[&'static str],
    written: &Written,
) -> Option<Vec<Edit>> {
    let (key, inner) = keys.split_first()?;
    let Value::Mapping(pairs) = &part.value else { return None };
    let found = cut::index(part, key).and_then(|at| Some((at, pairs.get(at)?)));
    match (found, inner) {
        (Some((_, (_, value))), [_, ..]) if matches!(value.value, Value::Mapping(_)) => {
            edits(source, value, inner, written)
        }
        (Some((at, pair)), _) => there(source, part, at, pair, inner, written),
        (None, _) => match &written.value {
            None => Some(Vec::new()),
            Some(value) => {
                let value = nested(inner, value);
                Some(vec![insert::key(source, part, written.key.unwrap_or(key), &value)?])
            }
        },
    }
}

/// The edits that take a part out of the words of a split quote, and its place with it where each part has one.
pub(super) fn without_part(source: &str, part: &Node<'_>, index: usize) -> Option<Vec<Edit>> {
    let Value::Mapping(pairs) = &part.value else { return None };
    let list = |key: &str| {
        let (_, list) = pairs.get(cut::index(part, key)?)?;
        matches!(&list.value, Value::Sequence(_)).then_some(list)
    };
    let length = |list: &Node<'_>| if let Value::Sequence(entries) = &list.value { entries.len() } else { 0 };
    let text = list("text")?;
    let mut edits = cut::entries(source, text, &[index].into())?;
    if let Some(places) = list("at").filter(|places| length(places) == length(text)) {
        edits.extend(cut::entries(source, places, &[index].into())?);
    }
    Some(edits)
}

fn there(
    source: &str,
    part: &Node<'_>,
    at: usize,
    pair: &(Node<'_>, Node<'_>),
    inner: &[&'static str],
    written: &Written,
) -> Option<Vec<Edit>> {
    let (key, value) = pair;
    let Some(new) = &written.value else { return cut::keys(source, part, &[at].into()) };
    if let (Some(index), Value::Sequence(entries)) = (written.part, &value.value) {
        return Some(vec![replaced(source, entries.get(index)?, new)?]);
    }
    let new = nested(inner, new);
    match written.key.filter(|new_key| key.scalar() != Some(new_key)) {
        Some(new_key) => {
            let range = cut::pair_range(source, pair)?;
            Some(vec![Edit::replace(range, format!("{new_key}: {new}"))])
        }
        None => {
            replaced(source, value, &new).or_else(|| after_colon(source, pair, &new)).map(|edit| vec![edit])
        }
    }
}

fn nested(inner: &[&'static str], value: &str) -> String {
    inner.iter().rev().fold(value.to_owned(), |value, key| format!("{{{key}: {value}}}"))
}

/// Another value in the very place of one; `None` where that is not its own, or has no clear end.
fn replaced(source: &str, value: &Node<'_>, new: &str) -> Option<Edit> {
    let range = value.range();
    let is_flow = value.scalar().is_none() && value.style == Style::Flow;
    let is_line = value.scalar().is_some() && value.style != Style::Block;
    let end = cut::end(source, value)?;
    ((is_flow || is_line) && !range.is_empty()).then(|| Edit::replace(range.start..end, new))
}

/// Another value behind the colon of a key, whatever stands there.
fn after_colon(source: &str, pair: &(Node<'_>, Node<'_>), new: &str) -> Option<Edit> {
    let range = cut::pair_range(source, pair)?;
    let rest = source.get(pair.0.range().end..)?;
    let colon = pair.0.range().end + rest.find(':')? + 1;
    Some(Edit::replace(colon..range.end.max(colon), format!(" {new}")))
}
