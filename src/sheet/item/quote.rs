//! Somebody's words, and the byline beneath them.

use super::{
    INDENT, Told, according_to, add_tail, is_as_printed, push_certainty, remarks, said, tail, translated,
};
use crate::brief::{Brief, Quote, QuoteKind};
use crate::sheet::who::{line, name, office};
use crate::sheet::{Flow, Line, Role};
use crate::text::{Shown, Text};

/// The columns of an opening quote mark: what follows hangs under the words.
const MARK: usize = 1;

pub(super) fn lines(told: &Told<'_>, quote: &Quote, width: usize) -> Vec<Line> {
    let mut lines = words(quote, width);
    lines.extend(byline(told, quote).hang(Line::of(" — ", Role::Dim), width));
    add_tail(&mut lines, tail(told), width);
    if let Some(translation) = &quote.translated {
        lines.extend(Flow::of(&translated(translation), Role::Dim).lines(width, MARK));
    }
    if let Some(context) = &quote.context {
        lines.extend(Flow::of(&format!("context: {}", line(context)), Role::Dim).lines(width, MARK));
    }
    let kind = if quote.kind == QuoteKind::Partial { "quoted in part" } else { "" };
    lines.extend(remarks(told, Flow::of(kind, Role::Dim), width, MARK));
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

fn byline(told: &Told<'_>, quote: &Quote) -> Flow {
    let Told { brief, item, sourcing, .. } = *told;
    let mut flow = Flow::default();
    match &quote.speaker {
        Some(speaker) => {
            flow.push(&name(brief, speaker), Role::Strong);
            flow.push(&office(brief, speaker), Role::Plain);
        }
        None => flow.push("(no speaker)", Role::Dim),
    }
    flow.join(" · ", &when(brief, quote, is_as_printed(item, sourcing)), Role::Dim);
    let vouched = according_to(brief, item);
    if !vouched.is_empty() {
        flow.join(" · ", &vouched, Role::Dim);
    }
    push_certainty(&mut flow, item.certainty);
    flow
}

/// When, where and to whom words were said, and by what day's print they are known:
/// "said 2 April 2031, Orsa town hall, to reporters"; where the file does not say when,
/// "Orsa town hall, to reporters · printed 3 April 2031". Words that stand in the article's text exactly so are told
/// "as printed in Orsa Courier, 3 April 2031".
pub(in crate::sheet) fn when(brief: &Brief, quote: &Quote, as_printed: bool) -> String {
    let (outlet, day) = (line(&brief.source.outlet), brief.source.published.long());
    let printed = match (as_printed, &quote.said.date) {
        (true, None) => format!("as printed in {outlet}, {day}"),
        (true, Some(_)) => format!("as printed in {outlet}"),
        (false, None) => format!("printed {day}"),
        (false, Some(_)) => String::new(),
    };
    [said(quote), printed].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
