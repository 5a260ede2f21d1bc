//! What a file is to hold, and how that becomes YAML.
//!
//! `serde_yaml` chooses how a text is written, and takes no advice. Of some texts it writes what readers of YAML 1.2 or
//! 1.1 read otherwise; those must stand in double quotes. It puts a text there if, and only if, the text holds a character
//! that cannot be printed. So such a text is given one, the [`Mark`], at its end, and the mark's escape is taken out of
//! the file again.

use crate::brief::Number;
use crate::brief::yaml::is_trap;
use serde::{Serialize, Serializer};

/// A value of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Text(String),
    /// Sentences, which stand in double quotes by custom (FORMAT), unless they are of several lines.
    Prose(String),
    Whole(u64),
    Number(Number),
    Flag(bool),
    List(Vec<Node>),
    Mapping(Vec<(&'static str, Node)>),
}

/// The keys that have a value.
pub(super) fn mapping(keys: impl IntoIterator<Item = (&'static str, Option<Node>)>) -> Node {
    Node::Mapping(keys.into_iter().filter_map(|(key, value)| Some((key, value?))).collect())
}

/// A list, unless it is empty.
pub(super) fn list(entries: impl Iterator<Item = Node>) -> Option<Node> {
    let entries: Vec<_> = entries.collect();
    (!entries.is_empty()).then_some(Node::List(entries))
}

/// A list, or its only entry; nothing where it is empty.
pub(super) fn one_or_list(entries: impl Iterator<Item = Node>) -> Option<Node> {
    match list(entries)? {
        Node::List(mut entries) if entries.len() == 1 => entries.pop(),
        list => Some(list),
    }
}

impl Node {
    /// The value of a key in place of its mapping, where the mapping has no other.
    pub(super) fn shorten(self, key: &str) -> Self {
        match self {
            Self::Mapping(mut pairs) if matches!(pairs.as_slice(), [(only, _)] if *only == key) => {
                pairs.pop().map_or(Self::Mapping(Vec::new()), |(_, value)| value)
            }
            other => other,
        }
    }

    /// The file.
    pub(super) fn write(&self) -> Result<String, serde_yaml::Error> {
        let mark = Mark::not_in(self);
        let file = serde_yaml::to_string(&Marked { node: self, mark: &mark })?;
        Ok(file.replace(&mark.escaped, ""))
    }

    /// Every text of it.
    fn texts(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match self {
            Self::Text(text) | Self::Prose(text) => Box::new(std::iter::once(text.as_str())),
            Self::List(entries) => Box::new(entries.iter().flat_map(Self::texts)),
            Self::Mapping(pairs) => Box::new(pairs.iter().flat_map(|(_, value)| value.texts())),
            Self::Whole(_) | Self::Number(_) | Self::Flag(_) => Box::new(std::iter::empty()),
        }
    }
}

/// A character that cannot be printed, with a number that makes it the only one of its kind in a file.
struct Mark {
    raw: String,
    /// As it stands in double quotes.
    escaped: String,
}

impl Mark {
    fn new(number: usize) -> Self {
        Self { raw: format!("\u{ffff}{number};"), escaped: format!("\\uFFFF{number};") }
    }

    /// Writes a text in double quotes, the mark at its end.
    fn quote<S: Serializer>(&self, text: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{text}{}", self.raw))
    }

    /// One that no text has, be it as a character or as its escape.
    fn not_in(node: &Node) -> Self {
        let is_in =
            |mark: &Self| node.texts().any(|text| text.contains(&mark.raw) || text.contains(&mark.escaped));
        let mut number = 0;
        while is_in(&Self::new(number)) {
            number += 1;
        }
        Self::new(number)
    }
}

/// Whether a text must stand in double quotes for every reader to read it as it is.
fn needs_quotes(text: &str) -> bool {
    // Line breaks of YAML 1.1 are characters to 1.2.
    text.contains(['\u{2028}', '\u{2029}']) || is_trap(text)
}

/// As it is: for JSON, which puts every text in quotes.
impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) | Self::Prose(text) => serializer.serialize_str(text),
            Self::Whole(number) => serializer.serialize_u64(*number),
            Self::Number(number) => number.serialize(serializer),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::List(entries) => serializer.collect_seq(entries),
            Self::Mapping(pairs) => serializer.collect_map(pairs.iter().map(|(key, node)| (key, node))),
        }
    }
}

/// A node whose texts are marked where they need it.
struct Marked<'n> {
    node: &'n Node,
    mark: &'n Mark,
}

impl Serialize for Marked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mark = self.mark;
        match self.node {
            Node::Text(text) if needs_quotes(text) => mark.quote(text, serializer),
            Node::Prose(text) if needs_quotes(text) || !text.contains('\n') => mark.quote(text, serializer),
            Node::Text(text) | Node::Prose(text) => serializer.serialize_str(text),
            Node::Whole(number) => serializer.serialize_u64(*number),
            Node::Number(number) => number.serialize(serializer),
            Node::Flag(flag) => serializer.serialize_bool(*flag),
            Node::List(entries) => serializer.collect_seq(entries.iter().map(|node| Marked { node, mark })),
            Node::Mapping(pairs) => {
                serializer.collect_map(pairs.iter().map(|(key, node)| (key, Marked { node, mark })))
            }
        }
    }
}
