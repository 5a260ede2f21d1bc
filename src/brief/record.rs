//! Records: what the subcommands print as `jsonl` and `csv`, one a line.
//!
//! The keys, their order and their presence are a contract (FORMAT, "Records"), so every record is a struct of its own
//! that serialises all of its fields, `null` where unknown. Records hold *raw* words: JSON and csv alone give exact
//! values, and both escape what a terminal could take as a command. They hold them as their own, so that a record may
//! outlive the brief it was made from.

mod actor;
mod brief;
mod cell;
pub mod csv;
mod escape;
mod fact;
mod figure;
mod json;
mod person;
mod quote;
#[cfg(test)]
mod tests;
mod theme;

pub use actor::ActorRecord;
pub use brief::{BriefRecord, Counts, State};
pub use fact::FactRecord;
pub use figure::{Also, FigureRecord};
pub use json::to_json_line;
pub use person::Person;
pub use quote::{QuoteRecord, SaidRecord, TranslatedRecord};
pub use theme::ThemeRecord;

use super::{Attribution, Brief, Date, Item, Locator};
use crate::text::Text;
use serde::Serialize;

/// What a record needs to know besides its brief.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The brief's file, relative to the library's root, its parts divided by `/`.
    pub path: &'a str,
}

/// One line of output. Serialises with its kind first, as `record`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "record", rename_all = "lowercase")]
pub enum Record {
    /// From `quotes`.
    Quote(QuoteRecord),
    /// From `figures`.
    Figure(FigureRecord),
    /// From `list`.
    Brief(BriefRecord),
    /// From `actors`.
    Actor(ActorRecord),
    /// From `themes`.
    Theme(ThemeRecord),
}

impl Record {
    /// The kind of the record.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Quote(_) => Kind::Quote,
            Self::Figure(_) => Kind::Figure,
            Self::Brief(_) => Kind::Brief,
            Self::Actor(_) => Kind::Actor,
            Self::Theme(_) => Kind::Theme,
        }
    }

    /// The names of the record's values, in order.
    pub fn columns(&self) -> Vec<&'static str> {
        self.kind().columns()
    }
}

/// The kinds of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An item of `quotes`.
    Quote,
    /// An item of `figures`.
    Figure,
    /// A brief.
    Brief,
    /// An actor, across briefs.
    Actor,
    /// A theme, across briefs.
    Theme,
}

impl Kind {
    /// The names of the values of such a record, in order: the keys in JSON, the columns in csv.
    pub fn columns(self) -> Vec<&'static str> {
        [&["record"], Origin::COLUMNS, self.own_columns()].concat()
    }

    /// What stands in the column `record`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Figure => "figure",
            Self::Brief => "brief",
            Self::Actor => "actor",
            Self::Theme => "theme",
        }
    }

    const fn own_columns(self) -> &'static [&'static str] {
        match self {
            Self::Quote => QuoteRecord::COLUMNS,
            Self::Figure => FigureRecord::COLUMNS,
            Self::Brief => BriefRecord::COLUMNS,
            Self::Actor => ActorRecord::COLUMNS,
            Self::Theme => ThemeRecord::COLUMNS,
        }
    }
}

/// Where a record comes from; all `null` where it is not of one brief.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Origin {
    /// The brief's id.
    pub brief: Option<String>,
    /// The brief's headline.
    pub headline: Option<String>,
    /// Who printed the article.
    pub outlet: Option<String>,
    /// When.
    pub published: Option<Date>,
    /// The brief's file, relative to the library's root.
    pub path: Option<String>,
    /// Where the article can be read.
    pub url: Option<String>,
    /// `section[index]`, or the item's own id.
    pub item: Option<String>,
}

impl Origin {
    const COLUMNS: &'static [&'static str] =
        &["brief", "headline", "outlet", "published", "path", "url", "item"];

    fn of_brief(context: Context<'_>, brief: &Brief) -> Self {
        Self {
            brief: Some(owned(&brief.id)),
            headline: Some(owned(&brief.headline)),
            outlet: Some(owned(&brief.source.outlet)),
            published: Some(brief.source.published.clone()),
            path: Some(context.path.to_owned()),
            url: brief.source.url.as_ref().map(owned),
            item: None,
        }
    }

    fn of_item(context: Context<'_>, brief: &Brief, item: &Item) -> Self {
        Self { item: Some(item.name()), ..Self::of_brief(context, brief) }
    }
}

/// A place in the article's text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct At {
    /// Paragraph, from 1.
    pub paragraph: Option<u32>,
    /// The very words.
    pub exact: Option<String>,
    /// The words before them.
    pub prefix: Option<String>,
}

impl From<&Locator> for At {
    fn from(locator: &Locator) -> Self {
        Self {
            paragraph: locator.paragraph,
            exact: locator.exact.as_ref().map(owned),
            prefix: locator.prefix.as_ref().map(owned),
        }
    }
}

/// Exactly what the file says.
fn owned(text: &Text) -> String {
    text.raw().to_owned()
}

fn all_owned(texts: &[Text]) -> Vec<String> {
    texts.iter().map(owned).collect()
}

/// The names of those whom an item is marked with.
fn names(brief: &Brief, attributions: &[Attribution]) -> Vec<String> {
    attributions.iter().filter_map(|attribution| Person::new(brief, attribution).called()).collect()
}

/// The item's themes: its own, or the brief's where all items follow those.
fn themes(brief: &Brief, item: &Item) -> Vec<String> {
    all_owned(if brief.items_follow_themes() { &brief.themes } else { &item.themes })
}
