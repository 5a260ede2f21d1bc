//! Who says so, and what the text says against it.

use super::super::galley::{Galley, Kind, Token};
use super::super::quotes::Quotation;
use super::Count;
use crate::brief::caveat::caveat;
use crate::text::Text;
use std::ops::Range;

/// The quotations of a text, to be asked in its order.
pub(super) struct Sayings {
    /// The stretches with their speakers, by where they begin.
    stretches: Vec<(Range<usize>, Range<usize>)>,
    /// The next stretch that has not begun.
    next: usize,
    /// Those that have, innermost last.
    open: Vec<usize>,
}

/// Deeper than this no quotation stands in others.
const DEEPEST: usize = 8;

impl Sayings {
    pub(super) fn of(quotations: &[Quotation]) -> Self {
        let spoken = quotations.iter().filter_map(|one| Some((&one.stretches, one.speaker.clone()?)));
        let each = |(stretches, speaker): (&Vec<Range<usize>>, Range<usize>)| {
            stretches.iter().cloned().map(|stretch| (stretch, speaker.clone())).collect::<Vec<_>>()
        };
        let mut stretches: Vec<_> = spoken.flat_map(each).collect();
        stretches.sort_by_key(|(stretch, _)| (stretch.start, std::cmp::Reverse(stretch.end)));
        Self { stretches, next: 0, open: Vec::new() }
    }

    /// Who says what stands at a byte; bytes must be asked for in order.
    pub(super) fn of_place(&mut self, byte: usize) -> Option<Range<usize>> {
        while let Some((stretch, _)) =
            self.stretches.get(self.next).filter(|(stretch, _)| stretch.start <= byte)
        {
            if stretch.end > byte {
                self.open.push(self.next);
            }
            self.next += 1;
        }
        let stretches = &self.stretches;
        let is_over = |index: &usize| stretches.get(*index).is_none_or(|(stretch, _)| stretch.end <= byte);
        while self.open.last().is_some_and(is_over) {
            self.open.pop();
        }
        let holding = self.open.iter().rev().take(DEEPEST).find(|index| !is_over(index))?;
        stretches.get(*holding).map(|(_, speaker)| speaker.clone())
    }
}

/// Whom a sentence names as saying what stands in it.
pub(super) struct Named {
    /// As mentioned: bytes.
    speaker: Range<usize>,
    /// Nothing before this byte is said.
    from: usize,
}

impl Named {
    /// The speaker, unless the number comes before what is said, or is a part of the mention itself.
    pub(super) fn of(&self, number: &Range<usize>) -> Option<Range<usize>> {
        let apart = number.end <= self.speaker.start || self.speaker.end <= number.start;
        (apart && self.from <= number.start).then(|| self.speaker.clone())
    }
}

/// The longest mention of a speaker, in tokens.
const LONGEST: usize = 12;

/// `according to X`; `X said` or `said X` after a comma at the sentence's end; `X said that` at its beginning.
pub(super) fn named(galley: &Galley<'_>, sentence: &Range<usize>) -> Option<Named> {
    let tokens = galley.tokens().get(sentence.clone())?;
    let to =
        tokens.windows(2).position(|pair| pair.iter().map(|token| &*token.lower).eq(["according", "to"]));
    let speaker = match to {
        Some(at) => mention(galley, sentence, sentence.start + at + 2),
        None => said(galley, sentence),
    };
    if let Some(speaker) = speaker {
        return Some(Named { speaker: galley.bytes(speaker), from: 0 });
    }
    opening(galley, sentence)
}

/// The speaker right before a number: `when the Lumen board estimates some 300`, `the mill put the loss at 40`.
pub(super) fn before(galley: &Galley<'_>, sentence: &Range<usize>, number: usize) -> Option<Range<usize>> {
    const LEADS: &[&str] = &["that", "there", "are", "were", "was"];
    let tokens = galley.tokens();
    let back = |from: usize, words: &'static [&'static str]| {
        (sentence.start..from)
            .rev()
            .take_while(move |at| tokens.get(*at).is_some_and(|token| token.is_one_of(words)))
            .count()
    };
    let start = number - back(number, LEADS);
    let is_at = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_one_of(words));
    let last = start.checked_sub(1).filter(|last| *last > sentence.start)?;
    let cue = if is_at(last, &["at"]) {
        let words = (sentence.start..last).rev().take(LONGEST / 2);
        let mut words = words.take_while(|at| tokens.get(*at).is_some_and(|one| one.kind == Kind::Word));
        words.find(|at| is_at(*at, &["put", "puts"]))?
    } else if is_at(last, &["of"]) {
        Some(last - 1).filter(|verb| is_at(*verb, &["speaks", "spoke", "warned", "warns"]))?
    } else {
        Some(last).filter(|last| is_at(*last, COUNTED))?
    };
    let end = cue - back(cue, &["has", "had", "have", "also", "now", "still", "officially"]);
    subject(galley, sentence, end).or_else(|| set_off(galley, sentence, end))
}

