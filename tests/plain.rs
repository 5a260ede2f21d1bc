//! `--plain`: everything that a brief says, from top to bottom, in words.

#[path = "support/shell.rs"]
mod shell;

use nutgraf::brief::Date;
use rstest::rstest;
use serde_yaml::Value;
use shell::{Ran, nutgraf, ran, run};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// What only an eye takes for words. Briefs have none of these in their own words.
const SIGNS: &[char] = &[
    '✓', '✗', '→', '¶', '❝', '›', '‹', '•', '·', '│', '─', '≠', '≈', '█', '▏', '░', '±', '↑', '↓', '^', '|',
    '~',
];

/// Every brief of the repository, and the fixture with every key of the format.
fn briefs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(root.join("briefs")).expect("the briefs");
    let files = files.map(|entry| entry.expect("a file").path());
    let mut briefs: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|it| it == "yaml")).collect();
    briefs.push(shell::fixtures().join("whole.yaml"));
    briefs
}

fn read(path: &Path) -> String {
    let Ran { stdout, stderr, code } = run(&["--plain", path.to_str().expect("UTF-8")]);
    assert_eq!((stderr.as_str(), code), ("", 0), "{}", path.display());
    stdout
}

#[test]
fn all_that_a_brief_says_is_read() {
    for path in briefs() {
        let spoken = read(&path);
        let yaml: Value =
            serde_yaml::from_str(&std::fs::read_to_string(&path).expect("the brief")).expect("YAML");
        let mut looked_at = 0;
        for (key, value) in pairs(&yaml).filter(|(key, _)| !key.starts_with("x-")) {
            match (key, nouns(key)) {
                (_, Some(noun)) => {
                    let items = value.as_sequence().expect("a section");
                    for (item, number) in items.iter().zip(1..) {
                        let said = block(&spoken, &format!("{noun} {number} of {}. ", items.len()));
                        looked_at += all_in(item, "text", &said, &path);
                    }
                }
                (key, None) => looked_at += all_in(value, key, &spoken, &path),
            }
        }
        assert!(looked_at > 20, "{looked_at} in {}", path.display());
    }
}

fn nouns(section: &str) -> Option<&'static str> {
    Some(match section {
        "key_facts" => "Key fact",
        "quotes" => "Quote",
        "figures" => "Figure",
        "context" => "Context",
        "timeline" => "Event",
        "actors" => "Actor",
        _ => return None,
    })
}

/// What is said of one thing: from its number to that of the next, or to the next heading.
fn block(spoken: &str, from: &str) -> String {
    let begins = |line: &str| {
        line.is_empty()
            || line.starts_with(from.split(' ').next().unwrap_or_default()) && line.contains(" of ")
    };
    let mut lines = spoken.lines().skip_while(|line| !line.starts_with(from));
    let first = lines.next().unwrap_or_else(|| panic!("nothing begins {from:?}"));
    let rest = lines.take_while(|line| !begins(line) || !line.contains(". "));
    [first].into_iter().chain(rest).collect::<Vec<_>>().join("\n")
}

fn pairs(map: &Value) -> impl Iterator<Item = (&str, &Value)> {
    map.as_mapping().into_iter().flatten().filter_map(|(key, value)| Some((key.as_str()?, value)))
}

/// Checks that each scalar beneath a value is read; gives how many there are.
fn all_in(value: &Value, key: &str, spoken: &str, path: &Path) -> usize {
    match value {
        Value::Sequence(values) => values.iter().map(|value| all_in(value, key, spoken, path)).sum(),
        Value::Mapping(_) => {
            let ours = pairs(value).filter(|(key, _)| !key.starts_with("x-"));
            ours.map(|(key, value)| all_in(value, key, spoken, path)).sum()
        }
        _ => {
            if let Some(expected) = told(key, value) {
                let found = expected.lines().all(|line| spoken.contains(line.trim()));
                assert!(found, "{}: {key}: {expected:?} is not in\n{spoken}", path.display());
                return 1;
            }
            0
        }
    }
}

/// How a scalar of the file is told; `None` for references, which are told by names, and what is no brief's.
fn told(key: &str, value: &Value) -> Option<String> {
    let date =
        |text: &str| Date::parse(text).map(|date| date.long().replace('–', " to ").replace("  ", " ")).ok();
    let number = |value: &Value| {
        value.as_f64().and_then(nutgraf::brief::Number::new).map(nutgraf::brief::Number::shown)
    };
    Some(match (key, value) {
        (
            "brief" | "speaker" | "via" | "speaks_for" | "actors" | "source" | "conflicts_with" | "bound",
            _,
        ) => {
            return None;
        }
        ("published" | "updated" | "as_of" | "period" | "date" | "at", Value::String(text)) => date(text)?,
        ("published" | "updated" | "as_of" | "period" | "date", Value::Number(year)) => year.to_string(),
        ("at" | "paragraph", value) => format!("Paragraph {}", value.as_u64()?),
        ("status", Value::String(text)) if text == "current" => return None,
        ("status", Value::String(text)) => format!("Status: {text}"),
        ("certainty", Value::String(text)) if text == "unknown" => return None,
        ("certainty", Value::String(text)) => format!("Certainty: {text}"),
        ("kind", Value::String(text)) => match text.as_str() {
            "direct" => "said: ".to_owned(),
            "partial" => "said in part: ".to_owned(),
            "indirect" => "reported to have said: ".to_owned(),
            kind => format!("Kind: {kind}"),
        },
        ("local", Value::Bool(true)) => "Never taken for an actor of another brief".to_owned(),
        ("unit", Value::String(text)) if text == "per cent" => "%".to_owned(),
        (_, Value::Number(_)) => number(value)?,
        (_, Value::String(text)) => text.trim().to_owned(),
        _ => return None,
    })
}

