use super::*;
use rstest::rstest;

fn themes(text: &str) -> Vec<String> {
    Vocabulary::builtin().themes(&Galley::new(text))
}

#[test]
fn the_builtin_file_has_no_mistakes() {
    assert_eq!(Vocabulary::parse(Vocabulary::builtin_text()).map(|_| ()), Ok(()));
    assert!(Vocabulary::builtin().themes.len() > 40);
}

#[test]
fn an_article_has_its_themes_the_strongest_first() {
    let text = "The east spillway of the Lumen dam failed before dawn.\n\nThe reservoir emptied into the valley, and \
                12,400 people were evacuated. Evacuees slept in a shelter.\n\nThe dam dates from 1961.";
    assert_eq!(themes(text), ["dams", "evacuation"]);
}

#[rstest]
#[case("The dam stood.", &[])]
#[case("The dam stood. A dam fell. Dams are old.", &["dams"])]
#[case("A dam fell, and with it the spillway.", &["dams"])]
fn two_cues_or_one_three_times(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(themes(text), expected);
}

#[test]
fn phrases_plurals_and_open_words_are_found() {
    let own = Vocabulary::parse("b = [\"opinion poll\", \"inundat*\"]\na = [\"Orsa\"]\n").unwrap();
    let found = |text: &str| own.themes(&Galley::new(text));
    assert_eq!(found("Opinion polls say so. The town was inundated."), ["b"]);
    assert_eq!(found("An opinion. A poll. A poll of opinion. It inundates."), Vec::<String>::new());
    assert_eq!(found("ORSA is Orsa, in Orsa."), ["a"]);
}

#[test]
fn all_mistakes_are_told_with_their_lines() {
    let text = "a = [\"x*\", 3]\nb = \"word\"\nc = []\nd = [\"in*side\", \" \"]\n";
    let mistakes = Vocabulary::parse(text).unwrap_err();
    let lines: Vec<(usize, usize)> = mistakes.iter().map(|one| (one.line, one.column)).collect();
    assert_eq!(lines, [(1, 6), (1, 12), (2, 5), (3, 5), (4, 6), (4, 17)]);
    assert!(Vocabulary::parse("a = [").is_err());
}
