//! Names as they are mentioned: the bare name, and the titles before it.
//!
//! [`Names`] tells runs of capitals; here a run is taken apart (`House Speaker Tom Ekk` is `Tom Ekk` with a title) or
//! put together (`Ministry` `of` `Health`), and what names nobody is left out: weekdays, offices without a name, words
//! that begin a sentence.

use super::lexicon::Sense;
use super::proof::Proof;
use crate::draft::galley::Kind;
use crate::draft::names::Names;
use std::ops::Range;

/// A name where it is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// The tokens of the bare name.
    pub(super) name: Range<usize>,
    /// The tokens of the titles before it; empty where there are none.
    pub(super) title: Range<usize>,
    /// Whether it stands in a heading, where every word has a capital.
    pub(super) in_heading: bool,
}

/// Every mention, in order.
pub(super) fn gather(proof: &Proof<'_, '_>, names: &Names) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let headings: Vec<bool> =
        proof.galley.paragraphs().iter().map(|one| is_heading(proof, &one.tokens)).collect();
    let mut paragraph = 0;
    let mut runs = names.all().iter().cloned().peekable();
    while let Some(mut run) = runs.next() {
        while let Some(next) = runs.next_if(|next| belongs(proof, &run, next)) {
            run.end = next.end;
        }
        let ends = |index: usize| proof.galley.paragraphs().get(index).map(|one| one.tokens.end);
        while ends(paragraph).is_some_and(|end| end <= run.start) {
            paragraph += 1;
        }
        let in_heading = headings.get(paragraph).copied().unwrap_or(false);
        for part in parts(proof, run) {
            take_apart(proof, part, in_heading, &mut mentions);
        }
    }
    mentions
}

/// Whether a run goes on over `of`, `for`, `of the`: `Ministry of Health`, `Secretary of State Tom Ekk`.
fn belongs(proof: &Proof<'_, '_>, run: &Range<usize>, next: &Range<usize>) -> bool {
    let last = run.end - 1;
    let between = run.end..next.start;
    let joins = proof.is(run.end, "of")
        || proof.is(run.end, "for") && proof.has(last, Sense::Organisation)
        || proof.is(run.end, "and") && proof.has(next.start, Sense::Branch) && proof.has(last, Sense::Branch);
    let length = between.len();
    let plain = length == 1 || length == 2 && proof.is(run.end + 1, "the");
    // "Lumen Weavers’ Union": an apostrophe within a name.
    let weavers = length == 1
        && (proof.is(run.end, "’") || proof.is(run.end, "'"))
        && proof.token(run.end).is_some_and(|mark| !mark.spaced)
        && proof.token(last).is_some_and(|token| token.lower.ends_with('s'))
        && next.clone().any(|index| proof.has(index, Sense::Organisation));
    if weavers {
        return proof.sentence(last) == proof.sentence(next.start);
    }
    let office = proof.has(last, Sense::Title) && proof.has(next.start, Sense::Branch);
    let body = proof.has(last, Sense::Organisation) && !proof.has(last, Sense::Group)
        || proof.is(run.end, "and") && proof.has(last, Sense::Branch);
    joins && plain && (office || body) && proof.sentence(last) == proof.sentence(next.start)
}

/// A heading has no stop at its end, and nearly all its words have capitals.
fn is_heading(proof: &Proof<'_, '_>, paragraph: &Range<usize>) -> bool {
    if paragraph.len() > 40 || paragraph.len() < 3 {
        return false;
    }
    let ends = proof.before(paragraph.end).is_some_and(|token| token.kind == Kind::Mark);
    let words =
        || paragraph.clone().filter(|index| proof.token(*index).is_some_and(|one| one.word.len() > 3));
    let capitals = words().filter(|index| proof.is_capital(*index)).count();
    let all = words().count();
    capitals * 10 >= all * 8 && (!ends || capitals == all && all > 4)
}

/// A run without the words that name nobody, cut at weekdays and months.
fn parts(proof: &Proof<'_, '_>, run: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::with_capacity(1);
    let mut start = run.start;
    for index in run.clone() {
        if proof.has(index, Sense::Calendar) {
            parts.push(start..index);
            start = index + 1;
        }
    }
    parts.push(start..run.end);
    parts.into_iter().filter_map(|part| trimmed(proof, part)).collect()
}

