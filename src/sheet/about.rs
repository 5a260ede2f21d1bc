//! Particulars of a brief that are no item: where it comes from, who made it, and whether it still stands.

use super::who::{line, list};
use super::{Flow, Line, Role, language};
use crate::brief::{Brief, Date, Status};
use crate::text::link::Link;
use crate::text::{Text, wrap};

/// As wide as the longest label, with the columns after it.
const LABEL: usize = 13;

/// The label of where the article can be read.
const LINK: &str = "Link";

/// That a brief's article was corrected or withdrawn, and how; nothing where it stands as it was.
pub fn status(brief: &Brief, width: usize) -> Vec<Line> {
    let word = match brief.status {
        Status::Current => None,
        Status::Corrected => Some("The article was corrected."),
        Status::Withdrawn => Some("The article was withdrawn."),
    };
    let mut flows: Vec<Flow> = word.iter().map(|word| Flow::of(word, Role::Warning)).collect();
    for correction in &brief.corrections {
        let date = correction.date.as_ref().map(|date| format!(", {}", date.long())).unwrap_or_default();
        flows.push(Flow::of(&format!("Correction{date}: {}", correction.text.shown()), Role::Warning));
    }
    flows.iter().flat_map(|flow| flow.lines(width, 0)).collect()
}

/// Everything else the file says of the brief as a whole, a line each.
pub fn particulars(brief: &Brief, file: &Text, width: usize) -> Vec<Line> {
    let rows = article(brief).into_iter().chain(making(brief, file));
    let mut lines = vec![Line::of("About this brief", Role::Heading).cut(width)];
    for (label, value) in rows.filter(|(_, value)| !value.is_empty()) {
        let lead = Line::of(&wrap::pad_right(label, LABEL), Role::Dim);
        let mut flow = Flow::default();
        match Link::new(&value).filter(|_| label == LINK) {
            Some(link) => flow.push_link(&link, Role::Dim),
            None => flow.push(&value, Role::Dim),
        }
        lines.extend(flow.hang(lead, width));
    }
    lines
}

/// Of the article.
fn article(brief: &Brief) -> Vec<(&'static str, String)> {
    let source = &brief.source;
    vec![
        ("Headline", line(&brief.headline)),
        ("Outlet", line(&source.outlet)),
        ("Agency", optional(source.agency.as_ref())),
        ("Title", optional(source.title.as_ref())),
        ("By", list(&source.byline)),
        ("Dateline", optional(source.dateline.as_ref())),
        ("Published", source.published.long()),
        ("Updated", source.updated.as_ref().map(Date::long).unwrap_or_default()),
        (LINK, source.url.as_ref().map(link).unwrap_or_default()),
        ("Text", optional(source.text.as_ref())),
        ("SHA-256", optional(source.sha256.as_ref())),
    ]
}

/// Of the brief.
fn making(brief: &Brief, file: &Text) -> Vec<(&'static str, String)> {
    let made = brief.made.clone().unwrap_or_default();
    vec![
        ("Place", optional(brief.place.as_ref())),
        ("Language", language(&line(&brief.language))),
        ("Status", brief.status.key().to_owned()),
        ("Themes", list(&brief.themes)),
        ("Id", line(&brief.id)),
        ("File", line(file)),
        ("Made by", optional(made.by.as_ref())),
        ("Made with", optional(made.with.as_ref())),
        ("Made at", made.at.as_ref().map(Date::long).unwrap_or_default()),
        ("Reviewed by", optional(made.reviewed_by.as_ref())),
    ]
}

/// "English", "German (de-AT)"
fn language(tag: &str) -> String {
    let name = language::name(tag);
    if tag.contains('-') && name != tag { format!("{name} ({tag})") } else { name }
}

fn optional(text: Option<&Text>) -> String {
    text.map(line).unwrap_or_default()
}

/// Where a link leads; one that no browser should be given says so.
fn link(url: &Text) -> String {
    match Link::new(url.raw()) {
        Some(link) => link.url().to_string(),
        None => format!("{} (not a web address)", line(url)),
    }
}
