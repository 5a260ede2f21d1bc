//! A library on disk that changes, and what a librarian answers then.

use super::{Notice, Report, Watch};
use crate::brief::sourcing::Sourcing;
use crate::library::librarian::{Answer, Librarian};
use crate::library::{BriefKey, BriefRow, Filter, Origin, Page, Query, Row, State, Wanted};
use crate::text::Text;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// Longer than any machine takes; what waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(30);

fn brief(headline: &str) -> String {
    format!("brief: 1\nheadline: {headline}\nsource: {{outlet: o, published: 2031, text: texts/a.txt}}\n")
}

/// A folder with two briefs, and a librarian who has read it.
struct Desk {
    folder: tempfile::TempDir,
    librarian: Librarian,
    answers: Receiver<Answer>,
    revision: u64,
}

impl Desk {
    fn open() -> Self {
        Self::open_at(|folder| vec![Origin::Path(folder.to_owned())])
    }

    fn open_at(origins: impl FnOnce(&Path) -> Vec<Origin>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a", "b"] {
            fs::write(folder.path().join(format!("{name}.yaml")), brief(name)).unwrap();
        }
        let (tx, answers) = mpsc::channel();
        let librarian = Librarian::start(origins(folder.path()), move |answer| tx.send(answer).is_ok());
        let mut desk = Self { folder, librarian, answers, revision: 0 };
        desk.wait_until(|rows| rows.len() == 2);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn key(&self, name: &str) -> BriefKey {
        BriefKey(self.path(name).to_str().unwrap().into())
    }

    fn write(&mut self, name: &str, content: &str) -> &mut Self {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), content).unwrap();
        self
    }

    fn next(&mut self) -> Answer {
        let answer = self.answers.recv_timeout(PATIENCE).expect("an answer");
        if let Answer::Shelved { revision, .. } = answer {
            self.revision = revision;
        }
        answer
    }

    fn rows(&mut self) -> Vec<Arc<BriefRow>> {
        let rows = self.page(Wanted::Briefs).rows;
        rows.into_iter().map(|row| if let Row::Brief(row) = row { row } else { unreachable!() }).collect()
    }

    /// Waits for the library to be so, asking whenever it is said to have changed.
    fn wait_until(&mut self, so: impl Fn(&[Arc<BriefRow>]) -> bool) {
        while !so(&self.rows()) {
            while !matches!(self.next(), Answer::Shelved { .. }) {}
        }
    }

    fn wait_for_sourcing(&mut self, expected: &Sourcing) {
        while self.sourcing().as_ref() != Some(expected) {
            while !matches!(self.next(), Answer::Shelved { .. }) {}
        }
    }

    fn wait_for_headline(&mut self, headline: &str) {
        self.wait_until(|rows| rows.iter().any(|row| row.headline.raw() == headline));
    }

    fn page(&mut self, wanted: Wanted) -> Page {
        self.librarian.ask(8, Query::all(wanted, Filter::default()));
        loop {
            if let Answer::Page { no: 8, page } = self.next() {
                break page;
            }
        }
    }

    /// How the one thing that somebody said stands with its text.
    fn sourcing(&mut self) -> Option<Sourcing> {
        let speakers = self.page(Wanted::Speakers { needle: String::new() });
        let Row::Actor(speaker) = &speakers.rows[0] else { unreachable!() };
        let words = self.page(Wanted::Words { of: speaker.key.clone() });
        let Row::Item(words) = &words.rows[0] else { unreachable!() };
        words.sourcing.clone()
    }

    fn article(&mut self) -> Option<String> {
        self.librarian.article(9, self.key("a.yaml"));
        loop {
            if let Answer::Article { no: 9, article } = self.next() {
                return article.ok().map(|article| article.paragraphs.iter().map(Text::raw).collect());
            }
        }
    }
}

/// Puts a file in another's place, as most editors do.
fn put(from: &Path, to: &Path, content: &str) {
    fs::write(from, content).unwrap();
    fs::rename(from, to).unwrap();
}

