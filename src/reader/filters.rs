//! What narrows, in words: chips, choices, and sentences for views that a filter emptied.

use super::action::Action;
use super::keymap::Keymap;
use super::view::Setting;
use crate::brief::{Attribution, Brief, Date, Item};
use crate::library::{ActorKey, Clause, Filter, Named, Page, Test, Who};
use crate::text::link::Link;
use crate::text::{Shown, Text};

/// Something to filter by, offered to be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What it is called.
    pub label: Shown,
    /// What goes with it, dim: a role, a count.
    pub note: Shown,
    /// What choosing it tests; one clause each.
    pub tests: Vec<Test>,
}

impl Choice {
    /// An actor.
    pub fn actor(key: &ActorKey, name: &Text, note: Shown) -> Self {
        let test = Test::Actor(Who::Is { key: key.clone(), name: name.shown().clone() });
        Self { label: name.shown().clone(), note, tests: vec![test] }
    }

    /// A theme.
    pub fn theme(name: &Text, note: Shown) -> Self {
        Self { label: name.shown().clone(), note, tests: vec![Test::Theme(Named::Is(name.clone()))] }
    }

    /// An outlet.
    pub fn outlet(name: &Text) -> Self {
        let tests = vec![Test::Outlet(Named::Is(name.clone()))];
        Self { label: name.shown().clone(), note: Shown::from("outlet"), tests }
    }

    /// A series.
    pub fn series(name: &Text) -> Self {
        let tests = vec![Test::Series(Named::Is(name.clone()))];
        Self { label: name.shown().clone(), note: Shown::from("series"), tests }
    }
}

/// What an item can be filtered by: its actors, its themes, its series, its outlet. Those whom the item only mentions
/// come after those it is marked with.
pub fn choices_of(brief: &Brief, item: &Item, keys: &[ActorKey]) -> Vec<Choice> {
    let involvement = crate::brief::involve::Involvement::new(brief);
    let mut actors: Vec<usize> = crate::brief::involve::attributions(item)
        .filter_map(|who| match who {
            Attribution::Actor(index) => Some(*index),
            _ => None,
        })
        .collect();
    actors.extend(involvement.of(item));
    let mut choices: Vec<Choice> = Vec::new();
    let mut add = |choice: Choice| {
        if !choices.contains(&choice) {
            choices.push(choice);
        }
    };
    for index in actors {
        if let (Some(actor), Some(key)) = (brief.actors.get(index), keys.get(index)) {
            add(Choice::actor(key, &actor.name, Shown::from("actor")));
        }
    }
    let themes = if brief.items_follow_themes() { &brief.themes } else { &item.themes };
    for theme in themes {
        add(Choice::theme(theme, Shown::from("theme")));
    }
    if let Some(series) = item.figure().and_then(|figure| figure.series.as_ref()) {
        add(Choice::series(series));
    }
    add(Choice::outlet(&brief.source.outlet));
    choices
}

/// A clause as its chip shows it: `actor: Haimour`, `not theme: dams`.
pub fn chip(clause: &Clause, setting: &Setting) -> Shown {
    if let Test::Arrived(time) = &clause.test {
        let not = if clause.exclude { "not " } else { "" };
        return Shown::from(format!("{not}new since {}", setting.moment(*time)));
    }
    let (kind, value): (&str, Shown) = match &clause.test {
        Test::Actor(who) => ("actor", who_shown(who)),
        Test::Speaker(who) => ("speaker", who_shown(who)),
        Test::Source(who) => ("source", who_shown(who)),
        Test::Theme(named) => ("theme", named_shown(named)),
        Test::Outlet(named) => ("outlet", named_shown(named)),
        Test::Series(named) => ("series", named_shown(named)),
        Test::Since(date) => ("after", Shown::from(date.long())),
        Test::Until(date) => ("before", Shown::from(date.long())),
        Test::Words(words) => ("words", Shown::from(words.trim_matches('"'))),
        Test::Is(mark) => ("is", Shown::from(mark.key())),
        // Has no kind before a colon.
        Test::Arrived(_) => ("", Shown::default()),
    };
    let not = if clause.exclude { "not " } else { "" };
    Shown::from(format!("{not}{kind}: {}", value.line()))
}

