//! Nothing that a file, a name, an argument or the environment says reaches the terminal of a command as more than
//! something to read. Which commands there are, and what they take, is asked of the program's own definition.

mod support {
    pub(crate) mod controls;
    pub(crate) mod hostile_files;
    #[expect(dead_code, reason = "most of it is for tests that read the screen")]
    pub(crate) mod pty;
}

use clap::{Arg, ArgAction, Command, CommandFactory};
use nutgraf::cli::Cli;
use rayon::prelude::*;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{self, Stdio};
use support::controls::{drawing, first_but, is_visible};
use support::hostile_files::{every, write};
use support::pty::Session;
use tempfile::TempDir;
use unicode_properties::GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator};
use unicode_properties::UnicodeGeneralCategory;
use unicode_segmentation::UnicodeSegmentation;

/// What is said by an argument: as hostile as the system lets one be.
fn argument() -> String {
    every().replace('\0', "")
}

/// A library, a home with a configuration, and a folder to be in.
fn desk() -> TempDir {
    let desk = tempfile::tempdir().expect("a folder");
    write(&desk.path().join("library"));
    let config = desk.path().join("config/nutgraf");
    std::fs::create_dir_all(&config).expect("a folder");
    let words = argument().replace(['\n', '\r'], "");
    std::fs::write(
        config.join("config.toml"),
        format!("library = \"\\u001b]0;\\u202e\"\nthem\u{9b} = 1\n'{words}' = 2\n"),
    )
    .expect("a file");
    desk
}

/// The subcommands that have none themselves, each as the words that name it. The generator is not for readers.
fn commands() -> Vec<(Vec<String>, Command)> {
    fn gather(name: &[String], command: &Command, found: &mut Vec<(Vec<String>, Command)>) {
        let inner = command.get_subcommands().filter(|inner| inner.get_name() != "help");
        let inner: Vec<&Command> = inner.filter(|inner| !inner.is_hide_set()).collect();
        if inner.is_empty() {
            found.push((name.to_vec(), command.clone()));
        }
        for command in inner {
            gather(&[name, &[command.get_name().to_owned()]].concat(), command, found);
        }
    }
    let mut found = Vec::new();
    gather(&[], &Cli::command(), &mut found);
    found
}

/// What an argument can be given: all of its values where they are named, else words; each with its option.
fn given(arg: &Arg) -> Vec<Vec<String>> {
    let option = arg.get_long().map(|long| format!("--{long}"));
    if matches!(arg.get_action(), ArgAction::SetTrue | ArgAction::Count) {
        return option.into_iter().map(|option| vec![option]).collect();
    }
    let named = arg.get_possible_values();
    let mut values: Vec<String> = named.iter().map(|value| value.get_name().to_owned()).collect();
    values.extend([argument()]);
    if values.len() == 1 {
        values.extend(["a".to_owned(), "library/marks.yaml".to_owned()]);
    }
    values.into_iter().map(|value| option.iter().cloned().chain([value]).collect()).collect()
}

/// Every way to call a command: with what it must have, and with each of its arguments besides.
fn calls(name: &[String], command: &Command) -> Vec<Vec<String>> {
    let asked = |arg: &&Arg| !matches!(arg.get_id().as_str(), "help" | "version" | "library");
    let (needed, more): (Vec<&Arg>, Vec<&Arg>) =
        command.get_arguments().filter(asked).partition(|arg| arg.is_required_set());
    let least: Vec<String> = needed.iter().filter_map(|arg| given(arg).pop()).flatten().collect();
    let mut calls = vec![[name, &["--plain".to_owned()], &least].concat()];
    calls.push([name, &least].concat());
    calls.push([name, &["--help".to_owned()]].concat());
    for arg in needed {
        let others: Vec<String> = Vec::new();
        calls.extend(given(arg).into_iter().map(|given| [name, &others, &given].concat()));
    }
    for given in more.into_iter().flat_map(given) {
        calls.push([name, &given, &least].concat());
    }
    calls
}

fn run(desk: &Path, args: &[String], env: &[(&str, String)]) -> process::Output {
    let mut command = process::Command::new(env!("CARGO_BIN_EXE_nutgraf"));
    command.arg0("nutgraf").args(args).current_dir(desk).env_clear().stdin(Stdio::null());
    command.env("HOME", desk).env("XDG_CONFIG_HOME", "/nonexistent").env("NUTGRAF_LIBRARY", "library");
    command.envs(env.iter().map(|(name, value)| (name, value)));
    command.output().expect("it runs")
}

/// Whether bytes are text of which all can be seen; what a line is laid out with are spaces and line breaks alone.
fn assert_seen(bytes: &[u8], what: &dyn Fn() -> String) {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{}: not UTF-8", what()));
    for cluster in text.split('\n').flat_map(|line| line.graphemes(true)) {
        assert!(is_visible(cluster), "{}: {cluster:?}", what());
        assert!(cluster.len() <= 64, "{}: {} bytes in a cell", what(), cluster.len());
    }
}

/// Whether data, which is exact, has nothing in it that commands or hides: no control or format character but the breaks
/// of its lines.
fn assert_escaped(bytes: &[u8], args: &[String]) {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{args:?}: not UTF-8"));
    let raw = text.chars().find(|c| {
        *c != '\n' && matches!(c.general_category(), Control | Format | LineSeparator | ParagraphSeparator)
    });
    assert_eq!(raw, None, "{args:?}");
}

