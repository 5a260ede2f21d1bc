//! One writer at a time.
//!
//! The system's own lock goes with its process, however that ends. Where a file system has none, as some network folders,
//! a file stands for it that only one can create; one that was killed leaves it behind, so that after a while it does not
//! count.

use super::disk::is_older;
use rustix::fs::{FlockOperation, OFlags, flock};
use rustix::io::Errno;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The file that is locked. It is never written to.
pub(super) const NAME: &str = "lock";

/// The file that stands for a lock where there are none.
pub(super) const STAND_IN: &str = "lock.held";

/// Nobody writes for so long: who has the stand-in then is dead.
const STALE: Duration = Duration::from_secs(30);

/// Between two attempts.
const PAUSE: Duration = Duration::from_millis(3);

/// Errors that say that there are no locks here, and not that somebody has it.
const NO_LOCKS: [Errno; 5] = [Errno::NOTSUP, Errno::OPNOTSUPP, Errno::NOLCK, Errno::NOSYS, Errno::INVAL];

/// The right to write, until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: Option<File>,
    stand_in: Option<PathBuf>,
}

impl Lock {
    /// Waits for the lock of a folder.
    ///
    /// # Errors
    /// Where somebody else has it until `until`, or the folder cannot be written to.
    pub(super) fn take(folder: &Path, until: Instant) -> io::Result<Self> {
        loop {
            let file = open(folder)?;
            match flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) if is_at(&file, &folder.join(NAME)) => {
                    return Ok(Self { file: Some(file), stand_in: None });
                }
                // Another was put in its place before we had it.
                Ok(()) | Err(Errno::INTR) => {}
                Err(Errno::WOULDBLOCK) => wait(until)?,
                Err(error) if NO_LOCKS.contains(&error) => return Self::stand_in(folder, until),
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn stand_in(folder: &Path, until: Instant) -> io::Result<Self> {
        let path = folder.join(STAND_IN);
        loop {
            match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
                Ok(_) => return Ok(Self { file: None, stand_in: Some(path) }),
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
                Err(_) if is_older(&path, STALE) => fs::remove_file(&path)?,
                Err(_) => wait(until)?,
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(path) = &self.stand_in {
            let _ = fs::remove_file(path);
        }
        // The system's lock goes when the file is closed.
        self.file.take();
    }
}

/// Whether a lock can be had at some time, so that something can be written.
pub(super) fn can_be_had(folder: &Path) -> io::Result<()> {
    open(folder).map(drop)
}

fn open(folder: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW.bits().cast_signed();
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600).custom_flags(flags);
    options.open(folder.join(NAME))
}

fn is_at(file: &File, path: &Path) -> bool {
    let (ours, there) = (file.metadata(), path.symlink_metadata());
    matches!((ours, there), (Ok(a), Ok(b)) if (a.dev(), a.ino()) == (b.dev(), b.ino()))
}

fn wait(until: Instant) -> io::Result<()> {
    if Instant::now() >= until {
        return Err(io::Error::new(ErrorKind::TimedOut, "another nutgraf is writing and does not end"));
    }
    std::thread::sleep(PAUSE);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn soon() -> Instant {
        Instant::now() + Duration::from_millis(20)
    }

    #[test]
    fn two_never_have_it() {
        let dir = tempfile::tempdir().unwrap();
        for take in [Lock::take, Lock::stand_in] {
            let held = take(dir.path(), soon()).unwrap();
            assert_eq!(take(dir.path(), soon()).unwrap_err().kind(), ErrorKind::TimedOut);
            drop(held);
            assert!(take(dir.path(), soon()).is_ok());
        }
    }

    #[test]
    fn a_dead_writers_stand_in_does_not_count() {
        let dir = tempfile::tempdir().unwrap();
        let file = File::create(dir.path().join(STAND_IN)).unwrap();
        assert!(Lock::stand_in(dir.path(), soon()).is_err());
        file.set_modified(std::time::SystemTime::now() - STALE).unwrap();
        assert!(Lock::stand_in(dir.path(), soon()).is_ok());
        assert!(!dir.path().join(STAND_IN).exists());
    }

    #[test]
    fn a_link_is_no_lock() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(dir.path().join("elsewhere"), dir.path().join(NAME)).unwrap();
        assert!(Lock::take(dir.path(), soon()).is_err());
        assert!(!dir.path().join("elsewhere").exists());
    }
}
