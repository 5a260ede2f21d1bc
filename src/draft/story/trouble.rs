//! Why there is no article in a file.

use super::{MAX_BYTES, html};

/// Why there is no article in a file, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Nothing is in it but white space.
    #[error("it is empty")]
    Empty,
    /// More bytes than are read.
    #[error("it is longer than {} MB, which no article is: give the article alone", MAX_BYTES >> 20)]
    TooLong,
    /// A file of another kind.
    #[error("it is {what}, not an article: {instead}")]
    Foreign {
        /// The kind, with its article.
        what: &'static str,
        /// What to do.
        instead: &'static str,
    },
    /// Bytes that are no text in any charset that was thought of.
    #[error(
        "its characters cannot be read: as {charset} {count} of them are broken. Save it in UTF-8 (iconv -f CHARSET -t UTF-8)"
    )]
    Charset {
        /// The charset that is likeliest, by its name in the Encoding Standard.
        charset: &'static str,
        /// How many are broken.
        count: usize,
    },
    /// A text without a sentence.
    #[error(
        "there is no sentence in it, so it is not an article: give the article's text, or the page that has it"
    )]
    NoArticle,
    /// A page without an article.
    #[error(
        "no article is found on this page: it may be a list of headlines, or fill itself in the browser. \
         Copy the article's text into a file and give that"
    )]
    NoBody,
    /// A page that nests too deeply.
    #[error(
        "this page nests more than {} elements, which no article does. Copy the article's text into a file and give that",
        html::DEEPEST
    )]
    TooDeep,
    /// A page of more tags than an article has.
    #[error(
        "this page has more than {} tags, which no article does. Copy the article's text into a file and give that",
        html::MOST_TAGS
    )]
    TooManyTags,
    /// JSON with an error in it.
    #[error("it begins as JSON and has an error in line {line}, column {column}: {what}")]
    Json {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What the error is.
        what: String,
    },
    /// JSON of another kind.
    #[error("it is JSON, but not ninjs: a story has body_text or body_html (version 1), or bodies (2 and 3)")]
    NotNinjs,
}
