//! Tables for reading: columns by display width, nothing ever cut.
//!
//! A cell that is wider than its column goes on beneath itself. Where words would have to be broken for that, columns
//! that may give way go under another one; where even that is impossible, the rows are set one value a line under each
//! other. A quote that lost its end to a narrow window would say something else.

use crate::text::wrap;

/// Between two columns.
const GAP: usize = 2;

/// Words longer than this may be broken for the sake of the other columns.
const LONG_WORD: usize = 14;

/// A column of a table.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) title: &'static str,
    /// Numbers stand to the right.
    pub(super) right: bool,
    /// It is not made narrower than this, nor than its content where that is narrower still.
    pub(super) least: usize,
    /// How much of the width it deserves, compared with others.
    pub(super) weight: usize,
    /// The title of the column under whose values it goes where there is no room for it.
    pub(super) under: Option<&'static str>,
}

impl Column {
    /// Short values that are best kept on one line.
    pub(super) const fn short(title: &'static str, least: usize) -> Self {
        Self { title, right: false, least, weight: 1, under: None }
    }

    /// Prose, which is given more of the width than other columns.
    pub(super) const fn prose(title: &'static str) -> Self {
        Self { title, right: false, least: 16, weight: 3, under: None }
    }

    /// Numbers.
    pub(super) const fn number(title: &'static str) -> Self {
        Self { title, right: true, least: 1, weight: 1, under: None }
    }

    /// The same column, which gives way by going under another.
    pub(super) const fn under(self, title: &'static str) -> Self {
        Self { under: Some(title), ..self }
    }
}

/// Whether words may be broken for a table to fit.
#[derive(Debug, Clone, Copy)]
enum Words {
    Whole,
    Broken,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(super) enum Row {
    /// One text for each column; a line break in it begins a new line of the cell.
    Cells(Vec<String>),
    /// A line across all columns.
    Across(String),
}

/// A table, ready to be laid out.
pub(super) struct Table<'a> {
    pub(super) columns: &'a [Column],
    pub(super) rows: &'a [Row],
}

