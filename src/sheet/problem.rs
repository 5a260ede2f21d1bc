//! What is wrong with a file, shown where it is wrong.

use super::{Block, Flow, Line, Role, Sheet};
use crate::brief::{Diagnostic, Severity};
use crate::text::{Shown, Text, wrap};
use unicode_segmentation::UnicodeSegmentation;

/// How far a snippet and what explains it stand in.
const INDENT: usize = 2;

/// A brief that cannot be read: its file, why, where, and what to do.
///
/// `why` is shown where there are no diagnostics: a file that could not even be opened.
pub fn problem(path: &Text, diagnostics: &[Diagnostic], why: Option<&Shown>, width: usize) -> Sheet {
    let mut title = Flow::of(&path.shown().line(), Role::Strong);
    title.push(" cannot be read", Role::Error);
    let mut sheet = Sheet::from_iter([Block::new(title.lines(width, 0)), Block::blank()]);
    if let Some(why) = why.filter(|_| diagnostics.is_empty()) {
        sheet.push(Block::new(Flow::of(why.as_str(), Role::Plain).lines(width, 0)));
        sheet.push(Block::blank());
    }
    for diagnostic in diagnostics {
        sheet.push(Block::new(lines(diagnostic, width)));
        sheet.push(Block::blank());
    }
    let next = "Correct the file: it is read again. The other briefs are not affected.";
    sheet.push(Block::new(Flow::of(next, Role::Dim).lines(width, 0)));
    sheet
}

/// A file that was there, and is no longer.
pub fn gone(path: &Text, width: usize) -> Sheet {
    let mut title = Flow::of(&path.shown().line(), Role::Strong);
    title.push(" is gone", Role::Error);
    let next =
        "The file is no longer in the library. Should it come back, it is shown again where it was read.";
    let next = Flow::of(next, Role::Dim).lines(width, 0);
    Sheet::from_iter([Block::new(title.lines(width, 0)), Block::blank(), Block::new(next)])
}

/// One mistake: what, where, the line with the very characters marked, and what to write instead.
pub fn lines(diagnostic: &Diagnostic, width: usize) -> Vec<Line> {
    let place = diagnostic.place;
    let place = (place.line > 0).then(|| format!("line {}, column {}: ", place.line, place.column));
    set(diagnostic, Flow::of(&place.unwrap_or_default(), Role::Dim), width)
}

/// The same with its code in front: "error[missing-key] 14:3: …".
pub fn coded(diagnostic: &Diagnostic, width: usize) -> Vec<Line> {
    let (place, severity) = (diagnostic.place, diagnostic.code.severity());
    let mut lead = Flow::of(&format!("{}[{}]", severity.name(), diagnostic.code.name()), role(severity));
    let place = (place.line > 0).then(|| format!(" {}:{}", place.line, place.column));
    lead.push(&format!("{}: ", place.unwrap_or_default()), Role::Dim);
    set(diagnostic, lead, width)
}

/// How a mistake is shown: as an error or as a warning.
pub const fn role(severity: Severity) -> Role {
    match severity {
        Severity::Error => Role::Error,
        Severity::Warning => Role::Warning,
    }
}

/// One mistake behind a lead that says where it is.
fn set(diagnostic: &Diagnostic, lead: Flow, width: usize) -> Vec<Line> {
    let role = role(diagnostic.code.severity());
    let mut head = lead;
    head.push(diagnostic.message.as_str(), role);
    if !diagnostic.field.is_empty() {
        head.push(&format!(" ({})", diagnostic.field.line()), Role::Dim);
    }
    let mut lines = head.lines(width, 0);
    let indent = INDENT.min(width / 2);
    let snippet = snippet(diagnostic, width - indent).into_iter().flatten();
    lines.extend(snippet.map(|line| line.indented(indent)));
    if let Some(help) = &diagnostic.help {
        lines.extend(Flow::of(&format!("help: {}", help.as_str()), Role::Plain).lines(width, INDENT));
    }
    lines
}

