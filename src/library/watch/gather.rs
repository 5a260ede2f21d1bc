//! Gathering what is told of files until they are quiet.
//!
//! An editor that saves one file writes, renames and deletes several times; a version control system changes thousands.
//! What is told is kept until nothing has been told for a moment, so that no file is read half-written and a burst is
//! one change. Whatever never gets quiet is not waited for longer than [`PATIENCE`].

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long nothing is told before what was told is taken.
pub(super) const QUIET: Duration = Duration::from_millis(120);

/// The longest that anything told waits: a change is to be seen within a second.
pub(super) const PATIENCE: Duration = Duration::from_millis(500);

/// Paths at which something may have changed.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    told: BTreeMap<PathBuf, Told>,
    all: Option<Told>,
}

/// When something was told of.
#[derive(Debug, Clone, Copy)]
struct Told {
    first: Instant,
    last: Instant,
}

impl Told {
    /// When it need not wait any longer.
    fn due(self) -> Instant {
        (self.last + QUIET).min(self.first + PATIENCE)
    }

    fn with(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}

impl Gathering {
    /// Something may have changed at a path.
    pub(super) fn tell(&mut self, path: PathBuf, now: Instant) {
        let told = Told { first: now, last: now };
        self.told.entry(path).and_modify(|before| *before = before.with(told)).or_insert(told);
        self.all = Some(self.all.map_or(told, |all| all.with(told)));
    }

    /// When there will be something to take, unless more is told until then; `None` where nothing was told.
    pub(super) fn due(&self) -> Option<Instant> {
        self.all.map(Told::due)
    }

    /// Takes what is due, in order. Where only patience is at an end, what was told of a moment ago stays.
    pub(super) fn take(&mut self, now: Instant) -> Vec<PathBuf> {
        if self.due().is_none_or(|due| now < due) {
            return Vec::new();
        }
        let taken = self.told.extract_if(.., |_, told| told.due() <= now).map(|(path, _)| path).collect();
        self.all = self.told.values().copied().reduce(Told::with);
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENT: Duration = Duration::from_millis(1);

    fn names(taken: &[PathBuf]) -> Vec<&str> {
        taken.iter().map(|path| path.to_str().unwrap()).collect()
    }

    #[test]
    fn a_burst_is_taken_at_once_when_it_is_over() {
        let (mut gathering, start) = (Gathering::default(), Instant::now());
        assert_eq!(gathering.due(), None);
        for (path, after) in [("b", 0), ("a", 20), ("b", 100)] {
            gathering.tell(path.into(), start + MOMENT * after);
        }
        let nearly = start + MOMENT * 99 + QUIET;
        let over = nearly + MOMENT;
        assert_eq!(gathering.due(), Some(over));
        assert_eq!(gathering.take(nearly), [] as [PathBuf; 0]);
        assert_eq!(names(&gathering.take(over)), ["a", "b"]);
        assert_eq!((gathering.due(), gathering.take(over).len()), (None, 0));
    }

    #[test]
    fn where_it_never_gets_quiet_only_what_is_quiet_is_taken() {
        let (mut gathering, start) = (Gathering::default(), Instant::now());
        let told: Vec<PathBuf> = (0..50).map(|number| format!("{number:02}").into()).collect();
        for (at, path) in told.iter().enumerate() {
            gathering.tell(path.clone(), start + PATIENCE * u32::try_from(at).unwrap() / 49);
        }
        let now = start + PATIENCE;
        assert_eq!(gathering.due(), Some(now));
        let taken = gathering.take(now);
        assert!(taken.len() > 30 && taken.len() < 49, "{}", taken.len());
        assert_eq!(gathering.take(now + QUIET).len(), 50 - taken.len(), "the rest a moment later");
    }

    #[test]
    fn a_file_that_is_written_all_the_time_is_read_all_the_same() {
        let (mut gathering, start) = (Gathering::default(), Instant::now());
        let mut now = start;
        while now < start + PATIENCE {
            gathering.tell("a".into(), now);
            assert!(gathering.take(now).is_empty());
            now += QUIET / 2;
        }
        assert_eq!(names(&gathering.take(start + PATIENCE)), ["a"]);
    }
}
