//! Speakers: a prompt narrows the people, and beneath or beside them stand the words of the one under the cursor.
//!
//! In one pane, who moves among the people sees people alone: a page of another's words at each step would be read by
//! nobody, and over a slow line waited for. They come back with Enter, and when the people are narrowed.

use super::brief::BriefView;
use super::{GUTTER, Provenance, Region, Scene, Setting, Turn, View, cut, sheet_width, split};
use crate::library::{ActorKey, ActorRow, BriefKey, ItemRow, Page, Row, Wanted};
use crate::reader::action::Action;
use crate::reader::desk::Desk;
use crate::reader::filters::{self, Choice};
use crate::reader::list::List;
use crate::reader::pane::{Pane, Way};
use crate::reader::pointed::Pointed;
use crate::reader::prompt::{Edit, Prompt};
use crate::sheet::{self, Line, Role, Sheet};
use crate::text::Shown;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Who said what, across the library.
#[derive(Debug, Clone)]
pub struct SpeakersView {
    prompt: Prompt,
    people: List,
    words: Option<List>,
    focus: Focus,
    /// Whether the people were last moved among, not narrowed: in one pane they have it to themselves then.
    choosing: bool,
    area: Rect,
    two_panes: bool,
    nothing: Shown,
    /// What the filters hide for want of marks.
    unmarked: Option<Shown>,
    /// Given where the view was entered for one actor.
    only: Option<Shown>,
}

/// Below this height people and words do not stand one above the other.
const LOW: u16 = 10;

/// Where keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Prompt,
    People,
    Words,
}

/// The parts of the area.
struct Areas {
    prompt: Rect,
    people: Rect,
    rule: Rect,
    words: Rect,
}

impl SpeakersView {
    /// Everybody, with the prompt open.
    pub fn new(desk: &mut Desk) -> Self {
        Self {
            prompt: Prompt::default(),
            people: List::new(Wanted::Speakers { needle: String::new() }, desk),
            words: None,
            focus: Focus::Prompt,
            choosing: false,
            area: Rect::default(),
            two_panes: false,
            nothing: Shown::default(),
            unmarked: None,
            only: None,
        }
    }

    /// The words of one actor.
    pub fn of(key: ActorKey, name: Shown, desk: &mut Desk) -> Self {
        let mut view = Self::new(desk);
        view.prompt.set(name.as_str().to_owned(), name.as_str().chars().count());
        view.people.want(Wanted::Speakers { needle: name.as_str().to_owned() }, desk);
        view.words = Some(List::new(Wanted::Words { of: key }, desk));
        view.focus = Focus::Words;
        view.only = Some(name);
        view
    }

    fn person(&self) -> Option<&Arc<ActorRow>> {
        match self.people.row() {
            Some(Row::Actor(row)) => Some(row),
            _ => None,
        }
    }

    fn word(&self) -> Option<&ItemRow> {
        match self.words.as_ref()?.row() {
            Some(Row::Item(row)) => Some(row),
            _ => None,
        }
    }

    /// Has the words follow the person under the cursor, and says whether they are another's now.
    ///
    /// Where another came under it because people were filtered out, the words are theirs no longer: keys go back to the
    /// people, and nobody's words stand under another's name.
    fn follow(&mut self, desk: &mut Desk) -> bool {
        let wanted = self.person().map(|person| Wanted::Words { of: person.key.clone() });
        if self.focus == Focus::Words {
            let theirs = self.only.is_some() || wanted.as_ref() == self.words.as_ref().map(List::wanted);
            if theirs || self.people.is_waiting() {
                return false;
            }
            self.focus = Focus::People;
        }
        let shown = self.words.as_ref().map(List::wanted);
        let others = wanted.as_ref() != shown;
        if others {
            self.words = wanted.map(|wanted| List::new(wanted, desk));
        }
        others
    }

    /// Beside each other, or one above the other; where it is low, or somebody is being chosen, only what has the keys.
    fn areas(&self) -> Areas {
        let (prompt, rest) = cut(self.area, 1);
        if self.two_panes {
            let (people, rule, words) = split(rest);
            return Areas { prompt, people, rule, words };
        }
        if rest.height < LOW || (self.choosing && self.focus != Focus::Words) {
            let (all, none) = (rest, Rect { height: 0, ..rest });
            let (people, words) = if self.focus == Focus::Words { (none, all) } else { (all, none) };
            return Areas { prompt, people, rule: none, words };
        }
        let most = rest.height / 3;
        let lines = u16::try_from(self.people.pane.len()).unwrap_or(u16::MAX);
        let (people, below) = cut(rest, lines.clamp(1, most.max(1)));
        let (rule, words) = cut(below, 1);
        Areas { prompt, people, rule, words }
    }

