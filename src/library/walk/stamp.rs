//! Telling that a file has changed, without reading it.

use jiff::Timestamp;
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

/// What of a file changes when its content does.
///
/// `ctime` cannot be set from outside, so that a file put in another's place, with its size and date, is told too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Which file it is: device and inode.
    file: (u64, u64),
    size: u64,
    /// Seconds and nanoseconds.
    modified: (i64, i64),
    changed: (i64, i64),
    /// When the file came to this disk, or was last written to, whichever was later; `None` where the system does not say.
    pub(in crate::library) arrived: Option<Timestamp>,
}

impl From<&Metadata> for Stamp {
    fn from(of: &Metadata) -> Self {
        Self {
            file: (of.dev(), of.ino()),
            size: of.size(),
            modified: (of.mtime(), of.mtime_nsec()),
            changed: (of.ctime(), of.ctime_nsec()),
            arrived: arrived(of),
        }
    }
}

/// A copy may keep the date of what it was made from: then it came later than it says it was written.
fn arrived(of: &Metadata) -> Option<Timestamp> {
    let times = [of.created(), of.modified()].into_iter().flatten();
    times.filter_map(|time| Timestamp::try_from(time).ok()).max()
}
