//! The items of a brief's five sections.

use super::Decoder;
use super::actors::Allowed;
use super::fields::Fields;
use super::misplaced::Misplaced;
use crate::brief::field::Step;
use crate::brief::format;
use crate::brief::yaml::lines::What;
use crate::brief::yaml::{Node, Style, Value, example};
use crate::brief::{
    Attribution, Body, Certainty, Code, Item, Locator, Place, Quote, QuoteKind, Said, Section, Translation,
};
use crate::text::Text;
use std::collections::HashSet;

impl<'a> Decoder<'a> {
    /// Reads every section, and holds the ids of its items against each other.
    pub(super) fn items(&mut self, root: &Fields<'_, 'a>) -> Vec<Item> {
        let mut items = Vec::new();
        let mut ids = Vec::new();
        for section in Section::ALL {
            self.field(root, section.key(), |this, node| {
                this.section(node, section, &mut items, &mut ids);
                Some(())
            });
        }
        self.check_item_ids(ids, &mut items);
        items
    }

    fn section(&mut self, node: &Node<'a>, section: Section, items: &mut Vec<Item>, ids: &mut Ids) {
        let Value::Sequence(list) = &node.value else {
            self.not_a_list(node);
            let muted = self.report.mute(true);
            let item = match &node.value {
                Value::Mapping(_) => self.item(node, section, 0).0,
                _ => blank(node, section, 0),
            };
            self.report.unmute(muted);
            items.push(Item { flawed: true, ..item });
            return;
        };
        for (index, node) in list.iter().enumerate().filter(|(_, node)| !node.is_null()) {
            self.report.enter(Step::Entry(index));
            let errors = self.report.errors();
            let (mut item, id) = self.item(node, section, index);
            item.flawed |= self.report.errors() > errors;
            ids.extend(id.map(|place| (place, items.len())));
            items.push(item);
            self.report.leave();
        }
    }

    /// One item, and the place of its id.
    fn item(&mut self, node: &Node<'a>, section: Section, index: usize) -> (Item, Option<Place>) {
        let mut item = blank(node, section, index);
        match &node.value {
            Value::Scalar(_) if format::takes_sentences(section) => return (item, None),
            Value::Mapping(pairs) if format::takes_sentences(section) && is_cut_sentence(pairs) => {
                self.cut_sentence(node);
                item.body = self.whole_body(node, section);
                return (item, None);
            }
            _ => {}
        }
        if let Some(home) = self.misplaced(node, section) {
            self.item_of_another(node, section, home, &mut item);
            return (item, None);
        }
        let Some(fields) = self.fields(node, format::item(section)) else { return (item, None) };
        self.marks(&fields, &mut item);
        item.body = self.body(&fields, section);
        let id = fields.get("id").filter(|_| item.id.is_some()).map(|node| node.place);
        (item, id)
    }

    /// Reads an item that belongs in another section by what it has there, so that nothing is told of it but that it
    /// is misplaced, and, where it cannot be where it is, whatever else is wrong with it.
    fn item_of_another(&mut self, node: &Node<'a>, section: Section, home: Section, item: &mut Item) {
        let Some(fields) = self.fields(node, format::item(home)) else { return };
        self.marks(&fields, item);
        item.flawed = self.misplaced.last().is_some_and(Misplaced::is_error);
        if !item.flawed {
            // It may be where it is, and then what its other keys hold is nobody's to judge.
            item.body = self.body(&fields, section);
            return;
        }
        item.body = match (section, self.body(&fields, home)) {
            (Section::KeyFacts | Section::Context, Body::Prose(text) | Body::Event { text, .. }) => {
                Body::Prose(text)
            }
            _ => self.whole_body(node, section),
        };
    }

    /// What every item may have.
    fn marks(&mut self, fields: &Fields<'_, 'a>, item: &mut Item) {
        item.draft.clone_from(&fields.draft);
        item.id = self.some_text(fields, "id");
        item.actors = self.attributions(fields, "actors", Allowed::ActorsOnly);
        item.themes = self.texts(fields, "themes");
        item.source = self.attributions(fields, "source", Allowed::Source);
        item.via = self.field(fields, "via", |this, node| this.attribution(node, Allowed::Unnamed));
        item.certainty =
            self.choice(fields, "certainty", Certainty::KEYS, Certainty::from_key).unwrap_or_default();
        item.caveat = self.field(fields, "caveat", Self::text);
        item.note = self.field(fields, "note", Self::text);
        item.at =
            self.field(fields, "at", |this, node| Some(this.each(node, Self::locator))).unwrap_or_default();
    }

