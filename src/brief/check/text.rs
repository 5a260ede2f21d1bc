//! The rules that need the article's text: where it is not at hand, only that is told.

mod caveats;
mod hedges;
mod located;
mod locators;
mod numerals;
mod quotes;
mod source;
#[cfg(test)]
mod tests;

use super::{Against, Report, Subject};
use crate::brief::verbatim::Concordance;
use located::Located;

/// More mistakes than these are not looked for, as in reading.
const MOST: usize = 1000;

pub(super) fn check(subject: &Subject<'_>, against: &Against<'_>, report: &mut Report<'_, '_>) {
    let original = match (against.text)(subject.brief) {
        None => return,
        Some(Err(why)) => return source::missing(&why, report),
        Some(Ok(original)) => original,
    };
    let text = Concordance::new(&original.article);
    let before = report.found.len();
    for item in &subject.brief.items {
        if report.found.len() > MOST {
            break;
        }
        let missed = quotes::check(item, &text, subject, report);
        locators::check(item, missed.as_deref(), &text, subject, report);
    }
    let stands = report.found.len() == before;
    source::changed(subject.brief, &original, stands, report);
    let mut located = Located::new(&text);
    hedges::check(subject, &mut located, report);
    caveats::check(subject, &mut located, report);
}
