//! Citing: the words of a brief as they may be taken elsewhere, with all that must go with them.
//!
//! `“…” — Eric Schultz, White House spokesman (Gulf News, 18 May 2015, ¶23)` (SCREENS). Between the brackets stands what
//! nobody may lose on the way: that the article was withdrawn, that words are quoted in part or translated, how sure they
//! are, their caveat. One who pastes the line pastes it whole. Words that were only reported have no quote marks, and say so.
//!
//! Everything is made of shown text, so a citation holds no control and nothing hidden; in Markdown no word of a brief is
//! markup, and the only link is the outlet's, to a page of the web.

#[cfg(test)]
mod tests;

use super::amount::{Ids, as_of, over, whole};
use super::who::{line, name, office};
use super::wording::{paragraphs, said, translated};
use super::{Attribution, Body, Brief, Certainty, Date, Figure, Item, Quote, QuoteKind, Status};
use crate::text::link::Link;
use crate::text::markdown::{self, escaped};
use crate::text::quotes::quoted;
use crate::text::{Shown, Text};

/// How a citation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// As it stands in an article.
    #[default]
    Plain,
    /// `CommonMark`, the outlet a link.
    Markdown,
}

impl Style {
    /// Every style, as config.toml calls it; the default first.
    pub const NAMES: [(&'static str, Self); 2] = [("plain", Self::Plain), ("markdown", Self::Markdown)];

    /// Text of a file or of this program, as it reads in this style.
    fn text(self, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Markdown => escaped(text),
        }
    }

    /// A text that leads to an address, where the style has links and the address is one of the web.
    fn link(self, text: &str, address: Option<&Text>) -> String {
        match (self, address.and_then(web)) {
            (Self::Markdown, Some(address)) => format!("[{}]({address})", escaped(text)),
            _ => self.text(text),
        }
    }
}

/// The address of a page of the web, as it may stand in any text; `None` for what is none.
fn web(address: &Text) -> Option<String> {
    Link::new(address.raw()).map(|link| markdown::address(&link))
}

/// An item's words alone: a quote's in quote marks, a figure as one phrase, the sentence of a fact.
pub fn words(item: &Item) -> String {
    match &item.body {
        Body::Quote(quote) => quote_words(quote),
        Body::Figure(figure) => {
            let what = figure.what.as_ref().map(line).unwrap_or_default();
            joined(" ", [whole(figure), what])
        }
        Body::Prose(text) => line(text),
        Body::Event { date, text } => {
            joined(": ", [date.as_ref().map(Date::long).unwrap_or_default(), line(text)])
        }
    }
}

/// Quote marks are for words that are theirs; of a split quote each part has its own.
fn quote_words(quote: &Quote) -> String {
    let parts = quote.parts.iter().map(line);
    match quote.kind {
        QuoteKind::Indirect => format!("reported: {}", parts.collect::<Vec<_>>().join(" ")),
        QuoteKind::Direct | QuoteKind::Partial => {
            parts.map(|part| quoted(&part)).collect::<Vec<_>>().join(" … ")
        }
    }
}

/// What is copied where no citation is asked for: the words, and their caveat, which goes with them anywhere (FORMAT).
pub fn copied(item: &Item) -> String {
    with_caveat(&words(item), item.caveat.as_ref().map(line).as_deref())
}

/// Words and their caveat.
pub fn with_caveat(words: &str, caveat: Option<&str>) -> String {
    let caveat = caveat.map(|caveat| format!(" (caveat: {caveat})"));
    shown(&format!("{words}{}", caveat.unwrap_or_default()))
}

/// The words with who says so, where it stands and all that must go with it.
pub fn cite(brief: &Brief, item: &Item, style: Style) -> String {
    let caveat = item.caveat.as_ref().map(|caveat| format!("caveat: {}", line(caveat)));
    let by = by(brief, item, style, caveat.as_slice());
    shown(&format!("{}{}{by}", style.text(&words(item)), separator(&by)))
}

/// The same without the words and the caveat, for where these stand beside it.
pub fn source(brief: &Brief, item: &Item) -> String {
    shown(&by(brief, item, Style::Plain, &[]))
}

/// What stands between words and [`source`].
pub fn separator(source: &str) -> &'static str {
    if source.starts_with('(') { " " } else { " — " }
}

fn by(brief: &Brief, item: &Item, style: Style, caveat: &[String]) -> String {
    let who = match &item.body {
        Body::Quote(quote) => {
            let speaker = quote.speaker.as_ref().map(|who| called(brief, who));
            let speaker = speaker.unwrap_or_else(|| "speaker not given".to_owned());
            joined(", ", [speaker, said(quote), sources(brief, item)])
        }
        Body::Figure(figure) => joined(", ", [when(figure), sources(brief, item)]),
        Body::Prose(_) | Body::Event { .. } => sources(brief, item),
    };
    let notes = notes(brief, item).into_iter().chain(caveat.iter().cloned());
    let place = printed(brief, &paragraphs(item), notes, style);
    joined(" ", [style.text(&who), place])
}

/// `(Gulf News, 18 May 2015, ¶23; article withdrawn)`
fn printed(brief: &Brief, place: &str, notes: impl Iterator<Item = String>, style: Style) -> String {
    let outlet = style.link(&line(&brief.source.outlet), brief.source.url.as_ref());
    let place = joined(", ", [outlet, style.text(&brief.source.published.long()), style.text(place)]);
    let notes = standing(brief.status).map(str::to_owned).into_iter().chain(notes);
    let all: Vec<String> = std::iter::once(place).chain(notes.map(|note| style.text(&note))).collect();
    format!("({})", all.join("; "))
}