/// The chips of a filter: of one kind any may hold, so those stand together: `actor: Haimour or Haq`. The two ends of a
/// span of time are one.
pub fn chips(filter: &Filter, setting: &Setting) -> Vec<Shown> {
    groups(filter).iter().map(|(kind, clauses)| joined(*kind, clauses, setting)).collect()
}

fn groups(filter: &Filter) -> Vec<(Kind, Vec<&Clause>)> {
    let mut groups: Vec<(Kind, Vec<&Clause>)> = Vec::new();
    for clause in &filter.clauses {
        let kind = Kind::of(clause);
        match groups.iter_mut().find(|(known, _)| kind.is_some() && Some(*known) == kind) {
            Some((_, group)) => group.push(clause),
            None => groups.push((kind.unwrap_or(Kind::Alone), vec![clause])),
        }
    }
    groups
}

/// What clauses share a chip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Any(std::mem::Discriminant<Test>),
    Time,
    Alone,
}

impl Kind {
    fn of(clause: &Clause) -> Option<Self> {
        match &clause.test {
            _ if clause.exclude => None,
            Test::Words(_) => None,
            Test::Since(_) | Test::Until(_) => Some(Self::Time),
            test => Some(Self::Any(std::mem::discriminant(test))),
        }
    }
}

fn joined(kind: Kind, clauses: &[&Clause], setting: &Setting) -> Shown {
    if let (Kind::Time, [Clause { test: Test::Since(from), .. }, Clause { test: Test::Until(until), .. }]) =
        (kind, clauses)
        && let Ok(span) = Date::parse(&format!("{}/{}", from.as_written(), until.as_written()))
    {
        return Shown::from(format!("dates: {}", span.long()));
    }
    let mut chips = clauses.iter().map(|clause| chip(clause, setting));
    let first = chips.next().unwrap_or_default();
    let others = chips.map(|chip| match (kind, chip.as_str().split_once(": ")) {
        (Kind::Any(_), Some((_, value))) => format!(" or {value}"),
        _ => format!(", {chip}"),
    });
    Shown::from(format!("{first}{}", others.collect::<String>()))
}

/// Takes the last filter from it: the last clause, and of a span of time both ends.
pub fn drop_last(filter: &mut Filter) {
    let is_time = |clause: Option<&Clause>| {
        matches!(clause, Some(Clause { exclude: false, test: Test::Since(_) | Test::Until(_) }))
    };
    let time = is_time(filter.clauses.last());
    filter.clauses.pop();
    if time && is_time(filter.clauses.last()) {
        filter.clauses.pop();
    }
    filter.unmarked &= !filter.clauses.is_empty();
}

fn who_shown(who: &Who) -> Shown {
    match who {
        Who::Is { name, .. } => name.clone(),
        Who::Like(typed) => Shown::from(typed.as_str()),
    }
}

fn named_shown(named: &Named) -> Shown {
    match named {
        Named::Is(text) => text.shown().clone(),
        Named::Like(typed) => Shown::from(typed.as_str()),
    }
}

/// Where an article can be read. What is no web address is told from one.
pub fn link(url: Option<&Text>) -> Shown {
    let Some(url) = url else { return Shown::from("This brief gives no link.") };
    match Link::new(url.raw()) {
        Some(link) => Shown::from(link.url().to_string()),
        None => Shown::from(format!("Not a web link: {}", url.shown().line())),
    }
}

