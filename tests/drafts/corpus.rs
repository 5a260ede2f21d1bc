//! How well quotations are found in made-up articles of many kinds; corpus/README.md says how they are marked.
//!
//! As in the scores of docs/drafting.md, a run of quoted text counts where its words and its speaker are both right, and
//! runs of less than five words do not count.

use super::shell::{Ran, nutgraf, ran};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// The fewest words of a run that counts.
const WORDS: usize = 5;

/// A run that somebody is quoted with.
struct Marked {
    letters: HashSet<usize>,
    words: usize,
    speakers: Vec<String>,
    text: String,
}

/// What a half of the corpus comes to.
#[derive(Default)]
struct Score {
    wanted: usize,
    found: usize,
    right: usize,
    misses: Vec<String>,
}

impl Score {
    /// The harmonic mean of precision and recall, in thousandths.
    fn f1(&self) -> usize {
        2_000 * self.right / (self.wanted + self.found).max(1)
    }
}

/// Takes the marks out of an article: its text and the runs.
fn article(raw: &str) -> (String, Vec<Marked>) {
    let (mut text, mut runs) = (Vec::new(), Vec::new());
    let mut rest = raw.chars();
    let mut open: Option<(usize, Vec<String>)> = None;
    while let Some(char) = rest.next() {
        match char {
            '{' => {
                let names: String = rest.by_ref().take_while(|char| *char != ':').collect();
                open = Some((text.len(), names.split('|').map(str::to_lowercase).collect()));
            }
            '}' => {
                let (start, speakers) = open.take().expect("a run that ends has begun");
                runs.push(marked(&text, start..text.len(), speakers));
            }
            _ => text.push(char),
        }
    }
    (text.into_iter().collect(), runs)
}

fn marked(text: &[char], span: std::ops::Range<usize>, speakers: Vec<String>) -> Marked {
    let words: String = text.get(span.clone()).expect("within").iter().collect();
    let letters = span.filter(|at| text.get(*at).is_some_and(|char| char.is_alphanumeric())).collect();
    Marked { letters, words: count(&words), speakers, text: words }
}

fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The noun or name that a mention turns on: before its comma or preposition.
fn head(mention: &str) -> (String, String) {
    const CUT: &[&str] =
        &["who", "whom", "which", "that", "of", "for", "from", "in", "at", "with", "on", "to", "by", "and"];
    let words: Vec<String> = mention
        .to_lowercase()
        .split_whitespace()
        .map(|word| word.trim_end_matches("’s").trim_end_matches("'s").to_owned())
        .collect();
    let bare = |word: &String| word.trim_matches(|char: char| !char.is_alphanumeric()).to_owned();
    let end =
        words.iter().skip(1).position(|word| CUT.contains(&word.as_str())).map_or(words.len(), |at| at + 1);
    let comma = words.iter().position(|word| word.ends_with(',')).map_or(end, |at| at + 1).min(end);
    let head = words.get(comma.wrapping_sub(1)).map(bare).unwrap_or_default();
    (head, words.last().map(bare).unwrap_or_default())
}

/// The stretches that were found: characters, and by whom.
fn found(quotes: &Value, text: &[char]) -> Vec<(Marked, String)> {
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a place")).expect("small");
    let mut all = Vec::new();
    for quote in quotes.as_array().expect("quotes") {
        let speaker = quote["speaker"].as_str().unwrap_or_default();
        for span in quote["spans"].as_array().expect("spans") {
            let run = marked(text, number(&span[0])..number(&span[1]), Vec::new());
            all.push((run, speaker.to_owned()));
        }
    }
    all
}

fn score(name: &str, text: &str, wanted: &[Marked], quotes: &Value, score: &mut Score) {
    let chars: Vec<char> = text.chars().collect();
    let mut found = found(quotes, &chars);
    for run in wanted {
        let same = |other: &Marked| {
            let both = run.letters.intersection(&other.letters).count();
            both * 10 >= run.letters.union(&other.letters).count() * 8
        };
        let hit = found.iter().position(|(other, _)| same(other)).map(|at| found.swap_remove(at));
        if run.words < WORDS {
            continue;
        }
        score.wanted += 1;
        score.found += usize::from(hit.is_some());
        let speaker = hit.map(|(_, speaker)| speaker).unwrap_or_default();
        let (head, last) = head(&speaker);
        if run.speakers.contains(&head) || run.speakers.contains(&last) {
            score.right += 1;
        } else {
            score.misses.push(format!("{name}: {speaker:?} for {:?}: {}", run.speakers, run.text));
        }
    }
    for (other, speaker) in found.iter().filter(|(other, _)| other.words >= WORDS) {
        score.found += 1;
        score.misses.push(format!("{name}: {speaker:?} for nobody: {}", other.text));
    }
}

#[test]
fn quotations_of_made_up_articles_are_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts/corpus");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the corpus")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.strip_suffix(".txt").is_some())
        .collect();
    names.sort();
    let (mut read, mut checked) = (Score::default(), Score::default());
    for (index, name) in names.iter().enumerate() {
        let raw = fs::read_to_string(folder.join(name)).expect("an article");
        let (_, body) = raw.split_once('\n').expect("a line that says what it is");
        let (text, wanted) = article(body.trim_start());
        let line = json!({"id": name, "text": text}).to_string();
        let Ran { stdout, .. } = ran(nutgraf(&["draft", "--jsonl"]).write_stdin(line));
        let drafted: Value = serde_json::from_str(&stdout).expect("JSON");
        let half = if index % 2 == 0 { &mut read } else { &mut checked };
        score(name, &text, &wanted, &drafted["quotes"], half);
    }
    // Misses of the articles that may be read; of the others only their number.
    eprintln!("read: {} of 1000, checked: {}\n{}", read.f1(), checked.f1(), read.misses.join("\n"));
    assert_eq!(names.len(), 16);
    assert!(read.f1() >= 975, "{}", read.f1());
    assert!(checked.f1() >= 925, "{}", checked.f1());
}