impl Table<'_> {
    /// The lines of the table; `None`: as wide as it comes.
    pub(super) fn lines(&self, width: Option<usize>) -> Vec<String> {
        match width.and_then(|width| self.narrower(width)) {
            Some(rows) => Table { columns: self.columns, rows: &rows }.set_lines(width),
            None => self.set_lines(width),
        }
    }

    fn set_lines(&self, width: Option<usize>) -> Vec<String> {
        let shown = self.filled_columns();
        let mut widths = self.naturals(&shown, width);
        let fits = width.is_none_or(|width| self.shrink(&shown, &mut widths, width));
        let mut lines = Vec::new();
        if fits && !shown.is_empty() {
            let titles: Vec<String> =
                shown.iter().map(|column| self.columns[*column].title.to_owned()).collect();
            self.set(&shown, &widths, &titles, &mut lines);
        }
        for row in self.rows {
            match row {
                Row::Across(text) => lines.extend(wrapped(text, width)),
                Row::Cells(cells) if fits => {
                    let cells: Vec<String> = shown.iter().map(|column| cells[*column].clone()).collect();
                    self.set(&shown, &widths, &cells, &mut lines);
                }
                Row::Cells(cells) => self.stack(&shown, cells, width, &mut lines),
            }
        }
        lines
    }

    /// The rows with as few columns put under others as will do for words not to be broken, from the last on; `None`
    /// where that is not needed or does not help.
    fn narrower(&self, width: usize) -> Option<Vec<Row>> {
        if self.fits(width, Words::Whole) {
            return None;
        }
        let shown = self.filled_columns();
        let place = |from: &usize| {
            let under = self.columns[*from].under?;
            Some((*from, *shown.iter().find(|to| self.columns[**to].title == under)?))
        };
        let giving: Vec<(usize, usize)> = shown.iter().filter_map(place).collect();
        let fewer = |skipped: usize| -> Vec<Row> {
            let moves = giving.iter().skip(skipped);
            let row =
                |row: &Row| moves.clone().fold(row.clone(), |row, (from, to)| self.folded(&row, *from, *to));
            self.rows.iter().map(row).collect()
        };
        let fits = |rows: &[Row], words: Words| Table { columns: self.columns, rows }.fits(width, words);
        let unbroken = (0..giving.len()).rev().map(fewer).find(|rows| fits(rows, Words::Whole));
        unbroken.or_else(|| Some(fewer(0)).filter(|rows| fits(rows, Words::Broken)))
    }

    /// Whether the columns can be made that narrow.
    fn fits(&self, width: usize, words: Words) -> bool {
        let shown = self.filled_columns();
        let least = match words {
            Words::Whole => self.unbroken(&shown),
            Words::Broken => self.least_widths(&shown),
        };
        self.narrow(&shown, &mut self.naturals(&shown, Some(width)), width, &least)
    }

    /// The row with one cell put under another.
    fn folded(&self, row: &Row, from: usize, to: usize) -> Row {
        match row {
            Row::Across(text) => Row::Across(text.clone()),
            Row::Cells(cells) => {
                let mut cells = cells.clone();
                let moved = std::mem::take(&mut cells[from]);
                if !moved.is_empty() {
                    let title = self.columns[from].title.to_lowercase();
                    cells[to] = format!("{}\n{title}: {moved}", cells[to]);
                }
                Row::Cells(cells)
            }
        }
    }

    fn naturals(&self, shown: &[usize], width: Option<usize>) -> Vec<usize> {
        shown.iter().map(|column| self.natural(*column, width)).collect()
    }

    fn cells(&self) -> impl Iterator<Item = &Vec<String>> {
        self.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) => Some(cells),
            Row::Across(_) => None,
        })
    }

    /// A column without a single value only takes room.
    fn filled_columns(&self) -> Vec<usize> {
        (0..self.columns.len())
            .filter(|column| self.cells().any(|cells| !cells[*column].is_empty()))
            .collect()
    }

    fn natural(&self, column: usize, limit: Option<usize>) -> usize {
        let lines = self.cells().flat_map(|cells| cells[column].lines());
        let widest = lines.map(wrap::width).chain([wrap::width(self.columns[column].title)]).max();
        widest.unwrap_or(0).min(limit.unwrap_or(usize::MAX))
    }

    /// Narrows the columns until they fit, without breaking a word if that is possible. False where they cannot.
    fn shrink(&self, shown: &[usize], widths: &mut [usize], width: usize) -> bool {
        self.narrow(shown, widths, width, &self.unbroken(shown))
            || self.narrow(shown, widths, width, &self.least_widths(shown))
    }

    fn least_widths(&self, shown: &[usize]) -> Vec<usize> {
        shown.iter().map(|column| self.least(*column)).collect()
    }

    /// A title is never broken.
    fn least(&self, column: usize) -> usize {
        self.columns[column].least.max(wrap::width(self.columns[column].title))
    }

    /// The widths from which on words are not broken, but for very long ones.
    fn unbroken(&self, shown: &[usize]) -> Vec<usize> {
        let unbroken = |column: &usize| {
            let least = self.least(*column);
            // What can go elsewhere need not be broken at all.
            let most = if self.columns[*column].under.is_some() { usize::MAX } else { LONG_WORD.max(least) };
            self.longest_word(*column).clamp(least, most)
        };
        shown.iter().map(unbroken).collect()
    }

    fn longest_word(&self, column: usize) -> usize {
        self.cells().flat_map(|cells| cells[column].split([' ', '\n'])).map(wrap::width).max().unwrap_or(0)
    }

    /// Narrows the column that has most for its weight, again and again.
    fn narrow(&self, shown: &[usize], widths: &mut [usize], width: usize, least: &[usize]) -> bool {
        let gaps = GAP * shown.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > width {
            let spare = (0..shown.len()).filter(|at| widths[*at] > least[*at]);
            match spare.max_by_key(|at| widths[*at] * 6 / self.columns[shown[*at]].weight) {
                Some(at) => widths[at] -= 1,
                None => return false,
            }
        }
        true
    }

    fn set(&self, shown: &[usize], widths: &[usize], cells: &[String], lines: &mut Vec<String>) {
        let wrapped: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, width)| wrapped(cell, Some(*width))).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let mut line = String::new();
            for ((column, width), cell) in shown.iter().zip(widths).zip(&wrapped) {
                let text = cell.get(at).map_or("", String::as_str);
                let right = self.columns[*column].right;
                line += &if right { wrap::pad_left(text, *width) } else { wrap::pad_right(text, *width) };
                line += "  ";
            }
            // No-break spaces have done their work, and who searches the output types plain ones.
            lines.push(line.trim_end().replace('\u{a0}', " "));
        }
    }

    fn stack(&self, shown: &[usize], cells: &[String], width: Option<usize>, lines: &mut Vec<String>) {
        for column in shown.iter().filter(|column| !cells[**column].is_empty()) {
            let text = format!("{}: {}", self.columns[*column].title, cells[*column].replace('\u{a0}', " "));
            lines.extend(wrapped(&text, width));
        }
        lines.push(String::new());
    }
}

