//! Loading a library, and saying on stderr what is wrong with its files.

use super::Console;
use crate::brief::{Diagnostic, Severity};
use crate::library::{Loaded, Memory, Origin, load};

/// All files of some origins, with everything that is wrong with them reported.
pub(super) fn library(origins: &[Origin], console: &mut Console) -> Memory {
    let memory = quietly(origins);
    for loaded in memory.files() {
        report(loaded, console);
    }
    for (earlier, later) in memory.shared_ids() {
        let id = later.brief.as_ref().map_or(&later.stem, |brief| &brief.id).shown();
        let (later, earlier) = (&later.key.0, &earlier.key.0);
        console.note(&format!(
            "{later}: error[duplicate-id]: {earlier} has the id `{id}` too; give one of them another"
        ));
    }
    memory
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
    let path = &loaded.key.0;
    if let Some(why) = &loaded.unopened {
        console.note(&format!("{path}: cannot be read: {why}"));
    }
    let unreadable = if loaded.brief.is_none() { "cannot be read: " } else { "" };
    for error in loaded.diagnostics.iter().filter(|diagnostic| diagnostic.code.severity() == Severity::Error)
    {
        console.note(&format!("{path}{}: {unreadable}{}", place(error), said(error)));
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