/// The subject of a verb behind something set off by commas: `the harbour master, Dara Ekk, counted`, `the board, which
/// runs two mills, counted`.
fn set_off(galley: &Galley<'_>, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let is_comma = |at: &usize| galley.tokens().get(*at).is_some_and(|token| token.is(","));
    let closes = end.checked_sub(1).filter(is_comma)?;
    let opens = (sentence.start..closes).rev().take(LONGEST).find(is_comma)?;
    let name = full_name(galley, sentence, opens + 1).filter(|name| name.end == closes);
    name.or_else(|| subject(galley, sentence, opens))
}

/// Verbs that say who counted what comes next.
const COUNTED: &[&str] = &[
    "counted",
    "counts",
    "documented",
    "estimated",
    "estimates",
    "registered",
    "reported",
    "reports",
    "said",
    "says",
];

/// The words before a token that name whom its verb is said of.
fn subject(galley: &Galley<'_>, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    const ENDS: &[&str] = &[
        "and", "as", "because", "but", "if", "since", "that", "when", "where", "which", "while", "who",
        "whom",
    ];
    const NOBODY: &[&str] =
        &["i", "it", "they", "we", "you", "a", "an", "the", "some", "is", "are", "was", "were", "be", "been"];
    let tokens = galley.tokens();
    let inside = |at: &usize| {
        tokens.get(*at).is_some_and(|token| {
            token.kind == Kind::Word && !token.is_one_of(ENDS) && !super::super::when::is_a_day(token)
        })
    };
    let length = (sentence.start..end).rev().take(LONGEST).take_while(inside).count();
    let words = end - length..end;
    let last = tokens.get(end.checked_sub(1)?).filter(|_| length > 0 && length < LONGEST)?;
    let first = tokens.get(words.start)?;
    let begins = first.is_capital() || first.is_one_of(&["a", "an", "the", "its", "his", "her", "their"]);
    (begins && !last.is_one_of(NOBODY)).then_some(words)
}

/// The speaker in a sentence's first words: `The mayor said on Monday that …`.
fn opening(galley: &Galley<'_>, sentence: &Range<usize>) -> Option<Named> {
    let tokens = galley.tokens().get(sentence.clone())?;
    let plain = |token: &&Token<'_>| token.kind == Kind::Word && !token.is_one_of(SAID) || token.is("'s");
    let length = tokens.iter().take(LONGEST).take_while(plain).count();
    let cue = tokens.get(length).filter(|cue| cue.is_one_of(SAID))?;
    // "An estimated 60 per cent"
    tokens.get(length.checked_sub(1)?).filter(|last| !last.is_one_of(&["a", "an", "the", "some"]))?;
    let speaker = galley.bytes(sentence.start..sentence.start + length);
    Some(Named { speaker, from: cue.end() })
}

/// What says that the words before it name a speaker.
const SAID: &[&str] = &["said", "says", "estimated", "estimates", "reported", "claimed", "warned"];

/// The mention that begins at a token: up to a mark, or a word that only goes on the sentence; of `a spokesman for the
/// mill, Dara Ekk` it is the name.
fn mention(galley: &Galley<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    const ENDS: &[&str] = &[
        "that",
        "which",
        "who",
        "on",
        "said",
        "in",
        "released",
        "published",
        "and",
        "as",
        "at",
        "after",
        "while",
        "when",
        "during",
        "adding",
    ];
    let tokens = galley.tokens();
    let rest = tokens.get(at..sentence.end)?;
    let goes_on = |token: &&Token<'_>| {
        token.kind != Kind::Mark && !token.is_one_of(ENDS) && !super::super::when::is_a_day(token)
    };
    let length = rest.iter().take(LONGEST).take_while(goes_on).count();
    let end = at + length;
    let described = rest.first().is_some_and(|first| first.is_one_of(&["a", "an", "the", "its"]));
    if described && tokens.get(end).is_some_and(|comma| comma.is(",")) {
        let name = full_name(galley, sentence, end + 1);
        return Some(name.unwrap_or(at..end)).filter(|mention| !mention.is_empty());
    }
    (length > 0).then_some(at..end)
}

