//! What is wrong with a brief that can be read: everything that `check` says beyond what reading it sees.
//!
//! Rules look at the [`Brief`], not at YAML, and point into the file by the path of a field. One mistake is one report:
//! a rule that misses something is silent about an item in which reading has found a mistake already, since what it
//! misses may be what was mistaken.

mod actors;
mod conflicts;
mod dates;
mod figures;
mod quotes;
mod report;
mod subject;
mod text;
mod texts;

use super::claims::Claims;
use super::document::Document;
use super::parse::{self, Parsed};
use super::{Brief, Original};
use crate::text::Shown;
use jiff::civil;
use report::Report;
use subject::Subject;

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
        let subject = Subject::new(brief, &parsed.diagnostics);
        let mut report = Report::new(document, &parsed.diagnostics);
        run(&subject, against, &mut report);
        let found = report.finish();
        parsed.diagnostics.extend(found);
        parsed.diagnostics.sort_by_key(|one| (one.place.line, one.place.column));
    }
    (Checked { parsed, claims }, document)
}

/// Causes come before what they may cause, which is then silent.
fn run(subject: &Subject<'_>, against: &Against<'_>, report: &mut Report<'_, '_>) {
    text::check(subject, against, report);
    texts::check(subject, report);
    dates::check(subject, against.today, report);
    figures::check(subject, report);
    conflicts::check(subject, report);
    quotes::check(subject, report);
    actors::check(subject, report);
}
