use super::*;
use crate::brief::parse::{Parsed, parse};
use crate::text::Shown;
use proptest::prelude::*;

const BRIEF: &str = r#"brief: 1
headline: "Spillway of Lumen dam fails"
source: {outlet: Orsa Courier, published: 2031-04-02}
actors:
  - {id: vellmar, name: Dara Vellmar, kind: person, role: governor of Orsa, speaks_for: region}
  - {id: spokesman, name: Tomas Ekk, kind: person, role: Hydra Lumen spokesman, speaks_for: hydra}
  - {id: hydra, name: Hydra Lumen, kind: organisation}
  - {id: region, name: Orsa regional government, kind: organisation}
  - {id: lumen-dam, name: Lumen dam}
key_facts:
  - "The valley road is closed at Pell."
  - {text: "The east spillway gave way at 05:10, an hour before the sirens of the lower towns were heard.", actors: [lumen-dam], themes: [dams], source: {unnamed: residents, because: feared reprisals}, certainty: claimed, at: [1, 4]}
quotes:
  - speaker: vellmar
    text: "We told them in January. They filed it, and nobody in that office ever opened the file again."
    said: {date: 2031-04-02, place: Orsa town hall, to: reporters}
    context: asked why the inspection was late
    themes: [dams, evacuation]
    at: {paragraph: 7, exact: "We told them in January."}
  - speaker: spokesman
    via: vellmar
    text: ["The gate met every standard,", "and every deadline."]
    caveat: Ekk could not be reached
    translated: {from: de, original: "Das Tor erfüllte alle Normen und Fristen."}
  - {speaker: {unnamed: residents, because: feared reprisals}, kind: indirect, text: that nobody had warned them before the water came}
  - {speaker: Oskar Brandt, kind: partial, text: a long night, certainty: disputed, note: heard over the telephone}
  - {speaker: hydra}
figures:
  - value: 12400
    unit: people
    what: evacuated
    bound: more_than
    hedge: more than
    as_of: 2031-04-02
    source: [vellmar, {unnamed: a rescue official}]
    certainty: estimated
    caveat: could not be independently confirmed
    series: lumen-evacuated
    at: 3
  - {range: [3, 7], unit: people, what: missing, source: hydra, certainty: disputed, id: f2, conflicts_with: [f3]}
  - {value: 29, unit: people, what: missing, bound: at_least, source: region, period: 2031-04-01/2031-04-03, id: f3, conflicts_with: [f2, f9]}
  - {words: hundreds, unit: people, what: volunteers at the levee, bound: about}
  - {value: 60, unit: per cent, of: "the valley's orchards", what: flooded}
  - {value: 115, unit: km, also: {value: 70, unit: miles}, what: distance to the capital, source: article, at: [9, 12]}
  - {value: 4, unit: metres, per: hour, what: rise of the lower river, themes: [rivers], note: at Pell}
timeline:
  - {date: 2031-01, text: "The region warns the operator that the gate will not hold another spring.", actors: [hydra], at: 5}
  - {date: 2031-04-02, text: "The spillway fails.", source: article}
"#;

fn told<'a>(brief: &'a Brief, item: &'a Item, diagnostics: &'a [Diagnostic]) -> Told<'a> {
    Told { brief, item, diagnostics, sourcing: None }
}

fn all_told<'a>(brief: &'a Brief, items: &[&'a Item], diagnostics: &'a [Diagnostic]) -> Vec<Told<'a>> {
    items.iter().map(|item| told(brief, item, diagnostics)).collect()
}

fn shown(section: &str, index: usize, width: usize) -> String {
    let Parsed { brief, diagnostics, .. } = parse(BRIEF.as_bytes(), "lumen");
    let brief = brief.expect("readable");
    let item = brief.items.iter().find(|item| item.section.key() == section && item.index == index);
    plain(&lines(told(&brief, item.expect("present"), &diagnostics), width))
}

fn plain(lines: &[Line]) -> String {
    crate::sheet::Sheet::from_iter([crate::sheet::Block::new(lines.to_vec())]).plain()
}

fn table(width: usize) -> String {
    let Parsed { brief, diagnostics, .. } = parse(BRIEF.as_bytes(), "lumen");
    let brief = brief.expect("readable");
    let items: Vec<&Item> = brief.items.iter().collect();
    figures(&all_told(&brief, &items, &diagnostics), width).iter().map(|lines| plain(lines)).collect()
}

