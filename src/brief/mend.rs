//! Writing into a brief's file what is certain, and leaving every other byte as it is.
//!
//! People write these files by hand and know them by their comments, their order and their line breaks. So nothing is
//! written out anew: what is mended are single ranges of bytes of the source. What comes out is read again, and unless it
//! means what was meant and nothing else, nothing is written at all.

pub(super) mod edit;
pub(super) mod insert;
mod marks;

use super::check::{Against, Checked, examine as check};
use super::document::Document;
use super::field::Field;
use super::parse::{Parsed, parse};
use super::sourcing::spoken;
use super::verbatim::Concordance;
use super::yaml::Style;
use super::{Article, Brief, Code, Diagnostic, Item, Locator, Original, Place, Severity};
use crate::text::marks::without_quote_marks;
use crate::text::{Shown, Text};
use edit::Edit;
use std::cell::OnceCell;
use std::collections::HashSet;

/// Where something in a file cannot be mended, so many bytes are read again to try the rest one by one.
const MOST_TRIED: usize = 256 << 10;

/// Checks a file as [`check`](super::check::check) does, and gathers what in it can be mended.
///
/// `named`: whether the article that `against` gives is the one of `source.text`, so that its `sha256` may be noted.
pub fn examine<'b>(
    bytes: &'b [u8],
    stem: &str,
    against: &Against<'_>,
    named: bool,
) -> (Checked, Mending<'b>) {
    let read = OnceCell::new();
    let text = |brief: &Brief| read.get_or_init(|| (against.text)(brief)).clone();
    let (checked, document) = check(bytes, stem, &Against { text: &text, ..*against });
    let mut mending = Mending { bytes, stem: stem.to_owned(), brief: None, mends: Vec::new() };
    if let (Some(brief), Some(document)) = (&checked.parsed.brief, &document) {
        let original = || text(brief).and_then(Result::ok);
        let file =
            File { brief, document, diagnostics: &checked.parsed.diagnostics, original: &original, named };
        mending.mends = file.mends();
        mending.brief = (!mending.mends.is_empty()).then(|| brief.clone());
        mending.keep_sound();
    }
    (checked, mending)
}

/// What can be mended in a file.
#[derive(Debug)]
pub struct Mending<'b> {
    bytes: &'b [u8],
    stem: String,
    /// As it was read; `None` where there is nothing to mend.
    brief: Option<Brief>,
    mends: Vec<Mend>,
}

/// How much there is to mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Places {
    /// Quotes that get their `at`.
    pub locators: usize,
    /// Texts that get their `sha256`.
    pub sums: usize,
    /// Quote marks that go, and words that get quotes.
    pub corrections: usize,
}

impl Places {
    /// All of them.
    pub fn all(self) -> usize {
        self.locators + self.sums + self.corrections
    }
}

impl std::ops::Add for Places {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            locators: self.locators + other.locators,
            sums: self.sums + other.sums,
            corrections: self.corrections + other.corrections,
        }
    }
}

/// One thing to mend.
#[derive(Debug)]
struct Mend {
    edits: Vec<Edit>,
    means: Means,
}

/// What mending changes in the brief.
#[derive(Debug)]
enum Means {
    /// Nothing: it was read so by us, and is now by others too.
    Same,
    /// An item, by its index, gets its locators.
    At { item: usize, at: Vec<Locator> },
    /// The text has been seen as it is.
    Sha256(Text),
    /// A part of a quote, by their indices, loses its quote marks.
    Words { item: usize, part: usize, words: Text },
}

