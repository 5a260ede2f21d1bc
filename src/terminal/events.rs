//! What happens at the terminal, on one channel: input, a new size, signals, and that it is gone.
//!
//! The tty is polled here and not by crossterm, whose reader spins for ever once its tty has died while `SIGHUP` is
//! ignored (<https://github.com/crossterm-rs/crossterm/issues/793>). One thread sleeps on the tty and on the pipe that
//! signals write to, so that an idle reader costs nothing.

use std::io::{self, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use rustix::stdio::stdin;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;

use super::input::{Decoder, ESCAPE_WAIT, Input};
use super::setup;

/// How long the run loop has to end once the terminal is gone, before it is ended.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// The exit status of a program whose terminal is gone: 128 and the number of `SIGHUP`.
pub const HANGUP_STATUS: i32 = 128 + SIGHUP;

/// What happened at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key or a paste.
    Input(Input),
    /// The terminal has so many columns and rows now, within the limits of [`size`](super::size).
    Resize(u16, u16),
    /// A signal with this number asks the program to end; its status is then 128 and the number. A second one does
    /// not ask.
    Terminate(i32),
    /// Somebody sent `SIGTSTP`: see [`Terminal::suspend`](super::Terminal::suspend).
    Suspend,
    /// Continued after a stop from outside: see [`Terminal::resume`](super::Terminal::resume).
    Resume,
    /// The terminal is gone. Nothing is to be given back; the status is [`HANGUP_STATUS`], and half a second later
    /// the process ends with it in any case.
    Hangup,
}

/// Keeps the thread from what is typed while another program has the terminal.
#[derive(Debug)]
pub struct Hold(UnixStream);

impl Hold {
    /// From here on nothing that is typed is read, and of the signals only those count that ask the program to end: the
    /// keys that send the others are meant for the program that has the terminal. Fails where the thread is gone.
    pub fn hold(&mut self) -> io::Result<()> {
        self.say(HOLD)
    }

    /// All is as it was. Fails where the thread is gone.
    pub fn release(&mut self) -> io::Result<()> {
        self.say(RELEASE)
    }

    /// Waits until it is heard, or else a key might still be read. The thread ends only with the terminal.
    fn say(&mut self, word: u8) -> io::Result<()> {
        let heard = self.0.write_all(&[word]).and_then(|()| self.0.read_exact(&mut [0]));
        heard.map_err(|_| Errno::PIPE.into())
    }
}

const HOLD: u8 = b'h';
const RELEASE: u8 = b'r';

/// Sends what happens at the terminal, as the messages that `wrap` makes of it, until the terminal or the receiver is
/// gone. Fails where signals or a thread cannot be had.
pub fn spawn<M: Send + 'static>(tx: Sender<M>, wrap: fn(Event) -> M) -> io::Result<Hold> {
    let (read, write) = UnixStream::pair()?;
    let mut signals = vec![SIGWINCH, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT];
    if !is_hangup_ignored() {
        signals.push(SIGHUP);
    }
    let signals = SignalDelivery::with_pipe(read, write, SignalOnly, signals)?;
    let (ours, theirs) = UnixStream::pair()?;
    let decoder = Decoder::default();
    let watch = Watch { tx, wrap, signals, orders: theirs, held: false, decoder, asked_to_end: false };
    std::thread::Builder::new().name("terminal".into()).spawn(move || watch.run())?;
    Ok(Hold(ours))
}

/// Under `nohup` the signal stays ignored; that the terminal is gone is seen from the terminal itself. Where the
/// system has no `/proc`, it is taken to be as usual.
fn is_hangup_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask & (1 << (SIGHUP - 1)) != 0)
}

struct Watch<M> {
    tx: Sender<M>,
    wrap: fn(Event) -> M,
    signals: SignalDelivery<UnixStream, SignalOnly>,
    /// From [`Hold`]; each is answered.
    orders: UnixStream,
    /// Whether another program has the terminal.
    held: bool,
    decoder: Decoder,
    asked_to_end: bool,
}

