use super::*;
use crate::brief::{Bound, QuoteKind};
use jiff::civil::date;
use proptest::prelude::*;
use rstest::rstest;

fn counts(text: &str) -> Vec<Count> {
    find(&Galley::new(text), &[], Some(date(2031, 4, 2)))
}

/// The figures of a text: hedge, number, unit, per, also, of; joined by commas.
fn told(text: &str) -> String {
    let written = |text: &Option<Text>| text.as_ref().map(|text| text.raw().to_owned());
    let figure = |count: Count| {
        let figure = count.figure;
        let value = figure.value.map(Number::exact);
        let range = figure.range.map(|(from, to)| format!("{}–{}", from.exact(), to.exact()));
        let also = figure
            .also
            .as_ref()
            .map(|(value, unit)| format!("({} {})", value.exact(), written(unit).unwrap_or_default()));
        let of = figure.of.as_ref().map(|of| format!("of {}", of.raw()));
        let per = figure.per.as_ref().map(|per| format!("per {}", per.raw()));
        let parts = [
            written(&figure.hedge),
            value,
            range,
            written(&figure.words),
            written(&figure.unit),
            per,
            also,
            of,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    counts(text).into_iter().map(figure).collect::<Vec<_>>().join(", ")
}

fn only(text: &str) -> Count {
    let mut counts = counts(text);
    assert_eq!(counts.len(), 1, "{counts:?}");
    counts.remove(0)
}

#[rstest]
#[case::things("Crews moved 12,400 people out of Pell.", "12400 people")]
#[case::two_things("Some 500 men and women died.", "some 500 men and women")]
#[case::only_the_first("It has 500 men and boats cross daily.", "500 men")]
#[case::adjectives("The mill sold 300 small wooden boats in May.", "300 small wooden boats")]
#[case::words("Twenty-five firefighters came.", "25 firefighters")]
#[case::scale("The dam serves 1.2 million households.", "1200000 households")]
#[case::thousands("Orsa has 20k listeners.", "20000 listeners")]
#[case::dozen("A dozen boats sank.", "12 boats")]
#[case::one("One man was hurt.", "1 man")]
#[case::one_of("Vellmar is one of the engineers.", "1 engineers")]
#[case::per_cent("The dam holds 60 percent of the valley's water.", "60 per cent of the valley's water")]
#[case::sign("Rents rose 4.5%.", "4.5 per cent")]
#[case::points("Rents rose 2 percentage points.", "2 percentage points")]
#[case::money("The dyke cost $4.2bn.", "4200000000 dollars")]
#[case::other_dollars(
    "It cost US$5, A$6 or HK$7.",
    "5 US dollars, 6 Australian dollars, 7 Hong Kong dollars"
)]
#[case::european("It cost €5, £6 or ¥7.", "5 euros, 6 pounds sterling, 7 yen")]
#[case::code("It cost EUR50m or RM3.50.", "50000000 euros, 3.5 Malaysian ringgit")]
#[case::named_money("He paid 20 euros.", "20 euros")]
#[case::measure("The river rose 4 metres.", "4 metres")]
#[case::touching("He ran 5km.", "5 km")]
#[case::heat("It was minus 20 degrees Celsius.", "-20 degrees Celsius")]
#[case::degrees("At noon it was 5°C.", "5 °C")]
#[case::squared("The lake covers 30 square miles.", "30 square miles")]
#[case::hyphen("A 40-yard wall stood there.", "40 yard")]
#[case::hyphen_in_words("A five-year plan was made.", "5 year")]
#[case::rate("The plant makes 300 barrels a day.", "300 barrels per day")]
#[case::per("Winds blew 90 miles per hour.", "90 miles per hour")]
#[case::slash("Winds blew 90 km/h.", "90 km/h")]
#[case::price("Bread costs $3 a kilo.", "3 dollars per kilo")]
#[case::per_many("Deaths rose to 12 per 100,000 people.", "12 per 100,000 people")]
#[case::also("Pell is 115 kilometers (70 miles) away.", "115 kilometers (70 miles)")]
#[case::brackets_of_another_kind("He ran 5 miles (40 minutes).", "5 miles, 40 minutes")]
#[case::words_for_many("Hundreds of villagers fled.", "hundreds villagers")]
#[case::tens_of_thousands("Tens of thousands of people fled.", "tens of thousands people")]
#[case::millions_of_dollars("It cost millions of dollars.", "millions dollars")]
#[case::share("Two-thirds of the harvest was sold.", "two-thirds of the harvest")]
#[case::one_of_many("She is one of dozens of nurses.", "dozens nurses")]
#[case::half("Half the town has no power.", "half of the town")]
#[case::one_in("One in three wells is dry.", "one in three wells")]
#[case::out_of("9 out of 10 wells are dry.", "9 out of 10 wells")]
#[case::shared_unit("He sold 30 pigs, compared with 20 in May.", "30 pigs, 20 pigs")]
#[case::listed("It grew 2, 3 and 5 percent.", "2 per cent, 3 per cent, 5 per cent")]
#[case::lakhs("He owes Rs 50 crore.", "500000000 rupees")]
fn numbers_have_their_units(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(told(text), expected);
}

