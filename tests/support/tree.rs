//! A YAML file as a tree whose scalars are as written, for changing one at any place.

use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::HashSet;
use std::fmt;

/// What may stand in a file where it is expected, and where not.
#[rustfmt::skip]
pub(crate) const VALUES: &[&str] = &[
    // Nothing, and almost nothing.
    "", "~", "null", "\"\"", "\" \"", "\"\\u0085\\u2028\"", "\"\\uFEFF\"", "[]", "{}", "[~]", "[[]]",
    "[{}]",
    // Numbers, and what only looks so.
    "0", "1", "-3", "+3", "007", "1.0", "2.5", ".5", "3.", "1e3", "1e-3", "0x1F", "0o17", "1_000", "8,000",
    "\"12\"", "4294967295", "4294967296", "123456789012345", "9007199254740993", "12000000000000000000",
    // Booleans of one version of YAML or the other.
    "true", "True", "false", "no", "\"true\"",
    // Dates.
    "2031", "987", "0987", "\"0000\"", "-0044", "\"-0000\"", "12031", "2031-04", "2031-13", "2031-00",
    "2031-21", "2031-24", "2031-25", "2031-04-31", "2031-02-29", "2032-02-29", "1900-02-29", "2000-02-29",
    "-0004-02-29", "-0001-02-29", "2031-04-02/2031-04-03", "2031-04/2031-05-01", "2031-04-03/2031-04-02",
    "2015/..", "../2015", "../..", "2031/", "2031-04-02T05:10:00", "2031-04-02t05:10:00z",
    "2031-04-02T23:59:59.123456789+23:59", "2031-04-02T05:10:00.1234567890Z", "2031-04-02T24:00:00Z",
    "2031-04-02T05:60:00Z", "2031-04-02T05:10:60Z", "2031-04-02T05:10Z", "2031-04-02T05:10:00+24:00",
    "2031-02-30T05:10:00Z", "2031-04-02T05:10:00Z/2032", "\" 2031\"", "\"2031 \"", "2031-4-2", "yesterday",
    // Words of enumerations, and nearly.
    "corrected", "person", "partial", "at_least", "claimed", "Claimed", "\"claimed\"", "at-least",
    // Text, names, references.
    "some words", "\"a: b, [c]\"", "Holt", "article", "|\n  two\n  lines\n",
    // Lists and mappings of every kind that a key takes.
    "[1]", "[3, 7]", "[9, 3]", "[1, 2, 3]", "[1, a]", "[a, b]", "[a, ~, \"\"]", "[a, [b]]", "{a: b}",
    "{x-a: b}", "{unnamed: a}", "{unnamed: \"\"}", "{unnamed: a, because: [b]}", "[{unnamed: a}, article]",
    "{because: a}", "{paragraph: 1}", "{paragraph: ~, exact: a}", "{paragraph: 1, exact: \" \"}",
    "{paragraph: \"1\"}", "{prefix: a}", "[1, {exact: a}]", "{value: 1}", "{value: a}", "{unit: a}",
    "{name: A}", "{id: a}", "[{name: A}, B]", "{text: a}", "[{text: a}]", "{text: []}", "{date: 2031}",
    "{date: 2031, text: a}", "{speaker: a, text: b}", "{what: a}", "{what: a, words: b}",
    "{what: a, range: []}", "{outlet: a, published: 2031}", "{from: [de]}",
];

const KEYS: &[&str] = &[
    "brief",
    "headline",
    "source",
    "text",
    "date",
    "kind",
    "value",
    "range",
    "words",
    "what",
    "unit",
    "at",
    "exact",
    "paragraph",
    "speaker",
    "unnamed",
    "name",
    "id",
    "actors",
    "themes",
    "x-own",
    "txet",
    "no such key",
    "7",
];

/// A node of a file.
#[derive(Debug, Clone)]
pub(crate) enum Tree {
    /// As it stands in the file.
    Raw(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

/// A change to a tree: of the node at an index among all.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    at: Index,
    kind: Kind,
    with: Index,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Replace,
    Delete,
    Rename,
    Repeat,
    Wrap,
    Move,
}

impl Arbitrary for Change {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let kinds = [Kind::Replace, Kind::Delete, Kind::Rename, Kind::Repeat, Kind::Wrap, Kind::Move];
        (any::<Index>(), prop::sample::select(kinds.to_vec()), any::<Index>())
            .prop_map(|(at, kind, with)| Self { at, kind, with })
            .boxed()
    }
}