#[test]
fn what_show_says_is_read() {
    for path in briefs() {
        let words = |text: &str| -> BTreeSet<String> {
            text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect()
        };
        let shown = run(&["show", path.to_str().expect("UTF-8")]).stdout;
        // Labels that are told otherwise.
        let labels = words(
            "title url according to conflicts with disputed in the article text as printed partial by on",
        );
        let missing: Vec<String> = words(&shown)
            .difference(&words(&read(&path)))
            .filter(|word| !labels.contains(*word))
            .cloned()
            .collect();
        assert_eq!(missing, [""; 0], "{}", path.display());
    }
}

#[rstest]
#[case(&["library"])]
#[case(&["list", "library"])]
#[case(&["quotes", "library", "--indirect"])]
#[case(&["figures", "library"])]
#[case(&["actors", "library"])]
#[case(&["themes", "library"])]
#[case(&["-L", "library", "search", "dams"])]
#[case(&["show", "library/dam.yaml"])]
#[case(&["show", "library/dam.yaml", "--section", "article"])]
#[case(&["check", "mistaken"])]
#[case(&["sourced"])]
fn nothing_is_for_the_eye_alone(#[case] args: &[&str]) {
    let spoken = run(&[&["--plain"], args].concat());
    let signs: String = spoken.stdout.chars().filter(|c| SIGNS.contains(c)).collect();
    assert_eq!(signs, "", "{}", spoken.stdout);
    for line in spoken.stdout.lines() {
        assert_eq!(line, line.trim(), "nothing is laid out by spaces");
        assert!(!line.contains("  "), "{line:?}");
    }
    assert!(spoken.stdout.lines().count() > 3, "{spoken:?}");
}

#[test]
fn a_library_is_read_from_what_cannot_be_read_on() {
    let spoken = run(&["--plain", "library"]).stdout;
    insta::assert_snapshot!("plain-library", spoken);
}

#[test]
fn rows_are_numbered() {
    let says = |args: &[&str], words: &str| {
        let spoken = run(args).stdout;
        assert!(spoken.contains(words), "{words:?} is not in\n{spoken}");
    };
    says(&["list", "--plain", "library"], "Brief 2 of 2: Spillway of Tarn dam fails");
    says(&["--plain", "list", "library"], "broken.yaml cannot be read: line 2");
    says(&["quotes", "--plain", "library"], "Quote 1 of ");
    says(&["actors", "--plain", "library"], "Actor 1 of 3. Dara Véllmar, governor of Orsk");
    says(&["themes", "--plain", "library"], "Theme 1 of ");
    says(&["check", "--plain", "mistaken"], "What is meant of it: contxt");
}

#[rstest]
#[case(&["list", "--format", "csv"], "--format csv")]
#[case(&["search", "dams", "--format", "jsonl"], "--format jsonl")]
#[case(&["show", "x", "--format", "markdown"], "--format markdown")]
#[case(&["check", "--format", "github"], "--format github")]
#[case(&["check", "--diff"], "--diff")]
fn other_formats_contradict_it(#[case] args: &[&str], #[case] other: &str) {
    let ran = run(&[args, &["--plain"]].concat());
    assert_eq!((ran.stdout.as_str(), ran.code), ("", 2));
    let error = format!("error: the argument '--plain' cannot be used with '{other}'\n");
    assert!(ran.stderr.starts_with(&error), "{}", ran.stderr);
}

#[test]
fn the_formats_for_reading_do_not() {
    assert_eq!(run(&["list", "library", "--format", "table", "--plain"]).code, 0);
    assert_eq!(run(&["show", "library/dam.yaml", "--format", "text", "--plain"]).code, 0);
}

#[test]
fn an_empty_library_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = ran(nutgraf(&["--plain"]).arg(folder.path()));
    assert_eq!((ran.stdout.as_str(), ran.code), ("There are no briefs to read.\n", 1));
}

/// Who reads the first line of many has it while the rest is still being composed, and who closes the pipe ends it.
#[test]
fn is_handed_on_brief_by_brief() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("many");
    let generated = ran(nutgraf(&["generate", "--briefs", "300"]).arg(&library));
    assert_eq!(generated.code, 0, "{}", generated.stderr);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .arg("--plain")
        .arg(&library)
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let first = lines.next().expect("a line").expect("UTF-8");
    assert!(first.starts_with("Brief 1 of 300: "), "{first}");
    assert_eq!(child.try_wait().expect("its state"), None, "it is still at it");
    drop(lines);
    let ended = child.wait_with_output().expect("it ends");
    assert!(ended.status.success() && ended.stderr.is_empty(), "{ended:?}");
}
