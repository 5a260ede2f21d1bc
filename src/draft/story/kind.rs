//! What kind of text an article comes in.

use super::front;
use std::path::Path;

/// A kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Html,
    Json,
    Markdown,
    Plain,
}

/// How pages begin, in small letters.
const PAGES: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<article",
    "<main",
    "<section",
    "<div",
    "<p>",
    "<p ",
    "<h1",
    "<h2",
    "<meta",
    "<title",
    "<script",
    "<link",
];

/// The kind of a text: its content decides where it is clear, its name elsewhere.
pub(super) fn of(text: &str, name: Option<&Path>) -> Kind {
    let start = start(text);
    let ending = ending(name);
    let is_page = PAGES.iter().any(|page| start.starts_with(page))
        || (start.starts_with('<') && start.contains("<html"));
    match ending.as_str() {
        _ if is_page => Kind::Html,
        "html" | "htm" | "xhtml" | "shtml" if start.contains('<') => Kind::Html,
        "json" | "ninjs" if start.starts_with(['{', '[']) => Kind::Json,
        _ if start.starts_with('{') && is_object(&start) => Kind::Json,
        "md" | "markdown" | "mkd" | "mdown" => Kind::Markdown,
        _ if start.starts_with("# ") || front::split(text).is_some() => Kind::Markdown,
        _ => Kind::Plain,
    }
}

/// The ending of a file's name, or what is itself an ending: `html`, `.html`, `page.html`.
fn ending(name: Option<&Path>) -> String {
    let ending = name.and_then(|name| name.extension().or_else(|| name.file_name()));
    ending.and_then(|ending| ending.to_str()).unwrap_or_default().trim_start_matches('.').to_lowercase()
}

/// The first kilobyte in small letters, without white space and comments before it.
fn start(text: &str) -> String {
    let mut text = text.trim_start_matches(|one: char| one.is_whitespace() || one == '\u{feff}');
    while let Some((_, after)) = text.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        text = after.trim_start();
    }
    text.chars().take(1024).flat_map(char::to_lowercase).collect()
}

/// `{` and then a key, or nothing.
fn is_object(start: &str) -> bool {
    let inside = start.trim_start_matches('{').trim_start();
    inside.starts_with(['"', '}'])
}
