//! The briefs built into the program, for a first run without a library.
//!
//! They are the fictional ones of this repository's `briefs` folder, with their articles; a test holds the two lists
//! against each other.

use super::load::Loaded;
use super::query::BriefKey;

/// A file built in: its path in `briefs`, and its text.
type Built = (&'static str, &'static str);

macro_rules! built {
    ($($path:literal),+ $(,)?) => { &[$(($path, include_str!(concat!("../../briefs/", $path)))),+] };
}

const BRIEFS: &[Built] = built![
    "2025-02-12-ferry-capsizes.yaml",
    "2025-02-13-angehoerige-zaehlen.yaml",
    "2025-02-14-names-without-tickets.yaml",
    "2025-02-20-ministry-raises-count.yaml",
    "2025-03-03-taps-run-dry.yaml",
    "2025-03-07-inquiry-opens.yaml",
    "2025-03-10-classrooms-for-islanders.yaml",
    "2025-03-13-log-rewritten-claim.yaml",
    "2025-03-18-port-strike.yaml",
    "2025-03-27-the-hand-wide-gap.yaml",
    "2025-04-04-first-sailing.yaml",
];

const ARTICLES: &[Built] = built![
    "articles/2025-02-12-ferry-capsizes.txt",
    "articles/2025-02-13-angehoerige-zaehlen.txt",
    "articles/2025-02-14-names-without-tickets.txt",
    "articles/2025-02-20-ministry-raises-count.txt",
    "articles/2025-03-03-taps-run-dry.txt",
    "articles/2025-03-07-inquiry-opens.txt",
    "articles/2025-03-10-classrooms-for-islanders.txt",
    "articles/2025-03-13-log-rewritten-claim.txt",
    "articles/2025-03-18-port-strike.txt",
    "articles/2025-03-27-the-hand-wide-gap.txt",
    "articles/2025-04-04-first-sailing.txt",
];

/// What the library of samples is called where a path would stand.
pub const NAME: &str = "samples";

/// The samples, read like any other file.
pub(super) fn load() -> Vec<Loaded> {
    let read = |(path, text): &Built| {
        let key = BriefKey(format!("{NAME}/{path}").into());
        Loaded::from_bytes(key, path, None, text.as_bytes())
    };
    BRIEFS.iter().map(read).collect()
}

/// The samples as their files have them: the path and the text of each.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    BRIEFS.iter().copied()
}

/// The text of a sample, by its path.
pub(super) fn brief(path: &str) -> Option<&'static str> {
    BRIEFS.iter().find(|(built, _)| *built == path).map(|(_, text)| *text)
}

/// The text of a sample's article, by the path that its brief gives.
pub(super) fn article(path: &str) -> Option<&'static str> {
    ARTICLES.iter().find(|(built, _)| *built == path).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::query::State;

    #[test]
    fn the_samples_are_the_fictional_briefs_of_the_repository() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/briefs");
        let mut fictional: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
            .filter(|name| super::super::walk::is_yaml(name.as_ref()))
            .filter(|name| {
                std::fs::read_to_string(format!("{folder}/{name}")).unwrap().contains("\nx-fictional: true\n")
            })
            .collect();
        fictional.sort();
        let built: Vec<&str> = BRIEFS.iter().map(|(path, _)| *path).collect();
        assert_eq!(built, fictional);
    }

    #[test]
    fn every_sample_is_sound_and_has_its_article() {
        for loaded in load() {
            assert_eq!(loaded.state(), State::Ok, "{:?}: {:?}", loaded.path, loaded.diagnostics);
            let original = super::super::load::original(&loaded);
            assert!(
                original.is_ok_and(|original| original.article.paragraphs.len() > 5),
                "{:?}",
                loaded.path
            );
        }
    }
}
