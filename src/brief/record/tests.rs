mod sample;

use super::csv::Writer;
use super::*;
use crate::brief::{Body, Figure, Quote, Section};
use rstest::rstest;
use sample::*;
use serde_json::{Value, json};

fn value(record: &Record) -> Value {
    serde_json::from_str(&to_json_line(record).unwrap()).unwrap()
}

/// The rows of the csv of one record, columns first.
fn rows(record: &Record) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    let mut writer = Writer::new(&mut out, record.kind()).unwrap();
    writer.write(record).unwrap();
    writer.flush().unwrap();
    drop(writer);
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_slice());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cell of a column of the record's csv.
fn cell(record: &Record, column: &str) -> String {
    let rows = rows(record);
    let index = rows[0].iter().position(|name| name == column).unwrap();
    rows[1][index].clone()
}

/// The keys of the outermost object of a line, in order.
fn keys(line: &str) -> Vec<String> {
    struct Keys(Vec<String>);
    impl<'de> serde::Deserialize<'de> for Keys {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(Visitor).map(Keys)
        }
    }
    struct Visitor;
    impl<'de> serde::de::Visitor<'de> for Visitor {
        type Value = Vec<String>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut keys = Vec::new();
            while let Some((key, serde::de::IgnoredAny)) = map.next_entry()? {
                keys.push(key);
            }
            Ok(keys)
        }
    }
    serde_json::from_str::<Keys>(line).unwrap().0
}

#[rstest]
#[case::quote(
    quote_record(full_quote()),
    "speaker via text parts kind said translated context actors themes caveat note at"
)]
#[case::bare_quote(
    quote_record(item(Section::Quotes, Body::Quote(bare_quote()))),
    "speaker via text parts kind said translated context actors themes caveat note at"
)]
#[case::figure(
    figure_record(full_figure()),
    "value range words unit what of per also bound hedge as_of period source via certainty caveat series conflicts_with actors themes note at"
)]
#[case::bare_figure(
    figure_record(item(Section::Figures, Body::Figure(Figure::default()))),
    "value range words unit what of per also bound hedge as_of period source via certainty caveat series conflicts_with actors themes note at"
)]
#[case::brief(brief_record(), "summary place language status actors themes counts state problem")]
#[case::unreadable(unreadable(), "summary place language status actors themes counts state problem")]
#[case::actor(actor_record(), "name kind role aliases same_as briefs quotes figures first last")]
#[case::theme(theme_record(), "theme briefs items")]
fn keys_are_always_present_and_in_order(#[case] record: Record, #[case] own: &str) {
    let expected = format!("record brief headline outlet published path url item {own}");
    let expected: Vec<_> = expected.split(' ').collect();
    assert_eq!(keys(&to_json_line(&record).unwrap()), expected);
    assert_eq!(record.columns(), expected);
    let rows = rows(&record);
    assert_eq!(rows[0], expected);
    assert_eq!(rows[1].len(), expected.len());
    assert_eq!(rows[1][0], record.kind().name());
}

#[test]
fn a_quote_says_all_that_the_file_says() {
    assert_eq!(
        value(&quote_record(full_quote())),
        json!({
            "record": "quote",
            "brief": "lumen",
            "headline": "Spillway fails",
            "outlet": "Orsa Courier",
            "published": "2031-04-02",
            "path": "2031/lumen.yaml",
            "url": "https://courier.example/a",
            "item": "q1",
            "speaker": {
                "name": "Dara Vellmar", "id": "vellmar", "kind": "person",
                "role": "governor of Orsa", "unnamed": null
            },
            "via": {"name": "Hydra", "id": null, "kind": null, "role": null, "unnamed": null},
            "text": "The gate met every standard, and every deadline.",
            "parts": ["The gate met every standard,", "and every deadline."],
            "kind": "partial",
            "said": {"date": "2031-04", "place": "Orsa", "to": null},
            "translated": {"from": "de", "original": "Das Tor"},
            "context": "asked twice",
            "actors": ["Dara Vellmar", "Hydra"],
            "themes": ["dams"],
            "caveat": "not confirmed",
            "note": "check",
            "at": [
                {"paragraph": 7, "exact": "We told them", "prefix": null},
                {"paragraph": 8, "exact": null, "prefix": null}
            ]
        })
    );
}

#[test]
fn a_quote_claims_nothing_that_the_file_does_not_say() {
    let value = value(&quote_record(item(Section::Quotes, Body::Quote(bare_quote()))));
    assert_eq!(value["item"], "quotes[0]");
    assert_eq!(value["kind"], "direct");
    assert_eq!(value["said"], json!({"date": null, "place": null, "to": null}));
    for key in ["speaker", "via", "translated", "context", "caveat", "note"] {
        assert_eq!(value[key], Value::Null, "{key}");
    }
    assert_eq!((&value["text"], &value["parts"], &value["at"]), (&json!(""), &json!([]), &json!([])));
}

