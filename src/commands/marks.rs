//! The reader's own marks, for commands that are asked about them.

use crate::library::{Filter, Memory, Test};
use crate::state::Marks;
use std::sync::Arc;

/// Has a library know what its reader has marked, where a filter asks for that: nobody else's marks are read.
pub(super) fn know(memory: &mut Memory, filter: &Filter) {
    if filter.clauses.iter().any(|clause| matches!(clause.test, Test::Is(_))) {
        memory.mark(Arc::new(Marks::default()));
    }
}
