//! The help.

use crate::reader::action::{Entry, Group};
use crate::reader::pane::Pane;
use crate::reader::prompt::{Edit, Prompt};
use crate::reader::view::Setting;
use crate::sheet::{self, Sheet};
use crate::sheet::{changes, item, library, measures};
use crate::text::Shown;
use crate::text::fold::{Needle, Words};

/// What the keys do, made from the live keymap; `/` narrows it to what is looked for.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// The entries that hold what was typed.
    pub pane: Pane,
    /// What was typed.
    pub prompt: Prompt,
    /// Whether keys are typed there.
    pub typing: bool,
}

impl Help {
    /// Types into it.
    pub fn edit(&mut self, edit: Edit) {
        if self.prompt.edit(edit) {
            self.pane.spoil();
        }
    }

    /// Makes its sheet.
    pub fn compose(&mut self, setting: &Setting, width: usize, height: usize) {
        let needle = Needle::new(self.prompt.value());
        self.pane.compose(width, height, || help_sheet(setting, &needle, width));
    }
}

const LIST_TITLE: &str = "Marks of the list: yours, kept across sessions";
const CHANGED_TITLE: &str = "Marks in a brief that has changed";
const FIGURES_TITLE: &str = "Mark beside the day of a figure";
const TEXT_TITLE: &str = "Marks beside a paragraph: quotes and exact words held against the article's text";

fn marks(
    title: &'static str,
    marks: &[(&'static str, &'static str)],
    needle: &Needle,
) -> (&'static str, Vec<(String, &'static str)>) {
    let found = |means: &str| needle.matches(&Words::new(&format!("{title} / {means}"))).is_some();
    let marks = marks.iter().filter(|(_, means)| found(means));
    (title, marks.map(|(mark, means)| ((*mark).to_owned(), *means)).collect())
}

const OFF_TITLE: &str =
    "Off in this account, which runs no other program and writes nothing into the library (--restricted)";

fn help_sheet(setting: &Setting, needle: &Needle, width: usize) -> Sheet {
    let Setting { keymap, restricted, review, .. } = setting;
    let is_here = |entry: &&Entry| match review {
        Some(_) => entry.action.is_of_review() || entry.action.is_in_review_too(),
        None => !entry.action.is_of_review(),
    };
    let is_off = |entry: &Entry| *restricted && entry.action.leads_out();
    let keys = |action| keymap.keys(action).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let found =
        |entry: &&Entry| needle.matches(&Words::new(&format!("{} / {}", entry.name, entry.help))).is_some();
    let line = |entry: &Entry| (keys(entry.action), entry.help);
    let of_group = |group: Group| {
        let entries = keymap.live().filter(is_here).filter(|entry| entry.group == group && !is_off(entry));
        entries.filter(found).map(line).collect()
    };
    let off = keymap.live().filter(is_here).filter(|entry| is_off(entry)).filter(found).map(line).collect();
    // What a review is for comes first.
    let groups =
        std::iter::once(Group::Review).chain(Group::ALL.into_iter().filter(|it| *it != Group::Review));
    let groups: Vec<(&str, Vec<(String, &'static str)>)> = [(OFF_TITLE, off)]
        .into_iter()
        .chain(groups.map(|group| (group.title(), of_group(group))))
        .chain([
            marks(LIST_TITLE, &library::MARKS, needle),
            marks(CHANGED_TITLE, &changes::MARKS, needle),
            marks(FIGURES_TITLE, &measures::MARKS, needle),
            marks(TEXT_TITLE, &item::MARKS, needle),
        ])
        .filter(|(_, entries): &(_, Vec<_>)| !entries.is_empty())
        .collect();
    if groups.is_empty() {
        return Sheet::message(&Shown::from("No key does that."), width);
    }
    sheet::help::help(&groups, width)
}
