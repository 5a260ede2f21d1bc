//! The article itself, the words that its brief rests on marked.

use super::{Block, Flow, Line, Role, Sheet, Subject};
use crate::brief::Article;
use crate::brief::{Item, Locator};
use crate::text::{fold::find, wrap};
use std::collections::HashMap;
use std::ops::Range;

/// What may be searched for an article's marks, in bytes: a hostile brief cannot hold up its reader.
const SEARCHED: usize = 8 << 20;

/// The article's paragraphs by their numbers; `marks` are the items whose words are marked in it.
pub fn article(article: &Article, marks: &[Item], width: usize) -> Sheet {
    let numbers = wrap::width(&label(article.paragraphs.len()));
    let mut marks = Marks::of(marks);
    let mut sheet = Sheet::default();
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        let number = index + 1;
        let text = paragraph.shown().as_str();
        let lead = Line::of(&format!("{}  ", wrap::pad_left(&label(number), numbers)), Role::Dim);
        let lines = marked(text, &marks.found(text, number)).hang(lead, width);
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

/// The locators with words to mark, by paragraph; those that name none are sought in all.
struct Marks<'a> {
    by_paragraph: HashMap<Option<usize>, Vec<&'a Locator>>,
    searched: usize,
}

impl<'a> Marks<'a> {
    fn of(items: &'a [Item]) -> Self {
        let mut by_paragraph: HashMap<_, Vec<_>> = HashMap::new();
        for at in items.iter().flat_map(|item| &item.at).filter(|at| at.exact.is_some()) {
            let paragraph = at.paragraph.map(|number| usize::try_from(number).unwrap_or(usize::MAX));
            by_paragraph.entry(paragraph).or_default().push(at);
        }
        Self { by_paragraph, searched: 0 }
    }

    /// The stretches of a paragraph that items point at, in order, overlapping ones as one.
    fn found(&mut self, text: &str, number: usize) -> Vec<Range<usize>> {
        let here = [Some(number), None].into_iter().filter_map(|key| self.by_paragraph.get(&key)).flatten();
        let affordable = (SEARCHED - self.searched) / text.len().max(1);
        let here: Vec<&Locator> = here.take(affordable).copied().collect();
        self.searched += here.len() * text.len();
        merged(here.into_iter().filter_map(|at| locate(text, at)).collect())
    }
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Where a locator's exact words stand: after its prefix if it has one, else where they stand first.
fn locate(text: &str, at: &Locator) -> Option<Range<usize>> {
    let exact = at.exact.as_ref()?.shown().as_str();
    let places = find(text, exact);
    let Some(prefix) = &at.prefix else { return places.into_iter().next() };
    let prefixes = find(text, prefix.shown().as_str());
    let follows = |place: &Range<usize>| {
        let between = |end: usize| text.get(end..place.start).is_some_and(is_between);
        prefixes.iter().any(|prefix| between(prefix.end))
    };
    places.into_iter().find(follows)
}

/// Whether nothing that is read stands between a prefix and its words.
fn is_between(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

fn marked(text: &str, ranges: &[Range<usize>]) -> Flow {
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
    use crate::brief::parse::parse;
    use proptest::prelude::*;

    const TEXT: &str =
        "The gate held.\n\nKaldor said: “We told them in January. They filed it.” The gate held.";

    fn sheet(text: &str, at: &str, width: usize) -> Sheet {
        let brief = format!(
            "brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031}}\nkey_facts:\n- {{text: t, at: {at}}}\n"
        );
        let brief = parse(brief.as_bytes(), "x").brief.expect("readable");
        article(&Article::new(text), &brief.items, width)
    }

    fn accented(sheet: &Sheet) -> Vec<&str> {
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
        assert_eq!(accented(&sheet), ["“We told them in", "January."]);
        assert_eq!(sheet.blocks[2].subject, Some(Subject::Paragraph(2)));
    }

    #[test]
    fn a_prefix_tells_which_words_are_meant() {
        let twice = "The gate held. Later the gate held again.";
        let found = |at: &str| sheet(twice, at, 80).blocks[0].lines[0].spans[1].text.as_str().to_owned();
        assert_eq!(found("{exact: gate held, prefix: Later the}"), "The gate held. Later the ");
        assert_eq!(found("{exact: gate held}"), "The ");
        assert!(accented(&sheet(twice, "{exact: gate held, prefix: Then}", 80)).is_empty());
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(text in any::<String>(), width in 0_usize..200) {
            let sheet = sheet(&text, "1", width);
            prop_assert!(sheet.blocks.iter().flat_map(|block| &block.lines).all(|line| line.width() <= width));
        }
    }
}
