//! Writing a file of a library anew, whole or not at all.
//!
//! Others read the folder meanwhile, and an editor may have the file open: what they wrote since it was read is not
//! overwritten, and whoever opens it finds the one text or the other.
//!
//! A file that is not ours alone, as in a folder that a newsroom shares, cannot be renamed over without taking it from its
//! owner or its group. It is written in place then, and what it is to say lies beside it until all of that is on the disk.

use super::walk::read_beneath;
use std::fs::{self, File, Permissions};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::{MetadataExt, fchown};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How a file came to say something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Another file was renamed over it: nobody has seen the half of it.
    Anew,
    /// Its own bytes were changed, as its owner or its group could not have been kept otherwise.
    InPlace,
}

/// Puts other bytes in place of a file's, beneath a root. Owner, group and permissions stay, and so does a link that leads
/// to the file.
///
/// # Errors
/// Where the file is read-only or holds other bytes than `before`, where it or what it links to lies outside the root,
/// and where its folder cannot be written to. The file is as it was then.
pub fn replace(root: &Path, path: &Path, before: &[u8], after: &[u8]) -> io::Result<Written> {
    let (root, path) = real(root, path)?;
    let folder = path.parent().unwrap_or(&root);
    let meta = fs::metadata(&path)?;
    if meta.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let cannot_write = |error: io::Error| {
        let folder = folder.display();
        io::Error::new(error.kind(), format!("its folder, {folder}, cannot be written to: {}", error.kind()))
    };
    let mut temporary =
        tempfile::Builder::new().prefix(".nutgraf-").tempfile_in(folder).map_err(cannot_write)?;
    temporary.write_all(after)?;
    let keeps_access = keep_access(temporary.as_file(), &meta)?;
    temporary.as_file().sync_all()?;
    if read_beneath(&root, &path)? != before {
        return Err(changed());
    }
    let temporary = if keeps_access {
        match temporary.persist(&path) {
            Ok(_) => {
                sync_folder(folder);
                return Ok(Written::Anew);
            }
            // In a folder like /tmp only its owner may rename over a file.
            Err(error) if error.error.kind() == io::ErrorKind::PermissionDenied => error.file,
            Err(error) => return Err(cannot_write(error.error)),
        }
    } else {
        temporary
    };
    in_place(&path, &meta, before, after).map_err(|broken| broken.told(temporary))?;
    Ok(Written::InPlace)
}

/// The file is in its place by now, whatever becomes of the folder's own entry.
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

fn changed() -> io::Error {
    io::Error::other("it was changed meanwhile")
}

/// Why a file was not written in place.
struct Broken {
    error: io::Error,
    /// Whether it says neither the old nor the new.
    half: bool,
}

impl Broken {
    /// In words; where the file is half written, what it was to say stays beside it.
    fn told(self, beside: NamedTempFile) -> io::Error {
        if !self.half {
            return self.error;
        }
        let kept =
            beside.keep().map(|(_, path)| format!("; all that it was to say is in {}", path.display()));
        io::Error::new(
            self.error.kind(),
            format!("it is half written: {}{}", self.error, kept.unwrap_or_default()),
        )
    }
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self { error, half: false }
    }
}

/// Writes over a file's own bytes, and puts them back where that fails.
fn in_place(path: &Path, meta: &fs::Metadata, before: &[u8], after: &[u8]) -> Result<(), Broken> {
    let mut file = File::options().read(true).write(true).open(path)?;
    let opened = file.metadata()?;
    let mut there = Vec::with_capacity(before.len());
    file.read_to_end(&mut there)?;
    if (opened.dev(), opened.ino()) != (meta.dev(), meta.ino()) || there != before {
        return Err(changed().into());
    }
    overwrite(&mut file, after).map_err(|error| Broken { half: overwrite(&mut file, before).is_err(), error })
}

/// Longer bytes need their room before any of the old ones is cut off.
fn overwrite(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()
}

