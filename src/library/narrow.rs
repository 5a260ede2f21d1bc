//! What a filter makes of a brief and of an item: a filter resolved against one state of a library.

use super::facts::{Facts, ItemFacts};
use super::query::{Clause, Filter, Mark, Named, Reading, Test, Verdict, Who};
use crate::brief::Date;
use crate::text::fold::{Needle, Words};
use jiff::{Timestamp, civil};

/// What a filter needs to look up to be resolved.
pub(super) trait Names {
    /// Who is meant: by person, whether they are.
    fn people(&self, who: &Who) -> Vec<bool>;
}

/// One brief, as a filter sees it.
pub(super) struct Subject<'a> {
    pub(super) facts: &'a Facts,
    /// Of each member of the cast, which person it is.
    pub(super) people: &'a [usize],
    pub(super) published: Option<&'a Date>,
    /// How it stands with its reader; `None` of one that cannot be read.
    pub(super) reading: Option<Reading>,
    pub(super) starred: bool,
    /// When its file came or was changed.
    pub(super) arrived: Option<Timestamp>,
}

impl Subject<'_> {
    fn is(&self, mark: Mark) -> bool {
        match mark {
            Mark::Unread => self.reading == Some(Reading::Unread),
            Mark::Changed => self.reading == Some(Reading::Changed),
            Mark::Starred => self.starred,
        }
    }
}

/// A filter, ready to judge: clauses of one kind together, in the order of their kinds.
pub(super) struct Narrow {
    groups: Vec<Group>,
    unmarked: bool,
}

/// Clauses of one kind: any of `any`, none of `none`.
#[derive(Default)]
struct Group {
    kind: Option<std::mem::Discriminant<Test>>,
    any: Vec<Resolved>,
    none: Vec<Resolved>,
    /// Words and dates must all hold; of everything else any may.
    all: bool,
}

enum Resolved {
    Involves(Vec<bool>),
    SaidBy(Vec<bool>),
    RestsOn(Vec<bool>, Option<Matcher>),
    Theme(Matcher),
    Outlet(Matcher),
    Series(Matcher),
    Since(Option<civil::Date>),
    Until(Option<civil::Date>),
    Words(WordsMatcher),
    Is(Mark),
    Arrived(Timestamp),
}

/// A theme, outlet or series that is meant.
pub(super) enum Matcher {
    Is(Words),
    Like(Needle),
}

impl Matcher {
    pub(super) fn new(named: &Named) -> Self {
        match named {
            Named::Is(text) => Self::Is(Words::new(text.raw())),
            Named::Like(typed) => Self::Like(Needle::new(typed)),
        }
    }

    pub(super) fn holds(&self, name: &Words) -> bool {
        match self {
            Self::Is(meant) => meant == name,
            Self::Like(needle) => needle.matches(name).is_some(),
        }
    }
}

/// Words that are looked for: each may go on (`displ`), or, where they were quoted, they stand in a row as they are.
enum WordsMatcher {
    Prefixes(Needle),
    Phrase(Words),
}

impl WordsMatcher {
    fn new(typed: &str) -> Self {
        let exact = typed.strip_prefix('"').map(|rest| rest.strip_suffix('"').unwrap_or(rest));
        match exact {
            Some(words) => Self::Phrase(Words::new(words)),
            None => Self::Prefixes(Needle::new(typed)),
        }
    }

    fn holds(&self, words: &Words) -> bool {
        match self {
            Self::Prefixes(needle) => needle.matches(words).is_some(),
            Self::Phrase(phrase) => words.contains(phrase),
        }
    }
}

impl Narrow {
    pub(super) fn new(filter: &Filter, names: &impl Names) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for Clause { exclude, test } in &filter.clauses {
            let kind = Some(std::mem::discriminant(test));
            let at = groups.iter().position(|group| group.kind == kind).unwrap_or_else(|| {
                let all = matches!(test, Test::Words(_) | Test::Since(_) | Test::Until(_));
                groups.push(Group { kind, all, ..Group::default() });
                groups.len() - 1
            });
            let resolved = resolve(test, names);
            if *exclude { groups[at].none.push(resolved) } else { groups[at].any.push(resolved) }
        }
        Self { groups, unmarked: filter.unmarked }
    }

    /// The same for the items of a brief that is open: what is asked of the brief as a whole hides nothing of it. Else all
    /// of an unread one would go at the moment when it counts as read.
    pub(super) fn within_a_brief(mut self) -> Self {
        let is_whole = |clause: &Resolved| matches!(clause, Resolved::Is(_) | Resolved::Arrived(_));
        self.groups.retain(|group| !group.any.iter().chain(&group.none).any(is_whole));
        self
    }

    /// What the filter makes of an item of a brief.
    pub(super) fn item(&self, brief: &Subject<'_>, item: &ItemFacts) -> Verdict {
        let judged = self.groups.iter().map(|group| group.judge(|clause| clause.item(brief, item)));
        self.sum(judged)
    }

    /// What the filter makes of a brief: each kind of clause must hold of it somewhere.
    pub(super) fn brief(&self, brief: &Subject<'_>) -> Verdict {
        let judged = self.groups.iter().map(|group| group.judge(|clause| clause.brief(brief)));
        self.sum(judged)
    }

    fn sum(&self, judged: impl Iterator<Item = Verdict>) -> Verdict {
        let mut sum = Verdict::Pass;
        for verdict in judged {
            match verdict {
                Verdict::Fail => return Verdict::Fail,
                Verdict::Unmarked if !self.unmarked => sum = Verdict::Unmarked,
                _ => {}
            }
        }
        sum
    }
}

