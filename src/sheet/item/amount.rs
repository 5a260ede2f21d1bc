//! A number behind its hedge, as it is set: the hedge is read before its number.

use crate::brief::Figure;
use crate::brief::amount::{hedge, number};
use crate::sheet::{Flow, Line, Role};
use crate::text::wrap;

/// The hedge before its number: "more than 12,400".
pub(in crate::sheet) fn hedged(figure: &Figure) -> Flow {
    let mut flow = Flow::of(&hedge(figure), Role::Plain);
    flow.join(" ", &number(figure), Role::Strong);
    flow
}

/// How many columns [`hedged`] takes on one line, and how many its longest word.
pub(in crate::sheet) fn hedged_width(figure: &Figure) -> (usize, usize) {
    let words = [hedge(figure), number(figure)].join(" ");
    let longest = words.split_whitespace().map(wrap::width).max().unwrap_or(0);
    (wrap::width(words.trim_start()), longest)
}

/// Text at the right end of a column, as numbers are set.
pub(in crate::sheet) fn right(flow: &Flow, width: usize) -> Vec<Line> {
    let lines = flow.lines(width, 0).into_iter();
    lines.map(|line| Line::default().padded(width.saturating_sub(line.width())).followed_by(line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use rstest::rstest;

    #[rstest]
    #[case("value: 12400, unit: people")]
    #[case("range: [3, 7], unit: people, bound: about")]
    #[case("words: hundreds, bound: less_than, hedge: fewer than")]
    fn a_hedged_number_takes_the_columns_it_says(#[case] keys: &str) {
        let text = format!(
            "brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031}}\nfigures: [{{{keys}, what: w}}]\n"
        );
        let brief = parse(text.as_bytes(), "x").brief.expect("readable");
        let figure = brief.items[0].figure().expect("a figure");
        let whole = wrap::width(&hedged(figure).lines(usize::MAX, 0)[0].plain());
        assert_eq!(hedged_width(figure).0, whole);
    }
}
