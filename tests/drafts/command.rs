//! An article in, a brief out, as a shell sees it.

use super::shell::{Ran, nutgraf, ran};
use nutgraf::brief::parse::parse;
use nutgraf::brief::{Brief, Place, Severity};
use nutgraf::text::Text;
use rstest::rstest;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use tempfile::TempDir;

/// A fictional article.
const ARTICLE: &str = "\
Thousands flee as Lumen spillway fails

By Ilse Marrén

2 April 2031

ORSA (OPA) — The east spillway of the Lumen dam gave way before dawn, and more than 12,400 people left the valley.

“We told them in January,” said Dara Vellmar, the governor of Orsa. “They filed it.”

Vellmar said that at least 31 people were missing.
";

/// The same as a page.
const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>Thousands flee as Lumen spillway fails | Orsa Courier</title>
<link rel="canonical" href="https://courier.example/a/88121">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Thousands flee as Lumen spillway fails",
"datePublished": "2031-04-02T06:10:00Z", "author": {"@type": "Person", "name": "Ilse Marrén"},
"publisher": {"@type": "Organization", "name": "Orsa Courier"}}</script></head><body><nav><a href="/">Home</a></nav><article>
<h1>Thousands flee as Lumen spillway fails</h1>
<p>The east spillway of the Lumen dam gave way before dawn on Tuesday, and more than 12,400 people left the valley, some on foot.</p>
<p>“We told them in January,” said Dara Vellmar, the governor of Orsa. “They filed it, and went back to sleep.”</p>
<p>Vellmar said that at least 31 people were missing in the lower valley, where the river was still rising at noon.</p>
</article><footer>Copyright Orsa Courier</footer></body></html>"#;

/// A folder with the article in it.
fn desk() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("wire.txt"), ARTICLE).expect("the article");
    fs::write(dir.path().join("page.html"), PAGE).expect("the page");
    dir
}

fn at(dir: &TempDir, args: &[&str]) -> Ran {
    ran(nutgraf(args).current_dir(dir.path()))
}

fn brief(text: &str) -> Brief {
    parse(text.as_bytes(), "draft").brief.expect("a brief")
}

#[test]
fn a_page_says_all_that_a_brief_needs_and_the_draft_is_sound() {
    let dir = desk();
    let Ran { stdout, stderr, code } = at(&dir, &["draft", "page.html", "-o", "lumen.yaml", "--keep-text"]);
    assert_eq!((stdout.as_str(), code), ("", 0), "{stderr}");
    assert!(stderr.starts_with("nutgraf: lumen.yaml: 1 quote, 2 figures, "), "{stderr}");
    assert!(stderr.ends_with("review them: nutgraf review lumen.yaml\n"), "{stderr}");
    let written = fs::read_to_string(dir.path().join("lumen.yaml")).expect("the draft");
    let brief = brief(&written);
    let source = &brief.source;
    assert_eq!(brief.headline.raw(), "Thousands flee as Lumen spillway fails");
    assert_eq!(
        (source.outlet.raw(), source.published.as_written().as_str()),
        ("Orsa Courier", "2031-04-02T06:10:00Z")
    );
    assert_eq!(source.url.as_ref().map(Text::raw), Some("https://courier.example/a/88121"));
    assert_eq!(source.byline.iter().map(Text::raw).collect::<Vec<_>>(), ["Ilse Marrén"]);
    assert_eq!(source.text.as_ref().map(Text::raw), Some("lumen.txt"));
    let checked = at(&dir, &["check", "lumen.yaml"]);
    assert_eq!(checked.code, 0, "{}", checked.stdout);
    let text = fs::read_to_string(dir.path().join("lumen.txt")).expect("the text");
    assert!(text.starts_with("The east spillway") && !text.contains("Copyright"), "{text}");
}

#[test]
fn a_draft_may_be_read_by_whom_its_folder_is_for() {
    let dir = desk();
    at(&dir, &["draft", "page.html", "-o", "lumen.yaml", "--keep-text"]);
    for name in ["lumen.yaml", "lumen.txt"] {
        let mode = fs::metadata(dir.path().join(name)).expect("the file").permissions().mode();
        // As much as the umask of the tests leaves to others.
        let other = fs::metadata(dir.path().join("wire.txt")).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, other & 0o777, "{name}");
    }
    assert_eq!(fs::read_dir(dir.path()).expect("the folder").count(), 4);
}