#[test]
fn a_quote() {
    let expected = "\
“We told them in January. They filed it, and nobody in that office ever
 opened the file again.”
 — Dara Vellmar, governor of Orsa, for Orsa regional government · said 2
   April 2031, Orsa town hall, to reporters              dams, evacuation ¶7
 context: asked why the inspection was late
";
    assert_eq!(shown("quotes", 0, 76), expected);
    let expected = "\
“We told them in January. They filed
 it, and nobody in that office ever
 opened the file again.”
 — Dara Vellmar, governor of Orsa,
   for Orsa regional government ·
   said 2 April 2031, Orsa town
   hall, to reporters
  dams, evacuation ¶7
 context: asked why the inspection
 was late
";
    assert_eq!(shown("quotes", 0, 36), expected);
}

#[test]
fn a_quote_of_no_day_is_of_the_day_it_was_printed() {
    let by = |said: &str| {
        let text = BRIEF.replace("date: 2031-04-02, place: Orsa town hall, to: reporters", said);
        let brief = parse(text.as_bytes(), "x").brief.unwrap();
        when(&brief, brief.items.iter().find_map(Item::quote).unwrap(), false)
    };
    assert_eq!(by("place: Orsa, to: reporters"), "Orsa, to reporters · printed 2 April 2031");
    assert_eq!(by("place: Orsa"), "Orsa · printed 2 April 2031");
    assert_eq!(by("to: reporters"), "said to reporters · printed 2 April 2031");
    assert_eq!(by(""), "printed 2 April 2031");
}

#[test]
fn a_split_quote_passed_on_and_translated() {
    let expected = "\
“The gate met every standard,” … “and every deadline.”
 — Tomas Ekk, Hydra Lumen spokesman · printed 2 April 2031 · passed on by Dara Vellmar
 translated from German: „Das Tor erfüllte alle Normen und Fristen.“
 Ekk could not be reached
";
    assert_eq!(shown("quotes", 1, 116), expected);
}

#[test]
fn reported_speech_stands_without_quote_marks() {
    let expected = "\
reported: that nobody had warned
  them before the water came
 — residents (not named: feared
   reprisals) · printed 2 April 2031
";
    assert_eq!(shown("quotes", 2, 36), expected);
}

#[test]
fn a_partial_quote_of_an_undeclared_speaker() {
    let expected = "\
“a long night”
 — Oskar Brandt · printed 2 April 2031 · disputed
 quoted in part
 note: heard over the telephone
";
    assert_eq!(shown("quotes", 3, 76), expected);
}

#[test]
fn a_flawed_item_says_what_is_wrong_with_it() {
    let expected = "\
(no words)
 — Hydra Lumen · printed 2 April 2031
! line 27: `text` is missing
";
    assert_eq!(shown("quotes", 4, 76), expected);
}

#[test]
fn a_key_fact() {
    assert_eq!(shown("key_facts", 0, 76), "The valley road is closed at Pell.\n");
    let expected = "\
The east spillway gave way at 05:10, an hour before the sirens of the lower towns were heard.
  according to residents (not named: feared reprisals) · claimed                                         dams ¶1, ¶4
  concerns Lumen dam
";
    assert_eq!(shown("key_facts", 1, 116), expected);
    let expected = "\
The east spillway gave way at 05:10,
an hour before the sirens of the
lower towns were heard.
  according to residents (not named:
  feared reprisals) · claimed
  dams ¶1, ¶4
  concerns Lumen dam
";
    assert_eq!(shown("key_facts", 1, 36), expected);
}

#[test]
fn an_event() {
    let expected = "\
January 2031       The region warns the operator that the gate will not hold
                   another spring.                                        ¶5
                   concerns Hydra Lumen
";
    assert_eq!(shown("timeline", 0, 76), expected);
    let expected = "\
2 April 2031
The spillway fails.
  according to Orsa Courier
";
    assert_eq!(shown("timeline", 1, 36), expected);
}

