//! Bytes from a terminal as keys.
//!
//! The library `terminput` says what a sequence means, but wants it whole and alone. What this file adds is where a
//! sequence ends, however reads and lines have split it; that what is not a key (answers of the terminal, mouse,
//! focus, sequences nobody knows) is swallowed to its last byte, because its letters would be taken for commands; and
//! that nothing grows without bound. Of answers only the one to [`ASK`] is told. A tty and a session over SSH use the very
//! same decoder.

mod key;
mod sequence;
#[cfg(test)]
mod tests;

use std::time::{Duration, Instant};

use crate::reader::key::{Code, Key};
use sequence::{Kind, Scan, scan};

/// How long a lone escape byte waits for the rest of a sequence before it is the Escape key: a slow line may come between
/// the two.
pub const ESCAPE_WAIT: Duration = Duration::from_millis(300);

/// How soon after the escape byte a letter comes that was typed with Alt. What comes later was typed after Escape, unless it
/// goes on as the sequence of a key does.
const ALT_WAIT: Duration = Duration::from_millis(50);

/// How long after an Escape, or after the beginning of a sequence, its rest is still taken for its rest.
const REST_WAIT: Duration = Duration::from_millis(500);

/// How long a paste may stand still before it is taken to be over, its end lost.
const PASTE_WAIT: Duration = Duration::from_secs(2);

/// The longest sequence kept, in bytes.
const LONGEST: usize = 256;

/// The longest paste kept, in bytes.
const LONGEST_PASTE: usize = 64 * 1024;

const PASTE_END: &[u8] = b"\x1b[201~";

/// Asks the terminal for its status (DSR, ECMA-48 §8.3.35), which it gives once it has taken in all that was written before.
pub const ASK: &[u8] = b"\x1b[5n";

/// The answers: ready, and malfunction, which is an answer too.
const READY: [&[u8]; 2] = [b"\x1b[0n", b"\x1b[3n"];

/// What a reader did, or their terminal answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Pressed a key.
    Key(Key),
    /// Pasted a text, raw: the caller makes it safe.
    Paste(String),
    /// The terminal answered [`ASK`].
    Ready,
}

/// Turns bytes into [`Input`], across reads.
#[derive(Debug, Default)]
pub struct Decoder {
    /// The beginning of a sequence, of a character or of a paste.
    held: Vec<u8>,
    state: State,
    last: Option<Instant>,
}

/// What the held bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Plain,
    /// An escape byte was given out as the Escape key, and its rest may yet come.
    Escaped,
    /// The same, and what is held looks like that rest.
    Rejoined,
    /// Between the marks of a paste. Past the limit only the last bytes are held, to find its end.
    Paste { dropped: bool },
    /// Within a sequence that is too long to be kept.
    Dropping(Kind),
}

impl Decoder {
    /// Takes bytes that arrived at `now`, and gives what they complete.
    pub fn feed(&mut self, bytes: &[u8], now: Instant) -> Vec<Input> {
        let mut inputs = Vec::new();
        self.forget_stale(now, bytes.first(), &mut inputs);
        self.last = Some(now);
        for byte in bytes {
            self.byte(*byte, &mut inputs);
        }
        inputs
    }

    /// Whether [`flush`](Self::flush) would give something: whether to call it [`ESCAPE_WAIT`] from now.
    pub fn pending(&self) -> bool {
        match self.state {
            State::Plain => self.held == [0x1b] || sequence::begins_string(&self.held),
            State::Rejoined => self.held.len() == 2,
            _ => false,
        }
    }

    /// Says that nothing has come for [`ESCAPE_WAIT`]: what could be a key by itself is one.
    pub fn flush(&mut self) -> Option<Input> {
        if !self.pending() {
            return None;
        }
        let held = std::mem::take(&mut self.held);
        let state = std::mem::take(&mut self.state);
        match (state, held.as_slice()) {
            (State::Rejoined, [_, byte]) => Some(Input::Key(Key::char(char::from(*byte)))),
            (_, [_, byte]) => Some(Input::Key(Key { alt: true, ..Key::char(char::from(*byte)) })),
            _ => {
                self.state = State::Escaped;
                Some(Input::Key(Key::plain(Code::Esc)))
            }
        }
    }

    /// Gives up what has stood still for too long.
    fn forget_stale(&mut self, now: Instant, first: Option<&u8>, inputs: &mut Vec<Input>) {
        let still = self.last.map_or(Duration::ZERO, |last| now.saturating_duration_since(last));
        let wait = if matches!(self.state, State::Paste { .. }) { PASTE_WAIT } else { REST_WAIT };
        if still <= wait {
            self.part_from_escape(still, first, inputs);
            return;
        }
        if let State::Paste { dropped } = self.state {
            self.end_paste(dropped, self.held.len(), inputs);
        }
        self.held.clear();
        self.state = State::Plain;
    }

