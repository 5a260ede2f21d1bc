//! The clipboard of the terminal, which may be far away: the words are handed to the terminal itself (OSC 52), and what it
//! does with them nobody tells us. So it is said that they were sent, never that they were copied.
//!
//! The sequence is the same inside tmux, which hands it on where it is set to (`set -s set-clipboard on`), and keeps it as
//! a buffer of its own; wrapped to pass through, it would go past that. The clipboard is never asked for what it holds.

use crate::text::Shown;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use unicode_segmentation::UnicodeSegmentation;

/// The most that is sent, in bytes of base64 (SAFETY, "Text"): xterm takes little more.
const MOST: usize = 74_000;

/// Words on their way to the clipboard, or why they are not.
#[derive(Debug, PartialEq)]
pub(super) struct Sending {
    /// What is to be written to the terminal.
    pub(super) bytes: Vec<u8>,
    /// What is said of it.
    pub(super) told: Shown,
}

/// What sends words to the clipboard of a terminal of this name.
pub(super) fn send(words: &Shown, term: &str) -> Sending {
    let not = |why: &str| {
        let told = format!("{why}: p shows it plain, nutgraf copied prints it.");
        Sending { bytes: Vec::new(), told: Shown::from(told) }
    };
    if !has_clipboard(term) {
        return not("Not sent, no clipboard here");
    }
    let coded = STANDARD.encode(words.as_str());
    if coded.len() > MOST {
        return not("Not sent, longer than 55 kB");
    }
    let characters = words.as_str().graphemes(true).count();
    let s = if characters == 1 { "" } else { "s" };
    let told = Shown::from(format!("Sent to your terminal ({characters} character{s})."));
    Sending { bytes: format!("\x1b]52;c;{coded}\x07").into_bytes(), told }
}

/// The consoles of systems and the terminals of old have none, and some of them show what they do not know.
fn has_clipboard(term: &str) -> bool {
    let without = ["linux", "vt", "ansi", "cons", "wsvt", "sun", "pcansi", "dumb", "cygwin", "eterm"];
    !term.is_empty() && !without.iter().any(|name| term.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn sent(words: &str, term: &str) -> (String, String) {
        let Sending { bytes, told } = send(&Shown::from(words), term);
        (String::from_utf8(bytes).unwrap(), told.as_str().to_owned())
    }

    #[test]
    fn words_are_sent_clean_and_counted_as_a_reader_counts() {
        let (bytes, told) = sent("“Où?”\n\u{1b}]0;x\u{7}", "xterm-256color");
        let coded = bytes.strip_prefix("\x1b]52;c;").and_then(|rest| rest.strip_suffix('\x07')).unwrap();
        assert_eq!(STANDARD.decode(coded).unwrap(), "“Où?”\n␛]0;x␇".as_bytes());
        assert_eq!(told, "Sent to your terminal (12 characters).");
        assert_eq!(sent("x", "tmux-256color").1, "Sent to your terminal (1 character).");
    }

    #[rstest]
    #[case("xterm", true)]
    #[case("screen.xterm-256color", true)]
    #[case("foot", true)]
    #[case("linux", false)]
    #[case("vt100", false)]
    #[case("", false)]
    fn a_terminal_without_a_clipboard_is_sent_nothing(#[case] term: &str, #[case] sends: bool) {
        let (bytes, told) = sent("words", term);
        assert_eq!(!bytes.is_empty(), sends);
        assert_eq!(told.contains("nutgraf copied"), !sends, "{told}");
    }

    #[test]
    fn what_is_too_long_is_not_cut() {
        let most = MOST / 4 * 3;
        assert!(sent(&"x".repeat(most), "xterm").0.len() > MOST);
        let (bytes, told) = sent(&"x".repeat(most + 1), "xterm");
        assert_eq!((bytes.as_str(), told.contains("longer than")), ("", true), "{told}");
    }
}
