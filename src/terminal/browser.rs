//! The user's own browser of web pages, where they have one that can be run from here.
//!
//! `$BROWSER` is a list of commands with colons between them, of which the first is taken; `%s` in one stands for the link,
//! which else comes last. There is no guessing: `xdg-open` on a server opens nothing that its user would see.

use super::program::Program;
use crate::text::Shown;
use crate::text::link::Link;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};

/// What `$BROWSER` names, if anything.
///
/// # Errors
/// Where it cannot be cut into words, in words for the user.
pub(super) fn of(env: impl Fn(&str) -> Option<OsString>) -> Result<Option<Program>, Shown> {
    let value = env("BROWSER").unwrap_or_default();
    let first = value.as_bytes().split(|byte| *byte == b':').find(|entry| !entry.trim_ascii().is_empty());
    first.map_or(Ok(None), |entry| Program::named("browser", "BROWSER", OsStr::from_bytes(entry)))
}

/// Opens a link of the web, and waits until the browser has ended.
///
/// # Errors
/// Says what went wrong, in words for the user.
pub(super) fn open(browser: &Program, link: &Link) -> Result<(), Shown> {
    let link = escaped(link);
    let mut browser = browser.clone();
    let placed = browser.arguments.iter_mut().filter_map(|word| place(word, &link)).count();
    let last = if placed == 0 { vec![link.into()] } else { Vec::new() };
    browser.run(&last)
}

/// A link as a browser may have it: escaped, so that in quote marks of either kind it is one word in any shell that the
/// browser's script may run.
fn escaped(link: &Link) -> String {
    let escaped = |c| match c {
        '\'' => "%27".to_owned(),
        '$' => "%24".to_owned(),
        '`' => "%60".to_owned(),
        '\\' => "%5C".to_owned(),
        c => String::from(c),
    };
    link.url().chars().map(escaped).collect()
}

/// Puts the link in the place of each `%s` of a word; `None` where there is none.
fn place(word: &mut OsString, link: &str) -> Option<()> {
    let bytes = word.as_bytes();
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(2).position(|two| two == b"%s") {
        let (before, after) = rest.split_at(at);
        parts.push(before);
        rest = after.get(2..).unwrap_or_default();
    }
    (!parts.is_empty()).then_some(())?;
    parts.push(rest);
    *word = OsString::from_vec(parts.join(link.as_bytes()));
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("w3m", Some("w3m"))]
    #[case("/usr/bin/lynx -accept_all_cookies:firefox", Some("lynx"))]
    #[case("::elinks", Some("elinks"))]
    #[case("", None)]
    #[case(" : ", None)]
    fn the_first_of_the_list_is_taken(#[case] value: &str, #[case] name: Option<&str>) {
        let browser = of(|_| Some(value.into())).unwrap();
        assert_eq!(browser.as_ref().map(Program::name), name.map(OsStr::new));
    }

    #[test]
    fn the_link_stands_where_it_is_wanted() {
        let placed = |word: &str| {
            let mut word = OsString::from(word);
            place(&mut word, "http://o/").map(|()| word)
        };
        assert_eq!(placed("%s"), Some("http://o/".into()));
        assert_eq!(placed("openURL(%s,%s)"), Some("openURL(http://o/,http://o/)".into()));
        assert_eq!(placed("-s"), None);
    }

    #[rstest]
    #[case("https://ex.org/a b?c='$(x)`\"", "https://ex.org/a%20b?c=%27%24(x)%60%22")]
    #[case("HTTP://Ex.org", "http://ex.org/")]
    fn a_link_is_one_word_in_the_quotes_of_any_shell(#[case] link: &str, #[case] opened: &str) {
        assert_eq!(escaped(&Link::new(link).unwrap()), opened);
    }
}
