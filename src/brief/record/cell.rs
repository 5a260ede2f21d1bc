//! The values of records as cells of csv: flat, by the rules that [`csv`](super::csv) lists.

use super::{At, Origin, Person};
use crate::brief::{Date, Number};

/// What can stand in one cell, before anything is escaped.
pub(super) trait Cell {
    /// Empty where nothing is known.
    fn cell(&self) -> String;
}

/// The known of an object's values, each after its key.
pub(super) fn named(values: &[(&str, String)]) -> String {
    let known = values.iter().filter(|(_, value)| !value.is_empty());
    known.map(|(key, value)| format!("{key}: {value}")).collect::<Vec<_>>().join(", ")
}

impl Origin {
    pub(super) fn cells(&self) -> [String; 7] {
        [
            self.brief.cell(),
            self.headline.cell(),
            self.outlet.cell(),
            self.published.cell(),
            self.path.cell(),
            self.url.cell(),
            self.item.cell(),
        ]
    }
}

impl Cell for str {
    fn cell(&self) -> String {
        self.to_owned()
    }
}

impl Cell for &str {
    fn cell(&self) -> String {
        (*self).to_owned()
    }
}

impl Cell for String {
    fn cell(&self) -> String {
        self.clone()
    }
}

impl Cell for usize {
    fn cell(&self) -> String {
        self.to_string()
    }
}

impl Cell for u32 {
    fn cell(&self) -> String {
        self.to_string()
    }
}

impl Cell for Number {
    fn cell(&self) -> String {
        self.exact()
    }
}

impl Cell for Date {
    fn cell(&self) -> String {
        self.as_written()
    }
}

impl Cell for Person {
    fn cell(&self) -> String {
        self.clone().called().unwrap_or_default()
    }
}

impl Cell for At {
    fn cell(&self) -> String {
        named(&[
            ("paragraph", self.paragraph.cell()),
            ("exact", self.exact.cell()),
            ("prefix", self.prefix.cell()),
        ])
    }
}

impl<T: Cell> Cell for Option<T> {
    fn cell(&self) -> String {
        self.as_ref().map(Cell::cell).unwrap_or_default()
    }
}

impl<T: Cell> Cell for [T] {
    fn cell(&self) -> String {
        self.iter().map(Cell::cell).collect::<Vec<_>>().join("; ")
    }
}

impl<T: Cell> Cell for [T; 2] {
    fn cell(&self) -> String {
        self.as_slice().cell()
    }
}

impl<T: Cell> Cell for Vec<T> {
    fn cell(&self) -> String {
        self.as_slice().cell()
    }
}
