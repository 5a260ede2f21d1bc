//! What a brief says that other briefs of its library must agree with.
//!
//! Small enough to keep of every brief of a large library, and all that is needed to judge them together: each claim
//! brings the characters it stands in, so that a report needs neither the file nor its tree again.

use super::document::Document;
use super::field::Field;
use super::yaml::lines::What;
use super::{Brief, Code, Diagnostic, Figure, Item, Section};
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

impl Claims {
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
    Some(UnitClaim { series, unit, spot: Spot::new(document, &Field::of_item(item).key("unit")) })
}
