use super::*;
use crate::brief::Date;
use clap::CommandFactory;
use rstest::rstest;

fn parse(args: &[&str]) -> Cli {
    Cli::try_parse_from(std::iter::once(&"nutgraf").chain(args)).unwrap()
}

fn refusal(args: &[&str]) -> String {
    let args = std::iter::once(&"nutgraf").chain(args);
    Cli::try_parse_from(args).unwrap_err().render().to_string()
}

#[test]
fn the_definition_is_sound() {
    Cli::command().debug_assert();
}

#[rstest]
#[case::path(&["./list"], 1, false)]
#[case::paths(&["a.yaml", "b"], 2, false)]
#[case::command(&["list"], 0, true)]
#[case::library_first(&["-L", "x", "list"], 0, true)]
#[case::library_last(&["list", "-L", "x"], 0, true)]
fn paths_and_commands_are_told_apart(#[case] args: &[&str], #[case] paths: usize, #[case] command: bool) {
    let cli = parse(args);
    assert_eq!((cli.paths.len(), cli.command.is_some()), (paths, command));
    assert_eq!(cli.library.is_some(), args.contains(&"-L"));
}

#[test]
fn every_narrowing_becomes_a_clause() {
    let args = [
        "quotes",
        "--speaker",
        "schultz",
        "--actor",
        "a",
        "--actor",
        "b",
        "--theme",
        "t",
        "--text",
        "air war",
    ];
    let more = ["--source", "s", "--series", "n", "--since", "2031-04", "--until", "2031"];
    let Some(Command::Quotes(listing)) = parse(&[&args[..], &more].concat()).command else { panic!() };
    let tests: Vec<Test> = listing.narrowing.filter().clauses.into_iter().map(|clause| clause.test).collect();
    let like = |name: &str| Who::Like(name.to_owned());
    let named = |name: &str| Named::Like(name.to_owned());
    let date = |text| Date::parse(text).unwrap();
    assert_eq!(
        tests,
        [
            Test::Speaker(like("schultz")),
            Test::Actor(like("a")),
            Test::Actor(like("b")),
            Test::Source(like("s")),
            Test::Theme(named("t")),
            Test::Series(named("n")),
            Test::Words("air".into()),
            Test::Words("war".into()),
            Test::Since(date("2031-04")),
            Test::Until(date("2031")),
        ]
    );
}

#[rstest]
#[case::day("2031-02-30", "\n  2031-02-30\n          ^^\n")]
#[case::month("2031-13-01", "\n  2031-13-01\n       ^^\n")]
#[case::letters("april 2031", "\n  april 2031\n  ^\n")]
#[case::letter_within("2031-o4", "\n  2031-o4\n       ^\n")]
#[case::shape("2031-4", "\n  2031-4\n  ^^^^^^\n")]
fn a_wrong_date_is_pointed_at(#[case] date: &str, #[case] snippet: &str) {
    let refusal = refusal(&["list", "--since", date]);
    assert!(refusal.contains(snippet), "{refusal}");
}

#[test]
fn that_it_is_no_date_is_said_once() {
    let refusal = refusal(&["list", "--since", "tomorrow"]);
    let expected = "invalid value 'tomorrow' for '--since <DATE>': write 2031, 2031-04 or 2031-04-02\n";
    assert!(refusal.contains(expected), "{refusal}");
}

#[test]
fn sections_are_written_either_way_and_others_are_listed() {
    for name in ["key_facts", "key-facts"] {
        let Some(Command::Show(show)) = parse(&["show", "x", "--section", name]).command else { panic!() };
        assert_eq!(show.section, Some(Part::KeyFacts));
    }
    let refusal = refusal(&["show", "x", "--section", "quote"]);
    assert!(
        refusal.contains("[possible values: key_facts, quotes, figures, context, actors, timeline, article]"),
        "{refusal}"
    );
}

#[test]
fn nothing_to_look_for_is_refused() {
    assert!(refusal(&["quotes", "--speaker", " "]).contains("write at least one letter"));
}
