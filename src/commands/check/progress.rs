//! How far checking has come, for somebody who waits at a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::sync::Once;
use std::time::{Duration, Instant};

/// Nobody needs to be told sooner.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on stderr that shows itself after a second.
pub(super) struct Progress {
    bar: ProgressBar,
    since: Instant,
    watched: bool,
    shown: Once,
}

impl Progress {
    /// Of so many files.
    pub(super) fn of(files: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} files");
        let bar = style.map_or(bar.clone(), |style| bar.with_style(style));
        let watched = stderr().is_terminal() && crate::terminal::caps().can_draw();
        Self { bar, since: Instant::now(), watched, shown: Once::new() }
    }

    /// One more is done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
        if self.watched && self.since.elapsed() > PATIENCE {
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }
}

/// Leaves the terminal as it was.
impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
