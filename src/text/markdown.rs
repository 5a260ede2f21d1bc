//! Text as `CommonMark`: no word of a brief can become markup where others read it.

use super::link::Link;

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

/// The address of a link, without what the end of a link could be taken for.
pub fn address(link: &Link) -> String {
    link.url().chars().fold(String::new(), |mut out, c| {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '\\' => out.push_str("%5C"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '|' => out.push_str("%7C"),
            '*' => out.push_str("%2A"),
            c => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
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
    #[rstest]
    #[case::plain("https://courier.example/a/88121", "https://courier.example/a/88121")]
    #[case::brackets("https://c.example/a_(b)", "https://c.example/a_%28b%29")]
    #[case::end_of_a_link(
        "https://c.example/)](javascript:x) <b>",
        "https://c.example/%29%5D%28javascript:x%29%20%3Cb%3E"
    )]
    fn an_address_ends_where_it_should(#[case] link: &str, #[case] expected: &str) {
        assert_eq!(address(&Link::new(link).unwrap()), expected);
    }

    proptest! {
        #[test]
        fn nothing_ends_an_address_early(path in any::<String>(), query in any::<String>()) {
            if let Some(link) = Link::new(&format!("https://a.example/{path}?{query}#{path}")) {
                let address = address(&link);
                prop_assert!(address.chars().all(|c| c.is_ascii_graphic() && !"()<>[]\\".contains(c)), "{}", address);
            }
        }
    }
}
