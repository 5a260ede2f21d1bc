//! The article itself, the words that its brief rests on marked.

use super::{Block, Flow, Line, Role, Sheet, Subject};
use crate::brief::MarkedArticle;
use crate::text::wrap;
use std::ops::Range;

/// The article's paragraphs by their numbers, with its marks.
pub fn article(marked: &MarkedArticle, width: usize) -> Sheet {
    let paragraphs = &marked.paragraphs;
    let numbers = wrap::width(&label(paragraphs.len()));
    let mut sheet = Sheet::default();
    for (index, (paragraph, marks)) in paragraphs.iter().zip(&marked.marks).enumerate() {
        let number = index + 1;
        let text = paragraph.shown().as_str();
        let lead = Line::of(&format!("{}  ", wrap::pad_left(&label(number), numbers)), Role::Dim);
        let lines = accented(text, marks).hang(lead, width);
        if index > 0 {
            sheet.push(Block::blank());
        }
        sheet.push(Block::of(Subject::Paragraph(number), lines));
    }
    sheet
}

fn label(number: usize) -> String {
    format!("¶{number}")
}

fn accented(text: &str, ranges: &[Range<usize>]) -> Flow {
    let mut flow = Flow::default();
    let mut start = 0;
    for range in ranges {
        flow.push(text.get(start..range.start).unwrap_or_default(), Role::Plain);
        flow.push(text.get(range.clone()).unwrap_or_default(), Role::Accent);
        start = range.end;
    }
    flow.push(text.get(start..).unwrap_or_default(), Role::Plain);
    flow
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Article;
    use crate::brief::parse::parse;
    use proptest::prelude::*;

    const TEXT: &str =
        "The gate held.\n\nKaldor said: “We told them in January. They filed it.” The gate held.";

    fn sheet(text: &str, at: &str, width: usize) -> Sheet {
        let brief = format!(
            "brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031}}\nkey_facts:\n- {{text: t, at: {at}}}\n"
        );
        let brief = parse(brief.as_bytes(), "x").brief.expect("readable");
        article(&MarkedArticle::new(Article::new(text), &brief), width)
    }

    fn accents(sheet: &Sheet) -> Vec<&str> {
        let spans = sheet.blocks.iter().flat_map(|block| &block.lines).flat_map(|line| &line.spans);
        spans.filter(|span| span.role == Role::Accent).map(|span| span.text.as_str()).collect()
    }

    #[test]
    fn paragraphs_hang_behind_their_numbers() {
        let expected = "\
¶1  The gate held.

¶2  Kaldor said: “We told them in
    January. They filed it.” The
    gate held.
";
        assert_eq!(sheet(TEXT, "1", 36).plain(), expected);
    }

    #[test]
    fn exact_words_are_marked_across_lines() {
        let sheet = sheet(TEXT, "{paragraph: 2, exact: '\"We told them in January.'}", 36);
        assert_eq!(accents(&sheet), ["We told them in", "January."]);
        assert_eq!(sheet.blocks[2].subject, Some(Subject::Paragraph(2)));
    }

    #[test]
    fn a_prefix_tells_which_words_are_meant() {
        let twice = "The gate held. Later the gate held again.";
        let found = |at: &str| sheet(twice, at, 80).blocks[0].lines[0].spans[1].text.as_str().to_owned();
        assert_eq!(found("{exact: gate held, prefix: Later the}"), "The gate held. Later the ");
        assert_eq!(found("{exact: gate held}"), "The ");
        assert!(accents(&sheet(twice, "{exact: gate held, prefix: Then}", 80)).is_empty());
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(text in any::<String>(), width in 0_usize..200) {
            let sheet = sheet(&text, "1", width);
            prop_assert!(sheet.blocks.iter().flat_map(|block| &block.lines).all(|line| line.width() <= width));
        }
    }
}
