use super::*;
use crate::brief::parse::parse;
use proptest::prelude::*;
use rstest::rstest;
use std::path::Path;

const HEAD: &str = "brief: 1\nheadline: h\n\
    source: {outlet: Valley Post, published: 2031-04-02, url: 'https://post.example/1'}\n\
    actors:\n- {id: v, name: Dara Vellmar, role: governor of Orsa}\n- {id: h, name: Hydra Lumen, role: dam operator}\n\
    - {id: k, name: Tomas Ekk, role: spokesman, speaks_for: the White House}\n";

fn brief(rest: &str) -> Brief {
    parse(format!("{HEAD}{rest}\n").as_bytes(), "stem").brief.expect("readable")
}

fn file(path: &str) -> Brief {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    parse(&std::fs::read(path).expect("the file"), "stem").brief.expect("readable")
}

/// The item whose words begin so.
fn item<'a>(brief: &'a Brief, words: &str) -> &'a Item {
    let found = brief.items.iter().find(|item| super::words(item).trim_start_matches('“').starts_with(words));
    found.expect("an item")
}

#[rstest]
#[case::direct(
    "speaker: v, text: We told them.",
    "“We told them.” — Dara Vellmar, governor of Orsa (Valley Post, 2 April 2031)"
)]
#[case::paragraphs(
    "speaker: v, text: Go., at: [7, 9]",
    "“Go.” — Dara Vellmar, governor of Orsa (Valley Post, 2 April 2031, ¶7, ¶9)"
)]
#[case::spokesman(
    "speaker: k, text: Go.",
    "“Go.” — Tomas Ekk, spokesman, for the White House (Valley Post, 2 April 2031)"
)]
#[case::split(
    "speaker: v, text: ['Every standard,', 'every deadline.']",
    "“Every standard,” … “every deadline.” — Dara Vellmar, governor of Orsa (Valley Post, 2 April 2031)"
)]
#[case::partial(
    "speaker: v, text: a setback, kind: partial, at: 2",
    "“a setback” — Dara Vellmar, governor of Orsa (Valley Post, 2 April 2031, ¶2; quoted in part)"
)]
#[case::reported(
    "speaker: v, text: that it would be long, kind: indirect",
    "reported: that it would be long — Dara Vellmar, governor of Orsa (Valley Post, 2 April 2031)"
)]
#[case::quotes_within(
    "speaker: v, text: 'He said “no” to us.'",
    "“He said ‘no’ to us.” — Dara Vellmar, governor of Orsa (Valley Post, 2 April 2031)"
)]
#[case::said(
    "speaker: v, text: Go., said: {date: 2031-04-01, place: Orsa town hall, to: reporters}",
    "“Go.” — Dara Vellmar, governor of Orsa, said 1 April 2031, Orsa town hall, to reporters (Valley Post, 2 April 2031)"
)]
#[case::via(
    "speaker: v, text: Go., via: h",
    "“Go.” — Dara Vellmar, governor of Orsa, passed on by Hydra Lumen, dam operator (Valley Post, 2 April 2031)"
)]
#[case::unnamed(
    "speaker: {unnamed: residents, because: feared reprisals}, text: Go.",
    "“Go.” — residents (not named: feared reprisals) (Valley Post, 2 April 2031)"
)]
#[case::undeclared("speaker: Bo Lind, text: Go.", "“Go.” — Bo Lind (Valley Post, 2 April 2031)")]
#[case::no_speaker(
    "text: Go.",
    "“Go.” — speaker not given (Valley Post, 2 April 2031; the brief has a mistake here)"
)]
#[case::caveat(
    "speaker: v, text: Go., certainty: disputed, caveat: not confirmed, at: 3",
    "“Go.” — Dara Vellmar, governor of Orsa (Valley Post, 2 April 2031, ¶3; disputed; caveat: not confirmed)"
)]
#[case::translated(
    "speaker: v, text: Go., translated: {from: de, original: Geht.}",
    "“Go.” — Dara Vellmar, governor of Orsa (Valley Post, 2 April 2031; translated from German: „Geht.“)"
)]
fn quotes(#[case] quote: &str, #[case] expected: &str) {
    let brief = brief(&format!("quotes: [{{{quote}}}]"));
    assert_eq!(cite(&brief, &brief.items[0], Style::Plain), expected);
}

