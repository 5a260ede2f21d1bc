//! The style of a cell as a terminal is told it, and the shortest way from one style to another.

use std::io::Write as _;

use ratatui::style::{Color, Modifier};

use super::caps::Colour;
use super::links::LinkId;

/// A colour of a cell, already brought down to what the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Paint {
    /// The terminal's own.
    #[default]
    Default,
    /// Of the palette (0–15), the cube (16–231) or the grey ramp (232–255).
    Indexed(u8),
    Rgb(u8, u8, u8),
}

/// How the terminal writes: its SGR state, and the link that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Pen {
    pub(super) fg: Paint,
    pub(super) bg: Paint,
    pub(super) modifier: Modifier,
    pub(super) link: Option<LinkId>,
}

/// Attributes seen on a blank.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

/// Attributes with the code that begins and the code that ends each (ECMA-48 §8.3.117). Bold and dim share their end.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Pen {
    /// The terminal's own colours, no attributes, no link.
    pub(super) const DEFAULT: Self =
        Self { fg: Paint::Default, bg: Paint::Default, modifier: Modifier::empty(), link: None };

    /// The pen for a cell, in the colours the terminal has. Some terminals show bold and dim together and some the
    /// last of the two said; bold wins on all of them.
    pub(super) fn new(fg: Color, bg: Color, mut modifier: Modifier, colour: Colour) -> Self {
        if modifier.contains(Modifier::BOLD) {
            modifier.remove(Modifier::DIM);
        }
        Self { fg: Paint::new(fg, colour), bg: Paint::new(bg, colour), modifier, link: None }
    }

    /// What of this pen is seen on a blank: two blanks that look alike are alike.
    pub(super) fn on_blank(self) -> Self {
        let modifier = self.modifier & SEEN_ON_BLANK;
        let fg = if modifier.is_empty() { Paint::Default } else { self.fg };
        Self { fg, modifier, ..self }
    }

    /// The pen without its link.
    fn style(self) -> Self {
        Self { link: None, ..self }
    }

    /// Writes the shortest SGR sequence that turns this pen into `next`, links aside; nothing if they are the same.
    ///
    /// With `resets_only`, the terminal cannot end a single attribute, so that all of them end together.
    pub(super) fn change(self, next: Self, resets_only: bool, out: &mut Vec<u8>) {
        if self.style() == next.style() {
            return;
        }
        let anew = next.codes_after_reset();
        let delta = self.codes_to(next);
        let can_go_on = !resets_only || next.modifier.contains(self.modifier);
        sgr(if can_go_on && delta.len() <= anew.len() { &delta } else { &anew }, out);
    }

    fn codes_after_reset(self) -> Vec<u8> {
        if self.style() == Self::DEFAULT {
            return Vec::new();
        }
        let mut codes = b"0;".to_vec();
        codes.extend(Self::DEFAULT.codes_to(self));
        codes
    }

    fn codes_to(self, next: Self) -> Vec<u8> {
        let mut codes = Vec::new();
        let mut kept = self.modifier;
        for (attribute, _, end) in ATTRIBUTES {
            if kept.contains(attribute) && !next.modifier.contains(attribute) {
                code(&mut codes, end);
                // An end shared by two attributes ends both.
                for (other, _, _) in ATTRIBUTES.iter().filter(|(_, _, other_end)| *other_end == end) {
                    kept.remove(*other);
                }
            }
        }
        for (attribute, begin, _) in ATTRIBUTES {
            if next.modifier.contains(attribute) && !kept.contains(attribute) {
                code(&mut codes, begin);
            }
        }
        if self.fg != next.fg {
            next.fg.codes(0, &mut codes);
        }
        if self.bg != next.bg {
            next.bg.codes(10, &mut codes);
        }
        codes
    }
}

/// `CSI codes m`.
fn sgr(codes: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(b"\x1b[");
    out.extend_from_slice(codes);
    out.push(b'm');
}

/// Adds one parameter.
fn code(codes: &mut Vec<u8>, n: u8) {
    if !codes.is_empty() {
        codes.push(b';');
    }
    // Writing to a vector cannot fail.
    let _ = write!(codes, "{n}");
}

impl Paint {
    fn new(colour: Color, depth: Colour) -> Self {
        match (depth, Self::full(colour)) {
            (Colour::Mono, _) => Self::Default,
            (Colour::Sixteen, Self::Rgb(r, g, b)) => Self::Indexed(nearest_of_sixteen((r, g, b))),
            (Colour::Sixteen, Self::Indexed(n @ 16..)) => Self::Indexed(nearest_of_sixteen(components(n))),
            (Colour::Indexed, Self::Rgb(r, g, b)) => Self::Indexed(nearest_of_256((r, g, b))),
            (_, paint) => paint,
        }
    }

