//! What is wrong with a brief that can be read: everything that `check` says beyond what reading it sees.
//!
//! Rules look at the [`Brief`], not at YAML, and point into the file by the path of a field. One mistake is one report:
//! a rule that misses something is silent about an item in which reading has found a mistake already, since what it
//! misses may be what was mistaken.

mod figures;

use super::claims::Claims;
use super::document::Document;
use super::field::Field;
use super::parse::{self, Parsed};
use super::yaml::lines::What;
use super::{Brief, Code, Diagnostic, Item, Original};
use crate::text::Shown;
use jiff::civil;

/// What a brief is held against, besides the format.
pub struct Against<'t> {
    /// The last day that it is today anywhere on earth: what is printed after it is printed in the future.
    pub today: civil::Date,
    /// Gives the text of the article a brief was made from: `None` where the brief names none, or why it is not at hand.
    pub text: &'t dyn Fn(&Brief) -> Option<Result<Original, Shown>>,
}

/// What checking a file gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// What reading it gave, with everything else that is wrong among its diagnostics.
    pub parsed: Parsed,
    /// What other briefs of its library must agree with.
    pub claims: Claims,
}

/// Reads a file and holds it against everything but the other briefs of its library, which the `claims` are for.
pub fn check(bytes: &[u8], stem: &str, against: &Against<'_>) -> Checked {
    examine(bytes, stem, against).0
}

/// The same, with the tree that the brief was read from.
pub(super) fn examine<'b>(
    bytes: &'b [u8],
    stem: &str,
    against: &Against<'_>,
) -> (Checked, Option<Document<'b>>) {
    let (mut parsed, document) = parse::read(bytes, stem);
    let mut claims = Claims::default();
    if let (Some(brief), Some(document)) = (&parsed.brief, &document) {
        claims = Claims::of(brief, document, stem);
        let subject = Subject { brief, read: &parsed.diagnostics };
        let mut report = Report { document, read: &parsed.diagnostics, found: Vec::new() };
        run(&subject, against, &mut report);
        let found = report.found;
        parsed.diagnostics.extend(found);
        parsed.diagnostics.sort_by_key(|one| (one.place.line, one.place.column));
    }
    (Checked { parsed, claims }, document)
}

fn run(subject: &Subject<'_>, _against: &Against<'_>, report: &mut Report<'_, '_>) {
    figures::check(subject, report);
}

/// The brief that rules look at.
struct Subject<'c> {
    brief: &'c Brief,
    /// What reading has found.
    read: &'c [Diagnostic],
}

impl Subject<'_> {
    /// Whether reading an item has found nothing, so that what is not there was not written.
    fn is_sound(&self, item: &Item) -> bool {
        !item.flawed && !self.read.iter().any(|one| Self::concerns(one, item))
    }

    fn concerns(one: &Diagnostic, item: &Item) -> bool {
        let path = Field::of_item(item).to_string();
        let rest = one.field.as_str().strip_prefix(path.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// What rules have found.
struct Report<'c, 'a> {
    document: &'c Document<'a>,
    /// What reading has found.
    read: &'c [Diagnostic],
    found: Vec<Diagnostic>,
}

impl Report<'_, '_> {
    /// Adds a mistake in a field, unless reading has found one in the very characters; one that is missing is pointed at
    /// by what ought to hold it.
    fn add(&mut self, code: Code, field: &Field, what: What) {
        let report = self.document.report(code, field, what);
        if !self.read.iter().any(|other| other.place == report.place) {
            self.found.push(report);
        }
    }
}
