//! How far frames may run ahead of a slow terminal.
//!
//! Between the program and a screen lie buffers of many kilobytes (a pty, sshd, TCP), and they take frames far faster than
//! a slow line carries them: whoever holds `j` down would watch it for a minute. So now and then a frame ends with a
//! question ([`ASK`]) that the terminal answers when it has taken in all that came before. Until then no further frame is
//! written, while keys are heard and act: one frame shows what came of all of them.
//!
//! A terminal that never answered is never waited for, nor asked more than once. One that falls silent is waited for once
//! more, as long as a very slow line would take, and then is one that never answered. While nothing is drawn, nothing is
//! asked.

use super::input::ASK;
use std::time::{Duration, Instant};

/// So many bytes may be under way before it is asked whether they have arrived: a few lines scrolled, half a second at
/// 1 kB/s.
const BURST: usize = 512;

/// How long an answer is awaited, and how much longer for each byte that is under way: so many times what one took when it
/// was answered last, but at most twice what it takes on a line of 1 kB/s.
const PATIENCE: Duration = Duration::from_secs(2);
const TIMES_THE_LAST: u32 = 4;
const PATIENCE_PER_BYTE: Duration = Duration::from_millis(2);

/// How long a terminal that is given back is waited for: one that answers, and one of which it is not known.
const LAST_ANSWER: Duration = Duration::from_secs(1);
const ONLY_ANSWER: Duration = Duration::from_millis(100);

/// What is known of what is under way.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// Whether the terminal answers.
    answers: bool,
    /// Whether it was asked at all.
    asked: bool,
    /// Bytes of which it is not known that they have arrived.
    under_way: usize,
    /// Of these, those that were written after the question.
    since: usize,
    /// Until when the answer to a question that is out is awaited.
    awaited: Option<Instant>,
    /// When the last question was asked.
    asked_at: Option<Instant>,
    /// How long is waited for each byte, as the last answer tells.
    per_byte: Option<Duration>,
}

impl Pace {
    /// Ends a frame that is to be written, with a question where it is time for one.
    pub(super) fn finish(&mut self, frame: &mut Vec<u8>, now: Instant) {
        let due = self.under_way + frame.len() >= BURST && self.answers;
        if self.awaited.is_none() && (due || !self.asked) {
            frame.extend_from_slice(ASK);
            self.asked = true;
            self.since = 0;
            let bytes = u32::try_from(self.under_way + frame.len()).unwrap_or(u32::MAX);
            self.awaited = Some(now + PATIENCE + self.per_byte.unwrap_or(PATIENCE_PER_BYTE) * bytes);
            self.asked_at = Some(now);
        } else {
            self.since += frame.len();
        }
        self.under_way += frame.len();
    }

    /// The terminal has answered.
    pub(super) fn heard(&mut self, now: Instant) {
        self.answers = true;
        if self.awaited.take().is_some() {
            let arrived = u32::try_from(self.under_way - self.since).unwrap_or(u32::MAX).max(1);
            let took = self.asked_at.map(|asked| now.saturating_duration_since(asked) / arrived);
            self.per_byte = took.map(|took| (took * TIMES_THE_LAST).min(PATIENCE_PER_BYTE));
            self.under_way = self.since;
        }
    }

    /// Until when no frame is to be written, unless the answer comes before.
    pub(super) fn held_until(&mut self, now: Instant) -> Option<Instant> {
        if self.awaited.is_some_and(|until| until <= now) {
            self.forget();
        }
        self.awaited.filter(|_| self.answers)
    }

    /// Whether an answer may yet come, and how long is to be waited for it before others get what the terminal sends.
    pub(super) fn last_wait(&self, now: Instant) -> Option<Duration> {
        let wait = if self.answers { LAST_ANSWER } else { ONLY_ANSWER };
        self.awaited.filter(|until| now < *until).map(|_| wait)
    }

