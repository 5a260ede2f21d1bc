//! The user's own editor: which it is, how it is told the line, and waiting for it as a shell waits for a job.
//!
//! `$VISUAL` and `$EDITOR` may hold arguments (`emacsclient -t`). They are cut into words as a shell cuts them, but no
//! shell runs: what a file is called can never become a command.

mod words;

use crate::reader::Errand;
use crate::text::Shown;
use rustix::process::{Pid, Signal, WaitOptions, getpid, kill_process, waitpid};
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};

/// The editor where neither variable names one: POSIX has it everywhere.
const USUAL: &str = "vi";

/// The shell's word for a command that was not found.
const NOT_FOUND: i32 = 127;

/// An editor's command, and the variable that named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Editor {
    words: Vec<OsString>,
    named_by: &'static str,
}

impl Editor {
    /// What `$VISUAL` names, else `$EDITOR`, else `vi`; an empty variable names none.
    ///
    /// # Errors
    /// Where a variable cannot be cut into words, in words for the user.
    pub(super) fn of(env: impl Fn(&str) -> Option<OsString>) -> Result<Self, Shown> {
        for named_by in ["VISUAL", "EDITOR"] {
            let Some(value) = env(named_by) else { continue };
            let words = words::split(value.as_bytes())
                .ok_or_else(|| Shown::from(format!("A quote in ${named_by} is not closed.")))?;
            if !words.is_empty() {
                return Ok(Self { words, named_by });
            }
        }
        Ok(Self { words: vec![USUAL.into()], named_by: "EDITOR" })
    }

    /// The program's own name, without its folder.
    fn name(&self) -> &OsStr {
        let program = self.words.first().map_or(OsStr::new(USUAL), OsString::as_os_str);
        Path::new(program).file_name().unwrap_or(program)
    }

    /// The program with all its arguments.
    fn command(&self, file: &Path, line: Option<usize>) -> Command {
        let mut words = self.words.iter();
        let mut command = Command::new(words.next().map_or(OsStr::new(USUAL), OsString::as_os_str));
        command.args(words).args(place(&self.name().to_string_lossy(), file, line));
        command
    }

    /// Has a file edited, and waits until the editor has ended. Between this and that the terminal is the editor's.
    ///
    /// # Errors
    /// Says what went wrong, in words for the user.
    pub(super) fn edit(&self, errand: &Errand) -> Result<(), Shown> {
        let file = std::path::absolute(&errand.file).unwrap_or_else(|_| errand.file.to_path_buf());
        let child = self.command(&file, errand.line).spawn().map_err(|error| self.not_started(&error))?;
        let status = wait(&child).map_err(|error| self.said(&format!("cannot be waited for: {error}")))?;
        if status.success() { Ok(()) } else { Err(self.failed(status)) }
    }

    fn not_started(&self, error: &io::Error) -> Shown {
        if error.kind() == io::ErrorKind::NotFound {
            return self.not_found();
        }
        self.said(&format!("cannot be started: {error}"))
    }

    fn not_found(&self) -> Shown {
        self.said(&format!("was not found; ${} says which editor to use", self.named_by))
    }

    fn failed(&self, status: ExitStatus) -> Shown {
        match (status.code(), status.signal()) {
            (Some(NOT_FOUND), _) => self.not_found(),
            (Some(code), _) => self.said(&format!("ended with status {code}")),
            (None, signal) => self.said(&format!("was ended by signal {}", signal.unwrap_or_default())),
        }
    }

    fn said(&self, what: &str) -> Shown {
        Shown::from(format!("The editor {} {what}.", self.name().to_string_lossy()))
    }
}

/// The arguments that open a file at a line. Most editors know `+LINE`, as `vi` does; `less` counts on it too.
fn place(editor: &str, file: &Path, line: Option<usize>) -> Vec<OsString> {
    let Some(line) = line else { return vec![file.into()] };
    match editor {
        "hx" | "helix" | "subl" | "zed" | "zeditor" => vec![with_line(file, line)],
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" => {
            vec!["--goto".into(), with_line(file, line)]
        }
        "ed" => vec![file.into()],
        _ => vec![format!("+{line}").into(), file.into()],
    }
}

/// `FILE:LINE`
fn with_line(file: &Path, line: usize) -> OsString {
    let mut place = PathBuf::from(file).into_os_string();
    place.push(format!(":{line}"));
    place
}

/// Waits for the editor to end. One that is stopped (Ctrl-Z) stops the program with it, so that the shell comes back;
/// continued by the shell, both go on. Where no shell is there to do so, the editor goes on at once.
fn wait(child: &Child) -> io::Result<ExitStatus> {
    let id = Pid::from_child(child);
    loop {
        match waitpid(Some(id), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if status.stopped() => stop_with(id)?,
            Ok(Some((_, status))) => return Ok(ExitStatus::from_raw(status.as_raw())),
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn stop_with(child: Pid) -> io::Result<()> {
    if super::setup::has_job_control() {
        kill_process(getpid(), Signal::STOP)?;
    }
    // A shell continues all of its job; one process alone is continued by none.
    Ok(kill_process(child, Signal::CONT)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn editor(visual: Option<&str>, editor: Option<&str>) -> Result<Editor, Shown> {
        Editor::of(|name| if name == "VISUAL" { visual } else { editor }.map(OsString::from))
    }

    #[rstest]
    #[case::visual_first(Some("emacs -nw"), Some("ed"), &["emacs", "-nw"])]
    #[case::empty(Some(" "), Some("nano"), &["nano"])]
    #[case::none(None, None, &["vi"])]
    fn the_environment_names_it(
        #[case] visual: Option<&str>,
        #[case] other: Option<&str>,
        #[case] words: &[&str],
    ) {
        assert_eq!(editor(visual, other).unwrap().words, words);
    }

    #[test]
    fn a_quote_that_is_not_closed_is_told() {
        assert_eq!(editor(None, Some("vim 'x")).unwrap_err().as_str(), "A quote in $EDITOR is not closed.");
    }

    #[rstest]
    #[case("vim", &["+14", "/b/-x:3.yaml"])]
    #[case("/usr/local/bin/nvim -p", &["-p", "+14", "/b/-x:3.yaml"])]
    #[case("hx", &["/b/-x:3.yaml:14"])]
    #[case("code --wait", &["--wait", "--goto", "/b/-x:3.yaml:14"])]
    #[case("ed", &["/b/-x:3.yaml"])]
    fn each_is_told_the_line_as_it_knows_it(#[case] named: &str, #[case] expected: &[&str]) {
        let command = editor(None, Some(named)).unwrap().command(Path::new("/b/-x:3.yaml"), Some(14));
        assert_eq!(command.get_args().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn without_a_line_the_file_stands_alone() {
        assert_eq!(place("vim", Path::new("/b/x.yaml"), None), ["/b/x.yaml"]);
    }
}
