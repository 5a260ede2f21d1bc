//! What the terminal's screen is left for: the user's editor or browser, or words by themselves.

use super::Driver;
use super::inbox::Inbox;
use crate::reader::{Errand, Event};
use crate::screen;
use crate::terminal::{Terminal, browser, editor, write};
use crate::text::Shown;
use crate::text::link::Link;
use std::io;
use std::time::Instant;

/// What is to be done off the screen.
#[derive(Debug)]
pub(super) enum Outing {
    /// A file is to be edited.
    Edit(Errand),
    /// A link is to be opened.
    Browse(Link),
    /// Words are to be shown by themselves.
    Plain(Shown),
}

/// Whether words are shown by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plain {
    No,
    Shown,
    /// A key was pressed: what else was typed with it is no command either.
    Over,
}

const HINT: &str = "— press any key to go back —";

impl Driver {
    pub(super) fn go_out(
        &mut self,
        outing: Outing,
        terminal: &mut Terminal,
        inbox: &mut Inbox,
    ) -> io::Result<()> {
        match outing {
            Outing::Edit(errand) => self.edit(errand, terminal, inbox),
            Outing::Browse(link) => self.browse(&link, terminal, inbox),
            Outing::Plain(words) => self.show_plain(&words, terminal),
        }
    }

    fn edit(&mut self, errand: Errand, terminal: &mut Terminal, inbox: &mut Inbox) -> io::Result<()> {
        let problem = match editor::of(|name| std::env::var_os(name)) {
            Ok(editor) => self.lend(terminal, inbox, || editor::edit(&editor, &errand))?.err(),
            Err(problem) => Some(problem),
        };
        self.take(Event::Edited { key: errand.key, problem });
        Ok(())
    }

    /// Without a browser of the user's there is nothing to do: the link is shown.
    fn browse(&mut self, link: &Link, terminal: &mut Terminal, inbox: &mut Inbox) -> io::Result<()> {
        let problem = match browser::of(|name| std::env::var_os(name)) {
            Ok(Some(browser)) => self.lend(terminal, inbox, || browser::open(&browser, link))?.err(),
            Ok(None) => None,
            Err(problem) => Some(problem),
        };
        if let Some(problem) = problem {
            self.take(Event::Told(problem));
        }
        Ok(())
    }

    fn lend<T>(
        &mut self,
        terminal: &mut Terminal,
        inbox: &mut Inbox,
        used: impl FnOnce() -> T,
    ) -> io::Result<T> {
        self.settle(inbox);
        let outcome = terminal.lend(&mut self.hold, used)?;
        self.come_back();
        Ok(outcome)
    }

    /// Until a key is pressed nothing is drawn, and all else goes on: signals, a new size, the library.
    fn show_plain(&mut self, words: &Shown, terminal: &mut Terminal) -> io::Result<()> {
        let lines = format!("{}\n", words.as_str()).replace('\n', "\r\n");
        let legible =
            |text: &str| if self.screen.caps().unicode { text.to_owned() } else { screen::in_ascii(text) };
        self.plain = Plain::Shown;
        terminal.show_beside(legible(&lines).as_bytes(), legible(HINT).as_bytes())
    }

    pub(super) fn end_plain(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        if self.plain == Plain::Over {
            terminal.show_again()?;
            self.come_back();
        }
        Ok(())
    }

    /// Waits a little for an answer of the terminal that is still out: who has the terminal next would take it for
    /// something typed.
    pub(super) fn settle(&mut self, inbox: &mut Inbox) {
        let now = Instant::now();
        let Some(wait) = self.pace.last_wait(now) else { return };
        if inbox.await_answer(now + wait) {
            self.pace.heard(Instant::now());
        } else {
            write::drop_typed();
        }
    }
}
