//! All persons and places are of the fictional world of Orsa and Lumen.

use super::*;
use crate::brief::QuoteKind;
use proptest::prelude::*;
use rstest::rstest;

/// A quotation of each run between “ and ”; its speaker is what stands between ‹ and › behind it, marks that the text
/// is then without.
fn told(marked: &str) -> (String, Vec<Quotation>) {
    let (mut text, mut quotations) = (String::new(), Vec::<Quotation>::new());
    let (mut quote, mut speaker) = (0, 0);
    for c in marked.chars() {
        match c {
            '“' => quote = text.len() + c.len_utf8(),
            '‹' => speaker = text.len(),
            '”' => quotations.push(Quotation {
                stretches: std::iter::once(quote..text.len()).collect(),
                kind: QuoteKind::Direct,
                speaker: None,
                rule: "test",
                confidence: Confidence::High,
            }),
            '›' => {
                if let Some(last) = quotations.iter_mut().rev().find(|one| one.speaker.is_none()) {
                    last.speaker = Some(speaker..text.len());
                }
            }
            _ => {}
        }
        if !matches!(c, '‹' | '›') {
            text.push(c);
        }
    }
    (text, quotations)
}

fn cast(text: &str, quotations: &[Quotation]) -> Cast {
    let galley = Galley::new(text);
    Cast::of(&galley, &Names::of(&galley), quotations)
}

fn plain(text: &str) -> Cast {
    cast(text, &[])
}

fn member<'c>(cast: &'c Cast, name: &str) -> &'c Member {
    let names: Vec<&str> = cast.members.iter().map(|one| one.name.as_str()).collect();
    cast.members.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name} is none of {names:?}"))
}

#[test]
fn a_place_is_no_short_name_of_what_is_called_after_it() {
    let cast =
        plain("The Orsa Water Board met people in Orsa on that rainy evening. The Orsa Water Board won.");
    assert_eq!(member(&cast, "Orsa Water Board").aliases, Vec::<String>::new());
}

#[test]
fn compound_adjectives_name_nobody() {
    let cast =
        plain("The Lumen-backed men fled. A Orsan-dominated town met Orsan-led crews of Dara Vellmar.");
    let names: Vec<&str> = cast.members.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Dara Vellmar"]);
}

/// Whom the last of some words mean.
fn whom(text: &str, quotations: &[Quotation], words: &str) -> String {
    let at = text.rfind(words).unwrap();
    let cast = cast(text, quotations);
    match cast.whom(&Galley::new(text), at..at + words.len()) {
        Whom::Member(index, _) => cast.members[index].name.clone(),
        Whom::Unnamed { who, because: None } => format!("unnamed: {who}"),
        Whom::Unnamed { who, because: Some(because) } => format!("unnamed: {who} ({because})"),
        Whom::Unknown(word) => format!("unknown: {word}"),
    }
}

fn speaker(marked: &str) -> String {
    let (text, quotations) = told(marked);
    let words = quotations.iter().rev().find_map(|one| one.speaker.clone()).unwrap();
    let cast = cast(&text, &quotations);
    match cast.whom(&Galley::new(&text), words) {
        Whom::Member(index, _) => cast.members[index].name.clone(),
        Whom::Unnamed { who, .. } => format!("unnamed: {who}"),
        Whom::Unknown(word) => format!("unknown: {word}"),
    }
}

#[rstest]
#[case::surname("Dara Vellmar came. Then Vellmar left.", "Dara Vellmar", &["Vellmar"])]
#[case::honorific("Dara Vellmar came. Then Ms. Vellmar left.", "Dara Vellmar", &["Vellmar"])]
#[case::given("Tomas Ekk came. They like Tomas here.", "Tomas Ekk", &["Tomas"])]
#[case::initial("Tomas B. Ekk came. Then Tomas Ekk left.", "Tomas B. Ekk", &["Tomas Ekk"])]
#[case::particle("Dara Al Vellmar came. Then Al Vellmar left.", "Dara Al Vellmar", &["Al Vellmar"])]
#[case::joined_article("Dara al-Vellmar came. Then Al Vellmar left.", "Dara al-Vellmar", &["Al Vellmar"])]
#[case::van("Anna van Ekk came. Then Van Ekk left.", "Anna van Ekk", &["Van Ekk"])]
#[case::apostrophe("The Lumen Weavers’ Union struck. The LWU won.", "Lumen Weavers’ Union", &["LWU"])]
#[case::possessive("Dara Vellmar came. It was Vellmar’s dam.", "Dara Vellmar", &["Vellmar"])]
#[case::article("Haidar al-Orsani came. He met Orsani’s son.", "Haidar al-Orsani", &["Orsani"])]
#[case::bracketed("The Orsa Relief Programme (ORP) came. Then ORP left.", "Orsa Relief Programme", &["ORP"])]
#[case::initials("The Lumen Valley Council met. The LVC voted.", "Lumen Valley Council", &["LVC"])]
#[case::company("The dam of Hydra Lumen AG failed. In January Hydra Lumen knew.", "Hydra Lumen AG", &["Hydra Lumen"])]
#[case::first_word("The dam of Hydra Lumen AG failed. In January Hydra knew.", "Hydra Lumen AG", &["Hydra"])]
#[case::capitals("ORSA (OPA) — The town of Orsa is empty. Many left Orsa.", "Orsa", &[])]
fn one_who_is_called_otherwise_is_one(#[case] text: &str, #[case] name: &str, #[case] aliases: &[&str]) {
    let cast = plain(text);
    let member = member(&cast, name);
    assert_eq!(member.aliases, aliases);
    assert!(member.mentions.len() > 1);
}

