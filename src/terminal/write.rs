//! Bytes to stdout, past the standard library's line buffer: a frame is one write.

use std::io;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, write};
use rustix::stdio::{stdin, stdout};
use rustix::termios::{QueueSelector, tcflush};

/// How long a terminal is waited for that is to be given back.
const PATIENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };

/// Writes everything, waiting where the terminal is slow or was made non-blocking by another program.
pub(super) fn all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match write(stdout(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait()?,
            Err(errno) => return Err(errno.into()),
        }
    }
    Ok(())
}

/// Whether the terminal takes bytes, now or very soon.
pub(super) fn is_ready() -> bool {
    let out = stdout();
    let mut fds = [PollFd::new(&out, PollFlags::OUT)];
    poll(&mut fds, Some(&PATIENCE)).is_ok() && fds.iter().all(|fd| fd.revents() == PollFlags::OUT)
}

/// Drops what the terminal has sent and nobody has read.
pub(super) fn drop_typed() {
    // Where it is gone, there is nothing to drop.
    let _ = tcflush(stdin(), QueueSelector::IFlush);
}

fn wait() -> io::Result<()> {
    let out = stdout();
    match poll(&mut [PollFd::new(&out, PollFlags::OUT)], None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(errno) => Err(errno.into()),
    }
}

/// Whether an error of writing says that nobody is at the other end any more.
pub fn is_hangup(error: &io::Error) -> bool {
    let gone = [Errno::IO, Errno::PIPE, Errno::NXIO, Errno::BADF];
    Errno::from_io_error(error).is_some_and(|errno| gone.contains(&errno))
}
