use super::super::{Galley, Names};
use super::{Quotation, find};
use crate::brief::QuoteKind;
use proptest::prelude::*;
use rstest::rstest;

fn all(text: &str) -> Vec<Quotation> {
    let galley = Galley::new(text);
    find(&galley, &Names::of(&galley))
}

/// Who said what, directly: "speaker: stretch | stretch".
fn direct(text: &str) -> Vec<String> {
    shown(text, |one| one.kind != QuoteKind::Indirect)
}

fn shown(text: &str, wanted: fn(&Quotation) -> bool) -> Vec<String> {
    let line = |one: Quotation| {
        let stretches: Vec<&str> =
            one.stretches.iter().map(|bytes| text.get(bytes.clone()).unwrap_or_default()).collect();
        format!("{}: {}", one.speaker.and_then(|bytes| text.get(bytes)).unwrap_or("–"), stretches.join(" | "))
    };
    all(text).into_iter().filter(wanted).map(line).collect()
}

/// Every shape in which news says who said something.
#[rstest]
#[case::inverted("“We filed it,” said Ada Orr.", &["Ada Orr: We filed it,"])]
#[case::plain("“We filed it,” Orr said on Tuesday.", &["Orr: We filed it,"])]
#[case::question("“Who filed it?” Orr asked.", &["Orr: Who filed it?"])]
#[case::comma_outside("“We filed it”, said Orr.", &["Orr: We filed it"])]
#[case::stop_inside("“We filed it all.” Orr said.", &["Orr: We filed it all."])]
#[case::unknown_verb("“We filed it all,” Orr thundered.", &["Orr: We filed it all,"])]
#[case::split("“We filed it,” she said, “and they knew.”", &["she: We filed it, | and they knew."])]
#[case::split_by_stop("“We filed it,” Orr said. “They knew it.”", &["Orr: We filed it, | They knew it."])]
#[case::colon("In a statement, Orr said: “We filed it.”", &["Orr: We filed it."])]
#[case::label("Orr: “We filed it.”", &["Orr: We filed it."])]
#[case::transcript("It went on. “ORR: We filed it all in January.”", &["ORR: We filed it all in January."])]
#[case::that("Orr said that “we filed it in January.”", &["Orr: we filed it in January."])]
#[case::told("Orr told Pell that “we filed it all.”", &["Orr: we filed it all."])]
#[case::called("Orr attacked Pell and called him “a man of no shame.”", &["Orr: a man of no shame."])]
#[case::passive("Pell was described by Orr as “a man of no shame.”", &["Orr: a man of no shame."])]
#[case::according("“We filed it all,” according to Ada Orr, the mayor.", &["Ada Orr: We filed it all,"])]
#[case::via("“We filed it all,” Orr said, according to Pell.", &["Orr: We filed it all,"])]
#[case::words_of("It was, in Orr’s words, “a day like no other.”", &["Orr: a day like no other."])]
#[case::claim("Orr’s claim that “we filed it all in May” is false.", &["Orr: we filed it all in May"])]
#[case::letter("Orr wrote on Twitter: “We filed it.”", &["Orr: We filed it."])]
#[case::adding("Orr left, saying “we filed it all.”", &["Orr: we filed it all."])]
#[case::quoted("The Courier quoted Ada Orr as saying “we filed it all.”", &["Ada Orr: we filed it all."])]
#[case::signed("“We filed it all in January.”\n\n— Ada Orr, Pell", &["Ada Orr: We filed it all in January."])]
#[case::hailed("The plan, hailed as “a gift to us all” by Orr, failed.", &["Orr: a gift to us all"])]
#[case::for_whom("For Ada Orr, the plan is “a gift to us all”.", &["Ada Orr: a gift to us all"])]
#[case::as_put("As Orr put it when I called her, “we filed it all.”", &["Orr: we filed it all."])]
#[case::verdict("“We filed it all here,” was Orr’s verdict.", &["Orr: We filed it all here,"])]
#[case::message("Orr’s message to voters: “We filed it all.”", &["Orr: We filed it all."])]
#[case::without_verb("Orr called it “a gift to us”; Pell, “a theft from us”.", &["Orr: a gift to us", "Pell: a theft from us"])]
#[case::speaking("“We filed it all in May.” Orr was speaking in Lumen.", &["Orr: We filed it all in May."])]
#[case::opened("“We filed it. We did.\n\n“They knew it,” Orr said.", &["Orr: We filed it. We did. | They knew it,"])]
#[case::next_sentence("Orr spoke of “a gift to us all.” She pointed to Pell.", &["Orr: a gift to us all."])]
#[case::both("“We filed it all,” Orr and Pell said.", &["Orr and Pell: We filed it all,"])]
fn shapes(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(direct(text), expected);
}

