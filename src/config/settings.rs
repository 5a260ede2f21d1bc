//! What one file says, value by value.

use super::mistake::{Mistake, Spot};
use super::{Bindings, THEMES};
use crate::brief::cite::Style;
use crate::reader::action::{ACTIONS, Entry};
use crate::reader::keymap::Chord;
use crate::ui::Theme;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// The names at the top of a file.
const NAMES: [&str; 4] = ["library", "theme", "citation", "keys"];

/// What the files read so far say.
#[derive(Debug, Default)]
pub(super) struct Settings {
    pub(super) library: Option<PathBuf>,
    pub(super) theme: Theme,
    pub(super) citation: Style,
    pub(super) bindings: Bindings,
}

impl Settings {
    /// Takes in one more file, which replaces what earlier ones say.
    pub(super) fn read(&mut self, path: &Path, text: &str, mistakes: &mut Vec<Mistake>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut file = File { path, text, mistakes };
        for error in errors {
            file.mistake(error.span().unwrap_or_default(), error.message().to_owned());
        }
        for (name, value) in in_order(table.get_ref()) {
            match name.get_ref().as_ref() {
                "library" => self.library = file.library(value).or(self.library.take()),
                "theme" => self.theme = file.theme(value).unwrap_or(self.theme),
                "citation" => self.citation = file.citation(value).unwrap_or(self.citation),
                "keys" => file.keys(value, &mut self.bindings),
                other => file.mistake(name.span(), unknown("setting", other, &NAMES)),
            }
        }
    }
}

/// A table's entries as the file orders them; the table itself sorts them by name.
fn in_order<'a, 'i>(table: &'a DeTable<'i>) -> Vec<(&'a Spanned<DeString<'i>>, &'a Spanned<DeValue<'i>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

/// Nobody mends more at a time.
const MOST_MISTAKES: usize = 100;

/// One file being read.
struct File<'a> {
    path: &'a Path,
    text: &'a str,
    mistakes: &'a mut Vec<Mistake>,
}

impl File<'_> {
    fn spot(&self, range: &std::ops::Range<usize>) -> Spot {
        Spot::new(self.path, self.text, range)
    }

    fn mistake(&mut self, range: std::ops::Range<usize>, message: String) {
        if self.mistakes.len() >= MOST_MISTAKES {
            return;
        }
        let mistake = Mistake::at(&self.spot(&range), message);
        // What is no TOML is also of a wrong type: one word of it is enough.
        let place = |mistake: &Mistake| (mistake.path.clone(), mistake.line, mistake.column);
        if !self.mistakes.iter().any(|other| place(other) == place(&mistake)) {
            self.mistakes.push(mistake);
        }
    }

    fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, expected: &str) {
        self.mistake(value.span(), format!("expected {expected}, found {}", found(value.get_ref())));
    }

    /// `~/` is the reader's home; any other relative path begins at the file's own folder.
    fn library(&mut self, value: &Spanned<DeValue<'_>>) -> Option<PathBuf> {
        let Some(path) = value.get_ref().as_str().filter(|path| !path.is_empty()) else {
            self.wrong_type(value, "a folder, such as \"/srv/briefs\"");
            return None;
        };
        let home = || etcetera::home_dir().unwrap_or_default();
        let folder = self.path.parent().unwrap_or(Path::new("/"));
        Some(path.strip_prefix("~/").map_or_else(|| folder.join(path), |rest| home().join(rest)))
    }

    fn theme(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Theme> {
        self.one_of(value, "theme", "the name of a theme, such as \"mono\"", THEMES)
    }

    fn citation(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Style> {
        self.one_of(value, "style of citation", "\"plain\" or \"markdown\"", Style::NAMES)
    }

    /// What a name means among those there are.
    fn one_of<T: Copy, const N: usize>(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        what: &str,
        expected: &str,
        known: [(&str, T); N],
    ) -> Option<T> {
        let Some(name) = value.get_ref().as_str() else {
            self.wrong_type(value, expected);
            return None;
        };
        let found = known.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        if found.is_none() {
            self.mistake(value.span(), unknown(what, name, &known.map(|(name, _)| name)));
        }
        found
    }

    fn keys(&mut self, value: &Spanned<DeValue<'_>>, bindings: &mut Bindings) {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(value, "a table: write [keys] on a line of its own");
            return;
        };
        for (name, keys) in in_order(table) {
            if let Some(entry) = ACTIONS.iter().find(|entry| entry.name == name.get_ref().as_ref()) {
                self.binding(entry, name, keys, bindings);
            } else {
                let actions: Vec<&str> = ACTIONS.iter().map(|entry| entry.name).collect();
                self.mistake(name.span(), unknown("action", name.get_ref(), &actions));
            }
        }
    }

    fn binding(
        &mut self,
        entry: &'static Entry,
        name: &Spanned<DeString<'_>>,
        keys: &Spanned<DeValue<'_>>,
        bindings: &mut Bindings,
    ) {
        let Some(list) = keys.get_ref().as_array() else {
            self.wrong_type(keys, "a list of keys, such as [\"j\", \"Down\"]");
            return;
        };
        let chords =
            list.iter().filter_map(|key| self.chord(key).map(|chord| (chord, self.spot(&key.span()))));
        let chords = chords.collect();
        bindings.set(entry, self.spot(&name.span()), chords);
    }

    fn chord(&mut self, key: &Spanned<DeValue<'_>>) -> Option<Chord> {
        let Some(text) = key.get_ref().as_str() else {
            self.wrong_type(key, "a key in quotes, such as \"j\"");
            return None;
        };
        match text.parse() {
            Ok(chord) => Some(chord),
            Err(error) => {
                self.mistake(
                    key.span(),
                    format!("`{text}` is {error}; two in a row are parted by a space (g g)"),
                );
                None
            }
        }
    }
}

fn found(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("the text \"{text}\""),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
        other => format!("a value of type {}", other.type_str()),
    }
}

/// Says that there is no such name, and which was probably meant; where none is near, which there are.
fn unknown(what: &str, name: &str, names: &[&str]) -> String {
    let near = names
        .iter()
        .map(|known| (strsim::damerau_levenshtein(name, known), *known))
        .filter(|(distance, known)| *distance <= 1 + known.len() / 4)
        .min();
    match near {
        Some((_, known)) => format!("there is no {what} `{name}`; did you mean `{known}`?"),
        None if names.len() < 8 => format!("there is no {what} `{name}`; write {}", names.join(" or ")),
        None => format!("there is no {what} `{name}`; `nutgraf config --default` lists them all"),
    }
}
