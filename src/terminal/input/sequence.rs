//! Where a sequence of bytes from a terminal ends (ECMA-48 §5.4 and §5.6, and what xterm adds).

/// What the held bytes amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scan {
    /// More must come.
    Incomplete(Kind),
    /// One whole character or sequence.
    Complete,
    /// A paste follows.
    PasteBegins,
    /// The last byte cannot belong to those before it; `keep` says that they were a key by themselves.
    Broken {
        /// Whether what came before was a key.
        keep: bool,
    },
    /// The last two bytes, an escape and another, do not end the string that they stand in: they begin something.
    Interrupted,
}

/// How a sequence comes to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// By its first byte from `@` to `~`: control sequences, and all that is short.
    Control,
    /// By a string terminator: answers such as those to OSC and DCS.
    String,
}

impl Kind {
    /// Whether a sequence that is being dropped ends with these bytes.
    pub(super) fn ends_with(self, bytes: &[u8]) -> bool {
        match (self, bytes) {
            (Self::Control, [.., last]) => matches!(last, b'@'..=b'~'),
            (Self::String, [.., 0x1b, b'\\'] | [.., 0x07]) => true,
            _ => false,
        }
    }
}

/// Whether these two bytes are the beginning of a string, or a letter typed with Alt.
pub(super) fn begins_string(held: &[u8]) -> bool {
    matches!(held, [0x1b, b']' | b'P' | b'_'])
}

/// Judges bytes of which all but the last were incomplete before.
pub(super) fn scan(held: &[u8]) -> Scan {
    match held {
        [0x1b] => Scan::Incomplete(Kind::Control),
        // Two Escapes: the first is a key, the second may begin something.
        [0x1b, 0x1b] => Scan::Broken { keep: true },
        [0x1b, b'[', rest @ ..] => control(rest),
        [0x1b, b'O', rest @ ..] => shifted(rest),
        [0x1b, kind @ (b']' | b'P' | b'_'), rest @ ..] => string(*kind, rest),
        // A character, typed with Alt or without.
        [0x1b, character @ ..] | character => utf8(character),
    }
}

/// After `CSI`: parameters, intermediates, one final byte.
fn control(rest: &[u8]) -> Scan {
    match rest {
        b"200~" => Scan::PasteBegins,
        // Three bytes of any value follow the old report of the mouse; a letter follows the console's function keys.
        [b'M' | b'['] | [b'M', _] | [b'M', _, _] => Scan::Incomplete(Kind::Control),
        [.., b'@'..=b'~'] | [b'M', _, _, _] => Scan::Complete,
        [] | [.., b' '..=b'?'] => Scan::Incomplete(Kind::Control),
        _ => Scan::Broken { keep: false },
    }
}

/// After `SS3`: one byte, which some terminals put a modifier before.
fn shifted(rest: &[u8]) -> Scan {
    match rest {
        [] | [.., b'0'..=b'9' | b';'] => Scan::Incomplete(Kind::Control),
        [.., b' '..=b'~'] => Scan::Complete,
        _ => Scan::Broken { keep: false },
    }
}

/// Answers of a terminal begin in few ways. Anything else was typed after Escape, on a line that brought both at once, and
/// what is typed next must not be swallowed with it. No terminal sends SOS and PM (`X`, `^`) at all.
fn string(kind: u8, rest: &[u8]) -> Scan {
    let answers = match (kind, rest) {
        (_, []) => true,
        (b']', [first, ..]) => matches!(first, b'0'..=b'9' | b'l' | b'L'),
        (b'P', [first, ..]) => matches!(first, b' '..=b'?'),
        (_, [first, ..]) => *first == b'G',
    };
    if !answers {
        Scan::Broken { keep: true }
    } else if Kind::String.ends_with(rest) {
        Scan::Complete
    } else if interrupts_string(rest) {
        Scan::Interrupted
    } else {
        Scan::Incomplete(Kind::String)
    }
}

/// Whether bytes within a string, which do not end it, end with an escape and another byte: as for a terminal (ECMA-48
/// §8.3.143 knows one end), the string is over then, for it has lost its end.
pub(super) fn interrupts_string(bytes: &[u8]) -> bool {
    matches!(bytes, [.., 0x1b, _])
}

fn utf8(bytes: &[u8]) -> Scan {
    match std::str::from_utf8(bytes) {
        Ok(_) => Scan::Complete,
        Err(error) if error.error_len().is_none() => Scan::Incomplete(Kind::Control),
        Err(_) => Scan::Broken { keep: false },
    }
}
