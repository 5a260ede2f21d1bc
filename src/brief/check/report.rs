//! What rules have found, each mistake once.

use crate::brief::document::Document;
use crate::brief::field::Field;
use crate::brief::yaml::lines::What;
use crate::brief::{Code, Diagnostic, Place};
use std::collections::{HashMap, HashSet};

/// More mistakes of one file are counted, not listed, as in reading.
const MOST: usize = 1000;

/// What rules have found.
pub(super) struct Report<'c, 'a> {
    pub(super) document: &'c Document<'a>,
    /// Where reading has found something.
    read: HashSet<Place>,
    found: Vec<Diagnostic>,
    /// Which of them are at a place.
    by_place: HashMap<Place, Vec<usize>>,
    /// How many are not listed, and the kind of the first.
    left_out: Option<(usize, Code)>,
}

impl<'c, 'a> Report<'c, 'a> {
    /// Nothing yet, besides what reading has found.
    pub(super) fn new(document: &'c Document<'a>, read: &[Diagnostic]) -> Self {
        let read = read.iter().map(|one| one.place).collect();
        Self { document, read, found: Vec::new(), by_place: HashMap::new(), left_out: None }
    }

    /// What is listed.
    pub(super) fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// Whether no more is listed, so that a rule need not look for it.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    /// Whether reading has found something in the very characters.
    pub(super) fn is_read(&self, place: Place) -> bool {
        self.read.contains(&place)
    }

    /// Adds a mistake in a field; one that is missing is pointed at by what ought to hold it.
    pub(super) fn add(&mut self, code: Code, field: &Field, what: What) {
        let place = self.document.place(field);
        self.add_at(code, place, &field.to_string(), what);
    }

    /// Adds a mistake in a field, by its path, unless one has been found in the very characters, or an alias repeats it.
    pub(super) fn add_at(&mut self, code: Code, place: Place, path: &str, what: What) {
        let here = self.by_place.get(&place).into_iter().flatten().filter_map(|at| self.found.get(*at));
        let same = |other: &Diagnostic| other.code == code || other.field.as_str() == path;
        if self.is_read(place) || here.into_iter().any(same) {
            return;
        }
        if self.is_full() {
            let (count, first) = self.left_out.unwrap_or((0, code));
            self.left_out = Some((count + 1, first));
            return;
        }
        self.by_place.entry(place).or_default().push(self.found.len());
        self.found.push(self.document.report_at(code, place, path, what));
    }

    /// Takes back what was added after so many.
    pub(super) fn truncate(&mut self, length: usize) {
        for one in self.found.drain(length.min(self.found.len())..) {
            self.by_place.remove(&one.place);
        }
    }

    /// All that was found, and how much is not listed.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        if let Some((count, code)) = self.left_out {
            let what = What::new(format!("and {count} more mistakes, not listed"));
            self.found.push(self.document.report_at(code, Place::default(), "", what));
        }
        self.found
    }
}
