//! Which figures a chart shows: those that can honestly stand on one scale with the one under the cursor.

use super::super::item::qualifiers;
use super::super::measures::{Common, folded, numbers, sayers, sources, who};
use super::super::who::names;
use super::super::{Block, Sheet, Subject};
use super::bars::unit as unit_line;
use super::{ChartFigure, Point, Source, bars, line};
use crate::brief::measure::Measure;
use crate::brief::{Attribution, Date, Figure};
use crate::library::query::{ItemRow, OpenBrief, Row, Verdict};
use crate::text::{Shown, fold::fold_name};

/// What a brief's chart shows: bars of the figures that have the unit of the item chosen, else of the first figure.
/// Figures that a filter hides are left out.
pub fn of_brief(open: &OpenBrief, chosen: Option<usize>, width: usize, unicode: bool) -> Sheet {
    let Some(brief) = &open.brief else { return Sheet::default() };
    let row = |item| ItemRow {
        row: open.row.clone(),
        brief: brief.clone(),
        actors: open.actors.clone(),
        item,
        for_them: false,
        contradicted: false,
        sourcing: None,
    };
    let passing = open.verdicts.iter().enumerate().filter(|(_, verdict)| **verdict == Verdict::Pass);
    let rows = passing.map(|(item, _)| row(item)).filter(|row| row.item().figure().is_some());
    let rows: Vec<ItemRow> = rows.collect();
    let rows: Vec<&ItemRow> = rows.iter().collect();
    let chosen = rows.iter().find(|row| Some(row.item) == chosen).or_else(|| rows.first());
    let Some(figure) = chosen.and_then(|chosen| chosen.item().figure()) else { return Sheet::default() };
    let title = Block::new(unit_line(figure).lines(width, 0));
    let bars = chosen.map(|chosen| bars(&of_unit(&rows, chosen), width, unicode)).unwrap_or_default();
    readable(std::iter::once(title).chain(bars.blocks))
}

/// What the chart of a list of figures shows beneath its name: the measure of the row at `chosen`, as far as the rows
/// have it; over time where they tell of several days, else as bars.
pub fn of_rows(rows: &[Row], chosen: usize, width: usize, height: usize, unicode: bool) -> Sheet {
    let Some(Row::Item(chosen)) = rows.get(chosen) else { return Sheet::default() };
    let Some(figure) = chosen.item().figure() else { return Sheet::default() };
    let items = rows.iter().filter_map(|row| if let Row::Item(row) = row { Some(row) } else { None });
    let measure = Measure::of(chosen.item());
    let alike: Vec<&ItemRow> = items.filter(|row| Measure::of(row.item()) == measure).collect();
    let figures = alike.iter().filter_map(|row| row.item().figure());
    let title = Common::of(figures.filter(|other| unit(other) == unit(figure))).title(width);
    let points = of_measure(&alike, chosen);
    let first = points.iter().find(|point| point.amount.is_some()).map(|point| point.day);
    let over_time = points.iter().any(|point| point.amount.is_some() && Some(point.day) != first);
    let below = if over_time {
        line(&points, width, height.saturating_sub(title.len()), unicode)
    } else {
        bars(&of_unit(&alike, chosen), width, unicode)
    };
    readable(std::iter::once(Block::new(title)).chain(below.blocks))
}

/// A drawing is read from block to block like any text.
fn readable(blocks: impl Iterator<Item = Block>) -> Sheet {
    let written = blocks.filter(|block| !block.lines.is_empty());
    written.map(|block| Block::of(Subject::Brief, block.lines)).collect()
}

/// The figures that have the unit of the one chosen, in their order; none where that is no figure.
pub fn of_unit<'a>(rows: &[&'a ItemRow], chosen: &ItemRow) -> Vec<ChartFigure<'a>> {
    let Some(unit) = chosen.item().figure().map(unit) else { return Vec::new() };
    let figures = rows.iter().filter_map(|row| Some((*row, row.item().figure()?)));
    let alike: Vec<_> = figures.filter(|(_, figure)| self::unit(figure) == unit).collect();
    let one_brief = alike.iter().all(|(row, _)| row.row.key == chosen.row.key);
    let source = |row| if one_brief { sayers(row).unwrap_or_default() } else { who(row) };
    alike.iter().map(|(row, figure)| ChartFigure { label: label(row, figure, source(row)), figure }).collect()
}

/// The points of the measure that is chosen, of its unit, its rate and its whole; none where it is no figure.
///
/// A figure without a date of its own stands at the day it was printed, one of several days at the last of them.
pub fn of_measure(rows: &[&ItemRow], chosen: &ItemRow) -> Vec<Point> {
    let Some(figure) = chosen.item().figure() else { return Vec::new() };
    let (measure, scale) = (Measure::of(chosen.item()), (unit(figure), folded(figure.of.as_ref())));
    let alike = rows.iter().filter(|row| Measure::of(row.item()) == measure);
    let figures = alike.filter_map(|row| Some((row, row.item().figure()?)));
    let same_scale = figures.filter(|(_, figure)| (unit(figure), folded(figure.of.as_ref())) == scale);
    same_scale.filter_map(|(row, figure)| point(row, figure)).collect()
}

fn point(row: &ItemRow, figure: &Figure) -> Option<Point> {
    let printed = &row.brief.source.published;
    let date = figure.as_of.as_ref().or(figure.period.as_ref()).unwrap_or(printed);
    Some(Point { day: date.last().or_else(|| date.first())?, amount: numbers(figure), source: source(row) })
}

/// Who says so, so that one source can be followed from brief to brief whichever outlets print it: declared actors by
/// who they are in the library, others by their folded name.
///
/// The outlet is part of it only where the article itself says so, and where it names nobody: "residents" of two outlets
/// need not be the same.
fn source(row: &ItemRow) -> Source {
    let said = sources(row);
    let name = names(&row.brief, &said);
    let unnamed = said.iter().any(|who| matches!(who, Attribution::Unnamed { .. }));
    let outlet = row.brief.source.outlet.shown().line();
    let name = match (name.is_empty(), unnamed) {
        (true, _) => who(row),
        (false, true) => format!("{name} · {outlet}"),
        (false, false) => name,
    };
    let keys = said.iter().map(|who| match who {
        Attribution::Actor(actor) => row.actors.get(*actor).map(|key| key.0.to_string()),
        _ => None,
    });
    let key = keys.collect::<Option<Vec<_>>>().filter(|keys| !keys.is_empty());
    Source { key: key.map_or_else(|| fold_name(&name), |keys| keys.join("\n")), name: Shown::from(name) }
}

/// The unit with its rate: metres are not metres per hour.
fn unit(figure: &Figure) -> (String, String) {
    (folded(figure.unit.as_ref()), folded(figure.per.as_ref()))
}

/// `evacuated of the valley · Dara Vellmar · 2 April 2031`
fn label(row: &ItemRow, figure: &Figure, source: String) -> Shown {
    let what = figure.what.iter().map(|what| what.shown().line().into_owned()).chain(qualifiers(figure));
    let what = what.collect::<Vec<_>>().join(" ");
    let date = figure.as_of.as_ref().or(figure.period.as_ref());
    let date = date.map_or_else(|| format!("printed {}", row.brief.source.published.long()), Date::long);
    let parts = [what, source, date];
    Shown::from(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
}
