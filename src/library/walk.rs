//! Finding and opening the files of a library, whatever else lies in its folder.
//!
//! Only regular files beneath the root are opened: no FIFO, no device, no link that leads out (SAFETY, "Loading").
//! Links to folders are not followed, so no loop can trap the walk.

mod stamp;

use super::Origin;
use rustix::fs::OFlags;
use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use stamp::Stamp;

/// A file is read up to this many bytes and one more, which tells that it is too large (SAFETY, "Loading").
pub const MAX_BYTES: u64 = 1 << 20;

/// A file that may be a brief, or a folder that could not be looked into.
#[derive(Debug, Clone)]
pub struct Found {
    /// The library's root: the folder asked for, or the folder of the file asked for.
    pub root: Arc<Path>,
    /// Where it is.
    pub path: PathBuf,
    /// Why it could not even be looked at.
    pub error: Option<Arc<io::Error>>,
}

/// The files of an origin, in the order of their paths.
pub fn walk(origin: &Origin) -> Vec<Found> {
    let Origin::Path(path) = origin else { return Vec::new() };
    if path.is_dir() { beneath(&path.as_path().into(), path) } else { vec![file(path)] }
}

/// What the walk of a folder finds at one path in it: a file, all files of a folder, or nothing.
pub fn at(root: &Arc<Path>, path: &Path) -> Vec<Found> {
    match path.symlink_metadata() {
        _ if is_hidden(root, path) => Vec::new(),
        Ok(it) if it.is_dir() => beneath(root, path),
        Ok(_) if is_yaml(path) => vec![Found { root: root.clone(), path: path.to_owned(), error: None }],
        Ok(_) | Err(_) => Vec::new(),
    }
}

/// The folders that the walk looks into from one path on, that path included where it is one of them.
pub fn folders(root: &Path, path: &Path) -> Vec<PathBuf> {
    let walked = path == root || !is_hidden(root, path) && !path.is_symlink();
    let entries = walked.then(|| entries(path)).into_iter().flatten().filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_dir()) || entry.path() == root)
        .map(ignore::DirEntry::into_path)
        .collect()
}

/// Whether a name on the way from the root to a path begins with a dot: nothing there is looked at.
fn is_hidden(root: &Path, path: &Path) -> bool {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.iter().any(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn file(path: &Path) -> Found {
    Found { root: folder_of(path).into(), path: path.to_owned(), error: None }
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn entries(path: &Path) -> ignore::Walk {
    ignore::WalkBuilder::new(path).standard_filters(false).hidden(true).follow_links(false).build()
}

fn beneath(root: &Arc<Path>, path: &Path) -> Vec<Found> {
    let mut found: Vec<Found> = entries(path)
        .filter_map(|entry| match entry {
            Ok(entry) => {
                let is_dir = entry.file_type().is_none_or(|kind| kind.is_dir());
                let error = None;
                (!is_dir && is_yaml(entry.path())).then(|| Found {
                    root: root.clone(),
                    path: entry.into_path(),
                    error,
                })
            }
            Err(error) => Some(not_walked(root, error)),
        })
        .collect();
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn not_walked(root: &Arc<Path>, error: ignore::Error) -> Found {
    let mut inner = &error;
    let mut path = root.to_path_buf();
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => (path, inner) = (at.clone(), err),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            _ => break,
        }
    }
    let error = error.into_io_error().unwrap_or_else(|| io::Error::other("cannot be listed"));
    Found { root: root.clone(), path, error: Some(Arc::new(error)) }
}

pub(super) fn is_yaml(path: &Path) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|ext| ext == "yaml" || ext == "yml")
}

/// Reads a file beneath a root, up to [`MAX_BYTES`] and one more.
///
/// # Errors
/// Where it cannot be read, is no regular file, or lies outside the root once its links are followed.
pub fn read_beneath(root: &Path, path: &Path) -> io::Result<Vec<u8>> {
    read_stamped(root, path).map(|(bytes, _)| bytes)
}

/// The same with the stamp that the file had before it was read: what is written meanwhile changes it.
///
/// # Errors
/// The same.
pub fn read_stamped(root: &Path, path: &Path) -> io::Result<(Vec<u8>, Stamp)> {
    let file = open_beneath(root, path, FLAGS)?;
    let of = file.metadata()?;
    if !of.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "is not a regular file"));
    }
    let mut bytes = Vec::with_capacity(16 << 10);
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes, Stamp::from(&of)))
}

/// The stamp of what lies at a path beneath a root, if anything does. It is not opened for reading: nobody who watches
/// the file hears of it.
pub fn stamp_beneath(root: &Path, path: &Path) -> Option<Stamp> {
    let file = open_beneath(root, path, OFlags::PATH.union(OFlags::CLOEXEC)).ok()?;
    Some(Stamp::from(&file.metadata().ok()?))
}

