//! Writing the clips to a file of their own.

use crate::state::store;
use crate::text::Shown;
use jiff::civil::Date;
use std::fs::Permissions;
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// As many dossiers of one day in one folder as anybody writes.
const MAX_OF_A_DAY: usize = 1000;

/// Writes a dossier, and says where it is or why it is not: into the folder that the program was started in, or, where no
/// file may be written elsewhere, into that of the state.
pub(super) fn write(restricted: bool, today: Date, text: &Shown) -> Shown {
    let written = folder(restricted).and_then(|folder| write_in(&folder, today, text));
    Shown::from(match written {
        Ok(path) => format!("Written: {}", path.display()),
        Err(error) => format!("The clips could not be written: {error}"),
    })
}

fn folder(restricted: bool) -> io::Result<PathBuf> {
    if !restricted {
        return std::env::current_dir();
    }
    let folder = store::dir().ok_or_else(|| io::Error::other("no home folder is known"))?;
    store::prepare(&folder)?;
    Ok(folder)
}

/// Writes a file that was not there, whole or not at all: `nutgraf-clips-2031-04-02.md`, else `…-2.md` and so on.
fn write_in(folder: &Path, today: Date, text: &Shown) -> io::Result<PathBuf> {
    // What may be read by whom is the user's to say: their umask takes from this what it takes from any new file.
    let mut file = tempfile::Builder::new()
        .prefix(".nutgraf-clips-")
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder)?;
    file.write_all(text.as_str().as_bytes())?;
    file.as_file().sync_all()?;
    for number in 1..=MAX_OF_A_DAY {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("nutgraf-clips-{today}{suffix}.md"));
        match file.persist_noclobber(&path) {
            Ok(_) => return Ok(path),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => file = error.file,
            Err(error) => return Err(error.error),
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "there are too many of this day"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const DAY: Date = jiff::civil::date(2031, 4, 2);

    #[test]
    fn no_file_is_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let names =
            ["nutgraf-clips-2031-04-02.md", "nutgraf-clips-2031-04-02-2.md", "nutgraf-clips-2031-04-02-3.md"];
        fs::write(folder.path().join(names[1]), "mine").expect("a file");
        for (text, name) in [("one", names[0]), ("two", names[2])] {
            let path = write_in(folder.path(), DAY, &Shown::from(text)).expect("written");
            assert_eq!(path, folder.path().join(name));
            assert_eq!(fs::read_to_string(path).expect("readable"), text);
        }
        assert_eq!(fs::read_to_string(folder.path().join(names[1])).expect("readable"), "mine");
        assert_eq!(
            fs::read_dir(folder.path()).expect("the folder").count(),
            3,
            "nothing else is left behind"
        );
    }

    #[test]
    fn a_folder_that_cannot_be_written_to_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(write_in(&folder.path().join("gone"), DAY, &Shown::from("x")).is_err());
    }
}
