//! The record of a figure.

use super::cell::{Cell, named};
use super::{At, Context, Origin, Person, all_owned, names, owned, themes};
use crate::brief::{Bound, Brief, Certainty, Date, Item, Number};
use serde::Serialize;

/// One item of `figures`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureRecord {
    /// Where it comes from.
    #[serde(flatten)]
    pub origin: Origin,
    /// One number.
    pub value: Option<Number>,
    /// From, to: a list of two.
    pub range: Option<(Number, Number)>,
    /// Where the article gives no number.
    pub words: Option<String>,
    /// The unit.
    pub unit: Option<String>,
    /// What is counted; unknown only where the item is flawed.
    pub what: Option<String>,
    /// The whole that a share is of.
    pub of: Option<String>,
    /// The time or thing that a rate is for.
    pub per: Option<String>,
    /// The same amount in another unit.
    pub also: Option<Also>,
    /// Whether the truth may lie above or below.
    pub bound: Option<Bound>,
    /// The article's own words for that.
    pub hedge: Option<String>,
    /// The day the count stood so.
    pub as_of: Option<Date>,
    /// The time the count covers.
    pub period: Option<Date>,
    /// Who says so.
    pub source: Vec<Person>,
    /// Who passed it on.
    pub via: Option<Person>,
    /// How sure the article is.
    pub certainty: Certainty,
    /// Goes with the figure wherever it goes.
    pub caveat: Option<String>,
    /// The measure that several briefs report.
    pub series: Option<String>,
    /// The ids of figures that disagree.
    pub conflicts_with: Vec<String>,
    /// The names of those the item is marked with.
    pub actors: Vec<String>,
    /// The item's themes, or the brief's where its items follow those.
    pub themes: Vec<String>,
    /// The editor's remark.
    pub note: Option<String>,
    /// Where it stands in the article.
    pub at: Vec<At>,
}

impl FigureRecord {
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "value",
        "range",
        "words",
        "unit",
        "what",
        "of",
        "per",
        "also",
        "bound",
        "hedge",
        "as_of",
        "period",
        "source",
        "via",
        "certainty",
        "caveat",
        "series",
        "conflicts_with",
        "actors",
        "themes",
        "note",
        "at",
    ];

    /// The record of an item of the brief, if it is a figure.
    pub fn new(context: Context<'_>, brief: &Brief, item: &Item) -> Option<Self> {
        let figure = item.figure()?;
        let person = |attribution| Person::new(brief, attribution);
        Some(Self {
            origin: Origin::of_item(context, brief, item),
            value: figure.value,
            range: figure.range,
            words: figure.words.as_ref().map(owned),
            unit: figure.unit.as_ref().map(owned),
            what: figure.what.as_ref().map(owned),
            of: figure.of.as_ref().map(owned),
            per: figure.per.as_ref().map(owned),
            also: figure
                .also
                .as_ref()
                .map(|(value, unit)| Also { value: *value, unit: unit.as_ref().map(owned) }),
            bound: figure.bound,
            hedge: figure.hedge.as_ref().map(owned),
            as_of: figure.as_of.clone(),
            period: figure.period.clone(),
            source: item.source.iter().map(person).collect(),
            via: item.via.as_ref().map(person),
            certainty: item.certainty,
            caveat: item.caveat.as_ref().map(owned),
            series: figure.series.as_ref().map(owned),
            conflicts_with: all_owned(&figure.conflicts_with),
            actors: names(brief, &item.actors),
            themes: themes(brief, item),
            note: item.note.as_ref().map(owned),
            at: item.at.iter().map(At::from).collect(),
        })
    }

    pub(super) fn cells(&self) -> Vec<String> {
        vec![
            self.value.cell(),
            self.range.map(|(from, to)| [from, to]).cell(),
            self.words.cell(),
            self.unit.cell(),
            self.what.cell(),
            self.of.cell(),
            self.per.cell(),
            self.also.cell(),
            self.bound.map(Bound::key).cell(),
            self.hedge.cell(),
            self.as_of.cell(),
            self.period.cell(),
            self.source.cell(),
            self.via.cell(),
            self.certainty.key().cell(),
            self.caveat.cell(),
            self.series.cell(),
            self.conflicts_with.cell(),
            self.actors.cell(),
            self.themes.cell(),
            self.note.cell(),
            self.at.cell(),
        ]
    }
}

/// An amount in another unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Also {
    /// How many.
    pub value: Number,
    /// Of what.
    pub unit: Option<String>,
}

impl Cell for Also {
    fn cell(&self) -> String {
        named(&[("value", self.value.cell()), ("unit", self.unit.cell())])
    }
}
