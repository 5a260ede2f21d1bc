use super::*;
use crate::brief::Date;
use crate::library::names::ActorKey;
use crate::text::Text;
use proptest::prelude::*;
use rstest::rstest;

fn like(text: &str) -> Who {
    Who::Like(text.to_owned())
}

fn named(text: &str) -> Named {
    Named::Like(text.to_owned())
}

fn words(text: &str) -> Test {
    Test::Words(text.to_owned())
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[rstest]
#[case::word("dam", words("dam"))]
#[case::phrase("\"air campaign\"", words("\"air campaign\""))]
#[case::quote_mark_in_a_word("6\"", words("6\""))]
#[case::speaker("speaker:schultz", Test::Speaker(like("schultz")))]
#[case::quoted_value("speaker:\"white house\"", Test::Speaker(like("white house")))]
#[case::actor("actor:hydra", Test::Actor(like("hydra")))]
#[case::source("source:Haimour", Test::Source(like("Haimour")))]
#[case::theme("theme:dams", Test::Theme(named("dams")))]
#[case::outlet("outlet:\"Orsa Courier\"", Test::Outlet(named("Orsa Courier")))]
#[case::series("series:lumen-evacuated", Test::Series(named("lumen-evacuated")))]
#[case::after("after:2031-04", Test::Since(date("2031-04")))]
#[case::before("before:2031-04-02", Test::Until(date("2031-04-02")))]
#[case::quoted_date("before:\"../2031\"", Test::Until(date("../2031")))]
#[case::key_in_capitals("Speaker:ana", Test::Speaker(like("ana")))]
#[case::time("12:30", words("12:30"))]
#[case::link("https://courier.example/a", words("https://courier.example/a"))]
#[case::colon_first(":dam", words(":dam"))]
#[case::quoted_key("\"is:new\"", words("\"is:new\""))]
#[case::value_with_colon("theme:a:b", Test::Theme(named("a:b")))]
#[case::dash_within("al-Abadi", words("al-Abadi"))]
fn one_term(#[case] line: &str, #[case] test: Test) {
    let clause = |exclude| Clause { exclude, test: test.clone() };
    assert_eq!(parse(line).unwrap().clauses, [clause(false)]);
    assert_eq!(parse(&format!("-{line}")).unwrap().clauses, [clause(true)]);
}

#[rstest]
#[case::nothing("  ", 0)]
#[case::words_apart("white house", 2)]
#[case::twice_the_same("dam dam", 1)]
#[case::phrase_then_word("\"a b\"c", 2)]
#[case::other_spaces("a\u{3000}b\tc", 3)]
fn number_of_clauses(#[case] line: &str, #[case] expected: usize) {
    assert_eq!(parse(line).unwrap().clauses.len(), expected);
}

#[rstest]
#[case::open_quote("dé \"white house", 3..4, "this quote does not end", "write \" after the last word")]
#[case::open_value("speaker:\"white", 8..9, "this quote does not end", "write \" after the last word")]
#[case::no_value("dam speaker: ana", 4..12, "speaker: has no value", "write speaker:governor")]
#[case::empty_value("-theme:\"\"", 1..9, "theme: has no value", "write theme:dams")]
#[case::slip("speker:ana", 0..7, "speker: terms are not known", "write speaker:")]
#[case::since("since:2031", 0..6, "since: terms are not known", "write after:")]
#[case::until("until:2031", 0..6, "until: terms are not known", "write before:")]
#[case::dash("dam - ana", 4..5, "- stands alone", "write it right before what is not wanted: -theme:sport")]
#[case::empty_phrase("\"\"", 0..2, "a word needs a letter or a digit to look for", "only letters and digits are compared")]
#[case::marks("!!", 0..2, "a word needs a letter or a digit to look for", "only letters and digits are compared")]
#[case::marks_as_value("theme:!!", 6..8, "theme: needs a letter or a digit to look for", "only letters and digits are compared")]
#[case::no_such_mark("is:x", 3..4, "briefs are not marked “x”", "briefs can be unread, starred, changed")]
#[case::a_slip("is:unred", 3..8, "briefs are not marked “unred”", "write is:unread")]
#[case::read("-is:read", 4..8, "briefs are not marked “read”", "write -is:unread -is:changed")]
#[case::bad_day("after:2031-02-30", 6..16, "“2031-02-30” is no date", "30 February does not exist: February 2031 has 28 days")]
#[case::no_beginning("after:../2031", 6..13, "a date open at that end bounds nothing before it", "write after:2031-04-02")]
#[case::no_end("before:2031/..", 7..14, "a date open at that end bounds nothing after it", "write before:2031-04-02")]
fn mistakes(#[case] line: &str, #[case] at: Range<usize>, #[case] message: &str, #[case] help: &str) {
    let expected = Mistake { at, message: message.into(), help: help.into() };
    assert_eq!(parse(line), Err(vec![expected]));
}

#[test]
fn an_unknown_key_names_the_known_ones() {
    let mistakes = parse("colour:red").unwrap_err();
    assert_eq!(mistakes[0].message.as_str(), "colour: terms are not known");
    assert!(mistakes[0].help.as_str().starts_with("the terms are speaker: actor:"), "{mistakes:?}");
}

#[test]
fn all_mistakes_are_told_at_once() {
    let places: Vec<_> =
        parse("qu:x dam after:no \"end").unwrap_err().into_iter().map(|m| m.at.start).collect();
    assert_eq!(places, [0, 15, 18]);
}

#[test]
fn what_is_shown_of_a_line_holds_no_control_character() {
    let mistakes = parse("after:\u{1b}[31m").unwrap_err();
    assert!(!mistakes[0].message.as_str().contains('\u{1b}'));
}

#[test]
fn one_very_thing_is_written_by_its_name() {
    let who = Who::Is { key: ActorKey("k".into()), name: "Ana \"La\" Ruiz".into() };
    let filter = Filter::default().with(Test::Actor(who)).with(Test::Theme(Named::Is(Text::new("dams"))));
    assert_eq!(write(&filter), "actor:\"Ana  La  Ruiz\" theme:\"dams\"");
}

#[rstest]
#[case::several_words("white house", "\"white house\"")]
#[case::like_a_term("theme:dams", "\"theme:dams\"")]
#[case::like_an_exclusion("-dam", "\"-dam\"")]
#[case::half_a_phrase("\"air", "\"air\"")]
fn words_that_no_line_gives_are_written_as_phrases(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(write(&Filter::default().with(words(text))), expected);
}

/// `|` is the cursor.
fn completed(line: &str) -> Completion {
    let cursor = line.chars().position(|c| c == '|').unwrap();
    complete(&line.replace('|', ""), cursor)
}

#[rstest]
#[case::begun("spe|", &["speaker:"], 0..3)]
#[case::several("s|", &["speaker:", "source:", "series:"], 0..1)]
#[case::capitals("SP|", &["speaker:"], 0..2)]
#[case::excluded("dam -th|", &["theme:"], 5..7)]
#[case::cursor_within("sp|eker dam", &["speaker:"], 0..6)]
#[case::key_before_value("ou|tlet:orsa", &["outlet:"], 0..7)]
fn keys_are_completed(#[case] line: &str, #[case] expected: &[&'static str], #[case] replaced: Range<usize>) {
    assert_eq!(completed(line), Completion::Keys { keys: expected.to_vec(), replace: replaced });
}

#[rstest]
#[case::empty_line("|", 0)]
#[case::after_a_space("dam |", 4)]
#[case::before_a_word("|dam", 0)]
#[case::after_a_phrase("\"a b\"|", 5)]
fn where_nothing_is_begun_every_key_is_offered(#[case] line: &str, #[case] at: usize) {
    let keys = Key::ALL.iter().map(|key| key.word()).collect();
    assert_eq!(completed(line), Completion::Keys { keys, replace: at..at });
}

#[rstest]
#[case::a_word("dam|")]
#[case::a_phrase("\"spe|")]
#[case::a_date("after:20|")]
#[case::an_unknown_key("colour:un|")]
#[case::no_such_mark("is:x|")]
fn nothing_is_offered(#[case] line: &str) {
    assert_eq!(completed(line), Completion::Nothing);
}

#[rstest]
#[case::all("is:|", &["unread", "starred", "changed"], 3..3)]
#[case::begun("dam -is:C|", &["changed"], 8..9)]
fn marks_are_completed(
    #[case] line: &str,
    #[case] expected: &[&'static str],
    #[case] replaced: Range<usize>,
) {
    assert_eq!(completed(line), Completion::Words { words: expected.to_vec(), replace: replaced });
}

#[rstest]
#[case::empty("speaker:|", Wanted::Speakers { needle: String::new() }, 8..8)]
#[case::begun("dam -actor:hy|", Wanted::Actors { needle: "hy".into() }, 11..13)]
#[case::source("source:re|", Wanted::Actors { needle: "re".into() }, 7..9)]
#[case::theme("theme:da|ms", Wanted::Themes { needle: "da".into() }, 6..10)]
#[case::outlet("outlet:é|", Wanted::Outlets { needle: "é".into() }, 7..8)]
#[case::series("Series:x|", Wanted::Series { needle: "x".into() }, 7..8)]
#[case::quoted("speaker:\"white h|o\" dam", Wanted::Speakers { needle: "white h".into() }, 8..18)]
#[case::quote_open("speaker:\"white h| dam", Wanted::Speakers { needle: "white h".into() }, 8..16)]
fn values_are_completed(#[case] line: &str, #[case] expected: Wanted, #[case] replaced: Range<usize>) {
    assert_eq!(completed(line), Completion::Values { wanted: expected, replace: replaced });
}

#[rstest]
#[case::key("-spe|", "speaker:", "-speaker:|")]
#[case::name("speaker:schu|", "Schultz", "speaker:Schultz |")]
#[case::name_with_spaces("speaker:schu|", "Eric Schultz", "speaker:\"Eric Schultz\" |")]
#[case::name_with_quotes("actor:a|", "Ana \"La\"", "actor:\"Ana  La\" |")]
#[case::within_a_line("theme:da| after:2031", "dams", "theme:dams| after:2031")]
#[case::quote_left_open("outlet:\"or| dam", "Orsa Courier", "outlet:\"Orsa Courier\"| dam")]
fn what_is_chosen_is_inserted(#[case] line: &str, #[case] chosen: &str, #[case] expected: &str) {
    let (mut written, cursor) = completed(line).insert(&line.replace('|', ""), chosen);
    let byte = written.char_indices().nth(cursor).map_or(written.len(), |(byte, _)| byte);
    written.insert(byte, '|');
    assert_eq!(written, expected);
}

/// Lines of the grammar, and lines that nearly are.
fn line() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "", "", "speaker:", "Actor:", "theme:", "outlet:", "source:", "series:", "a:",
    ]);
    let value = prop_oneof!["[a-z0-9:\"-]{1,6}", "\"[a-z -]{1,8}\"", "[^\\s]{1,4}"];
    let dated = prop::sample::select(vec![
        "after:2031",
        "before:2031-22",
        "-before:../2030",
        "after:2031-04-02T05:10:00Z",
    ]);
    let keyed = ("-?", key, value).prop_map(|(sign, key, value)| format!("{sign}{key}{value}"));
    let term = prop_oneof![4 => keyed, 1 => dated.prop_map(str::to_owned)];
    prop::collection::vec(term, 0..5).prop_map(|terms| terms.join(" "))
}