#[rstest]
#[case::source(
    "value: 12400, unit: people, what: evacuated, bound: more_than, source: v, certainty: claimed, as_of: 2031-04-02, at: 3",
    "more than 12,400 people evacuated — as of 2 April 2031, according to Dara Vellmar, governor of Orsa \
     (Valley Post, 2 April 2031, ¶3; claimed)"
)]
#[case::several(
    "value: 5, unit: people, what: hurt, source: [v, {unnamed: a rescuer}], via: h",
    "5 people hurt — according to Dara Vellmar, governor of Orsa, and a rescuer (not named), passed on by Hydra Lumen, \
     dam operator (Valley Post, 2 April 2031)"
)]
#[case::own_reporting(
    "value: 60, unit: per cent, of: the orchards, what: flooded, source: article",
    "60% of the orchards flooded — the outlet’s own reporting (Valley Post, 2 April 2031)"
)]
#[case::nobody(
    "words: hundreds, unit: people, what: at the levee",
    "hundreds of people at the levee (Valley Post, 2 April 2031)"
)]
#[case::rate(
    "value: 4, unit: metres, per: hour, what: rise, hedge: some",
    "some 4 metres per hour rise (Valley Post, 2 April 2031)"
)]
#[case::disputed(
    "value: 3, what: missing, conflicts_with: [f2]}, {id: f2, value: 9, what: missing, source: h",
    "3 missing (Valley Post, 2 April 2031; disputed by 9 (Hydra Lumen))"
)]
fn figures(#[case] figure: &str, #[case] expected: &str) {
    let brief = brief(&format!("figures: [{{{figure}}}]"));
    assert_eq!(cite(&brief, &brief.items[0], Style::Plain), expected);
}

#[rstest]
#[case::sentence("key_facts: [The road is closed.]", "The road is closed. (Valley Post, 2 April 2031)")]
#[case::vouched(
    "context: [{text: It dates from 1961., source: [v, article], at: 11}]",
    "It dates from 1961. — according to Dara Vellmar, governor of Orsa, and the outlet’s own reporting \
     (Valley Post, 2 April 2031, ¶11)"
)]
#[case::event(
    "timeline: [{date: 2031-01, text: They warn.}]",
    "January 2031: They warn. (Valley Post, 2 April 2031)"
)]
#[case::withdrawn(
    "status: withdrawn\nkey_facts: [{text: No., at: 1}]",
    "No. (Valley Post, 2 April 2031, ¶1; article withdrawn)"
)]
#[case::corrected(
    "status: corrected\nkey_facts: [No.]",
    "No. (Valley Post, 2 April 2031; article corrected)"
)]
fn sentences(#[case] rest: &str, #[case] expected: &str) {
    let brief = brief(rest);
    assert_eq!(cite(&brief, &brief.items[0], Style::Plain), expected);
}

#[test]
fn the_citation_of_the_design() {
    let brief = file("briefs/ramadi-2015-05-18.yaml");
    let item = item(&brief, "Our aircraft");
    assert_eq!(
        cite(&brief, item, Style::Plain),
        "“Our aircraft are in the air right now and searching for Daesh targets. They will continue to do so until Ramadi \
         is retaken.” — Eric Schultz, White House spokesman (Gulf News, 18 May 2015, ¶23)"
    );
}

#[test]
fn a_caveat_goes_with_its_figure_however_it_is_copied() {
    let brief = file("briefs/ramadi-2015-05-18.yaml");
    let item = item(&brief, "an estimated 500");
    assert!(copied(item).ends_with(" (caveat: could not be independently confirmed)"), "{}", copied(item));
    for style in [Style::Plain, Style::Markdown] {
        let cited = cite(&brief, item, style);
        assert!(cited.ends_with("; caveat: could not be independently confirmed)"), "{cited}");
    }
    let source = source(&brief, item);
    assert!(source.contains("Muhannad Haimour") && !source.contains("caveat"), "{source}");
}

