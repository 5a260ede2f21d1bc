use std::fmt::Write as _;
use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::{Caps, Colour, Screen};

/// An xterm in 256 colours, as columns and rows.
fn caps(size: (u16, u16)) -> Caps {
    Caps {
        size,
        term: "xterm-256color".into(),
        colour: Colour::Indexed,
        unicode: true,
        cjk: false,
        sync: false,
        links: false,
    }
}

fn emulator((columns, rows): (u16, u16)) -> vt100::Parser {
    vt100::Parser::new(NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap(), 0)
}

fn buffer(lines: &[&str]) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 4));
    for (y, line) in (0..).zip(lines) {
        buffer.set_string(0, y, line, Style::new());
    }
    buffer
}

/// What a change from one drawing to another is written as.
fn diff(before: &Buffer, after: &Buffer) -> String {
    diff_with(caps((20, 4)), before, after)
}

fn diff_with(caps: Caps, before: &Buffer, after: &Buffer) -> String {
    let mut screen = Screen::new(caps);
    screen.frame(before, None, &mut Vec::new());
    let mut out = Vec::new();
    screen.frame(after, None, &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn nothing_changed_is_nothing_written() {
    let drawing = buffer(&["one", "水 two"]);
    assert_eq!(diff(&drawing, &drawing.clone()), "");
}

#[test]
fn the_first_frame_clears_and_a_later_one_does_not() {
    let mut screen = Screen::new(caps((20, 4)));
    let mut out = Vec::new();
    screen.frame(&buffer(&["one"]), None, &mut out);
    assert_eq!(out, b"\x1b[?25l\x1b[m\x1b[2J\x1b[Hone");
    out.clear();
    screen.forget();
    screen.frame(&buffer(&["one"]), None, &mut out);
    assert_eq!(out, b"\x1b[?25l\x1b[m\x1b[2J\x1b[Hone");
}

#[test]
fn a_changed_word_is_written_where_it_stands() {
    assert_eq!(diff(&buffer(&["", "one two"]), &buffer(&["", "one six"])), "\x1b[2;5Hsix");
}

#[test]
fn a_short_run_is_written_again_and_a_long_one_skipped() {
    assert_eq!(diff(&buffer(&["a-a"]), &buffer(&["b-b"])), "\x1b[Hb-b");
    assert_eq!(diff(&buffer(&["a123456a"]), &buffer(&["b123456b"])), "\x1b[Hb\x1b[6Cb");
}

#[test]
fn the_tail_of_a_line_is_erased() {
    assert_eq!(diff(&buffer(&["a long line"]), &buffer(&["a"])), "\x1b[1;2H\x1b[K");
    assert_eq!(diff(&buffer(&["abc"]), &buffer(&["a"])), "\x1b[1;2H  ");
}

#[test]
fn the_next_line_is_reached_by_a_line_feed() {
    assert_eq!(diff(&buffer(&["", ""]), &buffer(&["ab", "cd"])), "\x1b[Hab\r\ncd");
}

#[test]
fn moving_a_marker_costs_little() {
    let list = |marked: u16| {
        let mut list = Buffer::empty(Rect::new(0, 0, 80, 24));
        for y in 0..24 {
            let style = if y == marked { Style::new().add_modifier(Modifier::BOLD) } else { Style::new() };
            let marker = if y == marked { "›" } else { " " };
            list.set_string(0, y, marker, Style::new().fg(Color::Cyan));
            list.set_string(2, y, "18 May 2015  Gulf News     Ramadi falls; thousands flee", Style::new());
            list.set_style(Rect::new(0, y, 1, 1), style);
        }
        list
    };
    let bytes = diff_with(caps((80, 24)), &list(10), &list(11)).len();
    assert!(bytes <= 60, "{bytes} bytes");
}

#[test]
fn spaces_between_bold_words_do_not_end_the_bold() {
    let mut bold = buffer(&[]);
    bold.set_string(0, 0, "two words", Style::new().add_modifier(Modifier::BOLD));
    assert_eq!(diff(&buffer(&[]), &bold), "\x1b[H\x1b[1mtwo words\x1b[m");
}

#[test]
fn colours_that_are_not_shown_cost_nothing() {
    let mut red = buffer(&["word"]);
    red.set_style(Rect::new(0, 0, 4, 1), Style::new().fg(Color::Rgb(200, 0, 0)));
    let mono = Caps { colour: Colour::Mono, ..caps((20, 4)) };
    assert_eq!(diff_with(mono, &buffer(&["word"]), &red), "");
    assert_eq!(diff(&buffer(&["word"]), &red), "\x1b[H\x1b[38;5;160mword\x1b[m");
}

#[test]
fn a_control_character_never_passes() {
    for bad in ["\x1b", "\x07", "\u{9b}", "a\x1b[2J", "\x7f"] {
        let mut drawing = buffer(&[]);
        drawing[(0, 0)].set_symbol(bad);
        assert_eq!(diff(&buffer(&[]), &drawing), "\x1b[H?");
    }
}

#[test]
fn the_cursor_is_shown_moved_and_hidden() {
    let drawing = buffer(&["one"]);
    let mut screen = Screen::new(caps((20, 4)));
    let mut frame = |cursor| {
        let mut out = Vec::new();
        screen.frame(&drawing, cursor, &mut out);
        String::from_utf8(out).unwrap()
    };
    frame(None);
    assert_eq!(frame(Some((3, 0))), "\x1b[1;4H\x1b[?25h");
    assert_eq!(frame(Some((3, 0))), "");
    assert_eq!(frame(Some((0, 1))), "\x1b[2H");
    assert_eq!(frame(None), "\x1b[?25l");
}

#[test]
fn a_frame_is_held_together_only_where_the_terminal_can() {
    let sync = Caps { sync: true, ..caps((20, 4)) };
    assert_eq!(diff_with(sync.clone(), &buffer(&[]), &buffer(&["a"])), "\x1b[?2026h\x1b[Ha\x1b[?2026l");
    assert_eq!(diff_with(sync, &buffer(&["a"]), &buffer(&["a"])), "");
}

#[test]
fn after_a_doubtful_width_the_cursor_is_placed_anew() {
    assert_eq!(diff(&buffer(&[]), &buffer(&["a❤️b"])), "\x1b[Ha❤️\x1b[1;4Hb");
    assert_eq!(diff(&buffer(&[]), &buffer(&["“a”"])), "\x1b[H“a”");
    let cjk = Caps { cjk: true, ..caps((20, 4)) };
    assert_eq!(diff_with(cjk, &buffer(&[]), &buffer(&["“a"])), "\x1b[H“\x1b[1;2Ha");
}

#[test]
fn what_a_terminal_may_leave_under_a_doubtful_glyph_is_blanked_first() {
    assert_eq!(diff(&buffer(&["abcd"]), &buffer(&["❤️cd"])), "\x1b[H  \x1b[H❤️");
}

#[test]
fn what_a_doubtful_glyph_may_have_spilt_over_is_written_again() {
    let after = diff(&buffer(&["水cdefgh"]), &buffer(&["👍🏽cdefgh"]));
    assert_eq!(after, "\x1b[H  \x1b[H👍🏽\x1b[1;3Hcd");
}

#[test]
fn a_second_doubtful_glyph_does_not_hide_what_the_first_spilt() {
    let after = diff(&buffer(&["        y"]), &buffer(&["👨‍👩‍👧x❤️ z y"]));
    assert!(after.ends_with("❤️\x1b[1;6H z"), "{after:?}");
}

#[test]
fn without_utf8_only_ascii_is_written() {
    let ascii = Caps { unicode: false, ..caps((20, 4)) };
    assert_eq!(diff_with(ascii, &buffer(&[]), &buffer(&["“é” 水x"])), "\x1b[H\"e\" ? x");
}

#[test]
fn the_smallest_terminal_is_drawn_on() {
    let mut screen = Screen::new(caps((1, 1)));
    let mut out = Vec::new();
    screen.frame(&Buffer::with_lines(["水"]), Some((0, 0)), &mut out);
    screen.frame(&Buffer::with_lines(["x"]), None, &mut out);
    let mut emulator = emulator((1, 1));
    emulator.process(&out);
    assert_eq!(emulator.screen().contents(), "x");
}

/// One cell as it is seen: of a blank, only the background and lines.
#[derive(Debug, PartialEq)]
struct Seen {
    text: String,
    colours: (vt100::Color, vt100::Color),
    attributes: [bool; 5],
}

fn seen(emulator: &vt100::Parser) -> Vec<Option<Seen>> {
    let (rows, columns) = emulator.screen().size();
    let places = (0..rows.get()).flat_map(|y| (0..columns.get()).map(move |x| (y, x)));
    places
        .map(|(y, x)| {
            let cell = emulator.screen().cell(y, x)?;
            if cell.is_wide_continuation() {
                return None;
            }
            let inked = !cell.contents().trim().is_empty();
            let ink = inked || cell.underline() || cell.inverse();
            Some(Seen {
                text: if inked { cell.contents().to_owned() } else { " ".to_owned() },
                colours: (if ink { cell.fgcolor() } else { vt100::Color::Default }, cell.bgcolor()),
                attributes: [
                    inked && cell.bold(),
                    inked && cell.dim(),
                    inked && cell.italic(),
                    cell.underline(),
                    cell.inverse(),
                ],
            })
        })
        .collect()
}

/// Draws every cell where it stands, with its whole style, as simply as can be.
fn plain_redraw(drawing: &Buffer) -> Vec<u8> {
    let mut out = String::from("\x1b[m\x1b[2J");
    for y in 0..drawing.area.height {
        let mut x = 0;
        while x < drawing.area.width {
            let cell = &drawing[(x, y)];
            write!(out, "\x1b[{};{}H\x1b[0{}m{}", y + 1, x + 1, codes(cell), cell.symbol()).unwrap();
            x += cell.symbol().cell_width().max(1);
        }
    }
    out.into_bytes()
}

fn codes(cell: &Cell) -> String {
    let mut out = String::new();
    // The emulator shows the last of bold and dim, the screen writes bold alone.
    let dim = cell.modifier.contains(Modifier::DIM) && !cell.modifier.contains(Modifier::BOLD);
    for (shown, code) in [
        (cell.modifier.contains(Modifier::BOLD), ";1"),
        (dim, ";2"),
        (cell.modifier.contains(Modifier::ITALIC), ";3"),
        (cell.modifier.contains(Modifier::UNDERLINED), ";4"),
        (cell.modifier.contains(Modifier::REVERSED), ";7"),
    ] {
        out.push_str(if shown { code } else { "" });
    }
    for (ground, colour) in [(38, cell.fg), (48, cell.bg)] {
        if let Color::Indexed(n) = colour {
            write!(out, ";{ground};5;{n}").unwrap();
        }
    }
    out
}

fn style() -> impl Strategy<Value = Style> {
    let colour = || prop_oneof![3 => Just(Color::Reset), 1 => (0u8..=255).prop_map(Color::Indexed)];
    let modifier = prop_oneof![
        4 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::DIM),
        1 => Just(Modifier::DIM | Modifier::ITALIC),
        1 => Just(Modifier::REVERSED),
        1 => Just(Modifier::UNDERLINED),
    ];
    (colour(), colour(), modifier)
        .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

type Stroke = (u16, u16, &'static str, Style);

fn stroke() -> impl Strategy<Value = Stroke> {
    let texts: [&'static str; 16] = [
        "word",
        "two words",
        "   ",
        "        ",
        "水",
        "日本語",
        "e\u{301}a\u{308}",
        "❤️",
        "👍🏽",
        "👨‍👩‍👧",
        "🇨🇭",
        "x❤️y",
        "“quote”",
        "ab",
        "한글",
        "—",
    ];
    (0u16..30, 0u16..6, prop::sample::select(texts.to_vec()), style())
}

fn painted((width, height): (u16, u16), strokes: &[Stroke]) -> Buffer {
    let mut drawing = Buffer::empty(Rect::new(0, 0, width, height));
    for (x, y, text, style) in strokes {
        // The emulator wraps where a family of three would be six columns wide; a real terminal is told not to.
        let room = if text.chars().any(|c| matches!(c, '\u{200d}' | '\u{1f3fd}')) { 6 } else { 1 };
        if x + room <= width && *y < height {
            drawing.set_string(*x, *y, text, *style);
        }
    }
    drawing
}

fn drawings() -> impl Strategy<Value = Vec<Buffer>> {
    let size = prop_oneof![4 => Just((24, 5)), 1 => (1u16..30, 1u16..6)];
    let step = (prop::bool::weighted(0.1), prop::collection::vec(stroke(), 0..6));
    let session = (size, prop::collection::vec(step, 1..6));
    prop::collection::vec(session, 1..3).prop_map(|sessions| {
        let mut drawings = Vec::new();
        for (size, steps) in sessions {
            let mut strokes = Vec::new();
            for (blank, more) in steps {
                if blank {
                    strokes.clear();
                }
                strokes.extend(more);
                drawings.push(painted(size, &strokes));
            }
        }
        drawings
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(250) })]

    /// However a drawing was come by, the terminal shows what it shows when all of it is drawn on an empty screen.
    #[test]
    fn changes_show_what_a_plain_redraw_shows(drawings in drawings()) {
        let first = drawings[0].area;
        let mut screen = Screen::new(caps((first.width, first.height)));
        let mut changed = emulator((first.width, first.height));
        for drawing in drawings {
            let size = (drawing.area.width, drawing.area.height);
            if screen.caps().size != size {
                screen.resize(size);
                changed.screen_mut().set_size(NonZeroU16::new(size.1).unwrap(), NonZeroU16::new(size.0).unwrap());
            }
            let mut out = Vec::new();
            screen.frame(&drawing, None, &mut out);
            changed.process(&out);
            let mut redrawn = emulator(size);
            redrawn.process(&plain_redraw(&drawing));
            for (is, should) in seen(&changed).iter().zip(seen(&redrawn)) {
                prop_assert_eq!(is, &should, "after {:?}", String::from_utf8_lossy(&out));
            }
        }
    }
}
