//! Writing what is certain into the files, or showing what would be written.

use super::Verdict;
use super::files::File;
use crate::brief::mend::{Mending, Places};
use crate::cli::Check;
use crate::commands::Console;
use crate::commands::wording::count;
use crate::library::walk::Root;
use crate::library::{load, replace};
use crate::text::Shown;
use similar::TextDiff;
use std::io;
use std::path::Path;

/// What is to be done about what can be mended.
#[derive(Debug, Clone, Copy)]
pub(super) enum Intent {
    /// Say that it can be.
    Tell,
    /// Show what would be written.
    Show,
    /// Write it.
    Write,
}

impl Intent {
    /// What the arguments ask for.
    pub(super) fn of(args: &Check) -> Self {
        match () {
            () if args.diff => Self::Show,
            () if args.fix => Self::Write,
            () => Self::Tell,
        }
    }

    /// Does it for one file, of which the bytes were read.
    pub(super) fn perform(self, file: &File, before: &[u8], mending: &Mending<'_>) -> Fix {
        let Some((root, path)) = file.place() else { return Fix::Nothing };
        let places = mending.places();
        if places.all() == 0 {
            return Fix::Nothing;
        }
        if matches!(self, Self::Tell) {
            return Fix::Possible { places };
        }
        let Some(after) = mending.apply() else {
            return Fix::Failed(
                "would no longer mean the same if it were mended; mend it by hand".to_owned(),
            );
        };
        match self {
            Self::Write => match write(root, path, before, &after) {
                Ok(()) => Fix::Written { places, after },
                Err(error) => Fix::Failed(load::reason(&error)),
            },
            Self::Show | Self::Tell => Fix::Shown { diff: diff(&file.path, before, &after), after },
        }
    }
}

/// What came of mending one file.
#[derive(Debug)]
pub(super) enum Fix {
    /// There is nothing to mend.
    Nothing,
    /// So many places can be mended.
    Possible { places: Places },
    /// This is what would be written.
    Shown { diff: Shown, after: String },
    /// It was written.
    Written { places: Places, after: String },
    /// Nothing was written, and why.
    Failed(String),
}

impl Fix {
    /// The file as it is after mending, where it differs.
    pub(super) fn mended(&self) -> Option<&[u8]> {
        match self {
            Self::Shown { after, .. } | Self::Written { after, .. } => Some(after.as_bytes()),
            Self::Nothing | Self::Possible { .. } | Self::Failed(_) => None,
        }
    }

    /// The same without the file's text, which is not needed once it was checked again.
    pub(super) fn without_text(mut self) -> Self {
        if let Self::Shown { after, .. } | Self::Written { after, .. } = &mut self {
            *after = String::new();
        }
        self
    }
}

fn write(root: &Root, path: &Path, before: &[u8], after: &str) -> io::Result<()> {
    let (root, path) = root.place(path)?;
    replace::replace(root, &path, before, after.as_bytes()).map(drop)
}

/// As it may be shown: tabs are spaces and line breaks alike, whatever the file has.
fn diff(path: &str, before: &[u8], after: &str) -> Shown {
    let before = String::from_utf8_lossy(before);
    let name = Shown::new(path).line().into_owned();
    Shown::from(TextDiff::from_lines(&*before, after).unified_diff().header(&name, &name).to_string())
}

/// Prints what would be written, and says of how many files on stderr.
pub(super) fn print_diffs(verdicts: &[Verdict], console: &mut Console) -> io::Result<()> {
    let mut files = 0;
    for verdict in verdicts {
        if let Fix::Shown { diff, .. } = &verdict.fix {
            console.print(diff)?;
            files += 1;
        }
    }
    console.flush()?;
    let changed = match files {
        0 => "no file would change".to_owned(),
        files => format!("{} would change", count(files, "file", "files")),
    };
    console.note(&changed.into());
    Ok(())
}

/// What was mended; `None` where that is nothing.
pub(super) fn mended(verdicts: &[Verdict]) -> Option<String> {
    let places = verdicts.iter().filter_map(|verdict| match &verdict.fix {
        Fix::Written { places, .. } => Some(*places),
        _ => None,
    });
    Some(format!("mended {}", told(places)?))
}

/// What can be mended; `None` where that is nothing.
pub(super) fn offer(verdicts: &[Verdict]) -> Option<String> {
    let places = verdicts.iter().filter_map(|verdict| match &verdict.fix {
        Fix::Possible { places } => Some(*places),
        _ => None,
    });
    Some(format!("--fix can mend {}; --diff shows how", told(places)?))
}

/// `4 places in 2 files (at of 2 quotes, sha256 of 1 text, 1 correction)`, of the places of each file.
fn told(places: impl Iterator<Item = Places>) -> Option<String> {
    let places: Vec<Places> = places.collect();
    let all = places.iter().copied().reduce(|one, other| one + other)?;
    let kinds = [
        (all.locators, "`at` of ", ("quote", "quotes")),
        (all.sums, "`sha256` of ", ("text", "texts")),
        (all.corrections, "", ("correction", "corrections")),
    ];
    let kinds = kinds.into_iter().filter(|(number, ..)| *number > 0);
    let kinds: Vec<String> =
        kinds.map(|(number, of, (one, several))| format!("{of}{}", count(number, one, several))).collect();
    let (places, files) = (count(all.all(), "place", "places"), count(places.len(), "file", "files"));
    Some(format!("{places} in {files} ({})", kinds.join(", ")))
}

/// Says into which files nothing could be written, and why; gives whether there are such.
pub(super) fn tell_failures(verdicts: &[Verdict], console: &mut Console) -> bool {
    let mut any = false;
    for verdict in verdicts {
        if let Fix::Failed(why) = &verdict.fix {
            console.note(&format!("{}: nothing is written into it: {why}", verdict.path).into());
            any = true;
        }
    }
    any
}
