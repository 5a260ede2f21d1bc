//! Mentions: names, pronouns and descriptions that can be whom words are attributed to.

use super::passage::Passage;
use super::words::{CUE, FINITE, LIMIT, Sense};
use crate::draft::galley::Kind;
use std::ops::Range;

/// Words of the text for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Items of the passage.
    pub(super) items: Range<usize>,
    pub(super) kind: Mentioned,
}

/// How somebody is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mentioned {
    Name,
    Pronoun,
    /// `the minister`, `residents`, `a spokesman for the governor`.
    Description,
}

/// The longest description, in items, up to what it is of.
const LONGEST: usize = 9;
/// What begins a noun phrase.
const OPENING: Sense = Sense::DETERMINER.or(Sense::POSSESSIVE);

impl Passage<'_, '_> {
    /// The mention whose last item is `last`, beginning at `low` at the earliest.
    pub(super) fn mention_ending_at(&self, last: usize, low: usize) -> Option<Mention> {
        if last < low || self.run(last).is_some() {
            return None;
        }
        if let Some(quantity) = self.quantity_of(last, low) {
            return Some(quantity);
        }
        if let Some(name) = self.name_at(last).filter(|name| name.start >= low && name.end == last + 1) {
            return Some(Mention { items: name, kind: Mentioned::Name });
        }
        let sense = self.sense(last);
        if sense.is(Sense::PRONOUN) && !self.is_determined(last, low) {
            return Some(Mention { items: last..last + 1, kind: Mentioned::Pronoun });
        }
        if !self.is_noun(last) || sense.is(LIMIT.or(OPENING).or(Sense::TIME)) {
            return None;
        }
        let start = self.description_start(last, low)?;
        Some(Mention { items: start..last + 1, kind: Mentioned::Description })
    }

    /// Two who speak together: "Orr and Pell", where the first one was found.
    pub(super) fn with_second(&self, first: Mention, high: usize) -> Mention {
        let and = first.items.end;
        let second = self.mention_starting_at(and + 1, high).filter(|_| self.word(and) == "and");
        let ends = |second: &Mention| second.items.end >= high || self.is_any_mark(second.items.end);
        match second.filter(|second| ends(second) && second.kind == first.kind) {
            Some(second) => Mention { items: first.items.start..second.items.end, ..first },
            None => first,
        }
    }

    /// Two who speak together: "Orr and Pell", where the second one was found.
    pub(super) fn with_first(&self, first: usize, second: Mention) -> Mention {
        let and = second.items.start.wrapping_sub(1);
        let both = self.word(and) == "and"
            && self.mention_starting_at(first, and).is_some_and(|one| one.items.end == and);
        if both { Mention { items: first..second.items.end, ..second } } else { second }
    }

    /// Whether a word in small letters looks like a verb in the past: "retaliated".
    pub(super) fn is_verbal(&self, at: usize) -> bool {
        self.name_at(at).is_none() && is_past(self.word(at))
    }

    /// Whose a word for something said is: X, of "X’s claim" and of "the words of X".
    pub(super) fn owner_of(&self, at: usize) -> Option<Mention> {
        if !self.sense(at).is(Sense::SPEECH) || self.name_at(at).is_some() {
            return None;
        }
        if matches!(self.word(at + 1), "of" | "from" | "by") {
            return self.mention_starting_at(at + 2, self.len()).filter(|of| self.can_speak(of));
        }
        let mut before = at;
        for _ in 0..3 {
            before = before.checked_sub(1)?;
            if self.word(before) == "'s" || self.is_genitive(before) {
                return self.mention_ending_at(before.checked_sub(1)?, before.saturating_sub(LONGEST));
            }
            if self.sense(before).is(Sense::POSSESSIVE) && self.word(before) != "whose" {
                return Some(Mention { items: before..before + 1, kind: Mentioned::Pronoun });
            }
            if !self.is_noun(before) || self.sense(before).is(LIMIT.or(OPENING)) {
                break;
            }
        }
        None
    }

    /// Whether somebody who can speak is mentioned.
    pub(super) fn can_speak(&self, mention: &Mention) -> bool {
        match mention.kind {
            Mentioned::Name => true,
            Mentioned::Pronoun if mention.items.len() > 1 => true,
            Mentioned::Pronoun => !matches!(self.word(mention.items.start), "it" | "they" | "you" | "one"),
            Mentioned::Description => mention.items.clone().any(|at| self.sense(at).is(Sense::PERSON)),
        }
    }

    /// Whether somebody or something that can report is mentioned.
    pub(super) fn can_report(&self, mention: &Mention) -> bool {
        let speech = mention.items.clone().any(|at| self.sense(at).is(Sense::SPEECH));
        speech || mention.kind == Mentioned::Pronoun || self.can_speak(mention)
    }

    /// Whether a word such as "others" has a determiner of its own.
    fn is_determined(&self, at: usize, low: usize) -> bool {
        at > low && self.sense(at).is(OPENING) && self.sense(at - 1).is(OPENING)
    }