#[test]
fn a_file_that_changes_is_read_anew_however_it_is_saved() {
    let mut desk = Desk::open();
    desk.write("a.yaml", &brief("written")).wait_for_headline("written");
    put(&desk.path(".a.swp"), &desk.path("a.yaml"), &brief("moved there"));
    desk.wait_for_headline("moved there");
    fs::rename(desk.path("a.yaml"), desk.path("a.yaml~")).unwrap();
    desk.write("a.yaml", &brief("moved away")).wait_for_headline("moved away");
    assert_eq!(desk.rows().len(), 2);
}

#[test]
fn a_file_that_breaks_explains_itself_and_is_mended() {
    let mut desk = Desk::open();
    desk.write("a.yaml", "brief: [").wait_until(|rows| rows[0].state == State::Unreadable);
    assert!(desk.rows()[0].problem.as_ref().unwrap().as_str().starts_with("line 1"));
    desk.write("a.yaml", &brief("mended")).wait_for_headline("mended");
    assert!(desk.rows().iter().all(|row| row.state != State::Unreadable));
}

#[test]
fn files_come_and_go_with_and_without_their_folder() {
    let mut desk = Desk::open();
    desk.write("c.yaml", &brief("new")).wait_for_headline("new");
    desk.write("sub/deep/d.yaml", &brief("in a folder")).wait_for_headline("in a folder");
    desk.write("sub/deep/e.yaml", &brief("later")).wait_for_headline("later");
    fs::rename(desk.path("sub"), desk.path("other")).unwrap();
    let path = |rows: &[Arc<BriefRow>], path: &str| rows.iter().any(|row| row.path.raw() == path);
    desk.wait_until(|rows| path(rows, "other/deep/e.yaml") && !path(rows, "sub/deep/e.yaml"));
    fs::remove_dir_all(desk.path("other")).unwrap();
    fs::remove_file(desk.path("c.yaml")).unwrap();
    desk.wait_until(|rows| rows.len() == 2);
}

#[test]
fn what_the_walk_leaves_out_is_left_out() {
    let mut desk = Desk::open();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("x.yaml"), brief("outside")).unwrap();
    desk.write(".hidden/h.yaml", &brief("hidden")).write("n.txt", &brief("no brief"));
    std::os::unix::fs::symlink(outside.path(), desk.path("link")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("x.yaml"), desk.path("x.yaml")).unwrap();
    desk.wait_until(|rows| rows.len() == 3);
    let row = desk.rows()[0].clone();
    assert_eq!(row.problem.as_ref().unwrap().as_str(), "it is outside the library");
    desk.write("z.yaml", &brief("last")).wait_for_headline("last");
    assert_eq!(desk.rows().len(), 4);
}

#[test]
fn many_files_at_once_are_one_change_or_few() {
    let mut desk = Desk::open();
    let before = desk.revision;
    for number in 0..300 {
        desk.write(&format!("many/{number}.yaml"), &brief("many"));
    }
    desk.wait_until(|rows| rows.len() == 302);
    assert!(desk.revision - before < 30, "{} changes", desk.revision - before);
}

#[test]
fn files_asked_for_by_name_are_watched_and_others_are_not() {
    let names = |folder: &Path| ["a", "b"].map(|name| Origin::Path(folder.join(name).with_extension("yaml")));
    let mut desk = Desk::open_at(|folder| names(folder).to_vec());
    desk.write("c.yaml", &brief("not asked for"));
    desk.write("b.yaml", &brief("asked for")).wait_for_headline("asked for");
    assert_eq!(desk.rows().len(), 2);
    fs::remove_file(desk.path("a.yaml")).unwrap();
    desk.wait_until(|rows| rows[0].state == State::Unreadable);
    assert_eq!(desk.rows()[0].problem.as_ref().unwrap().as_str(), "no such file or directory");
}

