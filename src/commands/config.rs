//! `nutgraf config`: which files are read, whether they are sound, and the commented default.

use super::{Console, Failure, Outcome};
use crate::cli::ConfigArgs;
use crate::config::{self, Condition};
use crate::draft::themes::Vocabulary;
use crate::text::Shown;
use std::path::PathBuf;

pub(super) fn run(args: &ConfigArgs, paths: &[PathBuf], console: &mut Console) -> Result<Outcome, Failure> {
    if args.default {
        return Ok(console.print(&config::default_text().into())?);
    }
    if args.themes {
        return Ok(console.print(&Vocabulary::builtin_text().into())?);
    }
    let reading = config::read(paths);
    for (path, condition) in &reading.files {
        let condition = match condition {
            Condition::Absent => "not there",
            Condition::Sound => "sound",
            Condition::Mistaken => "mistaken",
        };
        console.print(&format!("{}: {condition}", Shown::from(path.as_path()).line()).into())?;
    }
    if reading.mistakes.is_empty() { Ok(Outcome::Found) } else { Err(Failure::Config(reading.mistakes)) }
}
