//! `nutgraf generate`: a synthetic library, for trying the program at size.

use super::{Console, Failure, Outcome};
use crate::cli::Generate;
use crate::library::generate;
use crate::text::Shown;
use std::io;
use std::path::Path;

pub(super) fn run(args: &Generate, console: &mut Console) -> Result<Outcome, Failure> {
    let failure = |error| Failure::Generate { dir: args.dir.as_path().into(), error };
    refuse_a_filled_folder(&args.dir).map_err(failure)?;
    generate::write_library(&args.dir, args.briefs, args.seed).map_err(failure)?;
    let briefs = super::wording::count(args.briefs, "brief", "briefs");
    console.note(&Shown::from(format!("{briefs} written to {}", args.dir.display())));
    Ok(Outcome::Found)
}

/// Invented briefs must not come to lie among real ones.
fn refuse_a_filled_folder(dir: &Path) -> io::Result<()> {
    match std::fs::read_dir(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(io::Error::other("the folder is not empty; name a new one")),
        },
    }
}
