//! `nutgraf check` as a shell sees it, and what `--fix` leaves in the files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "support/shell.rs"]
mod shell;

use rstest::rstest;
use shell::{Ran, fixtures, nutgraf, ran, run};
use std::fs;
use std::io::Read;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

fn assert_ran(name: &str, ran: &Ran) {
    let Ran { stdout, stderr, code } = ran;
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(name, format!("exit {code}\n── stdout\n{stdout}── stderr\n{stderr}"));
    });
}

#[rstest]
#[case::human("human", &["check", "check"])]
#[case::json("json", &["check", "check", "--format", "json"])]
#[case::github("github", &["check", "check", "--format", "github"])]
#[case::sound("sound", &["check", "check/dam.yaml"])]
#[case::warnings("warnings", &["check", "check/harbour.yaml"])]
#[case::strict("strict", &["check", "check/harbour.yaml", "--strict"])]
#[case::missing_path("missing-path", &["check", "check/nowhere.yaml", "check/dam.yaml"])]
#[case::missing_paths("missing-paths", &["check", "check/nowhere.yaml"])]
#[case::missing_source("missing-source", &["check", "check", "--source", "nowhere.txt"])]
#[case::wrong_format("wrong-format", &["check", "--format", "xml"])]
#[case::diff_and_format("diff-and-format", &["check", "--diff", "--format", "json"])]
#[case::not_yaml("not-yaml", &["check", "broken/syntax.yaml", "broken/newer.yaml"])]
#[case::source_text("source-text", &["check", "check/harbour.yaml", "--source", "check/articles/dam.txt", "--diff"])]
#[case::diff("diff", &["check", "check", "--diff"])]
fn whole_output(#[case] name: &str, #[case] args: &[&str]) {
    assert_ran(name, &run(args));
}

#[test]
fn json_is_one_object_of_exactly_these_keys() {
    let json: serde_json::Value =
        serde_json::from_str(&run(&["check", "check", "--format", "json"]).stdout).unwrap();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&json), ["diagnostics", "errors", "files", "warnings"]);
    let entry = &json["diagnostics"][0];
    let expected =
        ["code", "column", "end_column", "end_line", "field", "help", "line", "message", "path", "severity"];
    assert_eq!(keys(entry), expected);
}

#[rstest]
#[case("human")]
#[case("github")]
#[case("json")]
fn nothing_a_terminal_obeys_gets_out(#[case] format: &str) {
    let dir = tempfile::tempdir().unwrap();
    let hostile = fs::read(fixtures().join("hostile/hostile.yaml")).unwrap();
    for (name, bytes) in [
        ("a\u{1b}[2J\u{202e}.yaml", hostile.as_slice()),
        (
            "b\n::error::x.yaml",
            b"brief: 1\nheadline: h\nsource: {outlet: o, \xe2\x80\xaeout: 1, pub\xc2\x85x: \"\\e[2J\"}\n",
        ),
        ("c.yaml", b"\x1b]52;c;ZXZpbA==\x07"),
    ] {
        fs::write(dir.path().join(name), bytes).unwrap();
    }
    let ran = run(&["check", dir.path().to_str().unwrap(), "--format", format]);
    let printed = format!("{}{}", ran.stdout, ran.stderr);
    let live = |c: &char| (c.is_control() && *c != '\n') || "\u{202e}\u{200b}\u{2066}".contains(*c);
    assert_eq!(printed.chars().find(live), None, "{printed:?}");
    assert!(!printed.contains("\n::error::x"), "{printed}");
    assert_eq!(ran.code, 1);
}

#[test]
fn a_file_that_cannot_be_opened_is_its_own_mistake() {
    let (dir, folder) = copy();
    symlink("/etc/hostname", dir.path().join("out.yaml")).unwrap();
    symlink("gone.yaml", dir.path().join("dangling.yaml")).unwrap();
    let ran = run(&["check", &folder]);
    let stdout = ran.stdout.replace(&folder, "library");
    assert!(stdout.starts_with("library/dangling.yaml:1:1: error[yaml-syntax]: the file cannot be read: no such file or directory\n"), "{stdout}");
    assert!(
        stdout.contains(
            "library/out.yaml:1:1: error[yaml-syntax]: the file cannot be read: it is outside the library\n"
        ),
        "{stdout}"
    );
    assert!(stdout.contains("5 files checked: "), "{stdout}");
    assert_eq!((ran.stderr.as_str(), ran.code), ("", 1));
}

