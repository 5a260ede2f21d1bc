//! How far a long command has come, for somebody who waits at a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Nobody needs to be told sooner.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on stderr that shows itself after a second.
pub(super) struct Progress {
    bar: ProgressBar,
    since: Instant,
    /// Where it will show itself, until it does.
    later: Mutex<Option<ProgressDrawTarget>>,
}

impl Progress {
    /// Of so many files.
    pub(super) fn of(files: usize) -> Self {
        Self::on(watched(), ProgressBar::new(files as u64), "{wide_bar} {pos} of {len} files")
    }

    /// Of things, of which nobody knows how many will come.
    pub(super) fn counting(things: &str) -> Self {
        Self::on(watched(), ProgressBar::no_length(), &format!("{{pos}} {things}, {{per_sec}}"))
    }

    /// For whom a bar says nothing.
    pub(super) fn hidden() -> Self {
        Self::on(None, ProgressBar::no_length(), "")
    }

    fn on(target: Option<ProgressDrawTarget>, bar: ProgressBar, template: &str) -> Self {
        bar.set_draw_target(ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(template);
        let bar = style.map_or(bar.clone(), |style| bar.with_style(style));
        Self { bar, since: Instant::now(), later: Mutex::new(target) }
    }

    /// One more is done.
    pub(super) fn step(&self) {
        self.step_after(self.since.elapsed());
    }

    fn step_after(&self, elapsed: Duration) {
        if elapsed > PATIENCE
            && let Some(target) = self.later.lock().unwrap_or_else(PoisonError::into_inner).take()
        {
            self.bar.set_draw_target(target);
        }
        self.bar.inc(1);
    }
}

/// Stderr, where somebody watches it.
#[expect(clippy::disallowed_methods, reason = "asked whether it is a terminal; what is drawn is ours alone")]
fn watched() -> Option<ProgressDrawTarget> {
    let watched = stderr().is_terminal() && crate::terminal::caps().can_draw();
    watched.then(ProgressDrawTarget::stderr)
}

/// Leaves the terminal as it was.
impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::TermLike;
    use std::io;
    use std::sync::Arc;

    /// A terminal of one line.
    #[derive(Debug, Clone, Default)]
    struct Paper(Arc<Mutex<String>>);

    impl Paper {
        fn line(&self) -> String {
            self.0.lock().unwrap().trim().to_owned()
        }
    }

    impl TermLike for Paper {
        fn width(&self) -> u16 {
            40
        }

        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn write_line(&self, line: &str) -> io::Result<()> {
            self.write_str(line)
        }

        fn write_str(&self, text: &str) -> io::Result<()> {
            self.0.lock().unwrap().push_str(text);
            Ok(())
        }

        fn clear_line(&self) -> io::Result<()> {
            self.0.lock().unwrap().clear();
            Ok(())
        }

        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn shows_itself_after_a_second_and_leaves_nothing() {
        let paper = Paper::default();
        let target = ProgressDrawTarget::term_like(Box::new(paper.clone()));
        let progress = Progress::on(Some(target), ProgressBar::new(3), "{pos} of {len} files");
        progress.step_after(PATIENCE);
        assert_eq!(paper.line(), "");
        progress.step_after(PATIENCE + Duration::from_millis(1));
        assert!(paper.line().ends_with("2 of 3 files"), "{:?}", paper.line());
        drop(progress);
        assert_eq!(paper.line(), "");
    }

    #[test]
    fn where_nobody_waits_nothing_is_drawn() {
        let progress = Progress::on(None, ProgressBar::new(3), "");
        progress.step_after(PATIENCE * 2);
        assert!(progress.bar.is_hidden());
    }
}
