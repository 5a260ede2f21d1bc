//! The run loop: what happens becomes events, the reader's effects are performed, what changed is drawn.
//!
//! One channel carries input, signals and the library's answers. All that is waiting is taken in before one frame is
//! drawn, and nothing is drawn where nothing changed, nor before a slow terminal has taken in what was.

mod inbox;
mod outing;

use super::events::{self, HANGUP_STATUS, Hold};
use super::input::Input;
use super::pace::Pace;
use super::{Terminal, clipboard, dossier, is_hangup};
use crate::brief::cite::Style;
use crate::library::Origin;
use crate::library::librarian::{Answer, Librarian};
use crate::library::saver::{Saver, Saving};
use crate::library::walk::Root;
use crate::reader::key::Key;
use crate::reader::keymap::Keymap;
use crate::reader::review::{Review, Save};
use crate::reader::{Effect, Event, Progress, Reader, Start};
use crate::screen::Screen;
use crate::state::{Change, Keeper, Kept, Store};
use crate::text::Shown;
use crate::ui::{self, Theme};
use inbox::{Inbox, Message};
use jiff::Timestamp;
use outing::{Outing, Plain};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc;
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
    /// How citations are written.
    pub citation: Style,
    /// The draft to review, where that is what the reader is opened for.
    pub review: Option<Reviewing>,
}

/// A draft to review, and its file.
#[derive(Debug)]
pub struct Reviewing {
    /// The review.
    pub review: Review,
    /// What the file is read and written beneath.
    pub root: Root,
    /// The file.
    pub file: PathBuf,
}

/// How long the first frame waits for the library, so that a small one is there at once and not after a blank.
const FIRST_WAIT: Duration = Duration::from_millis(15);

/// How long the end waits for what is still to be written: a disk that does not answer must not hold the user.
const LAST_WRITE: Duration = Duration::from_millis(500);

/// The same for what was decided in a review, which is not lost lightly.
const LAST_DECISION: Duration = Duration::from_secs(5);

/// The same where the terminal is gone and the process has half a second.
const LAST_WRITE_AFTER_HANGUP: Duration = Duration::from_millis(200);

/// How a session was left.
#[derive(Debug)]
pub struct Parting {
    /// The exit code.
    pub code: ExitCode,
    /// What came of a review.
    pub review: Option<Shown>,
}

impl From<ExitCode> for Parting {
    fn from(code: ExitCode) -> Self {
        Self { code, review: None }
    }
}

/// Reads until the reader quits. `tell` is told what could not be kept, when the screen is no longer ours.
///
/// # Errors
/// Where the terminal cannot be taken, or written to although it is there.
pub fn run(session: Session, mut tell: impl FnMut(&Shown)) -> io::Result<Parting> {
    let (tx, rx) = mpsc::channel();
    let answers = tx.clone();
    let librarian = Librarian::start(session.origins.clone(), move |answer| {
        answers.send(Message::Library(answer)).is_ok()
    });
    let saved = tx.clone();
    let saver = session.review.as_ref().map(|Reviewing { review, root, file }| {
        let text = review.save().text;
        Saver::start(root.clone(), file.clone(), &text, move |news| saved.send(Message::Saved(news)).is_ok())
    });
    let kept = tx.clone();
    let keeper = Keeper::start(Store::of_user(), move |news| kept.send(Message::Kept(news)).is_ok());
    let mut terminal = Terminal::open()?;
    let hold = events::spawn(tx, Message::Terminal)?;
    let mut driver = Driver::new(session, librarian, Writers { keeper, saver }, hold);
    let mut inbox = Inbox::new(rx);
    driver.wait_for_library(&mut inbox);
    let ended = match driver.serve(&mut terminal, &mut inbox) {
        Err(error) if is_hangup(&error) => Ok(Ended::Hangup),
        other => other,
    };
    if let Ok(Ended::With(_)) = ended {
        driver.settle(&mut inbox);
    }
    let review = driver.reader.setting().review.as_ref().map(|review| review.outcome());
    let Writers { keeper, saver } = driver.leave();
    if let Ok(Ended::Hangup) = ended {
        return Ok(hang_up(terminal, keeper, saver).into());
    }
    // The terminal is given back first: what is still to be written is not waited for on a dead screen.
    drop(terminal);
    if let Some(trouble) = keeper.close(LAST_WRITE) {
        tell(&trouble);
    }
    if let Some(why) = saver.and_then(|saver| saver.close(LAST_DECISION)) {
        tell(&Shown::from(format!("what was decided last is not saved: {}", why.line())));
        return ended.map(|_| ExitCode::from(2).into());
    }
    match ended {
        Ok(Ended::With(code)) => Ok(Parting { code, review }),
        Ok(Ended::Hangup) => Ok(ExitCode::SUCCESS.into()),
        Err(error) => Err(error),
    }
}