/// The text in lines of a width.
pub(super) fn wrapped(text: &str, width: Option<usize>) -> Vec<String> {
    match width {
        Some(width) => wrap::wrap(text, width).into_iter().map(String::from).collect(),
        None => text.lines().map(str::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[
        Column::short("WHO", 4),
        Column::number("BRIEFS"),
        Column::short("NONE", 4),
        Column::prose("WORDS"),
    ];

    fn lines(rows: &[[&str; 4]], width: Option<usize>) -> Vec<String> {
        let rows: Vec<Row> = rows.iter().map(|row| Row::Cells(row.map(str::to_owned).to_vec())).collect();
        Table { columns: COLUMNS, rows: &rows }.lines(width)
    }

    #[test]
    fn columns_are_aligned_by_width_and_empty_ones_left_out() {
        let found = lines(&[["Ana", "7", "", "We told them."], ["漢字漢", "12", "", "No."]], None);
        assert_eq!(found, ["WHO     BRIEFS  WORDS", "Ana          7  We told them.", "漢字漢      12  No."]);
    }

    #[test]
    fn cells_go_on_beneath_themselves() {
        let found = lines(&[["Dara Vellmar", "7", "", "We told them in January. They filed it."]], Some(34));
        assert_eq!(
            found,
            [
                "WHO      BRIEFS  WORDS",
                "Dara          7  We told them in",
                "Vellmar          January. They",
                "                 filed it.",
            ]
        );
    }

    #[test]
    fn a_window_too_narrow_for_columns_gets_a_value_a_line() {
        let found = lines(&[["Ana", "7", "", "We told them in January."]], Some(14));
        assert_eq!(found, ["WHO: Ana", "BRIEFS: 7", "WORDS: We told", "them in", "January.", ""]);
    }

    #[test]
    fn nothing_is_lost_at_any_width() {
        let words = "The gate met every standard, and every deadline. 漢字漢字漢字";
        for width in 1..90 {
            let found = lines(&[["Dara Vellmar", "7", "x", words]], Some(width));
            assert!(found.iter().all(|line| wrap::width(line) <= width.max(2)), "{width}: {found:?}");
            let letters: String = found.concat().chars().filter(|c| c.is_alphabetic()).collect();
            if width > 1 {
                assert!(
                    words.chars().filter(|c| c.is_alphabetic()).all(|c| letters.contains(c)),
                    "{width}: {found:?}"
                );
            }
        }
    }

    #[test]
    fn titles_are_not_broken() {
        const WIDE: &[Column] =
            &[Column::number("REPORTED"), Column::short("CERTAINTY", 2), Column::prose("X")];
        let rows =
            [Row::Cells(["1", "so", "We told them in January. They filed it."].map(str::to_owned).to_vec())];
        let found = Table { columns: WIDE, rows: &rows }.lines(Some(37));
        assert_eq!(found[0], "REPORTED  CERTAINTY  X");
    }

    #[test]
    fn a_column_gives_way_before_words_are_broken() {
        const LESS: &[Column] =
            &[Column::short("WHO", 3), Column::prose("WORDS"), Column::short("ID", 4).under("WORDS")];
        let rows = [Row::Cells(["Ana", "We told them.", "told-them"].map(str::to_owned).to_vec())];
        let table = Table { columns: LESS, rows: &rows };
        assert_eq!(table.lines(Some(29))[1], "Ana  We told them.  told-them");
        assert_eq!(table.lines(Some(21)), ["WHO  WORDS", "Ana  We told them.", "     id: told-them"]);
    }

    #[test]
    fn rows_across_are_wrapped_to_the_width() {
        let rows = [Row::Across("! a.yaml  cannot be read: line 14".into())];
        let table = Table { columns: COLUMNS, rows: &rows };
        assert_eq!(table.lines(Some(20)), ["! a.yaml  cannot be", "read: line 14"]);
    }
}
