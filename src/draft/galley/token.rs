//! A text as the words, numbers and marks that rules read.
//!
//! A word keeps what belongs to it: the stops of `Mr.` and `U.S.`, the apostrophe of `don’t`, the hyphens of
//! `door-to-door` and `F-16`. The possessive `’s` is a token of its own, so that a name before it is a name. A number
//! keeps its separators (`12,400`, `3.5`) and nothing else: signs, units and `-year` are tokens beside it, so that
//! rules about numbers see them apart.

use std::borrow::Cow;
use std::ops::Range;

/// A word, a number or a mark of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    /// As written.
    pub word: &'t str,
    /// In small letters, to be looked up.
    pub lower: Cow<'t, str>,
    /// The byte of the text where it begins.
    pub start: usize,
    /// What it is.
    pub kind: Kind,
    /// Whether white space, or nothing at all, stands before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, be it with digits, hyphens, apostrophes and the stops of an abbreviation.
    Word,
    /// Digits with their separators: `12,400`, `3.5`.
    Number,
    /// A punctuation mark or sign; runs of `.` and of `-` are one, and so are `''` and two backticks.
    Mark,
}

impl Token<'_> {
    /// The byte after it.
    pub fn end(&self) -> usize {
        self.start + self.word.len()
    }

    /// Whether it is this word, in small letters, or this mark.
    pub fn is(&self, lower: &str) -> bool {
        self.lower == lower
    }

    /// Whether it is one of these.
    pub fn is_one_of(&self, lower: &[&str]) -> bool {
        lower.contains(&&*self.lower)
    }

    /// Whether it is a word that begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.kind == Kind::Word && self.word.starts_with(char::is_uppercase)
    }
}

/// Abbreviations that keep their stop, in small letters and without it.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "st", "jr", "sr", "gen", "lt", "col", "sgt", "capt",
    "cmdr", "maj", "cpl", "pvt", "adm", "gov", "sen", "rep", "reps", "sens", "govs", "pres", "supt", "det",
    "insp", "no", "nos", "vs", "etc", "inc", "corp", "ltd", "co", "bros", "dept", "est", "fig", "approx",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "ariz", "ark", "calif", "colo", "conn", "del", "fla",
    "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev",
    "okla", "ore", "pa", "tenn", "tex", "vt", "va", "wash", "wis", "wyo", "ave", "blvd", "rd", "ft", "mt",
    "ph.d", "u.s", "u.n", "u.k", "e.g", "i.e", "a.m", "p.m", "d.c", "n.y", "n.j", "n.h", "p", "pp", "n.c",
    "s.c", "n.d", "s.d", "n.m", "r.i", "w.va",
];

/// Appends the tokens of a paragraph.
pub(super) fn cut<'t>(text: &'t str, paragraph: Range<usize>, tokens: &mut Vec<Token<'t>>) {
    let (mut at, mut spaced) = (paragraph.start, true);
    while let Some(rest) = text.get(at..paragraph.end).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or_default();
        if first.is_whitespace() {
            (at, spaced) = (at + first.len_utf8(), true);
            continue;
        }
        let before = tokens.last().filter(|_| !spaced);
        if first == '\u{1b}' {
            (at, spaced) = (at + escape(rest), true);
            continue;
        }
        let (length, kind) = measure(rest, first, before);
        let word = rest.get(..length).unwrap_or(rest);
        tokens.push(Token { word, lower: lower(word), start: at, kind, spaced });
        (at, spaced) = (at + word.len(), false);
    }
}

/// The bytes of a terminal's control sequence (ECMA-48, CSI), or of the escape character alone: `31m` is no number.
fn escape(rest: &str) -> usize {
    let Some(parameters) = rest.strip_prefix("\u{1b}[") else { return 1 };
    let end = parameters.find(|c: char| !matches!(c, ' '..='?'));
    2 + end.map_or(0, |end| {
        end + parameters.get(end..).and_then(|end| end.chars().next()).map_or(0, char::len_utf8)
    })
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().all(|c| !c.is_uppercase() && c != '’') {
        return Cow::Borrowed(word);
    }
    // One apostrophe for all, so that rules name a word once.
    Cow::Owned(word.to_lowercase().replace('’', "'"))
}

/// The bytes and the kind of the token that a text begins with.
fn measure(rest: &str, first: char, before: Option<&Token<'_>>) -> (usize, Kind) {
    if first.is_numeric() {
        return number(rest);
    }
    if is_apostrophe(first)
        && before.is_some_and(|token| token.kind != Kind::Mark)
        && let Some(length) = possessive(rest)
    {
        return (length, Kind::Word);
    }
    if first.is_alphabetic() {
        return (word(rest), Kind::Word);
    }
    (mark(rest, first), Kind::Mark)
}

