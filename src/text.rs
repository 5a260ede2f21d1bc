//! What a file says, and what of it may be shown.
//!
//! A [`Text`] holds the words of a file as they are, for JSON, for search and for verbatim checks; a screen, a message
//! or a line of output takes a [`Shown`], which cannot hold a control character. Nothing else crosses that border.

pub mod clean;
pub mod fold;
pub mod link;
pub mod markdown;
pub mod marks;
pub mod quotes;
pub mod script;
pub mod wrap;

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

/// Words of a file: raw inside, safe outside.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Text {
    shown: Shown,
    /// Kept only where it differs from what is shown.
    raw: Option<Box<str>>,
}

impl Text {
    /// Takes the words of a file as they are.
    pub fn new(raw: &str) -> Self {
        let shown = Shown::new(raw);
        let raw = (shown.as_str() != raw).then(|| raw.into());
        Self { shown, raw }
    }

    /// Exactly what the file says: never for a screen, a message or a line of output.
    pub fn raw(&self) -> &str {
        self.raw.as_deref().unwrap_or(self.shown.as_str())
    }

    /// What may be shown.
    pub fn shown(&self) -> &Shown {
        &self.shown
    }
}

impl From<&str> for Text {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

/// Shows the raw words escaped, so that not even a log or a failed assertion lets a control character through.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.raw())
    }
}

/// Text that is safe to show: no control, bidi or format character but the line break, and no overlong cluster.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Shown(Box<str>);

impl Shown {
    /// Makes any text safe to show. Doing so twice changes nothing more.
    pub fn new(raw: &str) -> Self {
        Self(clean::clean(raw).into())
    }

    /// The text; its only control character is the line break.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text on one line, for a message or a table: line breaks, and the white space around them, are one space.
    pub fn line(&self) -> Cow<'_, str> {
        if !self.0.contains('\n') {
            return Cow::Borrowed(&self.0);
        }
        let lines: Vec<&str> = self.0.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
        Cow::Owned(lines.join(" "))
    }

    /// The columns that [`Shown::line`] takes.
    pub fn width(&self) -> usize {
        wrap::width(&self.line())
    }

    /// The parts in their order with the separator between them.
    pub fn join<'a>(parts: impl IntoIterator<Item = &'a Self>, separator: &str) -> Self {
        let parts: Vec<&str> = parts.into_iter().map(Self::as_str).collect();
        // Cleaned as a whole: clean parts side by side can still make one overlong cluster.
        Self::from(parts.join(separator))
    }
}

impl From<&str> for Shown {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Shown {
    fn from(text: String) -> Self {
        let cleaned = match clean::clean(&text) {
            Cow::Borrowed(_) => None,
            Cow::Owned(cleaned) => Some(cleaned),
        };
        Self(cleaned.unwrap_or(text).into())
    }
}

/// A name of a file; what of it is no UTF-8 is marked.
impl From<&Path> for Shown {
    fn from(path: &Path) -> Self {
        Self::new(&path.to_string_lossy())
    }
}

/// The parts one after another, for composing a line of literals and of what a file says.
impl<'a> FromIterator<&'a Shown> for Shown {
    fn from_iter<I: IntoIterator<Item = &'a Shown>>(parts: I) -> Self {
        Self::join(parts, "")
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_words_are_kept_only_where_they_differ() {
        let plain = Text::new("Ramadi falls");
        assert!(plain.raw.is_none());
        assert_eq!(plain.raw(), plain.shown().as_str());
        let hostile = Text::new("\u{1b}[2J");
        assert_eq!((hostile.raw(), hostile.shown().as_str()), ("\u{1b}[2J", "␛[2J"));
    }

    #[test]
    fn a_line_has_no_breaks() {
        assert_eq!(Shown::new("two \n\n lines\n").line(), "two lines");
        assert!(matches!(Shown::new("one line").line(), Cow::Borrowed("one line")));
        assert_eq!(Shown::new("漢\n字").width(), 5);
    }

    #[test]
    fn joined_parts_stay_clean() {
        let parts = [Shown::from("Dara Vellmar"), Shown::from("governor\u{7}".to_owned())];
        assert_eq!(Shown::join(&parts, ", ").as_str(), "Dara Vellmar, governor␇");
        assert_eq!(parts.iter().collect::<Shown>().as_str(), "Dara Vellmargovernor␇");
        let jamo = Shown::new(&"\u{1100}".repeat(20));
        let twice: Shown = [&jamo, &jamo].into_iter().collect();
        assert_eq!(Shown::new(twice.as_str()), twice);
    }

    #[test]
    fn debug_escapes() {
        assert_eq!(format!("{:?}", Text::new("\u{1b}")), "\"\\u{1b}\"");
    }
}
