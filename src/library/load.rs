//! Making a file a [`Loaded`]: the brief, what is wrong with it, and what the catalog needs to find it again.

use super::facts::Facts;
use super::names::Cast;
use super::query::{BriefKey, State};
use super::walk::{self, Found, MAX_BYTES, Root, Stamp};
use super::{Origin, Sourced, paths, samples};
use crate::brief::claims::{self, Claims};
use crate::brief::snapshot::{Digest, Snapshot};
use crate::brief::{Brief, Diagnostic, Original, Severity};
use crate::text::{Shown, Text};
use jiff::Timestamp;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// A file of the library, read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Names it within the session.
    pub key: BriefKey,
    /// What it is read beneath, and the file; `None` for a built-in sample.
    pub file: Option<(Root, PathBuf)>,
    /// Relative to the folder that was asked for.
    pub path: Text,
    /// The file's name without its ending.
    pub stem: Text,
    /// The brief, unless it cannot be read.
    pub brief: Option<Arc<Brief>>,
    /// What the file calls itself even where the rest cannot be read.
    pub headline: Option<Text>,
    /// What is wrong with the file.
    pub diagnostics: Arc<[Diagnostic]>,
    /// What other briefs must agree with, without snippets.
    pub claims: Claims,
    /// Why the file could not even be opened.
    pub unopened: Option<Shown>,
    /// Everybody who can be asked for in it.
    pub cast: Cast,
    /// What tells that the file has changed since; `None` where there was none, or it is a sample.
    pub(super) stamp: Option<Stamp>,
    /// What filters need to know of it, once one asked.
    facts: OnceLock<Facts>,
    /// How its items stand with the article's text, once somebody asked, and the text's stamp of before it was read.
    sourced: OnceLock<(Arc<Sourced>, Option<Stamp>)>,
    /// What its words are named by, once it had to be told whether they are those that were read.
    digest: OnceLock<Digest>,
}

impl Loaded {
    /// What filters need to know of it. Worked out when first asked for: a list that nothing narrows needs none of it.
    pub(super) fn facts(&self) -> &Facts {
        let work_out = || self.brief.as_ref().map(|brief| Facts::of(brief, &self.cast)).unwrap_or_default();
        self.facts.get_or_init(work_out)
    }

    /// Whether that is worked out.
    pub(super) fn has_facts(&self) -> bool {
        self.facts.get().is_some()
    }

    /// How its items stand with the article's text, which is read when first asked for.
    pub fn sourced(&self) -> &Arc<Sourced> {
        let (sourced, _) = self.sourced.get_or_init(|| {
            let stamp = text_stamp(self);
            (Arc::new(Sourced::of(self)), stamp)
        });
        sourced
    }

    /// Lets go of how its items stand with the article's text, where that is no longer the text that was read.
    pub(super) fn forget_stale_text(&mut self) -> bool {
        let stale = self.sourced.get().is_some_and(|(_, stamp)| *stamp != text_stamp(self));
        if stale {
            self.sourced.take();
        }
        stale
    }

    /// What its words are named by; `None` of one that cannot be read.
    pub(super) fn digest(&self) -> Option<&Digest> {
        let brief = self.brief.as_ref()?;
        Some(self.digest.get_or_init(|| Snapshot::of(brief).digest()))
    }

    /// When the file came to this disk or was last written to; `None` of a sample.
    pub(super) fn arrived(&self) -> Option<Timestamp> {
        self.stamp.and_then(|stamp| stamp.arrived)
    }

    /// What its library is known by across sessions.
    pub fn library(&self) -> Arc<str> {
        self.file.as_ref().map_or_else(|| samples::NAME.into(), |(root, _)| root.name())
    }

    /// Whether it could be read, and how well.
    pub fn state(&self) -> State {
        match &self.brief {
            None => State::Unreadable,
            Some(_) if self.diagnostics.iter().any(|d| d.code.severity() == Severity::Error) => State::Flawed,
            Some(_) => State::Ok,
        }
    }

    /// What is wrong, in a few words with the line: `line 14: a quote without text`.
    pub fn problem(&self) -> Option<Shown> {
        if let Some(why) = &self.unopened {
            return Some(why.clone());
        }
        let first = self.diagnostics.iter().find(|d| d.code.severity() == Severity::Error)?;
        Some(told(first))
    }

    /// From the bytes of a file.
    pub fn from_bytes(key: BriefKey, path: &str, file: Option<(Root, PathBuf)>, bytes: &[u8]) -> Self {
        let stem = stem_of(path);
        let (parsed, claims) = claims::read(bytes, stem);
        let cast = parsed.brief.as_ref().map(|brief| Cast::of(brief, &key.0)).unwrap_or_default();
        Self {
            key,
            file,
            path: Text::new(path),
            stem: Text::new(stem),
            brief: parsed.brief.map(Arc::new),
            headline: parsed.headline,
            diagnostics: parsed.diagnostics.into(),
            claims: claims.without_snippets(),
            unopened: None,
            cast,
            stamp: None,
            facts: OnceLock::new(),
            sourced: OnceLock::new(),
            digest: OnceLock::new(),
        }
    }

