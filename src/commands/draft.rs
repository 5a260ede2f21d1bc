//! `nutgraf draft`: an article in, a brief out.

mod jsonl;
mod output;

use super::wording::count;
use super::{Console, Failure, Outcome};
use crate::brief::{Brief, Confidence, Date, Section, revise, slug, write};
use crate::cli::{Draft, DraftFormat};
use crate::config;
use crate::draft::compose::Composed;
use crate::draft::story::{self, Story};
use crate::draft::themes::Vocabulary;
use crate::draft::{Findings, Galley, Head, Lead, Reading, compose};
use crate::library::walk::MAX_BYTES;
use crate::text::Shown;
use jiff::civil;
use output::Output;
use rustix::stdio::stdin;
use rustix::termios::isatty;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The program, as a brief says by what it was made.
const PROGRAM: &str = concat!("nutgraf draft ", env!("CARGO_PKG_VERSION"));

pub(super) fn run(args: &Draft, config: &[PathBuf], console: &mut Console) -> Result<Outcome, Failure> {
    if args.article.is_none() && isatty(stdin()) {
        return Err(Failure::NothingToDraft);
    }
    if args.jsonl {
        return jsonl::run(args.indirect, console);
    }
    let output = args.output.as_deref().map(Output::new).transpose()?;
    let themes = config::themes(config).map_err(Failure::Config)?;
    let story = read(args.article.as_deref())?;
    for note in &story.notes {
        console.note(&note.to_string().into());
    }
    if args.keep_text && story.text.len() as u64 > MAX_BYTES {
        return Err(Failure::TooLongToKeep);
    }
    let text = args.keep_text.then_some(output.as_ref()).flatten().map(|output| output.text(&story.text));
    let head = head(args, &story, output.as_ref(), text)?;
    let composed = draft(&story, head, &themes);
    let file = match args.format {
        DraftFormat::Yaml => write::write(&composed.brief).map_err(io::Error::other)?,
        DraftFormat::Json => write::write_json(&composed.brief).map_err(io::Error::other)? + "\n",
    };
    match &output {
        Some(output) => {
            let text = args.keep_text.then_some(story.text.as_str());
            output.write(&file, text, args.article.as_deref())?;
            console.note(&told(&composed.brief, output.path()));
        }
        None if console.is_terminal() => drop(console.print(&Shown::from(file))?),
        None => console.data().write_all(file.as_bytes())?,
    }
    if composed.left_out > 0 {
        let left_out = count(composed.left_out, "item", "items");
        console.note(
            &format!("{left_out} more were found and left out: a brief's file has no room for them").into(),
        );
    }
    Ok(Outcome::Found)
}

/// The article of a file, or of stdin.
fn read(path: Option<&Path>) -> Result<Story, Failure> {
    let path = path.filter(|path| *path != Path::new("-"));
    let bytes = match path {
        Some(path) => File::open(path).and_then(bytes_of),
        None => bytes_of(io::stdin().lock()),
    };
    let name = || path.map_or_else(|| Shown::from("stdin"), Shown::from);
    let bytes = bytes.map_err(|error| Failure::Unread { path: name(), error })?;
    story::read(&bytes, path).map_err(|trouble| Failure::Article { path: name(), trouble })
}

/// As much as an article may have, and one byte more, by which it is known to have too much.
fn bytes_of(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(story::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What the article says of itself, and the arguments in its place: who gives them knows better.
fn head(
    args: &Draft,
    story: &Story,
    output: Option<&Output>,
    text: Option<(String, String)>,
) -> Result<Head, Failure> {
    let outlet = args.outlet.clone().or_else(|| story.outlet.clone());
    let published = args.published.clone().or_else(|| story.published.clone());
    let (Some(outlet), Some(published)) = (&outlet, &published) else {
        return Err(Failure::Unsaid { outlet: outlet.is_none(), published: published.is_none() });
    };
    let named = || {
        let title = story.headline.as_deref().unwrap_or(outlet);
        slug(&format!("{} {title}", published.as_written()))
    };
    let today = jiff::Zoned::now().date().to_string();
    Ok(Head {
        id: output.map_or_else(named, Output::id),
        outlet: outlet.clone(),
        published: published.clone(),
        url: args.url.clone().or_else(|| story.url.clone()),
        text,
        made: (PROGRAM.to_owned(), Date::parse(&today).map_err(io::Error::other)?),
        indirect: args.indirect,
    })
}

fn draft(story: &Story, head: Head, themes: &Vocabulary) -> Composed {
    let galley = Galley::new(&story.text);
    let findings = Findings::of(&galley, day(&head.published));
    let lead = Lead::of(&galley, story.head);
    let themes = themes.themes(&galley);
    compose(&Reading { story, galley: &galley, findings: &findings, lead, themes }, head)
}

/// The day of a date that is exact to the day.
fn day(date: &Date) -> Option<civil::Date> {
    date.first().filter(|first| date.last() == Some(*first))
}

/// How much there is to review.
fn told(brief: &Brief, path: &Path) -> Shown {
    let of = |section, one, more| count(brief.section(section).len(), one, more);
    let drafts = revise::drafts(brief).into_iter().filter_map(|part| part.draft(brief));
    let unsure = drafts.filter(|draft| draft.confidence < Confidence::High).count();
    let parts = [
        of(Section::Quotes, "quote", "quotes"),
        of(Section::Figures, "figure", "figures"),
        count(brief.actors.len(), "actor", "actors"),
    ];
    let path = path.display();
    format!("{path}: {}; {unsure} unsure; review them: nutgraf review {path}", parts.join(", ")).into()
}
