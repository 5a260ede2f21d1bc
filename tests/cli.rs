//! The commands as a shell sees them: the whole stdout, stderr and exit code.

#[path = "support/shell.rs"]
mod shell;

use rstest::rstest;
use shell::{Ran, nutgraf, ran, run};
use std::io::Read;
use std::process::{Command, Stdio};

/// Compares everything a command left behind with what it left before.
fn assert_ran(name: &str, ran: &Ran) {
    let Ran { stdout, stderr, code } = ran;
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(name, format!("exit {code}\n── stdout\n{stdout}── stderr\n{stderr}"));
    });
}

#[rstest]
#[case::list("list", &["list", "library"])]
#[case::list_jsonl("list-jsonl", &["list", "library", "--format", "jsonl"])]
#[case::list_csv("list-csv", &["list", "library", "--format", "csv"])]
#[case::quotes("quotes", &["quotes", "library"])]
#[case::quotes_indirect("quotes-indirect", &["quotes", "library", "--indirect", "--speaker", "region"])]
#[case::quotes_jsonl("quotes-jsonl", &["quotes", "library/dam.yaml", "--text", "standard", "--format", "jsonl"])]
#[case::figures("figures", &["figures", "library"])]
#[case::figures_csv("figures-csv", &["figures", "library", "--series", "tarn-evacuated", "--format", "csv"])]
#[case::actors("actors", &["actors", "library"])]
#[case::actors_jsonl("actors-jsonl", &["actors", "library", "--format", "jsonl"])]
#[case::themes("themes", &["themes", "library"])]
#[case::themes_csv("themes-csv", &["themes", "library", "--format", "csv"])]
#[case::show("show", &["show", "library/dam.yaml"])]
#[case::show_id("show-id", &["-L", "library", "show", "tarn-dam", "--section", "key-facts"])]
#[case::show_markdown("show-markdown", &["show", "library/dam.yaml", "--format", "markdown"])]
#[case::show_json("show-json", &["show", "library/dam.yaml", "--format", "json"])]
#[case::show_article("show-article", &["show", "library/dam.yaml", "--section", "article"])]
#[case::show_no_article("show-no-article", &["show", "library/flood.yaml", "--section", "article"])]
#[case::show_unreadable("show-unreadable", &["show", "library/broken.yaml"])]
#[case::show_unknown("show-unknown", &["-L", "library", "show", "lumen-dam"])]
#[case::search("search", &["-L", "library", "search", "speaker:vellmar dams"])]
#[case::search_jsonl("search-jsonl", &["-L", "library", "search", "speaker:vellmar towns", "--format", "jsonl"])]
#[case::search_csv("search-csv", &["-L", "library", "search", "evacuated", "--format", "csv"])]
#[case::withdrawn("withdrawn", &["quotes", "standing", "--indirect"])]
#[case::withdrawn_figures("withdrawn-figures", &["figures", "standing"])]
#[case::withdrawn_search("withdrawn-search", &["-L", "standing", "search", "harbour"])]
#[case::withdrawn_section("withdrawn-section", &["show", "standing/harbour-2031-03-13.yaml", "--section", "quotes"])]
#[case::withdrawn_markdown(
    "withdrawn-markdown",
    &["show", "standing/harbour-2031-03-13.yaml", "--section", "figures", "--format", "markdown"]
)]
#[case::reported_too("reported-too", &["quotes", "standing"])]
#[case::typo("typo", &["quotes", "standing", "--speaker", "tarvik", "--actor", "tarvik", "--indirect"])]
#[case::typo_of_a_query("typo-query", &["-L", "standing", "search", "source:tarvik harbour"])]
#[case::part_of_an_id("part-of-an-id", &["-L", "standing", "show", "harbour"])]
#[case::mistyped_id("mistyped-id", &["-L", "library", "show", "trn-dam"])]
#[case::nothing("nothing", &["list", "library/dam.yaml", "--theme", "harbours"])]
#[case::only_unreadable("only-unreadable", &["list", "library/broken.yaml"])]
#[case::only_reported("only-reported", &["quotes", "library", "--text", "stay empty week"])]
#[case::one_missing("one-missing", &["list", "nowhere", "library/dam.yaml"])]
#[case::no_screen("no-screen", &["library"])]
fn whole_output(#[case] name: &str, #[case] args: &[&str]) {
    assert_ran(name, &run(args));
}

