//! A YAML file as a tree whose every node knows its place and how it was written.
//!
//! No derive can make a [`Brief`](crate::brief::Brief): `012`, `"12"` and `12` must be told apart, every mistake must
//! be found in one pass, and each must point at its very characters. So the events of the parser become this small
//! tree, and [`parse`](crate::brief::parse) reads it by hand. The limits are kept while events are read: no file
//! costs more than they allow, whatever it would have grown to.

pub(super) mod encoding;
mod explain;
pub(super) mod lines;
mod trap;
mod tree;

use crate::brief::Place;
use std::borrow::Cow;
use std::ops::Range;
pub(super) use trap::is_trap;
pub(super) use tree::tree;

/// The largest file, in bytes.
const MAX_BYTES: usize = 1 << 20;
/// The deepest nesting, aliases followed.
const MAX_DEPTH: usize = 24;
/// The most aliases.
const MAX_ALIASES: usize = 64;
/// The most bytes of scalars, aliases followed.
const MAX_SCALARS: usize = 4 << 20;
/// The most nodes, aliases followed: a file of `[a,a,…` would take a hundred times its size.
const MAX_NODES: usize = 50_000;
/// The longest piece of a file that a help line repeats, in characters.
const LONGEST_EXAMPLE: usize = 120;

/// A scalar, list or mapping of a file.
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    /// Where it stands; of an alias, where the alias stands.
    pub(super) place: Place,
    /// The same in bytes of the source.
    pub(super) bytes: (u32, u32),
    /// How it is written.
    pub(super) style: Style,
    /// What it holds.
    pub(super) value: Value<'a>,
}

/// How a node is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A scalar without quotes: it may be a number, a boolean or null.
    Plain,
    /// A scalar in quotes, or tagged as text: text, whatever it looks like.
    Quoted,
    /// A block scalar, or a list or mapping by indentation.
    Block,
    /// A list or mapping in brackets.
    Flow,
    /// A scalar put together again after commas cut it, which has been reported.
    Mended,
}

/// What a node holds.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    /// Text, after escapes and folding.
    Scalar(Cow<'a, str>),
    /// A list.
    Sequence(Vec<Node<'a>>),
    /// Keys and values, in the file's order, doubles included.
    Mapping(Vec<(Node<'a>, Node<'a>)>),
}

impl Node<'_> {
    /// The words of a scalar.
    pub(super) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// Nothing at all: an empty value, `~` or `null`.
    pub(super) fn is_null(&self) -> bool {
        self.style == Style::Plain && matches!(self.scalar(), Some("" | "~" | "null" | "Null" | "NULL"))
    }

    /// What it is, for "expected …, found …".
    pub(super) fn kind(&self) -> &'static str {
        match &self.value {
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
            Value::Scalar(_) if self.is_null() => "nothing",
            Value::Scalar(_) if self.style == Style::Quoted => "text in quotes",
            Value::Scalar(_) => "text",
        }
    }

    /// The bytes of the source that it covers.
    pub(super) fn range(&self) -> Range<usize> {
        self.bytes.0 as usize..self.bytes.1 as usize
    }

    /// The first of its characters that says something: a block mapping's is its first key.
    pub(super) fn head(&self) -> Place {
        match &self.value {
            Value::Mapping(pairs) if self.style == Style::Block => {
                pairs.first().map_or(self.place, |(key, _)| key.place)
            }
            _ => self.place,
        }
    }
}

/// A value in double quotes, as a help line shows how the file ought to have it.
pub(super) fn example(value: &str) -> String {
    let value = value.trim();
    let short: String = value.chars().take(LONGEST_EXAMPLE).collect();
    let more = if short.len() < value.len() { "…" } else { "" };
    format!("\"{}{more}\"", short.replace('\\', "\\\\").replace('"', "\\\""))
}