/// The line of the file in at most `width` columns, and carets beneath the characters that are wrong; `None` where the
/// mistake has no line to show.
pub fn snippet(diagnostic: &Diagnostic, width: usize) -> Option<[Line; 2]> {
    let (snippet, place, role) =
        (diagnostic.snippet.as_ref()?, diagnostic.place, role(diagnostic.code.severity()));
    let chars: Vec<char> = snippet.raw().chars().collect();
    let start = place.column.saturating_sub(1).min(chars.len());
    let end = if place.end_line > place.line { chars.len() } else { place.end_column.saturating_sub(1) };
    let end = end.clamp(start, chars.len());
    let shown = |part: &[char]| Shown::from(part.iter().collect::<String>()).line().into_owned();
    let (before, marked, after) = (shown(&chars[..start]), shown(&chars[start..end]), shown(&chars[end..]));
    let carets = wrap::width(&marked).max(1).min(width);
    let reserved = carets.min(width.div_ceil(2)) + usize::from(!after.is_empty());
    let before = tail(&before, width.saturating_sub(reserved));
    let room = width - wrap::width(&before);
    let text = Line::of(&before, Role::Dim).with(&marked, role).with(&after, Role::Dim).cut(width);
    let below = Line::of(&" ".repeat(width - room), Role::Plain).with(&"^".repeat(carets.min(room)), role);
    Some([text, below])
}

/// The end of a text in at most `width` columns, its beginning replaced by `…` where it is wider.
fn tail(text: &str, width: usize) -> String {
    if wrap::width(text) <= width {
        return text.to_owned();
    }
    let mut left = width.saturating_sub(1);
    let mut start = text.len();
    for (at, cluster) in text.grapheme_indices(true).rev() {
        let columns = wrap::width(cluster);
        if columns > left {
            break;
        }
        (left, start) = (left - columns, at);
    }
    let kept = text.get(start..).unwrap_or_default();
    if width == 0 { String::new() } else { format!("…{kept}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{Code, Place, parse::parse};
    use proptest::prelude::*;

    fn wrong(snippet: &str, column: usize, end_column: usize) -> Diagnostic {
        Diagnostic {
            code: Code::WrongType,
            place: Place { line: 14, column, end_line: 14, end_column },
            field: Shown::from("figures[0].value"),
            message: Shown::from("expected a number, found text"),
            help: Some(Shown::from("write 8000")),
            snippet: Some(Text::new(snippet)),
        }
    }

    fn plain(diagnostic: &Diagnostic, width: usize) -> Vec<String> {
        lines(diagnostic, width).iter().map(Line::plain).collect()
    }

    #[test]
    fn carets_stand_beneath_the_very_characters() {
        let expected = [
            "line 14, column 12: expected a number, found text (figures[0].value)",
            "    - value: 8_000",
            "             ^^^^^",
            "  help: write 8000",
        ];
        assert_eq!(plain(&wrong("  - value: 8_000", 12, 17), 76), expected);
    }

    #[test]
    fn a_code_stands_before_its_place() {
        let lines = coded(&wrong("  - value: 8_000", 12, 17), 76);
        let head = "error[wrong-type] 14:12: expected a number, found text (figures[0].value)";
        assert_eq!(lines[0].plain(), head);
        let nowhere = Diagnostic { place: Place::default(), snippet: None, ..wrong("", 1, 1) };
        assert!(coded(&nowhere, 76)[0].plain().starts_with("error[wrong-type]: expected"));
    }

    #[test]
    fn carets_are_as_wide_as_what_they_point_at() {
        let lines = plain(&wrong("値: 東京\t# x", 4, 6), 76);
        assert_eq!(lines[1..3], ["  値: 東京 # x", "      ^^^^"]);
        let lines = plain(&wrong("a: \u{1b}x", 4, 5), 76);
        assert_eq!(lines[1..3], ["  a: ␛x", "     ^"]);
    }

    #[test]
    fn what_is_wrong_is_in_sight_however_long_the_line() {
        let lines = plain(&wrong(&format!("{}bad rest", "x".repeat(90)), 91, 94), 22);
        assert_eq!(lines[4..6], ["  …xxxxxxxxxxxxxxxbad…", "                  ^^^"]);
    }

    #[test]
    fn an_unreadable_file_explains_itself() {
        let parsed = parse(b"brief: 1\nheadline: h\n", "x");
        let sheet = problem(&Text::new("x.yaml"), &parsed.diagnostics, None, 60).plain();
        assert!(sheet.starts_with("x.yaml cannot be read\n\nline 1, column 1: "), "{sheet}");
        assert!(
            sheet.ends_with("\nCorrect the file: it is read again. The other briefs are not\naffected.\n"),
            "{sheet}"
        );
    }

    #[test]
    fn a_file_that_cannot_be_opened_says_why() {
        let sheet = problem(&Text::new("x.yaml"), &[], Some(&Shown::from("permission denied")), 60).plain();
        assert!(sheet.contains("\npermission denied\n"), "{sheet}");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(text in any::<String>(), at in 0_usize..40, long in 0_usize..40, width in 0_usize..200) {
            let lines = lines(&wrong(&text, at, at + long), width);
            prop_assert!(lines.iter().all(|line| line.width() <= width));
        }
    }
}
