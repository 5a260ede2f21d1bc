//! What the screen is left for: links in a browser, words by themselves; and what is sent to the clipboard.

use crate::assert_given_back;
use crate::support::pty::{Ended, Session};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

const LINK: &str = "https://courier.example/weir?a=1&b='$(touch%20pwned)'";
const OPENED: &str = "https://courier.example/weir?a=1&b=%27%24(touch%20pwned)%27";

/// A browser that writes down its arguments, then runs a line of shell.
fn browser(folder: &Path, line: &str) -> String {
    let script = folder.join("browser");
    let text =
        format!("#!/bin/sh\nprintf '%s\\n' \"$@\" > '{}'\n{line}\n", folder.join("arguments").display());
    std::fs::write(&script, text).expect("the browser is written");
    std::fs::set_permissions(&script, PermissionsExt::from_mode(0o755)).expect("it can be run");
    script.to_str().expect("UTF-8").to_owned()
}

fn reading(folder: &Path, args: &[&str], browser: Option<&str>) -> Session {
    let brief = folder.join("weir.yaml");
    let text = format!(
        "brief: 1\nheadline: Weir\nsource: {{outlet: Courier, published: 2021, url: \"{LINK}\"}}\n\
         quotes: [{{speaker: Ada, text: \"It went, and nobody came for a long while: so we left.\"}}]\n"
    );
    std::fs::write(&brief, text).expect("the brief is written");
    let env: Vec<_> =
        [("PATH", "/usr/bin:/bin")].into_iter().chain(browser.map(|it| ("BROWSER", it))).collect();
    let mut session = Session::start(&[args, &["--", brief.to_str().expect("UTF-8")]].concat(), &env);
    session.wait_for("1 brief");
    session
}

fn arguments(folder: &Path) -> Option<String> {
    std::fs::read_to_string(folder.join("arguments")).ok()
}

#[test]
fn a_link_is_opened_by_the_browser_that_is_named_and_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = browser(folder.path(), "printf 'a key: '; read -r key");
    let mut session = reading(folder.path(), &[], Some(&format!("{script} -n %s:lynx")));
    session.press("o", "a key: ");
    assert!(!session.emulator.screen().alternate_screen() && session.has_its_modes_back());
    session.press("qQ\n", "https://courier.example/weir");
    assert_eq!(arguments(folder.path()), Some(format!("-n\n{OPENED}\n")));
    session.send("q");
    assert_eq!(session.end(), Ended::Status(0));
    assert_given_back(&session);
    assert!(!folder.path().join("pwned").exists());
}

#[test]
fn a_browser_that_fails_or_is_not_there_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = browser(folder.path(), "exit 3");
    reading(folder.path(), &[], Some(&script)).press("o", "The browser browser ended with status 3.");
    reading(folder.path(), &[], Some("no-such"))
        .press("o", "The browser no-such was not found; $BROWSER says");
}

#[test]
fn without_a_browser_and_in_a_restricted_session_a_link_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = browser(folder.path(), "");
    reading(folder.path(), &[], None).press("o", "https://courier.example/weir");
    let library = folder.path().to_str().expect("UTF-8");
    let mut session = reading(folder.path(), &["--restricted", "-L", library], Some(&script));
    session.press("o", "https://courier.example/weir").press("e", "The editor is off").rest();
    assert_eq!(arguments(folder.path()), None);
}

#[test]
fn words_are_shown_plain_and_unwrapped_until_a_key_is_pressed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = reading(folder.path(), &[], None);
    session.press("\r2", "› “It went").press("p", "press any key to go back").rest();
    let screen = session.emulator.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor());
    assert!(screen.contents().contains("It went, and nobody came for a long while"), "{}", screen.contents());
    assert!(!session.has_its_modes_back(), "one key is enough");
    // Of what is typed at once nothing is a command.
    session.press("\u{1b}[BQq", "2 Quotes").rest();
    assert!(session.emulator.screen().alternate_screen());
    session.press("p", "press any key").resize(100, 30).press(" ", "2 Quotes").rest();
    session.press("p", "press any key").send("\u{3}");
    session.wait_for("2 Quotes").press("p", "press any key");
    rustix::process::kill_process(session.process(), rustix::process::Signal::TERM).expect("it runs");
    assert_eq!(session.end(), Ended::Status(143));
    assert_given_back(&session);
    assert!(session.screen().contains("It went") && !session.screen().contains("press any key"));
}

#[test]
fn a_copy_is_sent_and_said_to_be_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = reading(folder.path(), &[], None);
    session.press("\r2", "› “It went").press("y", "Sent to your terminal (");
    let written = String::from_utf8_lossy(&session.written).into_owned();
    assert_eq!(written.matches("\u{1b}]52;c;").count(), 1, "once, and it is not asked for");
    assert!(!written.contains("\u{1b}]52;c;?"));
}

#[test]
fn what_is_copied_with_the_last_key_but_one_is_sent_before_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = reading(folder.path(), &[], None);
    session.press("\r2", "› “It went").send("yQ");
    assert_eq!(session.end(), Ended::Status(0));
    assert_given_back(&session);
    assert_eq!(String::from_utf8_lossy(&session.written).matches("\u{1b}]52;c;").count(), 1);
}
