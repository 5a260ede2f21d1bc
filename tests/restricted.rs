//! A captive account: `--restricted`, with its user as the attacker. They hold the keyboard, their home, the folder they
//! start in and the environment.

mod support {
    #[expect(dead_code, reason = "nothing is resized or waited for here")]
    pub(crate) mod pty;
}

#[path = "support/shell.rs"]
mod shell;

use rstest::rstest;
use rustix::process::{Signal, kill_process};
use shell::{Ran, nutgraf, ran};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::time::Duration;
use support::pty::{Ended, Session};

/// A library with one brief, and the captive user's home beside it.
struct Place {
    _dir: tempfile::TempDir,
    top: PathBuf,
}

fn brief(headline: &str) -> String {
    format!(
        "brief: 1\nheadline: {headline}\nsource: {{outlet: Courier, published: 2031, text: ../home/secret.txt, \
         url: \"https://courier.example/weir\"}}\nquotes:\n- {{speaker: Ada Brenn, text: It went., at: 1}}\n"
    )
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let top = dir.path().canonicalize().expect("it is there");
        for (folder, headline) in [("briefs", "The library"), ("home/briefs", "Of my own")] {
            fs::create_dir_all(top.join(folder)).expect("a folder");
            fs::write(top.join(folder).join("weir.yaml"), brief(headline)).expect("a brief");
        }
        fs::write(top.join("home/secret.txt"), "It went. Hush.").expect("a file");
        Self { _dir: dir, top }
    }

    fn path(&self, name: &str) -> String {
        self.top.join(name).to_str().expect("UTF-8").to_owned()
    }

    /// Runs the program from home; `@` in arguments and variables is the place.
    fn run(&self, args: &[&str], env: &[(&str, &str)]) -> Ran {
        let args: Vec<String> = args.iter().map(|arg| arg.replace('@', &self.path(""))).collect();
        let args: Vec<&str> = ["--restricted"].into_iter().chain(args.iter().map(String::as_str)).collect();
        let mut command = nutgraf(&args);
        command.current_dir(self.top.join("home")).env("HOME", self.top.join("home"));
        for (name, value) in env {
            command.env(name, value.replace('@', &self.path("")));
        }
        ran(&mut command)
    }

    /// The reader before the library, with every variable that names a program naming one that leaves a trace.
    fn read(&self) -> Session {
        let trap = self.top.join("trap");
        fs::write(&trap, format!("#!/bin/sh\ntouch '{}'\n", self.path("sprung"))).expect("a program");
        fs::set_permissions(&trap, PermissionsExt::from_mode(0o755)).expect("it can be run");
        let trap = trap.to_str().expect("UTF-8");
        let (home, library) = (self.path("home"), self.path("briefs"));
        let programs = ["EDITOR", "VISUAL", "BROWSER", "PAGER", "SHELL", "LESSOPEN"].map(|name| (name, trap));
        let env = [&programs[..], &[("HOME", home.as_str()), ("PATH", &*self.path("")), ("DISPLAY", ":0")]];
        let mut session = Session::start(&["--restricted", "-L", &library], &env.concat());
        session.wait_for("The library");
        session
    }

    /// Every file of the place, with what it holds.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![self.top.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
            {
                if entry.is_dir() {
                    folders.push(entry);
                } else {
                    files.push((entry.clone(), fs::read(&entry).expect("it can be read")));
                }
            }
        }
        files.sort();
        files
    }
}

#[rstest]
#[case::variable(&[("NUTGRAF_LIBRARY", "@briefs")])]
#[case::folder_that_one_starts_in(&[])]
#[case::system_config_of_ones_own(&[("XDG_CONFIG_DIRS", "@home/etc")])]
#[case::user_config_elsewhere(&[("XDG_CONFIG_HOME", "@home/etc")])]
fn the_user_names_no_library(#[case] env: &[(&str, &str)]) {
    let place = Place::new();
    for folder in ["home/.config/nutgraf", "home/etc/nutgraf"] {
        fs::create_dir_all(place.top.join(folder)).expect("a folder");
        fs::write(place.top.join(folder).join("config.toml"), "library = \"~/briefs\"\n").expect("a config");
    }
    let Ran { stdout, stderr, code } = place.run(&["list"], env);
    // Where the tester's own system names a library it is that one, and not the user's.
    assert!(!stdout.contains("Of my own") && !stdout.contains("The library"), "{stdout}");
    assert!(code == 0 || stderr.contains("must name the library"), "{stderr}");
    let named = place.run(&["-L", "@briefs", "list"], env);
    assert!(named.stdout.contains("The library") && !named.stdout.contains("Of my own"), "{named:?}");
}

