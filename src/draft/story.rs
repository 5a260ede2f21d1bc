//! An article as it comes in: its text, and what it says of itself.

use crate::brief::Date;

/// The largest article, in bytes.
pub const MAX_BYTES: usize = 32 << 20;

/// placeholder
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct Trouble;

/// placeholder
pub fn read(bytes: &[u8], path: Option<&std::path::Path>) -> Result<Story, Trouble> {
    let _ = path;
    Ok(Story { text: String::from_utf8_lossy(bytes).into_owned(), ..Story::default() })
}

/// An article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Story {
    /// Its text, paragraphs divided by blank lines. Of plain text it is the very text that came in, so that places hold in
    /// that file too; of anything else the article's paragraphs alone.
    pub text: String,
    /// So many bytes of the text come before the article's first paragraph: headline, byline, date.
    pub head: usize,
    /// Its headline.
    pub headline: Option<String>,
    /// Who printed it.
    pub outlet: Option<String>,
    /// When.
    pub published: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// Whose copy it is, where not the outlet's.
    pub agency: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Who wrote it.
    pub byline: Vec<String>,
    /// Where it was written.
    pub dateline: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// What its metadata says it is about.
    pub keywords: Vec<String>,
}
