//! What `check` says: every code with a bad and a good example, from which `docs/checks.md` is made; and single mistakes
//! in good briefs, each found at its place and nothing else.

#[path = "cases/example.rs"]
mod example;
#[path = "cases/mistakes.rs"]
mod mistakes;

use example::Example;
use nutgraf::brief::{Code, Diagnostic, Severity};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn examples() -> impl Iterator<Item = (Code, Example)> {
    Code::ALL.into_iter().map(|code| {
        let path = root().join("tests/checks").join(format!("{}.txt", code.name()));
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (code, Example::parse(&text))
    })
}

#[test]
fn a_bad_example_has_its_mistake_and_nothing_else() {
    for (code, example) in examples() {
        let found = example.check(&example.bad);
        assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), [code], "{found:#?}");
        assert!(found.iter().all(|one| one.help.is_some() && one.snippet.is_some()), "{found:#?}");
    }
}

#[test]
fn a_good_example_has_no_mistake() {
    for (code, example) in examples() {
        assert_eq!(example.check(&example.good), [], "{}", code.name());
    }
}

#[test]
fn the_page_of_checks_is_up_to_date() {
    let page = page();
    let path = root().join("docs/checks.md");
    if std::env::var_os("NUTGRAF_WRITE_DOCS").is_some() {
        fs::write(&path, &page).expect("docs can be written");
    }
    let written = fs::read_to_string(&path).expect("docs/checks.md can be read");
    assert!(written == page, "docs/checks.md is out of date: NUTGRAF_WRITE_DOCS=1 cargo test --test checks");
}

fn page() -> String {
    let mut page = String::from(
        "<!-- Made from the examples in tests/checks by tests/checks.rs: see \"Tests\" in architecture.md. -->\n\n\
         # What `check` says\n\n\
         Each mistake has a code, a place, and a line of help. Errors break the format; warnings are told of what keeps \
         it and is probably not meant.\n\n\
         | code | | when |\n|---|---|---|\n",
    );
    for code in Code::ALL {
        let _infallible =
            writeln!(page, "| [`{0}`](#{0}) | {1} | {2} |", code.name(), severity(code), code.meaning());
    }
    let _infallible = write!(
        page,
        "\n## Examples\n\nAn example that does not begin with `brief:` stands below these lines, in a file `example.yaml`; \
         it is 31 May 2031. Marks under a line show the place that is told, with the message and the help.\n\n{}",
        block("yaml", example::HEAD)
    );
    for (code, example) in examples() {
        let _infallible = write!(page, "\n### {}\n\n{}: {}\n", code.name(), severity(code), code.meaning());
        if let Some(article) = &example.article {
            let _infallible =
                write!(page, "\nThe article, `{}`:\n\n{}", example::ARTICLE, block("text", article));
        }
        if let Some(beside) = &example.beside {
            let _infallible =
                write!(page, "\nBeside it, `{}`:\n\n{}", example::BESIDE, block("yaml", beside));
        }
        let found = example.check(&example.bad);
        let _infallible = write!(page, "\nBad:\n\n{}", block("yaml", &marked(&example, &found)));
        let _infallible = write!(page, "\nGood:\n\n{}", block("yaml", &example.good));
    }
    page
}

fn severity(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn block(language: &str, text: &str) -> String {
    format!("```{language}\n{}\n```\n", text.trim_end())
}

/// The bad example with marks under the places that are told, as comments.
fn marked(example: &Example, found: &[Diagnostic]) -> String {
    let mut lines = String::new();
    for (number, line) in (1..).zip(example.bad.lines()) {
        let _infallible = writeln!(lines, "{line}");
        for one in found.iter().filter(|one| example.line(one.place.line) == number) {
            let end = if one.place.end_line == one.place.line {
                one.place.end_column
            } else {
                line.chars().count() + 1
            };
            let carets = "^".repeat(end.saturating_sub(one.place.column).max(1));
            // The sign of the comment takes the first column.
            let marks = format!("{}{carets}", " ".repeat(one.place.column - 1)).split_off(1);
            let _infallible = writeln!(lines, "#{marks} {}", one.message.line());
            let _infallible =
                writeln!(lines, "# help: {}", one.help.as_ref().map(|help| help.line()).unwrap_or_default());
        }
    }
    lines
}

#[test]
fn every_example_is_of_a_code() {
    let names: Vec<&str> = Code::ALL.map(Code::name).into();
    for entry in fs::read_dir(root().join("tests/checks")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let stem = Path::file_stem(&path).and_then(|stem| stem.to_str());
        assert!(stem.is_some_and(|stem| names.contains(&stem)), "{}", path.display());
    }
}
