//! Quoted text: what stands between quote marks.
//!
//! Marks never toggle across paragraphs: an open one is closed at the paragraph's end, whatever follows. Which of two
//! ways a straight mark faces is told by the space around it. Marks inside quoted text belong to it.
//!
//! British single marks are apostrophes as well. A mark opens where a word begins and none is cut off (’em, ’90s); it
//! closes where punctuation stands beside it, or after a word that cannot be a plural’s possessive.

use crate::draft::galley::{Galley, Kind, Token};
use std::ops::Range;

/// A run of quoted text. All places are tokens of the galley.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The opening mark.
    pub(super) open: usize,
    /// What is quoted; never empty.
    pub(super) inner: Range<usize>,
    /// The token after the closing mark, or after the text where there is none.
    pub(super) end: usize,
    /// Whether it has a closing mark.
    pub(super) closed: bool,
    /// Its paragraph.
    pub(super) paragraph: usize,
    style: Style,
}

/// Marks that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// “…”
    Curly,
    /// "…"
    Straight,
    /// Two straight single marks, or two backticks and two of those.
    Twin,
    /// «…»
    Angle,
    /// »…«
    AngleInward,
    /// „…“
    Low,
    /// ‘…’
    Single,
    /// '…'
    StraightSingle,
}

impl Run {
    /// Whether the next paragraph's quoted text may go on with this one, being opened anew.
    pub(super) fn is_continued_by(&self, next: &Self) -> bool {
        !self.closed && self.style == next.style
    }

    /// Whether its words are written as those of a title: two or more, and all but small ones with a capital letter.
    pub(super) fn is_title(&self, galley: &Galley<'_>) -> bool {
        let words = || self.tokens(galley).iter().filter(|token| token.kind == Kind::Word);
        let small = |word: &Token<'_>| word.is_one_of(SMALL) || word.word.starts_with(['’', '\'']);
        let ends = self.tokens(galley).last().is_some_and(|last| last.is_one_of(&[".", "!", "?", "…"]));
        !ends
            && words().filter(|word| word.is_capital()).count() >= 2
            && words().all(|word| word.is_capital() || small(word))
            && words().next_back().is_some_and(Token::is_capital)
    }

    /// Whether it ends as no sentence does.
    pub(super) fn is_open_ended(&self, galley: &Galley<'_>) -> bool {
        self.tokens(galley).last().is_some_and(|last| last.kind != Kind::Mark && !last.word.ends_with('.'))
    }

    fn tokens<'g, 't>(&self, galley: &'g Galley<'t>) -> &'g [Token<'t>] {
        galley.tokens().get(self.inner.clone()).unwrap_or_default()
    }

    /// Who speaks, where the quoted text is of a transcript: “ORR: We won.”
    pub(super) fn label(&self, galley: &Galley<'_>) -> Option<Range<usize>> {
        let tokens = self.tokens(galley);
        let length = tokens.iter().take_while(|token| token.is_capital()).count();
        let labelled = (1..=4).contains(&length) && tokens.get(length).is_some_and(|colon| colon.is(":"));
        (labelled && tokens.len() > length + 2).then(|| self.inner.start..self.inner.start + length)
    }

    /// Its words, numbers too.
    pub(super) fn words(&self, galley: &Galley<'_>) -> usize {
        self.tokens(galley)
            .iter()
            .enumerate()
            .filter(|(at, token)| is_word(token) && (token.spaced || *at == 0))
            .count()
    }
}

/// Words of titles that have no capital letter.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "vs", "vs.",
    "with",
];

/// Finds all runs, in order; none overlaps another.
pub(super) fn find(galley: &Galley<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    for (index, paragraph) in galley.paragraphs().iter().enumerate() {
        let mut scan = Scan { galley, paragraph: index, end: paragraph.tokens.end, runs: &mut runs };
        scan.run_through(paragraph.tokens.clone());
    }
    runs
}

/// A paragraph that is gone through.
struct Scan<'s, 'g, 't> {
    galley: &'g Galley<'t>,
    paragraph: usize,
    end: usize,
    runs: &'s mut Vec<Run>,
}

