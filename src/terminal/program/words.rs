//! A command line cut into words as POSIX cuts them (Shell Command Language, 2.2 "Quoting"): nothing is expanded.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

/// The words; `None` where a quote is not closed.
pub(super) fn split(line: &[u8]) -> Option<Vec<OsString>> {
    let mut bytes = line.iter().copied();
    let mut words = Vec::new();
    let mut word: Option<Vec<u8>> = None;
    while let Some(byte) = bytes.next() {
        match byte {
            b' ' | b'\t' | b'\n' => words.extend(word.take()),
            b'\'' => word.get_or_insert_default().extend(single(&mut bytes)?),
            b'"' => word.get_or_insert_default().extend(double(&mut bytes)?),
            b'\\' => word.get_or_insert_default().push(bytes.next().unwrap_or(b'\\')),
            byte => word.get_or_insert_default().push(byte),
        }
    }
    words.extend(word);
    Some(words.into_iter().map(OsString::from_vec).collect())
}

/// Up to the closing quote, all as it stands.
fn single(bytes: &mut impl Iterator<Item = u8>) -> Option<Vec<u8>> {
    let mut quoted = Vec::new();
    loop {
        match bytes.next()? {
            b'\'' => return Some(quoted),
            byte => quoted.push(byte),
        }
    }
}

/// Up to the closing quote; a backslash means itself but before the signs that are special there.
fn double(bytes: &mut impl Iterator<Item = u8>) -> Option<Vec<u8>> {
    let mut quoted = Vec::new();
    loop {
        match bytes.next()? {
            b'"' => return Some(quoted),
            b'\\' => match bytes.next()? {
                special @ (b'$' | b'`' | b'"' | b'\\') => quoted.push(special),
                other => quoted.extend([b'\\', other]),
            },
            byte => quoted.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", &[])]
    #[case("  vim\t-p ", &["vim", "-p"])]
    #[case(r#""/opt/my editor/bin/e" -c 'set nu' """#, &["/opt/my editor/bin/e", "-c", "set nu", ""])]
    #[case(r"my\ editor $HOME `x`", &["my editor", "$HOME", "`x`"])]
    #[case(r#"a"b\"c\d"'e\f'"#, &[r#"ab"c\de\f"#])]
    #[case("x\\", &["x\\"])]
    fn words_are_as_a_shell_cuts_them(#[case] line: &str, #[case] expected: &[&str]) {
        assert_eq!(split(line.as_bytes()).unwrap(), expected);
    }

    #[rstest]
    #[case("'x")]
    #[case(r#"x "y\""#)]
    fn a_quote_must_be_closed(#[case] line: &str) {
        assert_eq!(split(line.as_bytes()), None);
    }
}
