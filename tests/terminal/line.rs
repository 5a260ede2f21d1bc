//! Slow lines, terminals that never answer, and such as are fed no UTF-8.

use crate::started;
use crate::support::pty::{ASK, Ended, Line, Session};
use std::time::{Duration, Instant};

const NUTGRAF: &str = env!("CARGO_BIN_EXE_nutgraf");

/// A library long enough to scroll in, and its folder's name.
fn long() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let briefs = folder.path().join("briefs").to_str().expect("UTF-8").to_owned();
    let made = std::process::Command::new(NUTGRAF).args(["generate", "--briefs", "300", &briefs]).output();
    assert!(made.expect("it runs").status.success());
    (folder, briefs)
}

fn asked(session: &Session) -> usize {
    session.written.windows(ASK.len()).filter(|part| *part == ASK).count()
}

/// The row that the cursor is on.
fn selected(session: &Session) -> String {
    session.screen().lines().find(|line| line.starts_with('›')).unwrap_or_default().to_owned()
}

#[test]
fn on_a_slow_line_frames_do_not_pile_up() {
    let (_folder, briefs) = long();
    let mut fast = Session::start(&["-L", &briefs], &[]);
    // After a hundred rows a third of the list is above.
    fast.wait_for("300 briefs").press(&"j".repeat(100), "33%").rest();
    let (end, row) = (fast.screen(), selected(&fast));

    let line = Line { bytes_a_second: Some(1_000), answers_after: Some(Duration::from_millis(20)) };
    let mut slow = Session::over(line, NUTGRAF, &["-L", &briefs], &[]);
    slow.wait_for("300 briefs").rest();
    let frame = slow.written.len();
    for _ in 0..100 {
        slow.send("j");
        slow.written_within(Duration::from_millis(30));
    }
    let before = slow.written.len();
    slow.wait_for(&row).rest();
    assert_eq!(slow.screen(), end);
    let lag = slow.written.len() - before;
    eprintln!("a whole frame is {frame} bytes; {lag} bytes were under way or still to come");
    assert!(lag <= 2 * frame, "{lag} bytes after the last key, of frames of {frame}");
    let asked_before = asked(&slow);
    assert!(asked_before > 1);
    assert_eq!(slow.written_within(Duration::from_secs(1)), 0);
    slow.send("q");
    assert_eq!(slow.end(), Ended::Status(0));
}

#[test]
fn a_terminal_that_never_answers_is_asked_once_and_not_waited_for() {
    let (_folder, briefs) = long();
    let mut session = Session::start(&["-L", &briefs], &[]);
    session.wait_for("300 briefs").rest();
    for no in 0..40 {
        let (before, start) = (session.screen(), Instant::now());
        session.send("j");
        session.wait_until(|screen| screen != before);
        assert!(start.elapsed() < Duration::from_millis(1_500), "key {no} is held back");
    }
    assert_eq!(asked(&session), 1);
}

#[test]
fn all_that_was_typed_is_one_frame() {
    let (_folder, briefs) = long();
    let mut session = Session::start(&["-L", &briefs], &[]);
    session.wait_for("300 briefs").rest();
    let first = session.written.len();
    session.send(&"j".repeat(60));
    assert!(session.written_within(Duration::from_secs(1)) < 2 * first, "one frame, or two");
}

#[test]
fn an_answer_that_comes_late_is_not_left_to_the_shell() {
    let line = Line { bytes_a_second: None, answers_after: Some(Duration::from_millis(60)) };
    let script = format!("{NUTGRAF} -L briefs; IFS= read -r line; printf 'got<%s>' \"$line\" | cat -v");
    let mut session = Session::over(line, "/bin/sh", &["-c", &script], &[("PATH", "/usr/bin:/bin")]);
    // The first frame asks, and is left at once.
    session.wait_for("12 briefs").send("q");
    session.rest();
    session.press("words\r", "got<words>");
    let mut session = Session::over(line, "/bin/sh", &["-c", &script], &[("PATH", "/usr/bin:/bin")]);
    session.wait_for("12 briefs").rest();
    session.send("\r");
    session.wait_for("1 Key facts").send("Q");
    session.rest();
    session.press("words\r", "got<words>");
}

#[test]
fn an_arrow_key_in_two_pieces_is_an_arrow_key() {
    let mut session = started();
    session.press("s", "64 of 64").press("e", " 6 of 64").rest();
    let typed = |session: &Session| session.screen().lines().take(3).map(str::to_owned).collect::<Vec<_>>();
    let prompt = typed(&session);
    for rest in ["[B", "[A"] {
        session.send("\u{1b}");
        // Longer than a letter with Alt may take, and far from the Escape key's 300 ms, be the machine busy.
        std::thread::sleep(Duration::from_millis(120));
        session.send(rest);
        session.rest();
    }
    assert_eq!(typed(&session), prompt, "down and up again: the prompt is open, with the same in it");
    let before = session.screen();
    session.send("\u{1b}");
    // Escape by itself is one.
    session.wait_until(|screen| screen != before);
}

#[test]
fn without_utf_8_every_byte_is_ascii() {
    let mut session = Session::start(&["-L", "briefs"], &[("LC_ALL", "C")]);
    session.wait_for("12 briefs");
    for keys in [
        "j", "\r", "2", "3", "v", "7", "!", "H", "?", "\u{1b}", "H", "s", "\u{1b}", "q", "#", "a", "\u{1b}",
        ":",
    ] {
        session.send(keys);
        session.rest();
    }
    let high = session.written.iter().position(|byte| *byte >= 0x80);
    let around = |at: usize| session.written.get(at.saturating_sub(60)..at + 10).unwrap_or_default().to_vec();
    assert_eq!(high, None, "{:?}", high.map(|at| String::from_utf8_lossy(&around(at)).into_owned()));
}
