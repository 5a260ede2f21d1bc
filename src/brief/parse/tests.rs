//! One mistake, one report; everything of the format, none; nothing crashes.

use super::*;
use crate::brief::*;
use crate::text::Shown;
use rstest::rstest;

mod hostile;
mod whole;

const HEAD: &str = "brief: 1\nheadline: Test\nsource: {outlet: Test Courier, published: 2031-04-02}\n";

fn read(body: &str) -> Parsed {
    parse(format!("{HEAD}{body}").as_bytes(), "stem")
}

/// The only diagnostic: its code, line (of the body), column, end column and field.
fn only(parsed: &Parsed) -> (&'static str, usize, usize, usize, String) {
    let [one] = parsed.diagnostics.as_slice() else { panic!("not one: {:#?}", parsed.diagnostics) };
    let place = one.place;
    (one.code.name(), place.line - 3, place.column, place.end_column, one.field.to_string())
}

#[rstest]
#[case::unknown_key("sumary: x", "unknown-key", 1, 1, 7, "sumary")]
#[case::unknown_key_in_item(
    "key_facts:\n- {text: a, thems: [b]}",
    "unknown-key",
    2,
    13,
    18,
    "key_facts[0].thems"
)]
#[case::duplicate_key("place: a\nplace: b", "duplicate-key", 2, 1, 6, "place")]
#[case::duplicate_null("place:\nplace: b", "duplicate-key", 2, 1, 6, "place")]
#[case::duplicate_own_key("x-a: 1\nx-a: 2", "duplicate-key", 2, 1, 4, "x-a")]
#[case::key_is_a_list("? [a]\n: b", "wrong-type", 1, 3, 6, "")]
#[case::status("status: corected", "unknown-value", 1, 9, 17, "status")]
#[case::kind("actors:\n  - {name: A, kind: planet}", "unknown-value", 2, 21, 27, "actors[0].kind")]
#[case::bound("figures: [{what: a, value: 1, bound: over}]", "unknown-value", 1, 38, 42, "figures[0].bound")]
#[case::list_for_text("summary: [a, b]", "wrong-type", 1, 10, 16, "summary")]
#[case::text_for_mapping("made: jk", "wrong-type", 1, 7, 9, "made")]
#[case::text_for_section("quotes: none", "wrong-type", 1, 9, 13, "quotes")]
#[case::quoted_number("figures: [{what: a, value: \"12\"}]", "wrong-type", 1, 28, 32, "figures[0].value")]
#[case::octal("figures: [{what: a, value: 012}]", "wrong-type", 1, 28, 31, "figures[0].value")]
#[case::grouped("figures: [{what: a, value: 1_000}]", "wrong-type", 1, 28, 33, "figures[0].value")]
#[case::nan("figures: [{what: a, value: .nan}]", "wrong-type", 1, 28, 32, "figures[0].value")]
#[case::huge("figures: [{what: a, value: 1e400}]", "wrong-type", 1, 28, 33, "figures[0].value")]
#[case::hex("figures: [{what: a, value: 0x1F}]", "wrong-type", 1, 28, 32, "figures[0].value")]
#[case::hedged("figures:\n  - what: a\n    value: about 12%", "wrong-type", 3, 12, 21, "figures[0].value")]
#[case::also(
    "figures: [{what: a, value: 1, also: {value: x}}]",
    "wrong-type",
    1,
    45,
    46,
    "figures[0].also.value"
)]
#[case::paragraph_zero("context: [{text: a, at: 0}]", "wrong-type", 1, 25, 26, "context[0].at")]
#[case::paragraph_words("context: [{text: a, at: [1, two]}]", "wrong-type", 1, 29, 32, "context[0].at[1]")]
#[case::flag("actors: [{name: A, local: yes}]", "wrong-type", 1, 27, 30, "actors[0].local")]
#[case::quoted_flag("actors: [{name: A, local: \"true\"}]", "wrong-type", 1, 27, 33, "actors[0].local")]
#[case::one_number("figures: [{what: a, range: [3]}]", "wrong-type", 1, 28, 31, "figures[0].range")]
#[case::reversed("figures: [{what: a, range: [9, 3]}]", "range-reversed", 1, 28, 34, "figures[0].range")]
#[case::range_cut("figures: [{what: a, range: [3,000, 7]}]", "split-by-comma", 1, 36, 37, "figures[0].range")]
#[case::number_cut("figures: [{what: a, value: 8,000}]", "split-by-comma", 1, 28, 33, "figures[0].value")]
#[case::number_cut_twice(
    "figures: [{value: 8,000,000, what: a}]",
    "split-by-comma",
    1,
    19,
    28,
    "figures[0].value"
)]
#[case::text_cut(
    "context: [{text: We told them, they filed it}]",
    "split-by-comma",
    1,
    18,
    45,
    "context[0].text"
)]
#[case::date_cut("made: {at: 2, 4}", "split-by-comma", 1, 12, 16, "made.at")]
#[case::unknown_cut(
    "figures: [{what: a, value: 1, bound: over, all}]",
    "split-by-comma",
    1,
    38,
    47,
    "figures[0].bound"
)]
#[case::february("timeline: [{date: 2031-02-30, text: a}]", "invalid-date", 1, 19, 29, "timeline[0].date")]
#[case::no_date("timeline: [{text: a}]", "missing-key", 1, 12, 21, "timeline[0].date")]
#[case::no_what("figures:\n  - value: 1\n    unit: a", "missing-key", 2, 5, 10, "figures[0].what")]
#[case::no_amount("figures: [{what: a}]", "missing-key", 1, 11, 20, "figures[0].value")]
#[case::misspelt_amount("figures: [{what: a, vaule: 3}]", "missing-key", 1, 21, 26, "figures[0].value")]
#[case::empty_text("context: [{text: \"\"}]", "missing-key", 1, 18, 20, "context[0].text")]
#[case::no_speaker("quotes: [{text: a}]", "missing-key", 1, 10, 19, "quotes[0].speaker")]
#[case::no_name("actors: [{id: a}]", "missing-key", 1, 10, 17, "actors[0].name")]
#[case::no_correction("corrections: [{date: 2031}]", "missing-key", 1, 15, 27, "corrections[0].text")]
#[case::nobody(
    "quotes: [{text: a, speaker: {because: b}}]",
    "missing-key",
    1,
    29,
    41,
    "quotes[0].speaker.unnamed"
)]
#[case::no_locator(
    "context: [{text: a, at: {prefix: b}}]",
    "missing-key",
    1,
    25,
    36,
    "context[0].at.paragraph"
)]
#[case::item_ids("context: [{text: a, id: b}, {text: c, id: b}]", "duplicate-id", 1, 43, 44, "context[1].id")]
#[case::order_of_file(
    "timeline: [{text: a, date: 2031, id: b}]\ncontext: [{text: c, id: b}]",
    "duplicate-id",
    2,
    25,
    26,
    "context[0].id"
)]
#[case::actor_ids("actors: [Lumen dam, {id: lumen-dam, name: B}]", "duplicate-id", 1, 26, 35, "actors[1].id")]
#[case::slugs("actors: [Lumen dam, Lumen Dam]", "duplicate-id", 1, 21, 30, "actors[1]")]
#[case::reference(
    "actors: [Ada]\ncontext: [{text: a, actors: [Adda]}]",
    "unknown-reference",
    2,
    30,
    34,
    "context[0].actors[0]"
)]
#[case::speaks_for(
    "actors: [{name: A, speaks_for: B}]",
    "unknown-reference",
    1,
    32,
    33,
    "actors[0].speaks_for"
)]
#[case::unnamed_actor(
    "context: [{text: a, actors: {unnamed: b}}]",
    "wrong-type",
    1,
    29,
    41,
    "context[0].actors"
)]
#[case::sentence("key_facts:\n  - The region warned: in vain", "wrong-type", 2, 5, 31, "key_facts[0]")]
#[case::lone_item("quotes: {speaker: {unnamed: a}, text: b}", "wrong-type", 1, 9, 41, "quotes")]
#[case::bare_quote("quotes: [words]", "wrong-type", 1, 10, 15, "quotes[0]")]
fn one_mistake_is_one_report(
    #[case] body: &str,
    #[case] code: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[case] end: usize,
    #[case] field: &str,
) {
    let parsed = read(body);
    assert_eq!(only(&parsed), (code, line, column, end, field.to_owned()));
    assert!(parsed.brief.is_some(), "it opens");
    let one = &parsed.diagnostics[0];
    assert!(one.help.is_some() && one.snippet.is_some());
}

