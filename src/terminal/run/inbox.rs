//! What arrives on the one channel, in order, and what of it waits.

use crate::library::librarian::Answer;
use crate::library::saver::Saving;
use crate::state::Kept;
use crate::terminal::events::{self, Event};
use crate::terminal::input::Input;
use std::collections::VecDeque;
use std::sync::mpsc::Receiver;
use std::time::Instant;

/// Something on the one channel.
pub(super) enum Message {
    Terminal(events::Event),
    Library(Answer),
    Kept(Kept),
    Saved(Saving),
}

pub(super) struct Inbox {
    rx: Receiver<Message>,
    waiting: VecDeque<Message>,
}

impl Inbox {
    pub(super) fn new(rx: Receiver<Message>) -> Self {
        Self { rx, waiting: VecDeque::new() }
    }

    /// How many messages wait now.
    pub(super) fn gather(&mut self) -> usize {
        self.waiting.extend(self.rx.try_iter());
        self.waiting.len()
    }

    /// The first that waits.
    pub(super) fn next(&mut self) -> Option<Message> {
        self.waiting.pop_front()
    }

    /// What arrives next, if anything does until then; it passes those that wait.
    pub(super) fn arriving(&mut self, until: Instant) -> Option<Message> {
        self.rx.recv_timeout(until.saturating_duration_since(Instant::now())).ok()
    }

    /// Has a message wait behind those that do.
    pub(super) fn keep(&mut self, message: Message) {
        self.waiting.push_back(message);
    }

    /// Sleeps until a message waits, or until then. Gives false where none will ever come.
    pub(super) fn sleep(&mut self, until: Option<Instant>) -> bool {
        if !self.waiting.is_empty() {
            return true;
        }
        if let Some(until) = until {
            let arrived = self.arriving(until);
            self.waiting.extend(arrived);
            return true;
        }
        let arrived = self.rx.recv().ok();
        let more = arrived.is_some();
        self.waiting.extend(arrived);
        more
    }

    /// Waits for the terminal's answer and gives whether it came. What else comes is kept, but waited for no longer where
    /// it ends the session.
    pub(super) fn await_answer(&mut self, until: Instant) -> bool {
        self.gather();
        if let Some(at) = self.waiting.iter().position(is_answer) {
            self.waiting.remove(at);
            return true;
        }
        while let Some(message) = self.arriving(until) {
            if is_answer(&message) {
                return true;
            }
            let over = matches!(message, Message::Terminal(Event::Hangup | Event::Terminate(_)));
            self.keep(message);
            if over {
                break;
            }
        }
        false
    }
}

fn is_answer(message: &Message) -> bool {
    matches!(message, Message::Terminal(Event::Input(Input::Ready)))
}
