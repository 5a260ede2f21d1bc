//! Makes the pictures of the README: the program itself, run in a pseudo-terminal, its screen written as SVG.
//!
//! ```sh
//! cargo build
//! cargo run --example screenshots                       # of the program built beside it
//! cargo run --example screenshots target/release/nutgraf
//! ```
//!
//! Nothing is drawn by hand: what a picture shows is what an emulated terminal held after the keys were typed. Runs of
//! one style are one `<text>`, stretched to the columns they cover, so that the columns stand whatever font is at hand.

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write as _};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// One picture: what is typed to get there.
struct Picture {
    name: &'static str,
    title: &'static str,
    columns: u16,
    rows: u16,
    /// Typed one after another, each when the screen has come to rest.
    keys: &'static [&'static str],
}

const PICTURES: [Picture; 3] = [
    Picture {
        name: "brief",
        title: "The quotes of one brief",
        columns: 80,
        rows: 24,
        keys: &["G", "\r", "2"],
    },
    Picture {
        name: "speakers",
        title: "Speakers narrowed to “haldervik”, his words beneath",
        columns: 80,
        rows: 24,
        keys: &["s", "haldervik"],
    },
    Picture {
        name: "figures",
        title: "Figures of all briefs: the counts of the missing side by side",
        columns: 100,
        rows: 26,
        keys: &["#"],
    },
];

/// How long a screen must not change to be at rest.
const REST: Duration = Duration::from_millis(700);

fn main() -> Outcome<()> {
    let program = env::args_os().nth(1).map_or_else(program_beside, |path| Ok(PathBuf::from(path)))?;
    let program = program
        .canonicalize()
        .map_err(|error| format!("{}: {error}; cargo build makes it, or name another", program.display()))?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("docs/screenshots");
    fs::create_dir_all(&folder)?;
    for picture in &PICTURES {
        let file = folder.join(picture.name).with_extension("svg");
        fs::write(&file, svg(picture.title, &shoot(picture, &program, root)?)?)?;
        println!("{}", file.display());
    }
    Ok(())
}

/// Examples are built to a folder beneath the one of the program.
fn program_beside() -> Outcome<PathBuf> {
    let example = env::current_exe()?;
    let folder = example.ancestors().nth(2).ok_or("the example is in no folder")?;
    Ok(folder.join("nutgraf"))
}

/// Runs the program, types the keys, and gives the screen they lead to.
fn shoot(picture: &Picture, program: &Path, root: &Path) -> Outcome<vt100::Screen> {
    let size = PtySize { rows: picture.rows, cols: picture.columns, pixel_width: 0, pixel_height: 0 };
    let pty = native_pty_system().openpty(size)?;
    let mut child = pty.slave.spawn_command(command(program, root))?;
    drop(pty.slave);
    let output = output_of(&*pty.master)?;
    let mut input = pty.master.take_writer()?;
    let mut terminal = vt100::Parser::new(at_least_one(picture.rows)?, at_least_one(picture.columns)?, 0);
    follow(&output, &mut terminal);
    for keys in picture.keys {
        input.write_all(keys.as_bytes())?;
        input.flush()?;
        follow(&output, &mut terminal);
    }
    child.kill()?;
    child.wait()?;
    Ok(terminal.screen().clone())
}

/// Nothing of the environment of who makes the pictures gets into them.
fn command(program: &Path, root: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.env_clear();
    for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("HOME", "/nonexistent")] {
        command.env(name, value);
    }
    command.args(["--library", "briefs"]);
    command.cwd(root);
    command
}

fn at_least_one(count: u16) -> Outcome<NonZeroU16> {
    Ok(NonZeroU16::new(count).ok_or("a picture needs rows and columns")?)
}

fn output_of(master: &dyn MasterPty) -> Outcome<Receiver<Vec<u8>>> {
    let mut reader = master.try_clone_reader()?;
    let (sender, output) = mpsc::channel();
    thread::spawn(move || {
        let mut buffer = [0; 8192];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            let bytes = buffer.get(..count).unwrap_or_default().to_vec();
            if sender.send(bytes).is_err() {
                break;
            }
        }
    });
    Ok(output)
}

