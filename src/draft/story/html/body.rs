//! The article's paragraphs, out of a page.

use super::paragraphs::paragraphs;
use super::prune::prune;
use super::sift::sift;
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// A shorter article, in bytes, may have been pruned by mistake.
const SHORT: usize = 800;

/// The paragraphs of a page's article; none where no article is found in it.
pub(super) fn body(html: &str, page: Document, headline: &str) -> Vec<String> {
    prune(&page);
    let pruned = article(page, headline);
    let length = |paragraphs: &[String]| paragraphs.iter().map(String::len).sum::<usize>();
    if length(&pruned) >= SHORT {
        return pruned;
    }
    let whole = article(Document::from(html), headline);
    if length(&whole) > length(&pruned) * 3 { whole } else { pruned }
}

/// The paragraphs of what Readability finds.
fn article(page: Document, headline: &str) -> Vec<String> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let found = Readability::with_document(page, None, Some(config)).and_then(|mut page| page.parse());
    let Ok(found) = found else { return Vec::new() };
    let mut found = paragraphs(&Document::from(found.content));
    sift(&mut found, headline);
    found.into_iter().map(|paragraph| paragraph.text).collect()
}
