//! The mistakes of all files as one JSON object.

use super::{Tally, Verdict, mistakes, place};
use crate::brief::record::to_json_line;
use crate::brief::{Diagnostic, Place};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Report<'r> {
    files: usize,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Entry<'r>>,
}

#[derive(Serialize)]
struct Entry<'r> {
    path: &'r str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    field: &'r str,
    severity: &'static str,
    code: &'static str,
    message: &'r str,
    help: Option<&'r str>,
}

/// The object, without a line break at its end.
pub(super) fn report(verdicts: &[Verdict], tally: &Tally) -> io::Result<String> {
    let report = Report {
        files: tally.files,
        errors: tally.errors,
        warnings: tally.warnings,
        diagnostics: mistakes(verdicts).map(|(path, one)| entry(path, one)).collect(),
    };
    Ok(to_json_line(&report)?)
}

fn entry<'r>(path: &'r str, diagnostic: &'r Diagnostic) -> Entry<'r> {
    let Place { line, column, end_line, end_column } = place(diagnostic);
    Entry {
        path,
        line,
        column,
        end_line,
        end_column,
        field: diagnostic.field.as_str(),
        severity: diagnostic.code.severity().name(),
        code: diagnostic.code.name(),
        message: diagnostic.message.as_str(),
        help: diagnostic.help.as_ref().map(crate::text::Shown::as_str),
    }
}
