//! A draft reviewed in a terminal: what is decided is in the file at once, and is there to go on from.

use crate::support::pty::{Ended, Session};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const DRAFT: &str = include_str!("../fixtures/review/lumen.yaml");

/// A folder with a draft and its article.
fn desk() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("lumen.yaml");
    fs::write(&file, DRAFT).expect("a draft");
    fs::write(folder.path().join("lumen.txt"), include_str!("../fixtures/review/lumen.txt"))
        .expect("an article");
    (folder, file)
}

fn review(file: &Path) -> Session {
    Session::start(&["review", file.to_str().expect("UTF-8")], &[])
}

/// Waits until the file has as many parts left that are drafts.
fn wait_for_drafts(file: &Path, number: usize) {
    let until = Instant::now() + Duration::from_secs(30);
    let left = || fs::read_to_string(file).map_or(0, |text| text.matches("x-draft").count());
    while left() != number {
        assert!(Instant::now() < until, "{} drafts are left", left());
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn each_decision_is_saved_at_once_and_the_next_session_goes_on() {
    let (_folder, file) = desk();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("ours");
    let mut session = review(&file);
    session.wait_for("0 done").press("\rd", "2 done");
    wait_for_drafts(&file, 13);
    session.press("A", "Accepted").send("q");
    assert_eq!(session.end(), Ended::Status(0));
    wait_for_drafts(&file, 6);
    let told = "8 accepted, 1 dropped, 6 left: nutgraf review";
    assert!(session.screen().contains(told), "{}", session.screen());
    assert_eq!(fs::metadata(&file).expect("it is there").permissions().mode() & 0o777, 0o640);
    assert_eq!(
        fs::read_dir(file.parent().expect("a folder")).expect("readable").count(),
        2,
        "nothing is left beside it"
    );
    let mut again = review(&file);
    again.wait_for("0 done").press("\r\r\r\r\r\r", "Nothing is left to review: 6 accepted").send("q");
    assert_eq!(again.end(), Ended::Status(0));
    let mut nothing = review(&file);
    assert_eq!(nothing.end(), Ended::Status(1));
    assert!(nothing.screen().contains("nothing left to review"), "{}", nothing.screen());
}

#[test]
fn keys_all_at_once_and_a_hang_up_lose_nothing() {
    let (_folder, file) = desk();
    let mut session = review(&file);
    session.wait_for("0 done").press("\r\r\r", "3 done");
    session.hang_up();
    wait_for_drafts(&file, 12);
}

#[test]
fn what_another_program_writes_meanwhile_stays() {
    let (folder, file) = desk();
    let link = folder.path().join("link.yaml");
    symlink("lumen.yaml", &link).expect("a link");
    let mut session = review(&link);
    session.wait_for("0 done").press("\r", "1 done");
    wait_for_drafts(&file, 14);
    let theirs = fs::read_to_string(&file).expect("readable").replace("dams, evacuation", "dams, valleys");
    fs::write(&file, theirs).expect("writable");
    session.wait_for("Another program wrote the file").press("\r", "2 done").send("q");
    assert_eq!(session.end(), Ended::Status(0));
    wait_for_drafts(&file, 13);
    assert!(fs::read_to_string(&file).expect("readable").contains("dams, valleys"));
    assert!(link.is_symlink());
}

#[test]
fn what_cannot_be_saved_is_said_and_costs_the_exit_status() {
    let (_folder, file) = desk();
    let mut session = review(&file);
    session.wait_for("0 done");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).expect("ours");
    session.press("\r", "Not saved: the file is read-only").press("q", "again gives it up").rest().send("q");
    assert_eq!(session.end(), Ended::Status(2));
    assert!(session.screen().contains("what was decided last is not saved"), "{}", session.screen());
    assert_eq!(fs::read_to_string(&file).expect("readable"), DRAFT);
    let mut refused = review(&file);
    assert_eq!(refused.end(), Ended::Status(2));
    assert!(refused.screen().contains("the file is read-only"), "{}", refused.screen());
}