proptest! {
    #[test]
    fn a_filter_made_of_a_line_survives_writing(line in line()) {
        if let Ok(filter) = parse(&line) {
            let written = write(&filter);
            prop_assert_eq!(parse(&written), Ok(filter), "{}", written);
        }
    }

    #[test]
    fn any_text_is_read_and_completed_within_its_bounds(line in any::<String>(), cursor in 0_usize..40) {
        let length = line.chars().count();
        for mistake in parse(&line).err().unwrap_or_default() {
            prop_assert!(mistake.at.start < mistake.at.end && mistake.at.end <= length, "{:?}", mistake);
        }
        let completion = complete(&line, cursor);
        if let Completion::Keys { replace, .. } | Completion::Values { replace, .. } = &completion {
            prop_assert!(replace.start <= replace.end && replace.end <= length, "{:?}", replace);
        }
        let (line, cursor) = completion.insert(&line, "Ana Ruiz");
        prop_assert!(cursor <= line.chars().count());
    }

    #[test]
    fn a_chosen_value_is_read_back(value in "[A-Za-z][A-Za-z .:'-]{0,12}") {
        let (line, _) = complete("outlet:", 7).insert("outlet:", &value);
        let read = parse(&line).map_err(|mistakes| TestCaseError::fail(format!("{mistakes:?}")))?;
        let expected = Test::Outlet(Named::Like(if value.contains(' ') { value.trim().to_owned() } else { value }));
        prop_assert_eq!(&read.clauses[0].test, &expected);
    }
}
