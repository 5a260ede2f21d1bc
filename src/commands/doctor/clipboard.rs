//! The clipboard: words go to it through the terminal (OSC 52), which never says whether it took them. What stands
//! between can be asked.

use super::Finding;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A tmux that does not answer in this time is not waited for.
const PATIENCE: Duration = Duration::from_secs(1);

/// What tmux does with words for the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tmux {
    /// This is not inside tmux.
    Outside,
    /// It was not asked: a restricted session runs no other program.
    Unasked,
    /// It did not answer.
    Silent,
    /// The value of `set-clipboard`.
    Says(String),
    /// `set-clipboard` is on, but no terminal that shows this tmux is known to it as one with a clipboard.
    KnowsNone,
}

impl Tmux {
    /// Asks the tmux that this runs in.
    pub(super) fn of(env: &dyn Fn(&str) -> Option<String>, restricted: bool) -> Self {
        match (env("TMUX"), restricted) {
            (None, _) => Self::Outside,
            (Some(_), true) => Self::Unasked,
            (Some(_), false) => match tmux(&["show", "-sv", "set-clipboard"]) {
                Some(value) if value == "on" && tmux(&["info"]).is_some_and(|said| knows_none(&said)) => {
                    Self::KnowsNone
                }
                Some(value) => Self::Says(value),
                None => Self::Silent,
            },
        }
    }
}

fn tmux(args: &[&str]) -> Option<String> {
    answer(Command::new("tmux").args(args))
}

/// Whether `tmux info` tells of terminals and of none that can set its clipboard (its capability `Ms`).
fn knows_none(said: &str) -> bool {
    said.contains(" Ms: [missing]") && !said.contains(" Ms: (string)")
}

/// What a command prints, unless it takes too long or fails.
fn answer(command: &mut Command) -> Option<String> {
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let ended = wait(&mut child);
    if !ended {
        let _ = child.kill();
        let _ = child.wait();
        return None;
    }
    let mut said = String::new();
    child.stdout.take()?.take(60_000).read_to_string(&mut said).ok()?;
    Some(said.trim().to_owned()).filter(|said| !said.is_empty())
}

/// Whether a program ends well in time.
fn wait(child: &mut Child) -> bool {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        match child.try_wait() {
            Ok(None) => std::thread::sleep(Duration::from_millis(10)),
            Ok(Some(status)) => return status.success(),
            Err(_) => return false,
        }
    }
    false
}

pub(super) fn findings(tmux: Tmux, env: &dyn Fn(&str) -> Option<String>, restricted: bool) -> Vec<Finding> {
    let between = match tmux {
        Tmux::Outside => env("STY").map(|_| {
            let cure = "show the words plain with `p`, and copy them with the mouse; tmux has a way, screen has none";
            Finding::problem("clipboard: screen keeps what is meant for the terminal's clipboard", cure)
        }),
        Tmux::Unasked => Some(Finding::note("clipboard: inside tmux, which is not asked in a restricted session")),
        Tmux::Silent => Some(Finding::note("clipboard: tmux does not say what its set-clipboard is")),
        Tmux::Says(value) if value == "on" => {
            Some(Finding::ok("clipboard: tmux hands on what is copied (set-clipboard is on)"))
        }
        Tmux::KnowsNone => Some(Finding::problem(
            "clipboard: tmux takes what is copied, but knows of no clipboard in the terminal around it",
            "if it has one, put `set -as terminal-features ',*:clipboard'` into ~/.tmux.conf, and attach anew",
        )),
        Tmux::Says(value) => Some(Finding::problem(
            format!("clipboard: tmux drops what is copied (set-clipboard is {value})"),
            "put `set -s set-clipboard on` into ~/.tmux.conf; `tmux set -s set-clipboard on` does it at once",
        )),
    };
    between.into_iter().chain([trying(restricted)]).collect()
}

fn trying(restricted: bool) -> Finding {
    let what = "clipboard: whether the terminal takes what is sent cannot be seen from here; copy a quote with `y` and paste it";
    let test =
        r#"; or run printf '\033]52;c;%s\a' "$(printf works | base64)" and paste: "works" should come"#;
    Finding::note(format!("{what}{}", if restricted { "" } else { test }))
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    #[test]
    fn tmux_must_have_it_on() {
        let first = |tmux| findings(tmux, &|_| None, false)[0].clone();
        assert_eq!(first(Tmux::Says("on".into())).verdict, Verdict::Ok);
        for value in ["external", "off"] {
            let told = first(Tmux::Says(value.into()));
            assert!(matches!(told.verdict, Verdict::Problem(_)) && told.what.contains(value), "{told:?}");
        }
        assert_eq!(first(Tmux::Silent).verdict, Verdict::Note);
        assert!(matches!(first(Tmux::KnowsNone).verdict, Verdict::Problem(_)));
    }

    #[test]
    fn one_terminal_with_a_clipboard_is_enough() {
        let (without, with) = (" 102: Ms: [missing]\n", " 102: Ms: (string) \\033]52;%p1%s;%p2%s\\a\n");
        assert!(knows_none(without) && !knows_none(&[without, with].concat()));
        assert!(!knows_none(""), "nobody looks at it");
    }

    #[test]
    fn screen_has_no_way() {
        let told = findings(Tmux::Outside, &|name| (name == "STY").then(|| "1.x".to_owned()), false);
        assert!(matches!(told[0].verdict, Verdict::Problem(_)) && told.len() == 2, "{told:?}");
    }

    #[test]
    fn a_restricted_session_asks_nobody_and_names_no_command() {
        let inside = |name: &str| (name == "TMUX").then(|| "/tmp/x,1,0".to_owned());
        assert_eq!(Tmux::of(&inside, true), Tmux::Unasked);
        let told = findings(Tmux::Unasked, &inside, true);
        assert!(told.iter().all(|finding| !finding.what.contains("printf")), "{told:?}");
    }

    #[test]
    fn who_does_not_answer_is_not_waited_for() {
        let begun = Instant::now();
        assert_eq!(answer(Command::new("sleep").arg("60")), None);
        assert!(begun.elapsed() < Duration::from_secs(20));
        assert_eq!(answer(Command::new("echo").arg("on")), Some("on".to_owned()));
        assert_eq!(answer(&mut Command::new("false")), None);
        assert_eq!(answer(&mut Command::new("/no/such/program")), None);
    }
}
