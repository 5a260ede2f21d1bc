//! A draft under review: what is decided of each of its parts, and the text that the file is to have for it.
//!
//! Corrections make another base text, in which every part keeps its place; verdicts lie beside it and are settled
//! together into what is saved. So taking anything back is putting back what was there before, and no part ever has to be
//! looked for. Only where another program has changed the file is the base read anew, and what was not saved yet is done
//! again where the same part still stands.
//!
//! Parts come in the article's order, an actor where it is first named: so the article is read once, from top to bottom.
//! The summary comes last, when whoever is to rewrite it has read the rest.

mod anew;
mod entry;
mod order;

use crate::brief::parse::parse;
use crate::brief::revise::{self, Field, Refusal, Revised, Target, Verdict, fields, get};
use crate::brief::sourcing::{Sourcing, sourcing};
use crate::brief::verbatim::{Concordance, Stretch};
use crate::brief::{Article, Brief, Diagnostic, marks};
use crate::library::BriefKey;
use crate::text::{Shown, Text};
pub use entry::Entry;
use std::sync::Arc;

/// More than anybody takes back.
const MAX_UNDO: usize = 500;

/// What a review begins with.
#[derive(Debug, Clone)]
pub struct Proof {
    /// Which brief of the library it is.
    pub key: BriefKey,
    /// Its file as it was asked for.
    pub path: Shown,
    /// The file's name without its ending.
    pub stem: String,
    /// All of the file.
    pub text: Arc<str>,
    /// The article, or why it is not at hand.
    pub article: Result<Arc<Article>, Shown>,
}

/// A text that the file is to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Save {
    /// How often the file has been found to be another's by then.
    pub generation: u64,
    /// All of it.
    pub text: Arc<str>,
}

/// A draft under review.
#[derive(Debug, Clone)]
pub struct Review {
    proof: Proof,
    /// The text with all corrections and no verdict.
    base: Arc<Base>,
    entries: Vec<Entry>,
    /// How many parts were accepted and dropped before the file was read anew.
    done_before: [usize; 2],
    /// The verdicts that the file is known to have, by entry.
    kept: Vec<Option<Verdict>>,
    /// The summary as it was drafted.
    drafted: Option<Text>,
    undo: Vec<Step>,
    /// What the file is to say.
    text: Arc<str>,
    brief: Arc<Brief>,
    /// What it is known to say.
    saved: Arc<str>,
    generation: u64,
    /// Why it could not be saved.
    trouble: Option<Shown>,
    /// Why it cannot be read any more, where another program has broken it.
    broken: Option<Shown>,
}

/// What became of a review whose file another program has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Overtaken {
    /// Where the entry is now: the one that is to be looked at again, else the one that was asked for.
    pub at: usize,
    /// The last decision that could not be made again, as its part was changed.
    pub lost: Option<Verdict>,
    /// Whether there is less to take back than before.
    pub undo_gone: bool,
}

/// A text in which nothing is decided, and what is known of it.
#[derive(Debug)]
struct Base {
    text: Arc<str>,
    brief: Brief,
    diagnostics: Arc<[Diagnostic]>,
    sourced: Vec<Option<Sourcing>>,
    /// Of each entry, where its words stand.
    places: Vec<Vec<Stretch>>,
}

/// What takes back what was done.
#[derive(Debug, Clone)]
enum Step {
    /// Verdicts that entries had.
    Verdicts(Vec<(usize, Option<Verdict>)>),
    /// The base before a correction of an entry.
    Correction(usize, Arc<Base>),
}

impl Review {
    /// Begins where it was left: with what is still a draft.
    ///
    /// # Errors
    /// Where the file cannot be read as a brief.
    pub fn new(proof: Proof) -> Result<Self, Refusal> {
        let (text, stem) = (proof.text.clone(), proof.stem.clone());
        let brief = parse(text.as_bytes(), &stem).brief.ok_or(Refusal::Unreadable)?;
        let targets = order::in_order(&brief, proof.article.as_deref().ok());
        let base = Arc::new(Base::new(&text, &proof, &targets).ok_or(Refusal::Unreadable)?);
        let entries: Vec<_> = targets.into_iter().filter_map(|target| Entry::new(&brief, target)).collect();
        Ok(Self {
            proof,
            base,
            done_before: [0; 2],
            kept: vec![None; entries.len()],
            entries,
            drafted: brief.summary.clone(),
            undo: Vec::new(),
            brief: Arc::new(brief),
            saved: text.clone(),
            text,
            generation: 0,
            trouble: None,
            broken: None,
        })
    }

    /// Which brief of the library it is.
    pub fn key(&self) -> &BriefKey {
        &self.proof.key
    }

    /// The article, or why it is not at hand.
    pub fn article(&self) -> Result<&Article, &Shown> {
        self.proof.article.as_deref()
    }

    /// The brief with all corrections; what is dropped is still in it.
    pub fn base(&self) -> &Brief {
        &self.base.brief
    }