impl Group {
    fn judge(&self, holds: impl Fn(&Resolved) -> Verdict) -> Verdict {
        if self.none.iter().any(|clause| holds(clause) == Verdict::Pass) {
            return Verdict::Fail;
        }
        let verdicts = self.any.iter().map(holds);
        let best = if self.all {
            verdicts.max_by_key(|verdict| rank(*verdict))
        } else {
            verdicts.min_by_key(|verdict| rank(*verdict))
        };
        best.unwrap_or(Verdict::Pass)
    }
}

/// From what passes to what fails.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Pass => 0,
        Verdict::Unmarked => 1,
        Verdict::Fail => 2,
    }
}

fn resolve(test: &Test, names: &impl Names) -> Resolved {
    match test {
        Test::Actor(who) => Resolved::Involves(names.people(who)),
        Test::Speaker(who) => Resolved::SaidBy(names.people(who)),
        Test::Source(who) => Resolved::RestsOn(names.people(who), outlet_meant(who)),
        Test::Theme(named) => Resolved::Theme(Matcher::new(named)),
        Test::Outlet(named) => Resolved::Outlet(Matcher::new(named)),
        Test::Series(named) => Resolved::Series(Matcher::new(named)),
        Test::Since(date) => Resolved::Since(date.first()),
        Test::Until(date) => Resolved::Until(date.last()),
        Test::Words(words) => Resolved::Words(WordsMatcher::new(words)),
        Test::Is(mark) => Resolved::Is(*mark),
        Test::Arrived(time) => Resolved::Arrived(*time),
    }
}

/// `source:` may mean the outlet, whose own reporting an item can rest on.
fn outlet_meant(who: &Who) -> Option<Matcher> {
    match who {
        Who::Is { .. } => None,
        Who::Like(typed) => Some(Matcher::Like(Needle::new(typed))),
    }
}

fn pass(holds: bool) -> Verdict {
    if holds { Verdict::Pass } else { Verdict::Fail }
}

/// Fails, or cannot be judged where there are no marks.
fn marked(holds: bool, marks: bool) -> Verdict {
    match (holds, marks) {
        (true, _) => Verdict::Pass,
        (false, true) => Verdict::Fail,
        (false, false) => Verdict::Unmarked,
    }
}

impl Resolved {
    fn item(&self, brief: &Subject<'_>, item: &ItemFacts) -> Verdict {
        let any =
            |meant: &[bool], members: &[usize]| members.iter().any(|member| meant[brief.people[*member]]);
        match self {
            Self::Involves(meant) => marked(any(meant, &item.involved), !item.involved.is_empty()),
            Self::SaidBy(meant) => pass(any(meant, &item.said_by) || any(meant, &item.said_for)),
            Self::RestsOn(meant, outlet) => {
                let by_outlet = || outlet.as_ref().is_some_and(|outlet| outlet.holds(&brief.facts.outlet));
                pass(
                    any(meant, &item.rests_on)
                        || any(meant, &item.said_for)
                        || item.by_article && by_outlet(),
                )
            }
            Self::Theme(matcher) => {
                let themes = if brief.facts.follow_themes { &brief.facts.themes } else { &item.themes };
                marked(themes.iter().any(|theme| matcher.holds(theme)), !themes.is_empty())
            }
            Self::Series(matcher) => pass(item.series.as_ref().is_some_and(|series| matcher.holds(series))),
            Self::Since(_) | Self::Until(_) => self.date(item.date.as_ref().or(brief.published)),
            Self::Words(words) => pass(words.holds(&item.words)),
            Self::Outlet(matcher) => pass(matcher.holds(&brief.facts.outlet)),
            Self::Is(mark) => pass(brief.is(*mark)),
            Self::Arrived(time) => pass(brief.arrived.is_some_and(|arrived| arrived >= *time)),
        }
    }

    fn brief(&self, brief: &Subject<'_>) -> Verdict {
        let items = &brief.facts.items;
        let somewhere = || items.iter().any(|item| self.item(brief, item) == Verdict::Pass);
        match self {
            Self::Involves(meant) => {
                let in_cast = brief.people.iter().any(|person| meant[*person]);
                marked(in_cast || somewhere(), !brief.people.is_empty())
            }
            Self::Theme(matcher) => {
                let themes = &brief.facts.themes;
                marked(themes.iter().any(|theme| matcher.holds(theme)), !themes.is_empty())
            }
            Self::Words(words) => pass(words.holds(&brief.facts.words) || somewhere()),
            Self::Since(_) | Self::Until(_) => self.date(brief.published),
            Self::Outlet(matcher) => pass(matcher.holds(&brief.facts.outlet)),
            Self::SaidBy(_) | Self::RestsOn(..) | Self::Series(_) => pass(somewhere()),
            Self::Is(mark) => pass(brief.is(*mark)),
            Self::Arrived(time) => pass(brief.arrived.is_some_and(|arrived| arrived >= *time)),
        }
    }

    fn date(&self, date: Option<&Date>) -> Verdict {
        let Some(date) = date else { return Verdict::Fail };
        pass(match self {
            Self::Since(from) => date.overlaps(*from, None),
            Self::Until(until) => date.overlaps(None, *until),
            _ => true,
        })
    }
}
