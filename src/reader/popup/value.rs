//! The lines in which a value of a draft is corrected.
//!
//! A quote may be longer than a line of the screen: what is typed is set into as many as it takes. Where a field names
//! actors, those whose names have what was typed are offered.

use crate::brief::revise::Field;
use crate::reader::key::{Code, Key};
use crate::reader::prompt::{Edit, Prompt};
use crate::text::fold::{Needle, Words};
use crate::text::{Shown, wrap};

/// A value being corrected.
#[derive(Debug, Clone)]
pub struct ValueLine {
    /// The entry of the review.
    pub entry: usize,
    /// The field.
    pub field: Field,
    /// What it is called.
    pub label: Shown,
    /// What is typed.
    pub prompt: Prompt,
    /// Why what was typed cannot be.
    pub problem: Option<Shown>,
    /// The names of the declared actors, where the field takes such.
    names: Vec<Shown>,
}

impl ValueLine {
    /// Lines that hold the value there is.
    pub fn new(entry: usize, field: Field, label: Shown, value: &str, names: Vec<Shown>) -> Self {
        Self { entry, field, label, prompt: Prompt::holding(value), problem: None, names }
    }

    /// Types.
    pub fn edit(&mut self, edit: Edit) {
        self.prompt.edit(edit);
        self.problem = None;
    }

    /// A key while it is open: Tab takes the first name that is offered.
    pub fn press(&mut self, key: Key) {
        match (key.code, Edit::of(key)) {
            (Code::Tab, _) => self.complete(),
            (_, Some(edit)) => self.edit(edit),
            _ => {}
        }
    }

    /// What is said of it: why it cannot be, the names that are meant, or what the field takes.
    pub fn remark(&self) -> Shown {
        if let Some(problem) = &self.problem {
            return problem.clone();
        }
        match self.offered() {
            names if names.is_empty() => Shown::from(self.field.takes()),
            names => Shown::join(&names, "  "),
        }
    }

    /// The declared actors in whose names stands what was typed last.
    fn offered(&self) -> Vec<Shown> {
        let typed = self.prompt.value().rsplit(';').next().unwrap_or_default().trim();
        let needle = Needle::new(typed);
        let found =
            |name: &&Shown| needle.matches(&Words::new(name.as_str())).is_some() && name.as_str() != typed;
        self.names.iter().filter(found).cloned().collect()
    }

    fn complete(&mut self) {
        let Some(name) = self.offered().into_iter().next() else { return };
        let value = self.prompt.value();
        let before = value.rfind(';').and_then(|at| value.get(..=at)).map(|before| format!("{before} "));
        self.prompt = Prompt::holding(&format!("{}{}", before.unwrap_or_default(), name.as_str()));
        self.problem = None;
    }

    /// What is typed in lines of a width, and the cursor by column and line.
    pub fn lines(&self, width: usize) -> (Vec<Shown>, (usize, usize)) {
        let value = self.prompt.value();
        let before = value.char_indices().nth(self.prompt.cursor()).map_or(value.len(), |(at, _)| at);
        let ranges = wrap::ranges(value, width);
        let line = ranges.iter().rposition(|range| range.start <= before).unwrap_or(0);
        let start = ranges.get(line).map_or(0, |range| range.start);
        let column = Shown::new(value.get(start..before).unwrap_or_default()).width();
        let lines =
            ranges.into_iter().map(|range| Shown::new(value.get(range).unwrap_or_default())).collect();
        (lines, (column.min(width), line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(value: &str) -> ValueLine {
        let names = ["Dara Vellmar", "Hydra Lumen AG", "Orsa regional government"].map(Shown::from);
        ValueLine::new(0, Field::Source, Shown::from("source"), value, names.into())
    }

    #[test]
    fn names_are_offered_for_what_was_typed_last() {
        let mut line = line("Dara Vellmar; lum");
        assert_eq!(line.remark().as_str(), "Hydra Lumen AG");
        line.press(Key::plain(Code::Tab));
        assert_eq!(line.prompt.value(), "Dara Vellmar; Hydra Lumen AG");
        assert_eq!(line.remark().as_str(), Field::Source.takes());
    }

    #[test]
    fn a_long_value_is_set_into_lines_with_the_cursor_in_its_own() {
        let mut long = line("We told them in January. They filed it.");
        let (lines, cursor) = long.lines(20);
        let lines: Vec<&str> = lines.iter().map(Shown::as_str).collect();
        assert_eq!((lines, cursor), (vec!["We told them in", "January. They filed", "it."], (3, 2)));
        long.press(Key::plain(Code::Home));
        assert_eq!(long.lines(20).1, (0, 0));
        assert_eq!(line("").lines(9).1, (0, 0));
    }
}