#[test]
fn in_markdown_the_outlet_is_a_link_and_no_word_is_markup() {
    let brief = brief("key_facts: ['[a](javascript:b) <b> https://evil.example www.x.y *c*']");
    assert_eq!(
        cite(&brief, &brief.items[0], Style::Markdown),
        "\\[a\\](javascript:b) \\<b\\> https\\://evil.example www\\.x.y \\*c\\* \
         ([Valley Post](https://post.example/1), 2 April 2031)"
    );
}

#[rstest]
#[case::script("javascript:alert(1)", "No. (o, 2031)")]
#[case::name_before_the_host("https://post.example@evil.example/", "No. ([o](https://evil.example/), 2031)")]
fn a_link_leads_to_the_web_and_where_it_says(#[case] url: &str, #[case] cited: &str) {
    let yaml = format!(
        "brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031, url: '{url}'}}\nkey_facts: [No.]"
    );
    let brief = parse(yaml.as_bytes(), "stem").brief.expect("readable");
    assert_eq!(cite(&brief, &brief.items[0], Style::Markdown), cited);
}

#[test]
fn a_brief_and_what_else_it_holds() {
    let brief = brief("status: corrected");
    let source = &brief.source;
    let head = Head {
        headline: &Text::new("Dam [fails]"),
        outlet: &source.outlet,
        published: Some(&source.published),
        url: source.url.as_ref(),
        status: brief.status,
    };
    let place = "(Valley Post, 2 April 2031; article corrected)";
    assert_eq!(head.cite(Style::Plain), format!("Dam [fails] {place} https://post.example/1"));
    assert_eq!(head.cite(Style::Markdown), format!("[Dam \\[fails\\]](https://post.example/1) {place}"));
    assert_eq!(Head { url: None, ..head }.cite(Style::Markdown), format!("Dam \\[fails\\] {place}"));
    assert_eq!(actor(&brief, 0, Style::Plain), format!("Dara Vellmar, governor of Orsa {place}"));
    let text = Text::new("He said “no”.");
    assert_eq!(
        paragraph(&brief, 4, &text, Style::Plain),
        "“He said ‘no’.” (Valley Post, 2 April 2031, ¶4; article corrected)"
    );
}

/// Every item of every shipped brief can be cited, names its outlet, and loses no caveat.
#[test]
fn all_items_of_the_shipped_briefs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefs");
    let mut cited = 0;
    for entry in std::fs::read_dir(folder).expect("briefs").map(|entry| entry.expect("an entry").path()) {
        if entry.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let brief = parse(&std::fs::read(entry).expect("a brief"), "stem").brief.expect("readable");
        for item in &brief.items {
            let plain = cite(&brief, item, Style::Plain);
            assert!(plain.starts_with(&words(item)) && plain.ends_with(')'), "{plain}");
            assert!(plain.contains(&*brief.source.outlet.shown().line()), "{plain}");
            assert!(item.caveat.as_ref().is_none_or(|caveat| plain.contains(&line(caveat))), "{plain}");
            cited += 1;
        }
    }
    assert!(cited > 300, "{cited}");
}

proptest! {
    #[test]
    fn nothing_hidden_is_copied(words in any::<String>(), name in any::<String>()) {
        let mut brief = brief("quotes: [{speaker: v, text: x}]\nkey_facts: [x]\nfigures: [{words: x, what: y}]");
        for item in &mut brief.items {
            item.caveat = Some(Text::new(&name));
            if let Body::Quote(quote) = &mut item.body {
                quote.parts = vec![Text::new(&words), Text::new(&name)];
                quote.speaker = Some(Attribution::Undeclared(Text::new(&name)));
            }
        }
        brief.source.outlet = Text::new(&words);
        for item in &brief.items {
            for text in [copied(item), cite(&brief, item, Style::Plain), cite(&brief, item, Style::Markdown)] {
                prop_assert!(!text.contains('\n'));
                let shown = Shown::new(&text);
                prop_assert_eq!(shown.as_str(), text);
            }
        }
    }
}