/// `’s`, where nothing of a word follows it.
fn possessive(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1);
    let (at, s) = chars.next()?;
    let ends = !chars.next().is_some_and(|(_, next)| next.is_alphanumeric());
    (matches!(s, 's' | 'S') && ends).then_some(at + s.len_utf8())
}

/// `12,400`, `3.5`; `20th`, `1980s` and `4x4` are words, `10` of `10-year` and `70` of `70km` are numbers.
fn number(rest: &str) -> (usize, Kind) {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let digit_follows = chars.peek().is_some_and(|(_, next)| next.is_numeric());
        if !(c.is_numeric() || matches!(c, ',' | '.') && digit_follows) {
            break;
        }
        end = at + c.len_utf8();
    }
    let letters: String =
        rest.get(end..).unwrap_or_default().chars().take_while(|c| c.is_alphanumeric()).collect();
    if matches!(letters.as_str(), "st" | "nd" | "rd" | "th" | "s") || letters.contains(char::is_numeric) {
        return (end + letters.len(), Kind::Word);
    }
    (end, Kind::Number)
}

/// The bytes of a word, with what belongs to it.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let inside = c.is_alphanumeric()
            || is_combining(c)
            || matches!(c, '-' | '‐' | '‑') && next.is_alphanumeric()
            || c == '&'
                && next.is_uppercase()
                && rest.get(..at).is_some_and(|word| word.chars().all(char::is_uppercase))
            || c == '.' && next.is_alphabetic() && is_initialism(rest.get(..at).unwrap_or_default())
            || is_apostrophe(c)
                && next.is_alphabetic()
                && possessive(rest.get(at..).unwrap_or_default()).is_none();
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    let word = rest.get(..end).unwrap_or_default();
    let stopped = rest.get(end..).is_some_and(|rest| rest.starts_with('.') && !rest.starts_with(".."));
    end + usize::from(stopped && keeps_stop(word))
}

/// Whether a word may go on after a stop: `U` of `U.S.`, `U.S` of `U.S.A.`, `Ph` of `Ph.D.`
fn is_initialism(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or_default();
    last.chars().count() == 1 || last == "Ph"
}

/// Whether a stop after a word belongs to it: `Mr`, `Calif`, `U.S`, the initial of a name.
fn keeps_stop(word: &str) -> bool {
    let is_initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase) && word != "I";
    let is_dotted = word.contains('.');
    is_initial || is_dotted || (word.len() <= 6 && is_abbreviation(word))
}

fn is_abbreviation(word: &str) -> bool {
    let lower = word.to_lowercase();
    // Most are words as well, in small letters: "no.", "sun."
    let capital = word.starts_with(char::is_uppercase);
    let always = matches!(lower.as_str(), "vs" | "etc" | "approx" | "est" | "dept" | "p" | "pp");
    (capital || always) && ABBREVIATIONS.contains(&lower.as_str())
}

/// The bytes of a mark.
fn mark(rest: &str, first: char) -> usize {
    let run = |same: fn(char) -> bool| rest.find(|c| !same(c)).unwrap_or(rest.len());
    match first {
        '.' => run(|c| c == '.'),
        '-' => run(|c| c == '-'),
        '\'' if rest.starts_with("''") => 2,
        '`' if rest.starts_with("``") => 2,
        _ => rest.char_indices().skip(1).find(|(_, c)| !is_combining(*c)).map_or(rest.len(), |(at, _)| at),
    }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_combining(c: char) -> bool {
    !c.is_ascii() && crate::text::fold::is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Mr. Ryan said.", "Mr. Ryan said .")]
    #[case("the U.S. Senate (U.S.)", "the U.S. Senate ( U.S. )")]
    #[case("Paul D. Ryan and I. He", "Paul D. Ryan and I . He")]
    #[case("Iraq’s officials' don't", "Iraq ’s officials ' don't")]
    #[case("door-to-door F-16 al-Abadi", "door-to-door F-16 al-Abadi")]
    #[case("12,400 3.5 $5m 70%", "12,400 3.5 $ 5 m 70 %")]
    #[case("a 10-year plan, 30-35, 20th, 1980s", "a 10 - year plan , 30 - 35 , 20th , 1980s")]
    #[case("''misconstrued.'' ``so''", "'' misconstrued . '' `` so ''")]
    #[case("well... no -- yes — “so,” she", "well ... no -- yes — “ so , ” she")]
    #[case("no. It ended in Sept. 2015.", "no . It ended in Sept. 2015 .")]
    #[case("\u{1b}[1;31mred \u{1b}x \u{1b}[", "red x")]
    #[case("AT&T and cafe\u{301}s", "AT&T and cafe\u{301}s")]
    fn tokens(#[case] text: &str, #[case] expected: &str) {
        let mut tokens = Vec::new();
        cut(text, 0..text.len(), &mut tokens);
        let words: Vec<&str> = tokens.iter().map(|token| token.word).collect();
        assert_eq!(words.join(" "), expected);
    }
}
