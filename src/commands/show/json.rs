//! A brief as JSON in the shape of the format, raw values: what a file with everything spelled out would say.

use crate::brief::Article;
use crate::brief::{
    Actor, Attribution, Body, Brief, Certainty, Date, Figure, Item, Locator, Made, Number, Part, Quote,
    Section, Source, VERSION,
};
use crate::text::Text;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// A JSON value whose objects keep their order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Text(String),
    Number(Number),
    Whole(u64),
    True,
    List(Vec<Json>),
    Object(Object),
}

/// The keys that are known, in the order of the format.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Object(Vec<(&'static str, Json)>);

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Number(number) => number.serialize(serializer),
            Self::Whole(number) => number.serialize(serializer),
            Self::True => true.serialize(serializer),
            Self::List(list) => list.serialize(serializer),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl Object {
    /// Adds a value, if there is one.
    fn add(&mut self, key: &'static str, value: Option<Json>) {
        self.0.extend(value.map(|value| (key, value)));
    }

    fn text(&mut self, key: &'static str, text: Option<&Text>) {
        self.add(key, text.map(of_text));
    }

    fn date(&mut self, key: &'static str, date: Option<&Date>) {
        self.add(key, date.map(|date| Json::Text(date.as_written())));
    }

    fn word(&mut self, key: &'static str, word: &str) {
        self.add(key, Some(Json::Text(word.to_owned())));
    }

    fn list<T>(&mut self, key: &'static str, values: &[T], of: impl Fn(&T) -> Json) {
        self.add(key, (!values.is_empty()).then(|| Json::List(values.iter().map(of).collect())));
    }

    fn object(&mut self, key: &'static str, object: Object) {
        self.add(key, (!object.0.is_empty()).then_some(Json::Object(object)));
    }
}

/// The whole brief, or an object with one part of it.
pub(super) fn of(brief: &Brief, part: Option<Part>, article: &Article) -> Object {
    let mut object = Object::default();
    match (part, part.and_then(Part::section)) {
        (None, _) => whole(brief, &mut object),
        (_, Some(section)) => section_of(brief, section, &mut object),
        (Some(Part::Article), None) => object.list("article", &article.paragraphs, of_text),
        (Some(_), None) => object.list("actors", &brief.actors, |actor| of_actor(brief, actor)),
    }
    object
}

fn whole(brief: &Brief, object: &mut Object) {
    object.add("brief", Some(Json::Whole(VERSION)));
    object.text("headline", Some(&brief.headline));
    object.text("summary", brief.summary.as_ref());
    object.text("id", Some(&brief.id));
    object.text("language", Some(&brief.language));
    object.text("place", brief.place.as_ref());
    object.word("status", brief.status.key());
    object.list("corrections", &brief.corrections, |correction| {
        let mut object = Object::default();
        object.date("date", correction.date.as_ref());
        object.text("text", Some(&correction.text));
        Json::Object(object)
    });
    object.object("source", of_source(&brief.source));
    object.object("made", brief.made.as_ref().map(of_made).unwrap_or_default());
    object.list("actors", &brief.actors, |actor| of_actor(brief, actor));
    object.list("themes", &brief.themes, of_text);
    for section in Section::ALL {
        section_of(brief, section, object);
    }
}

fn section_of(brief: &Brief, section: Section, object: &mut Object) {
    object.list(section.key(), brief.section(section), |item| of_item(brief, item));
}

fn of_text(text: &Text) -> Json {
    Json::Text(text.raw().to_owned())
}

fn of_source(source: &Source) -> Object {
    let mut object = Object::default();
    object.text("outlet", Some(&source.outlet));
    object.date("published", Some(&source.published));
    object.date("updated", source.updated.as_ref());
    object.text("agency", source.agency.as_ref());
    object.text("title", source.title.as_ref());
    object.text("url", source.url.as_ref());
    object.list("byline", &source.byline, of_text);
    object.text("dateline", source.dateline.as_ref());
    object.text("text", source.text.as_ref());
    object.text("sha256", source.sha256.as_ref());
    object
}

fn of_made(made: &Made) -> Object {
    let mut object = Object::default();
    object.text("by", made.by.as_ref());
    object.text("with", made.with.as_ref());
    object.date("at", made.at.as_ref());
    object.text("reviewed_by", made.reviewed_by.as_ref());
    object
}