    fn attributions(
        &mut self,
        fields: &Fields<'_, 'a>,
        key: &'static str,
        allowed: Allowed,
    ) -> Vec<Attribution> {
        let read = |this: &mut Self, node: &Node<'a>| {
            Some(this.each(node, |this, node| this.attribution(node, allowed)))
        };
        self.field(fields, key, read).unwrap_or_default()
    }

    fn body(&mut self, fields: &Fields<'_, 'a>, section: Section) -> Body {
        match section {
            Section::KeyFacts | Section::Context => {
                Body::Prose(self.some_text(fields, "text").unwrap_or_default())
            }
            Section::Quotes => Body::Quote(self.quote(fields)),
            Section::Figures => Body::Figure(self.figure(fields)),
            Section::Timeline => Body::Event {
                date: self.field(fields, "date", Self::date),
                text: self.some_text(fields, "text").unwrap_or_default(),
            },
        }
    }

    fn quote(&mut self, fields: &Fields<'_, 'a>) -> Quote {
        let read_speaker = |this: &mut Self, node: &Node<'a>| this.attribution(node, Allowed::Unnamed);
        Quote {
            speaker: self.field(fields, "speaker", read_speaker),
            parts: self.parts(fields),
            kind: self.choice(fields, "kind", QuoteKind::KEYS, QuoteKind::from_key).unwrap_or_default(),
            said: self.field(fields, "said", Self::said).unwrap_or_default(),
            context: self.field(fields, "context", Self::text),
            translated: self.field(fields, "translated", Self::translation),
        }
    }

    /// The words of a quote; a list without any is as good as no key.
    fn parts(&mut self, fields: &Fields<'_, 'a>) -> Vec<Text> {
        let parts = self.texts(fields, "text");
        let is_blank = |part: &Text| part.raw().trim().is_empty();
        if let Some(node) = fields.get("text").filter(|node| matches!(node.value, Value::Sequence(_)))
            && parts.iter().all(is_blank)
        {
            self.report.add_in(Code::MissingKey, node.place, "text", || {
                What::new("`text` is empty").help("add the words: `text: \"…\"`")
            });
        }
        parts
    }

    fn said(&mut self, node: &Node<'a>) -> Option<Said> {
        let fields = self.fields(node, &format::SAID)?;
        Some(Said {
            date: self.field(&fields, "date", Self::date),
            place: self.field(&fields, "place", Self::text),
            to: self.field(&fields, "to", Self::text),
        })
    }

    fn translation(&mut self, node: &Node<'a>) -> Option<Translation> {
        let fields = self.fields(node, &format::TRANSLATED)?;
        Some(Translation {
            from: self.field(&fields, "from", Self::text),
            original: self.field(&fields, "original", Self::text),
        })
    }

    /// A paragraph's number, or `{paragraph, exact, prefix}`.
    fn locator(&mut self, node: &Node<'a>) -> Option<Locator> {
        if node.scalar().is_some() {
            return Some(Locator { paragraph: Some(self.ordinal(node)?), ..Locator::default() });
        }
        let fields = self.fields(node, &format::LOCATOR)?;
        Some(Locator {
            paragraph: self.field(&fields, "paragraph", Self::ordinal),
            exact: self.field(&fields, "exact", Self::text),
            prefix: self.field(&fields, "prefix", Self::text),
        })
    }

    /// Of items with the same id, the first in the file has it.
    fn check_item_ids(&mut self, mut ids: Ids, items: &mut [Item]) {
        ids.sort_by_key(|(place, _)| (place.line, place.column));
        let mut seen: HashSet<Text> = HashSet::with_capacity(ids.len());
        for (place, index) in ids {
            let Some(item) = items.get_mut(index) else { continue };
            let Some(id) = item.id.clone() else { continue };
            if seen.insert(id.clone()) {
                continue;
            }
            item.flawed = true;
            self.report.enter(Step::Key(item.section.key()));
            self.report.enter(Step::Entry(item.index));
            self.report.add_in(Code::DuplicateId, place, "id", || {
                What::new(format!("another item has the id `{}` already", id.raw()))
                    .help("give one of them another `id`")
            });
            self.report.leave();
            self.report.leave();
        }
    }

    /// `- The operator: all is well`, where a sentence may stand.
    fn cut_sentence(&mut self, node: &Node<'a>) {
        let words = self.words(node);
        self.report.add(Code::WrongType, node.place, || {
            What::new("expected a sentence, found a key and its value: a colon and a space make one")
                .help(format!("put the sentence in double quotes: {}", example(words)))
        });
    }

    fn whole_body(&self, node: &Node<'a>, section: Section) -> Body {
        prose_body(Text::new(self.words(node)), section)
    }

    /// A node as it stands in the file.
    fn words(&self, node: &Node<'a>) -> &'a str {
        self.report.source().get(node.range()).unwrap_or_default().trim_end()
    }
}

/// An item that says its words and nothing more.
fn blank(node: &Node<'_>, section: Section, index: usize) -> Item {
    Item {
        section,
        index,
        id: None,
        actors: Vec::new(),
        themes: Vec::new(),
        source: Vec::new(),
        via: None,
        certainty: Certainty::default(),
        caveat: None,
        note: None,
        at: Vec::new(),
        body: bare_body(node, section),
        draft: None,
        flawed: false,
        place: node.head(),
    }
}

/// The places of items' ids, with the items' indices.
type Ids = Vec<(Place, usize)>;

/// One key of several words, which the format does not have, outside brackets.
fn is_cut_sentence(pairs: &[(Node<'_>, Node<'_>)]) -> bool {
    let [(key, value)] = pairs else { return false };
    let words = key.scalar().filter(|_| key.style == Style::Plain);
    value.scalar().is_some()
        && words.is_some_and(|words| !words.starts_with("x-") && words.contains(char::is_whitespace))
}

/// What an item without keys says: its words.
fn bare_body(node: &Node<'_>, section: Section) -> Body {
    prose_body(node.scalar().map(Text::new).unwrap_or_default(), section)
}

fn prose_body(text: Text, section: Section) -> Body {
    match section {
        Section::KeyFacts | Section::Context => Body::Prose(text),
        Section::Timeline => Body::Event { date: None, text },
        Section::Figures => Body::Figure(super::figures::in_words(text)),
        Section::Quotes => Body::Quote(Quote {
            speaker: None,
            parts: Some(text).filter(|text| !text.raw().is_empty()).into_iter().collect(),
            kind: QuoteKind::default(),
            said: Said::default(),
            context: None,
            translated: None,
        }),
    }
}
