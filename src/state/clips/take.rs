//! Taking a clip: everything of an item that must outlive its brief.

use super::{Clip, ClipId};
use crate::brief::cite::{self, Style};
use crate::brief::record::{Context, FactRecord, FigureRecord, QuoteRecord, Record};
use crate::brief::snapshot::SeenItem;
use crate::brief::wording::paragraphs;
use crate::brief::{Brief, Item, Part};
use crate::state::BriefName;
use crate::text::Text;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// What a clip is taken from.
#[derive(Debug, Clone, Copy)]
pub struct Taken<'a> {
    /// What the brief is known by.
    pub name: &'a BriefName,
    /// Its file, relative to the library's root.
    pub path: &'a str,
    /// The brief.
    pub brief: &'a Brief,
}

impl ClipId {
    /// The first bytes of a digest of the brief's name and what is taken from it.
    fn of(name: &BriefName, section: &str, words: &str) -> Self {
        let mut sum = Sha256::new();
        for part in [&*name.library, &*name.id, section, words] {
            sum.update(part.len().to_le_bytes());
            sum.update(part);
        }
        Self(sum.finalize().iter().take(8).fold(0, |id, byte| id << 8 | u64::from(*byte)))
    }

    /// What a clip of an item is named.
    pub fn of_item(name: &BriefName, brief: &Brief, item: &Item) -> Self {
        Self::of(name, item.section.key(), SeenItem::of(brief, item).digest().as_str())
    }
}

impl Taken<'_> {
    /// An item, be it a quote, a figure, a fact or an event.
    pub fn item(&self, item: &Item) -> Clip {
        let Self { name, brief, .. } = *self;
        Clip {
            id: ClipId::of_item(name, brief, item),
            item: item.name(),
            section: item.section.key().to_owned(),
            words: cite::words(item),
            cited: cite::cite(brief, item, Style::Plain),
            markdown: cite::cite(brief, item, Style::Markdown),
            source: cite::source(brief, item),
            caveat: item.caveat.as_ref().map(|caveat| caveat.raw().to_owned()),
            paragraphs: paragraphs(item),
            record: self.record(item),
            ..self.blank()
        }
    }

    /// A paragraph of the article itself, from 1.
    pub fn paragraph(&self, number: usize, text: &Text) -> Clip {
        let Self { name, brief, .. } = *self;
        let place = format!("¶{number}");
        Clip {
            id: ClipId::of(name, Part::Article.key(), text.raw()),
            item: place.clone(),
            section: Part::Article.key().to_owned(),
            words: cite::paragraph_words(text),
            cited: cite::paragraph(brief, number, text, Style::Plain),
            markdown: cite::paragraph(brief, number, text, Style::Markdown),
            source: cite::paragraph_source(brief, number),
            paragraphs: place,
            record: json!({"record": "paragraph", "paragraph": number, "text": text.raw()}),
            ..self.blank()
        }
    }

    /// What all clips of a brief have in common.
    fn blank(&self) -> Clip {
        let Self { name, path, brief } = *self;
        let source = &brief.source;
        Clip {
            id: ClipId(0),
            at: None,
            brief: name.clone(),
            item: String::new(),
            section: String::new(),
            headline: brief.headline.raw().to_owned(),
            words: String::new(),
            cited: String::new(),
            markdown: String::new(),
            source: String::new(),
            caveat: None,
            note: None,
            url: source.url.as_ref().map(|url| url.raw().to_owned()),
            outlet: source.outlet.raw().to_owned(),
            published: source.published.as_written(),
            path: path.to_owned(),
            paragraphs: String::new(),
            record: Value::Null,
        }
    }

    fn record(&self, item: &Item) -> Value {
        let context = Context { path: self.path };
        let quote = QuoteRecord::new(context, self.brief, item).map(Record::Quote);
        let figure = || FigureRecord::new(context, self.brief, item).map(Record::Figure);
        let fact = FactRecord::new(context, self.brief, item);
        let record = quote.or_else(figure).map(serde_json::to_value);
        let record = record.or_else(|| fact.map(serde_json::to_value));
        // Records have no value that JSON cannot hold.
        record.and_then(Result::ok).unwrap_or_default()
    }
}