/// Why a view is empty: which filter emptied it, and which key drops it.
pub fn emptied(filter: &Filter, by: Option<usize>, setting: &Setting) -> Shown {
    let Some(clause) = by.and_then(|index| filter.clauses.get(index)) else {
        return Shown::from("Nothing passes the filters.");
    };
    let key = |action: Action| setting.keymap.key(action).unwrap_or_else(|| "(no key)".to_owned());
    let mut rest = filter.clone();
    drop_last(&mut rest);
    let last = by >= Some(rest.clauses.len());
    let among = if by == Some(0) { "" } else { " together with the filters before it" };
    let way = if last {
        format!("{} drops it", key(Action::DropFilter))
    } else {
        format!("{} drops all filters", key(Action::DropFilters))
    };
    let chip = groups(filter)
        .iter()
        .find(|(_, clauses)| clauses.iter().any(|it| std::ptr::eq(*it, clause)))
        .map_or_else(|| chip(clause, setting), |(kind, clauses)| joined(*kind, clauses, setting));
    Shown::from(format!("Nothing passes “{chip}”{among}: {way}."))
}

/// What a filter hides for want of marks, and the key that shows it; `None` where it hides nothing.
pub fn unmarked(count: usize, filter: &Filter, keymap: &Keymap) -> Option<Shown> {
    let key = keymap.key(Action::Unmarked)?;
    match (count, filter.unmarked) {
        (_, true) => Some(Shown::from(format!("unmarked shown ({key} hides)"))),
        (0, false) => None,
        (count, false) => Some(Shown::from(format!("{count} unmarked hidden ({key} shows)"))),
    }
}

/// The same for a page.
pub fn unmarked_of(page: Option<&Page>, filter: &Filter, keymap: &Keymap) -> Option<Shown> {
    page.filter(|_| !filter.is_empty()).and_then(|page| unmarked(page.unmarked, filter, keymap))
}

/// How many pass of how many, and what is hidden for want of marks.
pub fn counted(passing: usize, all: usize, unmarked: Option<&Shown>) -> Shown {
    let count = format!("{passing} of {all}");
    Shown::from(unmarked.into_iter().fold(count, |count, unmarked| format!("{count} · {unmarked}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::query_line;
    use rstest::rstest;

    fn shown(query: &str) -> Vec<String> {
        chips(&query_line::parse(query).unwrap(), &Setting::sample())
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[rstest]
    #[case::of_one_kind_any_may_hold("actor:haimour theme:dams actor:haq", &["actor: haimour or haq", "theme: dams"])]
    #[case::words_must_all_hold("dam wall", &["words: dam", "words: wall"])]
    #[case::what_must_not_hold_stands_alone("-theme:a -theme:b", &["not theme: a", "not theme: b"])]
    #[case::two_ends_are_one_span("after:2031-04-01 before:2031-04-03", &["dates: 1–3 April 2031"])]
    #[case::marks_of_which_any_may_hold("is:unread is:changed -is:starred", &["is: unread or changed", "not is: starred"])]
    #[case::one_end("after:2031-04", &["after: April 2031"])]
    fn chips_say_how_filters_go_together(#[case] query: &str, #[case] expected: &[&str]) {
        assert_eq!(shown(query), expected);
    }

    #[test]
    fn a_span_of_time_is_dropped_whole() {
        let mut filter = query_line::parse("theme:dams after:2031-04-01 before:2031-04-03").unwrap();
        drop_last(&mut filter);
        assert_eq!(filter.clauses.len(), 1);
        drop_last(&mut filter);
        assert!(filter.is_empty());
    }

    #[test]
    fn an_empty_view_names_a_span_as_its_chip_does() {
        let filter = query_line::parse("theme:dams after:2031-04-01 before:2031-04-03").unwrap();
        let why = |by| emptied(&filter, Some(by), &Setting::sample()).to_string();
        let span = "Nothing passes “dates: 1–3 April 2031” together with the filters before it: x drops it.";
        assert_eq!(why(1), span);
        assert_eq!(why(2), span);
        assert_eq!(why(0), "Nothing passes “theme: dams”: X drops all filters.");
    }
}