#[test]
fn plain_text_is_drafted_to_stdout_and_its_places_hold_in_that_very_file() {
    let dir = desk();
    let Ran { stdout, stderr, code } = at(&dir, &["draft", "wire.txt", "--outlet", "Orsa Courier"]);
    assert_eq!((stderr.as_str(), code), ("", 0));
    let drafted = brief(&stdout);
    let at_of = |index: usize| drafted.items[index].at.clone();
    let quote = drafted.items.iter().position(|item| item.quote().is_some()).expect("a quote");
    assert_eq!(at_of(quote).iter().map(|at| at.paragraph).collect::<Vec<_>>(), [Some(5), Some(5)]);
    assert_eq!(drafted.source.dateline.as_ref().map(Text::raw), Some("ORSA"));
    assert_eq!(drafted.source.agency.as_ref().map(Text::raw), Some("OPA"));
    fs::write(dir.path().join("draft.yaml"), &stdout).expect("the draft");
    let checked = at(&dir, &["check", "--source", "wire.txt", "draft.yaml"]);
    assert_eq!(checked.code, 0, "{}", checked.stdout);
}

#[test]
fn json_is_the_same_brief() {
    let dir = desk();
    let args = ["draft", "wire.txt", "--outlet", "Orsa Courier"];
    let yaml = at(&dir, &args).stdout;
    let json = at(&dir, &[&args[..], &["--format", "json"]].concat()).stdout;
    let without_places = |text: &str| {
        let mut brief = brief(text);
        brief.items.iter_mut().for_each(|item| item.place = Place::default());
        brief.actors.iter_mut().for_each(|actor| actor.place = Place::default());
        brief
    };
    assert_eq!(without_places(&json), without_places(&yaml));
    assert_eq!(serde_json::from_str::<serde_json::Value>(&json).expect("JSON")["brief"], 1);
}

#[rstest]
#[case::neither(&[], "who printed it (give --outlet NAME) and when (give --published DATE)")]
#[case::when(&["--outlet", "O"], "when (give --published DATE)")]
#[case::who(&["--published", "2031"], "who printed it (give --outlet NAME)")]
fn what_the_article_does_not_say_is_asked_for_by_name(#[case] args: &[&str], #[case] asked: &str) {
    let article = "The east spillway of the Lumen dam gave way before dawn, officials said.\n";
    let Ran { stdout, stderr, code } = ran(nutgraf(&[&["draft", "-"], args].concat()).write_stdin(article));
    assert_eq!(
        (stdout.as_str(), stderr, code),
        ("", format!("nutgraf: the article does not say {asked}\n"), 2)
    );
}

#[test]
fn who_says_what_the_article_says_too_is_believed() {
    let dir = desk();
    let args = [
        "draft",
        "page.html",
        "--outlet",
        "Valley Post",
        "--published",
        "2031-04-03",
        "--url",
        "https://post.example/1",
    ];
    let brief = brief(&at(&dir, &args).stdout);
    assert_eq!(brief.source.outlet.raw(), "Valley Post");
    assert_eq!(brief.source.published.as_written(), "2031-04-03");
    assert_eq!(brief.source.url.map(|url| url.raw().to_owned()).as_deref(), Some("https://post.example/1"));
}

#[test]
fn nothing_is_written_over() {
    let dir = desk();
    for (name, there) in [("lumen.yaml", "lumen.yaml"), ("pell.yaml", "pell.txt")] {
        fs::write(dir.path().join(there), "mine").expect("a file");
        let Ran { stderr, code, .. } = at(&dir, &["draft", "page.html", "-o", name, "--keep-text"]);
        let expected = format!("nutgraf: {there}: is there already; name another file, or remove it\n");
        assert_eq!((stderr, code), (expected, 2));
        assert_eq!(fs::read(dir.path().join(there)).expect("the file"), b"mine");
    }
    assert!(!dir.path().join("pell.yaml").exists() && !dir.path().join("lumen.txt").exists());
}

