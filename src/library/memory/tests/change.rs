//! After any changes, a catalog answers as one made of the same files.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Actors who are one with others or not, be it by somebody who comes or goes.
const ACTORS: [&str; 9] = [
    "{name: Ana Ruiz, same_as: [\"w:1\"], role: mayor}",
    "{name: Ana Ruiz, same_as: [\"w:2\"], aliases: [Anita]}",
    "{name: ana ruíz, role: diver}",
    "{name: A. Ruiz, same_as: [\"w:1\", \"v:1\"]}",
    "{name: Bo Lind, same_as: [\"v:1\"]}",
    "{name: Bo Lind, local: true}",
    "{name: Port of Vell, kind: organisation, aliases: [the port]}",
    "{name: Cy Dahl, speaks_for: Port of Vell}",
    "{name: Cy Dahl, role: harbour master}",
];

const SPEAKERS: [&str; 4] = ["Bo Lind", "Cy Dahl", "Eva Moll", "{unnamed: a guard}"];

/// What a file holds, by which of the words above.
fn content() -> impl Strategy<Value = String> {
    let parts =
        (0..3_usize, 1..3_u8, vec(0..ACTORS.len(), 0..3), vec(0..SPEAKERS.len(), 0..3), any::<bool>());
    let brief = parts.prop_map(|(id, day, actors, speakers, wet)| {
        let id = ["", "id: one\n", "id: two\n"][id];
        let actors: Vec<String> = actors.iter().map(|one| format!("  - {}", ACTORS[*one])).collect();
        let quote = |one: &usize| format!("  - {{speaker: {}, text: It rained.}}", SPEAKERS[*one]);
        let quotes: Vec<String> = speakers.iter().map(quote).collect();
        format!(
            "brief: 1\n{id}headline: {}\nsource: {{outlet: o, published: 2031-04-0{day}}}\nactors:\n{}\nquotes:\n{}\n",
            if wet { "Rain" } else { "Sun" },
            actors.join("\n"),
            quotes.join("\n")
        )
    });
    prop_oneof![9 => brief, 1 => Just("brief: [".to_owned())]
}

/// Files that are written, or deleted, at once.
fn changes() -> impl Strategy<Value = Vec<BTreeMap<String, Option<String>>>> {
    let path = (0..5_u8).prop_map(|number| format!("{number}.yaml"));
    let file = proptest::option::weighted(0.8, content());
    vec(proptest::collection::btree_map(path, file, 1..4), 1..8)
}

fn loaded(path: &str, text: &str) -> Loaded {
    Loaded::from_bytes(key(path), path, None, text.as_bytes())
}

fn answers(memory: &Memory, files: &BTreeMap<String, String>) -> Vec<Page> {
    let needle = String::new;
    let mut wanted = vec![
        Wanted::Briefs,
        QUOTES,
        Wanted::Actors { needle: needle() },
        Wanted::Speakers { needle: needle() },
        Wanted::Speakers { needle: "port".to_owned() },
    ];
    wanted.extend(files.keys().map(|path| Wanted::Brief(key(path))));
    let everybody = actors(&all(memory, speakers("")));
    wanted.extend(everybody.iter().map(|row| Wanted::Words { of: row.key.clone() }));
    let lines = ["", "actor:ruiz", "speaker:\"Bo Lind\"", "rain"].map(|line| (line, wanted.clone()));
    let asked = lines.into_iter().flat_map(|(line, wanted)| wanted.into_iter().map(move |one| (line, one)));
    asked.map(|(line, one)| ask(memory, one, &filter(line))).collect()
}

fn shared(memory: &Memory) -> Vec<&str> {
    memory.files.iter().filter(|filed| filed.shares_id).map(|filed| filed.row.path.raw()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_changed_catalog_answers_as_a_new_one(changes in changes(), asked_between in any::<bool>()) {
        let (mut memory, mut files) = (Memory::default(), BTreeMap::new());
        for change in changes {
            let read = change.iter().filter_map(|(path, text)| Some(loaded(path, text.as_ref()?))).collect();
            let gone: Vec<BriefKey> =
                change.iter().filter(|(_, text)| text.is_none()).map(|(path, _)| key(path)).collect();
            memory.change(read, &gone);
            for (path, text) in change {
                match text {
                    Some(text) => files.insert(path, text),
                    None => files.remove(&path),
                };
            }
            if asked_between {
                while memory.make_ready(2) {}
                let anew = Memory::new(files.iter().map(|(path, text)| loaded(path, text)).collect());
                prop_assert_eq!(answers(&memory, &files), answers(&anew, &files));
            }
        }
        let anew = Memory::new(files.iter().map(|(path, text)| loaded(path, text)).collect());
        prop_assert_eq!(answers(&memory, &files), answers(&anew, &files));
        prop_assert_eq!(shared(&memory), shared(&anew));
    }
}

#[test]
fn what_is_known_of_files_that_do_not_change_is_kept() {
    let body =
        |words: &str| format!("source: {{outlet: o, published: 2031}}\nquotes: [{{speaker: {words}}}]\n");
    let mut memory =
        library(&[("a.yaml", &body("Bo Lind, text: Go.")), ("b.yaml", &body("Al Roe, text: No."))]);
    while memory.make_ready(1) {}
    let change = |memory: &mut Memory, words| {
        memory.change(vec![loaded("a.yaml", &format!("brief: 1\nheadline: h\n{}", body(words)))], &[]);
        let unready: Vec<&str> =
            memory.files().filter(|file| !file.has_facts()).map(|file| file.path.raw()).collect();
        assert_eq!(unready, ["a.yaml"]);
        assert!(memory.profiles.get().is_some(), "people are known");
        assert!(!memory.make_ready(2));
    };
    change(&mut memory, "Bo Lind, text: Stay.");
    change(&mut memory, "Cy Dahl, text: Stay.");
    assert_eq!(names(&all(&memory, speakers(""))), ["Cy Dahl", "Al Roe"]);
}
