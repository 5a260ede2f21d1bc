//! What is wrong with a library whose briefs are each in order: what they must agree about, and do not.

use crate::brief::claims::{Claims, IdClaim, UnitClaim};
use crate::brief::{Code, Diagnostic};
use crate::text::fold::fold_name;
use std::collections::{BTreeMap, HashMap};

/// A brief among others.
#[derive(Debug, Clone, Copy)]
pub struct Member<'c> {
    /// What messages about others call it: the path of its file.
    pub path: &'c str,
    /// What it says that others must agree with.
    pub claims: &'c Claims,
}

/// What briefs say against each other, each with the index of the brief that is to be mended. Of two that differ it is
/// the later one, so they are given in the order of their paths.
pub fn across(briefs: &[Member<'_>]) -> Vec<(usize, Diagnostic)> {
    let mut found = shared_ids(briefs);
    found.extend(differing_units(briefs));
    found.sort_by_key(|(index, report)| (*index, report.place));
    found
}

/// Of one id or series, so many briefs are told at most: whoever has more of them made one mistake, not thousands.
const MOST: usize = 100;

/// What is said after the last that is told.
fn and_more(told: usize, all: usize) -> String {
    if told == MOST && all > MOST { format!("; {} more are not listed", all - MOST) } else { String::new() }
}

/// Adds what is wrong with a brief among others to what is wrong with it by itself, in the order of the file.
pub fn add(diagnostics: &mut Vec<Diagnostic>, across: impl IntoIterator<Item = Diagnostic>) {
    diagnostics.extend(across);
    diagnostics.sort_by_key(|one| (one.place.line, one.place.column));
}

/// A brief by its index, and one of its claims.
type Of<'c, Claim> = (usize, &'c Claim);

