//! The library: where it is and who says so, what cannot be read, who may write into it, and whether changes are told.

use super::{Finding, octal};
use crate::commands::load;
use crate::commands::wording::count;
use crate::library::{Origin, walk};
use rustix::fs::Access;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// So many files are named; who wants all runs `check`.
const NAMED: usize = 3;

pub(super) fn findings(named: Option<(PathBuf, &'static str)>, restricted: bool) -> Vec<Finding> {
    let Some((path, named_by)) = named else {
        return vec![Finding::note(
            "library: none is named, so the samples built into the program are shown",
        )];
    };
    if let Err(error) = fs::read_dir(&path) {
        return vec![unusable(&path, named_by, &error)];
    }
    let folders = walk::folders(&path, &path);
    let mut findings = files(&path, named_by);
    findings.extend(rights(&path, &folders));
    let writable = rustix::fs::access(&path, Access::WRITE_OK).is_ok();
    findings.push(ours(&path, writable, restricted));
    findings.extend(network(&path).map(|kind| {
        let rest = "what other hosts change is seen at the next start, and of briefs that are open at once";
        Finding::note(format!("library: on a network file system ({kind}): {rest}"))
    }));
    findings.extend(watching(folders.len(), told("max_user_watches"), can_watch()));
    findings
}

/// Where only the config could name one, and that is mistaken.
pub(super) fn unknown() -> Finding {
    Finding::note("library: not known, since the config, which may name it, is mistaken")
}

fn unusable(path: &Path, named_by: &str, error: &std::io::Error) -> Finding {
    Finding::problem(
        format!("library: {} (named by {named_by}): {error}", path.display()),
        "create or mount the folder, get the right to read it, or have another one named",
    )
}

fn files(path: &Path, named_by: &str) -> Vec<Finding> {
    let memory = load::quietly(&[Origin::Path(path.to_owned())]);
    let all = memory.files().count();
    let mut unreadable: Vec<String> =
        memory.files().filter(|file| file.brief.is_none()).map(|file| file.key.written()).collect();
    unreadable.sort_unstable();
    let place = format!("library: {} (named by {named_by})", path.display());
    let mut findings = vec![Finding::ok(format!("{place}: {}", count(all, "file", "files")))];
    if !unreadable.is_empty() {
        let more = unreadable.len().saturating_sub(NAMED);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        let names = unreadable.get(..NAMED).unwrap_or(&unreadable).join(", ");
        let number = count(unreadable.len(), "file", "files");
        findings.push(Finding::problem(
            format!("library: {number} cannot be read: {names}{more}"),
            format!("nutgraf check {} says why and what to write", path.display()),
        ));
    }
    findings
}

/// Whether anybody at all may change the folders and files.
fn rights(root: &Path, folders: &[PathBuf]) -> Option<Finding> {
    let briefs = walk::walk(&Origin::Path(root.to_owned())).into_iter().map(|found| found.path);
    let all = folders.iter().cloned().chain(briefs);
    let open: Vec<(PathBuf, u32)> =
        all.filter_map(|path| Some((mode_for_all(&path)?, path))).map(|(m, p)| (p, m)).collect();
    let (first, mode) = open.first()?;
    Some(Finding::problem(
        format!(
            "library: anybody may write to {}: {} (mode {})",
            count(open.len(), "file or folder", "files and folders"),
            first.display(),
            octal(*mode)
        ),
        format!("chmod -R o-w {}", root.display()),
    ))
}

/// The mode of what everybody may write to. In a folder with the sticky bit nobody may replace what others put there.
fn mode_for_all(path: &Path) -> Option<u32> {
    let mode = path.symlink_metadata().ok().filter(|meta| !meta.is_symlink())?.mode();
    (mode & 0o002 != 0).then_some(mode)
}

fn ours(path: &Path, writable: bool, restricted: bool) -> Finding {
    match (writable, restricted) {
        (true, true) => Finding::problem(
            "library: this account may write into it, although it is restricted",
            format!("give {} to another owner and group, or take their right to write", path.display()),
        ),
        (true, false) => Finding::note("library: you may write into it"),
        (false, _) => Finding::ok("library: you may not write into it"),
    }
}

/// What a limit of the system for watching files is.
fn told(limit: &str) -> Option<usize> {
    fs::read_to_string(Path::new("/proc/sys/fs/inotify").join(limit)).ok()?.trim().parse().ok()
}

/// Whether the system has a watch left for one more reader of this account.
#[cfg(target_os = "linux")]
fn can_watch() -> bool {
    rustix::fs::inotify::init(rustix::fs::inotify::CreateFlags::CLOEXEC).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn can_watch() -> bool {
    true
}

fn watching(folders: usize, watches: Option<usize>, can_watch: bool) -> Option<Finding> {
    let rest = "so changes are seen only in briefs that are open";
    if !can_watch {
        return Some(Finding::problem(
            format!("library: this account watches files in as many programs as it may, {rest}"),
            "sysctl fs.inotify.max_user_instances=1024 (as root); a line in /etc/sysctl.d keeps it",
        ));
    }
    let watches = watches?;
    let (folders, number) = (count(folders, "folder", "folders"), folders);
    if number > watches {
        return Some(Finding::problem(
            format!("library: {folders}, but an account may watch {watches}, {rest}"),
            format!(
                "sysctl fs.inotify.max_user_watches={} (as root); a line in /etc/sysctl.d keeps it",
                number * 8
            ),
        ));
    }
    Some(Finding::ok(format!("library: {folders} to watch for changes, of {watches} that this account may")))
}

/// The kind of network file system that something lies on (magic numbers of statfs(2)).
#[cfg(target_os = "linux")]
pub(super) fn network(path: &Path) -> Option<&'static str> {
    const KINDS: [(u32, &str); 8] = [
        (0x6969, "NFS"),
        (0x517B, "SMB"),
        (0xFF53_4D42, "CIFS"),
        (0xFE53_4D42, "SMB2"),
        (0x5346_414F, "AFS"),
        (0x00C3_6400, "Ceph"),
        (0x0102_1997, "9P"),
        (0x6573_5546, "FUSE, perhaps sshfs"),
    ];
    let kind = rustix::fs::statfs(path).ok()?.f_type;
    KINDS
        .into_iter()
        .find(|(magic, _)| i64::from(*magic) == (kind as i64 & 0xFFFF_FFFF))
        .map(|(_, name)| name)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn network(_: &Path) -> Option<&'static str> {
    None
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn library() -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("briefs");
        fs::create_dir(&path).unwrap();
        fs::write(path.join("a.yaml"), "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031}\n")
            .unwrap();
        for path in [&path, &path.join("a.yaml")] {
            let mode = path.metadata().unwrap().mode() & !0o002;
            fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
        }
        (dir, path)
    }

    fn problems(path: &Path) -> Vec<String> {
        let all = findings(Some((path.to_owned(), "-L")), false).into_iter();
        all.filter(|finding| matches!(finding.verdict, Verdict::Problem(_)))
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn a_sound_library_has_no_problem() {
        let (_dir, path) = library();
        assert_eq!(problems(&path), Vec::<String>::new());
        let first = &findings(Some((path.clone(), "-L")), false)[0];
        assert_eq!(first.what, format!("library: {} (named by -L): 1 file", path.display()));
    }

    #[test]
    fn what_is_not_there_or_cannot_be_read_is_a_problem() {
        let (_dir, path) = library();
        assert!(problems(&path.join("no"))[0].contains("(named by -L): No such file"));
        for name in ["b", "c", "d", "e"] {
            fs::write(path.join(name).with_extension("yaml"), "[").unwrap();
        }
        let told = problems(&path).join("\n").replace(path.to_str().unwrap(), "");
        assert_eq!(told, "library: 4 files cannot be read: /b.yaml, /c.yaml, /d.yaml and 1 more");
    }

    #[test]
    fn what_anybody_may_write_is_a_problem() {
        let (_dir, path) = library();
        fs::set_permissions(path.join("a.yaml"), PermissionsExt::from_mode(0o666)).unwrap();
        let told = problems(&path).join("\n");
        assert!(
            told.contains("anybody may write to 1 file or folder") && told.ends_with("(mode 666)"),
            "{told}"
        );
    }

    #[test]
    fn a_captive_account_must_not_write() {
        let path = Path::new("/srv/briefs");
        assert!(matches!(ours(path, true, true).verdict, Verdict::Problem(_)));
        assert_eq!(ours(path, true, false), Finding::note("library: you may write into it"));
        assert_eq!(ours(path, false, true), Finding::ok("library: you may not write into it"));
    }

    #[test]
    fn limits_are_held_against_the_folders() {
        let watched = |folders, watches, can| watching(folders, watches, can).map(|finding| finding.verdict);
        assert_eq!(watched(3, Some(8), true), Some(Verdict::Ok));
        assert!(
            matches!(watched(9, Some(8), true), Some(Verdict::Problem(cure)) if cure.contains("watches=72"))
        );
        assert!(matches!(watched(3, Some(8), false), Some(Verdict::Problem(_))));
        assert_eq!(watched(3, None, true), None);
    }
}
