//! What is printed of a brief before it is known whether as text or as markdown.

mod markdown;

use super::table::wrapped;
use crate::text::link::Link;
pub(super) use markdown::markdown;

/// A piece of a document. All strings are shown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// What the whole is called.
    Title(String),
    /// What the following entries are.
    Heading(String),
    /// Prose or particulars; may have line breaks.
    Text(String),
    /// The same, and where it can be read on the web: as the file has it, and as it is followed.
    Linked(String, String, Link),
    /// An item.
    Entry(Entry),
}

/// An item: its words, who says so, and all that goes with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Entry {
    pub(super) words: String,
    /// Whether the words are somebody's, which markdown sets apart.
    pub(super) quoted: bool,
    /// Who says so, when, where it stands.
    pub(super) by: String,
    /// The same as a citation, for words that are taken elsewhere.
    pub(super) citation: String,
    /// The caveat first.
    pub(super) notes: Vec<String>,
}

/// The lines of a document for reading; `None`: a paragraph a line.
pub(super) fn text(blocks: &[Block], width: Option<usize>) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            lines.push(String::new());
        }
        match block {
            Block::Title(text) | Block::Heading(text) | Block::Text(text) => {
                lines.extend(wrapped(text, width));
            }
            Block::Linked(text, url, _) => lines.extend(wrapped(&format!("{text}\nurl: {url}"), width)),
            Block::Entry(entry) => entry_lines(entry, width, &mut lines),
        }
    }
    lines
}

fn entry_lines(entry: &Entry, width: Option<usize>, lines: &mut Vec<String>) {
    let by = Some(format!("— {}", entry.by)).filter(|_| !entry.by.is_empty());
    lines.extend(indented(&entry.words, 2, width));
    for text in by.iter().chain(&entry.notes) {
        lines.extend(indented(text, 4, width));
    }
}

/// Nothing is so narrow that the indent would leave no room.
fn indented(text: &str, indent: usize, width: Option<usize>) -> Vec<String> {
    let indent = width.map_or(indent, |width| indent.min(width / 4));
    let lines = wrapped(text, width.map(|width| width - indent));
    lines.into_iter().map(|line| format!("{}{line}", " ".repeat(indent)).trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks() -> Vec<Block> {
        let entry = Entry {
            words: "“We told them in *January*.”".into(),
            quoted: true,
            by: "Dara Vellmar · ¶7".into(),
            citation: "Dara Vellmar (Orsa Courier, 2 April 2031, ¶7)".into(),
            notes: vec!["caveat: unconfirmed".into()],
        };
        vec![Block::Title("Dam # fails".into()), Block::Heading("Quotes".into()), Block::Entry(entry)]
    }

    #[test]
    fn text_is_wrapped_and_indented() {
        let lines = text(&blocks(), Some(24));
        assert_eq!(
            lines,
            [
                "Dam # fails",
                "",
                "Quotes",
                "",
                "  “We told them in",
                "  *January*.”",
                "    — Dara Vellmar · ¶7",
                "    caveat: unconfirmed"
            ]
        );
    }

    #[test]
    fn markdown_quotes_cites_and_escapes() {
        assert_eq!(
            markdown(&blocks()),
            "# Dam \\# fails\n\n## Quotes\n\n> “We told them in \\*January\\*.”\\\n\
             > — Dara Vellmar (Orsa Courier, 2 April 2031, ¶7)\\\n> caveat: unconfirmed\n"
        );
    }

    #[test]
    fn the_narrowest_width_has_room_for_text() {
        assert!(text(&blocks(), Some(1)).len() > 10);
    }
}
