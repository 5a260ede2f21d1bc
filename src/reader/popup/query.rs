//! The query line.

use super::picker::ask_others;
use crate::library::query_line::{self, Completion};
use crate::library::{Filter, Page, Row};
use crate::reader::desk::Desk;
use crate::reader::filters;
use crate::reader::key::{Code, Key};
use crate::reader::prompt::{Edit, Prompt};
use crate::reader::view::Setting;
use crate::text::Shown;

/// As many as a line could show.
const MOST_CANDIDATES: usize = 20;

/// The query line: words and terms, completed as typed.
#[derive(Debug, Clone, Default)]
pub struct QueryLine {
    /// What was typed.
    pub prompt: Prompt,
    /// What it could go on with.
    pub candidates: Vec<Shown>,
    /// Which of them was put in last.
    pub at: Option<usize>,
    /// What is wrong with it, and where: in characters.
    pub mistake: Option<query_line::Mistake>,
    /// What may be put in at the cursor.
    completion: Completion,
    /// The line as typed, before candidates were put in.
    typed: Option<String>,
    awaiting: Option<u64>,
}

impl QueryLine {
    /// An empty line.
    pub fn new(desk: &mut Desk) -> Self {
        let mut line = Self::default();
        line.complete(desk);
        line
    }

    /// What a key does, but for those that close it.
    pub fn press(&mut self, key: Key, desk: &mut Desk) {
        match key.code {
            Code::Tab => self.put_in(true),
            Code::BackTab => self.put_in(false),
            _ => {
                if let Some(edit) = Edit::of(key) {
                    self.edit(edit, desk);
                }
            }
        }
    }

    /// Types into it.
    pub fn edit(&mut self, edit: Edit, desk: &mut Desk) {
        self.prompt.edit(edit);
        (self.mistake, self.typed, self.at) = (None, None, None);
        self.complete(desk);
    }

    pub(super) fn complete(&mut self, desk: &mut Desk) {
        self.candidates.clear();
        self.awaiting = None;
        self.completion = query_line::complete(self.prompt.value(), self.prompt.cursor());
        match &self.completion {
            Completion::Keys { keys, .. } | Completion::Words { words: keys, .. } => {
                self.candidates = keys.iter().map(|key| Shown::from(*key)).collect();
            }
            Completion::Values { wanted, .. } => {
                self.awaiting = Some(ask_others(wanted.clone(), MOST_CANDIDATES, desk));
            }
            Completion::Nothing => {}
        }
    }

    /// True while an answer is out.
    pub fn is_waiting(&self) -> bool {
        self.awaiting.is_some()
    }

    /// Takes an answer if it is to its last question.
    pub fn receive(&mut self, no: u64, page: &Page) -> bool {
        if self.awaiting != Some(no) {
            return false;
        }
        self.awaiting = None;
        let name = |row: &Row| match row {
            Row::Actor(actor) => Some(actor.name.shown().clone()),
            Row::Value(value) => Some(value.name.shown().clone()),
            _ => None,
        };
        self.candidates = page.rows.iter().filter_map(name).collect();
        true
    }

    /// Puts the next or previous candidate in.
    fn put_in(&mut self, next: bool) {
        let count = self.candidates.len();
        if count == 0 {
            return;
        }
        let at = match (self.at, next) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        let line = self.typed.get_or_insert_with(|| self.prompt.value().to_owned());
        if let Some(candidate) = self.candidates.get(at) {
            let (line, cursor) = self.completion.insert(line, candidate.as_str());
            self.prompt.set(line, cursor);
            self.at = Some(at);
        }
    }

    /// What was typed, as the chips that it would make; nothing where it is mistaken.
    pub fn understood(&self, setting: &Setting) -> Vec<Shown> {
        query_line::parse(self.prompt.value())
            .map(|filter| filters::chips(&filter, setting))
            .unwrap_or_default()
    }

    /// What was typed, as a filter; a mistake is kept to be shown.
    pub fn finish(&mut self) -> Option<Filter> {
        match query_line::parse(self.prompt.value()) {
            Ok(filter) => Some(filter),
            Err(mistakes) => {
                self.mistake = mistakes.into_iter().next();
                None
            }
        }
    }
}
