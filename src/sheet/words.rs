//! What one person said, across the library: their words, what they are reported to have said, the figures they gave.
//!
//! The speaker is known, so a byline here says when and where the words were printed; only where somebody spoke for
//! them is that somebody named.

use super::item::{self, Told, WIDE, add_tail};
use super::measures::outlet;
use super::who::{name, office};
use super::{Block, Flow, Line, Role, Sheet, Subject};
use crate::brief::{Attribution, Body, Figure, Quote, QuoteKind, Status};
use crate::library::query::{ItemRow, Row};

/// How far what belongs to words or a number stands in.
const INDENT: usize = 1;

/// The kinds of what a person said, each under its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Quote,
    Reported,
    Figure,
    Other,
}

impl Kind {
    fn of(row: &ItemRow) -> Self {
        match &row.item().body {
            Body::Quote(quote) if quote.kind == QuoteKind::Indirect => Self::Reported,
            Body::Quote(_) => Self::Quote,
            Body::Figure(_) => Self::Figure,
            Body::Prose(_) | Body::Event { .. } => Self::Other,
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Quote => "Quotes",
            Self::Reported => "Reported",
            Self::Figure => "Figures given",
            Self::Other => "Other items",
        }
    }
}

/// The rows of [`Wanted::Words`](crate::library::query::Wanted::Words); `first` is the index of the first of them in
/// the whole list. A heading stands at the beginning and where the kind changes.
pub fn rows(rows: &[Row], first: usize, width: usize) -> Sheet {
    let mut sheet = Sheet::default();
    let mut kind = None;
    for (index, row) in items(rows) {
        if kind.replace(Kind::of(row)) != Some(Kind::of(row)) {
            if !sheet.blocks.is_empty() {
                sheet.push(Block::blank());
            }
            sheet.push(Block::new(Flow::of(Kind::of(row).title(), Role::Dim).lines(width, 0)));
        }
        sheet.push(Block::of(Subject::Row(first + index), lines(row, row.for_them, width)));
    }
    sheet
}

/// Items of the whole library, whoever speaks: each names its speaker, and there are no headings.
pub fn everybodys(rows: &[Row], first: usize, width: usize) -> Sheet {
    items(rows).map(|(index, row)| Block::of(Subject::Row(first + index), lines(row, true, width))).collect()
}

fn items(rows: &[Row]) -> impl Iterator<Item = (usize, &ItemRow)> {
    rows.iter().enumerate().filter_map(|(index, row)| match row {
        Row::Item(row) => Some((index, row)),
        _ => None,
    })
}

/// One item; `named` where it must say whose it is.
fn lines(row: &ItemRow, named: bool, width: usize) -> Vec<Line> {
    match &row.item().body {
        Body::Quote(quote) => quote_lines(row, quote, named, width),
        Body::Figure(figure) => figure_lines(row, figure, named, width),
        Body::Prose(_) | Body::Event { .. } => item::lines(told(row), width),
    }
}

fn told(row: &ItemRow) -> Told<'_> {
    Told { brief: &row.brief, item: row.item(), diagnostics: &[], sourcing: row.sourcing.as_ref() }
}

fn quote_lines(row: &ItemRow, quote: &Quote, named: bool, width: usize) -> Vec<Line> {
    let mut lines = item::words(quote, width);
    if let Some(speaker) = quote.speaker.as_ref().filter(|_| named) {
        lines.extend(speaker_line(row, speaker).hang(Line::of(" — ", Role::Dim), width));
    }
    let source = item::according_to(&row.brief, row.item());
    lines.extend(printed(row, quote_printed(row, quote), &source, width));
    let translated = quote.translated.as_ref().map(item::translated);
    let context = quote.context.as_ref().map(|context| format!("context: {}", context.shown().line()));
    for text in translated.into_iter().chain(context) {
        lines.extend(Flow::of(&text, Role::Dim).lines(width, INDENT));
    }
    let kind = if quote.kind == QuoteKind::Partial { "quoted in part" } else { "" };
    lines.extend(remarks(row, Flow::of(kind, Role::Dim), width));
    lines
}

