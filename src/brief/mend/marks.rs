//! Taking the quote marks off a quote's words, however YAML has them.

use super::Edit;
use crate::brief::yaml::{Node, Style};
use std::ops::Range;

/// The edits that take the first and the last mark off a scalar; `None` where it is written elsewhere or otherwise than
/// is understood here.
///
/// Words without quotes of YAML's own get them instead: what the marks kept from being a number, a comment or a mapping
/// must not become one.
pub(super) fn remove(source: &str, node: &Node<'_>) -> Option<Vec<Edit>> {
    let range = node.range();
    let text = source.get(range.clone())?;
    match (node.style, text.chars().next()?) {
        (Style::Plain, c) if c != '*' => bare(source, range),
        (Style::Quoted, quote @ ('"' | '\'')) => {
            let inner = range.start + 1..range.end.checked_sub(1)?;
            let (open, close) =
                ends(source, inner, |text| leading(text, quote), |text| trailing(text, quote))?;
            Some(vec![Edit::delete(open), Edit::delete(close)])
        }
        // Its range begins behind the `|` or `>`, with its first line.
        (Style::Block, c) if c != '*' => {
            let (open, close) = ends(source, range, first_char, last_char)?;
            Some(vec![Edit::delete(open), Edit::delete(close)])
        }
        _ => None,
    }
}

/// Words without quotes: their marks become YAML's.
fn bare(source: &str, range: Range<usize>) -> Option<Vec<Edit>> {
    let (open, close) = ends(source, range, first_char, last_char)?;
    let inner = open.end..close.start;
    let escaped = source.get(inner.clone())?.match_indices(['"', '\\']);
    let escapes = escaped.map(|(at, _)| Edit::insert(inner.start + at, "\\"));
    let edits = std::iter::once(Edit::replace(open, "\"")).chain(escapes);
    Some(edits.chain([Edit::replace(close, "\"")]).collect())
}

/// The ranges of the first and of the last character that is no white space, whose lengths in bytes are told.
fn ends(
    source: &str,
    range: Range<usize>,
    first: impl Fn(&str) -> Option<usize>,
    last: impl Fn(&str) -> Option<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let text = source.get(range.clone())?;
    let words = text.trim();
    let start = range.start + (text.len() - text.trim_start().len());
    let end = start + words.len();
    let (open, close) = (start..start + first(words)?, end - last(words)?..end);
    (open.end <= close.start).then_some((open, close))
}

fn first_char(text: &str) -> Option<usize> {
    text.chars().next().map(char::len_utf8)
}

fn last_char(text: &str) -> Option<usize> {
    text.chars().next_back().map(char::len_utf8)
}

/// The lengths of the numbers of an escape, each with the letter that begins it (YAML 1.2.2, section 5.7).
const NUMBERED: [(char, usize); 3] = [('x', 2), ('u', 4), ('U', 8)];

/// The length of the first character of words in quotes: `''`, `\"` and `\u201c` are one.
fn leading(text: &str, quote: char) -> Option<usize> {
    if quote == '\'' {
        return if text.starts_with("''") { Some(2) } else { first_char(text) };
    }
    let Some(escape) = text.strip_prefix('\\') else { return first_char(text) };
    let letter = escape.chars().next()?;
    let digits = NUMBERED.iter().find(|(begin, _)| *begin == letter).map_or(0, |(_, digits)| *digits);
    Some(1 + letter.len_utf8() + digits)
}

/// The same of the last.
fn trailing(text: &str, quote: char) -> Option<usize> {
    if quote == '\'' {
        return if text.ends_with("''") { Some(2) } else { last_char(text) };
    }
    let numbered = NUMBERED.iter().map(|(letter, digits)| (Some(*letter), digits + 2));
    let escapes = numbered.chain([(None, 2)]);
    let is_escape = |(letter, length): &(Option<char>, usize)| {
        let start = text.len().checked_sub(*length);
        let escape = start.and_then(|start| text.split_at_checked(start));
        escape.is_some_and(|(before, escape)| begins_escape(before, escape, *letter))
    };
    escapes.into_iter().find(is_escape).map(|(_, length)| length).or_else(|| last_char(text))
}

/// Whether a text begins with an escape of a letter, or of any quote mark: a backslash that none escapes itself.
fn begins_escape(before: &str, text: &str, letter: Option<char>) -> bool {
    let slashes = before.chars().rev().take_while(|c| *c == '\\').count();
    let escape = text.strip_prefix('\\').and_then(|rest| rest.chars().next());
    slashes % 2 == 0 && escape.is_some_and(|c| letter.map_or(c == '"', |letter| c == letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::literal("“Go.”", 3, 3)]
    #[case::escaped(r#"\"Go.\""#, 2, 2)]
    #[case::numbered(r"\u201cGo.\u201D", 6, 6)]
    #[case::short(r"\x22Go.\U0000201d", 4, 10)]
    #[case::escaped_backslash(r"“Go\\”", 3, 3)]
    fn a_character_of_words_in_double_quotes(#[case] text: &str, #[case] first: usize, #[case] last: usize) {
        assert_eq!((leading(text, '"'), trailing(text, '"')), (Some(first), Some(last)));
    }

    #[test]
    fn a_character_of_words_in_single_quotes() {
        assert_eq!((leading("''Go.''", '\''), trailing("''Go.''", '\'')), (Some(2), Some(2)));
    }
}
