//! A file of the library that is written again and again while somebody works on it, on a thread of its own.
//!
//! Each text is all of the file, so of those that wait only the last is written. What the file says is known here, as it
//! was read or written last: where it says anything else, another program has written it, and that is told instead of
//! being written over. Whoever sends texts counts how often that was: a text that was made without knowing of it comes too
//! late, and is left.

use super::load::reason;
use super::replace::{Written, replace};
use super::walk::Root;
use crate::text::Shown;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// The file has it.
    Saved(Arc<str>),
    /// The file is somebody else's too, and so is written in place. This is told once.
    InPlace,
    /// It could not be written, and why.
    Failed(Shown),
    /// Another program has written the file.
    Overtaken {
        /// How often that has been found by now.
        generation: u64,
        /// What the file says, or why it cannot be read.
        text: Result<Arc<str>, Shown>,
    },
}

enum Job {
    Save(u64, Arc<str>),
    Look,
    Close,
}

/// Writes one file.
#[derive(Debug)]
pub struct Saver {
    jobs: Sender<Job>,
    /// When all is written: why the last text could not be.
    done: Receiver<Option<Shown>>,
}

impl Saver {
    /// Begins with a file that was read as `text`; `reply` is told what becomes of every text, until it gives false.
    pub fn start(
        root: Root,
        file: PathBuf,
        text: &str,
        reply: impl Fn(Saving) -> bool + Send + 'static,
    ) -> Self {
        let (jobs, inbox) = mpsc::channel();
        let (done, told) = mpsc::channel();
        let known = text.as_bytes().to_vec();
        let clerk = Clerk { root, file, known, generation: 0, unsaved: None, in_place: false };
        // Without a thread nothing is saved, which closing tells.
        let _ = std::thread::Builder::new().name("saver".into()).spawn(move || {
            let _ = done.send(clerk.serve(&inbox, &reply));
        });
        Self { jobs, done: told }
    }

    /// Has the file say this; `generation` is how often it was overtaken when this was made.
    pub fn save(&self, generation: u64, text: Arc<str>) {
        let _ = self.jobs.send(Job::Save(generation, text));
    }

    /// Looks whether another program has written the file.
    pub fn look(&self) {
        let _ = self.jobs.send(Job::Look);
    }

    /// Waits until all is written, but no longer than `within`; gives why it is not.
    pub fn close(self, within: Duration) -> Option<Shown> {
        let _ = self.jobs.send(Job::Close);
        self.done.recv_timeout(within).unwrap_or_else(|_| Some(Shown::from("its disk does not answer")))
    }
}

struct Clerk {
    root: Root,
    file: PathBuf,
    /// What the file says.
    known: Vec<u8>,
    generation: u64,
    /// Why the last text is not in the file.
    unsaved: Option<Shown>,
    /// Whether it was ever written in place.
    in_place: bool,
}

impl Clerk {
    fn serve(mut self, inbox: &Receiver<Job>, reply: &dyn Fn(Saving) -> bool) -> Option<Shown> {
        while let Ok(job) = inbox.recv() {
            let (mut last, mut looks, mut closes) = (None, false, false);
            for job in std::iter::once(job).chain(inbox.try_iter()) {
                match job {
                    Job::Save(generation, text) => last = Some((generation, text)),
                    Job::Look => looks = true,
                    Job::Close => closes = true,
                }
            }
            let before = self.in_place;
            let saved = last.and_then(|(generation, text)| self.save(generation, text));
            if self.in_place && !before {
                reply(Saving::InPlace);
            }
            let told = saved.or_else(|| if looks { self.overtaken() } else { None });
            if let Some(told) = told {
                reply(told);
            }
            if closes {
                break;
            }
        }
        self.unsaved
    }

    fn save(&mut self, generation: u64, text: Arc<str>) -> Option<Saving> {
        if generation < self.generation {
            return None;
        }
        if text.as_bytes() == self.known {
            self.unsaved = None;
            return Some(Saving::Saved(text));
        }
        match self.write(&text) {
            Ok(()) => {
                (self.known, self.unsaved) = (text.as_bytes().to_vec(), None);
                Some(Saving::Saved(text))
            }
            Err(error) => {
                let why = Shown::from(reason(&error));
                self.unsaved = Some(why.clone());
                Some(self.overtaken().unwrap_or(Saving::Failed(why)))
            }
        }
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        let (root, file) = self.root.place(&self.file)?;
        let written = replace(root, &file, &self.known, text.as_bytes())?;
        self.in_place |= written == Written::InPlace;
        Ok(())
    }

    /// What another program has written, if one has. A file that cannot be opened has not been written.
    fn overtaken(&mut self) -> Option<Saving> {
        let bytes = self.root.read(&self.file).ok().filter(|bytes| *bytes != self.known)?;
        self.generation += 1;
        let text = std::str::from_utf8(&bytes).map(Arc::from);
        let text = text.map_err(|_| Shown::from("it is not UTF-8 any more"));
        self.known = bytes;
        Some(Saving::Overtaken { generation: self.generation, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    fn started(folder: &Path) -> (Saver, Receiver<Saving>) {
        fs::write(folder.join("a.yaml"), "old").unwrap();
        let (told, news) = mpsc::channel();
        let root = Root::from(folder);
        let saver = Saver::start(root, folder.join("a.yaml"), "old", move |saving| told.send(saving).is_ok());
        (saver, news)
    }

    fn next(news: &Receiver<Saving>) -> Saving {
        news.recv_timeout(Duration::from_secs(30)).expect("an answer")
    }

    #[test]
    fn what_another_program_wrote_is_told_and_not_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.yaml");
        let (saver, news) = started(dir.path());
        saver.save(0, "mine".into());
        assert_eq!(next(&news), Saving::Saved("mine".into()));
        fs::write(&file, "theirs").unwrap();
        saver.save(0, "mine too".into());
        assert_eq!(next(&news), Saving::Overtaken { generation: 1, text: Ok("theirs".into()) });
        saver.save(0, "made before that was known".into());
        saver.save(1, "both".into());
        assert_eq!(next(&news), Saving::Saved("both".into()));
        fs::write(&file, b"\xff").unwrap();
        saver.look();
        assert!(matches!(next(&news), Saving::Overtaken { generation: 2, text: Err(_) }));
        saver.look();
        assert_eq!(saver.close(Duration::from_secs(30)), None);
        assert_eq!(fs::read(&file).unwrap(), b"\xff");
        assert!(news.try_recv().is_err(), "it is told once");
    }

    #[test]
    fn what_could_not_be_written_is_told_and_can_be_tried_again() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.yaml");
        let (saver, news) = started(dir.path());
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        saver.save(0, "mine".into());
        assert_eq!(next(&news), Saving::Failed(Shown::from("the file is read-only")));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        saver.save(0, "mine".into());
        assert_eq!(next(&news), Saving::Saved("mine".into()));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        saver.save(0, "more".into());
        assert_eq!(saver.close(Duration::from_secs(30)), Some(Shown::from("the file is read-only")));
        assert_eq!(fs::read(&file).unwrap(), b"mine");
    }
}
