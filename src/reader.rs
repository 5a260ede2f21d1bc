//! The state of a reading: what is open, where the cursor is, what narrows.
//!
//! [`Reader::receive`] takes what happened, changes the state and gives back [`Effect`]s, which only the run loop performs:
//! a reader asks no library, reads no file and knows no clock. A key becomes an [`Action`] on the way. Answers come back as
//! [`Event`]s with the number of their question. The same reader is driven by a terminal, by a test, and by any other session.

pub mod action;
mod ahead;
mod answers;
mod composing;
mod desk;
mod editing;
mod event;
pub mod filters;
pub mod find;
mod going;
mod head;
mod identity;
pub mod key;
pub mod keymap;
mod list;
mod looking;
mod marking;
pub mod pane;
pub mod pointed;
pub mod popup;
pub mod prompt;
pub mod review;
mod reviewing;
pub mod tabs;
mod taking;
mod typing;
pub mod view;

use crate::library::{BriefKey, Filter};
use crate::text::Shown;
use action::Action;
use ahead::Ahead;
use desk::Desk;
pub use desk::{Effect, Errand};
pub use event::{Event, Progress, Start};
use find::Find;
use key::Key;
use keymap::{Keymap, Meaning};
use marking::Marking;
use pane::Way;
use popup::{Help, Picker, Popup, QueryLine};
use prompt::Prompt;
use std::sync::Arc;
use taking::Taking;
use view::figures::FiguresView;
use view::library::LibraryView;
use view::review::ReviewView;
use view::speakers::SpeakersView;
use view::{Setting, Turn, View};

/// How many places `H` can go back to.
const MAX_PAST: usize = 50;

/// The state of a reading.
#[derive(Debug)]
pub struct Reader {
    size: (u16, u16),
    one_pane: bool,
    setting: Setting,
    desk: Desk,
    /// From the library to the view that is open. Never empty.
    trail: Vec<View>,
    /// Where `H` goes back to.
    past: Vec<(Vec<View>, Filter)>,
    popup: Option<Popup>,
    find: Option<Find>,
    message: Option<Shown>,
    /// The first key of a chord of two.
    pending: Option<Key>,
    /// Keys that wait for an answer.
    ahead: Ahead,
    progress: Progress,
    /// What is kept across sessions.
    marking: Marking,
    taking: Taking,
    /// The briefs whose files are looked after.
    looked_after: Vec<BriefKey>,
}

impl Reader {
    /// A reader before an empty library, and what is to be done for it.
    pub fn new(start: Start) -> (Self, Vec<Effect>) {
        let mut desk = Desk::default();
        let library = View::Library(Box::new(LibraryView::new(start.library, &mut desk)));
        let setting = Setting {
            today: start.today,
            zone: start.zone,
            unicode: start.unicode,
            two_panes: false,
            loading: true,
            keymap: start.keymap,
            restricted: start.restricted,
            citation: start.citation,
            clips: Arc::default(),
            review: start.review.map(Arc::new),
        };
        let review = setting.review.as_ref().map(|review| ReviewView::new(review.key().clone(), &mut desk));
        let review = review.map(|view| View::Review(Box::new(view)));
        let mut reader = Self {
            size: start.size,
            one_pane: false,
            setting,
            desk,
            trail: std::iter::once(library).chain(review).collect(),
            past: Vec::new(),
            popup: None,
            find: None,
            message: start.welcome,
            pending: None,
            ahead: Ahead::default(),
            progress: Progress::default(),
            marking: Marking::default(),
            taking: Taking::default(),
            looked_after: Vec::new(),
        };
        let effects = reader.finish();
        (reader, effects)
    }