/// A name of several words that begins at a token and is set off.
fn full_name(galley: &Galley<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let tokens = galley.tokens();
    let in_name = |at: &usize| {
        tokens.get(*at).is_some_and(|token| {
            token.is_capital() || token.is_one_of(&["al", "bin", "de", "der", "di", "el", "van", "von"])
        })
    };
    let end = at + (at..sentence.end).take(5).take_while(in_name).count();
    let set_off = tokens.get(end).filter(|_| end < sentence.end).is_none_or(|mark| mark.kind == Kind::Mark);
    let capital = tokens.get(at).is_some_and(Token::is_capital);
    (end > at + 1 && capital && set_off).then_some(at..end)
}

/// The speaker in the last words of a sentence: `…, police said.`, `…, said a spokesman for the mill, Dara Ekk.`
fn said(galley: &Galley<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let tokens = galley.tokens();
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let mut last = (sentence.start..sentence.end).rev().take(2 * LONGEST);
    let cue = last.find(|at| tokens.get(*at).is_some_and(|token| token.is_one_of(&["said", "says"])))?;
    let comma = (sentence.start..cue).rev().take(LONGEST).find(|at| is(*at, ","))?;
    if comma + 1 < cue {
        let is_near = sentence.end - cue < LONGEST;
        return Some(comma + 1..cue).filter(|_| is_near);
    }
    mention(galley, sentence, cue + 1).or_else(|| {
        // "…, Dara Ekk, who owns the mill, said."
        let set_off = (sentence.start..comma).rev().take(LONGEST).find(|at| is(*at, ","))?;
        let name = (sentence.start..set_off).rev().take(5).find(|at| is(*at, ","))?;
        full_name(galley, sentence, name + 1)
    })
}

/// Marks the figures of each paragraph in which the text says that something could not be confirmed: `check` asks for
/// it paragraph by paragraph, and so do readers who see one figure alone.
pub(super) fn mark_caveats(galley: &Galley<'_>, counts: &mut [Count]) {
    let mut rest = counts;
    for (index, paragraph) in galley.paragraphs().iter().enumerate() {
        let count = rest.partition_point(|count| count.number.start < paragraph.bytes.end);
        let (here, after) = rest.split_at_mut(count);
        rest = after;
        if here.is_empty() {
            continue;
        }
        if let Some(caveat) = caveat_in(galley, paragraph.tokens.clone()) {
            for count in here {
                count.caveat = Some(caveat.clone());
            }
            continue;
        }
        let last = galley.sentences().get(paragraph.sentences.end.saturating_sub(1));
        let from = last.map_or(usize::MAX, |last| galley.bytes(last.clone()).start);
        if let Some(caveat) = opening_caveat(galley, index + 1) {
            here.iter_mut()
                .filter(|count| count.number.start >= from)
                .for_each(|count| count.caveat = Some(caveat.clone()));
        }
    }
}

fn caveat_in(galley: &Galley<'_>, tokens: Range<usize>) -> Option<Text> {
    let lower: Vec<&str> = galley.tokens().get(tokens.clone())?.iter().map(|token| &*token.lower).collect();
    let words = caveat(&lower)?;
    Some(Text::new(galley.words(tokens.start + words.start..tokens.start + words.end)))
}

/// What the first sentence of a paragraph says against the last of the one before: `Those figures could not be …`.
fn opening_caveat(galley: &Galley<'_>, paragraph: usize) -> Option<Text> {
    let paragraph = galley.paragraphs().get(paragraph)?;
    let sentence = galley.sentences().get(paragraph.sentences.start)?;
    let opens = galley.tokens().get(sentence.start)?;
    let refers = opens.is_one_of(&[
        "the", "that", "this", "those", "these", "neither", "none", "it", "his", "her", "their",
    ]);
    if refers { caveat_in(galley, sentence.clone()) } else { None }
}
