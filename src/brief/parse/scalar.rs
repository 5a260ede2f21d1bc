//! Texts, numbers, dates and words of an enumeration, strictly by how they are written.
//!
//! YAML 1.1 reads `no` as false, `012` as ten and `12:30` as 750. Here a key says what it takes: text is what stands
//! in the file, and a number is a number only where it is written as one, without quotes.

use super::Decoder;
use super::fields::{Fields, whole_number};
use crate::brief::date::DateError;
use crate::brief::field::Step;
use crate::brief::yaml::lines::What;
use crate::brief::yaml::{Node, Style, Value, example};
use crate::brief::{Code, Date, Number};
use crate::text::Text;
use jiff::civil;

impl<'a> Decoder<'a> {
    /// Reads the value of a key, if it has one.
    pub(super) fn field<T>(
        &mut self,
        fields: &Fields<'_, 'a>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Node<'a>) -> Option<T>,
    ) -> Option<T> {
        let node = fields.get(key)?;
        self.report.enter(Step::Key(key));
        let value = read(self, node);
        self.report.leave();
        value
    }

    /// Reads each entry of a list; anything but a list is read as its only entry.
    pub(super) fn each<T>(
        &mut self,
        node: &Node<'a>,
        mut read: impl FnMut(&mut Self, &Node<'a>) -> Option<T>,
    ) -> Vec<T> {
        let Value::Sequence(entries) = &node.value else { return read(self, node).into_iter().collect() };
        let mut values = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.is_null()) {
            self.report.enter(Step::Entry(index));
            values.extend(read(self, entry));
            self.report.leave();
        }
        values
    }

    /// Reports a single value where only a list may stand.
    pub(super) fn not_a_list(&mut self, node: &Node<'a>) {
        self.wrong(node, "a list", || Some("begin each entry with `- `".to_owned()));
    }

    /// Reports a value of another type than expected, unless it was reported before.
    pub(super) fn wrong(&mut self, node: &Node<'a>, expected: &str, help: impl FnOnce() -> Option<String>) {
        if node.style == Style::Mended {
            return;
        }
        let place = node.head();
        self.report.add(Code::WrongType, place, || {
            What::new(format!("expected {expected}, found {}", node.kind())).maybe_help(help())
        });
    }

    /// Any scalar as its words: `place: NO` is a country, `headline: 2015` a headline.
    pub(super) fn text(&mut self, node: &Node<'a>) -> Option<Text> {
        if let Some(text) = node.scalar() {
            return Some(Text::new(text));
        }
        self.wrong(node, "text", || {
            Some("put a value that holds brackets, or a colon and a space, in double quotes".to_owned())
        });
        None
    }

    /// One text or a list of them.
    pub(super) fn texts(&mut self, fields: &Fields<'_, 'a>, key: &'static str) -> Vec<Text> {
        self.field(fields, key, |this, node| Some(this.each(node, Self::text))).unwrap_or_default()
    }

    /// A text that is there and not blank.
    pub(super) fn some_text(&mut self, fields: &Fields<'_, 'a>, key: &'static str) -> Option<Text> {
        self.field(fields, key, Self::text).filter(|text| !text.raw().trim().is_empty())
    }

    /// A date, in quotes or not.
    pub(super) fn date(&mut self, node: &Node<'a>) -> Option<Date> {
        const HELP: &str =
            "write year, month and day: 2031-04-02; or 2031-04, 2031, or 2031-04-01/2031-04-03";
        let Some(text) = node.scalar() else {
            self.wrong(node, "a date", || Some(HELP.to_owned()));
            return None;
        };
        match Date::parse(text) {
            Ok(date) => Some(date),
            Err(_) if node.style == Style::Mended => None,
            Err(error) => {
                self.report.add(Code::InvalidDate, node.place, || match error {
                    DateError::NotADate => What::new("not a date").help(
                        meant_date(text).map_or_else(|| HELP.to_owned(), |date| format!("write {date}")),
                    ),
                    error => What::new(format!("not a date: {error}")).help(HELP),
                });
                None
            }
        }
    }

    /// A number without quotes.
    pub(super) fn number(&mut self, node: &Node<'a>) -> Option<Number> {
        let plain = node.scalar().filter(|_| node.style == Style::Plain && !node.is_null());
        let number = plain
            .filter(|text| is_number(text) && is_exact(text))
            .and_then(|text| text.parse().ok())
            .and_then(Number::new);
        if number.is_none() {
            self.wrong(node, "a number", || Some(number_help(node)));
        }
        number
    }

