//! What `check` says of one file of the library.
//!
//! Loading tells what reading a file sees; the rest is worked out only for a file that somebody asks about, from the
//! file as it stands on disk then.

use super::load::{self, Loaded};
use crate::brief::check::{self, Against};
use crate::brief::{Brief, Diagnostic, Original, Severity};
use crate::text::{Shown, Text};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, civil};
use std::cell::OnceCell;

/// What `check` says of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The file, relative to the library's root.
    pub path: Text,
    /// The brief as the file has it now; `None` where it cannot be read.
    pub brief: Option<Brief>,
    /// Everything that is wrong with it, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether its words were held against the article's text.
    pub text: HeldAgainst,
}

/// Whether the words of a brief were held against the article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldAgainst {
    /// They were.
    Text,
    /// The brief names no text.
    Nothing,
    /// It names one that is not at hand, for this reason.
    Missing(Shown),
}

impl Checked {
    /// How many of the diagnostics are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|one| one.code.severity() == severity).count()
    }
}

/// Reads a file anew and checks it; `today` as in [`Against::today`].
///
/// # Errors
/// Says why the file cannot be read any more.
pub(super) fn check(loaded: &Loaded, today: civil::Date) -> Result<Checked, Shown> {
    let bytes = load::reread(loaded)?;
    let text = OnceCell::new();
    let text_of = |brief: &Brief| text.get_or_init(|| load::original_of(brief, loaded)).clone();
    let parsed = check::check(&bytes, loaded.stem.raw(), &Against { today, text: &text_of });
    let text = parsed.brief.as_ref().and_then(text_of);
    Ok(Checked {
        path: loaded.path.clone(),
        brief: parsed.brief,
        diagnostics: parsed.diagnostics,
        text: held_against(text),
    })
}

fn held_against(text: Option<Result<Original, Shown>>) -> HeldAgainst {
    match text {
        None => HeldAgainst::Nothing,
        Some(Ok(_)) => HeldAgainst::Text,
        Some(Err(why)) => HeldAgainst::Missing(why),
    }
}

/// The last day that it is today anywhere on earth.
pub fn latest_today() -> civil::Date {
    let farthest_east = TimeZone::fixed(Offset::constant(14));
    Timestamp::now().to_zoned(farthest_east).date()
}
