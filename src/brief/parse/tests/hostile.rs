//! Files that want to crash, hang or fill the memory.

use super::*;
use proptest::prelude::*;
use std::fmt::Write;

fn codes(parsed: &Parsed) -> Vec<&'static str> {
    parsed.diagnostics.iter().map(|one| one.code.name()).collect()
}

#[rstest]
#[case::flow(format!("x-a: {}{}", "[".repeat(1000), "]".repeat(1000)))]
#[case::unclosed(format!("x-a: {}", "[".repeat(200_000)))]
#[case::braces(format!("x-a: {}", "{a: ".repeat(20_000)))]
#[case::block(format!("x-a:\n  {}y", "- ".repeat(50_000)))]
#[case::keys("? ".repeat(50_000))]
#[case::just_too_deep(format!("x-a: {}{}", "[".repeat(24), "]".repeat(24)))]
#[case::aliases(format!("x-a: [&a b{}]", ",*a".repeat(65)))]
#[case::laughs(laughs())]
#[case::scalars(format!("x-a: [&a {}{}]", "x".repeat(100_000), ",*a".repeat(50)))]
#[case::nodes(format!("x-a: [{}]", "a,".repeat(200_000)))]
#[case::tall_aliases(tall_aliases())]
#[case::bytes("#".repeat(1 << 20))]
fn over_a_limit(#[case] body: String) {
    let parsed = read(&body);
    assert_eq!(codes(&parsed), ["too-large"]);
    assert_eq!(parsed.brief, None);
}

fn laughs() -> String {
    let mut body = "x-a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for k in 1..=6 {
        let _infallible = writeln!(body, "x-a{k}: &a{k} [{}]", vec![format!("*a{}", k - 1); 10].join(","));
    }
    body
}

/// Each alias is shallow where it stands; followed, they are not.
fn tall_aliases() -> String {
    let mut body = "x-a0: &a0 x\n".to_owned();
    for k in 1..=30 {
        let _infallible = writeln!(body, "x-a{k}: &a{k} [*a{}]", k - 1);
    }
    body
}

#[test]
fn within_the_limits() {
    let nested = format!("x-a: {}{}\n", "[".repeat(23), "]".repeat(23));
    let aliases = format!("x-b: [&a b{}]\n", ",*a".repeat(64));
    assert_eq!(codes(&read(&(nested + &aliases))), [""; 0]);
}

#[rstest]
#[case("---\nbrief: 1\n", "a second document begins here")]
#[case("x-a: &a {k: *a}\n", "this alias stands inside the very value that it names")]
fn not_one_document(#[case] body: &str, #[case] message: &str) {
    let parsed = read(body);
    assert_eq!(only(&parsed).0, "yaml-syntax");
    assert_eq!(parsed.diagnostics[0].message.as_str(), message);
}

#[test]
fn the_limit_of_mistakes_counts_the_rest() {
    let parsed = read(&format!("context:\n{}", "- {txet: a, b: c}\n".repeat(2000)));
    assert_eq!(parsed.diagnostics.len(), 1001);
    assert_eq!(parsed.diagnostics[1000].message.as_str(), "and 3000 more mistakes, not listed");
    assert!(parsed.brief.expect("opens").items.iter().all(|item| item.flawed));
}

#[test]
fn aliases_give_values_and_are_blamed_once() {
    let parsed =
        read("actors: [Ada]\nthemes: &t [a, b]\ncontext:\n- &c {text: x, themes: *t, at: none}\n- *c\n");
    assert_eq!(codes(&parsed), ["wrong-type"]);
    let brief = parsed.brief.expect("opens");
    assert_eq!(brief.items[1].themes, brief.themes);
}

#[rstest]
#[case("place: NO\nthemes: [no, on, yes]\n")]
#[case("quotes:\nthemes: ~\nsummary:\nactors: []\nkey_facts: [~]\nmade: null\n")]
#[case("x-desk: {slot: lead, slot: b, [a]: c, d}\n")]
#[case("summary: |\r\n  a\r\n  b\r\n")]
#[case("summary: !!str 12\nplace: ! 13\n")]
fn fine(#[case] body: &str) {
    let parsed = read(body);
    assert_eq!(parsed.diagnostics, []);
    assert!(parsed.brief.is_some());
}

#[test]
fn words_are_words() {
    let brief = parse(
        format!("\u{feff}{HEAD}place: NO\nthemes: [no, 2015]").replace("Test\n", "2015\n").as_bytes(),
        "stem",
    )
    .brief
    .expect("opens");
    assert_eq!(brief.headline.raw(), "2015");
    assert_eq!(brief.place, Some(Text::new("NO")));
    assert_eq!(brief.themes, [Text::new("no"), Text::new("2015")]);
}

proptest! {
    #[test]
    fn mutated_briefs_never_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<prop::sample::Index>()) {
        let mut bytes = super::whole::WHOLE.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()).max(bytes.len() / 4));
        let parsed = parse(&bytes, "stem");
        prop_assert!(parsed.brief.is_some() || !parsed.diagnostics.is_empty());
    }

    #[test]
    fn swapped_punctuation_never_panics(changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"{}[],:-?*&!|>'\"%@` \n\t#~0".to_vec())), 1..6)) {
        let mut bytes = super::whole::WHOLE.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let parsed = parse(&bytes, "stem");
        for one in &parsed.diagnostics {
            let Place { line, column, end_line, end_column } = one.place;
            let ordered = (line, column) <= (end_line, end_column);
            prop_assert!(line == 0 || ordered);
        }
    }
}