fn trimmed(proof: &Proof<'_, '_>, mut run: Range<usize>) -> Option<Range<usize>> {
    let is_empty = |index: usize| {
        let senses = proof.senses(index);
        !proof.is_word(index)
            || senses.has_any(&[Sense::Common, Sense::Clause, Sense::Determiner, Sense::Speech])
                && !senses.has_any(&[Sense::Organisation, Sense::Particle])
            || proof.is(index, "'s")
            || is_compound_adjective(proof, index)
    };
    while !run.is_empty() && is_empty(run.start) && !is_given(proof, &run) {
        run.start += 1;
    }
    // "United States": what closes a name may be a verb elsewhere.
    while !run.is_empty() && is_empty(run.end - 1) && !proof.has(run.end - 1, Sense::Speech) {
        run.end -= 1;
    }
    (!run.is_empty()).then_some(run)
}

/// `Will Harrow`: a given name that is another word as well, where no sentence begins with it.
fn is_given(proof: &Proof<'_, '_>, run: &Range<usize>) -> bool {
    run.len() > 1 && proof.has(run.start, Sense::Given) && !proof.is_initial(run.start)
}

/// Tells the titles from the name.
fn take_apart(proof: &Proof<'_, '_>, mut run: Range<usize>, in_heading: bool, mentions: &mut Vec<Mention>) {
    // "a Tennessee Republican" names Tennessee.
    while run.len() > 1 && is_partisan(proof, run.end - 1) {
        run.end -= 1;
    }
    let mut add = |title: Range<usize>, name: Range<usize>| {
        if !is_nobody(proof, &name, !title.is_empty()) {
            mentions.push(Mention { name, title, in_heading });
        }
    };
    if run.len() > 1 && is_organisation(proof, &run) {
        return add(run.start..run.start, run);
    }
    let Some(end) = title_end(proof, &run) else {
        let adjective = run.len() > 2 && proof.has(run.start, Sense::People) && is_name(proof, run.start + 1);
        let name = run.start + usize::from(adjective)..run.end;
        return add(run.start..name.start, name);
    };
    let is_title = |index: usize| {
        let titles = [Sense::Title, Sense::Honorific, Sense::Modifier, Sense::People, Sense::Branch];
        proof.senses(index).has_any(&titles) || proof.is_small(index)
    };
    let start = (run.start..end).rev().take_while(|index| is_title(*index)).last().unwrap_or(end - 1);
    if start > run.start {
        let before = run.start..start;
        // "White House Press Secretary": a title's words are not torn off the name of an office.
        let whole = is_nobody(proof, &before, false);
        add(start..start, before);
        return add(if whole { run.start..end } else { start..end }, end..run.end);
    }
    add(run.start..end, end..run.end);
}

/// A noun for one of a people or party, which a name may end with and is none of it.
fn is_partisan(proof: &Proof<'_, '_>, index: usize) -> bool {
    proof.has(index, Sense::People) && proof.has(index, Sense::Role)
}

fn is_name(proof: &Proof<'_, '_>, index: usize) -> bool {
    proof.has(index, Sense::Given)
}

/// The end of the titles that a run begins with: behind the last of them, unless nothing is left of the name.
fn title_end(proof: &Proof<'_, '_>, run: &Range<usize>) -> Option<usize> {
    let titles = [Sense::Title, Sense::Honorific];
    let is_title = |index: &usize| {
        let given = proof.has(*index, Sense::Given) || *index > run.start && is_name(proof, *index - 1);
        proof.senses(*index).has_any(&titles) && (!given || proof.has(*index, Sense::Honorific))
    };
    let last = run.clone().rev().skip(1).find(is_title)?;
    let mut end = last + 1;
    while end < run.end && (proof.is(end, "of") || proof.is(end, "and") || is_branch(proof, end)) {
        end += 1;
    }
    let rest = end..run.end;
    (!rest.is_empty() && !proof.has(rest.start, Sense::Suffix)).then_some(end)
}

/// A branch of government right behind `of`.
fn is_branch(proof: &Proof<'_, '_>, index: usize) -> bool {
    let follows = proof.before(index).is_some_and(|before| before.is("of") || before.is("and"));
    proof.has(index, Sense::Branch) && follows
}