    fn full(colour: Color) -> Self {
        let index = match colour {
            Color::Reset => return Self::Default,
            Color::Rgb(r, g, b) => return Self::Rgb(r, g, b),
            Color::Indexed(n) => n,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
        };
        Self::Indexed(index)
    }

    /// The parameters for the foreground, or with `ground` 10 for the background.
    fn codes(self, ground: u8, codes: &mut Vec<u8>) {
        match self {
            Self::Default => code(codes, 39 + ground),
            Self::Indexed(n @ 0..8) => code(codes, 30 + ground + n),
            Self::Indexed(n @ 8..16) => code(codes, 90 + ground + n - 8),
            Self::Indexed(n) => [38 + ground, 5, n].iter().for_each(|n| code(codes, *n)),
            Self::Rgb(r, g, b) => [38 + ground, 2, r, g, b].iter().for_each(|n| code(codes, *n)),
        }
    }
}

type Components = (u8, u8, u8);

/// The palette's colours as xterm has them; a reader's own may differ, which is why it is the last resort.
const SIXTEEN: [Components; 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// The levels of xterm's colour cube.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// Red, green and blue of one of the 256 colours.
fn components(n: u8) -> Components {
    match n {
        0..16 => SIXTEEN[usize::from(n)],
        16..232 => {
            let level = |part: u8| LEVELS[usize::from(part % 6)];
            (level((n - 16) / 36), level((n - 16) / 6), level(n - 16))
        }
        232.. => {
            let grey = 8 + 10 * (n - 232);
            (grey, grey, grey)
        }
    }
}

fn distance(a: Components, b: Components) -> u32 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    square(a.0, b.0) + square(a.1, b.1) + square(a.2, b.2)
}

fn nearest_of_sixteen(colour: Components) -> u8 {
    (0..16).min_by_key(|n| distance(colour, components(*n))).unwrap_or(7)
}

/// The palette is left out: its colours are the reader's own.
fn nearest_of_256(colour: Components) -> u8 {
    (16..=255).min_by_key(|n| distance(colour, components(*n))).unwrap_or(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(from: Pen, to: Pen) -> String {
        let mut out = Vec::new();
        from.change(to, false, &mut out);
        String::from_utf8(out).unwrap()
    }

    fn pen(modifier: Modifier) -> Pen {
        Pen { modifier, ..Pen::default() }
    }

    #[test]
    fn only_what_differs_is_said() {
        let red = Pen { fg: Paint::Indexed(1), ..pen(Modifier::BOLD) };
        assert_eq!(change(pen(Modifier::BOLD), red), "\x1b[31m");
        assert_eq!(change(Pen::default(), red), "\x1b[1;31m");
        assert_eq!(change(red, pen(Modifier::BOLD)), "\x1b[39m");
        assert_eq!(change(red, red), "");
        assert_eq!(change(red, Pen::default()), "\x1b[m");
    }

    #[test]
    fn bold_ends_before_dim_begins() {
        let bold = Pen { bg: Paint::Rgb(1, 2, 3), ..pen(Modifier::BOLD) };
        assert_eq!(change(bold, Pen { modifier: Modifier::DIM, ..bold }), "\x1b[22;2m");
        let both = Pen::new(Color::Reset, Color::Reset, Modifier::BOLD | Modifier::DIM, Colour::Mono);
        assert_eq!(both, pen(Modifier::BOLD));
    }

    #[test]
    fn an_old_terminal_is_reset() {
        let mut out = Vec::new();
        pen(Modifier::BOLD | Modifier::REVERSED).change(pen(Modifier::BOLD), true, &mut out);
        assert_eq!(out, b"\x1b[0;1m");
    }

    #[test]
    fn colours_come_down_to_what_the_terminal_has() {
        let orange = Color::Rgb(255, 135, 0);
        assert_eq!(Paint::new(orange, Colour::True), Paint::Rgb(255, 135, 0));
        assert_eq!(Paint::new(orange, Colour::Indexed), Paint::Indexed(208));
        assert_eq!(Paint::new(Color::Indexed(196), Colour::Sixteen), Paint::Indexed(9));
        assert_eq!(Paint::new(Color::Rgb(119, 118, 120), Colour::Indexed), Paint::Indexed(243));
        assert_eq!(Paint::new(orange, Colour::Mono), Paint::Default);
    }
}