/// What a file says, piece by piece: its head alone, then the head with one entry of one of its further keys each.
/// With each the ways to the nodes that the piece adds and no piece before it has, entries of a list being alike.
pub(crate) fn pieces(file: &str) -> Vec<(Tree, Vec<Vec<usize>>)> {
    const HEAD: [&str; 3] = ["brief", "headline", "source"];
    let Tree::Map(pairs) = Tree::load(file) else { panic!("a brief is a mapping") };
    let (head, rest): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(key, _)| HEAD.contains(&key.as_str()));
    let alone = Tree::Map(head.clone());
    let mut pieces = vec![(alone.clone(), alone.paths())];
    let mut seen = HashSet::new();
    for (key, value) in rest.into_iter().flat_map(|(key, value)| value.singly(&key)) {
        let piece = Tree::Map([&head[..], &[(key, value)]].concat());
        let paths =
            piece.paths().into_iter().filter(|path| path[0] == head.len() && seen.insert(piece.field(path)));
        let paths = paths.collect();
        pieces.push((piece, paths));
    }
    pieces
}

impl Tree {
    /// A file's tree, text in double quotes.
    pub(crate) fn load(file: &str) -> Self {
        Self::of(&serde_yaml::from_str(file).expect("YAML"))
    }

    fn of(value: &serde_yaml::Value) -> Self {
        match value {
            serde_yaml::Value::Sequence(entries) => Self::List(entries.iter().map(Self::of).collect()),
            serde_yaml::Value::Mapping(pairs) => {
                let pair = |(key, value): (&serde_yaml::Value, _)| {
                    (key.as_str().expect("a key of text").to_owned(), Self::of(value))
                };
                Self::Map(pairs.iter().map(pair).collect())
            }
            scalar => Self::Raw(serde_json::to_string(scalar).expect("JSON")),
        }
    }

    /// The ways to all nodes but the root.
    pub(crate) fn paths(&self) -> Vec<Vec<usize>> {
        let children: Vec<&Self> = match self {
            Self::Raw(_) => Vec::new(),
            Self::List(entries) => entries.iter().collect(),
            Self::Map(pairs) => pairs.iter().map(|(_, value)| value).collect(),
        };
        let mut paths = Vec::new();
        for (index, child) in children.into_iter().enumerate() {
            paths.push(vec![index]);
            paths.extend(child.paths().into_iter().map(|path| [vec![index], path].concat()));
        }
        paths
    }

    /// A key's value; of a list, each entry alone in a list.
    fn singly(self, key: &str) -> Vec<(String, Self)> {
        let values = match self {
            Self::List(entries) => entries.into_iter().map(|entry| Self::List(vec![entry])).collect(),
            other => vec![other],
        };
        values.into_iter().map(|value| (key.to_owned(), value)).collect()
    }

    /// The keys on the way to a node.
    fn field(&self, path: &[usize]) -> String {
        let Some((first, rest)) = path.split_first() else { return String::new() };
        match self {
            Self::Raw(_) => String::new(),
            Self::List(entries) => format!("[]{}", entries[*first].field(rest)),
            Self::Map(pairs) => format!(".{}{}", pairs[*first].0, pairs[*first].1.field(rest)),
        }
    }

    /// Puts another node where a path leads.
    pub(crate) fn replace(&mut self, path: &[usize], node: Self) {
        *self.node(path) = node;
    }

    fn node(&mut self, path: &[usize]) -> &mut Self {
        path.iter().fold(self, |node, &index| match node {
            Self::Raw(_) => node,
            Self::List(entries) => &mut entries[index],
            Self::Map(pairs) => &mut pairs[index].1,
        })
    }

    /// Makes a change, where there is anything left to be changed.
    pub(crate) fn change(&mut self, change: &Change) {
        let paths = self.paths();
        if paths.is_empty() {
            return;
        }
        let path = change.at.get(&paths[..]);
        let (last, parent) = path.split_last().expect("no way to the root");
        match (change.kind, self.node(parent)) {
            (Kind::Delete, Self::List(entries)) => drop(entries.remove(*last)),
            (Kind::Delete, Self::Map(pairs)) => drop(pairs.remove(*last)),
            (Kind::Rename, Self::Map(pairs)) => (*change.with.get(KEYS)).clone_into(&mut pairs[*last].0),
            (Kind::Repeat, Self::List(entries)) => entries.push(entries[*last].clone()),
            (Kind::Wrap, _) => {
                let node = self.node(path).clone();
                self.replace(path, Self::List(vec![node]));
            }
            (Kind::Move, _) => {
                let other = self.node(change.with.get::<Vec<usize>>(&paths)).clone();
                self.replace(path, other);
            }
            _ => self.replace(path, Self::Raw((*change.with.get(VALUES)).to_owned())),
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let indent = "  ".repeat(depth);
        match self {
            Self::Raw(text) => write!(f, " {}", text.replace('\n', &format!("\n{indent}"))),
            Self::List(entries) if entries.is_empty() => f.write_str(" []"),
            Self::Map(pairs) if pairs.is_empty() => f.write_str(" {}"),
            Self::List(entries) => entries.iter().try_for_each(|entry| {
                write!(f, "\n{indent}-")?;
                entry.write(f, depth + 1)
            }),
            Self::Map(pairs) => pairs.iter().try_for_each(|(key, value)| {
                write!(f, "\n{indent}{key}:")?;
                value.write(f, depth + 1)
            }),
        }
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}