    /// What is wrong with its file.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.base.diagnostics
    }

    /// The parts, in the order of the review.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How the words of an entry stand with the article.
    pub fn sourcing(&self, at: usize) -> Option<&Sourcing> {
        match self.entries.get(at)?.target {
            Target::Item(index) => self.base.sourced.get(index)?.as_ref(),
            Target::Summary | Target::Actor(_) => None,
        }
    }

    /// Where the words of an entry stand in the article.
    pub fn places(&self, at: usize) -> &[Stretch] {
        self.base.places.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// The paragraph at which an entry's words stand, or are said to, from 1.
    pub fn paragraph(&self, at: usize) -> Option<usize> {
        let found = self.places(at).first().map(|stretch| stretch.paragraph + 1);
        found.or_else(|| order::named(&self.base.brief, self.entries.get(at)?.target))
    }

    /// The line of the file as it is to be, from 1, on which an entry stands.
    pub fn line(&self, at: usize) -> Option<usize> {
        match self.now(at)? {
            Target::Summary => None,
            Target::Actor(index) => self.brief.actors.get(index).map(|actor| actor.place.line),
            Target::Item(index) => self.brief.items.get(index).map(|item| item.place.line),
        }
    }

    /// Where an entry is in the file as it is to be; `None` where it is dropped.
    fn now(&self, at: usize) -> Option<Target> {
        let entry = self.entries.get(at).filter(|entry| entry.verdict != Some(Verdict::Drop))?;
        let before = |it: &&Entry| it.verdict == Some(Verdict::Drop) && it.target < entry.target;
        let gone = |kind: fn(&Target) -> bool| {
            self.entries.iter().filter(|it| kind(&it.target)).filter(before).count()
        };
        Some(match entry.target {
            Target::Summary => Target::Summary,
            Target::Actor(index) => Target::Actor(index - gone(|it| matches!(it, Target::Actor(_)))),
            Target::Item(index) => Target::Item(index - gone(|it| matches!(it, Target::Item(_)))),
        })
    }

    /// How many parts are decided, of how many, and how many of the others are unsure.
    pub fn progress(&self) -> (usize, usize, usize) {
        let decided = self.entries.iter().filter(|entry| entry.verdict.is_some()).count();
        let unsure = self.entries.iter().filter(|entry| entry.verdict.is_none() && !entry.is_sure()).count();
        let before: usize = self.done_before.iter().sum();
        (before + decided, before + self.entries.len(), unsure)
    }

    /// Which of all parts an entry is, from 1.
    pub fn number(&self, at: usize) -> usize {
        self.done_before.iter().sum::<usize>() + at + 1
    }

    /// How many parts were given a verdict in this session.
    pub fn count(&self, verdict: Verdict) -> usize {
        let now = self.entries.iter().filter(|entry| entry.verdict == Some(verdict)).count();
        self.done_before[verdict as usize] + now
    }

    /// What came of it, for when it is over.
    pub fn outcome(&self) -> Shown {
        let (accepted, dropped) = (self.count(Verdict::Accept), self.count(Verdict::Drop));
        let left = self.entries.iter().filter(|entry| entry.verdict.is_none()).count();
        let rest = if left == 0 {
            "nothing left to review".to_owned()
        } else {
            format!("{left} left: nutgraf review {}", self.proof.path.line())
        };
        Shown::from(format!("{accepted} accepted, {dropped} dropped, {rest}"))
    }

    /// Whether the summary is still as it was drafted, out of the article's own sentences.
    pub fn is_to_be_rewritten(&self) -> bool {
        self.base.brief.summary.is_some() && self.base.brief.summary == self.drafted
    }

    /// The entry that a mistake of the file as it is to be concerns, by the path of the mistake's field.
    pub fn of_field(&self, field: &str) -> Option<usize> {
        let has = |at: &usize| self.now(*at).is_some_and(|target| target.has_field(&self.brief, field));
        (0..self.entries.len()).find(has)
    }

    /// The next entry from another that is undecided, round the end; of those that are not sure alone where `unsure`.
    pub fn open_from(&self, at: usize, down: bool, unsure: bool) -> Option<usize> {
        let length = self.entries.len();
        let mut steps =
            (1..=length).map(|step| (if down { at + step } else { at + length - step }) % length.max(1));
        let open = |at: &usize| {
            self.entries.get(*at).is_some_and(|entry| entry.verdict.is_none() && !(unsure && entry.is_sure()))
        };
        steps.find(open)
    }

    /// What can be corrected of an entry.
    pub fn fields(&self, at: usize) -> Vec<Field> {
        self.entries.get(at).map(|entry| fields(&self.base.brief, entry.target)).unwrap_or_default()
    }

    /// What a field says, as it is typed.
    pub fn value(&self, at: usize, field: Field) -> String {
        self.entries.get(at).map(|entry| get(&self.base.brief, entry.target, field)).unwrap_or_default()
    }

    /// Decides of entries. What has that verdict already keeps it.
    ///
    /// # Errors
    /// Where that cannot be written; nothing is decided then.
    pub fn decide(&mut self, which: &[usize], verdict: Verdict) -> Result<(), Refusal> {
        let before: Vec<_> =
            which.iter().filter_map(|at| Some((*at, self.entries.get(*at)?.verdict))).collect();
        self.put_verdicts(before.iter().map(|(at, _)| (*at, Some(verdict))));
        match self.settle() {
            Ok(()) => {
                self.push(Step::Verdicts(before));
                Ok(())
            }
            Err(refusal) => {
                self.put_verdicts(before);
                Err(refusal)
            }
        }
    }

    /// Corrects a field of an entry.
    ///
    /// # Errors
    /// Where it cannot have that value; nothing is changed then.
    pub fn correct(&mut self, at: usize, field: Field, typed: &str) -> Result<(), Refusal> {
        self.refuse_broken()?;
        let Some(target) = self.entries.get(at).map(|entry| entry.target) else { return Ok(()) };
        if typed.trim() == self.value(at, field) {
            return Ok(());
        }
        let revised = revise::set(&self.base.text, &self.proof.stem, target, field, typed)?;
        let targets: Vec<Target> = self.entries.iter().map(|entry| entry.target).collect();
        let base = Base::new(&revised.text.into(), &self.proof, &targets).ok_or(Refusal::Unreadable)?;
        let before = std::mem::replace(&mut self.base, Arc::new(base));
        if let Err(refusal) = self.settle() {
            self.base = before;
            return Err(refusal);
        }
        self.push(Step::Correction(at, before));
        Ok(())
    }

    /// Takes back what was last done; gives the entry that it concerned.
    pub fn undo(&mut self) -> Option<usize> {
        self.refuse_broken().ok()?;
        let step = self.undo.pop()?;
        let at = match step {
            Step::Verdicts(before) => {
                let at = before.first().map(|(at, _)| *at);
                self.put_verdicts(before);
                at
            }
            Step::Correction(at, base) => {
                self.base = base;
                Some(at)
            }
        };
        // It was settled so before.
        let _ = self.settle();
        at
    }

    /// The entries that can be accepted unseen: undecided, of a sure rule, and with nothing against them.
    pub fn sure(&self) -> Vec<usize> {
        let clean = |at: &usize| {
            let stands = matches!(self.sourcing(*at), None | Some(Sourcing::Verbatim));
            let flawed = matches!(self.entries[*at].target, Target::Item(index) if self.base.brief.items[index].flawed);
            stands && !flawed
        };
        let open = |at: &usize| self.entries[*at].verdict.is_none() && self.entries[*at].is_sure();
        (0..self.entries.len()).filter(open).filter(clean).collect()
    }

    /// What is to be saved now.
    pub fn save(&self) -> Save {
        Save { generation: self.generation, text: self.text.clone() }
    }

    /// Whether something is decided that is not in the file.
    pub fn is_unsaved(&self) -> bool {
        self.text != self.saved && self.broken.is_none()
    }

    /// Why it could not be saved, if it could not.
    pub fn trouble(&self) -> Option<&Shown> {
        self.broken.as_ref().or(self.trouble.as_ref())
    }

    /// The file has this text now.
    pub fn saved(&mut self, text: Arc<str>) {
        if text == self.text {
            self.kept = self.entries.iter().map(|entry| entry.verdict).collect();
        }
        self.saved = text;
        self.trouble = None;
    }

    /// The file could not be written.
    pub fn not_saved(&mut self, why: Shown) {
        self.trouble = Some(why);
    }

    fn refuse_broken(&self) -> Result<(), Refusal> {
        self.broken.as_ref().map_or(Ok(()), |_| Err(Refusal::Unreadable))
    }

    fn put_verdicts(&mut self, verdicts: impl IntoIterator<Item = (usize, Option<Verdict>)>) {
        for (at, verdict) in verdicts {
            if let Some(entry) = self.entries.get_mut(at) {
                entry.verdict = verdict;
            }
        }
    }

    fn settle(&mut self) -> Result<(), Refusal> {
        self.refuse_broken()?;
        let verdicts: Vec<_> =
            self.entries.iter().filter_map(|entry| Some((entry.target, entry.verdict?))).collect();
        let Revised { text, brief } = revise::settle(&self.base.text, &self.proof.stem, &verdicts)?;
        (self.text, self.brief) = (text.into(), Arc::new(brief));
        Ok(())
    }

    fn push(&mut self, step: Step) {
        if self.undo.len() == MAX_UNDO {
            self.undo.remove(0);
        }
        self.undo.push(step);
    }
}

impl Base {
    fn new(text: &Arc<str>, proof: &Proof, targets: &[Target]) -> Option<Self> {
        let parsed = parse(text.as_bytes(), &proof.stem);
        let brief = parsed.brief?;
        let concordance = proof.article.as_deref().ok().map(Concordance::new);
        let sourced = sourcing(&brief, concordance.as_ref());
        let of = |target: &Target| {
            concordance.as_ref().map(|text| marks::places(&brief, *target, text)).unwrap_or_default()
        };
        let places = targets.iter().map(of).collect();
        Some(Self { text: text.clone(), sourced, places, diagnostics: parsed.diagnostics.into(), brief })
    }
}

#[cfg(test)]
mod tests;
