//! What it costs to have read 100,000 briefs: to read their marks, and to keep one more.

use divan::{Bencher, counter::BytesCount};
use nutgraf::brief::snapshot::Snapshot;
use nutgraf::state::store::load;
use nutgraf::state::{BriefName, Change, Keeper, Store};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

fn main() {
    divan::main();
}

fn brief(no: usize) -> BriefName {
    BriefName { library: "/srv/briefs".into(), id: format!("2031-04-02-lumen-dam-{no}").into() }
}

/// A state with the marks of 100,000 briefs that were read.
fn folder() -> &'static PathBuf {
    static FOLDER: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let made = || {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().to_owned();
        let words = Arc::new(Snapshot { head: Vec::new(), items: Vec::new() });
        keep(&path, Change::Read((0..100_000).map(|no| (brief(no), Some(words.clone()))).collect()));
        (dir, path)
    };
    &FOLDER.get_or_init(made).1
}

fn keep(folder: &PathBuf, change: Change) {
    let keeper = Keeper::start(Store::at(folder), |_| true);
    keeper.keep(change, jiff::Timestamp::now());
    assert_eq!(keeper.close(Duration::from_mins(1)), None, "it is written");
}

#[divan::bench(sample_count = 20)]
fn load_100_000_marks(bencher: Bencher<'_, '_>) {
    let bytes = std::fs::metadata(folder().join("marks.json")).expect("marks").len();
    bencher.counter(BytesCount::new(bytes)).bench(|| load(folder()));
}

/// Start, load, change, write with fsync, end.
#[divan::bench(sample_count = 20)]
fn keep_one_more_among_100_000(bencher: Bencher<'_, '_>) {
    folder();
    bencher.bench(|| keep(folder(), Change::Star(brief(7), true)));
}

/// The same with nothing there but this mark.
#[divan::bench(sample_count = 20)]
fn keep_one_alone(bencher: Bencher<'_, '_>) {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().to_owned();
    bencher.bench(|| keep(&path, Change::Star(brief(7), true)));
}
