//! JSON that is safe to print: exact values, but nothing that a terminal could act on or would not show.
//!
//! `serde_json` escapes what JSON itself demands, which leaves DEL, the C1 controls, bidi controls and every invisible
//! character as they are.

use super::escape::needs_escape;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

/// The value as one line of JSON, without a line break at its end. Every control and format character is escaped as
/// `\uXXXX`, beyond U+FFFF as a surrogate pair.
///
/// Fails only for values that JSON cannot hold, such as a map whose keys are not strings.
pub fn to_json_line<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    let mut line = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut line, Escaping))?;
    String::from_utf8(line).map_err(serde::ser::Error::custom)
}

/// Compact JSON with every character escaped that [`needs_escape`] names.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        let mut rest = fragment;
        while let Some((start, c)) = rest.char_indices().find(|(_, c)| needs_escape(*c)) {
            let (before, after) = rest.split_at(start);
            writer.write_all(before.as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = after.strip_prefix(c).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::to_json_line;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("Marrén 北 🙂", "Marrén 北 🙂")]
    #[case::json_own("a\"b\\c\n\t", r#"a\"b\\c\n\t"#)]
    #[case::escape_sequence("\u{1b}]52;c;\u{7}", r"\u001b]52;c;\u0007")]
    #[case::delete("\u{7f}", r"\u007f")]
    #[case::c1("a\u{9b}b", r"a\u009bb")]
    #[case::soft_hyphen("\u{ad}", r"\u00ad")]
    #[case::bidi("\u{202e}x\u{2066}", r"\u202ex\u2066")]
    #[case::zero_width("a\u{200b}\u{200d}b", r"a\u200b\u200db")]
    #[case::byte_order_mark("\u{feff}", r"\ufeff")]
    #[case::separators("\u{2028}\u{2029}", r"\u2028\u2029")]
    #[case::tag("\u{e0041}é", r"\udb40\udc41é")]
    fn escapes_what_cannot_be_seen(#[case] text: &str, #[case] json: &str) {
        assert_eq!(to_json_line(text).unwrap(), format!("\"{json}\""));
    }

    #[test]
    fn escapes_keys_too() {
        let map = std::collections::BTreeMap::from([("\u{9b}", 1)]);
        assert_eq!(to_json_line(&map).unwrap(), r#"{"\u009b":1}"#);
    }

    proptest! {
        #[test]
        fn values_are_exact(text in any::<String>()) {
            let line = to_json_line(&text).unwrap();
            prop_assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
        }
    }
}
