//! How commands put things into words: what the views say in lines, they say in cells and paragraphs. Names and amounts
//! are worded in one place, with the views.
//!
//! Everything here is made of shown text on one line, so whatever is composed of it may be printed.

use crate::brief::{Attribution, Brief, Certainty, Date, Drafted, Figure, Item, Quote, QuoteKind, Status};
use crate::library::{BriefRow, ItemRow, State};
use crate::sheet::item;
pub(super) use crate::sheet::item::{
    according_to, is_as_printed, not_found, paragraphs, place, unchecked, why_unchecked,
};
pub(super) use crate::sheet::who::{name, names};
use crate::text::Text;
use std::borrow::Cow;

/// The text on one line.
pub(super) fn line(text: &Text) -> Cow<'_, str> {
    text.shown().line()
}

/// What a reader must know of a brief before trusting anything in it; empty where all is well.
pub(super) fn standing(status: Status, state: State) -> String {
    let status = Some(status).filter(|status| *status != Status::Current).map(Status::key);
    let state = Some(state).filter(|state| *state != State::Ok).map(State::key);
    status.into_iter().chain(state).collect::<Vec<_>>().join(", ")
}

/// The same of a brief of a list, and whether it is a draft.
pub(super) fn standing_of(row: &BriefRow) -> String {
    let draft = row.brief.as_ref().is_some_and(|brief| brief.is_draft()).then_some("draft");
    let standing = standing(row.status, row.state);
    let all = [Some(standing.as_str()), draft].into_iter().flatten().filter(|word| !word.is_empty());
    all.collect::<Vec<_>>().join(", ")
}

/// The outlet of an item, with what must be known of its brief: `Valley Post (withdrawn)`.
pub(super) fn outlet(row: &ItemRow) -> String {
    let outlet = line(&row.brief.source.outlet);
    match standing(row.row.status, row.row.state) {
        standing if standing.is_empty() => outlet.into_owned(),
        standing => format!("{outlet} ({standing})"),
    }
}

/// `1 item`, `2 items`.
pub(super) fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// The name with the role.
pub(super) fn person(brief: &Brief, who: &Attribution) -> String {
    let name = name(brief, who);
    match brief.actor(who).and_then(|actor| actor.role.as_ref()) {
        Some(role) => format!("{name}, {}", line(role)),
        None => name,
    }
}

/// Several texts after each other.
pub(super) fn list(texts: &[Text]) -> String {
    texts.iter().map(line).collect::<Vec<_>>().join(", ")
}

/// The words as they may be quoted: in quote marks unless they are the outlet's; parts kept apart.
pub(super) fn words(quote: &Quote) -> String {
    let parts: Vec<_> = quote.parts.iter().map(line).collect();
    match quote.kind {
        QuoteKind::Indirect => parts.join(" … "),
        QuoteKind::Direct | QuoteKind::Partial if parts.is_empty() => String::new(),
        QuoteKind::Direct | QuoteKind::Partial => format!("“{}”", parts.join("” … “")),
    }
}

/// What must be said of the words besides who said them: how literal they are.
pub(super) fn literalness(quote: &Quote) -> Option<&'static str> {
    match quote.kind {
        QuoteKind::Direct => None,
        QuoteKind::Partial => Some("partial"),
        QuoteKind::Indirect => Some("reported"),
    }
}

/// When the words were said; of words without a day, when they were printed.
pub(super) fn when(brief: &Brief, quote: &Quote) -> String {
    quote.said.date.as_ref().map_or_else(|| format!("printed {}", brief.source.published.long()), Date::long)
}

/// Where words stand exactly so: `as printed in Orsa Courier, 2 April 2031`; without the day where they have one of
/// their own.
pub(super) fn as_printed(brief: &Brief, quote: &Quote) -> String {
    let outlet = line(&brief.source.outlet);
    match quote.said.date {
        None => format!("as printed in {outlet}, {}", brief.source.published.long()),
        Some(_) => format!("as printed in {outlet}"),
    }
}

/// What the words were translated from.
pub(super) fn translation(quote: &Quote) -> Option<String> {
    let translated = quote.translated.as_ref()?;
    let from = translated.from.as_ref().map(|from| format!(" from {}", line(from))).unwrap_or_default();
    let original =
        translated.original.as_ref().map(|original| format!(": “{}”", line(original))).unwrap_or_default();
    Some(format!("translated{from}{original}"))
}

/// A date for a column: short, with its year whatever today is, and never broken within.
pub(super) fn column_date(date: Option<&Date>) -> String {
    date.map(|date| date.short(i16::MIN).replace(' ', "\u{a0}")).unwrap_or_default()
}

/// What must be seen together with an item in a table: its caveat, and that the file has a mistake there.
pub(super) fn warnings(item: &Item) -> impl Iterator<Item = String> {
    let caveat = item.caveat.as_ref().map(|caveat| format!("caveat: {}", line(caveat)));
    caveat.into_iter().chain(unreviewed(item.draft.as_ref())).chain(item.flawed.then(|| flaw(item)))
}

/// That something in a brief is a draft.
pub(super) const IS_DRAFT: &str = "A draft: not all of it is reviewed.";

/// That a program found something and no editor has accepted it.
pub(super) fn unreviewed(draft: Option<&Drafted>) -> Option<String> {
    draft.map(|_| format!("{}: not reviewed", crate::brief::wording::draft(draft)))
}

/// That the file has a mistake in an item.
pub(super) fn flaw(item: &Item) -> String {
    format!("flawed: the file has a mistake here, from line {}", item.place.line)
}

/// How sure the article is, where the file says.
pub(super) fn certainty(item: &Item) -> &'static str {
    if item.certainty == Certainty::Unknown { "" } else { item.certainty.key() }
}

