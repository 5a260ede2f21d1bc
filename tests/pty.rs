//! The program itself, in a terminal. What concerns one subject is in `terminal/`.

mod support {
    pub(crate) mod junk;
    pub(crate) mod pty;
}
mod terminal {
    mod away;
    mod disk;
    mod editor;
    mod ending;
    mod line;
    mod review;
    mod sizes;
}

use std::process::{Command, Stdio};
use std::time::Duration;
use support::pty::{Ended, Session};

const RAMADI: &str = "briefs/ramadi-2015-05-18.yaml";

fn started() -> Session {
    let mut session = Session::start(&["-L", "briefs"], &[]);
    session.wait_for("12 briefs");
    session
}

/// Whether the terminal is as it was before the program came.
fn assert_given_back(session: &Session) {
    let screen = session.emulator.screen();
    assert!(!screen.alternate_screen(), "the alternate screen is left");
    assert!(!screen.hide_cursor(), "the cursor is shown");
    assert!(!screen.bracketed_paste(), "pastes are no longer marked");
    assert!(session.has_its_modes_back(), "raw mode is off");
}

#[test]
fn opens_the_briefs_and_quits_with_q() {
    let mut session = started();
    assert!(session.emulator.screen().alternate_screen());
    assert!(!session.has_its_modes_back(), "the terminal is raw");
    assert!(session.screen().contains("› • 4 Apr"), "{}", session.screen());
    session.send("q");
    assert_eq!(session.end(), Ended::Status(0));
    assert_given_back(&session);
}

#[test]
fn quits_from_anywhere() {
    for quit in ["Q", "\u{3}"] {
        let mut session = started();
        session.press("G\r2", "2 Quotes 23");
        session.send(quit);
        assert_eq!(session.end(), Ended::Status(0));
        assert_given_back(&session);
    }
}

#[test]
fn filters() {
    let mut session = started();
    session.press("a", "of 77").press("haimour", "1 of 77").press("\r", "actor: Muhannad Haimour ✕");
    // All at once, as a slow line has it: each key still means what it is to mean.
    session.press("tdispl\r", "theme: displacement ✕");
    assert!(session.screen().contains("1 of 12"), "{}", session.screen());
    session.press("\r3", "3 Figures 1/15").press("X", "3 Figures 15");
}

#[test]
fn finds_who_said_what() {
    let mut session = started();
    session.press("sschultz", "Our aircraft are in the air").press("\r", "Speakers › Eric Schultz");
    session.press("\r", "— Eric Schultz, White House spokesman").press("H", "Speakers › Eric Schultz");
}

#[test]
fn a_paste_is_typed_and_not_obeyed() {
    let mut session = started();
    session.press("s", "64 of 64").press("\u{1b}[200~schultz\rQq\u{1b}[201~", "schultz Qq");
}

#[test]
fn without_a_library_shows_samples_and_says_so() {
    let empty = tempfile::tempdir().expect("a folder");
    let folder = empty.path().to_str().expect("UTF-8");
    let script = format!("cd {folder} && exec {}", env!("CARGO_BIN_EXE_nutgraf"));
    let mut session = Session::run("/bin/sh", &["-c", &script], &[]);
    session.wait_for("these are samples").wait_for("11 briefs").press("\r", "Hallin");
}

#[test]
fn nothing_is_written_while_nothing_happens() {
    let mut session = started();
    session.rest();
    assert_eq!(session.written_within(Duration::from_secs(1)), 0);
    session.press("j", "› • 27 Mar").rest();
    assert_eq!(session.written_within(Duration::from_secs(1)), 0);
    session.send("\u{1b}");
    assert_eq!(session.written_within(Duration::from_secs(1)), 0, "nor where a key does nothing");
}

#[test]
fn nothing_is_written_while_nothing_happens_to_an_open_brief() {
    let mut session = started();
    session.press("\r2", "2 Quotes").rest();
    assert_eq!(session.written_within(Duration::from_secs(2)), 0);
}

