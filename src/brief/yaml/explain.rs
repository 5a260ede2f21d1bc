//! What the parser could not read, in words that say what to write instead.
//!
//! The parser names the rule that was broken, where it noticed. An author needs the character that broke it: the
//! quote that was never closed, not the end of the file.

use super::example;
use super::lines::{Lines, What};
use super::tree::{Context, too_deep};
use crate::brief::{Code, Diagnostic};
use granit_parser::{ErrorKind, ScanError};
use std::ops::Range;

/// What to say of an error of the parser.
pub(super) fn explain(error: &ScanError, lines: &Lines<'_>, context: &Context) -> Diagnostic {
    let stop =
        Stop { lines, context, at: error.marker().byte_offset().unwrap_or(0).min(lines.source().len()) };
    let code = match error.kind() {
        ErrorKind::RecursionLimitExceeded => Code::TooLarge,
        _ => Code::YamlSyntax,
    };
    let (bytes, what) = stop.explain(error);
    lines.report(code, lines.place(&bytes), "", what)
}

type Found = (Range<usize>, What);

/// Where the parser stopped.
struct Stop<'a, 'l> {
    lines: &'l Lines<'a>,
    context: &'l Context,
    at: usize,
}

impl Stop<'_, '_> {
    fn explain(&self, error: &ScanError) -> Found {
        match error.kind() {
            ErrorKind::RecursionLimitExceeded => (self.character(self.at), too_deep()),
            ErrorKind::UnexpectedCharacter { .. }
            | ErrorKind::ExpectedNodeContent
            | ErrorKind::UnexpectedEofBlockMapping => self.value_start(error),
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart => self.tab(),
            ErrorKind::MappingValueNotAllowed => self.colon(),
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar => self.open_quote(),
            ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => {
                self.after_quote()
            }
            ErrorKind::UnknownQuotedScalarEscape => self.escape(),
            _ => self.structure(error),
        }
    }