#[rstest]
#[case("They lost 30 to 40 cows.", "30–40 cows")]
#[case("Between 3 and 7 men left.", "between 3–7 men")]
#[case("They lost 5-10 per cent.", "5–10 per cent")]
#[case("They lost 5% to 10%.", "5–10 per cent")]
#[case("It cost $30 to $40 million.", "30000000–40000000 dollars")]
#[case("Two or three boats sank.", "2–3 boats")]
#[case("Prices range from $800,000 to $1.3 million.", "800000–1300000 dollars")]
#[case("It does 0-to-60 mph.", "0–60 mph")]
#[case("The share rose from 3 percent to 7 percent.", "7 per cent")]
#[case("Sales fell from $40 million to $30 million.", "30000000 dollars")]
#[case("The stock rose $2 to $45.", "2 dollars, 45 dollars")]
#[case("Sales rose to 7 percent from 3 percent.", "7 per cent, 3 per cent")]
fn ranges_are_one_figure_and_changes_end_where_they_stand(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(told(text), expected);
}

#[test]
fn of_a_change_programs_get_both_ends() {
    let count = only("Sales fell from $40 million to $30 million.");
    let number = |value| Number::new(value).unwrap();
    assert_eq!(count.worth, Worth::Stretch(number(4e7), number(3e7)));
    assert_eq!(count.rule, "figure-change");
}

#[test]
fn of_the_same_amount_twice_programs_get_each() {
    let count = only("Petrol cost $3 (€2) a gallon.");
    let units: Vec<_> = count.amounts().map(|amount| amount.unit).collect();
    assert_eq!(units, [Some("dollars".to_owned()), Some("euros".to_owned())]);
}

#[rstest]
#[case("Some 300 men left.", "some 300 men", Bound::About)]
#[case("An estimated 300 men left.", "an estimated 300 men", Bound::About)]
#[case("It killed more than 300 men.", "more than 300 men", Bound::MoreThan)]
#[case("It killed at least 300 men.", "at least 300 men", Bound::AtLeast)]
#[case("It killed up to 300 men.", "up to 300 men", Bound::AtMost)]
#[case("As many as 300 men left.", "as many as 300 men", Bound::AtMost)]
#[case("It killed 300 or more men.", "or more 300 men", Bound::AtLeast)]
#[case("It killed 300 men or so.", "or so 300 men", Bound::About)]
#[case("Nearly half the town left.", "nearly half of the town", Bound::LessThan)]
#[case("It killed fewer than 300 men.", "fewer than 300 men", Bound::LessThan)]
#[case("It cost over $3 million.", "over 3000000 dollars", Bound::MoreThan)]
#[case("It cost under $3 million.", "under 3000000 dollars", Bound::LessThan)]
fn numbers_have_their_hedges(#[case] text: &str, #[case] expected: &str, #[case] bound: Bound) {
    assert_eq!(told(text), expected);
    assert_eq!(only(text).figure.bound, Some(bound));
}

