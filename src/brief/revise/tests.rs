//! What is decided changes what was meant and no other byte.

use super::*;
use crate::brief::write::{tests::any, write};
use proptest::prelude::*;
use rstest::rstest;
use std::fmt::Write as _;

const HEAD: &str = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031}\n";

const DRAFT: &str = "\
brief: 1 # the version
headline: \"Spillway of Lumen dam fails\"
summary: \"The east spillway gave way.\"
x-draft: {rule: lead, confidence: low}
source: {outlet: Orsa Courier, published: 2031-04-02}
actors:
  - id: vellmar
    name: Dara Vellmar
    x-draft: {rule: named, confidence: high}
  # the operator
  - {id: hydra, name: Hydra Lumen AG, x-draft: {rule: named, confidence: medium}}
  - Lumen dam
quotes:

  # hers
  - speaker: vellmar
    text: \"We told them in January.\"
    x-draft:
      rule: said-after
      confidence: high
    at: 2 # the second
  - x-draft: {rule: said-before, confidence: low}
    speaker: {unnamed: residents}
    text: |
      It was dark.

      Nobody came.

  # the last
  - {speaker: hydra, text: 'The gate met every standard.', x-draft: {rule: a, confidence: low}, at: 3}
figures:
- {value: 12400, unit: people, what: evacuated, x-draft: {rule: number, confidence: high}} # many
x-desk: {slot: lead}
";

fn target(file: &str, path: &str) -> Target {
    let brief = parse::parse(file.as_bytes(), "x").brief.expect("readable");
    let all = drafts(&brief);
    let named = |target: &&Target| match path {
        "" => **target == Target::Summary,
        path => target.path(&brief).is_some_and(|it| it.to_string() == path),
    };
    *all.iter().find(named).unwrap_or_else(|| panic!("{path} is no draft: {all:?}"))
}

/// The lines that a change takes away and those it brings, in the order of the file.
fn diff(before: &str, after: &str) -> String {
    let diff = similar::TextDiff::from_lines(before, after);
    let mut lines = String::new();
    for change in diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal) {
        let _infallible = write!(lines, "{}{}", change.tag(), change.value());
    }
    lines
}

fn settled(file: &str, verdicts: &[(&str, Verdict)]) -> String {
    let verdicts: Vec<_> = verdicts.iter().map(|(path, verdict)| (target(file, path), *verdict)).collect();
    let revised = settle(file, "x", &verdicts).unwrap_or_else(|refusal| panic!("{refusal}"));
    diff(file, &revised.text)
}

#[rstest]
#[case::summary("", "-x-draft: {rule: lead, confidence: low}\n")]
#[case::key_line("actors[0]", "-    x-draft: {rule: named, confidence: high}\n")]
#[case::in_braces(
    "actors[1]",
    "-  - {id: hydra, name: Hydra Lumen AG, x-draft: {rule: named, confidence: medium}}\n+  - {id: hydra, name: Hydra Lumen AG}\n"
)]
#[case::mapping_of_lines("quotes[0]", "-    x-draft:\n-      rule: said-after\n-      confidence: high\n")]
#[case::first_key(
    "quotes[1]",
    "-  - x-draft: {rule: said-before, confidence: low}\n-    speaker: {unnamed: residents}\n+  - speaker: {unnamed: residents}\n"
)]
#[case::amid_braces(
    "quotes[2]",
    "-  - {speaker: hydra, text: 'The gate met every standard.', x-draft: {rule: a, confidence: low}, at: 3}\n+  - {speaker: hydra, text: 'The gate met every standard.', at: 3}\n"
)]
fn what_is_accepted_is_no_draft_any_more(#[case] path: &str, #[case] expected: &str) {
    assert_eq!(settled(DRAFT, &[(path, Verdict::Accept)]), expected);
}

