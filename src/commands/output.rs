//! The one place where commands write.
//!
//! Text goes out as [`Shown`] alone, so nothing that a file, a name or an argument says can be printed as it is. JSON, csv
//! and what is made from the program's own definitions is escaped by its makers and goes out through
//! [`Console::data`]. No other place of the program may write to stdout or stderr (`clippy.toml`), but the terminal's
//! own.

use super::{Failure, Outcome};
use crate::screen::Colour;
use crate::text::Shown;
use rustix::fs::{FileType, fstat};
use rustix::stdio::{stderr, stdin};
use rustix::termios::isatty;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::os::fd::AsFd;

/// Where a command writes.
pub struct Console {
    out: BufWriter<Box<dyn Write>>,
    err: Box<dyn Write>,
    /// Columns to lay text out in; `None` where lines may be as long as they are.
    width: Option<usize>,
    stdout: Stdout,
    colours: bool,
    plain: bool,
}

/// What stdout is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stdout {
    /// A file, a pipe, nothing.
    Elsewhere,
    /// A terminal that no reader can be opened in: stdin is none, or it cannot be drawn on.
    Terminal,
    /// A terminal that a reader can be opened in.
    Screen,
}

impl Console {
    /// The process's own stdout and stderr.
    #[expect(clippy::disallowed_methods, reason = "the one place where commands take them")]
    pub fn standard() -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        Self {
            width: if terminal {
                Some(columns_of(&stdout).or(columns).unwrap_or(80))
            } else {
                columns.or_else(|| is_pipe(&stdout).then(beside).flatten())
            }
            .filter(|width| *width > 0),
            colours: terminal && has_colours(),
            stdout: match terminal {
                true if io::stdin().is_terminal() && crate::terminal::caps().can_draw() => Stdout::Screen,
                true => Stdout::Terminal,
                false => Stdout::Elsewhere,
            },
            out: BufWriter::new(Box::new(stdout)),
            err: Box::new(io::stderr()),
            plain: false,
        }
    }

    /// From now on everything is read from top to bottom: no layout, no colours.
    pub fn make_plain(&mut self) {
        (self.plain, self.width, self.colours) = (true, None, false);
    }

    /// Whether everything is read from top to bottom, in words alone.
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// Columns to lay text out in: those of the terminal; elsewhere `$COLUMNS`; in a pipe those of the terminal
    /// that the pager at its end will write to; else no limit.
    pub fn width(&self) -> Option<usize> {
        self.width
    }

    /// Whether stdout is a terminal, which would act on what is not [`Shown`].
    pub fn is_terminal(&self) -> bool {
        self.stdout != Stdout::Elsewhere
    }

    /// Whether a reader can be opened.
    pub fn has_screen(&self) -> bool {
        self.stdout == Stdout::Screen
    }

    /// Whether stdout is a terminal that shows colours, and is wanted to.
    pub fn has_colours(&self) -> bool {
        self.colours
    }

    /// Prints text, ending its last line.
    pub fn print(&mut self, text: &Shown) -> io::Result<Outcome> {
        self.out.write_all(text.as_str().trim_end_matches('\n').as_bytes())?;
        self.out.write_all(b"\n")?;
        Ok(Outcome::Found)
    }

    /// For what its maker has escaped: JSON, csv, scripts.
    pub fn data(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// Hands on all that was printed.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Whether somebody is there who can answer a question.
    pub fn can_ask(&self) -> bool {
        isatty(stdin()) && isatty(stderr())
    }

    /// Puts a question on stderr, after all that was printed.
    pub fn ask(&mut self, question: &str) -> io::Result<()> {
        self.out.flush()?;
        self.err.write_all(Shown::new(question).line().as_bytes())?;
        self.err.flush()
    }

    /// Says something on stderr, in one line. Where that is closed, nobody wants to know.
    pub fn note(&mut self, message: &Shown) {
        let _ = writeln!(self.err, "nutgraf: {}", message.line());
    }

    /// Says something on stderr as it is.
    pub(super) fn blurt(&mut self, message: &Shown) {
        let _ = writeln!(self.err, "{message}");
    }

    /// Says on stderr why the command could not be done.
    pub fn fail(&mut self, failure: &Failure) {
        let _ = self.out.flush();
        match failure {
            Failure::Config(mistakes) => mistakes.iter().for_each(|mistake| self.note(&mistake.shown())),
            // What clap says of arguments begins with "error:" and has its own line breaks.
            Failure::Arguments(text) => drop(write!(self.err, "{text}")),
            other => drop(writeln!(self.err, "nutgraf: {}", other.shown())),
        }
    }
}

fn has_colours() -> bool {
    let caps = crate::terminal::caps();
    caps.can_draw() && caps.colour != Colour::Mono
}

/// The width of the terminal that the process was started from, as far as it still has a hand on it.
#[expect(clippy::disallowed_methods, reason = "asked for its size, not written to")]
fn beside() -> Option<usize> {
    columns_of(io::stderr()).or_else(|| columns_of(io::stdin()))
}

fn is_pipe(out: impl AsFd) -> bool {
    fstat(out).is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode) == FileType::Fifo)
}

/// The width of a terminal; `None` for anything else.
fn columns_of(terminal: impl AsFd) -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(terminal).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}
