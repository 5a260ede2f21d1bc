//! How deeply a page nests its elements, seen before a tree is built of it.
//!
//! Parsing HTML and finding the article in it both look up from an element to those around it, so that a page of a
//! hundred thousand open `<div>` would take hours. Articles nest some thirty elements; browsers stop at 512.

/// The deepest nesting that is read.
pub(in crate::draft::story) const DEEPEST: usize = 256;

/// The most tags that are read: a page of the longest article has a tenth of them.
pub(in crate::draft::story) const MOST_TAGS: usize = 200_000;

/// Whether there are more than [`MOST_TAGS`] tags, or what may be one.
pub(super) fn has_too_many_tags(html: &str) -> bool {
    html.bytes().filter(|byte| *byte == b'<').nth(MOST_TAGS).is_some()
}

/// Elements that are closed by their successors, or never have content: they do not nest by being left open.
const SHALLOW: &[&str] = &[
    "area", "base", "basefont", "bgsound", "body", "br", "col", "colgroup", "dd", "dt", "embed", "frame",
    "head", "hr", "html", "image", "img", "input", "keygen", "li", "link", "meta", "optgroup", "option", "p",
    "param", "path", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Elements whose content is no markup.
const RAW: &[&str] =
    &["script", "style", "textarea", "title", "noscript", "iframe", "xmp", "noembed", "noframes"];

/// Whether some element has more than [`DEEPEST`] open elements around it; counts one too many rather than one too few,
/// in one pass over the text.
pub(super) fn is_too_deep(html: &str) -> bool {
    let mut open = 0_usize;
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        rest = tag;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if let Some(closing) = tag.strip_prefix('/') {
            open = open.saturating_sub(usize::from(!SHALLOW.contains(&name(closing).as_str())));
        } else if tag.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let name = name(tag);
            if RAW.contains(&name.as_str()) {
                rest = after_raw(tag, &name);
            } else if !SHALLOW.contains(&name.as_str()) && !is_closed_at_once(tag) {
                open += 1;
            }
        }
        if open > DEEPEST {
            return true;
        }
    }
    false
}

/// The name of a tag, in small letters; a longer one than HTML has is cut.
fn name(tag: &str) -> String {
    let letters = tag.chars().take_while(|letter| !letter.is_whitespace() && !matches!(letter, '>' | '/'));
    letters.take(16).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// `<circle … />`, as SVG writes; looked for within the first kilobyte of the tag.
fn is_closed_at_once(tag: &str) -> bool {
    let end = tag.bytes().take(1024).position(|byte| byte == b'>');
    end.and_then(|end| tag.get(..end)).is_some_and(|tag| tag.ends_with('/'))
}

/// What follows the closing tag of a raw element; where there is none, what follows its opening tag.
fn after_raw<'h>(tag: &'h str, name: &str) -> &'h str {
    let mut rest = tag;
    while let Some((_, closing)) = rest.split_once("</") {
        if self::name(closing) == name {
            return closing;
        }
        rest = closing;
    }
    tag
}
