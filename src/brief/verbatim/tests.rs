use super::*;
use proptest::prelude::*;
use rstest::rstest;

/// Whether parts, divided by `|`, stand in an article.
fn stands(article: &str, parts: &str) -> bool {
    find(article, parts).is_some()
}

fn find(article: &str, parts: &str) -> Option<Found> {
    let article = Article::new(article);
    let parts: Vec<Text> = parts.split('|').map(Text::new).collect();
    Concordance::new(&article).find(&parts)
}

const SPLIT: &str = "“The gate met every standard,” she said, “and every deadline.”";

#[rstest]
#[case::same("“We told them.”", "We told them.")]
#[case::straight_marks("He said “it’s ‘fine’ now”.", "it's 'fine' now")]
#[case::german_marks("„Das »Tor« hielt“, sagte sie.", "Das “Tor” hielt")]
#[case::french_marks("« L’eau a monté », dit-il.", "L'eau a monté")]
#[case::outer_marks("“We told them.”", "\"We told them.\"")]
#[case::dashes("We told them — twice – in a well‑known way", "We told them - twice--in a well-known way")]
#[case::ellipses("We told them… and . . . left", "We told them ... and… left")]
#[case::white_space("We told\u{a0}them\nin  May", "We told them in\tMay")]
#[case::composed("The cafe\u{301} is closed", "The café is closed")]
#[case::decomposed("The café is closed", "The cafe\u{301} is closed")]
#[case::soft_hyphen("The gov\u{ad}ernor left", "The governor left")]
#[case::comma_for_a_stop("“We told them,” she said.", "We told them.")]
#[case::stop_after_the_mark("It was ‘a setback’.", "a setback.")]
#[case::no_stop_before_the_mark("“We told them” was all she said.", "We told them.")]
#[case::comma_after_the_mark("‘We told them’, she said.", "We told them,")]
#[case::split(SPLIT, "The gate met every standard,|and every deadline.")]
#[case::one_word_for_the_editor("“They told the governor in May.”", "They told [Vellmar] in May.")]
#[case::an_omission("“We told them in January. They filed it.”", "We told them […]. They filed it.")]
#[case::a_glued_bracket("“And we told them.”", "[W]e told them.")]
#[case::a_glued_ending("“He read it.”", "He read[s] it.")]
#[case::unclosed_brackets("We told [them", "We told [them")]
#[case::a_bracket_of_the_article("“[They] filed it.”", "[They] filed it.")]
#[case::all_in_brackets("“[inaudible]”", "[inaudible]")]
#[case::chinese("他说：“我们 告诉过他们。”", "我们告诉过他们。")]
#[case::thai("เราบอกพวกเขาแล้ว", "บอกพวกเขา")]
#[case::over_paragraphs("“We told them.\n\n“They filed it.”", "We told them. They filed it.")]
#[case::over_paragraphs_as_printed("“We told them.\n\n“They filed it.”", "We told them.\n\n“They filed it.")]
#[case::over_paragraphs_straight("\"We told them.\n\n\"They filed it.\"", "We told them. They filed it.")]
#[case::over_paragraphs_french("« Nous l’avons dit.\n\n» Ils l’ont classé. »", "Nous l'avons dit. Ils")]
#[case::over_paragraphs_german("„Wir sagten es.\n\n„Sie legten es ab.“", "Wir sagten es. Sie legten es ab.")]
#[case::after_an_elision("Il y a l'urgence absolue", "urgence absolue")]
#[case::two_speeches("“We told them.”\n\n“They filed it.”", "“We told them.” “They filed it.”")]
#[case::an_inner_quote("“He said ‘no’.”", "He said ‘no.’")]
fn stands_in_the_text(#[case] article: &str, #[case] parts: &str) {
    assert!(stands(article, parts));
}

#[rstest]
#[case::another_word("“We told them in February.”", "We told them in January.")]
#[case::another_case("“We told Them.”", "We told them.")]
#[case::another_accent("The café", "The cafe")]
#[case::a_word_left_out("“We have told them.”", "We told them.")]
#[case::the_narrators_words(SPLIT, "The gate met every standard, and every deadline.")]
#[case::the_narrators_words_with_marks("“We told them,” she said.", "We told them, she said.")]
#[case::part_of_a_word("The governors left", "The governor left")]
#[case::end_of_a_word("The ungoverned left", "governed left")]
#[case::part_of_a_number("We lost 12,400 people", "We lost 12")]
#[case::part_of_a_decimal("It rose by 3.5 metres", "It rose by 3.")]
#[case::a_negation_cut_off("They say we can’t go", "we can")]
#[case::a_stop_within_a_sentence("We told them in May and left", "We told them in May.")]
#[case::parts_in_another_order(SPLIT, "and every deadline.|The gate met every standard,")]
#[case::parts_that_overlap("“We told them.”", "We told|told them.")]
#[case::another_speech("She was angry.\n\n“We told them.”", "She was angry. We told them.")]
#[case::a_closed_speech("“We told them.”\n\n“They filed it.”", "We told them. They filed it.")]
#[case::a_bracket_over_two_speeches(
    "“We love peace,” said Ann. “I will bomb them.”",
    "We […] will bomb them."
)]
#[case::a_word_beside_a_bracket("They love us.", "They [will]kill us.")]
#[case::a_word_that_a_bracket_completes("They love us.", "They murder[ed] us.")]
#[case::a_bracket_for_everything("“We told them.” Later: “They filed it.”", "[They] filed it told")]
#[case::no_words("We told them.", "“”")]
fn does_not_stand_in_the_text(#[case] article: &str, #[case] parts: &str) {
    assert!(!stands(article, parts));
}

