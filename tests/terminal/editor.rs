//! The reader's own editor, which the terminal is lent to.

use crate::assert_given_back;
use crate::support::pty::{Ended, Session};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

const WEIR: &str = "brief: 1\nheadline: Weir gives way\nsource: {outlet: Vale Courier, published: 2031-04-02}\n\
    quotes:\n- {speaker: Ada Brenn, text: It went.}\n- {speaker: Ada Brenn, text: Nobody came.}\n";

/// An editor that writes down its arguments, then runs some lines of shell with the file in `$file`.
fn editor(folder: &Path, lines: &str) -> String {
    let (script, said) = (folder.join("my editor"), folder.join("arguments"));
    let text =
        format!("#!/bin/sh\nprintf '%s\\n' \"$@\" > '{}'\nfor file; do :; done\n{lines}\n", said.display());
    std::fs::write(&script, text).expect("the editor is written");
    std::fs::set_permissions(&script, PermissionsExt::from_mode(0o755)).expect("it can be run");
    format!("'{}' -t", script.display())
}

/// The program before one brief, with an editor.
fn editing(folder: &Path, name: &str, editor: &str) -> Session {
    let brief = folder.join(name);
    std::fs::write(&brief, WEIR).expect("the brief is written");
    let mut session = Session::start(
        &["--", brief.to_str().expect("UTF-8")],
        &[("EDITOR", editor), ("PATH", "/usr/bin:/bin")],
    );
    session.wait_for("1 brief").press("\r2j", "› “Nobody came.”");
    session
}

fn arguments(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("arguments")).expect("the editor was run")
}

#[test]
fn an_edited_brief_is_there_when_the_editor_has_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = editor(folder.path(), "sed -i 's/Nobody came/Nobody warned us/' \"$file\"");
    let mut session = editing(folder.path(), "weir.yaml", &script);
    session.press("e", "› “Nobody warned us.”");
    let file = folder.path().join("weir.yaml");
    assert_eq!(arguments(folder.path()), format!("-t\n+6\n{}\n", file.display()));
    assert!(session.emulator.screen().alternate_screen() && !session.has_its_modes_back());
    session.press("q", "Weir gives way").send("q");
    assert_eq!(session.end(), Ended::Status(0));
    assert_given_back(&session);
}

/// What is typed while the editor has the terminal is the editor's, in the modes that a shell would leave to it.
#[test]
fn the_editor_has_the_terminal_to_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let script =
        editor(folder.path(), "printf 'your word: '; read -r word; sed -i \"s/Nobody/$word/\" \"$file\"");
    let mut session = editing(folder.path(), "weir.yaml", &script);
    session.press("e", "your word: ");
    assert!(!session.emulator.screen().alternate_screen() && session.has_its_modes_back());
    session.press("qQj!\n", "› “qQj! came.”");
}

#[test]
fn an_editor_that_leaves_the_terminal_raw_and_fails_does_no_harm() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = editor(folder.path(), "stty raw -echo; exit 3");
    let mut session = editing(folder.path(), "weir.yaml", &script);
    session.press("e", "The editor my editor ended with status 3.").press("j", "? help");
    session.send("Q");
    assert_eq!(session.end(), Ended::Status(0));
    assert_given_back(&session);
}

#[test]
fn ctrl_c_is_meant_for_the_editor() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = editor(folder.path(), "echo waiting; exec sleep 60");
    let mut session = editing(folder.path(), "weir.yaml", &script);
    session.press("e", "waiting").press("\u{3}", "The editor my editor was ended by signal 2.");
}

/// Here the program leads its session: no shell is there to continue a job, so the editor must not stay stopped.
#[test]
fn a_stopped_editor_goes_on_where_no_shell_continues_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = editor(folder.path(), "kill -STOP $$; sed -i 's/Nobody/They/' \"$file\"");
    editing(folder.path(), "weir.yaml", &script).press("e", "› “They came.”");
}

#[test]
fn with_a_shell_a_stopped_editor_gives_the_shell_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = editor(folder.path(), "kill -STOP $$; sed -i 's/Nobody/They/' \"$file\"");
    let brief = folder.path().join("weir.yaml");
    std::fs::write(&brief, WEIR).expect("the brief is written");
    let env = [("EDITOR", script.as_str()), ("PATH", "/usr/bin:/bin"), ("PS1", "ready> ")];
    let mut session = Session::run("/bin/sh", &["-i"], &env);
    let run = format!("{} -- {}\r", env!("CARGO_BIN_EXE_nutgraf"), brief.display());
    session.wait_for("ready> ").press(&run, "1 brief").press("\r2j", "› “Nobody came.”");
    session.press("e", "Stopped").press("fg\r", "› “They came.”");
    session.send("Q");
    session.rest().send("exit\r");
    assert_eq!(session.end(), Ended::Status(0));
}

#[test]
fn an_editor_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = editing(folder.path(), "weir.yaml", "no-such-editor -t");
    session.press("e", "The editor no-such-editor was not found; $EDITOR says which editor to use.");
    session.press("j", "› “Nobody came.”");
}

#[test]
fn a_file_of_any_name_is_edited_and_nothing_else_happens() {
    for name in ["-c!touch pwned.yaml", "$(touch pwned);'\"`&.yaml", "a\nb\u{1b}[2J.yaml", "+9:3.yaml"] {
        let folder = tempfile::tempdir().expect("a folder");
        let script = editor(folder.path(), "sed -i 's/Nobody/They/' \"$file\"");
        let mut session = editing(folder.path(), name, &script);
        session.press("e", "› “They came.”");
        let file = folder.path().join(name);
        assert_eq!(arguments(folder.path()), format!("-t\n+6\n{}\n", file.display()), "{name}");
        let files = std::fs::read_dir(folder.path()).expect("the folder").count();
        assert_eq!(files, 3, "the brief, the editor, its arguments");
    }
}
