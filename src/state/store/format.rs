//! What the files of the state say: JSON with a number for its format, a line for each brief and clip, so that it can be
//! read, searched and compared by other means. Every control character is escaped.
//!
//! A field more, a field less or another meaning is another format: an older program leaves a newer file alone, for what it
//! does not know it would lose.

use super::Copied;
use crate::brief::record::to_json_line;
use crate::brief::snapshot::Snapshot;
use crate::state::marks::LibraryMarks;
use crate::state::{Clip, Clips, Marks};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The format that is written.
pub const FORMAT: u64 = 1;

/// What is kept in a file of its own.
pub(in crate::state) trait Document: Default {
    /// What the file is called.
    const FILE: &str;

    /// What it says.
    fn encode(&self) -> String;

    /// Reads it.
    fn decode(bytes: &[u8]) -> Result<Self, Unread>;
}

/// Why a file says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::state) enum Unread {
    /// A later program wrote it.
    Newer,
    /// It is damaged.
    Corrupt,
}

#[derive(Deserialize)]
struct Head {
    format: u64,
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unread> {
    let head: Head = serde_json::from_slice(bytes).map_err(|_| Unread::Corrupt)?;
    if head.format > FORMAT {
        return Err(Unread::Newer);
    }
    serde_json::from_slice(bytes).map_err(|_| Unread::Corrupt)
}

/// No value of the state is one that JSON cannot hold.
fn json<T: Serialize + ?Sized>(value: &T) -> String {
    to_json_line(value).unwrap_or_default()
}

#[derive(Deserialize)]
struct MarksFile {
    libraries: BTreeMap<Arc<str>, LibraryMarks>,
}

impl Document for Marks {
    const FILE: &str = "marks.json";

    fn encode(&self) -> String {
        format!("{{\"format\":{FORMAT},\"libraries\":{}}}\n", libraries(self))
    }

    fn decode(bytes: &[u8]) -> Result<Self, Unread> {
        parse(bytes).map(|MarksFile { libraries }| Self::new(libraries, Arc::default()))
    }
}

/// The libraries as an object, a line for each brief.
pub(in crate::state) fn libraries(marks: &Marks) -> String {
    let library = |(name, marks): (&Arc<str>, &LibraryMarks)| {
        let briefs = marks.briefs.iter().map(|(id, brief)| format!("{}:{}", json(id), json(brief)));
        let visit = marks.visit.map_or_else(String::new, |at| format!("\"visit\":{},", json(&at)));
        format!("{}:{{{visit}\"briefs\":{{{}}}}}", json(name), lines(briefs))
    };
    format!("{{{}}}", lines(marks.libraries().iter().map(library)))
}

/// Entries, each on a line of its own.
fn lines(entries: impl Iterator<Item = String>) -> String {
    let mut all = String::new();
    for entry in entries {
        all.push_str(if all.is_empty() { "\n" } else { ",\n" });
        all.push_str(&entry);
    }
    all
}

#[derive(Deserialize)]
struct ClipsFile {
    clips: Vec<Clip>,
}

impl Document for Clips {
    const FILE: &str = "clips.json";

    fn encode(&self) -> String {
        format!("{{\"format\":{FORMAT},\"clips\":{}}}\n", clips(self))
    }

    fn decode(bytes: &[u8]) -> Result<Self, Unread> {
        parse(bytes).map(|ClipsFile { clips }| Self { clips })
    }
}

/// The clips as a list, a line for each.
pub(in crate::state) fn clips(clips: &Clips) -> String {
    format!("[{}]", lines(clips.clips.iter().map(json)))
}

#[derive(Deserialize)]
struct CopiedFile {
    copied: Option<Copied>,
}

impl Document for Option<Copied> {
    const FILE: &str = "copied.json";

    fn encode(&self) -> String {
        format!("{{\"format\":{FORMAT},\"copied\":{}}}\n", json(self))
    }

    fn decode(bytes: &[u8]) -> Result<Self, Unread> {
        parse(bytes).map(|CopiedFile { copied }| copied)
    }
}

/// The state as one document.
pub(in crate::state) fn export(marks: &Marks, all: &Clips, copied: Option<&Copied>) -> String {
    let (libraries, clips, copied) = (libraries(marks), clips(all), json(&copied));
    format!("{{\"format\":{FORMAT},\"libraries\":{libraries},\n\"clips\":{clips},\n\"copied\":{copied}}}\n")
}

#[derive(Serialize, Deserialize)]
struct SnapshotFile<S> {
    format: u64,
    brief: S,
}

/// A brief's words as a file.
pub(in crate::state) fn snapshot(snapshot: &Snapshot) -> Vec<u8> {
    (json(&SnapshotFile { format: FORMAT, brief: snapshot }) + "\n").into_bytes()
}

/// The same read back.
pub(in crate::state) fn as_snapshot(bytes: &[u8]) -> Option<Snapshot> {
    let file: SnapshotFile<Snapshot> = parse(bytes).ok()?;
    Some(file.brief)
}