/// A brief of three quotes, or four with one that comes before them.
fn wharf(headline: &str, new: &str) -> String {
    format!(
        "brief: 1\nheadline: {headline}\nsource: {{outlet: Islander, published: 2031-04-02}}\nquotes:\n{new}  \
         - {{speaker: Hallin, text: One.}}\n  - {{speaker: Hallin, text: Two.}}\n  - {{speaker: Hallin, text: Three.}}\n"
    )
}

#[test]
fn a_brief_is_edited_broken_and_mended_while_it_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("wharf.yaml");
    let write = |text: &str| std::fs::write(&path, text).expect("it can be written");
    write(&wharf("Wharf burns", ""));
    let mut session = Session::start(&[folder.path().to_str().expect("UTF-8")], &[]);
    session.wait_for("1 brief").press("\r2jj", "› “Three.”").rest();
    write(&wharf("Wharf burnt down", "  - {speaker: Hallin, text: None.}\n"));
    session.wait_for("Wharf burnt down").wait_for("2 Quotes 4").rest();
    assert!(
        session.screen().contains("› “Three.”") && session.screen().contains("“None.”"),
        "{}",
        session.screen()
    );
    write("brief: 1\nheadline: [");
    session.wait_for("wharf.yaml cannot be read").rest();
    assert_eq!(session.written_within(Duration::from_secs(1)), 0);
    std::fs::remove_file(&path).expect("it is there");
    session.wait_for("wharf.yaml is gone").rest();
    write(&wharf("Wharf rebuilt", ""));
    session.wait_for("Wharf rebuilt").wait_for("› “Three.”").press("h", "1 brief");
}

/// A folder with a brief of one quote, and the text it names: a file that the system tells of only if nothing is hidden.
fn weir(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join(text);
    std::fs::create_dir_all(text.parent().expect("a folder")).expect("a folder");
    let brief = format!(
        "brief: 1\nheadline: Weir\nsource: {{outlet: Courier, published: 2025-04-02, text: {}}}\nactors:\n  \
         - {{id: brenn, name: Ada Brenn}}\nquotes:\n  - {{speaker: brenn, text: It rang like a bell., at: 1}}\n",
        text.strip_prefix(folder.path()).expect("inside").display()
    );
    std::fs::write(folder.path().join("weir.yaml"), brief).expect("it can be written");
    std::fs::write(text, RANG).expect("it can be written");
    folder
}

const RANG: &str = "“It rang like a bell,” said Ada Brenn.\n";
const RANG_LIKE_A_GONG: &str = "“It rang like a gong,” said Ada Brenn.\n";

#[test]
fn marks_follow_the_text_of_the_article() {
    let folder = weir("texts/weir.txt");
    let write = |text| std::fs::write(folder.path().join("texts/weir.txt"), text).expect("it can be written");
    let mut session = Session::start(&[folder.path().to_str().expect("UTF-8")], &[]);
    session.wait_for("1 brief").press("s", "✓").rest();
    write(RANG_LIKE_A_GONG);
    session.wait_for("✗").press("\r", "Speakers › Ada Brenn").press("\r", "2 Quotes").wait_for("✗").rest();
    write(RANG);
    session.wait_for("✓");
}

#[test]
fn what_check_says_follows_the_file_and_the_text_of_the_article() {
    let folder = weir(".texts/weir.txt");
    let write =
        |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("it can be written");
    let brief = std::fs::read_to_string(folder.path().join("weir.yaml")).expect("it can be read");
    let mut session = Session::start(&[folder.path().to_str().expect("UTF-8")], &[]);
    session.wait_for("1 brief").press("!", "Nothing is wrong").rest();
    write(".texts/weir.txt", RANG_LIKE_A_GONG);
    session.wait_for("quote-not-verbatim").rest();
    write("weir.yaml", &brief.replace("a bell", "a gong"));
    session.wait_for("Nothing is wrong").rest();
    write("weir.yaml", "brief: [");
    session.wait_for("yaml-syntax");
}

