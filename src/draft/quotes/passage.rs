//! A text as the rules of attribution read it: every run of quoted text is one item of its sentence.
//!
//! So that “I came. I saw,” she said is one sentence, and what is said inside quote marks is never taken for a cue or a
//! speaker.

use super::marks::Run;
use super::words::{CUE, FINITE, Sense};
use crate::draft::galley::{Galley, Kind, Token};
use crate::draft::names::Names;
use std::ops::Range;

/// A text with its runs.
pub(super) struct Passage<'g, 't> {
    pub(super) galley: &'g Galley<'t>,
    pub(super) runs: Vec<Run>,
    pub(super) sentences: Vec<Sentence>,
    items: Vec<Item>,
}

/// A token outside quotation, or a run.
#[derive(Debug, Clone)]
struct Item {
    /// Its first token.
    token: usize,
    run: Option<usize>,
    sense: Sense,
    /// The items of the name that it is of.
    name: Option<(usize, usize)>,
}

/// A sentence: items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) items: Range<usize>,
    /// Its paragraph, where a line of its own is one, too.
    pub(super) block: usize,
}

impl<'g, 't> Passage<'g, 't> {
    /// Lays a text out.
    pub(super) fn new(galley: &'g Galley<'t>, names: &Names, runs: Vec<Run>) -> Self {
        let mut passage = Self { galley, runs, sentences: Vec::new(), items: Vec::new() };
        let mut run = 0;
        for paragraph in galley.paragraphs() {
            let first = passage.items.len();
            run = passage.lay(paragraph.tokens.clone(), run);
            passage.name(first, names);
            passage.part(first);
        }
        passage
    }

    /// Appends the items of a paragraph; `run` is its first.
    fn lay(&mut self, tokens: Range<usize>, mut run: usize) -> usize {
        let mut at = tokens.start;
        while let Some(token) = self.galley.tokens().get(at).filter(|_| at < tokens.end) {
            let here = self.runs.get(run).filter(|run| run.open == at);
            let next = here.map_or(at + 1, |run| run.end);
            let sense = if here.is_some() { Sense::default() } else { Sense::of(token) };
            self.items.push(Item { token: at, run: here.map(|_| run), sense, name: None });
            run += usize::from(here.is_some());
            at = next;
        }
        run
    }

    /// Marks the items from `first` on that are of names.
    fn name(&mut self, first: usize, names: &Names) {
        let token = |at: usize, items: &[Item]| items.get(at).map(|item| item.token);
        let Some(begin) = token(first, &self.items) else { return };
        let all = names.all();
        let mut at = first;
        for name in all.get(all.partition_point(|name| name.end <= begin)..).unwrap_or_default() {
            while token(at, &self.items).is_some_and(|token| token < name.start) {
                at += 1;
            }
            let end = at + name.len();
            let whole = self.items.get(at..end).is_some_and(|items| {
                items
                    .iter()
                    .enumerate()
                    .all(|(index, item)| item.run.is_none() && item.token == name.start + index)
            });
            if at >= self.items.len() {
                return;
            }
            for item in self.items.get_mut(at..end).filter(|_| whole).into_iter().flatten() {
                item.name = Some((at, end));
            }
        }
    }

    /// Appends the sentences of the items from `first` on, which are those of a paragraph.
    fn part(&mut self, first: usize) {
        let mut block = self.sentences.last().map_or(0, |last| last.block + 1);
        let mut start = first;
        for at in first..self.items.len() {
            let breaks =
                self.items.get(at + 1).is_some_and(|next| self.breaks_line(self.end_token(at), next.token));
            if breaks || self.ends_sentence(at) {
                self.sentences.push(Sentence { items: start..at + 1, block });
                start = at + 1;
            }
            block += usize::from(breaks);
        }
    }

    /// Whether a sentence ends with an item.
    fn ends_sentence(&self, at: usize) -> bool {
        let (Some(item), Some(next)) = (self.items.get(at), self.items.get(at + 1)) else { return true };
        let end = self.end_token(at);
        let Some(run) = item.run.and_then(|run| self.runs.get(run)) else {
            let ends = self.galley.sentences().get(self.galley.sentence_of(item.token));
            return ends.is_some_and(|sentence| sentence.end == end) && !self.is_mark(at, &[":", ","]);
        };
        let stops = self.galley.tokens().get(run.inner.end - 1).is_some_and(is_stop);
        let begins = next.run.is_some() || self.galley.tokens().get(next.token).is_some_and(can_begin);
        let asks =
            self.galley.tokens().get(run.inner.end - 1).is_some_and(|last| last.is_one_of(&["?", "!"]));
        stops && begins && !self.is_tag(at + 1, asks)
    }

    /// Whether “…?” is followed by who asked it and no more: Smith asked; Smith, the mayor, told reporters.
    fn is_tag(&self, at: usize, asks: bool) -> bool {
        let high = (at + TAG).min(self.items.len());
        let Some(subject) = self.mention_starting_at(at, high) else { return false };
        let verb = (subject.items.end..high).find(|verb| self.is_cue(*verb) && self.sense(*verb).is(FINITE));
        let Some(verb) = verb else { return false };
        let aside = self.is_mark(subject.items.end, &[",", "("]) && self.is_mark(verb - 1, &[",", ")"]);
        let adjacent = (subject.items.end..verb).all(|at| self.sense(at).is(Sense::ADVERB));
        let mut rest =
            (verb + 1..high).take_while(|at| !self.is_mark(*at, &[".", "?", "!"]) && self.run(*at).is_none());
        if asks && adjacent && self.sense(verb + 1).is(AFTER_TAG) {
            return true;
        }
        let tags = asks || self.sense(verb).is(Sense::SAYS) || matches!(self.word(verb), "told" | "tells");
        tags && (aside || adjacent) && rest.all(|at| !self.sense(at).is(CLAUSE) && !self.is_mark(at, &[":"]))
    }