#[rstest]
#[case::summary(&[""], "-summary: \"The east spillway gave way.\"\n-x-draft: {rule: lead, confidence: low}\n")]
#[case::lines(
    &["quotes[0]"],
    "-  - speaker: vellmar\n-    text: \"We told them in January.\"\n-    x-draft:\n-      rule: said-after\n-      confidence: high\n-    at: 2 # the second\n"
)]
#[case::lines_that_end_in_a_text_of_lines(
    &["quotes[1]"],
    "-  - x-draft: {rule: said-before, confidence: low}\n-    speaker: {unnamed: residents}\n-    text: |\n-      It was dark.\n-\n-      Nobody came.\n"
)]
#[case::the_last_of_a_section(
    &["figures[0]"],
    "-figures:\n-- {value: 12400, unit: people, what: evacuated, x-draft: {rule: number, confidence: high}} # many\n"
)]
#[case::an_actor_with_all_that_names_it(
    &["actors[0]", "quotes[0]"],
    "-  - id: vellmar\n-    name: Dara Vellmar\n-    x-draft: {rule: named, confidence: high}\n-  - speaker: vellmar\n-    text: \"We told them in January.\"\n-    x-draft:\n-      rule: said-after\n-      confidence: high\n-    at: 2 # the second\n"
)]
fn what_is_dropped_goes_and_comments_stay(#[case] paths: &[&str], #[case] expected: &str) {
    let verdicts: Vec<_> = paths.iter().map(|path| (*path, Verdict::Drop)).collect();
    assert_eq!(settled(DRAFT, &verdicts), expected);
}

#[test]
fn an_actor_that_others_name_is_not_dropped() {
    let refused =
        |path: &str| settle(DRAFT, "x", &[(target(DRAFT, path), Verdict::Drop)]).unwrap_err().to_string();
    assert_eq!(refused("actors[0]"), "still named by 1 quote: change or drop it first");
}

#[test]
fn all_can_go() {
    let all: Vec<_> = drafts(&parse::parse(DRAFT.as_bytes(), "x").brief.unwrap());
    let all: Vec<_> = all.into_iter().map(|target| (target, Verdict::Drop)).collect();
    let expected = "\
brief: 1 # the version
headline: \"Spillway of Lumen dam fails\"
source: {outlet: Orsa Courier, published: 2031-04-02}
actors:
  # the operator
  - Lumen dam

  # hers

  # the last
x-desk: {slot: lead}
";
    assert_eq!(settle(DRAFT, "x", &all).unwrap().text, expected);
}

#[rstest]
#[case::list_in_brackets(
    "quotes: [{speaker: a, text: b, x-draft: {rule: r, confidence: low}}]\nx-z: 1\n",
    "x-z: 1\n"
)]
#[case::braces_over_lines(
    "quotes: [\n  {speaker: a, text: b}, # kept\n  {speaker: a, text: c, x-draft: {rule: r, confidence: low}},\n]\n",
    "quotes: [\n  {speaker: a, text: b}, # kept\n  \n]\n"
)]
#[case::dash_alone(
    "quotes:\n-\n  # why\n  speaker: a\n  text: b\n  x-draft: {rule: r, confidence: low}\n- {speaker: a, text: c}\n",
    "quotes:\n- {speaker: a, text: c}\n"
)]
#[case::no_break_at_the_end(
    "quotes:\n- {speaker: a, text: c}\n- {speaker: a, text: b, x-draft: {rule: r, confidence: low}}",
    "quotes:\n- {speaker: a, text: c}\n"
)]
fn drop_cases(#[case] section: &str, #[case] expected: &str) {
    let file = format!("{HEAD}{section}");
    let brief = parse::parse(file.as_bytes(), "x").brief.unwrap();
    let target = drafts(&brief)[0];
    let after = settle(&file, "x", &[(target, Verdict::Drop)]).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(after.text, format!("{HEAD}{expected}"));
}

#[rstest]
fn line_breaks_and_a_byte_order_mark_stay(
    #[values("\n", "\r\n", "\r")] end: &str,
    #[values("", "\u{feff}")] mark: &str,
) {
    let as_there = |text: &str| format!("{mark}{}", text.replace('\n', end));
    let verdicts = [
        ("", Verdict::Accept),
        ("quotes[0]", Verdict::Accept),
        ("quotes[1]", Verdict::Drop),
        ("figures[0]", Verdict::Drop),
    ];
    let verdicts: Vec<_> = verdicts.iter().map(|(path, verdict)| (target(DRAFT, path), *verdict)).collect();
    let there = settle(&as_there(DRAFT), "x", &verdicts).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(there.text, as_there(&settle(DRAFT, "x", &verdicts).unwrap().text));
    let typed = "“Dark,” it was: \"no\"";
    let set_in = |file: &str| set(file, "x", target(DRAFT, "quotes[1]"), Field::Part(0), typed).unwrap().text;
    assert_eq!(set_in(&as_there(DRAFT)), as_there(&set_in(DRAFT)));
}