#[test]
fn a_folder_that_was_asked_for_goes_and_comes_back() {
    let mut desk = Desk::open_at(|folder| {
        fs::create_dir(folder.join("library")).unwrap();
        fs::rename(folder.join("a.yaml"), folder.join("library/a.yaml")).unwrap();
        fs::rename(folder.join("b.yaml"), folder.join("library/b.yaml")).unwrap();
        vec![Origin::Path(folder.join("library"))]
    });
    fs::remove_dir_all(desk.path("library")).unwrap();
    desk.wait_until(|rows| rows.len() == 1 && rows[0].state == State::Unreadable);
    desk.write("library/c.yaml", &brief("back")).wait_for_headline("back");
    assert_eq!(desk.rows().len(), 1);
    desk.write("library/d.yaml", &brief("later")).wait_for_headline("later");
}

#[test]
fn the_text_of_an_open_brief_is_told_of_when_it_changes() {
    let mut desk = Desk::open();
    desk.write("texts/a.txt", "before");
    assert_eq!(desk.article().as_deref(), Some("before"));
    desk.librarian.look_after(vec![desk.key("a.yaml")]);
    // The lookout takes notices in order: when it has seen this, it knows what is open.
    desk.write("b.yaml", &brief("seen")).wait_for_headline("seen");
    let before = desk.revision;
    desk.write("texts/a.txt", "afterwards");
    while desk.revision == before {
        desk.next();
    }
    assert_eq!(desk.article().as_deref(), Some("afterwards"));
}

#[test]
fn words_are_held_against_the_text_anew_when_it_changes_whatever_is_open() {
    let mut desk = Desk::open();
    let quoting = format!("{}quotes: [{{speaker: Bo Lind, text: It rained.}}]\n", brief("a"));
    desk.write("texts/a.txt", "“It rained,” he said.").write("a.yaml", &quoting);
    desk.wait_until(|rows| rows[0].counts.contains(&1));
    assert_eq!(desk.sourcing(), Some(Sourcing::Verbatim));
    desk.write("texts/a.txt", "“It snowed,” he said.");
    desk.wait_for_sourcing(&Sourcing::NotFound);
    fs::rename(desk.path("texts"), desk.path("elsewhere")).unwrap();
    desk.wait_for_sourcing(&Sourcing::Unchecked);
}

/// A lookout without a system that tells of anything.
fn unwatched(folder: &Path, keys: Vec<BriefKey>) -> (mpsc::Sender<Notice>, Receiver<Report>) {
    let (tx, reports) = mpsc::channel();
    let (notices, inbox) = mpsc::channel();
    let origins = vec![Origin::Path(folder.to_owned())];
    let watch = Watch::new(origins, None, move |report| tx.send(report).is_ok());
    std::thread::spawn(move || watch.run(&inbox));
    notices.send(Notice::Open(keys)).unwrap();
    (notices, reports)
}

#[test]
fn where_nothing_is_told_open_briefs_and_their_texts_are_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, brief("before")).unwrap();
    let (_notices, reports) = unwatched(folder.path(), vec![BriefKey(path.to_str().unwrap().into())]);
    let changes = || loop {
        match reports.recv_timeout(PATIENCE).expect("a report") {
            Report::Changed(changes) if !changes.is_empty() => break changes,
            _ => {}
        }
    };
    while !matches!(reports.recv_timeout(PATIENCE), Ok(Report::Complete)) {}
    put(&folder.path().join("new"), &path, &brief("afterwards"));
    assert_eq!(changes().read[0].headline.as_ref().map(Text::raw), Some("afterwards"));
    fs::remove_file(&path).unwrap();
    assert_eq!(changes().gone.len(), 1);
    fs::write(&path, brief("again")).unwrap();
    assert_eq!(changes().read.len(), 1);
    fs::create_dir(folder.path().join("texts")).unwrap();
    fs::write(folder.path().join("texts/a.txt"), "a text").unwrap();
    let changes = changes();
    assert!(changes.open_text && changes.read.is_empty() && changes.gone.is_empty(), "{changes:?}");
}
