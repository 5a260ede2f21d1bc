//! Loading a library, and saying on stderr what is wrong with its files.

use super::Console;
use crate::brief::{Diagnostic, Severity};
use crate::library::soundness::{self, Member};
use crate::library::{BriefKey, Loaded, Memory, Origin, load};
use std::collections::HashMap;

/// All files of some origins, with everything that is wrong with them reported.
pub(super) fn library(origins: &[Origin], console: &mut Console) -> Memory {
    let memory = quietly(origins);
    let mut shared = shared_ids(&memory);
    for loaded in memory.files() {
        report_with(loaded, shared.remove(&loaded.key), console);
    }
    memory
}

/// Of the briefs whose id is another's, what is wrong.
fn shared_ids(memory: &Memory) -> HashMap<&BriefKey, Diagnostic> {
    let mut files: Vec<&Loaded> = memory.files().collect();
    files.sort_by(|one, other| one.key.cmp(&other.key));
    let paths: Vec<String> = files.iter().map(|loaded| loaded.key.written()).collect();
    let members: Vec<Member<'_>> =
        files.iter().zip(&paths).map(|(loaded, path)| Member { path, claims: &loaded.claims }).collect();
    let shared = soundness::shared_ids(&members).into_iter();
    shared.filter_map(|(index, mistake)| Some((&files.get(index)?.key, mistake))).collect()
}

/// The same without a report.
pub(super) fn quietly(origins: &[Origin]) -> Memory {
    let mut files = Vec::new();
    load::load(origins, |batch| {
        files.extend(batch);
        true
    });
    Memory::new(files)
}

/// Names a file that cannot be read, and every error of one that can. Warnings are for `check`.
pub(super) fn report(loaded: &Loaded, console: &mut Console) {
    report_with(loaded, None, console);
}

fn report_with(loaded: &Loaded, across: Option<Diagnostic>, console: &mut Console) {
    let path = loaded.key.written();
    if let Some(why) = &loaded.unopened {
        console.note(&format!("{path}: cannot be read: {why}").into());
    }
    let unreadable = if loaded.brief.is_none() { "cannot be read: " } else { "" };
    let mut mistakes = loaded.diagnostics.to_vec();
    soundness::add(&mut mistakes, across);
    for error in mistakes.iter().filter(|mistake| mistake.code.severity() == Severity::Error) {
        console.note(&format!("{path}{}: {unreadable}{}", place(error), said(error)).into());
    }
}

fn place(diagnostic: &Diagnostic) -> String {
    match diagnostic.place.line {
        0 => String::new(),
        line => format!(":{line}:{}", diagnostic.place.column),
    }
}

fn said(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
    format!("error[{}]: {}{help}", diagnostic.code.name(), diagnostic.message)
}
