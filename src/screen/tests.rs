use std::fmt::Write as _;
use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::{Caps, Colour, Link, Screen};

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
    screen.frame(before, &[], None, &mut Vec::new());
    let mut out = Vec::new();
    screen.frame(after, &[], None, &mut out);
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
    screen.frame(&buffer(&["one"]), &[], None, &mut out);
    assert_eq!(out, b"\x1b[?25l\x1b[m\x1b[2J\x1b[Hone");
    out.clear();
    screen.forget();
    screen.frame(&buffer(&["one"]), &[], None, &mut out);
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
    assert_eq!(diff(&buffer(&["a long line"]), &buffer(&["a"])), "\x1b[Ha\x1b[K");
    assert_eq!(diff(&buffer(&["abc"]), &buffer(&["a"])), "\x1b[Ha  ");
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
        screen.frame(&drawing, &[], cursor, &mut out);
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
    screen.frame(&Buffer::with_lines(["水"]), &[], Some((0, 0)), &mut out);
    screen.frame(&Buffer::with_lines(["x"]), &[], None, &mut out);
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
    (0u16..30, 0u16..12, prop::sample::select(texts.to_vec()), style())
}

/// Whether a text can stand at a column.
fn has_room(x: u16, text: &str, width: u16) -> bool {
    // The emulator wraps where a family of three would be six columns wide; a real terminal is told not to.
    let wide = text.chars().any(|c| matches!(c, '\u{200d}' | '\u{1f3fd}'));
    x + if wide { 6 } else { 1 } <= width
}

fn paint(drawing: &mut Buffer, strokes: &[Stroke]) {
    for (x, y, text, style) in strokes {
        if has_room(*x, text, drawing.area.width) && *y < drawing.area.height {
            drawing.set_string(*x, *y, text, *style);
        }
    }
}

/// What happens to a drawing from one frame to the next.
#[derive(Debug, Clone)]
enum Step {
    Blank,
    Paint(Vec<Stroke>),
    /// The rows between two move, up where positive; what comes in is blank.
    Shift(u16, u16, i16),
    /// Of the rows between two, as many columns from the left move.
    Part(u16, u16, u16, i16),
}

fn step() -> impl Strategy<Value = Step> {
    let row = || 0u16..12;
    prop_oneof![
        1 => Just(Step::Blank),
        4 => prop::collection::vec(stroke(), 0..6).prop_map(Step::Paint),
        1 => prop::collection::vec(stroke(), 12..40).prop_map(Step::Paint),
        6 => (row(), row(), -4i16..=4).prop_map(|(a, b, by)| Step::Shift(a.min(b), a.max(b), by)),
        1 => (row(), row(), 1u16..20, -3i16..=3).prop_map(|(a, b, x, by)| Step::Part(a.min(b), a.max(b), x, by)),
    ]
}

fn take(drawing: &mut Buffer, step: &Step) {
    match step {
        Step::Blank => drawing.reset(),
        Step::Paint(strokes) => paint(drawing, strokes),
        Step::Shift(top, bottom, by) => shift(drawing, *top..=*bottom, drawing.area.width, *by),
        // A part of a wide glyph is no glyph: what is shifted ends where none goes over.
        Step::Part(top, bottom, columns, by) => {
            let whole =
                |y| (0..*columns).all(|x| drawing.cell((x, y)).is_none_or(|cell| cell.symbol().is_ascii()));
            if (0..drawing.area.height).all(whole) {
                shift(drawing, *top..=*bottom, *columns, *by);
            }
        }
    }
}

fn shift(drawing: &mut Buffer, rows: std::ops::RangeInclusive<u16>, columns: u16, by: i16) {
    let before = drawing.clone();
    for y in rows.clone() {
        for x in 0..columns {
            let from = y.checked_add_signed(by).filter(|from| rows.contains(from));
            let cell = from.and_then(|from| before.cell((x, from))).cloned().unwrap_or_default();
            if let Some(place) = drawing.cell_mut((x, y)) {
                *place = cell;
            }
        }
    }
}

/// A drawing, where the cursor stands, and what of it are links.
#[derive(Debug, Clone)]
struct Frame {
    drawing: Buffer,
    cursor: Option<(u16, u16)>,
    links: Vec<Link>,
}

