use super::*;
use proptest::prelude::*;
use rstest::rstest;
use std::sync::LazyLock;

const ARTICLE: &str = "\
Three words of the outlet's own.

“We told them in January. They filed it,” she said. “No,” he said.

“The gate met every standard,” he said, “and every deadline.”

“Again,” she said.

“Again,” he said. “The report is C:\\dam \"final\".”
";

fn article() -> Original {
    Original::read(ARTICLE.as_bytes()).unwrap()
}

fn examined(source: &str, article: Option<&Original>) -> (Checked, Option<String>) {
    let text = |_: &Brief| article.cloned().map(Ok);
    let against = Against { today: jiff::civil::date(2040, 1, 1), text: &text };
    let (checked, mending) = examine(source.as_bytes(), "stem", &against, true);
    let mended = (mending.places().all() > 0).then(|| mending.apply().expect("it means what is meant"));
    (checked, mended)
}

/// What becomes of a file, which must have nothing more to mend then.
fn mended(source: &str) -> String {
    let article = article();
    let Some(mended) = examined(source, Some(&article)).1 else { return source.to_owned() };
    assert_eq!(examined(&mended, Some(&article)).1, None, "a second time: {mended}");
    mended
}

fn brief(rest: &str) -> String {
    format!(
        "brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031}}\nactors: [{{id: a, name: Ada Berg}}]\n{rest}"
    )
}

#[rstest]
#[case::block(
    "quotes:\n  - speaker: a\n    text: \"We told them in January.\"\n",
    "quotes:\n  - speaker: a\n    text: \"We told them in January.\"\n    at: 2\n"
)]
#[case::no_break_at_the_end(
    "quotes:\n- speaker: a\n  text: \"We told them in January.\"",
    "quotes:\n- speaker: a\n  text: \"We told them in January.\"\n  at: 2"
)]
#[case::comments(
    "quotes:\n  # hers\n  - speaker: a # who\n    text: We told them in January. # what\n    # and no more\n\n  # the end\n",
    "quotes:\n  # hers\n  - speaker: a # who\n    text: We told them in January. # what\n    at: 2\n    # and no more\n\n  # the end\n"
)]
#[case::folded_lines(
    "quotes:\n  - speaker: a\n    text: We told them\n      in January.\nthemes: [t]\n",
    "quotes:\n  - speaker: a\n    text: We told them\n      in January.\n    at: 2\nthemes: [t]\n"
)]
#[case::block_scalar(
    "quotes:\n  - speaker: a\n    text: |+\n      We told them in January.\n\n\nthemes: [t]\n",
    "quotes:\n  - speaker: a\n    at: 2\n    text: |+\n      We told them in January.\n\n\nthemes: [t]\n"
)]
#[case::block_in_block(
    "quotes:\n  - text: We told them in January.\n    speaker: a\n    said:\n      place: |\n        Orsa\n",
    "quotes:\n  - text: We told them in January.\n    speaker: a\n    at: 2\n    said:\n      place: |\n        Orsa\n"
)]
#[case::nothing_at_the_end(
    "quotes:\n  - speaker: a\n    text: We told them in January.\n    note:\n",
    "quotes:\n  - speaker: a\n    text: We told them in January.\n    at: 2\n    note:\n"
)]
#[case::flow(
    "quotes:\n  - {speaker: a, text: \"We told them in January.\"}\n",
    "quotes:\n  - {speaker: a, text: \"We told them in January.\", at: 2}\n"
)]
#[case::flow_without_quotes(
    "quotes: [{speaker: a, text: We told them in January. }]\n",
    "quotes: [{speaker: a, text: We told them in January., at: 2 }]\n"
)]
#[case::flow_in_lines(
    "quotes:\n  - {\n      speaker: a, # who\n      text: \"We told them in January.\", # what\n    }\n",
    "quotes:\n  - {\n      speaker: a, # who\n      text: \"We told them in January.\", at: 2, # what\n    }\n"
)]
#[case::json(
    "quotes: [{\"speaker\":\"a\",\"text\":\"Again\"}]",
    "quotes: [{\"speaker\":\"a\",\"text\":\"Again\"}]"
)]
#[case::parts_of_one_paragraph(
    "quotes:\n  - speaker: a\n    text: [\"The gate met every standard,\", and every deadline.]\n",
    "quotes:\n  - speaker: a\n    text: [\"The gate met every standard,\", and every deadline.]\n    at: 3\n"
)]
#[case::parts_of_several(
    "quotes:\n  - speaker: a\n    text:\n      - We told them in January.\n      - and every deadline.\n",
    "quotes:\n  - speaker: a\n    text:\n      - We told them in January.\n      - and every deadline.\n    at: [2, 3]\n"
)]
#[case::in_two_places("quotes: [{speaker: a, text: Again}]\n", "quotes: [{speaker: a, text: Again}]\n")]
#[case::not_there("quotes: [{speaker: a, text: Never}]\n", "quotes: [{speaker: a, text: Never}]\n")]
#[case::reported(
    "quotes: [{speaker: a, kind: indirect, text: We told them in January.}]\n",
    "quotes: [{speaker: a, kind: indirect, text: We told them in January.}]\n"
)]
#[case::located(
    "quotes: [{speaker: a, text: We told them in January., at: {exact: They}}]\n",
    "quotes: [{speaker: a, text: We told them in January., at: {exact: They}}]\n"
)]
#[case::misspelt(
    "quotes: [{speaker: a, text: We told them in January., att: 2}]\n",
    "quotes: [{speaker: a, text: We told them in January., att: 2}]\n"
)]
fn the_paragraph_of_a_quote_that_stands_in_one_place(#[case] before: &str, #[case] after: &str) {
    assert_eq!(mended(&brief(before)), brief(after));
}

