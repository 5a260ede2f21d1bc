//! Items that stand in the wrong section, because the line that begins their own is missing: one mistake, however many
//! keys of however many items do not belong there.

use super::Decoder;
use super::items::shape;
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
        let foreign = pairs
            .iter()
            .find_map(|(key, _)| Some((key, key.scalar()?)).filter(|(_, name)| !shape(section).takes(name)));
        let Some((key, name)) = foreign else { return false };
        let Some(home) = Section::ALL.into_iter().find(|home| shape(*home).fits(pairs)) else { return false };
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
