//! The paragraphs of a part of a page, as a reader sees them.

use dom_query::{Document, NodeRef};

/// A paragraph.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its words, white space as single spaces, line breaks kept.
    pub(super) text: String,
    /// So many bytes of it are links.
    pub(super) linked: usize,
    /// Whether it is a heading.
    pub(super) heading: bool,
    /// Whether it is a list's item.
    pub(super) item: bool,
}

/// Elements that are part of a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements whose text is not shown.
const UNSHOWN: &[&str] = &["script", "style", "noscript", "template", "head", "img", "svg", "video", "audio"];

/// Where a walk over the page is.
#[derive(Default)]
struct Walk {
    done: Vec<Paragraph>,
    now: Paragraph,
    /// White space is due before the next word.
    space: bool,
    links: usize,
    headings: usize,
    items: usize,
}

/// The paragraphs of a page, in order, none empty.
pub(super) fn paragraphs(page: &Document) -> Vec<Paragraph> {
    let mut walk = Walk::default();
    let mut next = Some(page.root());
    while let Some(node) = next {
        walk.enter(&node);
        let inside = if is_one_of(&node, UNSHOWN) { None } else { node.first_child() };
        next = inside.or_else(|| walk.onward(node));
    }
    walk.end();
    walk.done
}

fn is_one_of(node: &NodeRef<'_>, names: &[&str]) -> bool {
    names.iter().any(|name| node.has_name(name))
}

fn is_heading(node: &NodeRef<'_>) -> bool {
    is_one_of(node, &["h1", "h2", "h3", "h4", "h5", "h6"])
}

impl Walk {
    /// Leaves a node, and those that end with it; then comes the next one beside them.
    fn onward<'p>(&mut self, node: NodeRef<'p>) -> Option<NodeRef<'p>> {
        let mut node = node;
        loop {
            self.leave(&node);
            if let Some(next) = node.next_sibling() {
                return Some(next);
            }
            node = node.parent()?;
        }
    }

    fn enter(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            return self.write(&node.text());
        }
        if !node.is_element() {
            return;
        }
        match node {
            node if node.has_name("br") => self.now.text.push('\n'),
            node if is_one_of(node, INLINE) => {}
            _ => self.end(),
        }
        self.count(node, |count| count + 1);
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if !node.is_element() {
            return;
        }
        if !node.has_name("br") && !is_one_of(node, INLINE) {
            self.end();
        }
        self.count(node, |count| count.saturating_sub(1));
    }

    fn count(&mut self, node: &NodeRef<'_>, change: fn(usize) -> usize) {
        if node.has_name("a") {
            self.links = change(self.links);
        } else if is_heading(node) {
            self.headings = change(self.headings);
        } else if node.has_name("li") {
            self.items = change(self.items);
        }
    }

    fn write(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.space = true;
                continue;
            }
            if self.space && !self.now.text.is_empty() && !self.now.text.ends_with('\n') {
                self.now.text.push(' ');
            }
            self.space = false;
            self.now.text.push(letter);
            self.now.linked += if self.links > 0 { letter.len_utf8() } else { 0 };
            self.now.heading |= self.headings > 0;
            self.now.item |= self.items > 0;
        }
    }

    /// Ends the paragraph. Of a line break that nothing follows, or that follows another, nothing is left.
    fn end(&mut self) {
        self.space = false;
        let paragraph = std::mem::take(&mut self.now);
        let lines = paragraph.text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        let text = lines.collect::<Vec<_>>().join("\n");
        if !text.is_empty() {
            self.done.push(Paragraph { text, ..paragraph });
        }
    }
}
