//! Words that YAML 1.1 does not take for words.
//!
//! This program reads YAML 1.2, and a text as what stands there. Most other programs read `no` as false, `012` as ten and
//! `12:30` as 750; so a text of that look belongs in quotes. (YAML 1.1, language-independent types: bool, int, float.)

/// Whether a scalar without quotes, written as a text, is something else to other readers of YAML, who would not give
/// it back as it stands: `no`, `1.10`, `0x1F`. Not `2015`, nor a day such as `2031-04-02`, which keep their characters;
/// not `null`, which is nothing here too.
pub(in crate::brief) fn is_trap(plain: &str) -> bool {
    match plain.as_bytes().first() {
        Some(b'0'..=b'9' | b'+' | b'-' | b'.') => is_bent_number(plain),
        Some(b'=' | b'<') => matches!(plain, "=" | "<<"),
        Some(b'y' | b'Y' | b'n' | b'N' | b'o' | b'O' | b't' | b'T' | b'f' | b'F') => is_truth_value(plain),
        _ => false,
    }
}

/// A truth value as YAML 1.1 has them: in small letters, with a capital, or in capitals.
fn is_truth_value(word: &str) -> bool {
    const WORDS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "true", "false"];
    let rest = word.get(1..).unwrap_or_default();
    let one_case = rest.bytes().all(|byte| byte.is_ascii_lowercase())
        || word.bytes().all(|byte| byte.is_ascii_uppercase());
    one_case && WORDS.iter().any(|truth| word.eq_ignore_ascii_case(truth))
}

/// A number that is not written as programs write it.
fn is_bent_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let number =
        is_decimal(unsigned) || is_of_base(unsigned) || is_sexagesimal(unsigned) || is_no_number(unsigned);
    number && !is_canonical(text)
}

/// As every program writes it back: a whole number of at most 15 digits, or a fraction without zeros at its end.
fn is_canonical(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "1"));
    is_digits(whole)
        && is_digits(fraction)
        && (whole == "0" || !whole.starts_with('0'))
        && !fraction.ends_with('0')
        && unsigned.len() <= 15
        && text != "-0"
}

/// `1_000`, `.5`, `1e3`, and every plain number.
fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let mut points = mantissa.bytes().filter(|byte| *byte == b'.');
    let (_, second) = (points.next(), points.next());
    is_digits(exponent)
        && second.is_none()
        && !mantissa.starts_with('_')
        && mantissa.bytes().any(|byte| byte.is_ascii_digit())
        && mantissa.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'.'))
}

/// `0x1F`, `0o17`, `0b101`.
fn is_of_base(text: &str) -> bool {
    let digits_of = |prefix: &str, radix: u32| {
        text.strip_prefix(prefix)
            .is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c == '_' || c.is_digit(radix)))
    };
    digits_of("0x", 16) || digits_of("0o", 8) || digits_of("0b", 2)
}

/// `12:30`, which is 750, and `1:30:00.5`.
fn is_sexagesimal(text: &str) -> bool {
    let mut parts = text.split(':');
    let first = parts.next().is_some_and(|part| is_digits(&part.replace('_', "")));
    let mut rest = parts.peekable();
    let sixty = |part: &str| {
        let (whole, fraction) = part.split_once('.').unwrap_or((part, "0"));
        whole.len() <= 2
            && is_digits(whole)
            && whole.parse().is_ok_and(|sixty: u8| sixty < 60)
            && fraction.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
    };
    first && rest.peek().is_some() && rest.all(sixty)
}

/// Infinity, and what is no number.
fn is_no_number(text: &str) -> bool {
    matches!(text, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN")
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    fn traps(
        #[values(
            "no",
            "No",
            "NO",
            "on",
            "off",
            "y",
            "N",
            "yes",
            "True",
            "FALSE",
            "012",
            "089",
            "00",
            "1_000",
            "12:30",
            "1:30:00",
            "190:20:30.15",
            "1.10",
            "3.0",
            "5.",
            ".5",
            "+3",
            "-0",
            "1e3",
            "1.5E-3",
            "0x1F",
            "0o17",
            "0b101",
            ".inf",
            "-.INF",
            ".nan",
            "=",
            "1234567890123456"
        )]
        text: &str,
    ) {
        assert!(is_trap(text));
    }

    #[rstest]
    fn words(
        #[values(
            "",
            "nO",
            "none",
            "only",
            "Norway",
            "2015",
            "-3",
            "0",
            "1.5",
            "0.25",
            "2031-04-02",
            "2031-04",
            "1.2.3",
            "12:60",
            "12:30 p.m.",
            "0xZZ",
            "3 km",
            "-",
            "+",
            "-x",
            ".",
            "...",
            "_1",
            "null",
            "~",
            "a=b",
            "yess",
            "e3",
            "1e",
            "12:",
            ":30",
            "é",
            "5%"
        )]
        text: &str,
    ) {
        assert!(!is_trap(text));
    }
}