    /// Takes a lone escape byte for the Escape key where what comes now was typed after it.
    fn part_from_escape(&mut self, still: Duration, next: Option<&u8>, inputs: &mut Vec<Input>) {
        let goes_on = matches!(next, None | Some(b'[' | b'O'));
        if self.state == State::Plain && self.held == [0x1b] && still > ALT_WAIT && !goes_on {
            self.held.clear();
            inputs.push(Input::Key(Key::plain(Code::Esc)));
        }
    }

    fn byte(&mut self, byte: u8, inputs: &mut Vec<Input>) {
        match self.state {
            State::Paste { dropped } => self.byte_of_paste(byte, dropped, inputs),
            State::Dropping(kind) => self.byte_to_drop(byte, kind, inputs),
            State::Escaped if matches!(byte, b'[' | b'O') => {
                self.held = vec![0x1b, byte];
                self.state = State::Rejoined;
            }
            State::Escaped => {
                self.state = State::Plain;
                self.byte(byte, inputs);
            }
            State::Plain | State::Rejoined => {
                self.held.push(byte);
                self.scan(inputs);
            }
        }
    }

    /// Looks whether the held bytes, which have grown by one, are complete.
    fn scan(&mut self, inputs: &mut Vec<Input>) {
        match scan(&self.held) {
            Scan::Incomplete(kind) if self.held.len() >= LONGEST => {
                self.state = State::Dropping(kind);
                self.held.clear();
            }
            Scan::Incomplete(_) => {}
            Scan::PasteBegins => {
                self.held.clear();
                self.state = State::Paste { dropped: false };
            }
            Scan::Complete => {
                let ready = READY.contains(&self.held.as_slice()).then_some(Input::Ready);
                inputs.extend(ready.or_else(|| key::key(&self.held).map(Input::Key)));
                self.held.clear();
                self.state = State::Plain;
            }
            Scan::Broken { keep } => self.break_off(keep, inputs),
            Scan::Interrupted => self.begin_anew(inputs),
        }
    }

    /// The last two bytes begin something; what was before them is dropped.
    fn begin_anew(&mut self, inputs: &mut Vec<Input>) {
        let held = std::mem::take(&mut self.held);
        self.state = State::Plain;
        for byte in held.last_chunk::<2>().into_iter().flatten() {
            self.byte(*byte, inputs);
        }
    }

    /// The last byte does not continue what is held: that is dropped, or was an Escape, and the byte begins anew.
    fn break_off(&mut self, keep: bool, inputs: &mut Vec<Input>) {
        let last = self.held.pop();
        if keep {
            inputs.extend(key::key(&self.held).map(Input::Key));
        }
        let alone = self.held.is_empty();
        self.held.clear();
        self.state = State::Plain;
        // A byte that cannot even begin something is dropped too.
        if let Some(byte) = last.filter(|_| !alone) {
            self.byte(byte, inputs);
        }
    }

    fn byte_of_paste(&mut self, byte: u8, mut dropped: bool, inputs: &mut Vec<Input>) {
        self.held.push(byte);
        if self.held.ends_with(PASTE_END) {
            let length = self.held.len() - PASTE_END.len();
            self.end_paste(dropped, length, inputs);
            return;
        }
        if self.held.len() >= LONGEST_PASTE + PASTE_END.len() {
            dropped = true;
            self.held.drain(..LONGEST_PASTE);
        }
        self.state = State::Paste { dropped };
    }

    fn end_paste(&mut self, dropped: bool, length: usize, inputs: &mut Vec<Input>) {
        self.held.truncate(length);
        if !dropped {
            inputs.push(Input::Paste(String::from_utf8_lossy(&self.held).into_owned()));
        }
        self.held = Vec::new();
        self.state = State::Plain;
    }

    fn byte_to_drop(&mut self, byte: u8, kind: Kind, inputs: &mut Vec<Input>) {
        if (kind, byte) == (Kind::Control, 0x1b) {
            self.state = State::Plain;
            self.held.clear();
            return self.byte(byte, inputs);
        }
        // The two last bytes are enough to see an end.
        self.held.push(byte);
        if kind.ends_with(&self.held) {
            self.held.clear();
            self.state = State::Plain;
        } else if kind == Kind::String && sequence::interrupts_string(&self.held) {
            self.begin_anew(inputs);
        } else if self.held.len() > 1 {
            self.held.remove(0);
        }
    }
}
