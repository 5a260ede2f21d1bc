//! Who is found, as whom, with what they said.

use super::*;
use rstest::rstest;

const CAST: &str = "actors:\n  - {id: eric, name: Eric Schultz, kind: person, role: press secretary, speaks_for: white-house, aliases: [Schultz]}\n  \
    - {id: white-house, name: White House, kind: organisation}\n  - {id: abadi, name: Haider al-Abadi, kind: person, role: prime minister}\n";

fn cast() -> Memory {
    one(&format!(
        "{CAST}quotes:\n  - {{speaker: eric, text: Go.}}\n  - {{speaker: eric, text: that it would be long, kind: indirect}}\n  \
         - {{speaker: white-house, text: In writing., kind: partial}}\n  - {{speaker: {{unnamed: a guard}}, text: Never.}}\n\
         figures:\n  - {{value: 3, what: planes, source: [eric, article]}}\n  - {{value: 4, what: tents, source: abadi}}\n\
         key_facts:\n  - {{text: It rained., source: eric}}\n"
    ))
}

#[rstest]
#[case::part_of_a_name("schul", &["Eric Schultz"])]
#[case::several_parts("eri schu", &["Eric Schultz"])]
#[case::role("secretary", &["Eric Schultz"])]
#[case::whom_one_speaks_for("white", &["White House", "Eric Schultz"])]
#[case::accents_and_article("ABADÍ", &["Haider al-Abadi"])]
#[case::unnamed("guard", &["a guard"])]
#[case::a_typo("shultz", &["Eric Schultz"])]
#[case::two_typos("shulz", &[])]
#[case::nobody("vellmar", &[])]
fn people_are_found(#[case] needle: &str, #[case] expected: &[&str]) {
    assert_eq!(names(&all(&cast(), speakers(needle))), expected);
}

#[test]
fn a_typo_is_forgiven_only_where_nobody_matches_without() {
    let memory = one("quotes: [{speaker: Bo Marten, text: Go.}, {speaker: Al Morten, text: No.}]");
    assert_eq!(names(&all(&memory, speakers("marten"))), ["Bo Marten"]);
    let mut both = names(&all(&memory, speakers("mirten")));
    both.sort();
    assert_eq!(both, ["Al Morten", "Bo Marten"]);
}

#[rstest]
#[case::typo("shultz", &["Eric Schultz"])]
#[case::as_typed("schultz", &[])]
#[case::nobody("vellmar", &[])]
#[case::everybody("", &[])]
fn who_is_meant_by_a_typo_alone(#[case] typed: &str, #[case] expected: &[&str]) {
    let memory = cast();
    let names: Vec<&str> = memory.taken_for(typed).into_iter().map(Text::raw).collect();
    assert_eq!(names, expected);
}

#[test]
fn the_words_are_quotes_then_what_is_reported_then_figures() {
    assert_eq!(items(&words_of(&cast(), "schultz")), ["Go.", "that it would be long", "planes"]);
}

#[test]
fn what_is_said_for_somebody_is_found_under_both_names() {
    let page = words_of(&cast(), "white house");
    assert_eq!(items(&page), ["Go.", "In writing.", "that it would be long", "planes"]);
    let for_them = page.rows.iter().map(|row| matches!(row, Row::Item(row) if row.for_them));
    assert_eq!(for_them.collect::<Vec<_>>(), [true, false, true, true]);
}

#[test]
fn words_come_newest_first_within_each_kind() {
    let brief = |day: u8, quote: &str, kind: &str| {
        format!(
            "source: {{outlet: o, published: 2031-04-0{day}}}\nquotes: [{{speaker: Bo Lind, text: {quote}, kind: {kind}}}]"
        )
    };
    let memory = library(&[
        ("a.yaml", &brief(1, "One.", "direct")),
        ("b.yaml", &brief(2, "that two", "indirect")),
        ("c.yaml", &brief(3, "Three.", "direct")),
        ("d.yaml", &brief(4, "that four", "indirect")),
    ]);
    assert_eq!(items(&words_of(&memory, "lind")), ["Three.", "One.", "that four", "that two"]);
}

#[test]
fn what_was_said_is_counted_for_both() {
    let page = all(&cast(), speakers(""));
    let row = |name: &str| actors(&page).into_iter().find(|row| row.name.raw() == name).unwrap();
    let counts = |row: Arc<ActorRow>| (row.briefs, row.quotes, row.reported, row.figures);
    assert_eq!(counts(row("Eric Schultz")), (1, 1, 1, 1));
    assert_eq!(counts(row("White House")), (1, 2, 1, 1));
    assert_eq!(counts(row("a guard")), (1, 1, 0, 0));
    assert_eq!((page.total, page.unfiltered), (4, 4));
}