#[rstest]
#[case::an_item_written_elsewhere(
    "quotes:\n- &q {speaker: a, text: b, x-draft: {rule: r, confidence: low}}\n- *q\n"
)]
#[case::a_mark_used_elsewhere(
    "quotes:\n- {speaker: a, text: b, x-draft: &d {rule: r, confidence: low}}\n- {speaker: a, text: c, x-draft: *d}\n"
)]
fn what_is_shared_is_refused(#[case] section: &str) {
    let file = format!("{HEAD}{section}");
    for verdict in [Verdict::Accept, Verdict::Drop] {
        assert_eq!(settle(&file, "x", &[(Target::Item(0), verdict)]), Err(Refusal::Shared), "{verdict:?}");
    }
}

#[rstest]
#[case::words(
    "quotes[0]",
    Field::Part(0),
    "We told them.",
    "-    text: \"We told them in January.\"\n+    text: \"We told them.\"\n"
)]
#[case::words_of_lines(
    "quotes[1]",
    Field::Part(0),
    "Dark",
    "-    text: |\n-      It was dark.\n-\n-      Nobody came.\n+    text: Dark\n"
)]
#[case::a_trap(
    "quotes[0]",
    Field::Part(0),
    "No",
    "-    text: \"We told them in January.\"\n+    text: \"No\"\n"
)]
#[case::a_new_key(
    "quotes[0]",
    Field::Caveat,
    "unconfirmed: so far",
    "+    caveat: \"unconfirmed: so far\"\n"
)]
#[case::in_braces(
    "quotes[2]",
    Field::SaidDate,
    "2031-04-01",
    "-  - {speaker: hydra, text: 'The gate met every standard.', x-draft: {rule: a, confidence: low}, at: 3}\n+  - {speaker: hydra, text: 'The gate met every standard.', x-draft: {rule: a, confidence: low}, at: 3, said: {date: 2031-04-01}}\n"
)]
#[case::part_of_a_name(
    "quotes[0]",
    Field::Speaker,
    "lumen ag",
    "-  - speaker: vellmar\n+  - speaker: hydra\n"
)]
#[case::without_a_name(
    "quotes[0]",
    Field::Speaker,
    "unnamed: residents, because: fear",
    "-  - speaker: vellmar\n+  - speaker: {unnamed: residents, because: fear}\n"
)]
#[case::nobody_declared(
    "quotes[0]",
    Field::Speaker,
    "Ilse Marrén",
    "-  - speaker: vellmar\n+  - speaker: Ilse Marrén\n"
)]
#[case::several("quotes[0]", Field::Source, "vellmar; article", "+    source: [vellmar, article]\n")]
#[case::number(
    "figures[0]",
    Field::Amount,
    "12,500",
    "-- {value: 12400, unit: people, what: evacuated, x-draft: {rule: number, confidence: high}} # many\n+- {value: 12500, unit: people, what: evacuated, x-draft: {rule: number, confidence: high}} # many\n"
)]
#[case::range(
    "figures[0]",
    Field::Amount,
    "3–7",
    "-- {value: 12400, unit: people, what: evacuated, x-draft: {rule: number, confidence: high}} # many\n+- {range: [3, 7], unit: people, what: evacuated, x-draft: {rule: number, confidence: high}} # many\n"
)]
#[case::nothing(
    "figures[0]",
    Field::Unit,
    "",
    "-- {value: 12400, unit: people, what: evacuated, x-draft: {rule: number, confidence: high}} # many\n+- {value: 12400, what: evacuated, x-draft: {rule: number, confidence: high}} # many\n"
)]
#[case::begun(
    "figures[0]",
    Field::Bound,
    "more",
    "-- {value: 12400, unit: people, what: evacuated, x-draft: {rule: number, confidence: high}} # many\n+- {value: 12400, unit: people, what: evacuated, x-draft: {rule: number, confidence: high}, bound: more_than} # many\n"
)]
#[case::summary(
    "",
    Field::Text,
    "It \\ broke",
    "-summary: \"The east spillway gave way.\"\n+summary: \"It \\\\ broke\"\n"
)]
#[case::aliases(
    "actors[0]",
    Field::Aliases,
    "Vellmar; the governor: she",
    "+    aliases: [Vellmar, \"the governor: she\"]\n"
)]
fn what_is_typed_stands_in_the_file(
    #[case] path: &str,
    #[case] field: Field,
    #[case] typed: &str,
    #[case] expected: &str,
) {
    let revised =
        set(DRAFT, "x", target(DRAFT, path), field, typed).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(diff(DRAFT, &revised.text), expected);
}

