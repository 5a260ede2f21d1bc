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
use crate::brief::field::Field;
use crate::brief::verbatim::Concordance;
use crate::brief::yaml::lines::What;
use crate::brief::{Code, Item};
use located::Located;

pub(super) fn check(subject: &Subject<'_>, against: &Against<'_>, report: &mut Report<'_, '_>) {
    let original = match (against.text)(subject.brief) {
        None => return,
        Some(Err(why)) => return source::missing(&why, report),
        Some(Ok(original)) => original,
    };
    let text = Concordance::new(&original.article);
    let before = report.found().len();
    for item in &subject.brief.items {
        if report.is_full() {
            break;
        }
        let sound = report.found().len();
        let missed = quotes::check(item, &text, subject, report);
        locators::check(item, missed.as_deref(), &text, subject, report);
        if text.is_exhausted() {
            report.truncate(sound);
            exhausted(item, report);
            break;
        }
    }
    let stands = report.found().len() == before;
    source::changed(subject.brief, &original, stands, report);
    let mut located = Located::new(&text);
    hedges::check(subject, &mut located, report);
    caveats::check(subject, &mut located, report);
}

/// Says from where on nothing was held against the text.
fn exhausted(item: &Item, report: &mut Report<'_, '_>) {
    let what = What::new(
        "to find these words in the article takes too long: neither they nor those after them were sought",
    )
    .help("quote less of what the article repeats, and in fewer parts");
    report.add(Code::TooLarge, &Field::of_item(item), what);
}