/// The speaker is the verb's subject, over whatever stands between the two.
#[rstest]
#[case("Orr, a farmer from Pell, Orsa, said", "Orr")]
#[case("Orr, who met Pell in May, said", "Orr")]
#[case("Orr, Pell’s spokesman, said", "Orr")]
#[case("Orr, 45, of Lumen, said", "Orr")]
#[case("Orr (D-Ohio) said", "Orr")]
#[case("Pell’s lawyer, Ada Orr, said", "Ada Orr")]
#[case("said Pell campaign manager Ada Orr", "Ada Orr")]
#[case("said retired Gen. Ada Orr", "Gen. Ada Orr")]
#[case("said Ada Orr, a friend of Pell", "Ada Orr")]
#[case("a spokesman for Pell said", "a spokesman for Pell")]
#[case("the minister told reporters", "the minister")]
#[case("said one official who asked not to be named", "one official")]
#[case("residents said", "residents")]
#[case("one of the farmers said", "one of the farmers")]
#[case("one of them, who did not want to be named, said", "one of them")]
#[case("Pell’s lawyer, Ada Orr, told the Courier", "Ada Orr")]
#[case("a spokeswoman for the Ministry of Roads said", "a spokeswoman for the Ministry of Roads")]
#[case("said a spokesman for the Orsa government, Ada Orr", "Ada Orr")]
#[case("Prof Ada Orr, from the University of Pell, who was not involved, said", "Prof Ada Orr")]
#[case("author and part-time beekeeper Ada Orr said", "Ada Orr")]
#[case("an official who asked not to be named because the talks are private said", "an official")]
#[case("an engineer who helped to write it, and who spoke freely because he was angry, said", "an engineer")]
#[case("campaigners warned", "campaigners")]
#[case("he said", "he")]
#[case("said he", "he")]
#[case("Orr’s statement said", "Orr")]
#[case("said de Orr", "de Orr")]
fn subjects(#[case] tag: &str, #[case] speaker: &str) {
    let expected = format!("{speaker}: We filed it all in January,");
    assert_eq!(direct(&format!("“We filed it all in January,” {tag}.")), [expected]);
}

/// Marks of every kind, and words that are no quotations.
#[rstest]
#[case::straight("\"We filed it,\" Orr said.", &["Orr: We filed it,"])]
#[case::twin("''We filed it,'' Orr said.", &["Orr: We filed it,"])]
#[case::backticks("``We filed it,'' Orr said.", &["Orr: We filed it,"])]
#[case::misplaced("\"We filed it, \"said Orr.", &["Orr: We filed it,"])]
#[case::german("„Wir haben es gesagt“, sagte Ada Orr.", &["Ada Orr: Wir haben es gesagt"])]
#[case::swiss("«Wir haben es gesagt», sagte Orr.", &["Orr: Wir haben es gesagt"])]
#[case::french("« Nous l’avons dit », a déclaré Ada Orr.", &["Ada Orr: Nous l’avons dit"])]
#[case::british("‘We filed it,’ Orr said.", &["Orr: We filed it,"])]
#[case::apostrophes(
    "Orr said: ‘The people’s ’90s dams, the boys’ dams, we filed ’em.’",
    &["Orr: The people’s ’90s dams, the boys’ dams, we filed ’em."]
)]
#[case::straight_single("'It's the boys' dam,' Orr said.", &["Orr: It's the boys' dam,"])]
#[case::genitive_at_end("‘We’re the farmers’,’ said Orr.", &["Orr: We’re the farmers’,"])]
#[case::genitives("Orr said it was ‘the boys’ own fault and nobody’s’, adding that the girls’ dam held.", &["Orr: the boys’ own fault and nobody’s"])]
#[case::cut_words("‘I’m goin’ home, an’ so’s our Jan,’ said Orr.", &["Orr: I’m goin’ home, an’ so’s our Jan,"])]
#[case::rock("‘Rock ’n’ roll is dead in Pell,’ said Orr.", &["Orr: Rock ’n’ roll is dead in Pell,"])]
#[case::nested("“They said ‘never,’ and left,” Orr said.", &["Orr: They said ‘never,’ and left,"])]
#[case::nested_british("‘They said “never” to us,’ Orr said.", &["Orr: They said “never” to us,"])]
#[case::british_outside("Marsh said Pell ‘knew, or ought to have known’.", &["Marsh: knew, or ought to have known"])]
#[case::headline("Pell ‘misled’ farmers over dam, says report", &["report: misled"])]
#[case::scare("The “dam” fell on the town.", &[])]
#[case::title("Orr appeared on “The Late Flood of Pell,” a show.", &[])]
#[case::nickname("Jan “Sluice” Pell left.", &[])]
#[case::heading("“WE FILED IT ALL IN MAY”\n\nThe town was empty.", &[])]
#[case::apostrophe("The farmers' dam and Orr's town, 'til May.", &[])]
fn marks(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(direct(text), expected);
}

