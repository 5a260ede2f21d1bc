use super::*;
use crate::brief::snapshot::{Facet, Snapshot};
use crate::state::{BriefName, Change, ClipChange};
use std::fs::{File, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

fn soon() -> Instant {
    Instant::now() + Duration::from_secs(10)
}

fn brief(id: &str) -> BriefName {
    BriefName { library: "/srv/briefs".into(), id: id.into() }
}

fn star(store: &Store, id: &str) -> Result<Option<Trouble>, Trouble> {
    let change = Change::Star(brief(id), true);
    store.renew::<Marks>(soon(), |marks| marks.apply(&change, Timestamp::UNIX_EPOCH)).map(|new| new.trouble)
}

fn has_star(folder: &Path, id: &str) -> bool {
    load(folder).marks.of(&brief(id)).is_some_and(|marks| marks.starred)
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o777
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

fn snapshot(words: &str) -> Arc<Snapshot> {
    Arc::new(Snapshot { head: vec![Facet { of: "headline".into(), words: words.into() }], items: Vec::new() })
}

#[test]
fn the_files_are_what_the_architecture_says() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::at(dir.path());
    let at: Timestamp = "2031-04-02T08:30:00Z".parse().unwrap();
    let words = snapshot("Dam \u{9b}31m");
    let changes = [
        Change::Read(vec![(brief("dam"), Some(words))]),
        Change::Star(brief("flood\u{202e}"), true),
        Change::Visit("/srv/briefs".into()),
    ];
    store.renew::<Marks>(soon(), |marks| changes.iter().for_each(|change| marks.apply(change, at))).unwrap();
    insta::assert_snapshot!(fs::read_to_string(dir.path().join("marks.json")).unwrap(), @r#"
    {"format":1,"libraries":{
    "/srv/briefs":{"visit":"2031-04-02T08:30:00Z","briefs":{
    "dam":{"seen":{"digest":"12d04042dc6cf7d84bee9a8527dd1101","at":"2031-04-02T08:30:00Z"}},
    "flood\u202e":{"starred":true}}}}}
    "#);
    let copied = Copied { at, words: "“No.”\n".to_owned() };
    store.renew::<Option<Copied>>(soon(), |now| *now = Some(copied.clone())).unwrap();
    insta::assert_snapshot!(fs::read_to_string(dir.path().join("copied.json")).unwrap(), @r#"{"format":1,"copied":{"at":"2031-04-02T08:30:00Z","words":"“No.”\n"}}"#);
    let loaded = load(dir.path());
    assert_eq!((loaded.copied, loaded.troubles), (Some(copied), Vec::new()));
    assert!(loaded.marks.of(&brief("dam")).is_some_and(|marks| marks.seen.is_some()));
}

#[test]
fn two_stores_are_merged() {
    let dir = tempfile::tempdir().unwrap();
    let (one, other) = (Store::at(dir.path()), Store::at(dir.path()));
    for (store, id) in [(&one, "a"), (&other, "b"), (&one, "c")] {
        store.load();
        star(store, id).unwrap();
    }
    assert!(["a", "b", "c"].iter().all(|id| has_star(dir.path(), id)));
}

#[test]
fn nobody_else_can_read_it_whatever_was_there_before() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("state/nutgraf");
    let store = Store::at(&folder);
    star(&store, "a").unwrap();
    assert_eq!((mode(&folder), mode(&dir.path().join("state"))), (0o700, 0o700));
    for path in [&folder, &folder.join("marks.json")] {
        fs::set_permissions(path, Permissions::from_mode(0o777)).unwrap();
    }
    star(&store, "b").unwrap();
    assert_eq!((mode(&folder), mode(&folder.join("marks.json"))), (0o700, 0o600));
    assert_eq!(mode(&folder.join("lock")), 0o600);
}

#[test]
fn what_is_damaged_is_set_aside_each_time() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::at(dir.path());
    for (no, damage) in ["", "{\"format\":1,\"libraries\":{", "{}"].into_iter().enumerate() {
        fs::write(dir.path().join("marks.json"), damage).unwrap();
        assert_eq!(load(dir.path()).troubles, [Trouble::Damaged("marks.json", None)]);
        let [Trouble::Damaged("marks.json", Some(aside))] = &store.load().troubles[..] else { panic!() };
        assert_eq!(fs::read_to_string(aside).unwrap(), damage);
        let asides = names(dir.path()).into_iter().filter(|name| name.contains(".corrupt-")).count();
        assert_eq!((asides, load(dir.path()).troubles), (no + 1, Vec::new()));
    }
    star(&store, "a").unwrap();
    assert!(has_star(dir.path(), "a"));
}

#[test]
fn what_a_newer_program_wrote_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let newer = r#"{"format":2,"shelves":[]}"#;
    fs::write(dir.path().join("marks.json"), newer).unwrap();
    let store = Store::at(dir.path());
    assert_eq!(store.load().troubles, [Trouble::Newer("marks.json")]);
    assert_eq!(star(&store, "a"), Err(Trouble::Newer("marks.json")));
    assert_eq!(fs::read_to_string(dir.path().join("marks.json")).unwrap(), newer);
    // The clips are no newer.
    assert!(
        store
            .renew::<Clips>(soon(), |clips| clips.apply(&ClipChange::Remove(crate::state::ClipId(1))))
            .is_ok()
    );
}

