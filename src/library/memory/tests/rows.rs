//! Which rows, in which order, through which filter and window.

use super::*;
use crate::library::generate::Generator;
use crate::library::query_line;
use Verdict::{Fail, Pass, Unmarked};
use proptest::prelude::*;
use rstest::rstest;
use std::sync::LazyLock;

#[test]
fn the_unreadable_come_first_then_the_newest_then_by_id() {
    let memory = library(&[
        ("old.yaml", "source: {outlet: o, published: 2030-12-31}"),
        ("b.yaml", "source: {outlet: o, published: 2031-04-02}\nid: zzz"),
        ("c.yaml", "source: {outlet: o, published: 2031-04-02}\nid: aaa"),
        ("new.yaml", "source: {outlet: o, published: 2031-04-03}"),
        ("z-broken.yaml", "source: ["),
        ("y-broken.yaml", "source: {outlet: o}"),
    ]);
    let order = ["y-broken.yaml", "z-broken.yaml", "new.yaml", "c.yaml", "b.yaml", "old.yaml"];
    assert_eq!(briefs(&memory, ""), order);
}

#[test]
fn the_unreadable_stand_past_any_filter_and_are_counted_as_pinned() {
    let memory = library(&[("bad.yaml", "["), ("a.yaml", "source: {outlet: Valley Post, published: 2031}")]);
    let page = ask(&memory, Wanted::Briefs, &filter("outlet:courier"));
    assert_eq!((page.pinned, page.total, page.unfiltered), (1, 1, 2));
    assert_eq!(brief_rows(&page)[0].state, State::Unreadable);
    assert!(brief_rows(&page)[0].problem.is_some());
    assert_eq!(all(&memory, QUOTES).pinned, 0);
}

#[test]
fn a_file_taken_in_again_is_replaced() {
    let mut memory = library(&[("a.yaml", "source: {outlet: Old, published: 2031}")]);
    let text = b"brief: 1\nheadline: h\nsource: {outlet: New, published: 2031}\n";
    memory.extend(vec![Loaded::from_bytes(key("a.yaml"), "a.yaml", None, text)]);
    let rows = brief_rows(&all(&memory, Wanted::Briefs));
    assert_eq!(rows.iter().map(|row| row.outlet.raw()).collect::<Vec<_>>(), ["New"]);
}

#[test]
fn of_two_briefs_of_one_id_the_one_that_check_tells_of_is_flawed() {
    let source = "source: {outlet: o, published: 2031}\nid: same";
    let memory = library(&[
        ("a.yaml", source),
        ("b.yaml", source),
        ("c.yaml", "source: {outlet: o, published: 2031}"),
        ("same.yaml", source),
    ]);
    let rows = brief_rows(&all(&memory, Wanted::Briefs));
    let flawed: Vec<_> = rows.iter().filter(|row| row.state == State::Flawed).collect();
    assert_eq!(flawed.iter().map(|row| row.path.raw()).collect::<Vec<_>>(), ["a.yaml", "b.yaml"]);
    let problem = flawed[0].problem.as_ref().unwrap();
    assert_eq!(problem.as_str(), "line 4: same.yaml has the id `same` too");
}

const MARKED: &str = "actors: [{id: ana, name: Ana Ruiz, kind: person}, {id: bo, name: Bo Lind, kind: person}]\n\
    key_facts:\n  - {text: One., themes: [dams], actors: [ana]}\n  - {text: Two., themes: [roads], actors: [bo]}\n  \
    - {text: Three., themes: [dams], actors: [bo]}\n  - {text: Four.}\n";

#[rstest]
#[case::nothing("", &[Pass, Pass, Pass, Pass])]
#[case::a_theme("theme:dams", &[Pass, Fail, Pass, Unmarked])]
#[case::any_of_a_kind("theme:dams theme:roads", &[Pass, Pass, Pass, Unmarked])]
#[case::all_of_the_kinds("theme:dams actor:bo", &[Fail, Fail, Pass, Unmarked])]
#[case::what_fails_one_kind_is_not_unmarked("theme:dams speaker:ana", &[Fail, Fail, Fail, Fail])]
#[case::excluded("-theme:dams", &[Fail, Pass, Fail, Pass])]
#[case::any_but("theme:dams -actor:ana", &[Fail, Fail, Pass, Unmarked])]
#[case::included_and_excluded("actor:ana actor:bo -actor:bo", &[Pass, Fail, Fail, Unmarked])]
#[case::word("two", &[Fail, Pass, Fail, Fail])]
#[case::words_must_all_stand("two three", &[Fail, Fail, Fail, Fail])]
#[case::without_a_word("-two", &[Pass, Fail, Pass, Pass])]
fn items_are_judged(#[case] line: &str, #[case] expected: &[Verdict]) {
    assert_eq!(verdicts(&one(MARKED), &filter(line)), expected);
}

