//! What is under the cursor, in words that can be taken away.

use crate::brief::cite::{self, Head, Style};
use crate::brief::{Brief, Item};
use crate::library::{BriefRow, ItemRow, State};
use crate::state::{Clip, Taken};
use crate::text::{Shown, Text};

/// What is under the cursor of a view.
#[derive(Debug)]
pub enum Pointed<'a> {
    /// A quote, a figure, a fact or an event.
    Item {
        /// Its brief as lists show it.
        row: &'a BriefRow,
        /// The brief.
        brief: &'a Brief,
        /// The item.
        item: &'a Item,
    },
    /// A paragraph of the article.
    Paragraph {
        /// Its brief as lists show it.
        row: &'a BriefRow,
        /// The brief.
        brief: &'a Brief,
        /// Which, from 1.
        number: usize,
        /// What it says.
        text: &'a Text,
    },
    /// Somebody whom a brief declares.
    Actor {
        /// The brief.
        brief: &'a Brief,
        /// Its index there.
        index: usize,
    },
    /// A brief as a whole.
    Brief {
        /// As lists show it.
        row: &'a BriefRow,
        /// The brief itself, where it is at hand.
        brief: Option<&'a Brief>,
    },
    /// A clip of the tray.
    Clip(&'a Clip),
    /// A line of the program's own: a person of the library, a mistake.
    Line(Shown),
}

impl<'a> Pointed<'a> {
    /// An item of a list.
    pub fn of(row: &'a ItemRow) -> Self {
        Self::Item { row: &row.row, brief: &row.brief, item: row.item() }
    }

    /// The words alone, with what goes with them anywhere.
    pub fn words(&self) -> Shown {
        Shown::from(match self {
            Self::Item { item, .. } => cite::copied(item),
            Self::Paragraph { text, .. } => cite::paragraph_words(text),
            Self::Actor { brief, index } => cite::actor_words(brief, *index),
            Self::Brief { row, brief } => {
                let summary = brief.and_then(|brief| brief.summary.as_ref());
                let summary = summary.map(|summary| format!("\n{}", summary.shown())).unwrap_or_default();
                format!("{}{summary}", row.headline.shown().line())
            }
            Self::Clip(clip) => clip.copied(),
            Self::Line(line) => line.as_str().to_owned(),
        })
    }

    /// The words with their citation.
    pub fn cited(&self, style: Style) -> Shown {
        Shown::from(match self {
            Self::Item { brief, item, .. } => cite::cite(brief, item, style),
            Self::Paragraph { brief, number, text, .. } => cite::paragraph(brief, *number, text, style),
            Self::Actor { brief, index } => cite::actor(brief, *index, style),
            Self::Brief { row, .. } => brief_cited(row, style),
            Self::Clip(clip) if style == Style::Markdown => clip.markdown.clone(),
            Self::Clip(clip) => clip.cited.clone(),
            Self::Line(line) => line.as_str().to_owned(),
        })
    }

    /// What is shown by itself, for the mouse: what is cited; of a brief, its summary too.
    pub fn plain(&self, style: Style) -> Shown {
        match self {
            Self::Brief { brief: Some(_), .. } => {
                Shown::from(format!("{}\n{}", self.words(), self.cited(style)))
            }
            other => other.cited(style),
        }
    }

    /// The clip that is taken of it; `None` for what is not of the kind that is clipped.
    pub fn clip(&self) -> Option<Clip> {
        match *self {
            Self::Item { row, brief, item } => Some(taken(row, brief).item(item)),
            Self::Paragraph { row, brief, number, text } => Some(taken(row, brief).paragraph(number, text)),
            _ => None,
        }
    }
}

fn taken<'a>(row: &'a BriefRow, brief: &'a Brief) -> Taken<'a> {
    Taken { name: &row.name, path: row.path.raw(), brief }
}

/// The headline, who printed it, when, and its link; of a file that cannot be read, why.
fn brief_cited(row: &BriefRow, style: Style) -> String {
    if row.state == State::Unreadable {
        let problem = row.problem.as_ref().map(|problem| format!(": {}", problem.line())).unwrap_or_default();
        return format!("{}{problem}", row.path.shown().line());
    }
    let head = Head {
        headline: &row.headline,
        outlet: &row.outlet,
        published: row.published.as_ref(),
        url: row.url.as_ref(),
        status: row.status,
    };
    head.cite(style)
}
