//! Running the program as a shell would, with nothing of the tester's own environment.

use assert_cmd::Command;
use std::path::{Path, PathBuf};

/// What the program left behind.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The program in the fixtures' folder, without a home, a config or a terminal.
pub(crate) fn nutgraf(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("nutgraf").expect("the program is built");
    command.current_dir(fixtures()).args(args).env_clear();
    command.env("HOME", "/nonexistent").env("XDG_CONFIG_DIRS", "/nonexistent");
    command
}

pub(crate) fn ran(command: &mut Command) -> Ran {
    let output = command.output().expect("it runs");
    Ran {
        stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        code: output.status.code().expect("it ends by itself"),
    }
}

pub(crate) fn run(args: &[&str]) -> Ran {
    ran(&mut nutgraf(args))
}
