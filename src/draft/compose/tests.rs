use super::*;
use crate::brief::{Attribution, Item};
use crate::draft::story;
use rstest::rstest;

/// The brief of a text of Wednesday, 2 April 2031.
fn drafted(text: &str) -> Brief {
    let story = story::read(text.as_bytes(), None).expect("an article");
    let galley = Galley::new(&story.text);
    let published = Date::parse("2031-04-02").expect("a date");
    let findings = Findings::of(&galley, published.first());
    let lead = Lead::of(&galley, story.head);
    let reading = Reading { story: &story, galley: &galley, findings: &findings, lead, themes: Vec::new() };
    let head = Head {
        id: "draft".to_owned(),
        outlet: "Orsa Courier".to_owned(),
        published: published.clone(),
        url: None,
        text: None,
        made: ("test".to_owned(), published),
        indirect: true,
    };
    compose(&reading, head).brief
}

fn names(brief: &Brief) -> Vec<&str> {
    brief.actors.iter().map(|actor| actor.name.raw()).collect()
}

fn quotes(brief: &Brief) -> Vec<&Item> {
    brief.items.iter().filter(|item| item.quote().is_some()).collect()
}

#[rstest]
#[case("Orsa: The dam broke.", "Orsa", Some("The dam broke."))]
#[case("ORSA, Valley (OPA) — The dam broke.", "ORSA", Some("The dam broke."))]
#[case("ORSA (OPA) - The dam broke.", "ORSA", Some("The dam broke."))]
#[case("ORSA -- The dam broke.", "ORSA", Some("The dam broke."))]
#[case("Orsa is dry — the dam broke.", "Orsa", None)]
#[case("Orsa has 3 dams: all broke.", "Orsa", None)]
#[case("The dam broke.", "Orsa", None)]
fn datelines_are_no_part_of_a_lead(#[case] text: &str, #[case] place: &str, #[case] expected: Option<&str>) {
    assert_eq!(undated(text, place), expected);
}

#[rstest]
#[case("The dam of the", "The dam")]
#[case("The dam broke, and", "The dam broke")]
#[case("The dam broke", "The dam broke")]
#[case("and", "and")]
fn a_headline_ends_with_a_word_that_says_something(#[case] cut: &str, #[case] expected: &str) {
    assert_eq!(led(cut), expected);
}

#[test]
fn summary_and_headline_begin_behind_the_dateline() {
    let brief = drafted(
        "Orsa: The east spillway of the Lumen dam gave way on Monday before dawn, and the whole valley fled.\n\n\
         The river rose all day, and nobody could say where it would stop before the night came.",
    );
    assert_eq!(brief.source.dateline.as_ref().map(Text::raw), Some("Orsa"));
    assert!(brief.summary.expect("a summary").raw().starts_with("The east spillway"));
    assert!(brief.headline.raw().starts_with("The east spillway"), "{}", brief.headline.raw());
}

#[rstest]
#[case("“The dam broke at noon,” Dara Vellmar said on Monday.", Some("2031-03-31"))]
#[case("Dara Vellmar said on Tuesday: “The dam broke on Monday at noon.”", Some("2031-04-01"))]
#[case("“The dam broke on Monday at noon,” Dara Vellmar said.", None)]
fn words_have_the_day_on_which_they_were_said(#[case] text: &str, #[case] expected: Option<&str>) {
    let brief = drafted(text);
    let quotes = quotes(&brief);
    let said = quotes.first().and_then(|item| item.quote()).expect("a quote").said.date.clone();
    assert_eq!(said.map(|date| date.as_written()).as_deref(), expected);
}

#[test]
fn who_is_only_meant_by_they_is_less_sure_than_who_is_described() {
    let brief = drafted(
        "Residents of Pell stood at the levee all day.\n\n“We have lost the house,” residents said.\n\n\
         “The water came at noon,” they said.",
    );
    let sure: Vec<_> = quotes(&brief)
        .iter()
        .filter(|item| {
            item.quote().is_some_and(|quote| matches!(quote.speaker, Some(Attribution::Unnamed { .. })))
        })
        .filter_map(|item| item.draft.as_ref().map(|draft| draft.confidence))
        .collect();
    assert_eq!(sure, [Confidence::High, Confidence::Medium]);
}

#[test]
fn names_that_are_compared_as_one_are_one_actor() {
    let brief = drafted(
        "“The dam is safe,” Orsa-Fact said. “It is not safe at all,” Orsa’Fact said. “We will see,” Orsa Fact said.",
    );
    let folded: Vec<String> = names(&brief).into_iter().map(fold).collect();
    let mut single = folded.clone();
    single.sort();
    single.dedup();
    assert_eq!(folded.len(), single.len(), "{folded:?}");
}

fn fold(name: &str) -> String {
    crate::text::fold::fold_name(name)
}

#[test]
fn who_is_only_called_by_a_shared_name_is_not_declared() {
    let brief = drafted(
        "Dara Vellmar and Tomas Vellmar left Pell before the vote was counted in the town hall.\n\n\
         “Nobody asked Vellmar to come back here,” said Ilse Marrén.",
    );
    assert_eq!(
        names(&brief).iter().filter(|name| name.ends_with("Vellmar")).count(),
        0,
        "{:?}",
        names(&brief)
    );
    let found = brief.items.iter().find_map(|item| item.quote()?.speaker.clone());
    assert!(matches!(found, Some(Attribution::Actor(_))));
}
