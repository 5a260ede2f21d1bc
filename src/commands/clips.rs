//! `nutgraf clips`: the clip tray as one dossier, in statements, or a record a clip.

use super::plain::{Nth, Saying};
use super::{Console, Failure, Outcome};
use crate::brief::record::to_json_line;
use crate::cli::{ClipsArgs, ClipsFormat};
use crate::state::{Clip, Clips, dossier};
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
        ClipsFormat::Markdown if console.is_plain() => Ok(say(&clips.clips, console)?),
        ClipsFormat::Markdown => Ok(console.print(&dossier::dossier(clips))?),
        ClipsFormat::Jsonl => Ok(print_records(clips, console)?),
    }
}

fn say(clips: &[Clip], console: &mut Console) -> io::Result<Outcome> {
    let mut saying = Saying::default();
    for (nth, clip) in Nth::count(clips.len()).zip(clips) {
        saying.pause();
        // What was clipped long ago has its source in its citation alone.
        let words = if clip.source.is_empty() { &clip.cited } else { &clip.words };
        saying.say(format!("Clip {nth}. {words}"));
        saying.say(clip.source.trim_start_matches("— ").replace('¶', "paragraph "));
        let rest = [("Caveat", &clip.caveat), ("Note", &clip.note), ("Link", &clip.url)];
        for (label, text) in rest {
            saying.value(label, text.as_deref().unwrap_or_default());
        }
        saying.value("In", &clip.headline);
    }
    saying.print(console)?;
    Ok(Outcome::Found)
}

fn print_records(clips: &Clips, console: &mut Console) -> io::Result<Outcome> {
    for record in dossier::records(clips) {
        writeln!(console.data(), "{}", to_json_line(&record)?)?;
    }
    Ok(Outcome::Found)
}
