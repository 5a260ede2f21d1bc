//! `nutgraf show`: one brief whole, or one section of it.

pub(super) mod compose;
mod json;
mod near;

use super::document::{self, Block};
use super::{Console, Failure, Outcome, load, origins, plain};
use crate::brief::Article;
use crate::brief::Part;
use crate::brief::record::to_json_line;
use crate::cli::{Show, ShowFormat};
use crate::library::{BriefKey, Catalog, Loaded, Memory};
use crate::text::Shown;
use compose::Subject;
use std::path::Path;

const NOTHING_HERE: &str = "the brief has nothing in this section";

pub(super) fn run(show: &Show, library: Option<&Path>, console: &mut Console) -> Result<Outcome, Failure> {
    let (memory, key) = match find(&show.what, library, console)? {
        Ok(found) => found,
        Err(outcome) => return Ok(outcome),
    };
    let Some(loaded) = memory.files().find(|loaded| loaded.key == key) else { return Ok(Outcome::Nothing) };
    load::report(loaded, console);
    print(show, loaded, &memory, console)
}

/// The brief of a file or an id, and the library that it was found in; where there is none, what that comes to.
pub(super) fn find(
    what: &Path,
    library: Option<&Path>,
    console: &mut Console,
) -> Result<Result<(Memory, BriefKey), Outcome>, Failure> {
    let is_file = what.is_file();
    let paths = is_file.then(|| what.to_owned());
    let origins = origins::origins(paths.as_slice(), library)?;
    let memory = load::quietly(&origins);
    let what = what.to_string_lossy();
    let found = if is_file { memory.files().next() } else { with_id(&memory, &what)? };
    match found.map(|loaded| loaded.key.clone()) {
        Some(key) => Ok(Ok((memory, key))),
        None => missing(&what, &memory, console).map(Err),
    }
}

/// The brief with an id.
fn with_id<'a>(memory: &'a Memory, id: &str) -> Result<Option<&'a Loaded>, Failure> {
    let has_id = |loaded: &&Loaded| near::id(loaded) == id;
    let (readable, unreadable): (Vec<_>, Vec<_>) =
        memory.files().filter(has_id).partition(|l| l.brief.is_some());
    if readable.len() > 1 {
        let files = readable.iter().map(|loaded| Shown::new(&loaded.key.written())).collect();
        return Err(Failure::SharedId { id: id.into(), files });
    }
    Ok(readable.into_iter().chain(unreadable).next())
}

/// A file that is not there could not be shown; an id that nobody has was not found.
fn missing(what: &str, memory: &Memory, console: &mut Console) -> Result<Outcome, Failure> {
    if what.contains('/') || [".yaml", ".yml"].iter().any(|ending| what.ends_with(ending)) {
        let stem = Path::new(what).file_stem().unwrap_or_default().to_string_lossy();
        let meant = near::did_you_mean(&stem, memory);
        return Err(Failure::NoSuchFile { what: what.into(), meant: meant.map(Shown::from) });
    }
    memory.files().filter(|loaded| loaded.brief.is_none()).for_each(|loaded| load::report(loaded, console));
    let meant = near::did_you_mean(what, memory);
    let meant = meant.as_deref().unwrap_or("`nutgraf list` shows them all");
    console.note(&format!("no brief of the library has the id {what}; {meant}").into());
    Ok(Outcome::Nothing)
}

fn print(show: &Show, loaded: &Loaded, memory: &Memory, console: &mut Console) -> Result<Outcome, Failure> {
    let Some(brief) = loaded.brief.as_deref() else { return Ok(Outcome::Nothing) };
    let article = match wanted_article(show.section, loaded, memory) {
        Ok(article) => article,
        Err(why) => {
            console.note(&why);
            return Ok(Outcome::Nothing);
        }
    };
    // A citation names where words stand, not who has checked it.
    let sourced = (show.format == ShowFormat::Text).then(|| loaded.sourced().as_ref());
    let subject = Subject { brief, state: loaded.state(), sourced };
    if console.is_plain() {
        return say(show, &subject, &article, console);
    }
    let blocks = compose::blocks(&subject, show.section, &article);
    match show.format {
        ShowFormat::Json => {
            let json = json::of(brief, show.section, &article);
            writeln!(console.data(), "{}", to_json_line(&json).map_err(std::io::Error::from)?)?;
        }
        ShowFormat::Markdown if !blocks.is_empty() => {
            console.print(&document::markdown(&blocks).into())?;
        }
        ShowFormat::Text if !blocks.is_empty() => print_text(&blocks, console)?,
        ShowFormat::Markdown | ShowFormat::Text => {}
    }
    if blocks.is_empty() {
        console.note(&NOTHING_HERE.into());
    }
    Ok(if blocks.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

fn say(
    show: &Show,
    subject: &Subject<'_>,
    article: &Article,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let mut saying = match show.section {
        Some(part) => plain::part(subject, part, article),
        None => plain::brief(subject, None, &[]),
    };
    if saying.is_empty() {
        console.note(&NOTHING_HERE.into());
        return Ok(Outcome::Nothing);
    }
    saying.print(console)?;
    Ok(Outcome::Found)
}

/// The article where it was asked for; else an empty one.
fn wanted_article(section: Option<Part>, loaded: &Loaded, memory: &Memory) -> Result<Article, Shown> {
    if section == Some(Part::Article) { memory.article(&loaded.key) } else { Ok(Article::default()) }
}

fn print_text(blocks: &[Block], console: &mut Console) -> std::io::Result<()> {
    for line in document::text(blocks, console.width()) {
        console.print(&line.into())?;
    }
    Ok(())
}
