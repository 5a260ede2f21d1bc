//! A program of the user's own, which they name in a variable: starting it, and waiting for it as a shell waits for a job.
//!
//! `$EDITOR` and `$BROWSER` may hold arguments (`emacsclient -t`). They are cut into words as a shell cuts them, but no
//! shell runs: what a file or a link is called can never become a command.

mod words;

use crate::text::Shown;
use rustix::process::{Pid, Signal, WaitOptions, getpid, kill_process, waitpid};
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};

/// The shell's word for a command that was not found.
const NOT_FOUND: i32 = 127;

/// A program, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Program {
    file: OsString,
    pub(super) arguments: Vec<OsString>,
    named_by: &'static str,
    /// `editor`, `browser`.
    kind: &'static str,
}

impl Program {
    /// The program that the value of a variable names with its arguments; `None` where that is empty.
    ///
    /// # Errors
    /// Where the value cannot be cut into words, in words for the user.
    pub(super) fn named(
        kind: &'static str,
        named_by: &'static str,
        value: &OsStr,
    ) -> Result<Option<Self>, Shown> {
        let words = words::split(value.as_bytes())
            .ok_or_else(|| Shown::from(format!("A quote in ${named_by} is not closed.")))?;
        let mut words = words.into_iter();
        Ok(words.next().map(|program| Self { file: program, arguments: words.collect(), named_by, kind }))
    }

    /// The program's own name, without its folder.
    pub(super) fn name(&self) -> &OsStr {
        Path::new(&self.file).file_name().unwrap_or(&self.file)
    }

    /// Runs it with its arguments and some more, and waits until it has ended. Between this and that the terminal is its
    /// own.
    ///
    /// # Errors
    /// Says what went wrong, in words for the user.
    pub(super) fn run(&self, more: &[OsString]) -> Result<(), Shown> {
        let mut command = Command::new(&self.file);
        command.args(&self.arguments).args(more);
        let child = command.spawn().map_err(|error| self.not_started(&error))?;
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
        self.said(&format!("was not found; ${} says which {} to use", self.named_by, self.kind))
    }

    fn failed(&self, status: ExitStatus) -> Shown {
        match (status.code(), status.signal()) {
            (Some(NOT_FOUND), _) => self.not_found(),
            (Some(code), _) => self.said(&format!("ended with status {code}")),
            (None, signal) => self.said(&format!("was ended by signal {}", signal.unwrap_or_default())),
        }
    }

    fn said(&self, what: &str) -> Shown {
        Shown::from(format!("The {} {} {what}.", self.kind, self.name().to_string_lossy()))
    }
}

/// Waits for a program to end. One that is stopped (Ctrl-Z) stops the reader with it, so that the shell comes back;
/// continued by the shell, both go on. Where no shell is there to do so, the program goes on at once.
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
