//! Choices to filter by.

use crate::brief::Date;
use crate::library::{Filter, Page, Query, Row, Test, Wanted};
use crate::reader::desk::Desk;
use crate::reader::filters::Choice;
use crate::reader::key::{Code, Key};
use crate::reader::prompt::{Edit, Prompt};
use crate::text::Shown;
use crate::text::fold::{Needle, Words};
use jiff::civil;

/// Choices to filter by: narrowed by typing, several at once by Tab.
#[derive(Debug, Clone)]
pub struct Picker {
    /// What is chosen.
    pub title: &'static str,
    /// What was typed.
    pub prompt: Prompt,
    /// What can be chosen now.
    pub shown: Vec<Choice>,
    /// How many there are in all.
    pub total: usize,
    /// The index of the one under the cursor.
    pub at: usize,
    /// Those chosen so far.
    pub marked: Vec<Choice>,
    source: Source,
    awaiting: Option<u64>,
}

/// Where choices come from.
#[derive(Debug, Clone)]
enum Source {
    Actors,
    Themes,
    /// Those of the thing under the cursor.
    Here(Vec<Choice>),
    /// Spans of time up to a day, and what is typed as a date; before them, since the last visit.
    When(civil::Date, Option<Choice>),
}

/// More choices than anybody reads; who does not find theirs types on.
const MOST_CHOICES: usize = 500;

impl Picker {
    /// Every actor of what the other filters let through.
    pub fn actors(desk: &mut Desk) -> Self {
        Self::new("Actors", Source::Actors, desk)
    }

    /// Every theme of what the other filters let through.
    pub fn themes(desk: &mut Desk) -> Self {
        Self::new("Themes", Source::Themes, desk)
    }

    /// What is under the cursor.
    pub fn here(choices: Vec<Choice>, desk: &mut Desk) -> Self {
        Self::new("Filter by", Source::Here(choices), desk)
    }

    /// Spans of time.
    pub fn when(today: civil::Date, last_visit: Option<Choice>, desk: &mut Desk) -> Self {
        Self::new("When", Source::When(today, last_visit), desk)
    }

    fn new(title: &'static str, source: Source, desk: &mut Desk) -> Self {
        let mut picker = Self {
            title,
            prompt: Prompt::default(),
            shown: Vec::new(),
            total: 0,
            at: 0,
            marked: Vec::new(),
            source,
            awaiting: None,
        };
        picker.narrow(desk);
        picker
    }

    /// What to type, said where nothing was typed yet.
    pub fn hint(&self) -> &'static str {
        match self.source {
            Source::When(..) => "type 2015-05, 2015-05-01/2015-05-18 or ../2015",
            _ => "type to narrow, Tab takes several",
        }
    }

    pub(super) fn narrow(&mut self, desk: &mut Desk) {
        let typed = self.prompt.value().to_owned();
        let of = |choices: &[Choice]| {
            let needle = Needle::new(&typed);
            let found =
                choices.iter().filter(|choice| needle.matches(&Words::new(choice.label.as_str())).is_some());
            found.cloned().collect::<Vec<_>>()
        };
        match &self.source {
            Source::Actors => {
                self.awaiting = Some(ask_others(Wanted::Actors { needle: typed }, MOST_CHOICES, desk));
            }
            Source::Themes => {
                self.awaiting = Some(ask_others(Wanted::Themes { needle: typed }, MOST_CHOICES, desk));
            }
            Source::Here(choices) => (self.total, self.shown) = (choices.len(), of(choices)),
            Source::When(today, last_visit) => {
                let spans: Vec<Choice> = last_visit.iter().cloned().chain(spans(*today)).collect();
                self.total = spans.len();
                self.shown = typed_dates(&typed).map_or_else(|| of(&spans), |choice| vec![choice]);
            }
        }
        self.at = self.at.min(self.shown.len().saturating_sub(1));
    }

    /// Takes an answer if it is to its last question.
    pub fn receive(&mut self, no: u64, page: &Page) -> bool {
        if self.awaiting != Some(no) {
            return false;
        }
        self.awaiting = None;
        self.shown = page.rows.iter().filter_map(choice_of).collect();
        self.total = page.unfiltered;
        self.at = self.at.min(self.shown.len().saturating_sub(1));
        true
    }

    /// True while an answer is out.
    pub fn is_waiting(&self) -> bool {
        self.awaiting.is_some()
    }

    /// What a key does, but for those that close it.
    pub fn press(&mut self, key: Key, desk: &mut Desk) {
        let last = self.shown.len().saturating_sub(1);
        match (key.ctrl, key.code) {
            (false, Code::Down) | (true, Code::Char('n' | 'j')) => self.at = (self.at + 1).min(last),
            (false, Code::Up) | (true, Code::Char('p' | 'k')) => self.at = self.at.saturating_sub(1),
            (false, Code::PageDown) => self.at = (self.at + 10).min(last),
            (false, Code::PageUp) => self.at = self.at.saturating_sub(10),
            (false, Code::Tab) => self.mark(desk),
            _ => {
                if let Some(edit) = Edit::of(key) {
                    self.edit(edit, desk);
                }
            }
        }
    }

    /// Types into it; the cursor goes to the best match.
    pub fn edit(&mut self, edit: Edit, desk: &mut Desk) {
        if self.prompt.edit(edit) {
            self.at = 0;
            self.narrow(desk);
        }
    }

    /// Takes the choice under the cursor, or gives it back, and goes to the next.
    ///
    /// What was typed to find it has done its work: the next is typed afresh.
    fn mark(&mut self, desk: &mut Desk) {
        let Some(choice) = self.shown.get(self.at).filter(|_| self.takes_several()) else { return };
        match self.marked.iter().position(|marked| marked.tests == choice.tests) {
            Some(at) => {
                self.marked.remove(at);
            }
            None => self.marked.push(choice.clone()),
        }
        if self.prompt.value().is_empty() {
            self.at = (self.at + 1).min(self.shown.len().saturating_sub(1));
        } else {
            self.prompt = Prompt::default();
            self.at = 0;
            self.narrow(desk);
        }
    }

    /// Whether several can be chosen: of spans of time, one.
    pub fn takes_several(&self) -> bool {
        !self.replaces_dates()
    }

    /// What to say where there is nothing to choose.
    pub fn nothing(&self) -> Shown {
        match (&self.source, Date::parse(self.prompt.value().trim())) {
            (Source::When(..), Err(error)) => Shown::from(error.to_string()),
            _ => Shown::from("Nothing of that name."),
        }
    }

    /// Whether a choice was taken.
    pub fn is_marked(&self, choice: &Choice) -> bool {
        self.marked.iter().any(|marked| marked.tests == choice.tests)
    }

    /// What was chosen: those taken, or else the one under the cursor.
    pub fn chosen(&self) -> Vec<Test> {
        let one = self.shown.get(self.at).filter(|_| self.marked.is_empty());
        self.marked.iter().chain(one).flat_map(|choice| choice.tests.clone()).collect()
    }

    /// Whether what is chosen takes the place of what there was: two spans of time at once mean nothing.
    pub fn replaces_dates(&self) -> bool {
        matches!(self.source, Source::When(..))
    }
}

