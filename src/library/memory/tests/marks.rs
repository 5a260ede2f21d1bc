//! What is marked, in rows and in filters, and when it makes a difference.

use super::*;
use crate::brief::snapshot::Snapshot;
use crate::library::samples;
use crate::state::{BriefName, Change, Place};

fn named(id: &str) -> BriefName {
    BriefName { library: samples::NAME.into(), id: id.into() }
}

fn two(second: &str) -> Memory {
    let body = |text: &str| format!("source: {{outlet: o, published: 2031}}\nkey_facts: [{text}]\n");
    library(&[("a.yaml", &body("It rained.")), ("b.yaml", &body(second))])
}

/// The marks of one who has read the second brief as it is in `memory`, and starred the first.
fn marks(memory: &Memory) -> Marks {
    let page = all(memory, Wanted::Briefs);
    let read = page.rows.iter().find_map(|row| match row {
        Row::Brief(row) if row.name == named("b") => row.brief.clone(),
        _ => None,
    });
    let snapshot = Arc::new(Snapshot::of(&read.expect("it is there")));
    let mut marks = Marks::default();
    marks.apply(&Change::Read(vec![(named("b"), Some(snapshot))]), jiff::Timestamp::UNIX_EPOCH);
    marks.apply(&Change::Star(named("a"), true), jiff::Timestamp::UNIX_EPOCH);
    marks
}

fn found(memory: &Memory, line: &str) -> Vec<String> {
    let rows = ask(memory, Wanted::Briefs, &filter(line)).rows;
    let name = |row: &Row| match row {
        Row::Brief(row) => row.name.id.to_string(),
        other => panic!("no brief: {other:?}"),
    };
    rows.iter().map(name).collect()
}

#[test]
fn a_brief_is_read_starred_or_changed_by_its_words() {
    let mut memory = two("It blew.");
    let marks = Arc::new(marks(&memory));
    memory.mark(marks.clone());
    assert_eq!(
        (found(&memory, "is:unread"), found(&memory, "is:starred")),
        (vec!["a".into()], vec!["a".into()])
    );
    assert!(found(&memory, "is:changed").is_empty());
    let mut memory = two("It snowed.");
    memory.mark(marks);
    assert_eq!(found(&memory, "is:changed"), ["b"]);
}

#[test]
fn only_what_a_brief_shows_makes_a_difference() {
    let mut memory = two("It blew.");
    let mut kept = marks(&memory);
    assert!(!memory.mark(Arc::default()), "nothing was kept");
    assert!(memory.mark(Arc::new(kept.clone())));
    assert!(!memory.mark(Arc::new(kept.clone())), "the same again");
    let change = |kept: &mut Marks, change: &Change| kept.apply(change, jiff::Timestamp::UNIX_EPOCH);
    change(&mut kept, &Change::Visit(samples::NAME.into()));
    change(&mut kept, &Change::Star(named("elsewhere"), true));
    assert!(!memory.mark(Arc::new(kept.clone())), "a visit, and a brief of which there is no file");
    change(&mut kept, &Change::Place(named("b"), Place { part: "quotes".into(), item: None }));
    assert!(memory.mark(Arc::new(kept)), "where it was left is where it will be opened");
}