#[rstest]
#[case::saying("The mill and the dam are two faces of the same coin.")]
#[case::point("At one point it rained.")]
#[case::heading("‘Two boats, one harbour’\n\nIt rained.")]
#[case::years("In 2024 and 2025 it rained; the 1980s were dry.")]
#[case::years_of_a_range("Between 1600 and 1900 it was cold.")]
#[case::dates("It opened on April 3, 2015, and on 3 May, and closed on Sept. 20-24.")]
#[case::iso("It opened on 2031-04-03.")]
#[case::age("Dara Vellmar, 43, left. So did Ilse Marrén, 27.")]
#[case::aged("A man aged 27 and a girl, age 4, left.")]
#[case::clock("It fell at 5:10 a.m. or 7 p.m., at 05:10 or 0510 GMT.")]
#[case::ordinals("He was the 20th, she the third.")]
#[case::telephone("Call 555-1234 or 555-12-34.")]
#[case::sections("See section 4, page 12 and Article 50.")]
#[case::roads("He took Route 66 and flight 370.")]
#[case::models("An A320 and an F-16 passed a Boeing 737.")]
#[case::scores("Orsa beat Pell 3-1 and 2-0.")]
#[case::votes("The council voted 64-32 for it.")]
#[case::votes_in_words("The council voted 5 to 4.")]
#[case::list("1. Bread.")]
#[case::pronouns("No one came. They saw one another. That one left one day.")]
#[case::bible("He read John 3:16.")]
#[case::version("It runs version 1.2.3 on Windows 10.")]
#[case::address("He lives at 1600 Lumen Avenue.")]
#[case::zip("Write to Pell, Calif. 90049.")]
#[case::index("The FTSE 100 and the S&P 500 slept.")]
#[case::group("The Group of 20 met.")]
#[case::year_in_brief("The class of ’97 met.")]
#[case::generation("5G is there.")]
#[case::identifier("It has the id 760070280932982784.")]
#[case::world_war("World War Two began.")]
#[case::those_counted_before("The two left. All three came.")]
#[case::title("He saw 13 Hours.")]
fn these_are_no_figures(#[case] text: &str) {
    assert_eq!(told(text), "");
}

#[rstest]
#[case("More than 300 people were evacuated from Pell on Monday.", "evacuated from Pell")]
#[case("Some 300 firefighters fought the blaze.", "fought the blaze")]
#[case("The agency issued 32 flood warnings.", "The agency issued")]
#[case("The river rose 4 metres.", "The river rose")]
#[case("It cost $3 million, or €2 million.", "It cost")]
#[case("60 percent of the orchards were flooded.", "flooded")]
#[case("Hundreds of volunteers at the levee.", "at the levee")]
#[case("They lost three houses.", "They lost")]
#[case("300 boats.", "boats")]
#[case("Lumen sent help: 300 boats.", "Lumen sent help")]
fn what_is_counted_is_in_the_articles_words(#[case] text: &str, #[case] expected: &str) {
    let first = counts(text).into_iter().next().expect("a figure");
    assert_eq!(first.figure.what.expect("always there").raw(), expected);
}