    fn enter_brief(&self, desk: &mut Desk) -> Turn {
        let Some(row) = self.word() else { return Turn::Pass };
        let view = BriefView::at_item(row.row.key.clone(), row.item, row.item().section, desk);
        Turn::Enter(View::Brief(Box::new(view)))
    }
}

impl Scene for SpeakersView {
    fn compose(&mut self, area: Rect, setting: &Setting) {
        self.area = area;
        self.two_panes = setting.two_panes;
        // The people come first: how many they are decides how much is left for the words.
        let nothing = self.nothing.clone();
        let people = self.areas().people;
        let width =
            sheet_width(Rect { width: if self.two_panes { people.width } else { area.width }, ..people });
        let make = |rows: &[Row], first: usize| match rows {
            [] => Sheet::message(&nothing, width),
            rows => sheet::people::rows(rows, first, width, setting.today),
        };
        self.people.compose(width, usize::from(people.height), make);
        let areas = self.areas();
        self.people.compose(width, usize::from(areas.people.height), make);
        if let Some(words) = &mut self.words {
            let width = sheet_width(areas.words);
            words.compose(width, usize::from(areas.words.height), |rows, first| {
                sheet::words::rows(rows, first, width)
            });
        }
    }

    fn regions(&self) -> Vec<Region<'_>> {
        let areas = self.areas();
        let prompt = Line::of("  ", Role::Plain)
            .with(
                self.prompt.shown().as_str(),
                if self.focus == Focus::Prompt { Role::Strong } else { Role::Dim },
            )
            .cut(usize::from(areas.prompt.width));
        let hint =
            Line::of("  part of a name, role or institution", Role::Dim).cut(usize::from(areas.prompt.width));
        let line = if self.prompt.value().is_empty() { hint } else { prompt };
        let mut regions = vec![
            Region::Lines { area: areas.prompt, lines: vec![line] },
            Region::Pane { area: areas.people, pane: &self.people.pane, focused: self.focus != Focus::Words },
            Region::Rule(areas.rule),
        ];
        if let Some(words) = &self.words {
            regions.push(Region::Pane {
                area: areas.words,
                pane: &words.pane,
                focused: self.focus == Focus::Words,
            });
        }
        regions
    }

    fn title(&self) -> Shown {
        let name = self.only.as_ref().or_else(|| self.person().map(|person| person.name.shown()));
        match (self.focus, name) {
            (Focus::Words, Some(name)) => Shown::from(format!("Speakers › {}", name.line())),
            _ => Shown::from("Speakers"),
        }
    }

    fn count(&self) -> Shown {
        let Some(page) = self.people.page() else { return Shown::default() };
        let people = format!("{} of {} people", page.total, page.unfiltered);
        Shown::from(self.unmarked.iter().fold(people, |people, unmarked| format!("{people} · {unmarked}")))
    }

    fn pane(&self) -> &Pane {
        match (&self.words, self.focus) {
            (Some(words), Focus::Words) => &words.pane,
            _ => &self.people.pane,
        }
    }

    fn pane_mut(&mut self) -> &mut Pane {
        match (&mut self.words, self.focus) {
            (Some(words), Focus::Words) => &mut words.pane,
            _ => &mut self.people.pane,
        }
    }

    fn list_mut(&mut self) -> Option<&mut List> {
        match (&mut self.words, self.focus) {
            (Some(words), Focus::Words) => Some(words),
            _ => Some(&mut self.people),
        }
    }

    fn is_list(&self) -> bool {
        true
    }

    fn sheet_of(&self, rows: &[Row], width: usize, setting: &Setting) -> Sheet {
        match self.focus {
            Focus::Words => sheet::words::rows(rows, 0, width),
            _ => sheet::people::rows(rows, 0, width, setting.today),
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Turn {
        match (action, self.focus) {
            (Action::In, Focus::Words) => self.enter_brief(desk),
            (Action::In | Action::NextSection | Action::PreviousSection, Focus::Prompt | Focus::People) => {
                if self.words.as_ref().is_some_and(|words| words.total() > 0 || words.page().is_none()) {
                    self.focus = Focus::Words;
                }
                Turn::Done
            }
            (Action::Cancel, Focus::Prompt)
            | (Action::NextSection | Action::PreviousSection, Focus::Words) => {
                self.focus = Focus::People;
                Turn::Done
            }
            (Action::Speakers, Focus::People | Focus::Words) => {
                self.focus = Focus::Prompt;
                Turn::Done
            }
            (Action::Out, Focus::Words) if self.only.is_none() => {
                self.focus = Focus::People;
                Turn::Done
            }
            (Action::Out, _) => Turn::Leave,
            _ => Turn::Pass,
        }
    }

    fn must_wait(&self, action: Action) -> bool {
        match (&self.words, self.focus) {
            (Some(words), Focus::Words) => words.must_wait(action),
            // Moves, too: by them the words follow, and Tab goes over to the words.
            _ => self.people.is_waiting() && action != Action::Speakers,
        }
    }

    fn moved(&mut self, desk: &mut Desk) {
        if let Some(list) = self.list_mut() {
            list.look_ahead(desk);
        }
        self.choosing |= self.follow(desk);
    }

    fn receive(&mut self, no: u64, page: &Page, _desk: &mut Desk) -> bool {
        self.people.receive(no, page) || self.words.as_mut().is_some_and(|words| words.receive(no, page))
    }

    fn refresh(&mut self, desk: &mut Desk) {
        self.people.refresh(desk);
        if let Some(words) = &mut self.words {
            words.refresh(desk);
        }
    }

    fn settle(&mut self, desk: &mut Desk, setting: &Setting) {
        let nothing = self.people.page().filter(|page| page.total == 0).map(|page| match page.emptied_by {
            Some(by) => filters::emptied(desk.filter(), Some(by), setting),
            None => Shown::from("Nobody of that name, alias, role or institution said anything here."),
        });
        self.nothing = nothing.unwrap_or_default();
        let words = self.words.as_ref().and_then(List::page);
        self.unmarked = filters::unmarked_of(words, desk.filter(), &setting.keymap);
        self.follow(desk);
    }

    fn provenance(&self) -> Option<Provenance> {
        self.word().filter(|_| self.focus == Focus::Words).map(Provenance::of)
    }

    fn choices(&self) -> Vec<Choice> {
        if let (Focus::Words, Some(row)) = (self.focus, self.word()) {
            return filters::choices_of(&row.brief, row.item(), &row.actors);
        }
        let person = self.person().filter(|person| !person.unnamed);
        person
            .map(|person| Choice::actor(&person.key, &person.name, Shown::from("actor")))
            .into_iter()
            .collect()
    }

    fn pointed(&self) -> Option<Pointed<'_>> {
        if self.focus == Focus::Words {
            return self.word().map(Pointed::of);
        }
        let person = self.person()?;
        let role = person.role.as_ref().map(|role| format!(", {}", role.shown().line())).unwrap_or_default();
        Some(Pointed::Line(Shown::from(format!("{}{role}", person.name.shown().line()))))
    }

    fn hints(&self) -> &'static [Action] {
        match self.focus {
            Focus::Words => &[
                Action::In,
                Action::Copy,
                Action::Clip,
                Action::Out,
                Action::Narrow,
                Action::Find,
                Action::Speakers,
                Action::Help,
            ],
            _ => &[Action::In, Action::Speakers, Action::Out, Action::Narrow, Action::Help],
        }
    }

    fn neighbour(&mut self, way: Way, open: &BriefKey, desk: &mut Desk) -> Option<View> {
        let words = self.words.as_mut()?;
        super::next_of(words, way, open, desk)
    }

    fn typing(&self) -> bool {
        self.focus == Focus::Prompt
    }

    fn edit(&mut self, edit: Edit, desk: &mut Desk) {
        if self.prompt.edit(edit) {
            self.choosing = false;
            self.people.want(Wanted::Speakers { needle: self.prompt.value().to_owned() }, desk);
        }
    }

    fn cursor(&self) -> Option<(u16, u16)> {
        let column = u16::try_from(self.prompt.column()).unwrap_or(u16::MAX);
        let x = (self.area.x + GUTTER).saturating_add(column);
        self.typing().then_some((x.min(self.area.right().saturating_sub(1)), self.area.y))
    }
}
