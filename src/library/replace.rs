//! Writing a file of a library anew, whole or not at all.
//!
//! Others read the folder meanwhile, and an editor may have the file open: what they wrote since it was read is not
//! overwritten, and whoever opens it finds the one text or the other.

use super::walk::read_beneath;
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, fchown};
use std::path::{Path, PathBuf};

/// Puts other bytes in place of a file's, beneath a root. Permissions stay, and so does a link that leads to the file.
///
/// # Errors
/// Where the file is read-only or holds other bytes than `before`, where it or what it links to lies outside the root,
/// and where its folder cannot be written to. The file is as it was then.
pub fn replace(root: &Path, path: &Path, before: &[u8], after: &[u8]) -> io::Result<()> {
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
    keep_access(temporary.as_file(), &meta)?;
    temporary.as_file().sync_all()?;
    if read_beneath(&root, &path)? != before {
        return Err(io::Error::other("it was changed meanwhile"));
    }
    temporary.persist(&path).map_err(|error| cannot_write(error.error))?;
    // The file is in its place by now, whatever becomes of the folder's own entry.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// The root and the file itself, links followed.
fn real(root: &Path, path: &Path) -> io::Result<(PathBuf, PathBuf)> {
    let (root, path) = (root.canonicalize()?, path.canonicalize()?);
    if path.starts_with(&root) {
        return Ok((root, path));
    }
    Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is outside the library"))
}

/// Gives a new file the group and the permissions of the one that it replaces, and its owner where we may.
fn keep_access(file: &File, meta: &fs::Metadata) -> io::Result<()> {
    let new = file.metadata()?;
    if new.gid() != meta.gid() {
        fchown(file, None, Some(meta.gid()))?;
    }
    file.set_permissions(Permissions::clone(&meta.permissions()))?;
    if new.uid() != meta.uid() {
        // Only root may give a file away: anybody else becomes the owner of what they write anew.
        let _ = fchown(file, Some(meta.uid()), None);
    }
    Ok(())
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