/// The number as the article hedges it, with its unit: `more than 12,400 people`.
pub(super) fn amount(figure: &Figure) -> String {
    hedged(figure, item::number(figure))
}

/// The same without a sign that only the eye takes for a word: `3 to 7 people`.
pub(super) fn spoken_amount(figure: &Figure) -> String {
    hedged(figure, item::spoken_number(figure))
}

fn hedged(figure: &Figure, number: String) -> String {
    let pieces = [item::hedge(figure), number, item::unit(figure)];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What is counted.
pub(super) fn counted(figure: &Figure) -> String {
    figure.what.as_ref().map(line).unwrap_or_default().into_owned()
}

/// The figures that disagree, as they would be shown.
pub(super) fn conflicts(brief: &Brief, figure: &Figure) -> Option<String> {
    let others = conflicting(brief, figure, amount);
    (!others.is_empty()).then(|| format!("conflicts with: {}", others.join(", ")))
}

/// Each figure that disagrees: its amount and who says so; its id where the brief has no such figure.
pub(super) fn conflicting(brief: &Brief, figure: &Figure, amount: fn(&Figure) -> String) -> Vec<String> {
    let other = |id: &Text| {
        let item = brief.items.iter().find(|item| item.id.as_ref() == Some(id));
        let Some((item, figure)) = item.and_then(|item| Some((item, item.figure()?))) else {
            return line(id).into_owned();
        };
        match item.source.as_slice() {
            [] => amount(figure),
            source => format!("{} ({})", amount(figure), names(brief, source)),
        }
    };
    figure.conflicts_with.iter().map(other).collect()
}

/// The day the count stood so, or the time it covers.
pub(super) fn as_of(figure: &Figure) -> Option<&Date> {
    figure.as_of.as_ref().or(figure.period.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use rstest::rstest;

    fn brief(item: &str) -> Brief {
        let head = "brief: 1\nheadline: h\nsource: {outlet: Valley Post, published: 2031-04-02}\n\
                    actors: [{id: v, name: Dara Vellmar, role: governor}]\n";
        parse(format!("{head}{item}").as_bytes(), "stem").brief.expect("readable")
    }

    #[rstest]
    #[case::hedge(
        "value: 12400, unit: people, bound: more_than, hedge: well over",
        "well over 12,400 people"
    )]
    #[case::bound("value: 12400, unit: people, bound: at_most", "at most 12,400 people")]
    #[case::range("range: [3, 7], unit: people", "3–7 people")]
    #[case::words("words: hundreds", "hundreds")]
    #[case::rate("value: 4, unit: metres, per: hour", "4 metres per hour")]
    #[case::also("value: 115, unit: km, also: {value: 70, unit: miles}", "115 km (70 miles)")]
    fn amounts(#[case] figure: &str, #[case] expected: &str) {
        let brief = brief(&format!("figures: [{{what: x, {figure}}}]"));
        assert_eq!(amount(brief.items[0].figure().unwrap()), expected);
    }

    #[rstest]
    #[case::direct("text: Go.", "“Go.”")]
    #[case::split("text: [Go, now.]", "“Go” … “now.”")]
    #[case::reported("text: that they go, kind: indirect", "that they go")]
    fn quoted_words(#[case] quote: &str, #[case] expected: &str) {
        let quote = quote.replace(", ", "\n    ").replace("[Go\n    ", "[Go, ");
        let brief = brief(&format!("quotes:\n  - speaker: v\n    {quote}\n"));
        assert_eq!(words(brief.items[0].quote().unwrap()), expected);
    }

    #[rstest]
    #[case::declared("v", "Dara Vellmar, governor")]
    #[case::undeclared("Bo Lind", "Bo Lind")]
    #[case::outlet("article", "Valley Post")]
    #[case::unnamed("{unnamed: residents}", "residents (not named)")]
    #[case::why("{unnamed: residents, because: feared reprisals}", "residents (not named: feared reprisals)")]
    fn people(#[case] source: &str, #[case] expected: &str) {
        let brief = brief(&format!("figures: [{{value: 1, what: x, source: {source}}}]"));
        assert_eq!(person(&brief, &brief.items[0].source[0]), expected);
    }

    #[rstest]
    #[case::figure("many", "conflicts with: at least 58 people (Valley Post)")]
    #[case::unknown("lost", "conflicts with: lost")]
    fn a_conflicting_figure_is_told_by_its_number(#[case] id: &str, #[case] expected: &str) {
        let brief = brief(&format!(
            "figures:\n  - {{value: 50, what: x, conflicts_with: {id}}}\n  \
             - {{id: many, value: 58, unit: people, what: x, bound: at_least, source: article}}\n"
        ));
        assert_eq!(conflicts(&brief, brief.items[0].figure().unwrap()).as_deref(), Some(expected));
    }

    #[rstest]
    #[case(Status::Current, State::Ok, "")]
    #[case(Status::Withdrawn, State::Ok, "withdrawn")]
    #[case(Status::Corrected, State::Flawed, "corrected, flawed")]
    fn standings(#[case] status: Status, #[case] state: State, #[case] expected: &str) {
        assert_eq!(standing(status, state), expected);
    }

    #[test]
    fn an_undated_quote_is_dated_by_the_print() {
        let brief =
            brief("quotes: [{speaker: v, text: Go.}, {speaker: v, text: Go., said: {date: 2031-03}}]");
        let dates: Vec<String> = brief.items.iter().map(|item| when(&brief, item.quote().unwrap())).collect();
        assert_eq!(dates, ["printed 2 April 2031", "March 2031"]);
    }
}