fn of_actor(brief: &Brief, actor: &Actor) -> Json {
    let mut object = Object::default();
    object.text("id", Some(&actor.id));
    object.text("name", Some(&actor.name));
    object.add("kind", actor.kind.map(|kind| Json::Text(kind.key().to_owned())));
    object.text("role", actor.role.as_ref());
    object.list("speaks_for", &actor.speaks_for, |who| of_attribution(brief, who));
    object.list("aliases", &actor.aliases, of_text);
    object.list("same_as", &actor.same_as, of_text);
    object.add("local", actor.local.then_some(Json::True));
    Json::Object(object)
}

fn of_attribution(brief: &Brief, who: &Attribution) -> Json {
    match who {
        Attribution::Actor(_) => {
            brief.actor(who).map_or(Json::Text(String::new()), |actor| of_text(&actor.id))
        }
        Attribution::Undeclared(name) => of_text(name),
        Attribution::Article => Json::Text("article".to_owned()),
        Attribution::Unnamed { who, because } => {
            let mut object = Object::default();
            object.text("unnamed", Some(who));
            object.text("because", because.as_ref());
            Json::Object(object)
        }
    }
}

fn of_item(brief: &Brief, item: &Item) -> Json {
    let mut object = Object::default();
    object.text("id", item.id.as_ref());
    match &item.body {
        Body::Prose(text) => object.text("text", Some(text)),
        Body::Event { date, text } => {
            object.date("date", date.as_ref());
            object.text("text", Some(text));
        }
        Body::Quote(quote) => add_quote(brief, quote, &mut object),
        Body::Figure(figure) => add_figure(figure, &mut object),
    }
    object.list("actors", &item.actors, |who| of_attribution(brief, who));
    object.list("themes", &item.themes, of_text);
    object.list("source", &item.source, |who| of_attribution(brief, who));
    object.add("via", item.via.as_ref().map(|who| of_attribution(brief, who)));
    if item.certainty != Certainty::Unknown {
        object.word("certainty", item.certainty.key());
    }
    object.text("caveat", item.caveat.as_ref());
    object.text("note", item.note.as_ref());
    object.list("at", &item.at, of_locator);
    Json::Object(object)
}

fn of_locator(at: &Locator) -> Json {
    let paragraph = at.paragraph.map(|number| Json::Whole(number.into()));
    match (paragraph, &at.exact, &at.prefix) {
        (Some(paragraph), None, None) => paragraph,
        (paragraph, exact, prefix) => {
            let mut object = Object::default();
            object.add("paragraph", paragraph);
            object.text("exact", exact.as_ref());
            object.text("prefix", prefix.as_ref());
            Json::Object(object)
        }
    }
}

fn add_quote(brief: &Brief, quote: &Quote, object: &mut Object) {
    object.add("speaker", quote.speaker.as_ref().map(|who| of_attribution(brief, who)));
    match quote.parts.as_slice() {
        [text] => object.text("text", Some(text)),
        parts => object.list("text", parts, of_text),
    }
    object.word("kind", quote.kind.key());
    let mut said = Object::default();
    said.date("date", quote.said.date.as_ref());
    said.text("place", quote.said.place.as_ref());
    said.text("to", quote.said.to.as_ref());
    object.object("said", said);
    object.text("context", quote.context.as_ref());
    if let Some(translated) = &quote.translated {
        let mut object_of = Object::default();
        object_of.text("from", translated.from.as_ref());
        object_of.text("original", translated.original.as_ref());
        object.add("translated", Some(Json::Object(object_of)));
    }
}

fn add_figure(figure: &Figure, object: &mut Object) {
    object.add("value", figure.value.map(Json::Number));
    object
        .add("range", figure.range.map(|(from, to)| Json::List(vec![Json::Number(from), Json::Number(to)])));
    object.text("words", figure.words.as_ref());
    object.text("unit", figure.unit.as_ref());
    object.text("what", figure.what.as_ref());
    object.text("of", figure.of.as_ref());
    object.text("per", figure.per.as_ref());
    if let Some((value, unit)) = &figure.also {
        let mut also = Object::default();
        also.add("value", Some(Json::Number(*value)));
        also.text("unit", unit.as_ref());
        object.object("also", also);
    }
    object.add("bound", figure.bound.map(|bound| Json::Text(bound.key().to_owned())));
    object.text("hedge", figure.hedge.as_ref());
    object.date("as_of", figure.as_of.as_ref());
    object.date("period", figure.period.as_ref());
    object.text("series", figure.series.as_ref());
    object.list("conflicts_with", &figure.conflicts_with, of_text);
}
