//! Somebody's words, and the byline beneath them.

use super::{INDENT, according_to, add_tail, push_certainty, remarks, tail};
use crate::brief::{Brief, Diagnostic, Item, Quote, QuoteKind, Translation};
use crate::sheet::who::{line, name, office};
use crate::sheet::{Flow, Line, Role, language};
use crate::text::{Shown, Text};

/// The columns of an opening quote mark: what follows hangs under the words.
const MARK: usize = 1;

pub(super) fn lines(
    brief: &Brief,
    item: &Item,
    quote: &Quote,
    diagnostics: &[Diagnostic],
    width: usize,
) -> Vec<Line> {
    let mut lines = words(quote, width);
    lines.extend(byline(brief, item, quote).hang(Line::of(" — ", Role::Dim), width));
    add_tail(&mut lines, &tail(item), width);
    if let Some(translation) = &quote.translated {
        lines.extend(Flow::of(&translated(translation), Role::Dim).lines(width, MARK));
    }
    if let Some(context) = &quote.context {
        lines.extend(Flow::of(&format!("context: {}", line(context)), Role::Dim).lines(width, MARK));
    }
    let kind = if quote.kind == QuoteKind::Partial { "quoted in part" } else { "" };
    lines.extend(remarks(brief, item, Flow::of(kind, Role::Dim), diagnostics, (width, MARK)));
    lines
}

/// The words: in quote marks where they are theirs, without where they are the outlet's.
pub(in crate::sheet) fn words(quote: &Quote, width: usize) -> Vec<Line> {
    if quote.parts.is_empty() {
        return Flow::of("(no words)", Role::Dim).lines(width, 0);
    }
    if quote.kind == QuoteKind::Indirect {
        let mut flow = Flow::of("reported: ", Role::Dim);
        flow.push(Shown::join(quote.parts.iter().map(Text::shown), " ").as_str(), Role::Plain);
        return reported(&flow, width);
    }
    let parts = Shown::join(quote.parts.iter().map(Text::shown), "” … “");
    Flow::of(&format!("{parts}”"), Role::Plain).hang(Line::of("“", Role::Plain), width)
}

/// Reported speech hangs by what a by-line stands in.
fn reported(flow: &Flow, width: usize) -> Vec<Line> {
    let lines = flow.lines(width.saturating_sub(INDENT).max(1), 0).into_iter().enumerate();
    lines.map(|(row, line)| line.indented(if row == 0 { 0 } else { INDENT }).cut(width)).collect()
}

fn byline(brief: &Brief, item: &Item, quote: &Quote) -> Flow {
    let mut flow = Flow::default();
    match &quote.speaker {
        Some(speaker) => {
            flow.push(&name(brief, speaker), Role::Strong);
            flow.push(&office(brief, speaker), Role::Plain);
        }
        None => flow.push("(no speaker)", Role::Dim),
    }
    flow.push(&format!(" · {}", when(brief, quote)), Role::Dim);
    let vouched = according_to(brief, item);
    if !vouched.is_empty() {
        flow.join(" · ", &vouched, Role::Dim);
    }
    push_certainty(&mut flow, item.certainty);
    flow
}

/// "said 2 April 2031, Orsa town hall, to reporters"; by its brief's date where the file does not say when:
/// "Orsa town hall, to reporters · printed 3 April 2031", "said to reporters · printed 3 April 2031".
pub(in crate::sheet) fn when(brief: &Brief, quote: &Quote) -> String {
    let said = &quote.said;
    let place = said.place.as_ref().map(line);
    let to = said.to.as_ref().map(|to| format!("to {}", line(to)));
    let scene = |date: Option<String>| {
        date.into_iter().chain(place.clone()).chain(to.clone()).collect::<Vec<_>>().join(", ")
    };
    let printed = format!("printed {}", brief.source.published.long());
    match &said.date {
        Some(date) => format!("said {}", scene(Some(date.long()))),
        None if place.is_none() && to.is_none() => printed,
        None if place.is_none() => format!("said {} · {printed}", scene(None)),
        None => format!("{} · {printed}", scene(None)),
    }
}

/// "translated from German: „Das Tor …“"
pub(in crate::sheet) fn translated(translation: &Translation) -> String {
    let tag = translation.from.as_ref().map(line).unwrap_or_default();
    let from = if tag.is_empty() { String::new() } else { format!(" from {}", language::name(&tag)) };
    let (open, close) = language::marks(&tag);
    let original = translation.original.as_ref().map(|words| format!(": {open}{}{close}", line(words)));
    format!("translated{from}{}", original.unwrap_or_default())
}