#[rstest]
#[case("summary: @foo", 1, 10, "put the value in double quotes: \"@foo\"")]
#[case("place: %x", 1, 8, "put the value in double quotes: \"%x\"")]
#[case("summary: Talks: the end", 1, 15, "put the value in double quotes: \"Talks: the end\"")]
#[case("quotes:\n\t- speaker: a", 2, 1, "use spaces: two for each level")]
#[case(
    "summary: \"abc\nplace: x",
    1,
    10,
    "close it at the end of the value; where the value goes on in further lines, indent them"
)]
#[case(
    "x-a: {b: \"c, d: e}\nx-f: \"g\"",
    1,
    10,
    "close it at the end of the value; where the value goes on in further lines, indent them"
)]
#[case("summary: \"say \"no\" now\"", 1, 16, "a quote mark inside a value in quotes is written \\\"")]
#[case("summary: 'it's'", 1, 14, "a quote mark inside a value in quotes is written ''")]
#[case("themes: [a, b\nplace: t", 1, 9, "add `]` where the value ends")]
#[case("x-a: {b: c", 1, 6, "add `}` where the value ends")]
#[case("x-a: [b}", 1, 6, "close it with `]`")]
#[case("summary: *nope", 1, 10, "put the value in double quotes: \"*nope\"")]
#[case("summary: \"a\\qb\"", 1, 12, "write `\\\\` for a backslash, or put the value in single quotes")]
#[case(
    "summary: !!python/object:a b",
    1,
    10,
    "delete the tag; put a value that begins with `!` in double quotes"
)]
fn syntax_errors_say_what_to_write(
    #[case] body: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[case] help: &str,
) {
    let parsed = read(body);
    let (code, at, col, ..) = only(&parsed);
    assert_eq!((code, at, col), ("yaml-syntax", line, column));
    assert_eq!(parsed.diagnostics[0].help.as_ref().map(ToString::to_string).as_deref(), Some(help));
    assert_eq!(parsed.brief, None);
}

