use super::*;
use crate::brief::parse::parse;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::Instant;

fn snapshot(body: &str) -> Snapshot {
    let head = "brief: 1\nsource: {outlet: o, published: 2031}\n";
    let headline = if body.contains("headline:") { "" } else { "headline: h\n" };
    Snapshot::of(&parse(format!("{head}{headline}{body}").as_bytes(), "x").brief.expect("a brief"))
}

fn changes(before: &str, now: &str) -> Changes {
    Changes::between(Arc::new(snapshot(before)), &snapshot(now))
}

/// What became of each item, and what was removed: `= + ~caveat -old words`.
fn told(before: &str, now: &str) -> String {
    let changes = changes(before, now);
    let items = changes.items.iter().map(|item| match item {
        None => "=".to_owned(),
        Some(ItemChange::Added) => "+".to_owned(),
        Some(ItemChange::Altered(altered)) => {
            let facets: Vec<String> = altered
                .iter()
                .map(|it| format!("{}: {} → {}", it.of, it.was.join("/"), it.now.join("/")))
                .collect();
            format!("~{}", facets.join(", "))
        }
    });
    let removed = changes.removed().map(|item| format!("-{}", own_words(item).collect::<Vec<_>>().join("/")));
    items.chain(removed).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_the_same_is_no_change_wherever_it_stands() {
    let one = "key_facts: [The road is closed., The dam holds.]\n";
    assert_eq!(told(one, one), "= =");
    assert_eq!(told(one, "key_facts: [The dam holds., The road is closed.]\n"), "= =");
    assert_eq!(
        told(one, "# a comment\nkey_facts: [{text: The road is closed., at: 3}, The dam holds.]\n"),
        "= ="
    );
}

#[test]
fn what_came_and_what_went() {
    assert_eq!(
        told("key_facts: [The road is closed.]\n", "key_facts: [Nobody was hurt.]\n"),
        "+ -The road is closed."
    );
    assert_eq!(told("key_facts: [a b]\n", "context: [a b]\n"), "+ -a b");
}

#[test]
fn nearly_the_same_words_are_altered() {
    assert_eq!(
        told(
            "key_facts: [The valley road is closed.]\n",
            "key_facts: [Rain fell., The valley road is open.]\n"
        ),
        "+ ~text: The valley road is closed. → The valley road is open."
    );
    assert_eq!(
        told(
            "figures: [{value: 12400, unit: people, what: evacuated}]\n",
            "figures: [{value: 12600, unit: people, what: evacuated}]\n"
        ),
        "~value: 12,400 → 12,600"
    );
}

#[test]
fn what_is_said_of_the_same_words_is_told_by_its_key() {
    assert_eq!(
        told(
            "quotes: [{speaker: A B, text: Go., caveat: no recording}]\n",
            "quotes: [{speaker: C D, text: Go., note: by phone}]\n"
        ),
        "~speaker: A B → C D, note:  → by phone, caveat: no recording → "
    );
}

#[test]
fn an_id_tells_where_words_do_not_and_no_more_than_that() {
    let before = "key_facts: [{text: The road is closed., id: a}, {text: Nobody was hurt., id: b}]\n";
    assert_eq!(
        told(before, "key_facts: [{text: All roads lead out., id: a}, {text: Nobody was hurt., id: b}]\n"),
        "~text: The road is closed. → All roads lead out. ="
    );
    let shifted = "key_facts: [{text: Rain fell., id: a}, {text: The road is closed., id: b}, {text: Nobody was hurt., id: c}]\n";
    assert_eq!(told(before, shifted), "+ = =", "ids were but numbers");
}

#[test]
fn the_head_tells_its_changes_too() {
    let head =
        changes("headline: one\nstatus: current\n", "headline: two\nsummary: s\nstatus: corrected\n").head;
    let keys: Vec<&str> = head.iter().map(|altered| &*altered.of).collect();
    assert_eq!(keys, ["headline", "summary", "status"]);
}

#[test]
fn of_a_hostile_file_none_is_compared_with_each_of_the_others() {
    let many = |word: &str| {
        let mut body = "key_facts:\n".to_owned();
        for number in 0..9_000 {
            let _ = writeln!(body, "- the same {word}{number} and the rest of it");
        }
        snapshot(&body)
    };
    let (before, now) = (Arc::new(many("old")), many("new"));
    let begun = Instant::now();
    let changes = Changes::between(before, &now);
    assert_eq!(changes.removed().count(), 0, "each is paired with the one at its place");
    // Eighty million comparisons take minutes, this a second, or some on a busy machine.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

/// What is done to one item of a brief.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Edit {
    Keep,
    Remove,
    Alter,
}

proptest! {
    /// Items of ten words each, all their own; an edit replaces two of the ten.
    #[test]
    fn exactly_what_was_edited_is_told(
        edits in proptest::collection::vec(prop_oneof![Just(Edit::Keep), Just(Edit::Remove), Just(Edit::Alter)], 1..12),
        added in proptest::collection::vec(0_usize..12, 0..4),
    ) {
        let item = |number: usize, altered: bool| {
            let word = |at: usize| if altered && at < 2 { format!("x{number}y{at}") } else { format!("w{number}v{at}") };
            (0..10).map(word).collect::<Vec<_>>().join(" ")
        };
        let body = |items: &[String]| {
            items.iter().fold("context:\n".to_owned(), |body, item| body + "- " + item + "\n")
        };
        let before: Vec<String> = (0..edits.len()).map(|number| item(number, false)).collect();
        let mut now: Vec<(String, &str)> = edits.iter().enumerate().filter(|(_, edit)| **edit != Edit::Remove)
            .map(|(number, edit)| (item(number, *edit == Edit::Alter), if *edit == Edit::Alter { "~" } else { "=" }))
            .collect();
        for (number, place) in added.iter().enumerate() {
            now.insert(*place.min(&now.len()), (item(100 + number, false), "+"));
        }
        let texts: Vec<String> = now.iter().map(|(text, _)| text.clone()).collect();
        let changes = changes(&body(&before), &body(&texts));
        for (index, (text, expected)) in now.iter().enumerate() {
            let told = match changes.item(index) {
                None => "=",
                Some(ItemChange::Added) => "+",
                Some(ItemChange::Altered(_)) => "~",
            };
            prop_assert_eq!(told, *expected, "{}", text);
        }
        let removed: Vec<String> = changes.removed().map(|it| own_words(it).collect()).collect();
        let expected: Vec<String> = edits.iter().zip(&before).filter(|(edit, _)| **edit == Edit::Remove)
            .map(|(_, text)| text.clone()).collect();
        prop_assert_eq!(removed, expected);
    }
}