/// Why the watch is over.
enum Over {
    /// The terminal is gone.
    Hangup,
    /// Nobody listens.
    Unheard,
}

impl<M: Send> Watch<M> {
    fn run(mut self) {
        let over = loop {
            if let Err(over) = self.wait() {
                break over;
            }
        };
        if let Over::Hangup = over {
            let _ = self.send(Event::Hangup);
            // The run loop may be busy, or blocked on the dead terminal.
            std::thread::sleep(LAST_WORDS);
            std::process::exit(HANGUP_STATUS);
        }
    }

    /// Sleeps until something happens, and sends it.
    fn wait(&mut self) -> Result<(), Over> {
        let tty = stdin();
        // That the terminal is gone is told without being asked for.
        let typed = if self.held { PollFlags::empty() } else { PollFlags::IN };
        let mut fds = [
            PollFd::new(&tty, typed),
            PollFd::new(self.signals.get_read(), PollFlags::IN),
            PollFd::new(&self.orders, PollFlags::IN),
        ];
        let escape = Timespec { tv_sec: 0, tv_nsec: i64::from(ESCAPE_WAIT.subsec_nanos()) };
        let timeout = self.decoder.pending().then_some(&escape);
        let happened = poll(&mut fds, timeout);
        let [tty, signal, order] = fds.map(|fd| fd.revents());
        match happened {
            Err(Errno::INTR | Errno::AGAIN) => return Ok(()),
            Err(_) => return Err(Over::Hangup),
            Ok(0) => return self.flush(),
            Ok(_) => {}
        }
        if !signal.is_empty() {
            self.signals()?;
        }
        if tty.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Err(Over::Hangup);
        }
        if !order.is_empty() {
            return self.obey();
        }
        if tty.contains(PollFlags::IN) { self.read() } else { Ok(()) }
    }

    /// Holds or goes on, and says so; whoever gave the order may have ended.
    fn obey(&mut self) -> Result<(), Over> {
        let mut order = [0];
        self.orders.read_exact(&mut order).map_err(|_| Over::Unheard)?;
        self.held = order == [HOLD];
        self.orders.write_all(&order).map_err(|_| Over::Unheard)
    }

    fn flush(&mut self) -> Result<(), Over> {
        let input = self.decoder.flush();
        input.map_or(Ok(()), |input| self.send(Event::Input(input)))
    }

    fn read(&mut self) -> Result<(), Over> {
        let mut bytes = [0; 4096];
        let length = match read(stdin(), &mut bytes[..]) {
            Ok(0) => return Err(Over::Hangup),
            Ok(length) => length,
            Err(Errno::INTR | Errno::AGAIN) => return Ok(()),
            Err(_) => return Err(Over::Hangup),
        };
        let inputs = self.decoder.feed(bytes.get(..length).unwrap_or_default(), Instant::now());
        inputs.into_iter().try_for_each(|input| self.send(Event::Input(input)))
    }

    fn signals(&mut self) -> Result<(), Over> {
        let arrived: Vec<i32> = self.signals.pending().collect();
        arrived.into_iter().try_for_each(|signal| self.signal(signal))
    }

    fn signal(&mut self, signal: i32) -> Result<(), Over> {
        match signal {
            SIGWINCH | SIGINT | SIGQUIT | SIGTSTP | SIGCONT if self.held => Ok(()),
            SIGWINCH => {
                let (columns, rows) = super::size();
                self.send(Event::Resize(columns, rows))
            }
            SIGTSTP => self.send(Event::Suspend),
            SIGCONT if setup::returns_from_suspend() => Ok(()),
            SIGCONT => self.send(Event::Resume),
            _ if self.asked_to_end => {
                setup::give_back();
                std::process::exit(128 + signal);
            }
            _ => {
                self.asked_to_end = true;
                self.send(Event::Terminate(signal))
            }
        }
    }

    fn send(&self, event: Event) -> Result<(), Over> {
        self.tx.send((self.wrap)(event)).map_err(|_| Over::Unheard)
    }
}