#[test]
fn a_library_that_is_no_folder_is_refused() {
    let Ran { stderr, code, .. } = shell::run(&["--restricted", "-L", "library/dam.yaml", "list"]);
    assert_eq!(
        (stderr.as_str(), code),
        ("nutgraf: --restricted: library/dam.yaml: the library must be a folder\n", 2)
    );
}

#[test]
fn the_user_sets_keys_and_looks_in_their_home_and_nowhere_else() {
    let place = Place::new();
    for (folder, text) in
        [("home/.config/nutgraf", "theme = \"mono\"\n"), ("home/etc/nutgraf", "theme = 3\n")]
    {
        fs::create_dir_all(place.top.join(folder)).expect("a folder");
        fs::write(place.top.join(folder).join("config.toml"), text).expect("a config");
    }
    let elsewhere = [("XDG_CONFIG_HOME", "@home/etc"), ("XDG_CONFIG_DIRS", "@home/etc")];
    let ran = place.run(&["-L", "@briefs", "config"], &elsewhere);
    let own = place.path("home/.config/nutgraf/config.toml: sound\n");
    assert!(ran.code == 0 && ran.stdout.ends_with(&own) && ran.stdout.lines().count() == 2, "{ran:?}");
}

#[rstest]
#[case(&["@home/briefs"])]
#[case(&["list", "@home/briefs/weir.yaml"])]
#[case(&["list", "briefs"])]
#[case(&["quotes", "@briefs/../home/briefs"])]
#[case(&["quotes", "@briefs/link.yaml"])]
#[case(&["figures", "@briefs/link"])]
#[case(&["show", "@home/briefs/weir.yaml"])]
#[case(&["show", "briefs/weir.yaml"])]
#[case(&["check", "@home/briefs"])]
#[case(&["check", "--source", "@home/secret.txt"])]
#[case(&["check", "--source", "@home"])]
fn paths_lead_beneath_the_library(#[case] args: &[&str]) {
    let place = Place::new();
    symlink(place.top.join("home/briefs/weir.yaml"), place.top.join("briefs/link.yaml")).expect("a link");
    symlink(place.top.join("home/briefs"), place.top.join("briefs/link")).expect("a link");
    let ran = place.run(&[&["-L", "@briefs"], args].concat(), &[]);
    assert_eq!((ran.stdout.as_str(), ran.code), ("", 2));
    assert!(ran.stderr.starts_with("nutgraf: --restricted: "), "{}", ran.stderr);
    assert!(ran.stderr.contains(": nothing beneath the library, "), "{}", ran.stderr);
}

#[test]
fn what_is_there_and_what_is_not_are_refused_alike() {
    let place = Place::new();
    let refusal = |path: &str| {
        let ran = place.run(&["-L", "@briefs", "check", "--source", path], &[]);
        (ran.stderr.replace(path, "PATH"), ran.stdout, ran.code)
    };
    assert_eq!(refusal("/etc/passwd"), refusal("/etc/no-such-file"));
}

/// Neither by a link in it, nor by the text that a brief names.
#[test]
fn what_lies_in_the_library_leads_not_out_of_it() {
    let place = Place::new();
    symlink(place.top.join("home/briefs/weir.yaml"), place.top.join("briefs/link.yaml")).expect("a link");
    let list = place.run(&["-L", "@briefs", "list"], &[]);
    assert!(!list.stdout.contains("Of my own") && list.stderr.contains("outside the library"), "{list:?}");
    let article = place.run(&["-L", "@briefs", "show", "weir", "--section", "article"], &[]);
    assert!(!article.stdout.contains("Hush") && article.code == 1, "{article:?}");
    let check = place.run(&["-L", "@briefs", "check", "@briefs/weir.yaml"], &[]);
    assert!(!check.stdout.contains("Hush"), "{check:?}");
}