impl Scan<'_, '_, '_> {
    fn run_through(&mut self, tokens: Range<usize>) {
        let mut open: Option<(usize, Style)> = None;
        for at in tokens {
            match open {
                None => open = self.opening(at).or_else(|| self.opening_spaced(at)),
                Some((from, style)) if self.closes(at, from, style) => {
                    self.push(from, style, at, true);
                    open = None;
                }
                Some((from, style)) if self.opens_again(at, from, style) => {
                    // A second opening mark: the first one's text goes on in a new line, or its end is not known.
                    if self.begins_line(at) {
                        self.push(from, style, at, false);
                    }
                    open = Some((at, style));
                }
                Some(_) => {}
            }
        }
        if let Some((from, style)) = open {
            self.push(from, style, self.end, false);
        }
    }

    /// Whether a mark opens while the same one is open.
    fn opens_again(&self, at: usize, from: usize, style: Style) -> bool {
        let same = self.token(at).map(|token| token.word) == self.token(from).map(|token| token.word);
        same && self.opening(at).is_some_and(|(_, other)| other == style)
    }

    fn push(&mut self, open: usize, style: Style, end: usize, closed: bool) {
        let inner = open + 1..end;
        if self.galley.tokens().get(inner.clone()).is_some_and(|inner| inner.iter().any(is_word)) {
            let end = end + usize::from(closed);
            self.runs.push(Run { open, inner, end, closed, paragraph: self.paragraph, style });
        }
    }

    fn token(&self, at: usize) -> Option<&Token<'_>> {
        self.galley.tokens().get(at).filter(|_| at < self.end)
    }

    /// Whether a token begins the text after a space or an opening bracket.
    fn is_free_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.galley.tokens().get(at));
        self.token(at).is_some_and(|token| token.spaced)
            || before.is_none_or(|before| {
                before.is_one_of(&["(", "[", "—", "–", "-", "--", "/", "‘", "“", "…", "...", ":"])
            })
    }

    fn is_free_after(&self, at: usize) -> bool {
        self.token(at + 1).is_none_or(|next| next.spaced)
    }

    fn begins_line(&self, at: usize) -> bool {
        let (Some(token), Some(before)) = (self.token(at), at.checked_sub(1).and_then(|at| self.token(at)))
        else {
            return false;
        };
        self.galley.slice(before.end()..token.start).contains('\n')
    }

    /// The style that a token opens.
    fn opening(&self, at: usize) -> Option<(usize, Style)> {
        let token = self.token(at).filter(|token| token.kind == Kind::Mark)?;
        let faces_right = self.is_free_before(at) && !self.is_free_after(at);
        let style = match token.word {
            "“" if self.is_free_before(at) || !self.is_free_after(at) => Style::Curly,
            "\"" if faces_right => Style::Straight,
            "''" if faces_right => Style::Twin,
            "``" => Style::Twin,
            "«" => Style::Angle,
            "»" => Style::AngleInward,
            "„" => Style::Low,
            "‘" if !self.is_free_after(at) && self.is_quoting_word(at + 1) && self.has_end(at, "’") => {
                Style::Single
            }
            "'" if faces_right && self.is_quoting_word(at + 1) && self.has_end(at, "'") => {
                Style::StraightSingle
            }
            _ => return None,
        };
        Some((at, style))
    }

    /// The style that a straight mark opens with space on both sides, nothing being open.
    fn opening_spaced(&self, at: usize) -> Option<(usize, Style)> {
        let spaced = self.is_free_before(at) && self.is_free_after(at) && at + 1 < self.end;
        let style = match self.token(at).filter(|_| spaced)?.word {
            "\"" => Style::Straight,
            "''" => Style::Twin,
            _ => return None,
        };
        Some((at, style))
    }

    /// Whether a straight mark that seems to open closes, its space being misplaced: "So it is, "she said.
    fn is_misplaced(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.token(at));
        let pauses = before.is_some_and(|before| before.is_one_of(&[",", ".", "?", "!"]));
        pauses && self.token(at + 1).is_some_and(|next| next.word.starts_with(char::is_lowercase))
    }

    /// Whether a word after a single mark is none that the mark cuts short: ’em, ’tis, ’90s.
    fn is_quoting_word(&self, at: usize) -> bool {
        const CUT: &[&str] = &["em", "tis", "twas", "til", "cause", "bout", "n", "round", "cos"];
        self.token(at).is_some_and(|word| {
            let decade = word.lower.ends_with('s') && word.lower.starts_with(|c: char| c.is_ascii_digit());
            !word.is_one_of(CUT) && !decade
        })
    }

    /// Whether a single mark has its other, or goes on in the next paragraph: it is an apostrophe too often to be left
    /// open.
    fn has_end(&self, at: usize, mark: &str) -> bool {
        let end = self.end.min(at + FURTHEST);
        let opening = self.galley.tokens().get(at).map(|token| token.word);
        let goes_on =
            opening.is_some() && self.galley.tokens().get(self.end).map(|token| token.word) == opening;
        goes_on || (at + 1..end).any(|end| self.closes_single(end, at, mark))
    }

    /// Whether a token closes what is open.
    fn closes(&self, at: usize, open: usize, style: Style) -> bool {
        let Some(token) = self.token(at).filter(|token| token.kind == Kind::Mark) else { return false };
        let faces_left = self.is_free_after(at) || !self.is_free_before(at) || self.is_misplaced(at);
        match (style, token.word) {
            (Style::Curly, "”")
            | (Style::Angle, "»")
            | (Style::AngleInward, "«")
            | (Style::Low, "“" | "”") => true,
            (Style::Curly, "“" | "\"") => !self.is_free_before(at) && self.is_bounded(at),
            (Style::Straight, "\"" | "”") | (Style::Twin, "''" | "\"") => faces_left,
            (Style::Single, "’") => self.closes_single(at, open, "’"),
            (Style::Single | Style::StraightSingle, "'") => self.closes_single(at, open, "'"),
            _ => false,
        }
    }

    /// Whether space or punctuation follows.
    fn is_bounded(&self, at: usize) -> bool {
        self.is_free_after(at) || self.token(at + 1).is_some_and(|next| next.kind == Kind::Mark)
    }

    /// Whether an apostrophe is the end of a quotation.
    fn closes_single(&self, at: usize, open: usize, mark: &str) -> bool {
        let Some(token) = self.token(at) else { return false };
        if token.word != mark || token.spaced || at <= open + 1 || !self.is_bounded(at) {
            return false;
        }
        let (before, after) = (self.token(at - 1), self.token(at + 1));
        if before.is_some_and(|before| before.kind == Kind::Mark) {
            return true;
        }
        let punctuated = after.is_none_or(|next| next.kind == Kind::Mark);
        let ends_behind = punctuated && self.token(at + 2).is_some_and(|end| end.word == mark && !end.spaced);
        let closes = !before.is_some_and(is_apostrophized);
        closes || if punctuated { !ends_behind } else { !self.closes_later(at, mark) }
    }

    /// Whether a surer end follows before another quotation begins.
    fn closes_later(&self, at: usize, mark: &str) -> bool {
        let end = self.end.min(at + FURTHEST);
        let is = |at: usize, mark: &str| self.token(at).is_some_and(|token| token.word == mark);
        let spaced = |at: usize| self.token(at).is_some_and(|token| token.spaced);
        let opens = |at: &usize| {
            is(*at, "‘") || mark == "'" && is(*at, mark) && spaced(*at) && self.is_quoting_word(at + 1)
        };
        let sure = |at: usize| {
            let punctuated = self.token(at + 1).is_none_or(|next| next.kind == Kind::Mark);
            punctuated || self.token(at - 1).is_some_and(|before| !is_apostrophized(before))
        };
        let mut rest = (at + 1..end).take_while(|at| !opens(at));
        rest.any(|at| is(at, mark) && !spaced(at) && self.is_bounded(at) && sure(at))
    }
}

/// How far the other of two single marks is looked for, in tokens: a bound on the time.
const FURTHEST: usize = 400;

/// Whether a word may have an apostrophe after it: a plural's genitive, or one that lost its end (goin’, an’, o’).
fn is_apostrophized(word: &Token<'_>) -> bool {
    const CUT: &[&str] = &["an", "n", "o", "ol", "th", "wi", "mo", "lil"];
    word.kind != Kind::Mark
        && (word.lower.ends_with('s') || word.lower.ends_with("in") || word.is_one_of(CUT))
}

fn is_word(token: &Token<'_>) -> bool {
    token.kind != Kind::Mark
}