#[test]
fn unmarked_items_are_counted_and_shown_on_request() {
    let memory = one(
        "quotes: [{text: Go., speaker: {unnamed: a guard}, themes: [dams]}, {text: No., speaker: {unnamed: a guard}}]",
    );
    let hidden = ask(&memory, QUOTES, &filter("theme:dams"));
    assert_eq!((items(&hidden), hidden.unmarked, hidden.unfiltered), (vec!["Go.".into()], 1, 2));
    let shown = ask(&memory, QUOTES, &Filter { unmarked: true, ..filter("theme:dams") });
    assert_eq!((shown.total, shown.unmarked), (2, 0));
}

#[test]
fn items_follow_the_brief_where_none_has_a_theme() {
    let memory = one("themes: [Déplacement]\nkey_facts: [One., Two.]");
    assert_eq!(verdicts(&memory, &filter("theme:deplacement")), [Pass, Pass]);
    assert_eq!(verdicts(&memory, &filter("theme:dams")), [Fail, Fail]);
}

#[test]
fn a_named_theme_is_that_theme_alone() {
    let memory = one("key_facts: [{text: One., themes: [dams]}, {text: Two., themes: [dams and levees]}]");
    let is = Filter::default().with(Test::Theme(Named::Is(Text::new("Dams"))));
    assert_eq!(verdicts(&memory, &is), [Pass, Fail]);
    assert_eq!(verdicts(&memory, &filter("theme:dam")), [Pass, Pass]);
}

#[rstest]
#[case::whole("\"air campaign\"", 1)]
#[case::no_prefix("\"air camp\"", 0)]
#[case::not_in_a_row("\"campaign air\"", 0)]
#[case::prefix("camp", 1)]
#[case::middle_of_a_word("paign", 0)]
#[case::as_shown("12,400", 1)]
#[case::as_typed("12400", 1)]
#[case::caveat("rumoured", 1)]
#[case::speaker("lind", 1)]
fn words_are_found(#[case] line: &str, #[case] expected: usize) {
    let memory = one("actors: [{id: bo, name: Bo Lind}]\nquotes: [{speaker: bo, text: An air campaign.}]\n\
         figures: [{value: 12400, unit: people, what: moved, caveat: only rumoured, source: article}]");
    let found = verdicts(&memory, &filter(line)).into_iter().filter(|verdict| *verdict == Pass).count();
    assert_eq!(found, expected);
}

#[test]
fn a_brief_passes_where_each_kind_holds_of_it_somewhere() {
    let memory = library(&[
        ("both.yaml", &format!("source: {{outlet: o, published: 2031}}\n{MARKED}")),
        ("none.yaml", "source: {outlet: o, published: 2031}\nthemes: [dams]"),
        ("head.yaml", "source: {outlet: o, published: 2031}\nthemes: [dams]\nactors: [Ana Ruiz]"),
    ]);
    assert_eq!(briefs(&memory, "theme:roads actor:ana"), ["both.yaml"]);
    assert_eq!(briefs(&memory, "theme:dams actor:ana"), ["both.yaml", "head.yaml"]);
    assert_eq!(briefs(&memory, "-actor:ana"), ["none.yaml"]);
}

#[test]
fn a_brief_is_found_by_what_is_in_no_item() {
    let memory = one("summary: The spillway failed.\nkey_facts: [One.]");
    assert_eq!(briefs(&memory, "spillway"), ["a.yaml"]);
    assert_eq!(verdicts(&memory, &filter("spillway")), [Fail]);
}

#[test]
fn rows_count_what_passes() {
    let filtered = ask(&one(MARKED), Wanted::Briefs, &filter("theme:dams"));
    assert_eq!(brief_rows(&filtered)[0].counts, [2, 0, 0, 0, 0]);
    assert_eq!(brief_rows(&all(&one(MARKED), Wanted::Briefs))[0].counts, [4, 0, 0, 0, 0]);
}

#[rstest]
#[case::within("after:2031-04-01 before:2031-04-03", true)]
#[case::both_ends_are_included("after:2031-04-02 before:2031-04-02", true)]
#[case::before("after:2031-04-03", false)]
#[case::after("before:2031-04-01", false)]
#[case::a_month_from_its_first_day("after:2031-04", true)]
#[case::a_month_to_its_last_day("before:2031-04", true)]
#[case::a_year("before:2030", false)]
fn an_undated_item_is_dated_by_its_brief(#[case] line: &str, #[case] passes: bool) {
    let memory = one("key_facts: [One.]");
    assert_eq!(verdicts(&memory, &filter(line)), [if passes { Pass } else { Fail }]);
    assert_eq!(briefs(&memory, line).len(), usize::from(passes));
}

#[rstest]
#[case::day("2031-01-15", true)]
#[case::month("2031-01", true)]
#[case::year("2031", true)]
#[case::interval("2030-12-01/2031-01-10", true)]
#[case::open("../2031-02", true)]
#[case::another_month("2031-02", false)]
#[case::another_year("2030", false)]
fn a_date_of_reduced_precision_matches_what_it_overlaps(#[case] date: &str, #[case] passes: bool) {
    let memory = one(&format!("timeline: [{{date: {date}, text: One.}}]"));
    let verdict = if passes { Pass } else { Fail };
    assert_eq!(verdicts(&memory, &filter("after:2031-01-10 before:2031-01-20")), [verdict]);
}