#[test]
fn figures_stand_in_columns() {
    let expected = "\
more than 12,400  people           evacuated       Dara Vellmar    estimated
                                                   and a rescue           ¶3
                                                   official (not
                                                   named)
                  could not be independently confirmed
                  as of 2 April 2031 · series lumen-evacuated
             3–7  people           missing         Hydra Lumen     disputed
                  disputed by at least 29 people (Orsa regional government)
                  · id f2
     at least 29  people           missing         Orsa regional
                                                   government
                  over 1–3 April 2031 · disputed by 3–7 people (Hydra Lumen)
                  · disputed by f9 · id f3
  about hundreds  of people        volunteers at
                                   the levee
             60%  of the valley's  flooded
                  orchards
             115  km (70 miles)    distance to     Orsa Courier      ¶9, ¶12
                                   the capital
               4  metres per hour  rise of the
                                   lower river
                  rivers
                  note: at Pell
";
    assert_eq!(table(76), expected);
    let expected = "\
more than 12,400  people                    evacuated                Dara Vellmar and a rescue official    estimated
                                                                     (not named)                                  ¶3
                  could not be independently confirmed
                  as of 2 April 2031 · series lumen-evacuated
             3–7  people                    missing                  Hydra Lumen                           disputed
                  disputed by at least 29 people (Orsa regional government) · id f2
     at least 29  people                    missing                  Orsa regional government
                  over 1–3 April 2031 · disputed by 3–7 people (Hydra Lumen) · disputed by f9 · id f3
  about hundreds  of people                 volunteers at the levee
             60%  of the valley's orchards  flooded
             115  km (70 miles)             distance to the capital  Orsa Courier                            ¶9, ¶12
               4  metres per hour           rise of the lower river
                  rivers
                  note: at Pell
";
    assert_eq!(table(116), expected);
}

#[test]
fn figures_are_stacked_where_there_is_no_room() {
    let expected = "\
more than 12,400 people  evacuated
  Dara Vellmar and a rescue official
  (not named) · estimated
  ¶3
  could not be independently
  confirmed
  as of 2 April 2031 · series lumen-
  evacuated
3–7 people  missing
  Hydra Lumen · disputed
  disputed by at least 29 people
  (Orsa regional government) · id f2
at least 29 people  missing
  Orsa regional government
  over 1–3 April 2031 · disputed by
  3–7 people (Hydra Lumen) ·
  disputed by f9 · id f3
about hundreds of people  volunteers
at the levee
60% of the valley's orchards
flooded
115 km (70 miles)  distance to the
capital
  Orsa Courier
  ¶9, ¶12
4 metres per hour  rise of the lower
river
  rivers
  note: at Pell
";
    assert_eq!(table(36), expected);
}

#[test]
fn the_articles_words_are_shown_where_the_item_has_others() {
    let at = |exact: &str| {
        let fact = format!(
            "key_facts: [{{text: The gate held., at: {{paragraph: 2, exact: {exact}, prefix: Then}}}}]"
        );
        let parsed = parse(format!("{}{fact}\n", BRIEF.split("key_facts").next().unwrap()).as_bytes(), "x");
        let brief = parsed.brief.unwrap();
        plain(&lines(told(&brief, &brief.items[0], &parsed.diagnostics), 70))
    };
    assert!(at("the gate did hold").ends_with("\n  ¶2, after “Then”: “the gate did hold”\n"));
    assert_eq!(at("THE GATE").lines().count(), 1);
}

#[test]
fn what_needs_care_warns() {
    let Parsed { brief, diagnostics, .. } = parse(BRIEF.as_bytes(), "lumen");
    let brief = brief.unwrap();
    let warnings = |index: usize| -> Vec<String> {
        let lines = lines(told(&brief, &brief.items[index], &diagnostics), 200);
        let spans = lines.iter().flat_map(|line| &line.spans).filter(|span| span.role == Role::Warning);
        spans.map(|span| span.text.to_string()).collect()
    };
    assert_eq!(warnings(3), ["Ekk could not be reached"]);
    assert_eq!(warnings(5), ["disputed"]);
    assert_eq!(warnings(8), ["disputed", "disputed by at least 29 people (Orsa regional government)"]);
}

#[test]
fn every_script_is_set_by_what_it_takes() {
    let text = |words: &str, width: usize| {
        let quote = format!("quotes: [{{speaker: 小林, text: {words}}}]");
        let parsed = parse(format!("{}{quote}\n", BRIEF.split("key_facts").next().unwrap()).as_bytes(), "x");
        let brief = parsed.brief.unwrap();
        let lines = lines(told(&brief, &brief.items[0], &parsed.diagnostics), width);
        assert!(lines.iter().all(|line| line.width() <= width), "{lines:?}");
        plain(&lines)
    };
    assert!(text("大坝在黎明前决口", 12).starts_with("“大坝在黎明\n 前决口”\n — 小林"));
    assert!(text("قلنا لهم في يناير", 12).starts_with("“قلنا لهم في\n يناير”\n"));
    assert!(text("👩‍👩‍👧 cafe\u{301} 🇸🇪", 9).starts_with("“👩‍👩‍👧 cafe\u{301}\n 🇸🇪”\n"));
}

