//! Text as YAML that every reader takes for that text, on one line, in block and in flow style alike.

use crate::brief::yaml::is_trap;
use std::fmt::Write;

/// A text: bare where that is safe wherever it stands, else in double quotes. Sentences stand in quotes (FORMAT).
pub(super) fn scalar(text: &str) -> String {
    if is_bare(text) { text.to_owned() } else { quoted(text) }
}

/// Letters, digits and what joins them, beginning with a letter; and no word that means something to YAML.
fn is_bare(text: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    text.starts_with(char::is_alphabetic)
        && text.split(' ').all(|word| !word.is_empty() && word.chars().all(joins))
        && text.split(' ').count() <= 4
        && !is_trap(text)
        && !matches!(text, "null" | "Null" | "NULL" | "true" | "false")
}

/// In double quotes, with what cannot be seen written as escapes.
fn quoted(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        let _infallible = match c {
            '"' | '\\' => write!(written, "\\{c}"),
            '\n' => write!(written, "\\n"),
            '\r' => write!(written, "\\r"),
            '\t' => write!(written, "\\t"),
            c if is_plain(c) => write!(written, "{c}"),
            c if (c as u32) <= 0xffff => write!(written, "\\u{:04X}", c as u32),
            c => write!(written, "\\U{:08X}", c as u32),
        };
    }
    written.push('"');
    written
}

/// Whether a character may stand in double quotes as it is, and is seen there.
fn is_plain(c: char) -> bool {
    let breaks = matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    !c.is_control() && !breaks
}

/// A list on one line.
pub(super) fn list(entries: impl Iterator<Item = String>) -> String {
    format!("[{}]", entries.collect::<Vec<_>>().join(", "))
}

/// People without a name.
pub(super) fn unnamed(who: &str, because: Option<&str>) -> String {
    let because = because.map(|because| format!(", because: {}", scalar(because))).unwrap_or_default();
    format!("{{unnamed: {}{because}}}", scalar(who))
}