/// Takes in what the program writes until it has been silent for a while.
fn follow(output: &Receiver<Vec<u8>>, terminal: &mut vt100::Parser) {
    while let Ok(bytes) = output.recv_timeout(REST) {
        terminal.process(&bytes);
    }
}

// In pixels. The advance is that of the usual monospaced fonts, some three fifths of their size.
const FONT_SIZE: f64 = 14.0;
const CELL_WIDTH: f64 = 8.43;
const CELL_HEIGHT: f64 = 18.0;
const BASELINE: f64 = 13.5;
const MARGIN: f64 = 14.0;
const BACKGROUND: Rgb = Rgb(0x1b, 0x1d, 0x21);
const FOREGROUND: Rgb = Rgb(0xd6, 0xd7, 0xd9);

#[derive(Clone, Copy, PartialEq)]
struct Rgb(u8, u8, u8);

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// How a cell looks.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    ink: Rgb,
    paper: Rgb,
    bold: bool,
    italic: bool,
    underline: bool,
}

impl Look {
    fn of(cell: &vt100::Cell) -> Self {
        let (mut ink, mut paper) = (rgb(cell.fgcolor(), FOREGROUND), rgb(cell.bgcolor(), BACKGROUND));
        if cell.dim() {
            ink = between(ink, paper);
        }
        if cell.inverse() {
            (ink, paper) = (paper, ink);
        }
        Self { ink, paper, bold: cell.bold(), italic: cell.italic(), underline: cell.underline() }
    }
}

/// Neighbouring cells of one look.
struct Run {
    column: u16,
    columns: u16,
    text: String,
    look: Look,
}

fn svg(title: &str, screen: &vt100::Screen) -> Outcome<String> {
    let (rows, columns) = screen.size();
    let width = f64::from(columns.get()) * CELL_WIDTH + 2.0 * MARGIN;
    let height = f64::from(rows.get()) * CELL_HEIGHT + 2.0 * MARGIN;
    let mut svg = String::new();
    writeln!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0}" height="{height:.0}" viewBox="0 0 {width:.1} {height:.1}" role="img">"#
    )?;
    writeln!(svg, "<title>{}</title>", escaped(title))?;
    writeln!(svg, r#"<rect width="100%" height="100%" rx="6" fill="{BACKGROUND}"/>"#)?;
    writeln!(
        svg,
        r#"<g font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="{FONT_SIZE}" xml:space="preserve">"#
    )?;
    for row in 0..rows.get() {
        for run in runs(screen, row, columns.get()) {
            draw(&mut svg, row, &run)?;
        }
    }
    draw_cursor(&mut svg, screen)?;
    svg.push_str("</g>\n</svg>\n");
    Ok(svg)
}

/// A row's runs. A wide character stands for itself, and a gap ends a run, so that what follows starts on its column.
fn runs(screen: &vt100::Screen, row: u16, columns: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for column in 0..columns {
        let Some(cell) = screen.cell(row, column).filter(|cell| !cell.is_wide_continuation()) else {
            continue;
        };
        let (look, wide) = (Look::of(cell), cell.is_wide());
        let text = if cell.has_contents() { cell.contents() } else { " " };
        match runs.last_mut().filter(|run| run.look == look && !wide && continues(run, column, text)) {
            Some(run) => {
                run.text.push_str(text);
                run.columns += 1;
            }
            None => {
                runs.push(Run { column, columns: 1 + u16::from(wide), text: text.to_owned(), look });
            }
        }
    }
    runs
}

fn continues(run: &Run, column: u16, text: &str) -> bool {
    let gap = run.text.ends_with("  ") != (text == " " && run.text.ends_with(' '));
    run.column + run.columns == column && !gap
}