#[rstest]
#[case(
    "figures[0]",
    Field::Amount,
    "12 people",
    "“12 people” is no amount: write 12400, 0.25, 3-7 or words; the unit has a field of its own"
)]
#[case("figures[0]", Field::Bound, "some", "write one of about, at_least, more_than, at_most, less_than")]
#[case("figures[0]", Field::What, "", "the brief would have a mistake: `what` is missing")]
#[case(
    "figures[0]",
    Field::Amount,
    "7-3",
    "the brief would have a mistake: the first number of [7, 3] is above the second"
)]
#[case("quotes[0]", Field::Part(0), " ", "this must not be empty: drop the whole instead")]
#[case("quotes[0]", Field::Speaker, "", "the brief would have a mistake: `speaker` is missing")]
#[case("actors[1]", Field::Name, "Dara Vellmar", "")]
fn what_cannot_be_is_refused(
    #[case] path: &str,
    #[case] field: Field,
    #[case] typed: &str,
    #[case] expected: &str,
) {
    let refusal = set(DRAFT, "x", target(DRAFT, path), field, typed);
    assert_eq!(refusal.err().map(|refusal| refusal.to_string()).unwrap_or_default(), expected);
}

#[rstest]
#[case::lines(
    "- name: Dara Velmar\n  x-draft: {rule: a, confidence: low}\n",
    "- id: dara-velmar\n  name: Dara Vellmar\n  x-draft: {rule: a, confidence: low}\n"
)]
#[case::braces(
    "- {name: Dara Velmar, x-draft: {rule: a, confidence: low}}\n",
    "- {id: dara-velmar, name: Dara Vellmar, x-draft: {rule: a, confidence: low}}\n"
)]
#[case::not_first(
    "- kind: person\n  name: Dara Velmar\n  x-draft: {rule: a, confidence: low}\n",
    "- kind: person\n  id: dara-velmar\n  name: Dara Vellmar\n  x-draft: {rule: a, confidence: low}\n"
)]
#[case::with_an_id(
    "- {id: v, name: Dara Velmar, aliases: [Dara-Velmar], x-draft: {rule: a, confidence: low}}\n",
    "- {id: v, name: Dara Vellmar, aliases: [Dara-Velmar], x-draft: {rule: a, confidence: low}}\n"
)]
fn another_name_leaves_an_actor_whom_all_others_named(#[case] entry: &str, #[case] expected: &str) {
    for end in ["\n", "\r\n"] {
        let file = |entry: &str| {
            format!("{HEAD}actors:\n{entry}quotes:\n- {{speaker: dara-velmar, text: b}}\n").replace('\n', end)
        };
        let revised = set(&file(entry), "x", Target::Actor(0), Field::Name, "Dara Vellmar");
        let revised = revised.unwrap_or_else(|refusal| panic!("{refusal}"));
        assert_eq!(revised.text, file(expected));
        assert_eq!(get(&revised.brief, Target::Item(0), Field::Speaker), "Dara Vellmar");
    }
}

#[rstest]
#[case::with_its_place(
    0,
    "text: [a, b c], at: [{paragraph: 2, exact: a}, {paragraph: 3, exact: b c}]",
    "text: [b c], at: [{paragraph: 3, exact: b c}]"
)]
#[case::last(
    1,
    "text: [a, b c], at: [{paragraph: 2, exact: a}, {paragraph: 3, exact: b c}]",
    "text: [a], at: [{paragraph: 2, exact: a}]"
)]
#[case::amid(1, "text: [a, b, c], at: 2", "text: [a, c], at: 2")]
fn an_empty_part_of_a_split_quote_goes(#[case] part: usize, #[case] before: &str, #[case] after: &str) {
    let file = |words: &str| {
        format!("{HEAD}quotes:\n- {{speaker: x, {words}, x-draft: {{rule: a, confidence: low}}}}\n")
    };
    let revised = set(&file(before), "x", Target::Item(0), Field::Part(part), " ");
    assert_eq!(revised.unwrap_or_else(|refusal| panic!("{refusal}")).text, file(after));
}

#[test]
fn why_people_have_no_name_is_no_actor() {
    let quote = target(DRAFT, "quotes[0]");
    let typed = "unnamed: residents; because: feared reprisals; hydra";
    let revised = set(DRAFT, "x", quote, Field::Source, typed).unwrap();
    assert!(
        revised.text.contains("source: [{unnamed: residents, because: feared reprisals}, hydra]"),
        "{}",
        revised.text
    );
    let speaker = set(DRAFT, "x", quote, Field::Speaker, "unnamed: residents; because: fear;").unwrap();
    assert!(speaker.text.contains("speaker: {unnamed: residents, because: fear}"), "{}", speaker.text);
    let two = set(DRAFT, "x", quote, Field::Speaker, "hydra; vellmar").unwrap_err();
    assert_eq!(two.to_string(), "one alone can stand here, without “;”");
}