#[rstest]
#[case("On Monday 12 men died.", Some("2031-03-31"), None)]
#[case("Officials said on Tuesday that 12 men had died.", Some("2031-04-01"), None)]
#[case("Officials said on Tuesday that 12 men died on Sunday.", Some("2031-03-30"), None)]
#[case("As of April 1, 12 men had died.", Some("2031-04-01"), None)]
#[case("Last week 12 men died.", None, Some("2031-03-24/2031-03-30"))]
#[case("In 2024 12 men died.", None, Some("2024"))]
#[case("Since Friday, 12 men have died.", None, Some("2031-03-28/2031-04-02"))]
#[case("So far this year 12 men have died.", None, Some("2031-01-01/2031-04-02"))]
#[case("He employs 30 men, up from 20 men in March.", None, None)]
#[case("Twelve men will come on Monday.", None, None)]
#[case("Twelve men died.", None, None)]
fn figures_are_dated_as_the_text_says(
    #[case] text: &str,
    #[case] as_of: Option<&str>,
    #[case] period: Option<&str>,
) {
    let found = counts(text).into_iter().next().expect("a figure").figure;
    let written = |date: Option<crate::brief::Date>| date.map(|date| date.as_written());
    assert_eq!((written(found.as_of).as_deref(), written(found.period).as_deref()), (as_of, period));
}

#[rstest]
#[case(
    "Twelve men died, according to the fire service of Orsa.",
    Some("the fire service of Orsa"),
    Certainty::Claimed
)]
#[case("Twelve men died, police said.", Some("police"), Certainty::Claimed)]
#[case("Twelve men died, said the mayor.", Some("the mayor"), Certainty::Claimed)]
#[case("The mayor said that 12 men died.", Some("The mayor"), Certainty::Claimed)]
#[case("An estimated 12 men died, police said.", Some("police"), Certainty::Estimated)]
#[case("Twelve men died.", None, Certainty::Unknown)]
#[case(
    "Twelve men died, said a spokesman for the Lumen valley council, Tomas Ekk.",
    Some("Tomas Ekk"),
    Certainty::Claimed
)]
#[case(
    "Twelve men died, said Tomas Ekk, a spokesman for the council.",
    Some("Tomas Ekk"),
    Certainty::Claimed
)]
#[case("Twelve men died, Dara Vellmar, who owns the mill, said.", Some("Dara Vellmar"), Certainty::Claimed)]
#[case(
    "Twelve men died, according to a spokesman for the mill, Tomas Ekk.",
    Some("Tomas Ekk"),
    Certainty::Claimed
)]
#[case(
    "The exodus took place when the ORB estimates some 300 men left.",
    Some("the ORB"),
    Certainty::Estimated
)]
#[case("On Monday the mill put the number of men at 300.", Some("the mill"), Certainty::Claimed)]
#[case("The harbour master, Dara Ekk, counted 300 men.", Some("Dara Ekk"), Certainty::Claimed)]
#[case("The board, which owns a mill, had counted 300 men.", Some("The board"), Certainty::Claimed)]
#[case("Lumen Weavers spoke of 300 men.", Some("Lumen Weavers"), Certainty::Claimed)]
#[case("They counted 300 men.", None, Certainty::Unknown)]
fn who_says_so(#[case] text: &str, #[case] source: Option<&str>, #[case] certainty: Certainty) {
    let count = only(text);
    assert_eq!(count.source.and_then(|place| text.get(place)), source);
    assert_eq!(count.certainty, certainty);
}

#[test]
fn what_stands_in_a_quotation_is_its_speakers() {
    let text = "“We saw 3 men, and Orsa told us ‘7 boats’ and 9 cars,” Vellmar said. It took 4 days.";
    let place = |words: &str| {
        let start = text.find(words).unwrap();
        start..start + words.len()
    };
    let quotation = |words: &str, speaker: &str| Quotation {
        stretches: vec![place(words)],
        kind: QuoteKind::Direct,
        speaker: Some(place(speaker)),
        rule: "",
        confidence: Confidence::High,
    };
    let quotations = [
        quotation("We saw 3 men, and Orsa told us ‘7 boats’ and 9 cars,", "Vellmar"),
        quotation("7 boats", "Orsa"),
    ];
    let found = find(&Galley::new(text), &quotations, None);
    let sources: Vec<_> =
        found.into_iter().map(|count| count.source.and_then(|place| text.get(place))).collect();
    assert_eq!(sources, [Some("Vellmar"), Some("Orsa"), Some("Vellmar"), None]);
}

