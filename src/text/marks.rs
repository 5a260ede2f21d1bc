//! Quote marks around words.

/// The words without the quote marks around them; `None` where no pair of marks holds all of them.
///
/// A mark inside that is one of the pair leaves it open what belongs to what (`"No," she said, "never."`), and so does
/// an apostrophe at the beginning; but one between two letters is part of a word.
pub fn without_quote_marks(text: &str) -> Option<&str> {
    let text = text.trim();
    let open = text.chars().next()?;
    let inner = text.strip_prefix(open)?;
    let close = inner.chars().next_back()?;
    let inner = inner.strip_suffix(close)?;
    let alone = !has_mark(inner, open) && !has_mark(inner, close);
    let inner = inner.trim();
    (are_a_pair(open, close) && alone && !inner.is_empty()).then_some(inner)
}

/// Pairs of marks, of all conventions that a newsroom meets: English, German, Swedish, French, East Asian.
fn are_a_pair(open: char, close: char) -> bool {
    match open {
        '"' | '“' | '”' | '„' | '‟' | '＂' => matches!(close, '"' | '“' | '”' | '＂'),
        '\'' | '‘' | '‚' | '‛' | '`' => matches!(close, '\'' | '‘' | '’'),
        '«' => close == '»',
        '»' => close == '«',
        '‹' => close == '›',
        '›' => close == '‹',
        '「' => close == '」',
        '『' => close == '』',
        _ => false,
    }
}

/// Whether a mark stands in the words, other than as an apostrophe in a word.
fn has_mark(words: &str, mark: char) -> bool {
    words.match_indices(mark).any(|(at, _)| {
        let (before, after) = words.split_at(at);
        let in_word = before.ends_with(char::is_alphanumeric)
            && after.chars().nth(1).is_some_and(char::is_alphanumeric);
        !(matches!(mark, '\'' | '’') && in_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("\"We told them.\"", Some("We told them."))]
    #[case(" “We told them.” ", Some("We told them."))]
    #[case("„Das Tor hielt.“", Some("Das Tor hielt."))]
    #[case("”Porten höll.”", Some("Porten höll."))]
    #[case("« La porte tenait. »", Some("La porte tenait."))]
    #[case("»Das Tor hielt.«", Some("Das Tor hielt."))]
    #[case("‘It didn’t hold.’", Some("It didn’t hold."))]
    #[case("“He said ‘no’ to us.”", Some("He said ‘no’ to us."))]
    #[case("「門は持った」", Some("門は持った"))]
    #[case("\"No,\" she said, \"never.\"", None)]
    #[case("“No,” she said, “never.”", None)]
    #[case("‘No,’ she said, ‘never.’", None)]
    #[case("’Tis the neighbours’", None)]
    #[case("“Not closed", None)]
    #[case("He said “no”", None)]
    #[case("“", None)]
    #[case("“”", None)]
    #[case("", None)]
    fn marks_around_all_of_the_words(#[case] text: &str, #[case] words: Option<&str>) {
        assert_eq!(without_quote_marks(text), words);
    }
}