#[test]
fn counts_follow_the_filter_and_who_said_nothing_then_is_no_speaker() {
    let page = ask(&cast(), speakers(""), &filter("planes"));
    assert_eq!(names(&page), ["Eric Schultz", "White House"]);
    assert_eq!((actors(&page)[0].quotes, actors(&page)[0].figures), (0, 1));
    assert_eq!(page.unfiltered, 4);
}

#[test]
fn people_without_a_name_are_no_actors() {
    let found = names(&all(&cast(), Wanted::Actors { needle: String::new() }));
    assert_eq!(found, ["Eric Schultz", "Haider al-Abadi", "White House"]);
}

#[rstest]
#[case::speaker("speaker:schultz", 4)]
#[case::spoken_for("speaker:\"white house\"", 5)]
#[case::source_of_an_item("source:abadi", 1)]
#[case::own_reporting("source:courier", 1)]
#[case::involved_as_spoken_for("actor:\"white house\"", 5)]
fn filters_take_part_of_a_name(#[case] line: &str, #[case] expected: usize) {
    let passing = verdicts(&cast(), &filter(line)).into_iter().filter(|verdict| *verdict == Verdict::Pass);
    assert_eq!(passing.count(), expected);
}

#[test]
fn an_undeclared_institution_is_involved_by_whoever_speaks_for_it() {
    let memory =
        one("actors: [{id: a, name: Ana Ruiz, speaks_for: Port of Vell}]\nquotes: [{speaker: a, text: Go.}]");
    let port = actors(&all(&memory, Wanted::Actors { needle: "port".into() }))[0].clone();
    let who = Who::Is { key: port.key.clone(), name: port.name.shown().clone() };
    assert_eq!(port.name.raw(), "Port of Vell");
    assert_eq!(verdicts(&memory, &Filter::default().with(Test::Actor(who.clone()))), [Verdict::Pass]);
    assert_eq!(verdicts(&memory, &Filter::default().with(Test::Speaker(who))), [Verdict::Pass]);
}

#[test]
fn one_person_of_several_briefs_is_one_row() {
    let brief = |day: u8, actor: &str| {
        format!(
            "source: {{outlet: o, published: 2031-04-0{day}}}\nactors: [{actor}]\nquotes: [{{speaker: x, text: Go.}}]"
        )
    };
    let memory = library(&[
        ("a.yaml", &brief(1, "{id: x, name: Ana Ruiz, kind: person, role: mayor, aliases: [Ana]}")),
        (
            "b.yaml",
            &brief(2, "{id: x, name: Ana Ruíz, kind: person, role: governor, aliases: [the governor]}"),
        ),
        ("c.yaml", &brief(3, "{id: x, name: Ana Ruiz, kind: place}")),
        ("d.yaml", &brief(4, "{id: x, name: Ana Ruiz, kind: person, local: true}")),
    ]);
    let page = all(&memory, speakers("mayor"));
    let [row] = &actors(&page)[..] else { panic!("{page:?}") };
    assert_eq!((row.briefs, row.quotes), (2, 2));
    assert_eq!(row.role.as_ref().unwrap().raw(), "governor");
    let aliases: Vec<_> = row.aliases.iter().map(Text::raw).collect();
    assert!(aliases.contains(&"Ana") && aliases.contains(&"the governor"), "{aliases:?}");
    let day = |text: &str| Date::parse(text).ok();
    assert_eq!((row.first.clone(), row.last.clone()), (day("2031-04-01"), day("2031-04-02")));
    assert_eq!(all(&memory, speakers("ruiz")).total, 3);
}

#[test]
fn a_key_means_one_person_in_every_brief() {
    let memory = library(&[
        (
            "a.yaml",
            "source: {outlet: o, published: 2031}\nactors: [{id: x, name: Ana Ruiz, same_as: [\"w:1\"]}]",
        ),
        (
            "b.yaml",
            "source: {outlet: o, published: 2031}\nactors: [{id: y, name: A. Ruiz, same_as: [\"w:1\"]}]",
        ),
        ("c.yaml", "source: {outlet: o, published: 2031}\nactors: [{id: x, name: Bo Ruiz}]"),
    ]);
    let key = actors(&all(&memory, Wanted::Actors { needle: "ana".into() }))[0].key.clone();
    let is = Clause { exclude: false, test: Test::Actor(Who::Is { key, name: "Ana Ruiz".into() }) };
    let page = ask(&memory, Wanted::Briefs, &Filter { clauses: vec![is], unmarked: false });
    assert_eq!(brief_rows(&page).iter().map(|row| row.path.raw()).collect::<Vec<_>>(), ["a.yaml", "b.yaml"]);
}

#[test]
fn somebody_unknown_said_nothing_and_is_nobody() {
    let gone = ActorKey("gone".into());
    assert_eq!(all(&cast(), Wanted::Words { of: gone.clone() }).total, 0);
    let is = Test::Speaker(Who::Is { key: gone, name: "Gone".into() });
    assert_eq!(ask(&cast(), QUOTES, &Filter::default().with(is)).total, 0);
}