#[rstest]
#[case::same_sentence("Twelve men died, which could not be confirmed.", Some("could not be confirmed"))]
#[case::next_sentence(
    "Twelve men died. That could not be independently verified.",
    Some("could not be independently verified")
)]
#[case::next_paragraph("Twelve men died.\n\nThe toll could not be verified.", Some("could not be verified"))]
#[case::elsewhere("Twelve men died.\n\nIt rained.\n\nThat could not be verified.", None)]
#[case::none("Twelve men died, as police confirmed.", None)]
fn caveats_go_with_figures(#[case] text: &str, #[case] expected: Option<&str>) {
    assert_eq!(only(text).caveat.as_ref().map(Text::raw), expected);
}

#[test]
fn places_are_those_of_hedge_number_and_unit() {
    let text = "In Orsa, more than $4.2 million was lost; some 300 small boats sank.";
    let found = counts(text);
    let places: Vec<_> =
        found.iter().map(|one| (text.get(one.bytes.clone()), text.get(one.number.clone()))).collect();
    let expected =
        [(Some("more than $4.2 million"), Some("4.2 million")), (Some("some 300 small boats"), Some("300"))];
    assert_eq!(places, expected);
}

#[rstest]
#[case("It cost $3.", "figure-money", Confidence::High)]
#[case("It cost 3 percent.", "figure-per-cent", Confidence::High)]
#[case("It rose 3 metres.", "figure-measure", Confidence::High)]
#[case("It killed 3 men.", "figure-count", Confidence::Medium)]
#[case("It killed 3.", "figure-bare", Confidence::Low)]
#[case("It killed one man.", "figure-one", Confidence::Low)]
#[case("It killed one of the men.", "figure-one-of", Confidence::Low)]
#[case("A 55-year-old man left.", "figure-age", Confidence::Low)]
#[case("It killed men over the past three days.", "figure-duration", Confidence::Low)]
#[case("It killed men in the past 24 hours.", "figure-duration", Confidence::Low)]
fn rules_say_how_sure_they_are(#[case] text: &str, #[case] rule: &str, #[case] confidence: Confidence) {
    let count = only(text);
    assert_eq!((count.rule, count.confidence), (rule, confidence));
}

proptest! {
    /// Whatever the text: no panic, places within it in order, something counted, nothing infinite.
    #[test]
    fn any_text_is_read(
        text in "(\
            [0-9]{1,4}|[0-9.,/½-]{1,9}| |\\.|, |\\$|€|%|°C| to | and | or |-|–|\\(|\\)|from |between |one |half |a dozen |\
            hundreds of |million |k|bn|people |km|feet |per |a day |on Monday |in March |April 3, |since 2024 |\
            said |according to |some |at least |more than |year-old |twenty-five|to-60|minus-|EUR50|\n\n|é|“|”\
        ){0,40}"
    ) {
        let mut last = 0;
        for count in counts(&text) {
            prop_assert!(text.get(count.bytes.clone()).is_some());
            prop_assert!(text.get(count.number.clone()).is_some_and(|number| !number.is_empty()));
            prop_assert!(count.bytes.start <= count.number.start && count.number.end <= count.bytes.end);
            prop_assert!(last <= count.number.start);
            last = count.number.start;
            let figure = &count.figure;
            prop_assert!(figure.what.as_ref().is_some_and(|what| !what.raw().trim().is_empty()));
            let numbers = [figure.value.is_some(), figure.range.is_some(), figure.words.is_some()];
            prop_assert_eq!(numbers.into_iter().filter(|there| *there).count(), 1);
            prop_assert!(figure.range.is_none_or(|(from, to)| from <= to));
            prop_assert!(count.source.is_none_or(|source| text.get(source).is_some()));
        }
    }

    #[test]
    fn any_characters_are_read(text in ".{0,200}") {
        counts(&text);
    }
}
