//! A brief as a document: everything that it says, each item with all that goes with it.

use crate::brief::Article;
use crate::brief::sourcing::Sourcing;
use crate::brief::{Actor, Body, Brief, Date, Figure, Item, Made, Part, Section, Source};
use crate::commands::document::{Block, Entry};
use crate::commands::wording::{self, according_to, line, list, name, names, person};
use crate::library::{Sourced, State};
use crate::text::Text;
use crate::text::link::Link;

/// A brief, and what is known of it besides.
#[derive(Debug, Clone, Copy)]
pub(in crate::commands) struct Subject<'a> {
    pub(in crate::commands) brief: &'a Brief,
    pub(in crate::commands) state: State,
    /// How its items stand with the article's text, where that is to be told.
    pub(in crate::commands) sourced: Option<&'a Sourced>,
}

/// The blocks of a brief, or of one part of it; empty where that part is.
pub(in crate::commands) fn blocks(
    subject: &Subject<'_>,
    part: Option<Part>,
    article: &Article,
) -> Vec<Block> {
    let Subject { brief, state, .. } = *subject;
    if let Some(part) = part {
        let entries = entries(subject, part, article);
        // Words taken from a section alone must not lose that they were withdrawn.
        let standing = standing(brief, state).filter(|_| !entries.is_empty());
        return standing.into_iter().chain(entries).collect();
    }
    // Without an article at hand its part is empty, and so left out.
    let parts = Part::ALL.into_iter().flat_map(|part| headed(subject, part, article));
    head(brief, state).into_iter().chain(parts).collect()
}

fn headed(subject: &Subject<'_>, part: Part, article: &Article) -> Vec<Block> {
    let entries = entries(subject, part, article);
    let heading = (!entries.is_empty()).then(|| Block::Heading(part.title().to_owned()));
    heading.into_iter().chain(entries).collect()
}

fn entries(subject: &Subject<'_>, part: Part, article: &Article) -> Vec<Block> {
    let brief = subject.brief;
    match (part.section(), part) {
        (Some(section), _) => items(subject, section),
        (None, Part::Article) => {
            let paragraphs = article.paragraphs.iter().zip(1..);
            paragraphs.map(|(text, number)| Block::Text(format!("¶{number} {}", line(text)))).collect()
        }
        (None, _) => brief.actors.iter().map(|actor| Block::Entry(actor_entry(brief, actor))).collect(),
    }
}

/// The items of a section, and why some of them were not checked, where that is to be told.
fn items(subject: &Subject<'_>, section: Section) -> Vec<Block> {
    let Subject { brief, state, sourced } = *subject;
    let here = brief.items.iter().enumerate().filter(|(_, item)| item.section == section);
    let sourcing = |index| sourced.and_then(|sourced| sourced.item(index));
    let mut blocks: Vec<Block> =
        here.clone().map(|(index, item)| Block::Entry(entry(brief, state, item, sourcing(index)))).collect();
    let unchecked = here.clone().any(|(index, _)| sourcing(index) == Some(&Sourcing::Unchecked));
    let why = wording::unchecked(brief, sourced.and_then(Sourced::missing)).filter(|_| unchecked);
    blocks.extend(why.map(Block::Text));
    blocks
}

fn head(brief: &Brief, state: State) -> Vec<Block> {
    let mut blocks = vec![Block::Title(line(&brief.headline).into_owned()), source(&brief.source)];
    let summary = brief.summary.as_ref().map(|summary| summary.shown().as_str().to_owned());
    blocks.extend(standing(brief, state));
    blocks.extend(summary.filter(|summary| !summary.is_empty()).map(Block::Text));
    blocks.push(Block::Text(particulars(brief)));
    blocks
}

/// Whether the article still stands and the file is sound, with what was corrected; `None` where all is well.
fn standing(brief: &Brief, state: State) -> Option<Block> {
    let standing = wording::standing(brief.status, state);
    let status = (!standing.is_empty()).then(|| format!("status: {standing}"));
    let corrections = brief.corrections.iter().map(|correction| {
        let date = correction.date.as_ref().map(|date| format!(" {}", date.long())).unwrap_or_default();
        format!("correction{date}: {}", line(&correction.text))
    });
    let draft = brief.is_draft().then(|| wording::IS_DRAFT.to_owned());
    let lines: Vec<String> = status.into_iter().chain(corrections).chain(draft).collect();
    (!lines.is_empty()).then(|| Block::Text(lines.join("\n")))
}