#[test]
fn quotes_are_newest_first_and_reported_speech_is_asked_for() {
    let quote = |day: u8, text: &str, kind: &str| {
        format!(
            "source: {{outlet: o, published: 2031-04-0{day}}}\nquotes: [{{speaker: {{unnamed: a guard}}, text: {text}, kind: {kind}}}]"
        )
    };
    let memory = library(&[
        ("a.yaml", &quote(1, "One.", "direct")),
        ("b.yaml", &quote(2, "Two.", "indirect")),
        ("c.yaml", &quote(3, "Three.", "partial")),
    ]);
    assert_eq!(items(&all(&memory, QUOTES)), ["Three.", "Two.", "One."]);
    assert_eq!(items(&all(&memory, Wanted::Quotes { indirect: false })), ["Three.", "One."]);
}

#[test]
fn series_stand_first_then_what_most_figures_count_in_order_of_time() {
    let figures = |published: &str, figures: &str| {
        format!("source: {{outlet: o, published: {published}}}\nfigures:\n{figures}")
    };
    let memory = library(&[
        (
            "new.yaml",
            &figures(
                "2031-04-09",
                "  - {value: 1, unit: km, what: road}\n  - {value: 2, unit: people, what: missing, as_of: 2031-04-03}\n  - {value: 3, what: moved, series: s, as_of: 2031-04-08}\n",
            ),
        ),
        (
            "old.yaml",
            &figures(
                "2031-04-01",
                "  - {value: 4, unit: People, what: Missing}\n  - {value: 5, what: fled, series: S, as_of: 2031-04-08}\n  - {value: 6, what: fled, series: s, as_of: 2031-03}\n",
            ),
        ),
    ]);
    let page = all(&memory, Wanted::Measures);
    let values = page.rows.iter().map(|row| match row {
        Row::Item(row) => row.item().figure().unwrap().value.unwrap().get(),
        other => panic!("{other:?}"),
    });
    assert_eq!(values.collect::<Vec<f64>>(), [6.0, 3.0, 5.0, 4.0, 2.0, 1.0]);
}

#[test]
fn what_goes_on_stands_last_in_time() {
    let memory = one(
        "figures: [{words: open, series: s, period: 2030/.., what: w}, {words: closed, series: s, as_of: 2031, what: w}]",
    );
    assert_eq!(items(&all(&memory, Wanted::Measures)), ["closed", "open"]);
}

#[test]
fn a_brief_that_is_gone_gives_no_row_and_no_article() {
    let memory = one("");
    assert_eq!(all(&memory, Wanted::Brief(key("gone.yaml"))).total, 0);
    assert!(memory.article(&key("gone.yaml")).is_err());
}

static GENERATED: LazyLock<Memory> = LazyLock::new(|| {
    let generator = Generator::new(11);
    let loaded = (0..60).map(|n| {
        let (name, yaml) = generator.brief(n);
        Loaded::from_bytes(key(&name), &name, None, yaml.as_bytes())
    });
    Memory::new(loaded.collect())
});

fn any_wanted() -> impl Strategy<Value = Wanted> {
    let needle = || prop::sample::select(vec!["", "a", "ma", "board", "xqzzz"]).prop_map(str::to_owned);
    prop_oneof![
        Just(Wanted::Briefs),
        any::<bool>().prop_map(|indirect| Wanted::Quotes { indirect }),
        Just(Wanted::Figures),
        Just(Wanted::Measures),
        needle().prop_map(|needle| Wanted::Actors { needle }),
        needle().prop_map(|needle| Wanted::Speakers { needle }),
        needle().prop_map(|needle| Wanted::Themes { needle }),
        needle().prop_map(|needle| Wanted::Outlets { needle }),
        needle().prop_map(|needle| Wanted::Series { needle }),
        Just(Wanted::Words { of: actors(&all(&GENERATED, speakers("")))[0].key.clone() }),
    ]
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let terms = vec![
        "",
        "harbour",
        "theme:dams",
        "-theme:dams",
        "actor:mayor",
        "speaker:mayor -closed",
        "after:2022",
    ];
    let line = prop::sample::select(terms);
    (line, any::<bool>()).prop_map(|(line, unmarked)| Filter { unmarked, ..query_line::parse(line).unwrap() })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_window_gives_a_slice_of_all_rows(
        wanted in any_wanted(), filter in any_filter(), offset in 0_usize..120, limit in 0_usize..50,
    ) {
        let whole = ask(&GENERATED, wanted.clone(), &filter);
        prop_assert_eq!(whole.total, whole.rows.len());
        prop_assert!(whole.total + whole.unmarked <= whole.unfiltered);
        let window = GENERATED.ask(&Query { wanted, filter, offset, limit });
        let slice: Vec<Row> = whole.rows.iter().skip(offset).take(limit).cloned().collect();
        prop_assert_eq!(window, Page { offset, rows: slice, ..whole });
    }
}