impl Mending<'_> {
    /// What there is to mend, counted.
    pub fn places(&self) -> Places {
        self.mends.iter().fold(Places::default(), |places, mend| match mend.means {
            Means::At { .. } => Places { locators: places.locators + 1, ..places },
            Means::Sha256(_) => Places { sums: places.sums + 1, ..places },
            Means::Same | Means::Words { .. } => Places { corrections: places.corrections + 1, ..places },
        })
    }

    /// Leaves out what cannot be mended without changing something else, so that it does not hold up the rest.
    fn keep_sound(&mut self) {
        if self.mends.is_empty() || self.apply().is_some() {
            return;
        }
        let all = std::mem::take(&mut self.mends);
        for mend in all.into_iter().take(MOST_TRIED / self.bytes.len().max(1)) {
            self.mends.push(mend);
            if self.apply().is_none() {
                self.mends.pop();
            }
        }
    }

    /// The whole file, mended; `None` where it would then not mean just that.
    pub fn apply(&self) -> Option<String> {
        let text = std::str::from_utf8(self.bytes).ok()?;
        let (mark, source) = match text.strip_prefix('\u{feff}') {
            Some(source) => ("\u{feff}", source),
            None => ("", text),
        };
        let edits = self.mends.iter().flat_map(|mend| mend.edits.iter().cloned()).collect();
        let mended = format!("{mark}{}", edit::apply(source, edits)?);
        self.is_meant(&parse(mended.as_bytes(), &self.stem)).then_some(mended)
    }

    fn is_meant(&self, after: &Parsed) -> bool {
        let before = parse(self.bytes, &self.stem).diagnostics;
        let told = |found: &[Diagnostic]| -> Vec<(Code, Shown, Shown)> {
            found.iter().map(|one| (one.code, one.field.clone(), one.message.clone())).collect()
        };
        let meant = self
            .brief
            .clone()
            .map(|brief| self.mends.iter().fold(brief, |brief, mend| mend.means.in_brief(brief)));
        told(&before) == told(&after.diagnostics)
            && meant.map(comparable) == after.brief.clone().map(comparable)
    }
}

impl Means {
    /// The brief with the change.
    fn in_brief(&self, mut brief: Brief) -> Brief {
        match self {
            Self::Same => {}
            Self::Sha256(sha256) => brief.source.sha256 = Some(sha256.clone()),
            Self::At { item, at } => {
                if let Some(item) = brief.items.get_mut(*item) {
                    item.at.clone_from(at);
                }
            }
            Self::Words { item, part, words } => {
                let part = brief
                    .items
                    .get_mut(*item)
                    .and_then(Item::quote_mut)
                    .and_then(|quote| quote.parts.get_mut(*part));
                if let Some(part) = part {
                    *part = words.clone();
                }
            }
        }
        brief
    }
}

/// A brief without what mending may change: where things stand, and white space around a quote's words.
fn comparable(mut brief: Brief) -> Brief {
    brief.actors.iter_mut().for_each(|actor| actor.place = Place::default());
    for item in &mut brief.items {
        item.place = Place::default();
        for part in item.quote_mut().into_iter().flat_map(|quote| &mut quote.parts) {
            *part = Text::new(part.raw().trim());
        }
    }
    brief
}

/// A file that was checked.
struct File<'c, 'b> {
    brief: &'c Brief,
    document: &'c Document<'b>,
    diagnostics: &'c [Diagnostic],
    /// Gives the article, where it is at hand.
    original: &'c dyn Fn() -> Option<Original>,
    /// Whether it is the one of `source.text`.
    named: bool,
}

impl File<'_, '_> {
    /// Values before keys: where both end up at one byte, a value's closing quote comes before the key that follows it.
    fn mends(&self) -> Vec<Mend> {
        let mut mends: Vec<Mend> = self.traps().chain(self.quote_marks()).collect();
        let locators = self.without_locators();
        let lacks_sha256 = self.lacks_sha256();
        if let Some(original) = (lacks_sha256 || !locators.is_empty()).then(self.original).flatten() {
            mends.extend(self.sha256(&original).filter(|_| lacks_sha256));
            mends.extend(self.locators(&locators, &original.article));
        }
        mends
    }

    /// `place: no` as `place: "no"`.
    fn traps(&self) -> impl Iterator<Item = Mend> {
        let nodes = self.document.scalars_at(&self.told(Code::YamlTrap));
        nodes.into_iter().filter(|node| node.style == Style::Plain).filter_map(|node| {
            let range = node.range();
            // An alias stands for a value that is written elsewhere.
            let is_written_here = self.document.source().get(range.clone()) == node.scalar();
            let edits = vec![Edit::insert(range.start, "\""), Edit::insert(range.end, "\"")];
            is_written_here.then_some(Mend { edits, means: Means::Same })
        })
    }

    fn quote_marks(&self) -> Vec<Mend> {
        let told = self.told(Code::QuoteMarks);
        if told.is_empty() {
            return Vec::new();
        }
        let mut mends = Vec::new();
        for (index, item) in self.brief.items.iter().enumerate() {
            let parts = item.quote().map(|quote| quote.parts.as_slice()).unwrap_or_default();
            let parts = parts.iter().enumerate();
            mends.extend(parts.filter_map(|part| self.quote_marks_of((index, item), part, &told)));
        }
        mends
    }

