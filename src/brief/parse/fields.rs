//! A mapping's values by their keys.
//!
//! Whatever is wrong with the keys themselves is found here, for every mapping of the format alike: unknown, doubled,
//! missing, or made by a comma that was meant as a word's or a number's.

use super::Decoder;
use crate::brief::format::{BRIEF, Mapping, SOURCE};
use crate::brief::yaml::lines::What;
use crate::brief::yaml::{Node, Style, Value, example};
use crate::brief::{Code, Drafted, Place, drafted};
use std::borrow::Cow;
use std::collections::HashSet;

/// The values of one mapping.
pub(super) struct Fields<'n, 'a> {
    mapping: &'static Mapping,
    values: Vec<(&'static str, Cow<'n, Node<'a>>)>,
    place: Place,
    /// What a draft says of it.
    pub(super) draft: Option<Drafted>,
}

impl<'a> Fields<'_, 'a> {
    /// The value of a key, unless it is null.
    pub(super) fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.raw(key).filter(|node| !node.is_null())
    }

    fn raw(&self, key: &str) -> Option<&Node<'a>> {
        debug_assert!(self.mapping.names().any(|name| name == key), "{} has no {key}", self.mapping.name);
        self.values.iter().find(|(name, _)| *name == key).map(|(_, node)| node.as_ref())
    }

    /// The value of a key of a group that is there and says nothing.
    fn empty(&self, group: &[&str]) -> Option<&Node<'a>> {
        group.iter().find_map(|key| self.raw(key))
    }

    /// True where a key says something.
    fn has(&self, key: &str) -> bool {
        self.get(key).is_some_and(|node| node.scalar().is_none_or(|text| !text.trim().is_empty()))
    }
}

/// A key and its value, with what commas cut off it.
struct Entry<'n, 'a> {
    key: &'n Node<'a>,
    value: &'n Node<'a>,
    tail: &'n [(Node<'a>, Node<'a>)],
}

/// A key that the format does not have.
struct Stray<'n> {
    name: &'n str,
    place: Place,
    meant: Option<&'static str>,
}

