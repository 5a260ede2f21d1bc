//! Quotes: the words alone, and those before translation.

use super::{Report, Subject};
use crate::brief::field::Field;
use crate::brief::yaml::example;
use crate::brief::yaml::lines::What;
use crate::brief::{Code, Item, Quote, Section};
use crate::text::Text;
use crate::text::marks::without_quote_marks;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_, '_>) {
    for item in subject.brief.section(Section::Quotes) {
        let Some(quote) = item.quote() else { continue };
        if quote.parts.iter().any(|part| without_quote_marks(part.raw()).is_some()) {
            in_marks(item, report);
        }
        if lacks_original(quote) && !subject.may_hide(&Field::of_item(item), "translated") {
            let what = What::new("the words before translation are missing")
                .help("add `original: …` to `translated`, or delete `translated` if the words are as they were said");
            report.add(Code::OriginalMissing, &Field::of_item(item).key("translated").key("original"), what);
        }
    }
}

/// A part in quote marks is told where it stands, which is not for the brief to know.
fn in_marks(item: &Item, report: &mut Report<'_, '_>) {
    for (field, node) in report.document.values(&Field::of_item(item).key("text")) {
        if let Some(words) = node.scalar().and_then(without_quote_marks) {
            let what = What::new("quote marks around the words")
                .help(format!("write the words alone: {}", example(words)));
            report.add(Code::QuoteMarks, &field, what);
        }
    }
}

fn lacks_original(quote: &Quote) -> bool {
    let blank = |text: &Text| text.raw().trim().is_empty();
    quote.translated.as_ref().is_some_and(|translated| translated.original.as_ref().is_none_or(blank))
}
