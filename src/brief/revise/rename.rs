//! Another name for an actor whose id is made from its name.
//!
//! What refers to the actor calls it by that id, so it is written down when the name changes: all that named the actor
//! still does.

use super::cut;
use super::scalar::scalar;
use crate::brief::Actor;
use crate::brief::mend::edit::Edit;
use crate::brief::yaml::{Node, Style, Value};

/// The edit that has the file say which id an actor had all along; `None` where it says so.
pub(super) fn keep_id(source: &str, part: &Node<'_>, actor: &Actor) -> Option<Edit> {
    let Value::Mapping(pairs) = &part.value else { return None };
    if cut::index(part, "id").is_some() {
        return None;
    }
    let (name, _) = pairs.get(cut::index(part, "name")?)?;
    let start = name.range().start;
    let between = match part.style {
        Style::Flow => ", ".to_owned(),
        _ => format!("{}{}", cut::line_break(source, start), " ".repeat(name.place.column.saturating_sub(1))),
    };
    Some(Edit::insert(start, format!("id: {}{between}", scalar(actor.id.raw()))))
}
