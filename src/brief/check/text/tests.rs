use crate::brief::check::{Against, check};
use crate::brief::{Diagnostic, Original};
use crate::text::Shown;
use jiff::civil::date;
use rstest::rstest;

const ARTICLE: &str = "The Lumen dam gave way at dawn on Tuesday.\n\n\
    “We told them in February. They filed it,” said Dara Vellmar, the governor. “Nobody called.”\n\n\
    Some 500 people were moved out, the operator said, over the weekend, and 300 over 3 days. More than 60 per cent of \
    the orchards stand under water.\n\n\
    The figures could not be independently confirmed. The operator spoke of at least 12,400 homes and told us about 7 \
    of its men; 7 were found. Between 3 and 4 metres fell.\n\n\
    Nothing is left of the mill.";

fn checked_with(
    source: &str,
    items: &str,
    text: impl Fn() -> Option<Result<Original, Shown>>,
) -> Vec<Diagnostic> {
    let yaml = format!(
        "brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031-04-02{source}}}\n\
         actors: [{{id: v, name: V}}]\n{items}"
    );
    let against = Against { today: date(2031, 5, 1), text: &|_| text() };
    let mut found = check(yaml.as_bytes(), "stem", &against).parsed.diagnostics;
    found.retain(|one| !matches!(one.code.name(), "figure-unsourced" | "figure-undated" | "unused-actor"));
    found
}

fn checked(items: &str) -> Vec<Diagnostic> {
    checked_with("", items, || Some(Ok(Original::read(ARTICLE.as_bytes()).expect("UTF-8"))))
}

/// The one report: `code field line:column`.
fn told(items: &str) -> String {
    let found = checked(items);
    let line = |one: &Diagnostic| {
        format!("{} {} {}:{}", one.code.name(), one.field, one.place.line, one.place.column)
    };
    found.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn message(items: &str) -> String {
    let found = checked(items);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    let help = one.help.as_ref().map(Shown::as_str).unwrap_or_default();
    format!("{} | {help}", one.message)
}

#[rstest]
#[case::a_word(
    "quotes: [{speaker: v, text: We told them in January.}]",
    "quote-not-verbatim quotes[0].text 5:29"
)]
#[case::a_part(
    "quotes: [{speaker: v, text: [They filed it, Nobody came.]}]",
    "quote-not-verbatim quotes[0].text[1] 5:45"
)]
#[case::order(
    "quotes: [{speaker: v, text: [Nobody called., They filed it]}]",
    "quote-not-verbatim quotes[0].text[1] 5:46"
)]
#[case::the_narrator(
    "quotes: [{speaker: v, text: They filed it. Nobody called.}]",
    "quote-not-verbatim quotes[0].text 5:29"
)]
#[case::same_words_in_exact(
    "quotes: [{speaker: v, text: We told you., at: {paragraph: 2, exact: We told you}}]",
    "quote-not-verbatim quotes[0].text 5:29"
)]
#[case::exact_only(
    "quotes: [{speaker: v, text: Nobody called., at: {paragraph: 2, exact: Nobody came}}]",
    "locator-not-found quotes[0].at.exact 5:71"
)]
#[case::no_paragraph("key_facts: [{text: t, at: 6}]", "locator-not-found key_facts[0].at 5:27")]
#[case::no_paragraph_in_a_list(
    "key_facts: [{text: t, at: [1, 6]}]",
    "locator-not-found key_facts[0].at[1] 5:31"
)]
#[case::no_paragraph_with_exact(
    "key_facts: [{text: t, at: {exact: the mill, paragraph: 6}}]",
    "locator-not-found key_facts[0].at.paragraph 5:56"
)]
#[case::another_paragraph(
    "quotes: [{speaker: v, text: Nobody called., at: {paragraph: 1, exact: Nobody called}}]",
    "locator-not-found quotes[0].at.paragraph 5:61"
)]
#[case::quote_elsewhere(
    "quotes: [{speaker: v, text: Nobody called., at: 3}]",
    "locator-not-found quotes[0].at 5:49"
)]
#[case::quote_elsewhere_than_all(
    "quotes: [{speaker: v, text: Nobody called., at: [1, 3]}]",
    "locator-not-found quotes[0].at 5:49"
)]
#[case::hedge("figures: [{value: 500, what: moved, at: 3}]", "hedge-dropped figures[0].hedge 5:11")]
#[case::caveat_and_hedge(
    "figures: [{value: 12400, what: homes, at: 4}]",
    "hedge-dropped figures[0].hedge 5:11; caveat-dropped figures[0].caveat 5:11"
)]
#[case::hedge_by_exact(
    "figures: [{value: 60, unit: per cent, what: w, at: {paragraph: 3, exact: 60 per cent of the orchards}}]",
    "hedge-dropped figures[0].hedge 5:11"
)]
fn each_mistake_is_told_once_at_its_place(#[case] items: &str, #[case] expected: &str) {
    assert_eq!(told(items), expected);
}