    /// "one of them"
    fn quantity_of(&self, last: usize, low: usize) -> Option<Mention> {
        let start = last.checked_sub(2).filter(|start| *start >= low)?;
        let them = matches!(self.word(last), "them" | "us") && self.word(last - 1) == "of";
        let quantity =
            them && self.sense(start).is(Sense::PRONOUN) && self.sense(start).is(Sense::DETERMINER);
        quantity.then_some(Mention { items: start..last + 1, kind: Mentioned::Pronoun })
    }

    /// The name that a description gives: Ada Orr, of "Pell’s lawyer, Ada Orr,".
    pub(super) fn named_by(&self, mention: Mention) -> Mention {
        let end = mention.items.end;
        let bare = mention.kind == Mentioned::Description && self.name_at(end - 1).is_none();
        let name = self.name_at(end + 1).filter(|name| {
            bare && self.is_mark(end, &[","]) && name.start == end + 1 && self.is_mark(name.end, &[",", "."])
        });
        match name {
            Some(items) => Mention { items, kind: Mentioned::Name },
            None => mention,
        }
    }

    /// Whether an item is a word that can be a noun.
    fn is_noun(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word && !token.word.starts_with(['’', '\'']))
    }

    /// Where the description begins that ends with a noun.
    fn description_start(&self, last: usize, low: usize) -> Option<usize> {
        let mut at = last;
        while at > low && last - at < LONGEST {
            let before = at - 1;
            let sense = self.sense(before);
            if self.word(before) == "'s" || self.is_genitive(before) {
                let owner = before.checked_sub(1).filter(|owner| *owner >= low)?;
                return Some(self.mention_ending_at(owner, low).map_or(at, |owner| owner.items.start));
            }
            if sense.is(OPENING) && self.name_at(before).is_none() {
                let more =
                    before > low && self.sense(before - 1).is(OPENING) && self.name_at(before - 1).is_none();
                return Some(if more { before - 1 } else { before });
            }
            let inside = self.is_noun(before)
                && !sense.is(LIMIT.or(Sense::TIME))
                && (!sense.is(FINITE) || sense.is(Sense::NOUN_TOO))
                || self.name_at(before).is_some()
                || self.is_mark(before, &["-"]);
            if !inside || sense.is(Sense::ADVERB) && !self.sense(at).is(Sense::PERSON) {
                break;
            }
            at = before;
        }
        let bare = self.sense(last).is(Sense::PERSON);
        let first = (at..last).find(|first| self.name_at(*first).is_some() || !self.sense(*first).is(CUE));
        bare.then(|| if last - at <= 3 { first.unwrap_or(last) } else { last })
    }

    /// Whether a mention is a pronoun that counts: "one", "some".
    pub(super) fn is_quantity(&self, mention: &Mention) -> bool {
        mention.kind == Mentioned::Pronoun && self.sense(mention.items.start).is(Sense::DETERMINER)
    }

    /// Whether an item is the apostrophe of a plural's genitive: officials’.
    fn is_genitive(&self, at: usize) -> bool {
        self.is_mark(at, &["’", "'"])
            && self.token(at).is_some_and(|token| !token.spaced)
            && at > 0
            && self.word(at - 1).ends_with('s')
    }

    /// The mention that begins with an item, ending before `high`.
    pub(super) fn mention_starting_at(&self, start: usize, high: usize) -> Option<Mention> {
        if start >= high || self.run(start).is_some() {
            return None;
        }
        if let Some(name) = self.name_at(start).filter(|name| name.start == start) {
            return Some(self.named_from(name, high));
        }
        let sense = self.sense(start);
        let verb_follows = self.is_cue(start + 1) || self.sense(start + 1).is(Sense::AUXILIARY);
        if sense.is(Sense::PRONOUN) && (verb_follows || !sense.is(OPENING.or(Sense::DETERMINER))) {
            return Some(Mention { items: start..start + 1, kind: Mentioned::Pronoun });
        }
        if sense.is(OPENING) {
            return self.described_from(start, high);
        }
        if self.is_noun(start) && !sense.is(LIMIT.or(Sense::ADVERB).or(Sense::TIME)) {
            return self.bare_from(start, high);
        }
        None
    }

    /// A mention that begins with a name: the name, or whose spokesman.
    fn named_from(&self, name: Range<usize>, high: usize) -> Mention {
        let genitive = self.word(name.end) == "'s" || self.is_genitive(name.end);
        let from = name.end + usize::from(genitive);
        let end = self.nouns_end(from, high);
        if let Some(inner) = self.name_at(end).filter(|inner| inner.start == end && end > from && end < high)
        {
            // Orr campaign manager Jan Pell; Orr’s brother Jan
            return Mention { items: inner, kind: Mentioned::Name };
        }
        let person = (from..end).any(|at| self.sense(at).is(Sense::PERSON));
        if end > from && (genitive || person) {
            return Mention { items: name.start..end, kind: Mentioned::Description };
        }
        Mention { items: name, kind: Mentioned::Name }
    }

    /// A description that begins with a determiner, or the name that it leads to: "the mayor", "the mayor Jan Pell".
    fn described_from(&self, start: usize, high: usize) -> Option<Mention> {
        let from = start + 1 + usize::from(self.sense(start + 1).is(OPENING));
        let mut end = self.nouns_end(from, high);
        while let Some(name) = self.name_at(end).filter(|name| name.start == end && end < high) {
            let after = self.nouns_end(name.end, high);
            let genitive = self.word(name.end) == "'s" || self.is_genitive(name.end);
            if after == name.end && !genitive {
                return Some(Mention { items: name, kind: Mentioned::Name });
            }
            end = if genitive { self.nouns_end(name.end + 1, high) } else { after };
            if end <= name.end {
                break;
            }
        }
        if end <= start + 1 {
            let alone = self.sense(start).is(Sense::PRONOUN);
            let end = self.with_complement(start + 1, high);
            return alone.then_some(Mention { items: start..end, kind: Mentioned::Pronoun });
        }
        if self.word(end) == "'s" || self.is_genitive(end) {
            let named = self.name_at(end + 1).filter(|name| name.start == end + 1 && name.end <= high);
            if let Some(name) = named {
                return Some(self.named_from(name, high)); // the union’s Ada Orr
            }
            end = self.nouns_end(end + 1, high).max(end);
        }
        Some(Mention { items: start..self.with_complement(end, high), kind: Mentioned::Description })
    }

    /// A mention without determiner: "residents of Pell", "campaign manager Jan Pell".
    fn bare_from(&self, start: usize, high: usize) -> Option<Mention> {
        let retired = usize::from(is_past(self.word(start)));
        let end = self.nouns_end(start + retired, high);
        if let Some(name) = self.name_at(end).filter(|name| name.start == end && end > start && end < high) {
            return Some(self.named_from(name, high));
        }
        if self.word(end) == "and" && end > start && self.sense(end - 1).is(Sense::PERSON) {
            let second = self.nouns_end(end + 1, high);
            let name = self.name_at(second).filter(|name| name.start == second && second > end + 1);
            if let Some(items) = name.filter(|name| name.end <= high) {
                return Some(Mention { items, kind: Mentioned::Name }); // author and broadcaster Ada Orr
            }
        }
        let speaks = Sense::PERSON.or(Sense::SPEECH);
        let last = (start..end).rev().find(|at| self.sense(*at).is(speaks))?;
        Some(Mention { items: start..self.with_complement(last + 1, high), kind: Mentioned::Description })
    }

    /// Where the nouns and adjectives end that begin with an item.
    fn nouns_end(&self, from: usize, high: usize) -> usize {
        if self.sense(from).is(OPENING) && from < high && !self.sense(from.wrapping_sub(1)).is(OPENING) {
            return from;
        }
        let mut at = from;
        while at < high.min(from + LONGEST) {
            let sense = self.sense(at);
            let hyphen = self.is_mark(at, &["-"]) && self.token(at).is_some_and(|token| !token.spaced);
            let past = is_past(self.word(at)) && (at > from || !self.sense(at.wrapping_sub(1)).is(OPENING));
            let verb = sense.is(CUE) && !sense.is(Sense::NOUN_TOO) || past || at > from && sense.is(OPENING);
            let noun =
                self.is_noun(at) && !sense.is(LIMIT.or(Sense::TIME)) && !verb || sense.is(Sense::PERSON);
            if self.name_at(at).is_some()
                || !(noun || hyphen || self.token(at).is_some_and(|token| token.kind == Kind::Number))
            {
                break;
            }
            at += 1;
            let next_ends = !self.sense(at).is(Sense::PERSON) && self.name_at(at).is_none();
            if sense.is(Sense::PERSON) && next_ends {
                break;
            }
        }
        at
    }

    /// The end of a description with what it is of: "a spokesman for the governor".
    fn with_complement(&self, end: usize, high: usize) -> usize {
        if end >= high || !matches!(self.word(end), "of" | "for" | "at" | "with" | "from" | "to") {
            return end;
        }
        let from = end + 1;
        let body_of = |name: Range<usize>| {
            let nouns = self.nouns_end(name.end, high);
            if (name.end..nouns).any(|at| self.sense(at).is(Sense::PERSON)) { nouns } else { name.end }
        };
        let complement = if let Some(name) = self.name_at(from).filter(|name| name.start == from) {
            body_of(name)
        } else if self.sense(from).is(OPENING) {
            let nouns = self.nouns_end(from + 1, high);
            self.name_at(nouns).filter(|name| name.start == nouns).map_or(nouns, body_of)
        } else if matches!(self.word(from), "them" | "us") {
            from + 1
        } else {
            self.nouns_end(from, high)
        };
        if complement > from && complement <= high { complement } else { end }
    }
}

fn is_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
}