#[test]
fn namesakes_stay_apart_and_share_no_alias() {
    let text = "Ali Hassan and Omar Hassan own the mill. Mr. Hassan said so. Mrs. Hassan did not.";
    let cast = plain(text);
    for name in ["Ali Hassan", "Omar Hassan"] {
        assert_eq!(member(&cast, name).aliases, Vec::<String>::new());
    }
}

#[test]
fn father_and_son_stay_apart() {
    let cast = plain("They met Bernd Ekk Jr. and Bernd Ekk III. in town.");
    assert_eq!(cast.members.len(), 2);
}

#[test]
fn a_title_tells_namesakes_apart() {
    let text = "Bernd Ekk and his wife Helga Ekk came. “No,” said Mrs. Ekk.";
    assert_eq!(whom(text, &[], "Mrs. Ekk"), "Helga Ekk");
}

#[rstest]
#[case(
    "Ines Kaldor, a spokeswoman for Hydra Lumen AG, said so.",
    "Ines Kaldor",
    "spokeswoman for Hydra Lumen AG"
)]
#[case("“No,” said Jon Tarn, a farmer.", "Jon Tarn", "farmer")]
#[case("“No,” said Jon Tarn, 43, a farmer from Pell.", "Jon Tarn", "farmer from Pell")]
#[case("Mira Sol, Orsa’s minister of health, left.", "Mira Sol", "Orsa’s minister of health")]
#[case("Prime Minister Haidar Sahl left.", "Haidar Sahl", "Prime Minister")]
#[case("Then tribal leader Omar Sahl left.", "Omar Sahl", "tribal leader")]
#[case("Orsa’s defence minister, General Omar Sahl, left.", "Omar Sahl", "Orsa’s defence minister")]
#[case("The governor, Dara Vellmar, left.", "Dara Vellmar", "governor")]
#[case("The former mayor Tomas Ekk left.", "Tomas Ekk", "former mayor")]
#[case("Hydra Lumen spokeswoman Ines Kaldor left.", "Ines Kaldor", "Hydra Lumen spokeswoman")]
#[case("House Speaker Tom Ekk left.", "Tom Ekk", "House Speaker")]
fn roles_are_in_the_articles_words(#[case] text: &str, #[case] name: &str, #[case] role: &str) {
    let cast = plain(text);
    let member = member(&cast, name);
    assert_eq!(member.role.as_deref(), Some(role));
    assert_eq!(member.kind, Some(ActorKind::Person));
}

#[rstest]
#[case("Jon Tarn, who left, said no.")]
#[case("Jon Tarn, the governor said, left.")]
#[case("Jon Tarn, Mira Sol and others left.")]
fn what_is_no_description_is_no_role(#[case] text: &str) {
    assert_eq!(member(&plain(text), "Jon Tarn").role, None);
}

#[rstest]
#[case("Ines Kaldor, a spokeswoman for the Lumen Valley Council, said so.", "Lumen Valley Council")]
#[case("Lumen Valley Council spokeswoman Ines Kaldor said so.", "Lumen Valley Council")]
fn who_speaks_for_whom(#[case] text: &str, #[case] principal: &str) {
    let cast = plain(text);
    let of = member(&cast, "Ines Kaldor").speaks_for.map(|index| cast.members[index].name.as_str());
    assert_eq!(of, Some(principal));
}

#[test]
fn a_minister_speaks_for_nobody() {
    let cast = plain("Ines Kaldor, minister of the Lumen Valley Council, said so.");
    assert_eq!(member(&cast, "Ines Kaldor").speaks_for, None);
}

