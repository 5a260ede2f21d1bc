//! What `check` says of one file of the library.
//!
//! Loading tells what reading a file sees; the rest is worked out only for a file that somebody asks about, from the
//! file as it stands on disk then.

use super::load::{self, Loaded};
use super::soundness::{self, Member};
use crate::brief::check::{self, Against};
use crate::brief::claims::Claims;
use crate::brief::{Brief, Diagnostic, Original, Severity};
use crate::text::Shown;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, civil};
use std::cell::OnceCell;

/// What `check` says of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The brief as the file has it now; `None` where it cannot be read.
    pub brief: Option<Brief>,
    /// Everything that is wrong with it, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether its words were held against the article's text.
    pub text: HeldAgainst,
}

/// Whether the words of a brief were held against the article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldAgainst {
    /// They were.
    Text,
    /// The brief names no text.
    Nothing,
    /// It names one that is not at hand; a diagnostic says why.
    Missing,
}

impl Checked {
    /// How many of the diagnostics are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|one| one.code.severity() == severity).count()
    }
}

/// Reads a file anew and checks it, by itself and among the others of its library, as they were read last. `today` as in
/// [`Against::today`].
///
/// # Errors
/// Says why the file cannot be read any more.
pub(super) fn check<'k>(
    loaded: &'k Loaded,
    today: civil::Date,
    library: impl Iterator<Item = &'k Loaded>,
) -> Result<Checked, Shown> {
    let bytes = load::reread(loaded)?;
    let text = OnceCell::new();
    let text_of = |brief: &Brief| text.get_or_init(|| load::original_of(brief, loaded)).clone();
    let check::Checked { parsed, claims } =
        check::check(&bytes, loaded.stem.raw(), &Against { today, text: &text_of });
    let text = held_against(parsed.brief.as_ref().and_then(text_of).as_ref());
    let mut diagnostics = parsed.diagnostics;
    soundness::add(&mut diagnostics, among(library, loaded, &claims));
    Ok(Checked { brief: parsed.brief, diagnostics, text })
}

/// What is wrong with a file only beside others.
fn among<'k>(library: impl Iterator<Item = &'k Loaded>, this: &Loaded, claims: &Claims) -> Vec<Diagnostic> {
    let kin = library.filter(|other| other.key != this.key && claims.concern(&other.claims));
    let mut members: Vec<(&Loaded, &Claims)> = kin.map(|other| (other, &other.claims)).collect();
    members.push((this, claims));
    members.sort_by(|(one, _), (other, _)| one.key.cmp(&other.key));
    let own = members.iter().position(|(member, _)| member.key == this.key);
    let members: Vec<Member<'_>> =
        members.iter().map(|(loaded, claims)| Member { path: loaded.path.raw(), claims }).collect();
    let found = soundness::across(&members).into_iter();
    found.filter(|(index, _)| Some(*index) == own).map(|(_, diagnostic)| diagnostic).collect()
}

fn held_against(text: Option<&Result<Original, Shown>>) -> HeldAgainst {
    match text {
        None => HeldAgainst::Nothing,
        Some(Ok(_)) => HeldAgainst::Text,
        Some(Err(_)) => HeldAgainst::Missing,
    }
}

/// The last day that it is today anywhere on earth.
pub fn latest_today() -> civil::Date {
    let farthest_east = TimeZone::fixed(Offset::constant(14));
    Timestamp::now().to_zoned(farthest_east).date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Code;
    use crate::library::{BriefKey, Catalog, Memory, Origin};
    use std::fs;
    use std::path::Path;

    const TODAY: civil::Date = civil::date(2032, 1, 1);
    const HEAD: &str = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031, text: a.txt}\n";

    fn library(folder: &Path, files: &[(&str, &str)]) -> Memory {
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        let mut loaded = Vec::new();
        load::load(&[Origin::Path(folder.to_owned())], |batch| {
            loaded.extend(batch);
            true
        });
        Memory::new(loaded)
    }

    fn codes(memory: &Memory, folder: &Path, name: &str) -> Vec<Code> {
        let key = BriefKey(folder.join(name).to_string_lossy().into());
        let checked = memory.check(&key, TODAY).unwrap();
        checked.diagnostics.iter().map(|one| one.code).collect()
    }

    #[test]
    fn the_file_is_checked_as_it_stands_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        let memory = library(folder.path(), &[("x.yaml", HEAD), ("a.txt", "It rained.")]);
        assert_eq!(codes(&memory, folder.path(), "x.yaml"), []);
        fs::write(folder.path().join("x.yaml"), format!("{HEAD}quotes: [{{text: Wet.}}]\n")).unwrap();
        assert!(codes(&memory, folder.path(), "x.yaml").contains(&Code::MissingKey));
        fs::remove_file(folder.path().join("a.txt")).unwrap();
        assert!(codes(&memory, folder.path(), "x.yaml").contains(&Code::SourceMissing));
        fs::remove_file(folder.path().join("x.yaml")).unwrap();
        let key = BriefKey(folder.path().join("x.yaml").to_string_lossy().into());
        let why = memory.check(&key, TODAY).unwrap_err();
        assert_eq!(why.as_str(), "x.yaml cannot be read: no such file or directory.");
    }

    #[test]
    fn what_only_other_briefs_show_is_told_of_the_one_to_be_mended() {
        let folder = tempfile::tempdir().unwrap();
        let twin = format!("{HEAD}id: x\n");
        let figure = |unit| {
            format!(
                "{HEAD}figures: [{{value: 3, unit: {unit}, what: lost, series: lost, source: article, as_of: 2031}}]\n"
            )
        };
        let (people, boats) = (figure("people"), figure("boats"));
        let files = [("twin.yaml", &twin), ("x.yaml", &people), ("y.yaml", &people), ("z.yaml", &boats)];
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let memory = library(folder.path(), &files);
        fs::write(folder.path().join("a.txt"), "3 lost.").unwrap();
        let told = |name| codes(&memory, folder.path(), name);
        assert_eq!(told("twin.yaml"), [Code::DuplicateId]);
        assert_eq!(told("x.yaml"), []);
        assert_eq!(told("z.yaml"), [Code::SeriesUnitDiffers]);
        for other in ["x.yaml", "y.yaml"] {
            fs::remove_file(folder.path().join(other)).unwrap();
        }
        assert_eq!(told("z.yaml"), [Code::SeriesUnitDiffers], "others are not read for it");
    }
}