    /// Takes in what happened, and gives what is to be done.
    pub fn receive(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.press_or_wait(key),
            Event::Paste(text) => self.paste(text),
            Event::Resize(columns, rows) => self.size = (columns, rows),
            Event::Page { no, page } => self.take_page(no, &page),
            Event::Article { no, article } => {
                self.trail.iter_mut().rev().any(|view| view.receive_article(no, &article));
            }
            Event::Checked { no, checked } => {
                self.trail.iter_mut().rev().any(|view| view.receive_check(no, &checked));
            }
            Event::Edited { key, problem } => self.edited(key, problem),
            Event::Library(progress) => self.take_progress(progress),
            Event::Clips(clips) => self.setting.clips = clips,
            Event::Saved(text) => self.saved(text),
            Event::NotSaved(why) => self.not_saved(why),
            Event::Overtaken { generation, text } => self.overtaken(generation, text),
            Event::Told(message) => self.message = Some(message),
            Event::Today(today) => self.setting.today = today,
        }
        let mut effects = self.finish();
        while self.press_waiting() {
            effects.extend(self.finish());
        }
        effects
    }

    /// The view that is open.
    ///
    /// # Panics
    /// Never: the library is not left but by quitting.
    pub fn top(&self) -> &View {
        self.trail.last().expect("the library is never left")
    }

    fn top_mut(&mut self) -> (&mut View, &mut Desk) {
        (self.trail.last_mut().expect("the library is never left"), &mut self.desk)
    }

    /// What narrows.
    pub fn filter(&self) -> &Filter {
        self.desk.filter()
    }

    /// What is open over the view.
    pub fn popup(&self) -> Option<&Popup> {
        self.popup.as_ref()
    }

    /// What is being looked for.
    pub fn find(&self) -> Option<&Find> {
        self.find.as_ref()
    }

    /// What the last line says instead of the keys.
    pub fn message(&self) -> Option<&Shown> {
        self.message.as_ref()
    }

    /// How far the library is loaded.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The live keys.
    pub fn keymap(&self) -> &Keymap {
        &self.setting.keymap
    }

    /// What views are composed by.
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// Whether this session has an action at all, whatever the view.
    pub fn offers(&self, action: Action) -> bool {
        !(self.setting.restricted && action.leads_out())
    }

    /// What a key means in the view that is open.
    fn meaning(&self, pending: Option<Key>, key: Key) -> Meaning {
        let keymap = &self.setting.keymap;
        match self.top() {
            View::Review(_) => keymap.meaning_in_review(pending, key),
            _ => keymap.meaning(pending, key),
        }
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Whether the terminal shows more than ASCII.
    pub fn unicode(&self) -> bool {
        self.setting.unicode
    }

    /// Brings everything drawn up to date, and gives what is to be done.
    fn finish(&mut self) -> Vec<Effect> {
        self.setting.two_panes = self.two_panes();
        self.setting.loading = !self.progress.done;
        for view in &mut self.trail {
            view.settle(&mut self.desk, &self.setting);
        }
        self.compose();
        // Only now is known what is in sight, and so what else must be asked for.
        let (top, desk) = self.top_mut();
        top.moved(desk);
        self.say_where_it_was_left();
        self.look_after_open();
        self.desk.take()
    }

    /// Changes what narrows, and has all views ask anew.
    fn narrow(&mut self, change: impl FnOnce(&mut Filter)) {
        let mut filter = self.desk.filter().clone();
        change(&mut filter);
        if filter != *self.desk.filter() {
            self.desk.set_filter(filter);
            self.refresh();
        }
    }

    fn act(&mut self, action: Action) {
        if self.act_in_review(action)
            || self.go_to_checked(action)
            || self.travel(action)
            || self.act_in_tray(action)
        {
            return;
        }
        match action {
            Action::Quit => self.desk.push(Effect::Quit),
            Action::Redraw => self.desk.push(Effect::Redraw),
            Action::Cancel => self.cancel(),
            Action::Help => self.popup = Some(Popup::Help(Help::default())),
            Action::OnePane => self.one_pane = !self.one_pane,
            Action::Back => self.back(),
            Action::NextBrief => self.neighbour(Way::Down),
            Action::PreviousBrief => self.neighbour(Way::Up),
            Action::Speakers if !matches!(self.top(), View::Speakers(_)) => {
                let view = View::Speakers(Box::new(SpeakersView::new(&mut self.desk)));
                self.enter(view);
            }
            Action::Figures if !matches!(self.top(), View::Figures(_)) => {
                let view = View::Figures(Box::new(FiguresView::new(&mut self.desk)));
                self.enter(view);
            }
            Action::Check => self.check(),
            Action::Edit => self.edit_file(),
            Action::ToggleRead => self.toggle_read(),
            Action::NextUnread => self.seek_unread(),
            Action::Star => self.toggle_star(),
            Action::AllRead => self.ask_for_all(),
            Action::Link => self.open_link(),
            Action::Copy | Action::CopyCited | Action::ShowPlain | Action::Clip => self.act_on_words(action),
            Action::Tray => self.open_tray(),
            _ => self.act_narrowing(action),
        }
    }

    fn act_narrowing(&mut self, action: Action) {
        match action {
            Action::Find => self.popup = Some(Popup::Find(Prompt::default())),
            Action::FindNext => self.go_to_found(true, false),
            Action::FindPrevious => self.go_to_found(false, false),
            Action::QueryLine => self.popup = Some(Popup::Query(QueryLine::new(&mut self.desk))),
            Action::Actors => self.popup = Some(Popup::Picker(Picker::actors(&mut self.desk))),
            Action::Themes => self.popup = Some(Popup::Picker(Picker::themes(&mut self.desk))),
            Action::When => {
                self.popup = Some(Popup::Picker(Picker::when(
                    self.setting.today,
                    self.since_last_visit(),
                    &mut self.desk,
                )));
            }
            Action::Narrow => self.narrow_here(),
            Action::DropFilter | Action::DropFilters if self.filter().is_empty() => {
                self.say("There is no filter to drop.");
            }
            Action::DropFilter => self.narrow(filters::drop_last),
            Action::DropFilters => self.narrow(|filter| *filter = Filter::default()),
            Action::Unmarked if self.filter().is_empty() => self.say("No filter hides anything."),
            Action::Unmarked => self.narrow(|filter| filter.unmarked = !filter.unmarked),
            _ => self.act_in_view(action),
        }
    }

    /// What only the view knows to do.
    fn act_in_view(&mut self, action: Action) {
        let (part, before) = (self.part(), self.jumps(action).then(|| self.trail.clone()));
        let (top, desk) = self.top_mut();
        let inside = if action == Action::Close { Action::Out } else { action };
        match (top.act(inside, desk), before) {
            (Turn::Done, Some(before)) if self.part() != part => self.remember(before),
            (Turn::Pass | Turn::Done, _) => {}
            (Turn::Enter(view), _) => self.enter(view),
            (Turn::Leave, _) if action == Action::Out && self.trail.len() == 1 => self.say_how_to_quit(),
            (Turn::Leave, _) => self.leave(),
            (Turn::Say(message), _) => self.message = Some(message),
        }
        self.look_again();
    }

    /// Moves in the view; gives whether the action was a movement.
    fn travel(&mut self, action: Action) -> bool {
        let way = match action {
            Action::First => Some(Way::Up),
            Action::Last => Some(Way::Down),
            _ => None,
        };
        let (top, desk) = self.top_mut();
        let moved = match (way, top.list_mut()) {
            (Some(way), Some(list)) => Some(list.jump(way, desk)),
            _ => travel(top.pane_mut(), action),
        };
        if moved.is_some() {
            top.moved(desk);
        }
        moved.is_some()
    }

    fn narrow_here(&mut self) {
        let choices = self.top().choices();
        if choices.is_empty() {
            return self.say("There is nothing to filter by under the cursor.");
        }
        self.popup = Some(Popup::Picker(Picker::here(choices, &mut self.desk)));
    }

    fn say(&mut self, message: &str) {
        self.message = Some(Shown::from(message));
    }
}

/// Moves in a pane; `None` where the action is no movement.
fn travel(pane: &mut pane::Pane, action: Action) -> Option<bool> {
    let page = pane.page();
    Some(match action {
        Action::Down => pane.step(Way::Down),
        Action::Up => pane.step(Way::Up),
        Action::First => pane.jump(Way::Up),
        Action::Last => pane.jump(Way::Down),
        Action::HalfDown => pane.scroll(Way::Down, page / 2),
        Action::HalfUp => pane.scroll(Way::Up, page / 2),
        Action::PageDown => pane.scroll(Way::Down, page),
        Action::PageUp => pane.scroll(Way::Up, page),
        _ => return None,
    })
}
