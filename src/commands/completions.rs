//! `nutgraf completions`: a completion script for a shell.

use super::{Console, Failure, Outcome};
use crate::cli::Cli;
use clap::CommandFactory;
use clap_complete::Shell;

pub(super) fn run(shell: Shell, console: &mut Console) -> Result<Outcome, Failure> {
    // Into memory first: the generators panic where they cannot write, as into a closed pipe.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "nutgraf", &mut script);
    console.data().write_all(&script)?;
    Ok(Outcome::Found)
}
