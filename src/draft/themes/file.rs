//! A file of themes, and everything that is wrong with it.

use super::Vocabulary;
use crate::draft::galley::{Galley, Kind};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The letters that must stand before `*`.
pub(super) const SHORTEST: usize = 4;
/// Nobody mends more at a time.
const MOST_MISTAKES: usize = 100;

/// What is wrong in a file of themes, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong and what to write instead.
    pub message: String,
}

pub(super) fn read(text: &str) -> Result<Vocabulary, Vec<Mistake>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut file = File { text, mistakes: Vec::new(), vocabulary: Vocabulary::default() };
    for error in errors {
        file.mistake(&error.span().unwrap_or_default(), error.message().to_owned());
    }
    let mut themes: Vec<_> = table.get_ref().iter().collect();
    themes.sort_by_key(|(name, _)| name.span().start);
    for (name, cues) in themes {
        file.theme(&name.span(), name.get_ref(), cues);
    }
    file.mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
    file.mistakes.truncate(MOST_MISTAKES);
    if file.mistakes.is_empty() { Ok(file.vocabulary) } else { Err(file.mistakes) }
}

struct File<'t> {
    text: &'t str,
    mistakes: Vec<Mistake>,
    vocabulary: Vocabulary,
}

impl File<'_> {
    fn theme(&mut self, span: &Range<usize>, name: &str, cues: &Spanned<DeValue<'_>>) {
        if name.trim().is_empty() {
            self.mistake(span, "a theme needs a name".to_owned());
        }
        let DeValue::Array(list) = cues.get_ref() else {
            let message = "expected a list of cues, as in `\"floods\" = [\"flood\", \"inundat*\"]`";
            return self.mistake(&cues.span(), message.to_owned());
        };
        if list.is_empty() {
            self.mistake(
                &cues.span(),
                format!("`{name}` has no cues: delete it, or add words that speak of it"),
            );
        }
        let theme = self.vocabulary.themes.len();
        self.vocabulary.themes.push(name.to_owned());
        for cue in list {
            match cue.get_ref() {
                DeValue::String(words) => self.cue(theme, &cue.span(), words),
                _ => self.mistake(&cue.span(), "expected a cue in quote marks".to_owned()),
            }
        }
    }

    fn cue(&mut self, theme: usize, span: &Range<usize>, cue: &str) {
        let (bare, is_open) = cue.strip_suffix('*').map_or((cue, false), |bare| (bare, true));
        let galley = Galley::new(bare);
        let words: Vec<String> = galley.tokens().iter().map(|token| token.lower.to_string()).collect();
        let has_words = galley.tokens().iter().any(|token| token.kind != Kind::Mark);
        let last = words.last().map_or(0, |word| word.chars().count());
        if bare.contains('*') {
            self.mistake(span, format!("`*` stands only at the end of a cue: `{cue}`"));
        } else if !has_words {
            self.mistake(span, "a cue needs a word".to_owned());
        } else if is_open && last < SHORTEST {
            let message =
                format!("`{cue}` would be found in too much: write at least {SHORTEST} letters before `*`");
            self.mistake(span, message);
        } else {
            self.vocabulary.add(theme, words, is_open);
        }
    }

    fn mistake(&mut self, range: &Range<usize>, message: String) {
        let before = self.text.get(..range.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        // What is no TOML is also of a wrong type: one word of it is enough.
        let is_told = self.mistakes.iter().any(|other| (other.line, other.column) == (line, column));
        if !is_told && self.mistakes.len() < MOST_MISTAKES {
            self.mistakes.push(Mistake { line, column, message });
        }
    }
}
