//! Figures that contradict each other, and what they say of it in `conflicts_with`.

use super::{Report, Subject};
use crate::brief::field::Field;
use crate::brief::measure::{Measure, Scale, can_both_be_true, numbers};
use crate::brief::suggest::Suggester;
use crate::brief::yaml::lines::What;
use crate::brief::{Code, Date, Diagnostic, Figure, Item, Section};
use crate::text::Text;
use jiff::civil;
use std::collections::{HashMap, HashSet};

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_, '_>) {
    let figures: Vec<Given<'_>> = subject
        .brief
        .section(Section::Figures)
        .iter()
        .filter_map(|item| Some((item, item.figure()?)))
        .collect();
    let ids: HashSet<&str> = figures.iter().filter_map(|(item, _)| Some(item.id.as_ref()?.raw())).collect();
    unknown_ids(&figures, &ids, subject, report);
    let complete = |(item, figure): &&Given<'_>| {
        !item.flawed && figure.conflicts_with.iter().all(|id| ids.contains(id.raw()))
    };
    for group in contradictions(figures.iter().filter(complete)) {
        tell(&group, report);
    }
}

/// A figure and its item.
type Given<'b> = (&'b Item, &'b Figure);

/// Names of figures that no figure bears; one that stands in several places is told once.
fn unknown_ids(
    figures: &[Given<'_>],
    ids: &HashSet<&str>,
    subject: &Subject<'_>,
    report: &mut Report<'_, '_>,
) {
    let unknown = |id: &&Text| !ids.contains(id.raw());
    let mut places: HashMap<&str, usize> = HashMap::new();
    for id in figures.iter().flat_map(|(_, figure)| &figure.conflicts_with).filter(unknown) {
        *places.entry(id.raw()).or_default() += 1;
    }
    let merged = |one: &Diagnostic| {
        matches!(one.code, Code::DuplicateKey | Code::DuplicateId)
            && one.field.as_str().starts_with("figures")
    };
    let hidden = |(item, _): &Given<'_>| item.id.is_none() && subject.may_hide(&Field::of_item(item), "id");
    if places.is_empty() || subject.read.iter().any(merged) || figures.iter().any(hidden) {
        return;
    }
    let mut suggester = Suggester::default();
    for (item, figure) in figures {
        if !figure.conflicts_with.iter().any(|id| places.contains_key(id.raw())) {
            continue;
        }
        for (field, node) in report.document.values(&Field::of_item(item).key("conflicts_with")) {
            let Some((id, count)) = node.scalar().and_then(|id| places.remove_entry(id)) else { continue };
            let own = item.id.as_ref().map(Text::raw);
            let meant = suggester.suggest(id, ids.iter().copied().filter(|id| Some(*id) != own));
            let what = What::new(format!("no figure has the id `{id}`")).again(count - 1).help(match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "write the `id` of the figure that disagrees".to_owned(),
            });
            report.add(Code::UnknownReference, &field, what);
        }
    }
}

/// The day or the days of a figure: `as_of`, else `period`. What is of another time contradicts nothing.
type Time = (bool, Option<civil::Date>, Option<civil::Date>);

fn time(figure: &Figure) -> Option<Time> {
    let days = |date: &Date| (date.first(), date.last());
    let (first, last) = figure.as_of.as_ref().or(figure.period.as_ref()).map(days)?;
    Some((figure.as_of.is_some(), first, last))
}

/// The figures of one measure and time, where any two of them cannot both be true.
fn contradictions<'b>(figures: impl Iterator<Item = &'b Given<'b>>) -> Vec<Vec<Given<'b>>> {
    let mut by_time: HashMap<Time, Vec<Given<'b>>> = HashMap::new();
    for given @ (_, figure) in figures {
        if let Some(time) = time(figure).filter(|_| numbers(figure).is_some()) {
            by_time.entry(time).or_default().push(*given);
        }
    }
    let mut groups: HashMap<(Time, Measure, Scale), Vec<Given<'b>>> = HashMap::new();
    // Folding names costs: figures that are alone with their day are not asked what they count.
    for (time, figures) in by_time.into_iter().filter(|(_, figures)| figures.len() > 1) {
        for given @ (_, figure) in figures {
            groups.entry((time, Measure::of_figure(figure), Scale::of(figure))).or_default().push(given);
        }
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// Tells each figure that contradicts what most say, or else the first, without a word of it from either side.
fn tell(group: &[Given<'_>], report: &mut Report<'_, '_>) {
    let Some(usual) = most_frequent(group) else { return };
    let (agreeing, others): (Vec<Given<'_>>, Vec<Given<'_>>) =
        group.iter().partition(|(_, figure)| can_both_be_true(figure, usual.1));
    let agreeing_ids: HashSet<&str> =
        agreeing.iter().filter_map(|(item, _)| Some(item.id.as_ref()?.raw())).collect();
    let named: HashSet<&str> =
        agreeing.iter().flat_map(|(_, figure)| &figure.conflicts_with).map(Text::raw).collect();
    for (item, figure) in others {
        let says_so = figure.conflicts_with.iter().any(|id| agreeing_ids.contains(id.raw()));
        let is_said = item.id.as_ref().is_some_and(|id| named.contains(id.raw()));
        if !says_so && !is_said {
            conflict(item, figure, usual, report);
        }
    }
}

fn conflict(item: &Item, figure: &Figure, (other, other_figure): Given<'_>, report: &mut Report<'_, '_>) {
    let what = What::new(format!(
        "{} here, and {} in `{}`, for one measure and day",
        shown(figure),
        shown(other_figure),
        Field::of_item(other)
    ));
    let id = other.id.as_ref().map_or("its `id`", Text::raw);
    let key = if figure.range.is_some() { "range" } else { "value" };
    let what =
        what.help(format!("where sources differ, say so: `conflicts_with: [{id}]`; else mend the wrong one"));
    report.add(Code::FiguresConflict, &Field::of_item(item).key(key), what);
}

fn shown(figure: &Figure) -> String {
    match numbers(figure) {
        Some((low, high)) if low == high => low.shown(),
        Some((low, high)) => format!("{} to {}", low.shown(), high.shown()),
        None => String::new(),
    }
}

/// The first of those that say what most say.
fn most_frequent<'b>(group: &[Given<'b>]) -> Option<Given<'b>> {
    let says = |figure: &Figure| (numbers(figure), figure.bound);
    let mut counts: HashMap<_, usize> = HashMap::new();
    for (_, figure) in group {
        *counts.entry(says(figure)).or_default() += 1;
    }
    // `max_by_key` gives the last of equals.
    group.iter().rev().max_by_key(|(_, figure)| counts.get(&says(figure))).copied()
}
