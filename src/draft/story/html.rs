//! Articles on pages of the web.
//!
//! The article is found by `dom_smoothie`, a port of Mozilla's Readability, between two steps of our own: what pages name
//! as no article is taken out before (`prune`), and what only points elsewhere after (`sift`).

mod body;
mod depth;
mod linked;
mod meta;
mod paragraphs;
mod prune;
mod sift;

use super::{Note, Story, Trouble};
pub(in crate::draft::story) use depth::{DEEPEST, MOST_TAGS};
use dom_query::Document;

/// The article of a page.
pub(super) fn read(html: &str) -> Result<Story, Trouble> {
    let page = parsed(html)?;
    let linked = linked::Linked::of(&page);
    let mut story = meta::said(&page, &linked);
    let headline = story.headline.clone().unwrap_or_default();
    let shown = body::body(html, page, &headline).join("\n\n");
    story.text = match linked.body() {
        Some(text) if text.len() > shown.len() * 2 => {
            story.notes.push(Note::Metadata);
            text
        }
        _ => shown,
    };
    story.cut_head(false);
    story.take_dateline();
    if story.text.is_empty() { Err(Trouble::NoBody) } else { Ok(story) }
}

/// The paragraphs of a part of a page that is all article.
pub(super) fn fragment(html: &str) -> Result<Vec<String>, Trouble> {
    let page = parsed(html)?;
    prune::prune(&page);
    Ok(paragraphs::paragraphs(&page).into_iter().map(|paragraph| paragraph.text).collect())
}

/// The tree of a page, where building and searching it takes time in proportion to its length.
fn parsed(html: &str) -> Result<Document, Trouble> {
    match html {
        html if depth::has_too_many_tags(html) => Err(Trouble::TooManyTags),
        html if depth::is_too_deep(html) => Err(Trouble::TooDeep),
        html => Ok(Document::from(html)),
    }
}
