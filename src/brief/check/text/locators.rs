//! Where an item says that its words stand.

use super::super::{Report, Subject};
use super::quotes::told;
use crate::brief::field::Field;
use crate::brief::sourcing::{named, spoken};
use crate::brief::verbatim::{Concordance, Instead, bare_words};
use crate::brief::yaml::Value;
use crate::brief::yaml::lines::What;
use crate::brief::{Code, Item, Locator};
use crate::text::Text;
use std::cell::OnceCell;
use std::slice;

/// Holds the locators of an item against the text; `missed` are the bare words of its quote that do not stand in it,
/// which has been told.
pub(super) fn check(
    item: &Item,
    missed: Option<&str>,
    text: &Concordance<'_>,
    subject: &Subject<'_>,
    report: &mut Report<'_, '_>,
) {
    let at = Field::of_item(item).key("at");
    if item.at.is_empty() || subject.may_hide(&Field::of_item(item), "at") {
        return;
    }
    let fields: Vec<Field> = report.document.values(&at).into_iter().map(|(field, _)| field).collect();
    let words = Words { item, missed, text, quoted: OnceCell::new() };
    let mut all_stand = true;
    for (locator, field) in item.at.iter().zip(&fields) {
        all_stand &= check_one(locator, field, &words, report);
    }
    if all_stand && missed.is_none() {
        check_quote(item, &at, text, report);
    }
}

/// The words that locators are about.
struct Words<'w> {
    item: &'w Item,
    missed: Option<&'w str>,
    text: &'w Concordance<'w>,
    /// Where the quote's words stand, once it was asked.
    quoted: OnceCell<Vec<u32>>,
}

impl Words<'_> {
    /// Where the words stand that a locator ought to point at: its own or the quote's.
    fn paragraphs(&self, locator: &Locator) -> Vec<u32> {
        let find = |words| self.text.find(words).map(|found| found.paragraphs).unwrap_or_default();
        match &locator.exact {
            Some(exact) => find(slice::from_ref(exact)),
            None => self.quoted.get_or_init(|| spoken(self.item).map(find).unwrap_or_default()).clone(),
        }
    }

    /// Whether words were missed in the quote already.
    fn are_told(&self, exact: &Text) -> bool {
        let exact = bare_words(exact);
        self.missed.is_some_and(|missed| missed.contains(&exact) || exact.contains(missed))
    }
}

/// Whether a locator points at what is there.
fn check_one(locator: &Locator, field: &Field, words: &Words<'_>, report: &mut Report<'_, '_>) -> bool {
    let paragraph = paragraph_field(field, report);
    if let Some(number) = locator.paragraph.filter(|number| *number > words.text.paragraphs()) {
        report.add(Code::LocatorNotFound, &paragraph, no_paragraph(number, locator, words));
        return false;
    }
    let Some(exact) = locator.exact.as_ref().filter(|exact| Concordance::has_words(exact)) else {
        return true;
    };
    let Some(found) = words.text.find(slice::from_ref(exact)) else {
        if !words.are_told(exact) {
            report.add(Code::LocatorNotFound, &field.key("exact"), no_words(exact, locator, words.text));
        }
        return false;
    };
    let elsewhere =
        locator.paragraph.filter(|number| !words.text.stands_in(slice::from_ref(exact), &[*number]));
    if let Some(number) = elsewhere {
        let what = What::new(format!("these words stand in {}, not in ¶{number}", listed(&found.paragraphs)))
            .maybe_help(write(&found.paragraphs, "paragraph: "));
        report.add(Code::LocatorNotFound, &paragraph, what);
    }
    elsewhere.is_none()
}

/// A quote must begin in one of the paragraphs that its `at` names.
fn check_quote(item: &Item, at: &Field, text: &Concordance<'_>, report: &mut Report<'_, '_>) {
    let named = named(item);
    let Some(parts) = spoken(item).filter(|parts| !named.is_empty() && !text.stands_in(parts, &named)) else {
        return;
    };
    let Some(found) = text.find(parts) else { return };
    let begins = if parts.len() > 1 { "the parts of the quote begin" } else { "the quote begins" };
    let what = What::new(format!("{begins} in {}, not in {}", listed(&found.paragraphs), listed(&named)))
        .maybe_help(write(&found.paragraphs, "at: "));
    report.add(Code::LocatorNotFound, &paragraph_field(at, report), what);
}

/// Where a locator's paragraph is written: in its mapping, or alone.
fn paragraph_field(field: &Field, report: &Report<'_, '_>) -> Field {
    let value = report.document.value(field).map(|node| &node.value);
    if matches!(value, Some(Value::Mapping(_))) { field.key("paragraph") } else { field.clone() }
}

fn no_paragraph(number: u32, locator: &Locator, words: &Words<'_>) -> What {
    let there = match words.text.paragraphs() {
        0 => "no text".to_owned(),
        1 => "one paragraph".to_owned(),
        count => format!("{count} paragraphs"),
    };
    let found = words.paragraphs(locator);
    let help = match found.as_slice() {
        [] => Some("paragraphs are counted from 1; blank lines divide them".to_owned()),
        found => Some(format!("the words stand in {}", listed(found))),
    };
    What::new(format!("there is no paragraph {number}: the article has {there}")).maybe_help(help)
}

fn no_words(exact: &Text, locator: &Locator, text: &Concordance<'_>) -> What {
    let named: Vec<u32> = locator.paragraph.into_iter().collect();
    match text.miss(slice::from_ref(exact), &named).map(|miss| miss.instead) {
        Some(Instead::Like(paragraph, differences)) => {
            What::new(told(&differences)).help(format!("write what ¶{paragraph} has, word for word"))
        }
        _ => What::new("these words do not stand in the article")
            .help("write words of the article here, word for word, or the paragraph's number alone"),
    }
}

fn write(paragraphs: &[u32], key: &str) -> Option<String> {
    match paragraphs {
        [] => None,
        [one] => Some(format!("write {key}{one}")),
        more => Some(format!("write at: {more:?}")),
    }
}

/// `¶1, ¶2 and ¶3`; of many, the first.
fn listed(paragraphs: &[u32]) -> String {
    const LISTED: usize = 5;
    let all: Vec<String> = paragraphs.iter().take(LISTED).map(|number| format!("¶{number}")).collect();
    match all.as_slice() {
        _ if paragraphs.len() > LISTED => format!("{} …", all.join(", ")),
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        all => all.concat(),
    }
}
