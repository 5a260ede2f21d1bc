//! A brief's sections and its actors.

use super::changes;
use super::item::{self, Told, figures};
use super::who::{counted, line, list, names};
use super::{Block, Flow, Line, Role, Sheet, Subject, about, problem};
use crate::brief::sourcing::Sourcing;
use crate::brief::{Actor, Attribution, Brief, Diagnostic, QuoteKind, Section, Severity};
use crate::library::{OpenBrief, Verdict};
use crate::text::Shown;

/// One section of a brief: the items that pass the filter, and with the key facts what is said of the brief as a whole.
///
/// `hidden` is shown where the filter hides all of its items: it says so, and how to see them.
/// A brief that cannot be read gives what is wrong with it.
pub fn section(open: &OpenBrief, section: Section, hidden: Option<&Shown>, width: usize) -> Sheet {
    let Some(brief) = &open.brief else {
        return problem::problem(&open.row.path, &open.diagnostics, open.row.problem.as_ref(), width);
    };
    let mut sheet = Sheet::default();
    if section == Section::KeyFacts {
        push_summary(&mut sheet, brief, width);
    }
    let items = items(open, brief, section, width);
    if items.is_empty() {
        let all_hidden = hidden.filter(|_| !brief.section(section).is_empty());
        sheet.push(Block::new(nothing(section, all_hidden, width)));
    }
    let unchecked = unchecked(open, brief, &items, width);
    let apart = section != Section::Figures || width < item::WIDE;
    push_apart(&mut sheet, items, apart);
    push_gone(&mut sheet, open, section, width);
    sheet.blocks.extend(unchecked);
    if section == Section::KeyFacts {
        push_about(&mut sheet, open, brief, width);
    }
    sheet
}

fn push_summary(sheet: &mut Sheet, brief: &Brief, width: usize) {
    let summary = brief.summary.as_ref();
    let summary = summary.map(|summary| {
        let mut flow = Flow::of(summary.shown().as_str(), Role::Plain);
        flow.append("  ", item::drafted(brief.draft.as_ref()));
        flow.lines(width, 0)
    });
    for lines in [about::status(brief, width), summary.unwrap_or_default()] {
        if !lines.is_empty() {
            sheet.push(Block::of(Subject::Brief, lines));
            sheet.push(Block::blank());
        }
    }
}

fn push_about(sheet: &mut Sheet, open: &OpenBrief, brief: &Brief, width: usize) {
    sheet.push(Block::blank());
    sheet.push(Block::of(Subject::Particulars, about::particulars(brief, &open.row.path, width)));
    let errors: Vec<&Diagnostic> =
        open.diagnostics.iter().filter(|it| it.code.severity() == Severity::Error).collect();
    if errors.is_empty() {
        return;
    }
    let heading = format!("{} in this file", counted(errors.len(), "mistake"));
    sheet.push(Block::blank());
    sheet.push(Block::new(vec![Line::of(&heading, Role::Heading).cut(width)]));
    for error in errors {
        sheet.push(Block::new(problem::lines(error, width)));
    }
}

