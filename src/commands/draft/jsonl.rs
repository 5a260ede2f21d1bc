//! `nutgraf draft --jsonl`: a line of JSON in for each article, a line out, in their order.
//!
//! Lines are taken by the batch, so that all cores have work, what is read stays bounded and the order is kept.

use crate::brief::record::to_json_line;
use crate::commands::progress::Progress;
use crate::commands::{Console, Failure, Outcome};
use crate::draft::{Findings, Galley, Line};
use crate::text::Shown;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, Read};

/// The longest line that is read, in bytes: an article of 50 MB is none.
const LONGEST: usize = 64 << 20;
/// A batch ends after so many lines,
const LINES: usize = 256;
/// or after so many bytes.
const BYTES: usize = 4 << 20;

/// A line that comes in.
#[derive(Deserialize)]
struct Article {
    id: Value,
    text: String,
}

/// A line that goes out.
#[derive(Serialize)]
struct Out<'t> {
    id: &'t Value,
    #[serde(flatten)]
    line: Line<'t>,
}

/// Drafts what stdin holds.
pub(super) fn run(indirect: bool, console: &mut Console) -> Result<Outcome, Failure> {
    let mut input = io::stdin().lock();
    let progress = Progress::counting("articles");
    let (mut number, mut outcome) = (0, Outcome::Found);
    loop {
        let batch = batch(&mut input).map_err(Failure::Input)?;
        if batch.is_empty() {
            return Ok(outcome);
        }
        let drafted: Vec<Option<Result<String, Shown>>> = batch
            .par_iter()
            .map(|line| {
                let drafted = line.draft(indirect);
                progress.step();
                drafted
            })
            .collect();
        for drafted in drafted {
            number += 1;
            match drafted {
                Some(Ok(line)) => console.data().write_all(line.as_bytes())?,
                Some(Err(why)) => {
                    console.note(&format!("line {number}: {why}").into());
                    outcome = Outcome::Partly;
                }
                None => {}
            }
        }
    }
}

/// A line as it came in.
enum Raw {
    Whole(Vec<u8>),
    TooLong,
}

impl Raw {
    /// The line that goes out for it; nothing for a blank one.
    fn draft(&self, indirect: bool) -> Option<Result<String, Shown>> {
        match self {
            Self::TooLong => {
                Some(Err(format!("longer than {} MiB, and no article is", LONGEST >> 20).into()))
            }
            Self::Whole(bytes) if bytes.trim_ascii().is_empty() => None,
            Self::Whole(bytes) => Some(draft(bytes, indirect)),
        }
    }
}

fn draft(bytes: &[u8], indirect: bool) -> Result<String, Shown> {
    let article: Article = serde_json::from_slice(bytes)
        .map_err(|error| format!("{error}; write {{\"id\": …, \"text\": \"…\"}}"))?;
    let galley = Galley::new(&article.text);
    let found = Findings::of(&galley, None);
    let out = Out { id: &article.id, line: Line::new(&galley, &found, indirect) };
    let mut line = to_json_line(&out).map_err(|error| error.to_string())?;
    line.push('\n');
    Ok(line)
}

fn batch(input: &mut impl BufRead) -> io::Result<Vec<Raw>> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while lines.len() < LINES && bytes < BYTES {
        let Some(line) = line(input)? else { break };
        if let Raw::Whole(line) = &line {
            bytes += line.len();
        }
        lines.push(line);
    }
    Ok(lines)
}

/// The next line; of one that is too long nothing is kept.
fn line(input: &mut impl BufRead) -> io::Result<Option<Raw>> {
    let mut line = Vec::new();
    let mut rest = input.take(LONGEST as u64);
    if rest.read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() < LONGEST || line.ends_with(b"\n") {
        return Ok(Some(Raw::Whole(line)));
    }
    input.skip_until(b'\n')?;
    Ok(Some(Raw::TooLong))
}