#[rstest]
#[case(&["check", "--fix"], "check --fix is off")]
#[case(&["generate", "--briefs", "1", "@briefs/new"], "generate is off")]
fn nothing_is_written(#[case] args: &[&str], #[case] refusal: &str) {
    let place = Place::new();
    let before = place.files();
    let ran = place.run(&[&["-L", "@briefs"], args].concat(), &[]);
    assert!(ran.code == 2 && ran.stderr.contains(refusal), "{ran:?}");
    assert_eq!(place.files(), before);
}

#[test]
fn what_was_asked_of_ssh_is_not_obeyed() {
    let place = Place::new();
    let asked = [("SSH_ORIGINAL_COMMAND", "nutgraf -L @home/briefs list; touch @sprung")];
    let ran = place.run(&["-L", "@briefs"], &asked);
    assert!(ran.stdout.contains("The library") && !ran.stdout.contains("Of my own"), "{ran:?}");
    assert!(!place.top.join("sprung").exists());
}

#[test]
fn no_key_runs_a_program() {
    let place = Place::new();
    let mut session = place.read();
    session.press("e", "The editor is off").press("!", "weir.yaml").press("e", "The editor is off");
    session.press("q\r2", "2 Quotes").press("e", "The editor is off").send("o");
    session.rest();
    // Whatever else there is to press; Esc alone, for with a key at its heels it is another.
    for key in ('!'..='~').filter(|key| *key != 'Q' && *key != 'q').chain(['\r', '\t', '\u{19}', '\u{5}']) {
        session.send(&format!("{key}\u{1b}"));
        session.written_within(Duration::from_millis(80));
    }
    session.rest().send("\u{3}");
    assert_eq!(session.end(), Ended::Status(0));
    assert!(!place.top.join("sprung").exists(), "a program ran");
}

#[test]
fn nothing_is_written_but_state() {
    let place = Place::new();
    let mut session = place.read();
    let before = place.files();
    session.press("\r2", "2 Quotes").press("G", "It went").send("umAyYpjcq");
    session.rest().send("\u{3}");
    assert_eq!(session.end(), Ended::Status(0));
    let state = place.top.join("home/.local/state/nutgraf");
    let left: Vec<_> = place.files().into_iter().filter(|(path, _)| !path.starts_with(&state)).collect();
    assert_eq!(left, before);
}

/// Under `ForceCommand` the program leads its session: a stop would leave a terminal that nobody gets back.
#[test]
fn ctrl_z_stops_nothing_where_there_is_no_shell() {
    let place = Place::new();
    let mut session = place.read();
    session.send("\u{1a}");
    session.rest();
    assert!(session.emulator.screen().alternate_screen() && !session.has_its_modes_back());
    kill_process(session.process(), Signal::TSTP).expect("it runs");
    session.rest();
    // In the help the key that notices the hang-up has something to move.
    session.press("?", "Off in this account");
    assert_eq!(session.hang_up(), Ended::Status(129));
}

/// The same where a shell that is not interactive stands between, as one of whose commands sshd runs it.
#[test]
fn ctrl_z_stops_nothing_beneath_the_shell_that_sshd_starts() {
    let place = Place::new();
    let script = format!("{} --restricted -L {}; true", env!("CARGO_BIN_EXE_nutgraf"), place.path("briefs"));
    let mut session = Session::run("/bin/sh", &["-c", &script], &[]);
    session.wait_for("The library").send("\u{1a}");
    session.rest();
    session.press("\r2", "2 Quotes").press("q", "The library").send("q");
    assert_eq!(session.end(), Ended::Status(0));
}

#[test]
fn the_help_says_what_is_off_and_no_hint_offers_it() {
    let place = Place::new();
    let mut session = place.read();
    session.press("\r", "1 Key facts").resize(160, 40).rest();
    assert!(!session.screen().contains("e edit"), "{}", session.screen());
    session.press("!", "weir.yaml").rest();
    assert!(!session.screen().contains("e edit"), "{}", session.screen());
    session.press("q?", "Off in this account").resize(100, 100).wait_for("Move");
    let screen = session.screen();
    let off = screen.split("Move").next().unwrap_or_default();
    assert!(off.contains("edit the file") && screen.matches("edit the file").count() == 1, "{screen}");
}
