//! A link to the web, as it really is.
//!
//! What a file gives as a link may hold what a reader does not see: another script's letters in the host, a well-known
//! name before an `@`, control characters. Here it is taken apart and put together again as a browser does it, in plain
//! ASCII, and what is shown is what is followed.

use std::fmt;
use std::sync::Arc;
use url::Url;

/// An address of `http` or `https`: ASCII without spaces and controls, its host as it is looked up, nobody's name or
/// password in it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Link {
    url: Arc<str>,
}

impl Link {
    /// The link that a text gives; `None` where it is no address of the web.
    pub fn new(raw: &str) -> Option<Self> {
        let mut url = Url::parse(raw.trim()).ok()?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
            return None;
        }
        url.set_username("").ok()?;
        url.set_password(None).ok()?;
        let safe = url.as_str().bytes().all(|byte| byte.is_ascii_graphic());
        safe.then(|| Self { url: url.as_str().into() })
    }

    /// The address, every byte of it between `!` and `~`: at once what is shown and where it leads.
    pub fn url(&self) -> &Arc<str> {
        &self.url
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn link(raw: &str) -> Option<String> {
        Link::new(raw).map(|link| link.url().to_string())
    }

    #[test]
    fn what_is_shown_is_where_it_leads() {
        assert_eq!(link(" HTTPS://Courier.Example/a?b=c#d "), Some("https://courier.example/a?b=c#d".into()));
        assert_eq!(link("http://courier.example"), Some("http://courier.example/".into()));
        assert_eq!(link("https://c.example/a\nb"), Some("https://c.example/ab".into()));
        assert_eq!(link("https://аррle.example/"), Some("https://xn--le-6kc8da.example/".into()));
        assert_eq!(link("https://bank.example:pw@evil.example/x"), Some("https://evil.example/x".into()));
        assert_eq!(
            link("http://x.example/ü\u{1b}]8;;\u{7}x"),
            Some("http://x.example/%C3%BC%1B]8;;%07x".into())
        );
    }

    #[test]
    fn what_is_not_of_the_web_is_no_link() {
        for raw in [
            "",
            "courier.example",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "http://",
            "ftp://x.example/",
        ] {
            assert_eq!(link(raw), None, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn no_other_byte_is_in_a_link_and_it_is_stable(tail in any::<String>()) {
            if let Some(link) = Link::new(&format!("https://x.example/{tail}")) {
                prop_assert!(link.url().bytes().all(|byte| (0x21..=0x7e).contains(&byte)));
                prop_assert_eq!(Link::new(link.url()), Some(link));
            }
        }
    }
}