    fn unopened(key: BriefKey, path: &str, file: (Root, PathBuf), why: &std::io::Error) -> Self {
        Self { unopened: Some(Shown::from(reason(why))), ..Self::blank(key, path, Some(file)) }
    }

    fn blank(key: BriefKey, path: &str, file: Option<(Root, PathBuf)>) -> Self {
        Self {
            key,
            file,
            path: Text::new(path),
            stem: Text::new(stem_of(path)),
            brief: None,
            headline: None,
            diagnostics: Arc::default(),
            claims: Claims::default(),
            unopened: None,
            cast: Cast::default(),
            stamp: None,
            facts: OnceLock::new(),
            sourced: OnceLock::new(),
            digest: OnceLock::new(),
        }
    }
}

/// A mistake in a few words, with its line.
pub(super) fn told(mistake: &Diagnostic) -> Shown {
    match mistake.place.line {
        0 => mistake.message.clone(),
        line => Shown::from(format!("line {line}: {}", mistake.message)),
    }
}

/// The operating system's words without its error number.
pub fn reason(error: &std::io::Error) -> String {
    let words = match error.kind() {
        // Errors of the walk carry words of their own around those of the system.
        kind @ (std::io::ErrorKind::NotFound | std::io::ErrorKind::PermissionDenied)
            if error.get_ref().is_some_and(|inner| inner.source().is_some()) =>
        {
            kind.to_string()
        }
        _ => error.to_string(),
    };
    let words = words.split(" (os error").next().unwrap_or(&words);
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The name of a file without its ending: the id of a brief that does not say its own.
pub fn stem_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")).unwrap_or(name)
}

/// Reads all files of some origins on all cores and hands them on in batches, in the order of their paths.
///
/// The first batch is small, so that a reader sees something at once.
pub fn load(origins: &[Origin], mut each: impl FnMut(Vec<Loaded>) -> bool) {
    if origins.contains(&Origin::Samples) && !each(samples::load()) {
        return;
    }
    let found = find(origins);
    let mut rest = found.as_slice();
    let mut size = 64;
    while !rest.is_empty() {
        let (batch, after) = rest.split_at(size.min(rest.len()));
        if !each(read_all(batch)) {
            return;
        }
        (rest, size) = (after, (size * 2).min(4096));
    }
}

/// The files of some origins, each once, in the order of their paths within each origin.
pub fn find(origins: &[Origin]) -> Vec<Found> {
    let mut found: Vec<Found> = origins.iter().flat_map(walk::walk).collect();
    if origins.len() > 1 || found.iter().any(|found| found.path.is_symlink()) {
        drop_twice_named(&mut found);
    }
    found
}

/// Reads files on all cores.
pub(super) fn read_all(found: &[Found]) -> Vec<Loaded> {
    found.par_iter().map(read).collect()
}

/// Where the paths asked for overlap, or links lead to other files among them, a file counts once.
fn drop_twice_named(found: &mut Vec<Found>) {
    let mut seen = std::collections::HashSet::new();
    found.retain(|found| seen.insert(found.path.canonicalize().unwrap_or_else(|_| found.path.clone())));
}

fn read(found: &Found) -> Loaded {
    let inside = found.path.strip_prefix(found.root.folder()).ok();
    // The folder itself, where it cannot be listed, is called as it was asked for.
    let relative = inside.filter(|inside| !inside.as_os_str().is_empty()).unwrap_or(&found.path);
    let relative = paths::written(relative);
    let key = BriefKey::from(&*found.path);
    let file = (found.root.clone(), found.path.clone());
    let stamp = || found.root.stamp(&found.path);
    if let Some(error) = &found.error {
        return Loaded { stamp: stamp(), ..Loaded::unopened(key, &relative, file, error) };
    }
    match found.root.read_stamped(&found.path) {
        Ok((bytes, stamp)) => {
            Loaded { stamp: Some(stamp), ..Loaded::from_bytes(key, &relative, Some(file), &bytes) }
        }
        Err(error) => Loaded { stamp: stamp(), ..Loaded::unopened(key, &relative, file, &error) },
    }
}

/// Reads a file of the library anew.
///
/// # Errors
/// Says why it cannot be read any more.
pub(super) fn reread(loaded: &Loaded) -> Result<Vec<u8>, Shown> {
    let path = loaded.path.shown();
    match &loaded.file {
        None => samples::brief(loaded.path.raw())
            .map(|text| text.as_bytes().to_vec())
            .ok_or_else(|| Shown::from(format!("{path} is not among the samples."))),
        Some((root, file)) => root
            .read(file)
            .map_err(|error| Shown::from(format!("{path} cannot be read: {}.", reason(&error)))),
    }
}