#[rstest]
#[case::double("\"“They filed it.”\"", "\"They filed it.\"")]
#[case::double_escaped(r#""\"They filed it.\"""#, "\"They filed it.\"")]
#[case::double_numbered(r#""\u201cThey filed it.\u201D""#, "\"They filed it.\"")]
#[case::double_in_lines("\"“They\n      filed it.”\"", "\"They\n      filed it.\"")]
#[case::single("'\"They filed it.\"'", "'They filed it.'")]
#[case::single_doubled("'''They filed it.'''", "'They filed it.'")]
#[case::plain("“They filed it.”", "\"They filed it.\"")]
#[case::plain_in_lines("“They\n      filed it.”", "\"They\n      filed it.\"")]
#[case::plain_escapes("“The report is C:\\dam \"final\".”", "\"The report is C:\\\\dam \\\"final\\\".\"")]
#[case::plain_trap("“No”", "\"No\"")]
#[case::literal("|-\n      “They filed it.”", "|-\n      They filed it.")]
#[case::folded(">\n      “They\n      filed it.”\n", ">\n      They\n      filed it.\n")]
#[case::parts(
    "[“We told them in January.”, 'They filed it.']",
    "[\"We told them in January.\", 'They filed it.']"
)]
fn quote_marks_around_words_go(#[case] before: &str, #[case] after: &str) {
    let quote = |text: &str| brief(&format!("quotes:\n  - at: 2\n    speaker: a\n    text: {text}"));
    assert_eq!(mended(&quote(before)), quote(after));
}

#[rstest]
#[case::block("place: no # which?\n", "place: \"no\" # which?\n")]
#[case::flow("themes: [on, 12:30, dams]\n", "themes: [\"on\", \"12:30\", dams]\n")]
#[case::quote_and_paragraph(
    "quotes: [{speaker: a, text: No}]\n",
    "quotes: [{speaker: a, text: \"No\", at: 2}]\n"
)]
#[case::own_key("x-desk: {live: no}\n", "x-desk: {live: no}\n")]
fn traps_stand_in_quotes(#[case] before: &str, #[case] after: &str) {
    assert_eq!(mended(&brief(before)), brief(after));
}