    /// Whether a new line between two tokens divides what they are of.
    fn breaks_line(&self, end: usize, next: usize) -> bool {
        let (Some(before), Some(after)) = (self.galley.tokens().get(end - 1), self.galley.tokens().get(next))
        else {
            return false;
        };
        let goes_on = after.word.starts_with(char::is_lowercase)
            || before.is_one_of(&[",", ";", ":"])
            || after.is_one_of(DASHES);
        if !after.spaced || goes_on || !self.galley.slice(before.end()..after.start).contains('\n') {
            return false;
        }
        // A column of prose has lines of fifty to a hundred characters; others are paragraphs and headings.
        let text = self.galley.text().as_bytes();
        let line = |longest: usize| {
            let line = text.get(before.end().saturating_sub(longest)..before.end()).unwrap_or_default();
            line.len() < longest || line.contains(&b'\n')
        };
        line(45) || !line(110)
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The token after an item.
    pub(super) fn end_token(&self, at: usize) -> usize {
        let Some(item) = self.items.get(at) else { return self.galley.tokens().len() };
        item.run.and_then(|run| self.runs.get(run)).map_or(item.token + 1, |run| run.end)
    }

    /// The token that an item is, if it is no run.
    pub(super) fn token(&self, at: usize) -> Option<&'g Token<'t>> {
        let item = self.items.get(at).filter(|item| item.run.is_none())?;
        self.galley.tokens().get(item.token)
    }

    /// The word of an item in small letters.
    pub(super) fn word(&self, at: usize) -> &'g str {
        self.token(at).map_or("", |token| &*token.lower)
    }

    /// The run that an item is.
    pub(super) fn run(&self, at: usize) -> Option<usize> {
        self.items.get(at)?.run
    }

    /// Whether an item that is a whole sentence is a heading in quote marks.
    pub(super) fn is_heading(&self, at: usize) -> bool {
        self.run_at(at).is_some_and(|run| run.closed && run.is_open_ended(self.galley))
            && !self.is_mark(at + 1, &[".", ",", "?", "!"])
    }

    /// The run that an item is, with its marks.
    pub(super) fn run_at(&self, at: usize) -> Option<&Run> {
        self.runs.get(self.run(at)?)
    }

    /// Whether a sentence stands in the paragraph or line of the one before it.
    pub(super) fn is_same_block(&self, sentence: usize) -> bool {
        let before = sentence.checked_sub(1).and_then(|before| self.sentences.get(before));
        before.zip(self.sentences.get(sentence)).is_some_and(|(before, here)| before.block == here.block)
    }

    /// The senses of an item.
    pub(super) fn sense(&self, at: usize) -> Sense {
        self.items.get(at).map(|item| item.sense).unwrap_or_default()
    }

    /// The items of the name that an item is of.
    pub(super) fn name_at(&self, at: usize) -> Option<Range<usize>> {
        self.items.get(at)?.name.map(|(start, end)| start..end)
    }

    /// Whether an item is one of some marks.
    pub(super) fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Mark && token.is_one_of(marks))
    }

    /// Whether an item is a mark outside quotation.
    pub(super) fn is_any_mark(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Mark)
    }

    /// The bytes of some items.
    pub(super) fn bytes(&self, items: &Range<usize>) -> Range<usize> {
        let (Some(first), Some(last)) = (self.items.get(items.start), items.end.checked_sub(1)) else {
            return 0..0;
        };
        self.galley.bytes(first.token..self.end_token(last))
    }

    /// Whether a word tells of words said: a form of a verb of saying, and no part of a name.
    pub(super) fn is_cue(&self, at: usize) -> bool {
        self.sense(at).is(CUE) && self.name_at(at).is_none()
    }
}

/// Marks that a name under a quotation stands after.
pub(super) const DASHES: &[&str] = &["—", "–", "-", "--", "~", "―"];
/// The longest tag after a stop, in items.
const TAG: usize = 24;
/// What follows who asked something, rather than what somebody said besides.
const AFTER_TAG: Sense = Sense::PREPOSITION.or(Sense::SUBORDINATOR).or(Sense::ADVERB).or(Sense::TIME);
/// What tells that a clause follows, and that words before it were told before.
const CLAUSE: Sense =
    Sense::AUXILIARY.or(Sense::PRONOUN).or(Sense::THAT).or(Sense::VERB).or(FINITE).or(Sense::SAYING);

fn is_stop(token: &Token<'_>) -> bool {
    token.kind == Kind::Mark && (token.is_one_of(&["?", "!", "…"]) || token.lower.starts_with('.'))
}

fn can_begin(token: &Token<'_>) -> bool {
    !token.word.starts_with(char::is_lowercase)
        && !token.is_one_of(&[",", ";", ":", ")"])
        && !token.is_one_of(DASHES)
}
