//! Quotes, word for word; and how words that do not stand in the article are told.

use super::super::{Report, Subject};
use crate::brief::field::Field;
use crate::brief::sourcing::{named, spoken};
use crate::brief::verbatim::{Concordance, Difference, Instead, bare_words};
use crate::brief::yaml::lines::What;
use crate::brief::{Code, Item};
use crate::text::{Shown, wrap};

/// How many differences are told.
const TOLD: usize = 3;
/// The columns that either side of a difference may take.
const WIDTH: usize = 100;

/// Holds a quote against the text; what does not stand in it is given back as bare words.
pub(super) fn check(
    item: &Item,
    text: &Concordance<'_>,
    subject: &Subject<'_>,
    report: &mut Report<'_, '_>,
) -> Option<String> {
    let field = Field::of_item(item);
    let parts = spoken(item).filter(|_| !["text", "kind"].iter().any(|key| subject.may_hide(&field, key)))?;
    if text.find(parts).is_some() {
        return None;
    }
    let miss = text.miss(parts, &named(item))?;
    let place = report.document.values(&field.key("text")).into_iter().nth(miss.part);
    let place = place.map_or_else(|| field.key("text"), |(field, _)| field);
    report.add(Code::QuoteNotVerbatim, &place, what(&miss.instead));
    parts.get(miss.part).map(bare_words)
}

fn what(instead: &Instead) -> What {
    match instead {
        Instead::Nothing => What::new("these words do not stand in the article")
            .help("quote it word for word; for what is told in other words, write `kind: indirect`"),
        Instead::Before => What::new("this part stands in the article, but not after the part before it")
            .help("write the parts in the article's order; words said apart are quotes of their own"),
        Instead::Like(paragraph, differences) => like(*paragraph, differences),
    }
}

fn like(paragraph: u32, differences: &[Difference]) -> What {
    let help = if differences.iter().any(|difference| difference.interrupted) {
        format!(
            "write what ¶{paragraph} has; where the speech is interrupted, write its parts as a list, \
             text: [\"…\", \"…\"]"
        )
    } else {
        format!(
            "write what ¶{paragraph} has; words left out are written […], words of your own in [brackets]"
        )
    };
    What::new(told(differences)).help(help)
}

/// The article's words beside the brief's.
pub(super) fn told(differences: &[Difference]) -> String {
    let pairs = differences.iter().take(TOLD).enumerate().map(|(number, difference)| {
        let has = if number == 0 { "the article has" } else { "; it has" };
        format!("{has} “{}”, the brief “{}”", short(&difference.article), short(&difference.brief))
    });
    let rest = match differences.len().saturating_sub(TOLD) {
        0 => String::new(),
        1 => "; and one more difference".to_owned(),
        rest => format!("; and {rest} more differences"),
    };
    pairs.chain([rest]).collect()
}

fn short(words: &str) -> String {
    wrap::truncate(Shown::new(words).as_str(), WIDTH).into_owned()
}