fn hang_up(terminal: Terminal, keeper: Keeper, saver: Option<Saver>) -> ExitCode {
    terminal.abandon();
    saver.map(|saver| saver.close(LAST_WRITE_AFTER_HANGUP));
    keeper.close(LAST_WRITE_AFTER_HANGUP);
    ExitCode::from(u8::try_from(HANGUP_STATUS).unwrap_or(u8::MAX))
}

/// How a session ended.
enum Ended {
    With(ExitCode),
    Hangup,
}

/// Those who write files.
struct Writers {
    keeper: Keeper,
    /// Where a draft is reviewed.
    saver: Option<Saver>,
}

/// A reader, its screen and its library.
struct Driver {
    reader: Reader,
    screen: Screen,
    theme: Theme,
    librarian: Librarian,
    writers: Writers,
    hold: Hold,
    pace: Pace,
    /// What is to be written before the next frame.
    outgoing: Vec<u8>,
    /// What the screen is to be left for.
    outing: Option<Outing>,
    plain: Plain,
    quit: bool,
}

impl Driver {
    fn new(session: Session, librarian: Librarian, writers: Writers, hold: Hold) -> Self {
        let caps = super::caps();
        let start = Start {
            library: session.name,
            keymap: session.keymap,
            size: caps.size,
            unicode: caps.unicode,
            today: jiff::Zoned::now().date(),
            zone: jiff::tz::TimeZone::system(),
            welcome: session.welcome,
            restricted: session.restricted,
            citation: session.citation,
            review: session.review.map(|reviewing| reviewing.review),
        };
        let (reader, effects) = Reader::new(start);
        let screen = Screen::new(caps);
        let theme = session.theme;
        let mut driver = Self {
            reader,
            screen,
            theme,
            librarian,
            writers,
            hold,
            pace: Pace::default(),
            outgoing: Vec::new(),
            outing: None,
            plain: Plain::No,
            quit: false,
        };
        driver.perform(effects);
        driver
    }

    /// Takes in what the library answers in its first moments.
    fn wait_for_library(&mut self, inbox: &mut Inbox) {
        let until = Instant::now() + FIRST_WAIT;
        while let Some(message) = inbox.arriving(until) {
            match message {
                Message::Library(answer) => {
                    let page = matches!(answer, Answer::Page { .. });
                    self.hear(answer);
                    if page && self.reader.progress().done {
                        break;
                    }
                }
                Message::Kept(kept) => self.take_kept(kept),
                Message::Saved(saving) => self.take_saving(saving),
                other @ Message::Terminal(_) => inbox.keep(other),
            }
        }
    }

    fn serve(&mut self, terminal: &mut Terminal, inbox: &mut Inbox) -> io::Result<Ended> {
        loop {
            for _ in 0..inbox.gather() {
                let Some(message) = inbox.next() else { break };
                if let Some(ended) = self.take_in(message, terminal, inbox)? {
                    return Ok(ended);
                }
            }
            self.end_plain(terminal)?;
            let held = self.pace.held_until(Instant::now());
            if held.is_none() {
                self.draw(terminal)?;
            }
            if !inbox.sleep(held) {
                return Ok(Ended::Hangup);
            }
        }
    }

