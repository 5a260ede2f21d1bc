//! How wide text is on a screen, and how it is broken into lines.
//!
//! The unit is the grapheme cluster, and its width is the one by which ratatui's `Buffer::set_stringn` lays clusters
//! out, so that what was measured here is what is drawn there; a test holds the two against each other. Where lines
//! may break is UAX #14, through textwrap, and after a hyphen between letters; textwrap's own wrapping is not used, for
//! it measures characters, not clusters, and may split a cluster.

use std::borrow::Cow;
use std::ops::Range;

use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The sign of a cut.
const CUT: &str = "…";

/// The columns that the text takes on one line; line breaks take none.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// The columns of one cluster, as ratatui counts them: it gives the half-width sound marks of katakana (U+FF9E, U+FF9F)
/// a column more than unicode-width does, and skips clusters with a control character.
fn cluster_width(cluster: &str) -> usize {
    if cluster.contains(char::is_control) {
        return 0;
    }
    cluster.width() + cluster.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count()
}

/// The text in at most `width` columns, its end replaced by `…` where it is wider. No columns: no text.
pub fn truncate(text: &str, width: usize) -> Cow<'_, str> {
    let mut used = 0;
    let mut end = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster_width(cluster);
        if used > width {
            let kept = text.get(..end).unwrap_or_default();
            return Cow::Owned(if width == 0 { String::new() } else { format!("{kept}{CUT}") });
        }
        if used < width {
            end = at + cluster.len();
        }
    }
    Cow::Borrowed(text)
}

/// The text set to the right of `width` columns, as numbers are; text that is wider stays as it is.
pub fn pad_left(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(self::width(text))))
}

/// The text set to the left of `width` columns; text that is wider stays as it is.
pub fn pad_right(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(self::width(text))))
}

/// The text broken into lines of at most `width` columns, a width of 0 counting as 1. As [`ranges`], but a cluster
/// wider than a whole line is replaced by `…`.
pub fn wrap(text: &str, width: usize) -> Vec<Cow<'_, str>> {
    let shown = |range| {
        let line = text.get(range).unwrap_or_default();
        if self::width(line) > width.max(1) { Cow::Borrowed(CUT) } else { Cow::Borrowed(line) }
    };
    ranges(text, width).into_iter().map(shown).collect()
}

/// The same lines as byte ranges of the text, in order, without the white space at which they were broken. No line is
/// wider than `width` (0 counts as 1) but one that is a single wider cluster. As with [`str::lines`], a line break at
/// the end begins no further line, and no text has no lines. Linear in the text.
pub fn ranges(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let content = paragraph.strip_suffix('\n').unwrap_or(paragraph);
        Paragraph::new(content, start, width.max(1), &mut lines).set();
        start += paragraph.len();
    }
    lines
}

/// One paragraph being set into lines.
struct Paragraph<'a> {
    text: &'a str,
    /// Where the paragraph begins in the whole text.
    offset: usize,
    width: usize,
    lines: &'a mut Vec<Range<usize>>,
    /// Where the current line begins in the paragraph, and where its last visible content ends.
    start: usize,
    end: usize,
    /// Columns up to here, trailing white space included.
    used: usize,
}

impl<'a> Paragraph<'a> {
    fn new(text: &'a str, offset: usize, width: usize, lines: &'a mut Vec<Range<usize>>) -> Self {
        Self { text, offset, width, lines, start: 0, end: 0, used: 0 }
    }

    fn set(mut self) {
        for fragment in fragments(self.text) {
            self.place(&fragment);
        }
        self.finish_line();
    }

    /// White space alone never begins a line: it stays behind where a line is broken.
    fn place(&mut self, fragment: &Fragment) {
        if fragment.content_end == fragment.start {
            self.used += fragment.width;
            return;
        }
        if self.used + fragment.content_width > self.width {
            self.break_before(fragment.start);
        }
        if fragment.content_width > self.width {
            self.place_by_clusters(fragment);
        } else {
            self.end = fragment.content_end;
            self.used += fragment.width;
        }
    }

    /// Begins a new line here; a line that has nothing visible yet begins here instead.
    fn break_before(&mut self, at: usize) {
        if self.end > self.start {
            self.finish_line();
        }
        (self.start, self.end, self.used) = (at, at, 0);
    }

    fn place_by_clusters(&mut self, fragment: &Fragment) {
        let content = self.text.get(fragment.start..fragment.content_end).unwrap_or_default();
        for (at, cluster) in content.grapheme_indices(true) {
            let (at, columns) = (fragment.start + at, cluster_width(cluster));
            if !is_blank(cluster) {
                if self.used + columns > self.width {
                    self.break_before(at);
                }
                self.end = at + cluster.len();
            }
            self.used += columns;
        }
        self.used += fragment.width - fragment.content_width;
    }

    fn finish_line(&mut self) {
        self.lines.push(self.offset + self.start..self.offset + self.end);
    }
}

/// What lies between two places where a line may break.
#[derive(Default)]
struct Fragment {
    start: usize,
    /// Where its trailing white space begins.
    content_end: usize,
    /// Columns without and with the trailing white space.
    content_width: usize,
    width: usize,
}

impl Fragment {
    fn new(start: usize) -> Self {
        Self { start, content_end: start, ..Self::default() }
    }

    fn push(&mut self, at: usize, cluster: &str) {
        self.width += cluster_width(cluster);
        if !is_blank(cluster) {
            self.content_end = at + cluster.len();
            self.content_width = self.width;
        }
    }
}

fn is_blank(cluster: &str) -> bool {
    cluster.chars().all(char::is_whitespace)
}

/// The paragraph, cut wherever a line may break and no cluster is split.
fn fragments(text: &str) -> Vec<Fragment> {
    let mut breaks = breaks(text).into_iter().peekable();
    let mut fragments = Vec::new();
    let mut fragment = Fragment::new(0);
    for (at, cluster) in text.grapheme_indices(true) {
        let end = at + cluster.len();
        fragment.push(at, cluster);
        while breaks.next_if(|at| *at < end).is_some() {}
        if breaks.next_if_eq(&end).is_some() {
            fragments.push(std::mem::replace(&mut fragment, Fragment::new(end)));
        }
    }
    fragments
}

/// Where a line may break, in order, the end of the text included.
fn breaks(text: &str) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut start = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(text) {
        breaks.extend(after_hyphens(word.word).map(|at| start + at));
        start += word.word.len() + word.whitespace.len();
        breaks.push(start);
    }
    breaks
}

/// Textwrap leaves hyphens to its caller. One between letters may end a line; one in a date or a score may not.
fn after_hyphens(word: &str) -> impl Iterator<Item = usize> + '_ {
    word.match_indices('-').map(|(at, _)| at + 1).filter(|at| {
        let (before, after) = word.split_at(*at);
        let before = before.strip_suffix('-').and_then(|before| before.chars().next_back());
        before.is_some_and(char::is_alphabetic) && after.starts_with(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests;
