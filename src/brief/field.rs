//! The path of a field, such as `quotes[1].speaker`.

use super::Item;
use std::fmt;

/// The longest key that a path repeats, in characters.
pub(super) const LONGEST_KEY: usize = 64;

/// A step of a field's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Into the value of a key.
    Key(&'static str),
    /// Into an entry of a list, counted from 0.
    Entry(usize),
}

/// The way to a field from the root of its file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Field(Vec<Step>);

impl Field {
    /// The field of a key of the root.
    pub(super) fn of(key: &'static str) -> Self {
        Self(vec![Step::Key(key)])
    }

    /// The field of an item.
    pub(super) fn of_item(item: &Item) -> Self {
        Self::of(item.section.key()).entry(item.index)
    }

    /// The field of a key of this one.
    #[must_use]
    pub(super) fn key(&self, key: &'static str) -> Self {
        self.then(Step::Key(key))
    }

    /// An entry of this one, counted from 0.
    #[must_use]
    pub(super) fn entry(&self, index: usize) -> Self {
        self.then(Step::Entry(index))
    }

    /// Its steps, from the root.
    pub(super) fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The last step.
    pub(super) fn last(&self) -> Option<Step> {
        self.0.last().copied()
    }

    /// Goes a step further in.
    pub(super) fn enter(&mut self, step: Step) {
        self.0.push(step);
    }

    /// Goes a step back.
    pub(super) fn leave(&mut self) {
        self.0.pop();
    }

    /// The path of a key of this field as the file has it, which the format need not know; of the field itself where it
    /// is empty.
    pub(super) fn with_name(&self, key: &str) -> String {
        let mut path = self.to_string();
        if !path.is_empty() && !key.is_empty() {
            path.push('.');
        }
        path.extend(key.chars().take(LONGEST_KEY));
        path
    }

    fn then(&self, step: Step) -> Self {
        let mut field = self.clone();
        field.enter(step);
        field
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if at > 0 => write!(f, ".{key}")?,
                Step::Key(key) => f.write_str(key)?,
                Step::Entry(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_as_they_are_written() {
        let field = Field::of("quotes").entry(1).key("speaker");
        assert_eq!(field.to_string(), "quotes[1].speaker");
        assert_eq!(field.with_name("no such"), "quotes[1].speaker.no such");
        assert_eq!(Field::default().with_name("brief"), "brief");
    }
}
