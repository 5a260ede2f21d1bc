//! From bytes to text.
//!
//! A byte order mark decides; then UTF-8, where all bytes are that; then what a page says of itself; then what the bytes
//! look like. A text of UTF-8 with a few broken bytes is still that, and says so: read in another charset, every accent in
//! it would be wrong and nothing would say so.

use super::{Note, Trouble};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A file of another kind: how it begins, what it is, what to do.
const FOREIGN: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF", EXPORT),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first (gunzip)"),
    (b"BZh", "compressed (bzip2)", "unpack it first (bunzip2)"),
    (b"\xfd7zXZ\0", "compressed (xz)", "unpack it first (unxz)"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)", "unpack it first (unzstd)"),
    (b"PK\x03\x04", "a ZIP archive or an office document", EXPORT),
    (b"\xd0\xcf\x11\xe0", "an office document", EXPORT),
    (b"{\\rtf", "an RTF document", EXPORT),
    (b"\x89PNG", "a PNG image", EXPORT),
    (b"\xff\xd8\xff", "a JPEG image", EXPORT),
    (b"GIF8", "a GIF image", EXPORT),
    (b"RIFF", "an image or a recording", EXPORT),
    (b"II*\0", "a TIFF image", EXPORT),
    (b"MM\0*", "a TIFF image", EXPORT),
    (b"ID3", "a recording", EXPORT),
    (b"OggS", "a recording", EXPORT),
    (b"\x7fELF", "a program", EXPORT),
];

const EXPORT: &str = "save the article's text, or the page that has it, and give that";

/// One broken character in so many is an accident; more are another charset.
const ACCIDENT: usize = 100;

/// The text of some bytes.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Option<Note>), Trouble> {
    if let Some((_, what, instead)) = FOREIGN.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return Err(Trouble::Foreign { what, instead });
    }
    let (text, note) = decode_as(bytes)?;
    match text.trim() {
        "" => Err(Trouble::Empty),
        text if is_binary(text) => Err(Trouble::Foreign { what: "binary", instead: EXPORT }),
        _ => Ok((text, note)),
    }
}

fn decode_as(bytes: &[u8]) -> Result<(String, Option<Note>), Trouble> {
    if let Some((charset, mark)) = Encoding::for_bom(bytes) {
        return with(charset, bytes.get(mark..).unwrap_or_default());
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !is_wide(bytes)
    {
        return Ok((text.to_owned(), None));
    }
    if let Some(charset) = wide(bytes).or_else(|| said(bytes))
        && let Ok(decoded) = with(charset, bytes)
    {
        return Ok(decoded);
    }
    if is_nearly_utf_8(bytes) {
        return with(UTF_8, bytes);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let charset = detector.guess(None, Utf8Detection::Deny);
    let (text, note) = with(charset, bytes)?;
    Ok((text, note.or(Some(Note::Guessed { charset: charset.name() }))))
}

/// The text in a charset, where no more is broken than by accident.
fn with(charset: &'static Encoding, bytes: &[u8]) -> Result<(String, Option<Note>), Trouble> {
    let (text, broken) = charset.decode_without_bom_handling(bytes);
    if !broken {
        return Ok((text.into_owned(), None));
    }
    let count = text.matches('\u{fffd}').count();
    if count * ACCIDENT > text.chars().count() {
        return Err(Trouble::Charset { charset: charset.name(), count });
    }
    Ok((text.into_owned(), Some(Note::Broken { charset: charset.name(), count })))
}

/// UTF-16 without a mark: every second byte of Latin letters is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| bytes.iter().take(1024).skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = bytes.len().min(1024) / 2;
    match (zeros(0), zeros(1)) {
        (first, second) if half > 8 && second * 10 > half * 6 && first * 10 < half => Some(UTF_16LE),
        (first, second) if half > 8 && first * 10 > half * 6 && second * 10 < half => Some(UTF_16BE),
        _ => None,
    }
}

fn is_wide(bytes: &[u8]) -> bool {
    wide(bytes).is_some()
}

/// What a page says of its own charset, within its first kilobyte as the HTML standard has it.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    let start: String = bytes.iter().take(1024).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let (_, label) = start.split_once("charset=").or_else(|| start.split_once("encoding="))?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let label: String =
        label.chars().take_while(|one| !matches!(one, '"' | '\'' | ' ' | ';' | '>' | '/' | '?')).collect();
    Encoding::for_label(label.as_bytes()).filter(|charset| *charset != UTF_8 && charset.is_ascii_compatible())
}

/// Whether no more bytes are broken than there are characters that only UTF-8 writes so: in another charset hardly any two
/// letters look like one of those.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let (mut broken, mut long) = (0_usize, 0_usize);
    for letter in text.chars() {
        broken += usize::from(letter == '\u{fffd}');
        long += usize::from(!letter.is_ascii() && letter != '\u{fffd}');
    }
    broken <= long
}

/// Whether one character in fifty or more controls something.
fn is_binary(text: &str) -> bool {
    let controls = |one: &char| {
        one.is_control() && !matches!(one, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}' | '\u{80}'..='\u{9f}')
    };
    let (some, all) = text
        .chars()
        .take(1 << 16)
        .fold((0, 0), |(some, all), one| (some + usize::from(controls(&one)), all + 1));
    some * 50 > all
}