    /// A whole number without quotes, from 1.
    pub(super) fn ordinal(&mut self, node: &Node<'a>) -> Option<u32> {
        let plain = node.scalar().filter(|_| node.style == Style::Plain);
        let ordinal = plain.filter(|text| !text.starts_with(['0', '+'])).and_then(|text| text.parse().ok());
        if ordinal.is_none() {
            self.wrong(node, "the number of a paragraph", || {
                Some("write the number alone: 1 is the first paragraph".to_owned())
            });
        }
        ordinal
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, node: &Node<'a>) -> Option<bool> {
        match (node.style, node.scalar()) {
            (Style::Plain, Some("true")) => Some(true),
            (Style::Plain, Some("false")) => Some(false),
            _ => {
                self.wrong(node, "true or false", || Some("write true or false, without quotes".to_owned()));
                None
            }
        }
    }

    /// A word of an enumeration.
    pub(super) fn choice<T>(
        &mut self,
        fields: &Fields<'_, 'a>,
        key: &'static str,
        words: &'static [&'static str],
        from_key: fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.field(fields, key, |this, node| {
            let Some(word) = node.scalar() else {
                this.wrong(node, "a word", || Some(format!("write {}", listed(words))));
                return None;
            };
            let value = from_key(word);
            if value.is_none() && node.style != Style::Mended {
                let meant = this.report.suggest(word, words.iter().copied());
                this.report.add(Code::UnknownValue, node.place, || {
                    What::new(format!("`{key}` cannot be {}", example(word))).help(match meant {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => format!("write {}", listed(words)),
                    })
                });
            }
            value
        })
    }
}

/// The day that a date in another writing can only mean.
fn meant_date(text: &str) -> Option<civil::Date> {
    const WRITINGS: [&str; 8] =
        ["%d.%m.%Y", "%Y/%m/%d", "%Y.%m.%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%b %d %Y"];
    WRITINGS.iter().find_map(|writing| civil::Date::strptime(writing, text.trim()).ok())
}

/// `a, b or c`.
fn listed(words: &[&str]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => words.concat(),
    }
}

/// A number of the YAML 1.2 core schema, in decimals, without zeros in front.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = exponent.map(|exponent| exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
    digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && !(whole.len() > 1 && whole.starts_with('0'))
        && exponent.is_none_or(|exponent| !exponent.is_empty() && digits(exponent))
}

/// So many decimal digits a binary floating point number always keeps.
const EXACT_DIGITS: usize = 15;

/// Whether the number is kept as it is written: one that changed silently would be worse than none.
fn is_exact(text: &str) -> bool {
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let significant = digits.trim_start_matches('0');
    let vanishes = !significant.is_empty() && text.parse() == Ok(0.0_f64);
    significant.trim_end_matches('0').len() <= EXACT_DIGITS && !vanishes
}

/// What to write instead of something that is no number.
fn number_help(node: &Node<'_>) -> String {
    const WORDS: &str = "where the article gives no number, use `words`";
    let text = node.scalar().unwrap_or_default().trim();
    let bare = text.replace(['_', ' ', '\u{a0}', '\u{202f}', '’', '\''], "");
    if is_number(text) && node.style != Style::Plain {
        return format!("write {text}, without quotes");
    }
    if is_number(text) && !is_exact(text) {
        return format!("write at most {EXACT_DIGITS} digits: more would not be kept as they are");
    }
    if is_number(text) {
        return "the number is too large".to_owned();
    }
    if let Some(number) = whole_number(text) {
        return format!("write {number}");
    }
    let stripped = bare.trim_start_matches('0');
    if bare.len() > 1
        && !stripped.is_empty()
        && is_number(stripped)
        && stripped.starts_with(|c: char| c != '.')
    {
        return format!("write {stripped}");
    }
    match text.bytes().any(|byte| byte.is_ascii_digit()) {
        _ if text.starts_with("0x") || text.starts_with("0o") => {
            "write the number in decimal digits".to_owned()
        }
        true => format!(
            "write the number alone, and what is said about it as `unit`, `hedge` and `bound`; {WORDS}"
        ),
        false => format!("write a number such as 12400; {WORDS}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    fn numbers(#[values("0", "12400", "-3", "+3", "0.25", ".5", "3.", "1e3", "1.5E-3")] text: &str) {
        assert!(is_number(text));
    }

    #[rstest]
    #[case("999999999999999", true)]
    #[case("9007199254740993", false)]
    #[case("12000000000000000000", true)]
    #[case("0.1234567890123456", false)]
    #[case("0.000", true)]
    #[case("1e-400", false)]
    fn what_cannot_be_kept_is_told(#[case] text: &str, #[case] exact: bool) {
        assert_eq!(is_exact(text), exact);
    }

    #[rstest]
    fn no_numbers(
        #[values(
            "", "-", ".", "012", "-01", "1_000", "8,000", ".nan", ".inf", "0x1F", "1e", "e3", "1.2.3", "12 "
        )]
        text: &str,
    ) {
        assert!(!is_number(text));
    }
}
