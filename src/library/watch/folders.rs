//! Hearing of changes in folders, where the system tells of them.
//!
//! Each folder is watched by itself, as the walk goes: a tree watched as a whole would take in `.git` and all that is
//! hidden, and would be given up for one folder in it that cannot be read. Where watches cannot be had, because they are
//! used up or the system has none, nothing is told: the briefs that are open are looked at all the same.

use notify::event::{ModifyKind, RenameMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What is told.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum News {
    /// Something may have changed at this path.
    At(PathBuf),
    /// Something was missed: anything may have changed.
    Missed,
}

/// Folders that are watched.
#[derive(Debug)]
pub(super) struct Folders {
    watcher: RecommendedWatcher,
    /// By the path they are told of, which is absolute, the path they were named by.
    named: HashMap<PathBuf, PathBuf>,
}

impl Folders {
    /// None yet; `tell` hears of every change. `None` where the system watches nothing.
    pub(super) fn new(tell: impl Fn(News) + Send + 'static) -> Option<Self> {
        let hear = move |event: notify::Result<Event>| event.into_iter().flat_map(news).for_each(&tell);
        let watcher = notify::recommended_watcher(hear).ok()?;
        Some(Self { watcher, named: HashMap::new() })
    }

    /// Watches a folder, without those in it. One that cannot be watched is left out.
    pub(super) fn watch(&mut self, folder: &Path) {
        let Ok(absolute) = std::path::absolute(folder) else { return };
        if self.watcher.watch(&absolute, RecursiveMode::NonRecursive).is_ok() {
            self.named.insert(absolute, folder.to_owned());
        }
    }

    /// What a path that was told of is called in the library.
    pub(super) fn named(&self, told: &Path) -> Option<PathBuf> {
        let inside = || Some(self.named.get(told.parent()?)?.join(told.file_name()?));
        inside().or_else(|| self.named.get(told).cloned())
    }
}

/// What of an event matters: not that somebody reads, which our own reading would be too.
fn news(event: Event) -> Vec<News> {
    if event.need_rescan() {
        return vec![News::Missed];
    }
    match event.kind {
        // Both ends of a renaming are told of one by one as well.
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => Vec::new(),
        _ => event.paths.into_iter().filter(|path| !is_hidden(path)).map(News::At).collect(),
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
