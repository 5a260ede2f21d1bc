//! Records as csv (RFC 4180, but lines end in a line feed alone).
//!
//! The columns are the keys of the JSON; what JSON nests is laid flat by these rules:
//! - unknown is an empty cell;
//! - a list is its values joined by `; `;
//! - a person is a name, or who the unnamed are;
//! - any other object is its known values as `key: value`, joined by `, `;
//! - a cell that begins with `=`, `+`, `-` or `@` and is no number gets a leading apostrophe, since a spreadsheet would
//!   take it for a formula. Tab and carriage return, which do the same, are escaped and so cannot begin a cell;
//! - every control and format character but the line feed, which csv quotes, is written as `\u{1b}`. Where the text
//!   itself says `\u{`, that backslash is written as `\u{5c}`: so `\u{` is an escape always, and values stay exact.

use super::cell::Cell;
use super::escape::needs_escape;
use super::{Kind, Record};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes records as csv, their columns first.
pub struct Writer<W: Write> {
    out: ::csv::Writer<W>,
    columns: Vec<&'static str>,
}

impl<W: Write> Writer<W> {
    /// For records of one kind. Writes the line of columns, even where no record will follow.
    pub fn new(out: W, kind: Kind) -> io::Result<Self> {
        Self::of_kinds(out, &[kind])
    }

    /// For records of several kinds: the columns of the first, then those that each further one has besides. Cells of
    /// columns that a record does not have are empty.
    pub fn of_kinds(out: W, kinds: &[Kind]) -> io::Result<Self> {
        let mut columns = Vec::new();
        for column in kinds.iter().flat_map(|kind| kind.columns()) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        let mut writer = Self { out: ::csv::Writer::from_writer(out), columns };
        writer.out.write_record(&writer.columns).map_err(into_io)?;
        Ok(writer)
    }

    /// Writes one record. One of a kind that the writer is not for has other columns, and is an error.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        let (columns, cells) = (record.columns(), cells(record));
        if let Some(unknown) = columns.iter().find(|column| !self.columns.contains(column)) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("no column {unknown}")));
        }
        let cell = |column| columns.iter().position(|own| own == column).map_or("", |at| cells[at].as_str());
        self.out.write_record(self.columns.iter().map(cell)).map_err(into_io)
    }

    /// Hands on what was written so far; without this, an error of the last lines would be lost.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The error beneath, so that a closed pipe is still known as one.
fn into_io(error: ::csv::Error) -> io::Error {
    let message = error.to_string();
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        _ => io::Error::other(message),
    }
}

/// The cells of a record, one a column, safe to print and to open in a spreadsheet.
fn cells(record: &Record) -> Vec<String> {
    let (origin, own) = match record {
        Record::Quote(record) => (&record.origin, record.cells()),
        Record::Figure(record) => (&record.origin, record.cells()),
        Record::Brief(record) => (&record.origin, record.cells()),
        Record::Actor(record) => (&record.origin, record.cells()),
        Record::Theme(record) => (&record.origin, record.cells()),
    };
    let kind = record.kind().name().cell();
    [kind].into_iter().chain(origin.cells()).chain(own).map(|cell| guarded(escaped(&cell))).collect()
}

fn escaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell.chars();
    while let Some(c) = rest.next() {
        let looks_escaped = c == '\\' && rest.as_str().starts_with("u{");
        if looks_escaped || (c != '\n' && needs_escape(c)) {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn guarded(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@']) && !is_number(&cell) { format!("'{cell}") } else { cell }
}

/// True for `-3`, `+0.5` and `-1e9`; not for `-inf`, which Rust reads and no spreadsheet does.
fn is_number(cell: &str) -> bool {
    cell.ends_with(|c: char| c.is_ascii_digit()) && cell.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::{escaped, guarded};
    use rstest::rstest;

    #[rstest]
    #[case("=1+1", "'=1+1")]
    #[case("+49 30 1234", "'+49 30 1234")]
    #[case("-5", "-5")]
    #[case("+0.5", "+0.5")]
    #[case("-1e9", "-1e9")]
    #[case("-inf", "'-inf")]
    #[case("-nan", "'-nan")]
    #[case("-", "'-")]
    #[case("-3; 7", "'-3; 7")]
    #[case("@courier", "'@courier")]
    #[case("\t=1+1", r"\u{9}=1+1")]
    #[case("\r=1+1", r"\u{d}=1+1")]
    #[case("\u{feff}=1+1", r"\u{feff}=1+1")]
    #[case("a=b", "a=b")]
    #[case("", "")]
    fn guards_against_formulas(#[case] text: &str, #[case] cell: &str) {
        assert_eq!(guarded(escaped(text)), cell);
    }

    #[rstest]
    #[case("two\nlines", "two\nlines")]
    #[case("\u{1b}]0;\u{7}", r"\u{1b}]0;\u{7}")]
    #[case("\u{9b}\u{7f}\u{0}", r"\u{9b}\u{7f}\u{0}")]
    #[case("\u{202e}\u{e0041}", r"\u{202e}\u{e0041}")]
    #[case(r"C:\users", r"C:\users")]
    #[case(r"\u{1b}", r"\u{5c}u{1b}")]
    #[case(r"\\u{", r"\\u{5c}u{")]
    fn escapes_what_cannot_be_seen(#[case] text: &str, #[case] cell: &str) {
        assert_eq!(escaped(text), cell);
    }
}
