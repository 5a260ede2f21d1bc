//! The text of the article that a brief was made from, divided into the paragraphs that locators count.

use crate::text::Text;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The text of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// Its paragraphs; a locator's paragraph 1 is the first.
    pub paragraphs: Vec<Text>,
}

impl Article {
    /// Divides a text by its blank lines, or into its lines where it has none (FORMAT, `at`).
    pub fn new(text: &str) -> Self {
        let lines = || text.lines().map(str::trim);
        let mut paragraphs: Vec<String> = vec![String::new()];
        for line in lines() {
            match (line.is_empty(), paragraphs.last_mut()) {
                (true, Some(last)) if !last.is_empty() => paragraphs.push(String::new()),
                (false, Some(last)) if last.is_empty() => last.push_str(line),
                (false, Some(last)) => {
                    last.push(' ');
                    last.push_str(line);
                }
                _ => {}
            }
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        if paragraphs.len() == 1 {
            paragraphs = lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
        }
        Self { paragraphs: paragraphs.iter().map(|paragraph| Text::new(paragraph)).collect() }
    }
}

/// The article's text as its file has it, which checks hold a brief against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Its paragraphs.
    pub article: Article,
    /// SHA-256 of the file's bytes, in small hexadecimal digits.
    pub sha256: String,
}

impl Original {
    /// The article of a file's bytes; a byte order mark is no part of it.
    ///
    /// # Errors
    /// Where they are not UTF-8.
    pub fn read(bytes: &[u8]) -> Result<Self, std::str::Utf8Error> {
        let text = std::str::from_utf8(bytes)?;
        let mut sha256 = String::with_capacity(64);
        for byte in Sha256::digest(bytes) {
            let _infallible = write!(sha256, "{byte:02x}");
        }
        Ok(Self { article: Article::new(text.trim_start_matches('\u{feff}')), sha256 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::blank_lines("a\nb\n\nc\n", &["a b", "c"])]
    #[case::many_blank_lines("\n\na\n \n\t\n\nb", &["a", "b"])]
    #[case::crlf("a\r\n\r\nb\r\n", &["a", "b"])]
    #[case::no_blank_lines("a\nb\nc", &["a", "b", "c"])]
    #[case::one("a", &["a"])]
    #[case::nothing(" \n", &[])]
    fn paragraphs(#[case] text: &str, #[case] expected: &[&str]) {
        let article = Article::new(text);
        let found: Vec<&str> = article.paragraphs.iter().map(Text::raw).collect();
        assert_eq!(found, expected);
    }
}
