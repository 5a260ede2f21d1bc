//! What an article is about, by a small vocabulary that an editor can change.
//!
//! `themes.toml` says what counts and how; it is the documentation of the marks given here. Cues are cut into tokens as
//! texts are, so that what is a word in one is a word in the other; a text is gone through once, and at each of its words
//! only the cues that begin with it are looked at.

mod file;

use super::galley::{Galley, Token};
pub use file::Mistake;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// No cue counts more often.
const MOST: u32 = 5;
/// Paragraphs in which a cue counts double.
const EARLY: usize = 3;
/// So many different cues suggest a theme, or one so many times.
const CUES: usize = 2;
const TIMES: u32 = 3;
/// Themes with a smaller part of the strongest's marks are dropped: one in so many.
const PART: u32 = 3;
/// No more themes are suggested.
const THEMES: usize = 5;

/// Themes and the words that speak of them.
#[derive(Debug, Default)]
pub struct Vocabulary {
    themes: Vec<String>,
    cues: Vec<Cue>,
    /// The cues by their first word.
    words: Index,
    /// Those whose first and only word is a beginning, by its first four letters.
    stems: Index,
}

type Index = HashMap<String, Vec<usize>, FixedState>;

#[derive(Debug)]
struct Cue {
    theme: usize,
    words: Vec<String>,
    /// Whether the last word is the beginning of one.
    is_open: bool,
}

/// What speaks for a theme.
#[derive(Debug, Default, Clone)]
struct Marks {
    cues: usize,
    most: u32,
    sum: u32,
}

impl Vocabulary {
    /// The themes of this program: `themes.toml`.
    pub fn builtin() -> Self {
        Self::parse(Self::builtin_text()).unwrap_or_default()
    }

    /// The file of the built-in themes, to be copied and changed.
    pub fn builtin_text() -> &'static str {
        include_str!("themes.toml")
    }

    /// Reads a file of themes.
    ///
    /// # Errors
    ///
    /// All mistakes in it, in the order of the file.
    pub fn parse(text: &str) -> Result<Self, Vec<Mistake>> {
        file::read(text)
    }

    /// The themes of a text, the strongest first.
    pub fn themes(&self, galley: &Galley<'_>) -> Vec<String> {
        let mut marks = self.marks(galley).into_iter().enumerate().collect::<Vec<_>>();
        marks.retain(|(_, marks)| marks.cues >= CUES || marks.most >= TIMES);
        marks.sort_by_key(|(_, marks)| std::cmp::Reverse(marks.sum));
        let strongest = marks.first().map_or(0, |(_, marks)| marks.sum);
        let strong = marks.into_iter().take_while(|(_, marks)| marks.sum * PART >= strongest);
        strong.take(THEMES).filter_map(|(theme, _)| self.themes.get(theme).cloned()).collect()
    }

    fn marks(&self, galley: &Galley<'_>) -> Vec<Marks> {
        let early = galley.paragraphs().get(EARLY - 1).map_or(usize::MAX, |one| one.tokens.end);
        let mut hits: HashMap<usize, (u32, u32), FixedState> = HashMap::default();
        let tokens = galley.tokens();
        for at in 0..tokens.len() {
            self.cues_at(tokens, at, |cue| {
                let (times, marks) = hits.entry(cue).or_default();
                if *times < MOST {
                    *times += 1;
                    *marks += if at < early { 2 } else { 1 };
                }
            });
        }
        let mut all = vec![Marks::default(); self.themes.len()];
        for (cue, (times, marks)) in hits {
            let Some(cue) = self.cues.get(cue) else { continue };
            let Some(theme) = all.get_mut(cue.theme) else { continue };
            theme.cues += 1;
            theme.most = theme.most.max(times);
            theme.sum += if cue.words.len() > 1 { 2 * marks } else { marks };
        }
        all
    }

    /// Finds the cues that stand at a token.
    fn cues_at(&self, tokens: &[Token<'_>], at: usize, mut found: impl FnMut(usize)) {
        let Some(token) = tokens.get(at) else { return };
        let word: &str = &token.lower;
        let singular = word.strip_suffix('s').filter(|word| word.len() > 2);
        let by_word = self.words.get(word).into_iter().chain(singular.and_then(|word| self.words.get(word)));
        let by_stem = stem(word).and_then(|stem| self.stems.get(stem));
        for cue in by_word.chain(by_stem).flatten() {
            if self.cues.get(*cue).is_some_and(|one| one.stands_at(tokens, at)) {
                found(*cue);
            }
        }
    }

    fn add(&mut self, theme: usize, words: Vec<String>, is_open: bool) {
        let Some(first) = words.first() else { return };
        let index = self.cues.len();
        let is_stem = is_open && words.len() == 1;
        match stem(first).filter(|_| is_stem) {
            Some(stem) => self.stems.entry(stem.to_owned()).or_default().push(index),
            None => self.words.entry(first.clone()).or_default().push(index),
        }
        self.cues.push(Cue { theme, words, is_open });
    }
}

impl Cue {
    fn stands_at(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let Some((last, rest)) = self.words.split_last() else { return false };
        let token = |offset: usize| tokens.get(at + offset).map(|token| &*token.lower);
        let ends = |word: &str| match word.strip_prefix(last.as_str()) {
            Some("" | "s") => true,
            Some(_) => self.is_open,
            None => false,
        };
        rest.iter().enumerate().all(|(offset, word)| token(offset) == Some(word))
            && token(rest.len()).is_some_and(ends)
    }
}

/// The letters by which open words are kept.
fn stem(word: &str) -> Option<&str> {
    let (end, _) = word.char_indices().nth(file::SHORTEST)?;
    word.get(..end).or(Some(word))
}

#[cfg(test)]
mod tests;
