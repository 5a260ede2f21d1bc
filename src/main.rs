//! Arguments to a command, the command to an exit code.

use nutgraf::commands;
use std::process::ExitCode;

fn main() -> ExitCode {
    commands::main(std::env::args_os())
}