/// `Eric Schultz, White House spokesman`
fn speaker_line(row: &ItemRow, speaker: &Attribution) -> Flow {
    let mut flow = Flow::of(&name(&row.brief, speaker), Role::Strong);
    flow.push(&office(&row.brief, speaker), Role::Plain);
    flow
}

/// When a quote was said or printed, and where: "printed 2 April 2031 · Orsa Courier"; of words that stand in the text
/// exactly so, "as printed in Orsa Courier, 2 April 2031".
fn quote_printed(row: &ItemRow, quote: &Quote) -> Flow {
    if !item::is_as_printed(row.item(), row.sourcing.as_ref()) {
        return printed_by(row, &item::when(&row.brief, quote, false));
    }
    let mut flow = Flow::of(&item::said(quote), Role::Dim);
    flow.join(" · ", "as printed in ", Role::Dim);
    flow.push(&outlet(row), stands(row));
    if quote.said.date.is_none() {
        flow.push(&format!(", {}", row.brief.source.published.long()), Role::Dim);
    }
    flow
}

fn printed_by(row: &ItemRow, when: &str) -> Flow {
    let mut flow = Flow::of(when, Role::Dim);
    flow.join(" · ", &outlet(row), stands(row));
    flow
}

/// An outlet that has corrected or withdrawn its article is named with care.
fn stands(row: &ItemRow) -> Role {
    if row.brief.status == Status::Current { Role::Dim } else { Role::Warning }
}

/// When and where it was printed, under which headline, and in which paragraph.
fn printed(row: &ItemRow, printed: Flow, source: &str, width: usize) -> Vec<Line> {
    let mut flow = printed;
    flow.join(" · ", &row.brief.headline.shown().line(), Role::Dim);
    if !source.is_empty() {
        flow.join(" · ", source, Role::Dim);
    }
    item::push_certainty(&mut flow, row.item().certainty);
    let place = told(row).marked_place();
    if width < WIDE {
        flow.append(if row.sourcing.is_some() { " · " } else { " " }, place);
        return flow.lines(width, INDENT);
    }
    let mut lines = flow.lines(width, INDENT);
    add_tail(&mut lines, place, width);
    lines
}

/// `more than 12,400 people evacuated`, then who says so where asked for, when, and in which brief.
fn figure_lines(row: &ItemRow, figure: &Figure, named: bool, width: usize) -> Vec<Line> {
    let mut head = Flow::default();
    let what = figure.what.as_ref().map(|what| what.shown().line().into_owned()).unwrap_or_default();
    let parts = [
        (item::hedge(figure), Role::Plain),
        (item::number(figure), Role::Strong),
        (item::unit(figure), Role::Plain),
        (what, Role::Plain),
    ];
    for (text, role) in parts.into_iter().filter(|(text, _)| !text.is_empty()) {
        head.join(" ", &text, role);
    }
    let mut lines = head.lines(width, 0);
    let as_of = figure.as_of.as_ref().map(item::as_of);
    let over = figure.period.as_ref().map(item::over);
    let when = as_of.or(over).unwrap_or_else(|| format!("printed {}", row.brief.source.published.long()));
    let several = row.item().source.len() > 1 || row.item().via.is_some();
    let source = if named || several { item::according_to(&row.brief, row.item()) } else { String::new() };
    lines.extend(printed(row, printed_by(row, &when), &source, width));
    lines.extend(remarks(row, Flow::default(), width));
    lines
}

/// What must not be parted from the item, and that its file has a mistake: which one, its brief says.
fn remarks(row: &ItemRow, details: Flow, width: usize) -> Vec<Line> {
    let mut lines = item::remarks(&told(row), details, width, INDENT);
    if row.item().flawed {
        lines.extend(Flow::of("flawed", Role::Error).lines(width, INDENT));
    }
    lines
}

#[cfg(test)]
mod tests;
