//! Names in a text: of people, organisations, groups and places.
//!
//! A name is a run of capitalised words with what holds names together: titles and initials (Sen. Ada B. Orr), particles
//! (de, van, al), "&", and "of" after words that ask for it (University of Orsa). English begins every sentence with
//! a capital letter and writes headings in them, so the first word of a sentence counts only where it is no common word.

mod common;

use super::galley::{Galley, Kind, Token};
use std::collections::HashSet;
use std::ops::Range;

/// The names of a text, in order; none overlaps another.
#[derive(Debug, Default)]
pub struct Names {
    names: Vec<Range<usize>>,
}

impl Names {
    /// Finds them.
    pub fn of(galley: &Galley<'_>) -> Self {
        let scan = Scan::new(galley);
        let mut names: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < scan.tokens.len() {
            let end = scan.end_of_name(at);
            if let Some(name) = end.and_then(|end| scan.trimmed(at..end)) {
                names.push(name);
            }
            at = end.unwrap_or(at + 1);
        }
        Self { names }
    }

    /// Every name, as a range of tokens of the galley.
    pub fn all(&self) -> &[Range<usize>] {
        &self.names
    }

    /// The name that holds a token.
    pub fn at(&self, token: usize) -> Option<&Range<usize>> {
        let index = self.names.partition_point(|name| name.end <= token);
        self.names.get(index).filter(|name| name.start <= token)
    }
}

/// Whether a word may stand small inside a name: `van`, `al`.
pub fn is_particle(word: &str) -> bool {
    common::PARTICLES.contains(&word)
}

/// The longest name, in tokens: what is longer is a heading.
const LONGEST: usize = 12;

/// Words in small letters.
type Words<'g> = HashSet<&'g str, foldhash::fast::FixedState>;

/// A text that names are looked for in.
struct Scan<'g, 't> {
    galley: &'g Galley<'t>,
    tokens: &'g [Token<'t>],
    /// The words that the text also writes small.
    small: Words<'g>,
    /// The words that it writes with a capital letter where small ones have none.
    capital: Words<'g>,
    /// Whether "de" is but a preposition in its language.
    romance: bool,
    /// Whether a sentence, a quotation or a line begins with a token.
    begins: Vec<bool>,
}

impl<'g, 't> Scan<'g, 't> {
    fn new(galley: &'g Galley<'t>) -> Self {
        let tokens = galley.tokens();
        let mut begins: Vec<bool> = (0..tokens.len()).map(|at| begins_after_mark(tokens, at)).collect();
        for sentence in galley.sentences() {
            if let Some(begin) = begins.get_mut(sentence.start) {
                *begin = true;
            }
        }
        let words = |wanted: fn(&Token<'_>) -> bool, free: bool| {
            let mut words = Words::with_hasher(foldhash::fast::FixedState::with_seed(1));
            let chosen =
                tokens.iter().zip(&begins).filter(|(token, begins)| wanted(token) && (free || !**begins));
            words.extend(chosen.map(|(token, _)| &*token.lower));
            words
        };
        let (small, capital) = (words(is_small, true), words(is_capital, false));
        let romance = small.contains("les") || small.contains("des");
        Self { galley, tokens, small, capital, romance, begins }
    }

    /// The token after the name that begins with a token, if one does.
    fn end_of_name(&self, start: usize) -> Option<usize> {
        self.is_part(start).then(|| {
            let mut end = start + 1;
            while let Some(next) = self.part_after(start, end) {
                end = next;
            }
            end
        })
    }

    /// The token after the next part of a name that goes up to `end`.
    fn part_after(&self, start: usize, end: usize) -> Option<usize> {
        if !self.joins(end) {
            return None;
        }
        if self.is_inner_part(end) {
            return Some(end + 1);
        }
        let token = self.tokens.get(end)?;
        let links = token.is("&")
            || token.is_one_of(common::PARTICLES)
            || token.is("of") && self.tokens.get(end - 1)?.is_one_of(common::OF)
            || token.is("for") && self.tokens.get(end - 1)?.is_one_of(common::FOR)
            || token.is("the") && self.tokens.get(end - 1)?.is("of") && end > start + 1;
        if !links || end == start {
            return None;
        }
        let next = (end + 1..end + 3).find(|next| self.is_inner_part(*next))?;
        let between = self.tokens.get(end + 1..next)?;
        let linked = between.iter().all(|token| token.is("the") || token.is_one_of(common::PARTICLES));
        (linked && (end + 1..=next).all(|at| self.joins(at))).then_some(next + 1)
    }

    /// Whether a token can begin a name.
    fn is_part(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        if !is_named(token) {
            return false;
        }
        if common::is_function(&token.lower) {
            return false;
        }
        !self.begins.get(at).is_some_and(|begins| *begins) || self.is_name_at_start(at, token)
    }

