use super::*;
use crate::brief::Status;
use crate::brief::parse::parse;
use crate::library::{ActorKey, BriefKey, BriefRow, State};
use crate::text::Text;
use std::sync::Arc;

const BRIEF: &str = r#"brief: 1
headline: "Spillway of Lumen dam fails"
summary: "The east spillway gave way before dawn. Operator and region blame each other."
language: de-AT
place: Orsa
status: corrected
corrections: [{date: 2031-04-05, text: "An earlier count of the missing was 29."}]
source:
  outlet: Orsa Courier
  published: 2031-04-02
  updated: 2031-04-03
  agency: OPA
  title: "Thousands flee as Lumen spillway fails"
  url: https://courier.example/a/88121
  byline: [Ilse Marrén, B. Tok]
  dateline: Orsa
  text: articles/lumen.txt
  sha256: 9f3c
made: {by: jk, with: nutgraf draft 0.1.0, at: 2031-04-03, reviewed_by: ab}
actors:
  - {id: vellmar, name: Dara Vellmar, kind: person, role: governor of Orsa, speaks_for: region, aliases: [the governor, Vellmar], same_as: ["wikidata:Q000001"]}
  - {id: region, name: Orsa regional government, kind: organisation, local: true}
themes: [dams, evacuation]
key_facts: ["The valley road is closed at Pell."]
quotes:
  - {speaker: vellmar, text: We told them.}
  - {speaker: vellmar, text: that the gate was old, kind: indirect}
  - {speaker: vellmar}
figures:
  - {value: 12400, unit: people, what: evacuated, source: vellmar}
"#;

fn open(text: &str, verdict: Verdict) -> OpenBrief {
    let parsed = parse(text.as_bytes(), "lumen");
    let row = BriefRow {
        key: BriefKey(Arc::from("/b/lumen.yaml")),
        name: crate::state::BriefName { library: "/b".into(), id: "lumen".into() },
        path: Text::new("valley/lumen.yaml"),
        id: Text::new("lumen"),
        state: State::Ok,
        problem: None,
        headline: parsed.headline.unwrap_or_default(),
        outlet: Text::default(),
        published: None,
        file: None,
        url: None,
        status: Status::Current,
        counts: [0; 5],
        reading: Some(crate::library::Reading::Unread),
        seen: None,
        starred: false,
        brief: None,
    };
    let items = parsed.brief.as_ref().map_or(0, |brief| brief.items.len());
    let actors = parsed.brief.as_ref().map_or(0, |brief| brief.actors.len());
    OpenBrief {
        row: Arc::new(row),
        brief: parsed.brief.map(Arc::new),
        diagnostics: parsed.diagnostics.into(),
        verdicts: vec![verdict; items],
        emptied_by: [None; 5],
        sourced: Arc::default(),
        actors: vec![ActorKey(Arc::from("x")); actors].into(),
        place: None,
        changed: None,
    }
}

#[test]
fn the_key_facts_say_everything_of_the_brief_as_a_whole() {
    let expected = "\
The article was corrected.
Correction, 5 April 2031: An earlier count of the missing was 29.

The east spillway gave way before dawn. Operator and region blame each
other.

The valley road is closed at Pell.

About this brief
Headline     Spillway of Lumen dam fails
Outlet       Orsa Courier
Agency       OPA
Title        Thousands flee as Lumen spillway fails
By           Ilse Marrén, B. Tok
Dateline     Orsa
Published    2 April 2031
Updated      3 April 2031
Link         https://courier.example/a/88121
Text         articles/lumen.txt
SHA-256      9f3c
Place        Orsa
Language     German (de-AT)
Status       corrected
Themes       dams, evacuation
Id           lumen
File         valley/lumen.yaml
Made by      jk
Made with    nutgraf draft 0.1.0
Made at      3 April 2031
Reviewed by  ab

1 mistake in this file
line 28, column 5: `text` is missing (quotes[2].text)
    - {speaker: vellmar}
      ^^^^^^^^^^^^^^^^^^
  help: add `text: …`
";
    assert_eq!(section(&open(BRIEF, Verdict::Pass), Section::KeyFacts, None, 76).plain(), expected);
}

#[test]
fn each_item_of_a_section_is_a_block() {
    let sheet = section(&open(BRIEF, Verdict::Pass), Section::Quotes, None, 76);
    let subjects: Vec<Subject> = sheet.blocks.iter().filter_map(|block| block.subject).collect();
    assert_eq!(subjects, [Subject::Item(1), Subject::Item(2), Subject::Item(3)]);
}

#[test]
fn an_empty_section_says_why() {
    let hidden = Shown::from("The filter theme: dams hides all; x drops it.");
    let text = |section_of: Section, verdict: Verdict| {
        section(&open(BRIEF, verdict), section_of, Some(&hidden), 76).plain()
    };
    assert_eq!(text(Section::Timeline, Verdict::Fail), "This brief has no timeline.\n");
    assert_eq!(text(Section::Quotes, Verdict::Fail), "The filter theme: dams hides all; x drops it.\n");
    assert_eq!(text(Section::Figures, Verdict::Unmarked), "The filter theme: dams hides all; x drops it.\n");
}

#[test]
fn a_brief_that_cannot_be_read_says_what_is_wrong() {
    let sheet = section(&open("brief: 1\n", Verdict::Pass), Section::Quotes, None, 76).plain();
    assert!(sheet.starts_with("valley/lumen.yaml cannot be read\n\nline 1"), "{sheet}");
}

#[test]
fn a_link_that_is_no_web_address_says_so() {
    let text = BRIEF.replace("https://courier.example/a/88121", "\"javascript:alert(1)\"");
    let sheet = section(&open(&text, Verdict::Pass), Section::KeyFacts, None, 76).plain();
    assert!(sheet.contains("Link         javascript:alert(1) (not a web address)\n"), "{sheet}");
}

#[test]
fn actors_say_who_they_are_and_what_is_theirs() {
    let expected = "\
Dara Vellmar, governor of Orsa              2 quotes · 1 reported · 1 figure
  person · speaks for Orsa regional government · also called the governor,
  Vellmar · same as wikidata:Q000001 · id vellmar

Orsa regional government
  organisation · known in this brief only · id region
";
    assert_eq!(actors(&open(BRIEF, Verdict::Pass), 76).plain(), expected);
}

#[test]
fn nothing_is_too_wide_at_any_width() {
    for verdict in [Verdict::Pass, Verdict::Fail] {
        let open = open(BRIEF, verdict);
        for width in 0..200 {
            let sections = Section::ALL.map(|it| section(&open, it, Some(&Shown::from("hidden")), width));
            let sheets = sections.into_iter().chain([actors(&open, width)]);
            let mut lines = sheets.flat_map(|sheet| sheet.blocks).flat_map(|block| block.lines);
            assert!(lines.all(|line| line.width() <= width), "{width}");
        }
    }
}
