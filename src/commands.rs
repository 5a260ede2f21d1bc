//! The subcommands: each reads its arguments, asks the library and prints.
//!
//! What goes wrong is a [`Failure`], told in one place and once. A pipe that the reader of our output closed is no
//! failure: `nutgraf list | head -1` has done what it should.

mod actors;
mod check;
mod clips;
mod completions;
mod config;
mod doctor;
mod document;
mod draft;
mod failure;
mod figures;
mod generate;
mod list;
mod listing;
mod load;
mod man;
mod marks;
mod names;
mod origins;
mod output;
mod plain;
mod progress;
mod quotes;
mod restricted;
mod review;
mod schema;
mod search;
mod show;
mod state;
mod table;
mod themes;
mod wording;

pub use failure::Failure;
pub use output::Console;
pub use restricted::Refusal;

use crate::cli::{Cli, Command, Format, Listing};
use crate::config::Config;
use crate::library::Origin;
use crate::terminal::run::{self, Reviewing, Session};
use crate::text::Shown;
use clap::Parser;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

/// What a command came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// It found something, or did what it was asked.
    Found,
    /// There was nothing to be found.
    Nothing,
    /// What was checked has mistakes.
    Flawed,
    /// Some of it could not be done, which has been said; the rest was.
    Partly,
    /// The reader was open, and ended so.
    Ended(ExitCode),
}

/// Runs the program: arguments in, exit code out (0 found or sound, 1 nothing found or flawed, 2 could not be done).
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    clean_panics();
    let mut console = Console::standard();
    let outcome = match Cli::try_parse_from(args) {
        Ok(cli) => restricted::confine(cli).and_then(|cli| dispatch(&cli, &mut console)),
        Err(help) if !help.use_stderr() => {
            console.print(&help.render().to_string().into()).map_err(Failure::from)
        }
        Err(mistake) => Err(Failure::Arguments(mistake.render().to_string().into())),
    };
    let outcome = outcome.and_then(|outcome| Ok(console.flush().map(|()| outcome)?));
    match outcome {
        Ok(Outcome::Found) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing | Outcome::Flawed) => ExitCode::from(1),
        Ok(Outcome::Partly) => ExitCode::from(2),
        Ok(Outcome::Ended(code)) => code,
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            console.fail(&failure);
            ExitCode::from(2)
        }
    }
}

/// Has what a panic says cleaned like everything else: it may name what a file says.
fn clean_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let trace = Backtrace::capture();
        let trace =
            if trace.status() == BacktraceStatus::Captured { format!("\n{trace}") } else { String::new() };
        Console::standard().blurt(&format!("{panic}{trace}").into());
    }));
}

fn dispatch(cli: &Cli, console: &mut Console) -> Result<Outcome, Failure> {
    if cli.plain {
        cli.without_other_format().map_err(|error| Failure::Arguments(error.render().to_string().into()))?;
        console.make_plain();
    }
    let library = cli.library.as_deref();
    match &cli.command {
        None => open(cli, console),
        Some(Command::List(listing)) => listing::run(&list::VIEW, listing, library, console),
        Some(Command::Quotes(listing)) => listing::run(&quotes::VIEW, listing, library, console),
        Some(Command::Figures(listing)) => listing::run(&figures::VIEW, listing, library, console),
        Some(Command::Actors(listing)) => listing::run(&actors::VIEW, listing, library, console),
        Some(Command::Themes(listing)) => listing::run(&themes::VIEW, listing, library, console),
        Some(Command::Show(show)) => show::run(show, library, console),
        Some(Command::Review(args)) => review::run(args, cli, console),
        Some(Command::Search(search)) => search::run(search, library, console),
        Some(Command::Check(args)) => check::run(args, library, console),
        Some(Command::Draft(args)) => draft::run(args, &restricted::config_paths(cli), console),
        Some(Command::Clips(args)) => clips::run(args, console),
        Some(Command::Config(args)) => config::run(args, &restricted::config_paths(cli), console),
        Some(Command::State { command }) => state::run(command, console),
        Some(Command::Copied) => state::copied(console),
        Some(Command::Doctor) => doctor::run(cli, console),
        Some(Command::Schema) => schema::run(console),
        Some(Command::Completions { shell }) => completions::run(*shell, console),
        Some(Command::Man) => man::run(console),
        Some(Command::Generate(generate)) => generate::run(generate, console),
    }
}

/// Opens the reader, or prints what it would show; where there is no screen for it, prints the list.
fn open(cli: &Cli, console: &mut Console) -> Result<Outcome, Failure> {
    if console.is_plain() {
        return plain::run(&origins::origins(&cli.paths, cli.library.as_deref())?, console);
    }
    if console.has_screen() {
        let config = origins::configured(&restricted::config_paths(cli))?;
        let origins = origins::origins(&cli.paths, cli.library.as_deref())?;
        return read(origins, config, None, cli, console);
    }
    let listing = Listing { paths: cli.paths.clone(), format: Format::Table, ..Listing::default() };
    listing::run(&list::VIEW, &listing, cli.library.as_deref(), console)
}

/// Hands over to the reader on the screen.
fn read(
    origins: Vec<Origin>,
    config: Config,
    review: Option<Reviewing>,
    cli: &Cli,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let samples = origins.contains(&Origin::Samples);
    let welcome = samples.then(|| Shown::from(WELCOME));
    let session = Session {
        name: origins::name(&origins),
        origins,
        keymap: config.keymap,
        theme: config.theme,
        citation: config.citation,
        welcome,
        restricted: cli.restricted,
        review,
    };
    let parting = run::run(session, |trouble| console.note(trouble)).map_err(Failure::Terminal)?;
    if let Some(words) = &parting.review {
        console.print(words)?;
    }
    Ok(Outcome::Ended(parting.code))
}

/// What a first run without a library says before the first key.
pub const WELCOME: &str = "No library found: these are samples. Yours: nutgraf FOLDER, or nutgraf --help.";