const fn standing(status: Status) -> Option<&'static str> {
    match status {
        Status::Current => None,
        Status::Corrected => Some("article corrected"),
        Status::Withdrawn => Some("article withdrawn"),
    }
}

/// What is said of words that a program found and no editor has accepted.
const DRAFT: &str = "draft, not reviewed";

/// What must be known of words besides who said them.
fn notes(brief: &Brief, item: &Item) -> Vec<String> {
    let quote = item.quote();
    let partial = quote.filter(|quote| quote.kind == QuoteKind::Partial).map(|_| "quoted in part".to_owned());
    let certainty = (item.certainty != Certainty::Unknown).then(|| item.certainty.key().to_owned());
    let disputed = item.figure().map(|figure| disputed(brief, figure)).unwrap_or_default();
    let translated = quote.and_then(|quote| quote.translated.as_ref()).map(translated);
    let flawed = item.flawed.then(|| "the brief has a mistake here".to_owned());
    let draft = item.draft.as_ref().map(|_| DRAFT.to_owned());
    partial
        .into_iter()
        .chain(certainty)
        .chain(disputed)
        .chain(translated)
        .chain(flawed)
        .chain(draft)
        .collect()
}

fn disputed(brief: &Brief, figure: &Figure) -> Vec<String> {
    if figure.conflicts_with.is_empty() {
        return Vec::new();
    }
    let ids = Ids::of(brief);
    figure.conflicts_with.iter().map(|id| ids.disputed(brief, id)).collect()
}

fn when(figure: &Figure) -> String {
    joined(
        ", ",
        [figure.as_of.as_ref().map(as_of), figure.period.as_ref().map(over)].map(Option::unwrap_or_default),
    )
}

/// Who says so, and who passed it on.
fn sources(brief: &Brief, item: &Item) -> String {
    let names: Vec<String> = item.source.iter().map(|who| called(brief, who)).collect();
    let and = if names.iter().any(|name| name.contains(", ")) { ", and " } else { " and " };
    let source = match item.source.as_slice() {
        [] => String::new(),
        [Attribution::Article] => names.concat(),
        _ => format!("according to {}", names.join(and)),
    };
    let via = item.via.as_ref().map(|via| format!("passed on by {}", called(brief, via)));
    joined(", ", [source, via.unwrap_or_default()])
}

/// The name with the office; the outlet, which is named anyway, by what it did.
fn called(brief: &Brief, who: &Attribution) -> String {
    match who {
        Attribution::Article => "the outlet’s own reporting".to_owned(),
        who => format!("{}{}", name(brief, who), office(brief, who)),
    }
}

/// A paragraph of the article itself, which is quoted.
pub fn paragraph_words(text: &Text) -> String {
    shown(&quoted(&line(text)))
}

/// The same, cited.
pub fn paragraph(brief: &Brief, number: usize, text: &Text, style: Style) -> String {
    let source = printed(brief, &format!("¶{number}"), std::iter::empty(), style);
    shown(&format!("{} {source}", style.text(&paragraph_words(text))))
}

/// Where a paragraph stands.
pub fn paragraph_source(brief: &Brief, number: usize) -> String {
    shown(&printed(brief, &format!("¶{number}"), std::iter::empty(), Style::Plain))
}

/// A declared actor by its index: name and office.
pub fn actor_words(brief: &Brief, index: usize) -> String {
    shown(&called(brief, &Attribution::Actor(index)))
}

/// The same, with the brief that says so.
pub fn actor(brief: &Brief, index: usize, style: Style) -> String {
    let draft = brief.actors.get(index).is_some_and(|actor| actor.draft.is_some());
    let source = printed(brief, "", draft.then(|| DRAFT.to_owned()).into_iter(), style);
    shown(&format!("{} {source}", style.text(&actor_words(brief, index))))
}

/// What is known of a brief in any list.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// What it is called.
    pub headline: &'a Text,
    /// Who printed the article.
    pub outlet: &'a Text,
    /// When.
    pub published: Option<&'a Date>,
    /// Where it can be read.
    pub url: Option<&'a Text>,
    /// Whether it still stands.
    pub status: Status,
}

impl Head<'_> {
    /// `Ramadi falls; thousands flee (Gulf News, 18 May 2015) https://…`; in Markdown the headline is the link.
    pub fn cite(&self, style: Style) -> String {
        let (headline, outlet) = (line(self.headline), style.text(&line(self.outlet)));
        let published = self.published.map(|date| style.text(&date.long())).unwrap_or_default();
        let place = joined(", ", [outlet, published]);
        let place = joined("; ", [place, standing(self.status).unwrap_or_default().to_owned()]);
        let place = if place.is_empty() { place } else { format!("({place})") };
        let (headline, address) = match style {
            Style::Plain => (headline, self.url.and_then(web).unwrap_or_default()),
            Style::Markdown => (style.link(&headline, self.url), String::new()),
        };
        shown(&joined(" ", [headline, place, address]))
    }
}

/// The parts that are not empty.
fn joined<const N: usize>(separator: &str, parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(separator)
}

/// Parts side by side can make one overlong cluster, so that what is put together is made safe once more.
fn shown(text: &str) -> String {
    Shown::new(text).line().into_owned()
}
