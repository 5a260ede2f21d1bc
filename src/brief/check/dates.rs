//! Dates that cannot be: words said after they were printed, an article of tomorrow.

use super::{Report, Subject};
use crate::brief::field::Field;
use crate::brief::yaml::lines::What;
use crate::brief::{Brief, Code, Date, Item, Section};
use jiff::civil;

pub(super) fn check(subject: &Subject<'_>, today: civil::Date, report: &mut Report<'_, '_>) {
    printed_in_future(subject.brief, today, report);
    if !subject.may_hide(&Field::of("source"), "updated") {
        said_after_published(subject.brief, report);
    }
}

fn printed_in_future(brief: &Brief, today: civil::Date, report: &mut Report<'_, '_>) {
    let today = Date::day(today);
    let printed = [("published", Some(&brief.source.published)), ("updated", brief.source.updated.as_ref())];
    let future =
        printed.into_iter().find_map(|(key, date)| Some((key, date.filter(|date| date.is_after(&today))?)));
    if let Some((key, date)) = future {
        let what = What::new(format!("{} is still to come", date.as_written()))
            .help("write the day on which the article was printed");
        report.add(Code::PublishedInFuture, &Field::of("source").key(key), what);
    }
}

/// Where all that is dated was said after the article, it is the article's own date that is wrong.
fn said_after_published(brief: &Brief, report: &mut Report<'_, '_>) {
    let quotes = brief.section(Section::Quotes).iter();
    let said: Vec<(&Item, &Date)> =
        quotes.filter_map(|item| Some((item, item.quote()?.said.date.as_ref()?))).collect();
    let late: Vec<_> = said.iter().filter(|(_, date)| is_after_print(date, brief)).collect();
    let printed = brief.source.published.as_written();
    if let [_, (_, date), ..] = late.as_slice()
        && late.len() == said.len()
    {
        let what = What::new(format!("every dated quote was said later, such as on {}", date.as_written()))
            .help("write the day on which the article was printed");
        report.add(Code::SaidAfterPublished, &Field::of("source").key("published"), what);
        return;
    }
    for (item, date) in late {
        let what = What::new(format!("said on {}, but printed on {printed}", date.as_written()))
            .help("write the day on which it was said, or the article's `updated` if it was added later");
        report.add(Code::SaidAfterPublished, &Field::of_item(item).key("said").key("date"), what);
    }
}

fn is_after_print(date: &Date, brief: &Brief) -> bool {
    let source = &brief.source;
    date.is_after(&source.published) && source.updated.as_ref().is_none_or(|updated| date.is_after(updated))
}