#[test]
fn a_write_that_fails_half_way_leaves_the_old_file_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    star(&Store::at(dir.path()), "a").unwrap();
    let full = Store::at(dir.path()).writing(Arc::new(|file, bytes| {
        file.write_all(bytes.get(..bytes.len() / 2).unwrap_or_default())?;
        Err(io::ErrorKind::StorageFull.into())
    }));
    assert_eq!(star(&full, "b"), Err(Trouble::Unkept("the disk is full".to_owned())));
    assert!(has_star(dir.path(), "a") && !has_star(dir.path(), "b"));
    assert_eq!(names(dir.path()), ["lock", "marks.json"]);
}

#[test]
fn where_nothing_can_be_written_it_is_said_why() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("file"), "").unwrap();
    for folder in ["file", "file/nutgraf"] {
        let store = Store::at(dir.path().join(folder));
        assert!(matches!(&store.load().troubles[..], [.., Trouble::Unkept(_)]), "{folder}");
        assert!(matches!(star(&store, "a"), Err(Trouble::Unkept(_))), "{folder}");
    }
    assert_eq!(star(&Store::new(None), "a"), Err(Trouble::Unkept("there is no home folder".to_owned())));
}

#[test]
fn a_link_of_ones_own_is_followed_and_stays() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, dotfiles) = (dir.path().join("nutgraf"), dir.path().join("dotfiles"));
    fs::create_dir(&dotfiles).unwrap();
    symlink(&dotfiles, &folder).unwrap();
    star(&Store::at(&folder), "a").unwrap();
    fs::rename(dotfiles.join("marks.json"), dir.path().join("kept.json")).unwrap();
    symlink("../kept.json", dotfiles.join("marks.json")).unwrap();
    star(&Store::at(&folder), "b").unwrap();
    assert!(folder.is_symlink() && dotfiles.join("marks.json").is_symlink());
    assert!(has_star(&folder, "a") && has_star(&folder, "b"));
    Store::at(&folder).forget().unwrap();
    assert!(!dir.path().join("kept.json").exists() && folder.is_symlink());
}

#[test]
fn a_link_to_where_others_write_is_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, open) = (dir.path().join("nutgraf"), dir.path().join("open"));
    for folder in [&folder, &open] {
        fs::create_dir(folder).unwrap();
    }
    fs::set_permissions(&open, Permissions::from_mode(0o777)).unwrap();
    fs::write(open.join("marks.json"), Marks::default().encode()).unwrap();
    for target in [open.join("marks.json"), open.join("nothing")] {
        symlink(target, folder.join("marks.json")).unwrap();
        assert!(matches!(star(&Store::at(&folder), "a"), Err(Trouble::Unkept(_))));
        fs::remove_file(folder.join("marks.json")).unwrap();
    }
    assert_eq!(fs::read_to_string(open.join("marks.json")).unwrap(), Marks::default().encode());
}

#[test]
fn another_users_folder_is_refused() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root can give a folder away");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    std::os::unix::fs::chown(dir.path(), Some(65534), None).unwrap();
    assert!(
        matches!(star(&Store::at(dir.path()), "a"), Err(Trouble::Unkept(why)) if why.contains("another user"))
    );
    assert_eq!(names(dir.path()), [""; 0]);
    // Nor is one made there that they could not change.
    let inner = dir.path().join("state/nutgraf");
    assert!(star(&Store::at(&inner), "a").is_err() && !dir.path().join("state").exists());
}

