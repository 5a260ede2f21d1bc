//! A mistake in statements: what carets point at is said.

use super::saying::{Nth, Saying};
use crate::brief::{Diagnostic, Severity};
use crate::text::Shown;

/// A mistake in a file, which is one of several.
pub(in crate::commands) fn mistake(path: &str, diagnostic: &Diagnostic, nth: Nth) -> Saying {
    let mut saying = Saying::default();
    let kind = match diagnostic.code.severity() {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
    };
    let place = diagnostic.place;
    let place = if place.line == 0 {
        String::new()
    } else {
        format!(", line {}, column {}", place.line, place.column)
    };
    let path = Shown::new(path);
    saying.say(format!("{kind} {nth}. {}{place}: {}", path.line(), diagnostic.message.line()));
    saying.value("Field", &diagnostic.field.line());
    saying.value("Code", diagnostic.code.name());
    if let Some((line, marked)) = pointed_at(diagnostic) {
        saying.value("The line", &line.line());
        saying.value("What is meant of it", &marked.line());
    }
    saying.value("Help", &diagnostic.help.as_ref().map(Shown::line).unwrap_or_default());
    saying
}

/// The line of the file, and those of its characters that are meant.
fn pointed_at(diagnostic: &Diagnostic) -> Option<(Shown, Shown)> {
    let (snippet, place) = (diagnostic.snippet.as_ref()?, diagnostic.place);
    let end = if place.end_line > place.line { usize::MAX } else { place.end_column.saturating_sub(1) };
    let start = place.column.saturating_sub(1);
    let marked: String = snippet.raw().chars().take(end).skip(start).collect();
    Some((Shown::new(snippet.shown().line().trim()), Shown::from(marked)))
}
