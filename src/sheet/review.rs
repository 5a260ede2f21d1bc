//! A draft's parts under review: each as its readers will see it, under what it is and how sure its rule is.

use super::item::{self, Told};
use super::who::{line, list, names};
use super::{Flow, Line, Role};
use crate::brief::revise::{Target, Verdict};
use crate::brief::sourcing::Sourcing;
use crate::brief::{ActorKind, Brief, Confidence, Diagnostic, Drafted, Item, Section, cite};

/// A part of a draft, and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Reviewed<'a> {
    /// The brief it stands in.
    pub brief: &'a Brief,
    /// Which part.
    pub target: Target,
    /// What its rule says of it.
    pub draft: &'a Drafted,
    /// What is decided of it.
    pub verdict: Option<Verdict>,
    /// What is wrong with the brief's file.
    pub diagnostics: &'a [Diagnostic],
    /// How it stands with the article's text.
    pub sourcing: Option<&'a Sourcing>,
    /// Whether its summary is as it was drafted.
    pub as_drafted: bool,
}

/// All of a part.
pub fn lines(part: &Reviewed<'_>, width: usize) -> Vec<Line> {
    let mut lines = head(part).lines(width, 0);
    lines.extend(match part.target {
        Target::Summary => summary(part.brief, width),
        Target::Actor(index) => actor(part.brief, index, width),
        Target::Item(index) => item_lines(part, index, width),
    });
    lines
}

/// What is decided, on one line: what it was, and that it stands or not.
pub fn decided(part: &Reviewed<'_>, width: usize) -> Line {
    let words = match part.target {
        Target::Summary => part.brief.summary.as_ref().map(line).unwrap_or_default(),
        Target::Actor(index) => {
            part.brief.actors.get(index).map(|actor| line(&actor.name)).unwrap_or_default()
        }
        Target::Item(index) => part.brief.items.get(index).map(cite::words).unwrap_or_default(),
    };
    let mark = match part.verdict {
        Some(Verdict::Accept) => Line::of("+ ", Role::Accent),
        Some(Verdict::Drop) => Line::of("- dropped: ", Role::Warning),
        None => Line::default(),
    };
    mark.with(&words, Role::Dim).cut(width)
}

/// What it is, how sure its rule is, and which that is.
fn head(part: &Reviewed<'_>) -> Flow {
    let mut flow = match part.verdict {
        Some(Verdict::Accept) => Flow::of("accepted ", Role::Accent),
        Some(Verdict::Drop) => Flow::of("dropped ", Role::Warning),
        None => Flow::default(),
    };
    flow.push(kind(part), Role::Heading);
    match part.draft.confidence {
        Confidence::High => flow.join(" · ", "sure", Role::Dim),
        Confidence::Medium => flow.join(" · ", "unsure", Role::Warning),
        Confidence::Low => flow.join(" · ", "unsure, low", Role::Warning),
    }
    flow.join(" · ", &line(&part.draft.rule), Role::Dim);
    flow
}

fn kind(part: &Reviewed<'_>) -> &'static str {
    match part.target {
        Target::Summary if part.as_drafted => "Headline and summary, to be rewritten",
        Target::Summary => "Headline and summary",
        Target::Actor(_) => "Actor",
        Target::Item(index) => match part.brief.items.get(index).map(|item| item.section) {
            Some(Section::KeyFacts) => "Key fact",
            Some(Section::Quotes) => "Quote",
            Some(Section::Figures) => "Figure",
            Some(Section::Context) => "Context",
            Some(Section::Timeline) => "Event",
            None => "",
        },
    }
}

/// The summary under what else says what the article is about: no other part has that to be corrected.
fn summary(brief: &Brief, width: usize) -> Vec<Line> {
    let mut about = Flow::default();
    let place = brief.place.as_ref().or(brief.source.dateline.as_ref());
    for words in [place.map(line).unwrap_or_default(), list(&brief.themes)] {
        if !words.is_empty() {
            about.join(" · ", &words, Role::Dim);
        }
    }
    let mut lines = Flow::of(&line(&brief.headline), Role::Strong).lines(width, 0);
    lines.extend(about.lines(width, item::INDENT));
    let words = brief.summary.as_ref().map(|summary| Flow::of(summary.shown().as_str(), Role::Plain));
    lines.extend(words.unwrap_or_else(|| Flow::of("(no summary)", Role::Dim)).lines(width, 0));
    lines
}

fn actor(brief: &Brief, index: usize, width: usize) -> Vec<Line> {
    let Some(actor) = brief.actors.get(index) else { return Vec::new() };
    let mut name = Flow::of(&line(&actor.name), Role::Strong);
    if let Some(role) = &actor.role {
        name.push(&format!(", {}", line(role)), Role::Plain);
    }
    let mut rest = Flow::of(actor.kind.map_or("", ActorKind::key), Role::Dim);
    let mut add = |label: &str, value: &str| {
        if !value.is_empty() {
            rest.join(" · ", &format!("{label}{value}"), Role::Dim);
        }
    };
    add("speaks for ", &names(brief, &actor.speaks_for));
    add("also called ", &list(&actor.aliases));
    let mut lines = name.lines(width, 0);
    lines.extend(rest.lines(width, item::INDENT));
    lines
}

/// An item as it will be read: that it is a draft is said above it.
fn item_lines(part: &Reviewed<'_>, index: usize, width: usize) -> Vec<Line> {
    let Some(item) = part.brief.items.get(index) else { return Vec::new() };
    let item = Item { draft: None, ..item.clone() };
    let told =
        Told { brief: part.brief, item: &item, diagnostics: part.diagnostics, sourcing: part.sourcing };
    item::lines(told, width)
}