#[test]
fn two_briefs_of_one_id_are_told_in_their_place() {
    let (dir, folder) = copy();
    fs::copy(dir.path().join("dam.yaml"), dir.path().join("other.yaml")).unwrap();
    for name in ["dam.yaml", "other.yaml"] {
        let brief = fs::read_to_string(dir.path().join(name)).unwrap();
        fs::write(dir.path().join(name), brief + "id: dam\n").unwrap();
    }
    let ran = run(&["check", &folder]);
    let line = format!("{folder}/other.yaml:8:5: error[duplicate-id]: ");
    assert_eq!(ran.stdout.matches("[duplicate-id]").count(), 1);
    assert!(ran.stdout.contains(&line), "{}", ran.stdout);
}

#[test]
fn a_closed_pipe_is_quiet_success() {
    let library = tempfile::tempdir().unwrap();
    let path = library.path().join("new");
    assert_eq!(run(&["generate", "--briefs", "300", path.to_str().unwrap()]).code, 0);
    for entry in fs::read_dir(&path).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::write(&path, format!("{}\nno-key: 1\n", fs::read_to_string(&path).unwrap())).unwrap();
        }
    }
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("nutgraf"))
        .arg("check")
        .arg(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

/// What a terminal gets to see.
fn on_a_terminal(env: &[(&str, &str)]) -> String {
    let size = portable_pty::PtySize { rows: 24, cols: 60, pixel_width: 0, pixel_height: 0 };
    let pair = portable_pty::native_pty_system().openpty(size).unwrap();
    let mut command = portable_pty::CommandBuilder::new(assert_cmd::cargo::cargo_bin("nutgraf"));
    command.args(["check", "check"]);
    command.cwd(fixtures());
    for (name, value) in env {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut bytes = Vec::new();
    // The end of a terminal is an error on Linux.
    let _ = pair.master.try_clone_reader().unwrap().read_to_end(&mut bytes);
    child.wait().unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let coloured = on_a_terminal(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]);
    assert!(coloured.contains("\u{1b}[1;31merror[wrong-type]\u{1b}[m"), "{coloured:?}");
    for env in [&[("TERM", "xterm-256color"), ("NO_COLOR", "1")], &[("TERM", "dumb"), ("NO_COLOR", "")]] {
        let plain = on_a_terminal(env);
        assert!(!plain.contains('\u{1b}') && plain.contains("error[wrong-type]: "), "{plain:?}");
        let snippet = plain.lines().find(|line| line.contains("8_000")).unwrap();
        assert!(nutgraf::text::wrap::width(snippet.trim_end()) <= 60, "{snippet}");
    }
}

/// The fixtures in a folder of their own.
fn copy() -> (TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let from = fixtures().join("check");
    fs::create_dir(dir.path().join("articles")).unwrap();
    for name in ["dam.yaml", "flood.yaml", "harbour.yaml", "articles/dam.txt"] {
        fs::copy(from.join(name), dir.path().join(name)).unwrap();
    }
    let path = dir.path().canonicalize().unwrap().to_str().unwrap().to_owned();
    (dir, path)
}

fn read(dir: &TempDir, name: &str) -> String {
    fs::read_to_string(dir.path().join(name)).unwrap()
}

#[test]
fn fix_writes_what_is_certain_and_nothing_else() {
    let (dir, folder) = copy();
    let before: Vec<String> = ["dam.yaml", "flood.yaml", "harbour.yaml"].map(|name| read(&dir, name)).into();
    let harbour = dir.path().join("harbour.yaml");
    fs::set_permissions(&harbour, fs::Permissions::from_mode(0o660)).unwrap();
    let source = format!("{folder}/articles/dam.txt");
    let first = run(&["check", &folder, "--fix", "--source", &source]);
    assert!(
        first
            .stdout
            .contains("\nmended 4 places in 2 files (`at` of 2 quotes, 2 corrections)\n3 files checked: "),
        "{}",
        first.stdout
    );
    let text = "    text: “Nobody goes home yet.”\n";
    let mended = "    text: \"Nobody goes home yet.\"\n    at: 3\n";
    assert_eq!(read(&dir, "harbour.yaml"), before[2].replace(text, mended));
    assert_eq!(fs::metadata(&harbour).unwrap().permissions().mode() & 0o777, 0o660);
    let flood =
        before[1].replace("place: no", "place: \"no\"").replace("home yet.\"}", "home yet.\", at: 3}");
    assert_eq!(read(&dir, "flood.yaml"), flood);
    assert_eq!(read(&dir, "dam.yaml"), before[0]);
    let second = run(&["check", &folder, "--fix", "--source", &source]);
    assert!(!second.stdout.contains("mended"), "{}", second.stdout);
    assert_eq!(read(&dir, "flood.yaml"), flood);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 4);
}

