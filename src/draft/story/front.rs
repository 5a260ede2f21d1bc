//! The front matter of Markdown: `key: value` between `---`, or `key = value` between `+++`.
//!
//! Of YAML and TOML this is the part that says something of an article: one line a value, lists in brackets or one line an
//! entry. A parser of all of YAML would follow aliases of a text that nobody vouches for.

/// A value of front matter: its parts, one where it is no list.
type Entry = (String, Vec<String>);

/// A text without its front matter, and what that says; nothing where there is none.
pub(super) fn split(text: &str) -> Option<(Vec<Entry>, &str)> {
    let text = text.trim_start();
    let (fence, between) = if text.starts_with("---") { ("---", ':') } else { ("+++", '=') };
    let rest = text.strip_prefix(fence)?.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n')?;
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = 0;
    for line in rest.split_inclusive('\n').take(200) {
        at += line.len();
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            return Some((entries, rest.get(at..)?)).filter(|(entries, _)| !entries.is_empty());
        }
        take(line, between, &mut entries)?;
    }
    None
}

/// Keeps what a line says; nothing where the line is none of front matter.
fn take(line: &str, between: char, entries: &mut Vec<Entry>) -> Option<()> {
    let content = line.trim();
    if content.is_empty() || content.starts_with('#') {
        return Some(());
    }
    if let Some(entry) = content.strip_prefix("- ") {
        entries.last_mut()?.1.extend(value(entry));
    } else if !line.starts_with([' ', '\t']) {
        let (key, written) = content.split_once(between)?;
        entries.push((key.trim().to_lowercase(), values(written.trim())));
    }
    Some(())
}

/// The parts of what is written after a key.
fn values(written: &str) -> Vec<String> {
    match written.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        Some(list) => list.split(',').filter_map(value).collect(),
        None => value(written).into_iter().collect(),
    }
}

/// A value without its quote marks.
fn value(written: &str) -> Option<String> {
    let written = written.trim();
    let bare = ['"', '\'']
        .iter()
        .find_map(|mark| written.strip_prefix(*mark)?.strip_suffix(*mark))
        .unwrap_or(written);
    (!bare.is_empty()).then(|| bare.to_owned())
}
