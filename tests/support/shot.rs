//! A drawing as text.

use super::desk::Desk;
use nutgraf::screen::{Caps, Screen};
use nutgraf::ui::{self, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::num::NonZeroU16;
use unicode_width::UnicodeWidthStr;

impl Desk {
    /// What is drawn, and where the cursor stands if something is typed.
    fn draw(&self) -> (Buffer, Option<(u16, u16)>) {
        let (width, height) = self.reader.size();
        let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height });
        let cursor = ui::draw(&self.reader, Theme::Default, &mut buffer).cursor;
        (buffer, cursor)
    }

    /// The screen as text without white space at the ends of its lines; under it, where the cursor stands.
    pub(crate) fn screen(&self) -> String {
        let (buffer, cursor) = self.draw();
        let rows = (0..buffer.area.height).map(|y| text(row(&buffer, y)).trim_end().to_owned() + "\n");
        let cursor = cursor.map(|(x, y)| format!("[cursor in column {x} of row {y}]\n"));
        rows.chain(cursor).collect()
    }

    /// What a terminal that is fed ASCII alone shows.
    pub(crate) fn ascii(&self) -> String {
        let (buffer, cursor) = self.draw();
        let (width, height) = self.reader.size();
        let caps = Caps::from_env(|_| None, (width, height));
        let mut bytes = Vec::new();
        Screen::new(Caps { unicode: false, ..caps }).frame(&buffer, &[], cursor, &mut bytes);
        assert!(bytes.is_ascii());
        let size = |length| NonZeroU16::new(length).expect("not nothing");
        let mut emulator = vt100::Parser::new(size(height), size(width), 0);
        emulator.process(&bytes);
        emulator.screen().contents()
    }

    /// The rows of the screen that hold some text.
    pub(crate) fn rows_with(&self, text: &str) -> Vec<String> {
        self.screen().lines().filter(|row| row.contains(text)).map(str::to_owned).collect()
    }

    /// A row as runs of one style each: `› [bold]Eric Schultz[/][dim], spokesman[/]`.
    pub(crate) fn styled(&self, y: u16) -> String {
        let (buffer, _) = self.draw();
        let mut runs: Vec<(String, String)> = Vec::new();
        for cell in row(&buffer, y) {
            let style = style(cell);
            match runs.last_mut() {
                Some((last, text)) if *last == style => text.push_str(cell.symbol()),
                _ => runs.push((style, cell.symbol().to_owned())),
            }
        }
        let runs = runs.into_iter().map(|(style, text)| match style.as_str() {
            "" => text,
            _ => format!("[{style}]{text}[/]"),
        });
        runs.collect::<String>().trim_end().to_owned()
    }
}

/// The cells of a row without those that a wide character covers.
fn row(buffer: &Buffer, y: u16) -> Vec<&Cell> {
    let (mut x, mut cells) = (0, Vec::new());
    while let Some(cell) = buffer.cell((x, y)) {
        cells.push(cell);
        x += u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
    }
    cells
}

fn text(cells: Vec<&Cell>) -> String {
    cells.into_iter().map(Cell::symbol).collect()
}

fn style(cell: &Cell) -> String {
    let weights = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ];
    let weights = weights.iter().filter(|(modifier, _)| cell.modifier.contains(*modifier));
    let mut words: Vec<String> = weights.map(|(_, word)| (*word).to_owned()).collect();
    words.extend(
        [("", cell.fg), ("on ", cell.bg)]
            .iter()
            .filter(|(_, colour)| *colour != Color::Reset)
            .map(|(on, colour)| format!("{on}{}", colour.to_string().to_lowercase())),
    );
    words.join(" ")
}
