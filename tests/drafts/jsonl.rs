//! `draft --jsonl`: lines in, lines out.

use super::shell::{Ran, nutgraf, ran};
use serde_json::{Value, json};

fn lines(input: &str, args: &[&str]) -> (Vec<Value>, String, i32) {
    let Ran { stdout, stderr, code } =
        ran(nutgraf(&[&["draft", "--jsonl"], args].concat()).write_stdin(input.to_owned()));
    (stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect(), stderr, code)
}

/// The characters of a text from one to another.
fn cut(text: &str, span: &Value) -> String {
    let at = |index: usize| usize::try_from(span[index].as_u64().expect("a number")).expect("small");
    text.chars().skip(at(0)).take(at(1) - at(0)).collect()
}

#[test]
fn places_count_characters_and_hold() {
    let text = "Überschwemmt — “Wir… we told them in January,” said Dara Vellmar, the governor. “They filed it.”\n\nAt least 31 people were missing, she said.";
    let (found, stderr, code) = lines(&format!("{}\n", json!({"id": 7, "text": text})), &[]);
    assert_eq!((found.len(), stderr.as_str(), code), (1, "", 0));
    assert_eq!(found[0]["id"], 7);
    let quote = &found[0]["quotes"][0];
    let words: Vec<String> =
        quote["spans"].as_array().expect("spans").iter().map(|span| cut(text, span)).collect();
    assert_eq!(words, ["Wir… we told them in January,", "They filed it."]);
    assert_eq!(cut(text, &json!([quote["start"], quote["end"]])), quote["text"].as_str().expect("text"));
    assert_eq!(
        cut(text, &json!([quote["speaker_start"], quote["speaker_end"]])),
        quote["speaker"].as_str().expect("who")
    );
    assert_eq!(quote["person"], "Dara Vellmar");
    assert_eq!(quote["type"], "direct");
    let figure = &found[0]["figures"][0];
    assert_eq!(
        (figure["value"].as_f64(), &figure["unit"], &figure["hedge"]),
        (Some(31.0), &json!("people"), &json!("at least"))
    );
    assert_eq!(cut(text, &json!([figure["start"], figure["end"]])), "31");
    for key in [
        "start",
        "end",
        "spans",
        "text",
        "speaker",
        "speaker_start",
        "speaker_end",
        "person",
        "role",
        "type",
        "confidence",
        "rule",
    ] {
        assert!(quote.get(key).is_some(), "{key}");
    }
    for key in ["start", "end", "value", "unit", "what", "hedge", "source", "as_of", "confidence"] {
        assert!(figure.get(key).is_some(), "{key}");
    }
    assert!(found[0]["actors"].as_array().is_some_and(|actors| !actors.is_empty()));
}

#[test]
fn order_is_kept_over_batches_and_cores() {
    let input: Vec<String> = (0..2_000)
        .map(|id| {
            json!({"id": id, "text": format!("{id} people fled. {}", "So. ".repeat(id % 97))}).to_string()
        })
        .collect();
    let (found, _, code) = lines(&input.join("\n"), &[]);
    assert_eq!(code, 0);
    let ids: Vec<u64> = found.iter().filter_map(|line| line["id"].as_u64()).collect();
    assert_eq!(ids, (0..2_000).collect::<Vec<u64>>());
}

#[test]
fn a_bad_line_hides_no_good_one_and_is_answered() {
    let input = "{\"id\": 1, \"text\": \"One.\"}\n\nno JSON\n{\"id\": 2}\n{\"id\": 3, \"text\": \"\"}\n";
    let (found, stderr, code) = lines(input, &[]);
    let ids: Vec<Value> = found.iter().map(|line| line["id"].clone()).collect();
    assert_eq!((ids.as_slice(), code), (&[json!(1), Value::Null, json!(2), json!(3)][..], 2));
    let errors: Vec<bool> = found.iter().map(|line| line.get("error").is_some()).collect();
    assert_eq!(errors, [false, true, true, false]);
    assert!(found.iter().all(|line| line["quotes"].is_array()));
    let wanted = "write {\"id\": …, \"text\": \"…\"}";
    let told = [
        format!("nutgraf: line 3: not JSON from column 2 on; {wanted}"),
        format!("nutgraf: line 4: no `id` and `text`; {wanted}"),
    ];
    assert_eq!(stderr.lines().collect::<Vec<_>>(), told);
}

#[test]
fn reported_words_are_there_where_they_are_asked_for() {
    let input =
        json!({"id": 1, "text": "Dara Vellmar said that the valley road was closed at Pell."}).to_string();
    let count = |args: &[&str]| lines(&input, args).0[0]["quotes"].as_array().expect("quotes").len();
    assert_eq!((count(&[]), count(&["--indirect"])), (0, 1));
}

#[test]
fn what_a_terminal_would_act_on_is_escaped() {
    let input = json!({"id": "\u{9b}31m", "text": "“Go \u{202e}home now, all of you,” said Dara Vellmar."})
        .to_string();
    let Ran { stdout, .. } = ran(nutgraf(&["draft", "--jsonl"]).write_stdin(input));
    assert!(!stdout.chars().any(|c| c == '\u{9b}' || c == '\u{202e}'), "{stdout:?}");
    assert!(stdout.contains("\\u202e"), "{stdout}");
}
