//! Nothing that a brief says reaches a terminal but as something to read.

mod support {
    pub(crate) mod desk;
    pub(crate) mod hostile;
    pub(crate) mod keys;
    pub(crate) mod views;
}

use nutgraf::screen::{Caps, Colour, Screen};
use nutgraf::ui::{self, Drawn, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::desk::Desk;
use support::views::VIEWS;
use unicode_properties::{GeneralCategory as Category, UnicodeEmoji, UnicodeGeneralCategory};

const SIZES: [(u16, u16); 3] = [(80, 24), (40, 12), (9, 4)];

/// Visits every view of the hostile library, with every brief under the cursor once.
fn visit(mut look: impl FnMut(&str, &Buffer, &Drawn)) {
    let library = support::hostile::hostile();
    for size in SIZES {
        for (keys, down) in VIEWS.iter().flat_map(|keys| ["", "j", "jj", "jjj"].map(|down| (keys, down))) {
            let mut desk = Desk::open(&library, size);
            let keys = format!("{down}{keys}");
            desk.keys(&keys);
            let (buffer, drawn) = draw(&desk);
            look(&keys, &buffer, &drawn);
            let (columns, rows) = size;
            let (buffer, drawn) = draw(desk.resize((columns + 40, rows + 9)));
            look(&keys, &buffer, &drawn);
        }
    }
}

fn draw(desk: &Desk) -> (Buffer, Drawn) {
    let (width, height) = desk.reader.size();
    let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height });
    let drawn = ui::draw(&desk.reader, Theme::Default, &mut buffer);
    (buffer, drawn)
}

#[test]
fn no_cell_holds_what_cannot_be_seen() {
    visit(|keys, buffer, _| {
        for cell in buffer.content() {
            let symbol = cell.symbol();
            assert!(is_visible(symbol), "{keys}: {symbol:?}");
            assert!(symbol.len() <= 64, "{keys}: {} bytes", symbol.len());
        }
    });
}

/// Joiners and selectors stand only among emoji.
fn is_visible(symbol: &str) -> bool {
    let emoji = symbol.chars().any(|c| !c.is_ascii() && c.is_emoji_char());
    symbol.chars().all(|c| match c {
        '\u{200d}' | '\u{fe0f}' => emoji,
        _ => !matches!(
            c.general_category(),
            Category::Control
                | Category::Format
                | Category::LineSeparator
                | Category::ParagraphSeparator
                | Category::PrivateUse
                | Category::Unassigned
        ),
    })
}

#[test]
fn no_byte_is_written_that_the_program_does_not_mean() {
    visit(|keys, buffer, drawn| {
        for term in ["xterm-256color", "vt100", "xterm-kitty"] {
            let size = (buffer.area.width, buffer.area.height);
            let mut screen = Screen::new(Caps {
                size,
                term: term.into(),
                colour: if term == "vt100" { Colour::Mono } else { Colour::Indexed },
                unicode: term != "vt100",
                cjk: false,
                sync: term == "xterm-kitty",
                links: true,
            });
            let mut bytes = Vec::new();
            screen.frame(buffer, &drawn.links, drawn.cursor, &mut bytes);
            let text = String::from_utf8(bytes).expect("UTF-8");
            assert_eq!(foreign(&text), None, "{term} {keys}");
        }
    });
}

/// The first control that is none of those that draw: `CSI` with moves, erasures, pens and the cursor's modes, and
/// the breaks of a line.
fn foreign(text: &str) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_control()) {
        let (_, control) = rest.split_at_checked(at)?;
        let after = match (control.strip_prefix("\u{1b}["), control.strip_prefix("\u{1b}]8;;")) {
            (Some(sequence), _) => drawing(sequence),
            (_, Some(link)) => leading(link),
            _ => control.strip_prefix(['\r', '\n', '\u{8}']),
        };
        match after {
            Some(after) => rest = after,
            None => return Some(control.chars().take(20).collect()),
        }
    }
    None
}

/// What follows a link to the web, or the end of one.
fn leading(link: &str) -> Option<&str> {
    let (url, rest) = link.split_once("\u{1b}\\")?;
    let web = url.is_empty() || url.starts_with("http://") || url.starts_with("https://");
    (web && url.bytes().all(|byte| byte.is_ascii_graphic())).then_some(rest)
}

/// What follows a sequence that draws.
fn drawing(sequence: &str) -> Option<&str> {
    for mode in ["?25h", "?25l", "?2026h", "?2026l"] {
        if let Some(rest) = sequence.strip_prefix(mode) {
            return Some(rest);
        }
    }
    sequence
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == ';')
        .strip_prefix(['A', 'B', 'C', 'D', 'G', 'H', 'J', 'K', 'd', 'm'])
}

#[test]
fn the_checks_see_what_they_look_for() {
    for hidden in ["\u{1b}", "\u{9b}", "\u{202e}", "\u{200b}", "\u{e0041}", "a\u{200d}", "\u{2028}"] {
        assert!(!is_visible(hidden), "{hidden:?}");
    }
    assert!(is_visible("👩\u{200d}💻") && is_visible("e\u{301}"));
    assert_eq!(foreign("\u{1b}[1;31mred\r\n\u{1b}[?25l\u{1b}]8;;http://a/\u{1b}\\x\u{1b}]8;;\u{1b}\\"), None);
    for command in [
        "\u{1b}]52;c;aGk=\u{7}",
        "\u{1b}[?1049h",
        "\u{9b}2J",
        "\u{7}",
        "\u{1b}[6n",
        "\u{1b}c",
        "\u{1b}]8;;file:///\u{1b}\\",
    ] {
        assert!(foreign(command).is_some(), "{command:?}");
    }
}