fn source(source: &Source) -> Block {
    let updated = source.updated.as_ref().map(|date| format!("updated {}", date.long()));
    let byline = (!source.byline.is_empty()).then(|| format!("by {}", list(&source.byline)));
    let outlet = [Some(line(&source.outlet).into_owned()), Some(source.published.long()), updated];
    let origin = [
        optional(source.agency.as_ref()),
        byline,
        source.dateline.as_ref().map(|d| format!("from {}", line(d))),
    ];
    let first: Vec<String> = outlet.into_iter().chain(origin).flatten().collect();
    let link = source.url.as_ref().and_then(|url| Some((line(url).into_owned(), Link::new(url.raw())?)));
    let rest = [
        labelled("title", source.title.as_ref()),
        labelled("text", source.text.as_ref()),
        labelled("url", source.url.as_ref().filter(|_| link.is_none())),
    ];
    let text =
        [first.join(" · ")].into_iter().chain(rest.into_iter().flatten()).collect::<Vec<_>>().join("\n");
    match link {
        Some((url, link)) => Block::Linked(text, url, link),
        None => Block::Text(text),
    }
}

fn particulars(brief: &Brief) -> String {
    let themes = (!brief.themes.is_empty()).then(|| format!("themes: {}", list(&brief.themes)));
    let id = Some(format!("id: {}", line(&brief.id)));
    let language = Some(format!("language: {}", line(&brief.language)));
    let lines =
        [labelled("place", brief.place.as_ref()), themes, language, id, brief.made.as_ref().map(made)];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn made(made: &Made) -> String {
    let by = made.by.as_ref().map(|by| format!("by {}", line(by)));
    let with = made.with.as_ref().map(|with| format!("with {}", line(with)));
    let at = made.at.as_ref().map(|date| format!("on {}", date.long()));
    let reviewed = made.reviewed_by.as_ref().map(|by| format!("reviewed by {}", line(by)));
    format!("made: {}", [by, with, at, reviewed].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn optional(text: Option<&Text>) -> Option<String> {
    text.map(|text| line(text).into_owned())
}

fn labelled(label: &str, text: Option<&Text>) -> Option<String> {
    text.map(|text| format!("{label}: {}", line(text)))
}

/// One item with everything that goes with it; `sourcing` where it is to be told how it stands with the article's text.
pub(in crate::commands) fn entry(
    brief: &Brief,
    state: State,
    item: &Item,
    sourcing: Option<&Sourcing>,
) -> Entry {
    let printed =
        [line(&brief.source.outlet).into_owned(), brief.source.published.long(), wording::paragraphs(item)];
    // The citation has the day of print in its brackets already.
    let said = item.quote().and_then(|quote| quote.said.date.as_ref()).map(Date::long);
    let who = attribution(brief, item, said).join(", ");
    Entry {
        words: words(item),
        quoted: item.quote().is_some(),
        by: byline(brief, item, sourcing),
        citation: format!("{who} ({})", cited(&printed, &wording::standing(brief.status, state)))
            .trim_start()
            .to_owned(),
        notes: wording::not_found(sourcing)
            .map(str::to_owned)
            .into_iter()
            .chain(notes(brief, item))
            .collect(),
    }
}

/// Who says so, when, and where it stands: `Dara Vellmar, governor · as printed in Valley Post, 2 April 2031 · ✓ ¶4`.
fn byline(brief: &Brief, item: &Item, sourcing: Option<&Sourcing>) -> String {
    let quote = item.quote();
    let as_printed = quote
        .filter(|_| wording::is_as_printed(item, sourcing))
        .map(|quote| wording::as_printed(brief, quote));
    // Words with a day of their own have that among when, where and to whom; the print comes last.
    let dated = quote.is_some_and(|quote| quote.said.date.is_some());
    let (first, last) = if dated { (None, as_printed) } else { (as_printed, None) };
    let when = first.or_else(|| quote.map(|quote| wording::when(brief, quote)));
    let pieces = attribution(brief, item, when).into_iter().chain(last);
    let pieces = pieces.chain([wording::place(item, sourcing)]).filter(|piece| !piece.is_empty());
    pieces.collect::<Vec<_>>().join(" · ")
}

/// `Valley Post, 2 April 2031, ¶4; withdrawn`.
fn cited(printed: &[String], standing: &str) -> String {
    let filled = |piece: &&str| !piece.is_empty();
    let printed = printed.iter().map(String::as_str).filter(filled).collect::<Vec<_>>().join(", ");
    [printed.as_str(), standing].into_iter().filter(filled).collect::<Vec<_>>().join("; ")
}

fn words(item: &Item) -> String {
    match &item.body {
        Body::Prose(text) => line(text).into_owned(),
        Body::Event { date, text } => {
            let date = date.as_ref().map_or_else(|| "?".to_owned(), Date::long);
            format!("{date}: {}", line(text))
        }
        Body::Quote(quote) => {
            let kind = wording::literalness(quote).map(|kind| format!("{kind}: ")).unwrap_or_default();
            format!("{kind}{}", wording::words(quote))
        }
        Body::Figure(figure) => format!("{} {}", wording::amount(figure), wording::counted(figure)),
    }
}

/// Who says so, how sure it is, and when; `when` is that of a quote.
fn attribution(brief: &Brief, item: &Item, when: Option<String>) -> Vec<String> {
    let source = according_to(brief, item);
    let pieces = match &item.body {
        Body::Quote(quote) => {
            let speaker = quote.speaker.as_ref().map_or_else(|| "?".to_owned(), |who| person(brief, who));
            let place = optional(quote.said.place.as_ref()).unwrap_or_default();
            let to = quote.said.to.as_ref().map(|to| format!("to {}", line(to))).unwrap_or_default();
            vec![speaker, when.unwrap_or_default(), place, to, source, wording::certainty(item).to_owned()]
        }
        Body::Figure(figure) => vec![source, wording::certainty(item).to_owned(), as_of(figure)],
        Body::Prose(_) | Body::Event { .. } => vec![source, wording::certainty(item).to_owned()],
    };
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect()
}

fn as_of(figure: &Figure) -> String {
    wording::as_of(figure).map(|date| format!("as of {}", date.long())).unwrap_or_default()
}

/// The caveat first: it goes with the item wherever it is shown.
fn notes(brief: &Brief, item: &Item) -> Vec<String> {
    let quote = item.quote();
    let figure = item.figure();
    let many = |label: &str, text: String| (!text.is_empty()).then(|| format!("{label}: {text}"));
    // Where there is a paragraph, that is enough to find the place.
    let unnumbered = item.at.iter().filter(|at| at.paragraph.is_none()).filter_map(|at| at.exact.as_ref());
    let exact = unnumbered.map(|exact| format!("in the article: “{}”", line(exact)));
    let notes = [
        labelled("caveat", item.caveat.as_ref()),
        quote.and_then(|quote| labelled("context", quote.context.as_ref())),
        quote.and_then(wording::translation),
        figure.and_then(|figure| labelled("series", figure.series.as_ref())),
        figure.and_then(|figure| wording::conflicts(brief, figure)),
        many("actors", names(brief, &item.actors)),
        many("themes", list(&item.themes)),
        labelled("note", item.note.as_ref()),
        labelled("id", item.id.as_ref()),
        wording::unreviewed(item.draft.as_ref()),
        item.flawed.then(|| wording::flaw(item)),
    ];
    notes.into_iter().flatten().chain(exact).collect()
}

fn actor_entry(brief: &Brief, actor: &Actor) -> Entry {
    let role = actor.role.as_ref().map(|role| format!(", {}", line(role))).unwrap_or_default();
    let spoken_for = actor.speaks_for.iter().map(|who| name(brief, who)).collect::<Vec<_>>().join("; ");
    let kind = actor.kind.map(|kind| kind.key().to_owned()).unwrap_or_default();
    let labelled = [
        ("kind", kind),
        ("speaks for", spoken_for),
        ("also called", list(&actor.aliases)),
        ("same as", list(&actor.same_as)),
        ("id", line(&actor.id).into_owned()),
    ];
    let known = labelled.into_iter().filter(|(_, text)| !text.is_empty());
    let notes = known.map(|(label, text)| format!("{label}: {text}"));
    let notes = notes.chain(wording::unreviewed(actor.draft.as_ref())).collect();
    Entry { words: format!("{}{role}", line(&actor.name)), notes, ..Entry::default() }
}