#[rstest]
#[case::wrong_date("refused-date", &["list", "--since", "2031-02-30"])]
#[case::unknown_section("refused-section", &["show", "x", "--section", "quote"])]
#[case::unknown_format("refused-format", &["list", "--format", "jsno"])]
#[case::query("refused-query", &["-L", "library", "search", "dams speakr:vellmar after:2031-13"])]
#[case::no_library("refused-library", &["-L", "nowhere", "list"])]
#[case::no_path("refused-path", &["list", "nowhere"])]
#[case::mistyped_command("refused-command", &["serach", "dams"])]
#[case::no_file("refused-file", &["-L", "library", "show", "library/lumen.yaml"])]
#[case::no_days("refused-days", &["list", "--since", "2031-05", "--until", "2031-04"])]
#[case::no_date("refused-no-date", &["list", "--since", "tomorrow"])]
#[case::part_of_an_id("refused-part-of-an-id", &["-L", "standing", "show", "standing/harbour.yaml"])]
#[case::no_words("refused-words", &["quotes", "--speaker", ""])]
fn what_cannot_be_done_is_2_and_says_what_to_write(#[case] name: &str, #[case] args: &[&str]) {
    let ran = run(args);
    assert_eq!((ran.stdout.as_str(), ran.code), ("", 2));
    assert_ran(name, &ran);
}

#[rstest]
#[case(40)]
#[case(60)]
#[case(100)]
fn a_table_keeps_to_the_width_and_loses_nothing(#[case] columns: usize) {
    let ran = ran(nutgraf(&["quotes", "library", "--indirect"]).env("COLUMNS", columns.to_string()));
    assert!(ran.stdout.lines().all(|line| nutgraf::text::wrap::width(line) <= columns), "{}", ran.stdout);
    for word in ["“Nobody", "Fristen.”", "alone", "reported:", "governor", "week"] {
        assert!(ran.stdout.contains(word), "{word}: {}", ran.stdout);
    }
}

#[rstest]
fn titles_are_whole_at_every_width(
    #[values("list", "quotes", "figures", "actors", "themes")] listing: &str,
    #[values(60, 80, 120)] columns: usize,
) {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/briefs");
    let ran = ran(nutgraf(&[listing, samples]).env("COLUMNS", columns.to_string()));
    let known = [
        "DATE",
        "OUTLET",
        "HEADLINE",
        "STATUS",
        "QUOTES",
        "FIGURES",
        "ID",
        "WHEN",
        "SPEAKER",
        "WORDS",
        "AT",
        "FIGURE",
        "COUNTED",
        "SOURCE",
        "CERTAINTY",
        "AS",
        "OF",
        "NAME",
        "ROLE",
        "BRIEFS",
        "REPORTED",
        "LAST",
        "THEME",
        "ITEMS",
    ];
    let titles = ran.stdout.lines().next().unwrap_or_default();
    assert!(titles.split_whitespace().all(|title| known.contains(&title)), "{titles}");
    assert!(ran.stdout.lines().all(|line| nutgraf::text::wrap::width(line) <= columns), "{}", ran.stdout);
}

#[test]
fn a_pager_gets_the_width_of_its_terminal() {
    let size = portable_pty::PtySize { rows: 24, cols: 70, pixel_width: 0, pixel_height: 0 };
    let pair = portable_pty::native_pty_system().openpty(size).unwrap();
    let mut command = portable_pty::CommandBuilder::new("sh");
    command.env_remove("COLUMNS");
    command.env("NUTGRAF", assert_cmd::cargo::cargo_bin("nutgraf"));
    command.args(["-c", "\"$NUTGRAF\" quotes library/dam.yaml --indirect | cat"]);
    command.cwd(shell::fixtures());
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut bytes = Vec::new();
    // The end of a terminal is an error on Linux.
    let _ = pair.master.try_clone_reader().unwrap().read_to_end(&mut bytes);
    child.wait().unwrap();
    let printed = String::from_utf8(bytes).unwrap();
    let widest = printed.lines().map(|line| nutgraf::text::wrap::width(line.trim_end())).max();
    assert!(widest.is_some_and(|widest| (40..=70).contains(&widest)), "{printed}");
}