    /// Takes in one message; gives how the session ended, if it did.
    fn take_in(
        &mut self,
        message: Message,
        terminal: &mut Terminal,
        inbox: &mut Inbox,
    ) -> io::Result<Option<Ended>> {
        match message {
            Message::Library(answer) => self.hear(answer),
            Message::Kept(kept) => self.take_kept(kept),
            Message::Saved(saving) => self.take_saving(saving),
            Message::Terminal(events::Event::Hangup) => return Ok(Some(Ended::Hangup)),
            Message::Terminal(events::Event::Terminate(signal)) => {
                return Ok(Some(Ended::With(ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX)))));
            }
            Message::Terminal(events::Event::Suspend) => self.suspend(terminal, inbox)?,
            Message::Terminal(events::Event::Resume) => {
                terminal.resume()?;
                self.come_back();
            }
            Message::Terminal(events::Event::Resize(columns, rows)) => self.resize((columns, rows)),
            Message::Terminal(events::Event::Input(Input::Key(key))) if key == Key::ctrl('z') => {
                self.suspend(terminal, inbox)?;
            }
            Message::Terminal(events::Event::Input(input)) => self.take_input(input),
        }
        if let Some(outing) = self.outing.take() {
            self.go_out(outing, terminal, inbox)?;
        }
        if !self.quit {
            return Ok(None);
        }
        // What was copied just before has no next frame to go with.
        terminal.write(&std::mem::take(&mut self.outgoing))?;
        Ok(Some(Ended::With(ExitCode::SUCCESS)))
    }

    fn take_input(&mut self, input: Input) {
        match input {
            Input::Ready => self.pace.heard(Instant::now()),
            _ if self.plain != Plain::No => self.plain = Plain::Over,
            Input::Key(key) => self.take(Event::Key(key)),
            Input::Paste(text) => self.take(Event::Paste(text)),
        }
    }

    fn suspend(&mut self, terminal: &mut Terminal, inbox: &mut Inbox) -> io::Result<()> {
        self.settle(inbox);
        self.writers.keeper.flush(LAST_WRITE);
        terminal.suspend()?;
        self.come_back();
        Ok(())
    }

    /// After others had it, the terminal may be another one, or of another size, and shows something else.
    fn come_back(&mut self) {
        self.plain = Plain::No;
        self.pace = Pace::default();
        self.resize(super::size());
        self.screen.forget();
        self.take(Event::Today(jiff::Zoned::now().date()));
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
            Answer::Shelved { files, revision, done, last_visit } => {
                Event::Library(Progress { files, revision, done, last_visit })
            }
        });
    }

    fn take_kept(&mut self, kept: Kept) {
        match kept {
            Kept::Marks(marks) => self.librarian.mark(marks),
            Kept::Clips(clips) => self.take(Event::Clips(clips)),
            Kept::Trouble(trouble) => self.take(Event::Told(trouble)),
        }
    }

    fn take_saving(&mut self, saving: Saving) {
        self.take(match saving {
            Saving::Saved(text) => Event::Saved(text),
            Saving::InPlace => Event::Told(Shown::from(
                "The file is not yours alone: it is written in place, and stays with its owner and group.",
            )),
            Saving::Failed(why) => Event::NotSaved(why),
            Saving::Overtaken { generation, text } => Event::Overtaken { generation, text },
        });
    }

    fn save(&self, save: Save) {
        if let Some(saver) = &self.writers.saver {
            saver.save(save.generation, save.text);
        }
    }

    /// Keeps something that was done now. Seconds will do: nobody reads finer.
    fn keep(&mut self, change: Change) {
        let now = Timestamp::now();
        let now = Timestamp::from_second(now.as_second()).unwrap_or(now);
        let change = match change {
            Change::Clip(change) => Change::Clip(change.stamped(now)),
            other => other,
        };
        self.writers.keeper.keep(change, now);
    }

    /// Ends the reading, however it ends, and gives those who still have to write.
    fn leave(mut self) -> Writers {
        let effects = self.reader.close();
        self.perform(effects);
        self.writers
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
                Effect::Edit(errand) => self.outing = Some(Outing::Edit(errand)),
                Effect::Open(link) => self.outing = Some(Outing::Browse(link)),
                Effect::ShowPlain(words) => self.outing = Some(Outing::Plain(words)),
                Effect::Copy(words) => self.copy(&words),
                Effect::Reload(key) => self.librarian.reload(key),
                Effect::LookAfter(keys) => self.librarian.look_after(keys),
                Effect::Keep(change) => self.keep(change),
                Effect::WriteDossier(text) => self.write_dossier(&text),
                Effect::Save(save) => {
                    self.save(save);
                }
                Effect::LookAtReviewed => self.writers.saver.iter().for_each(Saver::look),
                Effect::Redraw => self.screen.forget(),
                Effect::Quit => self.quit = true,
            }
        }
    }

    /// Sends words to the terminal's clipboard, and keeps them whatever it does with them.
    fn copy(&mut self, words: &Shown) {
        self.keep(Change::Copied(words.as_str().to_owned()));
        let sending = clipboard::send(words, &self.screen.caps().term);
        self.outgoing.extend(sending.bytes);
        self.take(Event::Told(sending.told));
    }

    fn write_dossier(&mut self, text: &Shown) {
        let written = dossier::write(self.reader.setting().restricted, jiff::Zoned::now().date(), text);
        self.take(Event::Told(written));
    }

    fn draw(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        if self.plain != Plain::No {
            return Ok(());
        }
        let (width, height) = self.reader.size();
        let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height });
        let drawn = ui::draw(&self.reader, self.theme, &mut buffer);
        let mut bytes = std::mem::take(&mut self.outgoing);
        self.screen.frame(&buffer, &drawn.links, drawn.cursor, &mut bytes);
        if bytes.is_empty() {
            return Ok(());
        }
        self.pace.finish(&mut bytes, Instant::now());
        terminal.write(&bytes)
    }
}
