//! Annotations of GitHub's workflows: commands that a step prints, one a line.
//!
//! A command ends with its line, and a property with a comma or a colon, so these are written as percent-escapes
//! (<https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>).

use super::place;
use crate::brief::{Diagnostic, Place};
use crate::text::Shown;

/// The annotation of a mistake, without a line break at its end.
pub(super) fn annotation(path: &str, diagnostic: &Diagnostic) -> String {
    let level = diagnostic.code.severity().name();
    let Place { line, column, end_line, end_column } = place(diagnostic);
    let file = property(&Shown::new(path).line());
    let title = diagnostic.code.name();
    let said = data(&said(diagnostic));
    format!(
        "::{level} file={file},line={line},endLine={end_line},col={column},endColumn={end_column},title={title}::{said}"
    )
}

fn said(diagnostic: &Diagnostic) -> String {
    let field = Some(diagnostic.field.line()).filter(|field| !field.is_empty());
    let field = field.map(|field| format!(" ({field})")).unwrap_or_default();
    let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {}", help.line())).unwrap_or_default();
    format!("{}{field}{help}", diagnostic.message.line())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Code;

    #[test]
    fn nothing_in_a_value_ends_it() {
        let diagnostic = Diagnostic {
            code: Code::WrongType,
            place: Place { line: 2, column: 3, end_line: 2, end_column: 9 },
            field: Shown::from("a.b"),
            message: Shown::from("100 % wrong::\r\n::error::x"),
            help: Some(Shown::from("write 1, or 2")),
            snippet: None,
        };
        assert_eq!(
            annotation("a:b,c%.yaml", &diagnostic),
            "::error file=a%3Ab%2Cc%25.yaml,line=2,endLine=2,col=3,endColumn=9,title=wrong-type::\
             100 %25 wrong:: ::error::x (a.b)%0Ahelp: write 1, or 2"
        );
    }
}
