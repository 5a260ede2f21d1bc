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
mod text;
mod texts;

use super::claims::Claims;
use super::document::Document;
use super::field::Field;
use super::parse::{self, Parsed};
use super::yaml::lines::What;
use super::{Brief, Code, Diagnostic, Original, Place};
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
    Checked { parsed, claims }
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

/// The brief that rules look at.
struct Subject<'c> {
    brief: &'c Brief,
    /// What reading has found.
    read: &'c [Diagnostic],
}

impl Subject<'_> {
    /// Whether a mistake that reading has found may be why something lacks a key: in the key itself, in what ought to hold
    /// it, or in a key that the format does not have or that stands where it does not belong.
    fn may_hide(&self, holder: &Field, key: &str) -> bool {
        if self.read.is_empty() {
            return false;
        }
        let holder = holder.to_string();
        self.read.iter().any(|one| may_hide(one, &holder, key))
    }
}

fn may_hide(one: &Diagnostic, holder: &str, key: &str) -> bool {
    let field = one.field.as_str();
    let within = field.strip_prefix(holder).filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    let last = field.rsplit(['.', '[']).next();
    match one.code {
        Code::UnknownKey => within.is_some() || last == Some(key),
        Code::DuplicateKey => last == Some(key),
        _ => {
            let holds = holder.strip_prefix(field).is_some_and(|rest| rest.starts_with('['));
            let inside = within.and_then(|rest| rest.strip_prefix('.')?.strip_prefix(key));
            holds
                || within == Some("")
                || inside.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        }
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
    /// Adds a mistake in a field; one that is missing is pointed at by what ought to hold it.
    fn add(&mut self, code: Code, field: &Field, what: What) {
        let place = self.document.place(field);
        self.add_at(code, place, &field.to_string(), what);
    }

    /// Adds a mistake in a field, by its path, unless one has been found in the very characters, or an alias repeats it.
    fn add_at(&mut self, code: Code, place: Place, path: &str, what: What) {
        let by_reading = self.read.iter().any(|other| other.place == place);
        let same =
            |other: &Diagnostic| other.place == place && (other.code == code || other.field.as_str() == path);
        if !by_reading && !self.found.iter().any(same) {
            self.found.push(self.document.report_at(code, place, path, what));
        }
    }
}