#[rstest]
#[case::block(
    "source:\n  outlet: o\n  text: a.txt # the text\n  published: 2031\n",
    "source:\n  outlet: o\n  text: a.txt # the text\n  published: 2031\n  sha256: SUM\n"
)]
#[case::flow(
    "source: {outlet: o, published: 2031, text: a.txt}\n",
    "source: {outlet: o, published: 2031, text: a.txt, sha256: SUM}\n"
)]
#[case::there(
    "source: {outlet: o, published: 2031, text: a.txt, sha256: SUM}\n",
    "source: {outlet: o, published: 2031, text: a.txt, sha256: SUM}\n"
)]
#[case::misspelt(
    "source: {outlet: o, published: 2031, text: a.txt, sha: SUM}\n",
    "source: {outlet: o, published: 2031, text: a.txt, sha: SUM}\n"
)]
fn the_text_is_noted_by_its_sum(#[case] before: &str, #[case] after: &str) {
    let file = |source: &str| format!("brief: 1\nheadline: h\n{}", source.replace("SUM", &article().sha256));
    assert_eq!(mended(&file(before)), file(after));
}

#[rstest]
fn breaks_and_the_byte_order_mark_stay(
    #[values("\n", "\r\n", "\r")] eol: &str,
    #[values("", "\u{feff}")] mark: &str,
) {
    let file = |rest: &str| format!("{mark}{}", brief(rest).replace('\n', eol));
    let before = file("place: no\nquotes:\n  - speaker: a\n    text: “They filed it.”\n\nthemes: [t]");
    let after = file(
        "place: \"no\"\nquotes:\n  - speaker: a\n    text: \"They filed it.\"\n    at: 2\n\nthemes: [t]",
    );
    assert_eq!(mended(&before), after);
}

#[test]
fn a_value_that_is_written_elsewhere_stays() {
    let source = brief("x-no: &no no\nplace: *no\n");
    assert_eq!(mended(&source), source);
}

#[test]
fn what_would_mean_something_else_is_not_written() {
    let source = brief("place: no\n");
    let text = |_: &Brief| None;
    let against = Against { today: jiff::civil::date(2040, 1, 1), text: &text };
    let (_, mut mending) = examine(source.as_bytes(), "stem", &against, true);
    mending.mends[0].edits.pop();
    assert_eq!(mending.apply(), None);
    mending.mends[0].edits = vec![Edit::insert(0, "x-new: 1\nplaces: 2\n")];
    assert_eq!(mending.apply(), None);
}

static SHIPPED: LazyLock<Vec<(String, Option<Original>)>> = LazyLock::new(shipped);

/// The briefs of the repository with their articles.
fn shipped() -> Vec<(String, Option<Original>)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("briefs");
    let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let briefs = files.filter(|path| path.extension().is_some_and(|ext| ext == "yaml"));
    let read = |path: std::path::PathBuf| {
        let source = std::fs::read_to_string(path).unwrap();
        let article =
            parse(source.as_bytes(), "x").brief.unwrap().source.text.map(|text| folder.join(text.raw()));
        (source, article.map(|path| Original::read(&std::fs::read(path).unwrap()).unwrap()))
    };
    briefs.map(read).collect()
}

/// A file without some of the things that can be mended: `at` and `sha256` of the lines and braces chosen.
fn spoilt(source: &str, choice: u64) -> String {
    let mut chosen = (0..).map(|bit| choice.rotate_right(bit % 64) & 1 == 1);
    let mut keep = |line: &&str| {
        let line = line.trim_start();
        let can_go = line.starts_with("at: ") || line.starts_with("sha256: ");
        !(can_go && chosen.next().unwrap_or(false))
    };
    source.split_inclusive('\n').filter(|line| keep(line)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn shipped_briefs_differ_by_the_edits_alone(
        which in any::<proptest::sample::Index>(), choice in any::<u64>(), crlf in any::<bool>()
    ) {
        let (source, article) = which.get(&SHIPPED);
        let source = spoilt(source, choice);
        let source = if crlf { source.replace('\n', "\r\n") } else { source };
        if let Some(mended) = examined(&source, article.as_ref()).1 {
            // Every edit here adds: what was there is there still, in its order.
            let mut rest = mended.chars();
            prop_assert!(source.chars().all(|c| rest.any(|other| other == c)));
            prop_assert_eq!(examined(&mended, article.as_ref()).1, None);
        }
    }
}

#[test]
fn what_cannot_be_mended_does_not_hold_up_the_rest() {
    let before = brief("place: no\nquotes:\n  - speaker: a\n    at:\n    text: “They filed it.”\n");
    let after = brief("place: \"no\"\nquotes:\n  - speaker: a\n    at:\n    text: \"They filed it.\"\n");
    assert_eq!(mended(&before), after);
}
