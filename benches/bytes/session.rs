//! A program in a pseudo-terminal.

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use std::ffi::OsStr;
use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const ROWS: u16 = 24;
const COLUMNS: u16 = 80;

/// How long nothing must come for a key to be done.
const REST: Duration = Duration::from_millis(300);

/// How long the first screen may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running program; it ends with the value.
pub(crate) struct Session {
    emulator: vt100::Parser,
    child: Box<dyn Child + Send + Sync>,
    typing: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    _home: tempfile::TempDir,
}

/// Whether a program can be started.
pub(crate) fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

impl Session {
    /// Starts a program and waits until it shows something.
    pub(crate) fn start(program: &str, arguments: &[&OsStr], until: &str) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows: ROWS, cols: COLUMNS, ..PtySize::default() });
        let pair = pair.expect("a pseudo-terminal");
        let home = tempfile::tempdir().expect("a home");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("LC_ALL", "C.UTF-8")] {
            command.env(name, value);
        }
        command.env("HOME", home.path());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let typing = pair.master.take_writer().expect("its input");
        let (tx, output) = channel();
        std::thread::spawn(move || {
            // The reading end is kept for as long as it is read.
            let _master = pair.master;
            let mut bytes = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                if tx.send(bytes.get(..length).unwrap_or_default().to_vec()).is_err() {
                    break;
                }
            }
        });
        let size = |length| NonZeroU16::new(length).expect("not nothing");
        let emulator = vt100::Parser::new(size(ROWS), size(COLUMNS), 0);
        let mut session = Self { emulator, child, typing, output, _home: home };
        let from = Instant::now();
        while !session.emulator.screen().contents().contains(until) {
            session.rest();
            let shown = session.emulator.screen().contents();
            assert!(from.elapsed() < PATIENCE, "{program} does not show {until:?}:\n{shown}");
        }
        session.rest();
        session
    }

    /// Presses a key; gives how many bytes came, and by how many lines what is shown went up.
    pub(crate) fn press(&mut self, key: &str) -> (usize, usize) {
        let before = self.lines();
        self.typing.write_all(key.as_bytes()).and_then(|()| self.typing.flush()).expect("it takes keys");
        let bytes = self.rest();
        (bytes, lines_up(&before, &self.lines()))
    }

    /// Takes in what is written until nothing more comes, and gives how much it was.
    fn rest(&mut self) -> usize {
        let mut count = 0;
        while let Ok(bytes) = self.output.recv_timeout(REST) {
            self.emulator.process(&bytes);
            count += bytes.len();
        }
        count
    }

    /// The lines without marks of a selection, which stand in the first columns.
    fn lines(&self) -> Vec<String> {
        let rows = self.emulator.screen().rows(2, COLUMNS - 2);
        rows.map(|row| row.trim_end().to_owned()).collect()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The shift by which most of the lines that changed are found again; 0 where that is not two of them.
fn lines_up(before: &[String], after: &[String]) -> usize {
    let found = |by: usize| {
        let lines = before.iter().zip(after).zip(before.iter().skip(by));
        lines.filter(|((here, after), moved)| here != after && moved == after && !after.is_empty()).count()
    };
    let best = (1..before.len()).max_by_key(|by| (found(*by), before.len() - by)).unwrap_or(0);
    if found(best) > 1 { best } else { 0 }
}