/// Of these, ids that are not for one brief alone: all that is an error.
pub fn shared_ids(briefs: &[Member<'_>]) -> Vec<(usize, Diagnostic)> {
    let mut by_id: HashMap<&str, Vec<Of<'_, IdClaim>>> = HashMap::with_capacity(briefs.len());
    for (index, brief) in briefs.iter().enumerate() {
        if let Some(claim) = &brief.claims.id {
            by_id.entry(claim.id.raw()).or_default().push((index, claim));
        }
    }
    by_id.retain(|_, claims| claims.len() > 1);
    by_id.values().flat_map(|claims| but_the_owner(briefs, claims)).collect()
}

/// The id belongs to the first brief whose file is called so, else to the first.
fn but_the_owner(briefs: &[Member<'_>], claims: &[Of<'_, IdClaim>]) -> Vec<(usize, Diagnostic)> {
    let owner = claims.iter().find(|(_, claim)| claim.is_stem).or(claims.first()).map(|(index, _)| *index);
    let Some(path) = owner.and_then(|owner| briefs.get(owner)).map(|owner| owner.path) else {
        return Vec::new();
    };
    let others = claims.iter().filter(|(index, _)| Some(*index) != owner).zip(1..).take(MOST);
    others
        .map(|((index, claim), told)| {
            let more = and_more(told, claims.len() - 1);
            let message = format!("{path} has the id `{}` too{more}", claim.id.shown());
            let help = "give this brief an `id` of its own, such as the name of its file".to_owned();
            (*index, claim.spot.report(Code::DuplicateId, message, help))
        })
        .collect()
}

fn differing_units(briefs: &[Member<'_>]) -> Vec<(usize, Diagnostic)> {
    let mut by_series: HashMap<&str, Vec<Of<'_, UnitClaim>>> = HashMap::new();
    for (index, brief) in briefs.iter().enumerate() {
        for claim in &brief.claims.units {
            by_series.entry(&claim.folded_series).or_default().push((index, claim));
        }
    }
    by_series.values().flat_map(|claims| but_the_usual(briefs, claims)).collect()
}

/// The unit of a series is the one that most of its figures have, of equally many the first.
fn but_the_usual(briefs: &[Member<'_>], claims: &[Of<'_, UnitClaim>]) -> Vec<(usize, Diagnostic)> {
    let units: Vec<String> = claims.iter().map(|(_, claim)| fold_name(claim.unit.raw())).collect();
    let Some(usual) = most_frequent(&units).and_then(|at| Some((units.get(at)?, claims.get(at)?))) else {
        return Vec::new();
    };
    let (usual, (first, usual_claim)) = usual;
    let path = briefs.get(*first).map_or("", |brief| brief.path);
    let differing = || claims.iter().zip(&units).filter(|(_, unit)| *unit != usual);
    let all = differing().count();
    differing()
        .zip(1..)
        .take(MOST)
        .map(|(((index, claim), _), told)| {
            let series = claim.series.shown();
            let place = if index == first { "in this brief".to_owned() } else { format!("in {path}") };
            let unit = usual_claim.unit.shown();
            let more = and_more(told, all);
            let message = format!("the series `{series}` is counted in `{unit}` {place}{more}");
            let help = format!(
                "give the figure in {}, with its own unit as `also`; or leave it out of the series",
                usual_claim.unit.shown()
            );
            (*index, claim.spot.report(Code::SeriesUnitDiffers, message, help))
        })
        .collect()
}

/// The index at which the most frequent of some words stands first; of equally frequent ones, the earliest.
fn most_frequent(words: &[String]) -> Option<usize> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (index, word) in words.iter().enumerate() {
        counts.entry(word).or_insert((0, index)).0 += 1;
    }
    let best = counts.into_values().max_by_key(|(count, first)| (*count, std::cmp::Reverse(*first)));
    best.map(|(_, first)| first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::check::{Against, check};
    use jiff::civil::date;
    use rstest::rstest;

    /// The reports about briefs of these stems and bodies: the index, line, column, field and message of each.
    fn reports(files: &[(&str, &str)]) -> Vec<(usize, &'static str, usize, usize, String, String)> {
        let against = Against { today: date(2032, 1, 1), text: &|_| None };
        let checked: Vec<_> = files
            .iter()
            .map(|(stem, body)| {
                let head = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031}\n";
                check(format!("{head}{body}").as_bytes(), stem, &against)
            })
            .collect();
        let paths: Vec<_> = files.iter().map(|(stem, _)| format!("{stem}.yaml")).collect();
        let members: Vec<_> =
            paths.iter().zip(&checked).map(|(path, one)| Member { path, claims: &one.claims }).collect();
        across(&members)
            .into_iter()
            .map(|(index, one)| {
                assert!(one.snippet.is_some() && one.help.is_some());
                let (line, column) = (one.place.line, one.place.column);
                (index, one.code.name(), line, column, one.field.to_string(), one.message.to_string())
            })
            .collect()
    }

    #[rstest]
    #[case::by_its_file(&[("a", "id: b"), ("b", "")], 0, 4, 5)]
    #[case::the_later(&[("a", "id: x"), ("b", "id: x")], 1, 4, 5)]
    #[case::same_stem(&[("a", ""), ("a", "")], 1, 1, 1)]
    fn one_id_is_of_one_brief(
        #[case] files: &[(&str, &str)],
        #[case] index: usize,
        #[case] line: usize,
        #[case] column: usize,
    ) {
        let found = reports(files);
        let [(at, code, at_line, at_column, field, _)] = found.as_slice() else {
            panic!("not one: {found:?}")
        };
        assert_eq!(
            (*at, *code, *at_line, *at_column, field.as_str()),
            (index, "duplicate-id", line, column, "id")
        );
    }

    #[test]
    fn every_brief_but_the_owner_is_told() {
        let found = reports(&[("a", "id: c"), ("b", "id: c"), ("c", ""), ("d", "")]);
        assert_eq!(found.iter().map(|one| one.0).collect::<Vec<_>>(), [0, 1]);
        assert!(found.iter().all(|one| one.5 == "c.yaml has the id `c` too"));
    }

    #[test]
    fn of_very_many_briefs_of_one_id_some_are_told() {
        let found = reports(&[("a", "id: x"); MOST + 11]);
        assert_eq!(found.len(), MOST);
        assert_eq!(found[MOST - 1].5, "a.yaml has the id `x` too; 10 more are not listed");
        assert_eq!(found[0].5, "a.yaml has the id `x` too");
    }

    fn counted(unit: &str) -> String {
        format!("figures: [{{value: 1, {unit}what: w, series: S, as_of: 2031, source: article}}]")
    }

    #[rstest]
    #[case::majority(&["unit: km, ", "unit: miles, ", "unit: miles, "], &[0])]
    #[case::tie(&["unit: km, ", "unit: miles, "], &[1])]
    #[case::folded(&["unit: km, ", "unit: KM, "], &[])]
    #[case::none_is_none(&["unit: km, ", ""], &[])]
    fn a_series_has_one_unit(#[case] units: &[&str], #[case] told: &[usize]) {
        let stems = ["a", "b", "c"];
        let bodies: Vec<String> = units.iter().map(|unit| counted(unit)).collect();
        let files: Vec<_> = stems.into_iter().zip(bodies.iter().map(String::as_str)).collect();
        let found = reports(&files);
        assert_eq!(found.iter().map(|one| one.0).collect::<Vec<_>>(), told);
        assert!(found.iter().all(|one| (one.1, one.2, one.3) == ("series-unit-differs", 4, 28)), "{found:?}");
    }

    #[test]
    fn a_brief_can_differ_from_itself() {
        let body = "figures:\n- {value: 1, unit: km, what: w, series: s, source: article, as_of: 2031}\n\
                    - {value: 1, unit: m, what: w, series: s, source: article, as_of: 2030}";
        let found = reports(&[("a", body)]);
        assert_eq!(found.iter().map(|one| one.4.as_str()).collect::<Vec<_>>(), ["figures[1].unit"]);
        assert_eq!(found[0].5, "the series `s` is counted in `km` in this brief");
    }
}