#[test]
fn a_fifo_neither_hangs_nor_is_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("marks.json");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    assert!(matches!(star(&Store::at(dir.path()), "a"), Err(Trouble::Unkept(_))));
    assert!(!path.is_file());
}

#[test]
fn words_of_a_brief_are_had_again_by_their_digest_and_by_no_other_name() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::at(dir.path());
    let (words, other) = (snapshot("Dam"), snapshot("Flood"));
    let digest = words.digest();
    let marks = store.load().marks;
    assert_eq!(marks.snapshot(&digest), None);
    marks.remember(words.clone());
    assert_eq!(marks.snapshot(&digest).as_ref(), Some(&*words));
    store.shelf().put_down(&digest).unwrap();
    let file =
        dir.path().join("seen").join(digest.as_str().split_at(2).0).join(format!("{}.json", digest.as_str()));
    assert_eq!((mode(&file), mode(&dir.path().join("seen"))), (0o600, 0o700));
    assert_eq!(load(dir.path()).marks.snapshot(&digest).as_ref(), Some(&*words));
    // A file that says something else than its name, a torn one, and one outside are none.
    fs::write(&file, format::snapshot(&other)).unwrap();
    assert_eq!(load(dir.path()).marks.snapshot(&digest), None);
    fs::write(&file, "{").unwrap();
    assert_eq!(load(dir.path()).marks.snapshot(&digest), None);
    let outside = serde_json::from_str("\"../../../../../../etc/passwd/..\"").unwrap();
    assert_eq!(load(dir.path()).marks.snapshot(&outside), None);
    marks.remember(words.clone());
    store.shelf().put_down(&digest).unwrap();
    assert_eq!(load(dir.path()).marks.snapshot(&digest).as_ref(), Some(&*words));
}

#[test]
fn what_is_of_no_use_goes_and_what_is_young_stays() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::at(dir.path());
    let words: Vec<Arc<Snapshot>> = ["read", "forgotten", "put back"].map(snapshot).to_vec();
    let read = Change::Read(vec![(brief("a"), Some(words[0].clone()))]);
    store.renew::<Marks>(soon(), |marks| marks.apply(&read, Timestamp::UNIX_EPOCH)).unwrap();
    for words in &words {
        store.shelf().hold(words.digest(), words.clone());
        store.shelf().put_down(&words.digest()).unwrap();
    }
    let of = |words: &Snapshot| {
        let digest = words.digest();
        dir.path().join("seen").join(digest.as_str().split_at(2).0).join(format!("{}.json", digest.as_str()))
    };
    let old = std::time::SystemTime::now() - UNNAMED * 2;
    let (dead, alive) = (dir.path().join(".nutgraf-dead"), dir.path().join(".nutgraf-alive"));
    for path in [&dead, &alive] {
        File::create(path).unwrap();
    }
    for path in [&dead, &of(&words[0]), &of(&words[1])] {
        File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
    }
    store.tidy().unwrap();
    assert_eq!((dead.exists(), alive.exists()), (false, true));
    assert_eq!(words.iter().map(|words| of(words).exists()).collect::<Vec<_>>(), [true, false, true]);
}

#[test]
fn one_library_is_forgotten_or_all() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("nutgraf");
    let store = Store::at(&folder);
    assert_eq!((store.forget(), store.forget_library("/srv/briefs")), (Ok(Forgotten::default()), Ok(None)));
    star(&store, "a").unwrap();
    let visit = Change::Visit("samples".into());
    store.renew::<Marks>(soon(), |marks| marks.apply(&visit, Timestamp::UNIX_EPOCH)).unwrap();
    assert_eq!(store.forget_library("/srv"), Ok(None));
    assert_eq!(store.forget_library("/srv/briefs"), Ok(Some(Forgotten { briefs: 1, clips: 0 })));
    assert!(!has_star(&folder, "a") && load(&folder).marks.last_visit("samples").is_some());
    fs::write(folder.join("clips.json.corrupt-1"), "").unwrap();
    fs::write(folder.join("mine.txt"), "").unwrap();
    assert_eq!(store.forget(), Ok(Forgotten::default()));
    assert_eq!(names(&folder), ["mine.txt"]);
    fs::remove_file(folder.join("mine.txt")).unwrap();
    store.forget().unwrap();
    assert!(!folder.exists());
}
