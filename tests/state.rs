//! What a reader keeps, on disk: by several programs at once, killed, without room, and by the commands that show it.

mod support {
    #[expect(dead_code, reason = "other tests use the rest")]
    pub(crate) mod pty;
    #[expect(dead_code, reason = "other tests use the rest")]
    pub(crate) mod shell;
}

use nutgraf::state::store::load;
use nutgraf::state::{BriefName, Change, Clip, ClipChange, Keeper, Kept, Marks, Store};
use rustix::process::{Signal, kill_process};
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use support::pty::{Ended, Session};
use support::shell::{Ran, nutgraf, ran};

const LONG: Duration = Duration::from_mins(1);

fn brief(id: &str) -> BriefName {
    BriefName { library: "/srv/briefs".into(), id: id.into() }
}

fn keep(folder: &Path, changes: impl IntoIterator<Item = Change>) {
    let keeper = Keeper::start(Store::at(folder), |_| true);
    changes.into_iter().for_each(|change| keeper.keep(change, jiff::Timestamp::now()));
    assert_eq!(keeper.close(LONG), None);
}

fn starred(marks: &Marks) -> BTreeSet<String> {
    let briefs = marks.libraries().values().flat_map(|marks| &marks.briefs);
    briefs.filter(|(_, marks)| marks.starred).map(|(id, _)| id.to_string()).collect()
}

/// Another process of this very program that does nothing but write: `changes` stars in bursts of ten, or stars for ever.
fn writer(folder: &Path, name: &str, changes: &str) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--ignored", "--exact", "writes"]).stdout(Stdio::null()).stderr(Stdio::null());
    command.env("NUTGRAF_TEST_FOLDER", folder).env("NUTGRAF_TEST_NAME", name);
    command.env("NUTGRAF_TEST_CHANGES", changes).spawn().expect("it starts")
}

#[test]
#[ignore = "it is what `writer` starts"]
fn writes() {
    let value = |name| std::env::var(name).unwrap();
    let (folder, name) = (PathBuf::from(value("NUTGRAF_TEST_FOLDER")), value("NUTGRAF_TEST_NAME"));
    let changes = value("NUTGRAF_TEST_CHANGES").parse().unwrap_or(usize::MAX);
    for burst in 0..changes / 10 {
        let stars = (0..10).map(|no| Change::Star(brief(&format!("{name}-{burst}-{no}")), true));
        keep(&folder, stars);
    }
}

#[test]
fn two_writers_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let writers = ["a", "b"].map(|name| writer(dir.path(), name, "1000"));
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let loaded = load(dir.path());
    assert_eq!((starred(&loaded.marks).len(), loaded.troubles), (2000, Vec::new()));
}

#[test]
fn killed_at_any_moment_it_leaves_a_file_that_loads() {
    let dir = tempfile::tempdir().unwrap();
    let (mut before, mut torn, mut rounds) = (BTreeSet::new(), 0, 0);
    // How long it may run. A busy machine needs more to come to write at all.
    let mut longest = 24_000;
    let until = Instant::now() + Duration::from_secs(20);
    while rounds < 500 && (rounds < 50 || torn == 0 || Instant::now() < until) {
        let mut writer = writer(dir.path(), &rounds.to_string(), "for ever");
        std::thread::sleep(Duration::from_micros(fastrand::u64(4_000..longest)));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let loaded = load(dir.path());
        assert_eq!(loaded.troubles, []);
        let now = starred(&loaded.marks);
        assert!(before.is_subset(&now), "what was written stays");
        let left = left_behind(dir.path());
        if left == 0 && now.len() == before.len() {
            longest = (longest * 11 / 10).min(400_000);
        }
        (before, rounds, torn) = (now, rounds + 1, torn + left);
    }
    eprintln!("{rounds} killed, {torn} of them while writing; {} stars written", before.len());
    assert!(rounds >= 50 && torn > 0 && !before.is_empty());
}

/// Removes the files of killed writers, and gives how many there were.
fn left_behind(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let temporary = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".nutgraf-"))
    };
    entries.filter(temporary).map(|path| fs::remove_file(path).expect("it is ours")).count()
}

