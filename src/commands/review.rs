//! `nutgraf review`: a draft beside its article, in the reader.
//!
//! What the reader cannot do is found before it takes the screen: that there is nothing to review, or nowhere to save it.

use super::{Console, Failure, Outcome, load, origins, read, restricted, show};
use crate::cli::{Cli, Review as Arguments};
use crate::library::{Loaded, Origin, load as loading};
use crate::reader::review::{Proof, Review};
use crate::terminal::run::Reviewing;
use crate::text::Shown;
use std::sync::Arc;

pub(super) fn run(args: &Arguments, cli: &Cli, console: &mut Console) -> Result<Outcome, Failure> {
    let (memory, key) = match show::find(&args.what, cli.library.as_deref(), console)? {
        Ok(found) => found,
        Err(outcome) => return Ok(outcome),
    };
    let Some(loaded) = memory.files().find(|loaded| loaded.key == key) else { return Ok(Outcome::Nothing) };
    let Some(brief) = &loaded.brief else {
        load::report(loaded, console);
        return Err(Failure::NotReviewed(
            "the brief cannot be read; `nutgraf check` says what is wrong".into(),
        ));
    };
    if !brief.is_draft() {
        console.note(&format!("{}: nothing left to review: nothing in it is a draft", key.written()).into());
        return Ok(Outcome::Nothing);
    }
    if console.is_plain() || !console.has_screen() {
        return Err(Failure::NotReviewed(
            "a review needs a terminal; `nutgraf show` prints the draft".into(),
        ));
    }
    let reviewing = begin(loaded)?;
    let config = origins::configured(&restricted::config_paths(cli))?;
    read(vec![origin(loaded)], config, Some(reviewing), cli, console)
}

/// The file alone is the library of the reader; it is read beneath the root that it was found in.
fn origin(loaded: &Loaded) -> Origin {
    match &loaded.file {
        Some((root, file)) => Origin::Asked { path: file.clone(), library: root.folder().into() },
        None => Origin::Samples,
    }
}

fn begin(loaded: &Loaded) -> Result<Reviewing, Failure> {
    let refuse = |why: String| Failure::NotReviewed(Shown::from(why));
    let path = loaded.key.written();
    let Some((root, file)) = &loaded.file else {
        return Err(refuse(format!("{path} is a sample, built into the program: there is no file to write")));
    };
    let unwritable = |why: String| refuse(format!("{path} cannot be written: {why}"));
    let meta = std::fs::metadata(file).map_err(|error| unwritable(loading::reason(&error)))?;
    if meta.permissions().readonly() {
        return Err(unwritable("the file is read-only".to_owned()));
    }
    let opened = std::fs::File::options().write(true).open(file);
    opened.map_err(|error| unwritable(loading::reason(&error)))?;
    let cannot = |error: &std::io::Error| refuse(format!("{path}: {}", loading::reason(error)));
    let bytes = root.read(file).map_err(|error| cannot(&error))?;
    let text = String::from_utf8(bytes).map_err(|_| refuse(format!("{path} is not UTF-8")))?;
    let article = loaded.brief.as_ref().and_then(|brief| brief.source.text.as_ref());
    let article = article.map_or_else(
        || Err(Shown::from("The article's text is not kept with this brief (no source.text).")),
        |text| loading::article(text, Some((root, file))),
    );
    let proof = Proof {
        key: loaded.key.clone(),
        path: Shown::new(&path),
        stem: loaded.stem.raw().to_owned(),
        text: text.into(),
        article: article.map(|original| Arc::new(original.article)),
    };
    let review = Review::new(proof).map_err(|refusal| refuse(format!("{path}: {refusal}")))?;
    Ok(Reviewing { review, root: root.clone(), file: file.clone() })
}
