//! The program in a pseudo-terminal, and what its terminal shows.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Longer than any machine takes; what waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a terminal is still before it is taken to be at rest.
const REST: Duration = Duration::from_millis(300);

/// What a terminal is asked for its status with.
pub(crate) const ASK: &[u8] = b"\x1b[5n";

/// What lies between a program and a terminal.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Line {
    /// How many bytes it carries; else any number.
    pub(crate) bytes_a_second: Option<u16>,
    /// How long the terminal takes to answer [`ASK`]; else it never does.
    pub(crate) answers_after: Option<Duration>,
}

const LATE: Duration = Duration::from_millis(250);

type Typing = Arc<Mutex<Box<dyn Write + Send>>>;

impl Line {
    /// Carries what a program writes, until nobody listens or nothing more comes.
    fn carry(self, mut output: Box<dyn Read + Send>, typing: Option<&Typing>, tx: &Sender<Vec<u8>>) {
        let mut bytes = vec![0; self.bytes_a_second.map_or(4096, |bytes| usize::from(bytes / 20).max(1))];
        let mut tail = Vec::new();
        // When the line is free again. On a busy machine it makes up for a little of what it was late.
        let mut free = Instant::now();
        while let Ok(length @ 1..) = output.read(&mut bytes) {
            let read = bytes.get(..length).unwrap_or_default().to_vec();
            if let Some(rate) = self.bytes_a_second {
                let length = u32::try_from(length).expect("a short read");
                free = free.max(Instant::now().checked_sub(LATE).unwrap_or(free))
                    + Duration::from_secs(1) * length / u32::from(rate);
                std::thread::sleep(free.saturating_duration_since(Instant::now()));
            }
            tail.extend_from_slice(&read);
            // Once nobody listens, the terminal's own end must be let go of: the thread holds one of its handles.
            if tx.send(read).is_err() {
                break;
            }
            if let (Some(after), Some(typing)) = (self.answers_after, typing) {
                for _ in tail.windows(ASK.len()).filter(|part| *part == ASK) {
                    std::thread::sleep(after);
                    let _ = typing.lock().expect("nobody panics").write_all(b"\x1b[0n");
                }
            }
            tail.drain(..tail.len().saturating_sub(ASK.len() - 1));
        }
    }
}

/// A running program.
pub(crate) struct Session {
    pub(crate) emulator: vt100::Parser,
    /// Everything it has written.
    pub(crate) written: Vec<u8>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    typing: Typing,
    output: Receiver<Vec<u8>>,
    tty: PathBuf,
    /// The terminal's modes before the program came.
    modes: String,
    /// Keeps its home.
    _home: tempfile::TempDir,
}

/// How a program ended.
#[derive(Debug, PartialEq)]
pub(crate) enum Ended {
    Status(u32),
    Signal(String),
}

impl Session {
    /// Starts the program at 80×24 with an environment of its own, to which `env` adds.
    pub(crate) fn start(args: &[&str], env: &[(&str, &str)]) -> Self {
        Self::run(env!("CARGO_BIN_EXE_nutgraf"), args, env)
    }

    /// The same for another program, which is to start it.
    pub(crate) fn run(program: &str, args: &[&str], env: &[(&str, &str)]) -> Self {
        Self::over(Line::default(), program, args, env)
    }

