//! The schema against the reader, judged by a validator and a YAML loader that are neither's.
//!
//! The law: what the schema rejects is an error to the reader; what the reader calls an error and the schema accepts is
//! listed in [`UNSEEN`].

mod support {
    pub(crate) mod tree;
}

use jsonschema::Validator;
use nutgraf::brief::parse::parse;
use nutgraf::brief::schema::{UNSEEN, schema};
use nutgraf::brief::{Code, Diagnostic, Severity};
use proptest::prelude::*;
use rstest::rstest;
use serde_json::Value;
use std::sync::LazyLock;
use support::tree::{self, Change, Tree};

const WHOLE: &str = include_str!("fixtures/whole.yaml");
const HEAD: &str = "brief: 1\nheadline: Test\nsource: {outlet: Test Courier, published: 2031-04-02}\n";

static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::draft7::new(&parsed_schema()).expect("a schema"));

fn parsed_schema() -> Value {
    serde_json::from_str(&schema()).expect("JSON")
}

/// What a file's data is to a loader that is not ours; `None` where it has none.
fn load(file: &str) -> Option<Value> {
    json(&serde_yaml::from_str(file).ok()?)
}

fn json(value: &serde_yaml::Value) -> Option<Value> {
    Some(match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(flag) => Value::Bool(*flag),
        serde_yaml::Value::Number(number) => serde_json::to_value(number).ok()?,
        serde_yaml::Value::String(text) => Value::String(text.clone()),
        serde_yaml::Value::Sequence(entries) => {
            Value::Array(entries.iter().map(json).collect::<Option<_>>()?)
        }
        serde_yaml::Value::Mapping(pairs) => {
            let pair = |(key, value): (&serde_yaml::Value, _)| Some((name(key)?, json(value)?));
            Value::Object(pairs.iter().map(pair).collect::<Option<_>>()?)
        }
        serde_yaml::Value::Tagged(_) => return None,
    })
}

fn name(key: &serde_yaml::Value) -> Option<String> {
    match json(key)? {
        Value::String(name) => Some(name),
        Value::Array(_) | Value::Object(_) => None,
        scalar => Some(scalar.to_string()),
    }
}

fn errors(file: &str) -> Vec<Diagnostic> {
    let all = parse(file.as_bytes(), "stem").diagnostics;
    all.into_iter().filter(|one| one.code.severity() == Severity::Error).collect()
}

/// Whether an error is of those that a schema cannot see.
fn is_unseen(error: &Diagnostic, file: &str) -> bool {
    let written_as_a_number = || match serde_yaml::from_str(characters(error, file)) {
        Ok(value) => matches!(value, serde_yaml::Value::Number(_) | serde_yaml::Value::Bool(_)),
        Err(_) => false,
    };
    UNSEEN.iter().any(|(code, _)| *code == error.code)
        && match error.code {
            Code::WrongType => written_as_a_number(),
            Code::InvalidDate => written_as_a_number() || error.message.as_str().contains(" is after "),
            _ => true,
        }
}

/// The characters that an error points at, of its first line.
fn characters<'f>(error: &Diagnostic, file: &'f str) -> &'f str {
    let place = error.place;
    let line = file.lines().nth(place.line - 1).unwrap_or_default();
    let byte = |column: usize| line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
    line.get(byte(place.column)..byte(place.end_column)).unwrap_or_default()
}

/// Holds a file against the law; gives whether the schema accepts it.
fn judge(file: &str) -> Result<bool, String> {
    let errors = errors(file);
    let Some(data) = load(file) else {
        return if errors.is_empty() { Err(format!("only we can load\n{file}")) } else { Ok(false) };
    };
    let seen: Vec<_> = errors.iter().filter(|error| !is_unseen(error, file)).collect();
    match VALIDATOR.validate(&data) {
        Ok(()) if seen.is_empty() => Ok(true),
        Ok(()) => Err(format!("the schema accepts what is an error: {seen:#?}\n{file}")),
        Err(_) if !errors.is_empty() => Ok(false),
        Err(error) => Err(format!("only the schema rejects: {error}\n{file}")),
    }
}

