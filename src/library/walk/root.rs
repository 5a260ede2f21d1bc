//! What a file is read beneath.
//!
//! Only regular files beneath the root are opened: no FIFO, no device, no link that leads out (SAFETY, "Loading").

use super::{Stamp, folder_of};
use crate::library::Origin;
use rustix::fs::OFlags;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// A file is read up to this many bytes and one more, which tells that it is too large (SAFETY, "Loading").
pub const MAX_BYTES: u64 = 1 << 20;

/// The folder that nothing a brief names may lead out of.
///
/// It may lie around the folder that was asked for, which is the one that paths of files begin with.
#[derive(Debug, Clone)]
pub struct Root(Arc<Folders>);

#[derive(Debug)]
struct Folders {
    /// As it was asked for.
    asked: PathBuf,
    /// The root itself.
    root: PathBuf,
    /// Where beneath the root the one asked for lies.
    way: PathBuf,
    /// The canonical path of the root, once somebody asked.
    name: OnceLock<Arc<str>>,
}

impl From<&Path> for Root {
    /// A folder that is its own root.
    fn from(folder: &Path) -> Self {
        Self::new(folder.to_owned(), folder.to_owned(), PathBuf::new())
    }
}

impl Root {
    fn new(asked: PathBuf, root: PathBuf, way: PathBuf) -> Self {
        Self(Arc::new(Folders { asked, root, way, name: OnceLock::new() }))
    }

    /// What the library beneath it is known by across sessions: its canonical path.
    pub fn name(&self) -> Arc<str> {
        let root = &self.0.root;
        let name = || root.canonicalize().as_ref().unwrap_or(root).to_string_lossy().into();
        self.0.name.get_or_init(name).clone()
    }

    /// The root of what an origin names: the library in use, if that holds it. Else a folder is a library of its own. For a
    /// single file the current folder stands for one, so that a checkout can be read file by file; a file from elsewhere
    /// has only its own folder. What holds somebody's home is no library, wherever one stands.
    pub fn of(origin: &Origin) -> Option<Self> {
        let path = origin.path()?;
        let (folder, here) = if path.is_dir() { (path, None) } else { (folder_of(path), here()) };
        let around = [origin.library(), here.as_deref()]
            .into_iter()
            .flatten()
            .find_map(|root| Self::around(folder, root));
        Some(around.unwrap_or_else(|| folder.into()))
    }

    /// A root for a folder that it holds.
    fn around(folder: &Path, root: &Path) -> Option<Self> {
        let (real, root) = (folder.canonicalize().ok()?, root.canonicalize().ok()?);
        let way = real.strip_prefix(&root).ok()?.to_owned();
        // A folder stays what its name stands for, be that another one later.
        let is_itself = way.as_os_str().is_empty();
        Some(if is_itself { folder.into() } else { Self::new(folder.to_owned(), root, way) })
    }

    /// The folder that was asked for.
    pub fn folder(&self) -> &Path {
        &self.0.asked
    }

    /// The root itself, and a file as a path that begins with it.
    ///
    /// # Errors
    /// Where it is named from another folder.
    pub fn place(&self, path: &Path) -> io::Result<(&Path, PathBuf)> {
        Ok((&self.0.root, self.0.root.join(self.inside(path)?)))
    }

    /// Where beneath the root something lies, before links are followed.
    fn inside(&self, path: &Path) -> io::Result<PathBuf> {
        let Folders { asked, root, way, .. } = &*self.0;
        match path.strip_prefix(asked) {
            Ok(rest) => Ok(way.join(rest)),
            Err(_) if asked == Path::new(".") && path.is_relative() => Ok(way.join(path)),
            Err(_) => path.strip_prefix(root.canonicalize()?).map(Path::to_owned).map_err(|_| outside()),
        }
    }

    /// Reads a file beneath the root, up to [`MAX_BYTES`] and one more.
    ///
    /// # Errors
    /// Where it cannot be read, is no regular file, or lies outside the root once its links are followed.
    pub fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.read_stamped(path).map(|(bytes, _)| bytes)
    }

    /// The same with the stamp that the file had before it was read: what is written meanwhile changes it.
    ///
    /// # Errors
    /// The same.
    pub fn read_stamped(&self, path: &Path) -> io::Result<(Vec<u8>, Stamp)> {
        // To open a device may do something, such as to rewind a tape: what it is is seen before, where the system can.
        regular(&self.open(path, LOOK)?)?;
        let file = self.open(path, FLAGS)?;
        // Meanwhile it may be another.
        let of = regular(&file)?;
        let mut bytes = Vec::with_capacity(16 << 10);
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
        Ok((bytes, Stamp::from(&of)))
    }

    /// The stamp of what lies at a path beneath the root, if anything does. On Linux it is not opened for reading, so
    /// that nobody who watches the file hears of it.
    pub fn stamp(&self, path: &Path) -> Option<Stamp> {
        let file = self.open(path, LOOK).ok()?;
        Some(Stamp::from(&file.metadata().ok()?))
    }

    fn open(&self, path: &Path, flags: OFlags) -> io::Result<File> {
        resolve(&self.0.root, &self.inside(path)?, flags)
    }
}

