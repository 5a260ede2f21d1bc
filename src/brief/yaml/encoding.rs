//! From the bytes of a file to characters that YAML allows.

use super::MAX_BYTES;
use super::lines::{Lines, What};
use crate::brief::{Code, Diagnostic, Place};
use crate::text::Text;

/// The text of a file, without a byte order mark.
///
/// # Errors
/// Where the file is over the limit, is not UTF-8, or holds a control character as it is.
pub(in crate::brief) fn decode(bytes: &[u8]) -> Result<&str, Diagnostic> {
    if bytes.len() > MAX_BYTES {
        return Err(whole(Code::TooLarge, What::new("the file is larger than 1 MiB").help(
            "a brief is a few kilobytes; keep the article itself in a file of its own, named by `source.text`",
        )));
    }
    if is_utf16(bytes) {
        return Err(whole(Code::YamlSyntax, What::new("the file is UTF-16").help("save it as UTF-8")));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    match text.char_indices().find(|&(_, c)| !is_allowed(c)) {
        Some((at, c)) => Err(control(text, at, c)),
        None => Ok(text),
    }
}

/// UTF-16 of either order, by its mark or by the NUL beside its first character.
fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [0, second, ..] => *second != 0,
        [_, 0, third, 0, ..] => *third != 0,
        _ => false,
    }
}

/// The printable characters of YAML 1.2.2, section 5.1.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{85}') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
}

fn whole(code: Code, what: What) -> Diagnostic {
    Lines::new("").report(code, Place::default(), "", what)
}

fn not_utf8(bytes: &[u8], valid: usize) -> Diagnostic {
    let text = bytes.get(..valid).and_then(|good| std::str::from_utf8(good).ok()).unwrap_or_default();
    let lines = Lines::new(text);
    let mut place = lines.place(&(valid..valid));
    place.end_column += 1;
    let what = What::new("the file is not UTF-8 here").help("save it as UTF-8");
    let mut report = lines.report(Code::YamlSyntax, place, "", what);
    let rest = bytes.get(lines.start_of_line(valid)..).unwrap_or_default();
    let line = rest.split(|&byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    report.snippet = report.snippet.map(|_| Text::new(&String::from_utf8_lossy(line)));
    report
}

fn control(text: &str, at: usize, c: char) -> Diagnostic {
    let lines = Lines::new(text);
    let what = What::new(format!("a control character, U+{:04X}, stands in the file", u32::from(c))).help(
        "delete it; a control character that belongs to the words is written as an escape in double quotes",
    );
    lines.report(Code::YamlSyntax, lines.place(&(at..at + c.len_utf8())), "", what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::latin_1(b"a: b\nc: caf\xe9\n", 2, 7)]
    #[case::nul(b"a: b\nc: a\0b\n", 2, 5)]
    #[case::escape(b"a: \x1b[31m\n", 1, 4)]
    #[case::c1("é: \u{9b}2J".as_bytes(), 1, 4)]
    #[case::after_a_mark(b"\xef\xbb\xbfa: \x07\n", 1, 4)]
    fn points_at_the_character(#[case] bytes: &[u8], #[case] line: usize, #[case] column: usize) {
        let report = decode(bytes).expect_err("refused");
        assert_eq!((report.code, report.place.line, report.place.column), (Code::YamlSyntax, line, column));
        assert_eq!(report.place.end_column, column + 1);
        assert!(report.help.is_some() && report.snippet.is_some());
    }

    #[rstest]
    #[case::little(b"\xff\xfea\0:\0")]
    #[case::big(b"\xfe\xff\0a\0:")]
    #[case::unmarked_little(b"a\0:\0")]
    #[case::unmarked_big(b"\0a\0:")]
    fn names_utf16(#[case] bytes: &[u8]) {
        assert_eq!(decode(bytes).expect_err("refused").message.as_str(), "the file is UTF-16");
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(decode(b"\xef\xbb\xbfa: b").as_deref(), Ok("a: b"));
    }

    #[test]
    fn a_megabyte_is_the_limit() {
        assert!(decode(&vec![b' '; MAX_BYTES]).is_ok());
        assert_eq!(decode(&vec![b' '; MAX_BYTES + 1]).expect_err("refused").code, Code::TooLarge);
    }
}
