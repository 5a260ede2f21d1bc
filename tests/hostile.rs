//! Nothing that a brief says reaches a terminal but as something to read.

mod support {
    pub(crate) mod controls;
    #[expect(dead_code, reason = "who reads here was never here before")]
    pub(crate) mod desk;
    pub(crate) mod hostile;
    pub(crate) mod hostile_files;
    pub(crate) mod keys;
    pub(crate) mod views;
}

use nutgraf::reader::Event;
use nutgraf::screen::{Caps, Colour, Screen};
use nutgraf::ui::{self, Drawn, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::controls::{drawing, first_but, is_visible};
use support::desk::Desk;
use support::views::VIEWS;

const SIZES: [(u16, u16); 3] = [(80, 24), (40, 12), (9, 4)];

/// The ways to a file that cannot be read and to each brief; at lesser sizes to the worst of them.
fn downs(size: (u16, u16)) -> &'static [&'static str] {
    if size == SIZES[0] { &["", "jjj", "jjjj", "jjjjj"] } else { &["jjj"] }
}

/// Visits every view of the hostile library, with every brief under the cursor once, and one file that cannot be read.
fn visit(mut look: impl FnMut(&str, &Buffer, &Drawn)) {
    let library = support::hostile::hostile();
    for size in SIZES {
        for (keys, down) in VIEWS.iter().flat_map(|keys| downs(size).iter().map(move |down| (keys, *down))) {
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
fn no_view_shows_or_writes_what_the_program_does_not_mean() {
    visit(|keys, buffer, drawn| {
        assert_seen(keys, buffer);
        for term in ["vt100", "xterm-kitty"] {
            assert_eq!(foreign(&bytes(term, buffer, drawn)), None, "{term} {keys}");
        }
    });
}

fn assert_seen(keys: &str, buffer: &Buffer) {
    for cell in buffer.content() {
        let symbol = cell.symbol();
        assert!(is_visible(symbol), "{keys}: {symbol:?}");
        assert!(symbol.len() <= 64, "{keys}: {} bytes", symbol.len());
    }
}

/// What is written for a screen on which nothing stands.
fn bytes(term: &str, buffer: &Buffer, drawn: &Drawn) -> String {
    let mut screen = Screen::new(Caps {
        size: (buffer.area.width, buffer.area.height),
        term: term.into(),
        colour: if term == "vt100" { Colour::Mono } else { Colour::Indexed },
        unicode: term != "vt100",
        cjk: false,
        sync: term == "xterm-kitty",
        links: true,
    });
    let mut bytes = Vec::new();
    screen.frame(buffer, &drawn.links, drawn.cursor, &mut bytes);
    String::from_utf8(bytes).expect("UTF-8")
}

/// Every key that can be typed, one after another, and hostile words pasted after each where they are taken.
#[test]
fn no_key_or_paste_does() {
    let library = support::hostile::hostile();
    let printable = ('!'..='~').map(|c| if c == '<' { "<lt>".to_owned() } else { c.to_string() });
    let named =
        ["<Enter>", "<Tab>", "<S-Tab>", "<Esc>", "<BS>", "<C-o>", "<C-d>", "<C-l>", "<Left>", "<Right>"];
    let keys: Vec<String> = printable.chain(named.map(str::to_owned)).collect();
    let pasted: String = support::hostile_files::every().chars().take(90).collect();
    for (size, from) in SIZES.into_iter().zip(["jjj<Enter>2", "s", "jjj"]) {
        let mut desk = Desk::open(&library, size);
        desk.keys(from);
        for key in &keys {
            desk.keys(key);
            if ":/sat?".contains(key.as_str()) {
                desk.receive(Event::Paste(pasted.clone()));
                desk.settle();
            }
            let (buffer, drawn) = draw(&desk);
            assert_seen(key, &buffer);
            assert_eq!(foreign(&bytes("xterm-kitty", &buffer, &drawn)), None, "{from} {key}");
            if desk.quit {
                desk = Desk::open(&library, size);
            }
        }
    }
}

/// The first control that is none of those that draw.
fn foreign(text: &str) -> Option<String> {
    first_but(text, drawing)
}

#[test]
fn the_checks_see_what_they_look_for() {
    for hidden in ["\u{1b}", "\u{9b}", "\u{202e}", "\u{200b}", "\u{e0041}", "a\u{200d}", "\u{2028}"] {
        assert!(!is_visible(hidden), "{hidden:?}");
    }
    assert!(is_visible("👩\u{200d}💻") && is_visible("e\u{301}"));
    assert_eq!(foreign("\u{1b}[1;31mred\r\n\u{1b}[?25l"), None);
    assert_eq!(foreign("\u{1b}]8;;https://a.example/%20b\u{1b}\\a\u{1b}]8;;\u{1b}\\"), None);
    for command in ["\u{1b}]8;;file:///etc\u{1b}\\", "\u{1b}]8;;https://a\u{7}b\u{1b}\\"] {
        assert!(foreign(command).is_some(), "{command:?}");
    }
    for command in ["\u{1b}]52;c;aGk=\u{7}", "\u{1b}[?1049h", "\u{9b}2J", "\u{7}", "\u{1b}[6n", "\u{1b}c"] {
        assert!(foreign(command).is_some(), "{command:?}");
    }
}
