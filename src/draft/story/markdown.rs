//! Articles in Markdown, as plain paragraphs.

use super::{Story, day, front, names};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The article of a text in Markdown.
pub(super) fn read(text: &str) -> Story {
    let (entries, body) = front::split(text).unwrap_or_else(|| (Vec::new(), text));
    let mut story = said(&entries);
    let mut page = Page::default();
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        page.take(event);
    }
    page.end();
    if page.is_titled {
        let title = page.paragraphs.remove(0);
        story.headline.get_or_insert(title);
    }
    story.text = page.paragraphs.join("\n\n");
    story.cut_head(false);
    story.take_dateline();
    story
}

/// What front matter says.
fn said(entries: &[(String, Vec<String>)]) -> Story {
    let all = |keys: &[&str]| -> Vec<String> {
        let of = |key: &&str| entries.iter().find(|(name, values)| name == *key && !values.is_empty());
        keys.iter().find_map(of).map(|(_, values)| values.clone()).unwrap_or_default()
    };
    let one = |keys: &[&str]| all(keys).into_iter().next();
    let writers = all(&["byline", "authors", "author", "by"]).join("\n");
    Story {
        headline: one(&["headline", "title"]),
        outlet: one(&["outlet", "publisher", "publication", "site_name", "site", "source"])
            .filter(|name| !name.contains("://")),
        published: one(&["published", "date", "datepublished", "published_at", "pubdate"])
            .and_then(|date| day::machine(&date)),
        updated: one(&["updated", "modified", "lastmod", "last_modified_at"])
            .and_then(|date| day::machine(&date)),
        agency: one(&["agency"]),
        url: one(&["url", "canonical", "canonical_url", "source_url", "source", "link"])
            .filter(|url| url.starts_with("http")),
        byline: names::authors(&writers).names,
        dateline: one(&["dateline", "location", "place"]),
        language: one(&["language", "lang"]),
        ..Story::default()
    }
}

/// A page of paragraphs that is being written.
#[derive(Default)]
struct Page {
    paragraphs: Vec<String>,
    now: String,
    /// So many elements around are not shown: images, code.
    unshown: usize,
    /// The first paragraph is the article's title.
    is_titled: bool,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => self.unshown += 1,
            Event::End(TagEnd::Image | TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => {
                self.unshown = self.unshown.saturating_sub(1);
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                self.is_titled |= self.paragraphs.is_empty() && !self.now.trim().is_empty();
                self.end();
            }
            Event::Text(text) | Event::Code(text) if self.unshown == 0 => self.now.push_str(&text),
            Event::SoftBreak | Event::End(TagEnd::TableCell) => self.now.push(' '),
            Event::HardBreak => self.now.push('\n'),
            Event::Start(tag) if !is_within_a_line(&tag) => self.end(),
            Event::End(tag) if !ends_within_a_line(tag) => self.end(),
            Event::Rule => self.end(),
            _ => {}
        }
    }

    fn end(&mut self) {
        let now = std::mem::take(&mut self.now);
        let lines = now.lines().map(str::trim).filter(|line| !line.is_empty());
        let paragraph = lines.collect::<Vec<_>>().join("\n");
        if !paragraph.is_empty() {
            self.paragraphs.push(paragraph);
        }
    }
}

fn is_within_a_line(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::TableCell)
}

fn ends_within_a_line(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}
