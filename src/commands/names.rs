//! What is said of names that were taken for others.

use super::Console;
use crate::library::{Filter, Memory, Test, Who};
use std::borrow::Cow;

/// More names than this are only hinted at.
const NAMED: usize = 3;

/// Says on stderr of each name that matched only because a typo was forgiven, whom it was taken for.
pub(super) fn note_typos(filter: &Filter, memory: &Memory, console: &mut Console) {
    for typed in typed(filter) {
        let meant = memory.taken_for(typed);
        if !meant.is_empty() {
            let mut names: Vec<Cow<'_, str>> =
                meant.iter().take(NAMED).map(|name| name.shown().line()).collect();
            names.extend((meant.len() > NAMED).then_some(Cow::Borrowed("…")));
            let names = names.join(", ");
            let note = format!("nobody is called “{typed}”; taken for a name one letter off: {names}");
            console.note(&note.into());
        }
    }
}

/// The names of a filter as they were typed, each once.
fn typed(filter: &Filter) -> Vec<&str> {
    let mut all = Vec::new();
    for clause in &filter.clauses {
        if let Test::Actor(Who::Like(name)) | Test::Speaker(Who::Like(name)) | Test::Source(Who::Like(name)) =
            &clause.test
            && !all.contains(&name.as_str())
        {
            all.push(name);
        }
    }
    all
}
