//! Every text of a file, wherever the format has one.

use super::Document;
use crate::brief::Place;
use crate::brief::yaml::{Node, Value};
use std::collections::HashSet;
use std::fmt::{self, Write};

/// A text as it stands in the file.
pub(in crate::brief) struct Written<'d, 'a> {
    /// Its scalar.
    pub(in crate::brief) node: &'d Node<'a>,
    steps: &'d [Step<'d>],
}

/// A step to a value, by the file's own keys.
#[derive(Debug, Clone, Copy)]
enum Step<'d> {
    Key(&'d str),
    Entry(usize),
}

/// Shows the path of the field.
impl fmt::Display for Written<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.steps.iter().enumerate() {
            match step {
                Step::Key(_) if at > 0 => f.write_char('.')?,
                _ => {}
            }
            match step {
                Step::Key(key) => f.write_str(key)?,
                Step::Entry(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

impl<'a> Document<'a> {
    /// Shows each text to a visitor, in the order of the file: not numbers, dates and flags, nor what stands under keys of
    /// an author's own (`x-…`) or under a key at one of these places, which the format does not have. An alias is
    /// no text, but the value it names.
    pub(in crate::brief) fn each_text(
        &self,
        strays: &HashSet<Place>,
        visit: &mut impl FnMut(&Written<'_, 'a>),
    ) {
        Walk { document: self, strays, visit, steps: Vec::new() }.node(&self.root, true);
    }

    /// Whether a value is an alias, `*name`.
    fn is_alias(&self, node: &Node<'a>) -> bool {
        self.lines.source().get(node.range()).is_some_and(|source| source.starts_with('*'))
    }
}

struct Walk<'d, 'a, Visit> {
    document: &'d Document<'a>,
    strays: &'d HashSet<Place>,
    visit: &'d mut Visit,
    steps: Vec<Step<'d>>,
}

impl<'d, 'a, Visit: FnMut(&Written<'_, 'a>)> Walk<'d, 'a, Visit> {
    /// Goes through a node; `text` tells whether a scalar there is one.
    fn node(&mut self, node: &'d Node<'a>, text: bool) {
        match &node.value {
            Value::Scalar(_) if text && !node.is_null() && !self.document.is_alias(node) => {
                (self.visit)(&Written { node, steps: &self.steps });
            }
            Value::Scalar(_) => {}
            Value::Sequence(entries) => {
                for (index, entry) in entries.iter().enumerate() {
                    self.step(Step::Entry(index), entry, text);
                }
            }
            Value::Mapping(pairs) => {
                for (key, value) in pairs {
                    self.pair(key, value);
                }
            }
        }
    }

    fn pair(&mut self, key: &'d Node<'a>, value: &'d Node<'a>) {
        let Some(name) = key.scalar() else { return };
        if !name.starts_with("x-") && !self.strays.contains(&key.place) {
            self.step(Step::Key(name), value, is_text(name));
        }
    }

    fn step(&mut self, step: Step<'d>, node: &'d Node<'a>, text: bool) {
        self.steps.push(step);
        self.node(node, text);
        self.steps.pop();
    }
}

/// Whether the value of a key is text where it is one word, or a list of words.
fn is_text(key: &str) -> bool {
    !matches!(
        key,
        "brief"
            | "published"
            | "updated"
            | "date"
            | "at"
            | "value"
            | "range"
            | "as_of"
            | "period"
            | "paragraph"
            | "local"
    )
}
