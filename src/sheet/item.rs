//! One item of a brief, set into lines.
//!
//! Whatever its kind, an item says the same things in the same order: its own words, who says so with themes and
//! paragraph at the right end, what needs care, what the editor adds, and what is wrong with it.

mod amount;
mod event;
mod figure;
mod prose;
mod quote;
mod sourcing;

pub(super) use amount::{hedged, hedged_width, right};
pub use figure::figures;
pub(super) use figure::side_by_side;
pub(super) use quote::{when, words};
pub use sourcing::{MARKS, is_as_printed, not_found, place, unchecked, why_unchecked};

use super::who::{line, list, name};
use super::{Flow, Line, Role};
pub(super) use crate::brief::amount::{as_of, over, qualifiers};
pub use crate::brief::amount::{hedge, number, spoken_number, unit};
use crate::brief::sourcing::Sourcing;
pub use crate::brief::wording::{according_to, paragraphs};
pub(super) use crate::brief::wording::{said, translated};
use crate::brief::{
    Attribution, Body, Brief, Certainty, Confidence, Diagnostic, Drafted, Item, Locator, Place, Severity,
    wording,
};
use crate::text::fold::Words;

/// From here on themes and paragraph stand at the right end of a line, and figures in columns.
pub(super) const WIDE: usize = 60;

/// How far what belongs to an item's words stands in.
pub(super) const INDENT: usize = 2;

/// An item, and what is known of it besides.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The brief it stands in.
    pub brief: &'a Brief,
    /// The item.
    pub item: &'a Item,
    /// What is wrong with the brief's file.
    pub diagnostics: &'a [Diagnostic],
    /// How it stands with the article's text; `None` where it has no words to hold against that.
    pub sourcing: Option<&'a Sourcing>,
}

/// An item of a brief.
pub fn lines(told: Told<'_>, width: usize) -> Vec<Line> {
    match &told.item.body {
        Body::Quote(quote) => quote::lines(&told, quote, width),
        Body::Figure(_) => figures(&[told], width).into_iter().next().unwrap_or_default(),
        Body::Prose(text) => prose::lines(&told, text, width),
        Body::Event { date, text } => event::lines(&told, date.as_ref(), text, width),
    }
}

/// Adds how sure the article is, where it says.
pub(super) fn push_certainty(flow: &mut Flow, certainty: Certainty) {
    match certainty {
        Certainty::Unknown => {}
        Certainty::Disputed => flow.join(" · ", certainty.key(), Role::Warning),
        _ => flow.join(" · ", certainty.key(), Role::Dim),
    }
}

/// That it is a draft, themes and paragraphs: "draft · dams, evacuation ✓ ¶3, ¶7".
fn tail(told: &Told<'_>) -> Flow {
    let mut place = Flow::of(&list(&told.item.themes), Role::Dim);
    place.append(" ", told.place());
    let mut tail = drafted(told.item.draft.as_ref());
    tail.append(" · ", place);
    tail
}

/// That nobody has accepted something yet.
pub(super) fn drafted(draft: Option<&Drafted>) -> Flow {
    let unsure = draft.is_some_and(|draft| draft.confidence != Confidence::High);
    Flow::of(wording::draft(draft), if unsure { Role::Warning } else { Role::Dim })
}

/// Puts the tail at the right end of the last line, or on a line of its own.
pub(super) fn add_tail(lines: &mut Vec<Line>, tail: Flow, width: usize) {
    if tail.is_empty() {
        return;
    }
    let tail = tail.into_line();
    match lines.pop() {
        Some(last) if width >= WIDE && last.has_room_for(&tail, width) => {
            lines.push(last.push_right(tail, width));
        }
        last => {
            lines.extend(last);
            if width >= WIDE && tail.width() <= width {
                lines.push(Line::default().push_right(tail, width));
            } else {
                lines.extend(Flow::from(tail).lines(width, INDENT));
            }
        }
    }
}

/// What follows an item's words: what needs care, what else the file says of it, and what is wrong with it.
pub(super) fn remarks(told: &Told<'_>, details: Flow, width: usize, indent: usize) -> Vec<Line> {
    let Told { brief, item, diagnostics, sourcing } = *told;
    let not_found = not_found(sourcing).map(|words| Flow::of(words, Role::Warning));
    let caveat = item.caveat.as_ref().map(|caveat| Flow::of(&line(caveat), Role::Warning));
    let note = item.note.as_ref().map(|note| Flow::of(&format!("note: {}", line(note)), Role::Dim));
    let mut details = details;
    push_marks(&mut details, brief, item);
    let flows = not_found.into_iter().chain(caveat).chain([details]).chain(note).chain(exact_words(item));
    let mut lines: Vec<Line> = flows.flat_map(|flow| flow.lines(width, indent)).collect();
    lines.extend(flaws(item, diagnostics, width));
    lines
}

/// Adds the actors an item is marked with, but for those it names anyway, and its own id.
fn push_marks(details: &mut Flow, brief: &Brief, item: &Item) {
    let speaker = item.quote().and_then(|quote| quote.speaker.as_ref());
    let named = |who: &&Attribution| {
        Some(*who) == speaker || item.via.as_ref() == Some(*who) || item.source.contains(who)
    };
    let actors: Vec<String> =
        item.actors.iter().filter(|who| !named(who)).map(|who| name(brief, who)).collect();
    if !actors.is_empty() {
        details.join(" · ", &format!("concerns {}", actors.join(", ")), Role::Dim);
    }
    if let Some(id) = &item.id {
        details.join(" · ", &format!("id {}", line(id)), Role::Dim);
    }
}

/// The article's words for an item, where they are not the item's own.
fn exact_words(item: &Item) -> Vec<Flow> {
    let own =
        crate::brief::involve::texts_of(item).iter().map(|text| text.raw()).collect::<Vec<_>>().join(" ");
    let own = Words::new(&own);
    let differs =
        |at: &&Locator| at.exact.as_ref().is_some_and(|exact| !own.contains(&Words::new(exact.raw())));
    item.at.iter().filter(differs).map(|at| Flow::of(&located(at), Role::Dim)).collect()
}

/// "¶7, after “in January”: “They filed it.”"
fn located(at: &Locator) -> String {
    let place = at.paragraph.map(|number| format!("¶{number}"));
    let prefix = at.prefix.as_ref().map(|prefix| format!("after “{}”", line(prefix)));
    let place: Vec<String> = place.into_iter().chain(prefix).collect();
    let exact = at.exact.as_ref().map(|exact| format!("“{}”", line(exact)));
    let place = Some(place.join(", ")).filter(|place| !place.is_empty());
    place.into_iter().chain(exact).collect::<Vec<_>>().join(": ")
}

/// What is wrong with an item: "! line 12: a quote without text".
fn flaws(item: &Item, diagnostics: &[Diagnostic], width: usize) -> Vec<Line> {
    if !item.flawed {
        return Vec::new();
    }
    let errors = diagnostics.iter().filter(|it| it.code.severity() == Severity::Error);
    errors
        .filter(|it| lies_in(it.place, item.place))
        .flat_map(|it| {
            let text = format!("line {}: {}", it.place.line, it.message.line());
            Flow::of(&text, Role::Error).hang(Line::of("! ", Role::Error), width)
        })
        .collect()
}

fn lies_in(inner: Place, outer: Place) -> bool {
    let start = (inner.line, inner.column);
    (outer.line, outer.column) <= start && start < (outer.end_line, outer.end_column)
}

#[cfg(test)]
mod tests;