#[test]
fn a_disk_without_room_is_told_once_and_loses_nothing_that_was_there() {
    let dir = tempfile::tempdir().unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=64k", "nutgraf-test"])
        .arg(dir.path())
        .stderr(Stdio::null())
        .status();
    if !mounted.is_ok_and(|status| status.success()) {
        eprintln!("skipped: no file system of 64 KiB can be mounted here");
        return;
    }
    let _mount = Mount(dir.path().to_owned());
    let folder = dir.path().join("nutgraf");
    keep(&folder, [Change::Star(brief("first"), true)]);
    let (tx, rx) = mpsc::channel();
    let keeper = Keeper::start(Store::at(&folder), move |kept| tx.send(kept).is_ok());
    for no in 0..3000 {
        keeper.keep(Change::Star(brief(&format!("{no:040}")), true), jiff::Timestamp::now());
        if no % 1000 == 0 {
            std::thread::sleep(Duration::from_millis(300));
        }
    }
    let late = keeper.close(LONG);
    let told: Vec<Kept> = rx.try_iter().filter(|kept| matches!(kept, Kept::Trouble(_))).collect();
    assert_eq!(told.len() + usize::from(late.is_some()), 1, "{told:?} {late:?}");
    assert!(format!("{told:?}{late:?}").contains("the disk is full"), "{told:?} {late:?}");
    let loaded = load(&folder);
    assert!(starred(&loaded.marks).contains("first") && loaded.troubles.is_empty());
    assert_eq!(left_behind(&folder), 0);
}

/// Unmounted when dropped.
struct Mount(PathBuf);

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

/// A reader of the briefs whose state is in a folder.
fn reader(state: &Path) -> Session {
    let state = state.to_str().expect("a path of letters");
    let mut session = Session::start(&["-L", "briefs"], &[("XDG_STATE_HOME", state)]);
    session.wait_for("12 briefs");
    session
}

#[test]
fn without_a_place_for_its_state_the_reader_works_and_says_so_once() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("file"), "").unwrap();
    let mut session = reader(&dir.path().join("file/state"));
    session.wait_for("What you mark is not kept");
    session.press("G\r2", "2 Quotes 23").press("q", "12 briefs");
    session.send("q");
    assert_eq!(session.end(), Ended::Status(0));
    let written = String::from_utf8_lossy(&session.written);
    assert_eq!(written.matches("is not kept").count(), 1, "{written}");
}

#[test]
fn a_newer_programs_marks_are_left_alone_and_a_damaged_file_is_set_aside() {
    for (words, told, stays) in
        [("{\"format\":7}", "newer nutgraf", true), ("{\"format\":1,", "was damaged", false)]
    {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("nutgraf");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("marks.json"), words).unwrap();
        let mut session = reader(dir.path());
        session.wait_for(told).send("q");
        assert_eq!(session.end(), Ended::Status(0));
        assert_eq!(fs::read_to_string(folder.join("marks.json")).unwrap() == words, stays);
        let names = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let kept = names.filter(|path| fs::read_to_string(path).is_ok_and(|text| text == words)).count();
        assert_eq!(kept, 1, "{told}");
    }
}

/// How a reader ended after a visit, and whether that was kept.
fn visit(end: impl FnOnce(Session) -> Ended) -> (Ended, bool) {
    let dir = tempfile::tempdir().expect("a folder");
    let ended = end(reader(dir.path()));
    let library = fs::canonicalize("briefs").expect("the briefs");
    let marks = load(&dir.path().join("nutgraf")).marks;
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&dir.path().join("nutgraf")), 0o700);
    assert_eq!(mode(&dir.path().join("nutgraf/lock")), 0o600);
    (ended, marks.last_visit(library.to_str().expect("a path of letters")).is_some())
}

#[test]
fn the_visit_is_kept_however_it_ends() {
    let quit = |mut session: Session| {
        session.send("q");
        session.end()
    };
    assert_eq!(visit(quit), (Ended::Status(0), true));
    let terminate = |mut session: Session| {
        kill_process(session.process(), Signal::TERM).unwrap();
        session.end()
    };
    assert_eq!(visit(terminate), (Ended::Status(143), true));
    // Once the terminal is gone, a busy machine may not get it done in time.
    assert!((0..5).any(|_| visit(Session::hang_up).1));
}

/// A command with the state in a folder.
fn run(state: &Path, args: &[&str]) -> Ran {
    ran(nutgraf(args).env("XDG_STATE_HOME", state))
}

/// A state with marks in two libraries, a clip and copied words.
fn state() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let clip: Clip = serde_json::from_value(serde_json::json!({
        "id": 1, "at": "1970-01-01T00:00:00Z", "brief": brief("dam"), "item": "quotes[1]", "section": "quotes",
        "headline": "\u{1b}]52;c;ZXZpbA==\u{7}", "words": "“No.”", "cited": "“No.” — A", "markdown": "> No."
    }))
    .expect("a clip");
    let changes = [
        Change::Star(brief("dam"), true),
        Change::Star(BriefName { library: "samples".into(), id: "ferry".into() }, true),
        Change::Clip(ClipChange::Add(Box::new(clip), None)),
        Change::Copied("“No.”\n\u{1b}[31mA".to_owned()),
    ];
    keep(&dir.path().join("nutgraf"), changes);
    dir
}