#[rstest]
#[case("He met Dr. Sol.", "Sol", Some(ActorKind::Person))]
#[case("He met Mira Sol, 43, in town.", "Mira Sol", Some(ActorKind::Person))]
#[case("He knows the Ministry of Health.", "Ministry of Health", Some(ActorKind::Organisation))]
#[case("He knows Orsa University.", "Orsa University", Some(ActorKind::Organisation))]
#[case("He knows Lumenwerk, a company from Pell.", "Lumenwerk", Some(ActorKind::Organisation))]
#[case("He lives in the city of Orsa.", "Orsa", Some(ActorKind::Place))]
#[case("He lives in Norway.", "Norway", Some(ActorKind::Place))]
#[case("He fell into the Lumen River.", "Lumen River", Some(ActorKind::Place))]
#[case("Most Republicans left.", "Republicans", Some(ActorKind::Group))]
#[case("He likes Quillon Vane.", "Quillon Vane", None)]
fn kinds_have_evidence(#[case] text: &str, #[case] name: &str, #[case] kind: Option<ActorKind>) {
    assert_eq!(member(&plain(text), name).kind, kind);
}

#[rstest]
#[case("It rained on Monday and in April, and at Christmas.")]
#[case("The President and the Prime Minister left.")]
#[case("Thousands Flee As Lumen Dam Fails\n\nThousands fled.")]
#[case("Police came. Residents left. Meanwhile it rained.")]
fn what_names_nobody_is_nobody(#[case] text: &str) {
    assert_eq!(plain(text).members, []);
}

#[rstest]
#[case::last_speaker("“Yes,” said ‹Tomas Ekk›.\n\n“No,” ‹he› added.", "Tomas Ekk")]
#[case::subject("Mayor Tomas Ekk met Bernd Orr at noon. “No,” ‹he› said.", "Tomas Ekk")]
#[case::man_and_woman("Tomas Ekk met Helga Orr at noon. “No,” ‹she› said.", "Helga Orr")]
#[case::two_women("Helga Orr came late. Anna Sol waited for Helga Orr. “Go,” ‹she› said.", "Anna Sol")]
#[case::title_tells("Mrs. Vane met Tomas Ekk. “No,” ‹she› said.", "Vane")]
#[case::role_tells("Quill Vane, a spokeswoman, met Tomas Ekk. “No,” ‹she› said.", "Quill Vane")]
#[case::quoted_names_are_not_meant("Tomas Ekk came in. “I saw Bernd Orr,” ‹he› said.", "Tomas Ekk")]
#[case::who("They met Tomas Ekk, ‹who› said “no.” “No,” said ‹Tomas Ekk›.", "Tomas Ekk")]
#[case::nobody("“No,” ‹he› said.", "unknown: he")]
#[case::neither_fits("Helga Orr came. “No,” ‹he› said.", "unknown: he")]
#[case::stranger("Helga Orr was there. A woman opened the door. “No,” ‹she› said.", "unnamed: A woman")]
#[case::another_is_named_behind(
    "Bernd Orr is late. Tomas Ekk left. ‹He› says Ekk never left. “No,” ‹he› said.",
    "Bernd Orr"
)]
#[case::they("Many residents came. “No,” ‹they› said.", "unnamed: residents")]
#[case::they_spoke(
    "Few people came, for “no,” according to ‹residents›. “No,” ‹they› said.",
    "unnamed: residents"
)]
#[case::it("Hydra Lumen AG denied it. “No,” ‹it› said.", "Hydra Lumen AG")]
#[case::chain(
    "Tomas Ekk sat down. He drank. He ate. Bernd Orr was named to him. “No,” ‹he› said.",
    "Bernd Orr"
)]
fn pronouns_mean_people(#[case] marked: &str, #[case] expected: &str) {
    assert_eq!(speaker(marked), expected);
}

#[test]
fn pronouns_beside_a_name_tell_its_sex() {
    let text = "Quill Vane came early. She was tired. Tomas Ekk met Quill Vane. Then she left.";
    assert_eq!(whom(text, &[], "she"), "Quill Vane");
    let text = "Quill Vane came early. He was tired. Helga Orr met Quill Vane. Then he left.";
    assert_eq!(whom(text, &[], "he"), "Quill Vane");
}