/// The root and the file itself, links followed.
fn real(root: &Path, path: &Path) -> io::Result<(PathBuf, PathBuf)> {
    let (root, path) = (root.canonicalize()?, path.canonicalize()?);
    if path.starts_with(&root) {
        return Ok((root, path));
    }
    Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is outside the library"))
}

/// Gives a new file the owner, the group and the permissions of the one that it is to replace; gives whether it could.
fn keep_access(file: &File, meta: &fs::Metadata) -> io::Result<bool> {
    let new = file.metadata()?;
    let owner = (new.uid() != meta.uid()).then(|| meta.uid());
    let group = (new.gid() != meta.gid()).then(|| meta.gid());
    if owner.is_some() || group.is_some() {
        // Only root may give a file away, and others only to a group of theirs.
        match fchown(file, owner, group) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(false),
            other => other?,
        }
    }
    file.set_permissions(Permissions::clone(&meta.permissions()))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        fs::write(root.join("a.yaml"), "old").unwrap();
        (dir, root)
    }

    #[test]
    fn permissions_and_links_stay() {
        let (_dir, root) = folder();
        let file = root.join("a.yaml");
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        symlink("a.yaml", root.join("link.yaml")).unwrap();
        replace(&root, &root.join("link.yaml"), b"old", b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().mode() & 0o777, 0o640);
        assert!(root.join("link.yaml").is_symlink());
        assert_eq!(fs::read_dir(&root).unwrap().count(), 2);
    }

    #[test]
    fn what_was_changed_meanwhile_is_not_overwritten() {
        let (_dir, root) = folder();
        let error = replace(&root, &root.join("a.yaml"), b"older", b"new").unwrap_err();
        assert_eq!(error.to_string(), "it was changed meanwhile");
        assert_eq!(fs::read(root.join("a.yaml")).unwrap(), b"old");
        assert_eq!(fs::read_dir(&root).unwrap().count(), 1);
    }

    #[test]
    fn written_in_place_it_is_the_same_file_whatever_its_length() {
        let (_dir, root) = folder();
        let file = root.join("a.yaml");
        let meta = fs::metadata(&file).unwrap();
        let mut said = b"old".to_vec();
        for text in [&b"much longer than before"[..], b"", b"new"] {
            assert!(in_place(&file, &meta, &said, text).is_ok());
            assert_eq!(fs::read(&file).unwrap(), text);
            said = text.to_vec();
        }
        assert_eq!(fs::metadata(&file).unwrap().ino(), meta.ino());
        let theirs = in_place(&file, &meta, b"old", b"newer").err().map(|broken| broken.error.to_string());
        assert_eq!(theirs.as_deref(), Some("it was changed meanwhile"));
        fs::write(root.join("b.yaml"), "new").unwrap();
        fs::rename(root.join("b.yaml"), &file).unwrap();
        assert!(
            in_place(&file, &meta, b"new", b"newer").is_err(),
            "another file of that name is not written to"
        );
    }

    #[test]
    fn what_a_file_was_to_say_is_left_beside_one_that_is_half_written() {
        let (_dir, root) = folder();
        let mut beside = tempfile::Builder::new().prefix(".nutgraf-").tempfile_in(&root).unwrap();
        beside.write_all(b"new").unwrap();
        let path = beside.path().to_path_buf();
        let error = Broken { error: io::Error::other("no space"), half: true }.told(beside);
        let words = format!("it is half written: no space; all that it was to say is in {}", path.display());
        assert_eq!(error.to_string(), words);
        assert_eq!(fs::read(path).unwrap(), b"new");
    }

    #[test]
    fn a_read_only_file_and_one_outside_stay() {
        let (_dir, root) = folder();
        let file = root.join("a.yaml");
        fs::set_permissions(&file, Permissions::from_mode(0o444)).unwrap();
        assert_eq!(replace(&root, &file, b"old", b"new").unwrap_err().to_string(), "the file is read-only");
        let (_elsewhere, other) = folder();
        let outside = replace(&root, &other.join("a.yaml"), b"old", b"new").unwrap_err();
        assert_eq!(outside.to_string(), "it is outside the library");
    }
}