/// Where the text of a brief's article is, if it is kept: `source.text` is relative to the brief.
pub(super) fn text_path(loaded: &Loaded) -> Option<PathBuf> {
    let (_, file) = loaded.file.as_ref()?;
    let text = loaded.brief.as_ref()?.source.text.as_ref()?;
    Some(walk::folder_of(file).join(text.raw()))
}

/// What tells that this text has changed; `None` where there is none.
fn text_stamp(loaded: &Loaded) -> Option<Stamp> {
    let (root, _) = loaded.file.as_ref()?;
    root.stamp(&text_path(loaded)?)
}

/// Reads the text of the article that a loaded brief points to, beneath its library's root.
///
/// # Errors
/// Says why it is not at hand.
pub(super) fn original(loaded: &Loaded) -> Result<Original, Shown> {
    let brief = loaded.brief.as_ref().ok_or("The brief cannot be read.")?;
    original_of(brief, loaded).unwrap_or_else(|| {
        Err(Shown::from("The article's text is not kept with this brief (no source.text)."))
    })
}

/// The same for a brief that a file holds; `None` where it names no text.
pub(super) fn original_of(brief: &Brief, loaded: &Loaded) -> Option<Result<Original, Shown>> {
    let file = loaded.file.as_ref().map(|(root, file)| (root, file.as_path()));
    brief.source.text.as_ref().map(|text| article(text, file))
}

/// Reads the text of the article that `source.text` of a brief names: relative to the brief's file and beneath the root,
/// which `file` gives in the order root, file; among the samples where there is no file.
///
/// # Errors
/// Says why it is not at hand.
pub fn article(text: &Text, file: Option<(&Root, &Path)>) -> Result<Original, Shown> {
    let cannot = |why: String| Shown::from(format!("The article's text, {}, {why}.", text.shown()));
    match file {
        None => samples::article(text.raw())
            .ok_or_else(|| cannot("is not among the samples".to_owned()))
            .and_then(|article| text_of(article.as_bytes()).map_err(cannot)),
        Some((root, file)) => read_text(root, &walk::folder_of(file).join(text.raw())).map_err(cannot),
    }
}

/// Reads a file beneath a root as the text of an article.
///
/// # Errors
/// Says why it cannot be, in words that follow its name: `cannot be read: no such file or directory`.
pub fn read_text(root: &Root, path: &Path) -> Result<Original, String> {
    let bytes = root.read(path).map_err(|error| format!("cannot be read: {}", reason(&error)))?;
    text_of(&bytes)
}

/// The bytes of a file as the text of an article.
///
/// # Errors
/// Says what is wrong with them, in words that follow the file's name.
pub fn text_of(bytes: &[u8]) -> Result<Original, String> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err("is larger than 1 MiB".to_owned());
    }
    Original::read(bytes).map_err(|_| "is not UTF-8".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn load_all(origins: &[Origin]) -> Vec<Loaded> {
        let mut all = Vec::new();
        load(origins, |batch| {
            all.extend(batch);
            true
        });
        all
    }

    #[test]
    fn a_bad_file_hides_no_good_one() {
        let dir = tempfile::tempdir().unwrap();
        let good = "brief: 1\nheadline: Good\nsource: {outlet: o, published: 2031}\n";
        fs::write(dir.path().join("a.yaml"), "[[[").unwrap();
        fs::write(dir.path().join("b.yaml"), good).unwrap();
        fs::write(dir.path().join("c.yaml"), b"\xff\xfe").unwrap();
        let all = load_all(&[Origin::Path(dir.path().to_owned())]);
        let states: Vec<State> = all.iter().map(Loaded::state).collect();
        assert_eq!(states, [State::Unreadable, State::Ok, State::Unreadable]);
        assert!(all[0].problem().unwrap().as_str().starts_with("line 1"), "{:?}", all[0].problem());
    }

    #[test]
    fn a_missing_file_says_so() {
        let all = load_all(&[Origin::Path("/nonexistent/x.yaml".into())]);
        assert_eq!(all[0].problem().unwrap().as_str(), "no such file or directory");
    }

    #[test]
    fn overlapping_paths_give_each_file_once() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.yaml"), "").unwrap();
        let all = load_all(&[Origin::Path(dir.path().into()), Origin::Path(dir.path().join("a.yaml"))]);
        assert_eq!(all.len(), 1);
    }

    #[test]
    fn an_article_outside_the_library_is_not_read() {
        let outside = tempfile::NamedTempFile::new().unwrap();
        fs::write(outside.path(), "secret").unwrap();
        let dir = tempfile::tempdir().unwrap();
        let text = outside.path().to_str().unwrap();
        let brief = format!("brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031, text: {text}}}\n");
        fs::write(dir.path().join("a.yaml"), brief).unwrap();
        let all = load_all(&[Origin::Path(dir.path().to_owned())]);
        let why = original(&all[0]).unwrap_err();
        assert!(why.as_str().contains("outside the library"), "{why}");
    }
}