const URLS: [&str; 3] = ["http://a.example/", "https://b.example/c?d", "file:///etc/passwd"];

fn link() -> impl Strategy<Value = Link> {
    let columns = (0u16..30, 1u16..12).prop_map(|(from, length)| from..from + length);
    (0u16..12, columns, prop::sample::select(URLS.to_vec())).prop_map(|(row, columns, url)| Link {
        row,
        columns,
        url: url.into(),
    })
}

fn frames() -> impl Strategy<Value = Vec<Frame>> {
    let size = prop_oneof![2 => Just((24, 5)), 3 => Just((26, 12)), 1 => (1u16..30, 1u16..12)];
    let cursor = prop::option::weighted(0.2, (0u16..30, 0u16..12));
    let step = (prop::collection::vec(step(), 1..3), cursor, prop::collection::vec(link(), 0..3));
    let session = (size, prop::collection::vec(step, 1..7));
    prop::collection::vec(session, 1..3).prop_map(|sessions| {
        let mut frames = Vec::new();
        for ((width, height), steps) in sessions {
            let mut drawing = Buffer::empty(Rect::new(0, 0, width, height));
            for (steps, cursor, links) in steps {
                for step in &steps {
                    take(&mut drawing, step);
                }
                let cursor = cursor.filter(|(x, y)| *x < width && *y < height);
                frames.push(Frame { drawing: drawing.clone(), cursor, links });
            }
        }
        frames
    })
}

/// The frames as an emulator shows them one after the other, each with what it shows when that frame is drawn alone.
fn play(
    caps: &Caps,
    frames: &[Frame],
    redraw: impl Fn(&Frame) -> Vec<u8>,
    hear: impl Fn(&[u8]) -> Vec<u8>,
) -> Result<(), TestCaseError> {
    let area = frames[0].drawing.area;
    let mut screen = Screen::new(Caps { size: (area.width, area.height), ..caps.clone() });
    let mut changed = emulator((area.width, area.height));
    for frame in frames {
        let size = (frame.drawing.area.width, frame.drawing.area.height);
        if screen.caps().size != size {
            screen.resize(size);
            changed.screen_mut().set_size(NonZeroU16::new(size.1).unwrap(), NonZeroU16::new(size.0).unwrap());
        }
        let mut out = Vec::new();
        screen.frame(&frame.drawing, &frame.links, frame.cursor, &mut out);
        changed.process(&hear(&out));
        let mut redrawn = emulator(size);
        redrawn.process(&redraw(frame));
        for (at, (is, should)) in seen(&changed).iter().zip(seen(&redrawn)).enumerate() {
            prop_assert_eq!(is, &should, "in cell {} after {:?}", at, String::from_utf8_lossy(&out));
        }
        prop_assert_eq!(changed.screen().hide_cursor(), frame.cursor.is_none());
        if let Some((x, y)) = frame.cursor {
            prop_assert_eq!(changed.screen().cursor_position(), (y, x));
        }
    }
    Ok(())
}

/// Links as an emulator without links can show them: in italics. A pen that is put back does not end a link.
fn italics(bytes: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut out = text.to_owned();
    let mut open = false;
    for url in URLS.iter().take(2) {
        out = out.replace(&format!("\u{1b}]8;;{url}\u{1b}\\"), "\u{1b}[3m");
    }
    out = out.replace("\u{1b}]8;;\u{1b}\\", "\u{1b}[23m");
    let mut told = String::new();
    for (at, piece) in out.split("\u{1b}[").enumerate() {
        told.push_str(if at > 0 { "\u{1b}[" } else { "" });
        let Some((codes, rest)) =
            piece.split_once('m').filter(|(codes, _)| codes.chars().all(|c| c.is_ascii_digit() || c == ';'))
        else {
            told.push_str(piece);
            continue;
        };
        match codes {
            "3" => open = true,
            "23" => open = false,
            _ => {}
        }
        let reset = codes.is_empty() || codes.starts_with("0;");
        write!(told, "{codes}m{}{rest}", if reset && open { "\u{1b}[3m" } else { "" }).unwrap();
    }
    told.into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// However a drawing was come by, the terminal shows what it shows when all of it is drawn on an empty screen.
    #[test]
    fn changes_show_what_a_plain_redraw_shows(frames in frames(), term in prop::sample::select(vec!["xterm-256color", "vt100", "ansi"])) {
        let caps = Caps { term: term.into(), ..caps((1, 1)) };
        play(&caps, &frames, |frame| plain_redraw(&frame.drawing), <[u8]>::to_vec)?;
    }

    /// So do links, wherever the words go that they are on.
    #[test]
    fn links_stay_on_their_words(frames in frames()) {
        let caps = Caps { links: true, ..caps((1, 1)) };
        let mut frames = frames;
        for frame in &mut frames {
            for cell in &mut frame.drawing.content {
                cell.modifier.remove(Modifier::ITALIC);
            }
        }
        let redraw = |frame: &Frame| {
            let mut drawing = frame.drawing.clone();
            for link in frame.links.iter().filter(|link| link.url.starts_with("http")) {
                for x in link.columns.clone() {
                    if let Some(cell) = drawing.cell_mut((x, link.row)) {
                        cell.modifier.insert(Modifier::ITALIC);
                    }
                }
            }
            plain_redraw(&drawing)
        };
        play(&caps, &frames, redraw, italics)?;
    }
}

