use super::*;
use crate::reader::action::Action;
use crate::reader::keymap::Chord;
use std::fs;

/// Reads texts as files `0.toml`, `1.toml` …, in this order; mistakes name the files alone.
fn read_texts(texts: &[&str]) -> (Config, Vec<String>) {
    let dir = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = (0..texts.len()).map(|i| dir.path().join(format!("{i}.toml"))).collect();
    for (path, text) in paths.iter().zip(texts) {
        fs::write(path, text).unwrap();
    }
    let reading = read(&paths);
    let folder = format!("{}/", dir.path().display());
    (
        reading.config,
        reading.mistakes.iter().map(|mistake| mistake.to_string().replace(&folder, "")).collect(),
    )
}

fn keys(config: &Config, action: Action) -> Vec<String> {
    config.keymap.keys(action).iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_is_the_default() {
    assert_eq!(read_texts(&[]), (Config::default(), vec![]));
    assert_eq!(read_texts(&["", "[keys]\n"]), (Config::default(), vec![]));
}

#[test]
fn the_default_uncommented_is_the_default() {
    let text = default_text();
    let is_setting = |line: &&str| line.starts_with('#') && !line.starts_with("# ") && line.len() > 1;
    assert_eq!(text.lines().filter(is_setting).count(), crate::reader::action::ACTIONS.len() + 2);
    let lines = text.lines().map(|line| if is_setting(&line) { line.trim_start_matches('#') } else { line });
    let uncommented = lines.collect::<Vec<_>>().join("\n");
    assert_eq!(read_texts(&[&uncommented]), (Config::default(), vec![]));
    assert_eq!(read_texts(&[&text]), (Config::default(), vec![]));
}

#[test]
fn a_later_file_replaces_an_earlier_one() {
    let (config, mistakes) = read_texts(&[
        "library = '/srv/a'\ntheme = 'mono'\n[keys]\nhelp = ['F']\nchart = ['V']\n",
        "library = '/srv/b'\n[keys]\nhelp = ['E']\n",
    ]);
    assert_eq!(mistakes, [""; 0]);
    assert_eq!((config.library, config.theme), (Some("/srv/b".into()), Theme::Mono));
    let config = Config { keymap: config.keymap, ..Config::default() };
    assert_eq!(
        (keys(&config, Action::Help), keys(&config, Action::Chart)),
        (vec!["E".into()], vec!["V".into()])
    );
}

#[test]
fn a_relative_library_begins_at_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    fs::write(&path, "library = 'briefs'").unwrap();
    assert_eq!(read(&[path]).config.library, Some(dir.path().join("briefs")));
}

#[test]
fn swapped_keys_do_not_conflict() {
    let (config, mistakes) = read_texts(&["[keys]\ndown = ['k']\nup = ['j']\n"]);
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(
        (keys(&config, Action::Down), keys(&config, Action::Up)),
        (vec!["k".into()], vec!["j".into()])
    );
}

#[test]
fn an_empty_list_leaves_no_key() {
    let (config, mistakes) = read_texts(&["[keys]\nchart = []\nhelp = ['v']\n"]);
    assert_eq!((mistakes.len(), keys(&config, Action::Chart).len()), (0, 0));
    assert_eq!(config.keymap.keys(Action::Help), ["v".parse::<Chord>().unwrap()]);
}

#[test]
fn every_mistake_of_every_file_is_told_with_its_place() {
    let (_, mistakes) = read_texts(&[
        "librari = '/srv'\ntheme = 'Mono'\n\n[keys]\ndwon = ['j']\nup = 'k'\nhelp = ['Strg-h', 7]\n",
        "theme = \n[keys]\nlink = ['v']\nfind = ['E']\nspeakers = ['E']\nfigures = ['g']\n",
    ]);
    assert_eq!(
        mistakes,
        [
            "0.toml:1:1: there is no setting `librari`; did you mean `library`?",
            "0.toml:2:9: there is no theme `Mono`; did you mean `mono`?",
            "0.toml:5:1: there is no action `dwon`; did you mean `down`?",
            "0.toml:6:6: expected a list of keys, such as [\"j\", \"Down\"], found the text \"k\"",
            "0.toml:7:9: `Strg-h` is not a key: write one character (j, G, #), a name (Enter, Esc, Tab, Shift-Tab, \
             Space, Up, PgDn, …) or either after Ctrl- or Alt-; two in a row are parted by a space (g g)",
            "0.toml:7:19: expected a key in quotes, such as \"j\", found a value of type integer",
            "1.toml:1:9: string values must be quoted, expected literal string",
            "1.toml:3:9: `v` is also a key of `chart` by default; give `chart` other keys too, or none: chart = []",
            "1.toml:5:13: `E` is also a key of `find` (1.toml:4)",
            "1.toml:6:12: `g` begins `gg`, a key of `first` by default; give `first` other keys too, or none: first = []",
        ]
    );
}

#[test]
fn somebody_must_be_able_to_leave() {
    let (_, mistakes) = read_texts(&["[keys]\nquit = []\nclose = []\n"]);
    assert_eq!(mistakes, ["0.toml:3:1: no key would quit the program: leave `quit` or `close` one"]);
}

#[test]
fn a_folder_in_the_place_of_a_file_is_a_mistake_and_none_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let paths = [dir.path().to_owned(), dir.path().join("none/config.toml")];
    let reading = read(&paths);
    let conditions: Vec<Condition> = reading.files.iter().map(|(_, condition)| *condition).collect();
    assert_eq!(conditions, [Condition::Mistaken, Condition::Absent]);
    assert_eq!(reading.mistakes.len(), 1);
}

#[test]
fn the_first_folder_of_the_system_counts_most() {
    let folders = system_folders(OsStr::new("/etc/xdg/desk:relative:/etc/xdg"));
    assert_eq!(folders, [Path::new("/etc/xdg"), Path::new("/etc/xdg/desk")]);
}