#[test]
fn a_figure_says_all_that_the_file_says() {
    let value = value(&figure_record(full_figure()));
    assert_eq!(value["value"].to_string(), "12400");
    assert_eq!(value["range"], json!([3, 7.5]));
    assert_eq!(value["also"], json!({"value": 70, "unit": "miles"}));
    assert_eq!((&value["bound"], &value["certainty"]), (&json!("more_than"), &json!("estimated")));
    assert_eq!((&value["as_of"], &value["period"]), (&json!("2031-04-02"), &json!("2031-04-01/2031-04-03")));
    assert_eq!(value["conflicts_with"], json!(["f2", "f3"]));
    let called: Vec<_> =
        value["source"].as_array().unwrap().iter().map(|p| [&p["name"], &p["id"], &p["unnamed"]]).collect();
    assert_eq!(
        json!(called),
        json!([
            ["Dara Vellmar", "vellmar", null],
            ["Orsa Courier", "article", null],
            [null, null, "a rescue official"]
        ])
    );
}

#[test]
fn an_items_themes_are_the_briefs_only_where_no_item_has_its_own() {
    let bare = || item(Section::Quotes, Body::Quote(bare_quote()));
    assert_eq!(value(&quote_record(bare()))["themes"], json!(["dams", "evacuation"]));
    let brief = brief_with(vec![bare(), full_quote()]);
    let record = QuoteRecord::new(CONTEXT, &brief, &brief.items[0]).unwrap();
    assert_eq!(record.themes, [""; 0]);
}

#[test]
fn only_quotes_and_figures_have_their_records() {
    let brief = brief_with(vec![full_quote(), full_figure()]);
    assert_eq!(QuoteRecord::new(CONTEXT, &brief, &brief.items[1]), None);
    assert_eq!(FigureRecord::new(CONTEXT, &brief, &brief.items[0]), None);
}

#[test]
fn a_brief_counts_its_items() {
    let value = value(&brief_record());
    assert_eq!(
        value["counts"],
        json!({"key_facts": 0, "quotes": 1, "figures": 1, "context": 0, "timeline": 0})
    );
    assert_eq!((&value["state"], &value["status"]), (&json!("flawed"), &json!("corrected")));
    assert_eq!(value["actors"], json!(["Dara Vellmar"]));
    assert_eq!(value["item"], Value::Null);
}

#[test]
fn of_an_unreadable_brief_only_path_and_problem_are_known() {
    let Value::Object(object) = value(&unreadable()) else { panic!("not an object") };
    let known: Vec<_> = object.into_iter().filter(|(_, value)| !value.is_null()).collect();
    let known = json!(known);
    assert_eq!(
        known,
        json!([
            ["path", "2031/lumen.yaml"],
            ["problem", "line 3: not YAML"],
            ["record", "brief"],
            ["state", "unreadable"]
        ])
    );
}

#[rstest]
#[case(quote_record(full_quote()), "speaker", "Dara Vellmar")]
#[case(quote_record(full_quote()), "parts", "The gate met every standard,; and every deadline.")]
#[case(quote_record(full_quote()), "said", "date: 2031-04, place: Orsa")]
#[case(quote_record(full_quote()), "translated", "from: de, original: Das Tor")]
#[case(quote_record(full_quote()), "actors", "Dara Vellmar; Hydra")]
#[case(quote_record(full_quote()), "at", "paragraph: 7, exact: We told them; paragraph: 8")]
#[case(figure_record(full_figure()), "value", "12400")]
#[case(figure_record(full_figure()), "range", "3; 7.5")]
#[case(figure_record(full_figure()), "also", "value: 70, unit: miles")]
#[case(figure_record(full_figure()), "bound", "more_than")]
#[case(figure_record(full_figure()), "source", "Dara Vellmar; Orsa Courier; a rescue official")]
#[case(figure_record(full_figure()), "certainty", "estimated")]
#[case(brief_record(), "counts", "key_facts: 0, quotes: 1, figures: 1, context: 0, timeline: 0")]
#[case(unreadable(), "headline", "")]
#[case(unreadable(), "state", "unreadable")]
#[case(actor_record(), "first", "2031-04")]
#[case(theme_record(), "items", "9")]
fn csv_lays_flat_what_json_nests(#[case] record: Record, #[case] column: &str, #[case] expected: &str) {
    assert_eq!(cell(&record, column), expected);
}

#[test]
fn no_control_leaves_in_either_form() {
    let hostile: String =
        (0..=0x10_FFFF).filter_map(char::from_u32).filter(|c| escape::needs_escape(*c)).collect();
    let quote = Quote { parts: vec![text(&hostile)], ..bare_quote() };
    let record = quote_record(item(Section::Quotes, Body::Quote(quote)));
    let json = to_json_line(&record).unwrap();
    assert!(!json.chars().any(escape::needs_escape), "{json:?}");
    assert_eq!(value(&record)["text"], hostile);
    let text = cell(&record, "text");
    assert!(!text.chars().any(|c| c != '\n' && escape::needs_escape(c)), "{text:?}");
}

#[test]
fn csv_of_no_record_still_has_its_columns() {
    let mut out = Vec::new();
    Writer::new(&mut out, Kind::Theme).unwrap().flush().unwrap();
    let expected = "record,brief,headline,outlet,published,path,url,item,theme,briefs,items\n";
    assert_eq!(String::from_utf8(out).unwrap(), expected);
}

#[test]
fn csv_knows_a_closed_pipe() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut writer = Writer::new(Closed, Kind::Theme).unwrap();
    let error = (0..1000).find_map(|_| writer.write(&theme_record()).err()).unwrap();
    assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe);
}