#[test]
fn a_bracket_stands_for_a_paragraph_or_two_at_most() {
    let long = |words: usize| format!("We {}go", "never ".repeat(words));
    assert!(stands(&long(100), "We […] go"));
    assert!(!stands(&long(1000), "We […] go"));
    assert!(stands(&format!("{} We will go", long(1000)), "We [shall] go"));
}

#[test]
fn searching_ends_where_an_article_was_made_to_be_searched_in_vain() {
    let apart = "c ".repeat(200);
    let article = Article::new(&format!("a {apart}b {apart}").repeat(200));
    let text = Concordance::new(&article);
    let stands = |words: &str| text.find(&[Text::new(words)]).is_some();
    assert!(stands("a c") && !text.is_exhausted());
    assert!((0..2000).all(|_| !stands("a […] b")));
    assert!(text.is_exhausted() && !stands("a c"));
}

#[test]
fn brackets_that_are_never_closed_cost_nothing() {
    let brackets = "[ ".repeat(100_000);
    assert!(!stands("We told them.", &brackets));
    assert!(stands(&brackets, &brackets));
}

#[test]
fn places_are_paragraphs_and_certain_where_there_is_no_other() {
    let article = "One.\n\nTwo.\n\nOne. Three. Three.\n\nFour.";
    let found = |parts| find(article, parts).map(|found| (found.paragraphs, found.certain));
    assert_eq!(found("Two."), Some((vec![2], true)));
    assert_eq!(found("One."), Some((vec![1], false)));
    assert_eq!(found("Three."), Some((vec![3], true)));
    assert_eq!(found("Two.|Four."), Some((vec![2, 4], true)));
    assert_eq!(found("Two.|One.|Three."), Some((vec![2, 3], true)));
}

#[test]
fn words_can_be_sought_in_some_paragraphs_only() {
    let article = Article::new("One.\n\nTwo.\n\nOne. Three.\n\nFour.");
    let text = Concordance::new(&article);
    let stands_in = |parts: &str, named: &[u32]| {
        let parts: Vec<Text> = parts.split('|').map(Text::new).collect();
        text.stands_in(&parts, named)
    };
    assert!(stands_in("One.", &[1]) && stands_in("One.", &[3]) && stands_in("One.", &[9, 3]));
    assert!(!stands_in("One.", &[2]) && !stands_in("One.", &[0]) && !stands_in("One.", &[]));
    assert!(stands_in("One.|Four.", &[3]) && stands_in("One.|Four.", &[4]));
    assert!(!stands_in("Two.|Four.", &[3]));
}

/// Words, signs and breaks as articles have them.
fn article() -> impl Strategy<Value = Vec<&'static str>> {
    let token = prop::sample::select(vec![
        "we",
        "told",
        "them",
        "can’t",
        "12,400",
        "é",
        "—",
        "…",
        "“",
        "”",
        ".",
        ",",
        "東",
        "\n\nwe",
        "\n\n“we",
    ]);
    prop::collection::vec(token, 1..60)
}

proptest! {
    #[test]
    fn every_stretch_of_an_article_is_found(pieces in article(), from in 0_usize..60, length in 1_usize..20) {
        let text = pieces.join(" ");
        let bytes: Vec<_> = tokens(&text).into_iter().map(|token| token.bytes).skip(from).take(length).collect();
        let stretch = bytes.first().map_or(0, |first| first.start)..bytes.last().map_or(0, |last| last.end);
        let stretch = Text::new(text.get(stretch).expect("whole tokens"));
        // `can` is not a stretch of `can’t`.
        prop_assume!(!stretch.raw().ends_with('’'));
        let article = Article::new(&text);
        let found = Concordance::new(&article).find(std::slice::from_ref(&stretch));
        prop_assert_eq!(found.is_some(), Concordance::has_words(&stretch));
    }

    #[test]
    fn a_changed_word_is_found_only_where_it_stands(
        words in prop::collection::vec(0_u8..4, 1..40),
        at in 0_usize..40,
        change in 0_u8..5,
    ) {
        let written = |words: &[u8]| words.iter().map(|word| format!("w{word}")).collect::<Vec<_>>().join(" ");
        let mut quote = words.clone();
        let at = at % quote.len();
        quote[at] = change;
        let from = at.saturating_sub(2);
        let quote = written(&quote[from..(at + 2).min(words.len())]);
        let padded = |text: &str| format!(" {text} ");
        prop_assert_eq!(stands(&written(&words), &quote), padded(&written(&words)).contains(&padded(&quote)));
    }
}
