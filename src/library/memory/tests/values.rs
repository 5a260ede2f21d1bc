//! Themes, outlets and series.

use super::*;

fn three() -> Memory {
    library(&[
        (
            "a.yaml",
            "source: {outlet: Orsa Courier, published: 2031-04-01}\nthemes: [Dams]\nkey_facts: [One., Two.]",
        ),
        (
            "b.yaml",
            "source: {outlet: orsa courier, published: 2031-04-02}\nkey_facts: [{text: One., themes: [dams, roads]}]",
        ),
        (
            "c.yaml",
            "source: {outlet: Valley Post, published: 2031-04-03}\nthemes: [food]\nfigures: [{value: 1, what: w, series: lumen-fled}]",
        ),
    ])
}

fn counted(page: &Page) -> Vec<(String, usize, usize)> {
    value_rows(page).into_iter().map(|row| (row.name.raw().to_owned(), row.briefs, row.items)).collect()
}

fn themes(needle: &str) -> Wanted {
    Wanted::Themes { needle: needle.to_owned() }
}

#[test]
fn themes_are_compared_folded_and_shown_as_the_newest_brief_writes_them() {
    let page = all(&three(), themes(""));
    let expected = [("dams", 2, 3), ("food", 1, 1), ("roads", 1, 1)];
    assert_eq!(counted(&page), expected.map(|(name, briefs, items)| (name.to_owned(), briefs, items)));
}

#[test]
fn outlets_and_series_are_counted_with_their_items() {
    let outlets = counted(&all(&three(), Wanted::Outlets { needle: String::new() }));
    assert_eq!(outlets, [("orsa courier".to_owned(), 2, 3), ("Valley Post".to_owned(), 1, 1)]);
    let series = counted(&all(&three(), Wanted::Series { needle: "fled".into() }));
    assert_eq!(series, [("lumen-fled".to_owned(), 1, 1)]);
}

#[test]
fn a_needle_narrows_and_a_typo_is_forgiven_where_nothing_else_matches() {
    let found = |needle| {
        counted(&all(&three(), themes(needle))).into_iter().map(|(name, ..)| name).collect::<Vec<_>>()
    };
    assert_eq!(found("da"), ["dams"]);
    assert_eq!(found("roaads"), ["roads"]);
    assert!(found("xyz").is_empty());
}

#[test]
fn what_the_filter_leaves_nothing_of_is_left_out_and_still_counted() {
    let page = ask(&three(), themes(""), &filter("outlet:valley"));
    assert_eq!(counted(&page), [("food".to_owned(), 1, 1)]);
    assert_eq!((page.total, page.unfiltered), (1, 3));
}
