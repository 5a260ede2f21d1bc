//! The state on disk: a small folder of the user's own, which several readers may have open at once.
//!
//! What is there is never taken for what this process wrote last. Who writes takes the lock, reads what is there now,
//! makes the changes in it, and puts the whole file in place of the old one: so two writers are both heard, and whoever is
//! killed leaves one file or the other. There is no database, whose write-ahead log would not survive a home on a network
//! (SAFETY, "State").

pub(super) mod disk;
pub(super) mod format;
mod lock;
mod trouble;

pub use format::FORMAT;
pub use trouble::Trouble;

use super::shelf::{self, Shelf};
use super::{Clips, Marks, Seen};
use disk::Writer;
use etcetera::BaseStrategy;
use format::{Document, Unread};
use jiff::Timestamp;
use lock::Lock;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a writer waits for another.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// What a killed writer left behind is removed when nobody can be writing it any more.
const LEFT_BEHIND: Duration = Duration::from_hours(1);

/// Words of a brief that no mark names are kept so long: a mark that was taken away can be put back.
const UNNAMED: Duration = Duration::from_hours(24);

/// The folder of this user's state: `$XDG_STATE_HOME/nutgraf`, else `~/.local/state/nutgraf`. `None` where no home is
/// known. It need not exist.
pub fn dir() -> Option<PathBuf> {
    let home = etcetera::base_strategy::Xdg::new().ok()?;
    Some(home.state_dir()?.join("nutgraf"))
}

/// The words that were last copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// When.
    pub at: Timestamp,
    /// As they went to the clipboard.
    pub words: String,
}

/// All that was kept.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The marks.
    pub marks: Marks,
    /// The clip tray.
    pub clips: Clips,
    /// What was last copied.
    pub copied: Option<Copied>,
    /// What could not be read, and why.
    pub troubles: Vec<Trouble>,
}

impl Loaded {
    /// All of it as one JSON document, with every control character escaped. Not the words of briefs as they were read.
    pub fn to_json(&self) -> String {
        format::export(&self.marks, &self.clips, self.copied.as_ref())
    }
}

/// What was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forgotten {
    /// Briefs that had marks.
    pub briefs: usize,
    /// Clips.
    pub clips: usize,
}

/// Makes sure of a folder for state that is its user's and nobody else's.
///
/// # Errors
/// Where it cannot be made, is no folder, or belongs to another user.
pub fn prepare(folder: &Path) -> io::Result<()> {
    disk::prepare(folder)
}

/// Reads what was kept in a folder, and changes nothing there.
pub fn load(folder: &Path) -> Loaded {
    Store::at(folder).read_all()
}

/// The words that were last copied, from a folder.
///
/// # Errors
/// Where they cannot be read.
pub fn copied(folder: &Path) -> Result<Option<Copied>, Trouble> {
    Store::at(folder).read()
}

/// A folder of state.
#[derive(Clone)]
pub struct Store {
    folder: Option<PathBuf>,
    shelf: Arc<Shelf>,
    writer: Arc<Writer>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Store {
    /// That of this user. Where no home is known, nothing can be kept in it.
    pub fn of_user() -> Self {
        dir().map_or_else(|| Self::new(None), Self::at)
    }

    /// That in a folder, which is made when something is written.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self::new(Some(folder.into()))
    }

    fn new(folder: Option<PathBuf>) -> Self {
        let shelf = folder.as_deref().map(Shelf::within).unwrap_or_default();
        let writer: Arc<Writer> = Arc::new(io::Write::write_all);
        Self { folder, shelf: Arc::new(shelf), writer }
    }

    /// The same with another way of getting bytes into a file, such as one that fails.
    #[cfg(test)]
    pub(super) fn writing(mut self, writer: Arc<Writer>) -> Self {
        self.writer = writer;
        self
    }

    /// Where snapshots are.
    pub(super) fn shelf(&self) -> &Arc<Shelf> {
        &self.shelf
    }

    fn folder(&self) -> io::Result<&Path> {
        self.folder.as_deref().ok_or_else(|| io::Error::other("there is no home folder"))
    }

    /// Reads what is kept, and makes sure that more can be. What is damaged is set aside.
    pub fn load(&self) -> Loaded {
        let mut loaded = self.read_all();
        let until = Instant::now() + PATIENCE;
        for trouble in &mut loaded.troubles {
            let aside = match trouble {
                Trouble::Damaged(Marks::FILE, _) => self.renew::<Marks>(until, |_| {}).map(|new| new.trouble),
                Trouble::Damaged(Clips::FILE, _) => self.renew::<Clips>(until, |_| {}).map(|new| new.trouble),
                Trouble::Damaged(..) => self.renew::<Option<Copied>>(until, |_| {}).map(|new| new.trouble),
                _ => continue,
            };
            match aside {
                Ok(Some(aside)) | Err(aside) => *trouble = aside,
                Ok(None) => {}
            }
        }
        let usable =
            self.folder().and_then(|folder| disk::prepare(folder).and_then(|()| lock::can_be_had(folder)));
        loaded.troubles.extend(usable.err().map(Trouble::from));
        loaded
    }

    fn read_all(&self) -> Loaded {
        let mut troubles = Vec::new();
        let marks = self.read::<Marks>().unwrap_or_else(|trouble| trouble_of(trouble, &mut troubles));
        let clips = self.read::<Clips>().unwrap_or_else(|trouble| trouble_of(trouble, &mut troubles));
        let copied = self.read().unwrap_or_else(|trouble| trouble_of(trouble, &mut troubles));
        let marks = marks.on(self.shelf.clone());
        Loaded { marks, clips, copied, troubles }
    }

