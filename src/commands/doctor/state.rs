//! The state directory: whether what a reader marks can be kept, and is theirs alone.

use super::{Finding, library, octal, size};
use crate::state::store::{self, Trouble};
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Less free space than this is soon none.
const LITTLE: u64 = 10_000_000;

/// What is written to try it: more than a quota that is used up lets through.
const TRIAL: usize = 64 << 10;

pub(super) fn findings(dir: Option<&Path>) -> Vec<Finding> {
    let Some(dir) = dir else {
        let cure = "set HOME, or XDG_STATE_HOME, to a folder of your own";
        return vec![Finding::problem("state: there is no home, so nothing is remembered", cure)];
    };
    if let Err(error) = write_into(dir) {
        return vec![Finding::problem(
            format!("state: {}: cannot be written, so nothing is remembered: {error}", dir.display()),
            format!("make room, or have {} given to you; XDG_STATE_HOME names another place", dir.display()),
        )];
    }
    let mut findings = vec![Finding::ok(format!("state: {}: can be written", dir.display()))];
    findings.extend(owner(dir));
    findings.extend(free(dir));
    findings.extend(unread(dir));
    findings.extend(set_aside(dir));
    let kind = library::network(dir).into_iter();
    findings.extend(kind.map(|kind| Finding::note(format!("state: on a network file system ({kind})"))));
    findings
}

/// Writes a file and takes it away again, as rights alone do not tell whether it can be done.
fn write_into(dir: &Path) -> io::Result<()> {
    if !dir.exists() {
        crate::state::store::prepare(dir)?;
    }
    let mut file = tempfile::Builder::new().prefix(".doctor-").tempfile_in(dir)?;
    file.write_all(&vec![0; TRIAL])?;
    file.as_file().sync_all()?;
    file.close()
}

fn owner(dir: &Path) -> Vec<Finding> {
    let Ok(meta) = dir.metadata() else { return Vec::new() };
    let us = rustix::process::geteuid().as_raw();
    let place = dir.display();
    let owner = (meta.uid() != us).then(|| {
        Finding::problem(
            format!("state: {place}: belongs to user {}, and this is user {us}", meta.uid()),
            format!("chown -R {us} {place} (as root); under sudo, HOME may be another's"),
        )
    });
    let open = (meta.mode() & 0o077 != 0).then(|| {
        Finding::problem(
            format!("state: {place}: others may look into it (mode {})", octal(meta.mode())),
            format!("chmod 700 {place}"),
        )
    });
    owner.into_iter().chain(open).collect()
}

fn free(dir: &Path) -> Option<Finding> {
    let stat = rustix::fs::statvfs(dir).ok()?;
    let free = stat.f_bavail.saturating_mul(stat.f_frsize);
    Some(space(free, dir))
}

fn space(free: u64, dir: &Path) -> Finding {
    match free {
        0..LITTLE => Finding::problem(
            format!("state: {} free", size(free)),
            format!("make room on the disk of {}", dir.display()),
        ),
        _ => Finding::ok(format!("state: {} free", size(free))),
    }
}

/// Files that are there and cannot be read.
fn unread(dir: &Path) -> Vec<Finding> {
    let troubles = store::load(dir).troubles;
    let told = troubles.iter().map(|trouble| {
        let cure = match trouble {
            Trouble::Newer(file) => format!(
                "use the newer nutgraf; this one remembers nothing in it before {} is moved away",
                dir.join(file).display()
            ),
            Trouble::Damaged(..) => "open the reader, and look at what it sets aside".to_owned(),
            Trouble::Unkept(_) => format!("get the right to read what is in {}", dir.display()),
        };
        Finding::problem(format!("state: {}", trouble.why()), cure)
    });
    told.collect()
}

/// Files that could not be read and were put aside instead of overwritten.
fn set_aside(dir: &Path) -> Option<Finding> {
    let entries = fs::read_dir(dir).ok()?.filter_map(Result::ok);
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.contains(".corrupt"));
    names.sort_unstable();
    (!names.is_empty()).then(|| {
        Finding::problem(
            format!("state: could not be read, and was set aside: {}", names.join(", ")),
            format!("look whether anything in it is worth keeping, and remove it from {}", dir.display()),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn problems(dir: &Path) -> Vec<String> {
        let all = findings(Some(dir)).into_iter();
        let problems = all.filter(|finding| matches!(finding.verdict, Verdict::Problem(_)));
        problems.map(|finding| finding.what.replace(dir.to_str().unwrap(), "@")).collect()
    }

    #[test]
    fn a_folder_that_is_made_is_ours_alone_and_left_empty() {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("state/nutgraf");
        assert_eq!(problems(&dir), Vec::<String>::new());
        assert_eq!(dir.metadata().unwrap().mode() & 0o777, 0o700);
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 0);
    }

    #[test]
    fn what_is_no_folder_and_no_home_are_problems() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("state"), "").unwrap();
        let told = problems(&home.path().join("state/nutgraf"));
        assert!(told[0].starts_with("state: @: cannot be written, so nothing is remembered: "), "{told:?}");
        assert!(matches!(findings(None)[0].verdict, Verdict::Problem(_)));
    }

    #[test]
    fn others_rights_and_files_set_aside_are_problems() {
        let dir = tempfile::tempdir().unwrap();
        fs::set_permissions(dir.path(), PermissionsExt::from_mode(0o755)).unwrap();
        fs::write(dir.path().join("marks.corrupt-1"), "").unwrap();
        assert_eq!(
            problems(dir.path()),
            [
                "state: @: others may look into it (mode 755)",
                "state: could not be read, and was set aside: marks.corrupt-1"
            ]
        );
    }

    #[test]
    fn what_a_newer_program_wrote_and_what_is_damaged_are_problems() {
        let dir = tempfile::tempdir().unwrap();
        fs::set_permissions(dir.path(), PermissionsExt::from_mode(0o700)).unwrap();
        fs::write(dir.path().join("marks.json"), r#"{"format": 99, "libraries": {}}"#).unwrap();
        fs::write(dir.path().join("clips.json"), "[").unwrap();
        let told = [
            "state: marks.json was written by a newer nutgraf",
            "state: clips.json is damaged; the reader will set it aside",
        ];
        assert_eq!(problems(dir.path()), told);
        assert_eq!(fs::read(dir.path().join("clips.json")).unwrap(), b"[", "nothing is touched");
    }

    #[test]
    fn little_space_is_a_problem() {
        assert!(matches!(space(9_999_999, Path::new("/")).verdict, Verdict::Problem(_)));
        assert_eq!(space(10_000_000, Path::new("/")), Finding::ok("state: 10 MB free"));
    }
}
