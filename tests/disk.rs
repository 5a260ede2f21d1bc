//! A library's folder that holds anything: whatever is no brief is told of, and hides none.

mod support {
    pub(crate) mod junk;
}

use nutgraf::library::{Loaded, Origin, State, load};
use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use support::junk::{JUNK, badly_named, brief, fifo, strew};

/// Longer than any of this takes; what takes so long hangs.
const PATIENCE: Duration = Duration::from_mins(2);

/// The names of texts that cannot be read, with what is said of each.
const TEXTS: [(&str, &str); 7] = [
    ("fifo.txt", "cannot be read: it is not a regular file"),
    ("folder", "cannot be read: it is not a regular file"),
    ("socket.txt", "cannot be read: it is not a regular file"),
    ("out.txt", "cannot be read: it is outside the library"),
    ("loop.txt", "cannot be read: too many levels of symbolic links"),
    ("gone.txt", "cannot be read: no such file or directory"),
    ("huge.txt", "is larger than 1 MiB"),
];

/// What the program left behind.
struct Ran {
    stdout: String,
    stderr: String,
    code: Option<i32>,
}

fn nutgraf(args: &[&str], folder: &Path) -> Ran {
    let mut command = assert_cmd::Command::cargo_bin("nutgraf").expect("the program is built");
    command.args(args).current_dir(folder).env_clear().env("HOME", "/nonexistent").timeout(PATIENCE);
    let output = command.output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() }
}

fn strewn() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    strew(folder.path());
    fs::write(folder.path().join("good.yaml"), brief("Good", "a.txt")).expect("a brief");
    fs::write(folder.path().join("a.txt"), "It rained.\n").expect("a text");
    folder
}

#[test]
fn each_is_named_with_its_reason_and_the_good_brief_is_there() {
    let folder = strewn();
    let Ran { stdout, code, .. } = nutgraf(&["-L", ".", "list"], folder.path());
    assert_eq!(code, Some(0));
    for (name, why) in JUNK {
        assert!(stdout.contains(&format!("! {name}  cannot be read: {why}")), "{name}:\n{stdout}");
    }
    assert_eq!(stdout.lines().filter(|line| line.starts_with('!')).count(), JUNK.len(), "{stdout}");
    assert!(stdout.contains("Good"), "{stdout}");
}

#[test]
fn check_says_the_same_and_fails() {
    let folder = strewn();
    let Ran { stdout, stderr, code } = nutgraf(&["check", "."], folder.path());
    let said = stdout + &stderr;
    assert_eq!(code, Some(1), "{said}");
    for (name, why) in JUNK {
        assert!(said.lines().any(|line| line.contains(name) && line.contains(why)), "{name}:\n{said}");
    }
}

#[test]
fn each_is_told_when_it_is_asked_for_by_itself() {
    let folder = strewn();
    for (name, why) in JUNK.into_iter().filter(|(name, _)| !matches!(*name, "loop.yaml" | "nowhere.yaml")) {
        let Ran { stdout, stderr, code } = nutgraf(&["list", name], folder.path());
        let said = stdout + &stderr;
        // A link to a folder leads there when it is asked for.
        let why = if name == "to-folder.yaml" { "nothing found" } else { why };
        assert_eq!((code, said.contains(why)), (Some(1), true), "{name}: {said}");
    }
}

#[test]
fn a_text_that_cannot_be_read_is_told_and_its_brief_is_there() {
    for (text, why) in TEXTS {
        let folder = strewn();
        fs::write(folder.path().join("x.yaml"), brief("Here", text)).expect("a brief");
        let Ran { stdout, stderr, code } =
            nutgraf(&["-L", ".", "show", "x.yaml", "--section", "article"], folder.path());
        let said = stdout + &stderr;
        assert!(said.contains(&format!("The article's text, {text}, {why}.")), "{code:?} {said}");
        let Ran { stdout, .. } = nutgraf(&["-L", ".", "check", "x.yaml"], folder.path());
        assert!(stdout.contains(why), "{stdout}");
    }
}

#[test]
fn no_name_hides_another_or_does_anything() {
    let folder = tempfile::tempdir().expect("a folder");
    badly_named(folder.path());
    let Ran { stdout, stderr, code } = nutgraf(&["-L", ".", "list"], folder.path());
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    for headline in ["First twin", "Second twin", "Clears", "Turns"] {
        assert!(stdout.contains(headline), "{headline}:\n{stdout}");
    }
    assert!(stdout.contains("twin\\xfe") && stdout.contains("twin\\xff"), "{stdout}");
    assert_eq!(stdout.lines().count(), 5, "a line for each, under the head");
    assert!(!stdout.contains(['\u{1b}', '\u{202e}']), "{stdout:?}");
}

/// Whoever tells of it, and wherever.
#[test]
fn a_name_that_is_no_text_is_written_in_one_way() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(OsStr::from_bytes(b"bad\xfe.yaml")), "brief: [\n").expect("a file");
    for args in [&["list"][..], &["check"], &["check", "--format", "json"], &["doctor"], &["quotes"]] {
        let Ran { stdout, stderr, .. } = nutgraf(&[&["-L", "."], args].concat(), folder.path());
        let said = (stdout + &stderr).replace("\\\\", "\\");
        assert!(said.contains("bad\\xfe.yaml") && !said.contains("␀"), "{args:?}: {said}");
    }
}