/// Only root can make a file that is another's: elsewhere there is nothing to try.
#[test]
fn a_file_of_somebody_else_is_mended_and_stays_theirs() {
    let (dir, folder) = copy();
    let file = dir.path().join("harbour.yaml");
    let before = fs::metadata(&file).unwrap();
    if before.uid() != 0 {
        return;
    }
    let program = dir.path().join("nutgraf");
    fs::copy(env!("CARGO_BIN_EXE_nutgraf"), &program).unwrap();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let mend = |mode| {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        let mut command = Command::new(&program);
        command.args(["check", &format!("{folder}/harbour.yaml"), "--fix"]).uid(65534).gid(65534);
        command.env_clear().env("HOME", "/nonexistent").output().unwrap()
    };
    let said = read(&dir, "harbour.yaml");
    let refused = mend(0o644);
    assert_eq!((refused.status.code(), read(&dir, "harbour.yaml")), (Some(2), said.clone()));
    let mended = mend(0o666);
    assert_eq!(mended.status.code(), Some(0), "{}", String::from_utf8_lossy(&mended.stderr));
    assert_ne!(read(&dir, "harbour.yaml"), said);
    let after = fs::metadata(&file).unwrap();
    let of = |meta: &fs::Metadata| (meta.ino(), meta.uid(), meta.gid());
    assert_eq!((of(&after), after.mode() & 0o777), (of(&before), 0o666));
    let left = fs::read_dir(dir.path()).unwrap().count();
    assert_eq!(left, 5, "the fixtures and the program");
}

#[rstest]
#[case("\r\n", "")]
#[case("\n", "\u{feff}")]
fn breaks_and_the_byte_order_mark_stay(#[case] eol: &str, #[case] mark: &str) {
    let (dir, folder) = copy();
    let file = |text: &str| format!("{mark}{}", text.trim_end().replace('\n', eol));
    let before = read(&dir, "harbour.yaml");
    fs::write(dir.path().join("harbour.yaml"), file(&before)).unwrap();
    assert_eq!(run(&["check", &format!("{folder}/harbour.yaml"), "--fix"]).code, 0);
    assert_eq!(
        read(&dir, "harbour.yaml"),
        file(&before.replace("“Nobody goes home yet.”", "\"Nobody goes home yet.\""))
    );
}

#[test]
fn a_sum_is_noted_beside_the_text_that_a_brief_names() {
    let (dir, folder) = copy();
    let whole = read(&dir, "dam.yaml");
    let (head, rest) = whole.split_once(", sha256: ").unwrap();
    let (_, rest) = rest.split_once('}').unwrap();
    fs::write(dir.path().join("dam.yaml"), format!("{head}}}{rest}")).unwrap();
    let file = format!("{folder}/dam.yaml");
    let other = run(&["check", &file, "--fix", "--source", &format!("{folder}/articles/dam.txt")]);
    assert_eq!(other.stdout, "1 file checked: nothing wrong\n");
    let own = run(&["check", &file, "--fix"]);
    assert_eq!(own.stdout, "mended 1 place in 1 file (`sha256` of 1 text)\n1 file checked: nothing wrong\n");
    assert_eq!(read(&dir, "dam.yaml"), whole);
}

#[test]
fn a_read_only_file_is_left_and_the_rest_is_mended() {
    let (dir, folder) = copy();
    let before = read(&dir, "harbour.yaml");
    fs::set_permissions(dir.path().join("harbour.yaml"), fs::Permissions::from_mode(0o444)).unwrap();
    let ran = run(&["check", &folder, "--fix"]);
    let stderr = ran.stderr.replace(&folder, "library");
    assert_eq!(stderr, "nutgraf: library/harbour.yaml: nothing is written into it: the file is read-only\n");
    assert_eq!((read(&dir, "harbour.yaml"), ran.code), (before, 2));
    assert!(read(&dir, "flood.yaml").contains("place: \"no\""));
}

