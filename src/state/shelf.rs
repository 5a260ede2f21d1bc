//! The words of briefs as they were read: on disk by their digest, and in memory until they are there.
//!
//! A file is what its name says, or it is nothing: what was read is held to the digest. So it need not be forced to the
//! disk, and neither a torn file nor one that somebody put there can pass for what a reader saw.

use super::store::{disk, format};
use crate::brief::snapshot::{Digest, Snapshot};
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So many briefs' words are kept, those read last. A brief that was read before is still known to be another now, but not
/// in which words.
pub(super) const MOST: usize = 10_000;

/// The folder of the snapshots within that of the state.
pub(super) const FOLDER: &str = "seen";

/// Where snapshots are.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    folder: Option<PathBuf>,
    held: Mutex<HashMap<Digest, Arc<Snapshot>>>,
}

impl Shelf {
    /// The shelf in the folder of a state.
    pub(super) fn within(state: &Path) -> Self {
        Self { folder: Some(state.join(FOLDER)), held: Mutex::default() }
    }

    /// Has a snapshot in memory; gives whether there was room.
    pub(super) fn hold(&self, digest: Digest, snapshot: Arc<Snapshot>) -> bool {
        let mut held = self.held();
        let room = held.len() < MOST || held.contains_key(&digest);
        if room {
            held.insert(digest, snapshot);
        }
        room
    }

    /// The snapshot of this digest.
    pub(super) fn get(&self, digest: &Digest) -> Option<Snapshot> {
        if let Some(snapshot) = self.held().get(digest) {
            return Some(Snapshot::clone(snapshot));
        }
        read(&self.file(digest)?, digest)
    }

    /// Writes what is held of this digest, and lets go of it.
    pub(super) fn put_down(&self, digest: &Digest) -> io::Result<()> {
        let held = self.held().get(digest).cloned();
        let (Some(snapshot), Some(file)) = (held, self.file(digest)) else { return Ok(()) };
        // One that is torn is written anew.
        if read(&file, digest).is_none() {
            disk::put(&file, &format::snapshot(&snapshot))?;
        }
        self.held().remove(digest);
        Ok(())
    }

    /// Removes what `wanted` does not want and what nobody has touched for `age`; gives how many.
    pub(super) fn clear(&self, wanted: impl Fn(&str) -> bool, age: std::time::Duration) -> usize {
        let Some(folder) = &self.folder else { return 0 };
        let files = folders(folder).into_iter().flat_map(|folder| entries(&folder));
        let unwanted = files.filter(|file| !digits(file).is_some_and(&wanted) && disk::is_older(file, age));
        unwanted.filter(|file| fs::remove_file(file).is_ok()).count()
    }

    /// `seen/3f/3fd1….json`. What is no digest names no file, least of all one elsewhere.
    fn file(&self, digest: &Digest) -> Option<PathBuf> {
        let digits = digest.as_str();
        let is_digest = digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let (first, _) = digits.split_at_checked(2).filter(|_| is_digest)?;
        Some(self.folder.as_ref()?.join(first).join(format!("{digits}.json")))
    }

    fn held(&self) -> MutexGuard<'_, HashMap<Digest, Arc<Snapshot>>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(file: &Path, digest: &Digest) -> Option<Snapshot> {
    let snapshot: Snapshot = format::as_snapshot(&disk::read(file).ok()??)?;
    (snapshot.digest() == *digest).then_some(snapshot)
}

fn digits(file: &Path) -> Option<&str> {
    file.file_name()?.to_str()?.strip_suffix(".json")
}

/// The folders right below one; a link to one is not.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}
