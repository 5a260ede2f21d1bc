//! A library's folder that holds anything, and comes to, while it is read.

use crate::support::junk::{JUNK, badly_named, brief, fifo, strew};
use crate::support::pty::{Ended, Session};
use std::fs;
use std::path::Path;

fn open(folder: &Path) -> Session {
    Session::start(&[folder.to_str().expect("UTF-8")], &[])
}

fn library() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("good.yaml"), brief("Good", "a.txt")).expect("a brief");
    fs::write(folder.path().join("a.txt"), "It rained all day.\n").expect("a text");
    folder
}

fn assert_told(session: &mut Session) {
    for (name, why) in JUNK {
        let told = |screen: &str| screen.lines().any(|line| line.contains(name) && line.contains(why));
        session.wait_until(told);
    }
}

#[test]
fn what_is_no_brief_is_told_and_hides_none() {
    let folder = library();
    strew(folder.path());
    let mut session = open(folder.path());
    session.wait_for("Good");
    assert_told(&mut session);
    session.press("\r", "it is not a regular file").press("h", "Good").send("q");
    assert_eq!(session.end(), Ended::Status(0));
}

#[test]
fn what_comes_while_it_is_read_is_told_too() {
    let folder = library();
    let mut session = open(folder.path());
    session.wait_for("1 brief");
    strew(folder.path());
    assert_told(&mut session);
    badly_named(folder.path());
    session.wait_for("First twin").wait_for("Second twin").wait_for("Clears").wait_for("Turns");
    session.send("q");
    assert_eq!(session.end(), Ended::Status(0));
}

#[test]
fn an_open_brief_that_becomes_a_fifo_explains_itself_and_comes_back() {
    let folder = library();
    let path = folder.path().join("good.yaml");
    let mut session = open(folder.path());
    session.wait_for("1 brief").press("\r", "It rained.");
    fs::remove_file(&path).expect("it is there");
    fifo(&path);
    session.wait_for("it is not a regular file");
    fs::remove_file(&path).expect("it is there");
    fs::create_dir(&path).expect("a folder");
    session.wait_for("good.yaml is gone");
    fs::remove_dir(&path).expect("it is there");
    std::os::unix::fs::symlink("good.yaml", &path).expect("a link");
    session.wait_for("too many levels of symbolic links");
    fs::remove_file(&path).expect("it is there");
    fs::write(&path, brief("Good again", "a.txt")).expect("a brief");
    session.wait_for("Good again");
}

#[test]
fn an_article_that_becomes_a_fifo_or_vanishes_is_told_and_comes_back() {
    let folder = library();
    let path = folder.path().join("a.txt");
    let mut session = open(folder.path());
    session.wait_for("1 brief").press("\r7", "It rained all day.");
    fs::remove_file(&path).expect("it is there");
    session.wait_for("no such file or directory");
    fifo(&path);
    session.wait_for("it is not a regular file");
    fs::remove_file(&path).expect("it is there");
    std::os::unix::fs::symlink("/etc/passwd", &path).expect("a link");
    session.wait_for("it is outside the library");
    fs::remove_file(&path).expect("it is there");
    fs::write(&path, "It rained all night.\n").expect("a text");
    session.wait_for("It rained all night.");
}

#[test]
fn a_brief_whose_name_is_no_text_is_looked_after() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().expect("a folder");
    badly_named(folder.path());
    let path = folder.path().join(std::ffi::OsStr::from_bytes(b"twin\xff.yaml"));
    let mut session = open(&path.with_file_name(""));
    session.wait_for("4 briefs").press("/Second\r", "Second twin").press("\r", "It rained.");
    fs::write(&path, brief("Second twin, edited", "a.txt")).expect("a brief");
    session.wait_for("Second twin, edited");
}

#[test]
fn a_library_that_vanishes_is_read_on_from_what_is_known() {
    let folder = library();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).expect("a folder");
    fs::write(inner.join("x.yaml"), brief("Inner", "a.txt")).expect("a brief");
    let mut session = open(&inner);
    session.wait_for("1 brief");
    fs::remove_dir_all(&inner).expect("it is there");
    session.rest();
    session.press("?", "search the help").press("h", "Enter open").send("q");
    assert_eq!(session.end(), Ended::Status(0));
}