    /// Where mistakes of a kind are.
    fn told(&self, code: Code) -> HashSet<Place> {
        self.diagnostics.iter().filter(|one| one.code == code).map(|one| one.place).collect()
    }

    fn quote_marks_of(
        &self,
        (index, item): (usize, &Item),
        (part, words): (usize, &Text),
        told: &HashSet<Place>,
    ) -> Option<Mend> {
        let node = self.document.value(&Field::of_item(item).key("text").entry(part))?;
        // A null entry of the list would shift the parts.
        if node.scalar() != Some(words.raw()) || !told.contains(&node.place) {
            return None;
        }
        let means =
            Means::Words { item: index, part, words: Text::new(without_quote_marks(words.raw())?.trim()) };
        Some(Mend { edits: marks::remove(self.document.source(), node)?, means })
    }

    fn lacks_sha256(&self) -> bool {
        let source = &self.brief.source;
        let lacks = self.named && source.text.is_some() && source.sha256.is_none();
        lacks && !self.in_doubt().contains("source") && self.stands()
    }

    /// Whether all that is held against the text stands in it: else the brief has not been checked against it yet.
    fn stands(&self) -> bool {
        let fails = |code| matches!(code, Code::QuoteNotVerbatim | Code::LocatorNotFound);
        !self.diagnostics.iter().any(|one| fails(one.code))
    }

    /// Notes which text it was that the brief was held against.
    fn sha256(&self, original: &Original) -> Option<Mend> {
        let node = self.document.value(&Field::of("source"))?;
        let edit = insert::key(self.document.source(), node, "sha256", &original.sha256)?;
        Some(Mend { edits: vec![edit], means: Means::Sha256(Text::new(&original.sha256)) })
    }

    /// The items, with their indices, whose words must stand in the article and of which the file does not say where.
    fn without_locators(&self) -> Vec<(usize, &Item)> {
        let lacks = |item: &Item| item.at.is_empty() && !item.flawed && spoken(item).is_some();
        let items = self.brief.items.iter().enumerate().filter(|(_, item)| lacks(item));
        let mut items: Vec<(usize, &Item)> = items.collect();
        if !items.is_empty() {
            let in_doubt = self.in_doubt();
            items.retain(|(_, item)| !in_doubt.contains(Field::of_item(item).to_string().as_str()));
        }
        items
    }

    fn locators(&self, items: &[(usize, &Item)], article: &Article) -> Vec<Mend> {
        let concordance = Concordance::new(article);
        let mend = |(index, item): &(usize, &Item)| {
            let found = concordance.find(spoken(item)?).filter(|found| found.certain)?;
            self.locator(*index, item, &found.paragraphs)
        };
        items.iter().filter_map(mend).collect()
    }

    fn locator(&self, index: usize, item: &Item, paragraphs: &[u32]) -> Option<Mend> {
        let node = self.document.value(&Field::of_item(item))?;
        let numbers: Vec<String> = paragraphs.iter().map(u32::to_string).collect();
        let value = match numbers.as_slice() {
            [one] => one.clone(),
            several => format!("[{}]", several.join(", ")),
        };
        let edit = insert::key(self.document.source(), node, "at", &value)?;
        let locator = |number: &u32| Locator { paragraph: Some(*number), ..Locator::default() };
        let at = paragraphs.iter().map(locator).collect();
        Some(Mend { edits: vec![edit], means: Means::At { item: index, at } })
    }

    /// The items, and the mappings of the root, in which a key that is not there may have been meant by something that
    /// is.
    fn in_doubt(&self) -> HashSet<&str> {
        let misread =
            |one: &&Diagnostic| one.code.severity() == Severity::Error || one.code == Code::UnknownKey;
        self.diagnostics.iter().filter(misread).map(|one| holder(one.field.as_str())).collect()
    }
}

/// `quotes[0]` of `quotes[0].text`, `source` of `source.text`.
fn holder(path: &str) -> &str {
    let end = path.find(['.', ']']).map(|at| if path.get(at..=at) == Some("]") { at + 1 } else { at });
    end.and_then(|end| path.get(..end)).unwrap_or(path)
}

#[cfg(test)]
mod tests;