#[rstest]
#[case("They met Tomas Ekk, who left.", "who", "Tomas Ekk")]
#[case("They met Tomas Ekk of Norway, who left.", "who", "Tomas Ekk")]
#[case("They met Tomas Ekk, a farmer, who left.", "who", "Tomas Ekk")]
#[case("They met residents who left.", "who", "unnamed: residents")]
#[case("Before he left, Tomas Ekk ate.", "he", "Tomas Ekk")]
#[case("Health minister Mira Sol came. Then the minister left.", "the minister", "Mira Sol")]
#[case("Gov. Dara Vellmar came. Then the governor left.", "the governor", "Dara Vellmar")]
#[case("The governor, Dara Vellmar, came.", "The governor", "Dara Vellmar")]
#[case("Hydra Lumen AG knew. Then the company denied it.", "the company", "Hydra Lumen AG")]
#[case("Jon Tarn, 43, came. Then the 43-year-old left.", "the 43-year-old", "Jon Tarn")]
#[case(
    "Health minister Mira Sol came. Then the finance minister left.",
    "the finance minister",
    "unnamed: the finance minister"
)]
#[case("Mayor Tomas Ekk came.", "Mayor Tomas Ekk", "Tomas Ekk")]
#[case("Tomas Ekk’s lawyer came.", "Tomas Ekk’s lawyer", "unnamed: Tomas Ekk’s lawyer")]
#[case("A spokesman for Tomas Ekk came.", "A spokesman for Tomas Ekk", "unnamed: A spokesman for Tomas Ekk")]
#[case(
    "Gov. Dara Vellmar came. A spokesman for the governor left.",
    "A spokesman for the governor",
    "unnamed: A spokesman for the governor"
)]
#[case(
    "Two residents of Pell, which lies low, came.",
    "Two residents of Pell, which lies low",
    "unnamed: Two residents of Pell"
)]
fn words_mean_members_or_nobody_named(#[case] text: &str, #[case] words: &str, #[case] expected: &str) {
    assert_eq!(whom(text, &[], words), expected);
}

#[rstest]
#[case(
    "“No,” said a resident, who asked not to be named for fear of reprisals.",
    "unnamed: a resident (for fear of reprisals)"
)]
#[case(
    "“No,” said a resident who spoke on condition of anonymity because he fears the police.",
    "unnamed: a resident (he fears the police)"
)]
#[case(
    "“No,” said a resident, who asked not to be identified.",
    "unnamed: a resident (asked not to be identified)"
)]
fn why_there_is_no_name(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(whom(text, &[], "a resident"), expected);
}

#[test]
fn an_office_is_an_alias_where_it_means_one() {
    let cast = plain("Gov. Dara Vellmar came. The governor left.");
    assert_eq!(member(&cast, "Dara Vellmar").aliases, ["the governor"]);
    let cast = plain("Gov. Dara Vellmar and Gov. Tomas Ekk came. The governor left.");
    assert!(cast.members.iter().all(|one| one.aliases.is_empty()));
}

#[test]
fn the_story_is_where_most_is_told_of() {
    let text =
        "ORSA, April 2 — The town of Orsa is empty.\n\nIn Norway nobody knew. Norway is far. Norway is cold.";
    assert_eq!(plain(text).place(), Some("Orsa"));
    assert_eq!(plain("Tomas Ekk came.").place(), None);
}

#[test]
fn actors_speak_or_have_a_role_or_are_named_twice() {
    let (text, quotations) =
        told("“No,” said ‹Bernd Orr›. Jon Tarn, a farmer, saw Anna Sol. Anna Sol saw Helga Vane.");
    let cast = cast(&text, &quotations);
    let is_actor = |name: &str| member(&cast, name).is_actor();
    assert!(is_actor("Bernd Orr") && is_actor("Jon Tarn") && is_actor("Anna Sol"));
    assert!(!is_actor("Helga Vane"));
}

proptest! {
    #[test]
    fn names_are_folded_as_everywhere(words in prop::collection::vec("[A-Za-z0-9]{1,4}|al|El|é|al-Sahl|O'Orr|U\\.N\\.", 1..4)) {
        let name = words.join(" ");
        prop_assert_eq!(folded(&name), fold_name(&name));
    }

    /// Whatever the text, names stand in it, no two members share a name, and everything can be asked for.
    #[test]
    fn any_text_has_a_cast(
        text in "((Tomas|Helga|Ekk|Orr|Mr\\.|Gen\\.|Gov\\.|Orsa|Lumen|AG|LVC|al-Sahl|the|a|governor|spokesman|for|of|who|he|she|they|it|said|,|\\.|“|”|\\(|\\)|’s|43|-|year|old|é|İ|\n\n)[ ]?){0,60}",
        from in 0usize..200,
        length in 0usize..40,
    ) {
        let galley = Galley::new(&text);
        let names = Names::of(&galley);
        let quotations = crate::draft::quotes::find(&galley, &names);
        let cast = Cast::of(&galley, &names, &quotations);
        let mut called = std::collections::HashSet::new();
        for member in &cast.members {
            prop_assert!(!member.name.is_empty());
            for place in &member.mentions {
                prop_assert!(text.get(place.clone()).is_some_and(|words| !words.is_empty()));
            }
            for alias in &member.aliases {
                prop_assert!(called.insert(fold_name(alias)), "{alias}");
            }
            prop_assert!(member.speaks_for.is_none_or(|whom| whom < cast.members.len()));
        }
        if let Whom::Member(index, _) = cast.whom(&galley, from..from + length) {
            prop_assert!(index < cast.members.len());
        }
    }
}
