//! What of a page is no article, taken out before the article is looked for.
//!
//! Readability keeps what stands between an article's paragraphs: captions, boxes of related links, share bars, pleas to
//! subscribe. Publishers name them so in `class` and `id`; a name says nothing, though, where what it names holds most
//! of the page's paragraphs (`<body class="has-sidebar">`).

use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashMap;

/// Elements that never hold an article's sentences.
const NEVER: &[&str] = &[
    "aside",
    "button",
    "dialog",
    "figcaption",
    "figure",
    "footer",
    "form",
    "iframe",
    "input",
    "label",
    "menu",
    "nav",
    "noscript",
    "object",
    "select",
    "svg",
    "template",
    "textarea",
];

/// Elements that may be named for what they hold; words of a sentence are not.
const NAMED: &[&str] = &[
    "a",
    "article",
    "blockquote",
    "center",
    "details",
    "div",
    "dl",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "li",
    "ol",
    "p",
    "section",
    "span",
    "table",
    "td",
    "tr",
    "ul",
];

/// Words of `class` and `id` for what is no article.
const WORDS: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "adslot",
    "adsense",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "bylines",
    "caption",
    "captions",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "correlati",
    "disclaimer",
    "disqus",
    "donate",
    "donation",
    "figcaption",
    "follow",
    "footer",
    "gallery",
    "infobox",
    "livefyre",
    "mailing",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "newsletters",
    "outbrain",
    "pagination",
    "pager",
    "paywall",
    "popup",
    "promo",
    "promos",
    "promoted",
    "promotion",
    "pullquote",
    "rating",
    "ratings",
    "recirc",
    "recirculation",
    "recommend",
    "recommended",
    "recommendations",
    "related",
    "relatedlinks",
    "share",
    "sharebar",
    "sharethis",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "slideshow",
    "social",
    "socials",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tags",
    "taglist",
    "teaser",
    "teasers",
    "timestamp",
    "toolbar",
    "tooltip",
    "trending",
];

/// Pairs of words that say together what neither says alone.
const PAIRS: &[(&str, &str)] = &[
    ("about", "author"),
    ("also", "read"),
    ("author", "bio"),
    ("author", "box"),
    ("author", "info"),
    ("call", "action"),
    ("article", "meta"),
    ("entry", "meta"),
    ("image", "credit"),
    ("in", "brief"),
    ("latest", "news"),
    ("more", "from"),
    ("more", "on"),
    ("more", "stories"),
    ("most", "popular"),
    ("most", "read"),
    ("most", "viewed"),
    ("photo", "credit"),
    ("post", "meta"),
    ("pull", "quote"),
    ("read", "also"),
    ("read", "more"),
    ("read", "next"),
    ("screen", "reader"),
    ("see", "also"),
    ("sr", "only"),
    ("up", "next"),
    ("visually", "hidden"),
    ("you", "may"),
    ("story", "tools"),
];

/// Roles of ARIA for what stands beside the main thing.
const ROLES: &[&str] =
    &["alert", "banner", "button", "complementary", "contentinfo", "dialog", "menu", "navigation", "search"];

/// Shorter texts are labels more often than parts of sentences.
const LABEL: usize = 60;

/// Takes out of a page what is no article.
pub(super) fn prune(page: &Document) {
    let nodes: Vec<NodeRef<'_>> = page.root().descendants_it().collect();
    let words = Weights::of(&nodes);
    for node in nodes {
        if is_beside(&node) && !words.are_mostly_in(&node) {
            node.remove_from_parent();
        }
    }
}

/// How much text of paragraphs each element holds.
struct Weights {
    of: HashMap<NodeId, usize>,
    all: usize,
}

impl Weights {
    /// Adds up from the leaves, each node once.
    fn of(nodes: &[NodeRef<'_>]) -> Self {
        let mut of: HashMap<NodeId, usize> = HashMap::new();
        let mut all = 0;
        for node in nodes.iter().rev() {
            if let Some(letters) = prose(node) {
                all += letters;
                of.insert(node.id, letters);
            }
            if let (Some(letters), Some(parent)) = (of.get(&node.id).copied(), node.parent()) {
                *of.entry(parent.id).or_default() += letters;
            }
        }
        Self { of, all }
    }

    fn are_mostly_in(&self, node: &NodeRef<'_>) -> bool {
        self.of.get(&node.id).is_some_and(|letters| letters * 4 > self.all)
    }
}

/// How long a text is that may be part of an article: links, scripts and labels are not.
fn prose(node: &NodeRef<'_>) -> Option<usize> {
    let parent = node.parent().filter(|_| node.is_text())?;
    let unsaid = ["a", "script", "style", "noscript", "title", "option", "button"];
    let letters = if unsaid.iter().any(|name| parent.has_name(name)) { 0 } else { node.text().trim().len() };
    Some(letters).filter(|letters| *letters >= LABEL)
}

fn is_beside(node: &NodeRef<'_>) -> bool {
    if !node.is_element() {
        return false;
    }
    let named = |names: &[&str]| names.iter().any(|name| node.has_name(name));
    named(NEVER) || is_hidden(node) || (named(NAMED) && is_named_so(node))
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let is = |name: &str, values: &[&str]| {
        node.attr(name).is_some_and(|value| values.iter().any(|one| value.trim().eq_ignore_ascii_case(one)))
    };
    let invisible = node.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|one| !one.is_whitespace()).collect();
        style.to_ascii_lowercase().contains("display:none")
    });
    invisible || node.has_attr("hidden") || is("aria-hidden", &["true"]) || is("role", ROLES)
}

fn is_named_so(node: &NodeRef<'_>) -> bool {
    let says =
        |name: &str| node.attr(name).is_some_and(|value| value.split_whitespace().any(names_what_is_beside));
    says("class") || says("id") || says("data-component") || says("data-testid")
}

fn names_what_is_beside(name: &str) -> bool {
    let words = words(name);
    let pair = |two: &[String]| PAIRS.iter().any(|(one, other)| two == [*one, *other]);
    words.iter().any(|word| WORDS.contains(&word.as_str())) || words.windows(2).any(pair)
}

/// `article__relatedLinks-2` is article, related, links, 2.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in name.chars().take(200) {
        let starts = letter.is_uppercase() && was_small;
        if (starts || !letter.is_alphanumeric()) && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (letter.is_alphanumeric(), words.last_mut()) {
            word.extend(letter.to_lowercase());
        }
        was_small = letter.is_lowercase();
    }
    words
}