    fn structure(&self, error: &ScanError) -> Found {
        match error.kind() {
            ErrorKind::UnclosedFlowCollection { .. } => self.open_bracket(self.at),
            ErrorKind::InvalidColonPlacement
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::InvalidFlowScalarIndent => self.in_brackets(),
            ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
                let what = What::new(format!("this `{open}` is closed by `{close}`"));
                (self.character(self.at), what.help(format!("close it with `{}`", closing(*open))))
            }
            ErrorKind::MisplacedFlowCollectionEnd => (
                self.character(self.at),
                What::new("a closing bracket without an opening one")
                    .help("delete it, or put the value that it belongs to in double quotes"),
            ),
            ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => self.anchor(),
            ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::InvalidIndentation => (self.word(), What::new(
                "this line is indented neither like the line above it nor like those it belongs to",
            ).help("give all keys of an item the same number of spaces, and begin each item of a list with `- `")),
            ErrorKind::BlockSequenceEntryNotAllowed => (
                self.character(self.at),
                What::new("a list cannot begin on the line of its key").help(
                    "put `- ` on a line of its own; put a value that begins with `- ` in double quotes",
                ),
            ),
            ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (self.word(), What::new(
                "expected a key, a colon and a space",
            ).help("write `key: value`; indent the further lines of a text, or put it in double quotes")),
            ErrorKind::CommentInterceptedScalar => (self.character(self.at), What::new(
                "` #` begins a comment, which ends the text before it",
            ).help("put the value in double quotes")),
            _ => (self.character(self.at), What::new(format!("not YAML: {}", error.info()))),
        }
    }

    /// `@foo`, `%x`: characters that YAML reserves.
    fn value_start(&self, error: &ScanError) -> Found {
        let here = self.character(self.at);
        match self.lines.source().get(here.clone()) {
            Some(c) if "@`%,]}|>".contains(c) && !c.is_empty() => {
                let what = What::new(format!("a value cannot begin with `{c}`"));
                (here, what.help(format!("put the value in double quotes: {}", example(self.rest()))))
            }
            _ => (here, What::new(format!("not YAML: {}", error.info()))),
        }
    }

    /// The tab itself, which stands in the indentation of this line, or after where the parser stopped: of a value of
    /// several lines it names the beginning.
    fn tab(&self) -> Found {
        let tab_after = |from: usize| {
            let rest = self.lines.source().get(from..).unwrap_or_default();
            rest.find('\t').map(|tab| from + tab)
        };
        let is_indentation = |tab: &usize| {
            let before = self.lines.source().get(self.line(*tab)..*tab);
            before.is_some_and(|before| before.bytes().all(|byte| byte == b' '))
        };
        let here = tab_after(self.line(self.at)).filter(is_indentation).or_else(|| tab_after(self.at));
        let what = match here.filter(is_indentation) {
            Some(_) => What::new("a tab in the indentation").help("use spaces: two for each level"),
            None => What::new("a tab where YAML allows none").help("use spaces"),
        };
        (self.character(here.unwrap_or(self.at)), what)
    }

    fn colon(&self) -> Found {
        let start = self.lines.start_of_line(self.at);
        let before = self.lines.source().get(start..self.at).unwrap_or_default();
        let what = match before.find(": ") {
            Some(key) => {
                let line = self.lines.source().get(start + key + 1..).unwrap_or_default();
                let value = line.lines().next().unwrap_or_default();
                What::new("a colon and a space inside a value without quotes")
                    .help(format!("put the value in double quotes: {}", example(value)))
            }
            None => What::new("a key is not expected here").help(
                "check the indentation and, in the line above, that a space follows the colon of its key",
            ),
        };
        (self.character(self.at), what)
    }

    fn open_quote(&self) -> Found {
        let start = self.quote().unwrap_or(self.at);
        let what = What::new("this quote is not closed")
            .help("close it at the end of the value; where the value goes on in further lines, indent them");
        (self.character(start), what)
    }

    /// Words after a closing quote: either a quote inside the value, or one that an earlier line left open.
    fn after_quote(&self) -> Found {
        match self.quote() {
            Some(start) if self.line(start) < self.line(self.at) => self.open_quote(),
            start => {
                let quote = start.and_then(|start| self.lines.source().get(self.character(start)));
                let inner = if quote == Some("'") { "''" } else { "\\\"" };
                let what = What::new("words after the closing quote")
                    .help(format!("a quote mark inside a value in quotes is written {inner}"));
                (self.word(), what)
            }
        }
    }

    fn escape(&self) -> Found {
        let source = self.lines.source();
        let rest = source.get(self.at..).unwrap_or_default();
        let mut chars = rest.char_indices();
        while let Some((at, c)) = chars.next() {
            if c == '\\' && !chars.next().is_some_and(|(_, c)| "0abtnvfre \"/\\N_LPxuU\t\n\r".contains(c)) {
                let start = self.at + at;
                let what = What::new("a backslash in double quotes begins an escape, and this is none")
                    .help("write `\\\\` for a backslash, or put the value in single quotes");
                return (start..self.character(start + 1).end, what);
            }
        }
        (self.character(self.at), What::new("an unknown escape in double quotes"))
    }

    fn in_brackets(&self) -> Found {
        match self.context.bracket {
            Some(open) if self.line(open) < self.line(self.at) => self.open_bracket(open),
            _ => (self.character(self.at), What::new("a comma or a closing bracket is missing here").help(
                "separate entries by commas; put a value that holds brackets, commas or a colon in double quotes",
            )),
        }
    }

    fn open_bracket(&self, open: usize) -> Found {
        let here = self.character(open);
        let bracket = self.lines.source().get(here.clone()).and_then(|c| c.chars().next()).unwrap_or('[');
        let what = What::new(format!("this `{bracket}` is not closed"));
        let help = format!("add `{}` where the value ends", closing(bracket));
        (here, what.help(help))
    }

    fn anchor(&self) -> Found {
        let mark = self.lines.source().get(self.character(self.at)).unwrap_or_default();
        let what = match mark {
            "&" => What::new("`&` begins an anchor, and no name follows"),
            _ => What::new("`*` begins an alias, and nothing in the file has its name"),
        };
        (self.word(), what.help(format!("put the value in double quotes: {}", example(self.rest()))))
    }

    /// The last quote mark before the stop that begins a value.
    fn quote(&self) -> Option<usize> {
        let from = self.context.read.min(self.at);
        let rest = self.lines.source().get(from..)?;
        let mut found = None;
        let mut inside: Option<char> = None;
        let mut before = ' ';
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if from + at > self.at {
                break;
            }
            match inside {
                Some('"') if c == '\\' => drop(chars.next()),
                Some('\'') if c == '\'' && chars.peek().is_some_and(|&(_, c)| c == '\'') => {
                    chars.next();
                }
                Some(quote) if c == quote => inside = None,
                None if matches!(c, '"' | '\'') && (before.is_whitespace() || "[{,:-".contains(before)) => {
                    (found, inside) = (Some(from + at), Some(c));
                }
                _ => {}
            }
            before = c;
        }
        found
    }

    fn line(&self, at: usize) -> usize {
        self.lines.start_of_line(at)
    }

    fn character(&self, at: usize) -> Range<usize> {
        let c = self.lines.source().get(at..).and_then(|rest| rest.chars().next());
        at..at + c.filter(|c| !matches!(c, '\r' | '\n')).map_or(0, char::len_utf8)
    }

    fn word(&self) -> Range<usize> {
        let length = self.rest().find(char::is_whitespace).unwrap_or(self.rest().len());
        self.at..self.at + length
    }

    /// From the stop to the end of its line.
    fn rest(&self) -> &str {
        let rest = self.lines.source().get(self.at..).unwrap_or_default();
        rest.split(['\r', '\n']).next().unwrap_or_default()
    }
}

fn closing(bracket: char) -> char {
    if bracket == '{' { '}' } else { ']' }
}