/// Whether the words of a run say that it is an organisation: its last, or one before `of`.
fn is_organisation(proof: &Proof<'_, '_>, run: &Range<usize>) -> bool {
    let is_body = |index: usize| {
        proof.has(index, Sense::Organisation) && !proof.senses(index).has_any(&[Sense::Group, Sense::Given])
    };
    let titled = proof.senses(run.start).has_any(&[Sense::Honorific]);
    let before_of = |index: usize| proof.is(index + 1, "of") || proof.is(index + 1, "for");
    !titled && (is_body(run.end - 1) || run.clone().any(|index| is_body(index) && before_of(index)))
}

/// Whether words name nobody in themselves: an office, an adjective, one word that only begins a sentence.
fn is_nobody(proof: &Proof<'_, '_>, name: &Range<usize>, titled: bool) -> bool {
    let is_empty = |index: usize| {
        let senses = proof.senses(index);
        let names = [Sense::Organisation, Sense::Group, Sense::Place];
        let says_nothing = [Sense::Title, Sense::Modifier, Sense::People, Sense::Honorific, Sense::Branch];
        let nothing =
            [Sense::Common, Sense::First, Sense::Suffix, Sense::Person, Sense::They, Sense::It, Sense::Who];
        let known = senses.has_any(&names);
        let own = titled || name.len() > 1;
        senses.has_any(&nothing)
            || !known && senses.has_any(&says_nothing) && !(own && senses.has(Sense::Given))
            || proof.is(index, "of")
            || !proof.is_word(index)
            || proof.token(index).is_some_and(|token| token.lower.ends_with("-american"))
            || is_state_behind_town(proof, index)
    };
    let alone = name.len() == 1
        && !titled
        && (is_common_noun(proof, name.start)
            || proof.token(name.start).is_some_and(|token| {
                token.word.chars().count() < 2 || token.word.starts_with(|c: char| !c.is_uppercase())
            }));
    name.is_empty() || alone || name.clone().all(is_empty) && !titled_name(proof, name, titled)
}

/// `Allies` where a sentence begins with it.
fn is_common_noun(proof: &Proof<'_, '_>, index: usize) -> bool {
    let senses = proof.senses(index);
    let nouns = [Sense::Plural, Sense::Role, Sense::Body];
    let names = [Sense::Organisation, Sense::Group, Sense::Place, Sense::Given];
    senses.has_any(&nouns) && !senses.has_any(&names) && proof.is_initial(index)
}

/// `Lumen-backed`, `Orsan-born`: says something of what follows, and names nobody.
fn is_compound_adjective(proof: &Proof<'_, '_>, index: usize) -> bool {
    const TAILS: &[&str] = &[
        "area", "born", "bound", "built", "era", "flagged", "free", "friendly", "held", "language", "led",
        "like", "linked", "made", "majority", "only", "owned", "related", "run", "sized", "speaking",
        "style", "wide", "wing",
    ];
    const ARTICLES: &[&str] = &["al", "el", "an", "as", "ad", "ar", "abu", "ben", "bin"];
    let parts =
        proof.token(index).and_then(|token| token.word.rsplit_once(['-', '‑']).map(|two| (token, two)));
    parts.is_some_and(|(token, (base, tail))| {
        let is_adjective =
            tail.len() > 4 && (tail.ends_with("ed") || tail.ends_with("ing")) || TAILS.contains(&tail);
        token.is_capital() && is_adjective && !ARTICLES.contains(&base.to_lowercase().as_str())
    })
}

/// `Ark.` in "Little Rock, Ark.": says where a place is.
fn is_state_behind_town(proof: &Proof<'_, '_>, index: usize) -> bool {
    let is_short = proof.token(index).is_some_and(|token| token.word.ends_with('.'));
    is_short && proof.has(index, Sense::Place) && proof.before(index).is_some_and(|comma| comma.is(","))
}

/// `Mr. King`: after a title, a word that is a title as well is a name.
fn titled_name(proof: &Proof<'_, '_>, name: &Range<usize>, titled: bool) -> bool {
    titled && name.len() == 1 && !proof.has(name.start, Sense::Common)
}
