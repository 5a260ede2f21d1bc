//! How much markup a page has, seen before a tree is built of it.
//!
//! Parsing HTML and finding the article in it both look up from an element to those around it, so that a page of a
//! hundred thousand open `<div>` would take hours: time grows with the sum of all depths. Pages of articles have some
//! 1,400 elements, up to 50 deep, and a sum of 15,000 (60 pages of newspapers); browsers stop at a depth of 512.

/// The deepest nesting that is read.
pub(in crate::draft::story) const DEEPEST: usize = 256;

/// The largest sum of the depths of all tags, that of the first being 1.
const MOST: usize = 2_000_000;

/// The most character references (`&amp;`) of one stretch of text: reading such a text takes time with its square.
const REFERENCES: usize = 5_000;

/// Which limit a page exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    /// Some element has more than [`DEEPEST`] open elements around it.
    Depth,
    /// All together have more than can be read in a moment.
    Sum,
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

/// Which limit a page exceeds; counts one element too many rather than one too few, in one pass over the text.
pub(super) fn excess(html: &str) -> Option<Excess> {
    let (mut open, mut sum) = (0_usize, 0);
    let mut unclosed = Vec::new();
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        if has_too_many_references(text) {
            return Some(Excess::Sum);
        }
        rest = tag;
        sum += open + 1;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if let Some(closing) = tag.strip_prefix('/') {
            open = open.saturating_sub(usize::from(!SHALLOW.contains(&name(closing).as_str())));
        } else if tag.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let name = name(tag);
            if RAW.contains(&name.as_str()) {
                rest = after_raw(tag, &name, &mut unclosed);
            } else if !SHALLOW.contains(&name.as_str()) && !is_closed_at_once(tag) {
                open += 1;
            }
        }
        if open > DEEPEST {
            return Some(Excess::Depth);
        }
        if sum > MOST {
            return Some(Excess::Sum);
        }
    }
    has_too_many_references(rest).then_some(Excess::Sum)
}

fn has_too_many_references(text: &str) -> bool {
    text.len() > REFERENCES && text.bytes().filter(|byte| *byte == b'&').count() > REFERENCES
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

/// What follows the closing tag of a raw element; where there is none, what follows its opening tag. Names of which none
/// is closed any more are `unclosed`, and not looked for again.
fn after_raw<'h>(tag: &'h str, name: &str, unclosed: &mut Vec<String>) -> &'h str {
    let mut rest = tag;
    while !unclosed.iter().any(|one| one == name) {
        match rest.split_once("</") {
            Some((_, closing)) if self::name(closing) == name => return closing,
            Some((_, other)) => rest = other,
            None => unclosed.push(name.to_owned()),
        }
    }
    tag
}