    fn read<T: Document>(&self) -> Result<T, Trouble> {
        let Some(folder) = &self.folder else { return Ok(T::default()) };
        let Some(bytes) = disk::read(&folder.join(T::FILE))? else { return Ok(T::default()) };
        T::decode(&bytes).map_err(|unread| match unread {
            Unread::Newer => Trouble::Newer(T::FILE),
            Unread::Corrupt => Trouble::Damaged(T::FILE, None),
        })
    }

    /// Changes what a file says: what it says now, not what it said when it was read last.
    pub(super) fn renew<T: Document>(
        &self,
        until: Instant,
        change: impl FnOnce(&mut T),
    ) -> Result<Renewed<T>, Trouble> {
        let folder = self.folder()?;
        disk::prepare(folder)?;
        let _lock = Lock::take(folder, until)?;
        self.renew_locked(folder, change)
    }

    fn renew_locked<T: Document>(
        &self,
        folder: &Path,
        change: impl FnOnce(&mut T),
    ) -> Result<Renewed<T>, Trouble> {
        let file = disk::own(&folder.join(T::FILE))?;
        let (mut value, trouble) = match self.read::<T>() {
            Err(Trouble::Damaged(name, _)) => {
                (T::default(), Some(Trouble::Damaged(name, Some(disk::set_aside(&file)?))))
            }
            other => (other?, None),
        };
        change(&mut value);
        disk::replace(&file, value.encode().as_bytes(), &*self.writer)?;
        Ok(Renewed { value, trouble })
    }

    /// Removes what is no longer of use: what killed writers left behind, and words of briefs that no mark needs. It is for
    /// a calm moment: the folder is looked through with the lock held.
    pub(super) fn tidy(&self) -> Result<(), Trouble> {
        let folder = self.folder()?;
        let _lock = Lock::take(folder, Instant::now() + PATIENCE)?;
        disk::sweep(folder, LEFT_BEHIND);
        let marks = self.read::<Marks>()?;
        let wanted = wanted(&marks);
        self.shelf.clear(|digits| wanted.contains(digits), UNNAMED);
        Ok(())
    }

    /// Removes everything that is kept, and the folder where nothing else lies in it.
    ///
    /// # Errors
    /// Where something cannot be removed.
    pub fn forget(&self) -> Result<Forgotten, Trouble> {
        let folder = self.folder()?;
        if !folder.is_dir() {
            return Ok(Forgotten::default());
        }
        disk::prepare(folder)?;
        let loaded = self.read_all();
        let lock = Lock::take(folder, Instant::now() + PATIENCE)?;
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| is_ours(path));
        // What keeps others out goes last.
        paths.sort_by_key(|path| path.ends_with(lock::NAME));
        paths.iter().try_for_each(|path| remove(path))?;
        drop(lock);
        // It stays where it is a link, or holds what is not ours.
        let _ = fs::remove_dir(folder);
        let briefs = loaded.marks.libraries().values().map(|marks| marks.briefs.len()).sum();
        Ok(Forgotten { briefs, clips: loaded.clips.clips.len() })
    }

    /// Removes the marks of one library, with the words that were kept for them; gives how many of its briefs had marks, or
    /// `None` where nothing was kept of it.
    ///
    /// # Errors
    /// Where the marks cannot be read or written.
    pub fn forget_library(&self, name: &str) -> Result<Option<Forgotten>, Trouble> {
        let folder = self.folder()?;
        if !folder.is_dir() || !self.read::<Marks>()?.libraries().contains_key(name) {
            return Ok(None);
        }
        let mut forgotten = None;
        disk::prepare(folder)?;
        let _lock = Lock::take(folder, Instant::now() + PATIENCE)?;
        let renewed = self.renew_locked::<Marks>(folder, |marks| forgotten = marks.forget(name))?;
        let wanted = wanted(&renewed.value);
        self.shelf.clear(|digits| wanted.contains(digits), Duration::ZERO);
        Ok(forgotten.map(|briefs| Forgotten { briefs, clips: 0 }))
    }
}

/// What a file says now.
#[derive(Debug)]
pub(super) struct Renewed<T> {
    /// The changes made.
    pub(super) value: T,
    /// What had to be set aside for it.
    pub(super) trouble: Option<Trouble>,
}

fn trouble_of<T: Default>(trouble: Trouble, troubles: &mut Vec<Trouble>) -> T {
    troubles.push(trouble);
    T::default()
}

/// The digests of the briefs that were read last.
fn wanted(marks: &Marks) -> HashSet<&str> {
    let briefs = marks.libraries().values().flat_map(|marks| marks.briefs.values());
    let mut seen: Vec<&Seen> = briefs.filter_map(|brief| brief.seen.as_ref()).collect();
    seen.sort_by_key(|seen| Reverse(seen.at));
    seen.into_iter().take(shelf::MOST).map(|seen| seen.digest.as_str()).collect()
}

/// Whether something in the folder was put there by us.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let files = [Marks::FILE, Clips::FILE, <Option<Copied>>::FILE];
    let is_file = files.iter().any(|file| {
        let rest = name.strip_prefix(file);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(".corrupt-"))
    });
    is_file || [lock::NAME, lock::STAND_IN, shelf::FOLDER].contains(&&*name) || disk::is_temporary(path)
}

/// Removes a file, or a folder with all it holds; of a link of the user's own to a file, the file too.
fn remove(path: &Path) -> io::Result<()> {
    let kind = path.symlink_metadata()?.file_type();
    if kind.is_symlink() && path.is_file() {
        fs::remove_file(disk::own(path)?)?;
    }
    match if kind.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) } {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