fn open_beneath(root: &Path, path: &Path, flags: OFlags) -> io::Result<File> {
    let here = (root == Path::new(".") && path.is_relative()).then_some(path);
    let inside = path.strip_prefix(root).ok().or(here).ok_or_else(outside)?;
    resolve(root, inside, flags)
}

fn outside() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "is outside the library")
}

/// NONBLOCK: opening a FIFO must not wait for a writer.
const FLAGS: OFlags = OFlags::RDONLY.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

/// Opens a path whose every link stays beneath the root: the kernel checks while it resolves, so that nobody can change
/// a folder into a link in between.
#[cfg(target_os = "linux")]
fn resolve(root: &Path, inside: &Path, flags: OFlags) -> io::Result<File> {
    use rustix::fs::{Mode, ResolveFlags, open, openat2};
    use rustix::io::Errno;
    let folder = open(root, OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
    // AGAIN: something was renamed while the kernel looked.
    for _ in 0..16 {
        match openat2(
            &folder,
            inside,
            flags,
            Mode::empty(),
            ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS,
        ) {
            Ok(file) => return Ok(File::from(file)),
            Err(Errno::AGAIN) => {}
            Err(Errno::XDEV) => return Err(outside()),
            // Before Linux 5.6, and in sandboxes that do not know the call.
            Err(Errno::NOSYS | Errno::PERM) => return resolve_and_compare(root, inside, flags),
            Err(error) => return Err(error.into()),
        }
    }
    Err(io::Error::other("changes while it is read"))
}

#[cfg(not(target_os = "linux"))]
fn resolve(root: &Path, inside: &Path, flags: OFlags) -> io::Result<File> {
    resolve_and_compare(root, inside, flags)
}

/// The same where the kernel cannot: the path is resolved before and after it is opened, and must lead to the very file
/// that was opened.
fn resolve_and_compare(root: &Path, inside: &Path, flags: OFlags) -> io::Result<File> {
    let root = root.canonicalize()?;
    let beneath = || match root.join(inside).canonicalize()? {
        real if real.starts_with(&root) => Ok(real),
        _ => Err(outside()),
    };
    let flags = (flags | OFlags::NOFOLLOW).bits().cast_signed();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(beneath()?)?;
    let (opened, now) = (file.metadata()?, beneath()?.metadata()?);
    if (opened.dev(), opened.ino()) == (now.dev(), now.ino()) { Ok(file) } else { Err(outside()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn finds_yaml_in_order_and_leaves_the_rest() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir.path().join("sub/.hidden")).unwrap();
        for name in ["b.yaml", "a.yml", "sub/c.yaml", "sub/.hidden/d.yaml", "e.txt", ".f.yaml"] {
            std::fs::write(dir.path().join(name), "").unwrap();
        }
        symlink(dir.path(), dir.path().join("sub/loop")).unwrap();
        let found = walk(&Origin::Path(dir.path().to_owned()));
        let names: Vec<_> =
            found.iter().map(|f| f.path.strip_prefix(dir.path()).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.yml", "b.yaml", "sub/c.yaml"]);
    }

    #[test]
    fn a_link_out_of_the_library_is_refused_and_one_within_is_read() {
        let outside = tempfile::NamedTempFile::new().unwrap();
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.yaml"), "x").unwrap();
        symlink(outside.path(), dir.path().join("out.yaml")).unwrap();
        symlink("a.yaml", dir.path().join("in.yaml")).unwrap();
        let error = read_beneath(dir.path(), &dir.path().join("out.yaml")).unwrap_err();
        assert_eq!(error.to_string(), "is outside the library");
        assert_eq!(read_beneath(dir.path(), &dir.path().join("in.yaml")).unwrap(), b"x");
    }

    #[test]
    fn the_slow_way_refuses_and_reads_the_same() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.yaml"), "x").unwrap();
        symlink("/etc/hostname", dir.path().join("out.yaml")).unwrap();
        symlink("a.yaml", dir.path().join("in.yaml")).unwrap();
        let open = |name: &str| resolve_and_compare(dir.path(), Path::new(name), FLAGS);
        assert!(open("a.yaml").is_ok() && open("in.yaml").is_ok());
        assert_eq!(open("out.yaml").unwrap_err().to_string(), "is outside the library");
        assert_eq!(open("../../etc/hostname").unwrap_err().to_string(), "is outside the library");
    }

    #[test]
    fn a_fifo_neither_hangs_nor_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("fifo.yaml");
        rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        assert_eq!(read_beneath(dir.path(), &path).unwrap_err().to_string(), "is not a regular file");
    }

    #[test]
    fn one_file_has_its_folder_as_root() {
        assert_eq!(&*walk(&Origin::Path("x/y.yaml".into()))[0].root, Path::new("x"));
        assert_eq!(&*walk(&Origin::Path("y.yaml".into()))[0].root, Path::new("."));
    }
}