proptest! {
    #[test]
    fn no_line_is_too_wide(
        texts in prop::collection::vec(any::<String>(), 8),
        number in any::<f32>().prop_filter("finite", |number| number.is_finite()),
        width in 0_usize..200,
    ) {
        let texts: Vec<String> = texts.iter().map(|text| serde_json::to_string(text).unwrap()).collect();
        let [a, b, c, d, e, f, g, h] = texts.as_slice() else { unreachable!() };
        let brief = format!(
            "{head}
quotes:
- {{speaker: {a}, text: [{b}, {c}], context: {d}, note: {e}, caveat: {f}, themes: [{g}, {h}], said: {{place: {a}}}, at: 3}}
- {{speaker: {{unnamed: {a}, because: {b}}}, kind: indirect, text: {c}, via: {d}, translated: {{from: {e}, original: {f}}}}}
figures:
- {{value: {number:?}, unit: {a}, what: {b}, hedge: {c}, of: {d}, source: {e}, caveat: {f}, at: [1, 12345]}}
- {{words: {b}, what: {c}, per: {d}, series: {e}, conflicts_with: [{f}], certainty: claimed}}
timeline:
- {{date: 2031-04-01/2031-05-03, text: {h}, actors: [{g}]}}
",
            head = BRIEF.split("key_facts").next().unwrap(),
        );
        let parsed = parse(brief.as_bytes(), "x");
        let Some(brief) = parsed.brief else { return Ok(()) };
        let items: Vec<&Item> = brief.items.iter().collect();
        let mut all: Vec<Line> =
            items.iter().flat_map(|item| lines(told(&brief, item, &parsed.diagnostics), width)).collect();
        all.extend(figures(&all_told(&brief, &items, &parsed.diagnostics), width).concat());
        prop_assert!(all.iter().all(|line| line.width() <= width), "{all:?}");
    }
}

fn sourced(sourcing: &Sourcing, width: usize) -> String {
    let brief = parse(BRIEF.as_bytes(), "lumen").brief.expect("readable");
    let item = &brief.section(crate::brief::Section::Quotes)[0];
    plain(&lines(Told { sourcing: Some(sourcing), ..told(&brief, item, &[]) }, width)).replace('\u{a0}', " ")
}

#[test]
fn words_found_in_the_text_are_as_printed() {
    let shown = sourced(&Sourcing::Verbatim, 160);
    assert!(
        shown.contains("said 2 April 2031, Orsa town hall, to reporters · as printed in Orsa"),
        "{shown}"
    );
    assert!(shown.contains(" dams, evacuation ✓ ¶7\n"), "{shown}");
}

#[test]
fn what_was_not_found_where_the_file_says_is_not_as_printed() {
    for (sourcing, mark) in [
        (Sourcing::Elsewhere(vec![9, 11]), " dams, evacuation → ¶9, ¶11, not ¶7\n"),
        (Sourcing::NotFound, " dams, evacuation ✗ ¶7\n"),
        (Sourcing::Unchecked, " dams, evacuation ? ¶7\n"),
    ] {
        let shown = sourced(&sourcing, 118);
        assert!(shown.contains(mark) && !shown.contains("as printed"), "{shown}");
        let said = shown.contains("\n not found in the article's text, word for word\n");
        assert_eq!(said, sourcing == Sourcing::NotFound, "{shown}");
    }
}

#[test]
fn that_items_are_unchecked_is_told_with_what_the_file_says_of_a_check_before() {
    let why = Shown::from("The text is gone.");
    let told = |keys: &str| {
        let text = format!("brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031{keys}}}\n");
        unchecked(&parse(text.as_bytes(), "x").brief.expect("readable"), Some(&why))
            .expect("the text is gone")
    };
    assert_eq!(told(""), "? not checked. The text is gone.");
    assert_eq!(
        told(", sha256: ab"),
        "? not checked. The text is gone. It was checked before (its sha256 is recorded)."
    );
    assert_eq!(
        told(", sha256: ab}\nmade: {at: 2031-04-03"),
        "? not checked. The text is gone. It was checked before (its sha256 is recorded); the brief was made 3 April 2031."
    );
}
