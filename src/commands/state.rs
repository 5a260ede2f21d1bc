//! `nutgraf state`: where a reader's marks and clips lie, all of them as one document, and their removal.

use super::{Console, Failure, Outcome, wording};
use crate::cli::{Forget, StateCommand};
use crate::library::{samples, walk::Root};
use crate::state::store::{self, Forgotten, Loaded, Store, Trouble};
use crate::text::Shown;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn run(command: &StateCommand, console: &mut Console) -> Result<Outcome, Failure> {
    let folder = store::dir().ok_or(Failure::NoHome)?;
    match command {
        StateCommand::Path => Ok(console.print(&Shown::new(&folder.to_string_lossy()))?),
        StateCommand::Export => export(&folder, console),
        StateCommand::Forget(forget) => match &forget.library {
            None => forget_all(&folder, forget, console),
            Some(library) => forget_library(&folder, library, forget, console),
        },
    }
}

fn export(folder: &Path, console: &mut Console) -> Result<Outcome, Failure> {
    let loaded = store::load(folder);
    console.data().write_all(loaded.to_json().as_bytes())?;
    for trouble in &loaded.troubles {
        console.note(&trouble.why().into());
    }
    Ok(match loaded {
        Loaded { troubles, .. } if !troubles.is_empty() => Outcome::Partly,
        Loaded { marks, clips, copied: None, .. }
            if marks.libraries().is_empty() && clips.clips.is_empty() =>
        {
            Outcome::Nothing
        }
        _ => Outcome::Found,
    })
}

/// `nutgraf copied`: the words that were last copied.
pub(super) fn copied(console: &mut Console) -> Result<Outcome, Failure> {
    let folder = store::dir().ok_or(Failure::NoHome)?;
    let copied = store::copied(&folder).map_err(|trouble| failure(&folder, trouble))?;
    if let Some(copied) = copied {
        return Ok(console.print(&Shown::new(&copied.words))?);
    }
    console.note(&Shown::new("nothing was copied yet; in the reader, y copies what is under the cursor"));
    Ok(Outcome::Nothing)
}

/// All that is kept of this user, for commands that only look. What cannot be read is told, and missing.
///
/// # Errors
/// Where no home is known.
pub(super) fn kept(console: &mut Console) -> Result<Loaded, Failure> {
    let loaded = store::load(&store::dir().ok_or(Failure::NoHome)?);
    tell(&loaded.troubles, console);
    Ok(loaded)
}

fn tell(troubles: &[Trouble], console: &mut Console) {
    for trouble in troubles {
        console.note(&trouble.why().into());
    }
}

fn forget_all(folder: &Path, forget: &Forget, console: &mut Console) -> Result<Outcome, Failure> {
    if !folder.exists() {
        console.note(&Shown::from(format!("nothing is kept: there is no folder {}", folder.display())));
        return Ok(Outcome::Nothing);
    }
    let question = format!("Remove all marks, clips and copied words in {}?", folder.display());
    if !agreed(forget, &question, console)? {
        return Ok(Outcome::Nothing);
    }
    let forgotten = Store::at(folder).forget().map_err(|trouble| failure(folder, trouble))?;
    Ok(console.print(&Shown::from(format!("Removed: {} and {}.", marks(forgotten), clips(forgotten))))?)
}

fn forget_library(
    folder: &Path,
    library: &Path,
    forget: &Forget,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let name = name_of(library);
    if !agreed(forget, &format!("Remove all marks of the library {name}?"), console)? {
        return Ok(Outcome::Nothing);
    }
    let forgotten = Store::at(folder).forget_library(&name).map_err(|trouble| failure(folder, trouble))?;
    if let Some(forgotten) = forgotten {
        return Ok(console.print(&Shown::from(format!("Removed: {} of {name}.", marks(forgotten))))?);
    }
    console.note(&Shown::from(format!(
        "nothing is kept of a library {name}; nutgraf state export names those that are"
    )));
    Ok(Outcome::Nothing)
}

fn failure(folder: &Path, trouble: Trouble) -> Failure {
    Failure::State { folder: folder.into(), trouble }
}

/// What a library is known by, which may be gone by now.
fn name_of(library: &Path) -> Arc<str> {
    if library == Path::new(samples::NAME) && !library.is_dir() {
        return samples::NAME.into();
    }
    if library.exists() {
        return Root::from(library).name();
    }
    let path: PathBuf = std::path::absolute(library).unwrap_or_else(|_| library.to_owned());
    path.components().collect::<PathBuf>().to_string_lossy().into()
}

fn marks(forgotten: Forgotten) -> String {
    format!("the marks of {}", wording::count(forgotten.briefs, "brief", "briefs"))
}

fn clips(forgotten: Forgotten) -> String {
    wording::count(forgotten.clips, "clip", "clips")
}

/// Asks on the terminal, unless `--yes` has answered.
fn agreed(forget: &Forget, question: &str, console: &mut Console) -> Result<bool, Failure> {
    if forget.yes {
        return Ok(true);
    }
    if !console.can_ask() {
        return Err(Failure::NotAsked);
    }
    console.ask(&format!("{question} [y/N] "))?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    let agreed = matches!(answer.trim().to_lowercase().as_str(), "y" | "yes");
    if !agreed {
        console.note(&Shown::new("nothing was removed"));
    }
    Ok(agreed)
}