#[test]
fn diff_writes_nothing() {
    let (dir, folder) = copy();
    let before = read(&dir, "harbour.yaml");
    let ran = run(&["check", &format!("{folder}/harbour.yaml"), "--fix", "--diff"]);
    assert_eq!((read(&dir, "harbour.yaml"), ran.stderr.as_str()), (before, "nutgraf: 1 file would change\n"));
    assert!(
        ran.stdout.contains("\n-    text: “Nobody goes home yet.”\n+    text: \"Nobody goes home yet.\"\n"),
        "{}",
        ran.stdout
    );
}

/// The paragraph that is written for a quote whose article is found.
fn finds_the_article(args: &[&str], folder: &Path) -> bool {
    ran(nutgraf(args).current_dir(folder)).stdout.contains("+    at: 3\n")
}

#[test]
fn articles_are_sought_where_they_may_be() {
    let dir = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let article = fs::read_to_string(fixtures().join("check/articles/dam.txt")).unwrap();
    let brief = fs::read_to_string(fixtures().join("check/harbour.yaml")).unwrap();
    let naming = brief.replace("  outlet:", "  text: ../texts/dam.txt\n  outlet:");
    put("texts/dam.txt", &article);
    put("desk/harbour.yaml", &naming);
    put("desk/quay.yaml", &brief);
    put("wire/quay.txt", &article);
    put("wire/dam.txt", &article);
    let here = dir.path();
    assert!(finds_the_article(&["check", "--diff", "desk/harbour.yaml"], here), "below the current folder");
    assert!(!finds_the_article(&["check", "--diff", "desk"], here), "a folder is a library");
    assert!(!finds_the_article(&["check", "--diff", "harbour.yaml"], &here.join("desk")), "outside");
    let library: PathBuf = here.into();
    let library = library.to_str().unwrap();
    assert!(
        finds_the_article(&["-L", library, "check", "--diff", "harbour.yaml"], &here.join("desk")),
        "its library"
    );
    assert!(
        finds_the_article(&["check", "--diff", "desk/harbour.yaml", "--source", "wire"], here),
        "by file name"
    );
    assert!(finds_the_article(&["check", "--diff", "desk/quay.yaml", "--source", "wire"], here), "by stem");
    assert!(
        !finds_the_article(&["check", "--diff", "desk/quay.yaml", "--source", "texts"], here),
        "none of that stem"
    );
}

#[test]
fn a_reader_is_shown_the_article_that_check_finds() {
    let dir = tempfile::tempdir().unwrap();
    let here = dir.path();
    let brief = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031, text: ../articles/x.txt}\n\
                 key_facts: [It rained.]\n";
    for (path, text) in [("desk/d.yaml", brief), ("articles/x.txt", "It rained.\n")] {
        fs::create_dir_all(here.join(path).parent().unwrap()).unwrap();
        fs::write(here.join(path), text).unwrap();
    }
    let finds = |args: &[&str], folder: &Path| {
        let checked = ran(nutgraf(&[&["check"], args].concat()).current_dir(folder));
        let shown = ran(nutgraf(&[&["show", "--section", "article"], args].concat()).current_dir(folder));
        let found = [!checked.stdout.contains("source-missing"), shown.stdout.contains("It rained.")];
        assert_eq!(found[0], found[1], "{checked:?} {shown:?}");
        found[0]
    };
    assert!(finds(&["desk/d.yaml"], here), "below the current folder");
    assert!(!finds(&["d.yaml"], &here.join("desk")), "outside");
    assert!(finds(&["-L", here.to_str().unwrap(), "d.yaml"], &here.join("desk")), "in its library");
}

#[test]
fn a_listing_tells_of_an_id_that_is_not_a_briefs_own_as_check_does() {
    let dir = tempfile::tempdir().unwrap();
    let head = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2021-04-0";
    for (name, rest) in [("a.yaml", "2}\nid: b\n"), ("b.yaml", "1}\n"), ("c.yaml", "3}\n")] {
        fs::write(dir.path().join(name), format!("{head}{rest}")).unwrap();
    }
    let [checked, listed] =
        ["check", "list"].map(|command| ran(nutgraf(&[command, "."]).current_dir(dir.path())));
    let told = "./a.yaml:4:5: error[duplicate-id]: ./b.yaml has the id `b` too";
    assert!(checked.stdout.starts_with(told), "{checked:?}");
    let lines: Vec<&str> = listed.stderr.lines().collect();
    assert!(matches!(lines.as_slice(), [one] if one.starts_with(&format!("nutgraf: {told};"))), "{listed:?}");
}
