use super::*;
use crate::brief::snapshot::{Facet, Snapshot};
use crate::state::store::load;
use crate::state::{BriefName, Clip, ClipChange, ClipId, Place};
use proptest::prelude::*;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

const LONG: Duration = Duration::from_mins(1);

fn brief(no: usize) -> BriefName {
    BriefName { library: "/b".into(), id: format!("brief-{no}").into() }
}

fn keeper(folder: &Path) -> (Keeper, Receiver<Kept>) {
    started(Store::at(folder))
}

/// A keeper that has loaded what is there.
fn started(store: Store) -> (Keeper, Receiver<Kept>) {
    let (tx, rx) = mpsc::channel();
    let keeper = Keeper::start(store, move |kept| tx.send(kept).is_ok());
    while !matches!(rx.recv_timeout(LONG).unwrap(), Kept::Clips(_)) {}
    (keeper, rx)
}

fn marks(rx: &Receiver<Kept>) -> Arc<Marks> {
    loop {
        if let Kept::Marks(marks) = rx.recv_timeout(LONG).unwrap() {
            return marks;
        }
    }
}

fn stars(marks: &Marks) -> usize {
    marks.libraries().values().flat_map(|marks| marks.briefs.values()).filter(|brief| brief.starred).count()
}

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

#[test]
fn a_change_is_answered_at_once_and_written_soon() {
    let dir = tempfile::tempdir().unwrap();
    let (keeper, rx) = keeper(dir.path());
    keeper.keep(Change::Star(brief(1), true), now());
    assert_eq!(stars(&marks(&rx)), 1);
    let until = Instant::now() + LONG;
    while stars(&load(dir.path()).marks) == 0 {
        assert!(Instant::now() < until, "it is written without being closed");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn what_is_flushed_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let (keeper, _rx) = keeper(dir.path());
    for no in 1..4 {
        keeper.keep(Change::Star(brief(no), true), now());
        keeper.flush(LONG);
        assert_eq!(stars(&load(dir.path()).marks), no);
    }
    keeper.flush(LONG);
}

#[test]
fn a_burst_is_one_write() {
    let dir = tempfile::tempdir().unwrap();
    let writes = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = writes.clone();
    let store = Store::at(dir.path()).writing(Arc::new(move |file, bytes| {
        counted.fetch_add(1, Ordering::SeqCst);
        file.write_all(bytes)
    }));
    let (keeper, _rx) = started(store);
    (0..500).for_each(|no| keeper.keep(Change::Star(brief(no), true), now()));
    assert_eq!(keeper.close(LONG), None);
    assert_eq!(stars(&load(dir.path()).marks), 500);
    assert!(writes.load(Ordering::SeqCst) <= 3, "{writes:?}");
}

#[test]
fn what_another_wrote_is_taken_in() {
    let dir = tempfile::tempdir().unwrap();
    let (one, heard) = keeper(dir.path());
    let (other, _) = keeper(dir.path());
    other.keep(Change::Star(brief(1), true), now());
    other.close(LONG);
    one.keep(Change::Star(brief(2), true), now());
    assert_eq!(stars(&marks(&heard)), 1, "as far as it knows");
    assert_eq!(stars(&marks(&heard)), 2, "as it is on disk");
}

#[test]
fn a_full_disk_is_said_once_and_what_was_kept_is_written_when_there_is_room() {
    let dir = tempfile::tempdir().unwrap();
    let full = Arc::new(AtomicBool::new(true));
    let is_full = full.clone();
    let store = Store::at(dir.path()).writing(Arc::new(move |file, bytes| {
        if is_full.load(Ordering::SeqCst) {
            Err(io::ErrorKind::StorageFull.into())
        } else {
            file.write_all(bytes)
        }
    }));
    let (keeper, rx) = started(store);
    let mut troubles = 0;
    for no in 0..4 {
        keeper.keep(Change::Star(brief(no), true), now());
        keeper.keep(Change::Copied("words".to_owned()), now());
        std::thread::sleep(GATHER * 2);
        for kept in rx.try_iter() {
            match kept {
                Kept::Marks(marks) => assert_eq!(stars(&marks), no + 1),
                Kept::Trouble(told) => {
                    assert!(told.as_str().contains("the disk is full"), "{told:?}");
                    troubles += 1;
                }
                Kept::Clips(_) => {}
            }
        }
    }
    assert_eq!((troubles, stars(&load(dir.path()).marks)), (1, 0));
    full.store(false, Ordering::SeqCst);
    assert_eq!(keeper.close(LONG), None);
    let loaded = load(dir.path());
    assert_eq!(
        (stars(&loaded.marks), loaded.copied.map(|copied| copied.words)),
        (4, Some("words".to_owned()))
    );
}

#[test]
fn what_comes_too_late_to_be_told_is_given_back() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::at(dir.path()).writing(Arc::new(|_, _| Err(io::ErrorKind::StorageFull.into())));
    let (keeper, _rx) = started(store);
    keeper.keep(Change::Visit("/b".into()), now());
    assert!(keeper.close(LONG).is_some_and(|told| told.as_str().contains("full")));
}