#[test]
fn it_is_a_schema_of_draft_7() {
    jsonschema::draft7::meta::validate(&parsed_schema()).unwrap();
}

#[test]
fn every_shipped_brief_is_valid_and_names_the_schema() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/briefs");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let briefs: Vec<_> = files.filter(|path| path.extension().is_some_and(|name| name == "yaml")).collect();
    assert!(briefs.len() > 10);
    for path in briefs {
        let file = std::fs::read_to_string(&path).unwrap();
        assert_eq!(judge(&file), Ok(true), "{path:?}");
        let modeline = "# yaml-language-server: $schema=../docs/brief-1.schema.json\n";
        assert!(file.starts_with(modeline), "{path:?}");
    }
}

#[test]
fn a_brief_with_every_key_is_valid() {
    assert_eq!(judge(WHOLE), Ok(true));
}

#[rstest]
#[case::nothing("", true)]
#[case::nulls("summary:\nquotes:\nactors: ~\nmade: null\nstatus:\nkey_facts: [~]\nthemes: [~]\n", true)]
#[case::empty(
    "summary: \"\"\nid: \"\"\nlanguage: \"\"\nquotes: []\nactors: []\nmade: {}\nkey_facts: [\"\"]\n",
    true
)]
#[case::text_of_any_look("place: NO\nsummary: 12\ndateline: true\nthemes: [no, 2015, 1.5, true]\n", true)]
#[case::own_keys("x-desk: {slot: lead}\nmade: {x-a: [1]}\nquotes: [{speaker: a, text: b, x-c: d}]\n", true)]
#[case::unknown_keys("sumary: a\nmade: {bye: b}\n", true)]
#[case::one_for_a_list(
    "actors: Ada\nthemes: a\ncontext: [{text: a, actors: Ada, source: article, at: 3}]\n",
    true
)]
#[case::one_actor_as_a_mapping("actors: {name: Ada}\n", false)]
#[case::one_item("context: {text: a}\n", false)]
#[case::one_sentence("context: a\n", false)]
#[case::one_correction("corrections: a\n", false)]
#[case::sentence_in_quotes("quotes: [a]\n", false)]
#[case::sentence_in_timeline("timeline: [a]\n", false)]
#[case::list_in_a_list("themes: [[a]]\n", false)]
#[case::no_words("quotes: [{speaker: a, text: []}]\n", false)]
#[case::blank_words("quotes: [{speaker: a, text: \" \"}]\n", false)]
#[case::null_words("quotes: [{speaker: a, text: ~}]\n", false)]
#[case::blank_is_as_trim_has_it("context: [{text: \"\\u0085\\u2003\"}]\n", false)]
#[case::a_mark_is_not_blank("context: [{text: \"\\ufeff\"}]\n", true)]
#[case::nobody("quotes: [{speaker: {because: a}, text: b}]\n", false)]
#[case::two_amounts("figures: [{what: a, value: 1, range: [1, 2], words: b}]\n", true)]
#[case::no_amount("figures: [{what: a, value: ~, words: \"\"}]\n", false)]
#[case::amount_in_words("figures: [{what: a, value: ~, words: b}]\n", true)]
#[case::quoted_number("figures: [{what: a, value: \"1\"}]\n", false)]
#[case::range_of_one("figures: [{what: a, range: [1]}]\n", false)]
#[case::range_of_three("figures: [{what: a, range: [1, 2, 3]}]\n", false)]
#[case::range_with_nothing("figures: [{what: a, range: [1, ~]}]\n", false)]
#[case::also("figures: [{what: a, value: 1, also: {unit: km}}]\n", false)]
#[case::word("status: Current\n", false)]
#[case::empty_word("status: \"\"\n", false)]
#[case::flag("actors: [{name: a, local: \"true\"}]\n", false)]
#[case::paragraph_zero("context: [{text: a, at: 0}]\n", false)]
#[case::paragraph_in_quotes("context: [{text: a, at: \"1\"}]\n", false)]
#[case::paragraph_too_high("context: [{text: a, at: 4294967296}]\n", false)]
#[case::locators("context: [{text: a, at: [~, 1, {paragraph: 2, exact: b}, {exact: c}]}]\n", true)]
#[case::no_locator("context: [{text: a, at: {paragraph: ~, prefix: b}}]\n", false)]
fn both_sides_agree(#[case] body: &str, #[case] accepted: bool) {
    let file = format!("{HEAD}{body}");
    assert_eq!(judge(&file), Ok(accepted));
    assert_eq!(errors(&file).is_empty(), accepted);
}

