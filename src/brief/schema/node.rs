//! A schema as data, written with its keywords in the order of the fields and its keys in that of the format.

use serde::{Serialize, Serializer};

/// A schema: what every keyword left out would say is nothing.
///
/// A keyword concerns the values of its own type alone: `items` lists, `required` mappings, `pattern` text. So the
/// schemas of several types are one, and its `types` say which it takes.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Node {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub(super) dialect: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    pub(super) reference: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty", serialize_with = "one_or_more")]
    pub(super) types: Vec<Type>,
    #[serde(rename = "const", skip_serializing_if = "Option::is_none")]
    pub(super) constant: Option<u64>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub(super) words: Vec<Option<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pattern: Option<String>,
    /// What an editor says instead of the pattern; validators pass over it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pattern_error_message: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minimum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) maximum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min_items: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_items: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) items: Option<Box<Node>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) contains: Option<Box<Node>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) any_of: Vec<Node>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) all_of: Vec<Node>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "pairs")]
    pub(super) properties: Pairs,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "pairs")]
    pub(super) pattern_properties: Pairs,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "pairs")]
    pub(super) definitions: Pairs,
}

/// Schemas by their keys.
type Pairs = Vec<(&'static str, Node)>;

/// A type of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Type {
    String,
    Number,
    Integer,
    Boolean,
    Object,
    Array,
    Null,
}

impl Node {
    /// Values of these types.
    pub(super) fn of(types: impl Into<Vec<Type>>) -> Self {
        Self { types: types.into(), ..Self::default() }
    }

    /// What a definition says of the values of its type.
    pub(super) fn defined(types: impl Into<Vec<Type>>, name: &str) -> Self {
        let reference = Some(format!("#/definitions/{name}"));
        Self { all_of: vec![Self { reference, ..Self::default() }], ..Self::of(types) }
    }

    /// Mappings of a definition, too.
    #[must_use]
    pub(super) fn or_mapping(mut self, name: &str) -> Self {
        self.types.push(Type::Object);
        Self { all_of: Self::defined([], name).all_of, ..self }
    }

    /// Lists of such values, too.
    #[must_use]
    pub(super) fn or_list(self) -> Self {
        let list = self.clone().list();
        let types = [self.types, list.types].concat();
        Self { types, items: list.items, ..self }
    }

    /// Lists of such values; an entry may be nothing.
    #[must_use]
    pub(super) fn list(self) -> Self {
        Self { items: Some(Box::new(self.or_nothing())), ..Self::of([Type::Array]) }
    }

    /// Nothing, too.
    #[must_use]
    pub(super) fn or_nothing(mut self) -> Self {
        if self.words.is_empty() {
            self.types.push(Type::Null);
        } else {
            self.words.push(None);
        }
        self
    }
}

fn one_or_more<S: Serializer>(types: &Vec<Type>, serializer: S) -> Result<S::Ok, S::Error> {
    match types.as_slice() {
        [one] => one.serialize(serializer),
        more => more.serialize(serializer),
    }
}

fn pairs<S: Serializer>(pairs: &Pairs, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, node)| (key, node)))
}
