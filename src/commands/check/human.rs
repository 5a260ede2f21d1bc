//! A mistake for somebody who reads: where it is in the form that editors and grep take, the line with carets beneath
//! the very characters, and what to write instead.

use super::place;
use crate::brief::Diagnostic;
use crate::sheet::{Line, Role, problem};
use crate::text::{Shown, wrap};

/// How lines are printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand {
    /// The most columns that a line of a file may take; `None`: as many as it has.
    pub(super) width: Option<usize>,
    /// Whether they are coloured.
    pub(super) colours: bool,
}

impl Hand {
    /// One mistake in lines, each ended by a line break.
    pub(super) fn mistake(self, path: &str, diagnostic: &Diagnostic) -> String {
        let mut lines = vec![head(path, diagnostic)];
        lines.extend(self.snippet(diagnostic).into_iter().flatten());
        if let Some(help) = &diagnostic.help {
            lines.push(Line::of("  help: ", Role::Strong).with(&help.line(), Role::Plain));
        }
        lines.iter().map(|line| self.print(line) + "\n").collect()
    }

    /// The line of the file and the carets, behind the line's number.
    fn snippet(self, diagnostic: &Diagnostic) -> Option<[Line; 2]> {
        let number = format!("{:>5} | ", diagnostic.place.line);
        let blank = format!("{:>width$}", "| ", width = wrap::width(&number));
        let room = self.width.map_or(usize::MAX, |width| width.saturating_sub(wrap::width(&number)).max(1));
        let [text, carets] = problem::snippet(diagnostic, room)?;
        Some([
            Line::of(&number, Role::Dim).followed_by(text),
            Line::of(&blank, Role::Dim).followed_by(carets),
        ])
    }

    /// A line as bytes for stdout: of shown text, and colours where they are wanted.
    fn print(self, line: &Line) -> String {
        if !self.colours {
            return line.plain();
        }
        let spans = line.spans.iter().map(|span| match colour(span.role) {
            "" => span.text.as_str().to_owned(),
            colour => format!("\u{1b}[{colour}m{}\u{1b}[m", span.text),
        });
        spans.collect()
    }
}

/// `file:line:column: error[code]: message (field)`.
fn head(path: &str, diagnostic: &Diagnostic) -> Line {
    let place = place(diagnostic);
    let severity = diagnostic.code.severity();
    let path = Shown::new(path);
    let line = Line::of(&format!("{}:{}:{}: ", path.line(), place.line, place.column), Role::Strong)
        .with(&format!("{}[{}]", severity.name(), diagnostic.code.name()), problem::role(severity))
        .with(&format!(": {}", diagnostic.message.line()), Role::Plain);
    match diagnostic.field.line() {
        field if field.is_empty() => line,
        field => line.with(&format!(" ({field})"), Role::Dim),
    }
}

/// The parameters of `SGR` (ECMA-48) for a role.
fn colour(role: Role) -> &'static str {
    match role {
        Role::Plain => "",
        Role::Strong | Role::Heading | Role::Accent => "1",
        Role::Dim => "2",
        Role::Warning => "1;33",
        Role::Error => "1;31",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{Code, Place};
    use crate::text::Text;

    fn diagnostic() -> Diagnostic {
        Diagnostic {
            code: Code::YamlTrap,
            place: Place { line: 7, column: 4, end_line: 7, end_column: 6 },
            field: Shown::from("place"),
            message: Shown::from("read as \u{1b}[2J"),
            help: Some(Shown::from("write \"no\"")),
            snippet: Some(Text::new("東: no\u{1b}")),
        }
    }

    #[test]
    fn carets_stand_beneath_the_very_characters() {
        let printed = Hand { width: None, colours: false }.mistake("a.yaml", &diagnostic());
        let expected = "a.yaml:7:4: warning[yaml-trap]: read as ␛[2J (place)\n    7 | 東: no␛\n      |     ^^\n  help: write \"no\"\n";
        assert_eq!(printed, expected);
    }

    #[test]
    fn colours_are_the_only_escapes() {
        let printed = Hand { width: Some(80), colours: true }.mistake("a\u{1b}[31m.yaml", &diagnostic());
        assert!(
            printed.starts_with("\u{1b}[1ma␛[31m.yaml:7:4: \u{1b}[m\u{1b}[1;33mwarning[yaml-trap]\u{1b}[m"),
            "{printed:?}"
        );
        let escapes = printed.matches('\u{1b}').count();
        assert_eq!(escapes, printed.matches("\u{1b}[").count());
    }

    #[test]
    fn a_mistake_without_a_place_is_at_the_beginning() {
        let whole = Diagnostic { place: Place::default(), snippet: None, help: None, ..diagnostic() };
        let printed = Hand { width: None, colours: false }.mistake("a.yaml", &whole);
        assert_eq!(printed, "a.yaml:1:1: warning[yaml-trap]: read as ␛[2J (place)\n");
    }
}