impl<'a> Decoder<'a> {
    /// The values of a mapping; `None` where the node is none, which is reported.
    pub(super) fn fields<'n>(
        &mut self,
        node: &'n Node<'a>,
        mapping: &'static Mapping,
    ) -> Option<Fields<'n, 'a>> {
        let Value::Mapping(pairs) = &node.value else {
            let keys: Vec<_> = mapping.required.iter().filter_map(|group| group.first()).copied().collect();
            let keys = if keys.is_empty() { mapping.names().collect() } else { keys };
            self.wrong(node, "keys and values", || Some(format!("write {{{}: …}}", keys.join(": …, "))));
            return None;
        };
        let mut fields =
            Fields { mapping, values: Vec::with_capacity(pairs.len()), place: node.head(), draft: None };
        let (mut strays, mut doubled) = (Vec::new(), Vec::new());
        let mut others = HashSet::new();
        for entry in entries(pairs, node.style, self.report.source()) {
            let value = self.mend(&entry);
            let Some(name) = self.key(entry.key) else { continue };
            match mapping.names().find(|key| *key == name) {
                Some(key) if fields.raw(key).is_some() => doubled.push((entry.key.place, name)),
                Some(key) => fields.values.push((key, value)),
                None if !others.insert(name) => doubled.push((entry.key.place, name)),
                None if name == drafted::KEY => fields.draft = Drafted::read(&value),
                None if name.starts_with("x-") => {}
                None => strays.push(Stray { name, place: entry.key.place, meant: None }),
            }
        }
        for stray in &mut strays {
            // A key that is there already is not the one that was meant.
            let free = mapping.names().filter(|key| fields.raw(key).is_none());
            stray.meant = self.report.suggest(stray.name, free);
        }
        self.doubled(&doubled);
        self.missing(&mut fields, mapping, &mut strays);
        for stray in &strays {
            self.stray(stray, mapping);
        }
        Some(fields)
    }

    fn key<'n>(&mut self, key: &'n Node<'a>) -> Option<&'n str> {
        match key.scalar() {
            Some(name) if !(key.is_null() && key.range().is_empty()) => Some(name),
            _ => {
                self.report.add(Code::WrongType, key.place, || {
                    What::new("expected a key before the colon").help("write `key: value`")
                });
                None
            }
        }
    }

    /// Several keys a second time are one mistake: the line between two mappings is missing.
    fn doubled(&mut self, keys: &[(Place, &str)]) {
        let Some(((place, name), others)) = keys.split_first() else { return };
        self.report.add_in(Code::DuplicateKey, *place, name, || match others {
            [] => What::new(format!("the key `{name}` stands here a second time"))
                .help("only the first is read: delete one, or join the two into one value"),
            _ => What::new(format!("`{name}` and {} more keys stand here a second time", others.len()))
                .help("begin the new item with `- `; only the first of each is read"),
        });
    }

    fn stray(&mut self, stray: &Stray<'_>, mapping: &'static Mapping) {
        let Stray { name, place, meant } = *stray;
        self.report.add_in(Code::UnknownKey, place, name, || {
            What::new(format!("no key `{name}` belongs here")).help(match meant {
                Some(key) => format!("did you mean `{key}`?"),
                None if mapping.name == BRIEF.name && SOURCE.names().any(|key| key == name) => {
                    format!("`{name}` belongs under `source`")
                }
                None => "keys of your own begin with `x-`".to_owned(),
            })
        });
    }

    /// Reports the required keys that are missing; one that is there under another name takes its stray key along.
    fn missing(
        &mut self,
        fields: &mut Fields<'_, 'a>,
        mapping: &'static Mapping,
        strays: &mut Vec<Stray<'_>>,
    ) {
        let lacking = |group: &&&[&str]| !group.iter().any(|key| fields.has(key));
        let groups: Vec<_> = mapping.required.iter().filter(lacking).collect();
        let alone = groups.len() == 1;
        for group in groups {
            let meant = strays.iter().position(|stray| stray.meant.is_some_and(|key| group.contains(&key)));
            let misnamed = meant.or_else(|| match strays.as_slice() {
                [stray] if alone && stray.meant.is_none() && fields.empty(group).is_none() => Some(0),
                _ => None,
            });
            if let Some(stray) = misnamed.map(|at| strays.remove(at)) {
                self.misnamed(group, &stray);
                continue;
            }
            self.absent(group, fields);
            // An empty value is as good as none: reading it would only tell so again.
            fields.values.retain(|(key, _)| !group.contains(key));
        }
    }

    fn misnamed(&mut self, group: &[&'static str], stray: &Stray<'_>) {
        let key = group.first().copied().unwrap_or_default();
        self.report.add_in(Code::MissingKey, stray.place, key, || {
            let what = What::new(format!("{} is missing; `{}` is no key", one_of(group), stray.name));
            what.help(match stray.meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if key == "unnamed" => {
                    "write an actor's id, name or alias alone, or {unnamed: …} for people without a name"
                        .to_owned()
                }
                None => format!("write `{key}: …`; keys of your own begin with `x-`"),
            })
        });
    }

    fn absent(&mut self, group: &[&'static str], fields: &Fields<'_, 'a>) {
        let key = group.first().copied().unwrap_or_default();
        let empty = fields.empty(group);
        let place = empty.filter(|node| !node.range().is_empty()).map_or(fields.place, |node| node.place);
        self.report.add_in(Code::MissingKey, place, key, || {
            let what = if empty.is_some() { "is empty" } else { "is missing" };
            let value = if key == "brief" { "1" } else { "…" };
            What::new(format!("{} {what}", one_of(group))).help(format!("add `{key}: {value}`"))
        });
    }

    /// The value of an entry; one that commas cut is reported and put together again.
    fn mend<'n>(&mut self, entry: &Entry<'n, 'a>) -> Cow<'n, Node<'a>> {
        let Some((last, _)) = entry.tail.last() else { return Cow::Borrowed(entry.value) };
        let scalar = entry.value.scalar().is_some() && !entry.value.range().is_empty();
        let start = if scalar { entry.value } else { entry.key };
        let range = start.range().start..last.range().end;
        let text = self.report.source().get(range).unwrap_or_default();
        let place = Place { end_line: last.place.end_line, end_column: last.place.end_column, ..start.place };
        self.report.add_in(Code::SplitByComma, place, entry.key.scalar().unwrap_or_default(), || {
            let number = whole_number(text).or_else(|| decimal_number(text));
            What::new("a comma between `{` and `}` cuts this value in two").help(match number {
                Some(number) => format!("write {number}"),
                None => format!("put the value in double quotes: {}", example(text)),
            })
        });
        let bytes = (start.bytes.0, last.bytes.1);
        Cow::Owned(Node { place, bytes, style: Style::Mended, value: Value::Scalar(Cow::Borrowed(text)) })
    }
}

/// A group of keys of which one is required, as messages name it.
fn one_of(group: &[&str]) -> String {
    let names = group.join("`, `");
    if group.len() > 1 { format!("one of `{names}`") } else { format!("`{names}`") }
}

/// The pairs of a mapping; in a flow mapping, keys without colon go to the value before them.
fn entries<'n, 'a>(pairs: &'n [(Node<'a>, Node<'a>)], style: Style, source: &str) -> Vec<Entry<'n, 'a>> {
    let has_colon =
        |key: &Node<'_>| source.get(key.range().end..).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let mut entries = Vec::with_capacity(pairs.len());
    let mut rest = pairs;
    while let Some(((key, value), after)) = rest.split_first() {
        let bare = |(key, value): &&(Node<'a>, Node<'a>)| {
            style == Style::Flow
                && value.is_null()
                && value.place.end_column == value.place.column
                && value.bytes.0 == key.bytes.1
                && !has_colon(key)
        };
        let cut = after.iter().take_while(bare).count();
        let (tail, after) = after.split_at(cut);
        entries.push(Entry { key, value, tail });
        rest = after;
    }
    entries
}

/// `8,000` without its commas.
pub(super) fn whole_number(text: &str) -> Option<String> {
    let mut groups = text.split(',').map(str::trim);
    let first = groups.next()?;
    let digits = first.strip_prefix('-').unwrap_or(first);
    let all_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<_> = groups.collect();
    let grouped = !rest.is_empty() && rest.iter().all(|group| group.len() == 3 && all_digits(group));
    (grouped && matches!(digits.len(), 1..=3) && all_digits(digits)).then(|| text.replace([',', ' '], ""))
}

/// `12,5` with a point.
fn decimal_number(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once(',')?;
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = (whole.trim(), fraction.trim());
    (is_number(whole.strip_prefix('-').unwrap_or(whole)) && is_number(fraction))
        .then(|| format!("{whole}.{fraction}"))
}
