//! Figures: who gives them, and of when they are.

use super::{Report, Subject};
use crate::brief::field::Field;
use crate::brief::measure::numbers;
use crate::brief::yaml::lines::What;
use crate::brief::{Code, Figure, Item, Section};

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_, '_>) {
    let counts = |item: &&Item| item.figure().is_some_and(says_something);
    for item in subject.brief.section(Section::Figures).iter().filter(counts) {
        let field = Field::of_item(item);
        if item.source.is_empty() && !subject.may_hide(&field, "source") {
            unsourced(item, report);
        }
        let may_be_dated = ["as_of", "period"].into_iter().any(|key| subject.may_hide(&field, key));
        if item.figure().is_some_and(is_undated) && !may_be_dated {
            undated(item, report);
        }
    }
}

/// Whether there is anything to source and to date.
fn says_something(figure: &Figure) -> bool {
    figure.what.is_some() || figure.words.is_some() || numbers(figure).is_some()
}

fn unsourced(item: &Item, report: &mut Report<'_, '_>) {
    let what = What::new("the figure does not say who gives it")
        .help("add `source: …`: an actor, {unnamed: …}, or `article` for the outlet's own reporting");
    report.add(Code::FigureUnsourced, &Field::of_item(item).key("source"), what);
}

fn is_undated(figure: &Figure) -> bool {
    figure.as_of.is_none() && figure.period.is_none()
}

fn undated(item: &Item, report: &mut Report<'_, '_>) {
    let what = What::new("the figure does not say of when it is")
        .help("add `as_of: …` for the day it stood so, or `period: …` for the days it covers");
    report.add(Code::FigureUndated, &Field::of_item(item).key("as_of"), what);
}