/// Lines of which no two are alike: `bbbb…`, `cccc…`.
fn lines(letters: std::ops::Range<u8>) -> Buffer {
    Buffer::with_lines(letters.map(|n| char::from(b'a' + n).to_string().repeat(29)))
}

#[test]
fn a_scrolled_line_is_one_line_drawn() {
    let caps = caps((29, 8));
    let up = diff_with(caps.clone(), &lines(0..8), &lines(1..9));
    assert_eq!(up, format!("\x1b[1;8r\x1b[8H\n\x1b[r\x1b[8H{}", "i".repeat(29)));
    let down = diff_with(caps.clone(), &lines(1..9), &lines(0..8));
    assert_eq!(down, format!("\x1b[1;8r\x1b[H\x1bM\x1b[r\x1b[H{}", "a".repeat(29)));
    assert!(
        !diff_with(Caps { term: "ansi".into(), ..caps }, &lines(0..8), &lines(1..9)).contains('r'),
        "no margins"
    );
}

#[test]
fn a_row_that_lost_its_marker_on_the_way_is_moved_too() {
    let mut before = lines(0..8);
    before.set_style(Rect::new(0, 7, 29, 1), Style::new().add_modifier(Modifier::BOLD));
    let mut after = lines(1..9);
    after.set_style(Rect::new(0, 7, 29, 1), Style::new().add_modifier(Modifier::BOLD));
    let bytes = diff_with(caps((29, 8)), &before, &after);
    assert!(bytes.starts_with("\x1b[1;7r") && bytes.len() < 100, "{bytes:?}");
}

#[test]
fn a_link_is_begun_and_ended() {
    let mut screen = Screen::new(Caps { links: true, ..caps((20, 4)) });
    let link = |url: &str, row| Link { row, columns: 4..8, url: url.into() };
    let mut frame = |links: &[Link]| {
        let mut out = Vec::new();
        screen.frame(&buffer(&["see here now", "and here"]), links, None, &mut out);
        String::from_utf8(out).unwrap()
    };
    let first = frame(&[link("http://a.example/", 0)]);
    assert!(
        first.ends_with("see \x1b]8;;http://a.example/\x1b\\here\x1b]8;;\x1b\\ now\r\nand here"),
        "{first:?}"
    );
    assert_eq!(frame(&[link("http://a.example/", 0)]), "");
    assert_eq!(
        frame(&[link("http://b.example/", 0)]),
        "\x1b[1;5H\x1b]8;;http://b.example/\x1b\\here\x1b]8;;\x1b\\"
    );
    assert_eq!(frame(&[link("javascript:x", 0), link("http://é/", 1)]), "\x1b[1;5Hhere");
}

#[test]
fn a_large_screen_is_compared_quickly() {
    let page = |from: usize| -> Buffer {
        Buffer::with_lines((from..from + 200).map(|n| {
            format!("{n:05} {}", "lorem ipsum dolor ".repeat(28)).chars().take(500).collect::<String>()
        }))
    };
    let (before, after) = (page(0), page(1));
    let bytes = diff_with(caps((500, 200)), &before, &after);
    assert!(bytes.len() < 600, "{} bytes", bytes.len());
}