/// Root may read anything, so the program is run as somebody else.
#[test]
fn what_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = strewn();
    fs::create_dir(folder.path().join("closed")).expect("a folder");
    fs::write(folder.path().join("secret.yaml"), brief("Secret", "a.txt")).expect("a brief");
    let modes = [("closed", 0), ("secret.yaml", 0), ("", 0o755)];
    for (name, mode) in modes {
        fs::set_permissions(folder.path().join(name), PermissionsExt::from_mode(mode)).expect("its mode");
    }
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_nutgraf"));
    command.arg("-L").arg(folder.path()).arg("list").env("HOME", "/nonexistent").current_dir("/");
    if rustix::process::geteuid().is_root() {
        command.uid(65534).gid(65534);
    }
    let Ok(output) = command.output() else {
        eprintln!("skipped: nobody else may run the program");
        return;
    };
    let stdout = String::from_utf8_lossy(&output.stdout);
    for name in ["closed", "secret.yaml"] {
        assert!(stdout.contains(&format!("! {name}  cannot be read: permission denied")), "{stdout}");
    }
    assert!(stdout.contains("Good"), "{stdout}");
    fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o000)).expect("its mode");
    let output = command.output().expect("it runs");
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).expect("its mode");
    assert!(
        stdout.contains("! .  cannot be read: permission denied") || !output.status.success(),
        "{stdout}"
    );
}

#[test]
fn a_device_in_the_library_is_not_opened() {
    use rustix::fs::{CWD, FileType, Mode, makedev, mknodat};
    let folder = strewn();
    let device = folder.path().join("device.yaml");
    // Major 1, minor 5: /dev/zero.
    if mknodat(CWD, &device, FileType::CharacterDevice, Mode::RWXU, makedev(1, 5)).is_err() {
        eprintln!("skipped: devices cannot be made here");
        return;
    }
    let Ran { stdout, .. } = nutgraf(&["-L", ".", "list"], folder.path());
    assert!(stdout.contains("! device.yaml  cannot be read: it is not a regular file"), "{stdout}");
}

#[test]
fn a_tree_that_is_too_deep_is_told_and_the_rest_is_read() {
    let folder = strewn();
    let mut deep = folder.path().to_owned();
    for _ in 0..1_000 {
        deep.push("d");
    }
    fs::create_dir_all(&deep).expect("a deep folder");
    fs::write(deep.join("deep.yaml"), brief("Deep down", "a.txt")).expect("a brief");
    let Ran { stdout, .. } = nutgraf(&["-L", ".", "list"], folder.path());
    assert!(stdout.contains("Good") && stdout.contains("Deep down"), "{stdout}");
}

#[test]
fn thousands_of_entries_are_told_and_hide_no_brief() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: String| folder.path().join(name);
    for no in 0..10_000 {
        match no % 4 {
            0 => fs::write(at(format!("{no}.yaml")), b"\xff\0[[[").expect("a file"),
            1 => fifo(&at(format!("{no}.yaml"))),
            2 => std::os::unix::fs::symlink(format!("{no}.yaml"), at(format!("{no}.yaml"))).expect("a link"),
            _ => fs::write(at(format!("{no}.txt")), "no brief").expect("a file"),
        }
    }
    fs::write(folder.path().join("good.yaml"), brief("Good", "a.txt")).expect("a brief");
    let start = Instant::now();
    let Ran { stdout, .. } = nutgraf(&["-L", ".", "list"], folder.path());
    assert!(start.elapsed() < PATIENCE);
    assert_eq!(stdout.lines().filter(|line| line.starts_with('!')).count(), 7_500);
    assert!(stdout.contains("Good"));
}

fn loaded(folder: &Path) -> Vec<Loaded> {
    let mut all = Vec::new();
    load::load(&[Origin::Path(folder.to_owned())], |batch| {
        all.extend(batch);
        true
    });
    all
}

/// Whether the good brief is there, all junk, and at most one more.
fn is_well_read(all: &[Loaded]) -> bool {
    all.iter().any(|one| one.path.raw() == "good.yaml" && one.state() == State::Ok)
        && (JUNK.len() + 1..=JUNK.len() + 2).contains(&all.len())
}

/// While it is read again and again, a file grows, shrinks, vanishes and is replaced by what is no file.
#[test]
fn files_that_change_while_they_are_read_do_no_harm() {
    let folder = strewn();
    let (path, whole) = (folder.path().join("restless.yaml"), brief("Restless", "a.txt"));
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0_u32.. {
                if over.load(Ordering::SeqCst) {
                    break;
                }
                // Any of these may fail, because of the one before: that is as it should be.
                let _ = fs::write(&path, &whole);
                let grown = OpenOptions::new().append(true).open(&path);
                let _ = grown.and_then(|mut file| file.write_all(&vec![b'#'; 300_000]));
                let _ = OpenOptions::new()
                    .write(true)
                    .open(&path)
                    .and_then(|file| file.set_len(u64::from(round % 90)));
                let _ = fs::remove_file(&path);
                fifo(&path);
                let _ = fs::remove_file(&path);
            }
        });
        let until = Instant::now() + Duration::from_secs(2);
        let mut readings = 0;
        while Instant::now() < until && is_well_read(&loaded(folder.path())) {
            readings += 1;
        }
        let well = Instant::now() >= until;
        over.store(true, Ordering::SeqCst);
        assert!(well && readings > 1, "after {readings} readings");
    });
    fs::write(&path, &whole).expect("a brief");
    let all = loaded(folder.path());
    assert!(all.iter().any(|one| one.path.raw() == "restless.yaml" && one.state() == State::Ok));
}
