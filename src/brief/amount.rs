//! How many, in words: the hedge, the number and what it is measured in.
//!
//! Wherever a figure is shown or copied, it is put in these words, and the hedge is read before its number.

use super::who::{line, names};
use super::{Bound, Brief, Date, Figure, Item, Number};
use crate::text::{Text, fold::fold_name};
use std::collections::HashMap;

/// The article's own words for how exact a number is, or those for its bound.
pub fn hedge(figure: &Figure) -> String {
    match (&figure.hedge, figure.bound) {
        (Some(hedge), _) => line(hedge),
        (None, Some(Bound::About)) => "about".to_owned(),
        (None, Some(Bound::AtLeast)) => "at least".to_owned(),
        (None, Some(Bound::MoreThan)) => "more than".to_owned(),
        (None, Some(Bound::AtMost)) => "at most".to_owned(),
        (None, Some(Bound::LessThan)) => "less than".to_owned(),
        (None, None) => String::new(),
    }
}

/// A figure's number, range or words, with the sign of per cent: "12,400", "3–7", "hundreds", "60%".
pub fn number(figure: &Figure) -> String {
    number_to(figure, "–", "?")
}

/// The same with its range in words, "3 to 7", for who hears it.
pub fn spoken_number(figure: &Figure) -> String {
    number_to(figure, " to ", "an unknown number of")
}

fn number_to(figure: &Figure, to: &str, nothing: &str) -> String {
    let sign = if is_per_cent(figure.unit.as_ref()) { "%" } else { "" };
    let value = figure.value.map(|value| format!("{}{sign}", value.shown()));
    // "between 30 and 35", but "an estimated 30–35".
    let between = figure.hedge.as_ref().is_some_and(|hedge| fold_name(hedge.raw()) == "between");
    let to = if between { " and " } else { to };
    let range = figure.range.map(|(from, until)| format!("{}{to}{}{sign}", from.shown(), until.shown()));
    let words = figure.words.as_ref().map(line);
    let parts: Vec<String> = value.into_iter().chain(range).chain(words).collect();
    if parts.is_empty() { nothing.to_owned() } else { parts.join(", ") }
}

fn is_per_cent(unit: Option<&Text>) -> bool {
    unit.is_some_and(|unit| {
        matches!(fold_name(unit.raw()).as_str(), "per cent" | "percent") || unit.raw() == "%"
    })
}

/// What follows a figure's [`number`]: "km (70 miles)", "metres per hour", "of the valley's orchards"; "of people"
/// after words that count, such as "hundreds".
pub fn unit(figure: &Figure) -> String {
    // Words such as "most" take no sign, and need their unit.
    let signed = is_per_cent(figure.unit.as_ref()) && figure.words.is_none();
    let of = if counts_by_the_lot(figure) { "of " } else { "" };
    let unit = figure.unit.as_ref().filter(|_| !signed).map(|unit| format!("{of}{}", line(unit)));
    unit.into_iter().chain(qualifiers(figure)).collect::<Vec<_>>().join(" ")
}

/// "as of 2 April 2031"; what is open at an end says so itself: "until May 2015".
pub fn as_of(date: &Date) -> String {
    if date.first().is_some() && date.last().is_some() {
        format!("as of {}", date.long())
    } else {
        date.long()
    }
}

/// "over 1–3 April 2031", "until May 2015".
pub fn over(period: &Date) -> String {
    if period.first().is_some() && period.last().is_some() {
        format!("over {}", period.long())
    } else {
        period.long()
    }
}

/// What neither number nor unit says: "per hour", "(70 miles)", "of the valley's orchards".
pub fn qualifiers(figure: &Figure) -> impl Iterator<Item = String> {
    let per = figure.per.as_ref().map(|per| format!("per {}", line(per)));
    let also = figure.also.as_ref().map(|(value, unit)| format!("({})", amount(*value, unit.as_ref())));
    let of = figure.of.as_ref().map(|of| format!("of {}", line(of)));
    [per, also, of].into_iter().flatten()
}

/// The number as it is hedged, with all it is measured in: "more than 12,400 people".
pub fn whole(figure: &Figure) -> String {
    let parts = [hedge(figure), number(figure), unit(figure)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// English numerals in the plural are nouns, and what they count follows with "of": "tens of thousands of people", but
/// "a dozen people", "several people".
const LOTS: [&str; 8] =
    ["tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions"];

fn counts_by_the_lot(figure: &Figure) -> bool {
    let words = figure.words.as_ref().map(|words| fold_name(words.raw())).unwrap_or_default();
    words.split(' ').next_back().is_some_and(|last| LOTS.contains(&last))
}

fn amount(value: Number, unit: Option<&Text>) -> String {
    match unit {
        Some(_) if is_per_cent(unit) => format!("{}%", value.shown()),
        Some(unit) => format!("{} {}", value.shown(), line(unit)),
        None => value.shown(),
    }
}

/// The items of a brief by their ids; of two with one id the first.
#[derive(Debug)]
pub struct Ids<'a>(HashMap<&'a Text, &'a Item>);

impl<'a> Ids<'a> {
    /// Those of a brief.
    pub fn of(brief: &'a Brief) -> Self {
        let items = brief.items.iter().rev();
        Self(items.filter_map(|item| Some((item.id.as_ref()?, item))).collect())
    }

    /// "disputed by at least 29 people (Hydra Lumen)"; by the id where the brief has no such figure.
    pub fn disputed(&self, brief: &Brief, id: &Text) -> String {
        let Some((item, figure)) = self.0.get(id).and_then(|item| Some((item, item.figure()?))) else {
            return format!("disputed by {}", line(id));
        };
        let figure = whole(figure);
        match item.source.as_slice() {
            [] => format!("disputed by {figure}"),
            source => format!("disputed by {figure} ({})", names(brief, source)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use rstest::rstest;

    #[rstest]
    #[case("value: 12400, unit: people", "", "12,400", "people")]
    #[case("range: [3, 7], unit: people, bound: about", "about", "3–7", "people")]
    #[case("words: hundreds, bound: less_than, hedge: fewer than", "fewer than", "hundreds", "")]
    #[case("words: tens of thousands, unit: people, of: Orsa", "", "tens of thousands", "of people of Orsa")]
    #[case("words: Dozens, unit: houses", "", "Dozens", "of houses")]
    #[case("words: a dozen, unit: people", "", "a dozen", "people")]
    #[case("value: 60, unit: per cent, of: the orchards", "", "60%", "of the orchards")]
    #[case("range: [5, 6.5], unit: '%', bound: at_most", "at most", "5–6.5%", "")]
    #[case("words: most, unit: percent", "", "most", "percent")]
    #[case("value: 115, unit: km, also: {value: 70, unit: miles}", "", "115", "km (70 miles)")]
    #[case("value: 1, unit: part, per: hour, also: {value: 9, unit: '%'}", "", "1", "part per hour (9%)")]
    #[case("unit: people", "", "?", "people")]
    fn figures_in_words(#[case] keys: &str, #[case] hedged: &str, #[case] counted: &str, #[case] of: &str) {
        let text = format!(
            "brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031}}\nfigures: [{{{keys}, what: w}}]\n"
        );
        let brief = parse(text.as_bytes(), "x").brief.expect("readable");
        let figure = brief.items[0].figure().expect("a figure");
        assert_eq!((hedge(figure), number(figure), unit(figure)), (hedged.into(), counted.into(), of.into()));
        let parts = [hedged, counted, of].into_iter().filter(|part| !part.is_empty());
        assert_eq!(whole(figure), parts.collect::<Vec<_>>().join(" "));
    }
}