#[rstest]
#[case::nothing("empty.txt", b"", "it is empty")]
#[case::picture("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is a PNG image")]
#[case::pdf("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "it is a PDF")]
#[case::page("a.html", b"<!doctype html><html><body></body></html>", "no article is found on this page")]
#[case::json("a.json", b"{\"a\": 1}", "it is JSON, but not ninjs")]
fn what_is_no_article_is_told_by_name(#[case] name: &str, #[case] bytes: &[u8], #[case] why: &str) {
    let dir = desk();
    fs::write(dir.path().join(name), bytes).expect("a file");
    let Ran { stdout, stderr, code } = at(&dir, &["draft", name, "--outlet", "O", "--published", "2031"]);
    assert_eq!((stdout.as_str(), code), ("", 2), "{stderr}");
    assert!(stderr.starts_with(&format!("nutgraf: {name}: {why}")), "{stderr}");
}

#[test]
fn what_cannot_be_read_or_written_is_told() {
    let dir = desk();
    let missing = at(&dir, &["draft", "no-such.txt"]);
    assert_eq!(
        (missing.stderr.as_str(), missing.code),
        ("nutgraf: no-such.txt: no such file or directory\n", 2)
    );
    let nowhere = at(&dir, &["draft", "page.html", "-o", "no/such/a.yaml"]);
    assert!(nowhere.stderr.starts_with("nutgraf: no/such/a.yaml: cannot be written: "), "{}", nowhere.stderr);
    let text = at(&dir, &["draft", "page.html", "-o", "a.txt"]);
    assert_eq!((text.code, Path::new("a.txt").exists()), (2, false));
}

/// More quotes than a file has room for: the first are drafted, the rest is counted.
#[test]
fn what_a_brief_has_no_room_for_is_counted() {
    let dir = desk();
    let told =
        |number| format!("“We told them in January, and {number} times after that,” said Dara Vellmar.");
    let mut article = vec!["The east spillway of the Lumen dam gave way before dawn.".to_owned()];
    article.extend((0..10_000).map(told));
    fs::write(dir.path().join("long.txt"), article.join("\n\n")).expect("the article");
    let Ran { stdout, stderr, code } =
        at(&dir, &["draft", "long.txt", "--outlet", "O", "--published", "2031"]);
    assert_eq!(code, 0, "{stderr}");
    assert!(stderr.contains("more were found and left out"), "{stderr}");
    let parsed = parse(stdout.as_bytes(), "draft");
    let errors = parsed.diagnostics.iter().filter(|one| one.code.severity() == Severity::Error);
    assert_eq!(errors.count(), 0);
    assert!(parsed.brief.expect("a brief").items.len() > 500);
}

/// `wire.txt` in another charset is not what is kept as `wire.txt`: it is the article, and stays.
#[test]
fn the_article_itself_is_not_in_the_way_of_its_text() {
    let dir = desk();
    let article = ARTICLE.chars().map(|c| u8::try_from(c).unwrap_or(b'-')).collect::<Vec<_>>();
    fs::write(dir.path().join("wire.txt"), &article).expect("the article");
    let Ran { stderr, code, .. } =
        at(&dir, &["draft", "wire.txt", "-o", "wire.yaml", "--keep-text", "--outlet", "O"]);
    let last = stderr.lines().last();
    let expected =
        "nutgraf: wire.txt: the kept text would take the place of the article; give the brief another name";
    assert_eq!((last, code), (Some(expected), 2));
    assert_eq!(fs::read(dir.path().join("wire.txt")).expect("the article"), article);
}

#[test]
fn records_of_drafts_say_so_beside() {
    let dir = desk();
    at(&dir, &["draft", "page.html", "-o", "lumen.yaml"]);
    let told = at(&dir, &["quotes", "lumen.yaml", "--format", "jsonl"]).stderr;
    assert_eq!(told, "nutgraf: 1 row is a draft that nobody has reviewed (nutgraf review)\n");
    assert_eq!(at(&dir, &["quotes", "lumen.yaml"]).stderr, "");
}
