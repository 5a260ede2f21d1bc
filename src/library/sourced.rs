//! How the items of a brief stand with the text of the article they were made from.
//!
//! The text is read when somebody opens the brief or somebody's words, not when the library is loaded, and the answer is
//! kept with the file: it is worked out anew when the file is.

use super::load::{self, Loaded};
use crate::brief::sourcing::{Sourcing, sourcing};
use crate::brief::verbatim::Concordance;
use crate::text::Shown;

/// How the items of a brief stand with the article's text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sourced {
    items: Vec<Option<Sourcing>>,
    missing: Option<Shown>,
}

impl Sourced {
    /// Of a file's brief; of one that cannot be read, nothing.
    pub(super) fn of(loaded: &Loaded) -> Self {
        let Some(brief) = &loaded.brief else { return Self::default() };
        match load::original(loaded) {
            Ok(original) => {
                let text = Concordance::new(&original.article);
                Self { items: sourcing(brief, Some(&text)), missing: None }
            }
            Err(why) => Self { items: sourcing(brief, None), missing: Some(why) },
        }
    }

    /// How an item of [`Brief::items`](crate::brief::Brief::items) stands; `None` where it has no words to hold against
    /// the text.
    pub fn item(&self, index: usize) -> Option<&Sourcing> {
        self.items.get(index)?.as_ref()
    }

    /// Why the text is not at hand, where it is not.
    pub fn missing(&self) -> Option<&Shown> {
        self.missing.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::query::BriefKey;
    use std::fs;

    #[test]
    fn a_file_read_anew_is_held_against_the_text_anew() {
        let folder = tempfile::tempdir().unwrap();
        let (file, text) = (folder.path().join("x.yaml"), folder.path().join("a.txt"));
        let brief = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031, text: a.txt}\n\
                     quotes: [{speaker: a, text: It rained.}]\nkey_facts: [It was wet.]\n";
        fs::write(&text, "“It rained,” she said.").unwrap();
        let place = Some((folder.path().into(), file));
        let read =
            || Loaded::from_bytes(BriefKey("x.yaml".into()), "x.yaml", place.clone(), brief.as_bytes());
        let loaded = read();
        assert_eq!(loaded.sourced().item(0), None, "a key fact has no words of the article");
        assert_eq!(loaded.sourced().item(1), Some(&Sourcing::Verbatim));
        fs::remove_file(&text).unwrap();
        assert_eq!(loaded.sourced().item(1), Some(&Sourcing::Verbatim), "it is kept with the file");
        assert_eq!(read().sourced().item(1), Some(&Sourcing::Unchecked));
        assert!(read().sourced().missing().is_some_and(|why| why.as_str().contains("no such file")));
    }
}
