//! The help.

use crate::reader::action::{Entry, Group};
use crate::reader::keymap::Keymap;
use crate::reader::pane::Pane;
use crate::reader::prompt::{Edit, Prompt};
use crate::sheet::item;
use crate::sheet::library;
use crate::sheet::{self, Sheet};
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
    pub fn compose(&mut self, keymap: &Keymap, width: usize, height: usize) {
        let needle = Needle::new(self.prompt.value());
        self.pane.compose(width, height, || help_sheet(keymap, &needle, width));
    }
}

const LIST_TITLE: &str = "Marks of the list: yours, kept across sessions";
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

fn help_sheet(keymap: &Keymap, needle: &Needle, width: usize) -> Sheet {
    let keys = |action| keymap.keys(action).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let found =
        |entry: &&Entry| needle.matches(&Words::new(&format!("{} / {}", entry.name, entry.help))).is_some();
    let entries = |group| keymap.live().filter(move |entry| entry.group == group).filter(found);
    let of_keys =
        |group: Group| entries(group).map(|entry| (keys(entry.action), entry.help)).collect::<Vec<_>>();
    let groups: Vec<(&str, Vec<(String, &'static str)>)> = Group::ALL
        .into_iter()
        .map(|group| (group.title(), of_keys(group)))
        .chain([marks(LIST_TITLE, &library::MARKS, needle), marks(TEXT_TITLE, &item::MARKS, needle)])
        .filter(|(_, entries): &(_, Vec<_>)| !entries.is_empty())
        .collect();
    if groups.is_empty() {
        return Sheet::message(&Shown::from("No key does that."), width);
    }
    sheet::help::help(&groups, width)
}
