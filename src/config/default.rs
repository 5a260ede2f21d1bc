//! The commented default configuration, made from the table of actions so that it cannot drift.

use super::THEMES;
use crate::brief::cite::Style;
use crate::reader::action::{ACTIONS, Entry, Group};

const HEAD: &str = "\
# The configuration of nutgraf: every setting with its default.
# A line that begins with `#` and no space is a setting: take the `#` away to change it.
#
# It is read from /etc/xdg/nutgraf/config.toml, then from ~/.config/nutgraf/config.toml; the later one counts.
# `nutgraf config` says which files are read and whether they are sound.

# The folder of briefs that opens where neither PATH, -L nor $NUTGRAF_LIBRARY names one. There is no default.
# An example: library = \"/srv/briefs\"
";

const KEYS: &str = "\
# A list of keys replaces all keys of its action; [] leaves it none. A key is one character (\"j\", \"G\", \"#\"), a name
# (\"Enter\", \"Esc\", \"Tab\", \"Shift-Tab\", \"Backspace\", \"Del\", \"Up\", \"Down\", \"Left\", \"Right\", \"Home\", \"End\", \"PgUp\",
# \"PgDn\", \"Space\"), either of these after Ctrl- or Alt- (\"Ctrl-d\"), or two of them in a row (\"g g\").
# A key that two actions want is a mistake, and is reported.
[keys]
";

/// The default as a commented `config.toml`.
pub fn default_text() -> String {
    let (themes, citations) =
        (quoted(THEMES.map(|(name, _)| name)), quoted(Style::NAMES.map(|(name, _)| name)));
    let ([(theme, _), ..], [(citation, _), ..]) = (THEMES, Style::NAMES);
    let groups: String = Group::ALL.into_iter().map(group_text).collect();
    format!(
        "{HEAD}\n# How the screen looks: {themes}, which does without colour.\n#theme = \"{theme}\"\n\n\
         # How citations are copied: {citations}, in which the outlet is a link.\n#citation = \"{citation}\"\n\n{KEYS}{groups}"
    )
}

fn quoted<const N: usize>(names: [&str; N]) -> String {
    names.map(|name| format!("\"{name}\"")).join(" or ")
}

fn group_text(group: Group) -> String {
    let entries: String = ACTIONS.iter().filter(|entry| entry.group == group).map(entry_text).collect();
    format!("\n# {}\n{entries}", group.title())
}

fn entry_text(entry: &Entry) -> String {
    let keys: Vec<String> = entry.keys.iter().map(|keys| format!("{keys:?}")).collect();
    let setting = format!("#{} = [{}]", entry.name, keys.join(", "));
    format!("{setting:<44} # {}\n", entry.help)
}
