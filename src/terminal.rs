//! The terminal the reader sits at: taking it and giving it back, what is typed at it, what is written to it.

mod browser;
mod clipboard;
mod dossier;
mod editor;
pub mod events;
pub mod input;
mod pace;
mod program;
pub mod run;
mod setup;
mod write;

pub use setup::Terminal;
pub use write::is_hangup;

use rustix::stdio::{stdin, stdout};
use rustix::termios::tcgetwinsize;

use crate::screen::Caps;

/// The size taken where the terminal does not tell its own.
const USUAL_SIZE: (u16, u16) = (80, 24);

/// The largest size drawn, in columns and rows: a larger terminal is drawn on in its corner.
const LARGEST_SIZE: (u16, u16) = (500, 200);

/// The terminal's size in columns and rows: at least 1×1, at most 500×200, and 80×24 where it cannot be known.
pub fn size() -> (u16, u16) {
    let told = tcgetwinsize(stdout()).or_else(|_| tcgetwinsize(stdin()));
    limit(told.map_or((0, 0), |size| (size.ws_col, size.ws_row)))
}

/// A terminal on a serial line or in a container says 0×0 when it does not know.
fn limit((columns, rows): (u16, u16)) -> (u16, u16) {
    let or_usual = |told: u16, usual: u16| if told == 0 { usual } else { told };
    (or_usual(columns, USUAL_SIZE.0).min(LARGEST_SIZE.0), or_usual(rows, USUAL_SIZE.1).min(LARGEST_SIZE.1))
}

/// What this terminal can do, from the process's own environment.
pub fn caps() -> Caps {
    Caps::from_env(|name| std::env::var(name).ok(), size())
}

#[cfg(test)]
mod tests {
    use super::limit;

    #[test]
    fn a_size_is_never_nothing_and_never_boundless() {
        assert_eq!(limit((0, 0)), (80, 24));
        assert_eq!(limit((132, 0)), (132, 24));
        assert_eq!(limit((1, 1)), (1, 1));
        assert_eq!(limit((u16::MAX, u16::MAX)), (500, 200));
    }
}