#[rstest]
#[case(Field::Headline, "Gate fails", "-headline: \"Spillway of Lumen dam fails\"\n+headline: Gate fails\n")]
#[case(
    Field::Dateline,
    "Orsa",
    "-source: {outlet: Orsa Courier, published: 2031-04-02}\n+source: {outlet: Orsa Courier, published: 2031-04-02, dateline: Orsa}\n"
)]
#[case(Field::Place, "Orsa", "+place: Orsa\n")]
#[case(Field::Themes, "dams; floods", "+themes: [dams, floods]\n")]
fn what_the_brief_is_about_is_corrected_with_its_summary(
    #[case] field: Field,
    #[case] typed: &str,
    #[case] expected: &str,
) {
    let revised = set(DRAFT, "x", Target::Summary, field, typed).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(diff(DRAFT, &revised.text), expected);
    assert!(fields(&revised.brief, Target::Summary).contains(&field));
}

#[test]
fn what_is_said_is_what_would_be_typed() {
    let brief = parse::parse(DRAFT.as_bytes(), "x").brief.unwrap();
    for target in drafts(&brief) {
        for field in fields(&brief, target) {
            let typed = get(&brief, target, field);
            if !typed.is_empty() {
                let again = set(DRAFT, "x", target, field, &typed)
                    .unwrap_or_else(|why| panic!("{field:?} {typed}: {why}"));
                assert_eq!(get(&again.brief, target, field), typed);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any brief with drafts, written by the writer, and any verdicts: what is left are the lines that were there.
    #[test]
    fn all_that_is_not_decided_stays(brief in any::brief(), choices in proptest::collection::vec(0..3_u8, 24)) {
        let file = write(&brief).unwrap();
        let read = parse::parse(file.as_bytes(), "stem").brief.unwrap();
        let verdict = |choice: &u8| [None, Some(Verdict::Accept), Some(Verdict::Drop)][usize::from(*choice)];
        let verdicts = drafts(&read).into_iter().zip(&choices);
        let verdicts: Vec<_> = verdicts.filter_map(|(target, choice)| Some((target, verdict(choice)?))).collect();
        match settle(&file, "stem", &verdicts) {
            Ok(revised) => {
                // A subsequence of its lines; `- ` of a first key that went may have moved to the next.
                let mut lines = file.lines();
                for line in revised.text.lines() {
                    prop_assert!(lines.any(|there| there == line), "{line:?} is new:\n{file}\n{}", revised.text);
                }
                let accepted = verdicts.iter().filter(|(_, verdict)| *verdict == Verdict::Accept).count();
                let left = drafts(&revised.brief).len();
                let dropped = verdicts.len() - accepted;
                prop_assert_eq!(left, drafts(&read).len() - accepted - dropped);
            }
            Err(refusal) => prop_assert!(matches!(refusal, Refusal::Referred { .. }), "{refusal}\n{file}\n{verdicts:?}"),
        }
    }

    /// Any text for any field of any brief: what is written is read back as what was typed.
    #[test]
    fn any_text_can_be_typed(brief in any::brief(), typed in "\\PC{0,30}|[a-z: #'\"\\\\{}\\[\\],&*!|>%@`-]{0,20}", which in any::<prop::sample::Index>()) {
        let file = write(&brief).unwrap();
        let read = parse::parse(file.as_bytes(), "stem").brief.unwrap();
        let all: Vec<_> = drafts(&read).into_iter().flat_map(|target| fields(&read, target).into_iter().map(move |field| (target, field))).collect();
        prop_assume!(!all.is_empty());
        let (target, field) = all[which.index(all.len())];
        match set(&file, "stem", target, field, &typed) {
            Ok(revised) => {
                let mut lines = file.lines().collect::<Vec<_>>();
                lines.retain(|line| revised.text.lines().any(|other| other == *line));
                prop_assert!(!lines.is_empty());
                prop_assert_eq!(drafts(&revised.brief).len(), drafts(&read).len());
            }
            Err(refusal) => prop_assert!(
                matches!(refusal, Refusal::Value(_) | Refusal::Mistake(_)) || matches!(refusal, Refusal::Entangled) && matches!(field, Field::Name | Field::Aliases | Field::Part(_)),
                "{field:?} {typed:?}: {refusal}\n{file}"
            ),
        }
    }
}