/// Asks under the filters of the other kinds, since of one kind any may hold.
pub(super) fn ask_others(wanted: Wanted, limit: usize, desk: &mut Desk) -> u64 {
    let same_kind = |test: &Test| match wanted {
        Wanted::Actors { .. } | Wanted::Speakers { .. } => {
            matches!(test, Test::Actor(_) | Test::Speaker(_) | Test::Source(_))
        }
        Wanted::Themes { .. } => matches!(test, Test::Theme(_)),
        Wanted::Outlets { .. } => matches!(test, Test::Outlet(_)),
        Wanted::Series { .. } => matches!(test, Test::Series(_)),
        _ => false,
    };
    let mut filter: Filter = desk.filter().clone();
    filter.clauses.retain(|clause| clause.exclude || !same_kind(&clause.test));
    desk.ask_query(Query { wanted, filter, offset: 0, limit })
}

fn choice_of(row: &Row) -> Option<Choice> {
    let briefs = |count: usize| if count == 1 { "1 brief".to_owned() } else { format!("{count} briefs") };
    match row {
        Row::Actor(actor) => {
            let role =
                actor.role.as_ref().map(|role| format!("{} · ", role.shown().line())).unwrap_or_default();
            Some(Choice::actor(
                &actor.key,
                &actor.name,
                Shown::from(format!("{role}{}", briefs(actor.briefs))),
            ))
        }
        Row::Value(value) => {
            let items = if value.items == 1 { "1 item".to_owned() } else { format!("{} items", value.items) };
            let note = format!("{items} in {}", briefs(value.briefs));
            Some(Choice::theme(&value.name, Shown::from(note)))
        }
        _ => None,
    }
}

/// Spans of time up to today.
fn spans(today: civil::Date) -> Vec<Choice> {
    let back = |days: i64| today.checked_sub(jiff::Span::new().days(days)).unwrap_or(today);
    [("today", 0), ("last 7 days", 6), ("last 30 days", 29)]
        .into_iter()
        .map(|(label, days)| {
            let since = Date::day(back(days));
            let note = Shown::from(if days == 0 { since.long() } else { format!("since {}", since.long()) });
            Choice {
                label: Shown::from(label),
                note,
                tests: vec![Test::Since(since), Test::Until(Date::day(today))],
            }
        })
        .collect()
}

/// A date or an interval as typed.
fn typed_dates(typed: &str) -> Option<Choice> {
    let date = Date::parse(typed.trim()).ok()?;
    let from = date.first().map(|day| Test::Since(Date::day(day)));
    let until = date.last().map(|day| Test::Until(Date::day(day)));
    Some(Choice {
        label: Shown::from(date.long()),
        note: Shown::default(),
        tests: from.into_iter().chain(until).collect(),
    })
}