    /// The same over a line that is not as good.
    pub(crate) fn over(line: Line, program: &str, args: &[&str], env: &[(&str, &str)]) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() })
            .expect("a pseudo-terminal");
        let home = tempfile::tempdir().expect("a home");
        let child = pair.slave.spawn_command(command(program, args, env, home.path()));
        let tty = pair.master.tty_name().expect("a terminal has a name");
        let (tx, output) = channel();
        let reader = pair.master.try_clone_reader().expect("its output");
        let typing: Typing = Arc::new(Mutex::new(pair.master.take_writer().expect("its input")));
        let answering = line.answers_after.map(|_| typing.clone());
        std::thread::spawn(move || line.carry(reader, answering.as_ref(), &tx));
        let size = |length| NonZeroU16::new(length).expect("not nothing");
        Self {
            emulator: vt100::Parser::new(size(24), size(80), 0),
            written: Vec::new(),
            child: child.expect("the program starts"),
            typing,
            master: pair.master,
            output,
            modes: String::new(),
            tty,
            _home: home,
        }
        .with_modes()
    }

    /// The modes of a pseudo-terminal that no program has touched: those of a new one.
    fn with_modes(mut self) -> Self {
        let fresh = native_pty_system().openpty(PtySize::default()).expect("a pseudo-terminal");
        self.modes = modes(&fresh.master.tty_name().expect("a terminal has a name"));
        self
    }

    /// Whether the terminal's modes are as they were before the program came.
    pub(crate) fn has_its_modes_back(&self) -> bool {
        modes(&self.tty) == self.modes
    }

    /// Types bytes.
    pub(crate) fn send(&mut self, bytes: &str) {
        let mut typing = self.typing.lock().expect("nobody panics");
        typing.write_all(bytes.as_bytes()).and_then(|()| typing.flush()).expect("the terminal takes keys");
    }

    /// Gives the terminal another size, in columns and rows.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        // What was written for the old size is taken in before the new one.
        self.rest();
        let size = |length| NonZeroU16::new(length).expect("not nothing");
        self.emulator.screen_mut().set_size(size(rows), size(columns));
        self.master.resize(PtySize { rows, cols: columns, ..PtySize::default() }).expect("another size");
        self
    }

    /// The same at once, as when a window's edge is drawn; what was written for the old size may come out wrong.
    pub(crate) fn resize_now(&mut self, columns: u16, rows: u16) {
        let size = |length| NonZeroU16::new(length).expect("not nothing");
        self.emulator.screen_mut().set_size(size(rows), size(columns));
        self.master.resize(PtySize { rows, cols: columns, ..PtySize::default() }).expect("another size");
    }

    /// What the terminal shows.
    pub(crate) fn screen(&self) -> String {
        self.emulator.screen().contents()
    }

    /// Takes in what the program writes for up to a span of time; gives whether it wrote anything.
    fn read(&mut self, within: Duration) -> Result<(), RecvTimeoutError> {
        let bytes = self.output.recv_timeout(within)?;
        self.emulator.process(&bytes);
        self.written.extend(bytes);
        Ok(())
    }

    /// Waits until what the terminal shows is so.
    pub(crate) fn wait_until(&mut self, so: impl Fn(&str) -> bool) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !so(&self.screen()) {
            let read = self.read(until.saturating_duration_since(Instant::now()));
            assert!(read.is_ok(), "waited, but there stands:\n{}", self.screen());
        }
        self
    }

    /// Waits until the terminal shows something.
    pub(crate) fn wait_for(&mut self, text: &str) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !self.screen().contains(text) {
            let left = until.saturating_duration_since(Instant::now());
            let read = self.read(left);
            assert!(read.is_ok(), "waited for {text:?}, but there stands:\n{}", self.screen());
        }
        self
    }

    /// Types, and waits until the terminal shows something.
    pub(crate) fn press(&mut self, keys: &str, until: &str) -> &mut Self {
        self.send(keys);
        self.wait_for(until)
    }

    /// Waits until nothing has been written for a while.
    pub(crate) fn rest(&mut self) -> &mut Self {
        while self.read(REST).is_ok() {}
        self
    }

    /// How many bytes are written within a span of time.
    pub(crate) fn written_within(&mut self, span: Duration) -> usize {
        let (until, before) = (Instant::now() + span, self.written.len());
        while self.read(until.saturating_duration_since(Instant::now())).is_ok() {}
        self.written.len() - before
    }

    /// The program's process.
    pub(crate) fn process(&self) -> rustix::process::Pid {
        let id = self.child.process_id().and_then(|id| i32::try_from(id).ok());
        id.and_then(rustix::process::Pid::from_raw).expect("it runs")
    }

    /// Waits for the program to end, and gives how it did.
    pub(crate) fn end(&mut self) -> Ended {
        let until = Instant::now() + PATIENCE;
        loop {
            let _ = self.read(Duration::from_millis(10));
            if let Some(status) = self.child.try_wait().expect("its status") {
                // What it wrote last may still be under way.
                self.rest();
                return match status.signal() {
                    Some(signal) => Ended::Signal(signal.to_owned()),
                    None => Ended::Status(status.exit_code()),
                };
            }
            assert!(Instant::now() < until, "it does not end:\n{}", self.screen());
        }
    }

    /// Lets go of the terminal, as a terminal's window does when it is closed, and gives how the program ended.
    pub(crate) fn hang_up(self) -> Ended {
        let Self { mut child, master, typing, output, .. } = self;
        drop(output);
        // The reading thread sees that nobody listens when it has read once more.
        let _ = typing.lock().expect("nobody panics").write_all(b"j");
        drop(typing);
        drop(master);
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Some(status) = child.try_wait().expect("its status") {
                return status.signal().map_or_else(
                    || Ended::Status(status.exit_code()),
                    |signal| Ended::Signal(signal.to_owned()),
                );
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = child.kill();
        panic!("it does not end although its terminal is gone");
    }
}

fn command(program: &str, args: &[&str], env: &[(&str, &str)], home: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(args);
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command.env_clear();
    command.env("HOME", home);
    command.env("XDG_STATE_HOME", home.join("state"));
    command.env("XDG_CONFIG_DIRS", home);
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    for (name, value) in env {
        command.env(name, value);
    }
    command
}

/// A terminal's modes, as text that can be compared.
fn modes(tty: &Path) -> String {
    let tty = rustix::fs::open(tty, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("the terminal");
    let modes = rustix::termios::tcgetattr(tty).expect("its modes");
    let flags = (modes.input_modes, modes.output_modes, modes.control_modes, modes.local_modes);
    format!("{flags:?} {:?}", modes.special_codes)
}