    /// No answer is awaited any more. A terminal that answers after all is waited for again.
    pub(super) fn forget(&mut self) {
        *self = Self { asked: self.asked, ..Self::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a frame of so many bytes; gives whether it asks.
    fn frame(pace: &mut Pace, bytes: usize, now: Instant) -> bool {
        let mut frame = vec![b'x'; bytes];
        pace.finish(&mut frame, now);
        frame.ends_with(ASK)
    }

    /// A pace with a terminal that has answered the first question.
    fn answering(now: Instant) -> Pace {
        let mut pace = Pace::default();
        assert!(frame(&mut pace, 2_000, now), "the first frame asks");
        pace.heard(now + Duration::from_secs(2));
        pace
    }

    #[test]
    fn a_terminal_that_never_answers_is_never_waited_for_nor_asked_again() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        assert!(frame(&mut pace, 2_000, start));
        for second in 0..60 {
            let now = start + Duration::from_secs(second);
            assert_eq!(pace.held_until(now), None);
            assert!(!frame(&mut pace, 2_000, now));
        }
    }

    #[test]
    fn one_that_answers_is_asked_after_a_burst_and_waited_for() {
        let now = Instant::now();
        let mut pace = answering(now);
        assert_eq!([frame(&mut pace, 200, now), frame(&mut pace, 200, now)], [false, false]);
        assert_eq!(pace.held_until(now), None);
        assert!(frame(&mut pace, 200, now), "600 bytes are under way");
        assert_eq!(pace.held_until(now), Some(now + PATIENCE + PATIENCE_PER_BYTE * 604));
        pace.heard(now);
        assert_eq!(pace.held_until(now), None);
        assert!(!frame(&mut pace, 200, now), "all had arrived");
    }

    #[test]
    fn what_was_written_after_the_question_is_still_under_way() {
        let now = Instant::now();
        let mut pace = Pace::default();
        frame(&mut pace, 2_000, now);
        assert!(!frame(&mut pace, 450, now));
        pace.heard(now);
        assert!(frame(&mut pace, 100, now), "550 bytes are under way");
    }

    #[test]
    fn one_that_falls_silent_is_waited_for_once() {
        let now = Instant::now();
        let mut pace = answering(now);
        assert!(frame(&mut pace, 600, now));
        let until = pace.held_until(now).unwrap();
        assert_eq!(pace.held_until(until), None);
        assert!(!frame(&mut pace, 600, until) && !frame(&mut pace, 600, until));
        assert_eq!(pace.held_until(until), None);
        // It was only late.
        pace.heard(until);
        assert!(frame(&mut pace, 600, until));
        assert!(pace.held_until(until).is_some());
    }

    /// Or else a large screen would stand still for minutes.
    #[test]
    fn one_that_was_fast_and_falls_silent_is_not_waited_for_as_a_slow_one() {
        let now = Instant::now();
        let mut pace = Pace::default();
        assert!(frame(&mut pace, 2_000, now));
        pace.heard(now + Duration::from_millis(20));
        assert!(frame(&mut pace, 60_000, now));
        let held = pace.held_until(now).unwrap() - now;
        assert!(held > PATIENCE * 2 && held < PATIENCE * 3, "{held:?}");
        assert_eq!(pace.held_until(now + held), None);
        // It may be slow now.
        pace.heard(now + held);
        assert!(frame(&mut pace, 600, now));
        assert!(pace.held_until(now).unwrap() > now + PATIENCE + Duration::from_secs(1));
    }

    #[test]
    fn an_answer_that_is_out_is_waited_for_before_the_terminal_is_given_back() {
        let now = Instant::now();
        let mut pace = answering(now);
        assert_eq!(pace.last_wait(now), None);
        frame(&mut pace, 600, now);
        assert_eq!(pace.last_wait(now), Some(LAST_ANSWER));
        assert_eq!(pace.last_wait(now + Duration::from_mins(1)), None, "it will not come");
        let mut mute = Pace::default();
        frame(&mut mute, 600, now);
        assert_eq!(mute.last_wait(now), Some(ONLY_ANSWER));
    }

    #[test]
    fn the_burst_under_way_is_bounded() {
        let now = Instant::now();
        let mut pace = answering(now);
        let mut written = 0;
        for _ in 0..100 {
            if pace.held_until(now).is_none() {
                frame(&mut pace, 240, now);
                written += 240;
            }
        }
        assert_eq!(written, 720);
    }
}
