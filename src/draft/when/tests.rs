use super::*;
use jiff::civil::date;
use proptest::prelude::*;
use rstest::rstest;

fn first(text: &str, published: Option<civil::Date>) -> Option<When> {
    let galley = Galley::new(text);
    let sentence = galley.sentences().first()?.clone();
    find(&galley, sentence, published).into_iter().next()
}

/// 2 April 2031 is a Wednesday.
fn written(text: &str) -> Option<String> {
    first(text, Some(date(2031, 4, 2)))?.date.map(|date| date.as_written())
}

#[rstest]
#[case("It fell on Monday.", "2031-03-31")]
#[case("It fell on Wednesday.", "2031-04-02")]
#[case("It fell Thursday.", "2031-03-27")]
#[case("It will fall on Thursday.", "2031-04-03")]
#[case("It will fall on Wednesday.", "2031-04-09")]
#[case("It fell on Monday, March 24.", "2031-03-24")]
#[case("It fell yesterday.", "2031-04-01")]
#[case("It falls today.", "2031-04-02")]
#[case("It fell on April 1.", "2031-04-01")]
#[case("It fell on April 3.", "2030-04-03")]
#[case("It will fall on April 3.", "2031-04-03")]
#[case("It fell on April 3, 2015.", "2015-04-03")]
#[case("It fell on 3 April 2015.", "2015-04-03")]
#[case("It fell on 3rd April.", "2030-04-03")]
#[case("It fell on Sept. 20-24.", "2030-09-20/2030-09-24")]
#[case("It fell in March.", "2031-03")]
#[case("It fell in April.", "2031-04")]
#[case("It fell in May.", "2030-05")]
#[case("It fell in March 2015.", "2015-03")]
#[case("It fell in 2015.", "2015")]
#[case("It fell from 2015 to 2018.", "2015/2018")]
#[case("It fell last week.", "2031-03-24/2031-03-30")]
#[case("It fell last weekend.", "2031-03-29/2031-03-30")]
#[case("It fell this week.", "2031-03-31/2031-04-06")]
#[case("It fell last month.", "2031-03")]
#[case("It fell last year.", "2030")]
#[case("It falls next year.", "2032")]
#[case("It fell so far this month.", "2031-04-01/2031-04-02")]
#[case("It fell in the past year.", "2030-04-02/2031-04-02")]
#[case("It fell over the past three days.", "2031-03-30/2031-04-02")]
#[case("It has fallen since Friday.", "2031-03-28/2031-04-02")]
#[case("It has fallen since the push for Lumen began on Friday.", "2031-03-28/2031-04-02")]
#[case("It began on Friday.", "2031-03-28")]
#[case("It has fallen since January.", "2031-01/2031-04-02")]
#[case("It has fallen since 2015.", "2015/2031-04-02")]
#[case("It fell three days ago.", "2031-03-30")]
#[case("It fell two years ago.", "2029")]
#[case("It fell two weeks ago.", "2031-03")]
#[case("It fell in the week of March 3.", "2031-03-03/2031-03-09")]
fn words_mean_dates(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(written(text).as_deref(), Some(expected));
}

#[rstest]
#[case("It may fall.")]
#[case("They march 20 miles.")]
#[case("He has 2015 men.")]
#[case("It fell on April 31.")]
#[case("The week was long.")]
#[case("May is here.")]
fn other_words_mean_none(#[case] text: &str) {
    assert_eq!(written(text), None);
}

#[test]
fn without_a_day_of_printing_only_years_tell() {
    let date_of = |text| first(text, None).expect("a time").date.map(|date| date.as_written());
    assert_eq!(date_of("It fell on Monday."), None);
    assert_eq!(date_of("It fell on April 3, 2015."), Some("2015-04-03".to_owned()));
}

#[rstest]
#[case("Police said on Monday that it fell.", true)]
#[case("On Monday police said that it fell.", false)]
#[case("Police said that it fell on Monday.", false)]
fn some_times_are_those_of_speaking(#[case] text: &str, #[case] spoken: bool) {
    assert_eq!(first(text, None).map(|when| when.spoken), Some(spoken));
}

#[test]
fn a_time_has_its_preposition() {
    let galley = Galley::new("It stood so as of April 3.");
    let found = find(&galley, galley.sentences()[0].clone(), None);
    assert_eq!(galley.words(found[0].tokens.clone()), "as of April 3");
}

proptest! {
    #[test]
    fn any_text_is_read(
        text in "(on |in |since |last |this |next |past |the |Monday|April|May|March| 3| 31|, |2015| to | and |week|month|year|days|three | ago|so far |week of |-|9999|0|999 days ago){0,12}",
        year in 1_i16..9999, month in 1_i8..=12,
    ) {
        let galley = Galley::new(&text);
        for sentence in galley.sentences() {
            for when in find(&galley, sentence.clone(), civil::Date::new(year, month, 28).ok()) {
                prop_assert!(!galley.words(when.tokens).is_empty());
            }
        }
    }
}
