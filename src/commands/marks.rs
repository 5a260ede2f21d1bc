//! The reader's own marks, for commands that are asked about them.

use super::{Console, Failure, state};
use crate::library::{Filter, Memory, Test};
use std::sync::Arc;

/// Has a library know what its reader has marked, where a filter asks for that: nobody else's marks are read.
///
/// # Errors
/// Where no home is known, and so nothing that was kept.
pub(super) fn know(memory: &mut Memory, filter: &Filter, console: &mut Console) -> Result<(), Failure> {
    if filter.clauses.iter().any(|clause| matches!(clause.test, Test::Is(_))) {
        memory.mark(Arc::new(state::kept(console)?.marks));
    }
    Ok(())
}
