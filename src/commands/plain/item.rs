//! An item in statements: its words first, then who says so, what needs care, and all else that the file says of it.

use super::saying::{Nth, Saying, spoken_date};
use crate::brief::sourcing::Sourcing;
use crate::brief::{Body, Brief, Figure, Item, Locator, Quote, QuoteKind, Section};
use crate::commands::wording::{self, line, list, name, names, person};
use crate::text::Text;

/// An item, and what is known of it besides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) brief: &'a Brief,
    pub(super) item: &'a Item,
    /// How it stands with the article's text, where that is to be told.
    pub(super) sourcing: Option<&'a Sourcing>,
}

/// All that is said of an item, which is one of several.
pub(super) fn item(told: &Told<'_>, nth: Nth) -> Saying {
    let Told { brief, item, sourcing } = *told;
    let mut saying = Saying::default();
    saying.say(format!("{} {nth}. {}", noun(item.section), words(brief, item)));
    saying.text("Caveat", item.caveat.as_ref());
    item.quote().into_iter().for_each(|quote| said(&mut saying, brief, quote));
    saying.value("Source", &names(brief, &item.source));
    saying.value("Passed on by", &item.via.as_ref().map(|via| name(brief, via)).unwrap_or_default());
    saying.value("Certainty", wording::certainty(item));
    item.figure().into_iter().for_each(|figure| counted(&mut saying, brief, figure));
    places(&mut saying, item);
    if let Some(sourcing) = sourcing {
        saying.say(stands(sourcing));
    }
    marked(&mut saying, brief, item);
    saying
}

fn noun(section: Section) -> &'static str {
    match section {
        Section::KeyFacts => "Key fact",
        Section::Quotes => "Quote",
        Section::Figures => "Figure",
        Section::Context => "Context",
        Section::Timeline => "Event",
    }
}

fn words(brief: &Brief, item: &Item) -> String {
    match &item.body {
        Body::Prose(text) => line(text).into_owned(),
        Body::Event { date, text } => {
            let date =
                date.as_ref().map_or_else(|| "On a day that the file does not say".to_owned(), spoken_date);
            format!("{date}: {}", line(text))
        }
        Body::Quote(quote) => {
            let nobody = || "Somebody whom the file does not name".to_owned();
            let speaker = quote.speaker.as_ref().map_or_else(nobody, |who| person(brief, who));
            format!("{speaker}, {}: {}", verb(quote.kind), spoken(quote))
        }
        Body::Figure(figure) => format!("{} {}", wording::spoken_amount(figure), wording::counted(figure)),
    }
}

fn verb(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "said",
        QuoteKind::Partial => "said in part",
        QuoteKind::Indirect => "reported to have said",
    }
}

/// The words as they may be quoted; where the article splits them, that is said.
fn spoken(quote: &Quote) -> String {
    let parts: Vec<_> = quote.parts.iter().map(line).collect();
    match quote.kind {
        QuoteKind::Indirect => parts.join(", and then: "),
        QuoteKind::Direct | QuoteKind::Partial if parts.is_empty() => String::new(),
        QuoteKind::Direct | QuoteKind::Partial => format!("“{}”", parts.join("”, and then: “")),
    }
}

fn said(saying: &mut Saying, brief: &Brief, quote: &Quote) {
    match &quote.said.date {
        Some(date) => saying.date("Said", Some(date)),
        None => saying.date("Printed", Some(&brief.source.published)),
    }
    saying.text("Said at", quote.said.place.as_ref());
    saying.text("Said to", quote.said.to.as_ref());
    saying.text("What it answers or refers to", quote.context.as_ref());
    if let Some(translated) = &quote.translated {
        let from = translated.from.as_ref().map(|from| format!(" from {}", line(from))).unwrap_or_default();
        let original = translated.original.as_ref();
        let original = original.map(|words| format!(". In the original: “{}”", line(words)));
        saying.say(format!("Translated{from}{}", original.unwrap_or_default()));
    }
}

fn counted(saying: &mut Saying, brief: &Brief, figure: &Figure) {
    saying.date("As of", figure.as_of.as_ref());
    saying.date("Over the time", figure.period.as_ref());
    saying.text("Series", figure.series.as_ref());
    for other in wording::conflicting(brief, figure, wording::spoken_amount) {
        saying.value("Disputed by", &other);
    }
}

/// Where it stands in the article. What is cited there word for word is not said a second time.
fn places(saying: &mut Saying, item: &Item) {
    let parts = item.quote().map(|quote| quote.parts.as_slice()).unwrap_or_default();
    let mut places: Vec<String> = item.at.iter().map(|at| located(at, parts)).collect();
    places.dedup();
    for place in places {
        saying.say(place);
    }
}

/// `Paragraph 7, after the words “in January”: “They filed it.”`
fn located(at: &Locator, said: &[Text]) -> String {
    let place =
        at.paragraph.map_or_else(|| "In the article".to_owned(), |number| format!("Paragraph {number}"));
    let prefix = at.prefix.as_ref().map(|words| format!(", after the words “{}”", line(words)));
    let exact = at.exact.as_ref().filter(|words| !said.contains(words));
    let exact = exact.map(|words| format!(": “{}”", line(words)));
    format!("{place}{}{}", prefix.unwrap_or_default(), exact.unwrap_or_default())
}

fn stands(sourcing: &Sourcing) -> String {
    match sourcing {
        Sourcing::Verbatim => "Stands in the article's text, word for word".to_owned(),
        Sourcing::NotFound => "Not found in the article's text, word for word".to_owned(),
        Sourcing::Unchecked => "Not checked against the article's text".to_owned(),
        Sourcing::Elsewhere(found) => {
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            let paragraphs = if found.len() == 1 { "paragraph" } else { "paragraphs" };
            let found = found.join(", ");
            format!("Stands in the article's text, but in {paragraphs} {found}, not where the brief says")
        }
    }
}

fn marked(saying: &mut Saying, brief: &Brief, item: &Item) {
    saying.value("Concerns", &names(brief, &item.actors));
    saying.value("Themes", &list(&item.themes));
    saying.text("Note", item.note.as_ref());
    saying.text("Id", item.id.as_ref());
    if let Some(draft) = wording::unreviewed(item.draft.as_ref()) {
        saying.say(draft);
    }
    if item.flawed {
        saying.say(format!("Flawed: the file has a mistake here, from line {}", item.place.line));
    }
}