fn regular(file: &File) -> io::Result<Metadata> {
    let of = file.metadata()?;
    if of.is_file() {
        Ok(of)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"))
    }
}

/// The current folder, unless the home folder lies in it or is it.
fn here() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let home = etcetera::home_dir().ok().and_then(|home| home.canonicalize().ok());
    let holds_home = here.parent().is_none() || home.is_some_and(|home| home.starts_with(&here));
    (!holds_home).then_some(here)
}

/// Reads a file beneath a folder that is its own root.
///
/// # Errors
/// As [`Root::read`].
pub fn read_beneath(root: &Path, path: &Path) -> io::Result<Vec<u8>> {
    Root::from(root).read(path)
}

fn outside() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "it is outside the library")
}

/// NONBLOCK: opening a FIFO must not wait for a writer.
const FLAGS: OFlags = OFlags::RDONLY.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

/// For its stamp a file need not be opened for reading, where the system knows another way.
#[cfg(target_os = "linux")]
const LOOK: OFlags = OFlags::PATH.union(OFlags::CLOEXEC);
#[cfg(not(target_os = "linux"))]
const LOOK: OFlags = FLAGS;

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
    use std::fs;
    use std::os::unix::fs::symlink;

    fn root_of(origin: &Origin) -> PathBuf {
        Root::of(origin).unwrap().0.root.clone()
    }

    #[test]
    fn the_root_is_the_library_else_the_folder_asked_for_else_that_of_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let top = dir.path().canonicalize().unwrap();
        let sub = top.join("sub");
        fs::create_dir(&sub).unwrap();
        let file = sub.join("a.yaml");
        fs::write(&file, "").unwrap();
        let in_use =
            |path: &Path, library: &Path| Origin::Asked { path: path.into(), library: library.into() };
        assert_eq!(root_of(&in_use(&file, &top)), top);
        assert_eq!(root_of(&in_use(&sub, &top)), top);
        assert_eq!(root_of(&in_use(&sub, Path::new("briefs"))), sub);
        assert_eq!(root_of(&Origin::Path(sub.clone())), sub);
        assert_eq!(root_of(&Origin::Path(file)), sub);
    }

    #[test]
    fn a_file_below_the_current_folder_may_name_what_is_there() {
        let here = std::env::current_dir().unwrap().canonicalize().unwrap();
        assert_eq!(root_of(&Origin::Path("briefs/ramadi-2015-05-18.yaml".into())), here);
        assert_eq!(root_of(&Origin::Path("briefs".into())), Path::new("briefs"));
        let root = Root::of(&Origin::Path("briefs/ramadi-2015-05-18.yaml".into())).unwrap();
        assert!(root.read(Path::new("briefs/../Cargo.toml")).is_ok());
        assert!(root.read(&here.join("Cargo.toml")).is_ok());
        let out = root.read(Path::new("briefs/../../x")).unwrap_err();
        assert_eq!(out.to_string(), "it is outside the library");
    }

    #[test]
    fn a_link_out_of_the_library_is_refused_and_one_within_is_read() {
        let outside = tempfile::NamedTempFile::new().unwrap();
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.yaml"), "x").unwrap();
        symlink(outside.path(), dir.path().join("out.yaml")).unwrap();
        symlink("a.yaml", dir.path().join("in.yaml")).unwrap();
        let error = read_beneath(dir.path(), &dir.path().join("out.yaml")).unwrap_err();
        assert_eq!(error.to_string(), "it is outside the library");
        assert_eq!(read_beneath(dir.path(), &dir.path().join("in.yaml")).unwrap(), b"x");
    }

    #[test]
    fn the_slow_way_refuses_and_reads_the_same() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.yaml"), "x").unwrap();
        symlink("/etc/hostname", dir.path().join("out.yaml")).unwrap();
        symlink("a.yaml", dir.path().join("in.yaml")).unwrap();
        let open = |name: &str| resolve_and_compare(dir.path(), Path::new(name), FLAGS);
        assert!(open("a.yaml").is_ok() && open("in.yaml").is_ok());
        assert_eq!(open("out.yaml").unwrap_err().to_string(), "it is outside the library");
        assert_eq!(open("../../etc/hostname").unwrap_err().to_string(), "it is outside the library");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_fifo_neither_hangs_nor_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("fifo.yaml");
        rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        assert_eq!(read_beneath(dir.path(), &path).unwrap_err().to_string(), "it is not a regular file");
    }
}
