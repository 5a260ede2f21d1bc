//! The tabs of a brief, and the two lines above its items.

use crate::brief::{Date, Part, Status};
use crate::library::BriefRow;
use crate::sheet::{Line, Role};
use crate::text::Shown;

/// How many items of a tab pass, of how many; `None` where it has no count.
pub type Counts = Option<(usize, usize)>;

/// Headline to the left, outlet and day to the right.
pub fn head(row: &BriefRow, width: usize) -> Line {
    let headline = Line::of(&format!(" {}", row.headline.shown().line()), Role::Strong);
    let mut tail = Line::default();
    if row.status != Status::Current {
        tail.push(row.status.key(), Role::Warning);
        tail.push(" · ", Role::Dim);
    }
    let is_draft = row.brief.as_ref().is_some_and(|brief| brief.is_draft());
    if is_draft {
        tail.push("draft", Role::Warning);
        tail.push(" · ", Role::Dim);
    }
    if let Some(published) = &row.published {
        let outlet = row.outlet.shown();
        tail.push(&format!("{} · {}", outlet.line(), published.long()), Role::Dim);
    }
    if tail.width() + 12 > width {
        // That it was withdrawn weighs more than when it was printed.
        tail = match row.status {
            Status::Current if is_draft => Line::of("draft", Role::Warning),
            Status::Current => {
                Line::of(&row.published.as_ref().map(Date::long).unwrap_or_default(), Role::Dim)
            }
            status => Line::of(status.key(), Role::Warning),
        };
    }
    if tail.width() + 12 > width { headline.cut(width) } else { headline.push_right(tail, width) }
}

/// The tabs with their counts; where they do not fit, those around the active one.
pub fn line(active: Part, counts: impl Fn(Part) -> Counts, has_article: bool, width: usize) -> Line {
    let tabs =
        Part::ALL.into_iter().filter(|tab| *tab != Part::Article || has_article || active == Part::Article);
    let labels: Vec<(Part, String)> = tabs.map(|tab| (tab, label(tab, counts(tab)))).collect();
    if width < 60 {
        let place = labels.iter().find(|(tab, _)| *tab == active).map_or("", |(_, label)| label.as_str());
        return Line::of(" ‹ ", Role::Dim).with(place, Role::Accent).with(" ›", Role::Dim).cut(width);
    }
    ["   ", "  ", "│"]
        .into_iter()
        .map(|gap| all(&labels, active, gap))
        .find(|line| line.width() <= width)
        .unwrap_or_else(|| {
            let first = first_in_sight(&labels, active, width);
            some(&labels, active, first, width)
        })
}

fn label(tab: Part, counts: Counts) -> String {
    let name = format!("{} {}", tab.index() + 1, tab.title());
    match counts {
        Some((passing, all)) if passing != all => format!("{name} {passing}/{all}"),
        Some((_, all)) => format!("{name} {all}"),
        None => name,
    }
}

fn hand(tab: Part, active: Part) -> Role {
    if tab == active { Role::Accent } else { Role::Dim }
}

fn all(labels: &[(Part, String)], active: Part, gap: &str) -> Line {
    let mut line = Line::of(" ", Role::Plain);
    for (index, (tab, label)) in labels.iter().enumerate() {
        if index > 0 {
            line.push(gap, Role::Dim);
        }
        line.push(label, hand(*tab, active));
    }
    line
}

/// The tabs from one on, as far as they fit, with `…` for those left out.
fn some(labels: &[(Part, String)], active: Part, first: usize, width: usize) -> Line {
    let mut line = Line::of(if first > 0 { " …  " } else { " " }, Role::Dim);
    for (index, (tab, label)) in labels.iter().enumerate().skip(first) {
        let last = index + 1 == labels.len();
        let room = width.saturating_sub(if last { 0 } else { 3 });
        if index > first && line.width() + 2 + Shown::from(label.as_str()).width() > room {
            return line.with("  …", Role::Dim);
        }
        if index > first {
            line.push("  ", Role::Plain);
        }
        line.push(label, hand(*tab, active));
    }
    line.cut(width)
}

/// The first tab to show so that the active one is in sight.
fn first_in_sight(labels: &[(Part, String)], active: Part, width: usize) -> usize {
    let shows = |first: &usize| {
        some(labels, active, *first, width).spans.iter().any(|span| span.role == Role::Accent)
    };
    (0..labels.len()).find(shows).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn plain(active: Part, width: usize) -> String {
        let counts =
            |tab: Part| (tab != Part::Article).then(|| if tab == Part::Quotes { (2, 23) } else { (10, 10) });
        line(active, counts, true, width).plain()
    }

    #[rstest]
    #[case(
        Part::KeyFacts,
        100,
        " 1 Key facts 10  2 Quotes 2/23  3 Figures 10  4 Context 10  5 Actors 10  6 Timeline 10  7 Article"
    )]
    #[case(Part::KeyFacts, 80, " 1 Key facts 10  2 Quotes 2/23  3 Figures 10  4 Context 10  5 Actors 10  …")]
    #[case(Part::Article, 80, " …  3 Figures 10  4 Context 10  5 Actors 10  6 Timeline 10  7 Article")]
    #[case(Part::Quotes, 40, " ‹ 2 Quotes 2/23 ›")]
    fn tabs_that_do_not_fit_give_way(#[case] active: Part, #[case] width: usize, #[case] expected: &str) {
        assert_eq!(plain(active, width), expected);
    }

    #[test]
    fn no_width_is_exceeded_and_the_active_tab_is_in_sight() {
        for width in 0..130 {
            for active in Part::ALL {
                let counts = |_| Some((100, 1000));
                let line = line(active, counts, true, width);
                assert!(line.width() <= width, "{width}");
                assert!(
                    width < 60 || line.spans.iter().any(|span| span.role == Role::Accent),
                    "{width} {active:?}"
                );
            }
        }
    }
}