#[rstest]
#[case::version("brief: 1", "brief: 2")]
#[case::no_version("brief: 1", "brief:")]
#[case::old_version("brief: 1", "brief: 0")]
#[case::headline("headline: Test", "headline: \"\"")]
#[case::outlet("outlet: Test Courier, ", "")]
#[case::published("2031-04-02", "yesterday")]
#[case::source("source: {", "source: [{}]\nx-a: {")]
#[case::root(HEAD, "- a\n")]
#[case::scalar(HEAD, "a\n")]
fn a_head_that_both_reject(#[case] good: &str, #[case] bad: &str) {
    assert_eq!(judge(&HEAD.replace(good, bad)), Ok(false));
}

/// Each stands on the list for a reason: the reader refuses what the schema takes.
#[rstest]
#[case(Code::WrongType, "figures: [{what: a, value: 0x1F}]\n")]
#[case(Code::WrongType, "figures: [{what: a, value: 9007199254740993}]\n")]
#[case(Code::WrongType, "context: [{text: a, at: 1.0}]\n")]
#[case(Code::WrongType, "actors: [{name: a, local: True}]\n")]
#[case(Code::DuplicateId, "context: [{text: a, id: b}, {text: c, id: b}]\n")]
#[case(Code::SplitByComma, "figures: [{what: a, value: 8,000}]\n")]
#[case(Code::InvalidDate, "timeline: [{text: a, date: 2032/2031}]\n")]
#[case(Code::InvalidDate, "timeline: [{text: a, date: 987}]\n")]
#[case(Code::RangeReversed, "figures: [{what: a, range: [9, 3]}]\n")]
fn what_a_schema_cannot_see(#[case] code: Code, #[case] body: &str) {
    let file = format!("{HEAD}{body}");
    assert_eq!(judge(&file), Ok(true));
    assert_eq!(errors(&file).iter().map(|error| error.code).collect::<Vec<_>>(), [code]);
}

/// One change at a time: every value of the brief that has all keys, replaced by everything that a file may say there.
#[test]
fn every_value_replaced_by_every_other() {
    let (mut accepted, mut rejected) = (0, 0);
    for (piece, paths) in tree::pieces(WHOLE) {
        for path in paths {
            for value in tree::VALUES {
                let mut changed = piece.clone();
                changed.replace(&path, Tree::Raw((*value).to_owned()));
                match judge(&changed.to_string()) {
                    Ok(true) => accepted += 1,
                    Ok(false) => rejected += 1,
                    Err(why) => panic!("{why}"),
                }
            }
        }
    }
    assert!(accepted > 1000 && rejected > 1000, "{accepted} accepted, {rejected} rejected");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_law_holds_of_anything(changes in prop::collection::vec(any::<Change>(), 1..6)) {
        let mut brief = Tree::load(WHOLE);
        for change in &changes {
            brief.change(change);
        }
        if let Err(why) = judge(&brief.to_string()) {
            return Err(TestCaseError::fail(why));
        }
    }
}
