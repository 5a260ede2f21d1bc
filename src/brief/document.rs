//! A file that was read, kept with its tree, so that a rule that looks at the data can point into the file.

pub(in crate::brief) mod texts;

use super::field::{Field, Step};
use super::yaml::lines::{Lines, What};
use super::yaml::{Node, Value};
use super::{Code, Diagnostic, Place};

/// The text of a file and the tree of its nodes.
#[derive(Debug)]
pub(super) struct Document<'a> {
    lines: Lines<'a>,
    root: Node<'a>,
}

impl<'a> Document<'a> {
    /// A tree and the lines it was read from.
    pub(super) fn new(lines: Lines<'a>, root: Node<'a>) -> Self {
        Self { lines, root }
    }

    /// The value of a field. Where the format allows one value for a list of one, the value is its first entry.
    pub(super) fn value(&self, field: &Field) -> Option<&Node<'a>> {
        field.steps().iter().try_fold(&self.root, |node, step| match (step, &node.value) {
            (Step::Key(key), Value::Mapping(pairs)) => {
                pairs.iter().find(|(name, _)| name.scalar() == Some(*key)).map(|(_, value)| value)
            }
            (Step::Entry(index), Value::Sequence(entries)) => entries.get(*index),
            (Step::Entry(0), _) => Some(node),
            _ => None,
        })
    }

    /// The values of a field that may be one or a list of them, each with its path. What is empty is left out, as in
    /// reading.
    pub(super) fn values(&self, field: &Field) -> Vec<(Field, &Node<'a>)> {
        let value = self.value(field).filter(|node| !node.is_null());
        match value.map(|node| (node, &node.value)) {
            None => Vec::new(),
            Some((_, Value::Sequence(entries))) => {
                let entries = entries.iter().enumerate().filter(|(_, node)| !node.is_null());
                entries.map(|(index, node)| (field.entry(index), node)).collect()
            }
            Some((node, _)) => vec![(field.clone(), node)],
        }
    }

    /// Where a field's value stands; where the field is not there, or nothing at all follows its key, the innermost that
    /// holds it.
    pub(super) fn place(&self, field: &Field) -> Place {
        let mut field = field.clone();
        loop {
            let written = |node: &&Node<'_>| !node.range().is_empty() || field.steps().is_empty();
            if let Some(node) = self.value(&field).filter(written) {
                return node.head();
            }
            field.leave();
        }
    }

    /// A report that points at a field.
    pub(super) fn report(&self, code: Code, field: &Field, what: What) -> Diagnostic {
        self.report_at(code, self.place(field), &field.to_string(), what)
    }

    /// A report of a field, by its path, that points at a place.
    pub(super) fn report_at(&self, code: Code, place: Place, path: &str, what: What) -> Diagnostic {
        self.lines.report(code, place, path, what)
    }
}
