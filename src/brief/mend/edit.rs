//! Changing ranges of a text.

use std::ops::Range;

/// Bytes of a text, and what is to stand there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::brief) struct Edit {
    pub(in crate::brief) range: Range<usize>,
    pub(in crate::brief) text: String,
}

impl Edit {
    /// Text before a byte.
    pub(in crate::brief) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { range: at..at, text: text.into() }
    }

    /// Bytes that go.
    pub(in crate::brief) fn delete(range: Range<usize>) -> Self {
        Self { range, text: String::new() }
    }

    /// Other text for bytes.
    pub(in crate::brief) fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }
}

/// The text with all edits; those at one byte in the order given. `None` where two of them concern the same bytes.
///
/// The same edit twice, as for two aliases of one value, is one.
pub(in crate::brief) fn apply(source: &str, mut edits: Vec<Edit>) -> Option<String> {
    edits.sort_by_key(|edit| edit.range.start);
    edits.dedup();
    let mut out = String::with_capacity(source.len() + 80 * edits.len());
    let mut done = 0;
    for edit in edits {
        out.push_str(source.get(done..edit.range.start)?);
        out.push_str(&edit.text);
        done = edit.range.end;
    }
    out.push_str(source.get(done..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_the_order_of_the_text() {
        let edits =
            vec![Edit::replace(4..5, "d"), Edit::insert(5, "!"), Edit::delete(0..2), Edit::insert(5, "?")];
        assert_eq!(apply("aabbD", edits).as_deref(), Some("bbd!?"));
    }

    #[test]
    fn edits_of_the_same_bytes_are_refused() {
        assert_eq!(apply("abc", vec![Edit::delete(0..2), Edit::delete(1..3)]), None);
        assert_eq!(apply("abc", vec![Edit::delete(0..2), Edit::delete(0..2)]).as_deref(), Some("c"));
    }
}