#[rstest]
#[case("vlaue: 1", "did you mean `value`?")]
#[case("value: 8,000", "write 8000")]
#[case("value: 12,5", "write 12.5")]
#[case("value: 1, range: 3-5", "write [3, 5]")]
#[case("value: 1, range: three to five", "write both in brackets, the lower first: [3, 7]")]
#[case("value: 1, as_of: 18.11.2026", "write 2026-11-18")]
#[case("value: 1, as_of: 2 April 2031", "write 2031-04-02")]
#[case(
    "value: 1, as_of: 04/05/2031",
    "write year, month and day: 2031-04-02; or 2031-04, 2031, or 2031-04-01/2031-04-03"
)]
#[case(
    "value: 1, source: {name: Bob}",
    "write an actor's id, name or alias alone, or {unnamed: …} for people without a name"
)]
#[case("value: 012", "write 12")]
#[case("value: 1_000", "write 1000")]
#[case("value: \"12\"", "write 12, without quotes")]
#[case("value: 1, bound: more-than", "did you mean `more_than`?")]
#[case("value: 1, hedge: some, or so", "put the value in double quotes: \"some, or so\"")]
fn help_says_what_to_write(#[case] keys: &str, #[case] help: &str) {
    let parsed = read(&format!("figures: [{{what: a, {keys}}}]"));
    only(&parsed);
    assert_eq!(parsed.diagnostics[0].help.as_ref().map(ToString::to_string).as_deref(), Some(help));
}

#[rstest]
#[case::no_version("headline: x\nsource: {outlet: a, published: 2031}", "missing-key", "brief", Some("x"))]
#[case::no_headline("brief: 1\nsource: {outlet: a, published: 2031}", "missing-key", "headline", None)]
#[case::no_source("brief: 1\nheadline: x", "missing-key", "source", Some("x"))]
#[case::no_outlet(
    "brief: 1\nheadline: x\nsource: {published: 2031}",
    "missing-key",
    "source.outlet",
    Some("x")
)]
#[case::no_day("brief: 1\nheadline: x\nsource: {outlet: a}", "missing-key", "source.published", Some("x"))]
#[case::misspelt(
    "brief: 1\nheadlin: x\nsource: {outlet: a, published: 2031}",
    "missing-key",
    "headline",
    None
)]
#[case::newer("brief: 2\nheadline: x\nquotes: 7", "newer-version", "brief", Some("x"))]
#[case::far_newer("brief: 99999999999999999999999\nheadline: x", "newer-version", "brief", Some("x"))]
#[case::list("- a\n- b", "wrong-type", "", None)]
#[case::scalar("hello", "wrong-type", "", None)]
#[case::empty("", "yaml-syntax", "", None)]
#[case::comment("# hi", "yaml-syntax", "", None)]
fn unreadable_files_say_why(
    #[case] file: &str,
    #[case] code: &str,
    #[case] field: &str,
    #[case] headline: Option<&str>,
) {
    let parsed = parse(file.as_bytes(), "stem");
    assert_eq!(parsed.brief, None);
    let [one] = parsed.diagnostics.as_slice() else { panic!("not one: {:#?}", parsed.diagnostics) };
    assert_eq!((one.code.name(), one.field.as_str()), (code, field));
    assert_eq!(parsed.headline.as_ref().map(Text::raw), headline);
}