/// The items of a section that pass the filter.
fn items(open: &OpenBrief, brief: &Brief, section: Section, width: usize) -> Vec<Block> {
    let passes = |index: usize| open.verdicts.get(index) == Some(&Verdict::Pass);
    let all = brief.items.iter().enumerate();
    let shown = all.filter(|(index, item)| item.section == section && passes(*index));
    let told = |(index, item)| {
        let sourcing = open.sourced.item(index);
        (index, Told { brief, item, diagnostics: &open.diagnostics, sourcing })
    };
    let (indices, items): (Vec<usize>, Vec<Told<'_>>) = shown.map(told).unzip();
    let lines = if section == Section::Figures {
        figures(&items, width)
    } else {
        items.iter().map(|told| item::lines(*told, width)).collect()
    };
    let blocks = indices.into_iter().zip(lines).map(|(index, mut lines)| {
        lines.extend(changes::of_item(open.changed.as_deref(), index, &brief.items[index], width));
        Block::of(Subject::Item(index), lines)
    });
    blocks.collect()
}

/// What stood here when the brief was read, and is gone.
fn push_gone(sheet: &mut Sheet, open: &OpenBrief, section: Section, width: usize) {
    for lines in changes::gone(open.changed.as_deref(), section, width) {
        sheet.push(Block::blank());
        sheet.push(Block::new(lines));
    }
}

/// Why some of the items shown were not checked, after an empty line; nothing where all were.
fn unchecked(open: &OpenBrief, brief: &Brief, items: &[Block], width: usize) -> Vec<Block> {
    let is_unchecked = |block: &Block| match block.subject {
        Some(Subject::Item(index)) => open.sourced.item(index) == Some(&Sourcing::Unchecked),
        _ => false,
    };
    let words = item::unchecked(brief, open.sourced.missing()).filter(|_| items.iter().any(is_unchecked));
    let lines = words.map(|words| Block::new(Flow::of(&words, Role::Dim).lines(width, 0)));
    lines.into_iter().flat_map(|lines| [Block::blank(), lines]).collect()
}

/// Adds blocks, with an empty line between two where they are `apart`.
fn push_apart(sheet: &mut Sheet, blocks: Vec<Block>, apart: bool) {
    for (position, block) in blocks.into_iter().enumerate() {
        if apart && position > 0 {
            sheet.push(Block::blank());
        }
        sheet.push(block);
    }
}

/// That a section is empty, and why.
fn nothing(section: Section, hidden: Option<&Shown>, width: usize) -> Vec<Line> {
    let text = match (hidden, section) {
        (Some(hidden), _) => hidden.as_str(),
        (None, Section::KeyFacts) => "This brief has no key facts.",
        (None, Section::Quotes) => "This brief has no quotes.",
        (None, Section::Figures) => "This brief has no figures.",
        (None, Section::Context) => "This brief has no context.",
        (None, Section::Timeline) => "This brief has no timeline.",
    };
    Flow::of(text, Role::Dim).lines(width, 0)
}

/// The declared actors of a brief, and how much of it is theirs.
pub fn actors(open: &OpenBrief, width: usize) -> Sheet {
    let Some(brief) = &open.brief else {
        return problem::problem(&open.row.path, &open.diagnostics, open.row.problem.as_ref(), width);
    };
    let mut sheet = Sheet::default();
    if brief.actors.is_empty() {
        sheet.push(Block::new(Flow::of("This brief declares no actors.", Role::Dim).lines(width, 0)));
    }
    let blocks = brief.actors.iter().zip(shares(brief)).enumerate();
    let blocks =
        blocks.map(|(index, (it, share))| Block::of(Subject::Actor(index), actor(brief, it, &share, width)));
    push_apart(&mut sheet, blocks.collect(), true);
    sheet
}

fn actor(brief: &Brief, actor: &Actor, share: &Share, width: usize) -> Vec<Line> {
    let mut title = Flow::of(&line(&actor.name), Role::Strong);
    if let Some(role) = &actor.role {
        title.push(&format!(", {}", line(role)), Role::Plain);
    }
    let mut lines = title.lines(width, 0);
    let mut tail = item::drafted(actor.draft.as_ref());
    tail.append(" · ", Flow::of(&share.shown(), Role::Dim));
    item::add_tail(&mut lines, tail, width);
    lines.extend(identity(brief, actor).lines(width, item::INDENT));
    lines
}

/// How much of a brief is an actor's own.
#[derive(Clone, Default)]
struct Share {
    quotes: usize,
    reported: usize,
    figures: usize,
}

/// The share of each declared actor, counted in one pass.
fn shares(brief: &Brief) -> Vec<Share> {
    let mut shares = vec![Share::default(); brief.actors.len()];
    for item in &brief.items {
        let sources = item.figure().map_or(&[][..], |_| item.source.as_slice());
        for share in sources.iter().filter_map(declared) {
            shares[share].figures += 1;
        }
        let Some(quote) = item.quote() else { continue };
        let Some(share) = quote.speaker.as_ref().and_then(declared) else { continue };
        match quote.kind {
            QuoteKind::Indirect => shares[share].reported += 1,
            QuoteKind::Direct | QuoteKind::Partial => shares[share].quotes += 1,
        }
    }
    shares
}

fn declared(who: &Attribution) -> Option<usize> {
    match who {
        Attribution::Actor(index) => Some(*index),
        _ => None,
    }
}

impl Share {
    /// "2 quotes · 1 reported · 1 figure"
    fn shown(&self) -> String {
        let parts = [
            (self.quotes, counted(self.quotes, "quote")),
            (self.reported, format!("{} reported", self.reported)),
            (self.figures, counted(self.figures, "figure")),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words);
        parts.collect::<Vec<_>>().join(" · ")
    }
}

/// What else the file says of an actor.
fn identity(brief: &Brief, actor: &Actor) -> Flow {
    let mut flow = Flow::default();
    let mut add = |label: &str, value: &str| {
        if !value.is_empty() {
            flow.join(" · ", &format!("{label}{value}"), Role::Dim);
        }
    };
    add("", actor.kind.map_or("", crate::brief::ActorKind::key));
    add("speaks for ", &names(brief, &actor.speaks_for));
    add("also called ", &list(&actor.aliases));
    add("same as ", &list(&actor.same_as));
    add("", if actor.local { "known in this brief only" } else { "" });
    add("id ", &line(&actor.id));
    flow
}

#[cfg(test)]
mod tests;
