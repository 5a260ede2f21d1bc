//! `nutgraf clips`: the clip tray as one dossier, or a record a clip.

use super::{Console, Failure, Outcome};
use crate::brief::record::to_json_line;
use crate::cli::{ClipsArgs, ClipsFormat};
use crate::state::{Clips, dossier};
use crate::text::Shown;
use std::io;

pub(super) fn run(args: &ClipsArgs, console: &mut Console) -> Result<Outcome, Failure> {
    print(&super::state::kept(console)?.clips, args.format, console)
}

fn print(clips: &Clips, format: ClipsFormat, console: &mut Console) -> Result<Outcome, Failure> {
    if clips.clips.is_empty() {
        console.note(&Shown::new("the clip tray is empty: c in the reader takes what is under the cursor"));
        return Ok(Outcome::Nothing);
    }
    match format {
        ClipsFormat::Markdown => Ok(console.print(&dossier::dossier(clips))?),
        ClipsFormat::Jsonl => Ok(print_records(clips, console)?),
    }
}

fn print_records(clips: &Clips, console: &mut Console) -> io::Result<Outcome> {
    for record in dossier::records(clips) {
        writeln!(console.data(), "{}", to_json_line(&record)?)?;
    }
    Ok(Outcome::Found)
}
