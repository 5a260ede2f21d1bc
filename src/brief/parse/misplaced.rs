//! Items that stand in the wrong section, because the line that begins their own is missing: one mistake, however many
//! keys of however many items do not belong there.

use super::Decoder;
use crate::brief::format::{self, Mapping};
use crate::brief::yaml::lines::What;
use crate::brief::yaml::{Node, Value};
use crate::brief::{Code, Place, Section, Severity};

/// An item in a section where it does not belong.
#[derive(Debug)]
pub(super) struct Misplaced {
    /// Where it stands, and where it belongs.
    sections: (Section, Section),
    /// An error where its section requires a key that it has not, else a warning.
    code: Code,
    /// The first of its keys that its section does not have.
    key: String,
    place: Place,
    field: String,
}

impl Misplaced {
    /// Whether its section cannot do without a key that it has not.
    pub(super) fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

impl<'a> Decoder<'a> {
    /// The section of which an item is one in all its keys, where it has keys that its own section lacks.
    pub(super) fn misplaced(&mut self, node: &Node<'a>, section: Section) -> Option<Section> {
        let Value::Mapping(pairs) = &node.value else { return None };
        let here = format::item(section);
        let mut keys = pairs.iter().filter_map(|(key, _)| Some((key, key.scalar()?)));
        let (key, name) = keys.find(|(_, name)| !takes(here, name))?;
        let home = Section::ALL.into_iter().find(|home| fits(format::item(*home), pairs))?;
        self.misplaced.push(Misplaced {
            sections: (section, home),
            code: if has_required(here, pairs) { Code::UnknownKey } else { Code::MissingKey },
            key: name.to_owned(),
            place: key.place,
            field: self.report.field(),
        });
        Some(home)
    }

    /// Tells of the misplaced items of each section the first.
    pub(super) fn misplaced_items(&mut self) {
        let misplaced = std::mem::take(&mut self.misplaced);
        for group in misplaced.chunk_by(|one, next| (one.sections, one.code) == (next.sections, next.code)) {
            let Some((first, others)) = group.split_first() else { continue };
            let home = first.sections.1.key();
            let field = format!("{}.{}", first.field, first.key);
            self.report.add_to(first.code, first.place, &field, || {
                let what = What::new(format!("no key `{}` belongs here, but in `{home}`", first.key));
                what.again(others.len())
                    .help(format!("did you mean to begin the section `{home}:` before this item?"))
            });
        }
    }
}

/// Whether a mapping of the file may be one of the format: it has all that is required and no key too many.
fn fits(mapping: &Mapping, pairs: &[(Node<'_>, Node<'_>)]) -> bool {
    has_required(mapping, pairs)
        && pairs.iter().all(|(name, _)| name.scalar().is_some_and(|name| takes(mapping, name)))
}

/// Whether of each group of keys of which the format requires one, one is there.
fn has_required(mapping: &Mapping, pairs: &[(Node<'_>, Node<'_>)]) -> bool {
    let has = |key: &str| pairs.iter().any(|(name, _)| name.scalar() == Some(key));
    mapping.required.iter().all(|group| group.iter().any(|key| has(key)))
}

/// Whether a mapping may have the key.
fn takes(mapping: &Mapping, name: &str) -> bool {
    name.starts_with("x-") || mapping.names().any(|key| key == name)
}
