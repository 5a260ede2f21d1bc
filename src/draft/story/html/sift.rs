//! Which of the paragraphs found are the article's: what says "read more" or "advertisement" is not.

use super::paragraphs::Paragraph;

/// What stands alone between paragraphs, folded.
const ALONE: &[&str] = &[
    "ad",
    "advert",
    "advertisement",
    "advertisements",
    "advertising",
    "close",
    "comment",
    "comments",
    "copy link",
    "don't miss",
    "email",
    "facebook",
    "gallery",
    "image",
    "leave a comment",
    "linkedin",
    "listen",
    "listen to this article",
    "more",
    "more news",
    "more on this",
    "more on this story",
    "most popular",
    "most read",
    "newsletter",
    "next",
    "order reprints",
    "photos",
    "play",
    "previous",
    "print",
    "print article",
    "promoted",
    "read more",
    "recommended",
    "related",
    "related articles",
    "related content",
    "related links",
    "related stories",
    "related topics",
    "save",
    "see also",
    "share",
    "share this",
    "share this article",
    "share this story",
    "show more",
    "skip",
    "sponsored",
    "story continues",
    "story continues below",
    "subscribe",
    "tags",
    "text size",
    "top stories",
    "topics",
    "tweet",
    "twitter",
    "video",
    "view comments",
    "watch",
    "whatsapp",
    "what to read next",
    "you may also like",
    "you might also like",
];

/// What begins a paragraph about other pages or about this one, in small letters.
const BEGINNINGS: &[&str] = &[
    "(c) ",
    "all rights reserved",
    "also read:",
    "also read |",
    "click here",
    "copyright ",
    "copyright:",
    "download our app",
    "download the ",
    "filed under",
    "follow @",
    "follow our ",
    "follow us",
    "image credit:",
    "image source:",
    "image:",
    "join our ",
    "like us on",
    "more:",
    "photo by ",
    "photo credit",
    "photo:",
    "photograph:",
    "picture:",
    "posted in",
    "read also",
    "read more",
    "read next",
    "read the full ",
    "recommended:",
    "related stories",
    "related:",
    "related |",
    "see also",
    "see more:",
    "share this",
    "sign up ",
    "source:",
    "sources:",
    "sponsored",
    "story continues",
    "subscribe ",
    "support our ",
    "tags\n",
    "tags:",
    "topics:",
    "watch:",
    "watch |",
    "we use cookies",
    "your email",
    "©",
];

/// A paragraph that begins so and is longer says something of its own.
const LONGEST: usize = 300;

/// Keeps the article's paragraphs.
pub(super) fn sift(found: &mut Vec<Paragraph>, headline: &str) {
    found.retain(|paragraph| !is_beside(paragraph));
    let headline = folded(headline);
    let first = found.iter().position(|one| is_said(one) && folded(&one.text) != headline).unwrap_or(0);
    let last = found.iter().rposition(is_said).map_or(found.len(), |last| last + 1);
    found.truncate(last.max(first));
    found.drain(..first);
}

/// Small letters and single spaces, without marks at the ends.
fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_matches(|one: char| !one.is_alphanumeric()).replace('\u{2019}', "'")
}

/// Whether it is about other pages, or about this one.
fn is_beside(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.trim_start_matches(|one: char| !one.is_alphanumeric() && !"(©".contains(one));
    let begins = |beginning: &&str| {
        let start: String =
            text.chars().take(beginning.chars().count()).flat_map(char::to_lowercase).collect();
        start == **beginning
    };
    let is_link = paragraph.linked * 10 >= letters(text) * 9 && !ends(text);
    let is_label = text.len() < 40 && ALONE.contains(&folded(text).as_str());
    text.is_empty() || is_link || is_label || (text.len() < LONGEST && BEGINNINGS.iter().any(begins))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|one| !one.is_whitespace()).map(char::len_utf8).sum()
}

/// Whether an article may begin or end with it: labels, dates and names have no end of a sentence.
fn is_said(paragraph: &Paragraph) -> bool {
    !paragraph.heading && (ends(&paragraph.text) || paragraph.text.len() > 120)
}

/// Whether a sentence ends there.
fn ends(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']', '」', '』', ' ']);
    text.ends_with(['.', '!', '?', '…', ':', '—', '–', '-', ';', ',', '。', '！', '？', '।', '؟'])
}