/// Marks never toggle across paragraphs.
#[rstest]
#[case::goes_on(
    "“We filed it,” Orr said. “They knew.\n\n“They did nothing.”\n\nIt was late.",
    &["Orr: We filed it, | They knew. | They did nothing."]
)]
#[case::never_closed(
    "“We filed it all, Orr said.\n\nPell left. “It was not so,” he said.",
    &["he: It was not so,"]
)]
#[case::carried(
    "“We filed it,” Orr said.\n\n“They all knew about it.”",
    &["Orr: We filed it, | They all knew about it."]
)]
#[case::introduced("Orr was angry.\n\n“They all knew about it.”", &["Orr: They all knew about it."])]
#[case::followed("“They all knew about it.” Orr said that it was filed.", &["Orr: They all knew about it."])]
fn paragraphs(#[case] text: &str, #[case] expected: &[&str]) {
    let found = direct(text);
    let found: Vec<&String> = found.iter().filter(|line| !line.contains("Orr said.")).collect();
    assert_eq!(found, expected);
}

#[rstest]
#[case("Orr said that the gates were shut.", &["Orr: the gates were shut"])]
#[case("Orr said the gates were shut, adding that Pell knew it.", &["Orr: the gates were shut", "Orr: Pell knew it"])]
#[case("Orr told the Courier she had filed it.", &["Orr: she had filed it"])]
#[case("The gates were shut, Orr said.", &["Orr: The gates were shut"])]
#[case("The gates, Orr said, were shut in May.", &["Orr: The gates | were shut in May"])]
#[case("According to Orr, the gates were shut.", &["Orr: the gates were shut"])]
#[case("The gates were shut, according to Orr.", &["Orr: The gates were shut"])]
#[case("At least 31 were missing, said a spokesman for the Orsa government, Jan Pell.", &["Jan Pell: At least 31 were missing"])]
#[case("The gates were shut, a spokesman for the Orsa government, Jan Pell, said on Monday.", &["Jan Pell: The gates were shut"])]
#[case("The gates were shut, Orr, a farmer from Pell, wrote in a note.", &["Orr: The gates were shut"])]
#[case("According to Ada Orr, a farmer from Pell, the gates were shut.", &["Ada Orr: the gates were shut"])]
#[case("While Orr said he’d filed it, Pell left in May.", &["Orr: he’d filed it"])]
#[case("Orr told reporters as she left the hall.", &[])]
#[case("Orr vowed to shut the gates.", &["Orr: to shut the gates"])]
#[case("In a statement, Orr said: “We filed it.”", &[])]
#[case("Orr said nothing.", &[])]
fn indirect(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(shown(text, |one| one.kind == QuoteKind::Indirect), expected);
}

#[test]
fn a_few_words_are_partial() {
    let kinds = |text: &str| all(text).iter().map(|one| one.kind).collect::<Vec<_>>();
    assert_eq!(kinds("“We filed it,” Orr said."), [QuoteKind::Direct]);
    assert_eq!(kinds("Orr called it “a shame.”"), [QuoteKind::Partial]);
}

#[test]
fn ten_thousand_quotes_in_one_paragraph_are_read() {
    let text = "“We filed it,” Orr said. ".repeat(10_000);
    assert_eq!(all(&text).iter().map(|one| one.stretches.len()).sum::<usize>(), 10_000);
}

proptest! {
    /// Whatever stands in a text, stretches lie within it, in order, and no direct ones overlap.
    #[test]
    fn stretches_are_in_order(
        text in "(Orr|Pell|said|told|who|that|according to|and|the|of|her|[a-c]|[“”\"‘’'«»„,.:?—( )-]|''|``|’s| |\n|\n\n){0,60}"
    ) {
        let mut end = 0;
        for one in all(&text) {
            prop_assert!(one.stretches.iter().all(|bytes| text.get(bytes.clone()).is_some_and(|words| !words.is_empty())));
            prop_assert!(one.speaker.is_none_or(|bytes| text.get(bytes).is_some()));
            prop_assert!(one.stretches.is_sorted_by(|a, b| a.end <= b.start));
            if one.kind != QuoteKind::Indirect {
                prop_assert!(one.stretches[0].start >= end);
                end = one.stretches.last().map_or(end, |last| last.end);
            }
        }
    }

    /// Nothing panics on any text.
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        all(&text);
    }
}
