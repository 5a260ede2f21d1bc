//! Addresses that may be made links.

use crate::text::Text;
use crate::text::link::Link;

/// The address of a page of the web, percent-encoded so that it ends where it should in any text; `None` for what is none.
///
pub(super) fn web(address: &Text) -> Option<String> {
    Link::new(address.raw()).map(|link| encoded(link.url()))
}

/// What a URL may hold, but an end of a link in Markdown could be taken for.
fn encoded(url: &str) -> String {
    url.chars().fold(String::with_capacity(url.len()), |mut out, c| {
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
    #[case::plain("https://courier.example/a/88121", Some("https://courier.example/a/88121"))]
    #[case::no_path("http://courier.example", Some("http://courier.example/"))]
    #[case::brackets("https://c.example/a_(b)", Some("https://c.example/a_%28b%29"))]
    #[case::end_of_a_link(
        "https://c.example/)](javascript:x) <b>",
        Some("https://c.example/%29%5D%28javascript:x%29%20%3Cb%3E")
    )]
    #[case::line_break("https://c.example/a\nb", Some("https://c.example/ab"))]
    #[case::other_letters("https://zürich.example/é", Some("https://xn--zrich-kva.example/%C3%A9"))]
    #[case::script("javascript:alert(1)", None)]
    #[case::data("data:text/html,x", None)]
    #[case::file("file:///etc/passwd", None)]
    #[case::name_before_the_host("https://courier.example@evil.example/", Some("https://evil.example/"))]
    #[case::no_address("courier", None)]
    #[case::empty("", None)]
    fn only_pages_of_the_web(#[case] address: &str, #[case] expected: Option<&str>) {
        assert_eq!(web(&Text::new(address)).as_deref(), expected);
    }

    proptest! {
        #[test]
        fn nothing_ends_it_early(path in any::<String>(), query in any::<String>()) {
            let address = web(&Text::new(&format!("https://a.example/{path}?{query}#{path}"))).unwrap_or_default();
            prop_assert!(address.chars().all(|c| c.is_ascii_graphic() && !"()<>[]\\".contains(c)), "{}", address);
        }
    }
}