#[rstest]
#[case(&["list", "hostile"])]
#[case(&["quotes", "hostile", "--indirect"])]
#[case(&["figures", "hostile"])]
#[case(&["actors", "hostile"])]
#[case(&["themes", "hostile"])]
#[case(&["show", "hostile/hostile.yaml"])]
#[case(&["show", "hostile/hostile.yaml", "--format", "markdown"])]
#[case(&["show", "hostile/hostile.yaml", "--format", "json"])]
#[case(&["-L", "hostile", "search", "words", "--format", "table"])]
#[case(&["-L", "hostile", "search", "words", "--format", "csv"])]
#[case(&["-L", "hostile", "search", "words", "--format", "jsonl"])]
#[case(&["list", "hostile", "--format", "csv"])]
#[case(&["actors", "hostile", "--format", "jsonl"])]
#[case(&["show", "\u{1b}[2J\u{202e}.yaml"])]
#[case(&["\u{1b}[2J\u{202e}"])]
#[case(&["-L", "hostile", "search", "\u{1b}[2J\u{202e}:x"])]
#[case(&["list", "--since", "\u{1b}[2J\u{202e}"])]
#[case(&["list", "--\u{1b}[2J\u{202e}"])]
fn nothing_a_terminal_obeys_gets_out(#[case] args: &[&str]) {
    for columns in ["", "30", "80"] {
        let ran = ran(nutgraf(args).env("COLUMNS", columns));
        let printed = format!("{}{}", ran.stdout, ran.stderr);
        let live = |c: &char| (c.is_control() && *c != '\n') || "\u{202e}\u{200b}\u{2066}".contains(*c);
        assert_eq!(printed.chars().find(live), None, "{printed:?}");
        assert!(!printed.is_empty());
    }
}

#[test]
fn cells_are_no_formulas_and_json_is_exact() {
    let csv = run(&["quotes", "hostile", "--format", "csv"]).stdout;
    let cells: Vec<String> = csv::Reader::from_reader(csv.as_bytes())
        .records()
        .flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert!(cells.iter().any(|cell| cell.starts_with("'=cmd")), "{csv}");
    assert!(!cells.iter().any(|cell| cell.starts_with(['=', '+', '-', '@'])), "{csv}");
    let json = run(&["quotes", "hostile", "--format", "jsonl"]).stdout;
    let quote: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(quote["headline"], "=cmd\u{1b}]52;c;ZXZpbA==\u{7}\u{9b}31m\u{202e}x\u{200b}\t");
}

#[test]
fn a_closed_pipe_is_quiet_success() {
    let library = tempfile::tempdir().unwrap();
    let path = library.path().join("new");
    assert_eq!(run(&["generate", "--briefs", "60", path.to_str().unwrap()]).code, 0);
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("nutgraf"))
        .args(["quotes", "--format", "jsonl", "--indirect"])
        .arg(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
}

#[test]
fn generate_leaves_a_filled_folder_alone() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.yaml"), "").unwrap();
    let ran = run(&["generate", "--briefs", "1", dir.path().to_str().unwrap()]);
    assert!(ran.stderr.ends_with(": the folder is not empty; name a new one\n"), "{}", ran.stderr);
    assert_eq!((ran.code, std::fs::read_dir(dir.path()).unwrap().count()), (2, 1));
}

#[test]
fn two_briefs_of_one_id_are_told_apart_by_their_files() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["a.yaml", "b.yaml"] {
        std::fs::copy(shell::fixtures().join("library/dam.yaml"), dir.path().join(name)).unwrap();
    }
    let library = dir.path().to_str().unwrap();
    let show = run(&["-L", library, "show", "tarn-dam"]);
    assert_eq!((show.stdout.as_str(), show.code), ("", 2));
    assert!(show.stderr.contains("several briefs have this id"), "{}", show.stderr);
    let list = run(&["list", library]);
    assert!(list.stderr.contains("error[duplicate-id]"), "{}", list.stderr);
    assert_eq!(list.code, 0);
}

