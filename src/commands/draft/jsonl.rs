//! `nutgraf draft --jsonl`: a line of JSON in for each article, a line out, in their order.
//!
//! Lines are taken by the batch, so that all cores have work, what is read stays bounded and the order is kept. A line that
//! cannot be drafted is answered too, with nothing found and why, so that lines in and out pair; blank lines are not.

use crate::brief::record::to_json_line;
use crate::commands::progress::Progress;
use crate::commands::{Console, Failure, Outcome};
use crate::draft::{Findings, Galley, Line, story};
use crate::text::Shown;
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, BufRead, Read};

/// The longest line that is read, in bytes: the longest article, written in escapes.
const LONGEST: usize = 2 * story::MAX_BYTES;
/// A batch ends after so many lines,
const LINES: usize = 256;
/// or after so many bytes.
const BYTES: usize = 4 << 20;

/// A line that goes out.
#[derive(Serialize)]
struct Out<'t> {
    id: &'t Value,
    #[serde(flatten)]
    line: Line<'t>,
}

/// Why a line could not be drafted, and the id that it has.
struct Refusal {
    id: Value,
    why: Shown,
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
        let drafted: Vec<Option<Result<String, Refusal>>> = batch
            .par_iter()
            .map(|line| {
                let drafted = line.draft(indirect);
                progress.step();
                drafted
            })
            .collect();
        for drafted in drafted {
            number += 1;
            let line = match drafted {
                Some(Ok(line)) => line,
                Some(Err(Refusal { id, why })) => {
                    console.note(&format!("line {number}: {why}").into());
                    outcome = Outcome::Partly;
                    let why = why.as_str();
                    to_json_line(&json!({"id": id, "quotes": [], "figures": [], "actors": [], "error": why}))
                        .map_err(io::Error::from)?
                }
                None => continue,
            };
            writeln!(console.data(), "{line}")?;
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
    fn draft(&self, indirect: bool) -> Option<Result<String, Refusal>> {
        match self {
            Self::TooLong => Some(Err(too_long(Value::Null))),
            Self::Whole(bytes) if bytes.trim_ascii().is_empty() => None,
            Self::Whole(bytes) => Some(draft(bytes, indirect)),
        }
    }
}

fn too_long(id: Value) -> Refusal {
    let why = format!("longer than {} MB, which no article is", story::MAX_BYTES >> 20);
    Refusal { id, why: why.into() }
}

fn draft(bytes: &[u8], indirect: bool) -> Result<String, Refusal> {
    const WANTED: &str = "write {\"id\": …, \"text\": \"…\"}";
    let article: Value = serde_json::from_slice(bytes).map_err(|error| Refusal {
        id: Value::Null,
        why: format!("not JSON from column {} on; {WANTED}", error.column()).into(),
    })?;
    let id = article.get("id").unwrap_or(&Value::Null);
    let refusal = |why: String| Refusal { id: id.clone(), why: why.into() };
    let text = article.get("text").and_then(Value::as_str).filter(|_| article.get("id").is_some());
    let text = text.ok_or_else(|| refusal(format!("no `id` and `text`; {WANTED}")))?;
    if text.len() > story::MAX_BYTES {
        return Err(too_long(id.clone()));
    }
    let galley = Galley::new(text);
    let found = Findings::of(&galley, None);
    let out = Out { id, line: Line::new(&galley, &found, indirect) };
    to_json_line(&out).map_err(|error| refusal(error.to_string()))
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
