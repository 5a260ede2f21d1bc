//! The thread that reads and writes files, for as long as that takes.

use super::batch::Batch;
use crate::state::store::{Copied, Loaded, PATIENCE, Renewed, Store, Trouble};
use crate::state::{Clips, Marks};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::time::{Duration, Instant};

/// Something to be done on disk.
pub(super) enum Job {
    /// Read all.
    Load,
    /// Write changes.
    Write(Arc<Batch>),
    /// Remove what is of no use.
    Tidy,
}

/// What came of a job.
pub(super) enum Report {
    Loaded(Loaded),
    Written(Written),
}

/// What was written.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// The marks on disk now, if any were written.
    pub(super) marks: Option<Marks>,
    /// The same of the clips.
    pub(super) clips: Option<Clips>,
    /// What another attempt may write.
    pub(super) left: Batch,
    pub(super) troubles: Vec<Trouble>,
    pub(super) took: Duration,
}

/// Sends jobs to the thread, which does them in order.
pub(super) struct Scribe(Sender<Job>);

impl Scribe {
    /// Begins a thread; where none can be had, no job is taken.
    pub(super) fn start(store: Store, report: impl Fn(Report) -> bool + Send + 'static) -> Self {
        let (jobs, inbox) = mpsc::channel();
        let work = move || {
            for job in inbox {
                let heard = match job {
                    Job::Load => report(Report::Loaded(store.load())),
                    Job::Write(batch) => report(Report::Written(write(&store, &batch))),
                    Job::Tidy => {
                        // What stays is removed in another session.
                        let _ = store.tidy();
                        report(Report::Written(Written::default()))
                    }
                };
                if !heard {
                    break;
                }
            }
        };
        let _ = std::thread::Builder::new().name("scribe".into()).spawn(work);
        Self(jobs)
    }

    /// Gives whether the job is taken.
    pub(super) fn send(&self, job: Job) -> bool {
        self.0.send(job).is_ok()
    }
}

fn write(store: &Store, batch: &Batch) -> Written {
    let began = Instant::now();
    let until = began + PATIENCE;
    let mut written = Written::default();
    if !batch.marks.is_empty() {
        let renewed = store.renew::<Marks>(until, |marks| batch.change_marks(marks));
        written.marks = written.result(renewed, |left| left.marks.clone_from(&batch.marks));
    }
    if !batch.clips.is_empty() {
        let renewed = store.renew::<Clips>(until, |clips| batch.change_clips(clips));
        written.clips = written.result(renewed, |left| left.clips.clone_from(&batch.clips));
    }
    if let Some(copied) = &batch.copied {
        let renewed = store.renew::<Option<Copied>>(until, |now| *now = Some(copied.clone()));
        written.result(renewed, |left| left.copied = Some(copied.clone()));
    }
    written.put_down(store, batch);
    written.took = began.elapsed();
    written
}

impl Written {
    fn result<T>(
        &mut self,
        renewed: Result<Renewed<T>, Trouble>,
        leave: impl FnOnce(&mut Batch),
    ) -> Option<T> {
        match renewed {
            Ok(renewed) => {
                self.troubles.extend(renewed.trouble);
                Some(renewed.value)
            }
            Err(trouble) => {
                if trouble.may_pass() {
                    leave(&mut self.left);
                }
                self.troubles.push(trouble);
                None
            }
        }
    }

    /// Snapshots are written after the marks that name them: what no mark names may be removed.
    fn put_down(&mut self, store: &Store, batch: &Batch) {
        if !self.left.marks.is_empty() {
            self.left.snapshots.clone_from(&batch.snapshots);
            return;
        }
        for (at, digest) in batch.snapshots.iter().enumerate() {
            if let Err(error) = store.shelf().put_down(digest) {
                self.troubles.push(error.into());
                self.left.snapshots = batch.snapshots.get(at..).unwrap_or_default().to_vec();
                return;
            }
        }
    }
}
