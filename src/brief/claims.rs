//! What a brief says that other briefs of its library must agree with.
//!
//! Small enough to keep of every brief of a large library, and all that is needed to judge them together: each claim
//! brings the characters it stands in, so that a report needs neither the file nor its tree again.

use super::document::Document;
use super::field::Field;
use super::parse::{self, Parsed};
use super::yaml::lines::What;
use super::{Brief, Code, Diagnostic, Figure, Item, Section};
use crate::text::fold::fold_name;
use crate::text::{Shown, Text};

/// What one brief claims; nothing where it is unreadable.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Claims {
    /// To be the only brief of its id.
    pub id: Option<IdClaim>,
    /// That its figures of a series are counted in the unit of that series.
    pub units: Vec<UnitClaim>,
}

/// The id of a brief.
#[derive(Debug, Clone, PartialEq)]
pub struct IdClaim {
    /// The id.
    pub id: Text,
    /// Whether its file is called so.
    pub is_stem: bool,
    /// Where the file gives it, or begins where it does not.
    pub spot: Spot,
}

/// The unit of a figure that belongs to a series.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitClaim {
    /// The series.
    pub series: Text,
    /// The series as it is compared with others.
    pub folded_series: String,
    /// The unit.
    pub unit: Text,
    /// Where the file gives the unit.
    pub spot: Spot,
}

/// A field of a file: a report about it that still lacks its kind and its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot(Diagnostic);

impl Spot {
    fn new(document: &Document<'_>, field: &Field) -> Self {
        Self(document.report(Code::DuplicateId, field, What::new("")))
    }

    /// The report of a mistake in the field.
    pub fn report(&self, code: Code, message: String, help: String) -> Diagnostic {
        Diagnostic { code, message: Shown::from(message), help: Some(Shown::from(help)), ..self.0.clone() }
    }
}

/// Reads a file as [`parse`](parse::parse) does, and what its brief claims.
pub fn read(bytes: &[u8], stem: &str) -> (Parsed, Claims) {
    let (parsed, document) = parse::read(bytes, stem);
    let read = parsed.brief.as_ref().zip(document.as_ref());
    let claims = read.map(|(brief, document)| Claims::of(brief, document, stem)).unwrap_or_default();
    (parsed, claims)
}

impl Claims {
    /// Without the lines that they stand in, which are much to keep of every brief.
    #[must_use]
    pub fn without_snippets(mut self) -> Self {
        let units = self.units.iter_mut().map(|claim| &mut claim.spot);
        for spot in self.id.iter_mut().map(|claim| &mut claim.spot).chain(units) {
            spot.0.snippet = None;
        }
        self
    }

    /// Whether they may contradict others: both are to the same id, or to a unit for the same series.
    pub fn concern(&self, others: &Self) -> bool {
        let id = |claims: &Self| claims.id.as_ref().map(|claim| claim.id.clone());
        let series =
            |claim: &UnitClaim| others.units.iter().any(|one| one.folded_series == claim.folded_series);
        id(self).is_some_and(|own| id(others) == Some(own)) || self.units.iter().any(series)
    }

    /// What a brief claims; `stem` is the name of its file without extension.
    pub(super) fn of(brief: &Brief, document: &Document<'_>, stem: &str) -> Self {
        let spot = Spot::new(document, &Field::of("id"));
        let id = IdClaim { id: brief.id.clone(), is_stem: brief.id.raw() == stem, spot };
        let figures = brief.section(Section::Figures).iter();
        let units = figures.filter_map(|item| unit(item, item.figure()?, document)).collect();
        Self { id: Some(id), units }
    }
}

fn unit(item: &Item, figure: &Figure, document: &Document<'_>) -> Option<UnitClaim> {
    let (series, unit) = (figure.series.clone()?, figure.unit.clone()?);
    let folded_series = fold_name(series.raw());
    Some(UnitClaim {
        series,
        folded_series,
        unit,
        spot: Spot::new(document, &Field::of_item(item).key("unit")),
    })
}