#[test]
fn no_command_says_what_cannot_be_seen() {
    let desk = desk();
    let calls: Vec<_> = commands().iter().flat_map(|(name, command)| calls(name, command)).collect();
    assert!(calls.len() > 80, "{} calls", calls.len());
    calls.into_par_iter().for_each(|args| {
        let output = run(desk.path(), &args, &[("COLUMNS", "50".to_owned())]);
        assert!(output.status.code().is_some(), "{args:?}: {:?}", output.status);
        if args.iter().any(|arg| ["json", "jsonl", "csv"].contains(&arg.as_str())) {
            assert_escaped(&output.stdout, &args);
        } else {
            assert_seen(&output.stdout, &|| format!("{args:?}, stdout"));
        }
        assert_seen(&output.stderr, &|| format!("{args:?}, stderr"));
        assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{args:?}");
    });
}

#[test]
fn no_environment_does() {
    let desk = desk();
    let commands: [&[&str]; 6] =
        [&[], &["list"], &["config"], &["check"], &["show", "nothing"], &["--plain"]];
    let config = desk.path().join("config").display().to_string();
    let environments: [(&str, String); 8] = [
        ("NUTGRAF_LIBRARY", argument()),
        ("XDG_CONFIG_HOME", config),
        ("XDG_CONFIG_HOME", argument()),
        ("HOME", argument()),
        ("COLUMNS", argument()),
        ("COLUMNS", "99999999999999999999".to_owned()),
        ("TERM", argument()),
        ("LANG", argument()),
    ];
    for environment in &environments {
        for args in commands {
            let args: Vec<String> = args.iter().map(ToString::to_string).collect();
            let output = run(desk.path(), &args, std::slice::from_ref(environment));
            assert_seen(&output.stdout, &|| format!("{args:?} in {environment:?}, stdout"));
            assert_seen(&output.stderr, &|| format!("{args:?} in {environment:?}, stderr"));
        }
    }
}

#[test]
fn no_folder_or_path_does() {
    let desk = desk();
    let argument = argument();
    let calls: [&[&str]; 9] = [
        &[&argument],
        &["-L", &argument],
        &["-L", &argument, "list"],
        &["--plain", &argument],
        &["list", &argument, "library"],
        &["check", &argument, "library"],
        &["search", "--", &argument],
        &[&argument, "--wrong"],
        &["generate", "--briefs", "1", "\u{1b}]0;x\u{7}\u{202e}"],
    ];
    for args in calls {
        let args: Vec<String> = args.iter().map(ToString::to_string).collect();
        let output = run(desk.path(), &args, &[]);
        assert_seen(&output.stdout, &|| format!("{args:?}, stdout"));
        assert_seen(&output.stderr, &|| format!("{args:?}, stderr"));
    }
}

/// What follows a sequence that takes the terminal or gives it back.
fn taking(control: &str) -> Option<&str> {
    const MODES: [&str; 18] = [
        "[?1049h", "[?1049l", "[?2004h", "[?2004l", "[?7h", "[?7l", "[4l", "[?6l", "(B", "[?1000l",
        "[?1002l", "[?1003l", "[?1006l", "[?12l", "[?1l", ">", "[5n", "[r",
    ];
    let sequence = control.strip_prefix('\u{1b}');
    let mode = sequence.and_then(|it| MODES.iter().find_map(|mode| it.strip_prefix(mode)));
    mode.or_else(|| control.strip_prefix('\u{f}'))
}

/// Whether all that a program wrote is to be seen, or one of the sequences that the program means.
fn assert_meant(session: &Session, what: &str) {
    let text = std::str::from_utf8(&session.written).unwrap_or_else(|_| panic!("{what}: not UTF-8"));
    let foreign = first_but(text, |control| drawing(control).or_else(|| taking(control)));
    assert_eq!(foreign, None, "{what}");
    let hidden = text.chars().find(|c| {
        !c.is_control() && !matches!(c, '\u{200d}' | '\u{fe0f}') && !is_visible(c.encode_utf8(&mut [0; 4]))
    });
    assert_eq!(hidden, None, "{what}");
}

#[test]
fn in_a_terminal_commands_do_not_either() {
    let desk = desk();
    let library = desk.path().join("library").display().to_string();
    commands().into_par_iter().for_each(|(name, command)| {
        let needed = command.get_arguments().filter(|arg| arg.is_required_set());
        let needed = needed.flat_map(|arg| given(arg).pop().unwrap_or_default());
        let args: Vec<String> =
            ["-L".to_owned(), library.clone()].into_iter().chain(name).chain(needed).collect();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let mut session = Session::start(&args, &[]);
        // Those that ask are told no.
        session.send("n\r");
        session.end();
        assert_meant(&session, &format!("{args:?}"));
    });
}

#[test]
fn the_reader_writes_only_what_it_means() {
    let desk = desk();
    let library = desk.path().join("library").display().to_string();
    // They wait more than they work, so all at once.
    std::thread::scope(|scope| {
        for term in ["xterm-256color", "xterm-kitty", "vt100", "\u{1b}]0;x\u{7}\u{202e}"] {
            let library = library.as_str();
            scope.spawn(move || read_in(term, library));
        }
    });
}

fn read_in(term: &str, library: &str) {
    let hostile = ("EDITOR", "\u{1b}]0;x\u{7}\u{202e}\u{9b}2J");
    let mut session = Session::start(&["-L", library], &[hostile, ("TERM", term)]);
    session.wait_for("brief");
    for keys in [
        "\r", "2", "3", "7", "?", "q", "h", "s", "a\r", "h", "#", "v", "h", "!", "e", "h", "j", "\r", "!",
        "e",
    ] {
        session.send(keys);
        session.rest();
    }
    session.resize(40, 12).rest();
    for keys in [":", "/", "s", "a"] {
        session.send(&format!("\u{1b}{keys}\u{1b}[200~{}\u{1b}[201~\r", argument()));
        session.rest();
    }
    session.resize(9, 4).rest();
    session.send("\u{3}");
    session.end();
    assert_meant(&session, term);
}
