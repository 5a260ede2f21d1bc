//! What is wrong with a brief, gathered while it is read.

use crate::brief::field::{Field, Step};
use crate::brief::suggest::Suggester;
use crate::brief::yaml::lines::{Lines, What};
use crate::brief::{Code, Diagnostic, Place, Severity};

/// More mistakes of one file are counted, not listed.
const MOST: usize = 1000;

/// The mistakes found so far, and the field that is being read.
pub(super) struct Report<'a> {
    lines: Lines<'a>,
    path: Field,
    found: Vec<Diagnostic>,
    left_out: usize,
    errors: usize,
    muted: bool,
    suggester: Suggester,
}

impl<'a> Report<'a> {
    pub(super) fn new(lines: Lines<'a>) -> Self {
        Self {
            lines,
            path: Field::default(),
            found: Vec::new(),
            left_out: 0,
            errors: 0,
            muted: false,
            suggester: Suggester::default(),
        }
    }

    /// The text of the file.
    pub(super) fn source(&self) -> &'a str {
        self.lines.source()
    }

    pub(super) fn enter(&mut self, step: Step) {
        self.path.enter(step);
    }

    pub(super) fn leave(&mut self) {
        self.path.leave();
    }

    /// Which entry of a list is being read.
    pub(super) fn entry(&self) -> usize {
        match self.path.last() {
            Some(Step::Entry(index)) => index,
            _ => 0,
        }
    }

    /// The path of the field that is being read.
    pub(super) fn field(&self) -> String {
        self.path.to_string()
    }

    /// Everything found so far.
    pub(super) fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// How many errors there are by now, the unlisted ones included.
    pub(super) fn errors(&self) -> usize {
        self.errors
    }

    /// Says whether what is found from now on is the echo of a mistake that is told elsewhere; within an echo, all is.
    /// Gives what to [`unmute`](Self::unmute) to.
    pub(super) fn mute(&mut self, muted: bool) -> bool {
        let before = self.muted;
        self.muted |= muted;
        before
    }

    /// Ends what `mute` began.
    pub(super) fn unmute(&mut self, before: bool) {
        self.muted = before;
    }

    /// A mistake in the field that is being read.
    pub(super) fn add(&mut self, code: Code, place: Place, what: impl FnOnce() -> What) {
        self.add_in(code, place, "", what);
    }

    /// A mistake in a key of the mapping that is being read.
    pub(super) fn add_in(&mut self, code: Code, place: Place, key: &str, what: impl FnOnce() -> What) {
        let field = self.path.with_name(key);
        self.add_to(code, place, &field, what);
    }

    /// A mistake in a field, by its path.
    pub(super) fn add_to(&mut self, code: Code, place: Place, field: &str, what: impl FnOnce() -> What) {
        if self.muted {
            return;
        }
        if code.severity() == Severity::Error {
            self.errors += 1;
        }
        if self.is_full() {
            self.left_out += 1;
            return;
        }
        self.found.push(self.lines.report(code, place, field, what()));
    }

    /// The candidate that a misspelt word most likely means.
    pub(super) fn suggest<'w>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'w str>,
    ) -> Option<&'w str> {
        self.suggester.suggest(word, candidates)
    }

    /// All mistakes in the order of the file, and its lines; one that an alias repeats is told once.
    pub(super) fn finish(mut self) -> (Vec<Diagnostic>, Lines<'a>) {
        self.found.sort_by_key(|report| (report.place.line, report.place.column));
        self.found.dedup_by(|a, b| a.place == b.place && a.code == b.code && a.message == b.message);
        if self.left_out > 0 {
            let what = What::new(format!("and {} more mistakes, not listed", self.left_out));
            self.found.push(self.lines.report(Code::TooLarge, Place::default(), "", what));
        }
        (self.found, self.lines)
    }

    fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }
}