#[test]
fn a_disk_that_does_not_answer_holds_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::at(dir.path()).writing(Arc::new(|_, _| {
        std::thread::sleep(LONG);
        Ok(())
    }));
    let (keeper, rx) = started(store);
    keeper.keep(Change::Star(brief(0), true), now());
    assert_eq!(stars(&marks(&rx)), 1);
    std::thread::sleep(GATHER * 2);
    // It hangs by now, and what is marked is marked all the same.
    keeper.keep(Change::Star(brief(1), true), now());
    assert_eq!(stars(&marks(&rx)), 2);
    let began = Instant::now();
    assert!(
        keeper.close(Duration::from_millis(100)).is_some_and(|told| told.as_str().contains("not answer"))
    );
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[test]
fn what_is_newer_is_said_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("marks.json"), "{\"format\":9}").unwrap();
    let (tx, rx) = mpsc::channel();
    let keeper = Keeper::start(Store::at(dir.path()), move |kept| tx.send(kept).is_ok());
    let Kept::Trouble(told) = rx.recv_timeout(LONG).unwrap() else { panic!("it is told first") };
    assert!(told.as_str().contains("newer"), "{told:?}");
    keeper.keep(Change::Star(brief(0), true), now());
    while stars(&marks(&rx)) == 0 {}
    assert_eq!(keeper.close(LONG), None);
    assert!(!rx.try_iter().any(|kept| matches!(kept, Kept::Trouble(_))));
    assert_eq!(std::fs::read_to_string(dir.path().join("marks.json")).unwrap(), "{\"format\":9}");
}

#[test]
fn the_words_of_a_brief_that_was_read_are_had_at_once_and_later() {
    let dir = tempfile::tempdir().unwrap();
    let (keeper, rx) = keeper(dir.path());
    let words = |no: usize| Facet { of: "headline".into(), words: format!("Brief {no}").into() };
    let snapshots: Vec<Arc<Snapshot>> =
        (0..600).map(|no| Arc::new(Snapshot { head: vec![words(no)], items: Vec::new() })).collect();
    let read = snapshots.iter().enumerate().map(|(no, words)| (brief(no), Some(words.clone())));
    keeper.keep(Change::Read(read.collect()), now());
    let has_all = |marks: &Marks| {
        snapshots.iter().enumerate().all(|(no, words)| {
            let seen = marks.of(&brief(no)).and_then(|marks| marks.seen.clone()).unwrap();
            marks.snapshot(&seen.digest).as_ref() == Some(&**words)
        })
    };
    assert!(has_all(&marks(&rx)));
    assert_eq!(keeper.close(LONG), None);
    assert!(has_all(&load(dir.path()).marks));
}

fn clip(no: u64) -> Clip {
    Clip {
        id: ClipId(no),
        at: Some(now()),
        brief: brief(1),
        item: String::new(),
        section: String::new(),
        headline: String::new(),
        words: "\u{1b}[31m".to_owned(),
        cited: String::new(),
        markdown: String::new(),
        caveat: None,
        note: None,
        url: None,
        source: String::new(),
        outlet: String::new(),
        published: String::new(),
        path: String::new(),
        paragraphs: String::new(),
        record: serde_json::Value::Null,
    }
}

fn change() -> impl Strategy<Value = Change> {
    let brief = || (0..3_usize).prop_map(brief);
    let place = |part: String| Place { part, item: None };
    let id = || (0..4_u64).prop_map(ClipId);
    prop_oneof![
        (brief(), any::<bool>()).prop_map(|(brief, star)| Change::Star(brief, star)),
        (brief(), "[a-z]{1,3}").prop_map(move |(brief, part)| Change::Place(brief, place(part))),
        brief().prop_map(|brief| Change::Read(vec![(brief, None)])),
        Just(Change::Visit("/b".into())),
        (0..4_u64, proptest::option::of(id()))
            .prop_map(|(no, before)| Change::Clip(ClipChange::Add(Box::new(clip(no)), before))),
        (id(), proptest::option::of(id())).prop_map(|(id, to)| Change::Clip(ClipChange::Move(id, to))),
        (id(), proptest::option::of("[a-z]{1,3}"))
            .prop_map(|(id, note)| Change::Clip(ClipChange::Note(id, note))),
        id().prop_map(|id| Change::Clip(ClipChange::Remove(id))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Two programs, each of which writes now and then: what is on disk is what all changes make in the order of the writes.
    #[test]
    fn two_keepers_are_as_one(bursts in prop::collection::vec((any::<bool>(), prop::collection::vec(change(), 0..6)), 0..8)) {
        let dir = tempfile::tempdir().unwrap();
        let stores = [Store::at(dir.path()), Store::at(dir.path())];
        let (mut marks, mut clips) = (Marks::default(), Clips::default());
        let mut kept: Vec<(Keeper, Receiver<Kept>)> = stores.iter().map(|store| started(store.clone())).collect();
        for (first, burst) in bursts {
            let at = usize::from(first);
            for change in burst {
                marks.apply(&change, now());
                if let Change::Clip(change) = &change {
                    clips.apply(change);
                }
                kept[at].0.keep(change, now());
            }
            // Closing is the end of a burst: all of it is written.
            let fresh = started(stores[at].clone());
            let (keeper, _) = std::mem::replace(&mut kept[at], fresh);
            prop_assert_eq!(keeper.close(LONG), None);
        }
        let loaded = load(dir.path());
        prop_assert_eq!((loaded.marks, loaded.clips), (marks, clips));
        prop_assert_eq!(loaded.troubles, []);
    }
}
