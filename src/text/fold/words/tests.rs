use super::*;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case::hyphened_article("al-Gauoud", "gauoud")]
#[case::spaced_article("Al Gauoud", "gauoud")]
#[case::article_with_ayn("al-‘Abadi and al-ʿAbadi", "abadi and abadi")]
#[case::article_alone("al", "al")]
#[case::article_at_the_end("asked of Al.", "asked of al")]
#[case::article_at_a_stop("Al. Gauoud", "al gauoud")]
#[case::two_articles("Abu Bakr al-Baghdadi el-Masri", "abu bakr baghdadi masri")]
#[case::sun_letters("an-Nusra ash-Shabab as-Sadr adh-Dhahab", "nusra shabab sadr dhahab")]
#[case::no_sun_letter("as-is at-large an apple ad-lib", "as is at large an apple ad lib")]
#[case::arabic_article("الغُود", "غود")]
#[case::arabic_name_too_short("الله", "الله")]
#[case::possessive("Haimour's Haimour’s HAIMOUR’S", "haimour haimour haimour")]
#[case::apostrophe_inside("O’Neill Qur'an Sana’a", "oneill quran sanaa")]
#[case::elision("l’Élysée d'Estaing qu’Israël", "l elysee d estaing qu israel")]
#[case::hyphen("Abu-Bakr co‑operate", "abu bakr co operate")]
#[case::acronym("the U.S. and U.N.-backed", "the us and un backed")]
#[case::numbers("12,400 people, 3.5 per cent, 60%", "12400 people 3.5 per cent 60")]
#[case::address("gulfnews.com snake_case", "gulfnews com snake case")]
#[case::han("北京市", "北京 京市")]
#[case::han_in_latin("in 東京 now", "in 東京 now")]
#[case::han_alone("市", "市")]
#[case::kana("カタカナです", "カタ タカ カナ ナて\u{3099} て\u{3099}す")]
#[case::korean_by_spaces("한국 사람", "한국 사람")]
#[case::hindi("हिन्दी में", "हिन्दी में")]
#[case::hebrew_acronym("צה״ל", "צהל")]
#[case::nothing(" — “…” ", "")]
fn folds_names(#[case] text: &str, #[case] folded: &str) {
    assert_eq!(fold_name(text), fold(folded));
}

#[test]
fn pairs_of_thai_are_found_inside() {
    assert!(Words::new("น้ำท่วมกรุงเทพ").contains(&Words::new("กรุงเทพ")));
}

#[test]
fn ranges_are_those_of_the_original() {
    let text = "Said Marrén’s “Al-Gauoud”: 北京市";
    let at: Vec<&str> = words(text).iter().map(|word| text.get(word.range.clone()).unwrap()).collect();
    assert_eq!(at, ["Said", "Marrén", "Gauoud", "北京", "京市"]);
}

#[test]
fn whole_words_one_after_another() {
    let text = Words::new("The White House’s Eric Schultz told al-Gauoud");
    for name in ["white house", "Eric Schultz", "Gauoud", "House Eric"] {
        assert!(text.contains(&Words::new(name)), "{name}");
    }
    for name in ["hite", "house white", "Schult", "", "the eric"] {
        assert!(!text.contains(&Words::new(name)), "{name}");
    }
    assert!(Words::new("北京市").contains(&Words::new("京市")));
}

#[test]
fn words_are_given_one_by_one() {
    assert_eq!(Words::new("Al-Gauoud said").iter().collect::<Vec<_>>(), ["gauoud", "said"]);
    assert_eq!(Words::new("—").iter().count(), 0);
}

#[test]
fn long_text_is_cut_at_once() {
    let text = ["a.".repeat(50_000), "a'".repeat(50_000), "北".repeat(50_000), "al ".repeat(50_000)].concat();
    let begun = std::time::Instant::now();
    assert!(!Words::new(&text).is_empty());
    // Without optimisation and beside other tests; quadratic time would take minutes.
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

fn prose() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = [
        "al", "el", "an", "Nusra", "Gauoud", "’s", "'", "-", " ", ".", ",", "12", "U", "S", "漢", "字", "か",
        "カ", "ไท", "한", "ال", "غود", "\u{301}", "\u{200d}", "½", "_", "😀", "l", "qu", "\n",
    ]
    .into();
    proptest::collection::vec(proptest::sample::select(pieces), 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn words_are_whole(text in prose()) {
        for word in words(&text) {
            prop_assert!(text.get(word.range.clone()).is_some_and(|at| !at.is_empty()));
            prop_assert!(!word.text.is_empty() && !word.text.contains(' '));
        }
        prop_assert_eq!(Words::new(&text).as_str().to_owned(), fold_name(&text));
    }

    #[test]
    fn any_text_has_words_in_order(text in any::<String>()) {
        prop_assert!(words(&text).is_sorted_by_key(|word| word.range.start));
        prop_assert!(words(&text).iter().all(|word| !word.text.is_empty() && !word.text.contains(' ')));
    }

    #[test]
    fn case_does_not_matter(text in "[a-zA-Zé' -]{0,30}") {
        prop_assert_eq!(fold_name(&text.to_uppercase()), fold_name(&text));
    }
}