#[rstest]
#[case::quote("quotes: [{speaker: v, text: \"We told them in February. They filed it.\", at: 2}]")]
#[case::at_of_a_split("quotes: [{speaker: v, text: [They filed it, Nobody called.], at: [2, 5]}]")]
#[case::indirect("quotes: [{speaker: v, text: that they told, kind: indirect, at: 2}]")]
#[case::kind_misspelt("quotes: [{speaker: v, text: that they told, x-y: 1, kind: indirect}]")]
#[case::hedged("figures: [{value: 500, what: moved, hedge: some, at: 3}]")]
#[case::bounded("figures: [{value: 500, what: moved, bound: about, at: 3}]")]
#[case::estimated("figures: [{value: 500, what: moved, certainty: estimated, at: 3}]")]
#[case::no_hedge("figures: [{value: 300, what: moved, at: 3}]")]
#[case::a_time("figures: [{value: 3, unit: days, what: w, at: 3}]")]
#[case::told_about("figures: [{value: 7, what: men, caveat: c, at: 4}]")]
#[case::a_range("figures: [{value: 4, unit: metres, what: rain, caveat: c, at: 4}]")]
#[case::not_located("figures: [{value: 500, what: moved}]")]
#[case::not_there("figures: [{value: 501, what: moved, at: 3}]")]
fn nothing_is_told(#[case] items: &str) {
    assert_eq!(told(items), "");
}

#[test]
fn what_reading_told_is_not_told_again() {
    assert_eq!(
        told("quotes: [{speaker: v, text: that they told, kind: indirekt}]"),
        "unknown-value quotes[0].kind 5:51"
    );
    assert_eq!(
        told("quotes: [{speaker: v, text: that they told, knd: indirect}]"),
        "unknown-key quotes[0].knd 5:45"
    );
    assert_eq!(
        told("quotes: [{speaker: v, text: Nobody called., at: {paragraph: two}}]"),
        "wrong-type quotes[0].at.paragraph 5:61"
    );
}

#[rstest]
#[case(
    "quotes: [{speaker: v, text: We told them in January. They filed it.}]",
    "the article has “… them in February. They …”, the brief “… them in January. They …” \
     | write what ¶2 has; words left out are written […], words of your own in [brackets]"
)]
#[case(
    "key_facts: [{text: t, at: {exact: The dam gave way at dawn on Wednesday}}]",
    "the article has “The Lumen dam gave …”, the brief “The dam gave …”; it has “… dawn on Tuesday”, the brief \
     “… dawn on Wednesday” | write what ¶1 has, word for word"
)]
#[case(
    "quotes: [{speaker: v, text: They filed it. Nobody called.}]",
    "the article has “… filed it,” said Dara Vellmar, the governor. “Nobody called”, the brief “… filed it. Nobody \
     called” | write what ¶2 has; where the speech is interrupted, write its parts as a list, text: [\"…\", \"…\"]"
)]
#[case(
    "quotes: [{speaker: v, text: It rained for weeks upon the hills.}]",
    "these words do not stand in the article \
     | quote it word for word; for what is told in other words, write `kind: indirect`"
)]
#[case(
    "key_facts: [{text: t, at: {paragraph: 5, exact: Nothing is left of a mill}}]",
    "the article has “… left of the mill”, the brief “… left of a mill” | write what ¶5 has, word for word"
)]
#[case(
    "quotes: [{speaker: v, text: Nobody called., at: [1, 3]}]",
    "the quote begins in ¶2, not in ¶1 and ¶3 | write at: 2"
)]
#[case(
    "key_facts: [{text: t, at: {paragraph: 9, exact: the mill}}]",
    "there is no paragraph 9: the article has 5 paragraphs | the words stand in ¶5"
)]
#[case(
    "figures: [{value: 500, what: moved, at: 3}]",
    "the article hedges: “Some 500” | add `hedge: \"some\"` and `bound: about`"
)]
#[case(
    "figures: [{value: 7, what: men, at: 4}]",
    "¶4 says of its figures: “could not be independently confirmed” \
     | add `caveat: \"could not be independently confirmed\"`, or another that fits"
)]
fn messages_show_what_to_write(#[case] items: &str, #[case] expected: &str) {
    assert_eq!(message(items), expected);
}