    /// Whether the first word of a sentence is of a name.
    fn is_name_at_start(&self, at: usize, token: &Token<'_>) -> bool {
        if common::is_starter(&token.lower) {
            return false;
        }
        let joined = self.joins(at + 1) && self.tokens.get(at + 1).is_some_and(is_named);
        let seen_small = self.small.contains(&*token.lower);
        if token.word.chars().nth(1).is_some_and(char::is_uppercase) || token.word.ends_with('.') {
            return true;
        }
        let known = self.capital.contains(&*token.lower);
        !seen_small && (joined || known || !common::looks_common(&token.lower))
            || seen_small && joined && (common::is_title(&token.lower) || token.is_one_of(common::PARTICLES))
    }

    /// Whether a token can go on with a name.
    fn is_inner_part(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| is_named(token) && !common::is_function(&token.lower))
    }

    /// Whether a token stands by the one before it as the next word of a name.
    fn joins(&self, at: usize) -> bool {
        let (Some(token), Some(before)) =
            (self.tokens.get(at), at.checked_sub(1).and_then(|at| self.tokens.get(at)))
        else {
            return false;
        };
        let begins = self.begins.get(at).is_some_and(|begins| *begins);
        let gap = self.galley.slice(before.end()..token.start);
        !begins && token.spaced && !(gap.contains('\n') && self.ends_short_line(before.end()))
    }

    /// Whether the line that ends with a byte is a heading or a list's rather than one of a column of prose.
    fn ends_short_line(&self, end: usize) -> bool {
        let line = self.galley.text().as_bytes().get(end.saturating_sub(50)..end).unwrap_or_default();
        line.len() < 50 || line.contains(&b'\n')
    }

    /// A name without what only stands before it; nothing where nothing remains.
    fn trimmed(&self, name: Range<usize>) -> Option<Range<usize>> {
        let tokens = self.tokens.get(name.clone())?;
        let shouts = tokens.len() > 3 && tokens.iter().all(|token| !token.word.contains(char::is_lowercase));
        if name.len() > LONGEST || shouts {
            return None;
        }
        let follows_title = tokens.get(1).is_some_and(|token| common::is_title(&token.lower));
        let start = name.start + usize::from(follows_title && common::is_demonym(&tokens.first()?.lower));
        let alone = name.end - start == 1;
        let stands_for_adjective = alone && common::is_demonym(&tokens.last()?.lower);
        let particled = !self.romance
            && start > 0
            && self.joins(start)
            && self.tokens[start - 1].is_one_of(common::LEADING);
        (!stands_for_adjective).then_some(start - usize::from(particled)..name.end)
    }
}

fn is_small(token: &Token<'_>) -> bool {
    token.kind == Kind::Word && token.word.starts_with(char::is_lowercase)
}

fn is_capital(token: &Token<'_>) -> bool {
    token.is_capital()
}

/// Whether a word is written like one of a name: Ryan, al-Abadi, d’Orsa.
fn is_named(token: &Token<'_>) -> bool {
    if token.kind != Kind::Word || token.word.starts_with(['’', '\'']) {
        return false;
    }
    token.is_capital()
        || token.word.split_once(['-', '’', '\'']).is_some_and(|(particle, rest)| {
            rest.starts_with(char::is_uppercase)
                && matches!(particle, "al" | "el" | "an" | "ad" | "as" | "d" | "l" | "then" | "ex")
        })
}

/// Whether what comes before a token opens something that begins with a capital letter.
fn begins_after_mark(tokens: &[Token<'_>], at: usize) -> bool {
    const OPENING: &[&str] =
        &["“", "\"", "‘", "'", "``", "''", "«", "„", ":", "(", "[", "•", "*", "-", "--", "—", "–"];
    const EITHER: &[&str] = &["\"", "''", "'"];
    let Some(before) = at.checked_sub(1).and_then(|at| tokens.get(at)) else { return true };
    let closing = before.is_one_of(EITHER) && tokens.get(at).is_some_and(|token| token.spaced);
    before.is_one_of(OPENING) && !closing
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Later, Sen. Ada B. Orr of Pell spoke.", &["Sen. Ada B. Orr", "Pell"])]
    #[case("The governor met Haidar al-Sabri and Jan van der Meer.", &["Haidar al-Sabri", "Jan van der Meer"])]
    #[case("Officials at the University of Orsa and Hall & Finch left.", &["University of Orsa", "Hall & Finch"])]
    #[case("Orr’s aide came on Tuesday. However, Pell stayed.", &["Orr", "Pell"])]
    #[case("Winning is hard. He said: “Losing, Mr. Orr, is easy.”", &["Mr. Orr"])]
    #[case("Republican Sen. Orr met Republican voters.", &["Sen. Orr"])]
    #[case("Orsa Courier\nDara Vellmar\nwrote it.", &["Orsa Courier", "Dara Vellmar"])]
    fn names(#[case] text: &str, #[case] expected: &[&str]) {
        let galley = Galley::new(text);
        let found: Vec<&str> =
            Names::of(&galley).all().iter().map(|name| galley.words(name.clone())).collect();
        assert_eq!(found, expected);
    }
}