/// Which briefs are listed from a folder with this `briefs`, config and environment.
fn first_line(args: &[&str], home: &std::path::Path, library: Option<&str>) -> String {
    let mut command = nutgraf(args);
    command.current_dir(home).env("HOME", home);
    if let Some(library) = library {
        command.env("NUTGRAF_LIBRARY", library);
    }
    let ran = ran(&mut command);
    ran.stdout.lines().nth(1).unwrap_or(&ran.stderr).to_owned()
}

#[test]
fn the_library_is_looked_for_in_order() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["option", "variable", "config", "briefs"] {
        let folder = dir.path().join(name);
        std::fs::create_dir(&folder).unwrap();
        let brief = format!("brief: 1\nheadline: From {name}\nsource: {{outlet: o, published: 2031}}\n");
        std::fs::write(folder.join("a.yaml"), brief).unwrap();
    }
    assert!(first_line(&["list"], dir.path(), None).contains("From briefs"));
    let config = dir.path().join(".config/nutgraf");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.toml"), "library = '~/config'\n").unwrap();
    assert!(first_line(&["list"], dir.path(), None).contains("From config"));
    assert!(first_line(&["list"], dir.path(), Some("variable")).contains("From variable"));
    assert!(first_line(&["list", "-L", "option"], dir.path(), Some("variable")).contains("From option"));
    assert!(first_line(&["list", "briefs", "-L", "option"], dir.path(), None).contains("From briefs"));
}

#[test]
fn without_any_library_the_samples_are_listed() {
    let dir = tempfile::tempdir().unwrap();
    let ran = ran(nutgraf(&[]).current_dir(dir.path()));
    assert_eq!((ran.stderr.as_str(), ran.code), ("", 0));
    assert!(ran.stdout.lines().count() > 5, "{}", ran.stdout);
}

#[test]
fn all_mistakes_of_the_config_are_told() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join(".config/nutgraf");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.toml"), "theme = 'dark'\n[keys]\ndwon = ['j']\nlink = ['j']\n")
        .unwrap();
    for args in [&["config"][..], &["list"]] {
        let ran = ran(nutgraf(args).env("HOME", home.path()));
        let stderr = ran.stderr.replace(&home.path().display().to_string(), "~");
        assert_eq!(
            stderr,
            "nutgraf: ~/.config/nutgraf/config.toml:1:9: there is no theme `dark`; write default or mono\n\
             nutgraf: ~/.config/nutgraf/config.toml:3:1: there is no action `dwon`; did you mean `down`?\n\
             nutgraf: ~/.config/nutgraf/config.toml:4:9: `j` is also a key of `down` by default; give `down` other \
             keys too, or none: down = []\n"
        );
        assert_eq!(ran.code, 2);
    }
}

#[test]
fn the_default_config_is_printed_and_sound() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join(".config/nutgraf");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.toml"), run(&["config", "--default"]).stdout).unwrap();
    let ran = ran(nutgraf(&["config"]).env("HOME", home.path()));
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines[0], "/nonexistent/nutgraf/config.toml: not there");
    assert!(lines[1].ends_with("/.config/nutgraf/config.toml: sound"), "{}", lines[1]);
    assert_eq!((lines.len(), ran.code), (2, 0));
}

#[test]
fn completions_and_the_man_page_know_every_command() {
    let man = run(&["man"]);
    let scripts = ["bash", "zsh", "fish"].map(|shell| run(&["completions", shell]));
    for text in scripts.iter().chain([&man]) {
        assert_eq!((text.stderr.as_str(), text.code), ("", 0));
        for command in
            ["list", "quotes", "figures", "actors", "themes", "show", "search", "check", "config", "speaker"]
        {
            assert!(text.stdout.to_lowercase().contains(command), "{command}: {}", text.stdout);
        }
    }
    assert_eq!(run(&["completions", "tcsh"]).code, 2);
}

#[test]
fn help_is_on_stdout_and_has_examples() {
    let help = run(&["--help"]);
    assert_eq!((help.stderr.as_str(), help.code), ("", 0));
    assert!(help.stdout.contains("Examples:") && help.stdout.contains("$NUTGRAF_LIBRARY"), "{}", help.stdout);
    assert!(!help.stdout.contains("generate"), "{}", help.stdout);
}