#[test]
fn a_text_that_is_not_there_is_all_that_is_told() {
    let quote = "quotes: [{speaker: v, text: No such words., at: 99}]";
    let found = checked_with(", text: a.txt", quote, || Some(Err(Shown::from("no such file"))));
    let codes: Vec<_> =
        found.iter().map(|one| (one.code.name(), one.field.as_str(), one.place.column)).collect();
    assert_eq!(codes, [("source-missing", "source.text", 50)]);
    assert!(checked_with("", quote, || None).is_empty());
}

#[test]
fn a_changed_text_is_told_with_its_digest() {
    let digest = Original::read(ARTICLE.as_bytes()).expect("UTF-8").sha256;
    let with = |digest: &str, items: &str| {
        let source = format!(", sha256: \"{digest}\"");
        let found =
            checked_with(&source, items, || Some(Ok(Original::read(ARTICLE.as_bytes()).expect("UTF-8"))));
        found
            .into_iter()
            .map(|one| (one.code.name(), one.help.unwrap_or_default().to_string()))
            .collect::<Vec<_>>()
    };
    assert!(with(&digest.to_uppercase(), "").is_empty());
    let stands = format!("what is held against it still stands: write sha256: {digest}");
    assert_eq!(with(&"0f".repeat(32), ""), [("source-changed", stands)]);
    let gone = format!("mend what no longer stands in it, then write sha256: {digest}");
    let found = with("00ff", "quotes: [{speaker: v, text: We told you.}]");
    assert_eq!(found.iter().map(|one| one.0).collect::<Vec<_>>(), ["source-changed", "quote-not-verbatim"]);
    assert_eq!(found[0].1, gone);
}

/// What the hedge of a figure is said to be.
fn hedge(sentence: &str, figure: &str) -> Option<String> {
    let items = format!("figures: [{{{figure}, what: w, at: 1}}]");
    let found = checked_with("", &items, || Some(Ok(Original::read(sentence.as_bytes()).expect("UTF-8"))));
    found.first().map(|one| one.message.to_string())
}

#[rstest]
#[case("It killed over 40 people.", "value: 40", Some("over 40"))]
#[case("Over 40 people died.", "value: 40", Some("Over 40"))]
#[case("They handed over 40 prisoners.", "value: 40", None)]
#[case("A row over 40 jobs.", "value: 40", None)]
#[case("It fell over 40 days.", "value: 40, unit: days", None)]
#[case("It was well over 40 days.", "value: 40, unit: days", Some("well over 40"))]
#[case("She asked about 40 workers.", "value: 40", None)]
#[case("About $40 was lost.", "value: 40", Some("About $40"))]
#[case("Nearly twenty-four hours later.", "value: 24", Some("Nearly twenty-four"))]
#[case("Some 1.2 million people.", "value: 1200000", Some("Some 1.2 million"))]
#[case("About a dozen men.", "value: 12", Some("About a dozen"))]
#[case("It took 40 or more men.", "value: 40", Some("40 or more"))]
#[case("No more than 40 men.", "value: 40", Some("No more than 40"))]
#[case("About 3 to 5 men.", "value: 3", None)]
#[case("It has stood since about 1961.", "value: 1961", None)]
#[case("It cost about 1961 marks.", "value: 1961, unit: marks", Some("about 1961"))]
#[case("Some 40 came. Then 40 left.", "value: 40", None)]
#[case("Rund 600 Menschen kamen.", "value: 600", Some("Rund 600"))]
#[case("Près de 500 personnes.", "value: 500", Some("Près de 500"))]
#[case("Jusqu’à 12\u{202f}400 personnes.", "value: 12400", Some("Jusqu’à 12\u{202f}400"))]
fn hedges_are_told_from_other_words(
    #[case] sentence: &str,
    #[case] figure: &str,
    #[case] expected: Option<&str>,
) {
    let expected = expected.map(|words| format!("the article hedges: “{words}”"));
    assert_eq!(hedge(sentence, figure), expected);
}
