//! What may reach a terminal: things to see, and the sequences that the program draws with.

use unicode_properties::{GeneralCategory as Category, UnicodeEmoji, UnicodeGeneralCategory};

/// Whether a cluster holds nothing that hides or commands. Joiners and selectors stand only among emoji.
pub(crate) fn is_visible(symbol: &str) -> bool {
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

/// The first control after which `known` gives no rest.
pub(crate) fn first_but<'t>(text: &'t str, known: impl Fn(&'t str) -> Option<&'t str>) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_control()) {
        let (_, control) = rest.split_at_checked(at)?;
        match known(control) {
            Some(after) => rest = after,
            None => return Some(control.chars().take(20).collect()),
        }
    }
    None
}

/// What follows a control that draws: `CSI` with moves, erasures, scrolling, pens and the cursor's modes, links, and the
/// breaks of a line.
pub(crate) fn drawing(control: &str) -> Option<&str> {
    if let Some(link) = control.strip_prefix("\u{1b}]8;") {
        return linking(link);
    }
    let Some(sequence) = control.strip_prefix("\u{1b}[") else {
        return control.strip_prefix("\u{1b}M").or_else(|| control.strip_prefix(['\r', '\n', '\u{8}']));
    };
    for mode in ["?25h", "?25l", "?2026h", "?2026l"] {
        if let Some(rest) = sequence.strip_prefix(mode) {
            return Some(rest);
        }
    }
    sequence
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == ';')
        .strip_prefix(['A', 'B', 'C', 'D', 'G', 'H', 'J', 'K', 'L', 'M', 'S', 'T', 'X', 'd', 'm', 'r'])
}

/// What follows a link, `OSC 8`: to the web alone, percent-encoded, or the end of one.
fn linking(link: &str) -> Option<&str> {
    let (parameters, rest) = link.split_once(';')?;
    let (address, rest) = rest.split_once("\u{1b}\\")?;
    let web = address.is_empty() || address.starts_with("https://") || address.starts_with("http://");
    let clean = |text: &str| text.chars().all(|c| c.is_ascii_graphic());
    (web && clean(address) && clean(parameters)).then_some(rest)
}
