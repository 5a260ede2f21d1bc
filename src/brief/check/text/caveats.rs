//! Figures that the article says could not be confirmed, and the brief does not say so.

use super::super::{Report, Subject};
use super::located::{Located, figures};
use crate::brief::field::Field;
use crate::brief::yaml::example;
use crate::brief::yaml::lines::What;
use crate::brief::{Code, Section};

pub(super) fn check(subject: &Subject<'_>, located: &mut Located<'_>, report: &mut Report<'_, '_>) {
    for (item, _) in figures(subject.brief.section(Section::Figures)) {
        let field = Field::of_item(item);
        if item.caveat.is_some() || ["caveat", "at"].iter().any(|key| subject.may_hide(&field, key)) {
            continue;
        }
        let found = item.at.iter().find_map(|at| {
            let number = located.number(at)?;
            Some((number, located.paragraph(number)?.caveat?))
        });
        if let Some((number, words)) = found {
            let what = What::new(format!("¶{number} says of its figures: “{words}”"))
                .help(format!("add `caveat: {}`, or another that fits", example(words)));
            report.add(Code::CaveatDropped, &field.key("caveat"), what);
        }
    }
}
