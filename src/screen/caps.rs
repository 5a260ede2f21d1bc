//! What a terminal can do, as far as its environment tells.
//!
//! The environment is handed in: the tty's own comes from `terminal`, a session's from its client, a test's from the
//! test. Of the terminal itself nothing is asked that a frame would wait for, because an answer costs a round trip before
//! the first screen and some terminals never give one; whether it keeps up with what is written is for `terminal` to ask.

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    /// None: weight, underline and reverse only.
    Mono,
    /// The sixteen of the reader's own palette.
    Sixteen,
    /// The palette, the 6×6×6 cube and the grey ramp of xterm.
    Indexed,
    /// Any, as red, green and blue.
    True,
}

/// What a terminal can do.
#[expect(clippy::struct_excessive_bools, reason = "each says of one thing whether the terminal can do it")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caps {
    /// Columns and rows.
    pub size: (u16, u16),
    /// The terminal's name, from `TERM`; empty where it has none.
    pub term: String,
    /// How many colours it shows.
    pub colour: Colour,
    /// Whether it is fed UTF-8. Where it is not, [`Screen`](super::Screen) writes the nearest ASCII.
    pub unicode: bool,
    /// Whether the locale is one whose terminals may draw an East Asian ambiguous character (UAX #11) two columns wide.
    pub cjk: bool,
    /// Whether it holds back a frame between `CSI ? 2026 h` and `l`.
    pub sync: bool,
    /// Whether it makes links of OSC 8.
    pub links: bool,
}

impl Caps {
    /// Reads what can be known from environment variables; `size` is in columns and rows.
    pub fn from_env(lookup: impl Fn(&str) -> Option<String>, size: (u16, u16)) -> Self {
        let get = |name: &str| lookup(name).unwrap_or_default();
        let term = get("TERM");
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(get).into_iter().find(|value| !value.is_empty());
        let locale = locale.unwrap_or_default();
        // A multiplexer passes on neither, and leaves the outer terminal's variables in place.
        let direct = !is_multiplexer(&term);
        Self {
            size,
            colour: colour(&term, &get("COLORTERM"), &get("NO_COLOR")),
            unicode: unicode(&term, &locale),
            cjk: ["zh", "ja", "ko"].iter().any(|language| locale.starts_with(language)),
            sync: direct && (is_modern(&term) || is_modern_program(&get("TERM_PROGRAM"))),
            links: direct
                && (is_modern(&term)
                    || is_modern_program(&get("TERM_PROGRAM"))
                    || get("VTE_VERSION").parse().is_ok_and(|version: u32| version >= 5000)),
            term,
        }
    }

    /// Whether a full-screen view can be drawn at all: a terminal without a name cannot move its cursor.
    pub fn can_draw(&self) -> bool {
        !matches!(self.term.as_str(), "" | "dumb" | "unknown" | "vt52")
    }

    /// Whether the terminal moves what stands between margins, as the VT100 does. Of one that is not known for an heir of
    /// it, this is not taken for granted: without, there are more bytes; with margins ignored, a wrong screen.
    pub(super) fn scrolls(&self) -> bool {
        self.can_draw() && HEIRS.iter().any(|heir| self.term.starts_with(heir))
    }

    /// Whether the terminal knows no way to end a single attribute (`SGR 22` to `29` came with the VT220).
    pub(super) fn resets_only(&self) -> bool {
        self.term.starts_with("vt1")
    }
}

/// What terminals call themselves that have the VT100's scrolling region.
const HEIRS: [&str; 26] = [
    "vt1",
    "vt2",
    "vt3",
    "vt4",
    "vt5",
    "xterm",
    "screen",
    "tmux",
    "linux",
    "rxvt",
    "alacritty",
    "contour",
    "foot",
    "ghostty",
    "gnome",
    "iterm",
    "kitty",
    "konsole",
    "kterm",
    "mintty",
    "mlterm",
    "nsterm",
    "putty",
    "st-",
    "vte",
    "wezterm",
];

/// See <https://no-color.org>: any non-empty value of `NO_COLOR` counts.
fn colour(term: &str, colorterm: &str, no_color: &str) -> Colour {
    let mono = ["", "dumb", "unknown"].contains(&term) || term.starts_with("vt") || term.ends_with("-m");
    if !no_color.is_empty() || mono {
        Colour::Mono
    } else if ["truecolor", "24bit"].contains(&colorterm) || term.contains("-direct") {
        Colour::True
    } else if term.contains("256color") || is_modern(term) {
        Colour::Indexed
    } else {
        Colour::Sixteen
    }
}

/// A locale that names another encoding is believed. No locale at all says nothing (many a server sets none, and the
/// terminal at the other end is UTF-8 all the same), unless the terminal itself is too old for it.
fn unicode(term: &str, locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    if locale.is_empty() {
        !term.starts_with("vt")
    } else {
        locale.contains("utf-8") || locale.contains("utf8")
    }
}

fn is_multiplexer(term: &str) -> bool {
    term.starts_with("screen") || term.starts_with("tmux")
}

/// Terminals with a name of their own that both synchronise frames and make links.
fn is_modern(term: &str) -> bool {
    ["xterm-kitty", "xterm-ghostty", "foot", "wezterm", "alacritty", "contour"]
        .iter()
        .any(|name| term.starts_with(name))
}

/// The same, for those that call themselves an xterm.
fn is_modern_program(program: &str) -> bool {
    ["iTerm.app", "WezTerm", "ghostty", "contour"].contains(&program)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caps(env: &[(&str, &str)]) -> Caps {
        let lookup =
            |name: &str| env.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Caps::from_env(lookup, (80, 24))
    }

    #[test]
    fn colours_follow_the_terminal_and_no_color_wins() {
        assert_eq!(caps(&[("TERM", "xterm")]).colour, Colour::Sixteen);
        assert_eq!(caps(&[("TERM", "xterm-256color")]).colour, Colour::Indexed);
        assert_eq!(caps(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]).colour, Colour::True);
        assert_eq!(caps(&[("TERM", "vt100")]).colour, Colour::Mono);
        assert_eq!(caps(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")]).colour, Colour::Mono);
        assert_eq!(caps(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]).colour, Colour::Indexed);
    }

    #[test]
    fn the_first_locale_that_is_set_decides() {
        assert!(caps(&[("TERM", "xterm"), ("LANG", "de_DE.UTF-8")]).unicode);
        assert!(!caps(&[("TERM", "xterm"), ("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")]).unicode);
        assert!(caps(&[("TERM", "xterm"), ("LC_ALL", ""), ("LANG", "C.utf8")]).unicode);
        assert!(caps(&[("TERM", "xterm")]).unicode);
        assert!(!caps(&[("TERM", "vt220")]).unicode);
        assert!(caps(&[("TERM", "xterm"), ("LANG", "ja_JP.UTF-8")]).cjk);
    }

    #[test]
    fn a_multiplexer_hides_what_the_outer_terminal_can_do() {
        assert!(caps(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")]).sync);
        assert!(!caps(&[("TERM", "tmux-256color"), ("TERM_PROGRAM", "WezTerm")]).sync);
        assert!(caps(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")]).links);
        assert!(!caps(&[("TERM", "xterm-256color")]).sync);
    }

    #[test]
    fn a_terminal_without_a_name_cannot_be_drawn_on() {
        assert!(!caps(&[]).can_draw());
        assert!(!caps(&[("TERM", "dumb")]).can_draw());
        assert!(caps(&[("TERM", "vt100")]).can_draw());
    }
}
