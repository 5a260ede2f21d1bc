//! A document as `CommonMark`, for pasting where others read it: no word of a brief can become markup there.

use super::{Block, Entry};

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

/// The text with a backslash before everything that could be markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in text.chars().enumerate() {
        let begins_a_block =
            (at == 0 && "+-=".contains(c)) || (digits > 0 && at == digits && ".)".contains(c));
        if begins_a_block || "\\`*_[]<>#|~&!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("We told them.", "We told them.")]
    #[case::emphasis("*a* _b_", "\\*a\\* \\_b\\_")]
    #[case::html("<script>&lt;", "\\<script\\>\\&lt;")]
    #[case::link("![a](b)", "\\!\\[a\\](b)")]
    #[case::list("- a", "\\- a")]
    #[case::numbered("12. April", "12\\. April")]
    #[case::number("3.5 per cent", "3\\.5 per cent")]
    #[case::dash_within("a - b", "a - b")]
    fn nothing_becomes_markup(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(escaped(text), expected);
    }
}