#[rstest]
#[case("brief: \"1\"", "wrong-type")]
#[case("brief: 1.0", "wrong-type")]
#[case("brief: 0", "unknown-value")]
fn a_wrong_version_still_opens(#[case] version: &str, #[case] code: &str) {
    let parsed = parse(HEAD.replace("brief: 1", version).as_bytes(), "stem");
    assert_eq!(parsed.diagnostics.iter().map(|one| one.code.name()).collect::<Vec<_>>(), [code]);
    assert!(parsed.brief.is_some());
}

#[test]
fn a_key_of_the_source_at_the_root_is_told_where_it_belongs() {
    let parsed = read("url: https://a.example");
    only(&parsed);
    assert_eq!(parsed.diagnostics[0].help.as_ref().map(Shown::as_str), Some("`url` belongs under `source`"));
}

#[test]
fn all_mistakes_are_told_in_the_order_of_the_file() {
    let parsed = read("timeline: [{date: x, text: a}]\nfigures: [{what: a, value: b}]\nstatus: c\n");
    let lines: Vec<_> = parsed.diagnostics.iter().map(|one| (one.place.line - 3, one.code)).collect();
    assert_eq!(lines, [(1, Code::InvalidDate), (2, Code::WrongType), (3, Code::UnknownValue)]);
}

#[test]
fn flawed_items_are_kept_and_marked() {
    let brief = read("quotes:\n- {text: We told them, they filed it, speaker: {unnamed: a}}\n- words\n- {speaker: {unnamed: a}, text: b}\nfigures: [hundreds]")
        .brief
        .expect("opens");
    let quotes: Vec<_> =
        brief.section(Section::Quotes).iter().map(|q| (q.flawed, q.quote().unwrap().words())).collect();
    let expected = [(true, "We told them, they filed it"), (true, "words"), (false, "b")];
    assert_eq!(quotes, expected.map(|(flawed, words)| (flawed, words.to_owned())));
    let figure = &brief.section(Section::Figures)[0];
    assert_eq!(figure.figure().unwrap().words, Some(Text::new("hundreds")));
    assert!(figure.flawed);
}

#[test]
fn a_warning_is_no_flaw() {
    let parsed = read("context: [{text: a, actors: [nobody]}]");
    assert!(!parsed.brief.expect("opens").items[0].flawed);
    assert_eq!(parsed.diagnostics.len(), 1);
}

#[test]
fn messages_hold_no_control_character() {
    let parsed = read("actors: [Vellmar]\nquotes: [{speaker: \"\\e[31mX\", text: a, \"\\a\\eb\": c}]");
    assert_eq!(parsed.diagnostics.len(), 2);
    for one in &parsed.diagnostics {
        let all = format!("{}{}{}", one.field, one.message, one.help.clone().unwrap_or_default());
        assert!(!all.chars().any(char::is_control), "{all:?}");
    }
}

#[test]
fn references_go_by_id_then_name_then_alias() {
    let brief = read(
        "actors:\n- {id: a, name: Bea, aliases: [Cyn]}\n- {id: b, name: A}\n- {id: cyn, name: Dee}\ncontext: [{text: x, actors: [a, bea, Cyn, cyn, DEE]}]",
    )
    .brief
    .expect("opens");
    let expected: Vec<_> = [0, 0, 0, 2, 2].map(Attribution::Actor).into();
    assert_eq!(brief.items[0].actors, expected);
}

#[test]
fn of_a_fact_with_a_date_nothing_is_told_but_that_it_may_be_an_event() {
    let parsed = read("key_facts: [{text: a, date: soon}]");
    let codes: Vec<Code> = parsed.diagnostics.iter().map(|mistake| mistake.code).collect();
    assert_eq!(codes, [Code::UnknownKey]);
    assert!(parsed.brief.is_some_and(|brief| !brief.items[0].flawed));
}
