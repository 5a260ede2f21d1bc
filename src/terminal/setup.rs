//! Takes the terminal, and gives it back however the program ends.
//!
//! What must be given back is a property of the process, not of a value: a panic on any thread and a signal that
//! finds the run loop stuck have no value to ask. Hence the one static here, beside crossterm's own for the raw mode.

use std::io;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{
    DisableLineWrap, EnableLineWrap, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use rustix::process::{getpgid, getpgrp, getsid};
use rustix::stdio::{stdin, stdout};
use rustix::termios::{OptionalActions, isatty, tcgetattr, tcsetattr};
use signal_hook::consts::SIGSTOP;

use super::events::Hold;
use super::write;

/// Whether the terminal is taken.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the terminal, taken, shows its normal screen.
static BESIDE: AtomicBool = AtomicBool::new(false);

/// Whether the next `SIGCONT` ends a stop that the program brought on itself and returns from by itself.
static STOPPING: AtomicBool = AtomicBool::new(false);

/// The terminal, taken: raw, on its alternate screen, cursor hidden. Given back when dropped, and before a panic
/// prints its message.
#[derive(Debug)]
pub struct Terminal(());

impl Terminal {
    /// Takes the terminal that stdin and stdout both must be; fails if they are not, or if it cannot be made raw.
    pub fn open() -> io::Result<Self> {
        if !isatty(stdin()) || !isatty(stdout()) {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "stdin and stdout must be a terminal"));
        }
        give_back_on_panic();
        // From here on a failure half-way gives back what was taken.
        let terminal = Self(());
        take()?;
        Ok(terminal)
    }

    /// Writes a frame whole, however slow the line. An error that [`is_hangup`](super::is_hangup) knows means that the
    /// terminal is gone; any other, that it is no longer ours because another thread has panicked.
    pub fn write(&mut self, frame: &[u8]) -> io::Result<()> {
        if !TAKEN.load(Ordering::SeqCst) {
            return Err(io::Error::other("the terminal was given back after a panic"));
        }
        write::all(frame)
    }

    /// Gives the terminal back, stops the process as Ctrl-Z does, and takes the terminal again once it is continued.
    /// All must be drawn anew then. Does nothing where no shell is there to continue it.
    pub fn suspend(&mut self) -> io::Result<()> {
        if !has_job_control() {
            return Ok(());
        }
        give_back();
        STOPPING.store(true, Ordering::SeqCst);
        signal_hook::low_level::raise(SIGSTOP)?;
        take()
    }

    /// Takes the terminal again after a stop that came from outside, during which a shell has had it. All must be
    /// drawn anew then.
    pub fn resume(&mut self) -> io::Result<()> {
        // Or else crossterm holds the terminal for raw, and the shell has made it otherwise.
        disable_raw_mode()?;
        take()
    }

    /// Lends the terminal to another program for as long as `used` takes, and takes it again, in the modes it had before
    /// even where the other left it otherwise. All must be drawn anew then.
    pub fn lend<T>(&mut self, watch: &mut Hold, used: impl FnOnce() -> T) -> io::Result<T> {
        watch.hold()?;
        give_back();
        let modes = tcgetattr(stdin())?;
        let outcome = used();
        tcsetattr(stdin(), OptionalActions::Drain, &modes)?;
        write::all(AS_IT_WAS)?;
        take()?;
        watch.release()?;
        Ok(outcome)
    }

    /// Shows a text on the normal screen, where it scrolls by as any program's output does, and a hint under it. What is
    /// typed is still ours.
    pub fn show_beside(&mut self, text: &[u8], hint: &[u8]) -> io::Result<()> {
        BESIDE.store(true, Ordering::SeqCst);
        let mut bytes = Vec::new();
        // Pastes stay marked: what is pasted here is no command.
        queue!(bytes, ResetColor, EnableLineWrap, LeaveAlternateScreen, Show)?;
        bytes.extend_from_slice(b"\r");
        bytes.extend_from_slice(text);
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(hint);
        self.write(&bytes)
    }

    /// Takes the screen again. All must be drawn anew then.
    pub fn show_again(&mut self) -> io::Result<()> {
        self.write(WITHOUT_HINT)?;
        take()
    }

    /// Leaves the terminal as it is, because it is gone.
    pub fn abandon(self) {
        TAKEN.store(false, Ordering::SeqCst);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// Undoes what a program may leave behind that draws otherwise than we do: insert mode, a scroll region, origin mode,
/// another character set, reports of the mouse.
const AS_IT_WAS: &[u8] = b"\x1b[4l\x1b[?6l\x1b[r\x1b(B\x0f\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l";

/// What is beside the screen stays there, but for the hint.
const WITHOUT_HINT: &[u8] = b"\r\x1b[K";

/// In the background, making it raw stops the process until it is in the foreground again: so that comes first.
fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    BESIDE.store(false, Ordering::SeqCst);
    enable_raw_mode()?;
    let mut bytes = Vec::new();
    // Lines do not wrap by themselves: where a terminal takes a character to be wider than it was laid out, the line
    // is cut and the next one stands.
    queue!(bytes, EnterAlternateScreen, Hide, EnableBracketedPaste, DisableLineWrap)?;
    write::all(&bytes)
}

/// Takes away margins that a frame has set and, cut off, not taken away itself.
const NO_MARGINS: &[u8] = b"\x1b[r";

/// Gives the terminal back, once. A terminal that takes no bytes (Ctrl-S, a dead line) is not waited for.
pub(super) fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut bytes = Vec::new();
    let queued = if BESIDE.swap(false, Ordering::SeqCst) {
        // To leave a screen that was left already would put the cursor back to where it was before; to take away margins
        // that are gone would put it into the corner.
        bytes.extend_from_slice(WITHOUT_HINT);
        queue!(bytes, DisableBracketedPaste)
    } else {
        bytes.extend_from_slice(NO_MARGINS);
        queue!(bytes, ResetColor, EnableLineWrap, DisableBracketedPaste, LeaveAlternateScreen, Show)
    };
    if queued.is_ok() && write::is_ready() {
        // The program ends, or the terminal is gone: there is nobody to tell.
        let _ = write::all(&bytes);
    }
    let _ = disable_raw_mode();
}

fn give_back_on_panic() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let print = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            print(panic);
        }));
    });
}

/// Whether `SIGCONT` only says that [`Terminal::suspend`] returns. Asked once for every `SIGCONT`.
pub(super) fn returns_from_suspend() -> bool {
    STOPPING.swap(false, Ordering::SeqCst)
}

/// Whether the leader of the session is a shell of which this is a job: or else nobody would continue it.
pub(super) fn has_job_control() -> bool {
    getsid(None).and_then(|leader| getpgid(Some(leader))).is_ok_and(|group| group != getpgrp())
}
