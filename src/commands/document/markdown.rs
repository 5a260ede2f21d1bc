//! A document as `CommonMark`, for pasting where others read it: no word of a brief can become markup there.

use super::{Block, Entry};
use crate::text::markdown::escaped;

/// The document as `CommonMark`.
pub(in crate::commands) fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    for (at, block) in blocks.iter().enumerate() {
        let in_list = is_point(block) && at.checked_sub(1).is_some_and(|before| is_point(&blocks[before]));
        if at > 0 && !in_list {
            out.push('\n');
        }
        out.push_str(&set(block));
    }
    out
}

fn set(block: &Block) -> String {
    match block {
        Block::Title(text) => format!("# {}\n", escaped(text)),
        Block::Heading(text) => format!("## {}\n", escaped(text)),
        Block::Text(text) => paragraphs(text),
        Block::Linked(text, _, link) => format!("{}\\\nurl: <{}>\n", paragraphs(text).trim_end(), link.url()),
        Block::Entry(entry) if entry.quoted => quotation(entry),
        Block::Entry(entry) => point(entry),
    }
}

fn is_point(block: &Block) -> bool {
    matches!(block, Block::Entry(entry) if !entry.quoted)
}

/// Lines stay lines: a backslash at the end is a hard break.
fn paragraphs(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(escaped).collect();
    format!("{}\n", lines.join("\\\n")).replace("\\\n\\\n", "\n\n")
}

fn quotation(entry: &Entry) -> String {
    let citation = format!("— {}", entry.citation);
    let lines: Vec<String> =
        [&entry.words, &citation].into_iter().chain(&entry.notes).map(|line| escaped(line)).collect();
    format!("> {}\n", lines.join("\\\n> "))
}

fn point(entry: &Entry) -> String {
    let dash = match entry.citation.chars().next() {
        None => "",
        Some('(') => " ",
        Some(_) => " — ",
    };
    let first = format!("- {}{dash}{}", escaped(&entry.words), escaped(&entry.citation));
    let notes = entry.notes.iter().map(|note| format!("  - {}", escaped(note)));
    let lines: Vec<String> = [first].into_iter().chain(notes).collect();
    format!("{}\n", lines.join("\n"))
}
