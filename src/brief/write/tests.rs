//! What is written is read back equal, by our reader and by another.

use super::*;
use crate::brief::parse::parse;
use crate::brief::yaml::lines::Lines;
use crate::brief::yaml::{self, Style, Value};
use crate::brief::{Place, Severity};
use proptest::prelude::*;
use rstest::rstest;

pub(in crate::brief) mod any;

const WHOLE: &str = include_str!("../../../tests/fixtures/whole.yaml");

/// The places of a file are no part of what it says.
fn without_places(mut brief: Brief) -> Brief {
    brief.items.iter_mut().for_each(|item| item.place = Place::default());
    brief.actors.iter_mut().for_each(|actor| actor.place = Place::default());
    brief
}

fn read(file: &str) -> Brief {
    let parsed = parse(file.as_bytes(), "stem");
    let errors: Vec<_> =
        parsed.diagnostics.iter().filter(|one| one.code.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{file}");
    parsed.brief.expect("a brief without errors")
}

/// Holds our tree of a file against what `serde_yaml` reads of it.
fn same_data(file: &str) -> Result<(), String> {
    let lines = Lines::new(file);
    let ours = yaml::tree(&lines).map_err(|error| format!("{error:?}\n{file}"))?;
    let theirs = serde_yaml::from_str(file).map_err(|error| format!("{error}\n{file}"))?;
    if agree(&ours, &theirs) { Ok(()) } else { Err(format!("{ours:#?}\n{theirs:#?}\n{file}")) }
}

fn agree(ours: &yaml::Node<'_>, theirs: &serde_yaml::Value) -> bool {
    let plain = ours.style == Style::Plain;
    match (&ours.value, theirs) {
        (Value::Scalar(_), serde_yaml::Value::Null) => ours.is_null(),
        (Value::Scalar(text), serde_yaml::Value::Bool(flag)) => plain && *text == flag.to_string(),
        (Value::Scalar(text), serde_yaml::Value::Number(number)) => {
            plain && text.parse::<f64>().ok() == number.as_f64()
        }
        (Value::Scalar(text), serde_yaml::Value::String(other)) => text == other,
        (Value::Sequence(entries), serde_yaml::Value::Sequence(others)) => {
            entries.len() == others.len()
                && entries.iter().zip(others).all(|(ours, theirs)| agree(ours, theirs))
        }
        (Value::Mapping(pairs), serde_yaml::Value::Mapping(others)) => {
            pairs.len() == others.len()
                && pairs
                    .iter()
                    .zip(others)
                    .all(|(ours, theirs)| agree(&ours.0, theirs.0) && agree(&ours.1, theirs.1))
        }
        _ => false,
    }
}

#[test]
fn every_shipped_brief_is_read_alike_and_written_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/briefs");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|name| name != "yaml") {
            continue;
        }
        let file = std::fs::read_to_string(&path).unwrap();
        assert_eq!(same_data(&file), Ok(()), "{path:?}");
        let brief = without_places(read(&file));
        let written = write(&brief).unwrap();
        assert_eq!(without_places(read(&written)), brief, "{path:?}");
        assert_eq!(same_data(&written), Ok(()), "{path:?}");
        count += 1;
    }
    assert!(count > 10);
}

#[test]
fn every_key_is_written_in_the_order_of_the_format() {
    let whole = read(WHOLE);
    let written = write(&whole).unwrap();
    assert_eq!(without_places(read(&written)), without_places(whole));
    insta::assert_snapshot!(written);
}

#[rstest]
#[case::booleans_of_1_1("no")]
#[case::loud("YES")]
#[case::sexagesimal("12:30")]
#[case::number("012")]
#[case::year("2031")]
#[case::nothing("~")]
#[case::comment("a #b")]
#[case::colon("Talks: the end")]
#[case::brackets("[a], {b}")]
#[case::quotes("\"a\" 'b'")]
#[case::leading_space("  a")]
#[case::leading_lines("\n\n  a\n")]
#[case::lines("a\n  b\n\nc\n\n")]
#[case::crlf("a\r\nb")]
#[case::next_line("a\u{85}b")]
#[case::line_separator("a\u{2028}b")]
#[case::separators_in_lines("a\u{2028}\nb\u{2029}c")]
#[case::controls("a\u{0}\u{1b}]52;c;\u{7}\u{9b}")]
#[case::byte_order_mark("\u{feff}a\u{feff}")]
#[case::noncharacters("\u{fffe}\u{ffff}\u{ffff}0;")]
#[case::escape_of_the_mark("\\uFFFF0;\u{2028}\u{ffff}1;")]
#[case::family("👩\u{200d}👩\u{200d}👧")]
#[case::documents("---\n...\n--- a")]
fn any_text_is_read_back_by_both(#[case] words: &str) {
    let mut brief = read(
        "brief: 1\nheadline: a\nsource: {outlet: b, published: 2031}\nthemes: [x]\nquotes: [{speaker: {unnamed: a}, text: [x, y]}]\n",
    );
    brief.headline = Text::new(words);
    brief.themes = vec![Text::new(words), Text::new(words)];
    let written = write(&brief).unwrap();
    assert_eq!(without_places(read(&written)), without_places(brief), "{written}");
    assert_eq!(same_data(&written), Ok(()));
}

#[rstest]
#[case("no", "\"no\"")]
#[case("12:30", "\"12:30\"")]
#[case("plain words", "plain words")]
#[case("two\nlines", "|-\n  two\n  lines")]
fn quotes_stand_where_they_are_needed(#[case] words: &str, #[case] written: &str) {
    assert_eq!(
        Node::Mapping(vec![("a", Node::Text(words.to_owned()))]).write().unwrap(),
        format!("a: {written}\n")
    );
}

#[rstest]
#[case("Article", "article", "Article")]
#[case("article", "article", "ARTICLE")]
fn an_actor_called_article_is_not_the_outlet(#[case] name: &str, #[case] id: &str, #[case] word: &str) {
    let file = format!(
        "brief: 1\nheadline: a\nsource: {{outlet: b, published: 2031}}\nactors: [{{id: {id}, name: {name}}}]\ncontext: [{{text: c, source: [{word}, article]}}]\n"
    );
    let brief = without_places(read(&file));
    assert_eq!(brief.items[0].source, [Attribution::Actor(0), Attribution::Article]);
    assert_eq!(without_places(read(&write(&brief).unwrap())), brief);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_brief_is_read_back_by_both(brief in any::brief()) {
        let written = write(&brief).unwrap();
        let parsed = parse(written.as_bytes(), "stem");
        let errors: Vec<_> = parsed.diagnostics.iter().filter(|one| one.code.severity() == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:#?}\n{written}");
        prop_assert_eq!(parsed.brief.map(without_places), Some(brief), "{}", written);
        prop_assert_eq!(same_data(&written), Ok(()));
    }
}
