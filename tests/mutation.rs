//! Whatever is done to a brief, checking it ends, and what it says points into the file.
//!
//! The changes are made from a seed, so that a failure comes back; time plays no part. The fuzzer in `fuzz/` looks
//! further, by hand.

use fastrand::Rng;
use jiff::civil;
use nutgraf::brief::check::{self, Against};
use nutgraf::brief::parse::Parsed;
use nutgraf::brief::{Brief, Diagnostic, Original};
use std::ffi::OsStr;

const WHOLE: &str = include_str!("fixtures/whole.yaml");
const TODAY: civil::Date = civil::date(2031, 4, 2);
/// Changed files made of each brief.
const ROUNDS: usize = 200;
/// The most a file may become in memory: values, aliases followed.
const MOST_VALUES: usize = 50_000;
/// The most mistakes told of one file, and the line that counts the others.
const MOST_MISTAKES: usize = 1001;

/// What means something to YAML or to the format.
#[rustfmt::skip]
const TOKENS: &[&str] = &[
    "{", "}", "[", "]", ",", ": ", ":", "- ", "-", "? ", "\"", "'", "|", ">", "|2-\n", "&a ", "*a", "<<: *a", "!", "!!str ",
    "!!int ", "!x ", "%YAML 1.1\n", "---\n", "...\n", "# ", "\n", "\r", "\r\n", "\t", "  ", "~", "null", "no", "012", "1e400",
    ".nan", "2031-02-30", "\\", "\\x1b", "\u{feff}", "\u{85}", "\u{2028}", "\u{0}", "\u{1b}", "é", "日", "👩\u{200d}👧",
    "[[[[[[[[[[[[[[[[[[[[[[[[[", "x-a: &b [*b]\n", "\nbrief: 2", "\nquotes:\n", "\nfigures: [{value: 8,000}]\n", "article",
];

/// The shipped briefs with their articles' texts, and one that has every key.
fn briefs() -> Vec<(Vec<u8>, Option<Original>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/briefs");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("a readable folder")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|name| name == "yaml"));
    files.sort();
    assert!(files.len() > 10);
    let mut briefs = vec![(WHOLE.into(), None)];
    briefs.extend(files.into_iter().map(|path| {
        let article =
            format!("{folder}/articles/{}.txt", path.file_stem().and_then(OsStr::to_str).expect("a name"));
        let original = std::fs::read(article).ok().map(|bytes| Original::read(&bytes).expect("UTF-8"));
        (std::fs::read(path).expect("a readable file"), original)
    }));
    briefs
}

/// Changes a file in one way.
fn change(bytes: &mut Vec<u8>, random: &mut Rng) {
    let at = random.usize(..=bytes.len());
    let end = bytes.len().min(at + random.usize(..200));
    match random.u8(..7) {
        0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << random.u8(..8)),
        1 => bytes.truncate(at.max(bytes.len() / 4)),
        2 => drop(bytes.drain(at..end)),
        3 => {
            let copy = bytes[at..end].to_vec();
            let to = random.usize(..=bytes.len());
            drop(bytes.splice(to..to, copy));
        }
        _ => {
            let token = TOKENS[random.usize(..TOKENS.len())];
            let over = random.usize(..2).min(bytes.len() - at);
            drop(bytes.splice(at..at + over, token.bytes()));
        }
    }
}

fn check(bytes: &[u8], original: Option<&Original>) -> Parsed {
    let text = |_: &Brief| original.cloned().map(Ok);
    check::check(bytes, "stem", &Against { today: TODAY, text: &text }).parsed
}

/// What holds of whatever is read of whatever file.
fn hold(bytes: &[u8], parsed: &Parsed) -> Result<(), String> {
    if parsed.brief.is_none() && parsed.diagnostics.is_empty() {
        return Err("neither a brief nor a word why".to_owned());
    }
    if parsed.diagnostics.len() > MOST_MISTAKES {
        return Err(format!("{} mistakes", parsed.diagnostics.len()));
    }
    let values = parsed.brief.as_ref().map_or(0, size);
    if values > MOST_VALUES {
        return Err(format!("{values} values"));
    }
    let lines = lines(bytes);
    parsed
        .diagnostics
        .iter()
        .try_for_each(|one| points_into(one, &lines).map_err(|why| format!("{why}: {one:?}")))
}

/// Items and what they hold lists of.
fn size(brief: &Brief) -> usize {
    let items = brief
        .items
        .iter()
        .map(|item| 1 + item.actors.len() + item.themes.len() + item.source.len() + item.at.len());
    brief.actors.len() + brief.themes.len() + items.sum::<usize>()
}

/// The lines of a file as an editor counts them, without their breaks.
fn lines(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
    text.strip_prefix('\u{feff}').unwrap_or(&text).split('\n').map(str::to_owned).collect()
}

fn points_into(one: &Diagnostic, lines: &[String]) -> Result<(), &'static str> {
    let place = one.place;
    if place.line == 0 {
        return if one.snippet.is_none() { Ok(()) } else { Err("a snippet of no place") };
    }
    if (place.line, place.column) > (place.end_line, place.end_column) {
        return Err("it ends before it begins");
    }
    let inside = |line: usize, column: usize| {
        lines.get(line - 1).is_some_and(|text| (1..=text.chars().count() + 1).contains(&column))
    };
    if !inside(place.line, place.column) || !inside(place.end_line, place.end_column) {
        return Err("it lies outside the file");
    }
    match &one.snippet {
        Some(snippet) if snippet.raw() != lines[place.line - 1] => Err("its snippet is another line"),
        None if lines[place.line - 1].len() < 4096 => Err("it has no snippet"),
        _ => Ok(()),
    }
}

#[test]
fn no_change_makes_a_reader_fail() {
    let mut random = Rng::with_seed(1);
    let mut opened = 0;
    let briefs = briefs();
    for (bytes, original) in &briefs {
        for round in 0..ROUNDS {
            let mut changed = bytes.clone();
            (0..=round % 5).for_each(|_| change(&mut changed, &mut random));
            let parsed = check(&changed, original.as_ref());
            if let Err(why) = hold(&changed, &parsed) {
                panic!("{why}\n{}", String::from_utf8_lossy(&changed));
            }
            opened += usize::from(parsed.brief.is_some());
        }
    }
    let all = briefs.len() * ROUNDS;
    assert!((all / 10..all * 9 / 10).contains(&opened), "{opened} of {all} files open: too few, or too many");
}
