//! However it ends or stops, the terminal is as it was.

use crate::support::pty::{Ended, Session};
use crate::{assert_given_back, started};
use rustix::process::{Pid, Signal, kill_process};
use std::time::{Duration, Instant};

#[test]
fn a_signal_ends_it_and_the_terminal_is_given_back() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129), (Signal::QUIT, 131)]
    {
        let mut session = started();
        kill_process(session.process(), signal).expect("it runs");
        assert_eq!(session.end(), Ended::Status(status), "{signal:?}");
        assert_given_back(&session);
    }
}

/// What the next test starts in a terminal: on another thread than the one that holds the terminal, something panics.
#[test]
fn panics_where_it_is_told_to() {
    if std::env::var_os("NUTGRAF_TEST_PANICS").is_none() {
        return;
    }
    let terminal = nutgraf::terminal::Terminal::open().expect("a terminal");
    let outcome = std::thread::spawn(|| panic!("something impossible")).join();
    assert!(outcome.is_err());
    // It is not given back by being dropped.
    std::mem::forget(terminal);
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_read_on_it() {
    let this = std::env::current_exe().expect("this test");
    let test = "terminal::ending::panics_where_it_is_told_to";
    let args = ["--exact", test, "--nocapture", "--test-threads", "1"];
    let mut session = Session::run(this.to_str().expect("UTF-8"), &args, &[("NUTGRAF_TEST_PANICS", "1")]);
    assert_eq!(session.end(), Ended::Status(0));
    let written = String::from_utf8_lossy(&session.written).into_owned();
    let (taken, left) = (written.find("\u{1b}[?1049h"), written.find("\u{1b}[?1049l"));
    let told = written.find("something impossible");
    assert!(taken < left && left < told && taken.is_some(), "{written:?}");
    assert_given_back(&session);
}

#[test]
fn a_terminal_that_is_gone_ends_it_soon_be_its_signal_ignored() {
    assert_eq!(started().hang_up(), Ended::Status(129));
    // On a busy machine once in a while it takes longer; one that never ends soon enough takes as long each time.
    let took: Vec<Duration> = (0..5).map(|_| hang_up_ignored()).collect();
    assert!(took.iter().any(|took| *took < Duration::from_secs(1)), "{took:?}");
}

/// How long it takes to end where nothing but its terminal tells it to.
fn hang_up_ignored() -> Duration {
    let script = format!("trap '' HUP; exec {} -L briefs", env!("CARGO_BIN_EXE_nutgraf"));
    let mut session = Session::run("/bin/sh", &["-c", &script], &[]);
    session.wait_for("12 briefs").press("\r2", "2 Quotes");
    let start = Instant::now();
    assert_eq!(session.hang_up(), Ended::Status(129));
    start.elapsed()
}

/// Under a shell with job control, the program as its job.
fn job() -> Session {
    let mut session = Session::run("/bin/sh", &["-i"], &[("PS1", "ready> "), ("PATH", "/usr/bin:/bin")]);
    let run = format!("{} -L briefs\r", env!("CARGO_BIN_EXE_nutgraf"));
    session.wait_for("ready> ").press(&run, "12 briefs").press("j", "› • 27 Mar").rest();
    session
}

fn assert_stopped(session: &mut Session) {
    session.wait_for("Stopped").rest();
    let screen = session.emulator.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
}

fn assert_back(session: &mut Session) {
    // A carriage return is no end of a line to a shell that has found the terminal raw.
    session.send("fg\n");
    session.wait_until(|screen| screen.contains("› • 27 Mar") && !screen.contains("Stopped")).rest();
    assert!(session.emulator.screen().alternate_screen());
    session.press("k", "› • 4 Apr").send("q");
    session.rest().send("exit\r");
    assert_eq!(session.end(), Ended::Status(0));
}

#[test]
fn ctrl_z_stops_it_and_fg_has_it_go_on_where_it_was() {
    let mut session = job();
    session.send("\u{1a}");
    assert_stopped(&mut session);
    session.press("echo $((6 * 7))\r", "42");
    assert_back(&mut session);
}

/// The process that the shell runs: its only child.
fn child_of(shell: Pid) -> Pid {
    let path = format!("/proc/{0}/task/{0}/children", shell.as_raw_nonzero());
    let children = std::fs::read_to_string(path).expect("its children");
    let child = children.split_whitespace().next().and_then(|id| id.parse().ok());
    child.and_then(Pid::from_raw).expect("it runs")
}

#[test]
fn stopped_from_outside_it_goes_on_too() {
    let mut session = job();
    kill_process(child_of(session.process()), Signal::TSTP).expect("it runs");
    assert_stopped(&mut session);
    assert_back(&mut session);
    let mut session = job();
    // Nothing can be done before this one, but after it.
    kill_process(child_of(session.process()), Signal::STOP).expect("it runs");
    session.wait_for("Stopped").rest();
    assert_back(&mut session);
}
