//! Items that stand in the wrong section, because the line that begins their own is missing: one mistake, however many
//! keys of however many items do not belong there.

use super::Decoder;
use crate::brief::format::{self, Mapping};
use crate::brief::yaml::lines::What;
use crate::brief::yaml::{Node, Value};
use crate::brief::{Code, Place, Section};

/// An item in a section where it does not belong.
#[derive(Debug)]
pub(super) struct Misplaced {
    /// Where it stands, and where it belongs.
    sections: (Section, Section),
    /// The first of its keys that its section does not have.
    key: String,
    place: Place,
    field: String,
}

impl<'a> Decoder<'a> {
    /// Whether an item has keys that its section lacks, and is in all of them an item of another section.
    pub(super) fn is_misplaced(&mut self, node: &Node<'a>, section: Section) -> bool {
        let Value::Mapping(pairs) = &node.value else { return false };
        let foreign = pairs.iter().find_map(|(key, _)| {
            Some((key, key.scalar()?)).filter(|(_, name)| !takes(format::item(section), name))
        });
        let Some((key, name)) = foreign else { return false };
        let Some(home) = Section::ALL.into_iter().find(|home| fits(format::item(*home), pairs)) else {
            return false;
        };
        self.misplaced.push(Misplaced {
            sections: (section, home),
            key: name.to_owned(),
            place: key.place,
            field: self.report.field(),
        });
        true
    }

    /// Tells of the misplaced items of each section the first.
    pub(super) fn misplaced_items(&mut self) {
        let misplaced = std::mem::take(&mut self.misplaced);
        for group in misplaced.chunk_by(|one, next| one.sections == next.sections) {
            let Some((first, others)) = group.split_first() else { continue };
            let home = first.sections.1.key();
            let field = format!("{}.{}", first.field, first.key);
            self.report.add_to(Code::UnknownKey, first.place, &field, || {
                let what = What::new(format!("no key `{}` belongs here, but in `{home}`", first.key));
                what.again(others.len())
                    .help(format!("did you mean to begin the section `{home}:` before this item?"))
            });
        }
    }
}

/// Whether a mapping of the file may be one of the format: it has all that is required and no key too many.
fn fits(mapping: &Mapping, pairs: &[(Node<'_>, Node<'_>)]) -> bool {
    let has = |key: &str| pairs.iter().any(|(name, _)| name.scalar() == Some(key));
    mapping.required.iter().all(|group| group.iter().any(|key| has(key)))
        && pairs.iter().all(|(name, _)| name.scalar().is_some_and(|name| takes(mapping, name)))
}

/// Whether a mapping may have the key.
fn takes(mapping: &Mapping, name: &str) -> bool {
    name.starts_with("x-") || mapping.names().any(|key| key == name)
}
