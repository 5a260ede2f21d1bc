//! The files of a library whose every word and name is hostile.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// What a terminal could take as a command, what hides, what turns round, and what is only unusual.
const HOSTILE: &str = "a\u{1b}[2J\u{1b}]52;c;aGk=\u{7}\u{9b}31m\u{0}\u{8}\u{7f}\u{85}\u{202e}b\u{2066}c\u{2069}\u{200b}\u{feff}\
    \u{ad}\u{e0041}\u{e007f}\t\u{2028}\u{2029}\r\nd\u{90}q\u{9c}👩\u{200d}💻 ❤\u{fe0f} 🇩🇪 漢字 e\u{301}\u{fe0f}\u{200d}f";

/// Writes the library: sound briefs, broken ones, their article, and names that are hostile too.
pub(crate) fn write(folder: &Path) {
    let put = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder"))
            .and_then(|()| fs::write(path, text))
            .expect("a file");
    };
    put("article.txt", &format!("{HOSTILE}\n\n{}\n\nthird {HOSTILE}", marks()));
    put("sound\u{1b}[31m\u{202e}.yaml", &brief(HOSTILE));
    put("marks.yaml", &brief_of([&*marks(), "o", "e\u{301}", "a", "i"].into_iter().cycle()));
    put("unreadable\u{9b}2J.yaml", &format!("headline: {}\n{}: [", quoted(HOSTILE), quoted(HOSTILE)));
    put("raw.yaml", &format!("headline: {HOSTILE}\nbrief: 1\n"));
    let every: Vec<char> = every().chars().collect();
    let every: Vec<String> = every.chunks(24).map(String::from_iter).collect();
    let every = brief_of(every.iter().map(String::as_str).cycle());
    put("in\u{1b}]0;x\u{7}\n$ rm -rf ~/\u{202e}\u{2028}\u{e0041}.yaml", &every);
    let no_utf8 = folder.join(OsStr::from_bytes(b"no\xffutf8\x1b[2J.yaml"));
    fs::write(no_utf8, format!("brief: 1\nheadline: [{}", quoted(HOSTILE))).expect("a file");
}

/// Every control and format character, sequences of every kind, a prompt that is none, and a word without an end.
pub(crate) fn every() -> String {
    let controls = (0..=0x1f_u32).chain(0x7f..=0x9f);
    let formats = [0xad, 0x34f, 0x61c, 0x6dd, 0x180e, 0xfeff, 0xe0001].into_iter();
    let formats =
        formats.chain(0x200b..=0x200f).chain(0x2028..=0x202e).chain(0x2060..=0x206f).chain(0xfff9..=0xfffb);
    let chars: String = controls
        .chain(formats)
        .chain(0xe0020..=0xe007f)
        .filter_map(char::from_u32)
        .flat_map(|c| ['x', c])
        .collect();
    let sequences = "\u{1b}]0;title\u{7}\u{1b}]8;;file:///etc\u{1b}\\\u{1b}P+q\u{1b}\\\u{1b}[6n\u{1b}[c\u{1b}c\u{1b}[?1049l\u{9d}52;c;?\u{9c}";
    format!("{chars}{sequences}\nroot@desk:~# nutgraf: done\n\n{}", "unbroken".repeat(40))
}

fn marks() -> String {
    format!("o{}", "\u{301}".repeat(5000))
}

/// As a YAML string. Combining marks stay as they are: escaped, they would take more than a file may.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            ' '..='~' | '\u{301}' if c != '"' && c != '\\' => out.push(c),
            _ => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
        }
    }
    out + "\""
}

/// A brief with these words in every place that takes words.
fn brief(words: &str) -> String {
    brief_of(std::iter::repeat(words))
}

/// The same with one after another of these words in these places.
fn brief_of<'w>(mut words: impl Iterator<Item = &'w str>) -> String {
    let pieces = form().split(PLACE).map(str::to_owned).collect::<Vec<_>>();
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 {
            out += &quoted(words.next().unwrap_or_default());
        }
        out += piece;
    }
    out
}

/// Stands where words go.
const PLACE: &str = "@@";

/// A brief that takes words in every place that there is for them.
fn form() -> String {
    let w = PLACE;
    let common = format!(
        "source: [{{unnamed: {w}, because: {w}}}, x, article], via: {w}, caveat: {w}, note: {w}, certainty: disputed, \
         themes: [{w}], actors: [x, {w}], at: [{{paragraph: 2, exact: {w}, prefix: {w}}}, 3]"
    );
    format!(
        "brief: 1\nheadline: {w}\nsummary: {w}\nid: {w}\nlanguage: {w}\nplace: {w}\nstatus: corrected\n\
         corrections: [{{date: 2031, text: {w}}}]\n\
         source: {{outlet: {w}, published: 2031-04-02, agency: {w}, title: {w}, url: {w}, byline: [{w}], dateline: {w}, \
         text: article.txt}}\n\
         made: {{by: {w}, with: {w}, at: 2031, reviewed_by: {w}}}\n\
         actors: [{{id: x, name: {w}, kind: person, role: {w}, speaks_for: {w}, aliases: [{w}], same_as: [{w}]}}, {w}]\n\
         themes: [{w}]\n\
         key_facts: [{w}, {{text: {w}, {common}}}]\n\
         quotes: [{{speaker: x, text: [{w}, {w}], said: {{date: 2031, place: {w}, to: {w}}}, context: {w}, \
         translated: {{from: {w}, original: {w}}}, {common}}}, {{speaker: {w}, text: {w}, kind: indirect}}]\n\
         figures: [{{value: 5, unit: {w}, what: {w}, of: {w}, per: {w}, also: {{value: 3, unit: {w}}}, hedge: {w}, \
         series: {w}, as_of: 2031, {common}}}, {{words: {w}, what: {w}, unit: {w}, id: {w}, conflicts_with: [{w}]}}, \
         {{value: {w}, what: {w}, {w}: {w}}}]\n\
         context: [{{text: {w}, {common}}}]\n\
         timeline: [{{date: 2031, text: {w}, {common}}}, {{date: {w}, text: {w}}}]\n\
         {w}: {w}\n"
    )
}
