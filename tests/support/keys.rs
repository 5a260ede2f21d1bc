//! Keys as a test writes them: `sschultz<Enter>`, `gg<C-d>`, `<S-Tab>`; `<` itself is `<lt>`.

use nutgraf::reader::key::Key;

/// The keys of a string.
pub(crate) fn parse(mut written: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    while let Some(c) = written.chars().next() {
        let name = written.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let (key, rest) = match name {
            Some((name, rest)) => (named(name), rest),
            None => (Key::char(c), written.strip_prefix(c).unwrap_or_default()),
        };
        keys.push(key);
        written = rest;
    }
    keys
}

fn named(name: &str) -> Key {
    let name = match name {
        "lt" => "<".to_owned(),
        "BS" => "Backspace".to_owned(),
        "S-Tab" => "Shift-Tab".to_owned(),
        _ => name.replace("C-", "Ctrl-").replace("A-", "Alt-"),
    };
    name.parse().unwrap_or_else(|_| panic!("no key is called <{name}>"))
}
