//! The format as a JSON Schema, for editors and for whatever validates YAML without this program.
//!
//! It is made from the description that files are read by ([`format`]). The dialect is draft-07, since
//! yaml-language-server reads no later one; there a `$ref` silences what stands beside it, so it always stands alone.
//!
//! A schema sees data, a reader sees the file. What the schema rejects is an error to `check`; what it cannot see is
//! [`UNSEEN`], and nothing else is.

mod date;
mod node;

use super::format::{self, Key, Kind, Many, Mapping};
use super::{Code, VERSION};
use node::{Node, Type};

/// What `check` calls an error and the schema accepts: kinds of mistake, and what of each the schema cannot see.
pub const UNSEEN: [(Code, &str); 12] = [
    (Code::YamlSyntax, "what a YAML loader forgives: a second document, tags, raw control characters"),
    (Code::TooLarge, "limits of size, depth, aliases and values"),
    (
        Code::WrongType,
        "how a number, `true` or `false` is written: `012`, `0x1F`, `1.0` for a paragraph, more than 15 digits, `True`",
    ),
    (Code::DuplicateKey, "a key that stands twice"),
    (Code::DuplicateId, "an id that is taken"),
    (
        Code::SplitByComma,
        "a value that a comma cut in two, whose rest YAML takes for a key: `{value: 8,000}`",
    ),
    (
        Code::InvalidDate,
        "an interval whose end is before its beginning; a year that is not written in four digits: `1e3`",
    ),
    (Code::RangeReversed, "the order of a range"),
    (Code::QuoteNotVerbatim, "the article's text"),
    (Code::LocatorNotFound, "the article's text"),
    (Code::SourceMissing, "the article's text"),
    (Code::SourceChanged, "the article's text"),
];

/// White space as [`str::trim`] has it, which is not what `\s` is to every validator, as a class of regular expressions.
const NOT_BLANK: &str = "[^\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";

/// The schema of format version 1, indented, with a line break at its end.
pub fn schema() -> String {
    let mut text = serde_json::to_string_pretty(&root()).unwrap_or_default();
    text.push('\n');
    text
}

fn root() -> Node {
    let definitions = format::ALL.iter().skip(1).map(|mapping| (mapping.name, object(mapping)));
    Node {
        dialect: Some("http://json-schema.org/draft-07/schema#"),
        title: Some(format!("nutgraf brief, format {VERSION}")),
        description: Some(about()),
        types: vec![Type::Object],
        definitions: std::iter::once(("date", date::date())).chain(definitions).collect(),
        ..object(&format::BRIEF)
    }
}

/// What the whole is for, and what it leaves to `check`.
fn about() -> String {
    let mut lines = vec![
        format::BRIEF.about.to_owned(),
        "What this schema rejects, `nutgraf check` calls an error. Only `nutgraf check` sees:".to_owned(),
    ];
    lines.extend(UNSEEN.iter().map(|(code, what)| format!("{}: {what}.", code.name())));
    lines.join("\n")
}

/// What the keys of a mapping are. Whether a value is a mapping is for the key to say that takes it.
fn object(mapping: &'static Mapping) -> Node {
    let is_required =
        |key: &Key| mapping.required.iter().any(|group| matches!(group, [one] if *one == key.name));
    let choices = mapping.required.iter().copied().filter(|group| group.len() > 1).flatten();
    Node {
        description: Some(mapping.about.to_owned()),
        required: mapping.keys().filter(|key| is_required(key)).map(|key| key.name).collect(),
        any_of: choices.map(|name| saying(name)).collect(),
        properties: mapping.keys().map(|key| (key.name, property(key, is_required(key)))).collect(),
        pattern_properties: vec![("^x-", own_key())],
        ..Node::default()
    }
}

/// A mapping in which a key is there and says something.
fn saying(name: &'static str) -> Node {
    let all = [Type::String, Type::Number, Type::Boolean, Type::Object, Type::Array];
    let something = Node { pattern: Some(NOT_BLANK.to_owned()), ..Node::of(all) };
    Node { required: vec![name], properties: vec![(name, something)], ..Node::default() }
}

fn own_key() -> Node {
    Node {
        description: Some("A key of your own: kept as it is, and not read.".to_owned()),
        ..Node::default()
    }
}

/// What a key takes; nothing is as if it were not there.
fn property(key: &Key, required: bool) -> Node {
    let value = value(key.kind);
    let node = match key.many {
        Many::One => value,
        Many::OneOrMore => value.or_list(),
        Many::TextOrList => Node { types: [text().types, vec![Type::Array]].concat(), ..value.list() },
        Many::List => value.list(),
    };
    let node = match (required, node.types.contains(&Type::String)) {
        (false, _) => node.or_nothing(),
        (true, true) => Node {
            contains: (key.many == Many::OneOrMore)
                .then(|| Box::new(Node { pattern: Some(NOT_BLANK.to_owned()), ..text() })),
            pattern: Some(NOT_BLANK.to_owned()),
            pattern_error_message: Some("It must not be blank."),
            ..node
        },
        (true, false) => node,
    };
    Node { description: Some(key.about.to_owned()), ..node }
}

/// What one value is.
fn value(kind: Kind) -> Node {
    match kind {
        Kind::Version => Node { constant: Some(VERSION), ..Node::default() },
        Kind::Text => text(),
        Kind::Date => Node::defined([Type::String, Type::Integer], "date"),
        Kind::Number => Node::of([Type::Number]),
        Kind::Paragraph => paragraph(),
        Kind::Flag => Node::of([Type::Boolean]),
        Kind::Range => range(),
        Kind::Word(words) => Node { words: words.iter().copied().map(Some).collect(), ..Node::default() },
        Kind::Mapping(mapping) => Node::defined([Type::Object], mapping.name),
        Kind::TextOr(mapping) => text().or_mapping(mapping.name),
        Kind::ParagraphOr(mapping) => paragraph().or_mapping(mapping.name),
    }
}

/// Text is what stands in the file, be it a number or a boolean to YAML: `headline: 2015`, `place: NO`.
fn text() -> Node {
    Node::of([Type::String, Type::Number, Type::Boolean])
}

fn paragraph() -> Node {
    Node { minimum: Some(1), maximum: Some(u32::MAX.into()), ..Node::of([Type::Integer]) }
}

fn range() -> Node {
    Node {
        min_items: Some(2),
        max_items: Some(2),
        items: Some(Box::new(value(Kind::Number))),
        ..Node::of([Type::Array])
    }
}

#[cfg(test)]
mod tests;
