//! Text as `CommonMark`: no word of a brief can become markup where others read it.

/// The text with a backslash before everything that could be markup, or that some renderers make a link of without any.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (at, (byte, c)) in text.char_indices().enumerate() {
        let begins_a_block =
            (at == 0 && "+-=".contains(c)) || (digits > 0 && at == digits && ".)".contains(c));
        if begins_a_block || "\\`*_[]<>#|~&!$@".contains(c) || begins_a_link(text, byte) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether what stands here makes a bare address a link: the colon of `https://`, the dot of `www.`
fn begins_a_link(text: &str, at: usize) -> bool {
    let Some((before, here)) = text.split_at_checked(at) else { return false };
    let www =
        || before.get(before.len().saturating_sub(3)..).is_some_and(|word| word.eq_ignore_ascii_case("www"));
    here.starts_with("://") || here.starts_with('.') && www()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("We told them.", "We told them.")]
    #[case::emphasis("*a* _b_", "\\*a\\* \\_b\\_")]
    #[case::html("<script>&lt;", "\\<script\\>\\&lt;")]
    #[case::link("![a](b)", "\\!\\[a\\](b)")]
    #[case::list("- a", "\\- a")]
    #[case::numbered("12. April", "12\\. April")]
    #[case::number("3.5 per cent", "3\\.5 per cent")]
    #[case::dash_within("a - b", "a - b")]
    #[case::bare_address("see https://a.b/c", "see https\\://a.b/c")]
    #[case::bare_host("see WWW.a.b", "see WWW\\.a.b")]
    #[case::mail("me@a.b", "me\\@a.b")]
    #[case::formula("$x$", "\\$x\\$")]
    fn nothing_becomes_markup(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(escaped(text), expected);
    }
}