fn draw(svg: &mut String, row: u16, run: &Run) -> std::fmt::Result {
    let Run { look, .. } = run;
    let (x, y) = (left(run.column), top(row));
    if look.paper != BACKGROUND {
        let width = f64::from(run.columns) * CELL_WIDTH;
        writeln!(
            svg,
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{CELL_HEIGHT}" fill="{}"/>"#,
            look.paper
        )?;
    }
    let text = run.text.trim_end();
    let word = text.trim_start();
    if word.is_empty() {
        return Ok(());
    }
    let (before, after) = (text.len() - word.len(), run.text.len() - text.len());
    let spaces = u16::try_from(before + after).unwrap_or(run.columns);
    let x = x + f64::from(u16::try_from(before).unwrap_or(0)) * CELL_WIDTH;
    let length = f64::from(run.columns - spaces) * CELL_WIDTH;
    write!(svg, r#"<text x="{x:.1}" y="{:.1}" textLength="{length:.1}" "#, y + BASELINE)?;
    write!(svg, r#"lengthAdjust="spacingAndGlyphs" fill="{}""#, look.ink)?;
    if look.bold {
        svg.push_str(r#" font-weight="bold""#);
    }
    if look.italic {
        svg.push_str(r#" font-style="italic""#);
    }
    if look.underline {
        svg.push_str(r#" text-decoration="underline""#);
    }
    writeln!(svg, ">{}</text>", escaped(word))
}

fn draw_cursor(svg: &mut String, screen: &vt100::Screen) -> std::fmt::Result {
    if screen.hide_cursor() {
        return Ok(());
    }
    let (row, column) = screen.cursor_position();
    writeln!(
        svg,
        r#"<rect x="{:.1}" y="{:.1}" width="{CELL_WIDTH}" height="{CELL_HEIGHT}" fill="{FOREGROUND}"/>"#,
        left(column),
        top(row)
    )
}

fn left(column: u16) -> f64 {
    MARGIN + f64::from(column) * CELL_WIDTH
}

fn top(row: u16) -> f64 {
    MARGIN + f64::from(row) * CELL_HEIGHT
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The sixteen colours that a terminal's user chooses; here, muted ones.
const PALETTE: [Rgb; 16] = [
    Rgb(0x2b, 0x2e, 0x34),
    Rgb(0xe0, 0x6c, 0x6c),
    Rgb(0x8f, 0xbf, 0x7f),
    Rgb(0xd9, 0xb2, 0x6a),
    Rgb(0x7a, 0xa6, 0xda),
    Rgb(0xb9, 0x8f, 0xd1),
    Rgb(0x6f, 0xc3, 0xcf),
    Rgb(0xd6, 0xd7, 0xd9),
    Rgb(0x6c, 0x70, 0x78),
    Rgb(0xf0, 0x8a, 0x8a),
    Rgb(0xab, 0xd6, 0x9c),
    Rgb(0xf0, 0xcd, 0x8c),
    Rgb(0x9c, 0xc0, 0xec),
    Rgb(0xd0, 0xac, 0xe4),
    Rgb(0x90, 0xdb, 0xe6),
    Rgb(0xff, 0xff, 0xff),
];

fn rgb(colour: vt100::Color, default: Rgb) -> Rgb {
    match colour {
        vt100::Color::Default => default,
        vt100::Color::Idx(index) => indexed(index),
        vt100::Color::Rgb(red, green, blue) => Rgb(red, green, blue),
    }
}

/// The 256 colours of xterm: the sixteen, a cube of six a side, greys.
fn indexed(index: u8) -> Rgb {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match index {
        0..16 => PALETTE[usize::from(index)],
        16..232 => {
            let cube = index - 16;
            Rgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
        }
        232.. => {
            let grey = 8 + 10 * (index - 232);
            Rgb(grey, grey, grey)
        }
    }
}

/// Two parts ink, one part paper: what terminals make of dim.
fn between(ink: Rgb, paper: Rgb) -> Rgb {
    let mix = |ink: u8, paper: u8| u8::try_from((u16::from(ink) * 2 + u16::from(paper)) / 3).unwrap_or(ink);
    Rgb(mix(ink.0, paper.0), mix(ink.1, paper.1), mix(ink.2, paper.2))
}
