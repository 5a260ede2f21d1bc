//! From byte offsets to lines and columns, and from a place to the line it stands on.

use crate::brief::{Code, Diagnostic, Place};
use crate::text::{Shown, Text};
use std::cell::OnceCell;
use std::ops::Range;

/// A longer line is not quoted: a thousand mistakes on one line of a megabyte would quote a gigabyte.
const LONGEST_SNIPPET: usize = 4096;

/// The lines of a file. Where they begin is looked up once, when the first mistake is found.
#[derive(Debug)]
pub(in crate::brief) struct Lines<'a> {
    source: &'a str,
    starts: OnceCell<Vec<usize>>,
}

impl<'a> Lines<'a> {
    /// The lines of a text: `\n`, `\r\n` and a lone `\r` end one, as in YAML.
    pub(in crate::brief) fn new(source: &'a str) -> Self {
        Self { source, starts: OnceCell::new() }
    }

    /// The whole text.
    pub(in crate::brief) fn source(&self) -> &'a str {
        self.source
    }

    /// The line of a number, from 1, without its break.
    pub(in crate::brief) fn line(&self, number: usize) -> Option<&'a str> {
        let starts = self.starts();
        let start = *starts.get(number.checked_sub(1)?)?;
        let end = starts.get(number).copied().unwrap_or(self.source.len());
        Some(self.source.get(start..end)?.trim_end_matches(['\r', '\n']))
    }

    /// The byte at which the line that holds a byte begins.
    pub(in crate::brief) fn start_of_line(&self, offset: usize) -> usize {
        self.starts().get(self.index(offset)).copied().unwrap_or(0)
    }

    /// The place of a range of bytes.
    pub(in crate::brief) fn place(&self, bytes: &Range<usize>) -> Place {
        let (line, column) = self.position(bytes.start);
        let (end_line, end_column) = self.position(bytes.end);
        Place { line, column, end_line, end_column }
    }

    /// A report, with the line it points into.
    pub(in crate::brief) fn report(&self, code: Code, place: Place, field: &str, what: What) -> Diagnostic {
        let line = self.line(place.line).filter(|line| line.len() <= LONGEST_SNIPPET);
        Diagnostic {
            code,
            place,
            field: Shown::new(field),
            message: what.message.into(),
            help: what.help.map(Shown::from),
            snippet: line.map(Text::new),
        }
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let index = self.index(offset);
        let start = self.starts().get(index).copied().unwrap_or(0);
        let before = self.source.get(start..offset).unwrap_or_default();
        (index + 1, before.chars().count() + 1)
    }

    fn index(&self, offset: usize) -> usize {
        self.starts().partition_point(|&start| start <= offset).saturating_sub(1)
    }

    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            if !self.source.contains('\r') {
                let ends = self.source.match_indices('\n');
                return std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
            }
            let bytes = self.source.as_bytes();
            let ends = bytes
                .iter()
                .enumerate()
                .filter(|&(at, &byte)| byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        })
    }
}

/// What is wrong, and what to write instead.
#[derive(Debug)]
pub(in crate::brief) struct What {
    message: String,
    help: Option<String>,
}

impl What {
    /// A message without help.
    pub(in crate::brief) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// Adds what to write instead.
    pub(in crate::brief) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Adds at how many other places the same mistake stands.
    pub(in crate::brief) fn again(self, others: usize) -> Self {
        let message = match others {
            0 => self.message,
            1 => format!("{}, here and in 1 other place", self.message),
            _ => format!("{}, here and in {others} other places", self.message),
        };
        Self { message, ..self }
    }

    /// Adds what to write instead, where there is something to say.
    pub(in crate::brief) fn maybe_help(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_every_kind_of_break() {
        let lines = Lines::new("a\r\nb\rc\n\nd");
        let all: Vec<_> = (1..=6).map(|number| lines.line(number)).collect();
        assert_eq!(all, [Some("a"), Some("b"), Some("c"), Some(""), Some("d"), None]);
        assert_eq!(lines.line(0), None);
    }

    #[test]
    fn columns_count_characters() {
        let lines = Lines::new("x\né日b");
        let place = lines.place(&(7..8));
        assert_eq!((place.line, place.column, place.end_line, place.end_column), (2, 3, 2, 4));
    }

    #[test]
    fn overlong_lines_are_not_quoted() {
        let source = "x".repeat(LONGEST_SNIPPET + 1);
        let lines = Lines::new(&source);
        let report = lines.report(Code::YamlSyntax, lines.place(&(0..1)), "", What::new("long"));
        assert_eq!(report.snippet, None);
    }
}
