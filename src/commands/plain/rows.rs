//! The rows of listings in statements.

use super::item::{Told, item};
use super::saying::{Nth, Saying};
use super::{counts, saying};
use crate::brief::{ActorKind, Section};
use crate::commands::wording::{self, line, list};
use crate::library::{ActorRow, BriefRow, ItemRow, State, ValueRow};

/// A brief of a list; one that cannot be read has no number.
pub(in crate::commands) fn brief_row(row: &BriefRow, nth: Nth) -> Saying {
    let mut saying = Saying::default();
    if row.state == State::Unreadable {
        let why = row.problem.as_ref().map(|why| why.line()).unwrap_or_default();
        saying.say(format!("{} cannot be read: {why}", line(&row.path)));
        return saying;
    }
    saying.say(format!("Brief {nth}: {}", line(&row.headline)));
    saying.text("Outlet", Some(&row.outlet));
    saying.date("Published", row.published.as_ref());
    saying.value("Status", &wording::standing(row.status, row.state));
    if row.brief.as_ref().is_some_and(|brief| brief.is_draft()) {
        saying.say(wording::IS_DRAFT);
    }
    let [quotes, figures] = [Section::Quotes, Section::Figures].map(|section| row.counts[section as usize]);
    saying.value("Holds", &counts(&[(quotes, "quote", "quotes"), (figures, "figure", "figures")]));
    saying.text("Id", Some(&row.id));
    saying
}

/// A quote of the library.
pub(in crate::commands) fn quote(row: &ItemRow, nth: Nth) -> Option<Saying> {
    row.item().quote().map(|_| of_library(row, nth))
}

/// A figure of the library.
pub(in crate::commands) fn figure(row: &ItemRow, nth: Nth) -> Option<Saying> {
    row.item().figure().map(|_| of_library(row, nth))
}

fn of_library(row: &ItemRow, nth: Nth) -> Saying {
    let mut saying = item(&Told { brief: &row.brief, item: row.item(), sourcing: None }, nth);
    let published = saying::spoken_date(&row.brief.source.published);
    saying.say(format!("In: {}, {published}: {}", wording::outlet(row), line(&row.brief.headline)));
    saying
}

/// An actor of the library.
pub(in crate::commands) fn actor(row: &ActorRow, nth: Nth) -> Saying {
    let mut saying = Saying::default();
    let role = row.role.as_ref().map(|role| format!(", {}", line(role))).unwrap_or_default();
    saying.say(format!("Actor {nth}. {}{role}", line(&row.name)));
    saying.value("Kind", row.kind.map(ActorKind::key).unwrap_or_default());
    saying.value("Speaks for", &list(&row.speaks_for));
    saying.value("Also called", &list(&row.aliases));
    let found = [
        (row.briefs, "brief", "briefs"),
        (row.quotes, "quote", "quotes"),
        (row.reported, "reported statement", "reported statements"),
        (row.figures, "figure", "figures"),
    ];
    saying.value("Found", &counts(&found));
    saying.date("Last", row.last.as_ref());
    saying
}

/// A theme of the library.
pub(in crate::commands) fn theme(row: &ValueRow, nth: Nth) -> Saying {
    let mut saying = Saying::default();
    saying.say(format!("Theme {nth}. {}", line(&row.name)));
    saying.value("Found", &counts(&[(row.briefs, "brief", "briefs"), (row.items, "item", "items")]));
    saying
}
