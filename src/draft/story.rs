//! An article as it comes in: its text, and what it says of itself.
//!
//! HTML, Markdown, ninjs or plain text: a file's ending and its content decide which, and its content wins where it is
//! clear. What an article does not say of itself is left out, for a person to say; dates are those that name a day or
//! more, never guessed at. Of several that say the same thing, the first of these counts:
//!
//! | | HTML | ninjs | Markdown | plain text |
//! |---|---|---|---|---|
//! | headline | JSON-LD, `og:title`, `twitter:title`, the only `<h1>`, `<title>` | `headline`, `headlines` | front matter, first heading | first line |
//! | published | JSON-LD, `article:published_time` and its like, `itemprop`, the only `<time>` | `firstcreated`, `versioncreated` | front matter, a line of its own | a line of its own |
//! | outlet | JSON-LD `publisher`, `og:site_name`, `application-name`, `dc.publisher` | `provider`, `source`, `infosource`, `copyrightholder` | front matter | – |
//! | byline | JSON-LD `author`, meta `author` and its like, `rel=author`, `itemprop`, class `byline` | `byline`, `by` | front matter, "By …" | "By …" |
//! | url | `<link rel=canonical>`, `og:url`, JSON-LD | `uri` | front matter | – |
//! | language | `<html lang>`, JSON-LD, `og:locale` | `language` | front matter | – |
//! | dateline, agency | the first paragraphs: "ORSA (OPA) —" | the same, `located` | the same | the same |

mod charset;
mod dateline;
mod day;
mod front;
mod head;
mod html;
mod kind;
mod markdown;
mod names;
mod ninjs;
#[cfg(test)]
mod tests;
mod trouble;

use crate::brief::Date;
use kind::Kind;
use std::fmt;
use std::path::Path;
pub use trouble::Trouble;

/// The longest article that is read, in bytes: what a page with its scripts may have, and no more than can be read in a
/// moment.
pub const MAX_BYTES: usize = 32 << 20;

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
    /// What an editor should know of how it was read.
    pub notes: Vec<Note>,
}

/// What an editor should know of how an article was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The charset was found from the bytes.
    Guessed {
        /// The charset, by its name in the Encoding Standard.
        charset: &'static str,
    },
    /// Some bytes are no characters.
    Broken {
        /// The charset, by its name in the Encoding Standard.
        charset: &'static str,
        /// How many are broken.
        count: usize,
    },
    /// The text was taken from the page's metadata.
    Metadata,
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guessed { charset } => write!(formatter, "its charset is not said: read as {charset}"),
            Self::Broken { charset, count } => {
                write!(
                    formatter,
                    "{count} of its characters are broken in {charset} and replaced by \u{fffd}"
                )
            }
            Self::Metadata => formatter
                .write_str("the page shows less than its metadata has, so its text is that of the metadata"),
        }
    }
}

/// Reads an article from the bytes of a file; the file's name, or its ending alone, may say what it is.
///
/// # Errors
/// Where there is no article in them, or too much.
pub fn read(bytes: &[u8], name: Option<&Path>) -> Result<Story, Trouble> {
    if bytes.len() > MAX_BYTES {
        return Err(Trouble::TooLong);
    }
    let (text, note) = charset::decode(bytes)?;
    let mut story = match kind::of(&text, name) {
        Kind::Html => html::read(&text)?,
        Kind::Json => ninjs::read(&text)?,
        Kind::Markdown => markdown::read(&text),
        Kind::Plain => Story::plain(text),
    };
    story.notes.extend(note);
    if has_sentence(&story.text) { Ok(story) } else { Err(Trouble::NoArticle) }
}

impl Story {
    /// The article of a plain text.
    pub fn plain(text: String) -> Self {
        let mut story = Self { text, ..Self::default() };
        let head = head::head(&story.text, true);
        story.head = head.end;
        story.take_head(head);
        story.take_dateline();
        story
    }

    /// Keeps what the lines before the article say, where nothing better says it.
    fn take_head(&mut self, head: head::Head) {
        self.headline = self.headline.take().or(head.headline);
        self.published = self.published.take().or(head.published);
        self.updated = self.updated.take().or(head.updated);
        self.agency = self.agency.take().or(head.agency);
        if self.byline.is_empty() {
            self.byline = head.byline;
        }
    }

    /// Takes the lines before the article out of the text: only plain text is kept as it came.
    fn cut_head(&mut self, may_have_headline: bool) {
        let head = head::head(&self.text, may_have_headline);
        self.text.drain(..head.end);
        self.take_head(head);
    }

    /// Keeps what the first paragraphs say of where they were written, and by whom.
    fn take_dateline(&mut self) {
        let found = dateline::dateline(self.text.get(self.head..).unwrap_or_default());
        self.dateline = found.place.or(self.dateline.take());
        self.agency =
            found.agency.or(self.agency.take()).filter(|agency| Some(agency) != self.outlet.as_ref());
    }
}

/// Whether there are words in it that may be a sentence: five of them, or as many letters in a script without spaces.
fn has_sentence(text: &str) -> bool {
    let is_word = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    text.lines().any(|line| {
        let unspaced = line.chars().filter(|letter| letter.is_alphabetic() && *letter > '\u{e00}');
        line.split_whitespace().filter(is_word).take(5).count() == 5 || unspaced.take(15).count() == 15
    }) || text.split_whitespace().filter(is_word).take(12).count() == 12
}
