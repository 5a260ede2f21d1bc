//! The run loop: what happens becomes events, the reader's effects are performed, what changed is drawn.
//!
//! One channel carries input, signals and the library's answers. All that is waiting is taken in before one frame is
//! drawn, and nothing is drawn where nothing changed.

use super::editor::Editor;
use super::events::{self, HANGUP_STATUS, Hold};
use super::input::Input;
use super::{Terminal, is_hangup};
use crate::library::Origin;
use crate::library::librarian::{Answer, Librarian};
use crate::reader::key::Key;
use crate::reader::keymap::Keymap;
use crate::reader::{Effect, Errand, Event, Progress, Reader, Start};
use crate::screen::Screen;
use crate::text::Shown;
use crate::ui::{self, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io;
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

/// What the reader is run with.
#[derive(Debug)]
pub struct Session {
    /// Where the briefs are.
    pub origins: Vec<Origin>,
    /// What the library is called in the first line.
    pub name: Shown,
    /// The keys.
    pub keymap: Keymap,
    /// The looks.
    pub theme: Theme,
    /// What is said before the first key.
    pub welcome: Option<Shown>,
    /// Whether nothing outside the library may be touched.
    pub restricted: bool,
}

/// How long the first frame waits for the library, so that a small one is there at once and not after a blank.
const FIRST_WAIT: Duration = Duration::from_millis(15);

/// Something on the one channel.
enum Message {
    Terminal(events::Event),
    Library(Answer),
}

/// Reads until the reader quits, and gives the exit code.
///
/// # Errors
/// Where the terminal cannot be taken, or written to although it is there.
pub fn run(session: Session) -> io::Result<ExitCode> {
    let (tx, rx) = mpsc::channel();
    let answers = tx.clone();
    let librarian = Librarian::start(session.origins.clone(), move |answer| {
        answers.send(Message::Library(answer)).is_ok()
    });
    let mut terminal = Terminal::open()?;
    let hold = events::spawn(tx, Message::Terminal)?;
    let mut driver = Driver::new(session, librarian, hold);
    let early = driver.wait_for_library(&rx);
    match driver.serve(&mut terminal, &rx, early) {
        Err(error) if is_hangup(&error) => Ok(hang_up(terminal)),
        Ok(Ended::Hangup) => Ok(hang_up(terminal)),
        Ok(Ended::With(code)) => Ok(code),
        Err(error) => Err(error),
    }
}

fn hang_up(terminal: Terminal) -> ExitCode {
    terminal.abandon();
    ExitCode::from(u8::try_from(HANGUP_STATUS).unwrap_or(u8::MAX))
}

/// How a session ended.
enum Ended {
    With(ExitCode),
    Hangup,
}

/// A reader, its screen and its library.
struct Driver {
    reader: Reader,
    screen: Screen,
    theme: Theme,
    librarian: Librarian,
    hold: Hold,
    /// A file that is to be edited.
    errand: Option<Errand>,
    quit: bool,
}

impl Driver {
    fn new(session: Session, librarian: Librarian, hold: Hold) -> Self {
        let caps = super::caps();
        let start = Start {
            library: session.name,
            keymap: session.keymap,
            size: caps.size,
            unicode: caps.unicode,
            today: jiff::Zoned::now().date(),
            welcome: session.welcome,
            restricted: session.restricted,
        };
        let (reader, effects) = Reader::new(start);
        let screen = Screen::new(caps);
        let theme = session.theme;
        let mut driver = Self { reader, screen, theme, librarian, hold, errand: None, quit: false };
        driver.perform(effects);
        driver
    }

    /// Takes in what the library answers in its first moments, and gives back what else came meanwhile.
    fn wait_for_library(&mut self, rx: &Receiver<Message>) -> Vec<Message> {
        let until = Instant::now() + FIRST_WAIT;
        let mut early = Vec::new();
        while let Ok(message) = rx.recv_timeout(until.saturating_duration_since(Instant::now())) {
            match message {
                Message::Library(answer) => {
                    let page = matches!(answer, Answer::Page { .. });
                    self.hear(answer);
                    if page && self.reader.progress().done {
                        break;
                    }
                }
                other @ Message::Terminal(_) => early.push(other),
            }
        }
        early
    }

    fn serve(
        &mut self,
        terminal: &mut Terminal,
        rx: &Receiver<Message>,
        early: Vec<Message>,
    ) -> io::Result<Ended> {
        let mut waiting = early;
        loop {
            for message in waiting {
                if let Some(ended) = self.take_in(message, terminal)? {
                    return Ok(ended);
                }
            }
            self.draw(terminal)?;
            let Ok(first) = rx.recv() else { return Ok(Ended::Hangup) };
            waiting = std::iter::once(first).chain(rx.try_iter()).collect();
        }
    }

    /// Takes in one message; gives how the session ended, if it did.
    fn take_in(&mut self, message: Message, terminal: &mut Terminal) -> io::Result<Option<Ended>> {
        match message {
            Message::Library(answer) => self.hear(answer),
            Message::Terminal(events::Event::Hangup) => return Ok(Some(Ended::Hangup)),
            Message::Terminal(events::Event::Terminate(signal)) => {
                return Ok(Some(Ended::With(ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX)))));
            }
            Message::Terminal(events::Event::Suspend) => {
                terminal.suspend()?;
                self.come_back();
            }
            Message::Terminal(events::Event::Resume) => {
                terminal.resume()?;
                self.come_back();
            }
            Message::Terminal(events::Event::Resize(columns, rows)) => self.resize((columns, rows)),
            Message::Terminal(events::Event::Input(Input::Key(key))) if key == Key::ctrl('z') => {
                terminal.suspend()?;
                self.come_back();
            }
            Message::Terminal(events::Event::Input(Input::Key(key))) => self.take(Event::Key(key)),
            Message::Terminal(events::Event::Input(Input::Paste(text))) => self.take(Event::Paste(text)),
        }
        if let Some(errand) = self.errand.take() {
            self.edit(errand, terminal)?;
        }
        Ok(self.quit.then_some(Ended::With(ExitCode::SUCCESS)))
    }

    /// After others had it, the terminal may be another size, and shows something else.
    fn come_back(&mut self) {
        self.resize(super::size());
        self.screen.forget();
        self.take(Event::Today(jiff::Zoned::now().date()));
    }

    /// Has the user edit a file, for which the terminal is theirs.
    fn edit(&mut self, errand: Errand, terminal: &mut Terminal) -> io::Result<()> {
        let problem = match Editor::of(|name| std::env::var_os(name)) {
            Ok(editor) => {
                let edited = terminal.lend(&mut self.hold, || editor.edit(&errand))?;
                self.come_back();
                edited.err()
            }
            Err(problem) => Some(problem),
        };
        self.take(Event::Edited { key: errand.key, problem });
        Ok(())
    }

    fn resize(&mut self, size: (u16, u16)) {
        self.screen.resize(size);
        self.take(Event::Resize(size.0, size.1));
    }

    fn hear(&mut self, answer: Answer) {
        self.take(match answer {
            Answer::Page { no, page } => Event::Page { no, page },
            Answer::Article { no, article } => Event::Article { no, article },
            Answer::Checked { no, checked } => Event::Checked { no, checked },
            Answer::Shelved { files, revision, done } => Event::Library(Progress { files, revision, done }),
        });
    }

    fn take(&mut self, event: Event) {
        let effects = self.reader.receive(event);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask { no, query } => self.librarian.ask(no, query),
                Effect::Article { no, key } => self.librarian.article(no, key),
                Effect::Check { no, key } => self.librarian.check(no, key),
                Effect::Edit(errand) => self.errand = Some(errand),
                Effect::Reload(key) => self.librarian.reload(key),
                Effect::LookAfter(keys) => self.librarian.look_after(keys),
                // To be performed.
                Effect::Copy(_) | Effect::ShowPlain(_) | Effect::Keep(_) => {}
                Effect::Redraw => self.screen.forget(),
                Effect::Quit => self.quit = true,
            }
        }
    }

    fn draw(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        let (width, height) = self.reader.size();
        let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height });
        let drawn = ui::draw(&self.reader, self.theme, &mut buffer);
        let mut bytes = Vec::new();
        self.screen.frame(&buffer, &drawn.links, drawn.cursor, &mut bytes);
        if bytes.is_empty() { Ok(()) } else { terminal.write(&bytes) }
    }
}