#[test]
fn the_clips_are_read_aloud() {
    let dir = state();
    let said = run(dir.path(), &["--plain", "clips"]);
    assert_eq!((said.stderr.as_str(), said.code), ("", 0));
    let lines: Vec<&str> = said.stdout.lines().collect();
    assert!(lines.first().is_some_and(|line| line.starts_with("Clip 1 of 1. ")), "{}", said.stdout);
    assert!(lines.last().is_some_and(|line| line.starts_with("In: ")), "{}", said.stdout);
    assert!(!said.stdout.contains(['¶', '>', '#', '\\', '\u{1b}']), "{}", said.stdout);
}

#[test]
fn the_state_is_shown_and_exported() {
    let dir = state();
    let path = run(dir.path(), &["state", "path"]);
    assert_eq!(path.stdout, format!("{}\n", dir.path().join("nutgraf").display()));
    let export = run(dir.path(), &["state", "export"]);
    assert_eq!((export.stderr.as_str(), export.code), ("", 0));
    assert!(!export.stdout.contains('\u{1b}'), "{}", export.stdout);
    let all: serde_json::Value = serde_json::from_str(&export.stdout).unwrap();
    assert_eq!(all["format"], 1);
    assert_eq!(all["libraries"]["/srv/briefs"]["briefs"]["dam"]["starred"], true);
    assert_eq!(all["clips"][0]["headline"], "\u{1b}]52;c;ZXZpbA==\u{7}");
    assert_eq!(all["copied"]["words"], "“No.”\n\u{1b}[31mA");
    let copied = run(dir.path(), &["copied"]);
    assert_eq!((copied.stdout.as_str(), copied.code), ("“No.”\n␛[31mA\n", 0));
}

#[test]
fn where_nothing_is_kept_it_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let export = run(dir.path(), &["state", "export"]);
    assert_eq!(
        (export.stdout.as_str(), export.code),
        ("{\"format\":1,\"libraries\":{},\n\"clips\":[],\n\"copied\":null}\n", 1)
    );
    let copied = run(dir.path(), &["copied"]);
    assert_eq!((copied.stdout.as_str(), copied.code), ("", 1));
    assert!(copied.stderr.contains("nothing was copied yet"), "{}", copied.stderr);
    let forget = run(dir.path(), &["state", "forget", "--yes"]);
    assert!(forget.stderr.contains("nothing is kept"), "{}", forget.stderr);
    assert_eq!((forget.code, fs::read_dir(dir.path()).unwrap().count()), (1, 0));
}

#[test]
fn what_cannot_be_read_is_told() {
    let dir = state();
    fs::write(dir.path().join("nutgraf/marks.json"), "{").unwrap();
    let export = run(dir.path(), &["state", "export"]);
    assert_eq!(export.code, 2);
    assert!(export.stderr.contains("marks.json is damaged"), "{}", export.stderr);
    assert!(export.stdout.contains("quotes[1]"), "the clips are there: {}", export.stdout);
    fs::write(dir.path().join("nutgraf/copied.json"), "{\"format\":2}").unwrap();
    let copied = run(dir.path(), &["copied"]);
    assert_eq!(copied.code, 2);
    assert!(copied.stderr.contains("written by a newer nutgraf"), "{}", copied.stderr);
}

#[test]
fn what_is_forgotten_is_agreed_to() {
    let dir = state();
    let folder = dir.path().join("nutgraf");
    let refused = run(dir.path(), &["state", "forget"]);
    assert_eq!((refused.stdout.as_str(), refused.code), ("", 2));
    assert!(refused.stderr.contains("give --yes"), "{}", refused.stderr);
    let other = run(dir.path(), &["state", "forget", "/srv/other", "--yes"]);
    assert_eq!((other.stdout.as_str(), other.code), ("", 1));
    let one = run(dir.path(), &["state", "forget", "/srv/briefs/", "--yes"]);
    assert_eq!((one.stdout.as_str(), one.code), ("Removed: the marks of 1 brief of /srv/briefs.\n", 0));
    assert_eq!(starred(&load(&folder).marks), BTreeSet::from(["ferry".to_owned()]));
    assert_eq!(load(&folder).clips.clips.len(), 1);
    let env = [("XDG_STATE_HOME", dir.path().to_str().unwrap())];
    for (answer, code, stays) in [("n\r", 1, true), ("y\r", 0, false)] {
        let mut session = Session::start(&["state", "forget"], &env);
        session.wait_for("[y/N]").send(answer);
        assert_eq!(session.end(), Ended::Status(code), "{}", session.screen());
        assert_eq!(folder.exists(), stays, "{}", session.screen());
    }
}