#[test]
fn no_color_is_honoured() {
    let coloured = |session: &Session| {
        let text = String::from_utf8_lossy(&session.written).into_owned();
        let pens =
            text.split("\u{1b}[").filter_map(|rest| rest.split_once('m')).map(|(pen, _)| pen.to_owned());
        let codes = pens.filter(|pen| pen.chars().all(|c| c.is_ascii_digit() || c == ';'));
        codes.flat_map(|pen| pen.split(';').map(str::to_owned).collect::<Vec<_>>()).any(|code| {
            code.parse::<u8>().is_ok_and(|code| matches!(code, 30..=38 | 40..=48 | 90..=97 | 100..=107))
        })
    };
    let mut plain = Session::start(&[RAMADI], &[("NO_COLOR", "1")]);
    plain.wait_for("1 brief").press("\r2", "2 Quotes 23").rest();
    assert!(!coloured(&plain));
    let mut colour = Session::start(&[RAMADI], &[]);
    colour.wait_for("1 brief").press("\r2", "2 Quotes 23").rest();
    assert!(coloured(&colour), "or else the test sees nothing");
}

#[test]
fn a_terminal_that_cannot_move_its_cursor_gets_the_list() {
    for term in ["dumb", ""] {
        let mut session = Session::start(&["-L", "briefs"], &[("TERM", term)]);
        assert_eq!(session.end(), Ended::Status(0));
        assert!(String::from_utf8_lossy(&session.written).contains("Ramadi"), "{}", session.screen());
        assert!(!session.written.contains(&0x1b), "no escape sequence");
    }
}

#[test]
fn where_stdout_is_no_terminal_it_prints_the_list() {
    let output = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(["-L", "briefs"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("TERM", "xterm-256color")
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(printed.contains("Ramadi falls; thousands flee"), "{printed}");
    assert!(!printed.contains('\u{1b}'));
}

/// The one test with a program from outside: tmux is where many a reader will sit.
#[test]
fn works_in_tmux() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("socket");
    let tmux = |args: &[&str]| {
        let output =
            Command::new("tmux").arg("-S").arg(&socket).args(["-f", "/dev/null"]).args(args).output();
        output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    if tmux(&["-V"]).is_err() {
        assert!(std::env::var_os("NUTGRAF_REQUIRE_TOOLS").is_none(), "tmux is required and not there");
        eprintln!("skipped: there is no tmux");
        return;
    }
    let program =
        format!("{} -L {}/briefs; sleep 30", env!("CARGO_BIN_EXE_nutgraf"), env!("CARGO_MANIFEST_DIR"));
    let wait_for = |text: &str| {
        let shown = (0..300).map(|_| {
            std::thread::sleep(Duration::from_millis(100));
            tmux(&["capture-pane", "-p"]).expect("tmux runs")
        });
        let mut last = String::new();
        let found = shown.inspect(|shown| last.clone_from(shown)).any(|shown| shown.contains(text));
        assert!(found, "waited for {text:?}, but there stands:\n{last}");
    };
    tmux(&["new-session", "-d", "-x", "80", "-y", "24", &program]).expect("tmux runs");
    wait_for("12 briefs");
    tmux(&["send-keys", "s", "schultz", "Enter"]).expect("tmux runs");
    wait_for("Speakers › Eric Schultz");
    tmux(&["send-keys", "Down", "Enter"]).expect("tmux runs");
    wait_for("› reported: that it would be a long fight");
    tmux(&["kill-server"]).expect("tmux runs");
}

#[test]
fn the_reader_finds_an_article_where_check_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let brief = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2021, text: ../articles/x.txt}\n\
                 key_facts: [It rained.]\n";
    for (path, text) in [("desk/d.yaml", brief), ("articles/x.txt", "It rained all day.\n")] {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, text).expect("it can be written");
    }
    let script =
        format!("cd {} && exec {} desk/d.yaml", folder.path().display(), env!("CARGO_BIN_EXE_nutgraf"));
    let mut session = Session::run("/bin/sh", &["-c", &script], &[]);
    session.wait_for("1 brief").press("!", "Nothing is wrong").press("H\r7", "It rained all day.");
}
