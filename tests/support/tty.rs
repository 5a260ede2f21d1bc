//! A terminal that a desk is shown on.

use super::desk::Desk;
use nutgraf::screen::{Caps, Screen};
use nutgraf::ui::{self, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::num::NonZeroU16;

/// What is drawn, and a terminal that it arrives at.
pub(crate) struct Tty {
    screen: Screen,
    emulator: vt100::Parser,
}

impl Tty {
    /// An xterm in 256 colours, of columns and rows.
    pub(crate) fn new(size: (u16, u16)) -> Self {
        let environment = |name: &str| (name == "TERM").then(|| "xterm-256color".to_owned());
        Self { screen: Screen::new(Caps::from_env(environment, size)), emulator: emulator(size) }
    }

    /// Shows what the desk shows, and gives the bytes that did it.
    pub(crate) fn show(&mut self, desk: &Desk) -> Vec<u8> {
        let size = desk.reader.size();
        if self.screen.caps().size != size {
            self.screen.resize(size);
            self.emulator.screen_mut().set_size(length(size.1), length(size.0));
        }
        let mut bytes = Vec::new();
        draw(&mut self.screen, desk, &mut bytes);
        self.emulator.process(&bytes);
        bytes
    }

    /// What stands there, row by row, and where the cursor is, if it is shown.
    pub(crate) fn cells(&self) -> Vec<String> {
        cells(&self.emulator)
    }

    /// The same where what the desk shows is drawn on an empty terminal.
    pub(crate) fn redrawn(&self, desk: &Desk) -> Vec<String> {
        let mut bytes = Vec::new();
        draw(&mut Screen::new(self.screen.caps().clone()), desk, &mut bytes);
        let mut emulator = emulator(self.screen.caps().size);
        emulator.process(&bytes);
        cells(&emulator)
    }
}

fn cells(emulator: &vt100::Parser) -> Vec<String> {
    let screen = emulator.screen();
    let (rows, columns) = screen.size();
    let row = |y| (0..columns.get()).filter_map(|x| screen.cell(y, x)).map(cell).collect();
    let cursor = (!screen.hide_cursor()).then(|| format!("cursor at {:?}", screen.cursor_position()));
    (0..rows.get()).map(row).chain(cursor).collect()
}

/// A glyph with its looks; of a blank, no more than is seen.
fn cell(cell: &vt100::Cell) -> String {
    let text = cell.contents();
    if text.trim().is_empty() {
        return if cell.underline() || cell.inverse() { "_".to_owned() } else { " ".to_owned() };
    }
    let looks = [cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse()];
    let looks: String = "bdiur".chars().zip(looks).filter(|(_, on)| *on).map(|(sign, _)| sign).collect();
    match (looks.as_str(), cell.fgcolor()) {
        ("", vt100::Color::Default) => text.to_owned(),
        (looks, colour) => format!("[{looks} {colour:?} {text}]"),
    }
}

fn draw(screen: &mut Screen, desk: &Desk, bytes: &mut Vec<u8>) {
    let (width, height) = desk.reader.size();
    let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height });
    let drawn = ui::draw(&desk.reader, Theme::Default, &mut buffer);
    screen.frame(&buffer, &drawn.links, drawn.cursor, bytes);
}

fn emulator((columns, rows): (u16, u16)) -> vt100::Parser {
    vt100::Parser::new(length(rows), length(columns), 0)
}

fn length(length: u16) -> NonZeroU16 {
    NonZeroU16::new(length).expect("not nothing")
}
