//! `nutgraf doctor`: what everything around the program is found to be, and what to do about each problem.
//!
//! Each subject is judged by small functions of facts that are handed in, so that a test can hand in a terminal, a
//! folder or a tmux that nobody here has. Facts are gathered here.

mod clipboard;
mod config;
mod library;
mod locale;
mod state;
mod terminal;

use super::{Console, Failure, Outcome, origins, restricted};
use crate::cli::Cli;
use rustix::stdio::stdout;
use rustix::termios::isatty;
use std::io;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    /// What is looked at, and what it is found to be.
    what: String,
    verdict: Verdict,
}

/// What to make of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Verdict {
    /// As it should be.
    Ok,
    /// Worth knowing, and nobody's mistake.
    Note,
    /// Not as it should be; with what to do about it.
    Problem(String),
}

impl Finding {
    fn ok(what: impl Into<String>) -> Self {
        Self { what: what.into(), verdict: Verdict::Ok }
    }

    fn note(what: impl Into<String>) -> Self {
        Self { what: what.into(), verdict: Verdict::Note }
    }

    fn problem(what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { what: what.into(), verdict: Verdict::Problem(cure.into()) }
    }

    fn print(&self, console: &mut Console) -> io::Result<()> {
        match &self.verdict {
            Verdict::Ok => console.print(&format!("ok: {}", self.what).into()).map(drop),
            Verdict::Note => console.print(&format!("note: {}", self.what).into()).map(drop),
            Verdict::Problem(cure) => {
                console.print(&format!("problem: {}", self.what).into())?;
                console.print(&format!("  do this: {cure}").into()).map(drop)
            }
        }
    }
}

pub(super) fn run(cli: &Cli, console: &mut Console) -> Result<Outcome, Failure> {
    let env = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let reading = crate::config::read(&restricted::config_paths(cli));
    let library = match origins::named(cli.library.as_deref()) {
        // What is wrong with the config is told as its own.
        Err(Failure::Config(_)) => vec![library::unknown()],
        Ok(Some((path, _))) if cli.restricted => {
            library::findings(Some((path, restricted::library_named_by(cli))), true)
        }
        named => library::findings(named?, cli.restricted),
    };
    let tmux = clipboard::Tmux::of(&env, cli.restricted);
    let findings = [
        terminal::findings(&crate::terminal::caps(), isatty(stdout()), &env),
        vec![locale::finding(&env)],
        config::findings(&reading),
        library,
        state::findings(crate::state::dir().as_deref()),
        clipboard::findings(tmux, &env, cli.restricted),
    ]
    .concat();
    for finding in &findings {
        finding.print(console)?;
    }
    let problems = findings.iter().filter(|finding| matches!(finding.verdict, Verdict::Problem(_))).count();
    if problems == 0 {
        console.print(&"no problem found".into())?;
        return Ok(Outcome::Found);
    }
    console.print(&format!("{} found", super::wording::count(problems, "problem", "problems")).into())?;
    Ok(Outcome::Flawed)
}

/// Numbers of bytes, as people say them.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes / 1000),
        1_000_000..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{} GB", bytes / 1_000_000_000),
    }
}

/// A file's permissions, as `chmod` takes them.
fn octal(mode: u32) -> String {
    format!("{:03o}", mode & 0o7777)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_round() {
        assert_eq!([12_345, 12_345_678, 12_345_678_901].map(size), ["12 kB", "12 MB", "12 GB"]);
        assert_eq!([octal(0o100_644), octal(0o42_775)], ["644", "2775"]);
    }
}
