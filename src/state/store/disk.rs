//! Files of the state on disk: read with limits, written whole or not at all, for their owner alone.

use rustix::fs::OFlags;
use rustix::process::geteuid;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// More than any state: 100,000 briefs take 15 MiB.
const MAX_BYTES: u64 = 256 << 20;

/// What the names of files begin with that are being written.
const TEMPORARY: &str = ".nutgraf-";

/// How bytes get into a new file.
pub(in crate::state) type Writer = dyn Fn(&mut File, &[u8]) -> io::Result<()> + Send + Sync;

/// Makes sure of a folder that is its user's and nobody else's.
///
/// # Errors
/// Where it cannot be made, is no folder, or belongs to another user: to write there would be to write for them, or to
/// leave them what they cannot change, as root does in somebody's home.
pub(super) fn prepare(folder: &Path) -> io::Result<()> {
    let made = match fs::metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => make(folder).and_then(|()| fs::metadata(folder)),
        other => other,
    };
    let meta = made?;
    if !meta.is_dir() {
        return Err(refused(&format!("{} is not a folder", folder.display())));
    }
    if meta.uid() != geteuid().as_raw() {
        return Err(refused(&format!("{} belongs to another user", folder.display())));
    }
    if meta.mode() & 0o777 != 0o700 {
        fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Makes a folder and those around it, but never a home, nor as root in somebody's.
fn make(folder: &Path) -> io::Result<()> {
    let around = folder.ancestors().skip(1).find_map(|around| around.metadata().ok());
    if geteuid().is_root() && around.is_some_and(|around| around.uid() != 0) {
        return Err(refused(&format!("{} would be root's in another user's folder", folder.display())));
    }
    if let Some(home) = etcetera::home_dir().ok().filter(|home| folder.starts_with(home) && !home.is_dir()) {
        return Err(refused(&format!("there is no home folder {}", home.display())));
    }
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Where a file of the state lies, a link of the user's own followed.
///
/// # Errors
/// Where somebody else has put a link there, or one leads to where others can write.
pub(super) fn own(path: &Path) -> io::Result<PathBuf> {
    match path.symlink_metadata() {
        Ok(meta) if meta.is_symlink() => followed(path, &meta),
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(path.to_owned()),
    }
}

fn followed(path: &Path, link: &fs::Metadata) -> io::Result<PathBuf> {
    let leads = |what| refused(&format!("{} is a link {what}", path.display()));
    let real = path.canonicalize().map_err(|_| leads("that leads nowhere"))?;
    let folder = real.parent().unwrap_or(&real).metadata()?;
    let us = geteuid().as_raw();
    if link.uid() != us || folder.uid() != us || folder.mode() & 0o022 != 0 {
        return Err(leads("to where others can write"));
    }
    Ok(real)
}

/// Reads a file, if there is one.
///
/// # Errors
/// Where it cannot be read, is no regular file, or has more bytes than any state.
pub(in crate::state) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    // NONBLOCK: opening a FIFO must not wait for a writer.
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
    let file = match OpenOptions::new().read(true).custom_flags(flags).open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    let meta = file.metadata()?;
    if !meta.is_file() || meta.len() > MAX_BYTES {
        return Err(refused(&format!("{} is no file of marks", path.display())));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or_default());
    file.take(MAX_BYTES).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Puts other bytes in place of a file's, whole or not at all, and has them on the disk.
///
/// # Errors
/// Where that cannot be done. The file is as it was then, and nothing is left beside it.
pub(super) fn replace(path: &Path, bytes: &[u8], writer: &Writer) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    let mut new = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder)?;
    new.as_file().set_permissions(Permissions::from_mode(0o600))?;
    writer(new.as_file_mut(), bytes)?;
    new.as_file().sync_all()?;
    new.persist(path).map_err(|error| error.error)?;
    // The file is in its place by now, whatever becomes of the folder's own entry.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// The same for a file that is told by its name to be whole: nothing waits for the disk.
pub(in crate::state) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mut new = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder)?;
    new.write_all(bytes)?;
    new.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Gives a file that cannot be read another name, that of no file, and tells it.
pub(super) fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let now = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
    let name = |no: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".corrupt-{now}"));
        if no > 1 {
            name.push(format!("-{no}"));
        }
        PathBuf::from(name)
    };
    // Who sets aside has the lock: nobody takes the name in between.
    let free = (1..1000).map(name).find(|name| name.symlink_metadata().is_err());
    let free = free.ok_or_else(|| refused(&format!("{} is damaged again and again", path.display())))?;
    fs::rename(path, &free)?;
    Ok(free)
}

/// Removes what killed writers have left behind; what is younger than `age` may be being written.
pub(super) fn sweep(folder: &Path, age: Duration) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let left = entries.filter(|entry| is_temporary(&entry.path())).map(|entry| entry.path());
    left.filter(|path| is_older(path, age) && fs::remove_file(path).is_ok()).count()
}

/// Whether a file is one that is, or was, being written.
pub(super) fn is_temporary(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(TEMPORARY.as_bytes()))
}

/// Whether a file was last changed longer ago than `age`.
pub(in crate::state) fn is_older(path: &Path, age: Duration) -> bool {
    let changed = path.symlink_metadata().and_then(|meta| meta.modified());
    changed.is_ok_and(|changed| changed.elapsed().is_ok_and(|since| since >= age))
}

fn refused(why: &str) -> io::Error {
    io::Error::other(why.to_owned())
}
